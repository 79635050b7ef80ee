"""The national files: catalogue of recommendations, register of forces, settings of the site.

Read by the same reader as plans, so faults in them are told the same way. Models and look-ups only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import Field

from ssc_site.fields import Date, Day, Letter, Link, Model, Number, Slug, Text, Words
from ssc_site.language import ENGLISH, Language
from ssc_site.welsh import Welsh, welsh_of

Addressee = Literal[
    "chief-constables",
    "police-and-crime-commissioners",
    "home-office",
    "ministry-of-justice",
    "crown-prosecution-service",
    "npcc",
    "npcc-lead",
    "college-of-policing",
    "iopc",
    "every-body",
]


class NamedLink(Model):
    """A link with its text."""

    title: Words = Field(description="The text of the link.", examples=["NPCC letter"])
    url: Link = Field(description="The address.", examples=["https://www.gov.uk/"])


class Programme(Model):
    """The facts about the super-complaint and its report."""

    title: Words = Field(description="The report's title.", examples=["The police response to stalking"])
    complaint: Date = Field(description="When the complaint was made; no entry is older.", examples=["2022-11"])
    published: Date = Field(description="When the report was published.", examples=["2024-09-27"])
    complainant: Words = Field(description="Who complained.", examples=["A charity"])
    investigators: tuple[Words, ...] = Field(description="Who investigated.", examples=[["An inspectorate"]])
    links: tuple[NamedLink, ...] = Field((), description="Public pages about it.", examples=[[]])
    counting: Text = Field(description="Why 14 and 15 are both in print.", examples=["Two are made to two bodies."])


class Place(Model):
    """Where the report says it."""

    section: Words = Field(description="The heading in the report's contents.", examples=["Stalking law"])
    page: int = Field(ge=1, description="The page that section starts on, by the contents.", examples=[38])


class Part(Model):
    """A part of a recommendation with a date of its own."""

    title: Text = Field(description="What the part asks, in short.", examples=["Publish an action plan"])
    due: Date = Field(description="When it is due.", examples=["2024-11-22"])


class Item(Model):
    """An evidence item, numbered by the national tracker."""

    title: Text = Field(description="A short title of ours.", examples=["A problem profile"])
    ask: Text | None = Field(
        None, description="What it asks, in our words; absent: no text of its own.", examples=["x"]
    )


class Recommendation(Model):
    """One of the report's recommendations, or one of its two actions."""

    title: Text = Field(description="A short title of ours.", examples=["Searchable crime records"])
    ask: Text = Field(description="What it asks, in short, in our words.", examples=["Seek changes where required."])
    addressees: tuple[Addressee, ...] = Field(min_length=1, description="Who it is made to.", examples=[["npcc"]])
    due: Date | None = Field(None, description="The report's date, if it gives one.", examples=["2025-03-27"])
    place: Place = Field(description="Where in the report.", examples=[{"section": "Stalking law", "page": 38}])
    unnumbered: Text | None = Field(None, description="What it asks under no item number.", examples=["Review policy."])
    collective: Literal["npcc"] | None = Field(
        None, description="Answered for all forces by the NPCC.", examples=["npcc"]
    )
    parts: Mapping[Letter, Part] = Field(default_factory=dict, description="Parts with their own dates.", examples=[{}])
    # Named with a plural that templates cannot mistake for a dict's method.
    items: Mapping[Number, Item] = Field(default_factory=dict, description="Its evidence items.", examples=[{}])


class Catalogue(Model):
    """What the report asks, and of whom: fixed for every force."""

    programme: Programme = Field(description="The super-complaint and its report.", examples=[{}])
    recommendations: Mapping[Number, Recommendation] = Field(description="All of them, by number.", examples=[{}])
    actions: Mapping[Number, Recommendation] = Field(description="The report's own actions.", examples=[{}])

    @cached_property
    def for_forces(self) -> Mapping[str, Recommendation]:
        """The recommendations that forces answer: those with items, by number."""
        return {number: asked for number, asked in self.recommendations.items() if asked.items}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every evidence item by number, in the catalogue's order."""
        return {number: item for asked in self.for_forces.values() for number, item in asked.items.items()}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key a plan may answer under: each recommendation, then its items."""
        return tuple(key for number, asked in self.for_forces.items() for key in (number, *asked.items))

    def title(self, key: str) -> str:
        """Return the English title of an item or recommendation, empty where there is none."""
        known = self.items.get(key) or self.recommendations.get(key)
        return known.title.first if known else ""

    def meant(self, reference: str) -> tuple[str, ...]:
        """Return the keys a reference means: itself, or all from the first to the last of a range; empty if unknown."""
        return _meant(reference, self.keys)

    def item_keys(self, references: Iterable[str]) -> frozenset[str]:
        """Return every item the references mean; a recommendation means all of its items."""
        return frozenset(item for reference in references for key in self.meant(reference) for item in self.under(key))

    def under(self, key: str) -> tuple[str, ...]:
        """Return the items under a key: a recommendation's items, or the item itself."""
        return tuple(self.for_forces[key].items) if key in self.for_forces else (key,)


@lru_cache(maxsize=4096)
def _meant(reference: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    first, _, last = reference.partition("-")
    if not last:
        return (first,) if first in keys else ()
    order = [key for key in keys if ("." in key) == ("." in first)]
    if first not in order or last not in order:
        return ()
    return tuple(order[order.index(first) : order.index(last) + 1])


def recommendation_of(key: str) -> str:
    """Return the number of the recommendation a key belongs to."""
    return key.partition(".")[0]


class Tile(Model):
    """A force's place on the tile map, from the north-west corner, and its letters there."""

    column: int = Field(ge=0, le=30, description="From the west.", examples=[3])
    row: int = Field(ge=0, le=30, description="From the north.", examples=[5])
    label: Words = Field(description="Three letters that stand for its name on the map.", examples=["KEN"])


class Address(Model):
    """An address a plan was seen at."""

    url: Link = Field(description="The address.", examples=["https://www.example.police.uk/plan"])
    note: Text | None = Field(None, description="What is there, when not the plan itself.", examples=["A news item."])


class KnownPlan(Model):
    """What is known of the plan of a force that has no file here."""

    state: Literal["not-imported", "not-supplied", "not-found"] = Field(
        description="not-imported: its address is known. not-supplied: asked for and not given. not-found: searched.",
        examples=["not-imported"],
    )
    date: Date = Field(description="When this was so.", examples=["2026-11"])
    addresses: tuple[Address, ...] = Field((), description="Where the plan was seen.", examples=[[]])


class Force(Model):
    """A police force as the register knows it."""

    name: Text = Field(description="The official name.", examples=["Example Police"])
    short: Text = Field(description="The name for lists.", examples=["Example"])
    nation: Literal["England", "Wales"] = Field(description="The nation.", examples=["England"])
    region: Words = Field(description="The region.", examples=["North West"])
    website: Link | None = Field(None, description="The force's own site.", examples=["https://www.example.police.uk"])
    tile: Tile = Field(description="Its place on the tile map.", examples=[{"column": 3, "row": 5, "label": "KEN"}])
    plan: KnownPlan | None = Field(
        None, description="What is known of its plan; absent: no address known.", examples=[{}]
    )


class Excluded(Model):
    """A body that is not among the forces, and why."""

    name: Words = Field(description="Its name.", examples=["Example Police"])
    reason: Text = Field(description="Why it is not counted.", examples=["It is not a territorial force."])
    url: Link | None = Field(None, description="Its own page.", examples=["https://www.example.police.uk"])


class Register(Model):
    """The forces that are counted, by slug, and the bodies that are not."""

    forces: Mapping[Slug, Force] = Field(min_length=1, description="Every force, by slug.", examples=[{}])
    excluded: Mapping[Slug, Excluded] = Field(default_factory=dict, description="Bodies not counted.", examples=[{}])


class Site(Model):
    """Settings of the published site."""

    name: Words = Field(description="The site's name, on every page.", examples=["Police action plans"])
    base: Link | None = Field(None, description="The address it is published at.", examples=["https://example.org/"])
    repository: Link | None = Field(
        None, description="Where the plan files are kept.", examples=["https://example.org/r"]
    )
    contact: Link | None = Field(None, description="Where readers report mistakes.", examples=["mailto:a@example.org"])
    exit: Link = Field(description="Where 'Leave this site' goes.", examples=["https://www.bbc.co.uk/weather"])
    licence: NamedLink | None = Field(
        None,
        description="The licence of the published data, once those who own the words have agreed to one.",
        examples=[{"title": "Open Government Licence", "url": "https://example.org/licence"}],
    )
    example: bool = Field(False, description="true: the forces are invented, and every page says so.", examples=[False])


class Helpline(Model):
    """A service that helps, as it may be published."""

    name: Words = Field(description="What it is called.", examples=["Emergency"])
    phone: Words = Field(description="Its number, as people read it.", examples=["999"])
    note: Text | None = Field(None, description="What to know before calling.", examples=["Press 55 when asked."])
    url: Link | None = Field(None, description="Its own page.", examples=["https://www.example.org"])
    checked: Day = Field(description="The day number and page were last checked.", examples=["2026-11-21"])


class Support(Model):
    """Where readers get help."""

    helplines: tuple[Helpline, ...] = Field(min_length=1, description="The services, most urgent first.", examples=[[]])


@dataclass(frozen=True, slots=True)
class National:
    """What every plan is read against."""

    catalogue: Catalogue
    register: Register
    site: Site
    support: Support
    welsh_pages: Welsh
    welsh_data: Welsh
    welsh_report: Welsh

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages the site is made in, the first of them English. One without words is not made."""
        welsh = welsh_of((self.welsh_pages, self.welsh_data, self.welsh_report))
        return (ENGLISH, welsh) if welsh.words else (ENGLISH,)


def tracked(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield (recommendation, item) for every item, in order."""
    for number, asked in catalogue.for_forces.items():
        for item in asked.items:
            yield number, item
