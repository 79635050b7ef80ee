"""Where items stand now and before, in words: the answer, the status it shares, its national date; what is still open.

Knows no format.
"""

from collections.abc import Collection, Iterator

from ssc_site.census import Answer, Cell, last_stated
from ssc_site.changes.compared import Alteration, Cells, PlanChange, Standing
from ssc_site.changes.pairing import Fate
from ssc_site.dates import Period
from ssc_site.deadline import Deadline
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.words import counted
from ssc_site.views.factwords import status_word, turn
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
        complete = sum(cell.status == "complete" for cell in cells.values())
        return (
            f"all {counted(len(cells), 'item')} have an answer; {complete} {'is' if complete == 1 else 'are'} complete"
        )
    none = groups[Answer.NONE]
    lead = (
        f"{len(none)} of {counted(len(cells), 'item')} {still}without an answer"
        if none
        else "no item without an answer"
    )
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


def status_words(standing: Standing) -> str:
    """Return how the status of an item is another one now by what stands elsewhere, or in another order."""
    before, after = standing.before, standing.after
    lead = f"same answer as {after.shared_with}: " if after.shared_with else ""
    if before.status == after.status:
        return f"{lead}different now" if lead else ""
    if after.status is None:
        return f"{lead}no status now, {status_word(before.status)} before" if before.status else ""
    return f"{lead}{turn(before.status or '', after.status)}"


def deadline_words(item: str, change: PlanChange, national: National) -> str:
    """Return where an item stands against its national dates now, and before where that was otherwise."""
    asked = national.catalogue.for_forces[recommendation_of(item)]
    now, was = change.after[item], change.before[item] if change.presence == "changed" else None
    if asked.due:
        return f"national due date {asked.due.words}: {_position(now, '', was)}"
    parts = (
        f"part {letter}, {asked.parts[letter].due.words}: {_position(now, letter, was)}" for letter, _ in now.parts
    )
    return f"national due dates: {'; '.join(parts)}" if now.parts else ""


def _position(now: Cell, part: str, was: Cell | None) -> str:
    """Return where a cell, or a part of it, stands against its date: "late (said to be blocked on 5 March 2026)"."""
    here, before = _deadline(now, part), _deadline(was, part) if was else None
    status, said = last_stated(now.entries, part)
    why = [
        f"said to be {status_word(status)} {_when(said)}" if status and said and here in _BY_WHAT_WAS_SAID else "",
        f"before: {lower_first(DEADLINES[before].word)}" if before not in (None, here) else "",
    ]
    reasons = "; ".join(reason for reason in why if reason)
    words = lower_first(DEADLINES[here].word)
    return f"{words} ({reasons})" if reasons else words


def _when(said: Period) -> str:
    return f"{'on' if said.first == said.last else 'in'} {said.words}"


_BY_WHAT_WAS_SAID = (Deadline.MET, Deadline.MET_LATE, Deadline.LATE, Deadline.NO_UPDATE)


def _deadline(cell: Cell, part: str) -> Deadline:
    return dict(cell.parts).get(part, cell.deadline)


def _standing(item: str, change: PlanChange, national: National, *, touched: bool) -> Iterator[str]:
    """Yield where one item stands now: its answer where that changed, its national date where that or a word did."""
    standing = change.standings.get(item)
    answer = answer_words(standing) if standing else ""
    if answer:
        yield answer
    elif standing and not touched:
        yield from filter(None, [status_words(standing)])
    if touched or standing:
        yield from filter(None, [deadline_words(item, change, national)])


def standings_of(key: str, change: PlanChange, national: National, alone: Collection[str]) -> Iterator[str]:
    """Yield where the items stand that are answered under a key: once what is the same for all of them.

    alone: what is told by itself.
    """
    if not change.after:
        return
    items = [item for item in change.after if item == key or (item not in alone and _is_covered(item, key, change))]
    sharing = [item for item in change.after if shares(item, change) == key]
    touched = any(each.fate is Fate.ADDED or _tells_status(each) for each in change.items.get(key, ()))
    said = {item: tuple(_standing(item, change, national, touched=touched)) for item in items}
    lines = dict.fromkeys(line for each in said.values() for line in each)
    for line in lines:
        those = [item for item in items if line in said[item]]
        yield line if len(those) == len(items) else f"{', '.join(those)}: {line}"
    if sharing:
        yield f"this is also the answer of {', '.join(sharing)}"


def _tells_status(alteration: Alteration) -> bool:
    return any(each.name == ("status",) for each in alteration.differences)


def shares(item: str, change: PlanChange) -> str:
    """Return the item with whose answer this one changed, where nothing else of it did; else nothing."""
    standing = change.standings.get(item)
    if standing is None or item in change.items or answer_words(standing):
        return ""
    return standing.after.shared_with if standing.after.shared_with in change.items else ""


def _is_covered(item: str, key: str, change: PlanChange) -> bool:
    return recommendation_of(item) == key and Answer.WHOLE in (change.after[item].answer, change.before[item].answer)
