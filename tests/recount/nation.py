"""What the national page tells beyond counts of one day, again from the files: over time, newest, still to come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from recount.tally import Action, Country, Entry, Plan, Span, Tally, position, words_of

SPEAKING = ("says", "in_place", "actions", "status", "stated_as", "documents", "measures", "partners", "owners")


@dataclass(frozen=True)
class Dated:
    """An entry with a date of its own, the key it stands under, and whether it is the first there."""

    force: str
    key: str
    entry: Entry
    dated: Span
    is_first: bool


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


def newest(tally: Tally) -> list[Dated]:
    """Return the ten newest dated entries: of one day by force, then in the report's order."""
    order = list(keys(tally.country))
    found = [each for plan in tally.plans.values() for each in dated(plan)]
    found.sort(key=lambda each: (each.force, order.index(each.key)))
    return sorted(found, key=lambda each: each.dated.last, reverse=True)[:10]


def dated(plan: Plan) -> Iterator[Dated]:
    for key, history in plan.responses.items():
        for place, told in enumerate(history):
            entry = plan.entry(told)
            if entry.dated and entry.dated.last <= plan.day:
                yield Dated(plan.force, key, entry, entry.dated, place == 0)


def keys(country: Country) -> Iterator[str]:
    for number, each in country.recommendations.items():
        yield number
        yield from each.items


def named(each: Dated, country: Country) -> str:
    """Return whose an entry is, and of what: "Kent, 7.1 Search by offence"."""
    number = each.key.partition(".")[0]
    asked = country.catalogue["recommendations"][number]
    title = asked["items"][each.key]["title"] if "." in each.key else asked["title"]
    return f"{country.register['forces'][each.force]['short']}, {each.key} {title}"


def what(each: Dated, words: Mapping[str, str]) -> str:
    """Return what an entry is called. words: what the site calls each state."""
    told = each.entry.told
    if "status" in told:
        part = f" of part {told['part']}" if "part" in told else ""
        return f"status{part} given: {words['status-' + told['status']]}".casefold()
    if any(told.get(name) for name in SPEAKING):
        return "an answer" if each.is_first else "a further entry"
    if "answered_by" in told:
        return f"same answer as {told['answered_by']}"
    if is_redacted(told):
        return "words taken out"
    return words["unclear"].casefold() if "unclear" in told else "an entry"


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
