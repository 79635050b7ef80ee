"""A force's page: who leads, what is answered and what is not, then every recommendation and item in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Answer, Cell, Census, Tally, counted, tally
from ssc_site.corpus import Corpus
from ssc_site.national import Catalogue, Item, Recommendation
from ssc_site.schema import Plan
from ssc_site.views.entries import CorrectionView, EntryView, Prose, correction_view, entry_view, prose
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.words import (
    ANSWERS,
    SHAPES,
    STATUSES,
    answered_words,
    count_words,
    listed,
    person_words,
    shape_of,
)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document the page was written from. href is empty where no address is known."""

    title: str
    href: str
    read: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One evidence item. answer: its state in words; shared: the item that holds the answer, when it is shared."""

    number: str
    anchor: str
    title: str
    ask: str
    answer: str
    shape: str
    shared: Link | None
    status: str
    answered: bool
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation with its items. whole: what the plan says of it as a whole, beside its items."""

    number: str
    anchor: str
    title: str
    ask: str
    unnumbered: str
    place: str
    due: str
    summary: str
    shape: str
    accepts: str
    whole: tuple[EntryView, ...]
    evidence: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class GapView:
    """Items without an answer, of one kind: what the kind is called, and where they stand."""

    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LocalView:
    """A local action outside the national recommendations."""

    key: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ForcePage:
    """Everything a force's page shows."""

    frame: Frame
    name: str
    welsh_name: str
    where: str
    summarised: bool
    sources: tuple[SourceView, ...]
    dates: tuple[str, ...]
    introduction: Prose | None
    leads: tuple[str, ...]
    answered: str
    answered_parts: str
    gaps: tuple[GapView, ...]
    actions: str
    statuses: str
    recommendations: tuple[RecommendationView, ...]
    local: tuple[LocalView, ...]
    corrections: tuple[CorrectionView, ...]


def force_page(corpus: Corpus, census: Census, slug: str) -> ForcePage:
    """Return the page of a force whose plan is on the site."""
    force, plan, catalogue = corpus.national.register.forces[slug], corpus.plans[slug], corpus.national.catalogue
    counts = tally(census.cells[slug].values())
    return ForcePage(
        frame=frame_of(urls.force_page(slug), force.short.first, corpus.national.site, census.as_of),
        name=force.name.first,
        welsh_name=force.name.cy or "",
        where=force.nation if force.region == force.nation else f"{force.region}, {force.nation}",
        summarised=plan.wording == "summarised",
        sources=tuple(_sources(plan)),
        dates=_dates(plan),
        introduction=prose(plan.introduction),
        leads=tuple(map(person_words, plan.leads)),
        answered=f"{counts.answered} of {counts.total}",
        answered_parts=_answered_parts(counts),
        gaps=_gaps(census.cells[slug]),
        actions=_actions(plan),
        statuses=_statuses(counts),
        recommendations=tuple(_recommendations(plan, slug, catalogue, census)),
        local=tuple(_local(plan, catalogue)),
        corrections=tuple(map(correction_view, plan.corrections)),
    )


def _sources(plan: Plan) -> list[SourceView]:
    return [
        SourceView(source.title, source.url or "", source.read.words if source.read else "")
        for source in plan.sources.values()
    ]


def _dates(plan: Plan) -> tuple[str, ...]:
    """Return what the plan says of its own dates, each in a sentence."""
    known = (
        ("First published", plan.published),
        ("Last reviewed by the force", plan.reviewed),
        ("Next review promised for", plan.next_review),
    )
    return tuple(f"{words}: {day.words}" for words, day in known if day)


_PARTS = (
    (Answer.OWN, "with an answer of their own"),
    (Answer.SHARED, "with the same answer as another"),
    (Answer.WHOLE, "answered for the recommendation as a whole"),
    (Answer.COLLECTIVE, "answered together through the National Police Chiefs' Council (NPCC)"),
)


def _answered_parts(counts: Tally) -> str:
    return listed(f"{counts.answers[answer]} {words}" for answer, words in _PARTS if counts.answers.get(answer))


_GAPS = (Answer.UNCLEAR, Answer.UNREAD, Answer.NOT_KNOWN, Answer.NONE)


def _gaps(cells: Mapping[str, Cell]) -> tuple[GapView, ...]:
    """Return the items without an answer, by kind of gap, each linking to its place on the page."""
    found = ((ANSWERS[answer], [cell.item for cell in cells.values() if cell.answer is answer]) for answer in _GAPS)
    return tuple(
        GapView(words, tuple(Link(item, f"#{urls.item_anchor(item)}") for item in items))
        for words, items in found
        if items
    )


def _actions(plan: Plan) -> str:
    """Return how many actions the plan holds and how many of them have a date: "22 actions, 2 of them with a date"."""
    merged: dict[tuple[str, str], bool] = {}
    for key, entries in plan.responses.items():
        for entry in entries:
            for letter, action in entry.actions.items():
                dated = merged.get((key, letter), False) if action.due is None else action.due != "withdrawn"
                merged[key, letter] = dated
    if not merged:
        return "no actions"
    return f"{count_words(len(merged), 'action', 'actions')}, {sum(merged.values())} of them with a date"


def _statuses(counts: Tally) -> str:
    """Return how many items have a status, and which: "2 of 39 items: 2 in progress"."""
    given = sum(counts.statuses.values())
    if not given:
        return "none"
    each = listed(
        f"{counts.statuses[status]} {words.lower()}"
        for status, words in STATUSES.items()
        if counts.statuses.get(status)
    )
    return f"{given} of {counts.total} items: {each}"


def _recommendations(plan: Plan, slug: str, catalogue: Catalogue, census: Census) -> Iterator[RecommendationView]:
    for number, asked in catalogue.for_forces.items():
        cells = census.of_recommendation(slug, number)
        yield RecommendationView(
            number=number,
            anchor=urls.item_anchor(number),
            title=asked.title.first,
            ask=asked.ask.first,
            unnumbered=asked.unnumbered.first if asked.unnumbered else "",
            place=f"the section \u201c{asked.place.section}\u201d, which starts on page {asked.place.page}",
            due=due_words(asked),
            summary=answered_words(cells),
            shape=shape_of(cells),
            accepts=_ACCEPTS.get(plan.accepts.get(number, ""), ""),
            whole=_whole(plan, number, catalogue, census),
            evidence=tuple(_item(cell, asked.items[cell.item], plan, catalogue) for cell in cells),
        )


_ACCEPTS = {"yes": "Accepted", "partly": "Partly accepted", "no": "Not accepted"}


def due_words(asked: Recommendation) -> str:
    """Return when a recommendation is due: "27 March 2025", or each part with its own date."""
    if asked.due:
        return asked.due.words
    return "; ".join(f"part {letter}, {part.due.words}" for letter, part in asked.parts.items())


def _whole(plan: Plan, number: str, catalogue: Catalogue, census: Census) -> tuple[EntryView, ...]:
    """Return what the plan says of the recommendation as a whole, beside or instead of its items."""
    return tuple(entry_view(entry, plan, catalogue) for entry in counted(plan, number, census.as_of))


def _item(cell: Cell, item: Item, plan: Plan, catalogue: Catalogue) -> ItemView:
    """Return an item with its entries. An answer for the whole recommendation stands once, above its items."""
    shown = () if cell.answer is Answer.WHOLE else cell.entries
    shared = Link(cell.shared_with, f"#{urls.item_anchor(cell.shared_with)}") if cell.shared_with else None
    return ItemView(
        number=cell.item,
        anchor=urls.item_anchor(cell.item),
        title=item.title.first,
        ask=item.ask.first if item.ask else "",
        answer=ANSWERS[cell.answer],
        shape=SHAPES[cell.answer],
        shared=shared,
        status=STATUSES[cell.status] if cell.status else "",
        answered=cell.answered,
        entries=tuple(entry_view(entry, plan, catalogue) for entry in reversed(shown)),
    )


def _local(plan: Plan, catalogue: Catalogue) -> list[LocalView]:
    return [
        LocalView(key, tuple(entry_view(entry, plan, catalogue) for entry in reversed(entries)))
        for key, entries in plan.local.items()
    ]
