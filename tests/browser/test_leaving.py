"""Leaving the site in a real browser: by link and by keys, what it hides, and what it leaves to others."""

from collections.abc import Iterator
from typing import Any

import pytest
from sites import built

EXIT = "https://www.bbc.co.uk/weather"
ELSEWHERE = "<!doctype html><title>Somewhere else</title><p>Elsewhere</p>"
PAGES = ("forces/index.html", "dates/index.html", "forces/lancashire/index.html")
ADD = """markup => document.querySelector("main").append(
  ...new DOMParser().parseFromString(markup, "text/html").body.childNodes)"""
"""Put things on the page that pages of ours do not all have."""


class Reader:
    """A tab on the site. What it asks of the exit is answered here, so that nothing leaves the machine."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.asked: list[str] = []
        self.answers = True
        context.route("http*://**/*", self._answer)
        self.page = context.new_page()
        self.page.set_default_timeout(5000)

    def _answer(self, route: Any) -> None:
        self.asked.append(route.request.url)
        if self.answers:
            route.fulfill(body=ELSEWHERE, content_type="text/html")
        else:
            route.fulfill(status=204)

    def goes_to(self, path: str) -> None:
        path, hash_sign, anchor = path.partition("#")
        self.page.goto(built("real").address(path) + hash_sign + anchor)

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def adds(self, markup: str, focus: str) -> None:
        """Put something on the page and give it the focus."""
        self.page.evaluate(ADD, markup)
        self.page.focus(focus)

    @property
    def has_left(self) -> bool:
        self.page.wait_for_timeout(50)
        return bool(self.asked)

    def arrives(self) -> None:
        self.page.wait_for_url(EXIT)
        assert self.page.title() == "Somewhere else"


@pytest.fixture
def reader(browser: Any) -> Iterator[Reader]:
    context = browser.new_context()
    yield Reader(context)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_the_way_out_is_the_second_thing_that_takes_the_focus(reader: Reader, path: str) -> None:
    reader.goes_to(path)
    reader.presses("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "Skip to content"
    reader.presses("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "Leave this site"
    reader.presses("Enter")
    reader.arrives()


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 640), (1280, 900)])
def test_the_way_out_and_what_it_does_not_do_are_always_in_view(reader: Reader, width: int, height: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.goes_to(PAGES[-1])
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        reader.page.evaluate(f"window.scrollTo(0, {place})")
        for words in (
            "Leave this site",
            "This does not delete your browsing history: Back may show pages you saw before.",
        ):
            box = reader.page.get_by_text(words).bounding_box()
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
    link = reader.page.locator(".ssc-leave").bounding_box()
    assert min(link["width"], link["height"]) >= 24


def test_three_pages_then_leave_then_back_shows_the_second(reader: Reader) -> None:
    for path in PAGES:
        reader.goes_to(path)
    reader.page.click(".ssc-leave")
    reader.arrives()
    reader.page.go_back()
    assert reader.page.url.endswith(PAGES[1])
    assert "Back may show pages you saw before" in reader.page.locator("aside").inner_text()


def test_without_scripts_it_is_a_plain_link(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = Reader(context)
    reader.goes_to(PAGES[-1])
    assert not reader.page.get_by_text("press Shift three times").is_visible()
    reader.page.click(".ssc-leave")
    reader.arrives()
    context.close()


@pytest.mark.parametrize("size", [{"width": 320, "height": 256}, {"width": 1280, "height": 900}], ids=str)
def test_who_comes_by_keyboard_is_told_the_keys_and_nothing_moves(reader: Reader, size: Any) -> None:
    """In a narrow window the keys are told below the strip, while the link to leave has the focus."""
    reader.page.set_viewport_size(size)
    reader.goes_to(PAGES[-1])
    before = reader.page.locator("h1").bounding_box()
    reader.presses("Tab", "Tab")
    words = reader.page.get_by_text("To leave by keyboard, press Shift three times, or Escape.")
    box = words.bounding_box()
    assert words.is_visible()
    assert box["y"] + box["height"] <= size["height"] * 2 / 3
    assert box["x"] + box["width"] <= size["width"]
    assert reader.page.locator("h1").bounding_box() == before
    assert reader.page.locator(".ssc-strip").bounding_box()["height"] <= max(size["height"] / 3, 90)


@pytest.mark.parametrize("keys", [["Shift"] * 3, ["Escape"]])
def test_keys_leave_as_the_page_says(reader: Reader, keys: list[str]) -> None:
    reader.goes_to(PAGES[-1])
    assert reader.page.get_by_text("To leave by keyboard, press Shift three times, or Escape.").is_visible()
    reader.presses(*keys)
    reader.arrives()


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift"],
        ["Shift", "Shift", "Shift+Tab", "Shift"],
        ["Shift", "a", "Shift", "Shift"],
        ["Control+Shift", "Control+Shift", "Control+Shift"],
        ["Alt+Shift", "Alt+Shift", "Alt+Shift"],
    ],
)
def test_other_uses_of_shift_do_not_leave(reader: Reader, keys: list[str]) -> None:
    reader.goes_to(PAGES[-1])
    reader.presses(*keys)
    assert not reader.has_left


def test_holding_shift_or_clicking_with_it_does_not_leave(reader: Reader) -> None:
    reader.goes_to(PAGES[-1])
    for _ in range(5):
        reader.page.keyboard.down("Shift")
    reader.page.keyboard.up("Shift")
    for _ in range(3):
        reader.page.locator("h1").click(modifiers=["Shift"])
    assert not reader.has_left


FIELDS = [
    "<input id=it>",
    "<input id=it type=search>",
    "<textarea id=it></textarea>",
    "<div id=it contenteditable>a</div>",
]


@pytest.mark.parametrize("field", FIELDS)
def test_shift_while_typing_never_leaves(reader: Reader, field: str) -> None:
    reader.goes_to(PAGES[-1])
    reader.adds(field, "#it")
    reader.presses(*["Shift"] * 9, "Shift+A", "Shift", "Shift", "Shift")
    assert not reader.has_left


@pytest.mark.parametrize("field", FIELDS[:3])
def test_escape_in_a_field_first_takes_its_text(reader: Reader, field: str) -> None:
    reader.goes_to(PAGES[-1])
    reader.adds(field, "#it")
    reader.page.keyboard.type("Kent")
    reader.presses("Escape")
    assert reader.page.input_value("#it") == ""
    assert not reader.has_left
    reader.presses("Escape")
    reader.arrives()


@pytest.mark.parametrize(
    ("markup", "focus", "close"),
    [
        ("<button id=it aria-expanded=true>List</button>", "#it", "it.ariaExpanded = 'false'"),
        ("<dialog id=it open><button id=b>Close</button></dialog>", "#b", "it.close()"),
    ],
)
def test_escape_first_serves_an_open_list_or_dialog(reader: Reader, markup: str, focus: str, close: str) -> None:
    reader.goes_to(PAGES[-1])
    reader.adds(markup, focus)
    reader.presses("Escape")
    assert not reader.has_left
    reader.page.evaluate(close)
    reader.presses("Escape")
    reader.arrives()


def test_escape_first_serves_an_open_choice(reader: Reader) -> None:
    reader.goes_to(PAGES[-1])
    reader.adds("<select id=it><option>One<option>Two</select>", "#it")
    reader.presses("Space", "Escape")
    assert not reader.has_left
    reader.presses("Escape")
    reader.arrives()


def test_escape_that_another_part_has_used_does_not_leave(reader: Reader) -> None:
    reader.goes_to(PAGES[-1])
    reader.page.evaluate("document.addEventListener('keydown', event => event.preventDefault())")
    reader.presses("Escape")
    assert not reader.has_left


@pytest.fixture
def covered(reader: Reader) -> Reader:
    """Give a reader who has left for a site that sends no page, so that what is left of ours stays."""
    reader.goes_to(PAGES[-1])
    reader.answers = False
    reader.page.evaluate("localStorage['ssc-a'] = sessionStorage['ssc-b'] = localStorage.other = 'kept'")
    reader.presses("Escape")
    assert reader.has_left
    return reader


def test_the_page_is_covered_at_once_and_has_a_neutral_title(covered: Reader) -> None:
    assert covered.page.evaluate("document.title") == "Loading"
    assert covered.page.evaluate("getComputedStyle(document.body).display") == "none"
    assert not covered.page.locator("h1").is_visible()


def test_what_we_stored_is_gone_and_nothing_else(covered: Reader) -> None:
    stored = covered.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
    assert stored == [["other"], []]


def test_a_second_escape_stops_nothing(covered: Reader) -> None:
    covered.page.evaluate("addEventListener('keydown', event => { document.title = event.defaultPrevented })")
    covered.presses("Escape")
    assert covered.page.evaluate("document.title") == "true"
    assert covered.asked == [EXIT]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_stored_on_the_device(reader: Reader, path: str) -> None:
    reader.goes_to(path)
    reader.presses("Tab", "Tab", "Tab", "Shift")
    assert reader.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert reader.context.cookies() == []


COVERED = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const it = document.activeElement, strip = document.querySelector(".ssc-strip");
  if (it === document.body || strip.contains(it) || it.matches(".ssc-skip")) return "";
  const line = strip.getBoundingClientRect().bottom, box = it.getBoundingClientRect();
  const fits = box.height <= innerHeight - line;
  const seen = fits ? box.top >= line - 1 && box.bottom <= innerHeight + 1
    : Math.min(box.bottom, innerHeight) - Math.max(box.top, line) > (innerHeight - line) / 2;
  return seen ? "" : `${it.textContent.trim()} ${box.top} ${box.bottom}`;
}"""
"""The focused thing once the page is drawn, where the strip or the window's edge hides a part of it; of one too tall,
most of it."""


@pytest.mark.slow
@pytest.mark.parametrize("path", ["index.html", "forces/lancashire/index.html", "cy/recommendations/11/index.html"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_at_four_times_the_size_the_way_out_never_covers_the_focus(reader: Reader, path: str, key: str) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 256})
    reader.goes_to(path)
    count = reader.page.locator("a, button, input, select, [tabindex='0']").count()
    found = set()
    for _ in range(count + 2):
        reader.presses(key)
        found.add(reader.page.evaluate(COVERED))
    assert found == {""}


def test_a_link_within_the_page_leads_to_a_place_that_is_in_view(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 256})
    reader.goes_to("forces/lancashire/index.html#item-11-2")
    strip = reader.page.locator(".ssc-strip").bounding_box()
    heading = reader.page.locator("#item-11-2").bounding_box()
    assert heading["y"] >= strip["y"] + strip["height"]
    assert heading["y"] < 256


@pytest.fixture
def clipboard(reader: Reader) -> Reader:
    """Give a reader of the page of components, with a clipboard to look into."""
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.page.add_init_script("""Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text) => { document.documentElement.lang = text; } } })""")
    reader.goes_to("style/index.html")
    return reader


def test_a_headings_link_copies_its_full_address_and_says_so(clipboard: Reader) -> None:
    page = clipboard.page
    before = page.evaluate("history.length")
    page.click(".ssc-anchor")
    page.wait_for_selector("[role=status]:has-text('Link copied')", state="attached")
    assert page.get_attribute("html", "lang") == built("real").address("style/index.html") + "#linked"
    assert page.evaluate("history.length") == before


def test_a_link_copied_twice_at_once_says_again_what_it_is(clipboard: Reader) -> None:
    page = clipboard.page
    page.clock.install()
    link = page.locator(".ssc-anchor").first
    before = link.inner_text()
    link.click()
    page.wait_for_selector(".ssc-anchor:has-text('Copied')")
    page.clock.run_for(1000)
    link.click()
    page.clock.run_for(2500)
    assert link.inner_text().startswith("Copied")
    page.clock.run_for(1000)
    assert link.inner_text() == before
    assert page.locator("[role=status]").inner_text() == ""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_heading_can_be_pointed_to_at_any_size(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 640})
    reader.goes_to("forces/lancashire/index.html")
    found = reader.page.locator(".ssc-heading")
    for heading in (found.first, found.nth(3), found.last):
        head, link = heading.locator("h2, h3"), heading.locator(".ssc-anchor")
        box, place = link.bounding_box(), head.bounding_box()
        assert min(box["width"], box["height"]) >= 24
        assert box["x"] >= place["x"] + place["width"], "it stands beside the heading"
        assert box["y"] < place["y"] + place["height"], "and not below it"
    names = reader.page.locator(".ssc-anchor").all_text_contents()
    assert len(names) == len(set(names)) > 50
    assert {name.startswith("Link to ") for name in names} == {True}


def test_a_headings_link_works_without_a_clipboard(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 900})
    reader.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    reader.goes_to("style/index.html")
    reader.page.click(".ssc-anchor")
    assert reader.page.url.endswith("style/index.html#linked")
