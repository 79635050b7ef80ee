"""The dates forces set themselves: every action's target as it stands on a day, and where it stands against it.

Knows nothing of pages. A target is revised by later entries; the first one is kept beside the last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site.census import counted
from ssc_site.dates import Period
from ssc_site.deadline import Deadline, position
from ssc_site.schema import Action, Plan


@dataclass(frozen=True, slots=True)
class Goal:
    """An action as it stands on a day. due: its latest target, None when none was given or it was withdrawn."""

    key: str
    letter: str
    action: Action
    first_due: Period | None
    due: Period | None
    withdrawn: bool
    position: Deadline | None


def goals(plan: Plan, as_of: date, *, local: bool = False) -> Iterator[Goal]:
    """Yield every action of the plan's responses as it stands on a day, in the plan's order. local: of its own ones."""
    for key in plan.local if local else plan.responses:
        mentions: dict[str, list[tuple[Period | None, Action]]] = {}
        for entry in counted(plan, key, as_of):
            for letter, action in entry.actions.items():
                mentions.setdefault(letter, []).append((entry.date, action))
        for letter, history in mentions.items():
            yield _goal(key, letter, history, as_of)


def _goal(key: str, letter: str, history: list[tuple[Period | None, Action]], as_of: date) -> Goal:
    targets = [action.due for _, action in history if action.due]
    dated = [target for target in targets if isinstance(target, Period)]
    withdrawn = bool(targets) and targets[-1] == "withdrawn"
    due = dated[-1] if dated and not withdrawn else None
    stated = [(action.status, when) for when, action in history if action.status]
    status, when = stated[-1] if stated else (None, None)
    worded = next(action for _, action in reversed(history) if action.text or action is history[0][1])
    return Goal(
        key=key,
        letter=letter,
        action=worded,
        first_due=dated[0] if dated else None,
        due=due,
        withdrawn=withdrawn,
        position=position(status, when, due, as_of) if due else None,
    )
