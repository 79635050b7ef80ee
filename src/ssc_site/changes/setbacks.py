"""Which facts of an entry are turns that reviewers ask for: a target later or gone, a status back, or complete.

Knows nothing of pages or of words.
"""

from ssc_site.changes.facts import Fact, Kind

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
    """Whether a target moved to a later day."""
    return fact.kind is Kind.TARGET and (fact.days or 0) > 0


def is_withdrawn(fact: Fact) -> bool:
    """Whether a target was withdrawn."""
    return fact.kind is Kind.TARGET and fact.after == "withdrawn"
