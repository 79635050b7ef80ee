"""The one Markdown parser and the only maker of Markup: paragraphs, lists, emphasis, links.

Knows nothing of plans. What a plan may not use is told by `faults`, and shown as plain text by `html`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from ssc_site.fields import LINK

_OFF = ("reference", "heading", "lheading", "code", "fence", "hr", "blockquote", "html_block")
_OFF_INLINE = ("html_inline", "image", "entity", "backticks", "autolink")

_FORMS = {
    "heading_open": ("this line would be a heading", "delete the # signs, or the line of dashes below it"),
    "code_block": ("text indented by four spaces would be shown as code", "indent it less"),
    "fence": ("this would be shown as code", "delete the ``` signs"),
    "code_inline": ("words between ` signs would be shown as code", "delete the ` signs"),
    "hr": ("this line would be a rule across the page", "delete it"),
    "blockquote_open": ("a line that starts with > would be a quotation", "delete the > sign"),
    "html_block": ("HTML is not used", "write plain text"),
    "html_inline": ("HTML is not used", "write plain text; for a link, [its text](https://…)"),
    "image": ("pictures are not used", "describe it in words, or list it under documents"),
    "table_open": ("tables are not used", "write a list"),
}
"""A full parser's token -> what is wrong with it here, and the fix."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a text that would not be published as its writer means. line: from zero."""

    kind: Literal["form", "link"]
    line: int
    message: str
    hint: str


def _is_allowed(address: str) -> bool:
    """Whether texts may link there: https, mailto, or a page of this site."""
    inside = address.startswith(("#", "./", "../")) and "\\" not in address
    return inside or LINK.fullmatch(address) is not None


@cache
def _publisher() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False})
    parser.disable([*_OFF, *_OFF_INLINE])
    parser.validateLink = _is_allowed  # type: ignore[method-assign, assignment]
    return parser


@cache
def _judge() -> MarkdownIt:
    """Return a parser that knows everything a writer may have meant."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = lambda _address: True  # type: ignore[method-assign, assignment]
    return parser


def html(text: str) -> Markup:
    """Return the text as safe HTML: paragraphs, lists, emphasis, links."""
    return Markup(_publisher().render(text))  # noqa: S704 - HTML is off, so every letter of the text is escaped


@lru_cache(maxsize=4096)
def faults(text: str) -> tuple[Fault, ...]:
    """Return what in the text would be lost or shown otherwise than meant."""
    return tuple(_faults(text))


def _faults(text: str) -> Iterator[Fault]:
    bullet = _first_bullet(text.split("\n"))
    if bullet is not None:
        hint = "write a dash and a space in its place, here and on each line like it"
        yield Fault("form", bullet, "this line starts with a bullet sign", hint)
    for token in _judge().parse(text):
        line = token.map[0] if token.map else 0
        if token.type in _FORMS:
            yield Fault("form", line, *_FORMS[token.type])
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            yield from _inline_fault(child, line)


def _first_bullet(lines: list[str]) -> int | None:
    """Return the first line of a list from a word processor, whose lines would run together."""
    signs = [number for number, line in enumerate(lines) if _BULLET.match(line)]
    dashes = [number for number, line in enumerate(lines) if _LONG_DASH.match(line)]
    return min([*signs, *(dashes if len(dashes) > 1 else ())], default=None)


_BULLET = re.compile("\\s*[\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25e6\u00b7\uf0a7\uf0b7]\\s*\\S")
_LONG_DASH = re.compile("\\s*[\u2013\u2014]\\s")
"""One such line may be a sentence that goes on."""


def _inline_fault(token: Token, line: int) -> Iterator[Fault]:
    if token.type in _FORMS:
        yield Fault("form", line, *_FORMS[token.type])
    address = str(token.attrs.get("href", ""))
    if token.type == "link_open" and not _is_allowed(address):
        hint = "link to an address that starts with https:// or mailto:"
        yield Fault("link", line, "this link leads nowhere a reader may go", hint)
