"""What changed in plans as JSON, for programs. Facts, not sentences; nothing of a plan's own words.

Fields are added, never renamed: a change that would break somebody's work is a new version.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from ssc_site.census import Answer
from ssc_site.changes.compared import Alteration, Cells, PlanChange, Standing
from ssc_site.changes.differences import Difference
from ssc_site.changes.project import Compared, Comparison, MarksChange
from ssc_site.diagnostics import Diagnostic
from ssc_site.reporters.json import written

VERSION = 1
MOST_FILES = 1000
"""Other files named; how many there are is said."""


def changes_as_json(comparison: Comparison, refused: Iterable[Diagnostic]) -> str:
    """Return the comparison as one JSON object; refused: what `--check` does not allow."""
    made = {
        "version": VERSION,
        "as_of": comparison.as_of.isoformat(),
        "plans": [_plan(each) for each in comparison.plans],
        "only_laid_out": comparison.laid_out,
        "not_compared": [
            {"path": each.path, "because": "before" if each.before else "after"} for each in comparison.not_compared
        ],
        "marks": [_marks(each) for each in comparison.marks],
        "other_files": list(comparison.others[:MOST_FILES]),
        "other_files_in_all": len(comparison.others) + comparison.hidden,
        "refused": [_refused(each) for each in refused],
    }
    return written(made) + "\n"


def _refused(found: Diagnostic) -> Mapping[str, Any]:
    return {
        "code": found.code,
        "path": found.path,
        "line": found.span.line + 1,
        "item": found.item,
        "message": found.message,
        "hint": found.hint,
    }


def _marks(change: MarksChange) -> Mapping[str, Any]:
    return {"force": change.slug, "item": change.key, "added": change.added, "lost": change.lost}


def _plan(each: Compared) -> Mapping[str, Any]:
    change = each.change
    return {
        "force": change.slug,
        "presence": change.presence,
        "faulty": each.faulty,
        "allowed": change.lawful,
        "entries": [_entry(found) for found in change.alterations],
        "fields": [_field(found, change, quotable=each.quotable) for found in change.differences],
        "items": {item: _standing(standing) for item, standing in change.standings.items()},
        "now_empty": list(change.emptied),
        "no_longer_empty": list(change.filled),
        "hidden": list(change.hidden),
        "without_answer": _in_state(change.after, Answer.NONE),
        "unclear": _in_state(change.after, Answer.UNCLEAR),
        "not_read": _in_state(change.after, Answer.UNREAD),
    }


def _in_state(cells: Cells, answer: Answer) -> list[str]:
    return [item for item, cell in cells.items() if cell.answer is answer]


def _entry(alteration: Alteration) -> Mapping[str, Any]:
    entry = alteration.entry
    return {
        "item": alteration.key,
        "place": alteration.index + 1,
        "place_now": None if alteration.at is None else alteration.at + 1,
        "date": str(entry.date) if entry.date else None,
        "what": alteration.fate.value,
        "allowed": alteration.lawful,
        "now_at": alteration.now_at or None,
        "backdated": alteration.backdated,
        "facts": [_given(asdict(fact)) for fact in alteration.facts],
        "fields": [_difference(each) for each in alteration.differences],
    }


def _given(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields that say something: a status's "cited" always does."""
    is_status = fields["kind"] == "status"
    return {name: value for name, value in fields.items() if value or (is_status and name == "cited")}


def _field(difference: Difference, change: PlanChange, *, quotable: bool) -> Mapping[str, Any]:
    """Return a field outside the entries; a source's short name only where nothing private is in the file."""
    told = dict(_difference(difference))
    if difference.name[0] == "sources" and not quotable:
        told["field"] = ["sources", "", *difference.name[2:]]
    return told | {"allowed": difference.name not in change.silent}


def _difference(difference: Difference) -> Mapping[str, Any]:
    what = "added" if difference.came else "gone" if difference.went else "different"
    before, after = difference.before or None, difference.after or None
    return {"field": list(difference.name), "what": what, "before": before, "after": after}


def _standing(standing: Standing) -> Mapping[str, Any]:
    cells = {"before": standing.before, "after": standing.after}
    return {
        when: {"answer": cell.answer.value, "status": cell.status, "deadline": cell.deadline.value}
        for when, cell in cells.items()
    }
