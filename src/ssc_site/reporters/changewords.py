"""A change of plans in words for the people who judge it: a sergeant, a chief officer, an editor.

Repeats a plan's own words only from the later version, and of them only reasons, what a correction says, what a new
document and a source are called; nothing that looks private. Knows no format.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ssc_site.changes.compared import Alteration
from ssc_site.changes.differences import Difference
from ssc_site.changes.facts import Fact, Kind
from ssc_site.changes.fieldwords import field_words, top_field_words
from ssc_site.changes.law import entry_name
from ssc_site.changes.pairing import Fate
from ssc_site.changes.project import MarksChange
from ssc_site.masking import withheld
from ssc_site.reporters.words import counted
from ssc_site.schema import STATUSES, Correction, Entry
from ssc_site.views.factwords import day_or_word, fact_words, status_word

NOT_ALLOWED = "not allowed: "
"""How a sentence begins that tells of what the law refuses."""
_MOST_IN_A_LINE = 6
_MOST_ACTIONS = 3
"""New actions of one entry told one by one."""
_LONGEST_QUOTE = 200
_MOST_QUOTES = 6
"""Reasons and titles of documents of one entry."""


def alteration_words(alteration: Alteration, *, quotable: bool) -> tuple[str, ...]:
    """Return what became of one entry, in lines without full stop. quotable: whether corrections may be repeated."""
    if alteration.fate is Fate.ADDED:
        return (*_added(alteration), *(_said(alteration.entry) if quotable else ()))
    name, differing = entry_name(alteration.entry, alteration.index), listed(alteration.differences)
    if not alteration.lawful:
        became = f"{_unlawful(alteration)}: {differing}" if differing else _unlawful(alteration)
        return (f"{NOT_ALLOWED}{name} is published, and {became}",)
    reasons = "; ".join(_reasons(alteration.corrections)) if quotable else "the reason is not repeated here"
    if alteration.fate is Fate.REDACTED:
        return (f"words are taken out of {name}, to protect somebody: {differing or 'corrections'}", reasons)
    if alteration.fate is Fate.CORRECTED:
        corrected = f"{name} is corrected: {differing or 'nothing else in it is different'}"
        return (corrected, reasons) if alteration.corrections else (corrected,)
    return (f"{name} has gained a language: {differing or 'corrections'}",)


def _added(alteration: Alteration) -> Iterator[str]:
    """Yield a new entry: what it adds, in as many lines as it takes."""
    entry = alteration.entry
    when = f"of {entry.date.words}" if entry.date else "without a date"
    said = (*map(_fact_words, _told_alone(alteration.facts)), *_new_actions(alteration.facts))
    lines = ["; ".join(said[at : at + _MOST_IN_A_LINE]) for at in range(0, len(said), _MOST_IN_A_LINE)]
    yield f"new entry {when}{f': {lines[0]}' if lines else ''}"
    yield from (f"the same entry: {line}" for line in lines[1:])
    if alteration.backdated:
        yield "this new entry stands above an entry that was already there"


def _fact_words(fact: Fact) -> str:
    """Return a fact in words. A text is told as new: its bare name would read like what the sentence goes on to say."""
    words = fact_words(fact)
    return f"new words ({words})" if fact.kind is Kind.TEXT else words


def _said(entry: Entry) -> Iterator[str]:
    """Yield the reasons that a new entry gives, and the titles of its documents."""
    reasons = [("reason", entry.reason)]
    reasons += [(f"reason for action {letter}", action.reason) for letter, action in entry.actions.items()]
    said = [*reasons, *(("document", document.title) for document in entry.documents)]
    given = [f'{what}: "{_quoted(words.first)}"' for what, words in said if words]
    yield from given[:_MOST_QUOTES]


def _told_alone(facts: Sequence[Fact]) -> Iterator[Fact]:
    crowd = _crowd(facts)
    return (fact for fact in facts if fact not in crowd)


def _new_actions(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield new actions in one phrase where there are many."""
    crowd = _crowd(facts)
    if crowd:
        dated = sum(fact.after[:1].isdigit() for fact in crowd)
        letters = ", ".join(fact.letter for fact in crowd)
        yield f"{len(crowd)} new actions ({letters}), {dated or 'none'} of them with a date"


def _crowd(facts: Sequence[Fact]) -> list[Fact]:
    """Return the new actions of an entry that has many."""
    new = [fact for fact in facts if fact.kind is Kind.ACTION]
    return new if len(new) > _MOST_ACTIONS else []


_UNLAWFUL = {
    Fate.REWRITTEN: "is rewritten",
    Fate.DROPPED: "is no longer there",
    Fate.REORDERED: "stands in another place, so that something else holds now",
}


def _unlawful(alteration: Alteration) -> str:
    return _UNLAWFUL.get(alteration.fate, f"stands under {alteration.now_at} now")


def _reasons(corrections: Iterable[Correction]) -> Iterator[str]:
    for correction in corrections:
        when = f"correction of {correction.date.words}"
        if correction.what:
            yield f'{when}: what was wrong: "{_quoted(correction.what.first)}"'
            yield f'why: "{_quoted(correction.why.first)}"'
        else:
            yield f'{when}: why: "{_quoted(correction.why.first)}"'


def _quoted(words: str) -> str:
    shown = " ".join(withheld(words).split())
    return shown if len(shown) <= _LONGEST_QUOTE else f"{shown[:_LONGEST_QUOTE]}…"


def correction_words(corrections: Iterable[Correction], *, quotable: bool) -> str:
    """Return what the new corrections at the top of a plan say."""
    return "; ".join(_reasons(corrections)) if quotable else "the reason is not repeated here"


def listed(differences: Iterable[Difference]) -> str:
    """Return which fields of an entry differ, each as it was and is where that may be said."""
    return ", ".join(f"{field_words(each.name)}{_from_to(each)}" for each in differences)


def _from_to(difference: Difference) -> str:
    """Return how a field of an entry differs: " from complete to in progress", " added"."""
    old, new = _value(difference.before), _value(difference.after)
    if old and new:
        return f" from {old} to {new}"
    if new:
        return f" {new}, not given before"
    if old:
        return f" {old} no longer given"
    return " added" if difference.came else " gone" if difference.went else ""


_VALUES = {
    "force": "the force's own words",
    "summarised": "a summary",
    "here": "on this site",
    "elsewhere": "only a link to it",
}


def _value(word: str) -> str:
    """Return a value of the format in words: a status, a date, an item."""
    if word in STATUSES:
        return status_word(word)
    is_date = re.fullmatch(r"\d{4}(-\d\d){0,2}", word)
    return day_or_word(word) if is_date else _VALUES.get(word, word)


def top_words(difference: Difference, *, quotable: bool) -> str:
    """Return which field outside the entries differs, as a sentence without full stop."""
    section, *rest = difference.name
    named = section == "sources" and quotable and any(rest[:1])
    source = f'the source "{withheld(rest[0])}"' if named else "a source"
    return f"{top_field_words(difference.name, source)}{_before_now(difference)}"


def _before_now(difference: Difference) -> str:
    """Return how a field outside the entries differs: ": yes before, now no", " is different"."""
    old, new = _value(difference.before), _value(difference.after)
    if old:
        return f": {old} before, now {new or 'not given'}"
    if new:
        return f": now {new}"
    return " is added" if difference.came else " is no longer there" if difference.went else " is different"


def marks_words(change: MarksChange) -> str:
    """Return what is different of the reviewers' marks on one item."""
    if not change.lost:
        return f"reviewers' marks on {change.key}: {counted(change.added, 'new mark')}"
    lost = f"{change.lost} not there as before"
    added = f", {counted(change.added, 'new mark')}" if change.added else ""
    return f"{NOT_ALLOWED}reviewers' marks on {change.key}: {lost}{added}"
