"""What each force has answered on each item as of a day: the three questions of answer, status and deadline.

The only source of these states. Knows nothing of words on pages or of how plans are read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ssc_site.corpus import Corpus
from ssc_site.national import National, recommendation_of, tracked
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
    """

    item: str
    answer: Answer
    entries: tuple[Entry, ...] = ()
    shared_with: str = ""
    status: Status | None = None

    @property
    def answered(self) -> bool:
        """Whether the item counts as answered."""
        return self.answer in ANSWERED


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cells are in each state, of how many."""

    answers: Mapping[Answer, int]
    statuses: Mapping[str, int]
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
    return Tally(Counter(cell.answer for cell in known), statuses, len(known))


def take_census(corpus: Corpus, as_of: date) -> Census:
    """Return the state of every item of every force on a day."""
    national = corpus.national
    cells = {slug: dict(_cells(corpus.plans.get(slug), national, as_of)) for slug in sorted(national.register.forces)}
    return Census(as_of, cells)


def _cells(plan: Plan | None, national: National, as_of: date) -> Iterator[tuple[str, Cell]]:
    for number, item in tracked(national.catalogue):
        cell = _cell(plan, item, national, as_of) if plan and plan.held == "here" else Cell(item, Answer.ABSENT)
        if national.catalogue.for_forces[number].collective:
            cell = Cell(item, Answer.COLLECTIVE, cell.entries, status=cell.status)
        yield item, cell


def _cell(plan: Plan, item: str, national: National, as_of: date) -> Cell:
    number = recommendation_of(item)
    key = item if item in plan.responses else number
    if key in plan.responses:
        return _from_entries(plan, item, key, national, as_of)
    return Cell(item, Answer.UNREAD if known_from(plan) <= as_of else Answer.NOT_KNOWN)


def _from_entries(plan: Plan, item: str, key: str, national: National, as_of: date) -> Cell:
    """Return the cell of an item that has a key of its own, or that its recommendation's key covers."""
    entries = counted(plan, key, as_of)
    if not plan.responses[key]:
        return Cell(item, Answer.NONE if known_from(plan) <= as_of else Answer.NOT_KNOWN)
    if any(speaks(entry) or redacted(entry) for entry in entries):
        answer = Answer.OWN if key == item else Answer.WHOLE
        return Cell(item, answer, entries, status=stated_status(entries, national, item))
    target = next((entry.answered_by for entry in reversed(entries) if entry.answered_by), None)
    if target:
        shared = _from_entries(plan, item, target, national, as_of)
        answer = Answer.SHARED if shared.answer in (Answer.OWN, Answer.WHOLE, Answer.SHARED) else shared.answer
        return Cell(item, answer, shared.entries, shared.shared_with or target, shared.status)
    return Cell(item, Answer.UNCLEAR if entries else Answer.NOT_KNOWN, entries)


def counted(plan: Plan, key: str, as_of: date) -> tuple[Entry, ...]:
    """Return the entries under a key that count on a day, oldest first."""
    return tuple(entry for entry in plan.responses.get(key, ()) if counts_from(plan, entry) <= as_of)


def counts_from(plan: Plan, entry: Entry) -> date:
    """Return the first day an entry counts: when its whole date has passed, else since its source is known."""
    if entry.date:
        return entry.date.last
    source = plan.sources.get(entry.source or "")
    if plan.published is None and source and source.read:
        return source.read.last
    return known_from(plan)


def known_from(plan: Plan) -> date:
    """Return the day since which what the plan says without a date is known: published, else first read."""
    if plan.published:
        return plan.published.last
    return min((source.read.last for source in plan.sources.values() if source.read), default=date.min)


def stated_status(entries: tuple[Entry, ...], national: National, item: str) -> Status | None:
    """Return the last status stated. Where the recommendation has parts, complete only when each part is."""
    parts = national.catalogue.for_forces[recommendation_of(item)].parts
    if not parts:
        return _last_status(entries)
    by_part = [_last_status(entry for entry in entries if entry.part in (None, part)) for part in parts]
    unfinished = [status for status in by_part if status != "complete"]
    return next((status for status in reversed(unfinished) if status), None) if unfinished else "complete"


def _last_status(entries: Iterable[Entry]) -> Status | None:
    stated = [entry.status for entry in entries if entry.status]
    return stated[-1] if stated else None
