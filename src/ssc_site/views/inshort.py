"""A force's plan in short: what it does, what has no answer, and where it stands by its dates. Nothing but counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.census import Answer, Cell, Tally
from ssc_site.dates import Period
from ssc_site.deadline import Deadline
from ssc_site.national import Catalogue
from ssc_site.schema import Plan
from ssc_site.targets import Goal, goals
from ssc_site.views.frame import Link
from ssc_site.views.listing import Sentence
from ssc_site.views.words import ANSWERS, DEADLINES, count_words, listed, lower_first, status_parts


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact about the plan in short: what it is called, its figure or date, what it is about, and what it means."""

    text: str
    figure: str
    links: tuple[Link, ...]
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class InShort:
    """One plan on one day. goals: its actions as they stand. by_item: its cells."""

    slug: str
    by_item: Mapping[str, Cell]
    counts: Tally
    goals: tuple[Goal, ...]
    catalogue: Catalogue

    def doing(self) -> tuple[Sentence, ...]:
        """Return what the plan does in a few sentences: what it answers, what will be done, what status it gives."""
        answered = Link(f"{self.counts.answered} of {self.counts.total} items", self._list("answered"))
        return (Sentence("Answers ", answered, "."), self._will_do(), self._status())

    def _will_do(self) -> Sentence:
        if not self.goals:
            return Sentence("Names no action.")
        link = Link(count_words(len(self.goals), "action", "actions"), "#actions")
        return Sentence("Names ", link, f", {self._dated() or 'none'} with a date.")

    def _status(self) -> Sentence:
        given = sum(self.counts.statuses.values())
        if not given:
            return Sentence("Gives no status.")
        link = Link(f"{given} of {self.counts.total} items", self._list("status"))
        return Sentence("Gives a status for ", link, f": {listed(status_parts(self.counts).values())}.")

    def _dated(self) -> int:
        return sum(goal.due is not None for goal in self.goals)

    def _list(self, state: str) -> str:
        """Return the link to this force's part of the list of a state, or to the list where it has none there."""
        place = "" if state == "answered" and not self.counts.answered else f"#{self.slug}"
        return urls.relative(urls.force_page(self.slug), f"{urls.listing(state)}{place}")

    def actions(self) -> FactView:
        """Return how many actions the plan holds, how many have a date, and where they stand."""
        if not self.goals:
            return FactView("Actions", "none", ())
        keys = dict.fromkeys(goal.key for goal in self.goals)
        links = tuple(Link(key, f"#{urls.item_anchor(key)}") for key in keys)
        dated = self._dated()
        return FactView("Actions", f"{len(self.goals)}, {dated or 'none'} of them with a date", links)

    def gaps(self) -> tuple[FactView, ...]:
        """Return the items without an answer by kind of gap, each with its title."""
        return tuple(fact for fact in map(self._gap, _GAPS) if fact.links)

    def _gap(self, answer: Answer) -> FactView:
        return self._fact(ANSWERS[answer].word, answer.value, lambda cell: cell.answer is answer, titled=True)

    def deadlines(self) -> tuple[FactView, ...]:
        """Return where the items stand against the report's dates, what is late first."""
        return tuple(fact for fact in map(self._standing, _POSITIONS) if fact.links)

    def _standing(self, known: Deadline) -> FactView:
        term = DEADLINES[known]
        return self._fact(term.word, f"date-{known.value}", lambda cell: cell.deadline is known, term.meaning)

    def _fact(
        self, words: str, state: str, holds: Callable[[Cell], bool], meaning: str = "", *, titled: bool = False
    ) -> FactView:
        """Return a fact about these items: each with its place on the page, or the list that holds them all."""
        chosen = [item for item, cell in self.by_item.items() if holds(cell)]
        figure = f"{len(chosen)} of {self.counts.total} items"
        if len(chosen) > _MOST_NAMED:
            return FactView(words, figure, (Link("see the list", self._list(state)),), meaning)
        names = [f"{item} {self.catalogue.title(item)}" if titled else item for item in chosen]
        places = [f"#{urls.item_anchor(item)}" for item in chosen]
        return FactView(words, figure, tuple(map(Link, names, places)), meaning)

    def targets(self) -> tuple[FactView, ...]:
        """Return the dates the force set itself, and where each stands; of many, where they are listed."""
        dated = [(goal, goal.due, goal.position) for goal in self.goals if goal.due and goal.position]
        if len(dated) <= _MOST_NAMED:
            return tuple(_target(goal, due, known) for goal, due, known in dated)
        page = urls.relative(urls.force_page(self.slug), f"{urls.DATES}#own")
        return (FactView("Dates", f"{len(dated)}", (Link("see all own dates", page),)),)


_GAPS = (Answer.NONE, Answer.UNCLEAR, Answer.UNREAD, Answer.NOT_KNOWN)
_POSITIONS = (
    Deadline.LATE,
    Deadline.NO_UPDATE,
    Deadline.NO_ANSWER,
    Deadline.CANNOT_TELL,
    Deadline.MET_LATE,
    Deadline.MET,
    Deadline.COMPLETE_UNDATED,
    Deadline.NOT_DUE,
    Deadline.NOT_APPLICABLE,
)
"""The order in which a force's positions against the report's dates are told."""
_MOST_NAMED = 12
"""Items named one by one in a fact; more of them are a list to follow."""


def in_short(plan: Plan, by_item: Mapping[str, Cell], counts: Tally, catalogue: Catalogue, as_of: date) -> InShort:
    """Return a plan in short, as it stands on a day."""
    return InShort(plan.force, by_item, counts, tuple(goals(plan, as_of)), catalogue)


def _target(goal: Goal, due: Period, known: Deadline) -> FactView:
    place = Link(f"{goal.key}, action {goal.letter}", f"#{urls.action_anchor(goal.key, goal.letter)}")
    return FactView(due.words, lower_first(DEADLINES[known].word), (place,))
