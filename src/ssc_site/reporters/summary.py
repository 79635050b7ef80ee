"""The summary of a pull request on GitHub: may it be accepted, what to do, what does it change, and what remains.

Brings together what the other formats tell; judges nothing itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ssc_site.changes.project import Comparison
from ssc_site.diagnostics import Diagnostic, Report, Severity, report_of
from ssc_site.reporters.changemarkdown import changes_as_markdown
from ssc_site.reporters.markdown import as_markdown, code, escaped
from ssc_site.reporters.remaining import remaining
from ssc_site.reporters.words import counted
from ssc_site.sides import TAKEN_OUT

MOST_PAGES = 12
"""Changed pages named."""
_UNKNOWN = "history-unknown"
_PROTECTED = (
    "**Words are taken out to protect somebody. Tell the people who keep this site now:** until they remove the words, "
    'this pull request and the history of the files show them. See "When something private was published" in '
    "`CONTRIBUTING.md`."
)
_MEND = (
    'open "Files changed" in this pull request, click the three dots at your file, then "Edit file". '
    "Mend what is listed below, and save: the check runs again. Do not start a second pull request. "
    "Until then the website stays as it is."
)
_BY_HAND = (
    "ask the people who keep this site. The published version has faults, so somebody must compare the two by hand. "
    "Until then the website stays as it is."
)
_AGREED = " Only if what is published has to change: ask the people who keep this site, who alone can allow it."
_PUT_BACK = (
    "a plan was deleted, and cannot be edited here. To keep it, close this pull request without merging: then the "
    "website stays as it is. If the plan has to go, ask the people who keep this site."
)
_SPLIT = "make one pull request for each plan, and none with other files, unless the people who keep this site agreed."


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages made before and after. changed: their addresses, most useful first; why: that there are none.

    before: whether pages as they were are among them; because: why not, inside a sentence.
    """

    changed: tuple[str, ...] = ()
    why: str = ""
    before: bool = True
    because: str = TAKEN_OUT


def summary_of(
    comparison: Comparison, report: Report, refused: Sequence[Diagnostic], pages: Pages, scope: str = ""
) -> str:
    """Return the whole summary as Markdown. scope: what is wrong with changing all these files at once, or nothing."""
    told = {each.path for each in report.diagnostics if each.severity is Severity.ERROR}
    refused = [each for each in refused if each.code != _UNKNOWN or each.path not in told]  # its faults are told below
    todo = _what_to_do(comparison, report, refused)
    todo = f"{_SPLIT} Beside that, {todo}" if scope else todo
    parts = [f"## {_verdict(report, refused, scope)}", f"**What to do:** {todo}"]
    if not comparison.may_show_before:
        parts.append(_PROTECTED)
    if refused:
        parts += ["## Changes that are not allowed", *_refusals(refused, report, comparison)]
    if report.diagnostics:
        parts += ["## Faults and warnings", _listed(report)]
    parts += ["## What changes", changes_as_markdown(comparison).rstrip(), *remaining(comparison), *_pages(pages)]
    return "\n\n".join(parts) + "\n"


def _verdict(report: Report, refused: Sequence[Diagnostic], scope: str) -> str:
    """Return whether the change may be accepted as it is, as a heading."""
    errors = report.count(Severity.ERROR)
    known = any(each.code != _UNKNOWN for each in refused)
    reasons = [
        f"{counted(errors, 'fault')} to correct" if errors else "",
        "published entries are not as they were" if known else "",
        "nobody can tell yet whether published entries stay" if refused and not known else "",
    ]
    given = "; ".join(reason for reason in reasons if reason)
    if given:
        return f"Not ready: {given}"
    return f"Not ready, unless agreed: {escaped(_first(scope))}" if scope else "Ready to be read and accepted"


def _first(scope: str) -> str:
    """Return what is wrong with the scope, without the list of files."""
    return scope.split("\n", 1)[0].rstrip(":")


def _what_to_do(comparison: Comparison, report: Report, refused: Sequence[Diagnostic]) -> str:
    deleted = any(each.change.presence == "gone" for each in comparison.plans)
    mendable = [each for each in refused if each.code not in (_UNKNOWN, "dropped-plan" if deleted else "")]
    if report.failed or mendable:
        said = _MEND if report.failed else f"{_MEND}{_AGREED}"
        return f"{said} Beside that, {_PUT_BACK}" if deleted else said
    if deleted:
        return _PUT_BACK
    return _BY_HAND if refused else _looked_at(report.count(Severity.WARNING))


def _looked_at(warnings: int) -> str:
    worth = "One warning below is worth a look; it does not stop the change. "
    many = f"{warnings:,} warnings below are worth a look; they do not stop the change. "
    look = worth if warnings == 1 else many if warnings else ""
    return f"nothing has to be mended. {look}Somebody who keeps this site reads the change, then accepts it."


def _refusals(refused: Sequence[Diagnostic], report: Report, comparison: Comparison) -> Iterator[str]:
    """Yield how published words are put back or corrected, and the refusals by place."""
    codes = {each.code for each in refused}
    of_entries = "rewritten-entry" in codes
    if codes & {"rewritten-entry", "dropped-entry", "moved-entry", "rewritten-top"}:
        yield (
            'In "Files changed", the published lines are red and start with a minus sign: copy them back. What has '
            "happened since stands in a new entry."
        )
    if codes & {"rewritten-entry", "rewritten-top"}:
        blanks = " " * (6 if of_entries else 0)  # where the fields of an entry stand
        where = "below it" if of_entries else "at the end of the file"
        line = f'- {{date: {comparison.as_of}, kind: corrected, what: "What was wrong.", why: "Why."}}'
        yield (
            "Only if the published words were wrong when they were published: "
            f"keep your change, and add {where}, or to the list that is there:\n\n"
            f"```yaml\n{blanks}corrections:\n{blanks}  {line}\n```"
        )
    yield _listed(report_of(refused, (), report.plans))


def _listed(report: Report) -> str:
    """Return diagnostics by place, without the sentence that counts them: the first line of the summary does."""
    return as_markdown(report).split("\n\n", 1)[1].rstrip()


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
        f"{counted(len(pages.changed), 'page')} would be different: the force's own, and those that count or list all "
        f"forces. Download the pages (the link is below), unpack them and open `index.html`: it shows {shows}."
    )
    if not pages.before:
        yield f"No page from before is shown, because {pages.because}."
    more = len(pages.changed) - MOST_PAGES
    rest = [f"- … and {more:,} more, all in `index.html`"] if more > 0 else []
    yield "\n".join([*(f"- {code(path)}" for path in pages.changed[:MOST_PAGES]), *rest])
