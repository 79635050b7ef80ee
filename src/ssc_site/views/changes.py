"""The page of what changed: the newest changes, what slipped, and the ways to all of them by month and by force."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.changes.dated import Change, Undated, dated_changes, undated
from ssc_site.corpus import Corpus
from ssc_site.language import count_of, say
from ssc_site.views.changed import MonthView, changes_words, month_words, months
from ssc_site.views.changelists import KINDS, kind_link
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.listing import CountView
from ssc_site.views.texts import joined, name
from ssc_site.views.words import lower_first, out_of

MOST = 100
"""The newest changes that the page itself shows; all of them are on the pages of their months."""


@dataclass(frozen=True, slots=True)
class ForceChanges:
    """How many changes a force's plan has, with their list, and how many of its entries have no date."""

    name: str
    changes: Link
    undated: Link | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything the page of changes shows.

    shown: how many are, where that is not all. kinds: the kinds of change that there are; none: those without any.
    """

    frame: Frame
    plans_total: int
    total: str
    shown: str
    kinds: tuple[CountView, ...]
    none: tuple[Link, ...]
    newest: tuple[MonthView, ...]
    months: tuple[Link, ...]
    undated: str
    forces: tuple[ForceChanges, ...]


def changes_page(corpus: Corpus, census: Census) -> ChangesPage:
    """Return the page of changes."""
    changes = dated_changes(corpus, census.as_of)
    totals = Counter(each.month.text for each in changes)
    bare = {slug: undated(plan, census.as_of) for slug, plan in corpus.plans.items()}
    holding = [(kind, sum(map(kind.holds, changes))) for kind in KINDS]
    return ChangesPage(
        frame=frame_of(urls.CHANGES, say("What changed"), corpus.national.site, census.as_of),
        plans_total=len(corpus.plans),
        total=changes_words(len(changes)),
        shown=_shown(len(changes)),
        kinds=tuple(_count(kind_link(kind, urls.CHANGES), number, len(changes)) for kind, number in holding if number),
        none=tuple(kind_link(kind, urls.CHANGES) for kind, number in holding if not number),
        newest=tuple(months(changes[:MOST], totals, corpus, urls.CHANGES)),
        months=tuple(_months(totals)),
        undated=_undated(sum(each.number for each in bare.values()), sum(each.total for each in bare.values())),
        forces=tuple(_forces(corpus, changes, bare)),
    )


def _shown(total: int) -> str:
    if total <= MOST:
        return ""
    return say("Here are the newest %(some)s of %(changes)s.", some=MOST, changes=changes_words(total))


def _count(kind: Link, number: int, total: int) -> CountView:
    return CountView(out_of(number, total), lower_first(kind.text), kind.href)


def _months(totals: Mapping[str, int]) -> Iterator[Link]:
    for text, number in totals.items():
        words = joined((month_words(text), changes_words(number)), ": ")
        yield Link(words, urls.relative(urls.CHANGES, urls.change_list(text)))


def _undated(number: int, total: int) -> str:
    """Return how many entries have no date; empty where there is no entry at all."""
    entries = count_of(total, "entry", "entries")
    if number == 1:
        return say("%(some)s of %(entries)s has no date.", some=number, entries=entries)
    return say("%(some)s of %(entries)s have no date.", some=number, entries=entries) if total else ""


def _forces(corpus: Corpus, changes: tuple[Change, ...], bare: Mapping[str, Undated]) -> Iterator[ForceChanges]:
    """Yield a line for each plan here, in order of name; each of its numbers leads to its list."""
    numbers = Counter(each.slug for each in changes)
    for slug in corpus.plans:
        short = name(corpus.national.register.forces[slug].short)
        words = joined((short, changes_words(numbers[slug])), ": ")
        link = Link(words, urls.relative(urls.CHANGES, urls.force_changes(slug)))
        yield ForceChanges(short, link, _without(slug, bare[slug]))


def _without(slug: str, bare: Undated) -> Link | None:
    """Return the link to a force's page by how many of its entries have no date; none where all have."""
    words = _undated(bare.number, bare.total)
    return Link(words.rstrip("."), urls.relative(urls.CHANGES, urls.force_page(slug))) if bare.number else None
