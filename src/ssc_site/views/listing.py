"""The list behind every number: all items in one state, by force."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

from ssc_site import urls
from ssc_site.census import ANSWERED, Answer, Cell, Census, Tally
from ssc_site.corpus import Corpus
from ssc_site.deadline import Deadline
from ssc_site.language import count_of, key, say
from ssc_site.schema import Status
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.texts import name, title_of
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, Term, lower_first, of_items, out_of


@dataclass(frozen=True, slots=True)
class CountView:
    """A count with its denominator and noun, and the list behind it: "36 of 39", "items are answered"."""

    figure: str
    text: str
    href: str


LINK = "%(link)s"
"""What a sentence with other parts has for its link, until that is put in."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with a link inside, which leads to the list behind its number; or one without a number."""

    before: str
    link: Link | None = None
    after: str = ""

    @classmethod
    def around(cls, words: str, link: Link) -> Self:
        """Return the sentence with the link where its words say "%(link)s"."""
        before, after = words.split(LINK)
        return cls(before, link, after)


@dataclass(frozen=True, slots=True)
class State:
    """A state that has a list: its name in addresses, its term, and which cells are in it.

    pattern: what its list is called by the term's word as %(state)s; empty where it is just the word.
    """

    name: str
    term: Term
    holds: Callable[[Cell], bool]
    pattern: str = ""

    @property
    def word(self) -> str:
        """What its list is called."""
        word = self.term.word
        return say(self.pattern, state=lower_first(word)) if self.pattern else word


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
    if answer is Answer.SHARED:
        term = Term(key("Same answer as another item"), term.explained)
    return State(answer.value, term, lambda cell: cell.answer is answer)


def _status_state(status: Status) -> State:
    pattern = key("Status: %(state)s")
    return State(f"status-{status}", STATUSES[status], lambda cell: cell.status == status, pattern)


def _deadline_state(known: Deadline) -> State:
    pattern = key("By the due date: %(state)s")
    return State(f"date-{known.value}", DEADLINES[known], lambda cell: cell.deadline is known, pattern)


def _states() -> Iterator[State]:
    answered = Term(
        key("Items with a published answer"),
        key("The plan answers them: one by one, together, for the whole recommendation, or through the NPCC."),
    )
    yield State("answered", answered, lambda cell: cell.answer in ANSWERED)
    yield from map(_answer_state, _HERE)
    given = Term(key("Status given"), key("The force gives a status."))
    yield State("status", given, lambda cell: cell.status is not None)
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
    found = [(counts.answered, "answered", key("items have a published answer"))]
    gaps = ((counts.answers.get(answer, 0), answer.value, words) for answer, words in _GAP_WORDS.items())
    found.extend(gap for gap in gaps if gap[0])
    found.append((sum(counts.statuses.values()), "status", key("items have a status from the force")))
    return tuple(
        CountView(out_of(number, counts.total), say(words), urls.relative(path, urls.listing(state, recommendation)))
        for number, state, words in found
    )


_GAP_WORDS = {
    Answer.UNREAD: key("could not be read in the source"),
    Answer.UNCLEAR: key("are unclear in the force's plan"),
    Answer.NOT_KNOWN: key("are not known on this date"),
    Answer.NONE: key("have no published answer"),
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
    found = sum(len(group.links) for group in groups)
    total = len(corpus.plans) * len(_numbers(corpus, recommendation))
    states = COUNTED if recommendation else STATES
    heading = _heading(state, recommendation)
    return ListPage(
        frame=frame_of(path, heading, corpus.national.site, census.as_of),
        heading=heading,
        meaning=state.term.meaning,
        figure=say(
            "%(some)s of %(items)s in the plans on this site", some=found, items=count_of(total, "item", "items")
        ),
        groups=groups,
        other=tuple(
            Link(other.word, urls.relative(path, urls.listing(other.name, recommendation)))
            for other in states
            if other != state
        ),
    )


def _heading(state: State, recommendation: str) -> str:
    if not recommendation:
        return state.word
    return say("Recommendation %(number)s: %(state)s", number=recommendation, state=lower_first(state.word))


def _numbers(corpus: Corpus, recommendation: str) -> tuple[str, ...]:
    catalogue = corpus.national.catalogue
    return catalogue.under(recommendation) if recommendation else tuple(catalogue.items)


def _groups(corpus: Corpus, census: Census, state: State, recommendation: str) -> Iterator[ListGroup]:
    path, numbers = urls.listing(state.name, recommendation), _numbers(corpus, recommendation)
    for slug in corpus.plans:
        page = urls.relative(path, urls.force_page(slug))
        found = [item for item in numbers if state.holds(census.cells[slug][item])]
        if found:
            titles = ((item, title_of(corpus.national.catalogue, item)) for item in found)
            links = tuple(Link(f"{item} {title}", f"{page}#{urls.item_anchor(item)}") for item, title in titles)
            force = Link(name(corpus.national.register.forces[slug].short), page)
            yield ListGroup(slug, force, of_items(len(found), len(numbers)), links)
