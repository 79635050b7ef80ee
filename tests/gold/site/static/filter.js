// Chooses answers on a recommendation's page by state, nation and region. Without it the links lead to pages made ready.
(() => {
  "use strict";
  const bar = document.querySelector(".ssc-filter");
  if (!bar) return;
  const links = [...bar.querySelectorAll("a[data-kind]")];
  const blocks = [...document.querySelectorAll("[data-force]")];
  const groups = document.querySelectorAll(".ssc-gap:has([data-force]), .ssc-compared");
  const contents = document.querySelectorAll(".ssc-contents a");
  const status = bar.querySelector("[role=status]");
  const left = () => blocks.filter((block) => !block.hidden);

  function show(chosen) {
    const asked = links.filter((link) => link.dataset.value && chosen.get(link.dataset.kind) === link.dataset.value);
    for (const block of blocks) {
      block.hidden = !asked.every((link) => block.dataset[link.dataset.kind].split(" ").includes(link.dataset.value));
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-force]:not([hidden])");
    for (const link of contents) link.parentElement.hidden = document.querySelector(link.hash).closest("[hidden]") !== null;
    for (const link of links) {
      if (link.dataset.value ? asked.includes(link) : !asked.length) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    status.textContent = status.dataset.shown.replace("%(shown)s", new Set(left().map((block) => block.dataset.force)).size);
    shown = location.search;
  }

  let shown = location.search;
  const restore = () => show(new URLSearchParams(location.search));

  bar.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-kind]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { kind, value } = link.dataset;
    const chosen = new URLSearchParams(kind ? location.search : "");
    if (chosen.get(kind) === value) chosen.delete(kind);
    else if (kind) chosen.set(kind, value);
    try {
      history.pushState(null, "", `${location.pathname}${`${chosen}` && `?${chosen}`}`);
    } catch {
      return; // Some browsers let no page from the disk change its address: the link leads to the page made ready.
    }
    event.preventDefault();
    show(chosen);
  });
  addEventListener("popstate", () => {
    if (location.search !== shown) restore(); // else the reader only went to another place on the page
  });
  if (location.search) restore();
})();
