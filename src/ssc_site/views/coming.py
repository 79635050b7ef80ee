"""The dates that are still to come: the report's, and those the forces set themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.dates import Period
from ssc_site.deadline import Deadline
from ssc_site.targets import goals
from ssc_site.views.frame import Link

MOST_ROWS, MOST_LINKS = 5, 6


@dataclass(frozen=True, slots=True)
class Coming:
    """A date to come, whose it is, and what is due. more: empty, or that there is more than the links name."""

    day: str
    whose: str
    links: tuple[Link, ...]
    more: str


_Due = tuple[Period, str, Link]


def coming(corpus: Corpus, as_of: date) -> tuple[Coming, ...]:
    """Return the next dates, the nearest first, at most five rows. A date is still to come on its own day."""
    rows: dict[tuple[date, str, str], list[Link]] = {}
    for due, whose, link in (*_report(corpus), *_own(corpus, as_of)):
        if due.last >= as_of:
            rows.setdefault((due.last, due.words, whose), []).append(link)
    nearest = sorted(rows, key=lambda row: row[0])[:MOST_ROWS]
    return tuple(
        Coming(words, whose, tuple(rows[last, words, whose][:MOST_LINKS]), _more(rows[last, words, whose]))
        for last, words, whose in nearest
    )


def _more(links: list[Link]) -> str:
    return " and more" if len(links) > MOST_LINKS else ""


def _report(corpus: Corpus) -> Iterator[_Due]:
    """Yield every date of the report for forces: of a recommendation, or of a part of one."""
    for number, asked in corpus.national.catalogue.for_forces.items():
        parts = ((part.due, f" part {letter}") for letter, part in asked.parts.items())
        for due, part in ((asked.due, ""), *parts):
            if due:
                yield due, "The report", Link(f"{number}{part} {asked.title.first}", urls.recommendation_page(number))


def _own(corpus: Corpus, as_of: date) -> Iterator[_Due]:
    """Yield every date a force set itself for an action that it does not say is complete."""
    for slug, plan in corpus.plans.items():
        name, page = corpus.national.register.forces[slug].short.first, urls.force_page(slug)
        for goal in goals(plan, as_of):
            if goal.due and goal.position is Deadline.NOT_DUE:
                place = f"{page}#{urls.action_anchor(goal.key, goal.letter)}"
                yield goal.due, name, Link(f"{goal.key} action {goal.letter}", place)
