"""All forces: the page that lists them, and the short page of a force whose plan is not on the site."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census, tally
from ssc_site.corpus import Corpus
from ssc_site.national import Force
from ssc_site.views.coverage import coverage_of, plan_links
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView, help_views


@dataclass(frozen=True, slots=True)
class HereForce:
    """A force whose plan is on the site, and how much of it is answered."""

    link: Link
    where: str
    answered: str


@dataclass(frozen=True, slots=True)
class KnownForce:
    """A force whose plan is not on this site, and what is known of it. links: to the force's own pages."""

    link: Link
    short: Link
    where: str
    state: str
    links: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class OutsideBody:
    """A body that is not among the forces, and why."""

    name: str
    reason: str
    href: str


@dataclass(frozen=True, slots=True)
class ForcesPage:
    """Everything the page of all forces shows."""

    frame: Frame
    total: int
    here: tuple[HereForce, ...]
    linked: tuple[KnownForce, ...]
    unlinked: tuple[KnownForce, ...]
    outside: tuple[OutsideBody, ...]


@dataclass(frozen=True, slots=True)
class AbsentForcePage:
    """Everything the page of a force shows whose plan is not on the site."""

    frame: Frame
    name: str
    welsh_name: str
    force: KnownForce
    website: str
    helplines: tuple[HelpView, ...]


def forces_page(corpus: Corpus, census: Census) -> ForcesPage:
    """Return the page of all forces."""
    covered = coverage_of(corpus)
    return ForcesPage(
        frame=frame_of(urls.FORCES, "Forces", corpus.national.site, census.as_of),
        total=len(corpus.national.register.forces),
        here=tuple(_here(slug, corpus, census) for slug in covered.here),
        linked=tuple(_known(slug, corpus, urls.FORCES) for slug in covered.linked),
        unlinked=tuple(_known(slug, corpus, urls.FORCES) for slug in covered.unlinked),
        outside=tuple(
            OutsideBody(body.name, body.reason.first, body.url or "")
            for body in corpus.national.register.excluded.values()
        ),
    )


def absent_force_page(corpus: Corpus, census: Census, slug: str) -> AbsentForcePage:
    """Return the page of a force whose plan is not on the site."""
    force, path = corpus.national.register.forces[slug], urls.force_page(slug)
    return AbsentForcePage(
        frame=frame_of(path, force.short.first, corpus.national.site, census.as_of),
        name=force.name.first,
        welsh_name=force.name.cy or "",
        force=_known(slug, corpus, path),
        website=force.website or "",
        helplines=help_views(corpus.national.support, short=True),
    )


def where_words(force: Force) -> str:
    """Return where a force is: "North West, England", or just "Wales"."""
    return force.nation if force.region == force.nation else f"{force.region}, {force.nation}"


def _here(slug: str, corpus: Corpus, census: Census) -> HereForce:
    force, counts = corpus.national.register.forces[slug], tally(census.cells[slug].values())
    link = Link(force.name.first, urls.relative(urls.FORCES, urls.force_page(slug)))
    return HereForce(link, where_words(force), f"{counts.answered} of {counts.total} items answered")


def _known(slug: str, corpus: Corpus, path: str) -> KnownForce:
    """Return what is known of a force whose plan is not here."""
    force, page = corpus.national.register.forces[slug], urls.relative(path, urls.force_page(slug))
    return KnownForce(
        link=Link(force.name.first, page),
        short=Link(force.short.first, page),
        where=where_words(force),
        state=_state(slug, corpus),
        links=plan_links(corpus, slug),
        note=_note(slug, corpus),
    )


def _state(slug: str, corpus: Corpus) -> str:
    """Return what we know of the plan, and since when."""
    if held := corpus.elsewhere.get(slug):
        seen = [f"seen on {each.read.words}" for each in held.sources.values() if each.url and each.read]
        return ", ".join(("Not on this site, only linked", *seen[:1]))
    plan = corpus.national.register.forces[slug].plan
    return f"{_STATES[plan.state]}, {plan.date.words}" if plan else "No address known"


def _note(slug: str, corpus: Corpus) -> str:
    """Return the editors' words on a plan held elsewhere, else what the register says of its addresses."""
    if held := corpus.elsewhere.get(slug):
        return held.note.first if held.note else ""
    plan = corpus.national.register.forces[slug].plan
    return " ".join(address.note.first for address in plan.addresses if address.note) if plan else ""


_STATES = {
    "not-imported": "Not yet on this site",
    "not-supplied": "Asked for, not supplied",
    "not-found": "Searched for, not found",
}
