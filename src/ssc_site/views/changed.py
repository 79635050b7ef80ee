"""Changes as pages show them: a line for each, month by month. Knows nothing of which page they stand on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from ssc_site import urls
from ssc_site.changes.dated import OF_PLANS, Change, What, dated_changes
from ssc_site.changes.facts import Kind, first_answer
from ssc_site.corpus import Corpus
from ssc_site.dates import parse_period
from ssc_site.language import count_of, key, say
from ssc_site.rules.walk import redacted
from ssc_site.schema import Correction
from ssc_site.views.factwords import fact_words
from ssc_site.views.frame import Link
from ssc_site.views.texts import joined, name, theirs, title_of
from ssc_site.views.words import listed, upper_first


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A line: its day as the source gives it, where the change stands, and what it is, in whole sentences.

    link: nothing where the line is of whole plans; links then lead to them.
    """

    day: str
    link: Link | None
    what: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthView:
    """The changes of a month, or of a year whose months are not given, and how many there are."""

    anchor: str
    heading: str
    figure: str
    href: str
    changes: tuple[ChangeView, ...]


NEWEST = 10
"""The entries that the national page tells."""


def newest_entries(corpus: Corpus, as_of: date) -> Iterator[ChangeView]:
    """Yield the newest dated entries as the national page shows them, at most ten."""
    entries = (each for each in dated_changes(corpus, as_of) if each.what is What.ENTRY)
    for change in islice(entries, NEWEST):
        yield change_view(change, corpus, urls.NATIONAL)


def changes_words(number: int) -> str:
    """Return how many changes there are: "12 changes"."""
    return count_of(number, "change", "changes")


def months(changes: Iterable[Change], totals: Mapping[str, int], corpus: Corpus, path: str) -> Iterator[MonthView]:
    """Yield the changes month by month, in their order. totals: how many each month has, with those not shown."""
    for month, found in groupby(changes, lambda each: each.month):
        known, total, text = tuple(found), totals[month.text], month.text
        some = say("%(some)s of %(items)s", some=len(known), items=changes_words(total))
        figure = changes_words(total) if len(known) == total else some
        lines = tuple(_lines(known, corpus, path))
        yield MonthView(text, month_words(text), figure, urls.relative(path, urls.change_list(text)), lines)


def month_words(text: str) -> str:
    """Return what a month is called, or a year whose months are not given: "March 2026", "2026, month not given"."""
    words = parse_period(text).words
    return words if "-" in text else say("%(year)s, month not given", year=words)


def _lines(changes: Iterable[Change], corpus: Corpus, path: str) -> Iterator[ChangeView]:
    """Yield a line for each change; for plans first published, or first read, on one day one line together."""
    for (day, what), found in groupby(changes, lambda each: (each.date, each.what)):
        if what in OF_PLANS:
            links = (Link(_name(each, corpus), urls.relative(path, urls.force_page(each.slug))) for each in found)
            yield ChangeView(day.words, None, say(_FIRST[what]), tuple(links))
        else:
            yield from (change_view(each, corpus, path) for each in found)


_FIRST = {
    What.PUBLISHED: key("Plan first published"),
    What.READ: key("Plan first read for this site"),
}


def change_view(change: Change, corpus: Corpus, path: str) -> ChangeView:
    """Return what became of an entry, or a correction of a plan outside its entries, as the page at path shows it."""
    page, words = urls.relative(path, urls.force_page(change.slug)), _name(change, corpus)
    if change.key:
        words = joined((words, _place(change.key, corpus)))
    anchor = urls.item_anchor(change.key) if change.key else "corrections"
    what = _correction(change.correction) if change.correction else _added(change)
    return ChangeView(change.date.words, Link(words, f"{page}#{anchor}"), what)


def _name(change: Change, corpus: Corpus) -> str:
    return name(corpus.national.register.forces[change.slug].short)


def _place(place: str, corpus: Corpus) -> str:
    """Return the number and short title of an item; a local action has none, and is the force's own."""
    title = title_of(corpus.national.catalogue, place)
    return f"{place} {title}" if title else say("%(number)s, an action of the force's own", number=place)


def _correction(correction: Correction) -> str:
    """Return what was corrected and why. A redaction never says more than that words were taken out."""
    if correction.kind == "redacted":
        return say("Words were taken out to protect somebody.")
    what = theirs(correction.what) if correction.what else ""
    return joined((say("Corrected."), what, theirs(correction.why)), " ")


def _added(change: Change) -> str:
    """Return what an entry adds to those before it: each turn in a sentence, then in one all that is new beside."""
    new = listed(map(fact_words, (fact for fact in change.facts if fact.kind in _BESIDE)))
    told = (*_turns(change), say("new: %(things)s", things=new) if new else "")
    known = [words for words in told if words] or [say("a further entry")]
    return " ".join(f"{upper_first(words)}." for words in known)


_BESIDE = (
    Kind.TEXT, Kind.DOCUMENTS, Kind.NO_DOCUMENT, Kind.MEASURES, Kind.PARTNERS, Kind.OWNERS, Kind.ACTION_OWNERS,
    Kind.STATED_AS, Kind.REFERENCES,
)  # fmt: skip
"""What an entry can bring that turns nothing."""


def _turns(change: Change) -> Iterator[str]:
    entry = change.entry
    if entry and first_answer(change.earlier, entry):
        yield say("first answer")
    if entry and entry.part and all(fact.kind not in (Kind.STATUS, Kind.PROGRESS) for fact in change.facts):
        yield say("Part %(part)s", part=entry.part)
    yield from (fact_words(fact) for fact in change.facts if fact.kind not in _BESIDE)
    if entry and redacted(entry):
        yield say("words taken out")
