"""The table of forces by recommendations: how many of its items each plan answers, in a few words a cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Cell, Census, tally
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, say
from ssc_site.national import Recommendation
from ssc_site.views.coverage import coverage_of, force_link
from ssc_site.views.frame import Link
from ssc_site.views.listing import Sentence
from ssc_site.views.texts import ours
from ssc_site.views.words import answered_figure, complete_words, out_of, shape_of


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one force answers of one recommendation: "3 of 5" or "not read", "1 complete" or nothing, and its shape."""

    answered: str
    complete: str
    shape: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One force, how much of everything it answers, and of each recommendation."""

    force: Link
    answered: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One recommendation at the head of its column."""

    number: str
    title: str
    dues: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table, and in sentences what it leaves out."""

    caption: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    left_out: tuple[Sentence, ...]


def matrix(corpus: Corpus, census: Census) -> Matrix:
    """Return the table: a row for each force whose plan is here, by name; a column for each recommendation."""
    return Matrix(
        caption=say("Each box says how many items of the recommendation the plan answers, of how many it asks."),
        columns=tuple(_columns(corpus)),
        rows=tuple(_row(corpus, census, slug) for slug in corpus.plans),
        left_out=tuple(_left_out(corpus)),
    )


def _columns(corpus: Corpus) -> Iterator[MatrixColumn]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        yield MatrixColumn(number, ours(asked.title), tuple(_dues(asked)), urls.recommendation_page(number))


def _dues(asked: Recommendation) -> Iterator[str]:
    """Yield when a recommendation is due, or each of its parts."""
    if asked.due:
        yield say("due %(date)s", date=asked.due.words)
    elif not asked.parts:
        yield say("no day given")
    else:
        for letter, part in asked.parts.items():
            yield say("due part %(letter)s, %(date)s", letter=letter, date=part.due.words)


def _row(corpus: Corpus, census: Census, slug: str) -> MatrixRow:
    counts = tally(census.cells[slug].values())
    found = (census.of_recommendation(slug, number) for number in corpus.national.catalogue.for_forces)
    return MatrixRow(force_link(corpus, slug), out_of(counts.answered, counts.total), tuple(map(_cell, found)))


def _cell(cells: tuple[Cell, ...]) -> MatrixCell:
    """Return how much of a recommendation is answered, in at most six words all told."""
    return MatrixCell(answered_figure(cells), complete_words(cells), shape_of(cells))


def _left_out(corpus: Corpus) -> Iterator[Sentence]:
    """Yield which forces have no row, each kind with a link to their names."""
    covered = coverage_of(corpus)
    if covered.linked:
        count = count_of(len(covered.linked), "force whose plan is linked", "forces whose plan is linked")
        yield Sentence.around(_no_row(len(covered.linked)), Link(count, "#linked"))
    if covered.unlinked:
        count = count_of(
            len(covered.unlinked), "force with no address known to us", "forces with no address known to us"
        )
        yield Sentence.around(_no_row(len(covered.unlinked)), Link(count, "#unlinked"))


def _no_row(forces: int) -> str:
    return say("%(link)s has no row.") if forces == 1 else say("%(link)s have no row.")
