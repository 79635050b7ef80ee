"""Searching in Chromium: ten real questions in each language, typing, keyboard, Back, and what stays behind."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from checks import axe, in_order, shifts, sideways, targets
from looking import Look, window
from sites import built, served

from conftest import library, national
from ssc_site import urls
from ssc_site.language import count_of, plural_class, say, speaking
from ssc_site.search.folding import ENDINGS, stem, words
from test_search import APART, FOLDED, MUTATED, SAME

QUESTIONS = [
    # A victim, or somebody who helps one
    ("How do I get a stalking protection order?", "Recommendation 13: Stalking protection orders"),
    ("What happens when an order is breached?", "12.3 Heightened risk when orders are breached"),
    ("What are my rights as a victim?", "14.2 Telling victims about their rights"),
    ("Which charity or advocate can support me?", "14.3 Information about support services"),
    ("How do I stay safe online?", "20.3 Online safety advice"),
    ("How do they assess my risk?", "12.2 Clear policies and recognised risk tools"),
    # A reporter
    ("Do officers in Lancashire get training?", "Lancashire: 10.5 Training for those who will most benefit"),
    ("How many victims are referred to support services?", "14.5 Monitoring of referrals"),
    ("Which forces have specialist officers?", "22.1 Considering dedicated officers and staff"),
    ("injunction Cleveland", "Cleveland: Recommendation 13: Stalking protection orders"),
    # The same in Welsh
    ("Sut mae cael gorchymyn amddiffyn rhag stelcio?", "Recommendation 13: Stalking protection orders"),
    ("Beth sy'n digwydd pan fydd gorchymyn yn cael ei dorri?", "12.3 Heightened risk when orders are breached"),
    ("Beth yw fy hawliau fel dioddefwr?", "14.2 Telling victims about their rights"),
    ("Pa gymorth sydd ar gael i ddioddefwyr?", "Recommendation 14: Victims' rights and support"),
    ("Cyngor am ddiogelwch ar-lein", "20.3 Online safety advice"),
    ("Sut mae asesu risg?", "12.2 Clear policies and recognised risk tools"),
    ("Pa hyfforddiant mae Heddlu Gogledd Cymru yn ei roi?", "North Wales: Recommendation 10: Learning and training"),
    ("Faint sy\u2019n cael eu hatgyfeirio at wasanaethau cymorth?", "14.5 Monitoring of referrals"),
    ("Swyddogion arbenigol", "22.1 Considering dedicated officers and staff"),
    ("Adborth gan ddioddefwyr yng Ngogledd Cymru", "North Wales: Recommendation 11: Understanding scale and response"),
]
"""What readers would ask -> what stands among the first three places, over the four plans of November 2026."""

PLACES = [
    ("11.2", "11.2 Regular assurance work"),
    ("recommendation 14", "Recommendation 14: Victims' rights and support"),
    ("argymhelliad 14", "Recommendation 14: Victims' rights and support"),
    ("lancashire police", "Lancashire"),
    ("Heddlu Gogledd Cymru", "North Wales"),
    ("Gymru", "Dyfed-Powys"),
    ("Nghymru", "South Wales"),
    ("Paladin", "Lancashire: 16.1 Working together on victim support services"),
    ("north wa", "North Wales"),
    ("stalking protec", "Recommendation 13: Stalking protection orders"),
    ("Winstanley", "Lancashire"),
    ("caseworkers", "Recommendation 15: Specialist services in each area"),
]
"""Numbers, names, beginnings of words and Welsh mutations, each with a place among the first three."""

FIELD, RESULTS, SAID = "#search", ".ssc-search li a", ".ssc-search [role=status]"


@pytest.fixture(scope="module")
def tab(browser: Any) -> Iterator[Any]:
    """Give the search page from the disk, open through many searches: it may complain of nothing and ask nobody."""
    with window(browser, built("real")) as seen:
        yield seen.open(urls.SEARCH)
        assert seen.told == []


@pytest.fixture
def online(browser: Any) -> Iterator[Any]:
    """Give the search page as a server gives it; whatever is outside answers with an empty page."""
    with served(built("real").folder) as address:
        context = browser.new_context(base_url=address)
        context.route(lambda url: not url.startswith(address), lambda route: route.fulfill(status=200, body="outside"))
        page = context.new_page()
        page.goto(urls.SEARCH)
        yield page
        context.close()


def ask(tab: Any, question: str) -> list[str]:
    """Type a question and return the places found, in order, without what stands beside them."""
    tab.locator(FIELD).fill(question)
    return list(tab.locator(RESULTS).all_inner_texts())


def expect(tab: Any) -> Any:
    return library("playwright.sync_api").expect(tab.locator(SAID))


@pytest.mark.parametrize(("question", "place"), QUESTIONS)
def test_a_real_question_finds_its_place_among_the_first_three(tab: Any, question: str, place: str) -> None:
    assert place in ask(tab, question)[:3]


@pytest.mark.parametrize(("typed", "place"), PLACES)
def test_a_number_a_name_or_a_beginning_finds_its_place(tab: Any, typed: str, place: str) -> None:
    assert place in ask(tab, typed)[:3]


def test_the_result_says_the_place_and_leads_to_it(tab: Any) -> None:
    assert ask(tab, "Paladin")[0].startswith("Lancashire: 16.1 ")
    row = tab.locator(".ssc-search li").first
    assert row.inner_text().split("\n")[-1] == "Recommendation 16: Commissioning of support services"
    assert row.locator("a").get_attribute("href").endswith("forces/lancashire/index.html#item-16-1")


def test_every_place_found_is_there(tab: Any) -> None:
    """Asked for each force and each recommendation, all links shown lead to a file and a place in it."""
    site, dead = built("real"), set()
    numbers = [f"recommendation {number}" for number in range(1, 30)]
    for typed in ("lancashire", "cleveland", "north wales", "cambridgeshire", "stelcio", "training", *numbers):
        ask(tab, typed)
        for link in tab.locator(RESULTS).evaluate_all("links => links.map(link => link.href)"):
            path, _, anchor = unquote(link).removeprefix(f"{site.folder.as_uri()}/").partition("#")
            if path not in site.files or (anchor and f'id="{anchor}"' not in site.files[path].decode()):
                dead.add(link)
    assert dead == set()


@pytest.mark.slow
def test_a_local_action_is_found(browser: Any) -> None:
    with window(browser, built("country")) as seen:
        page = seen.open(urls.SEARCH)
        key = "Ambersay: Local action L1"
        plan = next(
            text
            for text in built("country").files["forces/ambersay/index.html"].decode().split("<h3 ")
            if 'id="local-L1"' in text
        )
        said = plan.split('class="ssc-prose">', 1)[1].split("</p>", 1)[0].replace("<p>", "").split(". ")[0]
        assert key in ask(page, f"ambersay {said}")[:3]


def test_the_status_says_how_many_and_when_only_some_are_shown(tab: Any) -> None:
    ask(tab, "Paladin")
    expect(tab).to_have_text("1 place found for \u201cPaladin\u201d.")
    ask(tab, "stelcio")
    expect(tab).to_contain_text("places found for \u201cstelcio\u201d. The first 30 are shown.")
    assert tab.locator(RESULTS).count() == 30
    ask(tab, "zzzz")
    expect(tab).to_have_text("Nothing found for \u201czzzz\u201d. Try fewer words, or choose below.")
    ask(tab, "zzzz protection order")
    expect(tab).to_contain_text("No place has all of these words.")
    ask(tab, "")
    expect(tab).to_have_text("")


def test_results_come_with_each_letter(tab: Any) -> None:
    tab.locator(FIELD).fill("")
    tab.locator(FIELD).press_sequentially("lancas")
    assert tab.locator(RESULTS).first.inner_text() == "Lancashire"


def test_what_is_typed_is_only_ever_text(tab: Any) -> None:
    odd = "<img src=x onerror=alert(1)> %(count)s $& constructor __proto__ \\ \u202e"
    ask(tab, odd)
    expect(tab).to_contain_text("<img src=x onerror=alert(1)> %(count)s $& constructor __proto__")
    assert tab.locator(".ssc-search img").count() == 0


def test_an_english_word_finds_no_other_by_a_welsh_mutation(tab: Any) -> None:
    """The plans write of cases and of data, and the table of phones: chase, gate and bone are not theirs."""
    for typed in ("chasé ", "gase ", "tata ", "vorce ", "bone "):
        ask(tab, typed)
        expect(tab).to_contain_text("Nothing found")


def test_by_keyboard_enter_leads_to_the_count_and_tab_to_the_places(tab: Any) -> None:
    ask(tab, "11.2")
    tab.locator(FIELD).focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.textContent") == "2 places found for \u201c11.2\u201d."
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "11.2 Regular assurance work"
    tab.locator(FIELD).focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "11.2 Regular assurance work"


def test_escape_clears_the_field_before_it_leaves(tab: Any) -> None:
    ask(tab, "11.2")
    tab.locator(FIELD).focus()
    tab.keyboard.press("Escape")
    assert tab.locator(FIELD).input_value() == ""
    assert tab.locator(RESULTS).count() == 0
    assert tab.url.endswith(urls.SEARCH)


def test_nothing_typed_stands_in_an_address(tab: Any) -> None:
    ask(tab, "stalking")
    tab.locator(FIELD).blur()
    assert urlsplit(tab.url)[3:] == ("", "")
    assert tab.title() == "Search - Police action plans"


def test_who_goes_back_finds_the_field_empty(online: Any) -> None:
    _follow(online)
    online.go_back()
    _assert_nothing_is_kept(online)


@pytest.mark.parametrize("further", [0, 1])
def test_who_goes_back_after_leaving_does_not_see_what_was_typed(online: Any, further: int) -> None:
    """However many pages were read between the search and leaving."""
    _follow(online)
    for _ in range(further):
        online.locator(".ssc-nav a", has_text="Dates").first.click()
        online.wait_for_url("**/dates/**")
    online.locator(".ssc-leave").click()
    online.wait_for_url(lambda url: "127.0.0.1" not in url)
    for _ in range(further + 1):
        online.go_back()
    _assert_nothing_is_kept(online)


def _follow(page: Any) -> None:
    """Ask, and follow the first answer."""
    ask(page, "stalking in Lancashire")
    page.locator(RESULTS).first.click()
    page.wait_for_url("**/forces/lancashire/**")


def _assert_nothing_is_kept(page: Any) -> None:
    assert page.url.endswith(urls.SEARCH)
    page.wait_for_timeout(500)
    assert page.locator(FIELD).input_value() == ""
    assert page.locator(RESULTS).count() == 0
    assert page.locator("[role=status]").first.text_content().strip() == ""
    assert page.evaluate("[history.state, localStorage.length, sessionStorage.length]") == [None, 0, 0]


def test_the_browser_is_told_to_keep_nothing_of_the_field(tab: Any) -> None:
    field = tab.locator(FIELD)
    assert field.get_attribute("autocomplete") == "off"
    assert field.get_attribute("spellcheck") == "false"
    assert field.get_attribute("name") is None
    assert tab.locator("form").count() == 0


@pytest.mark.parametrize("script", ["off", "blocked"])
def test_without_scripts_there_are_lists_and_no_field(browser: Any, script: Any) -> None:
    with window(browser, built("real"), Look(script=script)) as seen:
        page = seen.open(urls.SEARCH)
        assert not page.locator(FIELD).is_visible()
        assert page.locator("main a:visible").count() == 43 + 29 + 39 + 2


def test_without_its_index_the_page_shows_no_field(browser: Any) -> None:
    with window(browser, built("real")) as seen:
        seen.tab.route("**/search/index.js", lambda route: route.fulfill(status=200, body=""))
        assert not seen.open(urls.SEARCH).locator(FIELD).is_visible()
        assert seen.told == []


LOOKS = [Look(320), Look(1280, mode="dark"), Look(768, mode="forced")]


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("typed", ["training lancashire", "zzzz"])
def test_a_page_with_places_found_has_no_barrier(browser: Any, look: Look, typed: str) -> None:
    with window(browser, built("country"), look) as seen:
        page = seen.open(urls.SEARCH)
        ask(page, typed)
        expect(page).to_contain_text("found")
        in_order([*axe(page), *sideways(page), *targets(page), *seen.told])


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_moves_when_the_script_brings_the_field(browser: Any, look: Look) -> None:
    with window(browser, built("country"), look) as seen:
        in_order(shifts(seen.open(urls.SEARCH)))


def test_a_welsh_page_says_how_many_by_the_plural_classes_of_welsh(browser: Any) -> None:
    classes = set()
    with window(browser, built("real")) as seen, speaking(national().languages[1]):
        tab = seen.open(f"cy/{urls.SEARCH}")
        for typed in ("Paladin", "11.2", "searchable", "march", "probation"):
            number = len(ask(tab, typed))
            places = count_of(number, "place", "places")
            expect(tab).to_have_text(say("%(places)s found for \u201c%(query)s\u201d.", places=places, query=typed))
            classes.add(plural_class(number))
    assert classes == {"one", "two", "few", "many", "other"}


def test_the_script_folds_words_as_the_index_does(browser: Any) -> None:
    """The functions of the script, read out of it, against folding.py: its table of words, stems and mutations."""
    script = built("real").files["static/search.js"].decode()
    offered = script.replace("  box.hidden = false;", "  window.told = { words, stem, forms };\n  box.hidden = false;")
    assert offered != script
    with window(browser, built("real")) as seen:
        seen.tab.route("**/search.js", lambda route: route.fulfill(content_type="text/javascript", body=offered))
        page = seen.open(urls.SEARCH)
        texts = [text for text, _ in FOLDED]
        assert page.evaluate("texts => texts.map(told.words)", texts) == [words(text) for text in texts]
        known = sorted(set(_vocabulary()))
        assert page.evaluate("known => known.map(told.stem)", known) == [stem(word) for word in known]
        for word, changed in MUTATED:
            every = [word, *changed.split()]
            heard = page.evaluate("every => every.map(told.forms)", every)
            assert [found for found in heard if not set(every) <= set(found)] == [], word


def _vocabulary() -> Iterator[str]:
    """Yield every word that the pages of the real plans show, and some that try every ending."""
    for family in (*SAME, APART):
        yield from family.split()
    for row in ENDINGS:
        for ending, _, before in row:
            yield from (f"{'b' * length}{ending}" for length in range(before, before + 3))
    for path, data in built("real").files.items():
        if path.endswith("index.html") and "forces/" in path:
            yield from words(data.decode())


def test_the_page_and_the_index_are_read_from_files_beside_each_other() -> None:
    page = built("real").files[urls.SEARCH].decode()
    assert '<script src="index.js" defer></script>' in page
    assert urls.SEARCH_INDEX == "search/index.js"
