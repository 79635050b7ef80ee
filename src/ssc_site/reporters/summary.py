"""The summary of a pull request on GitHub: may it be accepted, what does it change, what remains, what to do.

Brings together what the other formats tell; judges nothing itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ssc_site.census import Cell
from ssc_site.changes.compared import Cells, PlanChange
from ssc_site.changes.project import Comparison
from ssc_site.deadline import Deadline
from ssc_site.diagnostics import Diagnostic, Report, Severity, report_of
from ssc_site.national import National, recommendation_of
from ssc_site.reporters.changemarkdown import changes_as_markdown
from ssc_site.reporters.changes import name_of
from ssc_site.reporters.markdown import as_markdown, code, escaped
from ssc_site.reporters.standings import answer_word, open_words
from ssc_site.reporters.words import counted, together
from ssc_site.views.factwords import status_word
from ssc_site.views.words import DEADLINES, lower_first

MOST_TABLES = 5
"""Forces whose state is shown as a table; a change of more is looked at on the site."""
MOST_PAGES = 12
"""Changed pages named."""
_UNKNOWN = "history-unknown"
_PROTECTED = (
    "**Words are taken out to protect somebody.** They can still be read in older versions: see "
    '"When something private was published" in `CONTRIBUTING.md`.'
)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages made before and after. changed: their addresses, most useful first; why: that there are none.

    before: whether pages as they were are among them.
    """

    changed: tuple[str, ...] = ()
    why: str = ""
    before: bool = True


def summary_of(comparison: Comparison, report: Report, refused: Sequence[Diagnostic], pages: Pages) -> str:
    """Return the whole summary as Markdown."""
    told = {each.path for each in report.diagnostics if each.severity is Severity.ERROR}
    refused = [each for each in refused if each.code != _UNKNOWN or each.path not in told]  # its faults are told below
    parts = [f"## {_verdict(report, refused)}", _what_to_do(report, refused), changes_as_markdown(comparison).rstrip()]
    if refused:
        parts += ["## Changes that are not allowed", _listed(refused, report)]
    if report.diagnostics:
        parts += ["## Faults and warnings", as_markdown(report).rstrip()]
    if not comparison.may_show_before:
        parts.append(_PROTECTED)
    parts += _states(comparison)
    parts += _pages(pages)
    return "\n\n".join(parts) + "\n"


def _verdict(report: Report, refused: Sequence[Diagnostic]) -> str:
    """Return whether the change may be accepted as it is, as a heading."""
    errors = report.count(Severity.ERROR)
    known = any(each.code != _UNKNOWN for each in refused)
    reasons = [
        f"{counted(errors, 'fault')} to correct" if errors else "",
        "published entries are not as they were" if known else "",
        "nobody can tell yet whether published entries stay" if refused and not known else "",
    ]
    given = "; ".join(reason for reason in reasons if reason)
    return f"Not ready: {given}" if given else "Ready to be read and accepted"


def _what_to_do(report: Report, refused: Sequence[Diagnostic]) -> str:
    if refused and not report.failed and all(each.code == _UNKNOWN for each in refused):
        return (
            "**What to do:** ask the people who keep this site. The published version has faults, "
            "so somebody must compare the two by hand. Until then the website stays as it is."
        )
    if report.failed or refused:
        return (
            "**What to do:** mend this pull request as said below. Do not start a second one. "
            "Until then the website stays as it is."
        )
    warnings = report.count(Severity.WARNING)
    meant = "it is" if warnings == 1 else "they are"
    may_stay = f" {together(0, warnings)} may stay: look whether {meant} meant." if warnings else ""
    return f"**What to do:** nothing is left to mend.{may_stay} Somebody who keeps this site reads it, then accepts it."


def _listed(refused: Sequence[Diagnostic], report: Report) -> str:
    """Return the refusals by place, without the sentence that counts faults of plans."""
    return as_markdown(report_of(refused, (), report.plans)).split("\n\n", 1)[1].rstrip()


def _states(comparison: Comparison) -> Iterator[str]:
    """Yield what is complete and what remains, for each plan that differs."""
    now = [each.change for each in comparison.plans if each.change.presence in ("changed", "new")]
    for change in now[:MOST_TABLES]:
        yield f"## What is complete and what remains: {escaped(name_of(change.slug, comparison.national))}"
        if change.after:
            yield _totals(change.after)
            yield _table(change, comparison.national)
        else:
            yield "This is told when the faults are corrected."
    if len(now) > MOST_TABLES:
        yield f"The tables of {len(now) - MOST_TABLES} more forces are left out: look at their pages."


def _totals(cells: Cells) -> str:
    """Return the table in a few sentences: what is answered, what has a status, what has no answer."""
    answered, complete = sum(each.answered for each in cells.values()), _complete(cells.values())
    stated = sum(cell.status is not None for cell in cells.values())
    still = open_words(cells, still="")
    return (
        f"Of {counted(len(cells), 'item')}, {answered} {'is' if answered == 1 else 'are'} answered. "
        f"{stated} {'has' if stated == 1 else 'have'} a status, {complete} of them complete. "
        f"{still[:1].upper()}{still[1:]}."
    )


def _complete(cells: Iterable[Cell]) -> int:
    return sum(cell.status == "complete" for cell in cells)


def _table(change: PlanChange, national: National) -> str:
    """Return a row for each recommendation, in bold where this change touches it."""
    rows = ["| recommendation | answered | complete | remains | national date |", "|---|---|---|---|---|"]
    touched = {recommendation_of(key) for key in _touched(change)}
    for number, asked in national.catalogue.for_forces.items():
        cells = [cell for item, cell in change.after.items() if recommendation_of(item) == number]
        answered = sum(cell.answered for cell in cells)
        dues = [part.due.words for part in asked.parts.values()] or ([asked.due.words] if asked.due else [])
        due = f"{', '.join(dues)}: {_positions(cells)}" if dues else ""
        bold = "**" if number in touched else ""
        title = f"{bold}{escaped(f'{number} {asked.title.first}')}{bold}"
        shown = (f"{answered} of {len(cells)}", f"{_complete(cells)} of {len(cells)}", _remains(cells), due)
        rows.append("| " + " | ".join([title, *map(escaped, shown)]) + " |")
    return "\n".join(rows)


def _touched(change: PlanChange) -> Iterable[str]:
    """Return what a change is about; of a new plan, which is all of it, nothing."""
    return (*change.items, *change.standings) if change.presence == "changed" else ()


def _remains(cells: Sequence[Cell]) -> str:
    """Return the items that are not complete, by what they are: "no answer published: 7.2; in progress: 7.1"."""
    groups: dict[str, list[str]] = {}
    for cell in cells:
        if cell.status in ("complete", "not-applicable"):
            continue
        without = "answered, no status" if cell.answered else answer_word(cell)
        word = status_word(cell.status) if cell.status else without
        groups.setdefault(word, []).append(cell.item)
    return "; ".join(f"{word}: {', '.join(items)}" for word, items in groups.items()) or "nothing"


def _positions(cells: Sequence[Cell]) -> str:
    """Return where the items stand against the date: "1 late, 2 not due yet"; without a number where all are alike."""
    counts = {position: sum(cell.deadline is position for cell in cells) for position in Deadline}
    there = {lower_first(DEADLINES[position].word): count for position, count in counts.items() if count}
    return next(iter(there)) if len(there) == 1 else ", ".join(f"{count} {word}" for word, count in there.items())


def _pages(pages: Pages) -> Iterator[str]:
    yield "## Pages before and after"
    if pages.why:
        yield pages.why
        return
    if not pages.changed:
        yield "No page of the website is different."
        return
    shows = "each page before and after" if pages.before else "each page as it would be"
    yield (
        f"{counted(len(pages.changed), 'page')} would be different. Download the pages (the link is below), unpack "
        f"them and open `index.html`: it shows {shows}."
    )
    if not pages.before:
        yield "The pages before are not kept: this change takes words out to protect somebody."
    more = len(pages.changed) - MOST_PAGES
    rest = [f"- … and {more:,} more, all in `index.html`"] if more > 0 else []
    yield "\n".join([*(f"- {code(path)}" for path in pages.changed[:MOST_PAGES]), *rest])
