"""What a plan as a whole becomes in the tables: who leads, its dates, its introduction, and what we could not read.

One row for each force of the register: also where its plan is a link, or not known. Knows nothing of formats.
"""

from collections.abc import Mapping
from datetime import date

from ssc_site.census import known_from
from ssc_site.corpus import Corpus
from ssc_site.data.entryrows import Value, corrected, days, lines, texts
from ssc_site.data.fields import NONE, NOT_KNOWN, NOT_READ, NOT_STATED, PLAN_FIELDS
from ssc_site.dates import Period
from ssc_site.schema import Plan, Source
from ssc_site.views.coverage import KINDS, coverage_of, plan_links
from ssc_site.views.entries import read_words
from ssc_site.views.words import person_words


def plan_row(corpus: Corpus, slug: str, as_of: date) -> dict[str, Value]:
    """Return what is known of a force's plan as a whole on a day."""
    force, plan, kind = corpus.national.register.forces[slug], corpus.plans.get(slug), coverage_of(corpus).kind(slug)
    return {
        "nation": force.nation,
        "region": force.region,
        "plan": kind,
        "plan_words": KINDS[kind],
        "links": lines((f"{link.text}: {link.href}" for link in plan_links(corpus, slug)), NONE),
        **(_told(plan, as_of) if plan else dict.fromkeys(PLAN_FIELDS, NOT_READ)),
    }


def _told(plan: Plan, as_of: date) -> Mapping[str, Value]:
    """Return what the plan says beside its answers; before it was known, that this was not known."""
    if known_from(plan) > as_of:
        return dict.fromkeys(PLAN_FIELDS, NOT_KNOWN)
    return {
        **_day("published", plan.published, as_of),
        **_day("reviewed", plan.reviewed, as_of),
        **days("next_review", plan.next_review, NOT_STATED),
        "leads": lines(map(person_words, plan.leads), NOT_STATED),
        **texts("introduction", plan.introduction),
        "sources": lines(map(_source, plan.sources.values()), NOT_STATED),
        "unread": ", ".join(plan.unread.items) if plan.unread else NONE,
        **texts("unread_reason", plan.unread.reason if plan.unread else None, NONE),
        **texts("note", plan.note, NONE),
        **corrected(plan.corrections, as_of),
    }


def _day(name: str, period: Period | None, as_of: date) -> dict[str, Value]:
    """Return a day that must have come to be known."""
    return days(name, None, NOT_KNOWN) if period and period.last > as_of else days(name, period, NOT_STATED)


def _source(source: Source) -> str:
    return ", ".join(part for part in (source.title, source.url, read_words(source)) if part)
