"""Which words of ours the site may say: read out of its code and templates, and heard while its pages are made."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

from conftest import AS_OF, REPOSITORY, frozen_inputs
from recount.invented import KENT
from recount.markup import tree
from ssc_site import language as spoken_language
from ssc_site.census import take_census
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.language import Language, speaking
from ssc_site.render import environment, render
from ssc_site.site import linked_pages, papers_of
from ssc_site.spans import SourceFile

SOURCE = Path(spoken_language.__file__).parent
OPENS, CLOSES = "\u27e6", "\u27e7"
TELLING = re.compile("stalk|victim|abuse|harass|stelc|ioddef|am-drin|aflonydd", re.IGNORECASE)
"""What nothing that a device keeps may say, in English or in Welsh with its mutations."""


def remembered(path: str, data: bytes) -> Iterator[str]:
    """Yield a page's address, title and places, what a chat shows of it, and what its downloads are called."""
    page = tree(data)
    yield path
    yield page.all("title")[0].text
    for node in page.nodes():
        yield node.id
        yield from (node.attrs[name] for name in ("content", "download") if name in node.attrs)
        if node.tag == "link":
            yield node.attrs.get("title", "")


def written() -> Iterator[tuple[str, str]]:
    """Yield (kind, words) for all that code and templates may say: kind is "words" or "noun"."""
    for path in SOURCE.rglob("*.py"):
        code = path.read_text("utf-8")
        if "from ssc_site.language import" in code:
            yield from _in_code(ast.parse(code))
    for path in (REPOSITORY / "templates").rglob("*.html"):
        for call in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say" and isinstance(call.args[0], nodes.Const):
                yield "words", str(call.args[0].value)


def _in_code(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            literal = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
            if node.func.id in ("say", "key") and literal[0]:
                yield "words", str(literal[0])
            if node.func.id in ("count_of", "count_pattern") and literal[1]:
                yield "noun", str(literal[1])


class Heard(dict[str, str]):
    """Words of no language: hears each that is asked for, and gives it back between marks."""

    def get(self, english: str, default: object = None) -> str:  # noqa: ARG002 - as a mapping has it
        self[english] = english
        return f"{OPENS}{english}{CLOSES}"


class HeardNouns(dict[str, Mapping[str, str]]):
    """Nouns of no language, heard and marked likewise."""

    def get(self, noun: str, default: object = None) -> Mapping[str, str]:  # noqa: ARG002 - as a mapping has it
        self[noun] = {}
        return {"other": f"{OPENS}%(number)s {noun}{CLOSES}"}


def marked(words: Heard, nouns: HeardNouns) -> Language:
    """Return the language of no country: every word of ours between marks."""
    return Language("cy", "cy/", words, nouns, 1)


@cache
def corpora() -> tuple[Corpus, ...]:
    """Return the four published plans, and an invented one with everything that a plan may hold."""
    invented = Inputs(frozen_inputs("lancashire").national, (SourceFile("plans/kent.yaml", KENT.encode()),))
    read = [read_corpus(inputs, AS_OF)[0] for inputs in (frozen_inputs(), invented)]
    return tuple(corpus for corpus in read if corpus)


def pages_in(language: Language, which: int) -> Mapping[str, bytes]:
    """Return the pages of one of the corpora in a language, by their English path, as where PDF documents are made."""
    jinja, corpus = environment(read_templates(REPOSITORY)), corpora()[which]
    census, papers = take_census(corpus, AS_OF), papers_of(corpus)
    with speaking(language):
        return {path: render(view, jinja) for path, view in linked_pages(corpus, census, papers)}
