"""The pages about the site itself: how it counts, what it keeps of its readers, and what it says at a dead end."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, say
from ssc_site.national import Programme
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.texts import name, ours
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, Term


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Everything the page about the site shows."""

    frame: Frame
    title: str
    complained: str
    published: str
    complainant: str
    investigators: tuple[str, ...]
    forces_total: str
    plans_here: str
    items_total: str
    answered_total: str
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
        frame=frame_of(urls.ABOUT, say("About"), corpus.national.site, census.as_of),
        title=say(programme.title),
        complained=programme.complaint.words,
        published=programme.published.words,
        complainant=say(programme.complainant),
        investigators=tuple(map(say, programme.investigators)),
        forces_total=count_of(len(register.forces), "force", "forces"),
        plans_here=count_of(len(corpus.plans), "plan", "plans"),
        items_total=count_of(len(catalogue.items), "evidence item", "evidence items"),
        answered_total=count_of(len(catalogue.for_forces), "recommendation", "recommendations"),
        cells_total=f"{len(register.forces) * len(catalogue.items):,}",
        counting=ours(programme.counting),
        answers=tuple(ANSWERS.values()),
        statuses=tuple(STATUSES.values()),
        deadlines=tuple(DEADLINES.values()),
        links=tuple(Link(say(link.title), link.url) for link in programme.links),
    )


def privacy_page(corpus: Corpus, census: Census) -> PrivacyPage:
    """Return the page on privacy."""
    return PrivacyPage(frame_of(urls.PRIVACY, say("Privacy"), corpus.national.site, census.as_of))


def accessibility_page(corpus: Corpus, census: Census) -> AccessibilityPage:
    """Return the page on accessibility."""
    frame = frame_of(urls.ACCESSIBILITY, say("Accessibility"), corpus.national.site, census.as_of)
    return AccessibilityPage(frame, urls.relative(urls.ACCESSIBILITY, urls.STYLE_PAGE))


def not_found_page(corpus: Corpus, census: Census) -> NotFoundPage:
    """Return the page for addresses that have none. It may be shown anywhere, so its links start from the base."""
    site = corpus.national.site
    base = f"{site.base.rstrip('/')}/" if site.base else ""
    forces = corpus.national.register.forces
    return NotFoundPage(
        frame=frame_of(urls.NOT_FOUND, say("Page not found"), site, census.as_of, base=base),
        forces=tuple(Link(name(forces[slug].short), base + urls.force_page(slug)) for slug in corpus.plans),
    )
