"""The whole site in memory: {path: bytes}. Knows which pages there are, and nothing of disks."""

from collections.abc import Iterator, Mapping
from datetime import date

from ssc_site import urls
from ssc_site.census import take_census
from ssc_site.corpus import Corpus
from ssc_site.render import View, environment, render
from ssc_site.views.force import force_page
from ssc_site.views.national import national_page

STATIC = "static/"
"""Files of the templates folder under this name are published as they are."""


def build_site(corpus: Corpus, templates: Mapping[str, bytes], as_of: date) -> dict[str, bytes]:
    """Return every file of the site by its path, in order of path."""
    jinja = environment(templates)
    files = {path: data for path, data in templates.items() if path.startswith(STATIC)}
    files |= {path: render(view, jinja) for path, view in _pages(corpus, as_of)}
    return dict(sorted(files.items()))


def _pages(corpus: Corpus, as_of: date) -> Iterator[tuple[str, View]]:
    census = take_census(corpus, as_of)
    yield urls.NATIONAL, national_page(corpus, census)
    for slug in corpus.plans:
        yield urls.force_page(slug), force_page(corpus, census, slug)
