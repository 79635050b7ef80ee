"""Feeds, sitemap, robots.txt and previews: read back by a reader others wrote, and only where there is an address."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from conftest import AS_OF, REPOSITORY
from recount.markup import tree
from ssc_site.census import take_census
from ssc_site.corpus import Corpus
from ssc_site.data import feeds as module
from ssc_site.data.crawlers import robots, sitemap
from ssc_site.data.dataset import data_files
from ssc_site.data.rows import rows_of
from ssc_site.files import read_templates
from ssc_site.site import build_site
from test_cli import run
from test_data import PLANS, joined, pages, with_settings
from wording import TELLING

BASE = "https://example.org/site/"
ATOM = "{http://www.w3.org/2005/Atom}"
SETS = ["the published plans", "an invented plan", "odd texts", "no plan"]
each_set = pytest.mark.parametrize("plans", SETS)


@cache
def based(plans: str) -> Corpus:
    return with_settings(plans, base=BASE)


@cache
def feeds(plans: str, day: date = AS_OF) -> Mapping[str, bytes]:
    made = data_files(based(plans), take_census(based(plans), day))
    return {path: data for path, data in made.items() if path.endswith(".xml")}


@cache
def site(plans: str) -> Mapping[str, bytes]:
    return build_site(based(plans), read_templates(REPOSITORY), AS_OF)


def read(data: bytes) -> Any:
    found = feedparser.parse(data, sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def trees(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - of our own making


# What is in them


def test_there_is_a_feed_of_the_country_of_each_force_and_of_each_recommendation() -> None:
    assert "feed.xml" in feeds("the published plans")
    assert sum(path.startswith("forces/") for path in feeds("the published plans")) == 43
    assert sum(path.startswith("recommendations/") for path in feeds("the published plans")) == 15


@each_set
def test_feedparser_reads_every_feed_whole(plans: str) -> None:
    rows = joined(rows_of(based(plans), take_census(based(plans), AS_OF)).values()).of_entries
    dated = [row for row in rows if isinstance(row["counts_from"], date)]
    for path, data in feeds(plans).items():
        found = read(data)
        section, *names = path.split("/")
        wanted = [row for row in dated if section == "feed.xml" or names[0] in (row["force"], row["recommendation"])]
        assert len(found.entries) == len(wanted)
        assert found.feed.links[0].href == BASE + path
        assert sorted(entry.link for entry in found.entries) == sorted(str(row["page"]) for row in wanted)


@each_set
def test_every_feed_is_what_the_standard_asks(plans: str) -> None:
    stamp = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
    for data in feeds(plans).values():
        feed = trees(data)
        for name in ("id", "title", "updated"):
            assert len(feed.findall(ATOM + name)) == 1
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        ids = [node.text for node in feed.iter(ATOM + "id")]
        assert len(set(ids)) == len(ids)
        for entry in feed.findall(ATOM + "entry"):
            assert {child.tag.removeprefix(ATOM) for child in entry} == {
                "id", "title", "published", "updated", "link", "content",
            }  # fmt: skip
            assert entry.find(ATOM + "content").attrib == {"type": "text"}  # type: ignore[union-attr]
        stamps = [node.text or "" for name in ("updated", "published") for node in feed.iter(ATOM + name)]
        assert all(stamp.fullmatch(each) for each in stamps)


def test_the_newest_stands_first_and_the_feed_was_updated_with_it() -> None:
    for data in feeds("an invented plan").values():
        feed = trees(data)
        stamps = [node.findtext(f"{ATOM}updated", "") for node in feed.findall(ATOM + "entry")]
        assert stamps == sorted(stamps, reverse=True)
        assert not stamps or feed.findtext(f"{ATOM}updated") == stamps[0]


def test_a_month_counts_from_its_last_day() -> None:
    feed = trees(feeds("an invented plan")["forces/kent/feed.xml"])
    stamps = {node.findtext(f"{ATOM}id"): node.findtext(f"{ATOM}updated") for node in feed.findall(ATOM + "entry")}
    assert stamps["tag:example.org,2026:/site/forces/kent/#7.1/1"] == "2025-02-28T00:00:00Z"
    assert stamps["tag:example.org,2026:/site/forces/kent/#7.2/2"] == "2025-05-01T00:00:00Z"


def test_ids_stay_when_an_entry_is_added_and_when_the_day_moves_on() -> None:
    def ids(day: date) -> set[str | None]:
        return {node.text for data in feeds("an invented plan", day).values() for node in trees(data).iter(ATOM + "id")}

    assert ids(date(2024, 12, 15)) < ids(date(2025, 4, 30)) < ids(AS_OF)


@pytest.mark.parametrize(
    ("plans", "day"), [("an invented plan", date(2025, 3, 15)), ("every field", date(2025, 12, 31))]
)
def test_what_comes_later_is_in_no_feed_of_an_earlier_day(plans: str, day: date) -> None:
    """Entries of a later day, and later corrections: the second plan has an entry that was corrected in 2026."""
    told = ""
    for data in feeds(plans, day).values():
        stamps = [node.text or "" for node in trees(data).iter(f"{ATOM}updated")]
        assert all(stamp[:10] <= day.isoformat() for stamp in stamps)
        told += "".join(trees(data).itertext())
    assert "Corrected on 5 January 2026" not in told
    assert ("Corrected on 5 January 2026" in feeds(plans)["feed.xml"].decode()) == (plans == "every field")


def test_a_correction_updates_the_entry() -> None:
    feed = trees(feeds_of_every_field()["forces/lancashire/feed.xml"])
    (entry,) = [node for node in feed.findall(f"{ATOM}entry") if (node.findtext(f"{ATOM}id") or "").endswith("#7.1/1")]
    assert entry.findtext(f"{ATOM}published") == "2024-11-11T00:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == "2026-01-05T00:00:00Z"


def feeds_of_every_field() -> Mapping[str, bytes]:
    corpus = with_settings("every field", base=BASE)
    return data_files(corpus, take_census(corpus, AS_OF))


def test_an_entry_says_what_the_plan_says_and_whose_words_they_are() -> None:
    found = read(feeds("an invented plan")["recommendations/12/feed.xml"])
    (entry,) = [entry for entry in found.entries if entry.id.endswith("#12.3/1")]
    text = entry.content[0].value
    assert "Action b: Train the staff." in text
    assert "Status the force gives: Not started" in text
    assert "Summarised by the editors of this site, from An invented plan." in text


@pytest.mark.parametrize("plans", PLANS)
def test_titles_and_addresses_are_neutral_for_a_reader_who_is_watched(plans: str) -> None:
    corpus = with_settings(plans, base=BASE)
    for path, data in data_files(corpus, take_census(corpus, AS_OF)).items():
        if path.endswith(".xml"):
            feed = trees(data)
            shown = [node.text or "" for name in ("title", "id") for node in feed.iter(ATOM + name)]
            shown += [node.attrib["href"] for node in feed.iter(f"{ATOM}link")]
            assert not TELLING.search(" ".join((path, *shown)))


def test_foreign_words_stay_words_in_a_feed() -> None:
    data = feeds("odd texts")["forces/kent/feed.xml"]
    tags = {node.tag.removeprefix(ATOM) for node in trees(data).iter()}
    assert tags == {"feed", "id", "title", "updated", "author", "name", "link", "entry", "published", "content"}
    assert "</script><!--" in "".join(trees(data).itertext())


def test_a_character_that_xml_lacks_does_not_break_a_feed() -> None:
    corpus = based("odd texts")
    entry = corpus.plans["kent"].responses["7.1"][0].model_copy(update={"stated_as": "x", "says": None, "place": "x"})
    entry = entry.model_copy(
        update={"in_place": entry.in_place and entry.in_place.model_copy(update={"cy": "\0\ufffe\x0b"})}
    )
    plan = corpus.plans["kent"].model_copy(update={"responses": {"7.1": (entry,)}})
    made = replace(corpus, plans={"kent": plan})
    assert trees(data_files(made, take_census(made, AS_OF))["feed.xml"]) is not None


def test_a_feed_holds_the_newest_only_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    corpus = based("an invented plan")
    made = data_files(corpus, take_census(corpus, AS_OF))
    every = read(feeds("an invented plan")["feed.xml"]).entries
    assert [entry.id for entry in read(made["feed.xml"]).entries] == [entry.id for entry in every[:3]]


# Where they are, and where not


def test_without_a_base_address_there_is_none_of_it() -> None:
    made = pages("the published plans")
    assert [path for path in made if path.endswith(".xml") or path == "robots.txt"] == []
    for path, data in made.items():
        if path.endswith(".html"):
            assert not re.search(b'property="og:|rel="canonical"|atom[+]xml', data), path


def test_the_build_says_in_one_line_what_is_left_out(root_of: Any) -> None:
    root = root_of({"kent.yaml": PLANS["an invented plan"]["kent"]})
    done = run("build", "--root", str(root), "--as-of", "2026-11-21")
    said = "No feeds, sitemap, robots.txt or preview tags: schema/site.yaml names no base address."
    assert done.stdout.splitlines().count(said) == 1, done.stdout
    settings = root / "schema" / "site.yaml"
    settings.write_text(settings.read_text("utf-8") + f"\nbase: {BASE}\n", "utf-8")
    done = run("build", "--root", str(root), "--as-of", "2026-11-21")
    assert "No feeds" not in done.stdout
    assert (root / "site" / "feed.xml").is_file()


def test_every_page_names_its_feed_and_the_feed_is_there() -> None:
    made = site("the published plans")
    for path, data in made.items():
        if path.endswith(".html"):
            (link,) = re.findall(
                rb'<link rel="alternate" type="application/atom[+]xml" title="([^"]*)" href="([^"]*)"', data
            )
            target = link[1].decode().removeprefix(BASE)
            assert resolved(path, target) in made, path
    kent = made["forces/kent/index.html"].decode()
    assert 'title="Kent - Police action plans" href="feed.xml"' in kent


def resolved(path: str, href: str) -> str:
    folder = path.split("/")[:-1]
    for part in href.split("/"):
        folder = folder[:-1] if part == ".." else [*folder, part]
    return "/".join(folder)


def test_a_preview_shows_the_neutral_title_and_no_picture() -> None:
    for path, data in site("the published plans").items():
        if path.endswith(".html"):
            page = data.decode()
            told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
            assert set(told) == {"type", "title", "site_name", "url", "locale"}, path
            assert told["title"] == re.findall("<title>(.*?)</title>", page)[0]
            assert told["url"] == BASE + path.removesuffix("index.html")
            assert f'<link rel="canonical" href="{told["url"]}">' in page
            assert not TELLING.search(" ".join(told.values()))


def test_robots_may_read_all_and_find_the_sitemap() -> None:
    lines = site("no plan")["robots.txt"].decode().splitlines()
    assert lines == ["User-agent: *", "Allow: /", "Sitemap: https://example.org/site/sitemap.xml"]
    assert robots("https://example.org/\nDisallow: /").decode().count("\n") == 3


def test_the_sitemap_names_every_page_once_and_nothing_else() -> None:
    made = site("the published plans")
    addresses = [node.text for node in trees(made["sitemap.xml"]).iter() if node.tag.endswith("loc")]
    expected = [
        BASE + path.removesuffix("index.html") for path in made if path.endswith(".html") and path != "404.html"
    ]
    assert sorted(each or "" for each in addresses) == sorted(expected)
    assert trees(sitemap("https://b.uk/?a=1&b='<x>]]>", ["a.html"])) is not None


def test_the_page_about_the_data_lists_the_feeds() -> None:
    links = {link.href for link in tree(site("the published plans")["data/index.html"]).one("main").all("a")}
    assert {"../feed.xml", "../recommendations/7/feed.xml", "../forces/cleveland/feed.xml"} <= links
    assert "so there are none" in pages("the published plans")["data/index.html"].decode()


@each_set
def test_the_same_plans_give_the_same_feeds(plans: str) -> None:
    made = data_files(based(plans), take_census(based(plans), AS_OF))
    assert {path: made[path] for path in feeds(plans)} == feeds(plans)
