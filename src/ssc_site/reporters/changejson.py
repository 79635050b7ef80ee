"""What changed in plans as JSON, for programs. Facts, not sentences; nothing of a plan's own words."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from ssc_site.changes.compared import Alteration, Difference, PlanChange, Standing
from ssc_site.changes.project import Comparison
from ssc_site.diagnostics import Diagnostic

VERSION = 1


def changes_as_json(comparison: Comparison, refused: Iterable[Diagnostic]) -> str:
    """Return the comparison as one JSON object; refused: what `--check` does not allow."""
    made = {
        "version": VERSION,
        "as_of": comparison.as_of.isoformat(),
        "plans": [_plan(each.change) for each in comparison.plans],
        "not_compared": [
            {"path": each.path, "because": "before" if each.before else "after"} for each in comparison.not_compared
        ],
        "marks": [asdict(each) for each in comparison.marks],
        "other_files": list(comparison.others),
        "refused": [
            {
                "code": each.code,
                "path": each.path,
                "line": each.span.line + 1,
                "item": each.item,
                "message": each.message,
            }
            for each in refused
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _plan(change: PlanChange) -> Mapping[str, Any]:
    return {
        "force": change.slug,
        "presence": change.presence,
        "entries": [_entry(each) for each in change.alterations],
        "fields": [_difference(each) for each in change.differences],
        "items": {item: _standing(each) for item, each in change.standings.items()},
        "now_empty": list(change.emptied),
        "no_longer_empty": list(change.filled),
        "without_answer": [item for item, cell in change.after.items() if not cell.answered],
    }


def _entry(alteration: Alteration) -> Mapping[str, Any]:
    entry, listed = alteration.entry, alteration.outcome.after or alteration.outcome.before
    return {
        "item": alteration.key,
        "place": listed.index + 1 if listed else None,
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


def _difference(difference: Difference) -> Mapping[str, Any]:
    return {"field": list(difference.name), "before": difference.before or None, "after": difference.after or None}


def _standing(standing: Standing) -> Mapping[str, Any]:
    cells = {"before": standing.before, "after": standing.after}
    return {
        when: {"answer": cell.answer.value, "status": cell.status, "deadline": cell.deadline.value}
        for when, cell in cells.items()
        if cell
    }
