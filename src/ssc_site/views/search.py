"""The page to search: what the script shows are the words and links of its lists, which stand there without it too.

Knows nothing of the index that words are looked up in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.views.frame import Frame, frame_of


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place of the site: what the index calls it, its title, and the link to it."""

    place: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class AskedView:
    """A recommendation that forces answer, and its items below it."""

    label: PlaceView
    below: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the page to search shows. index, script: what it finds places by."""

    frame: Frame
    index: str
    script: str
    forces: tuple[PlaceView, ...]
    recommendations: tuple[AskedView, ...]
    others: tuple[PlaceView, ...]
    actions: tuple[PlaceView, ...]


def search_page(corpus: Corpus, census: Census) -> SearchPage:
    """Return the page to search."""
    catalogue, forces = corpus.national.catalogue, corpus.national.register.forces
    return SearchPage(
        frame=frame_of(urls.SEARCH, "Search", corpus.national.site, census.as_of),
        index=urls.relative(urls.SEARCH, urls.SEARCH_INDEX),
        script=urls.relative(urls.SEARCH, urls.SEARCH_SCRIPT),
        forces=tuple(_place(slug, force.short.first, urls.force_page(slug)) for slug, force in forces.items()),
        recommendations=tuple(_asked(corpus)),
        others=tuple(
            _place(number, asked.title.first, f"{urls.RECOMMENDATIONS}#{urls.item_anchor(number)}")
            for number, asked in catalogue.recommendations.items()
            if number not in catalogue.for_forces
        ),
        actions=tuple(
            _place(f"action-{number}", action.title.first, f"{urls.RECOMMENDATIONS}#action-{number}")
            for number, action in catalogue.actions.items()
        ),
    )


def _asked(corpus: Corpus) -> Iterator[AskedView]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        page = urls.recommendation_page(number)
        items = ((key, item.title.first, f"{page}#{urls.item_anchor(key)}") for key, item in asked.items.items())
        yield AskedView(_place(number, asked.title.first, page), tuple(_place(*item) for item in items))


def _place(place: str, title: str, path: str) -> PlaceView:
    return PlaceView(place, title, urls.relative(urls.SEARCH, path))
