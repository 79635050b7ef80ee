"""Where something stands against its date, by one table. Never typed by anybody, never read out of silence.

Knows nothing of plans: a status, when it was stated, a date and a day in; a position out.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ssc_site.dates import Period


class Deadline(StrEnum):
    """The position against a date: exactly one of these."""

    NOT_DUE = "not-due"
    MET = "met"
    MET_LATE = "met-late"
    COMPLETE_UNDATED = "complete-undated"
    LATE = "late"
    NO_UPDATE = "no-update"
    CANNOT_TELL = "cannot-tell"
    NO_ANSWER = "no-answer"
    NOT_APPLICABLE = "not-applicable"


_LEAST_FIRST = (
    Deadline.LATE,
    Deadline.NO_ANSWER,
    Deadline.NO_UPDATE,
    Deadline.CANNOT_TELL,
    Deadline.MET_LATE,
    Deadline.NOT_DUE,
    Deadline.COMPLETE_UNDATED,
    Deadline.MET,
    Deadline.NOT_APPLICABLE,
)
"""What an item of several parts stands at is what its least advanced part stands at."""


def position(status: str | None, stated: Period | None, due: Period, as_of: date, *, silent: bool = False) -> Deadline:
    """Return where a status stands against a date on a day. silent: the plan, read whole, has no answer.

    stated: when the status was stated, None when the source does not say. A due month is due on its last day.
    """
    over = as_of > due.last
    if status == "not-applicable":
        return Deadline.NOT_APPLICABLE
    if status == "complete":
        return _complete(stated, due, over=over)
    if not over:
        return Deadline.NOT_DUE
    if silent:
        return Deadline.NO_ANSWER
    return _unfinished(status, stated, due)


def _complete(stated: Period | None, due: Period, *, over: bool) -> Deadline:
    if stated and stated.last <= due.last:
        return Deadline.MET
    if stated and stated.first > due.last:
        return Deadline.MET_LATE
    return Deadline.CANNOT_TELL if over else Deadline.COMPLETE_UNDATED


def _unfinished(status: str | None, stated: Period | None, due: Period) -> Deadline:
    """Return the position once the date is over: late only when a later statement says it is not finished."""
    if status is None or stated is None:
        return Deadline.CANNOT_TELL
    if stated.first > due.last:
        return Deadline.LATE
    return Deadline.NO_UPDATE if stated.last <= due.last else Deadline.CANNOT_TELL


def least(positions: Iterable[Deadline]) -> Deadline:
    """Return the least advanced of several positions."""
    return min(positions, key=_LEAST_FIRST.index)
