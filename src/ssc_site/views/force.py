"""A force's page: who leads, what is answered and what is not, then every recommendation and item in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.census import Cell, Census, counted, known_from, tally
from ssc_site.changes.dated import changes_of
from ssc_site.corpus import Corpus
from ssc_site.language import key, say
from ssc_site.national import Item
from ssc_site.schema import Plan
from ssc_site.views.changed import changes_words
from ssc_site.views.data import force_files
from ssc_site.views.entries import (
    CorrectionView,
    EntryView,
    Prose,
    Telling,
    correction_view,
    entry_views,
    made_by,
    prose,
    read_words,
)
from ssc_site.views.forces import welsh_name, where_words
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView, help_views
from ssc_site.views.inshort import FactView, in_short
from ssc_site.views.items import AnswerView, AskView, answer_view, ask_view
from ssc_site.views.listing import Sentence
from ssc_site.views.texts import name, ours
from ssc_site.views.words import answered_parts, answered_words, listed, of_items, person_words, shape_of


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document the page was written from, and whose words they are. href is empty where no address is known."""

    title: str
    href: str
    read: str
    summarised: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """One evidence item with the force's answer. ask: empty where the tracker gives it no text of its own."""

    number: str
    anchor: str
    title: str
    ask: str
    reply: AnswerView


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation with its items. whole: what the plan says of it as a whole, beside or instead of its items."""

    name: str
    asked: AskView
    summary: str
    shape: str
    accepts: str
    whole_anchor: str
    whole: tuple[EntryView, ...]
    evidence: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class LocalView:
    """A local action outside the national recommendations."""

    key: str
    anchor: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ForcePage:
    """Everything a force's page shows. Before the day its plan was known, only entries with a date of their own."""

    frame: Frame
    name: str
    welsh_name: str
    where: str
    sources: tuple[SourceView, ...]
    no_sources: str
    dates: tuple[FactView, ...]
    introduction: Prose | None
    leads: tuple[str, ...]
    no_leads: str
    doing: tuple[Sentence, ...]
    answered: str
    answered_parts: str
    actions: FactView
    changes: Link
    gaps: tuple[FactView, ...]
    unread: Prose | None
    deadlines: tuple[FactView, ...]
    targets: tuple[FactView, ...]
    helplines: tuple[HelpView, ...]
    recommendations: tuple[RecommendationView, ...]
    local: tuple[LocalView, ...]
    note: Prose | None
    corrections: tuple[CorrectionView, ...]
    files: tuple[Link, ...]
    lines: tuple[Link, ...]
    pdf: Link | None = None


def force_page(corpus: Corpus, census: Census, slug: str) -> ForcePage:
    """Return the page of a force whose plan is on the site."""
    force, plan = corpus.national.register.forces[slug], corpus.plans[slug]
    cells = census.cells[slug]
    catalogue, counts = corpus.national.catalogue, tally(cells.values())
    telling, short = Telling(plan, catalogue, census.as_of), in_short(plan, cells, counts, catalogue, census.as_of)
    known, path = known_from(plan) <= census.as_of, urls.force_page(slug)
    unknown = "" if known else say("Not known on this date")
    return ForcePage(
        frame=frame_of(path, name(force.short), corpus.national.site, census.as_of, urls.PLAN_STYLE),
        name=name(force.name),
        welsh_name=welsh_name(force),
        where=where_words(force),
        sources=tuple(_sources(plan)) if known else (),
        no_sources=unknown,
        dates=_dates(plan, census.as_of),
        introduction=prose(plan.introduction) if known else None,
        leads=tuple(map(person_words, plan.leads)) if known else (),
        no_leads=unknown or say("The plan names nobody"),
        doing=short.doing(),
        answered=of_items(counts.answered, counts.total),
        answered_parts=listed(answered_parts(counts).values()),
        actions=short.actions(),
        changes=_changes(plan, census.as_of),
        gaps=short.gaps(),
        unread=prose(plan.unread.reason) if plan.unread and known else None,
        deadlines=short.deadlines(),
        targets=short.targets(),
        helplines=help_views(corpus.national.support, short=True),
        recommendations=tuple(_recommendations(corpus, census, telling)),
        local=tuple(_local(telling)),
        note=prose(plan.note) if known else None,
        corrections=tuple(map(correction_view, made_by(plan.corrections, census.as_of))) if known else (),
        files=tuple(force_files(path, slug, say("all of it (JSON)"))),
        lines=tuple(_lines(plan, corpus)),
    )


def _changes(plan: Plan, as_of: date) -> Link:
    """Return the link to the list of the plan's changes, by how many there are."""
    number = sum(1 for _ in changes_of(plan, as_of))
    href = urls.relative(urls.force_page(plan.force), urls.force_changes(plan.force))
    return Link(say("%(changes)s with a date, newest first", changes=changes_words(number)), href)


def _lines(plan: Plan, corpus: Corpus) -> Iterator[Link]:
    """Yield links to the plan's file, to read and to correct; none without a repository."""
    if repository := corpus.national.site.repository:
        yield Link(say("The plan's file as published"), f"{repository}/blob/main/plans/{plan.force}.yaml")
        yield Link(say("Suggest a correction to the file"), f"{repository}/edit/main/plans/{plan.force}.yaml")


def _sources(plan: Plan) -> Iterator[SourceView]:
    for source in plan.sources.values():
        yield SourceView(source.title, source.url or "", read_words(source), plan.wording_of(source) == "summarised")


def _dates(plan: Plan, as_of: date) -> tuple[FactView, ...]:
    """Return what the plan says of its own dates, as far as they have come; a next review only once it is promised."""
    known = (
        (say("First published"), plan.published),
        (say("Last reviewed by the force"), plan.reviewed),
        (say("Next review promised for"), plan.next_review),
    )
    promised = known_from(plan) <= as_of
    return tuple(
        FactView(words, day.words, ())
        for words, day in known
        if day and (day.last <= as_of or (promised and day is plan.next_review))
    )


def _recommendations(corpus: Corpus, census: Census, telling: Telling) -> Iterator[RecommendationView]:
    plan, path = telling.plan, urls.force_page(telling.plan.force)
    known = known_from(plan) <= census.as_of
    for number, asked in corpus.national.catalogue.for_forces.items():
        cells = census.of_recommendation(plan.force, number)
        href = urls.relative(path, urls.recommendation_page(number))
        yield RecommendationView(
            name=say("Recommendation %(number)s", number=number),
            asked=ask_view(number, asked, href),
            summary=answered_words(cells),
            shape=shape_of(cells),
            accepts=say(_ACCEPTS[plan.accepts[number]]) if known and number in plan.accepts else "",
            whole_anchor=urls.whole_anchor(number),
            whole=entry_views(counted(plan, number, census.as_of), telling, number),
            evidence=tuple(_item(cell, asked.items[cell.item], telling, corpus) for cell in cells),
        )


_ACCEPTS = {
    "yes": key("Accepted by the force."),
    "partly": key("Partly accepted by the force."),
    "no": key("Not accepted by the force."),
}


def _item(cell: Cell, item: Item, telling: Telling, corpus: Corpus) -> ItemView:
    reply = answer_view(cell, telling, corpus, anchored=True)
    ask = ours(item.ask) if item.ask else ""
    return ItemView(cell.item, urls.item_anchor(cell.item), ours(item.title), ask, reply)


def _local(telling: Telling) -> Iterator[LocalView]:
    for number in telling.plan.local:
        entries = counted(telling.plan, number, telling.as_of)
        if entries:
            yield LocalView(number, urls.item_anchor(number), entry_views(entries, telling))
