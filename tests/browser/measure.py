"""Run as a script: what the pages of 43 full forces weigh and how fast they are on a processor four times slower.

    PYTHONPATH=src:tests:tests/browser python tests/browser/measure.py [real|country]

For a page of each kind it prints the packed sizes of the page and of its style and scripts, how far it moves while it
loads, and the longest task that holds up the page: at best, and in the middle of five tries. What else the machine does
only adds to a time, so the best is nearest to the page's own. No test asserts times; the promise is no task over 50 ms.
"""

import sys
from statistics import median

from looking import Look, Window, window
from playwright.sync_api import sync_playwright
from sites import Built, built, packed

from conftest import NO_CHROMIUM, chromium

SLOWER, TRIES = 4, 5
WATCH = """
window.tasks = []; window.moves = [];
new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(each => each.duration)))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver(list => window.moves.push(...list.getEntries().map(each => each.value)))
  .observe({ type: "layout-shift", buffered: true });
"""


def _timed(seen: Window, path: str) -> tuple[float, float]:
    """Return how far the page moves and its longest task, opened and scrolled to its end."""
    tab = seen.open(path)
    tab.wait_for_timeout(300)
    tab.mouse.wheel(0, 100_000)
    tab.wait_for_timeout(300)
    return sum(tab.evaluate("window.moves")), max([0.0, *tab.evaluate("window.tasks")])


def _lines(site: Built, seen: Window) -> None:
    sys.stdout.write("page  packed  style+script  moves  longest task, ms: best, middle\n")
    for path in site.kinds.values():
        moves, tasks = zip(*(_timed(seen, path) for _ in range(TRIES)), strict=True)
        brought = sum(packed(site.files[each]) for each in site.brought(path))
        weights = f"{packed(site.files[path]):,}  {brought:,}"
        sys.stdout.write(f"{path}  {weights}  {max(moves):.4f}  {min(tasks):.0f}, {median(tasks):.0f}\n")


def main() -> None:
    """Print a line for a page of each kind."""
    site = built(sys.argv[1] if len(sys.argv) > 1 else "country")
    with sync_playwright() as playwright:
        browser = chromium(playwright) or sys.exit(NO_CHROMIUM)
        with window(browser, site, Look(360, 740)) as seen:
            seen.tab.add_init_script(WATCH)
            seen.tab.context.new_cdp_session(seen.tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            _lines(site, seen)
        browser.close()


if __name__ == "__main__":
    main()
