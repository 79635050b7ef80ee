"""What is said about a plan: problems at symbolic places, diagnostics at exact ones, and the report of them.

Knows nothing of how they were found or how they are printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from ssc_site.spans import SourceFile, Span

Loc = tuple[str | int, ...]
"""The way from a file's top to a value: field names, item numbers and positions in lists (from zero)."""


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Point(Enum):
    """Which part of the value at a loc a problem is about."""

    VALUE = "value"
    KEY = "key"
    DASH = "dash"
    """Where the dash of its entry belongs: the two blanks before its key."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem. name: words, never renumbered. law: the public text, its first sentence the summary."""

    name: str
    severity: Severity
    law: str


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that helps to understand a problem."""

    loc: Loc
    label: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A certain fix at a symbolic place: the text, as YAML, that should stand at that point of the value at loc.

    Certain: we would bet on it, and it changes nothing but the fault. A guess belongs into the message.
    """

    loc: Loc
    text: str
    point: Point = Point.VALUE


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem at a symbolic place. Only `locate` turns loc into a line.

    line: which line inside a text of several lines, from zero, when that is known. rests_on: other places that the
    problem was concluded from; where one of them is faulty, the conclusion is not told. fix: only where it is certain.
    """

    loc: Loc
    message: str
    hint: str = ""
    point: Point = Point.VALUE
    related: tuple[Related, ...] = ()
    line: int = 0
    rests_on: tuple[Loc, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A second place of a diagnostic."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A certain fix at its exact place: the text that should stand in place of a span, which lies on one line."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem at its exact place. force and item are empty when it concerns none.

    title: the item's short title, where it has one. replacement: the fix, where it is certain.
    """

    code: str
    severity: Severity
    path: str
    span: Span
    message: str
    hint: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    force: str = ""
    item: str = ""
    title: str = ""
    replacement: Replacement | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """What reports are sorted by."""
        return (self.path, self.span.line, self.span.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Report:
    """All diagnostics of one run, sorted and each once, with the files they speak of (by path).

    plans: how many plan files were read.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    plans: int = 0

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics are of this severity."""
        return sum(found.severity is severity for found in self.diagnostics)

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is an error."""
        return self.count(Severity.ERROR) > 0


def report_of(found: Iterable[Diagnostic], sources: Iterable[SourceFile], plans: int) -> Report:
    """Return the report of these diagnostics: sorted by place, equal ones once."""
    ordered = sorted(set(found), key=lambda diagnostic: diagnostic.order)
    return Report(tuple(ordered), {source.path: source for source in sources}, plans)
