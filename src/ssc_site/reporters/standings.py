"""Where items stand now and before, in words: the answer, the status it shares, its national date; what is still open.

Knows no format.
"""

from collections.abc import Iterator, Sequence

from ssc_site.census import Answer, Cell
from ssc_site.changes.compared import Cells, PlanChange, Standing
from ssc_site.deadline import Deadline
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.words import counted
from ssc_site.views.factwords import turn
from ssc_site.views.words import ANSWERS, DEADLINES, lower_first

_OPEN = {
    Answer.NONE: "without an answer",
    Answer.UNCLEAR: "unclear",
    Answer.UNREAD: "not read",
    Answer.NOT_KNOWN: "not known on this date",
}
"""The states of items that have no answer. Only the first says that the force has given none."""


def open_words(cells: Cells, *, still: str = "still ") -> str:
    """Return which items have no answer, apart from those of which nobody can tell; empty where nothing is known."""
    if not cells:
        return ""
    groups = {state: [item for item, cell in cells.items() if cell.answer is state] for state in _OPEN}
    if not any(groups.values()):
        return f"each of {counted(len(cells), 'item')} has an answer"
    none = groups[Answer.NONE]
    lead = f"{len(none)} of {counted(len(cells), 'item')} {still}without an answer"
    named = [f"{len(items)} {_OPEN[state]}: {', '.join(items)}" for state, items in groups.items() if items]
    return "; ".join([f"{lead}: {', '.join(none)}" if none else lead, *named[1 if none else 0 :]])


def answer_words(standing: Standing) -> str:
    """Return how an item's answer stood and stands; empty where only other things changed."""
    before, after = answer_word(standing.before), answer_word(standing.after)
    return "" if before == after else f"before: {before}; now: {after}"


def answer_word(cell: Cell) -> str:
    """Return how an item is answered, as it stands inside a sentence."""
    if cell.answer is Answer.UNREAD:
        return "not read"
    word = lower_first(ANSWERS[cell.answer].word)
    return f"{word} {cell.shared_with}" if cell.shared_with else word


def shared_words(standing: Standing) -> str:
    """Return what became of an item by what stands under another: "same answer as 12.2: in progress to complete"."""
    before, after = standing.before, standing.after
    if after.status is None or before.status == after.status:
        return f"same answer as {after.shared_with}, which is different now"
    return f"same answer as {after.shared_with}: {turn(before.status or '', after.status)}"


def deadline_words(item: str, change: PlanChange, national: National) -> str:
    """Return where an item stands against its national dates now, and before where that was otherwise."""
    asked = national.catalogue.for_forces[recommendation_of(item)]
    now, was = change.after[item], change.before[item] if change.presence == "changed" else None
    if asked.due:
        return f"national date {asked.due.words}: {_position(now.deadline, was.deadline if was else None)}"
    known = dict(was.parts) if was else {}
    parts = (
        f"part {letter}, {asked.parts[letter].due.words}: {_position(position, known.get(letter))}"
        for letter, position in now.parts
    )
    return f"national dates: {'; '.join(parts)}" if now.parts else ""


def _position(now: Deadline, was: Deadline | None) -> str:
    """Return where something stands against its date: "late", "late (before: not due yet)"."""
    words = lower_first(DEADLINES[now].word)
    return words if was in (None, now) else f"{words} (before: {lower_first(DEADLINES[was].word)})"


def _standing(item: str, change: PlanChange, national: National, *, touched: bool) -> Iterator[str]:
    """Yield where one item stands now: its answer where that changed, its national date where that or a word did."""
    standing = change.standings.get(item)
    answer = answer_words(standing) if standing else ""
    if answer:
        yield answer
    elif standing and standing.after.shared_with and not touched:
        yield shared_words(standing)
    if touched or standing:
        yield from filter(None, [deadline_words(item, change, national)])


def standings_of(key: str, change: PlanChange, national: National) -> Iterator[str]:
    """Yield where the items stand that are answered under a key: once what is the same for all of them."""
    if not change.after:
        return
    items = [item for item in change.after if item == key or _is_covered(item, key, change)]
    touched = key in change.items
    said = {item: tuple(_standing(item, change, national, touched=touched)) for item in items}
    lines = dict.fromkeys(line for each in said.values() for line in each)
    for line in lines:
        those = [item for item in items if line in said[item]]
        yield line if len(those) == len(items) else f"{', '.join(those)}: {line}"


def _is_covered(item: str, key: str, change: PlanChange) -> bool:
    return recommendation_of(item) == key and Answer.WHOLE in (change.after[item].answer, change.before[item].answer)
