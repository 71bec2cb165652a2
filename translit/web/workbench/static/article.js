// An article: dropped, seen in another style or translated without leaving the page, its names lit on both sides.
"use strict";

workbench.parts.push((root) => {
  const paste = root.querySelector("#paste");
  if (paste) pasting(paste);
  const options = root.querySelector("#options");
  if (options) reading(options);
});

function pasting(form) {
  const drop = form.querySelector("[data-drop]");
  const text = form.elements.text;
  text.value ||= sessionStorage.getItem("article") ?? "";
  form.addEventListener("submit", () => { try { sessionStorage.setItem("article", text.value); } catch { /* too long to keep */ } });
  form.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key === "Enter") form.requestSubmit(); });
  document.addEventListener("paste", (event) => { // wherever the focus is: there is one place for it on this page
    if (event.target.closest?.("input, textarea")) return;
    text.focus();
    text.setRangeText(event.clipboardData.getData("text/plain"), text.selectionStart, text.selectionEnd, "end");
    event.preventDefault();
  });
  form.elements.file.addEventListener("change", () => { if (form.elements.file.files.length) form.requestSubmit(); });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) {
      form.elements.file.files = event.dataTransfer.files;
      form.requestSubmit();
    } else {
      text.setRangeText(event.dataTransfer.getData("text/plain"), text.selectionStart, text.selectionEnd, "end");
    }
  });
}

function reading(form) {
  const view = document.getElementById("view");
  const status = document.getElementById("status");
  let asked;

  async function show(done = "") {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `${new URL(form.action).pathname}?${query}`;
    history.replaceState(null, "", address);
    asked?.abort();
    asked = new AbortController();
    view.classList.add("busy");
    view.setAttribute("aria-busy", "true");
    status.textContent = status.dataset.busy;
    try {
      const response = await workbench.fetch(`${address}&view=1`, { signal: asked.signal });
      if (!response.ok) { location.assign(address); return; }
      const text = await response.text();
      const at = [...view.querySelectorAll("a")].indexOf(document.activeElement);
      view.innerHTML = text; // made by our own template, every name in it escaped
      if (at >= 0) [...view.querySelectorAll("a")].at(at)?.focus({ preventScroll: true }); // who works by keyboard goes on from there
      const targets = view.querySelector(".targets");
      if (targets) form.elements.to.replaceChildren(...document.importNode(targets.content, true).childNodes);
      status.textContent = "";
      workbench.say(`${done} ${document.getElementById("summary").textContent}`.trim());
      view.classList.remove("busy");
      view.removeAttribute("aria-busy");
    } catch (error) {
      if (error.name === "AbortError") return;
      view.classList.remove("busy");
      view.removeAttribute("aria-busy");
      status.textContent = document.getElementById("failed").textContent;
    }
  }

  form.addEventListener("change", () => show());
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  // what was chosen before this script came, or what the browser filled in again, counts too
  const rendered = (choice) => [...choice.options].find((option) => option.defaultSelected) ?? choice.options[0];
  if ([...form.querySelectorAll("select")].some((choice) => choice.selectedOptions[0] !== rendered(choice))) show();
  document.addEventListener("workbench:saved", (event) => show(event.detail.said));

  view.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await copied(view.querySelector("#result"));
    status.textContent = button.dataset.copy;
    setTimeout(() => { if (status.textContent === button.dataset.copy) status.textContent = ""; }, 4000);
  });

  const lit = (entity) => {
    for (const mark of view.querySelectorAll("[data-entity]")) mark.classList.toggle("lit", mark.dataset.entity === entity);
  };
  for (const kind of ["mouseover", "focusin"]) {
    view.addEventListener(kind, (event) => lit(event.target.closest("[data-entity]")?.dataset.entity ?? ""));
  }
  view.addEventListener("mouseleave", () => lit(document.activeElement?.dataset?.entity ?? ""));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.getElementById("panel").open) return;
    if (localStorage.getItem("single-keys") === "off") return;
    const key = workbench.key(event);
    if (!["j", "k", "u"].includes(key)) return;
    const names = [...view.querySelectorAll(`.text .pair > :first-child ${key === "u" ? ".unknown" : "a"}`)];
    if (!names.length) return;
    const here = document.activeElement;
    const at = names.indexOf(here);
    let next = at + (key === "k" ? -1 : 1);
    if (at < 0) next = Math.max(0, names.findIndex((name) => here.compareDocumentPosition(name) & Node.DOCUMENT_POSITION_FOLLOWING));
    event.preventDefault();
    names[(next + names.length) % names.length].focus();
  });
}

// Other machines have the pages over plain HTTP, where a browser gives no clipboard to scripts but this old one.
async function copied(area) {
  try { await navigator.clipboard.writeText(area.value); } catch {
    area.hidden = false;
    area.select();
    document.execCommand("copy");
    area.hidden = true;
  }
}
