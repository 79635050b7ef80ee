"""The law that what is published stays: an entry may gain a language, be corrected in view of all, or be redacted.

Its breaches are diagnostics like all others. They name places and remedies; they repeat no word of a plan.
"""

from collections.abc import Callable, Iterator

from ssc_site.changes.compared import Alteration
from ssc_site.changes.pairing import Fate
from ssc_site.changes.project import Compared, Comparison, NotCompared, Version
from ssc_site.diagnostics import Code, Diagnostic, Point, Severity
from ssc_site.locate import locate
from ssc_site.national import Catalogue
from ssc_site.schema import Entry
from ssc_site.spans import START

_LAWS = {
    "rewritten-entry": (
        "A published entry is not rewritten. It may gain a language; be corrected, with a line under its corrections; "
        "or lose words, with a line of kind redacted."
    ),
    "dropped-entry": "A published entry stays. What is over, or was wrong, is said by a later entry or a correction.",
    "moved-entry": "A published entry stays under its item. Another item points to it with answered_by or see.",
    "reordered-entries": "Published entries keep their order where the order decides what holds now.",
    "dropped-plan": "A published plan stays. Only the people who keep this site take one away.",
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
    for failed in comparison.not_compared:
        yield _unknown(failed)
    for each in comparison.plans:
        if each.after is None:
            yield _gone(each)
        else:
            for alteration in each.change.alterations:
                if not alteration.lawful:
                    yield _breach(alteration, each.after, comparison.national.catalogue)


def _unknown(failed: NotCompared) -> Diagnostic:
    if failed.before:
        message = (
            "the published version of this plan has faults, so nobody can tell whether its entries stay as they are"
        )
        hint = "ask the people who keep this site to compare the two versions by hand"
    else:
        message = "this plan has faults, so nobody can tell yet whether its published entries stay as they are"
        hint = "correct the faults that the check of the plans shows, first"
    return _diagnostic("history-unknown", failed.path, message, hint)


def _gone(each: Compared) -> Diagnostic:
    path = each.before.source.path if each.before else ""
    hint = "put the file back as it was; a plan that is only linked to keeps its file, with held: elsewhere"
    return _diagnostic("dropped-plan", path, "this published plan is no longer there", hint)


def _diagnostic(code: str, path: str, message: str, hint: str) -> Diagnostic:
    force = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    return Diagnostic(code, Severity.ERROR, path, START, f"{message[:1].upper()}{message[1:]}", hint, force=force)


def _breach(alteration: Alteration, after: Version, catalogue: Catalogue) -> Diagnostic:
    title = catalogue.title(alteration.key)
    code, (message, hint) = _BREACHES[alteration.fate][0], _BREACHES[alteration.fate][1](alteration)
    span = locate(after.tree, _place(alteration, after), Point.KEY)
    text = f"In {alteration.key}{f' ({title})' if title else ''}: {message}"
    slug = after.source.stem
    return Diagnostic(code, Severity.ERROR, after.source.path, span, text, hint, force=slug, item=alteration.key)


def _place(alteration: Alteration, after: Version) -> tuple[str | int, ...]:
    """Return where the entry stands now; of one that is gone, the list it stood in, or where that should be."""
    section = "local" if alteration.key.startswith("L") else "responses"
    if alteration.outcome.after:
        return (section, alteration.key, alteration.outcome.after.index)
    answers = after.plan.local if section == "local" else after.plan.responses
    return (section, alteration.key) if alteration.key in answers else (section,)


def entry_name(entry: Entry, index: int) -> str:
    """Return how readers find an entry: "the entry of 5 March 2026", "entry 2 (no date)"."""
    return f"the entry of {entry.date.words}" if entry.date else f"entry {index + 1} (no date)"


def _named(alteration: Alteration) -> str:
    """Return the name of an entry as it was published."""
    before = alteration.outcome.before
    assert before  # noqa: S101 - only what was published can be altered against the law
    return entry_name(before.entry, before.index)


def _rewritten(alteration: Alteration) -> tuple[str, str]:
    fields = ", ".join(dict.fromkeys(_field_name(each.name) for each in alteration.differences))
    kinds = {correction.kind for correction in alteration.outcome.corrections}
    if kinds == {"redacted"}:
        message = f"{_named(alteration)} is marked as redacted, but more than words taken out is different: {fields}"
        hint = "only take words out; what is new stands in a later entry. What was wrong is of kind corrected"
    elif not fields:
        message, hint = (
            f"a published correction of {_named(alteration)} is not there as it was",
            "put it back as it was",
        )
    else:
        message, hint = f"{_named(alteration)} is already published, and was rewritten: {fields}", _CORRECT
    return message, hint


def _field_name(name: tuple[str, ...]) -> str:
    """Return a field as the file names it: "status", "action a: due"."""
    section, *rest = name
    if section != "actions":
        return section
    return f"action {rest[0]}: {rest[1]}" if len(rest) > 1 else f"action {rest[0]}"


def _dropped(alteration: Alteration) -> tuple[str, str]:
    message = f"{_named(alteration)} is published, and is no longer here"
    return message, "put it back as it was, and say what has changed in a new entry below it"


def _moved(alteration: Alteration) -> tuple[str, str]:
    message = f"{_named(alteration)} is published here, and stands under {alteration.now_at} now"
    return message, f'put it back; under "{alteration.now_at}", point here with answered_by or see'


def _reordered(alteration: Alteration) -> tuple[str, str]:
    message = f"{_named(alteration)} does not stand where it stood, and so something else holds now"
    return message, "put the published entries back in their order; new ones come below them"


_BREACHES: dict[Fate, tuple[str, Callable[[Alteration], tuple[str, str]]]] = {
    Fate.REWRITTEN: ("rewritten-entry", _rewritten),
    Fate.DROPPED: ("dropped-entry", _dropped),
    Fate.MOVED: ("moved-entry", _moved),
    Fate.REORDERED: ("reordered-entries", _reordered),
}
