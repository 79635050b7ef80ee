"""The checks work: on a page with one thing broken, each finds that thing, and nothing on the page before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from checks import axe, keyboard, shifts, sideways, targets
from looking import PHONE, Look, Window, window
from sites import Built, built, write

PATH = "privacy/index.html"
Check = Callable[[Any], list[str]]


def _sampled(tab: Any) -> list[str]:
    return axe(tab, sampled=True)


FAULTS: tuple[tuple[Check, str, str, str], ...] = (
    (axe, "color-contrast", "p { color: #bbb }", ""),
    (_sampled, "color-contrast", "p { color: #bbb }", ""),
    (axe, "image-alt", "", "<img src='../static/none.svg'>"),
    (axe, "label", "", "<input type=text>"),
    (axe, "heading-order", "", "<h4>Too deep</h4>"),
    (sideways, "the page is", "pre { width: 900px }", "<pre>wide</pre>"),
    (sideways, "scrolls sideways", "div { overflow-x: auto; width: 100px }", f"<div tabindex=0>{'x' * 200}</div>"),
    (sideways, "is cut off", "div { overflow: hidden; width: 100px }", f"<div>{'x' * 200}</div>"),
    (targets, "button", "button { all: unset; width: 9px; height: 9px }", "<button>a</button><button>b</button>"),
    (keyboard, "shows no focus", ":focus-visible { outline: none !important }", ""),
    (keyboard, "covered", "i { position: fixed; inset: 0; background: #fff; z-index: 9 }", "<i></i>"),
    (
        keyboard,
        "out of view",
        "b { position: absolute; left: -500px } b a { display: block }",
        "<b><a href=#>x</a></b>",
    ),
    (keyboard, "step", "", "<a href=# tabindex=1>first</a>"),
)


def _planted(folder: Path, style: str, markup: str, *, before: str = "") -> Built:
    """Return the real site with a style and some markup at the end of one page, and markup at its start."""
    site = built("real")
    page = site.files[PATH].decode().replace("</main>", f"{markup}</main>").replace("<h1", f"{before}<h1", 1)
    files = {path: data for path, data in site.files.items() if path.startswith("static/")}
    files |= {PATH: page.encode(), "static/site.css": files["static/site.css"] + style.encode()}
    write(files, folder)
    return replace(site, folder=folder, files=files)


def _seen(browser: Any, site: Built, look: Look, check: Check) -> list[str]:
    with window(browser, site, look) as seen:
        return check(seen.open(PATH))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("check", "told", "broken"),
    [(check, told, (style, markup)) for check, told, style, markup in FAULTS],
    ids=[f"{told}-{at}" for at, (_, told, _, _) in enumerate(FAULTS)],
)
def test_a_fault_is_found(browser: Any, tmp_path: Path, check: Check, told: str, broken: tuple[str, str]) -> None:
    found = _seen(browser, _planted(tmp_path, *broken), PHONE, check)
    assert [each for each in found if told in each], found
    assert _seen(browser, built("real"), PHONE, check) == []


def test_a_page_that_moves_is_found(browser: Any, tmp_path: Path) -> None:
    style = "@keyframes grow { from { height: 0 } to { height: 300px } } .late { animation: grow .1s .1s both }"
    site = _planted(tmp_path, style, "", before="<div class=late></div>")
    with window(browser, site, PHONE) as seen:
        tab = seen.open(PATH)
        tab.wait_for_timeout(400)
        assert shifts(tab)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<img alt='' src='https://other.example/x.png'>", "https://other.example/x.png"),
        ("<img alt='' src='missing.png'>", "failed"),
        ("<p style='color: red'>x</p>", "console"),
    ],
)
def test_what_a_page_asks_for_or_complains_of_is_heard(browser: Any, tmp_path: Path, markup: str, told: str) -> None:
    with window(browser, _planted(tmp_path, "", markup)) as seen:
        seen.open(PATH)
        _settle(seen)
    assert [each for each in seen.told if told in each], seen.told


def _settle(seen: Window) -> None:
    seen.tab.wait_for_timeout(100)
