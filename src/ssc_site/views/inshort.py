"""A force's plan in short: what it does, what has no answer, and where it stands by its dates. Nothing but counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.census import Answer, Cell, Tally
from ssc_site.dates import Period
from ssc_site.deadline import Deadline
from ssc_site.language import count_of, say
from ssc_site.national import Catalogue
from ssc_site.schema import Plan
from ssc_site.targets import Goal, goals
from ssc_site.views.frame import Link
from ssc_site.views.listing import LINK, Sentence
from ssc_site.views.texts import title_of
from ssc_site.views.words import ANSWERS, DEADLINES, listed, lower_first, of_items, status_parts


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
        answered = Link(self._of_all(self.counts.answered), self._list("answered"))
        return (Sentence.around(say("Answers %(link)s."), answered), self._will_do(), self._status())

    def _of_all(self, some: int) -> str:
        return of_items(some, self.counts.total)

    def _will_do(self) -> Sentence:
        if not self.goals:
            return Sentence(say("Names no action."))
        dated, link = self._dated(), Link(count_of(len(self.goals), "action", "actions"), "#actions")
        if not dated:
            return Sentence.around(say("Names %(link)s, none with a date."), link)
        return Sentence.around(say("Names %(link)s, %(number)s with a date.", link=LINK, number=dated), link)

    def _status(self) -> Sentence:
        given = sum(self.counts.statuses.values())
        if not given:
            return Sentence(say("Gives no status."))
        link, statuses = Link(self._of_all(given), self._list("status")), listed(status_parts(self.counts).values())
        return Sentence.around(say("Gives a status for %(link)s: %(statuses)s.", link=LINK, statuses=statuses), link)

    def _dated(self) -> int:
        return sum(goal.due is not None for goal in self.goals)

    def _list(self, state: str) -> str:
        """Return the link to this force's part of the list of a state, or to the list where it has none there."""
        place = "" if state == "answered" and not self.counts.answered else f"#{self.slug}"
        return urls.relative(urls.force_page(self.slug), f"{urls.listing(state)}{place}")

    def actions(self) -> FactView:
        """Return how many actions the plan holds, how many have a date, and where they stand."""
        if not self.goals:
            return FactView(say("Actions"), say("none"), ())
        keys = dict.fromkeys(goal.key for goal in self.goals)
        links = tuple(Link(key, f"#{urls.item_anchor(key)}") for key in keys)
        return FactView(say("Actions"), self._number_with_date(), links)

    def _number_with_date(self) -> str:
        dated, number = self._dated(), len(self.goals)
        if not dated:
            return say("%(number)s, none of them with a date", number=number)
        return say("%(number)s, %(dated)s of them with a date", number=number, dated=dated)

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
        figure = self._of_all(len(chosen))
        if len(chosen) > _MOST_NAMED:
            return FactView(words, figure, (Link(say("see the list"), self._list(state)),), meaning)
        names = [f"{item} {title_of(self.catalogue, item)}" if titled else item for item in chosen]
        places = [f"#{urls.item_anchor(item)}" for item in chosen]
        return FactView(words, figure, tuple(map(Link, names, places)), meaning)

    def targets(self) -> tuple[FactView, ...]:
        """Return the dates the force set itself, and where each stands; of many, where they are listed."""
        dated = [(goal, goal.due, goal.position) for goal in self.goals if goal.due and goal.position]
        if len(dated) <= _MOST_NAMED:
            return tuple(_target(goal, due, known) for goal, due, known in dated)
        page = urls.relative(urls.force_page(self.slug), f"{urls.DATES}#own")
        return (FactView(say("Dates"), f"{len(dated)}", (Link(say("see all own dates"), page),)),)


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
    words = say("%(item)s, action %(letter)s", item=goal.key, letter=goal.letter)
    place = Link(words, f"#{urls.action_anchor(goal.key, goal.letter)}")
    return FactView(due.words, lower_first(DEADLINES[known].word), (place,))
