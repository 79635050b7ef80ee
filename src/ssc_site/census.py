"""What each force has answered on each item as of a day: the three questions of answer, status and deadline.

The only source of these states. Knows nothing of words on pages or of how plans are read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ssc_site.corpus import Corpus
from ssc_site.dates import Period
from ssc_site.deadline import Deadline, least, position
from ssc_site.national import National, Recommendation, recommendation_of, tracked
from ssc_site.rules.walk import redacted, speaks
from ssc_site.schema import Entry, Plan, Status


class Answer(StrEnum):
    """Whether an item has an answer: exactly one of these for every force, item and day."""

    OWN = "own"
    SHARED = "shared"
    WHOLE = "whole"
    COLLECTIVE = "collective"
    UNCLEAR = "unclear"
    UNREAD = "unread"
    NOT_KNOWN = "not-known"
    NONE = "none"
    ABSENT = "absent"


ANSWERED = (Answer.OWN, Answer.SHARED, Answer.WHOLE, Answer.COLLECTIVE)
"""The states that count as answered. Each is also shown apart."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One force's answer on one item as of a day.

    entries: what the answer rests on, oldest first: the item's own, the shared ones, or the whole recommendation's.
    shared_with: the item that holds the answer, when it is shared. status: the last one stated, None when none is.
    parts: the deadline of each part, by letter, where the recommendation has parts.
    """

    item: str
    answer: Answer
    deadline: Deadline
    entries: tuple[Entry, ...] = ()
    shared_with: str = ""
    status: Status | None = None
    parts: tuple[tuple[str, Deadline], ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the item counts as answered."""
        return self.answer in ANSWERED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells are in each state, of how many."""

    answers: Mapping[Answer, int]
    statuses: Mapping[str, int]
    deadlines: Mapping[Deadline, int]
    total: int

    @property
    def answered(self) -> int:
        """How many cells count as answered."""
        return sum(self.answers.get(answer, 0) for answer in ANSWERED)


@dataclass(frozen=True, slots=True)
class Census:
    """Every force's cells as of a day, by slug then item, for all forces of the register."""

    as_of: date
    cells: Mapping[str, Mapping[str, Cell]]

    def of_recommendation(self, slug: str, number: str) -> tuple[Cell, ...]:
        """Return one force's cells of a recommendation."""
        return tuple(cell for item, cell in self.cells[slug].items() if recommendation_of(item) == number)

    def of_plans(self, slugs: Iterable[str]) -> tuple[Cell, ...]:
        """Return all cells of these forces."""
        return tuple(cell for slug in slugs for cell in self.cells[slug].values())


def tally(cells: Iterable[Cell]) -> Tally:
    """Return the counts of these cells."""
    known = tuple(cells)
    statuses: Counter[str] = Counter(cell.status for cell in known if cell.status)
    answers, deadlines = Counter(cell.answer for cell in known), Counter(cell.deadline for cell in known)
    return Tally(answers, statuses, deadlines, len(known))


def take_census(corpus: Corpus, as_of: date) -> Census:
    """Return the state of every item of every force on a day."""
    slugs = sorted(corpus.national.register.forces)
    return Census(as_of, {slug: cells_of(corpus.plans.get(slug), corpus.national, as_of) for slug in slugs})


def cells_of(plan: Plan | None, national: National, as_of: date) -> Mapping[str, Cell]:
    """Return the state of every item of one plan on a day, by item; of none, that it is not on the site."""
    return dict(_cells(plan, national, as_of))


def answered_items(plan: Plan, national: National, as_of: date) -> int:
    """Return how many items of a plan count as answered on a day."""
    return sum(cell.answered for _, cell in _cells(plan, national, as_of))


def _cells(plan: Plan | None, national: National, as_of: date) -> Iterator[tuple[str, Cell]]:
    for number, item in tracked(national.catalogue):
        asked = national.catalogue.for_forces[number]
        found = _found(plan, item, as_of) if plan else _Found(Answer.ABSENT)
        if asked.collective:
            found = replace(found, answer=Answer.COLLECTIVE)
        yield item, _cell(item, found, asked, as_of)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the plan has on an item, before it is held against any date."""

    answer: Answer
    entries: tuple[Entry, ...] = ()
    shared_with: str = ""


def _cell(item: str, found: _Found, asked: Recommendation, as_of: date) -> Cell:
    dues = {letter: part.due for letter, part in asked.parts.items()} | ({"": asked.due} if asked.due else {})
    silent = found.answer is Answer.NONE
    stated = {letter: last_stated(found.entries, letter) for letter in dues}
    deadlines = tuple((letter, position(*stated[letter], due, as_of, silent=silent)) for letter, due in dues.items())
    status = _joint_status([status for status, _ in stated.values()])
    parts = deadlines if asked.parts else ()
    return Cell(
        item, found.answer, least(known for _, known in deadlines), found.entries, found.shared_with, status, parts
    )


def _found(plan: Plan, item: str, as_of: date) -> _Found:
    number = recommendation_of(item)
    key = item if item in plan.responses else number
    if key in plan.responses:
        return _from_entries(plan, item, key, as_of)
    return _Found(Answer.UNREAD if known_from(plan) <= as_of else Answer.NOT_KNOWN)


def _from_entries(plan: Plan, item: str, key: str, as_of: date) -> _Found:
    """Return what stands under the item's own key, or under the key of its recommendation that covers it."""
    entries = counted(plan, key, as_of)
    if not plan.responses[key]:
        return _Found(Answer.NONE if known_from(plan) <= as_of else Answer.NOT_KNOWN)
    if any(speaks(entry) or redacted(entry) for entry in entries):
        return _Found(Answer.OWN if key == item else Answer.WHOLE, entries)
    target = next((entry.answered_by for entry in reversed(entries) if entry.answered_by), None)
    if target:
        shared = _from_entries(plan, item, target, as_of)
        answer = Answer.SHARED if shared.answer in ANSWERED else shared.answer
        return _Found(answer, shared.entries, shared.shared_with or target)
    return _Found(Answer.UNCLEAR if entries else Answer.NOT_KNOWN, entries)


def counted(plan: Plan, key: str, as_of: date) -> tuple[Entry, ...]:
    """Return the entries under a key, or under a local action, that count on a day, oldest first."""
    entries = plan.responses.get(key) or plan.local.get(key) or ()
    return tuple(entry for entry in entries if counts_from(plan, entry) <= as_of)


def counts_from(plan: Plan, entry: Entry) -> date:
    """Return the first day an entry counts: when its whole date has passed, else since its source is known."""
    if entry.date:
        return entry.date.last
    source = plan.source_of(entry)
    if plan.published is None and source and source.read:
        return source.read.last
    return known_from(plan)


def known_from(plan: Plan) -> date:
    """Return the day since which what the plan says without a date is known: published, else first read."""
    if plan.published:
        return plan.published.last
    return min((source.read.last for source in plan.sources.values() if source.read), default=date.min)


def last_stated(entries: Iterable[Entry], part: str = "") -> tuple[Status | None, Period | None]:
    """Return the last status stated for a part (or for the whole), and when it was stated."""
    stated = [entry for entry in entries if entry.status and entry.part in (None, part or entry.part)]
    return (stated[-1].status, stated[-1].date) if stated else (None, None)


def _joint_status(statuses: list[Status | None]) -> Status | None:
    """Return the status of all parts together: complete only when each is, else that of an unfinished part."""
    unfinished = [status for status in statuses if status != "complete"]
    return next((status for status in reversed(unfinished) if status), None) if unfinished else "complete"
