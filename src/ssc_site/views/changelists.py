"""The lists of changes: all of a month, all of a force's plan, and all of one kind, such as targets moved later."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.changes.dated import Change, What, dated_changes
from ssc_site.changes.facts import Fact
from ssc_site.changes.setbacks import is_back, is_complete, is_later, is_withdrawn
from ssc_site.corpus import Corpus
from ssc_site.language import key, say
from ssc_site.views.changed import MonthView, changes_words, month_words, months
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.texts import name
from ssc_site.views.words import Term


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A kind of change that has a list: its name in addresses, its term, and which changes are of it."""

    name: str
    term: Term
    holds: Callable[[Change], bool]


@dataclass(frozen=True, slots=True)
class ChangeListPage:
    """Everything a list of changes shows. meaning: which changes are on it. empty: why it is, where it has no months.

    by_month: whether each month has a heading; not where there is but one.
    """

    frame: Frame
    heading: str
    figure: str
    meaning: str
    empty: str
    months: tuple[MonthView, ...]
    by_month: bool
    other: tuple[Link, ...]


def _with(fits: Callable[[Fact], bool]) -> Callable[[Change], bool]:
    """Return whether a change has a fact that fits."""
    return lambda change: any(map(fits, change.facts))


KINDS = (
    ChangeKind(
        "targets-later",
        Term(key("Targets moved later"), key("The force gave an action a later date of its own than before.")),
        _with(is_later),
    ),
    ChangeKind(
        "targets-withdrawn",
        Term(key("Targets withdrawn"), key("The force took back the date of an action.")),
        _with(is_withdrawn),
    ),
    ChangeKind(
        "status-back",
        Term(
            key("Statuses that went back"),
            key(
                "A status left complete, went from in progress to not started or not yet applicable, or has a lower "
                "percentage."
            ),
        ),
        _with(is_back),
    ),
    ChangeKind(
        "status-complete",
        Term(
            key("Statuses that became complete"),
            key("The force says that it is done. Its status before was another one, or there was none."),
        ),
        _with(is_complete),
    ),
    ChangeKind(
        "corrections",
        Term(
            key("Corrections and words taken out"),
            key("Something published here was wrong, or had to be taken out to protect somebody."),
        ),
        lambda change: change.what in (What.CORRECTED, What.REDACTED),
    ),
)


def kind_link(kind: ChangeKind, path: str) -> Link:
    """Return the link to the list of a kind."""
    return Link(kind.term.word, urls.relative(path, urls.change_list(kind.name)))


def change_lists(corpus: Corpus, census: Census) -> Iterator[tuple[str, ChangeListPage]]:
    """Yield path and page of every list: of each kind, of each month there is, of each force whose plan is here."""
    changes = dated_changes(corpus, census.as_of)
    totals = Counter(each.month.text for each in changes)
    lister = _Lister(corpus, census, totals)
    for kind in KINDS:
        path = urls.change_list(kind.name)
        other = tuple(kind_link(each, path) for each in KINDS if each is not kind)
        found = tuple(filter(kind.holds, changes))
        yield path, lister.page(path, kind.term.word, kind.term.meaning, found, other)
    for month in totals:
        yield lister.of_month(month, tuple(each for each in changes if each.month.text == month))
    for slug in corpus.plans:
        yield lister.of_force(slug, tuple(each for each in changes if each.slug == slug))


_NONE_OF_KIND = key("This list is empty: no change with a date is of this kind.")
_NONE_OF_FORCE = key("This list is empty: nothing in this plan that was known on this day has a date.")


@dataclass(frozen=True, slots=True)
class _Lister:
    """Makes the lists of a site. totals: how many changes each month has, newest first."""

    corpus: Corpus
    census: Census
    totals: Mapping[str, int]

    def of_month(self, month: str, found: tuple[Change, ...]) -> tuple[str, ChangeListPage]:
        """Return the list of a month, with the way to those before and after it."""
        path, known = urls.change_list(month), list(self.totals)
        place = known.index(month)
        beside = [*known[place + 1 : place + 2], *known[max(0, place - 1) : place]]
        other = tuple(Link(month_words(each), urls.relative(path, urls.change_list(each))) for each in beside)
        heading = say("What changed in %(month)s", month=month_words(month))
        return path, self.page(path, heading, "", found, other)

    def of_force(self, slug: str, found: tuple[Change, ...]) -> tuple[str, ChangeListPage]:
        """Return the list of a force's plan, with the way to its page."""
        path, short = urls.force_changes(slug), name(self.corpus.national.register.forces[slug].short)
        page = Link(say("The whole plan of %(force)s", force=short), urls.relative(path, urls.force_page(slug)))
        return path, self.page(path, say("What changed, %(force)s", force=short), "", found, (page,))

    def page(
        self, path: str, heading: str, meaning: str, found: tuple[Change, ...], other: tuple[Link, ...]
    ) -> ChangeListPage:
        """Return the page of a list, with the changes month by month."""
        total = sum(self.totals.values())
        return ChangeListPage(
            frame=frame_of(path, heading, self.corpus.national.site, self.census.as_of),
            heading=heading,
            figure=say("%(some)s of %(changes)s on this site", some=len(found), changes=changes_words(total)),
            meaning=meaning,
            empty=say(_NONE_OF_KIND if meaning else _NONE_OF_FORCE),
            months=tuple(months(found, self.totals, self.corpus, path)),
            by_month=path not in map(urls.change_list, self.totals),
            other=other,
        )
