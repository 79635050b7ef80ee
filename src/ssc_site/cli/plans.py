"""The commands that judge and show plans without making pages: validate, status, schema, rules, and scope for CI."""

import sys
from datetime import date
from pathlib import Path

import click

from ssc_site.census import take_census
from ssc_site.changes.law import HISTORY_CODES
from ssc_site.cli.options import CLEAN, PROBLEMS, Options, as_of_option, read, read_for_pages, root_option, today
from ssc_site.corpus import codes, read_corpus
from ssc_site.files import read_inputs
from ssc_site.planschema import plan_schema
from ssc_site.reporters import REPORTERS
from ssc_site.scope import scope_fault
from ssc_site.statustable import status_table


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", help="How to print.")
@root_option
@as_of_option
def validate(paths: tuple[Path, ...], form: str, root: Path, as_of: date) -> int:
    """Check every plan, or only those at PATHS, and say every fault with its line."""
    _, report = read(Options(root, as_of), paths)
    click.echo(REPORTERS[form](report), nl=False)
    return PROBLEMS if report.failed else CLEAN


@click.command()
@root_option
@as_of_option
def status(root: Path, as_of: date) -> int:
    """Print the national table: what each plan here answers of each recommendation."""
    corpus, report = read_for_pages(Options(root, as_of))
    if corpus is None or report.failed:
        click.echo(REPORTERS["text"](report), nl=False, err=True)
        return PROBLEMS
    click.echo(status_table(corpus, take_census(corpus, as_of)), nl=False)
    return CLEAN


@click.command()
@click.option("--check", is_flag=True, help="Only say whether schema/plan.schema.json is up to date.")
@root_option
def schema(check: bool, root: Path) -> int:
    """Print the JSON Schema of a plan, which editors use to complete and explain fields."""
    corpus, report = read_corpus(read_inputs(root), today())
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


@click.command()
def rules() -> int:
    """Print every code that validate, and diff --check, can give, with the law behind it."""
    for code in (*codes().values(), *HISTORY_CODES.values()):
        click.echo(f"{code.name} ({code.severity})\n    {code.law}")
    return CLEAN


@click.command(hidden=True)
def scope() -> int:
    """Say whether the files named on standard input, a NUL after each, may change in one pull request."""
    names = sys.stdin.buffer.read().decode("utf-8", "replace").split("\0")
    fault = scope_fault(name for name in names if name)
    click.echo(fault or "These changes may stand in one pull request.")
    return PROBLEMS if fault else CLEAN
