"""What is complete and what remains of a plan as a pull request would leave it, as GitHub's Markdown.

Judges nothing: the states are the census's.
"""

from collections.abc import Iterable, Iterator, Sequence

from ssc_site.census import Answer, Cell
from ssc_site.changes.compared import Cells, PlanChange
from ssc_site.changes.project import Comparison
from ssc_site.deadline import Deadline
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.changes import name_of
from ssc_site.reporters.markdown import escaped
from ssc_site.reporters.standings import answer_word
from ssc_site.schema import STATUSES
from ssc_site.views.factwords import status_word
from ssc_site.views.words import DEADLINES, lower_first

MOST_TABLES = 5
"""Forces whose state is shown as a table; a change of more is looked at on the site."""
_DONE = ("complete", "not-applicable")
_OPEN = {
    Answer.NONE: "without an answer",
    Answer.UNCLEAR: "unclear",
    Answer.UNREAD: "not read",
    Answer.NOT_KNOWN: "not known on this date",
    Answer.ABSENT: "not on this site",
}


def remaining(comparison: Comparison) -> Iterator[str]:
    """Yield what is complete and what remains, for each plan that differs."""
    now = [each.change for each in comparison.plans if each.change.presence in ("changed", "new")]
    for change in now[:MOST_TABLES]:
        yield f"## What is complete and what remains: {escaped(name_of(change.slug, comparison.national))}"
        if change.after:
            yield f"As this pull request would leave the plan: {escaped(_totals(change))}."
            yield _table(change, comparison.national)
        else:
            yield "This is told when the faults are corrected."
    if len(now) > MOST_TABLES:
        yield f"The tables of {len(now) - MOST_TABLES} more forces are left out: look at their pages."


def _totals(change: PlanChange) -> str:
    """Return how many items are in each state, before and after: "complete 5 → 6, blocked 6, without an answer 0"."""
    now, was = _states(change.after), _states(change.before) if change.presence == "changed" else {}
    shown = [state for state in _ORDER if now.get(state) or was.get(state) or state == _OPEN[Answer.NONE]]
    return ", ".join(_counted(state, was.get(state, 0) if was else None, now.get(state, 0)) for state in shown)


def _counted(state: str, was: int | None, now: int) -> str:
    return f"{state} {now}" if was in (None, now) else f"{state} {was} → {now}"


_BARE = "answered without a status"
_ORDER = [*map(status_word, ("complete", *(each for each in STATUSES if each != "complete"))), _BARE, *_OPEN.values()]


def _states(cells: Cells) -> dict[str, int]:
    counts: dict[str, int] = {}
    for cell in cells.values():
        state = status_word(cell.status) if cell.status else _BARE if cell.answered else _OPEN[cell.answer]
        counts[state] = counts.get(state, 0) + 1
    return counts


def _table(change: PlanChange, national: National) -> str:
    """Return a row for each recommendation, in bold where this change touches it."""
    rows = ["| recommendation | answered | complete | remains | national due date |", "|---|---|---|---|---|"]
    touched = {recommendation_of(key) for key in _touched(change)}
    for number, asked in national.catalogue.for_forces.items():
        cells = [cell for item, cell in change.after.items() if recommendation_of(item) == number]
        answered, complete = sum(cell.answered for cell in cells), sum(cell.status == "complete" for cell in cells)
        dues = [part.due.words for part in asked.parts.values()] or ([asked.due.words] if asked.due else [])
        due = f"{', '.join(dues)}: {_positions(cells)}" if dues else ""
        bold = "**" if number in touched else ""
        title = f"{bold}{escaped(f'{number} {asked.title.first}')}{bold}"
        shown = (f"{answered} of {len(cells)}", f"{complete} of {len(cells)}", _remains(cells), due)
        rows.append("| " + " | ".join([title, *map(escaped, shown)]) + " |")
    return "\n".join(rows)


def _touched(change: PlanChange) -> Iterable[str]:
    """Return what a change is about; of a new plan, which is all of it, nothing."""
    return (*change.items, *change.standings) if change.presence == "changed" else ()


def _remains(cells: Sequence[Cell]) -> str:
    """Return the items that are not complete, by what they are: "no answer published: 7.2; in progress: 7.1"."""
    groups: dict[str, list[str]] = {}
    for cell in cells:
        if cell.status not in _DONE and not _is_together(cell):
            without = "answered, no status" if cell.answered else answer_word(cell)
            groups.setdefault(status_word(cell.status) if cell.status else without, []).append(cell.item)
    if groups:
        return "; ".join(f"{word}: {', '.join(items)}" for word, items in groups.items())
    spared = {
        "not applicable": [cell.item for cell in cells if cell.status == "not-applicable"],
        "answered together through the NPCC": [cell.item for cell in cells if _is_together(cell)],
    }
    why = "; ".join(f"{word}: {', '.join(items)}" for word, items in spared.items() if items)
    return f"nothing ({why})" if why else "nothing"


def _is_together(cell: Cell) -> bool:
    """Whether all forces answer an item together, and this one has said nothing more about where it stands."""
    return cell.answer is Answer.COLLECTIVE and cell.status is None


def _positions(cells: Sequence[Cell]) -> str:
    """Return where the items stand against the date: "late: 7.1; not due yet: 7.2"; no items where all are alike."""
    groups = {position: [cell.item for cell in cells if cell.deadline is position] for position in Deadline}
    there = {lower_first(DEADLINES[position].word): items for position, items in groups.items() if items}
    if len(there) == 1:
        return next(iter(there))
    return "; ".join(f"{word}: {', '.join(items)}" for word, items in there.items())
