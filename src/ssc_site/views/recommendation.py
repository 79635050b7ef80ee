"""A recommendation's page, to compare every answer to it; and the page that lists all recommendations."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Answer, Cell, Census, counted, tally
from ssc_site.corpus import Corpus
from ssc_site.national import Item, Recommendation
from ssc_site.views.entries import EntryView, Telling, entry_views
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.items import AnswerView, AskView, answer_view, ask_view, deadline_words
from ssc_site.views.listing import CountView, state_counts
from ssc_site.views.words import ANSWERS, answered_words, count_words, shape_of


@dataclass(frozen=True, slots=True)
class ForceAnswer:
    """One force's answer to an item."""

    force: Link
    reply: AnswerView


@dataclass(frozen=True, slots=True)
class ForceWhole:
    """What one force says of the recommendation as a whole. deadline: empty where each item has its own."""

    force: Link
    summary: str
    shape: str
    deadline: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class NamedForces:
    """The forces in one state, by name: "Not read: Cambridgeshire"."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """One item with all answers side by side, and the forces without an answer by name."""

    number: str
    anchor: str
    title: str
    ask: str
    answers: tuple[ForceAnswer, ...]
    gaps: tuple[NamedForces, ...]


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """Everything a recommendation's page shows. coverage: how many plans speak to it, in sentences."""

    frame: Frame
    asked: AskView
    coverage: tuple[str, ...]
    counts: tuple[CountView, ...]
    elsewhere: str
    elsewhere_list: str
    wholes: tuple[ForceWhole, ...]
    evidence: tuple[ComparedItem, ...]


@dataclass(frozen=True, slots=True)
class RecommendationsPage:
    """The list of all recommendations: those forces answer, and the others by title."""

    frame: Frame
    answered: tuple[AskView, ...]
    others: tuple[AskView, ...]
    actions: tuple[AskView, ...]
    counting: str


def recommendation_page(corpus: Corpus, census: Census, number: str) -> RecommendationPage:
    """Return the page of a recommendation that forces answer."""
    asked = corpus.national.catalogue.for_forces[number]
    path = urls.recommendation_page(number)
    cells = [cell for slug in corpus.plans for cell in census.of_recommendation(slug, number)]
    others = len(corpus.national.register.forces) - len(corpus.plans)
    return RecommendationPage(
        frame=frame_of(path, f"Recommendation {number}", corpus.national.site, census.as_of),
        asked=ask_view(number, asked),
        coverage=_coverage(corpus, census, number),
        counts=state_counts(tally(cells), path, number),
        elsewhere=f"Not on this site: {others} forces",
        elsewhere_list=urls.relative(path, f"{urls.FORCES}#others"),
        wholes=tuple(_wholes(corpus, census, number, path)),
        evidence=tuple(_compared(item, known, corpus, census, path) for item, known in asked.items.items()),
    )


def _coverage(corpus: Corpus, census: Census, number: str) -> tuple[str, ...]:
    """Return how many of the plans here answer every item, some, or none, in a sentence each that has any."""
    by_force = [census.of_recommendation(slug, number) for slug in corpus.plans]
    answered = [(sum(cell.answered for cell in cells), len(cells)) for cells in by_force]
    kinds = (
        (sum(some == every for some, every in answered), "every item"),
        (sum(0 < some < every for some, every in answered), "some items"),
        (sum(some == 0 for some, _ in answered), "no item that we could read"),
    )
    total = count_words(len(by_force), "plan", "plans")
    return tuple(
        f"{count} of {total} on this site {'answers' if count == 1 else 'answer'} {what}."
        for count, what in kinds
        if count
    )


def _wholes(corpus: Corpus, census: Census, number: str, path: str) -> Iterator[ForceWhole]:
    for slug, plan in corpus.plans.items():
        entries = counted(plan, number, census.as_of)
        if entries:
            cells = census.of_recommendation(slug, number)
            force = _force_link(corpus, slug, number, path)
            telling = Telling(plan, corpus.national.catalogue, census.as_of, urls.relative(path, urls.force_page(slug)))
            deadline = next((deadline_words(cell) for cell in cells if cell.answer is Answer.WHOLE), "")
            yield ForceWhole(force, answered_words(cells), shape_of(cells), deadline, entry_views(entries, telling))


def _force_link(corpus: Corpus, slug: str, key: str, path: str) -> Link:
    target = f"{urls.force_page(slug)}#{urls.item_anchor(key)}"
    return Link(corpus.national.register.forces[slug].short.first, urls.relative(path, target))


_SHOWN_BY_NAME = (Answer.WHOLE, Answer.NONE, Answer.UNCLEAR, Answer.UNREAD, Answer.NOT_KNOWN)
"""States whose forces are named in a line, since there is no text of theirs to show beside the others."""


def _compared(item: str, known: Item, corpus: Corpus, census: Census, path: str) -> ComparedItem:
    cells = {slug: census.cells[slug][item] for slug in corpus.plans}
    gaps = (
        NamedForces(
            ANSWERS[answer].word,
            tuple(_force_link(corpus, slug, item, path) for slug, cell in cells.items() if cell.answer is answer),
        )
        for answer in _SHOWN_BY_NAME
    )
    return ComparedItem(
        number=item,
        anchor=urls.item_anchor(item),
        title=known.title.first,
        ask=known.ask.first if known.ask else "",
        answers=tuple(_answer(slug, cell, corpus, census, path) for slug, cell in cells.items() if _has_text(cell)),
        gaps=tuple(gap for gap in gaps if gap.links),
    )


def _has_text(cell: Cell) -> bool:
    return cell.answered and cell.answer is not Answer.WHOLE


def _answer(slug: str, cell: Cell, corpus: Corpus, census: Census, path: str) -> ForceAnswer:
    page = urls.relative(path, urls.force_page(slug))
    telling = Telling(corpus.plans[slug], corpus.national.catalogue, census.as_of, page)
    return ForceAnswer(_force_link(corpus, slug, cell.item, path), answer_view(cell, telling, corpus))


def recommendations_page(corpus: Corpus, census: Census) -> RecommendationsPage:
    """Return the list of all recommendations."""
    catalogue = corpus.national.catalogue
    asked = {number: _linked(number, asked) for number, asked in catalogue.recommendations.items()}
    return RecommendationsPage(
        frame=frame_of(urls.RECOMMENDATIONS, "Recommendations", corpus.national.site, census.as_of),
        answered=tuple(view for number, view in asked.items() if number in catalogue.for_forces),
        others=tuple(view for number, view in asked.items() if number not in catalogue.for_forces),
        actions=tuple(ask_view(number, action) for number, action in catalogue.actions.items()),
        counting=catalogue.programme.counting.first,
    )


def _linked(number: str, asked: Recommendation) -> AskView:
    page = urls.relative(urls.RECOMMENDATIONS, urls.recommendation_page(number)) if asked.items else ""
    return ask_view(number, asked, page)
