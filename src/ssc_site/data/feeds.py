"""Atom feeds of what forces said, newest first: of all forces, of one force, of one recommendation.

Only for a site with a base address. Every time is a day of the plans, so the same plans give the same bytes. An entry's
id never changes: entries are only ever added below the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from urllib.parse import urlsplit

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.data.entryrows import Value
from ssc_site.data.fields import LABELS, NONE, NOT_STATED
from ssc_site.data.markup import HEAD, xml
from ssc_site.data.rows import Row, Rows
from ssc_site.schema import Plan
from ssc_site.views.frame import EXAMPLE

MOST = 200
"""Entries in one feed, the newest. All of them are on the pages and in the tables."""
_SINCE = "2026"
"""The year since when addresses in ids were the site's: part of every id, never changed."""


@dataclass(frozen=True, slots=True)
class News:
    """One entry of a plan as news: its row, the plan it is of, since when it is known, and when it was last changed."""

    row: Row
    plan: Plan
    day: date
    updated: date


def feeds(corpus: Corpus, rows: Mapping[str, Rows]) -> dict[str, bytes]:
    """Return every feed by its path; none where the site has no base address."""
    if not corpus.national.site.base:
        return {}
    forces, catalogue = corpus.national.register.forces, corpus.national.catalogue
    by_force = {slug: _newest(_news(corpus, slug, rows[slug])) for slug in forces}
    news = _newest(each for slug in sorted(by_force) for each in by_force[slug])
    made = {urls.FEED: _feed(urls.FEED, "All forces", urls.NATIONAL, corpus, news)}
    for slug, own in by_force.items():
        path = urls.force_feed(slug)
        made[path] = _feed(path, forces[slug].short.first, urls.force_page(slug), corpus, own)
    by_number: dict[Value, list[News]] = {}
    for each in news:
        by_number.setdefault(each.row["recommendation"], []).append(each)
    for number in catalogue.for_forces:
        path, page = urls.recommendation_feed(number), urls.recommendation_page(number)
        made[path] = _feed(path, f"Recommendation {number}", page, corpus, by_number.get(number, []))
    return made


def _newest(news: Iterable[News]) -> list[News]:
    """Return the newest first; of one day, in the order they came."""
    return sorted(news, key=attrgetter("updated"), reverse=True)


def _news(corpus: Corpus, slug: str, rows: Rows) -> Iterator[News]:
    """Yield an entry for each of the plan's entries. One whose plan gives no day at all has no place in a feed."""
    for row in rows.of_entries:
        since, corrected = row["counts_from"], row["corrected_on"]
        if isinstance(since, date):
            updated = max(since, corrected) if isinstance(corrected, date) else since
            yield News(row, corpus.plans[slug], since, updated)


def _told(news: News) -> Iterator[str]:
    """Yield what an entry says, in plain text."""
    row = news.row
    for name, label in LABELS.items():
        text = next((row[f"{name}_{tag}"] for tag in ("en", "cy") if row[f"{name}_{tag}"] != NOT_STATED), "")
        if text:
            yield f"{label}: {text}"
    yield from _actions(news)
    if row["status"] != NOT_STATED:
        yield f"Status the force gives: {row['status_words']}"
    if row["answered_by"] != NONE:
        yield f"Same answer as {row['answered_by']}"
    if row["corrections"] != NONE:
        yield str(row["corrections"])
    yield _when(row)


def _actions(news: News) -> Iterator[str]:
    """Yield the actions as this entry tells them: what a later one says of them is news of its own."""
    key, place = str(news.row["under"]), int(str(news.row["entry"]))
    entry = (news.plan.responses.get(key) or news.plan.local[key])[place - 1]
    for letter, action in entry.actions.items():
        said = [action.text.first if action.text else "", f"target {action.due}" if action.due else ""]
        yield f"Action {letter}: {', '.join(filter(None, said)) or 'see the page'}"


def _when(row: Row) -> str:
    """Return when it was said and whose words these are."""
    when = f"Date of the entry: {row['date']}." if row["date"] != NOT_STATED else "The source gives no date."
    whose = "Summarised by the editors of this site" if row["wording"] == "summarised" else "In the force's own words"
    return f"{when} {whose}, from {row['source']}." if row["source"] != NOT_STATED else f"{when} {whose}."


def _tag(base: str, place: str) -> str:
    """Return an id that says nothing of how the place is reached: tag:example.org,2026:/forces/kent/#7.1/1."""
    parts = urlsplit(base)
    return f"tag:{parts.hostname or ''},{_SINCE}:{urls.full(parts.path or '/', place)}"


def _feed(path: str, name: str, page: str, corpus: Corpus, news: list[News]) -> bytes:
    """Return one feed. An empty one was last changed when the report was published."""
    site = corpus.national.site
    base, shown = site.base or "", news[:MOST]
    updated = shown[0].updated if shown else corpus.national.catalogue.programme.published.last
    lines = [
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>{xml(_tag(base, path))}</id>",
        f"<title>{xml(f'{name} - {site.name}')}</title>",
        *([f"<subtitle>{EXAMPLE}</subtitle>"] if site.example else []),
        f"<updated>{_stamp(updated)}</updated>",
        f"<author><name>{xml(site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{xml(urls.full(base, path))}"/>',
        f'<link rel="alternate" type="text/html" href="{xml(urls.full(base, page))}"/>',
        *(line for each in shown for line in _entry(each, corpus, base)),
        "</feed>",
    ]
    return (HEAD + "\n".join(lines) + "\n").encode()


def _entry(news: News, corpus: Corpus, base: str) -> Iterator[str]:
    row, slug = news.row, str(news.row["force"])
    place = f"{urls.force_page(slug)}#{row['under']}/{row['entry']}"
    title = f"{corpus.national.register.forces[slug].short.first} {row['under']}"
    yield "<entry>"
    yield f"<id>{xml(_tag(base, place))}</id>"
    yield f"<title>{xml(title)}</title>"
    yield f"<published>{_stamp(news.day)}</published>"
    yield f"<updated>{_stamp(news.updated)}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{xml(str(row["page"]))}"/>'
    text = "\n\n".join(_told(news))
    yield f'<content type="text">{xml(text)}</content>'
    yield "</entry>"


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
