"""The page of dates: the report's, the forces' own, and where the plans stand against them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Cell, Census, tally
from ssc_site.corpus import Corpus
from ssc_site.dates import Period
from ssc_site.deadline import Deadline
from ssc_site.language import count_of, say
from ssc_site.targets import Goal, goals
from ssc_site.views.entries import Prose, prose
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.listing import CountView
from ssc_site.views.texts import name, ours
from ssc_site.views.words import DEADLINES, action_words, lower_first, out_of


@dataclass(frozen=True, slots=True)
class DueDate:
    """One of the report's dates, and the recommendations due on it."""

    due: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A date a force set itself. was: the first date it gave, where that was another."""

    due: str
    was: str
    force: Link
    item: Link
    text: Prose | None
    position: str


@dataclass(frozen=True, slots=True)
class DatesPage:
    """Everything the page of dates shows."""

    frame: Frame
    report: tuple[DueDate, ...]
    counts: tuple[CountView, ...]
    total: str
    goals: tuple[GoalView, ...]
    undated: str


def dates_page(corpus: Corpus, census: Census) -> DatesPage:
    """Return the page of dates."""
    known = [(slug, goal) for slug, plan in corpus.plans.items() for goal in goals(plan, census.as_of)]
    dated = [(slug, goal) for slug, goal in known if goal.due or goal.withdrawn]
    dated.sort(key=lambda pair: (_order(pair[1]), pair[0], pair[1].key, pair[1].letter))
    cells = census.of_plans(corpus.plans)
    return DatesPage(
        frame=frame_of(urls.DATES, say("Dates"), corpus.national.site, census.as_of, urls.PLAN_STYLE),
        report=tuple(_report(corpus)),
        counts=position_counts(cells, urls.DATES),
        total=count_of(len(cells), "item", "items"),
        goals=tuple(_goal_view(slug, goal, corpus) for slug, goal in dated),
        undated=_undated(len(known) - len(dated), len(known)),
    )


def _undated(undated: int, total: int) -> str:
    actions = count_of(total, "action", "actions")
    if undated == 1:
        return say("%(some)s of %(actions)s has no date.", some=undated, actions=actions)
    return say("%(some)s of %(actions)s have no date.", some=undated, actions=actions) if total else ""


def position_counts(cells: tuple[Cell, ...], path: str) -> tuple[CountView, ...]:
    """Return how many items stand where against the report's dates; each count leads to its list."""
    counts = tally(cells)
    return tuple(
        CountView(out_of(number, counts.total), lower_first(term.word), _list(known, path))
        for known, term in DEADLINES.items()
        if (number := counts.deadlines.get(known))
    )


def _list(known: Deadline, path: str) -> str:
    return urls.relative(path, urls.listing(f"date-{known.value}"))


def _report(corpus: Corpus) -> Iterator[DueDate]:
    """Yield the report's dates for forces, oldest first, with what is due on each."""
    by_day: dict[Period, list[Link]] = {}
    for number, asked in corpus.national.catalogue.for_forces.items():
        href = urls.relative(urls.DATES, urls.recommendation_page(number))
        if asked.due:
            by_day.setdefault(asked.due, []).append(Link(f"{number} {ours(asked.title)}", href))
        for letter, part in asked.parts.items():
            words = say("%(number)s part %(letter)s: %(title)s", number=number, letter=letter, title=ours(part.title))
            by_day.setdefault(part.due, []).append(Link(words, href))
    for due in sorted(by_day, key=lambda day: day.last):
        yield DueDate(due.words, tuple(by_day[due]))


def _order(goal: Goal) -> str:
    """Return what goals are sorted by: their date; withdrawn ones stand last."""
    return goal.due.last.isoformat() if goal.due else "9"


def _goal_view(slug: str, goal: Goal, corpus: Corpus) -> GoalView:
    page = urls.relative(urls.DATES, urls.force_page(slug))
    moved = goal.first_due is not None and goal.first_due != goal.due
    return GoalView(
        due=goal.due.words if goal.due else say("Date withdrawn"),
        was=goal.first_due.words if goal.first_due and moved else "",
        force=Link(name(corpus.national.register.forces[slug].short), page),
        item=Link(action_words(goal.key, goal.letter), f"{page}#{urls.action_anchor(goal.key, goal.letter)}"),
        text=prose(goal.action.text),
        position=DEADLINES[goal.position].word if goal.position else "",
    )
