"""A recommendation's page, to compare every answer to it: of all forces, or of those of a nation or a region."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ssc_site import urls
from ssc_site.census import Answer, Cell, Census, counted, tally
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, say
from ssc_site.national import Item
from ssc_site.views.areas import Area, area_value, areas
from ssc_site.views.choices import ChoicesView, area_choices, choices
from ssc_site.views.entries import EntryView, Telling, entry_views
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.items import AnswerView, AskView, answer_view, ask_view, deadline_words
from ssc_site.views.listing import COUNTED, CountView, state_counts
from ssc_site.views.plancounts import plan_counts
from ssc_site.views.texts import name, ours
from ssc_site.views.words import ANSWERS, answered_words, shape_of


@dataclass(frozen=True, slots=True)
class Sorts:
    """By what one force's answer can be chosen. states: names of lists it stands on, with a space between."""

    force: str
    nation: str
    region: str
    states: str


@dataclass(frozen=True, slots=True)
class ForceAnswer:
    """One force's answer to an item."""

    force: Link
    sorts: Sorts
    reply: AnswerView


@dataclass(frozen=True, slots=True)
class ForceWhole:
    """What one force says of the recommendation as a whole. deadline: empty where each item has its own."""

    force: Link
    sorts: Sorts
    summary: str
    shape: str
    deadline: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class NamedForce:
    """A force in a line of names."""

    link: Link
    sorts: Sorts


@dataclass(frozen=True, slots=True)
class NamedForces:
    """The forces in one state, by name: "Not read: Cambridgeshire"."""

    text: str
    forces: tuple[NamedForce, ...]


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
    """Everything a recommendation's page shows. coverage: how many plans speak to it, in sentences.

    area: the nation or region whose answers alone are shown, empty where all are. elsewhere: how many forces have no
    plan here, with their list; in an area they are absent, by name. live: the script, where choices work in place.
    shown: how many forces are shown, with %(shown)s where that script puts the number.
    """

    frame: Frame
    asked: AskView
    name: str
    area: str
    coverage: tuple[str, ...]
    counts: tuple[CountView, ...]
    filters: tuple[ChoicesView, ...]
    everything: Link
    live: str
    shown: str
    elsewhere: Link | None
    absent: tuple[Link, ...]
    wholes: tuple[ForceWhole, ...]
    evidence: tuple[ComparedItem, ...]
    pdf: Link | None = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one page of a recommendation shows: of which forces, and seen from which path."""

    corpus: Corpus
    census: Census
    number: str
    path: str
    tellings: Mapping[str, Telling]

    def link(self, slug: str, key: str) -> Link:
        return Link(name(self.corpus.national.register.forces[slug].short), self.tellings[slug].place(key))

    def sorts(self, slug: str, cells: Iterable[Cell]) -> Sorts:
        force = self.corpus.national.register.forces[slug]
        known = tuple(cells)
        states = (state.name for state in COUNTED if any(map(state.holds, known)))
        return Sorts(slug, area_value(force.nation), area_value(force.region), " ".join(states))

    def coverage(self, area: str = "") -> tuple[str, ...]:
        return plan_counts([self.census.of_recommendation(slug, self.number) for slug in self.tellings], area)

    def within(self, area: Area) -> "_Shown":
        """Return the same for the forces of an area alone."""
        path = urls.recommendation_area(self.number, area.folder)
        return replace(self, path=path, tellings={slug: self.tellings[slug] for slug in area.slugs})


def recommendation_pages(corpus: Corpus, census: Census, number: str) -> Iterator[tuple[str, RecommendationPage]]:
    """Yield path and page of a recommendation: with every answer, then with those of each nation and region.

    Links of all areas' pages lead out of equally deep folders, so what they show is made once and shared out.
    """
    path = urls.recommendation_page(number)
    yield path, recommendation_page(corpus, census, number)
    known = areas(corpus)
    if known:
        shown = _shown(corpus, census, number, urls.recommendation_area(number, known[0].folder))
        everything = _page(shown)
        yield from (
            (urls.recommendation_area(number, area.folder), _in_area(everything, shown, area)) for area in known
        )


def recommendation_page(corpus: Corpus, census: Census, number: str) -> RecommendationPage:
    """Return the page of a recommendation that forces answer."""
    return _page(_shown(corpus, census, number, urls.recommendation_page(number)))


def _shown(corpus: Corpus, census: Census, number: str, path: str) -> _Shown:
    catalogue, as_of = corpus.national.catalogue, census.as_of
    pages = {slug: urls.relative(path, urls.force_page(slug)) for slug in corpus.plans}
    tellings = {slug: Telling(plan, catalogue, as_of, pages[slug]) for slug, plan in corpus.plans.items()}
    return _Shown(corpus, census, number, path, tellings)


def _page(shown: _Shown) -> RecommendationPage:
    corpus, number, path = shown.corpus, shown.number, shown.path
    asked = corpus.national.catalogue.for_forces[number]
    counts = tally(cell for slug in shown.tellings for cell in shown.census.of_recommendation(slug, number))
    heading = say("Recommendation %(number)s", number=number)
    return RecommendationPage(
        frame=frame_of(path, heading, corpus.national.site, shown.census.as_of, urls.PLAN_STYLE),
        asked=ask_view(number, asked),
        name=heading,
        area="",
        coverage=shown.coverage(),
        counts=state_counts(counts, path, number),
        filters=tuple(choices(corpus, path, number, counts)),
        everything=Link(say("All answers"), urls.relative(path, urls.recommendation_page(number))),
        live=urls.relative(path, urls.FILTER) if areas(corpus) else "",
        shown=_shown_words(len(shown.tellings)),
        elsewhere=_elsewhere(shown),
        absent=(),
        wholes=tuple(_wholes(shown)),
        evidence=tuple(_compared(item, known, shown) for item, known in asked.items.items()),
    )


def _in_area(page: RecommendationPage, everybody: _Shown, area: Area) -> RecommendationPage:
    """Return what of a page is about an area's forces. Its counts and lists are of all forces, so it has none."""
    shown = everybody.within(area)
    heading = f"{page.name}, {area.words}"
    return replace(
        page,
        frame=frame_of(shown.path, heading, shown.corpus.national.site, shown.census.as_of, urls.PLAN_STYLE),
        area=area.words,
        coverage=shown.coverage(area.words),
        counts=(),
        filters=tuple(area_choices(shown.corpus, shown.path, shown.number, area)),
        live="",
        elsewhere=None,
        absent=tuple(_absent(shown, area)),
        wholes=tuple(whole for whole in page.wholes if whole.sorts.force in shown.tellings),
        evidence=tuple(_chosen(item, shown) for item in page.evidence),
    )


def _chosen(item: ComparedItem, shown: _Shown) -> ComparedItem:
    answers = tuple(answer for answer in item.answers if answer.sorts.force in shown.tellings)
    gaps = (
        replace(gap, forces=tuple(each for each in gap.forces if each.sorts.force in shown.tellings))
        for gap in item.gaps
    )
    return replace(item, answers=answers, gaps=tuple(gap for gap in gaps if gap.forces))


def _shown_words(total: int) -> str:
    return say("%(shown)s of %(forces)s shown", shown="%(shown)s", forces=count_of(total, "force", "forces"))


def _elsewhere(shown: _Shown) -> Link | None:
    """Return how many forces have no plan here, with their list; nothing where every force has one."""
    others = len(shown.corpus.national.register.forces) - len(shown.corpus.plans)
    if not others:
        return None
    words = say("Not on this site: %(forces)s", forces=count_of(others, "force", "forces"))
    return Link(words, urls.relative(shown.path, f"{urls.FORCES}#others"))


def _absent(shown: _Shown, area: Area) -> Iterator[Link]:
    forces = shown.corpus.national.register.forces
    for slug in area.absent:
        yield Link(name(forces[slug].short), urls.relative(shown.path, urls.force_page(slug)))


def _wholes(shown: _Shown) -> Iterator[ForceWhole]:
    for slug in shown.tellings:
        entries = counted(shown.corpus.plans[slug], shown.number, shown.census.as_of)
        if entries:
            cells = shown.census.of_recommendation(slug, shown.number)
            yield ForceWhole(
                force=shown.link(slug, shown.number),
                sorts=shown.sorts(slug, cells),
                summary=answered_words(cells),
                shape=shape_of(cells),
                deadline=next((deadline_words(cell) for cell in cells if cell.answer is Answer.WHOLE), ""),
                entries=entry_views(entries, shown.tellings[slug]),
            )


_SHOWN_BY_NAME = (Answer.WHOLE, Answer.NONE, Answer.UNCLEAR, Answer.UNREAD, Answer.NOT_KNOWN)
"""States whose forces are named in a line, since there is no text of theirs to show beside the others."""


def _compared(item: str, known: Item, shown: _Shown) -> ComparedItem:
    cells = {slug: shown.census.cells[slug][item] for slug in shown.tellings}
    gaps = (
        NamedForces(
            ANSWERS[answer].word,
            tuple(
                NamedForce(shown.link(slug, item), shown.sorts(slug, [cell]))
                for slug, cell in cells.items()
                if cell.answer is answer
            ),
        )
        for answer in _SHOWN_BY_NAME
    )
    return ComparedItem(
        number=item,
        anchor=urls.item_anchor(item),
        title=ours(known.title),
        ask=ours(known.ask) if known.ask else "",
        answers=tuple(_answer(slug, cell, shown) for slug, cell in cells.items() if _has_text(cell)),
        gaps=tuple(gap for gap in gaps if gap.forces),
    )


def _has_text(cell: Cell) -> bool:
    return cell.answered and cell.answer is not Answer.WHOLE


def _answer(slug: str, cell: Cell, shown: _Shown) -> ForceAnswer:
    reply = answer_view(cell, shown.tellings[slug], shown.corpus)
    return ForceAnswer(shown.link(slug, cell.item), shown.sorts(slug, [cell]), reply)
