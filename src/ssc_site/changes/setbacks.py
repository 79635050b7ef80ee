"""Which facts of an entry are turns that reviewers ask for: a target later or gone, a status back, or complete.

Knows nothing of pages or of words.
"""

from ssc_site.changes.facts import Fact, Kind
from ssc_site.dates import parse_period

_STEPS = {"not-started": 0, "not-yet-applicable": 0, "in-progress": 1, "complete": 2}
"""Statuses in the order in which work goes on. Blocked and not applicable can come at any step."""


def went_back(before: str, after: str) -> bool:
    """Whether a status is behind the one before it: any that leaves complete, or from in progress to not started."""
    if before == "complete":
        return after != "complete"
    return before in _STEPS and after in _STEPS and _STEPS[after] < _STEPS[before]


def is_back(fact: Fact) -> bool:
    """Whether a status or a percentage, of the answer or of an action, went back."""
    if fact.kind is Kind.PROGRESS:
        return bool(fact.before) and int(fact.after) < int(fact.before)
    return fact.kind in (Kind.STATUS, Kind.ACTION_STATUS) and went_back(fact.before, fact.after)


def is_complete(fact: Fact) -> bool:
    """Whether an answer, or a part of it, came to be complete."""
    return fact.kind is Kind.STATUS and fact.after == "complete" != fact.before


def is_later(fact: Fact) -> bool:
    """Whether a target moved to a later date, whatever days the two may mean: May 2026 is not later than 15 May."""
    return _is_moved(fact) and parse_period(fact.after).first > parse_period(fact.before).last


def is_earlier(fact: Fact) -> bool:
    """Whether a target moved to an earlier date, whatever days the two may mean."""
    return _is_moved(fact) and parse_period(fact.after).last < parse_period(fact.before).first


def _is_moved(fact: Fact) -> bool:
    """Whether a target has a date where it had another one."""
    return fact.kind is Kind.TARGET and fact.before[:1].isdigit() and fact.after[:1].isdigit()


def is_withdrawn(fact: Fact) -> bool:
    """Whether a target was withdrawn."""
    return fact.kind is Kind.TARGET and fact.after == "withdrawn"
