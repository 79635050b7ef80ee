"""The summary of a pull request on GitHub: may it be accepted, what does it change, what remains, what to do.

Brings together what the other formats tell; judges nothing itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ssc_site.census import Cell
from ssc_site.changes.compared import PlanChange
from ssc_site.changes.project import Comparison
from ssc_site.deadline import Deadline
from ssc_site.diagnostics import Diagnostic, Report, Severity, report_of
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.changemarkdown import changes_as_markdown
from ssc_site.reporters.changes import name_of
from ssc_site.reporters.markdown import as_markdown, code, escaped
from ssc_site.reporters.words import counted, together
from ssc_site.views.factwords import status_word
from ssc_site.views.words import ANSWERS, DEADLINES, lower_first

MOST_TABLES = 5
"""Forces whose state is shown as a table; a change of more is looked at on the site."""
MOST_PAGES = 40
"""Changed pages named."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages made before and after. changed: their addresses, most useful first; why: that there are none."""

    changed: tuple[str, ...] = ()
    why: str = ""


def summary_of(comparison: Comparison, report: Report, refused: Sequence[Diagnostic], pages: Pages) -> str:
    """Return the whole summary as Markdown."""
    parts = [f"## {_verdict(report, refused)}", _what_to_do(report, refused), changes_as_markdown(comparison).rstrip()]
    if refused:
        parts += ["## Changes that are not allowed", _listed(refused, report)]
    if report.diagnostics:
        parts += ["## Faults and warnings", as_markdown(report).rstrip()]
    parts += _states(comparison)
    parts += _pages(pages)
    return "\n\n".join(parts) + "\n"


def _verdict(report: Report, refused: Sequence[Diagnostic]) -> str:
    """Return whether the change may be accepted as it is, as a heading."""
    errors = report.count(Severity.ERROR)
    reasons = [
        counted(errors, "fault") + " to correct" if errors else "",
        "published entries are not as they were" if refused else "",
    ]
    given = " and ".join(reason for reason in reasons if reason)
    return f"Not ready: {given}" if given else "Ready to be read and accepted"


def _what_to_do(report: Report, refused: Sequence[Diagnostic]) -> str:
    if report.failed or refused:
        return (
            "**What to do:** mend this pull request as said below. Do not start a second one. "
            "Until then the website stays as it is."
        )
    warnings = report.count(Severity.WARNING)
    may_stay = f" {together(0, warnings)} may stay: look whether they are meant." if warnings else ""
    return f"**What to do:** nothing is left to mend.{may_stay} Somebody who keeps this site reads it, then accepts it."


def _listed(refused: Sequence[Diagnostic], report: Report) -> str:
    """Return the refusals by place, without the sentence that counts faults of plans."""
    return as_markdown(report_of(refused, report.sources.values(), report.plans)).split("\n\n", 1)[1].rstrip()


def _states(comparison: Comparison) -> Iterator[str]:
    """Yield what is complete and what remains, for each plan that differs."""
    now = [each.change for each in comparison.plans if each.change.presence != "gone"]
    for change in now[:MOST_TABLES]:
        yield f"## What is complete and what remains: {escaped(name_of(change.slug, comparison.national))}"
        yield _totals(change)
        yield _table(change, comparison.national)
    if len(now) > MOST_TABLES:
        yield f"The tables of {len(now) - MOST_TABLES} more forces are left out: look at their pages."


def _totals(change: PlanChange) -> str:
    """Return the table in one sentence: "Of 39 items, 36 are answered; 1 is complete; 2 have no answer."."""
    cells = change.after.values()
    answered, complete = sum(cell.answered for cell in cells), sum(cell.status == "complete" for cell in cells)
    stated = sum(cell.status is not None for cell in cells)
    return (
        f"Of {counted(len(cells), 'item')}: {answered} answered, {len(cells) - answered} not; "
        f"{stated} with a status, of these {complete} complete."
    )


def _table(change: PlanChange, national: National) -> str:
    rows = ["| recommendation | answered | complete | remains | national date |", "|---|---|---|---|---|"]
    for number, asked in national.catalogue.for_forces.items():
        cells = [cell for item, cell in change.after.items() if recommendation_of(item) == number]
        answered, complete = sum(cell.answered for cell in cells), sum(cell.status == "complete" for cell in cells)
        dues = [part.due.words for part in asked.parts.values()] or ([asked.due.words] if asked.due else [])
        due = f"{', '.join(dues)}: {_positions(cells)}" if dues else ""
        title = f"{number} {asked.title.first}"
        shown = (title, f"{answered} of {len(cells)}", f"{complete} of {len(cells)}", _remains(cells), due)
        rows.append("| " + " | ".join(map(escaped, shown)) + " |")
    return "\n".join(rows)


def _remains(cells: Sequence[Cell]) -> str:
    """Return the items that are not complete, by what they are: "no answer published: 7.2; in progress: 7.1"."""
    groups: dict[str, list[str]] = {}
    for cell in cells:
        if cell.status in ("complete", "not-applicable"):
            continue
        word = status_word(cell.status) if cell.status else "answered, no status" if cell.answered else ""
        groups.setdefault(word or lower_first(ANSWERS[cell.answer].word), []).append(cell.item)
    return "; ".join(f"{word}: {', '.join(items)}" for word, items in groups.items()) or "nothing"


def _positions(cells: Sequence[Cell]) -> str:
    """Return where the items stand against the date: "late 1, cannot tell 2"; without a number where all are alike."""
    counts = {position: sum(cell.deadline is position for cell in cells) for position in Deadline}
    there = {lower_first(DEADLINES[position].word): count for position, count in counts.items() if count}
    return next(iter(there)) if len(there) == 1 else ", ".join(f"{word} {count}" for word, count in there.items())


def _pages(pages: Pages) -> Iterator[str]:
    yield "## Pages before and after"
    if pages.why:
        yield pages.why
    elif not pages.changed:
        yield "No page of the website is different."
    else:
        yield (
            f"{counted(len(pages.changed), 'page')} would be different. Download the pages (the link is below), unpack "
            "them and open `index.html`: it shows each page before and after."
        )
        more = len(pages.changed) - MOST_PAGES
        rest = [f"- … and {more:,} more, all in `index.html`"] if more > 0 else []
        yield "\n".join([*(f"- {code(path)}" for path in pages.changed[:MOST_PAGES]), *rest])
