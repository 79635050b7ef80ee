"""The options of `set`: one for each thing that can be said of an item, and each with its line of help."""

from collections.abc import Callable
from dataclasses import fields

import click

from ssc_site.edit.news import News
from ssc_site.schema import STATUSES

EXAMPLE = 'ssc-site set lancashire 11.1 --date 2026-03-05 --status in-progress --says "A first draft is done."'

_HELP = {
    "date": "When the force said it: 2026-03-05, 2026-03 or 2026.",
    "source": 'Where it is from, by its name under "sources" (default: force, given by the force itself).',
    "place": "Where in that source.",
    "part": "Of recommendation 28: a or b.",
    "status": f"One of {', '.join(STATUSES)}.",
    "stated_as": "The status in the force's own words.",
    "progress": "How far work in progress is, in percent, 1 to 99.",
    "reason": "Why: of the status; without one, of what changes in the action.",
    "in_place": "What the force has in place now.",
    "says": "What else the force says.",
    "unclear": "Why nobody can tell whether the plan answers this.",
    "answered_by": "The item of the same recommendation that has the answer.",
    "see": "An item the text points to. May be given again.",
    "also_answers": "Another item the text speaks of. May be given again.",
    "actions": "What will be done, or the letter of an action that is there. May be given again.",
    "due": "The action's date, new or changed, or the word withdrawn.",
    "action_status": "The status of the action.",
    "action_reason": "Why the action changes, where --reason is that of the status.",
    "document": "The title of a document that shows it.",
    "url": "Where the document is published, https://…",
    "held": "Why the document is not published.",
    "none": "Why there is no document.",
}
_FLAGS = {"actions": "--action"}
_REPEATED = frozenset({"see", "also_answers", "actions"})


def says_news(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command an option for each thing that can be said."""
    for each in reversed(fields(News)):
        flag = _FLAGS.get(each.name, f"--{each.name.replace('_', '-')}")
        option = click.option(flag, each.name, multiple=each.name in _REPEATED, metavar="TEXT", help=_HELP[each.name])
        command = option(command)
    return command
