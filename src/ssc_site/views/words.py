"""The words for states, counts and people on pages, in the language spoken. The states themselves are the census's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ssc_site.census import Answer, Cell, Tally
from ssc_site.deadline import Deadline
from ssc_site.language import count_of, key, say
from ssc_site.schema import Person, Status
from ssc_site.views.texts import joined


@dataclass(frozen=True, slots=True)
class Term:
    """A state in words, and what it means in a sentence: kept in English, said in the language spoken."""

    english: str
    explained: str

    @property
    def word(self) -> str:
        """The state in words."""
        return say(self.english)

    @property
    def meaning(self) -> str:
        """What it means."""
        return say(self.explained)


ANSWERS: Mapping[Answer, Term] = {
    Answer.OWN: Term(key("Answered"), key("The plan has an answer of its own to the item, or says what will be done.")),
    Answer.SHARED: Term(
        key("Same answer as"), key("The plan gives one answer to several items. It is shown under each.")
    ),
    Answer.WHOLE: Term(
        key("Answered for the recommendation as a whole"),
        key("The plan answers the recommendation, and not its items one by one."),
    ),
    Answer.COLLECTIVE: Term(
        key("Answered together through the NPCC"),
        key("The report asks for one answer from all forces, given by the National Police Chiefs' Council (NPCC)."),
    ),
    Answer.UNCLEAR: Term(
        key("Unclear in the force's plan"),
        key("It cannot be told from the plan whether it answers the item. The page says why."),
    ),
    Answer.UNREAD: Term(
        key("Not read: the force's page may answer this"),
        key("The copy we read lacks this part. The force may well have published an answer."),
    ),
    Answer.NOT_KNOWN: Term(
        key("Not known on this date"), key("What we have read was not published, or not read, by that day.")
    ),
    Answer.NONE: Term(key("No answer published"), key("We read the plan whole, and it has no answer to this item.")),
    Answer.ABSENT: Term(
        key("Plan not on this site yet"), key("We have not read the force's plan. It may have published one.")
    ),
}

STATUSES: Mapping[Status, Term] = {
    "not-started": Term(key("Not started"), key("The force says that work has not started.")),
    "in-progress": Term(key("In progress"), key("The force says that work is under way.")),
    "complete": Term(key("Complete"), key("The force says that it is done.")),
    "not-applicable": Term(key("Not applicable"), key("The force says that it does not apply, and why.")),
    "not-yet-applicable": Term(key("Not yet applicable"), key("The force says that it does not apply yet.")),
    "blocked": Term(key("Blocked"), key("The force says that something outside its control holds it up, and what.")),
}

DEADLINES: Mapping[Deadline, Term] = {
    Deadline.NOT_DUE: Term(key("Not due yet"), key("The date is not over.")),
    Deadline.MET: Term(key("Complete by the date"), key("The force said, by the date, that it was done.")),
    Deadline.MET_LATE: Term(key("Complete after the date"), key("The force said, after the date, that it was done.")),
    Deadline.COMPLETE_UNDATED: Term(
        key("Complete, day not given"), key("The force says that it is done, but not since when.")
    ),
    Deadline.LATE: Term(key("Late"), key("After the date, the force said that it was not done yet.")),
    Deadline.NO_UPDATE: Term(
        key("No update since the due date"),
        key("By the date, the force said that it was not done. What we have read says nothing since."),
    ),
    Deadline.CANNOT_TELL: Term(
        key("Cannot tell"), key("The date is over. What we have read does not say whether it was kept.")
    ),
    Deadline.NO_ANSWER: Term(key("No answer"), key("The date is over, and the plan has no answer to this item.")),
    Deadline.NOT_APPLICABLE: Term(key("Not applicable"), key("The force says that it does not apply, and why.")),
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


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    *others, last = list(words) or [""]
    return say("%(others)s and %(last)s", others=joined(others), last=last) if others else last


def lower_first(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def out_of(some: int | Decimal, every: int | Decimal) -> str:
    """Return how many of how many: "36 of 39"."""
    return say("%(some)s of %(all)s", some=some, all=every)


def of_items(some: int, every: int) -> str:
    """Return how many of how many items: "36 of 39 items"."""
    return say("%(some)s of %(items)s", some=some, items=count_of(every, "item", "items"))


def action_words(item: str, letter: str) -> str:
    """Return what an action is called beside others: "12.3 action a"."""
    return say("%(item)s action %(letter)s", item=item, letter=letter)


RANKS: Mapping[str, str] = {
    "CC": key("Chief Constable"),
    "DCC": key("Deputy Chief Constable"),
    "ACC": key("Assistant Chief Constable"),
    "DCS": key("Detective Chief Superintendent"),
    "DCI": key("Detective Chief Inspector"),
    "DI": key("Detective Inspector"),
    "DS": key("Detective Sergeant"),
    "CI": key("Chief Inspector"),
}
"""Ranks as readers outside the police know them; one that is not here is shown as it was given."""


def person_words(person: Person) -> str:
    """Return who somebody is: "Assistant Chief Constable Mark Winstanley, Executive Lead"."""
    named = " ".join(part for part in (_rank(person.rank or ""), person.name) if part)
    return ", ".join(part for part in (named, person.role, person.title) if part)


def _rank(given: str) -> str:
    return say(RANKS[given]) if given in RANKS else given


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
    answered = sum(cell.answered for cell in cells)
    told = _silence(cells) or say("%(some)s of %(all)s answered", some=answered, all=len(cells))
    return joined((told, complete_words(cells)))


def answered_figure(cells: tuple[Cell, ...]) -> str:
    """Return how many of these items are answered: "3 of 5"; or "not read" or "not known" where all are that."""
    return _silence(cells) or out_of(sum(cell.answered for cell in cells), len(cells))


def _silence(cells: tuple[Cell, ...]) -> str:
    """Return that all of these items are not read, or not known; empty where it is not so."""
    answers = {cell.answer for cell in cells}
    if answers == {Answer.UNREAD}:
        return say("not read")
    return say("not known") if answers == {Answer.NOT_KNOWN} else ""


def complete_words(cells: tuple[Cell, ...]) -> str:
    """Return how many of these items are complete: "1 complete"; empty where none is."""
    complete = sum(cell.status == "complete" for cell in cells)
    return say("%(number)s complete", number=complete) if complete else ""


PARTS = (
    (Answer.OWN, key("%(number)s with an answer of their own")),
    (Answer.SHARED, key("%(number)s with the same answer as another")),
    (Answer.WHOLE, key("%(number)s answered for the recommendation as a whole")),
    (Answer.COLLECTIVE, key("%(number)s answered together through the National Police Chiefs' Council (NPCC)")),
)


def answered_parts(counts: Tally) -> Mapping[str, str]:
    """Return what "answered" is made of, by name of its list: {"own": "31 with an answer of their own"}."""
    given = ((answer, counts.answers.get(answer), words) for answer, words in PARTS)
    return {answer.value: say(words, number=number) for answer, number, words in given if number}


def status_parts(counts: Tally) -> Mapping[str, str]:
    """Return which statuses are given, by name of the list: {"status-complete": "1 complete"}; none where none is."""
    given = ((status, counts.statuses.get(status), lower_first(term.word)) for status, term in STATUSES.items())
    return {
        f"status-{status}": say("%(number)s %(status)s", number=number, status=word)
        for status, number, word in given
        if number
    }
