"""For programs: the problems, in a shape that changes only with its version."""

import json

from ssc_site.characters import forbidden
from ssc_site.diagnostics import Diagnostic, Report, Severity
from ssc_site.reporters.bounds import most_useful
from ssc_site.reporters.corrected import Lines

_VERSION = 1
_UNSAFE = ("\u200e", "\u200f", "##[")
"""What JSON allows but terminals or GitHub's runner (##[error]) stumble over, besides what no file may hold."""


def as_json(report: Report) -> str:
    """Return the report as JSON. Lines and columns count from one; an end column is the one after the last.

    The summary counts every problem. Where there is no room for all of them, the list holds the most useful.
    replacement: the line replacement_line with every certain fix of it made, without its line end; else both are null.
    """
    lines = Lines(report)
    counts = {
        "plans": report.plans,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }
    kept = most_useful(report.diagnostics, lambda found: written([[_plain(found, lines)]]), len(report.diagnostics))
    document = {"version": _VERSION, "summary": counts, "diagnostics": [_plain(found, lines) for found, _ in kept]}
    return written(document) + "\n"


def written(value: object) -> str:
    """Return JSON in which what a terminal or a runner would stumble over is an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    letters = list(text)
    for at, _ in forbidden(text):
        letters[at] = json.dumps(letters[at])[1:-1]
    made = "".join(letters)
    for sign in _UNSAFE:
        made = made.replace(sign, f"{sign[:-1]}\\u{ord(sign[-1]):04x}")
    return made


def _plain(found: Diagnostic, lines: Lines) -> dict[str, str | int | None]:
    corrected = lines.corrected(found)
    return {
        "code": found.code,
        "severity": found.severity.value,
        "path": found.path,
        "line": found.span.line + 1,
        "column": found.span.column + 1,
        "end_line": found.span.end_line + 1,
        "end_column": found.span.end_column + 1,
        "message": found.message,
        "hint": found.hint,
        "force": found.force,
        "item": found.item,
        "replacement": corrected.text if corrected else None,
        "replacement_line": corrected.line + 1 if corrected else None,
    }
