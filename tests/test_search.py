"""The index of the search: what a force's page shows is found, and nothing else; words are folded as readers mean them.

What the script makes of it is tried in Chromium: tests/browser/test_searching.py.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from typing import Any

import pytest

from conftest import AS_OF, REPOSITORY, frozen_inputs, national_files, source
from country import country_inputs
from recount.invented import KENT
from recount.markup import Node, tree
from ssc_site import urls
from ssc_site.census import take_census
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.search.document import fields_of
from ssc_site.search.folding import MUTATIONS, stem, words
from ssc_site.search.index import search_index
from ssc_site.search.vocabulary import STOP, SYNONYMS, WELSH_SYNONYMS
from ssc_site.site import build_site

LARGEST, LARGEST_SCRIPT = 150_000, 3_000
"""Bytes as servers send them: of the index of 43 full plans, and of the script that uses it."""

SETS = ("real", "invented", "country", "none")
DAYS = (date(2024, 12, 15), AS_OF)


@dataclass(frozen=True)
class Read:
    """An index as its reader has it. known: the words in English and Welsh, with the fields each stands in."""

    index: Mapping[str, Any]
    known: Mapping[str, Mapping[str, frozenset[int]]]

    def answered(self) -> set[tuple[str, str]]:
        """Return the force and place of every answer."""
        forces = self.index["forces"]
        return {(forces[at], anchor) for _, anchor, told in self.index["answers"] for at in told}


def read(data: bytes) -> Read:
    start, end = "window.sscSearch = ", ";\n"
    assert data.decode().startswith(start)
    index = json.loads(data.decode().removeprefix(start).removesuffix(end))
    return Read(index, dict(zip(("en", "cy"), map(dict, map(unpacked, index["books"])), strict=True)))


def unpacked(book: Mapping[str, list[str]]) -> Iterator[tuple[str, frozenset[int]]]:
    for word, steps in zip(book["order"], book["places"], strict=True):
        yield word, frozenset(accumulate(map(int, steps.split(","))))


@cache
def corpus_of(name: str) -> Corpus:
    invented = Inputs(national_files(), (source("plans/kent.yaml", KENT),))
    inputs = {"real": frozen_inputs(), "country": country_inputs(), "invented": invented}.get(name)
    inputs = inputs or Inputs(national_files(), ())
    if name == "country":
        inputs = Inputs(inputs.national, inputs.plans[:3])
    corpus, report = read_corpus(inputs, AS_OF)
    assert corpus is not None, report.diagnostics[:3]
    return corpus


@cache
def site_of(name: str, day: date = AS_OF) -> Mapping[str, bytes]:
    return build_site(corpus_of(name), read_templates(REPOSITORY), day)


@cache
def read_of(name: str, day: date = AS_OF) -> Read:
    return read(site_of(name, day)[urls.SEARCH_INDEX])


@cache
def shown(name: str, day: date) -> Mapping[tuple[str, str], Node]:
    """Return each part of a force's page with entries in it, by force and anchor, as the built pages have them."""
    found = {}
    for slug in corpus_of(name).plans:
        page = tree(site_of(name, day)[urls.force_page(slug)])
        for node in page.all("div.ssc-entry"):
            part = node.above("section")
            assert part is not None
            found[slug, anchor_above(node, part)] = part
    return found


def anchor_above(entry: Node, part: Node) -> str:
    """Return the nearest heading's anchor above an entry."""
    anchor = ""
    for node in part.nodes():
        if node is entry:
            break
        if node.tag in ("h2", "h3"):
            anchor = node.id
    return anchor


each_set = pytest.mark.parametrize("name", SETS)
each_day = pytest.mark.parametrize("day", DAYS, ids=str)


@pytest.mark.slow
@each_day
@each_set
def test_every_place_with_an_entry_is_in_the_index_and_no_other(name: str, day: date) -> None:
    assert read_of(name, day).answered() == set(shown(name, day))


def key_of(name: str, anchor: str) -> str:
    return next(str(key) for key, at, _ in read_of(name).index["answers"] if at == anchor)


@pytest.mark.slow
@each_day
@each_set
def test_what_a_force_says_is_found_by_each_of_its_words(name: str, day: date) -> None:
    fields, known = fields_of(corpus_of(name)), read_of(name, day).known
    missed = []
    for (slug, anchor), part in shown(name, day).items():
        field = fields.answer(key_of(name, anchor), slug)
        for prose in entries_of(part, anchor):
            said = {word for word in words(prose) if word not in STOP and not word.replace(".", "").isdigit()}
            missed += [
                (slug, anchor, word)
                for word in said
                if field not in known["en"].get(stem(word), ()) and field not in known["cy"].get(word, ())
            ]
    assert missed == []


def entries_of(part: Node, anchor: str) -> list[str]:
    """Return the texts of the entries below an anchor."""
    return [
        prose.text
        for entry in part.all("div.ssc-entry")
        if anchor_above(entry, part) == anchor
        for prose in entry.all("div.ssc-prose")
    ]


@each_day
@each_set
def test_nothing_is_found_that_the_page_does_not_show_on_the_day(name: str, day: date) -> None:
    """So nothing taken out, not yet said on that day, or of a faulty plan. Welsh beside English is shown in Welsh."""
    fields, known = fields_of(corpus_of(name)), read_of(name, day).known
    first = fields.answer("", fields.forces[0])
    places = {fields.answer(key_of(name, anchor), slug): part for (slug, anchor), part in shown(name, day).items()}
    for slug in corpus_of(name).plans:
        places[fields.answer("", slug)] = tree(site_of(name, day)[urls.force_page(slug)])
    said = {field: set(map(stem, words(node.text))) for field, node in places.items()}
    extra = [
        (word, field)
        for word, found in known["en"].items()
        for field in found
        if field >= first and word not in said.get(field, ())
    ]
    assert extra == []


def test_words_taken_out_and_entries_to_come_are_not_found() -> None:
    plan = """\
force: lancashire
wording: force
published: 2024-11-01
unread: {reason: Not part of this test., items: ["7.2-28.1"]}
responses:
  "7.1":
    - {date: 2024-11-02, says: "A zebra answers. See [the walrus](https://www.example.org/penguin)."}
    - {date: 2025-06-01, says: A giraffe answers.}
"""
    corpus, report = read_corpus(Inputs(national_files(), (source("plans/lancashire.yaml", plan),)), AS_OF)
    assert corpus is not None
    assert not report.failed
    early = read(search_index(corpus, take_census(corpus, date(2025, 1, 1)))).known["en"]
    late = read(search_index(corpus, take_census(corpus, AS_OF))).known["en"]
    assert {"zebra", "walrus"} <= early.keys()
    assert {"giraf", "penguin", "example", "http"} & early.keys() == set()
    assert "giraf" in late


@each_set
def test_every_place_of_the_index_is_a_link_of_the_page_once(name: str) -> None:
    index, page = read_of(name).index, tree(site_of(name)[urls.SEARCH])
    links = [node for node in page.all("a") if "data-place" in node.attrs]
    order = [node.attrs["data-place"] for node in links]
    assert order == [*index["forces"], *index["asked"]]


@each_set
def test_names_titles_and_asks_are_found_in_each_language_they_have(name: str) -> None:
    corpus, known = corpus_of(name), read_of(name).known
    fields = fields_of(corpus)
    texts = [(fields.name(slug), force.name) for slug, force in corpus.national.register.forces.items()]
    for number, asked in corpus.national.catalogue.recommendations.items():
        texts += [(fields.title(number), asked.title), (fields.ask(number), asked.ask)]
        for key, item in asked.items.items():
            texts += [(fields.title(key), item.title), *([(fields.ask(key), item.ask)] if item.ask else [])]
    for field, text in texts:
        for language, version in text.versions:
            for word in set(words(version)) - STOP:
                assert field in known[language][stem(word) if language == "en" else word], (version, word)


def test_the_index_of_43_full_plans_is_small() -> None:
    corpus, _ = read_corpus(country_inputs(), AS_OF)
    assert corpus is not None
    assert len(corpus.plans) == 43
    assert len(gzip.compress(search_index(corpus, take_census(corpus, AS_OF)), 6)) <= LARGEST


def test_the_script_is_small() -> None:
    assert len(gzip.compress(site_of("real")["static/search.js"], 6)) <= LARGEST_SCRIPT


def test_the_index_is_the_same_each_time() -> None:
    corpus = corpus_of("country")
    census = take_census(corpus, AS_OF)
    assert search_index(corpus, census) == search_index(corpus, census) == site_of("country")[urls.SEARCH_INDEX]


def test_the_index_can_stand_in_any_page() -> None:
    data = site_of("country")[urls.SEARCH_INDEX]
    assert data.isascii()
    assert b"<" not in data


FOLDED = [
    ("Stalking Protection Orders", ["stalking", "protection", "orders"]),
    ("the force's e-learning (FMS)", ["the", "force", "learning", "fms"]),
    ("Ynglŷn â'r tŵr, ŷd, gŵyl a'i brô", ["ynglyn", "twr", "yd", "gwyl", "bro"]),
    ("\u00cfaith o\u2019r newydd \u2013 AR-LEIN", ["iaith", "newydd", "ar", "lein"]),
    ("Item 11.2, recommendation 7 and 4A", ["item", "11.2", "recommendation", "7", "and", "4a"]),
    ("e\u0301 \ufb01le \u212aent", ["file", "kent"]),
    ("  \u200b<b>3</b>…", ["3"]),
]
"""A text, and the words it is searched by. The browser's tests hold the script against the same table."""


@pytest.mark.parametrize(("text", "wanted"), FOLDED)
def test_words_are_folded(text: str, wanted: list[str]) -> None:
    assert words(text) == wanted


SAME = [
    "order orders",
    "train trains trained training",
    "police policing",
    "policy policies",
    "assess assesses assessed assessing assessment assessments",
    "plan planned planning",
    "breach breaches breached breaching",
    "process processes processed",
    "manage managed managing management",
    "investigate investigated investigating investigation investigations",
    "share shared sharing",
    "identify identifies identified identifying",
    "spo spos",
]
APART = "risk rise status state action act police policy need news stalker survey surname"


@pytest.mark.parametrize("family", SAME)
def test_an_english_word_is_found_in_its_forms(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_different_english_words_stay_apart() -> None:
    several = APART.split()
    assert len({stem(word) for word in several}) == len(several)


MUTATED = [
    ("cymdeithas", "gymdeithas nghymdeithas chymdeithas"),
    ("cymru", "gymru nghymru chymru"),
    ("polisi", "bolisi mholisi pholisi"),
    ("tystiolaeth", "dystiolaeth nhystiolaeth thystiolaeth"),
    ("gwasanaeth", "wasanaeth ngwasanaeth"),
    ("gorchymyn", "orchymyn ngorchymyn"),
    ("bwrdd", "fwrdd mwrdd"),
    ("dioddefwyr", "ddioddefwyr nioddefwyr"),
    ("mesurau", "fesurau"),
    ("llu", "lu"),
    ("rhaglen", "raglen"),
    ("iaith", "hiaith"),
    ("asesu", "hasesu"),
]
"""A Welsh word, and how it stands after other words: each finds every other."""


@pytest.mark.parametrize(("word", "changed"), MUTATED)
def test_the_table_of_mutations_makes_every_form(word: str, changed: str) -> None:
    made = {
        start + word[len(root) :]
        for root, starts in MUTATIONS.items()
        if word.startswith(root) and (root or word[0] in "aeiouwy")
        for start in starts
    }
    assert set(changed.split()) <= made


LINES = (*SYNONYMS.items(), *WELSH_SYNONYMS.items())


def test_every_line_of_synonyms_says_something() -> None:
    called = [" ".join(name) for _, name, _ in read_of("real").index["synonyms"]]
    assert len(set(called)) == len(called) == len(LINES)
    assert "" not in called
    for said, meant in LINES:
        assert meant
        for phrase in meant:
            assert [word for word in words(phrase) if word not in STOP], said
            assert phrase != said


def test_every_synonym_leads_to_words_that_are_there() -> None:
    """No line invents a subject: what it leads to stands in the catalogue, or in the plans of November 2026."""
    known = read_of("real").known["en"]
    missing = {
        (said, word)
        for said, meant in LINES
        for phrase in meant
        for word in words(phrase)
        if word not in STOP and stem(word) not in known
    }
    assert missing == set()


def test_welsh_words_are_kept_as_they_were_written() -> None:
    assert {"gogledd", "cymru", "powys"} <= read_of("real").known["cy"].keys()


def test_welsh_pages_use_the_same_index_and_their_titles_are_in_it() -> None:
    said = "words: {titles: [{en: Learning and training, cy: Dysgu a sgilio}, {en: Search, cy: Chwilio}]}\n"
    files = {**national_files(), "welsh-report": source("schema/welsh-report.yaml", said)}
    corpus, report = read_corpus(Inputs(files, frozen_inputs().plans), AS_OF)
    assert corpus is not None, report.diagnostics[:3]
    site = build_site(corpus, read_templates(REPOSITORY), AS_OF)
    index = read(site[urls.SEARCH_INDEX])
    assert index.known["cy"]["sgilio"] == {fields_of(corpus).title("10")}
    page = site[f"cy/{urls.SEARCH}"].decode()
    assert '<script src="../../search/index.js" defer></script>' in page
    assert "Dysgu a sgilio" in page
    assert [path for path in site if path.endswith("search/index.js")] == [urls.SEARCH_INDEX]
