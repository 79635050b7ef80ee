"""YAML text to nodes that know where they stand: the strict subset a plan may use, size and depth caps.

Works on the parser's events, so nothing is ever constructed from a file. Knows nothing of plans.
"""

import re
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NoReturn

import yaml

from ssc_site.characters import forbidden
from ssc_site.comments import comment_after, cut_at
from ssc_site.diagnostics import Diagnostic, Elsewhere, Severity
from ssc_site.duplicates import Shape, said_of
from ssc_site.filetext import read_text
from ssc_site.spans import START, SourceFile, Span
from ssc_site.yamlsyntax import explain, reach

DEEPEST = 20
"""Lists and sections inside one another; a plan needs 7."""
MOST_PARTS = 5_000
"""Names, values and list items of a file. The plans of 2026 have 400; a round of news on every item adds as many."""
MOST_IN_ONE = 500
"""Fields of one section, items of one list; a plan has 67 keys."""
MOST_FAULTS = 100
"""Told of one file's YAML. What comes after them is not read: most of it would only follow from them."""

Kind = Literal["text", "int", "number", "bool", "nothing", "void"]
"""What an unquoted word means. void: already reported, to be passed over."""

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("nothing", re.compile(r"~|null|Null|NULL|")),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("int", re.compile(r"0|-?[1-9][0-9]{0,14}")),
    ("number", re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word or a text. text: as in the file, quotes and escapes resolved; of nothing, the comment that stands there.

    block: for a text under a | sign, the column its lines start at; else None.
    """

    text: str
    span: Span
    kind: Kind = "text"
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Seq:
    """A list."""

    elements: "tuple[Node, ...]"
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Fields with their values, in the file's order; each key once."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    span: Span
    flow: bool = False

    def pair(self, key: str) -> "tuple[Scalar, Node] | None":
        """Return the field of this name and its value, or None."""
        return next((pair for pair in self.pairs if pair[0].text == key), None)


Node = Scalar | Seq | Map


def fold(source: SourceFile) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the file's tree, None where there is none to speak of, and every fault of its YAML.

    Faulty places stand in the tree as void scalars, so that the rest can still be read. Never raises.
    """
    text, faults = read_text(source)
    folding = _Folding(source.path, faults)
    return (None if text is None else _tree(text, folding)), tuple(folding.faults)


def _tree(text: str, folding: "_Folding") -> Node | None:
    folding.lines = [line.removesuffix("\r") for line in text.split("\n")]
    try:
        return folding.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _StoppedError:
        return None
    except yaml.MarkedYAMLError as error:
        # Where a fault already told of lies on the way, this one may only follow from it.
        if not any(fault.span.line in reach(error) for fault in folding.faults):
            folding.fault(*explain(error, folding.lines))
    except (yaml.YAMLError, ValueError):
        # libyaml's readers can fail without a place: half a surrogate written as an escape, for one.
        folding.fault("yaml-syntax", START, "this file has an escape (a backslash code) that stands for no letter")
    return None


class _StoppedError(Exception):
    """The file is beyond a bound: the rest of it is not read."""


class _Folding:
    """One file being folded: parser events in, nodes out, faults gathered on the way."""

    def __init__(self, path: str, faults: list[Diagnostic]) -> None:
        self.path = path
        self.faults = faults
        self.lines: list[str] = []
        self.parts = 0

    def fault(self, code: str, span: Span, message: str, hint: str = "", *elsewhere: Elsewhere) -> None:
        self.faults.append(Diagnostic(code, Severity.ERROR, self.path, span, message, hint, elsewhere))

    def document(self, events: Iterator[Any]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.bound(event, 0)
                self.document_start(event, second=root is not None)
                root = root or self.node(next(events), events, 0)
        return root

    def document_start(self, event: Any, *, second: bool) -> None:
        if second:
            message = "a second document starts here (the line of three dashes)"
            self.feature(_span(event), message, "delete this line; a file is one plan")
        elif event.version or event.tags:
            self.feature(Span(0, 0, 0, 1), "lines that start with % are not used here", "delete the line")

    def feature(self, span: Span, message: str, hint: str) -> None:
        self.fault("yaml-feature", span, message, hint)

    def bound(self, event: Any, depth: int) -> None:
        """Stop where the file is beyond a bound."""
        self.parts += 1
        if depth > DEEPEST:
            self.stop(event, "too-deep", f"lists inside lists, more than {DEEPEST} deep", "check the brackets")
        if self.parts > MOST_PARTS:
            message = f"this file has more than {MOST_PARTS:,} names, values and list items"
            self.stop(event, "too-large", message, "a plan is a few hundred; delete what is not the plan's")
        if len(self.faults) >= MOST_FAULTS:
            message = f"reading stops here: {MOST_FAULTS} faults stand above"
            self.stop(event, "too-many-faults", message, "correct those first; often one cause has many")

    def stop(self, event: Any, code: str, message: str, hint: str) -> NoReturn:
        self.fault(code, _span(event), message, hint)
        raise _StoppedError

    def room(self, event: Any, held: Sized, what: str) -> None:
        """Stop where a list or section is full."""
        if len(held) >= MOST_IN_ONE:
            message = f"more than {MOST_IN_ONE} {what} stand in one place here"
            self.stop(event, "too-large", message, "delete what is not the plan's, or check the indent")

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        self.bound(event, depth)
        used = self.used_feature(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, _span(event), "void") if used else self.scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", _span(event), "void")
        fold_one = self.seq if isinstance(event, yaml.SequenceStartEvent) else self.map
        node = fold_one(event, events, depth)
        return Scalar("", node.span, "void") if used else node

    def used_feature(self, event: Any) -> bool:
        """Whether the event uses a part of YAML that plans do without; said at its place."""
        quote = "put the whole text in straight quotes"
        if isinstance(event, yaml.AliasEvent):
            self.feature(_span(event), "text that starts with * means 'the same as elsewhere' to YAML", quote)
        elif event.anchor:
            self.feature(_span(event), "text that starts with & names a place to YAML", quote)
        elif event.tag is not None:
            self.feature(_span(event), "text that starts with ! names a type to YAML", quote)
        else:
            return False
        return True

    def seq(self, start: Any, events: Iterator[Any], depth: int) -> Seq:
        elements: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Seq(tuple(elements), _around(start, event), bool(start.flow_style))
            self.room(event, elements, "list items")
            elements.append(self.node(event, events, depth + 1))
        raise AssertionError("the parser ends every list it starts")

    def map(self, start: Any, events: Iterator[Any], depth: int) -> Map:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return Map(tuple(pairs.values()), _around(start, event), bool(start.flow_style))
            self.room(event, pairs, "fields")
            key = self.node(event, events, depth + 1)
            told = len(self.faults)
            value = self.node(next(events), events, depth + 1)
            if isinstance(key, Scalar) and key.text == "<<":
                del self.faults[told:]  # whatever it merges, the merge is the fault
            if isinstance(key, Scalar) and self.is_new(key, pairs, self.shape(start, value)):
                pairs[key.text] = (key, value)
            elif not isinstance(key, Scalar):
                self.feature(key.span, "a field's name is a word, not a list", "check the brackets and the ? sign")
        raise AssertionError("the parser ends every section it starts")

    def is_new(self, key: Scalar, pairs: dict[str, tuple[Scalar, Node]], shape: Shape) -> bool:
        """Whether the key may stand here; said at its place where it may not."""
        if key.kind == "void" and not key.text:
            return False
        if key.text == "<<":
            self.feature(key.span, "<< is YAML for merging sections, not used here", "write the fields out")
            return False
        if key.text in pairs:
            first = pairs[key.text][0].span
            message, hint = said_of(key.text, first.line + 1, shape)
            self.fault("duplicate-key", key.span, message, hint, Elsewhere(first, "the first"))
            return False
        return True

    def scalar(self, event: Any) -> Scalar:
        plain, span = not event.style, _span(event)
        hidden = next(forbidden(event.value), None)
        if hidden:
            message = f"an escape (a backslash code) here stands for {hidden[1]}"
            self.fault("hidden-character", span, message, "delete it")
            return Scalar("", span, "void")
        kind = _kind(event.value) if plain else "text"
        if plain and not event.value:
            return Scalar(comment_after(span, self.lines), span, "nothing")
        if plain and kind == "text":
            self.cut_text(event.value, span)
        return Scalar(event.value, span, kind, self.block(event.value, span) if event.style == "|" else None)

    def shape(self, start: Any, value: Node) -> Shape:
        """Return what a field looks like: the value of a section that starts there."""
        begin = start.start_mark
        leads = not start.flow_style and self.lines[begin.line][: begin.column].endswith("- ")
        return "of an entry" if leads else "with entries" if isinstance(value, Seq) else "other"

    def block(self, text: str, span: Span) -> int:
        """Return the column that the lines of a text under a | sign start at."""
        first = next((line for line in self.lines[span.line + 1 :] if line.strip()), "")
        return _indent(first) - _indent(next((line for line in text.split("\n") if line.strip()), ""))

    def cut_text(self, text: str, span: Span) -> None:
        """Refuse a comment where the writer may have meant it to be published."""
        place = cut_at(text, span, self.lines)
        if place:
            message = "the text stops at this # sign; what follows it would not be published"
            hint = "put the whole text in straight quotes; a comment goes on a line of its own"
            self.fault("text-cut", place, message, hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line, start.column, end.line, end.column)


def _around(start: Any, end: Any) -> Span:
    """From the start of a list to its end. A block's end lies on the next thing's line: nobody underlines it."""
    return Span(start.start_mark.line, start.start_mark.column, end.end_mark.line, end.end_mark.column)


def _kind(text: str) -> Kind:
    """Return what an unquoted word means. YAML's old words and numbers (no, 12:30, 010, 1_000) are text."""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), "text")


def number_of(scalar: Scalar) -> int | Decimal:
    """Return the number of an int or number scalar; a Decimal keeps the zeros, so 7.10 stays 7.10."""
    return int(scalar.text) if scalar.kind == "int" else Decimal(scalar.text)
