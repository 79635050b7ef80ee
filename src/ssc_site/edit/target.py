"""Which key of a plan an entry goes under, and what else it brings with it: its source, items no longer unread."""

import re

from ssc_site.edit import RefusedError
from ssc_site.edit.addition import FORCE, Addition
from ssc_site.edit.news import News, entry_of
from ssc_site.national import Catalogue, recommendation_of
from ssc_site.rules.walk import guess, shown
from ssc_site.schema import Entry, Plan

_LOCAL = re.compile("L[1-9][0-9]?")
_MISREAD = str.maketrans("lIoO,", "1100.")
"""Letters typed for digits."""


def unknown_item(key: str, catalogue: Catalogue) -> str:
    """Return what is wrong with an item's number, with a near miss if there is one; nothing where it is known."""
    if not _is_unknown(key, catalogue):
        return ""
    if recommendation_of(key) in catalogue.recommendations.keys() - catalogue.for_forces.keys():
        return f"recommendation {recommendation_of(key)} is not made to police forces"
    likely = next((each for each in (key.upper(), key.translate(_MISREAD)) if not _is_unknown(each, catalogue)), key)
    meant = f'; did you mean "{likely}"?' if likely != key else guess(key, catalogue.keys)
    return f'"{shown(key)}" is not an item of the report{meant}'


def _is_unknown(key: str, catalogue: Catalogue) -> bool:
    return key not in catalogue.keys and not _LOCAL.fullmatch(key)


def addition_to(plan: Plan, key: str, news: News, catalogue: Catalogue) -> Addition:
    """Return what is added to the plan. key: an item, a recommendation or a local action, one that is known.

    Raises RefusedError, with the fix, where the plan has no place for it.
    """
    if plan.held == "elsewhere":
        raise RefusedError("This plan is held elsewhere: its file is only a link to it, and has no answers.")
    section = "local" if _LOCAL.fullmatch(key) else "responses"
    _refuse_other_level(plan, key, catalogue)
    history = (plan.local if section == "local" else plan.responses).get(key, ())
    source = news.source or (FORCE if plan.sources else None)
    entry = entry_of(news, source, letters_of(history), key)
    added = source == FORCE and FORCE not in plan.sources
    is_new = section == "responses" and key not in plan.responses
    answered = frozenset(catalogue.under(key)) if is_new and plan.unread else frozenset()
    return Addition(section, key, entry, added, answered)


def letters_of(history: tuple[Entry, ...]) -> frozenset[str]:
    """Return the letters of the actions that entries speak of."""
    return frozenset(letter for entry in history for letter in entry.actions)


def _refuse_other_level(plan: Plan, key: str, catalogue: Catalogue) -> None:
    """Refuse an item where the plan answers its recommendation as a whole, and the other way round."""
    if _LOCAL.fullmatch(key):
        _refuse_skipped(plan, key)
        return
    number = recommendation_of(key)
    if key in plan.responses:
        return
    if number in plan.responses:
        raise RefusedError(
            f"{key} is answered as part of recommendation {number} as a whole in this plan. Add to that answer: "
            f"ssc-site set {plan.force} {number}"
        )
    single = [item for item in catalogue.under(key) if item in plan.responses]
    if single and key == number:
        raise RefusedError(f"This plan answers recommendation {number} item by item. Name one: {', '.join(single)}")


def _refuse_skipped(plan: Plan, key: str) -> None:
    after = f"L{max((int(number[1:]) for number in plan.local), default=0) + 1}"
    if key not in plan.local and key != after:
        there = f"its local actions are {', '.join(plan.local)}" if plan.local else "it has no local actions"
        raise RefusedError(f"{key} is not in this plan: {there}. The next new one is {after}.")
