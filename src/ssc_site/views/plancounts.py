"""How many plans answer a recommendation whole, in part or not at all. Knows their cells, and no text of a plan."""

from collections.abc import Sequence

from ssc_site.census import Cell
from ssc_site.language import count_of, key, say

_ON_SITE = (
    (
        key("%(some)s of %(plans)s on this site answers every item."),
        key("%(some)s of %(plans)s on this site answer every item."),
    ),
    (
        key("%(some)s of %(plans)s on this site answers some items."),
        key("%(some)s of %(plans)s on this site answer some items."),
    ),
    (
        key("%(some)s of %(plans)s on this site answers no item that we could read."),
        key("%(some)s of %(plans)s on this site answer no item that we could read."),
    ),
)
_FROM_AREA = (
    (
        key("%(some)s of %(plans)s from %(area)s answers every item."),
        key("%(some)s of %(plans)s from %(area)s answer every item."),
    ),
    (
        key("%(some)s of %(plans)s from %(area)s answers some items."),
        key("%(some)s of %(plans)s from %(area)s answer some items."),
    ),
    (
        key("%(some)s of %(plans)s from %(area)s answers no item that we could read."),
        key("%(some)s of %(plans)s from %(area)s answer no item that we could read."),
    ),
)
"""Every item, some or none; each of one plan and of several, whose verbs differ in English."""


def plan_counts(by_force: Sequence[tuple[Cell, ...]], area: str = "") -> tuple[str, ...]:
    """Return how many plans answer every item, some, or none, in a sentence each that has any.

    by_force: each plan's cells of the recommendation. area: the nation or region they are from, empty for all here.
    """
    answered = [(sum(cell.answered for cell in cells), len(cells)) for cells in by_force]
    counts = (
        sum(some == every for some, every in answered),
        sum(0 < some < every for some, every in answered),
        sum(some == 0 for some, _ in answered),
    )
    parts = {"plans": count_of(len(by_force), "plan", "plans"), **({"area": area} if area else {})}
    return tuple(
        say(one if count == 1 else several, some=count, **parts)
        for count, (one, several) in zip(counts, _FROM_AREA if area else _ON_SITE, strict=True)
        if count
    )
