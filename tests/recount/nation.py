"""What the national page tells beyond counts of one day, again from the files: over time, and still to come."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from recount.tally import Action, Country, Plan, Span, Tally, position, words_of

SPEAKING = ("says", "in_place", "actions", "status", "stated_as", "documents", "measures", "partners", "owners")


def kinds(tally: Tally) -> dict[str, str]:
    """Return the kind of each force's square by its letters on the map."""
    kind = dict.fromkeys(tally.plans, "here") | dict.fromkeys(tally.linked, "linked")
    return {
        told["tile"]["label"]: kind.get(force, "unlinked") for force, told in tally.country.register["forces"].items()
    }


def series(tally: Tally) -> dict[date, int]:
    """Return how many items had an answer on each day the page counts."""
    return {day: sum(answers_on(plan, day) for plan in tally.plans.values()) for day in days(tally)}


def answers_on(plan: Plan, day: date) -> int:
    return sum(cell.answered for cell in Plan(plan.told, plan.country, day).cells)


def days(tally: Tally) -> list[date]:
    """Return the report's days and the ends of quarters before the day shown, and that day."""
    start = published(tally.country)
    ends = [date(year, month, 31 if month in (3, 12) else 30) for year in range(2000, 2100) for month in (3, 6, 9, 12)]
    known = {start, *ends, *dues(tally.country)}
    return sorted({day for day in known if start <= day < tally.day} | {tally.day})


def published(country: Country) -> date:
    return Span.of(country.catalogue["programme"]["published"]).last


def dues(country: Country) -> set[date]:
    return {due for each in country.recommendations.values() for due in each.due.values()}


def joint(country: Country) -> list[str]:
    """Return the items that are answered for all forces together."""
    return [item for each in country.recommendations.values() if each.collective for item in each.items]


def keys(country: Country) -> Iterator[str]:
    for number, each in country.recommendations.items():
        yield number
        yield from each.items


def is_redacted(told: Mapping[str, Any]) -> bool:
    return any(correction["kind"] == "redacted" for correction in told.get("corrections") or ())


def coming(tally: Tally) -> dict[tuple[str, str], list[str]]:
    """Return the next five dates with whose they are, and the numbers of what is due: "28 part a", "11.1 action b"."""
    rows: dict[tuple[date, str, str], list[str]] = {}
    for due, words, whose, name in (*of_report(tally.country), *of_forces(tally)):
        if due >= tally.day:
            rows.setdefault((due, words, whose), []).append(name)
    nearest = sorted(rows, key=lambda row: row[0])[:5]
    return {(row[1], row[2]): rows[row] for row in nearest}


def of_report(country: Country) -> Iterator[tuple[date, str, str, str]]:
    for number, each in country.recommendations.items():
        for part, due in each.due.items():
            yield due, words_of(due), "The report", f"{number} part {part}" if part else number


def of_forces(tally: Tally) -> Iterator[tuple[date, str, str, str]]:
    for plan in tally.plans.values():
        short = tally.country.register["forces"][plan.force]["short"]
        for action in open_actions(plan.actions, tally.day):
            if action.due:
                yield action.due.last, action.due.words, short, f"{action.key} action {action.letter}"


def open_actions(actions: Iterable[Action], day: date) -> Iterator[Action]:
    for action in actions:
        if action.due and action.is_dated and position("", action.stated, action.due.last, day) == "not-due":
            yield action
