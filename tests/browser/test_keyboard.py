"""Every kind of page with the Tab key alone: all of it is reached, in order, and the focus is always seen."""

from typing import Any

import pytest
from checks import in_order, keyboard
from looking import ZOOMED, Look, window
from sites import built

MOST = 60
"""Steps on a page of the quick tests; the slow ones go to its end."""


def _faults(browser: Any, name: str, look: Look, most: int) -> list[str]:
    site = built(name)
    with window(browser, site, look) as seen:
        return [f"{path}: {fault}" for path in site.kinds.values() for fault in keyboard(seen.open(path), most)]


SLOW = [pytest.param(look, marks=pytest.mark.slow) for look in (Look(), Look(mode="forced"))]


@pytest.mark.parametrize("look", [ZOOMED, *SLOW], ids=str)
def test_the_focus_is_seen_at_each_step(browser: Any, look: Look) -> None:
    in_order(_faults(browser, "real", look, MOST))


@pytest.mark.slow
def test_the_focus_is_seen_to_the_end_of_the_longest_pages(browser: Any) -> None:
    in_order(_faults(browser, "country", ZOOMED, 10_000))


def test_the_first_link_leads_past_the_navigation(browser: Any) -> None:
    with window(browser, built("real")) as seen:
        tab = seen.open("index.html")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "main"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_the_matrix_scrolls_by_keyboard(browser: Any) -> None:
    with window(browser, built("country"), ZOOMED) as seen:
        tab = seen.open("index.html")
        tab.locator('[tabindex="0"]:has(.ssc-matrix)').focus()
        tab.keyboard.press("ArrowRight")
        tab.wait_for_timeout(300)
        assert tab.evaluate("document.activeElement.scrollLeft") > 0
