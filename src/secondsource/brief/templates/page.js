/* Marks and lines → the report at the passage, in a panel beside the brief. Without this script they are plain links. */
(() => {
  "use strict";
  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const reader = find("reader"), body = find("reader-body"), scheme = find("scheme");
  if (!reader || !reader.showModal) return;
  root.classList.add("js");

  let steps = [], at = 0, opener = null;

  /* A step is one passage: its name and the report it stands in. */
  const stepsOf = (links) => links.flatMap((link) =>
    (link.dataset.passages || "").split(" ").filter(Boolean).map((name) => ({ name, link })));

  const placeOf = (name) => document.querySelector(`:is(.full, .shelf) [data-passage~="${CSS.escape(name)}"]`);

  /* On a desk a report has a page of its own: it is fetched once and kept out of sight, its passages under their names. */
  const shelf = document.createElement("div");
  shelf.className = "shelf";
  shelf.hidden = true;
  document.body.append(shelf);
  const fetched = new Map();
  const isHere = (link) => link.getAttribute("href").startsWith("#");
  const addressOf = (link) => { const to = new URL(link.getAttribute("href"), location.href); return to.pathname + to.search; };

  async function fetchReport(address) {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error("not answered");
    const report = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".report");
    for (const element of report.querySelectorAll("[id]")) element.removeAttribute("id");
    for (const link of report.querySelectorAll("a[href^='#']")) link.removeAttribute("href");
    report.removeAttribute("id");
    report.dataset.address = address;
    shelf.append(document.adoptNode(report));
  }

  /* Do `then` when the reports of all links are at hand; follow `link` when they cannot be had. */
  function ready(links, link, then) {
    const away = [...new Set(links.filter((one) => !isHere(one)).map(addressOf))];
    if (!away.length) return then();
    const loading = away.map((address) => {
      if (!fetched.has(address)) fetched.set(address, fetchReport(address));
      return fetched.get(address);
    });
    const follow = () => location.assign(link.getAttribute("href"));
    Promise.all(loading).then(() => then() || follow(), follow);
    return true;
  }

  function copyOf(report) {
    const copy = document.createElement("div");
    for (const part of report.querySelectorAll(":scope > .report-text, :scope > .taken-out, :scope > .note"))
      copy.append(part.cloneNode(true));
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    return copy;
  }

  function show() {
    const step = steps[at];
    const place = step.name ? placeOf(step.name) : null;
    const report = place ? place.closest(".report") : step.report;
    if (!report) return false;
    const copy = copyOf(report);
    const title = find("reader-title"), date = document.createElement("small");
    title.textContent = report.dataset.label + " ";
    date.textContent = report.dataset.date;
    title.append(date);
    find("reader-text").replaceChildren(copy);
    find("reader-line").textContent = step.line || "";
    find("reader-count").textContent = steps.length > 1 ? `Passage ${at + 1} of ${steps.length}` : "";
    find("reader-back").disabled = at === 0;
    find("reader-next").disabled = at === steps.length - 1;
    for (const id of ["reader-back", "reader-next"]) find(id).hidden = steps.length < 2;
    mark(step, copy);
    return true;
  }

  function mark(step, copy) {
    for (const link of document.querySelectorAll(".mark.open")) link.classList.remove("open");
    if (step.link) step.link.classList.add("open");
    const hits = step.name ? [...copy.querySelectorAll(`[data-passage~="${CSS.escape(step.name)}"]`)] : [];
    for (const hit of hits) {
      hit.classList.add("hit");
      const sentence = hit.closest(".sentence");
      if (sentence) sentence.classList.add("near");
    }
    step.hit = hits[0] || null;
  }

  function scrollToHit() {
    const hit = steps[at].hit;
    body.scrollTop = 0;
    if (!hit) return;
    const top = hit.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTop = Math.max(0, top - body.clientHeight / 3);
  }

  function open(found, start, from) {
    steps = found;
    at = Math.max(0, start);
    if (!steps.length || !show()) return false;
    opener = from;
    if (!reader.open) {
      if (matchMedia("(min-width: 60rem)").matches) reader.show(); else reader.showModal();
      document.body.classList.add("reading");
      from.scrollIntoView({ block: "nearest" });
    }
    scrollToHit();
    body.focus({ preventScroll: true });
    return true;
  }

  function go(by) {
    if (at + by < 0 || at + by >= steps.length) return;
    at += by;
    show();
    scrollToHit();
  }

  /* A note under a line has its own evidence, which is walked through on its own. */
  function openLine(line, link) {
    const note = link ? link.closest(".note") : null;
    const marks = [...(note || line).querySelectorAll(".mark")];
    const own = marks.filter((mark) => mark.closest(".note") === note || line.matches(".note"));
    const found = stepsOf(own);
    const told = line.querySelector(".told");
    const row = line.closest("tr[data-about]"), about = row ? `${row.dataset.about}: ` : "";
    for (const step of found) step.line = told ? about + told.textContent.trim() : "";
    const start = link && link.matches(".mark") ? found.findIndex((step) => step.link === link) : 0;
    const from = link || told || line.querySelector(".mark");
    return found.length > 0 && ready(own, from, () => open(found, start, from));
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (!target || reader.contains(target)) return;
    const link = target.closest("a, button, summary");
    if (link && link.matches("[data-report]")) {
      const report = () => isHere(link) ? document.querySelector(link.getAttribute("href"))
        : shelf.querySelector(`[data-address="${CSS.escape(addressOf(link))}"]`);
      if (ready([link], link, () => report() && open([{ name: "", report: report() }], 0, link))) event.preventDefault();
      return;
    }
    if (link && !link.matches(".mark, .told")) return;
    if (!link && String(getSelection())) return;
    const line = target.closest("[data-line]");
    if (line && openLine(line, link)) event.preventDefault();
  });

  function close() {
    reader.close();
    document.body.classList.remove("reading");
    for (const link of document.querySelectorAll(".mark.open")) link.classList.remove("open");
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
  }

  reader.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
  reader.addEventListener("click", (event) => { if (event.target === reader) close(); });
  find("reader-close").addEventListener("click", close);
  find("reader-back").addEventListener("click", () => go(-1));
  find("reader-next").addEventListener("click", () => go(1));
  document.addEventListener("keydown", (event) => {
    if (!reader.open || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (!reader.contains(document.activeElement)) return;
    if (event.key === "ArrowRight") go(1);
    if (event.key === "ArrowLeft") go(-1);
  });

  /* Light or dark: as the machine is set, until the reader says otherwise. */
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme || (dark.matches ? "dark" : "light")) === "dark";
  const name = () => { scheme.textContent = isDark() ? "Light" : "Dark"; scheme.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`); };
  const remember = (value) => { try { localStorage.setItem("secondsource-scheme", value); } catch { /* not allowed here */ } };
  try { const kept = localStorage.getItem("secondsource-scheme"); if (kept) root.dataset.scheme = kept; } catch { /* not allowed here */ }
  scheme.hidden = false;
  name();
  dark.addEventListener("change", name);
  scheme.addEventListener("click", () => { root.dataset.scheme = isDark() ? "light" : "dark"; remember(root.dataset.scheme); name(); });

  addEventListener("beforeprint", () => { for (const fold of document.querySelectorAll("main details")) fold.open = true; });
})();
