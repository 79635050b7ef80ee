"""Where the parts of a plan's text begin and end, its line ends and indents, so that a change touches only its own.

Knows nothing of plans beyond lists and sections.
"""

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ssc_site.spans import SourceFile, Span
from ssc_site.yamltree import Map, Node, Scalar, Seq

Pair = tuple[Scalar, Node]
"""A field: its name and its value."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of the text, from start up to end, and what stands there instead."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's text, without its byte order mark, and the position at which each line starts."""

    text: str
    starts: tuple[int, ...]

    def at(self, line: int, column: int) -> int:
        """Return the position of a place."""
        return self.starts[line] + column

    def start(self, span: Span) -> int:
        """Return the position a span starts at."""
        return self.at(span.line, span.column)

    def end(self, span: Span) -> int:
        """Return the position after a span."""
        return self.at(span.end_line, span.end_column)

    def line(self, number: int) -> str:
        """Return a line without its end."""
        after = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : after].rstrip("\r\n")

    def line_end(self, number: int) -> str:
        """Return how a line ends; the last, which may have no end, as the one above it."""
        if number + 1 < len(self.starts):
            return "\r\n" if self.text[: self.starts[number + 1]].endswith("\r\n") else "\n"
        return self.line_end(number - 1) if number else "\n"

    def below(self, number: int, lines: Iterable[str]) -> Splice:
        """Return the change that puts lines below this one. The file's last line keeps its end, or its lack of one."""
        end = self.line_end(number)
        if number + 1 < len(self.starts):
            return _insertion(self.starts[number + 1], "".join(line + end for line in lines))
        return _insertion(len(self.text), "".join(end + line for line in lines))

    def last_line(self, pair: Pair) -> int:
        """Return the last line of a field: of its value, or of the comments below that are indented deeper."""
        key, value = pair
        last = self._last_of(value)
        for number in range(last + 1, len(self.starts)):
            words = self.line(number).lstrip(" ")
            if words.startswith("#") and len(self.line(number)) - len(words) > key.span.column:
                last = number
            elif words:
                break
        return last

    def _last_of(self, node: Node) -> int:
        if isinstance(node, Scalar):
            is_block = self.text[self.start(node.span) :][:1] in ("|", ">") and node.span.end_line > node.span.line
            return self._last_of_block(node.span) if is_block else node.span.end_line
        inner = node.elements if isinstance(node, Seq) else [value for _, value in node.pairs]
        return node.span.end_line if node.flow or not inner else self._last_of(inner[-1])

    def _last_of_block(self, span: Span) -> int:
        """Return the last line of a text under a | or > sign. Empty lines below are its own only under |+ or >+."""
        last = span.end_line if span.end_column else span.end_line - 1
        if "+" in self.line(span.line)[span.column :].split("#")[0]:
            return last
        return next((number for number in range(last, span.line, -1) if self.line(number)), span.line)

    def changed(self, splices: Iterable[Splice]) -> "Changed":
        """Return the text with these changes, and the lines that are new or differ."""
        text, done = "", 0
        touched: set[int] = set()
        for splice in sorted(splices, key=lambda each: (each.start, each.end)):
            text += self.text[done : splice.start]
            done, first = splice.end, text.count("\n")
            if splice.new or "\n" not in self.text[splice.start : done]:
                touched.update(range(first + (splice.new[:1] in ("\r", "\n")), first + _lines_of(splice.new)))
            text += splice.new
        return Changed(text + self.text[done:], tuple(sorted(touched)))


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed text, and the numbers of its lines that are new or differ, from zero."""

    text: str
    touched: tuple[int, ...]


def layout_of(source: SourceFile) -> Layout:
    """Return the layout of a file that could be read as YAML."""
    text = source.data.removeprefix(codecs.BOM_UTF8).decode()
    return Layout(text, (0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])))


def with_text(source: SourceFile, text: str) -> SourceFile:
    """Return the file with another text, its byte order mark kept."""
    mark = codecs.BOM_UTF8 if source.data.startswith(codecs.BOM_UTF8) else b""
    return SourceFile(source.path, mark + text.encode())


def _lines_of(text: str) -> int:
    """Return how many lines a text reaches over."""
    return max(1, len(text.removesuffix("\n").split("\n")))


def _insertion(position: int, text: str) -> Splice:
    return Splice(position, position, text)


def dashed(lines: Sequence[str], dash: int, column: int) -> list[str]:
    """Return the lines of a list's element. dash: the column of its dash; column: that of its fields."""
    first = f"{' ' * dash}-{' ' * (column - dash - 1)}{lines[0]}"
    return [first, *(" " * column + line if line else "" for line in lines[1:])]


def element(layout: Layout, holder: Map, pair: tuple[Scalar, Seq], block: Sequence[str], flow: str) -> list[Splice]:
    """Return the changes that add an element at the end of a list.

    holder, pair: the section the list stands in, and the list with its name. block: the element's lines; flow: the same
    on one line, for a list in brackets.
    """
    key, held = pair
    if not held.flow:
        return [layout.below(layout.last_line(pair), dashed(block, *_columns(layout, held)))]
    opened = layout.text[layout.end(key.span) : layout.start(held.span)]
    if held.elements:
        return [_insertion(layout.end(held.elements[-1].span), f", {flow}")]
    if holder.flow or opened.strip(" ") != ":" or held.span.line != held.span.end_line:
        return [_insertion(layout.start(held.span) + 1, flow)]
    colon = layout.text.index(":", layout.end(key.span)) + 1
    lines = dashed(block, *columns_beside(layout, holder, key.span))
    return [Splice(colon, layout.end(held.span), ""), layout.below(layout.last_line(pair), lines)]


def _columns(layout: Layout, held: Seq) -> tuple[int, int]:
    """Return the columns of a list's dashes and of the fields behind them."""
    dash, last = held.span.column, held.elements[-1]
    beside = layout.line(last.span.line)[dash : dash + 1] == "-"
    return dash, last.span.column if beside and isinstance(last, Map) and not last.flow else dash + 2


def columns_beside(layout: Layout, holder: Map, key: Span) -> tuple[int, int]:
    """Return the columns of dashes and fields for a key's first entry: as in the list above, the next, or ours."""
    lists = [(name.span, value) for name, value in holder.pairs if isinstance(value, Seq) and not value.flow]
    above = [each for each in lists if each[0].line < key.line]
    for name, value in [*above[::-1], *lists]:
        dash, column = _columns(layout, value)
        return key.column + dash - name.column, key.column + column - name.column
    return key.column + 2, key.column + 4


def field_after(layout: Layout, held: Map, above: Pair | None, written: "Field") -> list[Splice]:
    """Return the changes that add a field to a section, below another one, or as its first."""
    if held.flow:
        if above:
            return [_insertion(layout.end(above[1].span), f", {written.flow}")]
        return [_insertion(layout.start(held.span) + 1, written.flow + (", " if held.pairs else ""))]
    first = held.pairs[0][0].span
    lines = [" " * first.column + line if line else "" for line in written.block]
    if above:
        return [layout.below(layout.last_line(above), lines)]
    return [_insertion(layout.starts[first.line], "".join(line + layout.line_end(first.line) for line in lines))]


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is written: as lines, and the same on one line, for a section in brackets."""

    block: Sequence[str]
    flow: str
