"""For GitHub's runner: commands that put each problem on its line of a pull request.

A plan must not forge commands: all foreign text stands inside a command, escaped.
"""

from collections.abc import Iterable

from ssc_site.diagnostics import Diagnostic, Report, Severity
from ssc_site.reporters.corrected import Lines
from ssc_site.reporters.visible import visible
from ssc_site.reporters.words import summary, together

_MOST = 10
"""Annotations that GitHub shows of each level for a step; it drops the rest without a word."""

_READABLE = 120
"""Characters of a corrected line that fit in the box below the fault."""

_IN_DATA = "%\r\n"
_IN_PROPERTIES = "%\r\n:,"


def as_github(report: Report) -> str:
    """Return the most useful problems as annotations, errors first, then what there is in plain words."""
    files = Lines(report)
    lines = [_annotation(found, files) for severity in Severity for found in _useful_first(report, severity)[:_MOST]]
    lines.append(summary(report))
    errors, warnings = (max(0, report.count(severity) - _MOST) for severity in (Severity.ERROR, Severity.WARNING))
    if errors or warnings:
        lines.append(f"{together(errors, warnings, 'more ')}: see the summary")
    return "\n".join(lines) + "\n"


def _useful_first(report: Report, severity: Severity) -> list[Diagnostic]:
    """Return the problems of this severity: first one of each kind and force, then the others."""
    level = [found for found in report.diagnostics if found.severity is severity]
    firsts = {(found.code, found.force): found for found in reversed(level)}
    return sorted(level, key=lambda found: firsts[found.code, found.force] is not found)


def _annotation(found: Diagnostic, files: Lines) -> str:
    # No endLine: GitHub would show the annotation below the last line, away from the fault.
    properties = {
        "file": visible(found.path),
        "line": str(found.span.line + 1),
        "col": str(found.span.column + 1),
        "title": found.code,
    }
    fix = [f"fix: {visible(found.hint)}"] if found.hint else []
    return _command(found.severity, properties.items(), "\n".join([visible(found.message), *fix, *_copy(found, files)]))


def _copy(found: Diagnostic, files: Lines) -> list[str]:
    """Return the words of the corrected line, where they say all: it is this one, and its blanks are as they were."""
    corrected = files.corrected(found)
    if not corrected or not corrected.whole or corrected.line != found.span.line:
        return []
    before, words = files.shown(found.path, corrected.line), corrected.text.lstrip(" ")
    same_blanks = len(before) - len(before.lstrip(" ")) == len(corrected.text) - len(words)
    fits = same_blanks and len(words) <= _READABLE
    return [f"corrected (leave the blanks before it as they are): {words}"] if fits else []


def _command(name: str, properties: Iterable[tuple[str, str]], data: str) -> str:
    listed = ",".join(f"{key}={_escaped(value, _IN_PROPERTIES)}" for key, value in properties)
    return f"::{name} {listed}::{_escaped(data, _IN_DATA)}"


def _escaped(text: str, special: str) -> str:
    return text.translate({ord(letter): f"%{ord(letter):02X}" for letter in special})
