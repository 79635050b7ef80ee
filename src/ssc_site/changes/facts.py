"""What one entry adds to the entries before it, in facts that can be said in any language. What it repeats is none.

Knows nothing of pages, or of versions of files: a plan's own list of entries is all it sees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ssc_site.census import last_stated
from ssc_site.changes.sameness import essence
from ssc_site.dates import Period
from ssc_site.fields import Model
from ssc_site.rules.walk import speaks
from ssc_site.schema import Action, Entry, Measure

M = TypeVar("M", bound=Model)


class Kind(StrEnum):
    """What a fact is about, in the order in which readers care."""

    STATUS = "status"
    PROGRESS = "progress"
    TARGET = "target"
    ACTION_STATUS = "action-status"
    SHARED = "shared"
    UNCLEAR = "unclear"
    ACTION = "action"
    TEXT = "text"
    REWORDED = "reworded"
    DOCUMENTS = "documents"
    NO_DOCUMENT = "no-document"
    MEASURES = "measures"
    PARTNERS = "partners"
    OWNERS = "owners"
    ACTION_OWNERS = "action-owners"
    STATED_AS = "stated-as"
    REFERENCES = "references"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an entry says anew.

    letter: the action it is about. part: of a recommendation with parts. before, after: a status, a date as written,
    a percentage or an item; empty where there was none. days: by how many a target moved, later above
    zero; None unless both are days. reasoned: whether a reason stands with it. number: how many documents, measures or
    partners. cited: of a status, whether any document stands behind the answer.
    """

    kind: Kind
    letter: str = ""
    part: str = ""
    before: str = ""
    after: str = ""
    days: int | None = None
    reasoned: bool = False
    number: int = 0
    cited: bool = False


def facts(earlier: Sequence[Entry], entry: Entry) -> tuple[Fact, ...]:
    """Return what an entry says beyond the earlier ones of its list, what readers care for most first."""
    found = (
        *_standing(earlier, entry),
        *_of_actions(earlier, entry),
        *_evidence(earlier, entry),
        *_rest(earlier, entry),
    )
    order = list(Kind)
    return tuple(sorted(found, key=lambda fact: order.index(fact.kind)))


def _standing(earlier: Sequence[Entry], entry: Entry) -> Iterator[Fact]:
    """Yield where the answer stands now: its status, how far it is, or why there is none."""
    if entry.status:
        before, _ = last_stated(earlier, entry.part or "")
        cited = any(document.none is None for each in (*earlier, entry) for document in each.documents)
        reasoned = entry.reason is not None
        yield Fact(Kind.STATUS, "", entry.part or "", before or "", entry.status, reasoned=reasoned, cited=cited)
    if entry.progress is not None and _is_new("progress", earlier, entry):
        known = [each.progress for each in earlier if each.progress is not None and each.part == entry.part]
        yield Fact(Kind.PROGRESS, "", entry.part or "", str(known[-1]) if known else "", str(entry.progress))
    if entry.answered_by and _is_new("answered_by", earlier, entry):
        yield Fact(Kind.SHARED, after=entry.answered_by)
    if _is_new("unclear", earlier, entry):
        yield Fact(Kind.UNCLEAR)


def _is_new(name: str, earlier: Sequence[Entry], entry: Entry) -> bool:
    """Whether a field says something, and something else than the list last said there, of the same part."""
    return _differs(name, [each for each in earlier if each.part == entry.part], entry)


def _differs(name: str, earlier: Sequence[Entry | Action], now: Entry | Action) -> bool:
    value = getattr(now, name)
    last = next((each for each in (getattr(old, name) for old in reversed(earlier)) if each), None)
    return bool(value) and value != last and (last is None or essence(value) != essence(last))


def _of_actions(earlier: Sequence[Entry], entry: Entry) -> Iterator[Fact]:
    for letter, action in entry.actions.items():
        mentions = [each.actions[letter] for each in earlier if letter in each.actions]
        yield from _of_action(letter, mentions, action)


def _of_action(letter: str, mentions: Sequence[Action], action: Action) -> Iterator[Fact]:
    """Yield what is new of one action. mentions: what earlier entries say of it, oldest first."""
    reasoned = action.reason is not None
    before = next((each.due for each in reversed(mentions) if each.due), None)
    if not mentions:
        yield Fact(Kind.ACTION, letter, after=str(action.due or ""))
    elif action.due and action.due != before:
        days = _moved(before, action.due)
        yield Fact(Kind.TARGET, letter, "", str(before or ""), str(action.due), days, reasoned)
    if action.status:
        stated = next((each.status for each in reversed(mentions) if each.status), None)
        yield Fact(Kind.ACTION_STATUS, letter, before=stated or "", after=action.status, reasoned=reasoned)
    if mentions and _differs("text", mentions, action):
        yield Fact(Kind.REWORDED, letter, reasoned=reasoned)
    if mentions and _differs("owners", mentions, action):
        yield Fact(Kind.ACTION_OWNERS, letter, number=len(action.owners))


def _moved(before: object, after: object) -> int | None:
    """Return the days between two targets, None where one of them is no date, or no day."""
    if isinstance(before, Period) and isinstance(after, Period):
        is_exact = before.first == before.last and after.first == after.last
        return (after.last - before.last).days if is_exact else None
    return None


def _evidence(earlier: Sequence[Entry], entry: Entry) -> Iterator[Fact]:
    """Yield what new stands behind the answer: documents, figures, partners and owners."""
    documents = _unknown(entry.documents, [document for each in earlier for document in each.documents])
    lacking = sum(document.none is not None for document in documents)
    partners = next((each.partners for each in reversed(earlier) if each.partners), ())
    counts = (
        (Kind.DOCUMENTS, len(documents) - lacking),
        (Kind.NO_DOCUMENT, lacking),
        (Kind.MEASURES, sum(_is_new_figure(each, earlier) for each in entry.measures)),
        (Kind.PARTNERS, len(_unknown(entry.partners, partners))),
        (Kind.OWNERS, len(entry.owners) if _is_new("owners", earlier, entry) else 0),
    )
    yield from (Fact(kind, number=number) for kind, number in counts if number)


def _unknown(values: Sequence[M], known: Sequence[M]) -> list[M]:
    """Return the values that are not among the known ones."""
    fresh = [each for each in values if each not in known]
    said = {essence(each) for each in known} if fresh else set()
    return [each for each in fresh if essence(each) not in said]


def _is_new_figure(measure: Measure, earlier: Sequence[Entry]) -> bool:
    """Whether a figure is another one than the last entry gave that has figures of its name."""
    name = essence(measure.name)
    given = ([other for other in each.measures if essence(other.name) == name] for each in reversed(earlier))
    return bool(_unknown((measure,), next(filter(None, given), [])))


def _rest(earlier: Sequence[Entry], entry: Entry) -> Iterator[Fact]:
    yield from (Fact(Kind.TEXT, after=name) for name in ("in_place", "says") if _is_new(name, earlier, entry))
    if _is_new("stated_as", earlier, entry):
        yield Fact(Kind.STATED_AS)
    if any(_is_new(name, earlier, entry) for name in ("see", "also_answers")):
        yield Fact(Kind.REFERENCES, number=len(entry.see) + len(entry.also_answers))
    if _is_new("note", earlier, entry):
        yield Fact(Kind.NOTE)


def first_answer(earlier: Sequence[Entry], entry: Entry) -> bool:
    """Whether an entry is the first of its list that answers anything."""
    return speaks(entry) and not any(speaks(each) for each in earlier)
