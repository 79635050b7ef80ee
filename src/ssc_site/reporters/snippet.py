"""A line of source with its span underlined. Knows nothing of diagnostics or files."""

from collections.abc import Iterable
from itertools import accumulate

from ssc_site.reporters.visible import cells, width
from ssc_site.spans import Span

_COLUMNS = 100
_AFTER = 60
"""Columns after the caret that a long line keeps, when it also has much before it."""


def snippet(line: str, span: Span) -> list[str]:
    """Return the line with its number, and below it carets under the span, or under its start if it ends later."""
    start, end = _underlined(line, span)
    cut = max(0, start - _COLUMNS)  # so that no line is too long to be measured
    shown = cells(line[cut : start + _COLUMNS + 1])
    widths = [width(cell) for cell in shown]
    first, last = _window(widths, start - cut)
    before = "…" if cut + first else ""
    after = "…" if cut + last < len(line) else ""
    quote = before + "".join(shown[first:last]) + after
    blanks = len(before) + sum(widths[first : start - cut])
    carets = sum(widths[start - cut : min(end - cut, last)])
    number = str(span.line + 1)
    return [
        f"  {number} | {quote}".rstrip(" "),
        f"  {' ' * len(number)} | {' ' * blanks}{'^' * max(1, carets)}",
    ]


def _underlined(line: str, span: Span) -> tuple[int, int]:
    """Return where to underline the line.

    The span of a line of a text under a | sign starts at column 0 and does not count the indent: it moves to the words.
    """
    start = min(span.column, len(line))
    end = min(span.end_column, len(line)) if span.end_line == span.line else start
    indent = len(line) - len(line.lstrip(" "))
    moved = max(0, indent - start)
    return start + moved, end + moved


def _window(widths: list[int], start: int) -> tuple[int, int]:
    """Return from where to where the cells fit the columns, with those around start among them."""
    after = widths[start:]
    before = widths[:start][::-1]
    left = _fitting(before, _COLUMNS - sum(after[: _fitting(after, _AFTER)]))
    right = _fitting(after, _COLUMNS - sum(before[:left]))
    return start - left, start + right


def _fitting(widths: Iterable[int], room: int) -> int:
    """Return how many from the front fit."""
    return sum(used <= room for used in accumulate(widths))
