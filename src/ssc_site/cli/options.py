"""What several commands share: their options, exit codes, the clock, and reading all plans with the day printed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from ssc_site.corpus import Corpus, read_corpus
from ssc_site.dates import day_words
from ssc_site.diagnostics import Report
from ssc_site.files import read_inputs

CLEAN, PROBLEMS, COULD_NOT_RUN, INTERRUPTED = 0, 1, 3, 130
"""Exit codes; click itself gives 2 for wrong usage."""


@dataclass(frozen=True, slots=True)
class Options:
    """What every command that reads plans is told."""

    root: Path
    as_of: date


class Day(click.ParamType[date]):
    """A day, as 2026-11-21."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; what is none is wrong usage."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-11-21", param, ctx)


class Commit(click.ParamType[str]):
    """A version of files in Git: 7 to 64 hex digits."""

    name = "commit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the commit as it was given; what can be none is wrong usage."""
        if value and not re.fullmatch("[0-9a-f]{7,64}", value):
            self.fail(f"{value!r} is not a Git commit; write 7 to 64 of the digits 0 to 9 and a to f", param, ctx)
        return str(value)


def today() -> date:
    """Return the day it is, in UTC."""
    return datetime.now(UTC).date()


root_option = click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The folder that holds plans/ (default: this one)."
)
as_of_option = click.option("--as-of", type=Day(), default=today, help="The day to judge for (default: today, in UTC).")


def read(options: Options, only: tuple[Path, ...] = ()) -> tuple[Corpus | None, Report]:
    """Return the corpus and report for judging on a day: all plans, or only these."""
    click.echo(f"Judged for {day_words(options.as_of)}.", err=True)
    return read_corpus(read_inputs(options.root, only), options.as_of)


def read_for_pages(options: Options) -> tuple[Corpus | None, Report]:
    """Return the corpus and report for showing a day. An earlier day leaves out what came later, which is no fault."""
    click.echo(f"Shown for {day_words(options.as_of)}.", err=True)
    return read_corpus(read_inputs(options.root), max(options.as_of, today()))
