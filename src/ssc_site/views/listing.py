"""The list behind every number: all items in one state, by force."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import ANSWERED, Answer, Cell, Census, Tally
from ssc_site.corpus import Corpus
from ssc_site.deadline import Deadline
from ssc_site.schema import Status
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, count_words, lower_first


@dataclass(frozen=True, slots=True)
class CountView:
    """A count with its denominator and noun, and the list behind it: "36 of 39", "items are answered"."""

    figure: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with a link inside, which leads to the list behind its number; or one without a number."""

    before: str
    link: Link | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A state that has a list: its name in addresses, its words, what it means, and which cells are in it."""

    name: str
    word: str
    meaning: str
    holds: Callable[[Cell], bool]


@dataclass(frozen=True, slots=True)
class ListGroup:
    """One force's items in the state."""

    anchor: str
    force: Link
    figure: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """Everything a list shows. groups is empty when no item of any plan is in the state."""

    frame: Frame
    heading: str
    meaning: str
    figure: str
    groups: tuple[ListGroup, ...]
    other: tuple[Link, ...]


_HERE = tuple(answer for answer in Answer if answer is not Answer.ABSENT)
"""A plan that is not on the site has no items to list: the page of all forces names it."""


def _answer_state(answer: Answer) -> State:
    term = ANSWERS[answer]
    word = "Same answer as another item" if answer is Answer.SHARED else term.word
    return State(answer.value, word, term.meaning, lambda cell: cell.answer is answer)


def _status_state(status: Status) -> State:
    term = STATUSES[status]
    return State(
        f"status-{status}", f"Status: {lower_first(term.word)}", term.meaning, lambda cell: cell.status == status
    )


def _deadline_state(known: Deadline) -> State:
    term = DEADLINES[known]
    return State(
        f"date-{known.value}",
        f"By the due date: {lower_first(term.word)}",
        term.meaning,
        lambda cell: cell.deadline is known,
    )


def _states() -> Iterator[State]:
    meaning = "The plan answers them: one by one, together, for the whole recommendation, or through the NPCC."
    yield State("answered", "Items with a published answer", meaning, lambda cell: cell.answer in ANSWERED)
    yield from map(_answer_state, _HERE)
    yield State("status", "Status given", "The force gives a status.", lambda cell: cell.status is not None)
    yield from map(_status_state, STATUSES)
    yield from map(_deadline_state, DEADLINES)


STATES = tuple(_states())


def state_counts(counts: Tally, path: str, recommendation: str = "") -> tuple[CountView, ...]:
    """Return the headline counts: answered, then each gap there is, then statuses. Each leads to its list.

    Where nothing is counted, there are none: "0 of 0" says nothing.
    recommendation: its number, where the counts are of one recommendation alone.
    """
    if not counts.total:
        return ()
    found = [(counts.answered, "answered", "items have a published answer")]
    gaps = ((counts.answers.get(answer, 0), answer.value, words) for answer, words in _GAP_WORDS.items())
    found.extend(gap for gap in gaps if gap[0])
    found.append((sum(counts.statuses.values()), "status", "items have a status from the force"))
    return tuple(
        CountView(f"{number} of {counts.total}", words, urls.relative(path, urls.listing(state, recommendation)))
        for number, state, words in found
    )


_GAP_WORDS = {
    Answer.UNREAD: "could not be read in the source",
    Answer.UNCLEAR: "are unclear in the force's plan",
    Answer.NOT_KNOWN: "are not known on this date",
    Answer.NONE: "have no published answer",
}


COUNTED = tuple(state for state in STATES if state.name in {"answered", "status", *_GAP_WORDS})
"""The states of headline counts: those that each recommendation has lists of its own for."""


def count_in(counts: Tally, state: str) -> int:
    """Return how many of the counted items are in a state that each recommendation has a list of."""
    if state == "answered":
        return counts.answered
    return sum(counts.statuses.values()) if state == "status" else counts.answers.get(Answer(state), 0)


def list_page(corpus: Corpus, census: Census, state: State, recommendation: str = "") -> ListPage:
    """Return the list of all items in a state, of the plans on the site; or of one recommendation's items alone."""
    path = urls.listing(state.name, recommendation)
    groups = tuple(_groups(corpus, census, state, recommendation))
    listed = sum(len(group.links) for group in groups)
    total = len(corpus.plans) * len(_numbers(corpus, recommendation))
    states = COUNTED if recommendation else STATES
    heading = f"Recommendation {recommendation}: {lower_first(state.word)}" if recommendation else state.word
    return ListPage(
        frame=frame_of(path, heading, corpus.national.site, census.as_of),
        heading=heading,
        meaning=state.meaning,
        figure=f"{listed} of {count_words(total, 'item', 'items')} in the plans on this site",
        groups=groups,
        other=tuple(
            Link(other.word, urls.relative(path, urls.listing(other.name, recommendation)))
            for other in states
            if other != state
        ),
    )


def _numbers(corpus: Corpus, recommendation: str) -> tuple[str, ...]:
    catalogue = corpus.national.catalogue
    return catalogue.under(recommendation) if recommendation else tuple(catalogue.items)


def _groups(corpus: Corpus, census: Census, state: State, recommendation: str) -> Iterator[ListGroup]:
    path, numbers = urls.listing(state.name, recommendation), _numbers(corpus, recommendation)
    for slug in corpus.plans:
        page = urls.relative(path, urls.force_page(slug))
        found = [item for item in numbers if state.holds(census.cells[slug][item])]
        if found:
            titles = ((item, corpus.national.catalogue.title(item)) for item in found)
            links = tuple(Link(f"{item} {title}", f"{page}#{urls.item_anchor(item)}") for item, title in titles)
            force = Link(corpus.national.register.forces[slug].short.first, page)
            yield ListGroup(slug, force, f"{len(found)} of {len(numbers)}", links)
