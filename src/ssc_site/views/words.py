"""The words for states, counts and people on pages. The states themselves are the census's."""

from collections.abc import Iterable

from ssc_site.census import Answer, Cell
from ssc_site.schema import Person, Status

ANSWERS = {
    Answer.OWN: "Answered",
    Answer.SHARED: "Same answer as",
    Answer.WHOLE: "Answered for the recommendation as a whole",
    Answer.COLLECTIVE: "Answered together through the NPCC",
    Answer.UNCLEAR: "Unclear in the force's plan",
    Answer.UNREAD: "Not read: the force's page may answer this",
    Answer.NOT_KNOWN: "Not known on this date",
    Answer.NONE: "No answer published",
    Answer.ABSENT: "Plan not on this site yet",
}

STATUSES: dict[Status, str] = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "complete": "Complete",
    "not-applicable": "Not applicable",
    "not-yet-applicable": "Not yet applicable",
    "blocked": "Blocked",
}

SHAPES = {
    Answer.OWN: "full",
    Answer.SHARED: "full",
    Answer.WHOLE: "whole",
    Answer.COLLECTIVE: "full",
    Answer.UNCLEAR: "unread",
    Answer.UNREAD: "unread",
    Answer.NOT_KNOWN: "absent",
    Answer.NONE: "none",
    Answer.ABSENT: "absent",
}
"""The six shapes: full, part, whole, none, unread, absent. Only a recommendation's cells together can be part."""


def count_words(number: int, one: str, several: str) -> str:
    """Return the number with its noun: "1 action", "22 actions"."""
    return f"{number} {one if number == 1 else several}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    known = list(words)
    return f"{', '.join(known[:-1])} and {known[-1]}" if len(known) > 1 else "".join(known)


def person_words(person: Person) -> str:
    """Return who somebody is: "ACC Mark Winstanley, Executive Lead"."""
    named = " ".join(part for part in (person.rank, person.name) if part)
    return ", ".join(part for part in (named, person.role, person.title) if part)


def shape_of(cells: tuple[Cell, ...]) -> str:
    """Return the one shape for a recommendation's cells: the shape they share, or part, or none."""
    shapes = {SHAPES[cell.answer] for cell in cells}
    if len(shapes) == 1:
        return shapes.pop()
    return "part" if any(cell.answered for cell in cells) else "none" if "none" in shapes else "unread"


def answered_words(cells: tuple[Cell, ...]) -> str:
    """Return how much of a recommendation is answered: "3 of 5 answered"."""
    return f"{sum(cell.answered for cell in cells)} of {len(cells)} answered"
