"""The laws of entries and actions: dates, statuses, references, sharing, history, evidence."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ssc_site.dates import Period, day_words
from ssc_site.diagnostics import Fix, Loc, Point, Problem, Related
from ssc_site.national import recommendation_of
from ssc_site.rules import Case
from ssc_site.rules.walk import (
    actions,
    corrections,
    entries,
    guess,
    lists,
    redacted,
    speaks,
    uncovered,
    unknown_reference,
)
from ssc_site.schema import Action, Entry, Plan
from ssc_site.slips import certain_word

PlanCase = Case[Plan]


def check_reference(case: PlanCase) -> Iterator[Problem]:
    """References lead somewhere. What see and also_answers name are national recommendations, items or ranges."""
    catalogue = case.national.catalogue
    for loc, entry in entries(case.value):
        for field, references in (("see", entry.see), ("also_answers", entry.also_answers)):
            for index, reference in enumerate(references):
                if not catalogue.meant(reference):
                    yield unknown_reference((*loc, field, index), reference, catalogue)
                elif loc[1] in catalogue.meant(reference):
                    yield Problem((*loc, field, index), f"{loc[1]} refers to itself here", "delete it")


def check_shared_answer(case: PlanCase) -> Iterator[Problem]:
    """A shared answer exists once. answered_by names an item of the same recommendation that has an answer."""
    for loc, entry in entries(case.value):
        target = entry.answered_by
        if target is None:
            continue
        place, rests_on = (*loc, "answered_by"), (("responses", target),)
        if loc[0] == "local":
            message = "a local action is not answered by a national item"
            yield Problem(place, message, "write what the force does, and use see")
        elif recommendation_of(target) != recommendation_of(str(loc[1])):
            message = f"{target} is not in the same recommendation as {loc[1]}"
            yield Problem(place, message, "use see, or also_answers there")
        elif fault := _sharing_fault(str(loc[1]), target, case):
            yield Problem(place, *fault, rests_on=rests_on)


def _sharing_fault(key: str, target: str, case: PlanCase) -> tuple[str, str] | None:
    """Return why target of the same recommendation cannot answer key, and the fix; None where missing-item says it."""
    responses = case.value.responses
    if target not in responses:
        missing = target in uncovered(case.value, case.national.catalogue, recommendation_of(target))
        return None if missing else (f"{target} has no key in this file", f'answer under "{target}", then share it')
    if target == key:
        return f"{key} says that it answers itself", "write the answer here"
    if _first_of_circle(key, responses):
        return f"{key} and {target} each say that the other answers", "write the answer under one of them"
    if not any(speaks(other) or other.answered_by for other in responses[target]):
        return f"{target} has no answer to share", f'write [] or unclear under "{key}" too'
    return None


def _first_of_circle(key: str, responses: Mapping[str, tuple[Entry, ...]]) -> bool:
    """Whether following answered_by from key comes back to it, and it stands above all on the way."""
    seen: list[str] = []
    here: str | None = key
    while here is not None and here not in seen:
        seen.append(here)
        here = next((entry.answered_by for entry in responses.get(here, ()) if entry.answered_by), None)
    return here == key == next(other for other in responses if other in seen)


def check_mixed_entry(case: PlanCase) -> Iterator[Problem]:
    """An entry says one thing. Shared and unclear entries carry no answer of their own."""
    for loc, entry in entries(case.value):
        kinds = [name for name in ("answered_by", "unclear") if getattr(entry, name) is not None]
        if kinds and (len(kinds) > 1 or speaks(entry)):
            message = f'an entry with "{kinds[0]}" has no answer of its own, but this one has'
            yield Problem((*loc, kinds[0]), message, "keep one of the two, or make two entries", Point.KEY)


def check_empty_entry(case: PlanCase) -> Iterator[Problem]:
    """An entry says something. A note, a date or a reference alone answers nothing."""
    for loc, entry in entries(case.value):
        if not (speaks(entry) or entry.answered_by or entry.unclear or redacted(entry)):
            hint = "write says, in_place, actions, status, documents, unclear or answered_by; or [] for the whole item"
            yield Problem(loc, "this entry says nothing on the item", hint)


def check_entry_order(case: PlanCase) -> Iterator[Problem]:
    """Entries stand in order of date, oldest first. A month counts from its last day, a year from 31 December."""
    for key_loc, history in lists(case.value):
        dated = [(index, entry.date) for index, entry in enumerate(history) if entry.date]
        for (before, earlier), (index, later) in pairwise(dated):
            if later.last < earlier.last:
                related = (Related((*key_loc, before, "date"), "the entry above it"),)
                message = f"{later.words} stands below {earlier.words}"
                yield Problem((*key_loc, index, "date"), message, "put the oldest entry first", related=related)


def check_date_range(case: PlanCase) -> Iterator[Problem]:
    """Nothing is said before the complaint or after today. This holds for every date that tells what has happened."""
    start = case.national.catalogue.programme.complaint
    for loc, happened in _past_dates(case.value):
        if happened.last < start.first:
            yield Problem(loc, f"{happened.words} is before the complaint of {start.words}", "correct the date")
        elif happened.first > case.as_of:
            message = f"{happened.words} is after {_today(case)}, the day this is judged for"
            yield Problem(loc, message, "correct the date; what will be done is an action with a due date")


def warn_date_not_over(case: PlanCase) -> Iterator[Problem]:
    """An entry counts when its date is over. One dated this month or this year is not yet shown."""
    for loc, entry in entries(case.value):
        if entry.date and entry.date.first <= case.as_of < entry.date.last:
            message = f"this entry counts after the end of {entry.date.words}, not yet on {_today(case)}"
            yield Problem((*loc, "date"), message, "give the day, if the source does")


def _today(case: PlanCase) -> str:
    return day_words(case.as_of)


def _past_dates(plan: Plan) -> Iterator[tuple[Loc, Period]]:
    """Yield every date that tells what has happened, with its place."""
    dates: list[tuple[Loc, Period | None]] = [(("published",), plan.published), (("reviewed",), plan.reviewed)]
    dates += [(("sources", name, "read"), source.read) for name, source in plan.sources.items()]
    dates += [((*loc, "date"), entry.date) for loc, entry in entries(plan)]
    dates += [((*loc, "date"), correction.date) for loc, correction in corrections(plan)]
    dates += [(("cleared", number, "date"), each.date) for number, each in enumerate(plan.cleared)]
    return ((loc, day) for loc, day in dates if day)


def check_status_reason(case: PlanCase) -> Iterator[Problem]:
    """Blocked and not-applicable need a reason, and a reason belongs to a status or a change."""
    for loc, entry in entries(case.value):
        if entry.status in ("blocked", "not-applicable") and not entry.reason:
            yield _no_reason((*loc, "status"), entry.status)
        if entry.reason and not entry.status and entry.progress is None:  # else `progress` tells of it
            message = "this reason stands beside no status"
            yield Problem((*loc, "reason"), message, "add the status it explains, or move the text to says", Point.KEY)
    for loc, action in actions(case.value):
        if action.status in ("blocked", "not-applicable") and not action.reason:
            yield _no_reason((*loc, "status"), action.status)


def _no_reason(loc: Loc, status: str) -> Problem:
    return Problem(loc, f'"{status}" needs a reason', "add reason: and why, in one sentence")


def check_progress(case: PlanCase) -> Iterator[Problem]:
    """A percentage says how far work in progress is. It stands beside the status in-progress only."""
    for loc, entry in entries(case.value):
        if entry.progress is not None and entry.status != "in-progress":
            stated = f'"{entry.status}"' if entry.status else "no status"
            message = f"progress stands beside {stated}"
            yield Problem(
                (*loc, "progress"), message, "write status: in-progress above it, or delete the line", Point.KEY
            )


def check_part(case: PlanCase) -> Iterator[Problem]:
    """Parts are the catalogue's. part stands only where the recommendation has parts, and names one of them."""
    catalogue = case.national.catalogue
    for loc, entry in entries(case.value):
        key = str(loc[1])
        if not entry.part or (loc[0] == "responses" and key not in catalogue.keys):
            continue
        asked = catalogue.for_forces.get(recommendation_of(key))
        parts = asked.parts if asked else {}
        if entry.part not in parts:
            known = f"its parts are {', '.join(parts)}" if parts else "it has no parts"
            yield Problem((*loc, "part"), f'"{entry.part}" is not a part of {key}: {known}', "correct or delete it")


def warn_complete_without_evidence(case: PlanCase) -> Iterator[Problem]:
    """Complete can be shown. It has a date, and a document that shows it or says why there is none."""
    for loc, entry in entries(case.value):
        evidence = (("a date", "date:", entry.date), ("a document", "documents:", entry.documents))
        lacking = [(name, field) for name, field, value in evidence if not value]
        if entry.status == "complete" and lacking:
            message = f'"complete" stands here without {" and without ".join(name for name, _ in lacking)}'
            fields = " and ".join(field for _, field in lacking)
            yield Problem((*loc, "status"), message, f"readers will see that nothing supports it; add {fields}")


def check_source(case: PlanCase) -> Iterator[Problem]:
    """Sources have names. What an entry or a figure names is one of the plan's; naming none means the first."""
    plan = case.value
    if plan.wording == "summarised" and not plan.sources:
        return  # check_summary_source tells of it
    unknown: dict[str, list[Loc]] = {}
    for loc, name in _named_sources(plan):
        if name not in plan.sources:
            unknown.setdefault(name, []).append(loc)
    yield from (_unknown_source(name, places, plan) for name, places in unknown.items())


def check_source_date(case: PlanCase) -> Iterator[Problem]:
    """A source is read after it was written. No entry is dated after the day on which its source was read."""
    for loc, entry in entries(case.value):
        source = case.value.source_of(entry)
        if source and source.read and entry.date and entry.date.first > source.read.last:
            message = f"{entry.date.words} is after its source was read, on {source.read.words}"
            own = "force: {title: Given by the force, wording: force}"
            hint = f"say where it is from: under sources add {own}; here, add source: force"
            related = (Related(("sources", entry.source or next(iter(case.value.sources))), "the source"),)
            yield Problem((*loc, "date"), message, hint, related=related)


def _named_sources(plan: Plan) -> Iterator[tuple[Loc, str]]:
    for loc, entry in entries(plan):
        if entry.source:
            yield (*loc, "source"), entry.source
        for index, measure in enumerate(entry.measures):
            if measure.source:
                yield (*loc, "measures", index, "source"), measure.source


def _unknown_source(name: str, places: list[Loc], plan: Plan) -> Problem:
    """Return the problem once for each name: it may be the list of sources that lacks it."""
    message = f'"{name}" is not one of this plan\'s sources{guess(name, plan.sources)}'
    related = tuple(Related(place, "named here too") for place in places[1:4])
    hint = "add it under sources, or name one that is there"
    meant = certain_word(name, plan.sources) if len(places) == 1 else ""
    fix = Fix(places[0], meant) if meant else None
    return Problem(places[0], message, hint, related=related, rests_on=(("sources", name),), fix=fix)


def check_document(case: PlanCase) -> Iterator[Problem]:
    """A document has a link, is held, or does not exist. One of url, held and none; with a title unless none."""
    for entry_loc, entry in entries(case.value):
        for index, document in enumerate(entry.documents):
            loc: Loc = (*entry_loc, "documents", index)
            ways = [name for name in ("url", "held", "none") if getattr(document, name)]
            if len(ways) != 1:
                found = f"has {' and '.join(ways)}" if ways else "has no link and no reason for that"
                yield Problem(loc, f"this document {found}", "write exactly one of url:, held: or none:")
            elif not document.title and ways != ["none"]:
                yield Problem(loc, "this document has no title", "add title:, the text of the link")


def check_interval(case: PlanCase) -> Iterator[Problem]:
    """Things start before they end. This holds for the dates of partners and measures."""
    for entry_loc, entry in entries(case.value):
        intervals = [("partners", index, held.starts, held.ends) for index, held in enumerate(entry.partners)]
        intervals += [("measures", index, held.starts, held.ends) for index, held in enumerate(entry.measures)]
        for field, index, starts, ends in intervals:
            if starts and ends and ends.last < starts.first:
                message = f"this ends ({ends.words}) before it starts ({starts.words})"
                yield Problem((*entry_loc, field, index, "ends"), message, "correct one of the two")


def check_action_history(case: PlanCase) -> Iterator[Problem]:
    """Actions keep their letters. A new letter says what will be done; a known one is revised with a reason."""
    for key_loc, history in lists(case.value):
        known: dict[str, Action] = {}
        for index, entry in enumerate(history):
            for letter, action in entry.actions.items():
                loc: Loc = (*key_loc, index, "actions", letter)
                before = known.get(letter)
                yield from _revision(loc, before, action) if before else _first_mention(loc, action, entry)
                known[letter] = _merged(before, action) if before else action


def _first_mention(loc: Loc, action: Action, entry: Entry) -> Iterator[Problem]:
    if not action.text and not redacted(entry):
        message = f'the letter "{loc[-1]}" is new here, and nothing says what will be done'
        yield Problem(loc, message, "add text:, or use the letter of the action that this revises", Point.KEY)
    if action.due == "withdrawn" and not action.reason:
        yield Problem((*loc, "due"), "this date is withdrawn without a reason", "add reason: and why the date went")


def _revision(loc: Loc, before: Action, action: Action) -> Iterator[Problem]:
    changed = [
        name for name in ("text", "due") if getattr(action, name) and getattr(action, name) != getattr(before, name)
    ]
    if changed and not action.reason:
        message = f"this changes the action's {'date' if changed[0] == 'due' else 'wording'} without a reason"
        yield Problem((*loc, changed[0]), message, "add reason: and why it changed")


def _merged(before: Action, action: Action) -> Action:
    """Return the action as it stands after a revision."""
    return before.model_copy(update={name: getattr(action, name) for name in action.model_fields_set})
