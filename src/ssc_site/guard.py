"""The publication guard of a file: where something private stands in it.

Sees the whole file as it is: every value, every field's name, comments, and files that cannot be read as YAML. What is
private is the business of `rules.privacy`, how a report avoids it that of `masking`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ssc_site.diagnostics import Code, Diagnostic, Loc, Point, Problem, Severity
from ssc_site.rules.privacy import Finding, findings
from ssc_site.rules.privacy.reading import BARRIER, plain, squeezed
from ssc_site.spans import SourceFile, Span
from ssc_site.yamltree import Map, Node, Scalar, Seq

MOST_FINDINGS = 500
"""Told of one file. Of one with more, nothing else is told: it might repeat what is not told."""
COMMENT = "comment"
"""The place of what stands in no value of a file."""
UNUSED_CLEARANCE = Code(
    "unused-clearance", Severity.ERROR, "Only false alarms are cleared. A clearance without one could hide the next."
)
ADVICE = "take it out; where this is a false alarm, add it under cleared: with its code, place, reason and date"

_SECTIONS = ("responses", "local", "marks", "accepts")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a file that is read as one. loc: None outside of all values. first: the line its text starts on.

    indent: the column its lines start at, None where they are not those of the file.
    """

    text: str
    span: Span
    loc: Loc | None
    first: int
    indent: int | None


@dataclass(frozen=True, slots=True)
class Private:
    """Something private in a file, as told. value, around: its words and the text they stand in, never to be shown."""

    told: Diagnostic
    loc: Loc
    value: str
    around: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """What is private in a file and not cleared, and the clearances that clear nothing, by their number.

    more: whether there is more of it than is told.
    """

    private: tuple[Private, ...] = ()
    unused: tuple[int, ...] = ()
    more: bool = False


def guard(source: SourceFile, tree: Node | None, numbers: Iterable[str] = ()) -> Guarded:
    """Return what is private in a file. tree: what could be read of it. numbers: our helplines', which may stand."""
    cleared = dict(_clearances(tree))
    stretches = tuple(_stretches(text_of(source), tree))
    text = plain(BARRIER.join(stretch.text for stretch in stretches))
    starts = [0, *accumulate(len(part) + 1 for part in text.split(BARRIER))]
    known = frozenset(squeezed(plain(word)) for word in (*numbers, *_names(tree, ())))
    private: list[Private] = []
    used: set[int] = set()
    for finding in findings(text, known):
        if len(private) == MOST_FINDINGS:
            return Guarded(tuple(private), more=True)
        number = bisect_right(starts, finding.start) - 1
        stretch, start = stretches[number], starts[number]
        place = place_of(stretch.loc)
        clearing = {at for at, each in cleared.items() if each == (finding.code, place) and place != "cleared"}
        used |= clearing
        if not clearing:
            private.append(_private(source, finding, stretch, text[start : starts[number + 1] - 1], start))
    return Guarded(tuple(private), tuple(sorted(cleared.keys() - used)))


def _names(node: Node | None, loc: Loc) -> Iterator[str]:
    """Yield the names of the people that a plan names as leads or owners."""
    if isinstance(node, Map):
        for key, value in node.pairs:
            if isinstance(value, Scalar) and key.text == "name" and loc[-2:-1] in (("leads",), ("owners",)):
                yield value.text
            yield from _names(value, (*loc, key.text))
    elif isinstance(node, Seq):
        for index, value in enumerate(node.elements):
            yield from _names(value, (*loc, index))


def _clearances(tree: Node | None) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the number, code and place of each clearance; of one with another fault too."""
    pair = tree.pair("cleared") if isinstance(tree, Map) else None
    for number, each in enumerate(pair[1].elements if pair and isinstance(pair[1], Seq) else ()):
        given = [each.pair(field) if isinstance(each, Map) else None for field in ("code", "place")]
        words = [value.text for _, value in filter(None, given) if isinstance(value, Scalar) and value.text]
        if len(words) == len(given):
            yield number, (words[0], words[1])


def place_of(loc: Loc | None) -> str:
    """Return the place that a clearance names: an item, a field of the file, or comment."""
    if loc is None:
        return COMMENT
    return str(loc[1] if len(loc) > 1 and loc[0] in _SECTIONS else next(iter(loc), ""))


def _private(source: SourceFile, finding: Finding, stretch: _Stretch, around: str, start: int) -> Private:
    """Return a finding as it is told: its kind, and the lines it stands in. around: the plain text of its stretch."""
    value = around[finding.start - start : finding.end - start]
    above = around.count("\n", 0, finding.start - start)
    span = Span(stretch.span.line, stretch.span.column, stretch.span.end_line, stretch.span.column)
    if stretch.indent is not None:
        line = stretch.first + above
        column = stretch.span.column if line == stretch.span.line else stretch.indent
        span = Span(line, column, line + value.count("\n"), column)
        around = "\n".join(around.split("\n")[above : above + value.count("\n") + 1])
    message = f"this looks like {finding.kind.words}"
    told = Diagnostic(finding.code, finding.severity, source.path, span, message, ADVICE)
    return Private(told, stretch.loc or (), value, around)


def text_of(source: SourceFile) -> str:
    """Return the file's text, whatever it is saved as, without the sign that keeps texts apart."""
    encoding = "utf-16" if source.data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return source.data.decode(encoding, "replace").replace(BARRIER, " ")


def _stretches(text: str, tree: Node | None) -> Iterator[_Stretch]:
    """Yield every value and name of the file as decoded, and between them, as written, what the tree does not hold."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    read_to = 0
    for scalar, loc in _scalars(tree, ()):
        span = scalar.span
        start = starts[span.line] + span.column
        # Behind a | or > sign a comment may stand; the text starts on the next line.
        header = starts[span.line + 1] if text[start : start + 1] in ("|", ">") else start
        yield from _between(text, starts, read_to, header)
        yield _Stretch(scalar.text, span, loc, span.line + 1, scalar.block)
        read_to = max(header, starts[min(span.end_line, len(starts) - 1)] + span.end_column)
    yield from _between(text, starts, read_to, len(text))


def _scalars(node: Node | None, loc: Loc) -> Iterator[tuple[Scalar, Loc]]:
    """Yield every name and value of a tree in the file's order. What was refused is not in its text: it is void."""
    if isinstance(node, Map):
        for key, value in node.pairs:
            yield from _scalars(key, (*loc, key.text))
            yield from _scalars(value, (*loc, key.text))
    elif isinstance(node, Seq):
        for index, value in enumerate(node.elements):
            yield from _scalars(value, (*loc, index))
    elif node and node.kind != "void":
        yield node, loc


_WORD = re.compile(r"[^\W_]")
_ESCAPE = re.compile(r"\\(?:x([2-7][0-9A-Fa-f])|u00([2-7][0-9A-Fa-f])|[ntrL_P])")


def _between(text: str, starts: Sequence[int], start: int, end: int) -> Iterator[_Stretch]:
    """Yield what stands between two values, where that is more than signs: comments, and what the tree left out."""
    word = _WORD.search(text, start, end)
    if word:
        line = bisect_right(starts, word.start()) - 1
        begin = max(start, starts[line])
        column = begin - starts[line]
        yield _Stretch(_unescaped(text[begin:end]), Span(line, column, line, column), None, line, 0)


def _unescaped(text: str) -> str:
    """Return text as written with the codes that start with a backslash read, and its lines kept."""
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)) if match[1] or match[2] else " ", text)


def unused_clearance(number: int) -> Problem:
    """Return the problem of a clearance that clears nothing."""
    message = "there is no such false alarm at this place"
    hint = "delete this clearance, or give the code of the false alarm and the item or field it stands in"
    return Problem(("cleared", number, "code"), message, hint, Point.KEY)
