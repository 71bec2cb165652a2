// What all pages share: single keys, the panel, messages for screen readers. Every page works without it.
"use strict";
document.documentElement.classList.add("js");

const workbench = {
  // Functions that bring the parts of a page to life; called with the page and with whatever comes into it later.
  parts: [],
  enliven(root) { for (const part of this.parts) part(root); },

  say(text) { document.getElementById("live").textContent = text; },

  async fetch(address, options = {}) {
    const headers = { "x-csrf-token": document.body.dataset.csrf, ...options.headers };
    const response = await fetch(address, { credentials: "same-origin", ...options, headers });
    document.getElementById("failed").hidden = true;
    return response;
  },

  parsed(text) { return new DOMParser().parseFromString(text, "text/html"); },

  later(wait, work) {
    let timer;
    return (...values) => { clearTimeout(timer); timer = setTimeout(() => work(...values), wait); };
  },

  // Told to the eye and the ear until something works again; above an open panel too.
  failed() {
    const told = document.getElementById("failed");
    (this.panel.dialog.open ? this.panel.dialog : document.body).append(told);
    told.hidden = false; // an alert: read out as it appears
  },

  // What takes longer than a glance says that it is under way.
  async busy(work) {
    const told = document.getElementById("busy");
    const timer = setTimeout(() => {
      (this.panel.dialog.open ? this.panel.dialog : document.body).append(told);
      told.hidden = false;
      this.say(told.textContent);
    }, 300);
    try { return await work; } finally { clearTimeout(timer); told.hidden = true; }
  },
};

// ---- the panel: a page of ours shown over this one

const panel = {
  get dialog() { return document.getElementById("panel"); },

  async open(address) {
    try {
      this.show(await workbench.busy(workbench.fetch(address).then((response) => response.text())));
    } catch { workbench.failed(); }
  },

  show(text) {
    const main = workbench.parsed(text).querySelector("main");
    const inside = this.dialog.querySelector("div");
    inside.replaceChildren(...[...main.childNodes].map((node) => document.adoptNode(node)));
    if (!inside.querySelector("#panel-title")) inside.querySelector("h1, h2")?.setAttribute("id", "panel-title");
    this.dialog.setAttribute("aria-labelledby", "panel-title");
    inside.querySelectorAll("h1.unseen").forEach((heading) => heading.remove());
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
    workbench.enliven(inside);
    (inside.querySelector("[autofocus], input[type=text]:not([readonly])") ?? this.dialog.querySelector("[data-close]")).focus();
  },

  close() { this.dialog.close(); },

  // Closed by the reader: what was typed into it would be lost.
  leave() {
    const typed = [...this.dialog.querySelectorAll("form.entry")].some((form) => fields(form).some(isDirty));
    if (!typed || confirm(document.body.dataset.leave)) this.close();
  },

  // A form in the panel: what follows a save is shown by the page beneath, everything else in the panel again.
  async submit(form, button) {
    const data = new FormData(form, button);
    const address = new URL(form.action);
    try {
      let response;
      if (form.method === "get") {
        address.search = new URLSearchParams(data);
        response = await workbench.busy(workbench.fetch(address));
      } else {
        response = await workbench.busy(workbench.fetch(address, { method: "POST", body: new URLSearchParams(data) }));
      }
      const text = await response.text();
      if (form.method === "post" && response.ok) {
        this.close();
        const done = workbench.parsed(text).querySelector("main > .notice.good")?.textContent ?? "";
        document.dispatchEvent(new CustomEvent("workbench:saved", { detail: { address: response.url, said: done } }));
      } else {
        this.show(text);
      }
    } catch { workbench.failed(); }
  },
};
workbench.panel = panel;

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a[data-panel]");
  if (link && !link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    panel.open(link.href);
  }
  if (event.target.closest("[data-close]")) panel.leave();
});
addEventListener("pageshow", () => { document.getElementById("busy").hidden = true; });
// Esc by its key: of two "cancel" events in a row a browser lets no page refuse the second.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || !panel.dialog.open) return;
  event.preventDefault();
  panel.leave();
});
document.addEventListener("cancel", (event) => {
  if (event.target.id !== "panel") return;
  event.preventDefault();
  panel.leave();
}, true);
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.target.closest("#panel")) {
    event.preventDefault();
    panel.submit(event.target, event.submitter);
  } else if (!("download" in event.target.dataset)) {
    workbench.busy(new Promise(() => {})); // until the next page is there
  }
});

// ---- keys without Ctrl or Alt: only where nobody is typing, and only while they are turned on

const goes = { e: "/entries", a: "/article", d: "/drafts" };
let leading = false;

// a key of a Cyrillic keyboard is told by its place; Russian ones have . and , where others have / and ?
workbench.key = (event) => {
  if (event.code === "Slash" && /[.,]/.test(event.key)) return event.shiftKey ? "?" : "/";
  return /^\p{Script=Cyrillic}$/u.test(event.key) ? event.code.replace(/^Key/, "").toLowerCase() : event.key;
};

function typing(element) {
  return element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName)
    || (element.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(element.type));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (localStorage.getItem("single-keys") === "off" || document.getElementById("panel").open) return;
  const key = workbench.key(event);
  const led = leading;
  leading = false;
  if (led && goes[key]) { event.preventDefault(); location.assign(goes[key]); return; }
  if (key === "g") { leading = true; return; }
  if (key === "?") { event.preventDefault(); location.assign("/shortcuts"); return; }
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (found) {
    event.preventDefault();
    if (found.tagName === "INPUT") { found.focus(); found.select(); } else found.click();
  } else if (key === "/") { event.preventDefault(); location.assign("/entries#q"); }
  else if (key === "n") { event.preventDefault(); location.assign("/entries/new"); }
});

// ---- a page that waits for the server: how far it is, then what came of it

workbench.parts.push((root) => {
  const waiting = root.querySelector("[data-working]");
  if (!waiting) return;
  const bar = waiting.querySelector("progress");
  const timer = setInterval(async () => {
    try {
      const state = await (await workbench.fetch(waiting.dataset.working)).json();
      if (state.over) { clearInterval(timer); location.reload(); return; }
      if (state.total) { bar.max = state.total; bar.value = state.done; }
      waiting.querySelector("span").textContent = state.told;
    } catch { workbench.failed(); }
  }, 700);
});

document.addEventListener("DOMContentLoaded", () => {
  const single = document.getElementById("single-keys");
  if (single) {
    single.checked = localStorage.getItem("single-keys") !== "off";
    single.addEventListener("change", () => localStorage.setItem("single-keys", single.checked ? "on" : "off"));
  }
  workbench.enliven(document);
});
