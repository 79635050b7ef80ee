"""The national page: how many forces' plans are here, what they answer, and what is known of the others."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Answer, Census, tally
from ssc_site.corpus import Corpus
from ssc_site.national import Force
from ssc_site.views.force import due_words
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.words import ANSWERS, answered_words, count_words, shape_of


@dataclass(frozen=True, slots=True)
class CountView:
    """A count with its noun and denominator: "36 of 39", "answers are published"."""

    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one force answers of one recommendation: words, shape, and the place on its page."""

    summary: str
    shape: str
    link: Link


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A recommendation, and what each force whose plan is here answers of it."""

    number: str
    title: str
    due: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class KnownForce:
    """A force whose plan is not on this site, and what is known of it."""

    name: str
    state: str
    links: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True)
class NationalPage:
    """Everything the national page shows."""

    frame: Frame
    forces_total: int
    plans_total: int
    coverage: tuple[str, ...]
    counts: tuple[CountView, ...]
    plans: tuple[Link, ...]
    matrix: tuple[MatrixRow, ...]
    linked: tuple[KnownForce, ...]
    unlinked: tuple[KnownForce, ...]
    excluded: tuple[KnownForce, ...]
    counting: str
    report: tuple[Link, ...]


def national_page(corpus: Corpus, census: Census) -> NationalPage:
    """Return the national page."""
    national = corpus.national
    forces = national.register.forces
    others = [_known(force) for slug, force in forces.items() if slug not in corpus.plans]
    linked = tuple(force for force in others if force.links)
    unlinked = tuple(force for force in others if not force.links)
    return NationalPage(
        frame=frame_of(urls.NATIONAL, "", national.site, census.as_of),
        forces_total=len(forces),
        plans_total=len(corpus.plans),
        coverage=_coverage(len(corpus.plans), len(forces), len(linked), len(unlinked)),
        counts=tuple(_counts(corpus, census)),
        plans=tuple(Link(forces[slug].name.first, urls.force_page(slug)) for slug in corpus.plans),
        matrix=tuple(_matrix(corpus, census)),
        linked=linked,
        unlinked=unlinked,
        excluded=tuple(
            KnownForce(body.name, body.reason.first, (Link("Its own page", body.url),) if body.url else (), "")
            for body in national.register.excluded.values()
        ),
        counting=national.catalogue.programme.counting.first,
        report=tuple(Link(link.title, link.url) for link in national.catalogue.programme.links),
    )


def _coverage(here: int, total: int, linked: int, unlinked: int) -> tuple[str, ...]:
    """Return what is and is not on the site, in sentences, the first one the coverage."""
    first = f"Answers from {here} of {count_words(total, 'force', 'forces')} are on this site."
    if here == 1:
        first = f"Answers from 1 of {total} forces are on this site."
    return (
        first,
        f"{linked} more {'plan is' if linked == 1 else 'plans are'} linked.",
        f"For {count_words(unlinked, 'force', 'forces')} we know no address.",
    )


def _counts(corpus: Corpus, census: Census) -> Iterator[CountView]:
    """Yield the headline counts of the plans that are here, those of no item left out."""
    counts = tally(census.of_plans(corpus.plans))
    yield CountView(f"{counts.answered} of {counts.total}", "items have a published answer")
    for answer in (Answer.UNREAD, Answer.UNCLEAR, Answer.NOT_KNOWN, Answer.NONE):
        if number := counts.answers.get(answer):
            yield CountView(f"{number} of {counts.total}", ANSWERS[answer][:1].lower() + ANSWERS[answer][1:])
    stated = sum(counts.statuses.values())
    yield CountView(f"{stated} of {counts.total}", "items have a status from the force")


def _matrix(corpus: Corpus, census: Census) -> Iterator[MatrixRow]:
    for number, asked in corpus.national.catalogue.for_forces.items():
        cells = tuple(_matrix_cell(slug, number, census) for slug in corpus.plans)
        yield MatrixRow(number, asked.title.first, due_words(asked), cells)


def _matrix_cell(slug: str, number: str, census: Census) -> MatrixCell:
    cells = census.of_recommendation(slug, number)
    link = Link(answered_words(cells), f"{urls.force_page(slug)}#{urls.item_anchor(number)}")
    return MatrixCell(answered_words(cells), shape_of(cells), link)


def _known(force: Force) -> KnownForce:
    """Return what the register knows of a force whose plan is not here."""
    plan = force.plan
    if plan is None:
        return KnownForce(force.name.first, "No address known", (), "")
    state = f"{_STATES[plan.state]}, {plan.date.words}"
    names = (
        [_LINK_WORDS]
        if len(plan.addresses) == 1
        else [f"{_LINK_WORDS}, page {n + 1}" for n in range(len(plan.addresses))]
    )
    links = tuple(Link(text, address.url) for text, address in zip(names, plan.addresses, strict=True))
    note = " ".join(address.note.first for address in plan.addresses if address.note)
    return KnownForce(force.name.first, state, links, note)


_LINK_WORDS = "the force's own page"
_STATES = {
    "not-imported": "Not yet on this site",
    "not-supplied": "Asked for, not supplied",
    "not-found": "Searched for, not found",
}
