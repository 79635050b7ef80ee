"""Which forces are on the site, which only have a linked plan, which neither: in sentences, and each by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census, tally
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, key, say
from ssc_site.views.frame import Link
from ssc_site.views.listing import Sentence
from ssc_site.views.texts import name
from ssc_site.views.words import shape_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every force of the register, by slug, in one of three groups."""

    here: tuple[str, ...]
    linked: tuple[str, ...]
    unlinked: tuple[str, ...]

    def kind(self, slug: str) -> str:
        """Return the name of the group a force is in."""
        return "here" if slug in self.here else "linked" if slug in self.linked else "unlinked"


KINDS = {"here": key("plan on this site"), "linked": key("plan linked"), "unlinked": key("no address known to us")}
"""What the forces of a group have in common, in words."""


@dataclass(frozen=True, slots=True)
class ForceRow:
    """A force whose plan is here, and how much of it is answered: "36 of 39 answered", and its shape."""

    force: Link
    shape: str
    answered: str


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Forces whose plan is not here, of one kind: what they have in common, then each by name."""

    anchor: str
    heading: str
    note: str
    links: tuple[Link, ...]


def coverage_of(corpus: Corpus) -> Coverage:
    """Return which forces are here, linked and neither. A plan held elsewhere is a linked one."""
    away = [slug for slug in corpus.national.register.forces if slug not in corpus.plans]
    linked = tuple(slug for slug in away if plan_links(corpus, slug))
    return Coverage(tuple(corpus.plans), linked, tuple(slug for slug in away if slug not in linked))


def plan_links(corpus: Corpus, slug: str) -> tuple[Link, ...]:
    """Return where a force's plan was seen: the sources of its plan file, else the addresses in the register."""
    if held := corpus.plans.get(slug) or corpus.elsewhere.get(slug):
        return tuple(Link(source.title, source.url) for source in held.sources.values() if source.url)
    plan = corpus.national.register.forces[slug].plan
    addresses = [address.url for address in plan.addresses] if plan else []
    several = len(addresses) > 1
    return tuple(
        Link(say("The force's own page %(place)s", place=place) if several else say("The force's own page"), url)
        for place, url in enumerate(addresses, 1)
    )


def coverage_sentences(corpus: Corpus) -> Iterator[Sentence]:
    """Yield what is and is not on the site, the first sentence the coverage. A group with no force has no sentence."""
    covered, total = coverage_of(corpus), len(corpus.national.register.forces)
    here = say("%(some)s of %(forces)s", some=len(covered.here), forces=count_of(total, "force", "forces"))
    yield Sentence.around(say("Answers from %(link)s are on this site."), Link(here, "#find"))
    if covered.linked:
        more = count_of(len(covered.linked), "more plan", "more plans")
        words = say("%(link)s is linked.") if len(covered.linked) == 1 else say("%(link)s are linked.")
        yield Sentence.around(words, Link(more, "#linked"))
    if covered.unlinked:
        rest = count_of(len(covered.unlinked), "force", "forces")
        yield Sentence.around(say("For %(link)s we know no address."), Link(rest, "#unlinked"))


def force_rows(corpus: Corpus, census: Census) -> Iterator[ForceRow]:
    """Yield the forces whose plan is here, by name."""
    for slug in corpus.plans:
        cells = tuple(census.cells[slug].values())
        counts = tally(cells)
        answered = say("%(some)s of %(all)s answered", some=counts.answered, all=counts.total)
        yield ForceRow(force_link(corpus, slug), shape_of(cells), answered)


def name_groups(corpus: Corpus) -> tuple[NameGroup, ...]:
    """Return the forces whose plan is not here, by name: those with a linked plan, then those without."""
    covered = coverage_of(corpus)
    linked, unlinked = (count_of(len(slugs), "force", "forces") for slugs in (covered.linked, covered.unlinked))
    silent = say("This does not mean that the force has published no plan.")
    groups = (
        ("linked", say("Plan linked, not on this site yet: %(forces)s", forces=linked), "", covered.linked),
        ("unlinked", say("No address known to us: %(forces)s", forces=unlinked), silent, covered.unlinked),
    )
    return tuple(
        NameGroup(anchor, heading, note, tuple(force_link(corpus, slug) for slug in slugs))
        for anchor, heading, note, slugs in groups
        if slugs
    )


def force_link(corpus: Corpus, slug: str) -> Link:
    """Return the link from the national page to a force's page, under the force's short name."""
    return Link(name(corpus.national.register.forces[slug].short), urls.force_page(slug))
