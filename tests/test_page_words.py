"""What readers read: our own sentences on pages are short and plain, and nothing that a device keeps is telling."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from conftest import AS_OF, REPOSITORY, frozen_inputs, in_english, national_files, source
from country import country_inputs
from recount.invented import ELSEWHERE, KENT
from recount.markup import Node, tree
from ssc_site.corpus import Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site
from wording import TELLING, remembered

LONGEST = 25
JARGON = re.compile(
    r"\b(census|cells?|provenance|parity|ledger|as of|as at|not stated|corpus|slugs?|yaml|markdown|schema|null|boolean"
    r"|render\w*|parse\w*|valid\w*|metadata|dataset|stakeholders?|deliverables?|utili[sz]e\w*|leverage\w*|impacted)\b",
    re.IGNORECASE,
)
SPELLED = {
    "NPCC": "National Police Chiefs' Council",
    "APCC": "Association of Police and Crime Commissioners",
    "PCC": "police and crime commissioner",
    "PCCs": "police and crime commissioners",
    "HMICFRS": "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
    "IOPC": "Independent Office for Police Conduct",
    "ACC": "assistant chief constable",
    "DCC": "deputy chief constable",
    "DCI": "detective chief inspector",
    "WCAG": "Web Content Accessibility Guidelines",
}
EVERYBODYS = {"UK", "GOV", "AA", "NHS", "OK", "BBC", "PDF", "CSV", "JSON", "XLSX", "UTF"}
"""Short forms that are names by now, of a level or a kind of file among them."""
BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "th",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "caption",
    "figcaption",
    "title",
    "desc",
    "text",
    "div",
}


@cache
def read_here() -> dict[str, Inputs]:
    """Return what is read, by the folder its site stands in: the frozen plans as they are; and invented ones.

    Those have an address, a repository and a contact. The country has many answers, the examples every kind of field.
    """
    whole, cases = country_inputs(), REPOSITORY / "tests" / "cases" / "good"
    examples = {"kent": KENT, "lancashire": ELSEWHERE}
    examples["cleveland"] = (cases / "every-field.yaml").read_text("utf-8").replace("lancashire", "cleveland")
    plans = tuple(source(f"plans/{force}.yaml", text) for force, text in sorted(examples.items()))
    return {
        "": frozen_inputs(),
        "country/": Inputs(whole.national, whole.plans[:3]),
        "examples/": Inputs({**national_files(), "site": whole.national["site"]}, plans),
    }


@cache
def site() -> dict[str, bytes]:
    """Return the pages of all that is read."""
    return {folder + path: data for folder, inputs in read_here().items() for path, data in site_of(inputs).items()}


def site_of(inputs: Inputs) -> dict[str, bytes]:
    corpus, report = read_corpus(inputs, AS_OF)
    assert corpus is not None, report.diagnostics[:3]
    return build_site(in_english(corpus), read_templates(REPOSITORY), AS_OF)


@cache
def known() -> list[tuple[str, re.Pattern[str]]]:
    """Return the texts of the plans and of the national files, the longest first: others' words, or facts."""
    files = [file for each in read_here().values() for file in (*each.national.values(), *each.plans)]
    files = [file for file in files if not file.stem.startswith("welsh-")]  # those are ours, in two languages
    texts = {" ".join(text.split()) for file in files for text in scalars(yaml.safe_load(file.data.decode()))}
    parts = {part for text in texts for part in (text, text[:1].lower() + text[1:]) if re.search("[A-Za-z]{2}", part)}
    chosen = sorted(parts - {"force"}, key=len, reverse=True)
    named = [text for text in chosen if " " in text or text[0].isupper()]
    return [(text, re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")) for text in named]


def scalars(tree_of: Any) -> Iterator[str]:
    if isinstance(tree_of, dict | list):
        for each in tree_of.values() if isinstance(tree_of, dict) else tree_of:
            yield from scalars(each)
    elif isinstance(tree_of, str):
        yield from tree_of.split("\n\n")


@cache
def our_words(path: str) -> tuple[str, ...]:
    """Return what a page says in our words, block by block; each text that is not ours is one X."""
    return tuple(filter(None, (without_known(block) for block in blocks(tree(site()[path])))))


@cache
def without_known(block: str) -> str:
    text = re.sub("\u201c[^\u201d]*\u201d", "X", block)
    for words, pattern in known():
        if words in text:
            text = pattern.sub("X", text)
    text = re.sub(r"\d+(?:\.\d+)?(?: [a-z])?(?:(?:, | and )\d+(?:\.\d+)?)+|https?://\S+", "X", text)
    return re.sub(r"X(?:(?:, | and )X)+", "X", text)


def blocks(node: Node) -> Iterator[str]:
    """Yield the texts of a page's blocks, without prose of plans, each block without the blocks inside it."""
    if "ssc-prose" in node.classes:
        return
    yield from (node.attrs[name] for name in ("aria-label", "title", "alt", "content") if name in node.attrs)
    if is_block(node):
        yield " ".join("".join(own_text(node)).split())
    for child in node.children:
        if isinstance(child, Node):
            yield from blocks(child)


def is_block(node: Node) -> bool:
    return node.tag in BLOCKS or "ssc-line-each" in node.classes


def own_text(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif not is_block(child) and "ssc-prose" not in child.classes:
            yield from own_text(child)


def kinds() -> list[str]:
    """Return a page of each kind, those of all forces and recommendations among them."""
    return sorted(path for path in site() if path.endswith(".html"))


def test_our_sentences_are_at_most_25_words() -> None:
    long: dict[str, str] = {}
    for path in kinds():
        for block in our_words(path):
            long |= {sentence: path for sentence in sentences(block) if len(sentence.split()) > LONGEST}
    assert long == {}


def sentences(block: str) -> list[str]:
    """Return the sentences of a block. What follows a colon, and counts in a row, are lists."""
    return re.split(r"(?<=[.!?:])\s|, (?=\d)", block)


def test_what_an_address_and_a_repository_bring_is_read() -> None:
    said = " ".join(block for path in kinds() for block in our_words(path))
    wanted = ["Follow changes to this page", "Tell us what is wrong", "suggest a correction for", "Example data."]
    wanted += ["Late", "Date withdrawn", "Corrections", "A feed tells"]
    assert [words for words in wanted if words not in said] == []


def test_pages_speak_no_jargon() -> None:
    found = {(match[0], path) for path in kinds() for block in our_words(path) for match in JARGON.finditer(block)}
    other = {(word, path) for word, path in found if not path.endswith("data/index.html")}
    assert other == set()
    assert {word for word, _ in found} <= {"not stated", "Schema"}, "words of the files themselves"


def test_short_forms_are_spelled_out_on_their_page() -> None:
    found = set()
    for path in kinds():
        whole = " ".join(blocks(tree(site()[path]))).casefold()
        for block in our_words(path):
            for short in set(re.findall(r"\b[A-Z]{2,}s?\b", block)) - EVERYBODYS:
                if SPELLED.get(short, "?").casefold() not in whole:
                    found.add((short, path, block[:80]))
    assert found == set()


def test_nothing_that_a_shared_device_remembers_is_telling() -> None:
    told = [(path, each) for path in kinds() for each in remembered(path, site()[path])]
    assert [(path, each) for path, each in told if TELLING.search(each)] == []


def test_no_file_of_the_site_has_a_telling_name() -> None:
    assert [path for path in site() if TELLING.search(path)] == []


def test_scripts_store_nothing_and_name_nothing() -> None:
    scripts = {path: data.decode() for path, data in site().items() if path.endswith(".js")}
    assert "static/site.js" in scripts
    for path, text in scripts.items():
        assert not re.search(r"setItem|document\.cookie|indexedDB|innerHTML|insertAdjacentHTML|fetch\(|eval\(", text), (
            path
        )


def test_no_sheet_of_style_or_page_asks_for_a_file_elsewhere() -> None:
    for path, data in site().items():
        if path.endswith(".css"):
            assert not re.search(rb"@import|url\(", data), path


def test_a_search_is_told_what_each_page_is_and_no_two_the_same() -> None:
    """The words below a title: short, and each page's own."""
    pages = {path: tree(data) for path, data in site().items() if path.endswith(".html") and "/" in path}
    told: dict[str, str] = {}
    for path, page in pages.items():
        (said,) = [meta.attrs["content"] for meta in page.all("meta") if meta.attrs.get("name") == "description"]
        assert 25 <= len(said) <= 160, path
        assert said.endswith("."), path
        if not path.startswith(("country/", "examples/")):
            assert told.setdefault(said, path) == path
        heading = page.all("title")[0].text.rpartition(" - ")[0]
        of_one = (
            re.search(r"(?:^|/)(?:forces/.+/|recommendations/.+/|lists/.+/|changes/.+/)index\.html$", path) is not None
        )
        assert said.startswith(f"{heading}: ") == of_one, path
