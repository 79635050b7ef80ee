"""The whole site in memory: {path: bytes}. Knows which pages there are, and nothing of disks."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from ssc_site import urls
from ssc_site.census import Census, take_census
from ssc_site.corpus import Corpus
from ssc_site.render import View, environment, render
from ssc_site.views.about import about_page, not_found_page, privacy_page
from ssc_site.views.dates import dates_page
from ssc_site.views.force import force_page
from ssc_site.views.forces import absent_force_page, forces_page
from ssc_site.views.help import help_page
from ssc_site.views.listing import COUNTED, STATES, list_page
from ssc_site.views.national import national_page
from ssc_site.views.recommendation import recommendation_page, recommendations_page

STATIC = "static/"
"""Files of the templates folder under this name are published as they are."""


def build_site(corpus: Corpus, templates: Mapping[str, bytes], as_of: date) -> dict[str, bytes]:
    """Return every file of the site by its path, in order of path."""
    jinja = environment(templates)
    files = {path: data for path, data in templates.items() if path.startswith(STATIC)}
    files |= {path: render(view, jinja) for path, view in pages(corpus, take_census(corpus, as_of))}
    if corpus.national.site.base:
        files[urls.SITEMAP] = sitemap(corpus.national.site.base, files)
    return dict(sorted(files.items()))


def pages(corpus: Corpus, census: Census) -> Iterator[tuple[str, View]]:
    """Yield every page's path and view."""
    yield urls.NATIONAL, national_page(corpus, census)
    yield urls.FORCES, forces_page(corpus, census)
    for slug in corpus.national.register.forces:
        make = force_page if slug in corpus.plans else absent_force_page
        yield urls.force_page(slug), make(corpus, census, slug)
    yield urls.RECOMMENDATIONS, recommendations_page(corpus, census)
    for number in corpus.national.catalogue.for_forces:
        yield urls.recommendation_page(number), recommendation_page(corpus, census, number)
        for state in COUNTED:
            yield urls.listing(state.name, number), list_page(corpus, census, state, number)
    for state in STATES:
        yield urls.listing(state.name), list_page(corpus, census, state)
    yield urls.DATES, dates_page(corpus, census)
    yield urls.ABOUT, about_page(corpus, census)
    yield urls.HELP, help_page(corpus, census.as_of)
    yield urls.PRIVACY, privacy_page(corpus, census)
    yield urls.NOT_FOUND, not_found_page(corpus, census)


def sitemap(base: str, files: Mapping[str, bytes]) -> bytes:
    """Return the sitemap: the full address of every page but the one for dead ends. The format has no relative form."""
    paths = sorted(path for path in files if path.endswith(".html") and path != urls.NOT_FOUND)
    addresses = [f"{base.rstrip('/')}/{path.removesuffix('index.html')}" for path in paths]
    lines = [f"<url><loc>{escape(address)}</loc></url>" for address in addresses]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()
