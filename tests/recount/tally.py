"""The plan files and the catalogue counted again, from the text of the design: PyYAML, and nothing of ssc_site.

Every scalar is read as text (BaseLoader): PyYAML would make a date of 2025-03-27 and a float of 7.10.
"""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ANSWERED = ("own", "shared", "whole", "collective")
UNANSWERED = ("unread", "unclear", "not-known", "none")
STATUSES = ("not-started", "in-progress", "complete", "not-applicable", "not-yet-applicable", "blocked")
POSITIONS = (
    "late",
    "no-answer",
    "no-update",
    "cannot-tell",
    "not-due",
    "met-late",
    "complete-undated",
    "met",
    "not-applicable",
)
"""Where an item can stand against its date. Of an item with two dates the first that one of its parts is in counts:
so it is never complete before both parts are.
"""


def read(text: str | bytes) -> Any:
    return yaml.BaseLoader(text).get_single_data()


@dataclass(frozen=True, order=True)
class Span:
    """A date as a source gives it: a day, a month or a year, from its first day to its last."""

    last: date
    first: date
    words: str

    @classmethod
    def of(cls, text: str) -> "Span":
        year, *rest = (int(part) for part in text.split("-"))
        month = rest[0] if rest else None
        if month is None:
            return cls(date(year, 12, 31), date(year, 1, 1), f"{year}")
        if len(rest) == 1:
            days = calendar.monthrange(year, month)[1]
            return cls(date(year, month, days), date(year, month, 1), f"{calendar.month_name[month]} {year}")
        day = date(year, month, rest[1])
        return cls(day, day, words_of(day))


def words_of(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


@dataclass(frozen=True)
class Recommendation:
    """A recommendation forces answer: its items, and the date of each part ("" where it has no parts)."""

    number: str
    items: tuple[str, ...]
    due: Mapping[str, date]
    collective: bool
    addressees: tuple[str, ...]

    @classmethod
    def of(cls, number: str, told: Mapping[str, Any]) -> "Recommendation":
        parts = told.get("parts") or {"": told}
        due = {part: date.fromisoformat(each["due"]) for part, each in parts.items()}
        return cls(number, tuple(told["items"]), due, "collective" in told, tuple(told["addressees"]))


class Country:
    """The national files: the recommendations forces answer, and the register of forces."""

    def __init__(self, schema: Path) -> None:
        self.catalogue = read((schema / "catalogue.yaml").read_bytes())
        self.register = read((schema / "forces.yaml").read_bytes())
        self.support = read((schema / "support.yaml").read_bytes())
        asked = self.catalogue["recommendations"]
        self.recommendations = {n: Recommendation.of(n, told) for n, told in asked.items() if "items" in told}
        self.of_item = {item: each for each in self.recommendations.values() for item in each.items}
        self.items = tuple(self.of_item)
        self.forces: tuple[str, ...] = tuple(self.register["forces"])

    def addresses(self, force: str) -> list[str]:
        plan = self.register["forces"][force].get("plan") or {}
        return [each["url"] for each in plan.get("addresses") or ()]


@dataclass(frozen=True)
class Entry:
    """One entry of a plan: the day it counts from, and the date it gives itself, if any."""

    told: Mapping[str, Any]
    counts_from: date
    dated: Span | None


@dataclass(frozen=True)
class Stated:
    """A status as last stated, with the date of the entry that states it."""

    status: str | None = None
    dated: Span | None = None


@dataclass(frozen=True)
class Action:
    """An action as last told: its date (or that it is withdrawn), the first date it had, and its status."""

    key: str
    letter: str
    due: Span | None
    first_due: Span | None
    withdrawn: bool
    stated: Stated

    @property
    def is_dated(self) -> bool:
        return self.due is not None and not self.withdrawn


@dataclass(frozen=True)
class Cell:
    """One force's answer to one item, its status and where each part stands against its date."""

    force: str
    item: str
    answer: str
    status: str | None
    by_part: Mapping[str, str]

    @property
    def answered(self) -> bool:
        return self.answer in ANSWERED

    @property
    def position(self) -> str:
        return min(self.by_part.values(), key=POSITIONS.index)


class Plan:
    """A plan file as known on a day."""

    def __init__(self, told: Mapping[str, Any], country: Country, day: date) -> None:
        self.told, self.country, self.day = told, country, day
        self.force: str = told["force"]
        self.responses: Mapping[str, list[Mapping[str, Any]]] = told.get("responses") or {}

    def counts_from(self, source: str | None = None) -> date:
        """Return the day from which what has no date counts: the plan's first, or the day its source was read."""
        if "published" in self.told:
            return Span.of(self.told["published"]).last
        sources = self.told["sources"]
        return max(Span.of(sources[name]["read"]).last for name in ([source] if source else sources))

    def entry(self, told: Mapping[str, Any]) -> Entry:
        if "date" in told:
            dated = Span.of(told["date"])
            return Entry(told, dated.last, dated)
        return Entry(told, self.counts_from(told.get("source")), None)

    def known(self, key: str) -> list[Entry]:
        entries = [self.entry(told) for told in self.responses.get(key) or ()]
        return [entry for entry in entries if entry.counts_from <= self.day]

    def key_of(self, item: str) -> str | None:
        """Return the key that answers an item: its own, or its recommendation's; none when it was not read."""
        whole = self.country.of_item[item].number
        return next((key for key in (item, whole) if key in self.responses), None)

    def cell(self, item: str) -> Cell:
        recommendation = self.country.of_item[item]
        answer, entries = self.answer(item)
        stated = {part: last_stated(entries, part) for part in recommendation.due}
        by_part = {p: position(answer, stated[p], due, self.day) for p, due in recommendation.due.items()}
        return Cell(self.force, item, answer, joint_status(stated.values()), by_part)

    def answer(self, item: str) -> tuple[str, list[Entry]]:
        """Return the state of the answer to an item, and the entries that give it."""
        if self.country.of_item[item].collective:
            return "collective", []
        key = self.key_of(item)
        if key is None or not self.responses[key]:
            gap = "unread" if key is None else "none"
            return (gap if self.counts_from() <= self.day else "not-known"), []
        entries = self.known(key)
        if not entries or all("unclear" in entry.told for entry in entries):
            return ("unclear" if entries else "not-known"), []
        if shared := entries[-1].told.get("answered_by"):
            return "shared", self.known(shared)
        return ("own" if key == item else "whole"), entries

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self.cell(item) for item in self.country.items)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        return tuple(
            action_of(key, letter, self.known(key))
            for key in self.responses
            for letter in sorted({letter for entry in self.known(key) for letter in entry.told.get("actions") or ()})
        )


def last_stated(entries: Iterable[Entry], part: str = "") -> Stated:
    about = [entry for entry in entries if entry.told.get("part", part) == part or not part]
    stated = [Stated(entry.told["status"], entry.dated) for entry in about if "status" in entry.told]
    return stated[-1] if stated else Stated()


def joint_status(parts: Iterable[Stated]) -> str | None:
    """Return the status of an item: complete only when all its parts are."""
    statuses = [stated.status for stated in parts]
    return next((status for status in statuses if status != "complete"), "complete")


def position(answer: str, stated: Stated, due: date, day: date) -> str:
    """Return where an item or an action stands: the design's table, row by row."""
    over = day > due
    if answer == "none":
        return "no-answer" if over else "not-due"
    if stated.status is None:
        return "cannot-tell" if over else "not-due"
    if stated.status == "not-applicable":
        return "not-applicable"
    by = stated.dated is not None and stated.dated.last <= due
    after = stated.dated is not None and stated.dated.first > due
    if stated.status == "complete":
        unsure = "cannot-tell" if over else "complete-undated"
        return "met" if by else "met-late" if after else unsure
    if not over:
        return "not-due"
    return "late" if after else "no-update" if by else "cannot-tell"


def action_of(key: str, letter: str, entries: Iterable[Entry]) -> Action:
    told = [(entry, entry.told["actions"][letter]) for entry in entries if letter in entry.told.get("actions", {})]
    given = [each["due"] for _, each in told if "due" in each]
    spans = [Span.of(due) for due in given if due != "withdrawn"]
    stated = [Stated(each["status"], entry.dated) for entry, each in told if "status" in each]
    return Action(
        key,
        letter,
        spans[-1] if spans else None,
        spans[0] if spans else None,
        bool(given) and given[-1] == "withdrawn",
        stated[-1] if stated else Stated(),
    )


class Tally:
    """All counts of the site on a day, from the texts of the plan files."""

    def __init__(self, country: Country, plans: Iterable[str], day: date) -> None:
        self.country, self.day = country, day
        read_plans = (Plan(read(text), country, day) for text in plans)
        known = {plan.force: plan for plan in sorted(read_plans, key=lambda plan: plan.force)}
        self.plans = {force: plan for force, plan in known.items() if plan.told.get("held") != "elsewhere"}
        self.elsewhere = {force: plan for force, plan in known.items() if force not in self.plans}
        absent = [force for force in country.forces if force not in self.plans]
        self.linked = [force for force in absent if force in self.elsewhere or country.addresses(force)]
        self.unlinked = [force for force in absent if force not in self.linked]

    def addresses(self, force: str) -> list[str]:
        """Return where the plan of a force that is not here was seen: by its own file, else by the register."""
        if force not in self.elsewhere:
            return self.country.addresses(force)
        return [source["url"] for source in self.elsewhere[force].told["sources"].values() if "url" in source]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every item of every plan on the site."""
        return tuple(cell for plan in self.plans.values() for cell in plan.cells)

    def chosen(self, which: str, number: str = "", force: str = "") -> list[Cell]:
        """Return the cells a list holds: of all recommendations and forces, or of one."""
        return [
            cell
            for cell in self.cells
            if belongs(cell, which)
            and (not number or cell.item in self.country.recommendations[number].items)
            and (not force or cell.force == force)
        ]

    def in_recommendation(self, force: str, number: str) -> list[Cell]:
        return self.chosen("all", number, force)

    def shape(self, force: str, number: str) -> str:
        """Return the mark of how much of a recommendation a plan answers."""
        cells = self.in_recommendation(force, number)
        answers = {cell.answer for cell in cells}
        answered = sum(cell.answered for cell in cells)
        if answered == len(cells):
            return "whole" if answers == {"whole"} else "full"
        if answered:
            return "part"
        if answers == {"not-known"}:
            return "absent"
        return "none" if "none" in answers else "unread"

    def figures(self, force: str, number: str) -> list[int]:
        """Return the numbers of "3 of 5 answered"; none where all is not read or not known, which words say."""
        cells = self.in_recommendation(force, number)
        if {cell.answer for cell in cells} in ({"unread"}, {"not-known"}):
            return []
        return [sum(cell.answered for cell in cells), len(cells)]

    def complete(self, force: str, number: str) -> int:
        """Return the 1 of "3 of 5 answered, 1 complete"."""
        return len(self.chosen("status-complete", number, force))


def belongs(cell: Cell, which: str) -> bool:
    """Say whether a cell stands on the list with this name."""
    kind, _, state = which.partition("-")
    if which == "all":
        return True
    if which == "answered":
        return cell.answered
    if which == "status":
        return cell.status is not None
    if kind == "status" and state in STATUSES:
        return cell.status == state
    if kind == "date" and state in POSITIONS:
        return cell.position == state
    if which in (*ANSWERED, *UNANSWERED):
        return cell.answer == which
    raise ValueError(f"no list is called {which}")
