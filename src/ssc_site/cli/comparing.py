"""The commands that compare two versions of the plans: diff, and the summary of a pull request."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import click

from ssc_site.changes.law import breaches
from ssc_site.changes.project import Comparison, compare
from ssc_site.cli.options import CLEAN, PROBLEMS, as_of_option, root_option, today
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.dates import day_words
from ssc_site.diagnostics import Diagnostic, Report, report_of
from ssc_site.errors import CannotRunError
from ssc_site.files import read_inputs, read_templates
from ssc_site.publish import publish
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.changejson import changes_as_json
from ssc_site.reporters.changemarkdown import changes_as_markdown
from ssc_site.reporters.changetext import changes_as_text
from ssc_site.reporters.summary import Pages, summary_of
from ssc_site.revisions import Pair, compared
from ssc_site.rules import privacy
from ssc_site.scope import scope_fault
from ssc_site.sides import TAKEN_OUT, changed_pages, side_by_side
from ssc_site.site import build_site
from ssc_site.spans import SourceFile

Form = Literal["text", "markdown", "json"]


@dataclass(frozen=True, slots=True)
class _Judged:
    """Two versions, read and compared. refused: what the law that published entries stay does not allow."""

    pair: Pair
    before: Inputs
    after: Inputs
    corpus: Corpus
    report: Report
    comparison: Comparison
    refused: tuple[Diagnostic, ...]


@click.command()
@click.argument("base")
@click.argument("head", default="")
@click.option("--check", is_flag=True, help="Refuse a change that rewrites or drops a published entry.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How to print.")
@root_option
@as_of_option
def diff(base: str, head: str, *, check: bool, form: Form, root: Path, as_of: date) -> int:
    """Say what changed in the plans since BASE: a Git revision such as main, or a folder with plans/ in it.

    HEAD is the later version; left out, it is the files as they are here.
    """
    with _judged(root, base, head, as_of) as judged:
        refused = judged.refused if check else ()
        click.echo(_told(judged, refused, form), nl=False)
        return PROBLEMS if refused else CLEAN


@click.command(hidden=True)
@click.argument("base")
@click.argument("head", default="")
@click.option("--pages", type=click.Path(path_type=Path), help="Where to write the changed pages before and after.")
@root_option
@as_of_option
def summary(base: str, head: str, pages: Path | None, root: Path, as_of: date) -> int:
    """Print the summary of a pull request as Markdown, and write its pages before and after."""
    with _judged(root, base, head, as_of) as judged:
        shown = _pages(judged, root, pages) if pages else Pages(why="The pages were not made.")
        scope = scope_fault(judged.pair.changed)
        click.echo(summary_of(judged.comparison, judged.report, judged.refused, shown, scope), nl=False)
        return PROBLEMS if judged.refused or judged.report.failed else CLEAN


@contextmanager
def _judged(root: Path, base: str, head: str, as_of: date) -> Iterator[_Judged]:
    """Give two versions compared, both by the national files of the root."""
    with compared(root, base, head) as pair:
        click.echo(f"From {pair.before.name} to {pair.after.name}. Judged for {day_words(as_of)}.", err=True)
        before, after = (read_inputs(side.folder, national_from=root) for side in (pair.before, pair.after))
        corpus, report = read_corpus(after, max(as_of, today()))
        if corpus is None:
            click.echo(REPORTERS["text"](report), nl=False, err=True)
            raise CannotRunError(
                "the national files in schema/ have faults, so nothing can be compared: mend them first"
            )
        comparison = compare(before, after, corpus.national, report, as_of=as_of, changed=pair.changed)
        yield _Judged(pair, before, after, corpus, report, comparison, tuple(breaches(comparison)))


def _told(judged: _Judged, refused: tuple[Diagnostic, ...], form: Form) -> str:
    if form == "json":
        return changes_as_json(judged.comparison, refused)
    told = changes_as_text(judged.comparison) if form == "text" else changes_as_markdown(judged.comparison)
    if not refused:
        return told
    return f"{told}\n{REPORTERS[form](_places(refused, judged.report))}"


def _places(refused: Iterable[Diagnostic], report: Report) -> Report:
    """Return a report of what is refused that has no line of any file to show: its words may be private."""
    return report_of(refused, [SourceFile(path, b"") for path in report.sources], report.plans)


_PRIVATE = "it may have what is private"
_FAULTY = "the plans before this change have faults"


def _why_after_alone(judged: _Judged, earlier: Report) -> str:
    """Return why pages as they were are shown to nobody, or nothing. earlier: the judgement of the earlier version."""
    if not judged.comparison.may_show_before:
        return TAKEN_OUT
    if _private(earlier) - _alike(judged.before, judged.after):
        return _PRIVATE
    return _FAULTY if earlier.failed else ""


def _private(report: Report) -> set[str]:
    """Return the files in which something looks private, if only likely."""
    codes = {code.name for code in privacy.codes()}
    return {each.path for each in report.diagnostics if each.code in codes}


def _alike(before: Inputs, after: Inputs) -> set[str]:
    """Return the files that this change leaves as they are: what looks private there, the website shows either way."""
    olds, news = ({*every.national.values(), *every.plans, *every.reviews} for every in (before, after))
    return {source.path for source in olds & news}


def _pages(judged: _Judged, root: Path, where: Path) -> Pages:
    """Write both sites and the page that leads to what differs; return which pages those are, or why there are none."""
    if judged.report.failed:
        return Pages(why="No pages were made: correct the faults first.")
    templates, as_of = read_templates(root), judged.comparison.as_of
    earlier, report = read_corpus(judged.before, max(as_of, today()))
    if earlier is None:
        return Pages(why=f"No pages were made: {_FAULTY}.")
    before, after = (build_site(corpus, templates, as_of) for corpus in (earlier, judged.corpus))
    changed = changed_pages(before, after, [each.change.slug for each in judged.comparison.plans])
    names = (judged.pair.before.name, judged.pair.after.name)
    because = _why_after_alone(judged, report)
    publish(side_by_side(None if because else before, after, names, changed, templates, because=because), where)
    return Pages(changed, before=not because, because=because)
