"""What is asked of an open page, each as a list of faults a person can read; an empty list is a page in order."""

from collections.abc import Iterable
from typing import Any

from conftest import library

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SLOW_RULE = "color-contrast"

_NAME = """
const name = each => each.localName + (each.id ? "#" + each.id : "")
  + (each.getAttribute("class") ? "." + each.getAttribute("class").split(" ")[0] : "")
  + ` "${(each.textContent || "").trim().replace(/\\s+/g, " ").slice(0, 40)}"`;
const FOCUSABLE = "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]";
const shown = each => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.type !== "hidden";
const focusable = () => [...document.querySelectorAll(FOCUSABLE)].filter(each => shown(each) && each.tabIndex >= 0);
"""

_SIDEWAYS = f"""() => {{ {_NAME}
  const room = document.documentElement.clientWidth, found = [];
  const whole = document.scrollingElement.scrollWidth;
  if (whole > room) found.push(`the page is ${{whole}} wide in a window of ${{room}}`);
  for (const each of document.body.querySelectorAll("*")) {{
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    if (box.width <= 1 || each.scrollWidth <= each.clientWidth + 1 || style.display === "inline") continue;
    if (/auto|scroll/.test(style.overflowX) && !each.querySelector(".ssc-matrix"))
      found.push(`scrolls sideways: ${{name(each)}}`);
    if (/hidden|clip/.test(style.overflowX) && !each.closest("svg")) found.push(`is cut off: ${{name(each)}}`);
  }}
  if (whole > room) for (const each of document.body.querySelectorAll("*"))
    if (each.getBoundingClientRect().right > room + 1 && !each.closest(".ssc-scroll") && !each.children.length)
      found.push(`reaches out: ${{name(each)}}`);
  return found.slice(0, 12);
}}"""

# Success criterion 2.5.8: 24 by 24, or a link within a sentence, or nothing else within a circle 24 across.
_TARGETS = f"""() => {{ {_NAME}
  const bound = each => each.getBoundingClientRect();
  const rolledAway = each => {{
    const inside = each.parentElement.closest("[tabindex='0']"), box = bound(each), view = inside && bound(inside);
    return view && (box.top > view.bottom || box.bottom < view.top || box.left > view.right || box.right < view.left);
  }};
  const all = focusable().filter(each => bound(each).width > 1 && !rolledAway(each)).map(each => [each, bound(each)]);
  const small = ([, box]) => box.width < 23.9 || box.height < 23.9;
  const inSentence = ([each]) => {{
    if (getComputedStyle(each).display !== "inline") return false;
    const around = each.closest("p, li, dt, dd, td, th, caption, figcaption, h1, h2, h3, h4");
    const walker = around && document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    while (walker && walker.nextNode())
      if (walker.currentNode.nodeValue.trim() && !walker.currentNode.parentElement.closest("a, button"))
        return true;
    return false;
  }};
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
  const far = ([x, y], box) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const fixed = each => getComputedStyle(each).position === "fixed";
  const little = all.filter(small);
  const crowded = ([each, box]) => all.some(([other, around]) =>
    other !== each && !fixed(other) && !each.contains(other)
    && (small([other, around]) ? Math.hypot(middle(box)[0] - middle(around)[0], middle(box)[1] - middle(around)[1]) < 24
                               : far(middle(box), around) < 12));
  return little.filter(each => !inSentence(each) && crowded(each)).slice(0, 12)
    .map(([each, box]) => `${{box.width.toFixed(0)}} by ${{box.height.toFixed(0)}}: ${{name(each)}}`);
}}"""

_WATCH = f"""() => {{ {_NAME}
  window.visited = []; window.found = [];
  const covers = (each, [x, y]) => {{
    const top = document.elementFromPoint(x, y);
    for (let over = top; over && !over.contains(each); over = over.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(over).position) && !each.contains(over)) return over;
  }};
  const look = () => {{
    const each = document.activeElement;
    if (!each || each === document.body) return;
    window.visited.push(name(each));
    const style = getComputedStyle(each);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
      found.push(`shows no focus: ${{name(each)}}`);
    const inView = box =>
      box.width > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const boxes = [...each.getClientRects()].filter(inView);
    if (!boxes.length) found.push(`has the focus out of view: ${{name(each)}}`);
    for (const box of boxes) {{
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      const spots = [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2]];
      const over = spots.map(spot => covers(each, spot));
      const large = box.height > innerHeight / 2;
      if (large ? over.every(Boolean) : over.some(Boolean))
        found.push(`is covered by ${{name(over.find(Boolean))}}: ${{name(each)}}`);
    }}
  }};
  addEventListener("keydown", look, true);
  return focusable().map(name);
}}"""

_SAMPLED = """async () => {
  const seen = new Map();
  const mark = each => each.localName + "." + each.getAttribute("class") + each.getAttribute("aria-current");
  const style = each => each ? mark(each) + "<" + style(each.parentElement) : "";
  const two = [...document.body.querySelectorAll("*")].filter(each => {
    const count = (seen.get(style(each)) || 0) + 1;
    seen.set(style(each), count);
    return count <= 2 && [...each.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim());
  });
  const rule = { runOnly: { type: "rule", values: ["color-contrast"] }, preload: false };
  return (await axe.run({ include: two }, rule)).violations;
}"""


def in_order(found: Iterable[str]) -> None:
    """Fail with every fault on a line of its own, if there is any."""
    faults = list(found)
    assert not faults, "\n".join(["", f"{len(faults)} faults:", *faults[:60]])


def axe(tab: Any, *, sampled: bool = False) -> list[str]:
    """Return what axe finds against WCAG 2.2 A and AA and good practice.

    sampled: contrast of two texts of each style instead of all, which takes most of the time of a long page.
    """
    checker = library("axe_playwright_python.sync_playwright")
    rules = {"target-size": {"enabled": True}, _SLOW_RULE: {"enabled": not sampled}}
    options = {"runOnly": TAGS, "rules": rules, "resultTypes": ["violations"], "preload": False}
    violations = checker.Axe().run(tab, options=options).response["violations"]
    if sampled:
        violations += tab.evaluate(_SAMPLED)
    return [f"{each['id']}, {len(each['nodes'])} times: {each['nodes'][0]['html'][:120]}" for each in violations]


def sideways(tab: Any) -> list[str]:
    """Return what makes a page scroll sideways or cuts it off. The matrix alone may scroll."""
    return list(tab.evaluate(_SIDEWAYS))


def targets(tab: Any) -> list[str]:
    """Return what is too small and too close to others for a finger."""
    return list(tab.evaluate(_TARGETS))


def keyboard(tab: Any, most: int = 10_000) -> list[str]:
    """Return what is wrong on the way through a page with the Tab key: focus unseen or covered, order, things missed.

    most: how many steps are taken at most.
    """
    expected = list(tab.evaluate(_WATCH))
    steps = min(len(expected), most)
    for _ in range(steps + 1):
        tab.keyboard.press("Tab")
    found = list(dict.fromkeys(tab.evaluate("found")))
    visited = list(tab.evaluate("visited"))[:steps]
    if visited != expected[:steps]:
        at = next(
            (at for at, pair in enumerate(zip(visited, expected, strict=False)) if pair[0] != pair[1]), len(visited)
        )
        found.append(f"step {at + 1} should reach {expected[at]}, but reaches {[*visited, 'nothing'][at]}")
    return found + _order(expected)


def _order(expected: list[str]) -> list[str]:
    """Return what is wrong with the start: first the link to the content, then the link to leave."""
    wanted = ("a.ssc-skip", "a.ssc-leave")
    pairs = zip(wanted, [*expected, "", ""], strict=False)
    return [f"expected {start} here: {here}" for start, here in pairs if not here.startswith(start)]


def shifts(tab: Any) -> list[str]:
    """Return how far the page moved under the reader while it loaded and was scrolled."""
    tab.mouse.wheel(0, 2000)
    tab.wait_for_timeout(50)
    return [f"moves by {value:.4f}" for value in tab.evaluate("window.shifts || []") if value]
