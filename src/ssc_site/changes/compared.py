"""What became of one force's plan from one version to another: its entries, what stands beside them, its items.

Knows nothing of Git, of words for readers, or of formats. A plan is compared as a reader understands it.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ssc_site.census import Cell, cells_of
from ssc_site.changes.differences import Difference, beside_entries, of_entries
from ssc_site.changes.facts import Fact, facts
from ssc_site.changes.pairing import UNLAWFUL, Fate, Listed, Outcome, outcomes
from ssc_site.changes.sameness import Names, first_source, of_entry, source_names
from ssc_site.changes.topmost import silently_changed
from ssc_site.national import National, recommendation_of
from ssc_site.schema import Correction, Entry, Plan

Presence = Literal["changed", "new", "gone", "linked"]
"""What became of a plan. linked: there is no more of it than a link to where it is held."""
Cells = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Alteration:
    """What became of one entry. key: what it stands under. entry: as it was published; of an added one, as it is.

    index: its place in its list, from zero; at: its place in the later version, None where it is gone from its list.
    facts: what an added one adds to those before it. differences: of one that stays, what it says otherwise now.
    corrections: the new ones. now_at: the key under which one that moved stands now. backdated: whether an added one
    stands above one that was there.
    """

    key: str
    fate: Fate
    entry: Entry
    index: int
    at: int | None
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    corrections: tuple[Correction, ...] = ()
    now_at: str = ""
    backdated: bool = False

    @property
    def lawful(self) -> bool:
        """Whether the law that what is published stays allows it."""
        return self.fate not in UNLAWFUL


@dataclass(frozen=True, slots=True)
class Standing:
    """An item whose state is another one than before."""

    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class PlanChange:
    """Everything that differs between two versions of one force's plan.

    items: by key, what became of its entries; in the report's order, local actions last. standings: by item. emptied,
    filled: keys that now say, or no longer say, that the plan has nothing there. before, after: the plan's cells, none
    where faults leave unsure what holds. silent: fields outside the entries that differ against the law. hidden: items
    that have got a key of their own, without what was published for their whole recommendation.
    """

    slug: str
    presence: Presence
    before: Cells
    after: Cells
    items: Mapping[str, tuple[Alteration, ...]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    silent: tuple[tuple[str, ...], ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def lawful(self) -> bool:
        """Whether the law that what is published stays allows all of it."""
        kept = self.presence not in ("gone", "linked") and not (self.silent or self.hidden)
        return self.presence == "new" or (kept and all(each.lawful for each in self.alterations))

    @property
    def alterations(self) -> tuple[Alteration, ...]:
        """What became of each entry that is not as it was."""
        return tuple(each for found in self.items.values() for each in found)

    @property
    def nothing(self) -> bool:
        """Whether a reader would see no difference."""
        other = self.differences or self.standings or self.emptied or self.filled
        return self.presence == "changed" and not (self.items or other)


@dataclass(frozen=True, slots=True)
class Judge:
    """By what plans are compared. states: whether what items stand at may be asked: not of a plan with faults."""

    national: National
    as_of: date
    states: bool = True

    def cells(self, plan: Plan | None) -> Cells:
        """Return a plan's cells. One that is no more than a link counts as not on the site."""
        here = plan if plan and plan.held == "here" else None
        return cells_of(here, self.national, self.as_of) if self.states else {}


def gone(slug: str, before: Plan, judge: Judge) -> PlanChange:
    """Return what a reader loses where a force's plan is no longer there."""
    return PlanChange(slug, "gone", judge.cells(before), judge.cells(None), _alone(before, Fate.DROPPED, judge))


def new(slug: str, after: Plan, judge: Judge) -> PlanChange:
    """Return what a force's first plan says."""
    return PlanChange(slug, "new", judge.cells(None), judge.cells(after), _alone(after, Fate.ADDED, judge))


def compared(slug: str, before: Plan, after: Plan, judge: Judge) -> PlanChange:
    """Return what differs between two versions of a force's plan."""
    old, now = judge.cells(before), judge.cells(after)
    differences = tuple(beside_entries(before, after))
    if before.held != after.held:
        is_here = after.held == "here"
        entries = _alone(after, Fate.ADDED, judge) if is_here else _alone(before, Fate.DROPPED, judge)
        return PlanChange(slug, "new" if is_here else "linked", old, now, entries, differences)
    standings = {item: Standing(old[item], now[item]) for item in now if _state(old[item]) != _state(now[item])}
    found = _found(before, after)
    items = _ordered(_altered(found), judge.national)
    return PlanChange(
        slug,
        "changed",
        old,
        now,
        items,
        differences,
        standings,
        *_emptiness(before, after),
        silently_changed(before, after, judge.national.catalogue),
        _hidden(before, after, found),
    )


def _state(cell: Cell) -> tuple[object, ...]:
    return cell.answer, cell.shared_with, cell.status, cell.deadline, cell.parts


def lists_of(plan: Plan) -> Mapping[str, tuple[Entry, ...]]:
    """Return each list of entries by what it stands under: an item, a recommendation or a local action."""
    return {**plan.responses, **plan.local}


def _ordered(items: Mapping[str, tuple[Alteration, ...]], national: National) -> Mapping[str, tuple[Alteration, ...]]:
    order = {key: place for place, key in enumerate(national.catalogue.keys)}
    keys = sorted(items, key=lambda key: (order.get(key, len(order)), len(key), key))
    return {key: items[key] for key in keys if items[key]}


def _alone(plan: Plan, fate: Fate, judge: Judge) -> Mapping[str, tuple[Alteration, ...]]:
    """Return the entries of a plan that has no counterpart."""
    found = {key: tuple(_one_sided(key, fate, entries)) for key, entries in lists_of(plan).items()}
    return _ordered(found, judge.national)


def _one_sided(key: str, fate: Fate, entries: tuple[Entry, ...]) -> Iterator[Alteration]:
    for index, entry in enumerate(entries):
        if fate is Fate.ADDED:
            yield Alteration(key, fate, entry, index, index, facts(entries[:index], entry))
        else:
            yield Alteration(key, fate, entry, index, None)


@dataclass(frozen=True, slots=True)
class _Found:
    """The lists of both versions by key, and what became of their entries."""

    olds: Mapping[str, tuple[Listed, ...]]
    news: Mapping[str, tuple[Listed, ...]]
    outcomes: Mapping[str, tuple[Outcome, ...]]

    def of_whole(self, key: str) -> list[tuple[Mapping[str, Hashable], ...]]:
        """Return what the recommendation of a new key said of all items, entry by entry: as it was, and as it is."""
        number = recommendation_of(key)
        whole = self.olds.get(number, ()) if key not in self.olds and key != number else ()
        now = {each.listed.index: each.now for each in self.outcomes.get(number, ()) if each.fate is not Fate.ADDED}
        later = ((old, now.get(old.index)) for old in whole)
        return [(old.told, new.told) if new else (old.told,) for old, new in later]


def _found(before: Plan, after: Plan) -> _Found:
    names = source_names(before, after)
    first = first_source(before, names)
    olds = {key: _told(entries, names, first) for key, entries in lists_of(before).items()}
    news = {key: _told(entries, {}, first) for key, entries in lists_of(after).items()}
    return _Found(olds, news, {key: outcomes(olds.get(key, ()), news.get(key, ())) for key in {**olds, **news}})


def _altered(found: _Found) -> Mapping[str, tuple[Alteration, ...]]:
    return {key: tuple(_altered_under(key, found)) for key in found.outcomes}


def _altered_under(key: str, found: _Found) -> Iterator[Alteration]:
    """Yield what became of the entries of a key. What a new key takes over from its recommendation is nothing new."""
    whole = found.news.get(recommendation_of(key), ())
    taken = [told for each in found.of_whole(key) for told in each if any(told == other.told for other in whole)]
    for outcome in found.outcomes[key]:
        if not (outcome.fate is Fate.ADDED and outcome.listed.told in taken):
            yield _alteration(key, outcome, found.news.get(key, ()), found.outcomes)


def _told(entries: tuple[Entry, ...], names: Names, first: str) -> tuple[Listed, ...]:
    return tuple(Listed(index, entry, of_entry(entry, names, first)) for index, entry in enumerate(entries))


def _alteration(
    key: str, outcome: Outcome, now: tuple[Listed, ...], found: Mapping[str, tuple[Outcome, ...]]
) -> Alteration:
    listed, later = outcome.listed, outcome.now
    entry, index = listed.entry, listed.index
    if later is None:
        elsewhere = next((other for other in found if other != key and _came_to(listed, found[other])), "")
        return Alteration(key, Fate.MOVED if elsewhere else Fate.DROPPED, entry, index, None, now_at=elsewhere)
    if outcome.fate is Fate.ADDED:
        told = facts([each.entry for each in now[:index]], entry)
        return Alteration(key, Fate.ADDED, entry, index, index, told, backdated=_backdated(listed, now, found[key]))
    differences = tuple(of_entries(entry, later.entry, outcome.changed))
    return Alteration(key, outcome.fate, entry, index, later.index, (), differences, outcome.corrections)


def _backdated(new: Listed, now: tuple[Listed, ...], found: tuple[Outcome, ...]) -> bool:
    """Whether an added entry stands above one that was there before."""
    fresh = {each.listed.index for each in found if each.fate is Fate.ADDED}
    return any(each.index > new.index and each.index not in fresh for each in now)


def _came_to(old: Listed, found: tuple[Outcome, ...]) -> bool:
    return any(each.fate is Fate.ADDED and each.listed.told == old.told for each in found)


def _emptiness(before: Plan, after: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that now say that the plan has nothing there, and those that no longer say it."""
    was, now = ({key for key, entries in plan.responses.items() if not entries} for plan in (before, after))
    return tuple(sorted(now - was, key=_numbers)), tuple(sorted(was - now, key=_numbers))


def _numbers(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split(".") if part.isdecimal())


def _hidden(before: Plan, after: Plan, all_found: _Found) -> tuple[str, ...]:
    """Return the items that have got a key of their own, without what was published for their whole recommendation.

    A key of its own stands before the recommendation's: what is published there no longer counts for that item.
    """
    found = []
    for key in after.responses.keys() - before.responses.keys():
        now = [each.told for each in all_found.news[key]]
        if any(not any(told in now for told in each) for each in all_found.of_whole(key)):
            found.append(key)
    return tuple(sorted(found, key=_numbers))
