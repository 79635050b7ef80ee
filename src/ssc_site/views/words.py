"""The words for states, counts and people on pages. The states themselves are the census's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ssc_site.census import Answer, Cell, Tally
from ssc_site.deadline import Deadline
from ssc_site.schema import Person, Status


@dataclass(frozen=True, slots=True)
class Term:
    """A state in words, and what it means in a sentence."""

    word: str
    meaning: str


ANSWERS: Mapping[Answer, Term] = {
    Answer.OWN: Term("Answered", "The plan has an answer of its own to the item, or says what will be done."),
    Answer.SHARED: Term("Same answer as", "The plan gives one answer to several items. It is shown under each."),
    Answer.WHOLE: Term(
        "Answered for the recommendation as a whole",
        "The plan answers the recommendation, and not its items one by one.",
    ),
    Answer.COLLECTIVE: Term(
        "Answered together through the NPCC",
        "The report asks for one answer from all forces, given by the National Police Chiefs' Council (NPCC).",
    ),
    Answer.UNCLEAR: Term(
        "Unclear in the force's plan", "It cannot be told from the plan whether it answers the item. The page says why."
    ),
    Answer.UNREAD: Term(
        "Not read: the force's page may answer this",
        "The copy we read lacks this part. The force may well have published an answer.",
    ),
    Answer.NOT_KNOWN: Term("Not known on this date", "What we have read was not published, or not read, by that day."),
    Answer.NONE: Term("No answer published", "We read the plan whole, and it has no answer to this item."),
    Answer.ABSENT: Term("Plan not on this site yet", "We have not read the force's plan. It may have published one."),
}

STATUSES: Mapping[Status, Term] = {
    "not-started": Term("Not started", "The force says that work has not started."),
    "in-progress": Term("In progress", "The force says that work is under way."),
    "complete": Term("Complete", "The force says that it is done."),
    "not-applicable": Term("Not applicable", "The force says that it does not apply, and why."),
    "not-yet-applicable": Term("Not yet applicable", "The force says that it does not apply yet."),
    "blocked": Term("Blocked", "The force says that something outside its control holds it up, and what."),
}

DEADLINES: Mapping[Deadline, Term] = {
    Deadline.NOT_DUE: Term("Not due yet", "The date is not over."),
    Deadline.MET: Term("Complete by the date", "The force said, by the date, that it was done."),
    Deadline.MET_LATE: Term("Complete after the date", "The force said, after the date, that it was done."),
    Deadline.COMPLETE_UNDATED: Term("Complete, day not given", "The force says that it is done, but not since when."),
    Deadline.LATE: Term("Late", "After the date, the force said that it was not done yet."),
    Deadline.NO_UPDATE: Term(
        "No update since the due date",
        "By the date, the force said that it was not done. What we have read says nothing since.",
    ),
    Deadline.CANNOT_TELL: Term("Cannot tell", "The date is over. What we have read does not say whether it was kept."),
    Deadline.NO_ANSWER: Term("No answer", "The date is over, and the plan has no answer to this item."),
    Deadline.NOT_APPLICABLE: Term("Not applicable", "The force says that it does not apply, and why."),
}

SHAPES: Mapping[Answer, str] = {
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


def lower_first(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


RANKS: Mapping[str, str] = {
    "CC": "Chief Constable",
    "DCC": "Deputy Chief Constable",
    "ACC": "Assistant Chief Constable",
    "DCS": "Detective Chief Superintendent",
    "DCI": "Detective Chief Inspector",
    "DI": "Detective Inspector",
    "DS": "Detective Sergeant",
    "CI": "Chief Inspector",
}
"""Ranks as readers outside the police know them; one that is not here is shown as it was given."""


def person_words(person: Person) -> str:
    """Return who somebody is: "Assistant Chief Constable Mark Winstanley, Executive Lead"."""
    named = " ".join(part for part in (RANKS.get(person.rank or "", person.rank), person.name) if part)
    return ", ".join(part for part in (named, person.role, person.title) if part)


def shape_of(cells: tuple[Cell, ...]) -> str:
    """Return the one shape for a recommendation's cells: the shape they share; part when only some are answered.

    With nothing answered, a gap that is certain shows before one that is not.
    """
    shapes = {SHAPES[cell.answer] for cell in cells}
    if len(shapes) == 1:
        return shapes.pop()
    if all(cell.answered for cell in cells):
        return "full"
    return "part" if any(cell.answered for cell in cells) else "none" if "none" in shapes else "unread"


def answered_words(cells: tuple[Cell, ...]) -> str:
    """Return how much of a recommendation is answered: "3 of 5 answered, 1 complete"; or that nothing could be read."""
    figure = answered_figure(cells)
    told = f"{figure} answered" if figure[0].isdigit() else figure
    return ", ".join(filter(None, (told, complete_words(cells))))


def answered_figure(cells: tuple[Cell, ...]) -> str:
    """Return how many of these items are answered: "3 of 5"; or "not read" or "not known" where all are that."""
    answers = {cell.answer for cell in cells}
    silence = {Answer.UNREAD: "not read", Answer.NOT_KNOWN: "not known"}
    figure = f"{sum(cell.answered for cell in cells)} of {len(cells)}"
    return silence.get(answers.pop(), figure) if len(answers) == 1 else figure


def complete_words(cells: tuple[Cell, ...]) -> str:
    """Return how many of these items are complete: "1 complete"; empty where none is."""
    complete = sum(cell.status == "complete" for cell in cells)
    return f"{complete} complete" if complete else ""


PARTS = (
    (Answer.OWN, "with an answer of their own"),
    (Answer.SHARED, "with the same answer as another"),
    (Answer.WHOLE, "answered for the recommendation as a whole"),
    (Answer.COLLECTIVE, "answered together through the National Police Chiefs' Council (NPCC)"),
)


def answered_parts(counts: Tally) -> Mapping[str, str]:
    """Return what "answered" is made of, by name of its list: {"own": "31 with an answer of their own"}."""
    given = ((answer, counts.answers.get(answer), words) for answer, words in PARTS)
    return {answer.value: f"{number} {words}" for answer, number, words in given if number}


def status_parts(counts: Tally) -> Mapping[str, str]:
    """Return which statuses are given, by name of the list: {"status-complete": "1 complete"}; none where none is."""
    given = ((status, counts.statuses.get(status), term.word.lower()) for status, term in STATUSES.items())
    return {f"status-{status}": f"{number} {word}" for status, number, word in given if number}
