"""What changed in the plans on the site, and when: every change that has a date, as known on a day.

Knows nothing of pages or of versions of files: the plans themselves are all it sees. What has no date is not here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ssc_site.census import counted, known_from
from ssc_site.changes.facts import Fact, facts
from ssc_site.corpus import Corpus
from ssc_site.dates import Period, parse_period
from ssc_site.schema import Correction, Entry, Plan


class What(StrEnum):
    """What a change is, in the order in which those of one day stand."""

    ENTRY = "entry"
    CORRECTED = "corrected"
    REDACTED = "redacted"
    PUBLISHED = "published"
    READ = "read"


OF_PLANS = (What.PUBLISHED, What.READ)
"""Changes that are no entry's, but of a plan as a whole."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a plan, with its date as the source gives it.

    key: the item, recommendation or local action it is under; empty where it is of the plan as a whole. earlier: of an
    entry, those before it that count as well. correction: of a correction or redaction.
    """

    slug: str
    key: str
    date: Period
    what: What
    entry: Entry | None = None
    earlier: tuple[Entry, ...] = ()
    facts: tuple[Fact, ...] = ()
    correction: Correction | None = None

    @property
    def month(self) -> Period:
        """The month it is listed under; its year, where the source gives no more."""
        return parse_period(self.date.text[:7])


def dated_changes(corpus: Corpus, as_of: date) -> tuple[Change, ...]:
    """Return every dated change of the plans here whose whole date is over, month by month, newest first.

    Within a month by date; of one date what is of entries first, by force, then in the report's order, then the local
    actions. A year without a month stands above its December: it ends no earlier.
    """
    order = {key: place for place, key in enumerate(corpus.national.catalogue.keys)}
    found = [each for plan in corpus.plans.values() for each in changes_of(plan, as_of)]
    found.sort(key=lambda each: (_rank(each), each.slug, order.get(each.key, len(order)), _number(each.key)))
    found.sort(key=_when, reverse=True)
    return tuple(found)


def _when(change: Change) -> tuple[date, int, date, int]:
    """Return what changes are sorted by: of two periods with the same end the wider one stands first."""
    return change.month.last, -len(change.month.text), change.date.last, -len(change.date.text)


def _rank(change: Change) -> int:
    return OF_PLANS.index(change.what) + 1 if change.what in OF_PLANS else 0


def _number(key: str) -> int:
    """Return the number of a local action: 12 of L12; nothing of the report's, which have their own order."""
    return int(key[1:]) if key.startswith("L") else 0


def changes_of(plan: Plan, as_of: date) -> Iterator[Change]:
    """Yield a plan's dated changes, of each of its lists the newest entry first."""
    slug = plan.force
    for key in (*plan.responses, *plan.local):
        entries = counted(plan, key, as_of)
        for place in reversed(range(len(entries))):
            yield from _of_entry(slug, key, entries[: place + 1], as_of)
    if known_from(plan) <= as_of:
        yield from _corrections(slug, "", None, plan.corrections, as_of)
    if plan.published and plan.published.last <= as_of:
        yield Change(slug, "", plan.published, What.PUBLISHED)
    read = min((source.read for source in plan.sources.values() if source.read), key=lambda day: day.last, default=None)
    if read and read.last <= as_of:
        yield Change(slug, "", read, What.READ)


def _of_entry(slug: str, key: str, entries: tuple[Entry, ...], as_of: date) -> Iterator[Change]:
    """Yield what became of the last of these entries: its corrections, then the entry itself where it has a date."""
    *earlier, entry = entries
    yield from _corrections(slug, key, entry, entry.corrections, as_of)
    if entry.date:
        yield Change(slug, key, entry.date, What.ENTRY, entry, tuple(earlier), facts(earlier, entry))


def _corrections(
    slug: str, key: str, entry: Entry | None, corrections: tuple[Correction, ...], as_of: date
) -> Iterator[Change]:
    for correction in corrections:
        if correction.date.last <= as_of:
            what = What.CORRECTED if correction.kind == "corrected" else What.REDACTED
            yield Change(slug, key, correction.date, what, entry, correction=correction)


@dataclass(frozen=True, slots=True)
class Undated:
    """How many of a plan's entries that count have no date, and how many count at all."""

    number: int
    total: int


def undated(plan: Plan, as_of: date) -> Undated:
    """Return how many of a plan's entries have no date, local actions among them."""
    known = [entry for key in (*plan.responses, *plan.local) for entry in counted(plan, key, as_of)]
    return Undated(sum(entry.date is None for entry in known), len(known))
