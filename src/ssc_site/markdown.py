"""The one Markdown parser and the only maker of Markup: paragraphs, lists, emphasis, links.

Knows nothing of plans. What a plan may not use is told by `faults`, and shown as plain text by `html`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, islice, pairwise
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from ssc_site.fields import LINK

LONGEST_HTML = 200_000
"""Characters of one text as a page holds it. Sentences grow by a tenth, signs at most twelvefold."""
MOST_SIGNS = 25_000
"""Signs that Markdown weighs, and line ends, in all texts of a plan; one of 256 kB of linked lists has 18,000."""
_MOST_GROWTH = 12
_MOST_FAULTS = 20
"""Told of one text; one that is no text of ours has a fault in each line."""
_DEEPEST = 5
"""Lists inside one another. Beyond ten the parser drops the words."""

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
    "table": ("tables are not used", "write a list"),
    "entity": ("this code for a letter would be shown as it stands", "write the letter itself: & for &amp;"),
    "autolink": ("an address between < and > is no link here", "write [its text](https://…)"),
    "title": ("words in quotes after a link's address are not shown", "delete them, or put them in the text"),
    "reference": ("an address on a line of its own is no link here", "write [its text](https://…) where it is read"),
    "depth": (f"lists inside lists, more than {_DEEPEST} deep", "write some of them as sentences"),
    "length": ("this text would fill too much of the page", "take out the signs that are not its own"),
}
"""A full parser's token, or what is found in one -> what is wrong with it here, and the fix."""


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
    parser.add_render_rule("link_open", _open_link)
    return parser


def _open_link(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Return the start of a link, without words that only show when a mouse rests on it."""
    tokens[index].attrs.pop("title", None)
    return str(renderer.renderToken(tokens, index, options, env))


@cache
def _judge() -> MarkdownIt:
    """Return a parser that knows what a writer may have meant, but tables: it makes of them far more than they hold."""
    parser = MarkdownIt("commonmark", {"html": True}).disable("text_join")
    parser.validateLink = lambda _address: True  # type: ignore[method-assign, assignment]
    return parser


def html(text: str) -> Markup:
    """Return the text as safe HTML: paragraphs, lists, emphasis, links. What would be too long is one paragraph."""
    made = _rendered(text)
    return made if len(made) <= LONGEST_HTML else Markup("<p>{}</p>\n").format(escape(text))


@lru_cache(maxsize=4096)
def _rendered(text: str) -> Markup:
    return Markup(_publisher().render(text))  # noqa: S704 - HTML is off, so every letter of the text is escaped


@lru_cache(maxsize=4096)
def faults(text: str) -> tuple[Fault, ...]:
    """Return what in the text would be lost or shown otherwise than meant."""
    return tuple(islice(_faults(text), _MOST_FAULTS))


def crowded(texts: Iterable[str]) -> int | None:
    """Return the number, from zero, of the first of a plan's texts that is too much to judge; None where none is."""
    weights = accumulate(len(_SIGNS.findall(text)) for text in texts)
    return next((number for number, weight in enumerate(weights) if weight > MOST_SIGNS), None)


_SIGNS = re.compile(r"[\n*_\[\]!`<>&\\|]")


def _faults(text: str) -> Iterator[Fault]:
    lines = text.split("\n")
    bullet, table = _first_bullet(lines), _first_table(lines)
    if bullet is not None:
        hint = "write a dash and a space in its place, here and on each line like it"
        yield Fault("form", bullet, "this line starts with a bullet sign", hint)
    if table is not None:
        yield Fault("form", table, *_FORMS["table"])
    if len(text) * _MOST_GROWTH > LONGEST_HTML and len(_rendered(text)) > LONGEST_HTML:
        yield Fault("form", 0, *_FORMS["length"])
        return
    yield from _parsed_faults(text)


def _parsed_faults(text: str) -> Iterator[Fault]:
    env: dict[str, Any] = {}
    for token in _judge().parse(text, env):
        line = token.map[0] if token.map else 0
        if token.type in _FORMS:
            yield Fault("form", line, *_FORMS[token.type])
        if token.type in _LISTS and token.level == 2 * _DEEPEST:
            yield Fault("form", line, *_FORMS["depth"])
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            yield from _inline_fault(child, line)
    for known in env.get("references", {}).values():
        yield Fault("form", known["map"][0], *_FORMS["reference"])


_LISTS = ("bullet_list_open", "ordered_list_open")


def _first_table(lines: list[str]) -> int | None:
    """Return the first line of a table: one of several cells, above a line of dashes."""
    for number, (line, below) in enumerate(pairwise(lines)):
        if "|" in line and "|" in below and "-" in below and not below.strip("|:- \t\r"):
            return number
    return None


def _first_bullet(lines: list[str]) -> int | None:
    """Return the first line of a list from a word processor, whose lines would run together."""
    signs = [number for number, line in enumerate(lines) if _BULLET.match(line)]
    dashes = [number for number, line in enumerate(lines) if _LONG_DASH.match(line)]
    return min([*signs, *(dashes if len(dashes) > 1 else ())], default=None)


_BULLET = re.compile("\\s*[\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25e6\u00b7\uf0a7\uf0b7]\\s*\\S")
_LONG_DASH = re.compile("\\s*[\u2013\u2014]\\s")
"""One such line may be a sentence that goes on."""


def _inline_fault(token: Token, line: int) -> Iterator[Fault]:
    form = token.info if token.type == "text_special" else token.type
    if token.type == "link_open":
        form = "autolink" if token.markup == "autolink" else "title" if "title" in token.attrs else ""
    if form in _FORMS:
        yield Fault("form", line, *_FORMS[form])
    address = str(token.attrs.get("href", ""))
    if token.type == "link_open" and not _is_allowed(address):
        hint = "link to an address that starts with https:// or mailto:"
        yield Fault("link", line, "this link leads nowhere a reader may go", hint)
