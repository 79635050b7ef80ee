"""The ways through a plan that its laws take, and the near-miss guess they share."""

import difflib
from collections.abc import Iterable, Iterator

from ssc_site.diagnostics import Loc, Problem
from ssc_site.fields import CURLY_QUOTES, Text
from ssc_site.national import Catalogue, recommendation_of
from ssc_site.schema import Action, Correction, Entry, Person, Plan


def lists(plan: Plan) -> Iterator[tuple[Loc, tuple[Entry, ...]]]:
    """Yield the list of entries under each key, with its place."""
    for field, histories in (("responses", plan.responses), ("local", plan.local)):
        for key, history in histories.items():
            yield (field, key), history


def entries(plan: Plan) -> Iterator[tuple[Loc, Entry]]:
    """Yield every entry with its place: (responses or local, key, position)."""
    for loc, history in lists(plan):
        for index, entry in enumerate(history):
            yield (*loc, index), entry


def actions(plan: Plan) -> Iterator[tuple[Loc, Action]]:
    """Yield every action with its place."""
    for loc, entry in entries(plan):
        for letter, action in entry.actions.items():
            yield (*loc, "actions", letter), action


def people(plan: Plan) -> Iterator[tuple[Loc, Person]]:
    """Yield every lead and owner with its place."""
    for index, lead in enumerate(plan.leads):
        yield ("leads", index), lead
    owned = [(loc, entry.owners) for loc, entry in entries(plan)]
    owned += [(loc, action.owners) for loc, action in actions(plan)]
    for loc, owners in owned:
        for index, owner in enumerate(owners):
            yield (*loc, "owners", index), owner


def corrections(plan: Plan) -> Iterator[tuple[Loc, Correction]]:
    """Yield every correction with its place."""
    for index, correction in enumerate(plan.corrections):
        yield ("corrections", index), correction
    for loc, entry in entries(plan):
        for index, correction in enumerate(entry.corrections):
            yield (*loc, "corrections", index), correction


def texts(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """Yield every text that is published as paragraphs, in each of its languages, with its place."""
    for name, text in (("introduction", plan.introduction), ("note", plan.note)):
        if text:
            yield from _versions((name,), text)
    for loc, entry in entries(plan):
        for name in ("says", "in_place", "reason", "unclear", "note"):
            if text := getattr(entry, name):
                yield from _versions((*loc, name), text)
    for loc, action in actions(plan):
        for name in ("text", "reason"):
            if text := getattr(action, name):
                yield from _versions((*loc, name), text)


def _versions(loc: Loc, text: Text) -> Iterator[tuple[Loc, str]]:
    for language, words in text.versions:
        yield (*loc, language), words


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to this one, curly quotes and blanks aside; empty when none is near."""
    close = difflib.get_close_matches(word.strip(f" '\"{CURLY_QUOTES}"), list(known), 1, 0.6)
    return close[0] if close else ""


def shown(word: str) -> str:
    """Return a word from the file short enough for a message."""
    return word if len(word) <= 40 else f"{word[:39]}…"  # noqa: PLR2004 - fits in a message


def guess(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that offers the nearest known word, or nothing."""
    close = closest(word, known)
    return f'; did you mean "{close}"?' if close else ""


def unknown_reference(loc: Loc, reference: str, catalogue: Catalogue) -> Problem:
    """Return the problem of a reference that the catalogue does not know."""
    message = f'"{reference}" is not a recommendation, item or range of this report{guess(reference, catalogue.keys)}'
    return Problem(loc, message, "write an item as 7.1, a recommendation as 7, a range as 10.1-10.4")


def redacted(entry: Entry) -> bool:
    """Whether words were taken out of the entry to protect somebody."""
    return any(correction.kind == "redacted" for correction in entry.corrections)


def speaks(entry: Entry) -> bool:
    """Whether the entry has an answer of its own."""
    return bool(
        entry.says or entry.in_place or entry.actions or entry.status or entry.stated_as
        or entry.documents or entry.measures or entry.partners or entry.owners
    )  # fmt: skip


def uncovered(plan: Plan, catalogue: Catalogue, number: str) -> list[str]:
    """Return the items of a recommendation that the plan neither answers, lists as unread nor says to be empty."""
    unread = _unread(plan, catalogue)
    covered = number in plan.responses
    return [key for key in catalogue.under(number) if not (covered or key in plan.responses or key in unread)]


def _unread(plan: Plan, catalogue: Catalogue) -> frozenset[str]:
    """Return the items listed as unread; of a reference nobody knows, every item it may mean."""
    listed = plan.unread.items if plan.unread else ()
    unknown = [reference for reference in listed if not catalogue.meant(reference)]
    if any("-" in reference for reference in unknown):
        return frozenset(catalogue.items)
    return catalogue.item_keys((*listed, *(recommendation_of(reference) for reference in unknown)))
