"""Plans with foreign words in every place that takes words, judged by no law across fields, and the pages of them."""

from collections.abc import Sequence
from functools import cache
from itertools import starmap

from jinja2 import Environment

from conftest import AS_OF, REPOSITORY, national
from ssc_site.census import take_census
from ssc_site.corpus import Corpus
from ssc_site.files import read_templates
from ssc_site.render import View, environment, render
from ssc_site.schema import Plan
from ssc_site.search.index import search_index
from ssc_site.site import pages
from ssc_site.urls import force_page, recommendation_page

PLAIN = "Plain words"
ADDRESS = "https://www.example.police.uk/plan"
FORCE = force_page("lancashire")
SHOWN = (FORCE, recommendation_page("7"), recommendation_page("28"))
"""The pages that hold every text of a plan filled here."""


def plan_of(texts: Sequence[str], addresses: Sequence[str] = ()) -> Plan:
    """Return a plan that holds each of these in every field that takes words. addresses: where its links lead."""
    return Plan.model_validate(values_of(texts, addresses or [ADDRESS] * len(texts)))


def values_of(texts: Sequence[str], addresses: Sequence[str]) -> dict[str, object]:
    """Return the fields of that plan. A field that can stand only once has the first of the texts."""
    first, address = texts[0], addresses[0]
    pairs = tuple(zip(texts, addresses, strict=True))
    return {
        "force": "lancashire", "wording": "summarised", "introduction": first, "note": first,
        "leads": tuple(map(_person, texts)),
        "sources": {
            f"source-{number}": {"title": words, "url": leads, "read": "2024-11-21"}
            for number, (words, leads) in enumerate(pairs)
        },
        "unread": {"reason": first, "items": ("12-27",)},
        "responses": {"7.1": tuple(starmap(_entry, pairs)), "28": (_entry(first, address),)},
        "local": {"L1": (_entry(first, address),)},
        "corrections": tuple(_correction(words, "2026-02-01") for words in texts),
        "cleared": tuple(
            {"code": "private-number-likely", "place": f"7.{number}", "reason": words, "date": "2026-02-01"}
            for number, words in enumerate(texts)
        ),
    }  # fmt: skip


def _entry(words: str, address: str) -> dict[str, object]:
    """Return an entry with these words in every field that takes words."""
    return {
        "place": words, "says": words, "in_place": words, "stated_as": words, "reason": words, "note": words,
        "unclear": words, "status": "blocked", "owners": (_person(words),),
        "actions": {"a": {"text": words, "owners": (_person(words),), "reason": words}},
        "partners": ({"name": words, "does": words, "length": words},),
        "documents": (
            {"title": words, "url": address}, {"title": words, "held": words}, {"title": words, "none": words},
        ),
        "measures": ({"name": words, "value": 200, "unit": words},),
        "corrections": (_correction(words, "2026-01-05"),),
    }  # fmt: skip


def _person(words: str) -> dict[str, str]:
    return {"title": words, "rank": words, "name": words, "role": words}


def _correction(words: str, day: str) -> dict[str, str]:
    return {"date": day, "kind": "corrected", "what": words, "why": words}


def pages_of(plan: Plan, shown: Sequence[str] = SHOWN) -> dict[str, bytes]:
    """Return the pages that show this plan; every page of the site where none is named."""
    views = views_of(plan)
    return {path: render(views[path], jinja()) for path in shown or views}


def views_of(plan: Plan) -> dict[str, View]:
    """Return what each page of the site shows where this is its only plan."""
    return dict(pages(_corpus(plan), take_census(_corpus(plan), AS_OF)))


def index_of(plan: Plan) -> bytes:
    """Return the index of the search where this is the only plan."""
    return search_index(_corpus(plan), take_census(_corpus(plan), AS_OF))


def _corpus(plan: Plan) -> Corpus:
    return Corpus(national(), {plan.force: plan}, {}, {plan.force: {}})


@cache
def jinja() -> Environment:
    return environment(read_templates(REPOSITORY))


@cache
def plain_pages(number: int, shown: Sequence[str] = SHOWN) -> dict[str, bytes]:
    """Return these pages of a plan of so many texts of plain words."""
    return pages_of(plan_of([PLAIN] * number), shown)
