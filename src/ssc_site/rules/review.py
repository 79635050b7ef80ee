"""The laws of a file of reviewers' marks."""

from collections.abc import Iterator
from itertools import pairwise

from ssc_site.diagnostics import Point, Problem
from ssc_site.rules import Case
from ssc_site.rules.walk import guess
from ssc_site.schema import Review

ReviewCase = Case[Review]


def check_review_force(case: ReviewCase) -> Iterator[Problem]:
    """A review is named after its force. The field force, the file's name and the register of forces agree."""
    force, forces = case.value.force, case.national.register.forces
    if force not in forces:
        message = f'"{force}" is not one of the {len(forces)} forces{guess(force, forces)}'
        yield Problem(("force",), message, "see schema/forces.yaml")
    elif force != case.stem:
        hint = f"rename the file to {force}.yaml, or correct the force"
        yield Problem(("force",), f'this file is called {case.stem}.yaml, but its force is "{force}"', hint)


def check_review_item(case: ReviewCase) -> Iterator[Problem]:
    """Marks are given to national items. Each key is a recommendation made to forces, or one of its items."""
    keys = case.national.catalogue.keys
    for key in case.value.marks:
        if key not in keys:
            message = f'"{key}" is not a recommendation or item{guess(key, keys)}'
            yield Problem(("marks", key), message, 'items are written as "7.1", in straight quotes', Point.KEY)


def check_mark_order(case: ReviewCase) -> Iterator[Problem]:
    """Marks stand in order of date, oldest first, and none is dated after today."""
    for key, marks in case.value.marks.items():
        for index, (earlier, later) in enumerate(pairwise(marks), 1):
            if later.date.last < earlier.date.last:
                message = f"{later.date.words} stands below {earlier.date.words}"
                yield Problem(("marks", key, index, "date"), message, "put the oldest mark first")
        for index, mark in enumerate(marks):
            if mark.date.first > case.as_of:
                yield Problem(("marks", key, index, "date"), f"{mark.date.words} is after today", "correct the date")
