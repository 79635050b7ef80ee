"""For programs: every problem, in a shape that changes only with its version."""

import json
import re

from ssc_site.diagnostics import Diagnostic, Report, Severity

_VERSION = 1
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|(?<=##)\\[")
"""What JSON allows but terminals, stdout or GitHub's runner (##[error]) stumble over."""


def as_json(report: Report) -> str:
    """Return the report as JSON, whole. Lines and columns count from one; an end column is the one after the last."""
    counts = {
        "plans": report.plans,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
    }
    document = {"version": _VERSION, "summary": counts, "diagnostics": [_plain(found) for found in report.diagnostics]}
    return _UNSAFE.sub(_escaped, json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _plain(found: Diagnostic) -> dict[str, str | int]:
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
    }


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
