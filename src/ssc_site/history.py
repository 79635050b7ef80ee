"""What was known when: how many items had an answer on each of some days.

Knows nothing of pages. Every state is the census's; this module only asks it for more than one day.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from ssc_site.census import answered_items, counts_from, known_from
from ssc_site.corpus import Corpus
from ssc_site.national import National
from ssc_site.schema import Plan


def answered_on(corpus: Corpus, days: Sequence[date]) -> tuple[int, ...]:
    """Return how many items of the plans here had an answer known on each of these days."""
    each = [_of_plan(plan, corpus.national, days) for plan in corpus.plans.values()]
    return tuple(sum(counts) for counts in zip(*each, strict=True)) if each else (0,) * len(days)


def _of_plan(plan: Plan, national: National, days: Iterable[date]) -> list[int]:
    """Count a plan's answers on each day, once between two days on which something new counts."""
    turns = sorted(
        {known_from(plan), *(counts_from(plan, entry) for entries in plan.responses.values() for entry in entries)}
    )
    known: dict[int, int] = {}
    counts = []
    for day in days:
        turn = bisect_right(turns, day)
        if turn not in known:
            known[turn] = answered_items(plan, national, day)
        counts.append(known[turn])
    return counts
