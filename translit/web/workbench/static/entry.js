// The form of an entry: what would be printed and what is wrong, as one types; others' changes; nothing typed is lost.
"use strict";

workbench.parts.push((root) => {
  for (const form of root.querySelectorAll("form.entry")) {
    roomy(form);
    if ("locked" in form.dataset) continue;
    preview(form);
    growing(form);
    if (form.id === "entry" && !form.closest("#panel")) { guard(form); if (form.dataset.version) watch(form); }
    document.addEventListener("keydown", (event) => {
      const saving = (event.ctrlKey || event.metaKey) && (event.key.toLowerCase() === "s" || event.code === "KeyS" || event.key === "Enter");
      if (saving && form.isConnected) { event.preventDefault(); form.requestSubmit(form.querySelector("button.main")); }
    });
  }
});

function preview(form) {
  let asked;
  const look = workbench.later(150, async () => {
    asked?.abort();
    asked = new AbortController();
    const data = new URLSearchParams(new FormData(form));
    data.set("id", form.dataset.id);
    try {
      const response = await workbench.fetch("/entries/preview", { method: "POST", body: data, signal: asked.signal });
      if (response.ok) shown(form, await response.json());
    } catch (error) { if (error.name !== "AbortError") workbench.failed(); }
  });
  form.addEventListener("input", look);
  form.addEventListener("change", look);
}

// The end of a name is what its cases are looked at for: long ones get smaller letters, then a line of their own.
function roomy(form) {
  for (const cases of form.querySelectorAll(".cases")) {
    const fields = [...cases.querySelectorAll("[data-case]")];
    const longest = Math.max(...fields.map((field) => Math.max(field.placeholder.length, field.value.length)));
    cases.classList.toggle("long", longest > 19);
    cases.classList.toggle("longer", longest > 28);
    for (const field of fields) field.title = longest > 28 ? field.value || field.placeholder : "";
  }
}

function shown(form, told) {
  for (const field of form.querySelectorAll("[data-case]")) {
    const at = field.dataset.case.lastIndexOf(".");
    const made = told.declined[field.dataset.case.slice(0, at)];
    field.placeholder = made?.[field.dataset.case.slice(at + 1)] ?? "";
  }
  roomy(form);
  const places = new Map([...form.querySelectorAll(".findings")].map((place) => [place.dataset.for, place]));
  for (const [key, place] of places) {
    const found = told.findings[key] ?? [];
    place.replaceChildren(...found.map((each) => {
      const line = document.createElement("p");
      line.className = `finding ${each.severity}`;
      line.textContent = each.message;
      return line;
    }));
    const field = form.elements.namedItem(key);
    if (field instanceof HTMLElement) {
      if (found.some((each) => each.severity === "error")) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  }
  const printed = form.querySelector("#printed");
  printed?.replaceChildren(...told.printed.flatMap(([title, value]) => {
    const [name, text] = [document.createElement("dt"), document.createElement("dd")];
    [name.textContent, text.textContent, text.lang] = [title, value ?? "–", "en"];
    return [name, text];
  }));
  for (const field of form.querySelectorAll(".field.form")) field.classList.toggle("empty-field", !field.querySelector("input").value);
  const tally = form.querySelector("#tally");
  if (tally && tally.textContent !== told.tally) tally.textContent = told.tally;
}

// A table of sources or samples gets another line when its last one is begun.
function growing(form) {
  for (const lines of form.querySelectorAll("[data-lines]")) {
    lines.addEventListener("input", (event) => {
      const last = lines.lastElementChild;
      if (!last?.contains(event.target) || !event.target.value) return;
      const next = last.cloneNode(true);
      const number = lines.children.length;
      for (const field of next.querySelectorAll("input, textarea, select")) {
        const [was, is] = [field.id, field.id.replace(/-\d+-/, `-${number}-`)];
        field.value = "";
        field.id = is;
        field.name = field.name.replace(/\.\d+\./, `.${number}.`);
        next.querySelector(`label[for="${was}"]`)?.setAttribute("for", is);
      }
      next.querySelector(".findings")?.remove();
      lines.append(next);
    });
  }
}

function fields(form) { return [...form.elements].filter((field) => field.name && !/^(hidden|submit|fieldset)$/.test(field.type)); }

function isDirty(field) {
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected) && field.value !== ([...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0].value);
  return field.value !== field.defaultValue;
}

function guard(form) {
  let leaving = false;
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("beforeunload", (event) => { if (!leaving && fields(form).some(isDirty)) event.preventDefault(); });
  addEventListener("pageshow", () => { leaving = false; });
}

// Somebody else may save the entry while it is open here: what I have not touched becomes theirs, what I typed stays.
function watch(form) {
  const note = document.getElementById("changed");
  let asking = false;

  async function look() {
    if (asking || document.hidden) return;
    asking = true;
    try {
      const response = await workbench.fetch(`/entries/${encodeURIComponent(form.dataset.id)}/state?version=${form.dataset.version}`);
      if (response.status === 404) tell(note, note.dataset.gone);
      else if (response.ok) taken(await response.json());
    } catch { /* the server is away for a moment: the next look will tell */ } finally { asking = false; }
  }

  function taken(state) {
    if (!state.fields || state.version === form.dataset.version) return;
    if (!state.own) { tell(note, note.dataset.gone); return; }
    const before = new Map(fields(form).map((field) => [field, isDirty(field)]));
    const both = [...before].filter(([field, dirty]) => dirty && changes(field, state.fields[field.name] ?? ""));
    for (const [field] of both) differ(field, state.fields[field.name] ?? "");
    if (both.length) { tell(note, note.dataset.same); form.dataset.version = state.version; return; } // the form keeps the old version: a save shows both
    for (const [field, dirty] of before) follow(field, state.fields[field.name] ?? "", dirty);
    form.elements.version.value = form.dataset.version = state.version;
    tell(note, note.dataset.changed);
    form.dispatchEvent(new Event("input"));
  }

  setInterval(look, 3000);
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
}

function defaultOf(field) {
  if (field.type === "radio" || field.type === "checkbox") return field.defaultChecked ? field.value : "";
  if (field.tagName === "SELECT") return [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0].value;
  return field.defaultValue;
}

// Whether their value of a field is neither what it was nor what I made of it.
function changes(field, theirs) {
  if (field.type === "radio") return field.checked && field.value !== theirs && !isTheirOld(field, theirs);
  const mine = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value;
  return theirs !== defaultOf(field) && theirs !== mine;
}

function isTheirOld(field, theirs) {
  return [...document.getElementsByName(field.name)].some((each) => each.defaultChecked && each.value === theirs);
}

function follow(field, theirs, dirty) {
  if (field.type === "radio" || field.type === "checkbox") {
    const on = field.type === "radio" ? field.value === theirs : theirs !== "";
    field.defaultChecked = on;
    const group = field.type === "radio" ? [...document.getElementsByName(field.name)] : [field];
    if (!dirty && !group.some((each) => each.dataset.mine)) field.checked = on;
  } else if (field.tagName === "SELECT") {
    for (const option of field.options) option.defaultSelected = option.value === theirs;
    if (!dirty) field.value = theirs;
  } else {
    const typed = field.value;
    field.defaultValue = theirs;
    field.value = dirty ? typed : theirs;
  }
}

function differ(field, theirs) {
  const holder = field.closest(".field") ?? field.parentElement;
  holder.querySelector(".theirs")?.remove();
  const line = document.createElement("p");
  const value = document.createElement("b");
  line.className = "theirs";
  value.textContent = theirs || "–";
  line.append(document.getElementById("changed").dataset.theirs, " ", value);
  holder.append(line);
}

function tell(note, text) {
  note.textContent = text;
  note.hidden = false;
  workbench.say(text);
}
