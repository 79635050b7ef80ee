"""Which entry of a published list is which in a later version of it, and what became of each.

Knows nothing of plans as a whole. Order in the list, beside what it decides, is no difference.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ssc_site.changes.keeping import adds_languages, corrections_added, may_lose, takes_away
from ssc_site.schema import Action, Correction, Entry


class Fate(StrEnum):
    """What became of an entry. The last four are against the law that what is published stays."""

    ADDED = "added"
    LANGUAGE = "language"
    CORRECTED = "corrected"
    REDACTED = "redacted"
    REORDERED = "reordered"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    DROPPED = "dropped"


UNLAWFUL = (Fate.REORDERED, Fate.MOVED, Fate.REWRITTEN, Fate.DROPPED)
_ALIKE = 0.3
"""How much of what two entries say must be the same for them to be taken for one, of 1."""


@dataclass(frozen=True)
class Listed:
    """An entry with its place in its list, from zero, and what each field says, as `sameness.of_entry` gives it."""

    index: int
    entry: Entry
    told: Mapping[str, Hashable]

    @cached_property
    def signs(self) -> Counter[str]:
        """What it says, cut into words; that it is from a source, or was corrected, is no sign of it."""
        own = (name for name in self.told if name not in ("source", "corrections"))
        return Counter(sign for name in own for sign in _signs(name, self.told[name]))


def _signs(name: str, value: Hashable) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _signs(name, each)
    elif isinstance(value, str):
        yield from value.lower().split()
    else:
        yield f"{name} {value}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry. listed: as it was published; of an added one, as it is. now: None of one that is gone.

    changed: the fields that say something else now. corrections: the new ones, by which it may.
    """

    fate: Fate
    listed: Listed
    now: Listed | None
    changed: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(slots=True)
class _Open:
    """The entries of both lists that have no counterpart yet, and those that have. kept: old and new, by old place."""

    before: dict[int, Listed]
    after: dict[int, Listed]
    kept: list[tuple[Listed, Listed]] = field(default_factory=list)
    found: list[Outcome] = field(default_factory=list)

    def pair(self, old: Listed, new: Listed) -> None:
        del self.before[old.index], self.after[new.index]
        self.kept.append((old, new))


def outcomes(before: Sequence[Listed], after: Sequence[Listed]) -> tuple[Outcome, ...]:
    """Return what became of the entries of a list, in the order of the later one; dropped ones come last."""
    still = _Open({each.index: each for each in before}, {each.index: each for each in after})
    _set_equal_aside(still)
    for old, new in _likely(still):
        outcome = _outcome(old, new) if old.index in still.before and new.index in still.after else None
        if outcome:
            still.pair(old, new)
            still.found.append(outcome)
    still.found += _out_of_order(still.kept)
    still.found += (Outcome(Fate.DROPPED, old, None) for old in still.before.values())
    still.found += (Outcome(Fate.ADDED, new, new) for new in still.after.values())
    return tuple(sorted(still.found, key=lambda each: each.now.index if each.now else len(after)))


def _set_equal_aside(still: _Open) -> None:
    """Pair what says the same: at the same place first, so that twins stay where they are."""
    for old in tuple(still.before.values()):
        same = [new for new in still.after.values() if new.told == old.told]
        if same:
            still.pair(old, min(same, key=lambda each: abs(each.index - old.index)))


def _likely(still: _Open) -> list[tuple[Listed, Listed]]:
    """Return which entries may be which: the most alike first, of equals what the law allows, then what stands nearest.

    Whatever comes with a correction, an entry is taken for the one it is most like: none hides behind another.
    """
    ranked: list[tuple[float, bool, int, int, Listed, Listed]] = []
    for old in still.before.values():
        for new in still.after.values():
            alike = _alike(old, new)
            if alike >= _ALIKE or old.index == new.index or (old.entry.date and old.entry.date == new.entry.date):
                lawful = bool(corrections_added(old.entry.corrections, new.entry.corrections))
                ranked.append((-alike, not lawful, abs(old.index - new.index), len(ranked), old, new))
    return [(old, new) for *_, old, new in sorted(ranked, key=lambda each: each[:4])]


def _alike(old: Listed, new: Listed) -> float:
    """Return how much of what two entries say is the same, from 0 to 1."""
    total = old.signs.total() + new.signs.total()
    return 2 * (old.signs & new.signs).total() / total if total else 0.0


def _outcome(old: Listed, new: Listed) -> Outcome | None:
    """Return what became of an entry if this is it now; nothing where none of it is left, whatever is corrected."""
    changed = tuple(name for name in Entry.model_fields if _differs(name, old, new))
    added = corrections_added(old.entry.corrections, new.entry.corrections)
    if added is None:
        return _shortened(old, new, changed)
    if not added and not changed and len(new.entry.corrections) > len(old.entry.corrections):
        return Outcome(Fate.CORRECTED, old, new)  # one is there twice
    if not added:
        fate = Fate.LANGUAGE if _only_gains(changed, old, new) else Fate.REWRITTEN
        return Outcome(fate, old, new, changed or ("corrections",))
    if all(correction.kind == "redacted" for correction in added):
        fate = Fate.REDACTED if _only_loses(changed, old, new) else Fate.REWRITTEN
        return Outcome(fate, old, new, changed, added)
    if _alike(old, new) < _ALIKE and (not new.signs or (not _of_one_day(old, new) and any(map(may_lose, changed)))):
        return None
    return Outcome(Fate.CORRECTED, old, new, changed, added)


def _of_one_day(old: Listed, new: Listed) -> bool:
    """Whether two entries say something of the same kind on the same day: other words may then be a correction."""
    kinds = (old.told.keys() & new.told.keys()) - {"date", "source", "corrections"}
    return old.entry.date is not None and old.entry.date == new.entry.date and bool(kinds)


def _shortened(old: Listed, new: Listed, changed: tuple[str, ...]) -> Outcome:
    """Return what became of an entry whose earlier corrections are not all as they were: lawful where redacted too."""
    added = corrections_added(old.entry.corrections, new.entry.corrections, takes_away) or ()
    redacted = any(correction.kind == "redacted" for correction in added)
    lawful = redacted and _only_loses(changed, old, new)
    return Outcome(Fate.REDACTED if lawful else Fate.REWRITTEN, old, new, (*changed, "corrections"), added)


def _differs(name: str, old: Listed, new: Listed) -> bool:
    return name != "corrections" and old.told.get(name) != new.told.get(name)


def _only_gains(changed: Iterable[str], old: Listed, new: Listed) -> bool:
    """Whether all that differs is that texts have a further language."""
    fields = ((name, getattr(new.entry, name), getattr(old.entry, name)) for name in changed)
    return all(name != "source" and adds_languages(now, was) for name, now, was in fields)


def _only_loses(changed: Iterable[str], old: Listed, new: Listed) -> bool:
    """Whether all that differs is that words are no longer said."""
    return all(may_lose(name) and _loses(name, old, new) for name in changed)


def _loses(name: str, old: Listed, new: Listed) -> bool:
    return takes_away(getattr(new.entry, name), getattr(old.entry, name), name)


def _out_of_order(kept: Sequence[tuple[Listed, Listed]]) -> Iterator[Outcome]:
    """Yield an entry out of its place, where the order decides what the list says on some day."""
    was = [old for old, _ in sorted(kept, key=lambda pair: pair[0].index)]
    now = sorted(kept, key=lambda pair: pair[1].index)
    if _decided([old.entry for old in was]) != _decided([old.entry for old, _ in now]):
        pair = next(pair for pair, first in zip(now, was, strict=True) if pair[0].index != first.index)
        yield Outcome(Fate.REORDERED, *pair)


def _decided(entries: Sequence[Entry]) -> Mapping[tuple[str, str], list[str]]:
    """Return what entries say where the last word counts, in their order: on each part, and on each action."""
    said: dict[tuple[str, str], list[str]] = {}
    parts = {entry.part or "" for entry in entries} | {""}
    for entry in entries:
        for name in ("status", "progress", "reason", "answered_by"):
            if (value := getattr(entry, name)) is not None:
                for part in parts if entry.part is None else (entry.part,):
                    said.setdefault((part, name), []).append(f"{entry.date} {value!r}")
        for letter, action in entry.actions.items():
            for name in Action.model_fields:
                if value := getattr(action, name):
                    said.setdefault((f"action {letter}", name), []).append(f"{entry.date} {value!r}")
    return said
