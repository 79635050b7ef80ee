"""The corrected lines of a report put into the file, as somebody would who copies them."""

from collections.abc import Iterable

from conftest import check, national, source
from ssc_site.corpus import decoded_file
from ssc_site.diagnostics import Diagnostic, Report, Severity
from ssc_site.reporters.corrected import Corrected, Lines
from ssc_site.schema import Plan


def offered(report: Report) -> dict[Diagnostic, Corrected]:
    """Return the corrected line of each diagnostic that has one."""
    lines = Lines(report)
    return {found: line for found in report.diagnostics if (line := lines.corrected(found))}


def copied(text: str, lines: Iterable[Corrected]) -> str:
    """Return the text with these lines in place of its own, each with the line end it had."""
    every = text.split("\n")
    for each in lines:
        mark = "\ufeff" if every[each.line].startswith("\ufeff") else ""
        end = "\r" if every[each.line].endswith("\r") else ""
        every[each.line] = mark + each.text + end
    return "\n".join(every)


def corrected(text: str, name: str = "lancashire.yaml") -> tuple[str, int]:
    """Return the text with all certain fixes made, again and again until there are none, and how often that was."""
    for times in range(50):
        lines = offered(check(text, name))
        if not lines:
            return text, times
        text = copied(text, lines.values())
    raise AssertionError("it never ends")


def plan_of(text: str, name: str = "lancashire.yaml") -> Plan | None:
    """Return what a plan file says, None where it has a fault."""
    return decoded_file(source(f"plans/{name}", text), Plan, national().catalogue)[0]


def errors(report: Report) -> list[tuple[int, str]]:
    """Return the line and code of each error."""
    return [(each.span.line, each.code) for each in report.diagnostics if each.severity is Severity.ERROR]
