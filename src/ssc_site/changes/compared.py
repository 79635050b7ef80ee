"""What a change of plan files means: two versions in, every difference out, force by force and item by item.

Knows nothing of Git, of words for readers, or of formats. A plan is compared as a reader understands it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ssc_site.census import Cell, cells_of
from ssc_site.changes.facts import Fact, facts
from ssc_site.changes.pairing import UNLAWFUL, Fate, Listed, Outcome, outcomes
from ssc_site.changes.sameness import Names, essence, of_entry, source_names
from ssc_site.national import National, recommendation_of, tracked
from ssc_site.schema import Entry, Plan

Presence = Literal["changed", "new", "gone"]
_ANSWERS = ("responses", "local")
"""The fields of a plan that hold lists of entries."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, outside the entries, or of a single entry.

    name: as in the file, with what it stands under: ("accepts", "22"). before, after: only of dates and of words that
    the format itself gives; a plan's own words are never repeated from an older version.
    """

    name: tuple[str, ...]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Alteration:
    """What became of one entry. key: what it stands under. facts: what an added one adds to those before it.

    differences: of one that stays, what it says otherwise now. now_at: where one that moved stands now.
    backdated: whether an added one is dated before one that was there.
    """

    key: str
    fate: Fate
    outcome: Outcome
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    now_at: str = ""
    backdated: bool = False

    @property
    def entry(self) -> Entry:
        """The entry as it is now; of one that is gone, as it was."""
        listed = self.outcome.after or self.outcome.before
        assert listed  # noqa: S101 - an outcome has one of the two
        return listed.entry

    @property
    def lawful(self) -> bool:
        """Whether the law that what is published stays allows it."""
        return self.fate not in UNLAWFUL


@dataclass(frozen=True, slots=True)
class Standing:
    """An item whose state is another one than before. Either is None where there was, or is, no plan here."""

    before: Cell | None
    after: Cell | None


@dataclass(frozen=True, slots=True)
class PlanChange:
    """Everything that differs between two versions of one force's plan.

    items: by key, what became of its entries; in the report's order, local actions last. standings: by item. emptied,
    filled: keys that now say, or no longer say, that the plan has nothing there. before, after: the plan's cells.
    """

    slug: str
    presence: Presence
    before: Mapping[str, Cell]
    after: Mapping[str, Cell]
    items: Mapping[str, tuple[Alteration, ...]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()

    @property
    def alterations(self) -> tuple[Alteration, ...]:
        """What became of each entry that is not as it was."""
        return tuple(each for found in self.items.values() for each in found)

    @property
    def nothing(self) -> bool:
        """Whether a reader would see no difference."""
        other = self.differences or self.standings or self.emptied or self.filled
        return self.presence == "changed" and not (self.items or other)


def compared(slug: str, before: Plan | None, after: Plan | None, national: National, as_of: date) -> PlanChange:
    """Return what differs between two versions of a force's plan, None being no plan; states are of that day."""
    presence: Presence = "changed" if before and after else "new" if after else "gone"
    old, new = (cells_of(_here(plan), national, as_of) for plan in (before, after))
    if not (before and after):
        one = before or after
        assert one  # noqa: S101 - somebody named this plan
        fate = Fate.ADDED if after else Fate.DROPPED
        items = {key: tuple(_alone(key, fate, entries)) for key, entries in _lists(one).items() if entries}
        return PlanChange(slug, presence, old, new, _ordered(items, national))
    return PlanChange(
        slug,
        presence,
        old,
        new,
        _ordered(_altered(before, after), national),
        tuple(_top(before, after)),
        {item: Standing(old[item], new[item]) for item in new if _state(old[item]) != _state(new[item])},
        *_emptiness(before, after),
    )


def _here(plan: Plan | None) -> Plan | None:
    """Return a plan whose answers are here. One that is no more than a link counts as not on the site."""
    return plan if plan and plan.held == "here" else None


def _state(cell: Cell) -> tuple[object, ...]:
    return cell.answer, cell.shared_with, cell.status, cell.deadline, cell.parts


def _lists(plan: Plan) -> Mapping[str, tuple[Entry, ...]]:
    return {**plan.responses, **plan.local}


def _ordered(items: Mapping[str, tuple[Alteration, ...]], national: National) -> Mapping[str, tuple[Alteration, ...]]:
    order = {key: place for place, key in enumerate(national.catalogue.keys)}
    keys = sorted(items, key=lambda key: (order.get(key, len(order)), len(key), key))
    return {key: items[key] for key in keys if items[key]}


def _alone(key: str, fate: Fate, entries: tuple[Entry, ...]) -> Iterator[Alteration]:
    """Yield the entries of a list that has no counterpart."""
    for index, entry in enumerate(entries):
        listed = Listed(index, entry, {})
        if fate is Fate.ADDED:
            yield Alteration(key, fate, Outcome(fate, None, listed), facts(entries[:index], entry))
        else:
            yield Alteration(key, fate, Outcome(fate, listed, None))


def _altered(before: Plan, after: Plan) -> Mapping[str, tuple[Alteration, ...]]:
    names = source_names(before, after)
    olds = {key: _told(entries, before, names) for key, entries in _lists(before).items()}
    news = {key: _told(entries, after, {}) for key, entries in _lists(after).items()}
    found = {key: outcomes(olds.get(key, ()), news.get(key, ())) for key in {**olds, **news}}
    return {key: tuple(_alteration(key, each, news.get(key, ()), found) for each in found[key]) for key in found}


def _told(entries: tuple[Entry, ...], plan: Plan, names: Names) -> tuple[Listed, ...]:
    return tuple(Listed(index, entry, of_entry(entry, plan, names)) for index, entry in enumerate(entries))


def _alteration(
    key: str, outcome: Outcome, now: tuple[Listed, ...], found: Mapping[str, tuple[Outcome, ...]]
) -> Alteration:
    old, new = outcome.before, outcome.after
    if new and not old:
        earlier = [each.entry for each in now[: new.index]]
        return Alteration(
            key, Fate.ADDED, outcome, facts(earlier, new.entry), backdated=_backdated(new, now, found[key])
        )
    if old and not new:
        elsewhere = next((other for other in found if _is_at(old, found[other])), "")
        return Alteration(key, Fate.MOVED if elsewhere else Fate.DROPPED, outcome, now_at=elsewhere)
    assert old  # noqa: S101 - an outcome has one of the two
    assert new  # noqa: S101
    return Alteration(
        key, outcome.fate, outcome, differences=tuple(_differences(old.entry, new.entry, outcome.changed))
    )


def _backdated(new: Listed, now: tuple[Listed, ...], found: tuple[Outcome, ...]) -> bool:
    """Whether an added entry stands above one that was there before."""
    fresh = {each.after.index for each in found if each.fate is Fate.ADDED and each.after}
    return any(each.index > new.index and each.index not in fresh for each in now)


def _is_at(old: Listed, found: tuple[Outcome, ...]) -> bool:
    return any(each.fate is Fate.ADDED and each.after and each.after.told == old.told for each in found)


_OF_THE_FORMAT = frozenset(
    {"status", "progress", "date", "part", "due", "answered_by", "held", "wording", "published", "reviewed",
     "next_review", "accepts"}
)  # fmt: skip
"""Fields whose values are dates, items, percentages or words of the format: nobody can be named in them."""


def _differences(old: Entry, new: Entry, changed: tuple[str, ...]) -> Iterator[Difference]:
    for name in changed:
        if name == "actions":
            yield from _of_actions(old, new)
        else:
            yield _difference((name,), getattr(old, name, None), getattr(new, name, None))


def _of_actions(old: Entry, new: Entry) -> Iterator[Difference]:
    for letter in {**old.actions, **new.actions}:
        one, other = old.actions.get(letter), new.actions.get(letter)
        if one is None or other is None:
            yield Difference(("actions", letter), "" if one is None else "there", "" if other is None else "there")
            continue
        for name in type(one).model_fields:
            if essence(getattr(one, name)) != essence(getattr(other, name)):
                yield _difference(("actions", letter, name), getattr(one, name), getattr(other, name))


def _difference(name: tuple[str, ...], before: object, after: object) -> Difference:
    if not _OF_THE_FORMAT.intersection(name):
        return Difference(name)
    return Difference(name, "" if before is None else str(before), "" if after is None else str(after))


def _top(before: Plan, after: Plan) -> Iterator[Difference]:
    """Yield the fields outside the answers that differ, those that are sections one by one."""
    for name in Plan.model_fields:
        one, other = getattr(before, name), getattr(after, name)
        if name in _ANSWERS or essence(one) == essence(other):
            continue
        if name == "sources":
            yield from _of_sources(before, after)
        elif isinstance(one, Mapping) and isinstance(other, Mapping):
            differing = (key for key in {**one, **other} if essence(one.get(key)) != essence(other.get(key)))
            yield from (_difference((name, key), one.get(key), other.get(key)) for key in differing)
        else:
            yield _difference((name,), one, other)


def _of_sources(before: Plan, after: Plan) -> Iterator[Difference]:
    """Yield the sources that were added, left out or told otherwise; one that only has another name is the same."""
    names = source_names(before, after)
    called = {names[name]: essence(source) for name, source in before.sources.items()}
    for name in {**called, **after.sources}:
        now = essence(after.sources.get(name))
        if called.get(name) != now:
            yield Difference(("sources", name), "there" if name in called else "", "there" if now else "")


def _emptiness(before: Plan, after: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that now say that the plan has nothing there, and those that no longer say it."""
    was, now = ({key for key, entries in plan.responses.items() if not entries} for plan in (before, after))
    return tuple(sorted(now - was, key=_numbers)), tuple(sorted(was - now, key=_numbers))


def _numbers(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split(".") if part.isdigit())


def still_open(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Return the items without an answer."""
    return tuple(item for item, cell in cells.items() if not cell.answered)


def of_recommendations(cells: Mapping[str, Cell], national: National) -> Mapping[str, tuple[Cell, ...]]:
    """Return a plan's cells by recommendation."""
    found: dict[str, list[Cell]] = {}
    for _, item in tracked(national.catalogue):
        found.setdefault(recommendation_of(item), []).append(cells[item])
    return {number: tuple(each) for number, each in found.items()}
