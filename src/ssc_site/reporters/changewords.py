"""A change of plans in words for the people who judge it: a sergeant, a chief officer, an editor.

Repeats a plan's own words only from the later version, and of them only what a correction says. Knows no format.
"""

from collections.abc import Iterable, Iterator

from ssc_site.census import Cell
from ssc_site.changes.compared import Alteration, Difference, PlanChange, Standing
from ssc_site.changes.law import entry_name
from ssc_site.changes.pairing import Fate
from ssc_site.changes.project import MarksChange
from ssc_site.deadline import Deadline
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.words import counted
from ssc_site.schema import STATUSES, Correction
from ssc_site.views.factwords import day_or_word, facts_words, status_word
from ssc_site.views.words import ANSWERS, DEADLINES, lower_first

_TOP = {
    "force": "the force's name",
    "wording": "whose sentences these are",
    "held": "where the plan is held",
    "published": "when the plan was published",
    "reviewed": "when the plan was reviewed",
    "next_review": "when the plan is to be reviewed",
    "introduction": "the introduction",
    "leads": "who leads the work",
    "unread": "the list of items that could not be read",
    "note": "the editors' note on the plan",
    "corrections": "the corrections outside the answers",
    "cleared": "the false alarms that may pass",
}
_FIELDS = {
    "date": "date",
    "in_place": "what is in place",
    "says": "what the force says",
    "stated_as": "the status in the force's own words",
    "answered_by": "which item has the answer",
    "also_answers": "which other items it answers",
    "see": "which items it points to",
    "unclear": "why it is unclear",
    "place": "where in the source it stands",
    "note": "the editors' note",
    "measures": "figures",
}
"""Fields of an entry whose name in the file is not yet a word for readers."""


def alteration_words(alteration: Alteration) -> str:
    """Return what became of one entry, as a sentence without its full stop."""
    return "; ".join(_SAID[alteration.fate](alteration)) if alteration.fate in _SAID else _unlawful(alteration)


def _added(alteration: Alteration) -> Iterator[str]:
    entry = alteration.entry
    when = f"of {entry.date.words}" if entry.date else "without a date"
    said = "; ".join(facts_words(alteration.facts))
    yield f"new entry {when}{f': {said}' if said else ''}"
    if alteration.backdated:
        yield "it stands above an entry that was there before"


def _language(alteration: Alteration) -> Iterator[str]:
    yield f"{_name(alteration)} has gained a language: {_listed(alteration.differences) or 'corrections'}"


def _corrected(alteration: Alteration) -> Iterator[str]:
    yield f"{_name(alteration)} is corrected: {_listed(alteration.differences) or 'nothing else is different'}"
    yield from _reasons(alteration.outcome.corrections)


def _redacted(alteration: Alteration) -> Iterator[str]:
    yield f"words are taken out of {_name(alteration)}, to protect somebody: {_listed(alteration.differences)}"
    yield from _reasons(alteration.outcome.corrections)


_SAID = {
    Fate.ADDED: _added,
    Fate.LANGUAGE: _language,
    Fate.CORRECTED: _corrected,
    Fate.REDACTED: _redacted,
}
_UNLAWFUL = {
    Fate.REWRITTEN: "is rewritten",
    Fate.DROPPED: "is no longer there",
    Fate.REORDERED: "stands in another place, so that something else holds now",
}


def _unlawful(alteration: Alteration) -> str:
    became = _UNLAWFUL.get(alteration.fate, f"stands under {alteration.now_at} now")
    fields = _listed(alteration.differences)
    return f"not allowed: {_name(alteration)}, already published, {became}{f': {fields}' if fields else ''}"


def _name(alteration: Alteration) -> str:
    listed = alteration.outcome.before or alteration.outcome.after
    return entry_name(listed.entry, listed.index) if listed else ""


def _reasons(corrections: Iterable[Correction]) -> Iterator[str]:
    for correction in corrections:
        if correction.what:
            yield f'what was wrong: "{correction.what.first.strip()}"'
        yield f'why: "{correction.why.first.strip()}"'


def _listed(differences: Iterable[Difference]) -> str:
    return ", ".join(difference_words(each) for each in differences)


def difference_words(difference: Difference) -> str:
    """Return which field differs: "status from complete to in progress", "action a: target from … to …"."""
    section, *rest = difference.name
    return f"{_field(section, rest)}{_from_to(difference.before, difference.after)}"


def _field(section: str, rest: list[str]) -> str:
    if section == "actions":
        return f"action {rest[0]}" if len(rest) == 1 else f"action {rest[0]}: {_ACTION.get(rest[1], rest[1])}"
    if section == "accepts":
        return f"whether {rest[0]} is accepted"
    if section == "sources":
        return f'the source "{rest[0]}"'
    return _FIELDS.get(section, section)


_ACTION = {"due": "target"}


def _from_to(before: str, after: str) -> str:
    if "there" in (before, after):
        return " is different" if before == after else " is added" if after else " is no longer there"
    old, new = _value(before), _value(after)
    if old and new:
        return f" from {old} to {new}"
    return f" {new}, not given before" if new else f" {old} is no longer given" if old else ""


def _value(word: str) -> str:
    """Return a value of the format in words: a status, a date, an item."""
    if word in STATUSES:
        return status_word(word)
    return day_or_word(word) if word[:1].isdigit() and "." not in word and len(word) > len("100") else word


def top_words(difference: Difference) -> str:
    """Return which field outside the answers differs."""
    section, *rest = difference.name
    return f"{_TOP.get(section) or _field(section, rest)}{_from_to(difference.before, difference.after)}"


def answer_words(standing: Standing) -> str:
    """Return how an item's answer stands now, and how it stood; empty where only other things changed."""
    before, after = standing.before, standing.after
    if before is None or after is None or _answer(before) == _answer(after):
        return ""
    return f"{_answer(before)} before; now {_answer(after)}"


def _answer(cell: Cell) -> str:
    word = lower_first(ANSWERS[cell.answer].word)
    return f"{word} {cell.shared_with}" if cell.shared_with else word


def deadline_words(item: str, change: PlanChange, national: National) -> str:
    """Return where an item stands against the national dates now, and before where that was otherwise."""
    asked = national.catalogue.for_forces[recommendation_of(item)]
    now, was = change.after[item], None if change.presence == "new" else change.before[item]
    if asked.due:
        return f"national date {asked.due.words}: {_position(now.deadline, was and was.deadline)}"
    known = dict(was.parts) if was else {}
    parts = (
        f"part {letter}, {asked.parts[letter].due.words}: {_position(position, known.get(letter))}"
        for letter, position in now.parts
    )
    return f"national dates: {'; '.join(parts)}" if now.parts else ""


def _position(now: Deadline, was: Deadline | None) -> str:
    """Return where something stands against its date: "late", "late (before: not due yet)"."""
    words = lower_first(DEADLINES[now].word)
    return words if was in (None, now) else f"{words} (before: {lower_first(DEADLINES[was].word)})"


def marks_words(change: MarksChange) -> str:
    """Return what is different of the reviewers' marks on one item."""
    parts = ((change.added, "added or changed"), (change.removed, "no longer there as it was"))
    said = ", ".join(f"{counted(number, 'mark')} {what}" for number, what in parts if number)
    return f"reviewers' marks on {change.key}: {said}"
