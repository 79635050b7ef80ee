"""The page to search: what the script shows are the words and links of its lists, which stand there without it too.

Knows nothing of the index that words are looked up in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.language import count_pattern, say
from ssc_site.views.frame import Frame, frame_of
from ssc_site.views.texts import name, ours


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of the site: what the index calls it, its words, and the link to it."""

    place: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """A recommendation that forces answer, and its items below it."""

    label: PlaceView
    below: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class FoundView:
    """What is said of a number of places found, with %(count)s for it. kind: the plural class of such numbers."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the page to search shows. index, script: what it finds places by.

    first: said where only the first places are shown, %(shown)s of them. none: said where none is found.
    """

    frame: Frame
    index: str
    script: str
    found: tuple[FoundView, ...]
    first: str
    none: str
    forces: tuple[PlaceView, ...]
    recommendations: tuple[AskedView, ...]
    others: tuple[PlaceView, ...]


def search_page(corpus: Corpus, census: Census) -> SearchPage:
    """Return the page to search."""
    forces = corpus.national.register.forces
    return SearchPage(
        frame=frame_of(urls.SEARCH, say("Search"), corpus.national.site, census.as_of, urls.SEARCH_STYLE),
        index=urls.relative(urls.SEARCH, urls.SEARCH_INDEX),
        script=urls.relative(urls.SEARCH, urls.SEARCH_SCRIPT),
        found=tuple(FoundView(kind, _found(number)) for kind, number in _PLURALS.items()),
        first=say("The first %(shown)s are shown.", shown="%(shown)s"),
        none=say("Nothing found for \u201c%(query)s\u201d. Try fewer words, or choose below.", query="%(query)s"),
        forces=tuple(_place(slug, name(force.short), urls.force_page(slug)) for slug, force in forces.items()),
        recommendations=tuple(_asked(corpus)),
        others=(*_others(corpus), *_actions(corpus)),
    )


_PLURALS = {"one": 1, "two": 2, "few": 3, "many": 6, "other": 4}
"""The plural classes of Welsh, as browsers call them, and a number of each. English has the first and last."""


def _found(number: int) -> str:
    places = count_pattern(number, "place", "places") % {"number": "%(count)s"}
    return say("%(places)s found for \u201c%(query)s\u201d.", places=places, query="%(query)s")


def _asked(corpus: Corpus) -> Iterator[AskedView]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        page = urls.recommendation_page(number)
        items = (
            _place(key, f"{key} {ours(item.title)}", f"{page}#{urls.item_anchor(key)}")
            for key, item in asked.items.items()
        )
        yield AskedView(_place(number, _titled(number, ours(asked.title)), page), tuple(items))


def _others(corpus: Corpus) -> Iterator[PlaceView]:
    """Yield the recommendations that forces do not answer."""
    for number, asked in corpus.national.catalogue.recommendations.items():
        if number not in corpus.national.catalogue.for_forces:
            path = f"{urls.RECOMMENDATIONS}#{urls.item_anchor(number)}"
            yield _place(number, _titled(number, ours(asked.title)), path)


def _actions(corpus: Corpus) -> Iterator[PlaceView]:
    for number, action in corpus.national.catalogue.actions.items():
        place = urls.report_action(number)
        text = say("Action in the report: %(title)s", title=ours(action.title))
        yield _place(place, text, f"{urls.RECOMMENDATIONS}#{place}")


def _titled(number: str, title: str) -> str:
    return say("Recommendation %(number)s: %(title)s", number=number, title=title)


def _place(place: str, text: str, path: str) -> PlaceView:
    return PlaceView(place, text, urls.relative(urls.SEARCH, path))
