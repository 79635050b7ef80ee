"""The national page: the country in one picture, put together from parts that have modules of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Cell, Census, tally
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, say
from ssc_site.views.changed import ChangeView, newest_entries
from ssc_site.views.coming import Coming, coming
from ssc_site.views.coverage import ForceRow, NameGroup, coverage_sentences, force_rows, name_groups
from ssc_site.views.dates import position_counts
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView, help_views
from ssc_site.views.items import due_words
from ssc_site.views.listing import CountView, Sentence, state_counts
from ssc_site.views.matrix import Matrix, matrix
from ssc_site.views.texts import ours
from ssc_site.views.tiles import TileMap, tile_map
from ssc_site.views.timeline import Timeline, timeline
from ssc_site.views.words import answered_parts, status_parts


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation, and how many of the plans here speak to it."""

    link: Link
    due: str
    summary: str


@dataclass(frozen=True, slots=True)
class NationalPage:
    """Everything the national page shows.

    answered_parts, status_parts: what two of the counts are made of, each with its list.
    """

    frame: Frame
    plans_total: int
    of_plans: str
    coverage: tuple[Sentence, ...]
    counts: tuple[CountView, ...]
    answered_parts: tuple[Link, ...]
    status_parts: tuple[Link, ...]
    forces: tuple[ForceRow, ...]
    groups: tuple[NameGroup, ...]
    all_forces: Link
    tiles: TileMap
    matrix: Matrix
    recommendations: tuple[RecommendationRow, ...]
    timeline: Timeline
    positions: tuple[CountView, ...]
    coming: tuple[Coming, ...]
    dates: Link
    changes: tuple[ChangeView, ...]
    all_changes: Link
    about: Link
    terms: Link
    helplines: tuple[HelpView, ...]
    links: tuple[Link, ...]


def national_page(corpus: Corpus, census: Census) -> NationalPage:
    """Return the national page."""
    national = corpus.national
    cells = census.of_plans(corpus.plans)
    counts = tally(cells)
    return NationalPage(
        frame=frame_of(urls.NATIONAL, "", national.site, census.as_of, urls.NATIONAL_STYLE),
        plans_total=len(corpus.plans),
        of_plans=_of_plans(len(corpus.plans)),
        coverage=tuple(coverage_sentences(corpus)),
        counts=state_counts(counts, urls.NATIONAL),
        answered_parts=_to_lists(answered_parts(counts)),
        status_parts=_to_lists(status_parts(counts)),
        forces=tuple(force_rows(corpus, census)),
        groups=name_groups(corpus),
        all_forces=Link(_all_forces(len(national.register.forces)), urls.FORCES),
        tiles=tile_map(corpus),
        matrix=matrix(corpus, census),
        recommendations=tuple(_recommendations(corpus, census)),
        timeline=timeline(corpus, census.as_of),
        positions=position_counts(cells, urls.NATIONAL),
        coming=coming(corpus, census.as_of),
        dates=Link(say("All dates"), urls.DATES),
        changes=tuple(newest_entries(corpus, census.as_of)),
        all_changes=Link(say("All changes"), urls.CHANGES),
        about=Link(say("How we count"), f"{urls.ABOUT}#counting"),
        terms=Link(say("What these words mean"), f"{urls.ABOUT}#states"),
        helplines=help_views(national.support, short=True),
        links=tuple(Link(say(link.title), link.url) for link in national.catalogue.programme.links),
    )


def _of_plans(total: int) -> str:
    return say("In this plan") if total == 1 else say("In these %(plans)s", plans=count_of(total, "plan", "plans"))


def _all_forces(total: int) -> str:
    return say("All %(forces)s, with where each plan was seen", forces=count_of(total, "force", "forces"))


def _to_lists(parts: Mapping[str, str]) -> tuple[Link, ...]:
    """Return what a count is made of, each part with its list."""
    return tuple(Link(words, urls.listing(state)) for state, words in parts.items())


def _recommendations(corpus: Corpus, census: Census) -> Iterator[RecommendationRow]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        cells = [census.of_recommendation(slug, number) for slug in corpus.plans]
        link = Link(f"{number} {ours(asked.title)}", urls.recommendation_page(number))
        yield RecommendationRow(link, due_words(asked), _speaking(cells))


def _speaking(plans: list[tuple[Cell, ...]]) -> str:
    """Return how many plans answer a recommendation; empty where no plan is here."""
    speaking = sum(any(cell.answered for cell in cells) for cells in plans)
    known = count_of(len(plans), "plan", "plans")
    if speaking == 1:
        return say("%(some)s of %(plans)s answers some or all of it", some=speaking, plans=known)
    return say("%(some)s of %(plans)s answer some or all of it", some=speaking, plans=known) if plans else ""
