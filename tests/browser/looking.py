"""A window on a site: opens its pages at a width, in a mode, with or without scripts, and hears what they do."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from sites import Built

Mode = Literal["light", "dark", "forced"]
Script = Literal["on", "off", "blocked"]
WIDTHS = (320, 768, 1280, 2560)
MODES: tuple[Mode, ...] = ("light", "dark", "forced")
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(each => !each.hadRecentInput)
  .map(each => each.value))).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at. script: "off" in the browser, or "blocked" on its way, where our checks need theirs."""

    width: int = 1280
    height: int = 800
    mode: Mode = "light"
    script: Script = "on"
    density: int = 1

    def __str__(self) -> str:
        return f"{self.width} by {self.height}, {self.mode}, scripts {self.script}"


PHONE = Look(320, 640)
ZOOMED = Look(320, 256, density=4)
"""A window of 1280 by 1024 at 400 %."""


class Window:
    """One browser tab. told: what pages complained of or asked of other sites, each with the page."""

    def __init__(self, context: Any, site: Built) -> None:
        self.tab = context.new_page()
        self.told: list[str] = []
        self._site, self._path = site, ""
        self.tab.on("console", lambda message: self._tell(f"console: {message.text}"))
        self.tab.on("pageerror", lambda error: self._tell(f"error: {error}"))
        self.tab.on("request", self._hear)
        self.tab.on("requestfailed", self._miss)

    def open(self, path: str) -> Any:
        """Open a page of the site and return the tab."""
        self._path = path
        self.tab.goto(self._site.address(path), wait_until="load")
        return self.tab

    def _miss(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # asked for, and no longer wanted when the next page was opened
            self._tell(f"failed: {request.url}")

    def _hear(self, request: Any) -> None:
        own = (f"{self._site.folder.as_uri()}/", *([self._site.base] if self._site.base else []))
        if not request.url.startswith(own):
            self._tell(f"asks another site: {request.url}")

    def _tell(self, what: str) -> None:
        self.told.append(f"{self._path}: {what}")


@contextmanager
def window(browser: Any, site: Built, look: Look | None = None) -> Iterator[Window]:
    """Give a window on a site. The one page made for a server is answered at the site's own address."""
    look = look or Look()
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        device_scale_factor=look.density,
        color_scheme="dark" if look.mode == "dark" else "light",
        forced_colors="active" if look.mode == "forced" else "none",
        java_script_enabled=look.script != "off",
    )
    context.add_init_script(SHIFTS)
    if look.script == "blocked":
        context.route("**/*.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    if site.base:
        context.route(f"{site.base}**", lambda route: _answer(site, route))
    yield Window(context, site)
    context.close()


def _answer(site: Built, route: Any) -> None:
    path = route.request.url.removeprefix(site.base).partition("#")[0]
    if path in site.files:
        route.fulfill(status=200, content_type=mimetypes.guess_type(path)[0], body=site.files[path])
    else:
        route.fulfill(status=404)
