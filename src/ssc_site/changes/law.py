"""The law that what is published stays: an entry may gain a language, be corrected in view of all, or be redacted.

Its breaches are diagnostics like all others. They name places and remedies; they repeat no word of a plan.
"""

from collections.abc import Callable, Iterator

from ssc_site.changes.compared import Alteration
from ssc_site.changes.fieldwords import field_words, top_field_words
from ssc_site.changes.pairing import Fate
from ssc_site.changes.project import Compared, Comparison, MarksChange, NotCompared, Version
from ssc_site.diagnostics import Code, Diagnostic, Loc, Point, Severity
from ssc_site.locate import locate
from ssc_site.national import Catalogue
from ssc_site.schema import Entry
from ssc_site.spans import START, Span

_LAWS = {
    "rewritten-entry": (
        "A published entry is not rewritten. It may gain a language; be corrected, with a line under its corrections; "
        "or lose words, with a line of kind redacted."
    ),
    "dropped-entry": "A published entry stays. What is over, or was wrong, is said by a later entry or a correction.",
    "moved-entry": "A published entry stays under its item. Another item points to it with answered_by or see.",
    "reordered-entries": "Published entries keep their order where the order decides what holds now.",
    "hidden-entry": (
        "What is published for a recommendation as a whole still holds for its items. An item that gets a key of its "
        "own starts with those entries."
    ),
    "rewritten-top": (
        "What stands outside the entries is not changed silently. Dates of publication, sources, wording, the "
        "introduction and what is accepted change with a line under the plan's own corrections."
    ),
    "dropped-plan": "A published plan stays. Only the people who keep this site take one away.",
    "dropped-mark": "A reviewer's published mark stays as it is. What is found later is a later mark.",
    "history-unknown": "Whether published entries stay can be told only where both versions can be read.",
}
HISTORY_CODES = {name: Code(name, Severity.ERROR, law) for name, law in _LAWS.items()}
"""What `diff --check` can refuse, by name."""

_CORRECT = (
    "put the old words back and add a new entry below; or, if the entry was wrong, "
    "keep your change and add a line under its corrections: date, kind, what, why"
)


def breaches(comparison: Comparison) -> Iterator[Diagnostic]:
    """Yield each breach of the law, at its place in the later version; what is gone, where it should be."""
    yield from map(_unknown, comparison.not_compared)
    for each in comparison.plans:
        if each.after is None or each.change.presence == "linked":
            yield _gone(each)
        else:
            yield from _of_plan(each, each.after, comparison.national.catalogue)
    yield from (_lost_mark(each, comparison.national.catalogue) for each in comparison.marks if each.lost)


def _of_plan(each: Compared, after: Version, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from (_silent(name, after) for name in each.change.silent)
    yield from (_hidden(key, after, catalogue) for key in each.change.hidden)
    yield from (_breach(found, after, catalogue) for found in each.change.alterations if not found.lawful)


def _unknown(failed: NotCompared) -> Diagnostic:
    which = "the published version of this file" if failed.before else "this file"
    message = f"{which} has faults, so nobody can tell whether what is published in it stays as it is"
    hint = "correct the faults first: the check of the plans shows them"
    if failed.before:
        hint = "ask the people who keep this site to compare the two versions by hand"
    return _diagnostic("history-unknown", failed.path, START, message, hint)


def _gone(each: Compared) -> Diagnostic:
    version = each.after or each.before
    path = version.source.path if version else ""
    if each.after:
        span = locate(each.after.tree, ("held",), Point.KEY)
        message = "the published answers of this plan are no longer here, only a link to it"
        return _diagnostic("dropped-plan", path, span, message, "put the answers back, and write held: here")
    hint = "put the file back as it was; only the people who keep this site take a plan away"
    return _diagnostic("dropped-plan", path, START, "this published plan is no longer there", hint)


def _diagnostic(code: str, path: str, span: Span, message: str, hint: str) -> Diagnostic:
    force = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    return Diagnostic(code, Severity.ERROR, path, span, f"{message[:1].upper()}{message[1:]}", hint, force=force)


def _of_item(code: str, key: str, place: tuple[str, Span], said: tuple[str, str], catalogue: Catalogue) -> Diagnostic:
    """Return the breach of an item, which its message names. place: path and span; said: message and remedy."""
    (path, span), (message, hint) = place, said
    title = catalogue.title(key)
    text = f"In {key}{f' ({title})' if title else ''}: {message}"
    slug = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    return Diagnostic(code, Severity.ERROR, path, span, text, hint, force=slug, item=key, title=title)


def _silent(name: tuple[str, ...], after: Version) -> Diagnostic:
    message, hint = _silently(name)
    place = locate(after.tree, tuple(part for part in name if part), Point.KEY)
    return _diagnostic("rewritten-top", after.source.path, place, message, hint or _CORRECT_TOP)


_CORRECT_TOP = (
    "put it back as it was; or, if it was wrong, add a line to the corrections at the top of the plan: "
    "date, kind, what, why"
)


def _silently(name: tuple[str, ...]) -> tuple[str, str]:
    """Return what was changed outside the entries without a correction, and the remedy where it is a special one."""
    message, remedy = f"what is published here was changed: {top_field_words(name, 'a source')}", ""
    match name:
        case ("corrections",):
            message, remedy = "a published correction at the top of this plan is not as it was", "put it back as it was"
        case ("next_review",):
            message = "the review that the plan promises is put off or taken away, and none was held"
            remedy = "put the date back; or, once the review is held, write the day under reviewed"
        case ("unread", key):
            message = f"{key} was published as without an answer, and is listed as not read now"
        case ("accepts", key):
            message = f"whether the force accepts {key} is published, and was changed"
            remedy = _CHANGED_MIND
        case ("sources",):
            message = "another source is the first now, so that entries without a source would be from that one"
            remedy = "put the source back that stood first; new ones come below it"
        case ("sources", ""):
            message = "a published source is no longer there"
    return message, remedy


_CHANGED_MIND = (
    "put it back; or, if the force has changed its mind, say so in the corrections at the top of the plan: "
    "date, kind, what it was, why"
)


def _hidden(key: str, after: Version, catalogue: Catalogue) -> Diagnostic:
    number = key.partition(".")[0]
    message = f"its own key hides from readers what is published under {number} for all items"
    hint = _starts_with(key, number)
    place = (after.source.path, locate(after.tree, ("responses", key), Point.KEY))
    return _of_item("hidden-entry", key, place, (message, hint), catalogue)


def _starts_with(key: str, number: str) -> str:
    """Return how an item gets a key of its own beside that of its recommendation."""
    return f'start "{key}" with the entries of "{number}" as they are; or add yours below them, under "{number}"'


def _lost_mark(change: MarksChange, catalogue: Catalogue) -> Diagnostic:
    marks = "a reviewer's mark is" if change.lost == 1 else f"{change.lost} marks of reviewers are"
    said = (f"{marks} published, and not there as before", "put it back as it was; what was found since is a new mark")
    return _of_item("dropped-mark", change.key, (change.path, change.span), said, catalogue)


def _breach(alteration: Alteration, after: Version, catalogue: Catalogue) -> Diagnostic:
    code, said = _BREACHES[alteration.fate]
    place = (after.source.path, locate(after.tree, _place(alteration, after), Point.KEY))
    return _of_item(code, alteration.key, place, said(alteration), catalogue)


def _place(alteration: Alteration, after: Version) -> Loc:
    """Return where the entry, or the first field that differs, stands now; of one that is gone, where it should be."""
    section = "local" if alteration.key.startswith("L") else "responses"
    if alteration.at is not None:
        fields = [each.name for each in alteration.differences if not each.went]
        return (section, alteration.key, alteration.at, *(fields[0] if fields else ()))
    answers = after.plan.local if section == "local" else after.plan.responses
    return (section, alteration.key) if alteration.key in answers else (section,)


def entry_name(entry: Entry, index: int) -> str:
    """Return how readers find an entry: "the entry of 5 March 2026", "the second entry (without a date)"."""
    if entry.date:
        return f"the entry of {entry.date.words}"
    return f"{f'the {_ORDINALS[index]} entry' if index < len(_ORDINALS) else f'entry {index + 1}'} (without a date)"


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _named(alteration: Alteration) -> str:
    return entry_name(alteration.entry, alteration.index)


def _rewritten(alteration: Alteration) -> tuple[str, str]:
    names = list(dict.fromkeys(_field(each.name) for each in alteration.differences))
    fields = ", ".join(names)
    kinds = {correction.kind for correction in alteration.corrections}
    if kinds == {"redacted"}:
        message = f"{_named(alteration)} is marked as redacted, but not only words are taken out: {fields}"
        hint = "only take words out, with […] where a sentence has a gap; what is new stands in a later entry"
    elif names == [_field(("corrections",))]:
        message = f"a published correction of {_named(alteration)} is not there as it was"
        hint = "put it back as it was"
    else:
        message, hint = f"{_named(alteration)} is already published, and was rewritten: {fields}", _CORRECT
    return message, hint


def _field(name: tuple[str, ...]) -> str:
    """Return a field in words, with its name in the file where that is another: "what is in place (in_place)"."""
    words = field_words(name)
    return words if name[-1] in words.split() or len(name) == len(("actions", "a")) else f"{words} ({name[-1]})"


def _dropped(alteration: Alteration) -> tuple[str, str]:
    message = f"{_named(alteration)} is published, and is no longer here"
    return message, "put it back as it was, and say what has changed in a new entry below it"


def _moved(alteration: Alteration) -> tuple[str, str]:
    key, now_at = alteration.key, alteration.now_at
    message = f"{_named(alteration)} is published here, and stands under {now_at} now"
    if now_at.startswith(f"{key}."):
        return message, f"put it back, and {_starts_with(now_at, key)}"
    return message, f'put it back; under "{now_at}", point here with answered_by or see'


def _reordered(alteration: Alteration) -> tuple[str, str]:
    message = f"{_named(alteration)} does not stand where it stood, and so something else holds now"
    return message, "put the published entries back in their order; new ones come below them"


_BREACHES: dict[Fate, tuple[str, Callable[[Alteration], tuple[str, str]]]] = {
    Fate.REWRITTEN: ("rewritten-entry", _rewritten),
    Fate.DROPPED: ("dropped-entry", _dropped),
    Fate.MOVED: ("moved-entry", _moved),
    Fate.REORDERED: ("reordered-entries", _reordered),
}
