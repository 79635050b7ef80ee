"""The guided prompt of `set`: plain questions, one after the other; an empty answer leaves the question open.

Knows nothing of files. What is answered is judged later, with the file.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import click

from ssc_site.edit.news import News
from ssc_site.national import Catalogue
from ssc_site.schema import STATUSES, Entry

_NEEDS_REASON = ("blocked", "not-applicable", "not-yet-applicable")


def about(item: str, history: tuple[Entry, ...], catalogue: Catalogue) -> Iterator[str]:
    """Yield lines that say what the item asks, and which actions it has."""
    known = catalogue.items.get(item) or catalogue.for_forces.get(item)
    if known:
        yield f"{item} {known.title.first}"
        yield from [f"In short: {known.ask.first.strip()}"] if known.ask else []
    for entry in history:
        for letter, action in entry.actions.items():
            due = f" (due {action.due})" if action.due else ""
            yield f"Action {letter}: {action.text.first if action.text else 'changed later'}{due}"


def ask(sources: Collection[str], letters: Collection[str]) -> News:
    """Return what somebody answers. sources: the names of the plan's; letters: those of the item's actions."""
    click.echo("Answer in one line each. To leave a question out, press Enter.")
    said: dict[str, Any] = {
        "says": _asked("What does the force say?"),
        "in_place": _asked("What does it have in place now?"),
        "date": _asked("When did it say this? The day, month or year: 2026-03-05, 2026-03 or 2026"),
        **_status(),
        **_action(letters),
        **_document(),
    }
    if sources and any(said.values()):
        known = ", ".join(dict.fromkeys(["force", *sources]))
        said["source"] = _asked(f"Where is this from? One of: {known}. Enter: force, given by the force itself")
    action = said.pop("action", None)
    return News(actions=(action,) if action else (), **said)


def _asked(question: str) -> str | None:
    return str(click.prompt(question, default="", show_default=False)).strip() or None


def _status() -> Mapping[str, str | None]:
    status = _asked(f"Its status? One of: {', '.join(STATUSES)}")
    if status is None:
        return {}
    more: dict[str, Callable[[], str | None]] = {"stated_as": lambda: _asked("The status in the force's own words?")}
    if status == "in-progress":
        more["progress"] = lambda: _asked("How far is it, in percent? 1 to 99")
    if status in _NEEDS_REASON:
        more["reason"] = lambda: _asked("Why?")
    return {"status": status} | {name: question() for name, question in more.items()}


def _action(letters: Collection[str]) -> Mapping[str, str | None]:
    known = f", or the letter of one above ({', '.join(sorted(letters))})" if letters else ""
    action = _asked(f"An action: what will be done{known}?")
    if action is None:
        return {}
    said = {"action": action, "due": _asked("By when? 2026-09, or withdrawn")}
    if action in letters:
        said["action_status"] = _asked(f"The action's status? One of: {', '.join(STATUSES)}")
        said["action_reason"] = _asked("Why did it change?")
    return said


def _document() -> Mapping[str, str | None]:
    title = _asked("A document that shows it: its title?")
    if title is None:
        return {}
    url = _asked("Its address? It starts with https://")
    return {"document": title, "url": url, "held": None if url else _asked("Why is it not published?")}
