"""For terminals: each problem with its line of source. Never shows the line of something private."""

from functools import cache

from ssc_site.diagnostics import Diagnostic, Report
from ssc_site.reporters.bounds import most_useful
from ssc_site.reporters.snippet import snippet
from ssc_site.reporters.visible import visible
from ssc_site.reporters.words import counted, left_out, summary
from ssc_site.spans import Span

PRIVATE = "private-"
"""How codes begin whose diagnostics name kind and place only: no value, no line of source."""

_MOST = 100
_MOST_PLACES = 5


def as_text(report: Report) -> str:
    """Return every problem with its line, caret and fix, and the summary last."""
    quotes = _Quotes(report)
    kept = most_useful(report.diagnostics, lambda found: _told(found, quotes), _MOST)
    parts = [text for _, text in kept]
    parts += left_out(len(report.diagnostics) - len(kept))
    return "\n\n".join([*parts, summary(report)]) + "\n"


class _Quotes:
    """The lines of a report's files that may be shown."""

    def __init__(self, report: Report) -> None:
        self._lines = cache(lambda path: report.sources[path].lines() if path in report.sources else [])
        self._private = frozenset(
            (found.path, line)
            for found in report.diagnostics
            if found.code.startswith(PRIVATE)
            for span in (found.span, *(other.span for other in found.elsewhere))
            for line in range(span.line, span.end_line + 1)
        )

    def of(self, path: str, span: Span) -> list[str]:
        """Return the snippet of a span, nothing where its line is private, blank or not known."""
        lines = self._lines(path)
        if (path, span.line) in self._private or span.line >= len(lines) or not lines[span.line].strip(" "):
            return []
        return snippet(lines[span.line], span)


def _told(found: Diagnostic, quotes: _Quotes) -> str:
    """Return the lines of one diagnostic."""
    title = f"{_place(found, found.span)}: {found.severity}[{found.code}] {visible(found.message)}"
    fix = [f"  fix: {visible(found.hint)}"] if found.hint else []
    return "\n".join([title, *quotes.of(found.path, found.span), *fix, *_elsewhere(found)])


def _elsewhere(found: Diagnostic) -> list[str]:
    shown = found.elsewhere[:_MOST_PLACES]
    left = len(found.elsewhere) - len(shown)
    places = [f"  see: {_place(found, other.span)} {visible(other.label)}" for other in shown]
    return [*places, f"  see: {counted(left, 'more place')}"] if left else places


def _place(found: Diagnostic, span: Span) -> str:
    return f"{visible(found.path)}:{span.line + 1}:{span.column + 1}"
