"use strict";
// The report is data; every text of it reaches the page as text, never as markup.
const report = JSON.parse(document.getElementById("data").textContent);
const say = report.labels;
const PAGE = 100;
const FACETS = ["severity", "rule", "file"];
const view = { hidden: { severity: new Set(), rule: new Set(), file: new Set() }, words: "", page: 0, chosen: 0, shown: [] };

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// Offsets are code points; a string of JavaScript counts UTF-16 code units.
function marked(text, span, whole) {
  if (!span) return [text];
  const letters = Array.from(text);
  const part = (start, end) => letters.slice(start, end).join("");
  const quote = part(span[0], span[1]);
  const mark = element("mark", { class: quote ? undefined : "empty", title: whole }, quote);
  return [part(0, span[0]), mark, part(span[1])];
}

function textColumn(title, text, language, span, message) {
  const attributes = { lang: language || undefined, dir: "auto" };
  return element("div", {}, element("h3", {}, title), element("p", attributes, ...marked(text, span, message)));
}

function card(finding) {
  const segment = report.segments[finding.segment];
  const file = report.files[finding.file];
  const unnumbered = segment ? `${file.name} (${segment.id})` : file.name;
  const place = finding.line === null ? unnumbered : `${file.name}:${finding.line}:${finding.column}`;
  const head = element("div", { class: "head" },
    element("span", { class: "severity" }, say[finding.severity]),
    element("span", {}, finding.rule),
    element("span", {}, say[finding.tier]),
    element("span", {}, place));
  const texts = element("div", { class: "texts" });
  if (segment) {
    const span = (side) => (finding.side === side ? finding.span : null);
    texts.append(textColumn(segment.target === null ? say.text : say.source, segment.source, file.source, span("source"), finding.message));
    if (segment.target !== null) {
      texts.append(textColumn(say.translation, segment.target, file.target, span("target"), finding.message));
    }
  }
  const item = element("li", { class: `finding ${finding.severity}` }, head,
    element("p", { class: "message" }, finding.message), texts);
  if (finding.suggestions.length) {
    item.append(element("p", { class: "suggestions" }, say.suggestion.replace("{text}", finding.suggestions.join(" | "))));
  }
  return item;
}

function value(finding, facet) {
  return facet === "file" ? report.files[finding.file].name : finding[facet];
}

function haystack(finding) {
  const segment = report.segments[finding.segment];
  const texts = segment ? [segment.source, segment.target || ""] : [];
  return [finding.message, finding.rule, report.files[finding.file].name, ...texts].join("\n").toLowerCase();
}

function matches(finding, except) {
  if (view.words && !haystack(finding).includes(view.words)) return false;
  return FACETS.every((facet) => facet === except || !view.hidden[facet].has(value(finding, facet)));
}

function number(count) {
  return count.toLocaleString(document.documentElement.lang);
}

function drawFilters() {
  const filters = document.getElementById("filters");
  filters.replaceChildren();
  for (const facet of FACETS) {
    const counts = new Map(report.facets[facet].map((name) => [name, 0]));
    for (const finding of report.findings) {
      if (matches(finding, facet)) counts.set(value(finding, facet), counts.get(value(finding, facet)) + 1);
    }
    const most = Math.max(1, ...counts.values());
    const set = element("fieldset", {}, element("h2", {}, say[facet]));
    for (const [name, count] of counts) {
      const box = element("input", { type: "checkbox", "data-facet": facet, "data-name": name });
      box.checked = !view.hidden[facet].has(name);
      box.addEventListener("change", () => toggle(facet, name));
      const shown = facet === "severity" ? say[name] : name;
      set.append(element("label", { class: facet === "severity" ? name : undefined, title: shown }, box,
        element("span", { class: "name" }, shown), element("span", { class: "count" }, number(count)),
        element("progress", { max: most, value: count, "aria-hidden": "true" })));
    }
    filters.append(set);
  }
}

function toggle(facet, name) {
  const hidden = view.hidden[facet];
  if (!hidden.delete(name)) hidden.add(name);
  refresh();
}

function refresh() {
  view.shown = report.findings.filter((finding) => matches(finding, null));
  view.page = 0;
  view.chosen = 0;
  drawFilters();
  drawPage();
}

function drawPage() {
  const first = view.page * PAGE;
  const items = view.shown.slice(first, first + PAGE).map(card);
  const list = document.getElementById("findings");
  list.replaceChildren(...(items.length ? items : [element("li", { class: "nothing" }, say.nothing)]));
  items.forEach((item, index) => item.addEventListener("click", () => choose(index)));
  drawPager("pager-top", first, items.length);
  drawPager("pager-bottom", first, items.length);
  document.getElementById("summary").textContent = say.shown
    .replace("{shown}", number(view.shown.length)).replace("{all}", number(report.findings.length));
  choose(Math.min(view.chosen, Math.max(0, items.length - 1)), false);
}

function drawPager(id, first, length) {
  const pager = document.getElementById(id);
  pager.replaceChildren();
  if (view.shown.length <= PAGE) return;
  const back = element("button", { type: "button" }, "←");
  const on = element("button", { type: "button" }, "→");
  back.setAttribute("aria-label", say.back);
  on.setAttribute("aria-label", say.on);
  back.disabled = first === 0;
  on.disabled = first + length >= view.shown.length;
  back.addEventListener("click", () => turn(-1));
  on.addEventListener("click", () => turn(1));
  pager.append(back, `${number(first + 1)}–${number(first + length)} / ${number(view.shown.length)}`, on);
}

function turn(step, chosen = 0) {
  const last = Math.max(0, Math.ceil(view.shown.length / PAGE) - 1);
  const page = Math.min(last, Math.max(0, view.page + step));
  if (page === view.page) return;
  view.page = page;
  view.chosen = chosen;
  drawPage();
  window.scrollTo(0, 0);
}

function choose(index, scroll = true) {
  const items = document.querySelectorAll("li.finding");
  for (const item of items) item.classList.remove("chosen");
  view.chosen = index;
  if (!items[index]) return;
  items[index].classList.add("chosen");
  if (scroll) items[index].scrollIntoView({ block: "nearest" });
}

function move(step) {
  const length = document.querySelectorAll("li.finding").length;
  const index = view.chosen + step;
  if (index < 0) turn(-1, PAGE - 1);
  else if (index >= length) turn(1);
  else choose(index);
}

function jumpToFile(step) {
  const place = view.page * PAGE + view.chosen;
  const here = view.shown[place];
  if (!here) return;
  for (let index = place + step; index >= 0 && index < view.shown.length; index += step) {
    if (view.shown[index].file !== here.file) {
      view.page = Math.floor(index / PAGE);
      view.chosen = index % PAGE;
      drawPage();
      choose(view.chosen);
      return;
    }
  }
}

function showHelp() {
  const help = document.getElementById("help");
  help.hidden = !help.hidden;
  document.getElementById("help-button").setAttribute("aria-expanded", String(!help.hidden));
}

const KEYS = {
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
  n: () => turn(1), p: () => turn(-1), "]": () => jumpToFile(1), "[": () => jumpToFile(-1),
  1: () => toggle("severity", "error"), 2: () => toggle("severity", "warning"), 3: () => toggle("severity", "info"),
  "/": () => document.getElementById("search").focus(), "?": showHelp,
};

document.addEventListener("keydown", (event) => {
  const search = document.getElementById("search");
  if (event.key === "Escape") {
    search.blur();
    return;
  }
  if (event.target.type === "search" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

document.getElementById("search").addEventListener("input", (event) => {
  view.words = event.target.value.toLowerCase();
  refresh();
});
document.getElementById("search-label").textContent = say.search;
document.getElementById("help-button").addEventListener("click", showHelp);
document.getElementById("help").append(...report.keys.map(([keys, meaning]) =>
  element("span", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "]), meaning)));
document.getElementById("footer").append(...report.footer.map((line) => element("p", {}, line)));
refresh();
