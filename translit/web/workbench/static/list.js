// The list of names: found as one types.
"use strict";

workbench.parts.push((root) => {
  const form = root.querySelector("#find");
  if (!form) return;
  const rows = document.getElementById("rows");
  let asked;

  async function show() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", query.size ? `/entries?${query}` : "/entries");
    asked?.abort();
    asked = new AbortController();
    query.set("rows", "1");
    try {
      const response = await workbench.fetch(`/entries?${query}`, { signal: asked.signal });
      if (!response.ok) throw new Error(response.status);
      rows.innerHTML = await response.text(); // made by our own template, every name in it escaped
      announce();
    } catch (error) {
      if (error.name !== "AbortError") workbench.failed();
    }
  }

  if (location.hash === "#q") form.q.focus(); // the key "/" on another page
  const announce = workbench.later(500, () => workbench.say(document.getElementById("found").textContent));
  form.q.addEventListener("input", workbench.later(60, show));
  form.addEventListener("change", (event) => { if (event.target !== form.q) show(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rows.querySelector(".name a")?.click();
  });

  rows.addEventListener("click", async (event) => {
    const more = event.target.closest("a[data-more]");
    if (!more) return;
    event.preventDefault();
    const address = new URL(more.href);
    address.searchParams.set("rows", "1");
    try {
      const response = await workbench.fetch(address);
      const page = workbench.parsed(await response.text());
      const fresh = [...page.querySelectorAll("tbody tr")].map((row) => document.adoptNode(row));
      const next = page.querySelector(".more");
      rows.querySelector("tbody").append(...fresh);
      more.closest(".more").replaceWith(...(next ? [document.adoptNode(next)] : []));
      fresh[0]?.querySelector("a").focus();
    } catch { location.assign(more.href); }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...rows.querySelectorAll(".name a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && (document.activeElement !== form.q || event.key === "ArrowUp")) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? form.q : links[Math.min(next, links.length - 1)])?.focus();
  });
});
