"""Which entry of a published list is which in a later version of it, and what became of each.

Knows nothing of plans as a whole. Order in the list, beside what it decides, is no difference.
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ssc_site.schema import Correction, Entry

Fields = Mapping[str, Hashable]
"""What each given field of an entry says, as `sameness.of_entry` gives it."""


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
PLACEHOLDER = re.compile(r"\[[^\]]*\]|…|\.\.\.")
"""What may stand in place of words that were taken out."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with its place in its list, from zero, and what it says."""

    index: int
    entry: Entry
    told: Fields


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry. before: None of an added one; after: None of a dropped one.

    changed: the fields that say something else now. corrections: the new ones, by which it may.
    """

    fate: Fate
    before: Listed | None
    after: Listed | None
    changed: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(slots=True)
class _Open:
    """The entries of both lists that have no counterpart yet."""

    before: list[Listed]
    after: list[Listed]
    kept: list[tuple[Listed, Listed]] = field(default_factory=list)
    found: list[Outcome] = field(default_factory=list)

    def close(self, outcome: Outcome) -> None:
        if outcome.before:
            self.before.remove(outcome.before)
        if outcome.after:
            self.after.remove(outcome.after)
        if outcome.before and outcome.after:
            self.kept.append((outcome.before, outcome.after))
        self.found.append(outcome)


def outcomes(before: Sequence[Listed], after: Sequence[Listed]) -> tuple[Outcome, ...]:
    """Return what became of the entries of a list, in the order of the later one; dropped ones come last."""
    still = _Open(list(before), list(after))
    _set_equal_aside(still)
    for judge in (_allowed, _rewritten):
        for old in tuple(still.before):
            ranked = sorted(still.after, key=lambda new: _unlike(old, new))
            outcome = next((found for new in ranked if (found := judge(old, new))), None)
            if outcome:
                still.close(outcome)
    _look_at_order(still)
    for old in tuple(still.before):
        still.close(Outcome(Fate.DROPPED, old, None))
    for new in tuple(still.after):
        still.close(Outcome(Fate.ADDED, None, new))
    last = len(after)
    return tuple(sorted(still.found, key=lambda each: each.after.index if each.after else last))


def _set_equal_aside(still: _Open) -> None:
    """Pair what says the same: at the same place first, so that twins stay where they are."""
    for old in tuple(still.before):
        same = [new for new in still.after if new.told == old.told]
        if same:
            new = min(same, key=lambda each: abs(each.index - old.index))
            still.before.remove(old)
            still.after.remove(new)
            still.kept.append((old, new))


def _unlike(old: Listed, new: Listed) -> tuple[int, int]:
    """Return how little two entries have in common; then how far apart they stand."""
    return -_in_common(old, new), abs(old.index - new.index)


def _in_common(old: Listed, new: Listed) -> int:
    """Return how many fields say the same. That both are from one source is no likeness."""
    return sum(new.told.get(name) == value for name, value in old.told.items() if name != "source")


def _allowed(old: Listed, new: Listed) -> Outcome | None:
    """Return what lawfully became of an entry if this is it now: a language, a correction or a redaction; or None."""
    fresh = _fresh_corrections(old.entry, new.entry)
    changed = _changed(old, new)
    if fresh is None:
        return None
    if not fresh:
        gained = all(_covers(getattr(new.entry, name), getattr(old.entry, name)) for name in changed)
        return Outcome(Fate.LANGUAGE, old, new, changed or ("corrections",)) if gained else None
    if all(correction.kind == "redacted" for correction in fresh):
        lawful = only_takes_away(old.entry, new.entry, changed)
        return Outcome(Fate.REDACTED, old, new, changed, fresh) if lawful else None
    if _in_common(old, new) or old.index == new.index:
        return Outcome(Fate.CORRECTED, old, new, changed, fresh)
    return None


def _rewritten(old: Listed, new: Listed) -> Outcome | None:
    """Return that an entry was rewritten if this seems to be it now: same date, same place, or much in common."""
    fresh = _fresh_corrections(old.entry, new.entry) or ()
    same_place = old.index == new.index and old.entry.date == new.entry.date
    if same_place or _in_common(old, new) > 1 or (old.entry.date and old.entry.date == new.entry.date):
        return Outcome(Fate.REWRITTEN, old, new, _changed(old, new), fresh)
    return None


def _fresh_corrections(old: Entry, new: Entry) -> tuple[Correction, ...] | None:
    """Return the corrections that are new, None where an older one is no longer there as it was."""
    left = list(new.corrections)
    for correction in old.corrections:
        kept = next((each for each in left if _covers(each, correction)), None)
        if kept is None:
            return None
        left.remove(kept)
    return tuple(left)


def _changed(old: Listed, new: Listed) -> tuple[str, ...]:
    """Return the fields that say something else, corrections aside, in the order of the format."""
    names = [*Entry.model_fields]
    return tuple(name for name in names if name != "corrections" and old.told.get(name) != new.told.get(name))


def _covers(new: object, old: object) -> bool:
    """Whether a value says all that the old one says and no more, but for further languages of its texts."""
    return _adds_languages(_plain(new), _plain(old))


def _plain(value: object) -> object:
    """Return a value as lists, mappings and words."""
    if hasattr(value, "model_dump"):
        return value.model_dump(exclude_none=True)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, Mapping) else value


def _adds_languages(new: object, old: object) -> bool:
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        spare = set(new) - set(old)
        is_text = set(new) <= {"en", "cy"}
        return (
            set(old) <= set(new) and (is_text or not spare) and all(_adds_languages(new[key], old[key]) for key in old)
        )
    if isinstance(new, list | tuple) and isinstance(old, list | tuple):
        return len(new) == len(old) and all(map(_adds_languages, new, old))
    if isinstance(new, str) and isinstance(old, str):
        return new.split() == old.split()
    return new == old


def only_takes_away(old: Entry, new: Entry, changed: Sequence[str]) -> bool:
    """Whether all that changed is that something is no longer said: whole fields, or words of texts."""
    return all(_takes_away(_plain(getattr(new, name)), _plain(getattr(old, name))) for name in changed)


def _takes_away(new: object, old: object) -> bool:
    if new is None or new == old:
        return True
    if isinstance(new, str) and isinstance(old, str):
        return _fewer_words(new, old)
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return set(new) <= set(old) and all(_takes_away(value, old[key]) for key, value in new.items())
    if isinstance(new, list | tuple) and isinstance(old, list | tuple):
        return _fewer_parts(list(new), list(old))
    return False


def _fewer_parts(new: list[object], old: list[object]) -> bool:
    """Whether each part is one of the old ones, in their order, with nothing but less in it."""
    left: Iterator[object] = iter(old)
    return all(any(_takes_away(part, known) for known in left) for part in new)


def _fewer_words(new: str, old: str) -> bool:
    """Whether the words are some of the old ones, in their order. What stands in brackets marks a gap."""
    left = iter(old.split())
    return all(any(word == known for known in left) for word in PLACEHOLDER.sub(" ", new).split())


def _look_at_order(still: _Open) -> None:
    """Note an entry out of its place where the order decides what the list says now."""
    olds = [old.entry for old, _ in sorted(still.kept, key=lambda pair: pair[0].index)]
    moved = sorted(still.kept, key=lambda pair: pair[1].index)
    news = [old.entry for old, _ in moved]
    if holding(olds) != holding(news):
        old, new = next(pair for pair, first in zip(moved, olds, strict=True) if pair[0].entry is not first)
        still.found.append(Outcome(Fate.REORDERED, old, new))


def holding(entries: Sequence[Entry]) -> Hashable:
    """Return what a list of entries decides by its order: the last word on each status, sharing, and action."""
    last: dict[Hashable, object] = {}
    for entry in entries:
        for name in ("status", "progress", "answered_by", "reason"):
            if getattr(entry, name) is not None:
                last[name, entry.part] = getattr(entry, name)
        for letter, action in entry.actions.items():
            for name in type(action).model_fields:
                if getattr(action, name):
                    last[letter, name] = getattr(action, name)
    return frozenset((key, repr(value)) for key, value in last.items())
