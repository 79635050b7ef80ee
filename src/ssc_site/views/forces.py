"""All forces: the page that lists them, and the short page of a force whose plan is not on the site."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census, tally
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, key, say
from ssc_site.national import Force
from ssc_site.views.coverage import coverage_of, plan_links
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView, help_views
from ssc_site.views.texts import name, ours, theirs


@dataclass(frozen=True, slots=True)
class HereForce:
    """A force whose plan is on the site, and how much of it is answered."""

    link: Link
    where: str
    answered: str


@dataclass(frozen=True, slots=True)
class KnownForce:
    """A force whose plan is not on this site, and what is known of it.

    sought: whether more is known than that no address is. links: to the force's own pages.
    """

    link: Link
    short: Link
    where: str
    state: str
    sought: bool
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
    heading: str
    about: str
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
    covered, total = coverage_of(corpus), len(corpus.national.register.forces)
    asked = count_of(total, "territorial force", "territorial forces")
    return ForcesPage(
        frame=frame_of(urls.FORCES, say("Forces"), corpus.national.site, census.as_of),
        heading=say("The %(forces)s", forces=count_of(total, "police force", "police forces")),
        about=say("England and Wales have %(forces)s. Each was asked to publish an action plan.", forces=asked),
        total=total,
        here=tuple(_here(slug, corpus, census) for slug in covered.here),
        linked=tuple(_known(slug, corpus, urls.FORCES) for slug in covered.linked),
        unlinked=tuple(_known(slug, corpus, urls.FORCES) for slug in covered.unlinked),
        outside=tuple(
            OutsideBody(say(body.name), ours(body.reason), body.url or "")
            for body in corpus.national.register.excluded.values()
        ),
    )


def absent_force_page(corpus: Corpus, census: Census, slug: str) -> AbsentForcePage:
    """Return the page of a force whose plan is not on the site."""
    force, path = corpus.national.register.forces[slug], urls.force_page(slug)
    return AbsentForcePage(
        frame=frame_of(path, name(force.short), corpus.national.site, census.as_of),
        name=name(force.name),
        welsh_name=welsh_name(force),
        force=_known(slug, corpus, path),
        website=force.website or "",
        helplines=help_views(corpus.national.support, short=True),
    )


def welsh_name(force: Force) -> str:
    """Return the Welsh name of a force; empty where it has none, or it is the one that pages here call it by."""
    welsh = force.name.cy or ""
    return welsh if welsh != name(force.name) else ""


def where_words(force: Force) -> str:
    """Return where a force is: "North West, England", or just "Wales"."""
    nation = say(force.nation)
    return nation if force.region == force.nation else f"{say(force.region)}, {nation}"


def _here(slug: str, corpus: Corpus, census: Census) -> HereForce:
    force, counts = corpus.national.register.forces[slug], tally(census.cells[slug].values())
    link = Link(name(force.name), urls.relative(urls.FORCES, urls.force_page(slug)))
    asked = count_of(counts.total, "item", "items")
    answered = say("%(some)s of %(items)s answered", some=counts.answered, items=asked)
    return HereForce(link, where_words(force), answered)


def _known(slug: str, corpus: Corpus, path: str) -> KnownForce:
    """Return what is known of a force whose plan is not here."""
    force, page = corpus.national.register.forces[slug], urls.relative(path, urls.force_page(slug))
    return KnownForce(
        link=Link(name(force.name), page),
        short=Link(name(force.short), page),
        where=where_words(force),
        state=_state(slug, corpus),
        sought=slug in corpus.elsewhere or force.plan is not None,
        links=plan_links(corpus, slug),
        note=_note(slug, corpus),
    )


def _state(slug: str, corpus: Corpus) -> str:
    """Return what we know of the plan, and since when."""
    if held := corpus.elsewhere.get(slug):
        seen = [each.read.words for each in held.sources.values() if each.url and each.read]
        linked = say("Not on this site, only linked")
        return say("Not on this site, only linked, seen on %(day)s", day=seen[0]) if seen else linked
    plan = corpus.national.register.forces[slug].plan
    return say(_STATES[plan.state], date=plan.date.words) if plan else say("No address known")


def _note(slug: str, corpus: Corpus) -> str:
    """Return the editors' words on a plan held elsewhere, else what the register says of its addresses."""
    if held := corpus.elsewhere.get(slug):
        return theirs(held.note) if held.note else ""
    plan = corpus.national.register.forces[slug].plan
    return " ".join(ours(address.note) for address in plan.addresses if address.note) if plan else ""


_STATES = {
    "not-imported": key("Not yet on this site, %(date)s"),
    "not-supplied": key("Asked for, not supplied, %(date)s"),
    "not-found": key("Searched for, not found, %(date)s"),
}
