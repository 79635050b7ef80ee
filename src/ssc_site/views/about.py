"""The pages about the site itself: how it counts, what it keeps of its readers, and what it says at a dead end."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.national import Programme
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, Term, count_words


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Everything the page about the site shows."""

    frame: Frame
    title: str
    complained: str
    published: str
    complainant: str
    investigators: tuple[str, ...]
    forces_total: int
    plans_here: str
    items_total: int
    answered_total: int
    cells_total: str
    counting: str
    answers: tuple[Term, ...]
    statuses: tuple[Term, ...]
    deadlines: tuple[Term, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """Everything the page on privacy shows."""

    frame: Frame


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """Everything the page on accessibility shows. style: the link to the page of components."""

    frame: Frame
    style: str


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What is shown at an address that has no page."""

    frame: Frame
    forces: tuple[Link, ...]


def about_page(corpus: Corpus, census: Census) -> AboutPage:
    """Return the page about the site."""
    catalogue, register = corpus.national.catalogue, corpus.national.register
    programme: Programme = catalogue.programme
    return AboutPage(
        frame=frame_of(urls.ABOUT, "About", corpus.national.site, census.as_of),
        title=programme.title,
        complained=programme.complaint.words,
        published=programme.published.words,
        complainant=programme.complainant,
        investigators=programme.investigators,
        forces_total=len(register.forces),
        plans_here=count_words(len(corpus.plans), "plan", "plans"),
        items_total=len(catalogue.items),
        answered_total=len(catalogue.for_forces),
        cells_total=f"{len(register.forces) * len(catalogue.items):,}",
        counting=programme.counting.first,
        answers=tuple(ANSWERS.values()),
        statuses=tuple(STATUSES.values()),
        deadlines=tuple(DEADLINES.values()),
        links=tuple(Link(link.title, link.url) for link in programme.links),
    )


def privacy_page(corpus: Corpus, census: Census) -> PrivacyPage:
    """Return the page on privacy."""
    return PrivacyPage(frame_of(urls.PRIVACY, "Privacy", corpus.national.site, census.as_of))


def accessibility_page(corpus: Corpus, census: Census) -> AccessibilityPage:
    """Return the page on accessibility."""
    frame = frame_of(urls.ACCESSIBILITY, "Accessibility", corpus.national.site, census.as_of)
    return AccessibilityPage(frame, urls.relative(urls.ACCESSIBILITY, urls.STYLE_PAGE))


def not_found_page(corpus: Corpus, census: Census) -> NotFoundPage:
    """Return the page for addresses that have none. It may be shown anywhere, so its links start from the base."""
    site = corpus.national.site
    base = f"{site.base.rstrip('/')}/" if site.base else ""
    forces = corpus.national.register.forces
    return NotFoundPage(
        frame=frame_of(urls.NOT_FOUND, "Page not found", site, census.as_of, base),
        forces=tuple(Link(forces[slug].short.first, base + urls.force_page(slug)) for slug in corpus.plans),
    )
