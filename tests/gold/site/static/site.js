// Leaving quickly, and copying the address of a heading. Every page works without it; it stores nothing.
(() => {
  "use strict";
  const words = document.body.dataset;
  const exit = document.querySelector(".ssc-leave");
  const inText = (field) => field.matches("textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
  let left = false;
  let pressed = [];
  let alone = false;

  function leave() {
    left = true;
    document.title = words.loading;
    document.body.hidden = true;
    for (const store of ["localStorage", "sessionStorage"]) {
      try {
        Object.keys(window[store]).filter((key) => key.startsWith("ssc-")).forEach((key) => window[store].removeItem(key));
      } catch { /* The browser keeps no storage for us, so there is nothing to clear. */ }
    }
    location.replace(exit.href);
  }

  // What Escape is for before it is for leaving: a text in a field, an open list or dialog.
  function isWanted(field) {
    if (inText(field) && field.value) {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    }
    const open = CSS.supports("selector(:open)") ? "select:open" : "select";
    return field.matches(open) || document.querySelector("dialog[open], [aria-expanded=true]") !== null;
  }

  function onEscape(event) {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (isWanted(event.target)) return;
    event.preventDefault();
    leave();
  }

  // Only Shift pressed and let go by itself counts, three times in five seconds; any other key starts anew.
  function onOther(event) {
    if (event.repeat) return;
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey && !inText(event.target);
    if (!alone) pressed = [];
  }

  function onShiftUp(event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    pressed = [...pressed, event.timeStamp].filter((time) => event.timeStamp - time < 5000);
    if (pressed.length === 3) leave();
  }

  addEventListener("keydown", (event) => {
    if (left) event.preventDefault();
    else if (event.key === "Escape") onEscape(event);
    else onOther(event);
  });
  addEventListener("keyup", onShiftUp);
  addEventListener("pointerdown", () => { alone = false; pressed = []; });
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  // The other language keeps the place on the page and what was chosen there.
  document.querySelector(".ssc-language a")?.addEventListener("click", ({ currentTarget }) => {
    currentTarget.hash = location.hash;
    currentTarget.search = location.search;
  });

  const said = document.createElement("p");
  said.className = "ssc-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  let timer;
  let reset = () => {};

  addEventListener("click", async (event) => {
    const link = event.target.closest(".ssc-anchor");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      location.hash = link.hash;
      return;
    }
    clearTimeout(timer);
    reset();
    const word = link.firstChild;
    const before = word.data;
    word.data = words.copied;
    said.textContent = words.linkCopied;
    reset = () => { word.data = before; said.textContent = ""; };
    timer = setTimeout(reset, 3000);
  });
})();
