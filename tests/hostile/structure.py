"""What a page is built of, and what of it is more than a plan's words. Knows nothing of how pages are made."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

PROSE_CLASS = "ssc-prose"
"""The class of the sections whose inside a text of a plan may build. Everything else is the site's own."""
PROSE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "ul", "li", "em", "strong", "br"), frozenset()),
    "a": frozenset({"href"}),
    "ol": frozenset({"start"}),
}
"""What a text may become: these elements with these attributes, nothing else."""
LINK = re.compile(r"https://[A-Za-z0-9]|mailto:[^\s@]+@|#|\.\.?/|$")
"""How a link in a text may start. An empty one leads to the page itself."""


@dataclass(frozen=True)
class Element:
    """The start of an element, or its end (tag "/p"), with the names and values of its attributes."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass
class Structure:
    """What a page is built of: the site's own elements, those of texts, what is no element, and the title."""

    own: list[Element] = field(default_factory=list)
    prose: list[Element] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    title: str = ""


@lru_cache(maxsize=100)
def structure_of(page: bytes) -> Structure:
    """Return what a page is built of, as Python's parser reads it."""
    parser = _Parser()
    parser.feed(page.decode())
    parser.close()
    return parser.built


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.built = Structure()
        self._open, self._inside = "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, tuple((name, value or "") for name, value in attrs))
        self._open = tag
        (self.built.prose if self._inside else self.built.own).append(element)
        self._inside = self._inside or PROSE_CLASS in dict(element.attributes).get("class", "").split()

    def handle_endtag(self, tag: str) -> None:
        self._open = ""
        self._inside = self._inside and tag != "div"
        (self.built.prose if self._inside else self.built.own).append(Element(f"/{tag}"))

    def handle_data(self, data: str) -> None:
        self.built.title += data if self._open == "title" else ""

    def handle_comment(self, data: str) -> None:
        self.built.odd.append(f"comment {data}")

    def handle_pi(self, data: str) -> None:
        self.built.odd.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.built.odd.append(f"declaration {data}")


def live(made: Structure, clean: Structure, addresses: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """Yield what of a page is more than words.

    clean: the same page of the same plan with plain words. addresses: where the plan's own links may lead, each of
    which stands in the place of a link of the clean page.
    """
    yield from made.odd
    if made.title != clean.title:
        yield f"title {made.title}"
    if len(made.own) != len(clean.own):
        yield f"{len(made.own)} elements for {len(clean.own)}"
    for one, other in zip(made.own, clean.own, strict=False):
        if one != other and not _leads_to(one, other, addresses):
            yield f"{one} for {other}"
    for element in made.prose:
        yield from _beyond_words(element)


def _leads_to(one: Element, other: Element, addresses: AbstractSet[str]) -> bool:
    """Whether two elements differ only in that one links to one of the addresses."""
    there, here = dict(one.attributes), dict(other.attributes)
    leads = there.pop("href", "") in addresses and "href" in here
    return leads and one.tag == other.tag == "a" and {**there, "href": here["href"]} == here


def _beyond_words(element: Element) -> Iterator[str]:
    tag = element.tag.removeprefix("/")
    if tag not in PROSE or not PROSE[tag].issuperset(dict(element.attributes)):
        yield f"{element} in a text"
    for name, value in element.attributes:
        if name == "href" and not LINK.match(value):
            yield f"{element} leads elsewhere"
        if name == "start" and not value.isdecimal():
            yield f"{element} counts oddly"
