"""The lines of a report's files: which may be shown, and how one reads with every certain fix of it made.

A line that holds something private is never shown, and a corrected one only where all of it is plain to see: somebody
will copy it. Knows nothing of any format.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ssc_site.diagnostics import Diagnostic, Replacement, Report, Severity
from ssc_site.reporters.visible import visible

PRIVATE = "private-"
"""How codes begin whose diagnostics name kind and place only: no value, no line of source."""

_LONGEST = 300
"""Characters of a corrected line. Nobody compares a longer one with what stands there."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A corrected line. line: its number, from zero. whole: whether no error that is told of this line stays."""

    line: int
    text: str
    whole: bool


class Lines:
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
        self._fixes: dict[tuple[str, int], set[Replacement]] = {}
        for found in report.diagnostics:
            if found.replacement:
                self._fixes.setdefault((found.path, found.replacement.span.line), set()).add(found.replacement)
        self._left = frozenset(
            (found.path, found.span.line)
            for found in report.diagnostics
            if found.replacement is None and found.severity is Severity.ERROR
        )

    def shown(self, path: str, line: int) -> str:
        """Return a line, empty where it is private, blank or not known."""
        lines = self._lines(path)
        return "" if (path, line) in self._private or line >= len(lines) else lines[line].strip(" ") and lines[line]

    def corrected(self, found: Diagnostic) -> Corrected | None:
        """Return the line on which the diagnostic has a certain fix, with all fixes of it made; None where unfit."""
        if found.replacement is None:
            return None
        number = found.replacement.span.line
        line = self.shown(found.path, number)
        text = patched(line, self._fixes[found.path, number]) if len(line) <= _LONGEST else ""
        return Corrected(number, text, (found.path, number) not in self._left) if _fit(text) else None

    def below(self, ordered: Sequence[Diagnostic]) -> Mapping[Diagnostic, Corrected]:
        """Return each corrected line once, by the last of the diagnostics that it answers in this order."""
        last: dict[tuple[str, int], tuple[Diagnostic, Corrected]] = {}
        for found in ordered:
            if corrected := self.corrected(found):
                last[found.path, corrected.line] = (found, corrected)
        return dict(last.values())


def patched(line: str, replacements: Iterable[Replacement]) -> str:
    """Return the line with every replacement made; empty where one lies beyond it or two do not go together."""
    made, free = line, len(line)
    for each in sorted(replacements, key=lambda each: (each.span.column, each.span.end_column), reverse=True):
        if each.span.end_column > free:
            return ""
        made = made[: each.span.column] + each.text + made[each.span.end_column :]
        free = each.span.column
    return made


def _fit(line: str) -> bool:
    """Whether a line may be offered: short, nothing hidden in it, and no command for a runner that reads the output."""
    return bool(line.strip()) and len(line) <= _LONGEST and visible(line) == line and not line.lstrip().startswith("::")
