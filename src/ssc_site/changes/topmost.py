"""What the law that published things stay asks of the top of a plan: of all that stands outside its entries.

What may go on by itself: who leads, what is still unread, notes of editors, a review that was held. The rest tells when
and in whose words something was said: it changes in view of all, with a line under the plan's own corrections.
"""

from collections.abc import Iterator

from ssc_site.changes.differences import Difference, beside_entries
from ssc_site.changes.keeping import adds_languages, corrections_added, may_lose, takes_away
from ssc_site.changes.sameness import source_names
from ssc_site.dates import Period
from ssc_site.national import Catalogue, recommendation_of
from ssc_site.schema import Plan

_FREE = frozenset({"leads", "note", "cleared", "unread", "held", "force"})
"""Fields that may change by themselves. held and force are for other laws to judge."""


def silently_changed(before: Plan, after: Plan, catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """Return the fields outside the entries that say otherwise, in short of a correction; each as in `Difference`."""
    added = corrections_added(before.corrections, after.corrections)
    if added is None:
        added = corrections_added(before.corrections, after.corrections, takes_away) or ()
        if not any(each.kind == "redacted" for each in added):
            return (("corrections",),)
    if any(each.kind == "corrected" for each in added):
        return ()
    changed = [each for each in beside_entries(before, after) if not _goes_on(each, before, after)]
    redacted = bool(added)
    found = [each.name for each in changed if not (redacted and _only_loses(each, before, after))]
    return tuple(dict.fromkeys((*found, *_other_wording(before, after), *_no_longer_empty(before, after, catalogue))))


def _goes_on(difference: Difference, before: Plan, after: Plan) -> bool:
    """Whether a field may differ so without a correction: it is new, has gained a language, or went on by itself."""
    name, last = difference.name[0], difference.name[-1]
    if difference.came or name in _FREE or last in ("corrections", "wording"):
        return True
    if last == "reviewed":
        return _is_later(after.reviewed, before.reviewed)
    if last == "next_review":
        sooner = bool(after.next_review) and not _is_later(after.next_review, before.next_review)
        return sooner or _is_later(after.reviewed, before.reviewed)
    return name == "introduction" and adds_languages(after.introduction, before.introduction)


def _is_later(new: Period | None, old: Period | None) -> bool:
    return bool(new and (old is None or new.last > old.last))


def _only_loses(difference: Difference, before: Plan, after: Plan) -> bool:
    """Whether all that differs is that words are no longer said."""
    name, last = difference.name[0], difference.name[-1]
    if name == "sources" and last != name:
        old = {source_names(before, after)[key]: source for key, source in before.sources.items()}
        was, now = old.get(difference.name[1]), after.sources.get(difference.name[1])
        return bool(was and now) and may_lose(last) and takes_away(getattr(now, last), getattr(was, last))
    return name == "introduction" and takes_away(after.introduction, before.introduction)


def _other_wording(before: Plan, after: Plan) -> Iterator[tuple[str, ...]]:
    """Yield where published sentences are now said to be those of somebody else."""
    names = source_names(before, after)
    for name, source in before.sources.items():
        now = after.sources.get(names[name])
        if now and before.wording_of(source) != after.wording_of(now):
            yield ("wording",) if before.wording != after.wording else ("sources", names[name], "wording")
    if not before.sources and before.wording != after.wording:
        yield ("wording",)


def _no_longer_empty(before: Plan, after: Plan, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Yield the keys that were said to have no answer and are only unread now; of a recommendation, item by item."""
    for key, entries in before.responses.items():
        if not entries:
            items = catalogue.under(key)
            lost = [item for item in items if _answer_of(item, before) == key and not _answer_of(item, after)]
            yield from [("unread", key)] if lost == [*items] else (("unread", item) for item in lost)


def _answer_of(item: str, plan: Plan) -> str:
    """Return the key under which a plan says something of an item, or that it has nothing there; empty if none."""
    return next((key for key in (item, recommendation_of(item)) if key in plan.responses), "")
