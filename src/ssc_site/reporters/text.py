"""For terminals: each problem with its line of source. Never shows the line of something private."""

from ssc_site.diagnostics import Diagnostic, Report
from ssc_site.reporters.bounds import most_useful
from ssc_site.reporters.corrected import PRIVATE, Corrected, Lines
from ssc_site.reporters.snippet import snippet
from ssc_site.reporters.visible import visible
from ssc_site.reporters.words import counted, left_out, summary, that_copies
from ssc_site.spans import Span

__all__ = ["PRIVATE", "as_text"]

_MOST = 100
_MOST_PLACES = 5


def as_text(report: Report) -> str:
    """Return every problem with its line, caret, fix and, where that is certain, corrected line; the summary last."""
    lines = Lines(report)
    corrected = lines.below(report.diagnostics)
    kept = most_useful(report.diagnostics, lambda found: _told(found, lines, corrected.get(found)), _MOST)
    parts = [text for _, text in kept]
    parts += left_out(len(report.diagnostics) - len(kept))
    return "\n\n".join([*parts, summary(report)]) + "\n"


def _told(found: Diagnostic, lines: Lines, corrected: Corrected | None) -> str:
    """Return the lines of one diagnostic."""
    title = f"{_place(found, found.span)}: {found.severity}[{found.code}] {visible(found.message)}"
    line = lines.shown(found.path, found.span.line)
    quote = snippet(line, found.span) if line else []
    fix = [f"  fix: {visible(found.hint)}"] if found.hint else []
    copy = [f"  {that_copies(corrected.line, whole=corrected.whole)}", corrected.text] if corrected else []
    return "\n".join([title, *quote, *fix, *_elsewhere(found), *copy])


def _elsewhere(found: Diagnostic) -> list[str]:
    shown = found.elsewhere[:_MOST_PLACES]
    left = len(found.elsewhere) - len(shown)
    places = [f"  see: {_place(found, other.span)} {visible(other.label)}" for other in shown]
    return [*places, f"  see: {counted(left, 'more place')}"] if left else places


def _place(found: Diagnostic, span: Span) -> str:
    return f"{visible(found.path)}:{span.line + 1}:{span.column + 1}"
