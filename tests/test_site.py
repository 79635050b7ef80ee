"""The site in memory: what the pages say of Lancashire, and what holds for every page."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from conftest import LANCASHIRE, REPOSITORY, frozen_inputs, inputs_of
from ssc_site.corpus import Corpus, read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site
from wording import TELLING

TODAY = date(2026, 11, 21)
FORCE = "forces/lancashire/index.html"


def corpus_of(*slugs: str) -> Corpus:
    corpus, report = read_corpus(frozen_inputs(*slugs) if slugs else inputs_of({}), TODAY)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return corpus


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return build_site(corpus_of("lancashire"), read_templates(REPOSITORY), TODAY)


class Page(HTMLParser):
    """A page read back: its title, text, links, anchors and attributes."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.title, self.words = "", ""
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.attributes: list[str] = []
        self.inside: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.anchors.append(value or "")
            if name in ("href", "src") and tag != "link":
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] == "title":
            self.title += data
        self.words += data

    @property
    def text(self) -> str:
        return " ".join(self.words.split())


def pages(site: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(data) for path, data in site.items() if path.endswith(".html")}


def test_the_first_sentence_states_the_coverage(site: dict[str, bytes]) -> None:
    assert "Answers from 1 of 43 forces are on this site. 22 more plans are linked." in Page(site["index.html"]).text


def test_the_national_page_names_all_43_forces(site: dict[str, bytes]) -> None:
    text = Page(site["index.html"]).text
    names = [force.short.first for force in corpus_of().national.register.forces.values()]
    assert [name for name in names if name not in text] == []
    assert len(names) == 43


def test_a_force_without_a_known_address_is_not_said_to_have_no_plan(site: dict[str, bytes]) -> None:
    assert "This does not mean that the force has published no plan." in Page(site["index.html"]).text


def test_the_site_is_honest_without_any_plan() -> None:
    text = Page(build_site(corpus_of(), read_templates(REPOSITORY), TODAY)["index.html"]).text
    assert "Answers from 0 of 43 forces are on this site." in text
    assert "No plan is on this site yet." in text


@pytest.mark.parametrize(
    "words",
    [
        "This is not the force's own site.",
        "Not the force's own words.",
        "read on 21 November 2026",
        "Assistant Chief Constable Mark Winstanley, Executive Lead",
        "Detective Chief Inspector Mark Dickinson, Operational Lead",
        "36 of 39 items: 31 with an answer of their own, 4 with the same answer as another and 1 answered together",
        "Actions 22, 2 of them with a date",
        "The source gives no status.",
        "Partner: Paladin: Commissioned stalking support service, from 1 April 2025, two years",
        "Note by the editors of this site",
        "Target: March 2025",
        "Same answer as 14.1",
        "No answer published",
        "Answered together through the NPCC",
    ],
)
def test_lancashires_page_says_what_its_plan_holds(site: dict[str, bytes], words: str) -> None:
    assert words in Page(site[FORCE]).text


def test_every_item_has_its_stable_anchor(site: dict[str, bytes]) -> None:
    anchors = Page(site[FORCE]).anchors
    expected = [f"item-{item.replace('.', '-')}" for item in corpus_of().national.catalogue.items]
    assert [anchor for anchor in expected if anchors.count(anchor) != 1] == []


def test_every_text_of_the_plan_stands_on_its_page(site: dict[str, bytes]) -> None:
    text = Page(site[FORCE]).text
    for key, entries in corpus_of("lancashire").plans["lancashire"].responses.items():
        for entry in entries:
            texts = [entry.says, entry.in_place, entry.unclear, entry.note, *(a.text for a in entry.actions.values())]
            for words in texts:
                assert words is None or words.first in text, key


def test_every_link_and_fragment_on_the_site_resolves(site: dict[str, bytes]) -> None:
    read = pages(site)
    for path, page in read.items():
        for link in page.links:
            if link.startswith(("https://", "mailto:", "tel:")):
                continue
            target, _, anchor = unquote(link).partition("#")
            place = normpath(join(dirname(path), target)) if target else path
            assert place in site, f"{path}: {link}"
            assert not anchor or anchor in read[place].anchors, f"{path}: {link}"


def test_no_anchor_stands_twice_on_a_page(site: dict[str, bytes]) -> None:
    for page in pages(site).values():
        assert len(page.anchors) == len(set(page.anchors))


def test_titles_and_addresses_are_neutral_for_a_reader_who_is_watched(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        assert not TELLING.search(path + page.title), path


def test_no_page_asks_anything_of_another_site_or_runs_what_it_holds(site: dict[str, bytes]) -> None:
    for path, page in pages(site).items():
        assert "default-src 'none'" in site[path].decode()
        assert not {name for name in page.attributes if name.startswith("on") or name == "style"}
        assert set(re.findall(rb"<script[^>]*>[^<]*", site[path])) == {*re.findall(SCRIPT, site[path])} != set()


SCRIPT = rb'<script src="(?:[./]*static/[a-z]+|[./]*(?:search/)?index)\.js" defer>'
"""A file of ours that runs when the page is there; nothing runs that stands in a page."""


def test_every_page_has_a_plain_way_to_leave(site: dict[str, bytes]) -> None:
    for page in pages(site).values():
        assert "https://www.bbc.co.uk/weather" in page.links


def test_the_same_inputs_give_the_same_bytes(site: dict[str, bytes]) -> None:
    assert build_site(corpus_of("lancashire"), read_templates(REPOSITORY), TODAY) == site


def with_settings(**settings: str) -> Corpus:
    corpus = corpus_of("lancashire")
    site = corpus.national.site.model_copy(update=settings)
    return replace(corpus, national=replace(corpus.national, site=site))


def test_with_a_repository_each_answer_links_to_its_line_and_to_its_editor() -> None:
    corpus = with_settings(repository="https://example.org/plans")
    page = Page(build_site(corpus, read_templates(REPOSITORY), TODAY)[FORCE])
    line = next(n for n, text in enumerate(LANCASHIRE.splitlines(), 1) if text.startswith('  "11.1":'))
    assert f"https://example.org/plans/blob/main/plans/lancashire.yaml#L{line}" in page.links
    assert f"https://example.org/plans/edit/main/plans/lancashire.yaml#L{line}" in page.links
    assert "https://example.org/plans/issues" in page.links


def test_without_a_repository_nothing_leads_to_one(site: dict[str, bytes]) -> None:
    assert "blob/main" not in site[FORCE].decode()
    assert "This site has no address for corrections yet." in Page(site[FORCE]).text


def test_mistakes_are_reported_to_the_sites_contact_where_it_has_one() -> None:
    corpus = with_settings(contact="mailto:corrections@example.org", repository="https://example.org/plans")
    page = Page(build_site(corpus, read_templates(REPOSITORY), TODAY)["index.html"])
    assert "mailto:corrections@example.org" in page.links


def test_a_base_address_gives_a_sitemap_and_a_404_that_works_anywhere() -> None:
    made = build_site(with_settings(base="https://example.org/site/"), read_templates(REPOSITORY), TODAY)
    addresses = re.findall("<loc>(.*?)</loc>", made["sitemap.xml"].decode())
    assert "https://example.org/site/forces/lancashire/" in addresses
    assert len(addresses) == sum(path.endswith(".html") for path in made) - 1
    assert "https://example.org/site/forces/lancashire/index.html" in Page(made["404.html"]).links


def test_without_a_base_address_there_is_no_sitemap(site: dict[str, bytes]) -> None:
    assert "sitemap.xml" not in site


@pytest.mark.parametrize("page", ["about", "help", "privacy", "dates", "changes", "forces", "recommendations"])
def test_every_page_kind_is_there(site: dict[str, bytes], page: str) -> None:
    assert f"{page}/index.html" in site


def test_each_of_the_43_forces_has_a_stable_address(site: dict[str, bytes]) -> None:
    assert len([path for path in site if re.fullmatch("forces/[a-z-]+/index.html", path)]) == 43


def test_each_summarised_answer_says_whose_words_it_is_in(site: dict[str, bytes]) -> None:
    told = "Summarised by the editors of this site from Stalking Super Complaint Tracker, read on 21 November 2026."
    text = Page(site[FORCE]).text
    assert text.count(told) == text.count("Not the force's own words.") >= 36


def test_help_is_on_every_force_page_with_the_confirmed_numbers(site: dict[str, bytes]) -> None:
    for path in (FORCE, "forces/kent/index.html", "help/index.html"):
        assert {"tel:999", "tel:101", "tel:08088020300", "tel:02038664107"} <= set(Page(site[path]).links)


def test_an_empty_list_says_why_it_is_empty(site: dict[str, bytes]) -> None:
    text = Page(site["lists/date-late/index.html"]).text
    assert "This list is empty: no item of a plan on this site is in this state." in text


def test_no_page_calls_anything_late_or_met_without_a_dated_status() -> None:
    four = corpus_of("cambridgeshire", "cleveland", "lancashire", "north-wales")
    made = build_site(four, read_templates(REPOSITORY), TODAY)
    for state in ("late", "met", "met-late", "complete-undated"):
        assert "This list is empty" in Page(made[f"lists/date-{state}/index.html"]).text
