"""What an entry adds, in words: "in progress to complete, no document cited". In the language spoken.

Knows nothing of pages or of versions of files.
"""

from collections.abc import Callable, Mapping
from typing import cast

from ssc_site.changes.facts import Fact, Kind
from ssc_site.changes.setbacks import is_earlier, is_later, went_back
from ssc_site.dates import parse_period
from ssc_site.language import count_of, key, say
from ssc_site.schema import Status
from ssc_site.views.texts import joined
from ssc_site.views.words import STATUSES, lower_first


def fact_words(fact: Fact) -> str:
    """Return what one fact says, as it stands inside a sentence."""
    return _WORDS[fact.kind](fact)


def status_word(status: str) -> str:
    """Return a status as it stands inside a sentence."""
    return lower_first(STATUSES[cast("Status", status)].word)


def day_or_word(due: str) -> str:
    """Return a target as a plan writes it, in words: "27 March 2025"."""
    return parse_period(due).words if due[:1].isdigit() else due


def turn(before: str, after: str) -> str:
    """Return how a status went from one to another: "in progress to complete"."""
    new = status_word(after)
    if not before:
        return say("status given: %(status)s", status=new)
    if before == after:
        return say("still %(status)s", status=new)
    old = status_word(before)
    if went_back(before, after):
        return say("back from %(before)s to %(after)s", before=old, after=new)
    return say("%(before)s to %(after)s", before=old, after=new)


def _status(fact: Fact) -> str:
    words = _of_part(fact, turn(fact.before, fact.after))
    bare = fact.after == "complete" and not fact.cited
    return joined((words, say("no document cited") if bare else "", say("reason given") if fact.reasoned else ""))


def _of_part(fact: Fact, words: str) -> str:
    return say("part %(part)s: %(what)s", part=fact.part, what=words) if fact.part else words


def _progress(fact: Fact) -> str:
    if fact.before:
        return _of_part(fact, say("%(before)s%% to %(after)s%%", before=fact.before, after=fact.after))
    return _of_part(fact, say("%(after)s%% done", after=fact.after))


def _target(fact: Fact) -> str:
    return joined((_revised(fact), say("reason given") if fact.reasoned else say("no reason given")))


def _revised(fact: Fact) -> str:
    before, after = day_or_word(fact.before), day_or_word(fact.after)
    if fact.after == "withdrawn":
        if not fact.before:
            return say("target of action %(letter)s withdrawn", letter=fact.letter)
        return say("target of action %(letter)s withdrawn, it was %(before)s", letter=fact.letter, before=before)
    if not fact.before or fact.before == "withdrawn":
        return say("target of action %(letter)s set to %(after)s", letter=fact.letter, after=after)
    later = is_later(fact)
    if not later and not is_earlier(fact):
        words = key("target of action %(letter)s changed from %(before)s to %(after)s")
        return say(words, letter=fact.letter, before=before, after=after)
    if fact.days is None:
        return say(_MOVED[later], letter=fact.letter, before=before, after=after)
    days = count_of(abs(fact.days), "day", "days")
    return say(_MOVED_BY[later], letter=fact.letter, days=days, before=before, after=after)


_MOVED_BY = {
    True: key("target of action %(letter)s moved %(days)s later, from %(before)s to %(after)s"),
    False: key("target of action %(letter)s moved %(days)s earlier, from %(before)s to %(after)s"),
}
_MOVED = {
    True: key("target of action %(letter)s moved later, from %(before)s to %(after)s"),
    False: key("target of action %(letter)s moved earlier, from %(before)s to %(after)s"),
}


def _action(fact: Fact) -> str:
    if not fact.after:
        return say("new action %(letter)s, no date", letter=fact.letter)
    if fact.after == "withdrawn":
        return say("new action %(letter)s, its date withdrawn", letter=fact.letter)
    return say("new action %(letter)s, target %(date)s", letter=fact.letter, date=day_or_word(fact.after))


def _action_status(fact: Fact) -> str:
    words = say("action %(letter)s: %(what)s", letter=fact.letter, what=turn(fact.before, fact.after))
    return joined((words, say("reason given") if fact.reasoned else ""))


def _reworded(fact: Fact) -> str:
    words = say("action %(letter)s reworded", letter=fact.letter)
    return joined((words, say("reason given") if fact.reasoned else ""))


_WORDS: Mapping[Kind, Callable[[Fact], str]] = {
    Kind.STATUS: _status,
    Kind.PROGRESS: _progress,
    Kind.TARGET: _target,
    Kind.ACTION: _action,
    Kind.ACTION_STATUS: _action_status,
    Kind.REWORDED: _reworded,
    Kind.SHARED: lambda fact: say("same answer as %(item)s", item=fact.after),
    Kind.UNCLEAR: lambda _: say("unclear whether the plan answers this"),
    Kind.TEXT: lambda fact: say("what is in place") if fact.after == "in_place" else say("what the force says"),
    Kind.DOCUMENTS: lambda fact: say("%(documents)s cited", documents=count_of(fact.number, "document", "documents")),
    Kind.NO_DOCUMENT: lambda _: say("why there is no document"),
    Kind.MEASURES: lambda fact: count_of(fact.number, "figure", "figures"),
    Kind.PARTNERS: lambda fact: count_of(fact.number, "partner", "partners"),
    Kind.OWNERS: lambda _: say("who owns the answer"),
    Kind.ACTION_OWNERS: lambda fact: say("who owns action %(letter)s", letter=fact.letter),
    Kind.STATED_AS: lambda _: say("the status in the force's own words"),
    Kind.REFERENCES: lambda _: say("a pointer to other items"),
    Kind.NOTE: lambda _: say("a note by the editors of this site"),
}
