"""The laws of a plan file as a whole: its name, its completeness, its sources, people and texts."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from ssc_site import markdown
from ssc_site.diagnostics import Fix, Loc, Point, Problem, Related
from ssc_site.national import recommendation_of
from ssc_site.rules import Case
from ssc_site.rules.walk import closest, corrections, guess, people, shown, texts, uncovered, unknown_reference
from ssc_site.schema import Plan
from ssc_site.slips import bare, certain_word

PlanCase = Case[Plan]

_ANSWERING = ("says", "in_place", "actions")
"""The fields of an entry that hold an answer's text."""
_SAME_TEXT = 60
"""Characters from which two equal texts are one answer pasted twice, not a stock phrase."""


def check_force_name(case: PlanCase) -> Iterator[Problem]:
    """A plan is named after its force. The field force, the file's name and the register of forces agree."""
    force, forces = case.value.force, case.national.register.forces
    if force not in forces:
        reason = case.national.register.excluded.get(force)
        why = f": {reason.reason.first}" if reason else guess(force, forces)
        fix = Fix(("force",), case.stem) if certain_word(force, forces) == case.stem else None
        message = f'"{force}" is not one of the {len(forces)} forces{why}'
        yield Problem(("force",), message, "see schema/forces.yaml", fix=fix)
    elif force != case.stem:
        message = f'this file is called {case.stem}.yaml, but its force is "{force}"'
        yield Problem(("force",), message, f"rename the file to {force}.yaml, or correct the force")


def check_missing_item(case: PlanCase) -> Iterator[Problem]:
    """Every item has its place. Each has a key, or is covered by its recommendation's key or by unread."""
    if case.value.held == "elsewhere":
        return
    catalogue = case.national.catalogue
    lacking = {number: uncovered(case.value, catalogue, number) for number in catalogue.for_forces}
    if any(lacking.values()) and not case.value.responses:
        yield _no_answers()
        return
    told = {_meant(case, key) for key in case.value.responses}
    for number, items in lacking.items():
        if number not in told:
            yield from _missing_of(case, number, [item for item in items if item not in told])


def _no_answers() -> Problem:
    message = 'this file has no answers: the section "responses" is missing or empty'
    hint = 'add responses: and below it each item, such as "7.1": with its entries, or [] where there is no answer'
    return Problem(("responses",), message, hint, rests_on=(("unread",), ("held",)))


def _missing_of(case: PlanCase, number: str, items: list[str]) -> Iterator[Problem]:
    """Yield what is missing of a recommendation: once where all of it is, else item by item."""
    asked = case.national.catalogue.for_forces[number]
    if len(items) == len(asked.items) > 1:
        yield _missing(number, items, f"recommendation {number} ({asked.title.first}) is not in this file")
    else:
        for item in items:
            yield _missing(item, [number], f"item {item} ({asked.items[item].title.first}) is not in this file")


def _missing(key: str, others: list[str], message: str) -> Problem:
    hint = f'add "{key}": with its entries; "{key}": [] where the plan has no answer; or list it under unread'
    rests_on: tuple[Loc, ...] = (("unread",), ("held",), *(("responses", other) for other in others))
    return Problem(("responses", key), message, hint, rests_on=rests_on)


def _meant(case: PlanCase, key: str) -> str:
    """Return the key that an unknown key is most like, first among those the file lacks; empty when it is like none."""
    catalogue = case.national.catalogue
    if (
        key in catalogue.keys
        or recommendation_of(key) in catalogue.recommendations.keys() - catalogue.for_forces.keys()
    ):
        return ""
    lacking = {number: uncovered(case.value, catalogue, number) for number in catalogue.for_forces}
    whole = [number for number, items in lacking.items() if len(items) == len(catalogue.under(number))]
    return closest(key, [*chain.from_iterable(lacking.values()), *whole]) or closest(key, catalogue.keys)


def warn_nothing_answered(case: PlanCase) -> Iterator[Problem]:
    """A plan answers something. Where every item reads [], pages say that the force published no answer to any."""
    plan = case.value
    if plan.held == "here" and plan.responses and not plan.unread and not any(plan.responses.values()):
        message = "every item reads [], so pages will say that the force published no answer to any of them"
        hint = "add the force's answers; list what could not be read yet under unread"
        others: tuple[Loc, ...] = (("unread",), ("held",), *(("responses", key) for key in plan.responses))
        yield Problem(("responses",), message, hint, Point.KEY, rests_on=others)


def check_unknown_item(case: PlanCase) -> Iterator[Problem]:
    """Keys are national numbers. Only recommendations made to forces, and their items, are answered here."""
    catalogue = case.national.catalogue
    for field, keys in (("responses", case.value.responses), ("accepts", case.value.accepts)):
        for key in keys:
            if key not in (catalogue.keys if field == "responses" else catalogue.for_forces):
                message, hint = _unknown_item(case, key, field)
                meant = bare(key)
                certain = field == "responses" and meant in catalogue.keys and meant not in keys
                fix = Fix((field, key), f'"{meant}"', Point.KEY) if certain else None
                yield Problem((field, key), message, hint, Point.KEY, fix=fix)


def _unknown_item(case: PlanCase, key: str, field: str) -> tuple[str, str]:
    catalogue, number = case.national.catalogue, recommendation_of(key)
    if number in catalogue.recommendations.keys() - catalogue.for_forces.keys():
        message = f"recommendation {number} is not made to police forces"
        return message, "delete it; a local action goes under local, as L1"
    if field == "accepts" and key in catalogue.keys:
        return f'"{key}" is an item', f"accept or decline the recommendation: {number}"
    if re.fullmatch(r"L\d+", key):
        return f'"{key}" is a local action', "move it under local"
    meant = _meant(case, key) if field == "responses" else closest(key, catalogue.for_forces)
    guess = f'; did you mean "{meant}"?' if meant else ""
    return f'"{shown(key)}" is not a recommendation or item{guess}', 'items are written as "7.1", in straight quotes'


def check_unread_answered(case: PlanCase) -> Iterator[Problem]:
    """Unread is unread. An item listed under unread has no key of its own, and every reference there is known."""
    plan, catalogue = case.value, case.national.catalogue
    for index, reference in enumerate(plan.unread.items if plan.unread else ()):
        loc: Loc = ("unread", "items", index)
        meant = catalogue.item_keys((reference,))
        if not meant:
            yield unknown_reference(loc, reference, catalogue)
        for key in plan.responses:
            if not meant.isdisjoint(catalogue.under(key)) and key in catalogue.keys:
                message = f"{key} is listed as unread, but is answered below"
                related = (Related(("responses", key), "the answer"),)
                yield Problem(loc, message, _take_off(case, reference), related=related)


def _take_off(case: PlanCase, reference: str) -> str:
    """Return how the list of unread items is corrected that has this reference to more than what is not answered."""
    catalogue = case.national.catalogue
    answered = {item for key in case.value.responses for item in catalogue.under(key)}
    left = [item for item in catalogue.items if item in catalogue.item_keys((reference,)) - answered]
    instead = f'; in place of "{reference}" write the items still unread, such as "{left[0]}"' if left else ""
    return f"take it off this list{instead}"


def check_summary_source(case: PlanCase) -> Iterator[Problem]:
    """A summary says of what. What is summarised names its source, and the day it was read."""
    plan = case.value
    if plan.wording == "summarised" and not plan.sources:
        hint = "add sources: with a short name, the title, and the day it was read"
        message = "this plan is summarised, but does not say from what"
        yield Problem(("wording",), message, hint, rests_on=(("sources",),))
    for name, source in plan.sources.items():
        if plan.wording_of(source) == "summarised" and not source.read:
            message = f'"{name}" does not say when it was read'
            yield Problem(("sources", name), message, "add read: and the day, such as 2026-11-21", Point.KEY)


def check_held_elsewhere(case: PlanCase) -> Iterator[Problem]:
    """A plan held elsewhere is a link. It has a source with a url, and no answers here."""
    plan = case.value
    if plan.held != "elsewhere":
        return
    if not any(source.url for source in plan.sources.values()):
        message = "this plan is held elsewhere, but no source has a url"
        yield Problem(("held",), message, "add the plan's url under sources", rests_on=(("sources",),))
    for field in ("responses", "unread", "accepts", "local"):
        if getattr(plan, field):
            message = f'this plan is held elsewhere, but has "{field}" here'
            yield Problem((field,), message, "delete that section, or write held: here", Point.KEY)


def check_review_order(case: PlanCase) -> Iterator[Problem]:
    """A plan is published, then reviewed, then reviewed next. The three dates stand in this order."""
    plan = case.value
    dates = [(name, getattr(plan, name)) for name in ("published", "reviewed", "next_review")]
    given = [(name, day) for name, day in dates if day]
    for (before, earlier), (name, later) in pairwise(given):
        if later.last < earlier.first:
            related = (Related((before,), before),)
            yield Problem(
                (name,), f"{name} ({later.words}) is before {before} ({earlier.words})", "correct one", related=related
            )


def check_person(case: PlanCase) -> Iterator[Problem]:
    """A lead or owner is somebody: at least a rank, a name or a role."""
    for loc, person in people(case.value):
        if not (person.rank or person.name or person.role):
            yield Problem(loc, "nothing here says who this is", "add rank:, name: or role:")


def check_correction(case: PlanCase) -> Iterator[Problem]:
    """A correction says what was wrong. A redaction never does: it would repeat the words it takes out."""
    for loc, correction in corrections(case.value):
        if correction.kind == "corrected" and not correction.what:
            yield Problem(loc, "this correction does not say what was wrong", "add what: in one sentence")
        if correction.kind == "redacted" and correction.what:
            message = "a redaction says why, never what"
            yield Problem((*loc, "what"), message, "delete this line", Point.KEY)


def check_text_link(case: PlanCase) -> Iterator[Problem]:
    """Links in texts lead to https or mailto addresses, or to a page of this site."""
    yield from _text_faults(case.value, "link")


def check_text_form(case: PlanCase) -> Iterator[Problem]:
    """Texts are paragraphs, lists, emphasis and links. No headings, quotes, code, tables, pictures, HTML or bullets."""
    yield from _text_faults(case.value, "form")


def _text_faults(plan: Plan, kind: str) -> Iterator[Problem]:
    every = tuple(texts(plan))
    crowded = markdown.crowded(text for _, text in every)
    if crowded is not None and kind == "form":
        message = f"up to here the texts of this plan hold more than {markdown.MOST_SIGNS:,} signs such as * [ _ <"
        yield Problem(every[crowded][0], message, "take out the signs that are not the text's own")
    for loc, text in every[:crowded]:
        for fault in markdown.faults(text):
            if fault.kind == kind:
                yield Problem(loc, fault.message, fault.hint, line=fault.line)


def warn_unpaired_quote(case: PlanCase) -> Iterator[Problem]:
    """Quotation marks come in pairs. A text that starts or ends with one has another; readers would see a lone one."""
    for loc, text in texts(case.value):
        words = text.strip()
        opened, closed = words.startswith("\u201c"), words.endswith("\u201d")
        straight = words.count('"') == 1 and '"' in (words[0], words[-1])
        if straight or (opened and "\u201d" not in words) or (closed and "\u201c" not in words):
            end = words[-1] if words.endswith(('"', "\u201d")) else words[0]
            message = f"this text has a {_QUOTE_NAMES[end]} quotation mark at one end only"
            hint = "put one straight double quote at each end, or take this one out"
            yield Problem(loc, message, hint, fix=_closed_text(loc, words))


def _closed_text(loc: Loc, words: str) -> Fix | None:
    """Return the fix of a text that lacks only the mark at its start, or has a curly one there."""
    text = re.fullmatch(r'\u201c?([^\s"\\\u201c\u201d](?:[^\n\t"\\\u201c\u201d]*[^\s"\\\u201c\u201d])?)"', words)
    return Fix(loc, f'"{text[1]}"') if text else None


_QUOTE_NAMES = {'"': "straight", "\u201c": "curly", "\u201d": "curly"}


def warn_same_text(case: PlanCase) -> Iterator[Problem]:
    """One answer is stored once. The same text under several items is shared with answered_by or also_answers."""
    seen: dict[str, Loc] = {}
    for loc, text in texts(case.value):
        words = " ".join(text.split())
        if loc[0] != "responses" or loc[3] not in _ANSWERING or len(words) < _SAME_TEXT:
            continue
        first = seen.setdefault(words, loc)
        if first[1] != loc[1]:
            hint = f'if it is one answer, write answered_by: "{first[1]}" here'
            related = (Related(first, "the same text"),)
            yield Problem(loc, f"this text stands under {first[1]} too", hint, related=related)
