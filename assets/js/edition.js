/* What a script adds to an edition's page: search, filters and order of the project table, kept in the address;
   regions that need no scrolling leave the keyboard's path; the rail shows where the reader is.
   Without it the whole page is there, in the report's own order. */
"use strict";
(() => {
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* The project table. */
  const form = document.querySelector("form.tools");
  const table = document.getElementById("projects");
  const answer = form.querySelector("output");
  const heads = [...table.querySelectorAll("th[data-sort]")];
  const filters = [...form.querySelectorAll("select")];
  const rows = [...table.querySelectorAll("tr.project")].map((row, place) => ({
    row, place, home: row.parentElement, words: folded(spoken(row)),
  }));
  const grouped = [...table.querySelectorAll("tr.group, tr.total")];
  const flat = table.createTBody();
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let order = { key: "", descending: false };

  /* Every word by which a project may be sought: its line, and its card without the words that all cards share. */
  function spoken(row) {
    const card = document.getElementById(row.querySelector("a").hash.slice(1));
    const parts = card ? card.querySelectorAll("h3, .ministry, .status, dd, .text p") : [];
    return [row, ...parts].map((part) => part.textContent).join(" ");
  }

  function matches({ row, words }) {
    const sought = folded(form.elements.q.value).split(/\s+/).filter(Boolean);
    return sought.every((word) => words.includes(word))
      && filters.every((list) => !list.value || row.dataset[list.name] === list.value);
  }

  function value(row, index) {
    const cell = row.children[index];
    return "value" in cell.dataset ? cell.dataset.value : cell.textContent;
  }

  /* Missing values stand last, whichever way the column is ordered; equals keep the report's order. */
  function compare(index) {
    const turn = order.descending ? -1 : 1;
    return (one, other) => {
      const [a, b] = [value(one.row, index), value(other.row, index)];
      if (!a || !b) return !a - !b || one.place - other.place;
      const numbers = [Number(a), Number(b)];
      const way = numbers.some(Number.isNaN) ? collator.compare(a, b) : numbers[0] - numbers[1];
      return turn * way || one.place - other.place;
    };
  }

  function arrange() {
    const index = heads.findIndex((head) => head.dataset.sort === order.key);
    const arranged = index < 0 ? rows : [...rows].sort(compare(index));
    for (const each of arranged) (index < 0 ? each.home : flat).append(each.row);
    for (const head of heads) {
      if (head === heads[index]) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function say(shown) {
    const told = answer.dataset;
    const pattern = shown === rows.length ? told.all : shown > 1 ? told.many : shown ? told.one : told.none;
    const head = heads.find((each) => each.dataset.sort === order.key);
    const sorted = head && shown ? `, ${told.sorted.replace("{column}", head.querySelector(".by").textContent.toLowerCase())}` : "";
    answer.textContent = pattern.replace("{n}", shown) + sorted;
  }

  function show() {
    let shown = 0;
    for (const each of rows) {
      each.row.hidden = !matches(each);
      shown += !each.row.hidden;
    }
    /* Subtotals hold for whole groups only: where lines are missing or moved, they would mislead. */
    const whole = shown === rows.length && !order.key;
    for (const row of grouped) row.hidden = !whole;
    table.classList.toggle("partial", !whole);
    say(shown);
  }

  function remember() {
    const state = new URLSearchParams(location.search);
    const values = { q: form.elements.q.value.trim(), tri: order.key && (order.descending ? "-" : "") + order.key };
    for (const list of filters) values[list.name] = list.value;
    for (const [key, chosen] of Object.entries(values)) chosen ? state.set(key, chosen) : state.delete(key);
    const query = state.toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  }

  function update() {
    arrange();
    show();
    remember();
  }

  function recall() {
    const state = new URLSearchParams(location.search);
    form.elements.q.value = state.get("q") ?? "";
    for (const list of filters) {
      const chosen = state.get(list.name) ?? "";
      if ([...list.options].some((option) => option.value === chosen)) list.value = chosen;
    }
    const [, minus, key] = /^(-?)(.*)$/.exec(state.get("tri") ?? "");
    if (heads.some((head) => head.dataset.sort === key)) order = { key, descending: Boolean(minus) };
    arrange();
    show();
    const chosen = order.key || form.elements.q.value || filters.some((list) => list.value);
    if (chosen && !location.hash) document.getElementById("table").scrollIntoView();
  }

  function turn(head) {
    const key = head.dataset.sort;
    if (order.key !== key) order = { key, descending: false };
    else if (!order.descending) order = { key, descending: true };
    else order = { key: "", descending: false };
    update();
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => turn(head));
    head.append(button);
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", (event) => {
    event.preventDefault(); /* the fields would be emptied only after this */
    for (const field of form.elements) if (field.name) field.value = "";
    order = { key: "", descending: false };
    update();
  });
  recall();

  /* A region takes part in the keyboard's path only where there is something to scroll to. */
  const regions = [...document.querySelectorAll(".scroll")].map((region) => [region, region.getAttribute("aria-label")]);
  const names = new Map(regions);
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth;
      const given = wide ? { tabindex: "0", role: "region", "aria-label": names.get(target) } : {};
      for (const name of ["tabindex", "role", "aria-label"]) {
        name in given ? target.setAttribute(name, given[name]) : target.removeAttribute(name);
      }
    }
  });
  for (const [region] of regions) watcher.observe(region);

  /* The rail marks the section that is being read. */
  const links = new Map([...document.querySelectorAll(".rail a")].map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(target.id).setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const section of document.querySelectorAll(".section")) if (links.has(section.id)) seen.observe(section);
})();
