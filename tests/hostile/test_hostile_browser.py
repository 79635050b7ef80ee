"""Pages full of attacks, opened in a real browser from the disk: nothing runs, is asked for or is complained of."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from places import FORCE, PLAIN, index_of, pages_of, plain_pages, plan_of, views_of
from public_collections import fetched, texts
from structure import PROSE_CLASS, Element, Structure, live
from test_hostile_output import ATTACKS

from conftest import REPOSITORY
from ssc_site import urls
from ssc_site.files import read_templates

TOGETHER = 400
KINDS = sorted({type(view): path for path, view in reversed(views_of(plan_of([PLAIN])).items())}.values())
"""A page of each kind, of forces the one with a plan."""
POLICY = "Content-Security-Policy"
LISTEN = """
window.told = [];
for (const name of ["securitypolicyviolation", "error", "submit"])
  document.addEventListener(name, event => told.push(name + " " + (event.blockedURI || event.target)), true);
"""
BUILT = f"""
() => {{
  const marks = element => [element.localName, [...element.attributes].map(each => [each.name, each.value])];
  const all = [...document.querySelectorAll("*")];
  const inside = element => element.parentElement?.closest(".{PROSE_CLASS}");
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION);
  const odd = [];
  while (walker.nextNode()) odd.push("no element: " + walker.currentNode.nodeValue);
  const parts = [all.filter(each => !inside(each)).map(marks), all.filter(inside).map(marks), odd, document.title];
  return JSON.stringify(parts);
}}
"""


class Visit:
    """What one page did while it was open, and what the browser took it to be built of."""

    def __init__(self, browser: Any, page: Path, own: str) -> None:
        """own: how an address starts that the page may ask for."""
        self.told: list[str] = []
        self._own = own
        context = browser.new_context()
        context.add_init_script(LISTEN)
        context.route(lambda url: not url.startswith(own), _stay)
        tab = context.new_page()
        self._listen(tab)
        tab.goto(page.as_uri(), wait_until="load")
        tab.mouse.move(200, 200)
        tab.mouse.wheel(0, 3000)
        tab.keyboard.press("Tab")
        tab.wait_for_timeout(200)
        self.told += tab.evaluate("told")
        self.built = _structure(*json.loads(tab.evaluate(BUILT)))
        context.close()

    def _listen(self, tab: Any) -> None:
        tab.on("dialog", self._dialog)
        tab.on("request", self._request)
        tab.on("requestfailed", lambda request: self.told.append(f"failed {request.url}"))
        tab.on("console", lambda message: self.told.append(f"console {message.text}"))
        tab.on("pageerror", lambda error: self.told.append(f"error {error}"))
        tab.on("popup", lambda _: self.told.append("popup"))

    def _dialog(self, dialog: Any) -> None:
        self.told.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(self._own):
            self.told.append(f"request {request.url}")


def _stay(route: Any) -> None:
    """Answer with nothing where a page leads away: it stays open and can be asked what it did."""
    if route.request.is_navigation_request():
        route.fulfill(status=204)
    else:
        route.continue_()


def _structure(own: list[Any], prose: list[Any], odd: list[str], title: str) -> Structure:
    elements = [[Element(tag, tuple(map(tuple, attributes))) for tag, attributes in part] for part in (own, prose)]
    return Structure(elements[0], elements[1], odd, title)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder with the files that every page asks for."""
    for name, data in read_templates(REPOSITORY).items():
        if name.startswith("static/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
    index = tmp_path / urls.SEARCH_INDEX
    index.parent.mkdir()
    index.write_bytes(index_of(plan_of(ATTACKS)))
    return tmp_path


def visited(browser: Any, site: Path, page: bytes, path: str = FORCE) -> Visit:
    place = site / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(page)
    return Visit(browser, place, f"{site.as_uri()}/")


def beyond(made: Visit, clean: Visit) -> Iterator[str]:
    """Yield whatever a page does, or is built of, beyond the same page of plain words."""
    yield from made.told
    yield from clean.told
    yield from live(made.built, clean.built)


@pytest.mark.parametrize("path", [pytest.param(path, marks=[pytest.mark.slow] * (path != FORCE)) for path in KINDS])
def test_a_page_of_attacks_does_nothing_in_a_browser(browser: Any, site: Path, path: str) -> None:
    made = visited(browser, site, pages_of(plan_of(ATTACKS), (path,))[path], path)
    clean = visited(browser, site, plain_pages(len(ATTACKS), (path,))[path], path)
    assert list(beyond(made, clean)) == []


@pytest.mark.slow
def test_pages_of_public_attacks_do_nothing_in_a_browser(browser: Any, site: Path) -> None:
    fetched()
    clean = visited(browser, site, plain_pages(TOGETHER)[FORCE])
    for start in range(0, len(texts()), TOGETHER):
        some = texts()[start : start + TOGETHER]
        plan = plan_of([*some, *[PLAIN] * (TOGETHER - len(some))])
        found = list(beyond(visited(browser, site, pages_of(plan, (FORCE,))[FORCE]), clean))
        assert found == [], found[:10]


# The listening works

DOING = {
    "dialog 1": "<script>alert(1)</script>",
    "dialog 2": "<script>confirm(2)</script>",
    "dialog 3": "<svg onload='alert(3)'></svg>",
    "dialog 4": "<a href=# autofocus onfocus='alert(4)'>x</a>",
    "console 5": "<script>console.error(5)</script>",
    "error 6": "<script>throw new Error('6')</script>",
    "error [object HTMLImageElement]": "<img src=missing.png>",
    "request https://evil.example/7": "<img src=https://evil.example/7>",
    "request https://evil.example/8": "<script>fetch('https://evil.example/8')</script>",
    "failed file://evil.example/9": "<link rel=stylesheet href=//evil.example/9>",
    "popup": "<script>open('about:blank')</script>",
}
STOPPED = {
    "securitypolicyviolation inline": "<script>document.title = 'run'</script>",
    "console Executing inline event handler": "<svg onload=\"document.title = 'run'\"></svg>",
    "console Applying inline style": "<p style='color: red'>x</p>",
    "securitypolicyviolation https://evil.example/1": '<img src=https://evil.example/1 onerror="alert(1)">',
    "console Framing 'https://evil.example/'": "<iframe src=https://evil.example/2></iframe>",
    "securitypolicyviolation https://evil.example/3": "<script src=https://evil.example/3></script>",
}


def planted(browser: Any, site: Path, things: str, policy: str = POLICY) -> Visit:
    page = plain_pages(1)[FORCE].decode().replace(POLICY, policy)
    return visited(browser, site, page.replace("</main>", f"{things}</main>").encode())


def unheard(visit: Visit, starts: Iterable[str]) -> list[str]:
    return [start for start in starts if not any(each.startswith(start) for each in visit.told)]


def test_what_a_page_does_is_heard(browser: Any, site: Path) -> None:
    visit = planted(browser, site, "".join(DOING.values()), policy="X-No-Policy")
    assert unheard(visit, DOING) == [], visit.told


def test_a_page_that_leads_away_is_heard(browser: Any, site: Path) -> None:
    away = "<meta http-equiv=refresh content='0;url=https://evil.example/away'>"
    assert unheard(planted(browser, site, away), ["request https://evil.example/away"]) == []


def test_what_the_policy_stops_is_heard_and_does_not_happen(browser: Any, site: Path) -> None:
    visit = planted(browser, site, "".join(STOPPED.values()))
    assert unheard(visit, STOPPED) == [], visit.told
    assert visit.built.title != "run"
    assert not [each for each in visit.told if each.startswith(("dialog", "popup"))]


def test_words_that_a_browser_takes_for_elements_are_seen(browser: Any, site: Path) -> None:
    clean = plain_pages(1)[FORCE]
    made = visited(browser, site, clean.replace(b"<p>Plain words</p>", b"<p>Plain <b>words</b><!-- x --></p><br>", 1))
    found = list(live(made.built, visited(browser, site, clean).built))
    assert [each for each in found if "'b'" in each]
    assert [each for each in found if each.startswith("no element: ")]
