"""The national page: how many plans are here, what they answer, force by force and recommendation by recommendation."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census, tally
from ssc_site.corpus import Corpus
from ssc_site.views.dates import position_counts
from ssc_site.views.forces import known_forces
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView, help_views
from ssc_site.views.items import due_words
from ssc_site.views.listing import CountView, state_counts
from ssc_site.views.words import answered_parts, answered_words, count_words, shape_of, status_parts


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one force answers of one recommendation: "3 of 5 answered", and its shape."""

    summary: str
    shape: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One force, and what it answers of each recommendation."""

    force: Link
    answered: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One recommendation at the head of its column."""

    number: str
    title: str
    due: str
    href: str


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation, and how many of the plans here speak to it."""

    link: Link
    due: str
    summary: str
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RestRow:
    """The forces that are not on the site, of one kind: what is known and how many they are, then each by name."""

    anchor: str
    text: str
    note: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NationalPage:
    """Everything the national page shows."""

    frame: Frame
    forces_total: int
    plans_total: int
    coverage: tuple[str, ...]
    counts: tuple[CountView, ...]
    answered_parts: str
    status_parts: str
    positions: tuple[CountView, ...]
    forces: Link
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    rest: tuple[RestRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    dates: Link
    about: Link
    helplines: tuple[HelpView, ...]
    links: tuple[Link, ...]


def national_page(corpus: Corpus, census: Census) -> NationalPage:
    """Return the national page."""
    national = corpus.national
    cells = census.of_plans(corpus.plans)
    counts = tally(cells)
    total = len(national.register.forces)
    return NationalPage(
        frame=frame_of(urls.NATIONAL, "", national.site, census.as_of),
        forces_total=total,
        plans_total=len(corpus.plans),
        coverage=_coverage(corpus),
        counts=state_counts(counts, urls.NATIONAL),
        answered_parts=answered_parts(counts),
        status_parts=status_parts(counts),
        positions=position_counts(cells, urls.NATIONAL),
        forces=Link(f"All {total} forces", urls.FORCES),
        columns=tuple(_columns(corpus)),
        rows=tuple(_row(corpus, census, slug) for slug in corpus.plans),
        rest=_rest(corpus),
        recommendations=tuple(_recommendations(corpus, census)),
        dates=Link("All dates", urls.DATES),
        about=Link("How we count", f"{urls.ABOUT}#states"),
        helplines=help_views(national.support, short=True),
        links=tuple(Link(link.title, link.url) for link in national.catalogue.programme.links),
    )


def _coverage(corpus: Corpus) -> tuple[str, ...]:
    """Return what is and is not on the site, in sentences, the first one the coverage."""
    here, total = len(corpus.plans), len(corpus.national.register.forces)
    linked, unlinked = known_forces(corpus, urls.NATIONAL)
    return (
        f"Answers from {here} of {count_words(total, 'force', 'forces')} are on this site.",
        f"{len(linked)} more {'plan is' if len(linked) == 1 else 'plans are'} linked.",
        f"For {count_words(len(unlinked), 'force', 'forces')} we know no address.",
    )


def _columns(corpus: Corpus) -> Iterator[MatrixColumn]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        yield MatrixColumn(number, asked.title.first, due_words(asked), urls.recommendation_page(number))


def _row(corpus: Corpus, census: Census, slug: str) -> MatrixRow:
    counts = tally(census.cells[slug].values())
    numbers = corpus.national.catalogue.for_forces
    cells = (census.of_recommendation(slug, number) for number in numbers)
    force = Link(corpus.national.register.forces[slug].short.first, urls.force_page(slug))
    return MatrixRow(
        force, f"{counts.answered} of {counts.total}", tuple(MatrixCell(answered_words(c), shape_of(c)) for c in cells)
    )


def _rest(corpus: Corpus) -> tuple[RestRow, ...]:
    linked, unlinked = known_forces(corpus, urls.NATIONAL)
    silent = "This does not mean that the force has published no plan."
    kinds = (
        ("linked", "Plan linked, not on this site yet", "", linked),
        ("unlinked", "No address known to us", silent, unlinked),
    )
    return tuple(
        RestRow(
            anchor,
            f"{text}: {count_words(len(forces), 'force', 'forces')}",
            note,
            tuple(force.short for force in forces),
        )
        for anchor, text, note, forces in kinds
        if forces
    )


def _recommendations(corpus: Corpus, census: Census) -> Iterator[RecommendationRow]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        cells = [census.of_recommendation(slug, number) for slug in corpus.plans]
        speaking = sum(any(cell.answered for cell in known) for known in cells)
        link = Link(f"{number} {asked.title.first}", urls.recommendation_page(number))
        verb = "answers" if speaking == 1 else "answer"
        summary = f"{speaking} of {count_words(len(cells), 'plan', 'plans')} {verb} some or all of it" if cells else ""
        yield RecommendationRow(link, due_words(asked), summary, tuple(shape_of(known) for known in cells))
