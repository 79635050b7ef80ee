"""Which fields differ between two versions of a plan: of one entry, and beside the entries.

Repeats of an older version only dates and the format's own words. Knows nothing of what a difference means.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ssc_site.changes.sameness import essence, first_source, source_names
from ssc_site.schema import Entry, Plan, Source

_OF_THE_FORMAT = frozenset(
    {"status", "progress", "date", "part", "due", "answered_by", "held", "wording", "published", "reviewed",
     "next_review", "read"}
)  # fmt: skip
"""Fields whose values are dates, items, percentages or words of the format: nobody can be named in them."""
ENTRIES = ("responses", "local")
"""The fields of a plan that hold lists of entries."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs, outside the entries, or of a single entry.

    name: as in the file, with what it stands under: ("accepts", "22"). came, went: whether it is only in one version.
    before, after: only of dates and of words that the format itself gives; a plan's own words are never repeated.
    """

    name: tuple[str, ...]
    came: bool = False
    went: bool = False
    before: str = ""
    after: str = ""


def of_entries(old: Entry, new: Entry, changed: Iterable[str]) -> Iterator[Difference]:
    """Yield what differs in an entry: its fields that changed, of actions each field of each."""
    for name in changed:
        if name == "actions":
            yield from _of_actions(old, new)
        elif name == "source":
            yield Difference(("source",))
        else:
            yield _difference((name,), getattr(old, name), getattr(new, name))


def _of_actions(old: Entry, new: Entry) -> Iterator[Difference]:
    for letter in {**old.actions, **new.actions}:
        one, other = old.actions.get(letter), new.actions.get(letter)
        if one is None or other is None:
            yield Difference(("actions", letter), came=one is None, went=other is None)
        else:
            yield from _fields(("actions", letter), one, other, type(one).model_fields)


def _fields(above: tuple[str, ...], one: object, other: object, names: Iterable[str]) -> Iterator[Difference]:
    for name in names:
        was, now = getattr(one, name), getattr(other, name)
        if essence(was) != essence(now):
            yield _difference((*above, name), was, now)


def _difference(name: tuple[str, ...], before: object, after: object) -> Difference:
    came, went = not before, not after
    if name[0] != "accepts" and name[-1] not in _OF_THE_FORMAT:
        return Difference(name, came, went)
    return Difference(name, came, went, "" if came else str(before), "" if went else str(after))


def beside_entries(before: Plan, after: Plan) -> Iterator[Difference]:
    """Yield the fields outside the entries that differ, those that are sections one by one."""
    for name in Plan.model_fields:
        one, other = getattr(before, name), getattr(after, name)
        if name in ENTRIES:
            continue
        if name == "sources":
            yield from _of_sources(before, after)
        elif isinstance(one, Mapping):
            differing = (key for key in {**one, **other} if one.get(key) != other.get(key))
            yield from (_difference((name, key), one.get(key), other.get(key)) for key in differing)
        elif essence(one) != essence(other):
            yield _difference((name,), one, other)


def _of_sources(before: Plan, after: Plan) -> Iterator[Difference]:
    """Yield what differs of each source. A new short name alone is no difference; one that is gone is not named."""
    names = source_names(before, after)
    for name, source in before.sources.items():
        now = after.sources.get(names[name])
        if now is None:
            yield Difference(("sources", ""), went=True)
        else:
            yield from _fields(("sources", names[name]), source, now, Source.model_fields)
    first = first_source(before, names)
    if first in after.sources and first != next(iter(after.sources)):
        yield Difference(("sources",))
    kept = {names[name] for name in before.sources}
    yield from (Difference(("sources", name), came=True) for name in after.sources if name not in kept)
