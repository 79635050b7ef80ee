"""What changed in plans, told force by force and item by item: the one order and wording that all formats share.

Knows nothing of a format's marks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ssc_site.census import Answer, Cell
from ssc_site.changes.compared import Alteration, PlanChange
from ssc_site.changes.facts import Kind
from ssc_site.changes.pairing import Fate
from ssc_site.changes.project import Compared, Comparison
from ssc_site.national import National
from ssc_site.reporters.changewords import (
    alteration_words,
    answer_words,
    deadline_words,
    marks_words,
    top_words,
)
from ssc_site.reporters.words import counted

MOST_ITEMS = 200
"""Items told one by one of all forces together; a change of more is not read line by line."""


@dataclass(frozen=True, slots=True)
class ItemTold:
    """What is different at one item: its number and short title, and each thing in a sentence without full stop."""

    key: str
    title: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForceTold:
    """What is different in one force's plan. head: in one sentence. rest: outside the answers. open: what remains."""

    name: str
    path: str
    head: str
    told: tuple[ItemTold, ...]
    rest: tuple[str, ...]
    open: str


def head_of(comparison: Comparison) -> str:
    """Return the whole change in one sentence."""
    parts = [
        counted(len(comparison.plans), "plan") + " changed" if comparison.plans else "no plan changed",
        f"{counted(len(comparison.not_compared), 'plan')} cannot be compared" if comparison.not_compared else "",
        f"{counted(len(comparison.others), 'other file')} changed" if comparison.others else "",
    ]
    sentence = ", ".join(part for part in parts if part)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def forces_told(comparison: Comparison) -> tuple[ForceTold, ...]:
    """Return what is different, force by force: plans in which something is not allowed first, then by name."""
    marks = [each for each in comparison.marks if each.slug not in _slugs(comparison.plans)]
    told = [_force(each, comparison) for each in sorted(comparison.plans, key=_lawless_first)]
    for slug in dict.fromkeys(each.slug for each in marks):
        said = tuple(marks_words(each) for each in marks if each.slug == slug)
        told.append(ForceTold(name_of(slug, comparison.national), f"plans/reviews/{slug}.yaml", "", (), said, ""))
    return tuple(told)


def _slugs(plans: Iterable[Compared]) -> set[str]:
    return {each.change.slug for each in plans}


def _lawless_first(each: Compared) -> tuple[bool, str]:
    return all(alteration.lawful for alteration in each.change.alterations), each.change.slug


def name_of(slug: str, national: National) -> str:
    """Return the short name of a force; of one that is not in the register, its slug."""
    force = national.register.forces.get(slug)
    return force.short.first if force else slug


def _force(each: Compared, comparison: Comparison) -> ForceTold:
    change, version = each.change, each.after or each.before
    marks = tuple(marks_words(mark) for mark in comparison.marks if mark.slug == change.slug)
    rest = (*(top_words(difference) for difference in change.differences), *marks)
    return ForceTold(
        name=name_of(change.slug, comparison.national),
        path=version.source.path if version else "",
        head=_head(change),
        told=tuple(_items(change, comparison.national)) if change.presence == "changed" else (),
        rest=rest,
        open=open_words(change) if change.presence != "gone" else "",
    )


def _head(change: PlanChange) -> str:
    if change.presence == "gone":
        return "the plan is no longer there"
    if change.presence == "new":
        return f"new on this site: {_extent(change)}"
    entries = len([each for each in change.alterations if each.fate is Fate.ADDED])
    parts = [
        f"{counted(entries, 'new entry')}".replace("entrys", "entries") if entries else "",
        _refusals(change.alterations),
    ]
    return ", ".join(part for part in parts if part) or "changed, without a new entry"


def _refusals(alterations: Iterable[Alteration]) -> str:
    refused = sum(not each.lawful for each in alterations)
    if not refused:
        return ""
    return f"{refused:,} published {'entries are' if refused > 1 else 'entry is'} changed in a way that is not allowed"


def _extent(change: PlanChange) -> str:
    """Return how much a new plan says: its answers, its actions with their dates, its statuses."""
    if all(cell.answer in (Answer.ABSENT, Answer.COLLECTIVE) for cell in change.after.values()):
        return "only a link to the plan, which is held elsewhere"
    actions = [fact for each in change.alterations for fact in each.facts if fact.kind is Kind.ACTION]
    dated = sum(bool(fact.after) for fact in actions)
    answered = sum(cell.answered for cell in change.after.values())
    statuses = sum(cell.status is not None for cell in change.after.values())
    return (
        f"{answered} of {counted(len(change.after), 'item')} answered; "
        f"{counted(len(actions), 'action')}, {dated} with a date; {statuses} with a status"
    )


def open_words(change: PlanChange) -> str:
    """Return which items have no answer, and why none is known; empty where each has one."""
    open_items = [(item, cell) for item, cell in change.after.items() if not cell.answered]
    if not open_items:
        return f"each of {counted(len(change.after), 'item')} has an answer"
    numbers = ", ".join(item for item, _ in open_items)
    still = "" if change.presence == "new" else "still "
    total = len(change.after)
    return f"{len(open_items)} of {counted(total, 'item')} {still}without an answer: {numbers}"


def _items(change: PlanChange, national: National) -> Iterator[ItemTold]:
    """Yield the items that differ: what is not allowed first, then what readers care for most."""
    keys = dict.fromkeys((*change.items, *change.emptied, *change.filled, *change.standings))
    order = {key: place for place, key in enumerate((*national.catalogue.keys, *change.items))}
    for key in sorted(keys, key=lambda key: (_weight(change.items.get(key, ())), order[key])):
        said = tuple(_said(key, change, national))
        if said:
            yield ItemTold(key, national.catalogue.title(key), said)


def _weight(alterations: tuple[Alteration, ...]) -> int:
    """Return how early an item is told: unlawful first, then by the weightiest fact of its new entries."""
    if any(not each.lawful for each in alterations):
        return -1
    order = list(Kind)
    return min((order.index(fact.kind) for each in alterations for fact in each.facts), default=len(order))


def _said(key: str, change: PlanChange, national: National) -> Iterator[str]:
    yield from (alteration_words(each) for each in change.items.get(key, ()))
    standing = change.standings.get(key)
    answer = answer_words(standing) if standing else ""
    if answer:
        yield answer
    elif key in change.emptied:
        yield "the plan is now said to have no answer here"
    elif key in change.filled and not change.items.get(key):
        yield "the plan is no longer said to have no answer here"
    if key in change.after and (key in change.items or (standing and _moved(standing.before, standing.after))):
        yield from filter(None, [deadline_words(key, change, national)])


def _moved(before: Cell | None, after: Cell | None) -> bool:
    return before is None or after is None or (before.deadline, before.parts) != (after.deadline, after.parts)
