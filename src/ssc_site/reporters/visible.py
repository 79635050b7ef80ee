"""Foreign text made safe to print: what would hide, disguise or command is shown by its number.

Knows nothing of lines or formats.
"""

import re
import unicodedata

from ssc_site.characters import forbidden

_UNSAFE = "\n\r\u200e\u200f"
"""Honest in a plan, but not on one line of a terminal: line ends and direction marks."""

_LOST = "\ufffd"
_TAB = "→"
_RUNNER_COMMAND = "##["
"""GitHub's runner obeys ##[error] and the like anywhere in a line of a log."""


def cells(text: str) -> list[str]:
    """Return what to show for each character of the text."""
    hidden = {at for at, _ in forbidden(text)}
    hidden.update(at for at, letter in enumerate(text) if letter in _UNSAFE)
    hidden.update(match.end() - 1 for match in re.finditer(re.escape(_RUNNER_COMMAND), text))
    return [_cell(letter, at in hidden) for at, letter in enumerate(text)]


def _cell(letter: str, hidden: bool) -> str:
    if letter == "\t":
        return _TAB
    return f"<U+{ord(letter):04X}>" if hidden and letter != _LOST else letter


def width(cell: str) -> int:
    """Return roughly how many columns of a terminal this takes."""
    if len(cell) > 1:
        return len(cell)
    if unicodedata.combining(cell) or unicodedata.category(cell) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(cell) in "WF" else 1


def visible(text: str, most: int = 1000) -> str:
    """Return the text on one line, harmless and at most this long."""
    shown = "".join(cells(re.sub(r"[\r\n]+", " ", text[: most + 1])))
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
