"""All forces: the page that lists them, and the short page of a force whose plan is not on the site."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census, tally
from ssc_site.corpus import Corpus
from ssc_site.national import Force
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
    linked, unlinked = known_forces(corpus, urls.FORCES)
    return ForcesPage(
        frame=frame_of(urls.FORCES, "Forces", corpus.national.site, census.as_of),
        total=len(corpus.national.register.forces),
        here=tuple(_here(slug, corpus, census) for slug in corpus.plans),
        linked=linked,
        unlinked=unlinked,
        outside=tuple(
            OutsideBody(body.name, body.reason.first, body.url or "")
            for body in corpus.national.register.excluded.values()
        ),
    )


def known_forces(corpus: Corpus, path: str) -> tuple[tuple[KnownForce, ...], tuple[KnownForce, ...]]:
    """Return the forces whose plan is not here: those with a known address, and those without."""
    forces = corpus.national.register.forces
    known = [_known(slug, force, path) for slug, force in forces.items() if slug not in corpus.plans]
    return tuple(force for force in known if force.links), tuple(force for force in known if not force.links)


def absent_force_page(corpus: Corpus, census: Census, slug: str) -> AbsentForcePage:
    """Return the page of a force whose plan is not on the site."""
    force, path = corpus.national.register.forces[slug], urls.force_page(slug)
    return AbsentForcePage(
        frame=frame_of(path, force.short.first, corpus.national.site, census.as_of),
        name=force.name.first,
        welsh_name=force.name.cy or "",
        force=_known(slug, force, path),
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


def _known(slug: str, force: Force, path: str) -> KnownForce:
    """Return what the register knows of a force whose plan is not here."""
    page = urls.relative(path, urls.force_page(slug))
    own, short = Link(force.name.first, page), Link(force.short.first, page)
    plan = force.plan
    if plan is None:
        return KnownForce(own, short, where_words(force), "No address known", (), "")
    several = len(plan.addresses) > 1
    links = tuple(
        Link(f"The force's own page {number}" if several else "The force's own page", address.url)
        for number, address in enumerate(plan.addresses, 1)
    )
    note = " ".join(address.note.first for address in plan.addresses if address.note)
    return KnownForce(own, short, where_words(force), f"{_STATES[plan.state]}, {plan.date.words}", links, note)


_STATES = {
    "not-imported": "Not yet on this site",
    "not-supplied": "Asked for, not supplied",
    "not-found": "Searched for, not found",
}
