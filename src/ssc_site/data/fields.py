"""Every field of the published tables, once: headers, types, meanings, units and words come from here alone.

Knows nothing of rows or formats. A field is never renamed or given another meaning within a version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ssc_site.census import Answer
from ssc_site.deadline import Deadline
from ssc_site.schema import STATUSES

VERSION = 1
"""Grows when a field is renamed, taken away or means something else: then every file has a new address."""

NOT_STATED, NOT_READ, NOT_KNOWN = "not stated", "not read", "not known"
NONE, NOT_MEANT, WITHDRAWN = "none", "does not apply", "withdrawn"

SILENCE: Mapping[str, str] = {
    NOT_STATED: "What we have read does not say.",
    NOT_READ: "We have not read it: our copy lacks this part, or the force's plan is not on this site yet.",
    NOT_KNOWN: "It was not published, or not read, by the day shown.",
    NONE: "There is nothing of this kind.",
    NOT_MEANT: "The field has no meaning in this row.",
    WITHDRAWN: "The force gave a date and took it back.",
}
"""The words that stand where there is no value. No field is ever left empty."""


LABELS: Mapping[str, str] = {
    "unclear": "Why it is unclear",
    "in_place": "In place",
    "says": "What the force says",
    "reason": "Reason given",
}
"""What stands before each text of an entry where texts are told one after the other: the pages' words and order."""


class Kind(StrEnum):
    """What the values of a field are."""

    TEXT = "text"
    CODE = "code"
    COUNT = "whole number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. words: all the codes it may hold. silent: the words that may stand where there is no value."""

    name: str
    meaning: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    words: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row is, the fields that together name a row, and all of its fields."""

    name: str
    row: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields: the table's header."""
        return tuple(field.name for field in self.fields)


_DAY = "year-month-day"
_SAID = (NOT_STATED,)
_KNOWN = (NOT_STATED, NOT_READ, NOT_KNOWN)
_YES_NO = ("yes", "no")
_AS_OF = Field("as_of", "The day the row is shown for.", Kind.DAY, _DAY)


def _days(name: str, what: str, silent: tuple[str, ...]) -> tuple[Field, Field, Field]:
    """Return a date as its source gives it, and the first and last day it may mean."""
    return (
        Field(name, f"{what}, as exact as the source gives it: a day, a month or a year.", silent=silent),
        Field(f"{name}_from", "The first day that date may mean.", Kind.DAY, _DAY, (), silent),
        Field(f"{name}_to", "The last day that date may mean.", Kind.DAY, _DAY, (), silent),
    )


def _texts(name: str, what: str, silent: tuple[str, ...] = _SAID) -> tuple[Field, Field]:
    """Return a text in both languages."""
    return Field(f"{name}_en", f"{what}, in English.", silent=silent), Field(
        f"{name}_cy", f"{what}, in Welsh.", silent=silent
    )


def _coded(name: str, what: str, words: tuple[str, ...], silent: tuple[str, ...] = ()) -> tuple[Field, Field]:
    """Return a state as a word for programs, and as the pages put it."""
    return (
        Field(name, f"{what}, as a fixed word.", Kind.CODE, "", words, silent),
        Field(f"{name}_words", f"{what}, in the words of the pages.", silent=silent),
    )


_FORCE = (
    Field("force", "The force, by its name in addresses."),
    Field("force_name", "The force's official name."),
)
_RECOMMENDATION = Field("recommendation", "The number of the recommendation.", silent=(NOT_MEANT,))
_KEY = Field("under", "What it stands under: an item, a recommendation as a whole, or an action of the force's own.")
_ANSWERS, _POSITIONS = tuple(map(str, Answer)), tuple(map(str, Deadline))

ITEMS = Table(
    "items",
    "One row for each force and item, all forces and all items.",
    ("force", "item"),
    (
        *_FORCE,
        Field("nation", "The nation the force is in.", Kind.CODE, words=("England", "Wales")),
        Field("region", "The region of the force."),
        Field("recommendation", "The number of the recommendation the item belongs to."),
        Field("item", "The number of the item. It is a name, not an amount."),
        *_texts("title", "Our short title of the item"),
        Field("on_site", "Whether the force's plan is on this site.", Kind.CODE, words=_YES_NO),
        *_coded("answer", "Whether the item has an answer", _ANSWERS),
        Field("answered", "Whether it counts as answered.", Kind.CODE, words=_YES_NO),
        Field("shared_with", "The item that holds the answer, where one answer is given to several.", silent=(NONE,)),
        Field("also_under", "Other numbers whose answers speak of this item too.", silent=(NONE, NOT_READ)),
        Field(
            "accepts",
            "Whether the force accepts the recommendation.",
            Kind.CODE,
            words=("yes", "partly", "no"),
            silent=_KNOWN,
        ),
        *_coded("status", "The last status the force gave", STATUSES, _KNOWN),
        Field("stated_as", "That status in the force's own words.", silent=_KNOWN),
        Field("due", "The report's date for it; each part with its own where there are parts."),
        Field("due_by", "The last of these dates.", Kind.DAY, _DAY),
        *_coded("position", "Where the item stands against the report's date", _POSITIONS),
        Field("position_of_parts", "Where each part stands, where there are parts.", silent=(NOT_MEANT,)),
        Field("entries", "On how many entries the answer rests.", Kind.COUNT, "entries"),
        Field("actions", "How many actions those entries hold.", Kind.COUNT, "actions"),
        Field("page", "The place on the site that shows it."),
        _AS_OF,
    ),
)

ENTRIES = Table(
    "entries",
    "One row for each entry: what a force's plan says under one number at one time.",
    ("force", "under", "entry"),
    (
        *_FORCE,
        _RECOMMENDATION,
        _KEY,
        Field(
            "entry",
            "Which entry under that number, counted from the oldest. It never changes.",
            Kind.COUNT,
            "place in order",
        ),
        *_days("date", "When the force said it", _SAID),
        Field("counts_from", "The day from which this site counts it.", Kind.DAY, _DAY, (), _SAID),
        Field("part", "Which part of the recommendation it is about.", silent=(NONE,)),
        *_coded("status", "The status this entry gives", STATUSES, _SAID),
        Field("stated_as", "The status in the force's own words.", silent=_SAID),
        Field("progress", "How far, by the force.", Kind.COUNT, "percent", (), _SAID),
        *_texts("in_place", "What is in place now"),
        *_texts("says", "What the plan says, where present and future cannot be told apart"),
        *_texts("reason", "Why it is held up or does not apply"),
        *_texts("unclear", "Why it cannot be told whether the plan answers this"),
        Field("actions", "How many actions this entry names.", Kind.COUNT, "actions"),
        Field("answered_by", "The item whose answer also answers this.", silent=(NONE,)),
        Field("see", "Numbers the text points to.", silent=(NONE,)),
        Field("also_answers", "Other numbers this text speaks of.", silent=(NONE,)),
        Field("owners", "Who owns the answer.", silent=_SAID),
        Field("partners", "Bodies that take part, and what they do.", silent=_SAID),
        Field("documents", "Documents that show it, with their addresses or why there is none.", silent=_SAID),
        Field("measures", "Figures the force gives, each with its unit and time.", silent=_SAID),
        *_texts("note", "A note of this site's editors", (NONE,)),
        Field("corrections", "What was corrected here, when and why.", silent=(NONE,)),
        Field("corrected_on", "The last day something was corrected here.", Kind.DAY, _DAY, (), (NONE,)),
        Field("redacted", "Whether words were taken out to protect somebody.", Kind.CODE, words=_YES_NO),
        Field("wording", "Whose sentences these are.", Kind.CODE, "", ("force", "summarised"), _SAID),
        Field("source", "The document it is from.", silent=_SAID),
        Field("source_link", "Where that document is published.", silent=_SAID),
        Field("source_read", "The day that document was read.", Kind.DAY, _DAY, (), _SAID),
        Field("place", "Where in that document, in its own numbering.", silent=_SAID),
        Field("page", "The place on the site that shows it."),
        _AS_OF,
    ),
)

ACTIONS = Table(
    "actions",
    "One row for each action a force says it will take, as it stands on the day shown.",
    ("force", "under", "action"),
    (
        *_FORCE,
        _RECOMMENDATION,
        _KEY,
        Field("action", "The letter of the action under that number. It never changes."),
        *_texts("text", "What will be done"),
        Field("owners", "Who owns the action.", silent=_SAID),
        *_days("due", "The force's own date for it, the last one given", (NOT_STATED, WITHDRAWN)),
        Field("due_first", "The first date it gave.", silent=_SAID),
        *_coded("status", "The last status the force gave", STATUSES, _SAID),
        *_texts("reason", "Why the date, wording or status changed"),
        *_coded("position", "Where it stands against the force's own date", _POSITIONS, (NOT_MEANT,)),
        Field("page", "The place on the site that shows it."),
        _AS_OF,
    ),
)

_LACKING = (NONE, NOT_READ, NOT_KNOWN)
_OF_PLANS = (
    *_days("published", "When the plan was first published", _KNOWN),
    *_days("reviewed", "When the force last reviewed it", _KNOWN),
    *_days("next_review", "When the force promises to review it next", _KNOWN),
    Field("leads", "Who leads the work.", silent=_KNOWN),
    *_texts("introduction", "The introduction to the plan", _KNOWN),
    Field("sources", "The documents this was written from, and when each was read.", silent=_KNOWN),
    Field("unread", "Items whose answer could not be read.", silent=_LACKING),
    *_texts("unread_reason", "Why they could not be read", _LACKING),
    *_texts("note", "A note of this site's editors on the plan", _LACKING),
    Field("corrections", "What was corrected outside the entries, when and why.", silent=_LACKING),
    Field("corrected_on", "The last day something was corrected there.", Kind.DAY, _DAY, (), _LACKING),
)
PLAN_FIELDS = tuple(field.name for field in _OF_PLANS)
"""The fields that the plan alone can fill."""

PLANS = Table(
    "plans",
    "One row for each force: whether its plan is on this site, and what it says beside its answers.",
    ("force",),
    (
        *_FORCE,
        Field("nation", "The nation the force is in.", Kind.CODE, words=("England", "Wales")),
        Field("region", "The region of the force."),
        *_coded("plan", "Whether the plan is on this site", ("here", "linked", "unlinked")),
        Field("links", "Where the plan was seen, with its addresses.", silent=(NONE,)),
        *_OF_PLANS,
        Field("page", "The page on the site that shows it."),
        _AS_OF,
    ),
)

TABLES: tuple[Table, ...] = (ITEMS, ENTRIES, ACTIONS, PLANS)
