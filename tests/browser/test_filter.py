"""Choosing answers on a recommendation's page: in place where scripts run, by plain links where they do not."""

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from looking import Look, window
from sites import built, served

PAGE = "recommendations/14/index.html"
SHOWN = """() => [...new Set([...document.querySelectorAll("[data-force]:not([hidden])")]
  .filter(each => each.checkVisibility()).map(each => each.dataset.force))]"""


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Give the page of a recommendation as a server gives it, where an address can change."""
    with served(built("real").folder) as address:
        context = browser.new_context(base_url=address)
        tab = context.new_page()
        tab.goto(PAGE)
        yield tab
        context.close()


def _choose(page: Any, words: str) -> None:
    page.locator("nav.ssc-filter").get_by_role("link", name=words, exact=True).click()


def _said(page: Any) -> str:
    return str(page.locator("nav.ssc-filter [role=status]").inner_text())


def test_choices_combine_in_place_and_say_what_is_left(page: Any) -> None:
    assert len(page.evaluate(SHOWN)) == 4
    _choose(page, "England")
    assert set(page.evaluate(SHOWN)) == {"cambridgeshire", "cleveland", "lancashire"}
    assert _said(page) == "3 of 4 forces shown"
    _choose(page, "Answered")
    assert set(page.evaluate(SHOWN)) == {"cleveland", "lancashire"}
    assert _said(page) == "2 of 4 forces shown"
    _choose(page, "North West")
    assert page.evaluate(SHOWN) == ["lancashire"]
    assert page.url.endswith("?nation=england&state=answered&region=north-west")


def test_a_choice_taken_twice_is_given_up(page: Any) -> None:
    _choose(page, "Wales")
    _choose(page, "Wales")
    assert len(page.evaluate(SHOWN)) == 4
    assert "?" not in page.url


def test_all_answers_gives_up_every_choice(page: Any) -> None:
    _choose(page, "Wales")
    _choose(page, "Answered")
    _choose(page, "All answers")
    assert len(page.evaluate(SHOWN)) == 4
    assert "?" not in page.url


def test_the_address_brings_a_choice_back(page: Any) -> None:
    page.goto(f"{PAGE}?nation=wales")
    assert page.evaluate(SHOWN) == ["north-wales"]
    assert _said(page) == "1 of 4 forces shown"
    chosen = page.locator("nav.ssc-filter a[aria-current]").all_inner_texts()
    assert chosen == ["Wales"]


def test_back_and_forward_undo_and_redo_a_choice(page: Any) -> None:
    _choose(page, "Wales")
    page.go_back()
    assert len(page.evaluate(SHOWN)) == 4
    page.go_forward()
    assert page.evaluate(SHOWN) == ["north-wales"]


def test_a_choice_the_page_does_not_offer_hides_nothing(page: Any) -> None:
    page.goto(f"{PAGE}?nation=atlantis&region=%22%5D")
    assert len(page.evaluate(SHOWN)) == 4


def _contents(page: Any) -> list[str]:
    return [line for line in page.locator(".ssc-contents li").all_inner_texts() if line]


def test_the_contents_name_only_what_is_left(page: Any) -> None:
    whole = _contents(page)
    _choose(page, "Not read")
    left = page.locator(".ssc-contents li:not([hidden]) a")
    assert 0 < left.count() < len(whole)
    for link in left.all():
        assert page.locator(link.get_attribute("href")).is_visible()
    _choose(page, "All answers")
    assert _contents(page) == whole


def test_a_link_within_the_page_changes_no_choice_and_says_nothing(page: Any) -> None:
    page.locator(".ssc-contents a").first.click()
    assert _said(page) == ""
    _choose(page, "Wales")
    page.evaluate("document.querySelector('nav.ssc-filter [role=status]').textContent = 'as it was'")
    page.locator(".ssc-contents li:not([hidden]) a").first.click()
    page.go_back()
    assert _said(page) == "as it was"
    assert page.evaluate(SHOWN) == ["north-wales"]


def test_a_choice_is_made_by_keyboard(page: Any) -> None:
    page.locator("nav.ssc-filter").get_by_role("link", name="Wales", exact=True).focus()
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == ["north-wales"]
    assert page.evaluate("() => document.activeElement.textContent") == "Wales"


BARRED = "History.prototype.pushState = () => { throw new DOMException('no', 'SecurityError'); };"
"""What some browsers do with pages from the disk."""


@pytest.mark.parametrize("script", ["barred", "off"])
def test_where_the_address_cannot_change_links_lead_to_pages_made_ready(browser: Any, script: str) -> None:
    with window(browser, built("real"), Look(script="off" if script == "off" else "on")) as seen:
        seen.tab.add_init_script(BARRED)
        tab = seen.open(PAGE)
        _choose(tab, "Wales")
        tab.wait_for_url("**/nation-wales/index.html")
        assert "Wales" in tab.locator("h1").inner_text()
        assert "1 of 1 plan from Wales answers every item." in tab.locator("main").inner_text()
        _choose(tab, "All answers")
        tab.wait_for_url(f"**/{PAGE}")
        assert seen.told == []


def test_from_the_disk_a_choice_works_in_place_where_the_browser_lets_it(browser: Any) -> None:
    with window(browser, built("real")) as seen:
        tab = seen.open(PAGE)
        _choose(tab, "Wales")
        assert tab.evaluate(SHOWN) == ["north-wales"]
        assert seen.told == []


@pytest.mark.slow
def test_every_choice_has_a_page_of_its_own() -> None:
    paths = set(built("country").files)
    assert {"recommendations/14/nation-wales/index.html", "recommendations/14/nation-england/index.html"} <= paths


def test_the_script_is_small() -> None:
    assert len(gzip.compress(built("real").files["static/filter.js"], 9)) <= 1200
