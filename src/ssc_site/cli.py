"""The command line: options in, one run, exit code out. The only place that exits, echoes or reads the clock.

Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 could not run, 130 interrupted.
"""

import gc
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from ssc_site.census import take_census
from ssc_site.corpus import Corpus, codes, read_corpus
from ssc_site.dates import day_words
from ssc_site.diagnostics import Report
from ssc_site.errors import CannotRunError
from ssc_site.files import read_inputs, read_templates
from ssc_site.papers import press_of
from ssc_site.planschema import plan_schema
from ssc_site.publish import publish
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.visible import visible
from ssc_site.scope import scope_fault
from ssc_site.serve import Attempt, serve_site
from ssc_site.site import build_site
from ssc_site.statustable import status_table
from ssc_site.watch import signature

CLEAN, PROBLEMS, COULD_NOT_RUN, INTERRUPTED = 0, 1, 3, 130
"""Exit codes; click itself gives 2 for wrong usage."""


@dataclass(frozen=True, slots=True)
class Options:
    """What every command that reads plans is told."""

    root: Path
    as_of: date


class _Day(click.ParamType[date]):
    """A day, as 2026-11-21."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-11-21", param, ctx)


class _Commit(click.ParamType[str]):
    """A version of files in Git: 7 to 64 hex digits."""

    name = "commit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value and not re.fullmatch("[0-9a-f]{7,64}", value):
            self.fail(f"{value!r} is not a Git commit; write 7 to 64 of the digits 0 to 9 and a to f", param, ctx)
        return str(value)


def _today() -> date:
    return datetime.now(UTC).date()


_root = click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The folder that holds plans/ (default: this one)."
)
_as_of = click.option("--as-of", type=_Day(), default=_today, help="The day to judge for (default: today, in UTC).")


@click.group()
@click.version_option(package_name="ssc-site", message="%(prog)s %(version)s")
def commands() -> None:
    """Check police action plans, one YAML file a force, and publish them as a website."""


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", help="How to print.")
@_root
@_as_of
def validate(paths: tuple[Path, ...], form: str, root: Path, as_of: date) -> int:
    """Check every plan, or only those at PATHS, and say every fault with its line."""
    _, report = _read(Options(root, as_of), paths)
    click.echo(REPORTERS[form](report), nl=False)
    return PROBLEMS if report.failed else CLEAN


@commands.command()
@click.option("--out", type=click.Path(path_type=Path), help="Where to publish (default: site/ in the root).")
@click.option("--pdf", is_flag=True, help="Also make a PDF document of each plan's and recommendation's page.")
@click.option("--commit", type=_Commit(), default="", help="The Git commit of the plan files, for the data to name.")
@_root
@_as_of
def build(out: Path | None, pdf: bool, commit: str, root: Path, as_of: date) -> int:
    """Check every plan, then build the whole site. A plan with errors leaves the last good site as it is."""
    corpus, report = _read_for_pages(Options(root, as_of))
    if report.diagnostics:
        click.echo(REPORTERS["text"](report), nl=False, err=True)
    if corpus is None or report.failed:
        click.echo("Nothing was published. Correct the errors, then build again.", err=True)
        return PROBLEMS
    where, templates = out or root / "site", read_templates(root)
    press = press_of(templates, corpus.national.site.base or "") if pdf else None
    site = build_site(replace(corpus, commit=commit), templates, as_of, press)
    done = publish(site, where, keep_out_of=[root / name for name in ("plans", "schema", "templates")])
    click.echo(f"{len(corpus.plans)} of {len(corpus.national.register.forces)} forces, {len(site)} files in {where}")
    if not corpus.national.site.base:
        click.echo("No feeds, sitemap, robots.txt or preview tags: schema/site.yaml names no base address.")
    click.echo(
        f"{done.written} written, {done.unchanged} unchanged, {done.removed} removed. Open {where / 'index.html'}"
    )
    return CLEAN


@commands.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Where to listen (default: 8000; 0: any free)."
)
@_root
@_as_of
def serve(port: int, root: Path, as_of: date) -> int:
    """Show the site to this computer's browser while you edit. It follows every change; no file is written."""

    def attempt() -> Attempt:
        corpus, report = _read(Options(root, as_of))
        said = REPORTERS["text"](report) if report.diagnostics else ""
        if corpus is None or report.failed:
            return Attempt(None, said)
        return Attempt(build_site(corpus, read_templates(root), as_of), said)

    serve_site(port, lambda: signature(root), attempt, lambda text: click.echo(text, err=True))
    return CLEAN


@commands.command()
@_root
@_as_of
def status(root: Path, as_of: date) -> int:
    """Print the national table: what each plan here answers of each recommendation."""
    corpus, report = _read_for_pages(Options(root, as_of))
    if corpus is None or report.failed:
        click.echo(REPORTERS["text"](report), nl=False, err=True)
        return PROBLEMS
    click.echo(status_table(corpus, take_census(corpus, as_of)), nl=False)
    return CLEAN


@commands.command()
@click.option("--check", is_flag=True, help="Only say whether schema/plan.schema.json is up to date.")
@_root
def schema(check: bool, root: Path) -> int:
    """Print the JSON Schema of a plan, which editors use to complete and explain fields."""
    corpus, report = read_corpus(read_inputs(root), _today())
    if corpus is None:
        click.echo(REPORTERS["text"](report), nl=False, err=True)
        return PROBLEMS
    text = plan_schema(corpus.national.catalogue)
    if not check:
        click.echo(text, nl=False)
        return CLEAN
    kept = root / "schema" / "plan.schema.json"
    fresh = kept.is_file() and kept.read_text("utf-8") == text
    click.echo(f"{kept} is up to date." if fresh else f"{kept} is out of date: run ssc-site schema > {kept}")
    return CLEAN if fresh else PROBLEMS


@commands.command()
def rules() -> int:
    """Print every code that validate can give, with the law behind it."""
    for code in codes().values():
        click.echo(f"{code.name} ({code.severity})\n    {code.law}")
    return CLEAN


@commands.command(hidden=True)
def scope() -> int:
    """Say whether the files named on standard input, a NUL after each, may change in one pull request."""
    names = sys.stdin.buffer.read().decode("utf-8", "replace").split("\0")
    fault = scope_fault(name for name in names if name)
    click.echo(fault or "These changes may stand in one pull request.")
    return PROBLEMS if fault else CLEAN


def _read(options: Options, only: tuple[Path, ...] = ()) -> tuple[Corpus | None, Report]:
    click.echo(f"Judged for {day_words(options.as_of)}.", err=True)
    return read_corpus(read_inputs(options.root, only), options.as_of)


def _read_for_pages(options: Options) -> tuple[Corpus | None, Report]:
    """Return the corpus and report for showing a day. An earlier day leaves out what came later, which is no fault."""
    click.echo(f"Shown for {day_words(options.as_of)}.", err=True)
    return read_corpus(read_inputs(options.root), max(options.as_of, _today()))


def main() -> None:
    """Run the command line and exit. Whatever happens, the user reads a sentence, never a traceback."""
    gc.set_threshold(50_000, 20, 20)  # plans and pages hold no circles: looking for them is a fifth of a large run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal has every letter of a plan
    sys.exit(_exit_code(lambda: commands.main(standalone_mode=False)))


def _exit_code(run: Callable[[], Any]) -> int:
    try:
        return int(run() or CLEAN)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None  # nobody listens: do not let the exit write to the closed pipe
        return CLEAN
    except CannotRunError as error:
        click.echo(visible(str(error)), err=True)  # it may name a file that a stranger named
        return COULD_NOT_RUN
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence instead of a traceback
        click.echo(
            f"ssc-site could not go on ({type(error).__name__}). This is a fault of ours: please report it.", err=True
        )
        return COULD_NOT_RUN
