"""The sentences that formats share. Knows nothing of any format."""

from ssc_site.diagnostics import Report, Severity


def counted(number: int, noun: str) -> str:
    """Return "1 error", "2 errors", "1,200 errors"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def together(errors: int, warnings: int, more: str = "") -> str:
    """Return "3 errors and 1 warning", without what there is none of. more: "more " for "3 more errors"."""
    pairs = ((errors, f"{more}error"), (warnings, f"{more}warning"))
    return " and ".join(counted(number, noun) for number, noun in pairs if number)


def summary(report: Report) -> str:
    """Return the report in one sentence."""
    if report.diagnostics:
        found = together(report.count(Severity.ERROR), report.count(Severity.WARNING))
        return f"{found} in {_where(report)}."
    return f"No problems in {_plans(report)}." if report.plans else "No problems; no plans were read."


def _where(report: Report) -> str:
    """Return "2 of 4 plans", or how many files it is where not all of them are plans."""
    faulty = {found.path for found in report.diagnostics}
    plans = {path for path in faulty if path.split("/")[-2:-1] == ["plans"]}
    if plans != faulty:
        return f"{counted(len(faulty), 'file')}; {_plans(report)} read"
    unread = plans - report.sources.keys()
    return f"{len(plans):,} of {counted(report.plans + len(unread), 'plan')}"


def _plans(report: Report) -> str:
    return counted(report.plans, "plan") if report.plans else "no plans"


def left_out(number: int) -> list[str]:
    """Return the line that says how many problems are not shown, if any."""
    return [f"… and {number:,} more; correct these first."] if number else []


def that_copies(line: int, *, whole: bool) -> str:
    """Return the words above a corrected line. line: its number, from zero. whole: whether no error of it stays."""
    part = "" if whole else " in part (its other faults are still in it)"
    return f"line {line + 1}, corrected{part}, ready to copy:"
