"""The whole site in memory: {path: bytes}. Knows which pages there are, and nothing of disks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ssc_site import urls
from ssc_site.census import Census, take_census
from ssc_site.corpus import Corpus
from ssc_site.data.crawlers import robots, sitemap
from ssc_site.data.dataset import data_files
from ssc_site.language import say, speaking, spoken
from ssc_site.render import View, environment, render
from ssc_site.search.index import search_index
from ssc_site.views.about import about_page, accessibility_page, not_found_page, privacy_page
from ssc_site.views.changelists import change_lists
from ssc_site.views.changes import changes_page
from ssc_site.views.data import data_page
from ssc_site.views.dates import dates_page
from ssc_site.views.force import ForcePage, force_page
from ssc_site.views.forces import absent_force_page, forces_page
from ssc_site.views.frame import Link
from ssc_site.views.help import help_page
from ssc_site.views.languages import in_language
from ssc_site.views.listing import COUNTED, STATES, list_page
from ssc_site.views.national import national_page
from ssc_site.views.recommendation import RecommendationPage, recommendation_pages
from ssc_site.views.recommendations import recommendations_page
from ssc_site.views.search import search_page
from ssc_site.views.style import style_page

STATIC = "static/"
"""Files of the templates folder under this name are published as they are."""

Press = Callable[[str, bytes], bytes]
"""Makes the PDF document of a page, of its path and its bytes."""


def build_site(
    corpus: Corpus, templates: Mapping[str, bytes], as_of: date, press: Press | None = None
) -> dict[str, bytes]:
    """Return every file of the site by its path, in order of path. press: where PDF documents are wanted."""
    jinja = environment(templates)
    files = {path: data for path, data in templates.items() if path.startswith(STATIC)}
    census = take_census(corpus, as_of)
    papers = papers_of(corpus) if press else {}
    for language in corpus.national.languages:
        with speaking(language):
            files |= {urls.place(path): render(view, jinja) for path, view in linked_pages(corpus, census, papers)}
            if press:
                files |= {urls.place(papers[path]): press(urls.place(path), files[urls.place(path)]) for path in papers}
    files |= data_files(corpus, census)
    files[urls.SEARCH_INDEX] = search_index(corpus, census)
    if base := corpus.national.site.base:
        files[urls.SITEMAP] = sitemap(base, files)
        files[urls.ROBOTS] = robots(base)
    return dict(sorted(files.items()))


def linked_pages(corpus: Corpus, census: Census, papers: Mapping[str, str]) -> Iterator[tuple[str, View]]:
    """Yield every page's path, and its view with the links to its other forms: in the other language, and as PDF."""
    base = corpus.national.site.base
    other = next((each for each in corpus.national.languages if each.code != spoken().code), None)
    for path, view in pages(corpus, census):
        frame = in_language(view.frame, view, path, other, base) if other else view.frame
        yield path, _with_paper(replace(view, frame=frame), path, papers)


def pages(corpus: Corpus, census: Census) -> Iterator[tuple[str, View]]:
    """Yield every page's path and view."""
    yield urls.NATIONAL, national_page(corpus, census)
    yield urls.FORCES, forces_page(corpus, census)
    for slug in corpus.national.register.forces:
        make = force_page if slug in corpus.plans else absent_force_page
        yield urls.force_page(slug), make(corpus, census, slug)
    yield urls.RECOMMENDATIONS, recommendations_page(corpus, census)
    for number in corpus.national.catalogue.for_forces:
        yield from recommendation_pages(corpus, census, number)
        for state in COUNTED:
            yield urls.listing(state.name, number), list_page(corpus, census, state, number)
    for state in STATES:
        yield urls.listing(state.name), list_page(corpus, census, state)
    yield urls.DATES, dates_page(corpus, census)
    yield urls.CHANGES, changes_page(corpus, census)
    yield from change_lists(corpus, census)
    yield urls.SEARCH, search_page(corpus, census)
    yield urls.DATA, data_page(corpus, census)
    yield urls.ABOUT, about_page(corpus, census)
    yield urls.HELP, help_page(corpus, census.as_of)
    yield urls.PRIVACY, privacy_page(corpus, census)
    yield urls.ACCESSIBILITY, accessibility_page(corpus, census)
    yield urls.STYLE_PAGE, style_page(corpus, census)
    if not spoken().folder:  # a server knows one page for dead ends
        yield urls.NOT_FOUND, not_found_page(corpus, census)


def papers_of(corpus: Corpus) -> Mapping[str, str]:
    """Return the path of every page that has a PDF document, and the document's."""
    forces = {urls.force_page(slug): urls.force_pdf(slug) for slug in corpus.plans}
    asked = corpus.national.catalogue.for_forces
    return forces | {urls.recommendation_page(number): urls.recommendation_pdf(number) for number in asked}


def _with_paper(view: View, path: str, papers: Mapping[str, str]) -> View:
    """Return the view with the link to its PDF document, where it has one."""
    if path in papers and isinstance(view, ForcePage | RecommendationPage):
        return replace(view, pdf=Link(say("This page to print or keep (PDF)"), urls.relative(path, papers[path])))
    return view
