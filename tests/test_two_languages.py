"""The site in two languages: every word of ours has its Welsh, none escapes, and nothing but words differs."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from posixpath import dirname, join, normpath

import pytest
import yaml

from conftest import AS_OF, FROZEN, REPOSITORY, national
from recount.invented import KENT
from recount.markup import Node, tree
from ssc_site.data.fields import SILENCE, TABLES
from ssc_site.fields import Text
from ssc_site.files import read_templates
from ssc_site.language import ENGLISH, Language, speaking
from ssc_site.site import build_site
from ssc_site.views.languages import unchecked_words
from ssc_site.views.texts import theirs
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES
from wording import CLOSES, OPENS, TELLING, Heard, HeardNouns, corpora, marked, pages_in, remembered, written

WELSH = next((each for each in national().languages if each is not ENGLISH), Language("cy", "cy/"))


@cache
def heard() -> tuple[Heard, HeardNouns, Mapping[str, bytes]]:
    """Return what is asked for when all pages are made, and those pages with every word of ours between marks."""
    words, nouns = Heard(), HeardNouns()
    made: dict[str, bytes] = {}
    for which in range(len(corpora())):
        made |= {f"{which}: {path}": page for path, page in pages_in(marked(words, nouns), which).items()}
    return words, nouns, made


def _wanted(kind: str) -> set[str]:
    asked = heard()[0] if kind == "words" else heard()[1]
    return {words for found, words in written() if found == kind} | set(asked)


def test_every_word_of_ours_has_its_welsh() -> None:
    assert sorted(_wanted("words") - set(WELSH.words)) == []
    assert sorted(_wanted("noun") - set(WELSH.counted)) == []


def test_no_welsh_is_left_of_words_that_are_no_more() -> None:
    assert sorted(set(WELSH.words) - _wanted("words")) == []
    assert sorted(set(WELSH.counted) - _wanted("noun")) == []


def test_no_text_has_its_welsh_twice() -> None:
    bundle = national()
    given = [said.en for file in (bundle.welsh_pages, bundle.welsh_data, bundle.welsh_report) for said in file.each()]
    assert sorted(given) == sorted(set(given))


@cache
def _given() -> str:
    """Return all that plans and registers give, without signs of Markdown: what a page may say that is not ours."""
    texts = [KENT, (REPOSITORY / "schema" / "forces.yaml").read_text("utf-8")]
    texts += [path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))]
    texts += [(REPOSITORY / "schema" / f"{stem}.yaml").read_text("utf-8") for stem in ("catalogue", "support", "site")]
    strings = [each for text in texts for each in _strings(yaml.safe_load(text))]
    return " ".join(_plain(each) for each in (*strings, *_codes()))


def _codes() -> Iterator[str]:
    """Yield the names and fixed words of the data files, which are the same in every language."""
    yield from (*SILENCE, *ANSWERS, *STATUSES, *DEADLINES)
    for field in (field for table in TABLES for field in table.fields):
        yield from (field.name, *field.words)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    else:
        yield str(value)


def _plain(text: str) -> str:
    return re.sub(r"[^\w]+", " ", re.sub(r"\]\([^)]*\)", " ", text)).strip().lower()


_SAID = re.compile(
    r'<(?:meta (?:name="description"|property="og:title") content|[^<>]*? (?:aria-label|alt|title))="([^"]*)"'
)
"""Words that stand in attributes."""


def _unmarked(page: bytes) -> Iterator[str]:
    """Yield the runs of words of a page that are not between our marks."""
    text = re.sub(r'(?s)<(script|style)\b.*?</\1>|<p class="ssc-language">.*?</p>', " ", page.decode())
    bare = " | ".join([*_SAID.findall(text), re.sub(r"<[^>]*>", " | ", text)])
    bare = unescape(bare)
    while OPENS in bare:
        bare, before = re.sub(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}", " | ", bare), bare
        assert bare != before, "marks do not pair"
    for run in re.split(r"[|.:;,()]", bare):
        if re.search(r"[^\W\d_]{2}", run):
            yield _plain(run)


@pytest.mark.parametrize("path", sorted(heard()[2]))
def test_no_word_of_ours_escapes(path: str) -> None:
    assert [run for run in _unmarked(heard()[2][path]) if run not in _given()] == []


def _skeleton(page: bytes, folder: str, path: str) -> list[str]:
    """Return the elements of a page with where their links lead, without what only says in which language it is."""
    found = []
    for node in tree(page).nodes():
        only_says = set(node.attrs) == {"lang"} and node.tag in ("span", "i")
        if only_says or "hreflang" in node.attrs or "ssc-language-note" in node.classes:
            continue
        href = node.attrs.get("href", "")
        if href and not re.match(r"[a-z]+:", href):
            target, _, anchor = href.partition("#")
            place = normpath(join(dirname(folder + path), target)) if target else folder + path
            href = f"{place.removeprefix(folder)}#{anchor}"
        found.append(f"{node.tag} {node.classes} {node.id} {href}")
    return found


def _numbers(page: bytes) -> list[str]:
    return sorted(re.findall(r"\d+", tree(page).one("main").text))


@cache
def both() -> dict[str, tuple[bytes, bytes]]:
    """Return each page of the published plans in English and in Welsh."""
    english, welsh = pages_in(ENGLISH, 0), pages_in(WELSH, 0)
    return {path: (english[path], welsh[path]) for path in english if path != "404.html"}


@pytest.mark.parametrize("path", sorted(both()))
def test_a_welsh_page_has_the_parts_links_and_numbers_of_the_english_one(path: str) -> None:
    english, welsh = both()[path]
    assert _skeleton(welsh, "cy/", path) == _skeleton(english, "", path)
    assert _numbers(welsh) == _numbers(english)


def _language(node: Node) -> str:
    """Return the language an element says it is in: its own, or that of what it stands in."""
    return node.attrs.get("lang") or (_language(node.parent) if node.parent else "")


@pytest.mark.parametrize("path", sorted(both()))
def test_no_sentence_of_ours_is_english_on_a_welsh_page(path: str) -> None:
    names = {force.short.en for force in national().register.forces.values()}
    ours = {words for words in WELSH.words if WELSH.words[words] != words} - names
    texts = [
        child.strip()
        for node in tree(both()[path][1]).nodes()
        for child in node.children
        if isinstance(child, str) and _language(node) == "cy" and node.tag != "code"
    ]
    assert [text for text in texts if text in ours] == []


@cache
def published() -> Mapping[str, bytes]:
    """Return the site of the published plans as readers get it."""
    return build_site(corpora()[0], read_templates(REPOSITORY), AS_OF)


def _said_to_be_english(page: Node) -> int:
    """Return how many texts of plans a Welsh page says are in English."""
    notes = page.all(".ssc-language-note")
    found = re.search(r"\d+", notes[0].text) if notes else None
    return int(found[0]) if found else 0


def test_a_welsh_page_says_how_many_texts_of_plans_it_shows_in_english() -> None:
    pages = {path: tree(data) for path, data in published().items() if path.startswith("cy/")}
    counts = {}
    for path, page in pages.items():
        marked_so = [node for node in page.one("main").nodes() if node.attrs.get("lang") == "en" and node.tag != "i"]
        counts[path] = (_said_to_be_english(page), len(marked_so))
    assert {path: pair for path, pair in counts.items() if pair[0] != pair[1]} == {}
    assert counts["cy/forces/lancashire/index.html"][0] > 30


def test_each_page_leads_to_itself_in_the_other_language() -> None:
    for path, data in published().items():
        if path.endswith(".html"):
            (link,) = tree(data).one(".ssc-language").all("a")
            there = normpath(join(dirname(path), link.href))
            wanted = "cy/index.html" if path == "404.html" else path.removeprefix("cy/")
            assert there == (wanted if path.startswith("cy/") or path == "404.html" else f"cy/{path}")
            assert there in published()
            assert link.attrs["lang"] == link.attrs["hreflang"] == ("en" if path.startswith("cy/") else "cy")


def test_nothing_that_a_shared_device_remembers_of_a_welsh_page_is_telling() -> None:
    pages = {path: data for path, data in published().items() if path.startswith("cy/")}
    told = [(path, each) for path, data in pages.items() for each in remembered(path, data)]
    assert [(path, each) for path, each in told if TELLING.search(each)] == []
    assert TELLING.search(tree(pages["cy/recommendations/13/index.html"]).one("h1").text)


def test_every_welsh_page_says_how_far_its_words_are_checked() -> None:
    with speaking(WELSH):
        said = unchecked_words(WELSH)
    pages = [unescape(data.decode()) for path, data in published().items() if path.startswith("cy/")]
    assert [page for page in pages if said not in page] == []


@pytest.mark.parametrize(
    ("unchecked", "said"),
    [
        (3, "No Welsh speaker has checked the Welsh words of this site yet."),
        (2, "A Welsh speaker has checked the Welsh words of this site, but for 2 texts."),
        (1, "A Welsh speaker has checked the Welsh words of this site, but for 1 text."),
        (0, ""),
    ],
)
def test_what_nobody_has_checked_is_said_until_the_last_text_is_signed(unchecked: int, said: str) -> None:
    counted = {"day": {"other": "%(number)s diwrnod"}}
    language = Language("cy", "cy/", {"Due": "Dyddiad cau", "Late": "Hwyr"}, counted, unchecked)
    assert unchecked_words(language) == said


def test_a_text_that_a_plan_gives_in_welsh_is_shown_in_it_and_not_marked() -> None:
    text = Text.model_validate({"en": "Officers are trained.", "cy": "Caiff swyddogion hyfforddiant."})
    english = Text.model_validate("Officers are trained.")
    with speaking(WELSH):
        assert theirs(text) == "Caiff swyddogion hyfforddiant."
        assert theirs(english) == '<span lang="en">Officers are trained.</span>'
    assert (theirs(text), theirs(english)) == ("Officers are trained.",) * 2
