"""The commands that write plan files: new begins one, set adds an entry to one and touches nothing else."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from ssc_site.cli.asking import about, ask
from ssc_site.cli.options import CLEAN, PROBLEMS, as_of_option, root_option, today
from ssc_site.cli.saying import EXAMPLE, says_news
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.dates import day_words
from ssc_site.diagnostics import Diagnostic, Report, Severity, report_of
from ssc_site.edit import RefusedError
from ssc_site.edit.addition import Amended, amended
from ssc_site.edit.newplan import new_plan
from ssc_site.edit.news import News
from ssc_site.edit.target import addition_to, letters_of, unknown_item
from ssc_site.errors import CannotRunError
from ssc_site.files import read_inputs
from ssc_site.masking import withheld
from ssc_site.national import National, Register
from ssc_site.planfile import create_plan, replace_plan
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.corrected import PRIVATE, Lines
from ssc_site.reporters.visible import visible
from ssc_site.rules.walk import closest
from ssc_site.schema import Entry, Plan
from ssc_site.spans import SourceFile

_UNTOUCHED = "Nothing was written."
_HIDDEN = "(not shown here: it may be private)"


@click.command()
@click.argument("force")
@root_option
def new(force: str, root: Path) -> int:
    """Begin the plan of FORCE, such as kent: every item with what it asks, and [] for its answer."""
    inputs = read_inputs(root)
    national, report = _national(inputs)
    if national is None:
        return _refused(report, "Correct these first.")
    slug = _slug(force, national.register)
    text = new_plan(slug, national.register.forces[slug], national.catalogue)
    create_plan(root / "plans" / f"{slug}.yaml", text.encode())
    click.echo(
        f"plans/{slug}.yaml is there now. Each of its {len(national.catalogue.items)} items reads [], which pages"
    )
    click.echo('show as "No answer published". Add the answers before it is published: open the file, or run')
    click.echo(f"  ssc-site set {slug} {next(iter(national.catalogue.items))}")
    return CLEAN


def _national(inputs: Inputs) -> tuple[National | None, Report]:
    corpus, report = read_corpus(replace(inputs, plans=(), reviews=(), unreadable=()), today())
    return (corpus.national if corpus else None), report


def _refused(report: Report, words: str) -> int:
    click.echo(REPORTERS["text"](report), nl=False, err=True)
    click.echo(f"{words} {_UNTOUCHED}", err=True)
    return PROBLEMS


def _slug(given: str, register: Register) -> str:
    """Return the name of a force's file, for that name or the force's own. What is no force is wrong usage."""
    names = {slug: slug for slug in register.forces}
    for slug, force in register.forces.items():
        names |= {force.name.first.lower(): slug, force.short.first.lower(): slug}
    meant = given.strip().lower().removeprefix("plans/").removesuffix(".yaml")
    if meant in names:
        return names[meant]
    near, excluded = closest(meant, names), register.excluded.get(meant)
    why = f": {excluded.reason.first}" if excluded else f'; did you mean "{names[near]}"?' if near else "."
    raise click.UsageError(f'"{_safe(given)}" is not one of the {len(register.forces)} forces of the register{why}')


def _safe(words: str) -> str:
    """Return what somebody typed, as it may be repeated."""
    return visible(withheld(words), 60)


@click.command("set")
@click.argument("force")
@click.argument("item")
@says_news
@root_option
@as_of_option
def set_(force: str, item: str, root: Path, as_of: date, **said: Any) -> int:
    """Add an entry to ITEM, such as 11.1, in the plan of FORCE, such as kent. All else in the file stays as it is.

    One call is one entry, below those that are there. Without options, on a terminal, it asks. Owners, partners,
    figures and Welsh texts are added in the file itself.
    """
    inputs = read_inputs(root)
    national, report = _national(inputs)
    if national is None:
        return _refused(report, "Correct these first.")
    slug, news = _slug(force, national.register), News(**said)
    fault = unknown_item(item, national.catalogue)
    if fault:
        raise click.UsageError(_safe_message(fault))
    click.echo(f"Judged for {day_words(as_of)}.", err=True)
    opened = _opened(inputs, slug, as_of)
    if isinstance(opened, Report):
        return _refused(opened, "Correct these first.")
    try:
        return _set(opened, item, news, root)
    except RefusedError as error:
        click.echo(f"{_safe_message(str(error))}\n{_UNTOUCHED}", err=True)
        return PROBLEMS


def _safe_message(words: str) -> str:
    return visible(withheld(words))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A plan without errors that is to be added to, what it is judged with, and the report on it."""

    file: SourceFile
    plan: Plan
    national: National
    report: Report
    judge: Callable[[SourceFile], Report]


def _opened(inputs: Inputs, slug: str, as_of: date) -> _Opened | Report:
    """Return the plan, or the report that says why nothing can be added to it."""
    file = next((each for each in inputs.plans if each.stem == slug), None)
    if file is None:
        odd = [each for each in inputs.unreadable if Path(each.path).stem.lower() in (slug, "plans")]
        if odd:
            return report_of(odd, (), 0)
        raise CannotRunError(f"there is no plans/{slug}.yaml yet: begin it with ssc-site new {slug}")
    corpus, report = _judged(inputs, file, as_of)
    plan = ({**corpus.plans, **corpus.elsewhere}).get(slug) if corpus else None
    if corpus is None or plan is None or report.failed:
        return report
    return _Opened(file, plan, corpus.national, report, lambda changed: _judged(inputs, changed, as_of)[1])


def _judged(inputs: Inputs, file: SourceFile, as_of: date) -> tuple[Corpus | None, Report]:
    """Return the corpus of this file alone, and the report on it."""
    corpus, report = read_corpus(replace(inputs, plans=(file,), reviews=(), unreadable=()), as_of)
    own = tuple(each for each in report.diagnostics if each.path == file.path or corpus is None)
    return corpus, replace(report, diagnostics=own)


def _set(opened: _Opened, item: str, news: News, root: Path) -> int:
    """Add what is said, or what is asked for where nothing is, to the plan's file."""
    said = _asked(opened, item) if news.is_empty else news
    if said.is_empty:
        click.echo(f"Nothing was said. {_UNTOUCHED}")
        return CLEAN
    catalogue = opened.national.catalogue
    addition = addition_to(opened.plan, item, _letters_only(said), catalogue)
    changed = amended(opened.file, addition, catalogue)
    report = opened.judge(changed.source)
    new = tuple(_without(report.diagnostics, opened.report.diagnostics))
    if report.failed:
        return _refused(_why_not(report, new), "The lines are counted with the new entry in the file.")
    click.echo(_told(changed, report, new), nl=False)
    if "date" not in addition.entry and _history(opened.plan, item):
        click.echo("The entry has no date: pages take it for as old as the plan. If you know the day, add it.")
    if news.is_empty and not click.confirm(f"Write this to {opened.file.path}?"):
        click.echo(_UNTOUCHED)
        return CLEAN
    replace_plan(root / opened.file.path, opened.file.data, changed.source.data)
    click.echo(f"Written to {opened.file.path}.{_still_empty(opened.plan, item, len(catalogue.items))}")
    return CLEAN


def _still_empty(plan: Plan, item: str, items: int) -> str:
    """Return a reminder of the items that still read [], while they are most of them."""
    left = [key for key, history in plan.responses.items() if not history and key != item]
    return (
        f'\n{len(left)} items still read [], which pages show as "No answer published".'
        if 2 * len(left) > items
        else ""
    )


def _history(plan: Plan, item: str) -> tuple[Entry, ...]:
    return {**plan.responses, **plan.local}.get(item, ())


def _letters_only(news: News) -> News:
    """Return what is said. Bytes that are no letters, which a terminal can hand on, are wrong usage."""
    try:
        "".join(word for said in astuple(news) if said for word in said).encode()
    except UnicodeEncodeError as error:
        raise click.UsageError(
            "Something typed here is no text: type it again, or save what it is from as UTF-8."
        ) from error
    return news


def _asked(opened: _Opened, item: str) -> News:
    if not (sys.stdin and sys.stdin.isatty()):
        raise click.UsageError(f"Say what is new, such as:\n  {EXAMPLE}")
    history = _history(opened.plan, item)
    for line in about(item, history, opened.national.catalogue):
        click.echo(_safe_message(line))
    return ask(opened.plan.sources, letters_of(history))


def _why_not(report: Report, new: Iterable[Diagnostic]) -> Report:
    """Return what stops an entry, and what in it looks private: somebody who cannot see a line is told why."""
    private = {each for each in new if each.code.startswith(PRIVATE)}
    kept = (each for each in report.diagnostics if each.severity is Severity.ERROR or each in private)
    return _only(report, kept)


def _told(changed: Amended, report: Report, new: tuple[Diagnostic, ...]) -> str:
    """Return the lines that are new or differ, each with its number, and what is told of the plan since."""
    lines, may_show = changed.source.lines(), Lines(report)
    width = len(str(max(changed.lines) + 1))
    shown = []
    for n in changed.lines:
        line = may_show.shown(changed.source.path, n)
        shown.append(f"  {n + 1:>{width}} | {_HIDDEN if lines[n].strip(' ') and not line else visible(line)}")
    told = REPORTERS["text"](_only(report, new)) if new else ""
    return "\n".join([f"New or changed lines of {changed.source.path}:", *shown, told])


def _only(report: Report, kept: Iterable[Diagnostic]) -> Report:
    """Return a report of some of the diagnostics, in whose files no line is left that any of them all calls private."""
    may_show = Lines(report)
    sources = {
        path: SourceFile(path, "\n".join(may_show.shown(path, n) for n in range(len(source.lines()))).encode())
        for path, source in report.sources.items()
    }
    return replace(report, diagnostics=tuple(kept), sources=sources)


def _without(found: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what is told more often than it was."""
    left = Counter(map(_kind, known))
    for each in found:
        left[_kind(each)] -= 1
        if left[_kind(each)] < 0:
            yield each


def _kind(found: Diagnostic) -> tuple[str, str, str]:
    """Return what is the same in a diagnostic wherever its line moves."""
    return found.code, found.message, found.item
