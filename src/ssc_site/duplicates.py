"""What is said of a field that stands twice in its section. Goes by what it looks like, and knows nothing of plans."""

import re
from typing import Literal

Shape = Literal["of an entry", "with entries", "other"]
"""A field in a section that starts with a dash, one that holds a list, or another."""


def said_of(key: str, first: int, shape: Shape) -> tuple[str, str]:
    """Return the message and the hint. first: the line of the first one, from one."""
    short = key if len(key) <= 40 else f"{key[:39]}…"  # noqa: PLR2004 - what fits in a message
    return f'"{short}" stands here a second time; the first is on line {first}', _advice(key, shape)


def _advice(key: str, shape: Shape) -> str:
    if shape == "of an entry":
        return "if this starts a new entry, put a dash before the entry's first line; if not, delete the one you added"
    if shape == "with entries" and _NUMBER.fullmatch(key):
        return "move the new entries below those of the first one, then delete this number"
    return "delete one of the two, or move its content into the other"


_NUMBER = re.compile(r"L?[0-9]+(\.[0-9]+)?")
"""An item's, a recommendation's or a local action's."""
