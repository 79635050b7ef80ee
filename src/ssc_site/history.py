"""What was known when: how many items had an answer on each of some days, and which dated entries are the latest.

Knows nothing of pages. Every state is the census's; this module only asks it for more than one day.
"""

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ssc_site.census import answered_items, counts_from, known_from
from ssc_site.corpus import Corpus
from ssc_site.dates import Period
from ssc_site.national import National
from ssc_site.schema import Entry, Plan


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry with a date of its own: whose it is, the key it stands under, and whether it is the first there."""

    slug: str
    key: str
    date: Period
    entry: Entry
    is_first: bool


def answered_on(corpus: Corpus, days: Sequence[date]) -> tuple[int, ...]:
    """Return how many items of the plans here had an answer known on each of these days."""
    each = [_of_plan(plan, corpus.national, days) for plan in corpus.plans.values()]
    return tuple(sum(counts) for counts in zip(*each, strict=True)) if each else (0,) * len(days)


def _of_plan(plan: Plan, national: National, days: Iterable[date]) -> list[int]:
    """Count a plan's answers on each day, once between two days on which something new counts."""
    turns = sorted({known_from(plan), *(counts_from(plan, entry) for _, entry, _ in _entries(plan))})
    known: dict[int, int] = {}
    counts = []
    for day in days:
        turn = bisect_right(turns, day)
        if turn not in known:
            known[turn] = answered_items(plan, national, day)
        counts.append(known[turn])
    return counts


def _entries(plan: Plan) -> Iterator[tuple[str, Entry, bool]]:
    """Yield every entry of the plan's answers with its key, and whether it is the first under it."""
    for key, entries in plan.responses.items():
        for number, entry in enumerate(entries):
            yield key, entry, number == 0


def latest(corpus: Corpus, as_of: date, most: int) -> tuple[Dated, ...]:
    """Return the last dated entries of all plans, newest first; of one day by force, then in the report's order."""
    order = {key: place for place, key in enumerate(corpus.national.catalogue.keys)}
    found = (
        Dated(slug, key, entry.date, entry, is_first)
        for slug, plan in corpus.plans.items()
        for key, entry, is_first in _entries(plan)
        if entry.date and entry.date.last <= as_of
    )
    return tuple(heapq.nsmallest(most, found, lambda each: (-each.date.last.toordinal(), each.slug, order[each.key])))
