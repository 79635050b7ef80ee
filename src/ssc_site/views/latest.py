"""What changed last: the newest dated entries of all plans, each with its day, force, item and state."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.census import Answer
from ssc_site.corpus import Corpus
from ssc_site.history import Dated, latest
from ssc_site.language import say
from ssc_site.rules.walk import redacted, speaks
from ssc_site.views.frame import Link
from ssc_site.views.texts import name, title_of
from ssc_site.views.words import ANSWERS, STATUSES, lower_first

MOST = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One dated entry: its day as the source gives it, where it stands, and what it is."""

    day: str
    link: Link
    what: str


def changes(corpus: Corpus, as_of: date) -> Iterator[Change]:
    """Yield the newest dated entries, at most ten."""
    for found in latest(corpus, as_of, MOST):
        short = name(corpus.national.register.forces[found.slug].short)
        title = title_of(corpus.national.catalogue, found.key)
        href = f"{urls.force_page(found.slug)}#{urls.item_anchor(found.key)}"
        yield Change(found.date.words, Link(f"{short}, {found.key} {title}", href), _what(found))


def _what(found: Dated) -> str:
    """Return what an entry is, in neutral words: the status it gives, else that it is an answer, or a further one."""
    entry = found.entry
    if entry.status:
        status = lower_first(STATUSES[entry.status].word)
        if entry.part:
            return say("status of part %(part)s given: %(status)s", part=entry.part, status=status)
        return say("status given: %(status)s", status=status)
    if speaks(entry):
        return say("an answer") if found.is_first else say("a further entry")
    if entry.answered_by:
        return say("same answer as %(item)s", item=entry.answered_by)
    if redacted(entry):
        return say("words taken out")
    return lower_first(ANSWERS[Answer.UNCLEAR].word) if entry.unclear else say("an entry")
