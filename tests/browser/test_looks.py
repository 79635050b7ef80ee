"""Every kind of page, narrow and enlarged: nothing scrolls sideways, is too small, moves or complains."""

from io import BytesIO
from itertools import product
from typing import Any

import pytest
from checks import in_order, shifts, sideways, targets
from looking import PHONE, ZOOMED, Look, window
from sites import NAMES, built

from conftest import library

LOOKS = (PHONE, ZOOMED, Look(), Look(2560))


QUICK = [("real", PHONE)]
SLOW = [pytest.param(*each, marks=pytest.mark.slow) for each in product(NAMES, LOOKS) if each not in QUICK]


@pytest.mark.parametrize(("name", "look"), [*QUICK, *SLOW], ids=str)
def test_nothing_scrolls_sideways_is_too_small_moves_or_complains(browser: Any, name: str, look: Look) -> None:
    site = built(name)
    found = []
    with window(browser, site, look) as seen:
        for path in site.kinds.values():
            tab = seen.open(path)
            found += [f"{path}: {fault}" for fault in (*sideways(tab), *targets(tab), *shifts(tab))]
    in_order(found + seen.told)


@pytest.mark.parametrize(("path", "wide"), [("index.html", True), ("recommendations/14/index.html", False)])
def test_only_the_page_with_the_wide_table_turns_its_sheets(browser: Any, path: str, *, wide: bool) -> None:
    with window(browser, built("real")) as seen:
        paper = library("pypdf").PdfReader(BytesIO(seen.open(path).pdf(prefer_css_page_size=True)))
    assert {sheet.mediabox.width > sheet.mediabox.height for sheet in paper.pages} == {wide}


@pytest.mark.slow
@pytest.mark.parametrize("path", built("real").kinds.values())
def test_paper_has_no_navigation_and_says_where_links_lead(browser: Any, path: str) -> None:
    with window(browser, built("real")) as seen:
        tab = seen.open(path)
        tab.emulate_media(media="print")
        kept = tab.evaluate(
            "() => [...document.querySelectorAll('.ssc-skip, .ssc-leave, .ssc-header nav, .ssc-trail')]"
            ".filter(each => each.checkVisibility() && each.getBoundingClientRect().height)"
            ".map(each => each.outerHTML.slice(0, 80))"
        )
        silent = tab.evaluate(
            "() => [...document.querySelectorAll('main a[href^=http]')].filter(each => each.checkVisibility())"
            ".filter(each => !getComputedStyle(each, '::after').content.includes('http')"
            " && !each.textContent.includes('http')).map(each => each.outerHTML.slice(0, 120))"
        )
    in_order([*kept, *silent])
