"""The dates that are still to come: the report's, and those the forces set themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.dates import Period
from ssc_site.deadline import Deadline
from ssc_site.language import say
from ssc_site.targets import goals
from ssc_site.views.frame import Link
from ssc_site.views.texts import name, ours
from ssc_site.views.words import action_words

MOST_ROWS, MOST_LINKS = 5, 6


@dataclass(frozen=True, slots=True)
class Coming:
    """A date to come, whose it is, and what is due. more: whether there is more than the links name."""

    day: str
    whose: str
    links: tuple[Link, ...]
    more: bool


_Due = tuple[Period, str, Link]


def coming(corpus: Corpus, as_of: date) -> tuple[Coming, ...]:
    """Return the next dates, the nearest first, at most five rows. A date is still to come on its own day."""
    rows: dict[tuple[date, str, str], list[Link]] = {}
    for due, whose, link in (*_report(corpus), *_own(corpus, as_of)):
        if due.last >= as_of:
            rows.setdefault((due.last, due.words, whose), []).append(link)
    nearest = sorted(rows, key=lambda row: row[0])[:MOST_ROWS]
    return tuple(
        Coming(words, whose, tuple(rows[last, words, whose][:MOST_LINKS]), len(rows[last, words, whose]) > MOST_LINKS)
        for last, words, whose in nearest
    )


def _report(corpus: Corpus) -> Iterator[_Due]:
    """Yield every date of the report for forces: of a recommendation, or of a part of one."""
    for number, asked in corpus.national.catalogue.for_forces.items():
        title, href, report = ours(asked.title), urls.recommendation_page(number), say("The report")
        if asked.due:
            yield asked.due, report, Link(f"{number} {title}", href)
        for letter, part in asked.parts.items():
            words = say("%(number)s part %(letter)s %(title)s", number=number, letter=letter, title=title)
            yield part.due, report, Link(words, href)


def _own(corpus: Corpus, as_of: date) -> Iterator[_Due]:
    """Yield every date a force set itself for an action that it does not say is complete."""
    for slug, plan in corpus.plans.items():
        short, page = name(corpus.national.register.forces[slug].short), urls.force_page(slug)
        for goal in goals(plan, as_of):
            if goal.due and goal.position is Deadline.NOT_DUE:
                place = f"{page}#{urls.action_anchor(goal.key, goal.letter)}"
                yield goal.due, short, Link(action_words(goal.key, goal.letter), place)
