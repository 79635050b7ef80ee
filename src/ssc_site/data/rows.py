"""Corpus and census to rows: the one place that decides what stands in the published tables.

Every format writes these rows. Shows what the pages show of the plans, and nothing more. Knows nothing of formats.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.census import Answer, Cell, Census, counted, counts_from, known_from
from ssc_site.corpus import Corpus
from ssc_site.data.entryrows import Value, days, entry_row, one_of, texts
from ssc_site.data.fields import (
    ACTIONS,
    ENTRIES,
    ITEMS,
    NONE,
    NOT_KNOWN,
    NOT_MEANT,
    NOT_READ,
    NOT_STATED,
    PLANS,
    WITHDRAWN,
    Table,
)
from ssc_site.data.planrows import plan_row
from ssc_site.national import recommendation_of
from ssc_site.schema import Action, Plan
from ssc_site.targets import Goal, goals
from ssc_site.views.entries import Telling, people_words
from ssc_site.views.items import also_answered
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES

Row = Mapping[str, Value]
"""The values of one row by field: texts, whole numbers and days. A missing value is a word of fields.SILENCE."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One force's rows of every table."""

    of_items: tuple[Row, ...]
    of_entries: tuple[Row, ...]
    of_actions: tuple[Row, ...]
    of_plans: tuple[Row, ...]

    def of(self, table: Table) -> tuple[Row, ...]:
        """Return the rows of a table."""
        by_name = (self.of_items, self.of_entries, self.of_actions, self.of_plans)
        return dict(zip((ITEMS.name, ENTRIES.name, ACTIONS.name, PLANS.name), by_name, strict=True))[table.name]


@dataclass(frozen=True, slots=True)
class _About:
    """The force that rows are made of. plan: None where it is not on the site."""

    corpus: Corpus
    slug: str
    plan: Plan | None
    as_of: date

    @property
    def names(self) -> dict[str, Value]:
        return {"force": self.slug, "force_name": self.corpus.national.register.forces[self.slug].name.first}

    def place(self, anchor: str) -> str:
        """Return where the site shows something: its full address where it has one, else from the site's top."""
        return urls.full(self.corpus.national.site.base, f"{urls.force_page(self.slug)}#{anchor}".rstrip("#"))


def rows_of(corpus: Corpus, census: Census) -> dict[str, Rows]:
    """Return the rows of every force of the register, by slug: its items, and what its plan holds if it is here."""
    return {slug: _rows(_About(corpus, slug, corpus.plans.get(slug), census.as_of), census) for slug in census.cells}


def _rows(about: _About, census: Census) -> Rows:
    plan = about.plan
    return Rows(
        tuple(_item(cell, about) for cell in census.cells[about.slug].values()),
        tuple(_entries(about, plan)) if plan else (),
        tuple(_actions(about, plan)) if plan else (),
        (_whole(about),),
    )


def _whole(about: _About) -> Row:
    told = plan_row(about.corpus, about.slug, about.as_of)
    return {**about.names, **told, "page": about.place(""), "as_of": about.as_of}


def _item(cell: Cell, about: _About) -> Row:
    national = about.corpus.national
    force, number = national.register.forces[about.slug], recommendation_of(cell.item)
    asked = national.catalogue.for_forces[number]
    dues = [asked.due] if asked.due else [part.due for part in asked.parts.values()]
    parted = "; ".join(f"{letter} {part.due}" for letter, part in asked.parts.items())
    stands = "; ".join(f"{letter} {known}" for letter, known in cell.parts)
    return {
        **about.names,
        "nation": force.nation,
        "region": force.region,
        "recommendation": number,
        "item": cell.item,
        **texts("title", asked.items[cell.item].title),
        "on_site": _yes(about.plan),
        "answer": str(cell.answer),
        "answer_words": ANSWERS[cell.answer].word,
        "answered": _yes(cell.answered),
        "shared_with": cell.shared_with or NONE,
        **_said_of(cell, number, about),
        "due": parted or str(asked.due),
        "due_by": max(due.last for due in dues),
        "position": str(cell.deadline),
        "position_words": DEADLINES[cell.deadline].word,
        "position_of_parts": stands or NOT_MEANT,
        "entries": len(cell.entries),
        "actions": len({letter for entry in cell.entries for letter in entry.actions}),
        "page": about.place(urls.item_anchor(cell.item) if about.plan else ""),
        "as_of": about.as_of,
    }


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _said_of(cell: Cell, number: str, about: _About) -> dict[str, Value]:
    """Return what the force itself says of an item beside its answer, or which kind of silence it is."""
    silence = _silence(cell, about)
    stated = [entry for entry in cell.entries if entry.stated_as or entry.status]
    return {
        "also_under": _also(cell.item, about),
        "accepts": _accepts(number, about),
        "status": cell.status or silence,
        "status_words": STATUSES[cell.status].word if cell.status else silence,
        "stated_as": (stated[-1].stated_as if stated else None) or silence,
    }


def _accepts(number: str, about: _About) -> str:
    if about.plan is None:
        return NOT_READ
    return about.plan.accepts.get(number, NOT_STATED) if known_from(about.plan) <= about.as_of else NOT_KNOWN


def _silence(cell: Cell, about: _About) -> str:
    """Return why something is not said of an item: the plan does not say, we have not read it, or not by that day."""
    plan = about.plan
    if plan is None or cell.answer is Answer.UNREAD:
        return NOT_READ
    if cell.answer is Answer.NOT_KNOWN or (not cell.entries and known_from(plan) > about.as_of):
        return NOT_KNOWN
    covered = cell.item in plan.responses or recommendation_of(cell.item) in plan.responses
    return NOT_STATED if covered else NOT_READ


def _also(item: str, about: _About) -> str:
    """Return the numbers whose answers speak of this item too."""
    if about.plan is None:
        return NOT_READ
    telling = Telling(about.plan, about.corpus.national.catalogue, about.as_of)
    return ", ".join(link.text for link in also_answered(item, telling)) or NONE


def _under(key: str) -> dict[str, Value]:
    return {"recommendation": NOT_MEANT if key.startswith("L") else recommendation_of(key), "under": key}


def _entries(about: _About, plan: Plan) -> Iterator[Row]:
    """Yield every entry that counts on the day, in the plan's order, local ones last."""
    for key, history in (*plan.responses.items(), *plan.local.items()):
        for place, entry in enumerate(history, 1):
            since = counts_from(plan, entry)
            if since <= about.as_of:
                yield {
                    **about.names,
                    **_under(key),
                    "entry": place,
                    **entry_row(entry, plan, about.as_of),
                    "counts_from": NOT_STATED if since == date.min else since,
                    "page": about.place(_anchor(key)),
                    "as_of": about.as_of,
                }


def _actions(about: _About, plan: Plan) -> Iterator[Row]:
    for goal in (*goals(plan, about.as_of), *goals(plan, about.as_of, local=True)):
        mentions = [
            entry.actions[goal.letter] for entry in counted(plan, goal.key, about.as_of) if goal.letter in entry.actions
        ]
        yield {
            **about.names,
            **_under(goal.key),
            "action": goal.letter,
            **_stands(goal, mentions),
            "page": about.place(_anchor(goal.key, goal.letter)),
            "as_of": about.as_of,
        }


def _anchor(key: str, letter: str = "") -> str:
    """Return the anchor on a force's page of a number, or of an action under it. A local one has that of its number."""
    return urls.action_anchor(key, letter) if letter and not key.startswith("L") else urls.item_anchor(key)


def _stands(goal: Goal, mentions: Iterable[Action]) -> dict[str, Value]:
    """Return an action as it stands: of each thing said of it, the last."""
    latest = list(mentions)[::-1]
    owners = next((action.owners for action in latest if action.owners), ())
    status = next((action.status for action in latest if action.status), None)
    return {
        **texts("text", goal.action.text),
        "owners": people_words(owners) or NOT_STATED,
        **days("due", goal.due, WITHDRAWN if goal.withdrawn else NOT_STATED),
        "due_first": str(goal.first_due or NOT_STATED),
        "status": status or NOT_STATED,
        "status_words": STATUSES[status].word if status else NOT_STATED,
        **texts("reason", next((action.reason for action in latest if action.reason), None)),
        "position": one_of(goal.position, NOT_MEANT),
        "position_words": DEADLINES[goal.position].word if goal.position else NOT_MEANT,
    }
