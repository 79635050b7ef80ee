"""What a recommendation's answers can be chosen by: links to pages made ready."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Tally
from ssc_site.corpus import Corpus
from ssc_site.language import key, say
from ssc_site.views.areas import Area, areas
from ssc_site.views.listing import COUNTED, State, count_in


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A link that leaves some of the answers: the page made ready for it, and what a script is to choose in place."""

    text: str
    href: str
    kind: str
    value: str
    here: bool


@dataclass(frozen=True, slots=True)
class ChoicesView:
    """Choices of one kind, such as "state", and its word: "State", "Nation" or "Region"."""

    kind: str
    text: str
    choices: tuple[ChoiceView, ...]


def choices(corpus: Corpus, path: str, number: str, counts: Tally) -> Iterator[ChoicesView]:
    """Yield what answers can be chosen by: only what would leave some of them, and not all."""
    states = tuple(
        _state_choice(path, number, state) for state in COUNTED if 0 < count_in(counts, state.name) < counts.total
    )
    if states:
        yield ChoicesView("state", say("State"), states)
    yield from area_choices(corpus, path, number)


def area_choices(corpus: Corpus, path: str, number: str, here: Area | None = None) -> Iterator[ChoicesView]:
    """Yield the nations, then the regions. here: the one whose page this is."""
    known = areas(corpus)
    for kind, text in (("nation", say("Nation")), ("region", say("Region"))):
        choices = tuple(_area_choice(path, number, area, here=area == here) for area in known if area.kind == kind)
        if choices:
            yield ChoicesView(kind, text, choices)


def _state_choice(path: str, number: str, state: State) -> ChoiceView:
    href = urls.relative(path, urls.listing(state.name, number))
    word = say(_SHORT[state.name]) if state.name in _SHORT else state.word
    return ChoiceView(word, href, "state", state.name, here=False)


_SHORT = {"answered": key("Answered"), "unread": key("Not read")}
"""Words for choices, where those of the state's list are long."""


def _area_choice(path: str, number: str, area: Area, *, here: bool) -> ChoiceView:
    href = urls.relative(path, urls.recommendation_area(number, area.folder))
    return ChoiceView(area.words, href, area.kind, area.value, here)
