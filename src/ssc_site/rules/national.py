"""The laws of the national files: catalogue, register and settings, together."""

import re
from collections.abc import Iterator

from ssc_site.diagnostics import Problem
from ssc_site.national import National, recommendation_of
from ssc_site.rules import Case

NationalCase = Case[National]

RECOMMENDATIONS, FOR_FORCES, ITEMS, FORCES = 29, 15, 39, 43
"""What the report and the tracker hold. A catalogue with other totals is a mistake in the catalogue."""
MOST_DAYS_UNCHECKED = 180
_LABEL = re.compile("[A-Z]{3}")
"""What stands on a tile."""


def check_national_total(case: NationalCase) -> Iterator[Problem]:
    """The national totals are fixed. 29 recommendations, 15 of them for forces, with 39 items; 43 forces."""
    catalogue, register = case.value.catalogue, case.value.register
    totals = (
        ("recommendations", "recommendations", len(catalogue.recommendations), RECOMMENDATIONS),
        ("recommendations", "recommendations with items", len(catalogue.for_forces), FOR_FORCES),
        ("recommendations", "items", len(catalogue.items), ITEMS),
        ("forces", "forces", len(register.forces), FORCES),
    )
    for field, noun, found, expected in totals:
        if found != expected:
            yield Problem((field,), f"there are {found} {noun} here; the report has {expected}", "restore the list")


def check_item_place(case: NationalCase) -> Iterator[Problem]:
    """Items stand under their recommendation. Item 7.1 belongs to recommendation 7."""
    for number, asked in case.value.catalogue.recommendations.items():
        for item in asked.items:
            if recommendation_of(item) != number or "." not in item:
                loc = ("recommendations", number, "items", item)
                yield Problem(
                    loc, f'"{item}" does not belong to recommendation {number}', "move it or correct its number"
                )


def check_due_date(case: NationalCase) -> Iterator[Problem]:
    """What forces are asked has a date. Each recommendation with items has due, or parts that each have one."""
    for number, asked in case.value.catalogue.for_forces.items():
        if (asked.due is None) == (not asked.parts):
            loc = ("recommendations", number)
            yield Problem(loc, f"recommendation {number} needs due or parts, not both", "write one of the two")


def warn_support_age(case: NationalCase) -> Iterator[Problem]:
    """Help is checked twice a year. A service last checked more than 180 days ago may have moved."""
    for index, line in enumerate(case.value.support.helplines):
        age = (case.as_of - line.checked.last).days
        if age > MOST_DAYS_UNCHECKED:
            message = f'"{line.name}" was last checked {age} days ago'
            yield Problem(
                ("helplines", index, "checked"), message, "check its number and page, then write the day here"
            )


def check_tile(case: NationalCase) -> Iterator[Problem]:
    """Tiles do not overlap. Each force has a place and three capital letters of its own on the map."""
    places: dict[tuple[int, int], str] = {}
    labels: dict[str, str] = {}
    for slug, force in case.value.register.forces.items():
        loc, tile = ("forces", slug, "tile"), force.tile
        other = places.setdefault((tile.column, tile.row), slug)
        if other != slug:
            yield Problem(loc, f"{slug} and {other} have the same tile", "move one of the two")
        other = labels.setdefault(tile.label, slug)
        if other != slug or not _LABEL.fullmatch(tile.label):
            message = f'"{tile.label}" of {slug} is not three capital letters that no other force has'
            yield Problem((*loc, "label"), message, "write three other capital letters")
