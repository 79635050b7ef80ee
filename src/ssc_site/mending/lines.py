"""Lines of a file as a fault is seen among them, and what lines of our files look like. Knows nothing of faults."""

import re
from dataclasses import dataclass

from ssc_site.diagnostics import Replacement
from ssc_site.sections import Vocabulary
from ssc_site.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is, in lines that can be looked at all round."""

    lines: list[str]
    line: int
    column: int
    known: Vocabulary

    @property
    def text(self) -> str:
        """The line of the fault."""
        return self.lines[self.line]

    @property
    def above(self) -> int | None:
        """The last line before this one that says anything."""
        return next((number for number in range(self.line - 1, -1, -1) if says(self.lines[number])), None)

    @property
    def below(self) -> str:
        """The next line that says anything, or nothing."""
        return next((line for line in self.lines[self.line + 1 :] if line.strip()), "")

    def goes_on(self, column: int) -> bool:
        """Whether the lines below may belong to the value of a field whose name starts at this column."""
        return bool(self.below) and indent_of(self.below) > column

    def over(self, start: int, end: int, text: str, line: int | None = None) -> Replacement:
        """Return the fix that puts this text between two columns of the line, or of another."""
        number = self.line if line is None else line
        return Replacement(Span(number, start, number, end), text)


def says(line: str) -> bool:
    """Whether a line holds more than blanks or a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def indent_of(line: str) -> int:
    """Return how many blanks a line starts with."""
    return len(line) - len(line.lstrip(" "))


FIELD = re.compile(r"(?P<front> *(?:- +)*)(?P<name>[a-z_]+): +(?P<value>\S.*?) *")
"""A line with one field and its value."""
CLOSED = r"""(?:"[^"\\]*"|'[^']*'|[A-Za-z0-9](?:[^"'#\\\[\]{}:]|:(?! |$))*)"""
"""A value that ends on its line and is read the same wherever it stands in one."""
NUMBER = r"""(?P<quote>["']?)L?[0-9]+(?:\.[0-9]+)?(?P=quote)"""


def own_name(place: Place) -> int | None:
    """Return the column of the known name that the line starts with, behind blanks only."""
    own = re.match(r" *([a-z_]+):(?= |$)", place.text)
    return own.start(1) if own and own[1] in place.known.names else None
