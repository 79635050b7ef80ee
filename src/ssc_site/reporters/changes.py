"""What changed in plans, told force by force and item by item: the one order and wording that all formats share.

Knows nothing of a format's marks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ssc_site.census import Answer
from ssc_site.changes.compared import PlanChange
from ssc_site.changes.facts import Kind
from ssc_site.changes.pairing import Fate
from ssc_site.changes.project import Compared, Comparison, MarksChange
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.changewords import (
    NOT_ALLOWED,
    alteration_words,
    correction_words,
    marks_words,
    top_words,
)
from ssc_site.reporters.standings import open_words, shares, standings_of
from ssc_site.reporters.words import counted

MOST_ITEMS = 100
"""Items of one plan told one by one; the report has 39 and a plan few more of its own."""
MOST_LINES = 20
"""Told of one item."""
ROOM = 200_000
"""Bytes for what changed, of all forces together. A step's summary on GitHub holds 1 MiB, and nobody reads more."""


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
    """Return the whole change in one sentence or two."""
    plans, unread = len(comparison.plans), len(comparison.not_compared)
    others = len(comparison.others) + comparison.hidden
    marks = len({each.slug for each in comparison.marks})
    parts = [
        f"{counted(plans, 'plan')} changed" if plans else "" if unread or marks else "no plan changed",
        f"reviewers' marks on {counted(marks, 'plan')} changed" if marks else "",
        f"{counted(unread, 'file')} changed, but cannot be compared" if unread else "",
        f"{counted(comparison.laid_out, 'plan')} only laid out otherwise, saying the same"
        if comparison.laid_out
        else "",
        f"{counted(others, 'other file')} changed" if others else "",
    ]
    sentence = "; ".join(part for part in parts if part)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def forces_told(comparison: Comparison) -> tuple[ForceTold, ...]:
    """Return what is different, force by force: plans in which something is not allowed first, then by name."""
    marks: dict[str, list[MarksChange]] = {}
    for each in comparison.marks:
        marks.setdefault(each.slug, []).append(each)
    ordered = sorted(comparison.plans, key=lambda each: (each.change.lawful, each.change.slug))
    told = [_force(each, marks.pop(each.change.slug, []), comparison.national) for each in ordered]
    for slug, found in marks.items():
        said = tuple(map(marks_words, found))
        told.append(ForceTold(name_of(slug, comparison.national), found[0].path, "", (), said, ""))
    return tuple(told)


def name_of(slug: str, national: National) -> str:
    """Return the short name of a force; of one that is not in the register, its slug."""
    force = national.register.forces.get(slug)
    return force.short.first if force else slug


def _force(each: Compared, marks: Sequence[MarksChange], national: National) -> ForceTold:
    change, version = each.change, each.after or each.before
    return ForceTold(
        name=name_of(change.slug, national),
        path=version.source.path if version else "",
        head=_head(each),
        told=tuple(_items(each, national)) if change.presence == "changed" else (),
        rest=(*_rest(each), *map(marks_words, marks)),
        open=_open(change),
    )


def _open(change: PlanChange) -> str:
    here = change.presence in ("changed", "new") and change.after
    return open_words(change.after, still="" if change.presence == "new" else "still ") if here else ""


def _head(each: Compared) -> str:
    change = each.change
    if change.presence in ("gone", "linked"):
        became = "the plan is no longer there" if change.presence == "gone" else "of the plan only a link is left"
        return f"{NOT_ALLOWED}{became}"
    if change.presence == "new":
        return f"new on this site: {_extent(change)}"
    entries = sum(found.fate is Fate.ADDED for found in change.alterations)
    parts = [
        f"{entries:,} new {'entry' if entries == 1 else 'entries'}" if entries else "",
        *(_entries(sum(found.fate is fate for found in change.alterations), what) for fate, what in _FATES.items()),
        _refusals(change),
        "the plan has faults, so where items stand now is not told" if each.faulty else "",
    ]
    return "; ".join(part for part in parts if part) or "no entry is different"


_FATES = {
    Fate.CORRECTED: "corrected (which is allowed)",
    Fate.REDACTED: "with words taken out (which is allowed)",
    Fate.LANGUAGE: "with a further language (which is allowed)",
}


def _entries(number: int, what: str) -> str:
    return f"{number:,} {'entry' if number == 1 else 'entries'} {what}" if number else ""


def _refusals(change: PlanChange) -> str:
    entries = sum(not each.lawful for each in change.alterations) + len(change.hidden)
    refused = [
        f"{entries:,} published {'entry is' if entries == 1 else 'entries are'} not as before" if entries else "",
        "the top of the plan is not as before" if change.silent else "",
    ]
    said = " and ".join(part for part in refused if part)
    return f"{NOT_ALLOWED}{said}" if said else ""


def _extent(change: PlanChange) -> str:
    """Return how much a new plan says: its answers, its actions with their dates, its statuses."""
    actions = [fact for each in change.alterations for fact in each.facts if fact.kind is Kind.ACTION]
    dated = sum(fact.after[:1].isdigit() for fact in actions)
    said = f"{counted(len(actions), 'action')}, {dated} with a date"
    if not change.after:
        return said
    if all(cell.answer in (Answer.ABSENT, Answer.COLLECTIVE) for cell in change.after.values()):
        return "only a link to the plan, which is held elsewhere"
    answered = sum(cell.answered for cell in change.after.values())
    statuses = sum(cell.status is not None for cell in change.after.values())
    return f"{answered} of {counted(len(change.after), 'item')} answered; {said}; {statuses} with a status"


def _rest(each: Compared) -> Iterator[str]:
    """Yield what differs at the top of a plan, and what was corrected there."""
    change = each.change
    for difference in change.differences if change.presence == "changed" else ():
        refused = NOT_ALLOWED if difference.name in change.silent else ""
        yield f"{refused}{top_words(difference, quotable=each.quotable)}"
    if each.corrections:
        yield f"at the top of the plan: {correction_words(each.corrections, quotable=each.quotable)}"


def _items(each: Compared, national: National) -> Iterator[ItemTold]:
    """Yield the items that differ: what is not allowed first, then what readers care for most."""
    change = each.change
    ordered = (*national.catalogue.keys, *change.items)
    order = {key: place for place, key in enumerate(dict.fromkeys(ordered))}
    keys = _keys(change)
    ranked = sorted(keys, key=lambda key: (_weight(key, change), order[key]))
    for key in ranked[:MOST_ITEMS]:
        said = tuple(_said(key, each, national, keys))
        if said:
            left = len(said) - MOST_LINES
            more = (f"… and {left:,} more lines of this item",) if left > 0 else ()
            yield ItemTold(key, national.catalogue.title(key), (*said[:MOST_LINES], *more))
    if len(ranked) > MOST_ITEMS:
        yield ItemTold(f"… and {len(ranked) - MOST_ITEMS:,} more items", "", ())


def _keys(change: PlanChange) -> list[str]:
    """Return what is told one by one: items, and recommendations in place of the items that they answer as a whole."""
    found = dict.fromkeys((*change.items, *change.emptied, *change.filled, *change.hidden))
    standing = (item for item in change.standings if not _is_told_above(item, change, found))
    return list(dict.fromkeys((*found, *standing)))


def _is_told_above(item: str, change: PlanChange, found: Mapping[str, None]) -> bool:
    cells = (change.before[item], change.after[item])
    whole = recommendation_of(item) in found and any(cell.answer is Answer.WHOLE for cell in cells)
    return whole or bool(shares(item, change))


def _weight(key: str, change: PlanChange) -> int:
    """Return how early an item is told: unlawful first, then by the weightiest fact of its new entries."""
    alterations = change.items.get(key, ())
    if key in change.hidden or any(not each.lawful for each in alterations):
        return -1
    order = list(Kind)
    return min((order.index(fact.kind) for each in alterations for fact in each.facts), default=len(order))


def _said(key: str, each: Compared, national: National, keys: Sequence[str]) -> Iterator[str]:
    change = each.change
    if key in change.hidden:
        yield f"{NOT_ALLOWED}its own key hides what is published for the recommendation as a whole"
    for alteration in change.items.get(key, ()):
        yield from alteration_words(alteration, quotable=each.quotable)
    yield from standings_of(key, change, national, keys)
    if key in change.emptied and key not in change.standings:
        yield "the plan is now said to have no answer here"
    elif key in change.filled and not (change.items.get(key) or key in change.standings):
        yield "the plan is no longer said to have no answer here"
