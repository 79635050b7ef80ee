"""Which characters may stand in a file: what a reader of the page would see, and nothing that hides or disguises.

Knows nothing of YAML. Honest text in any script passes: joined emoji, Urdu, Welsh, curly quotes, long dashes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# Line ends other than LF and CRLF count as lines in YAML but not in editors. Overrides and isolates can show text in
# an order it does not have. The zero-width joiner and non-joiner, and the direction marks, are needed by honest text.
_FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]|\r(?!\n)"
)
# Blanks other than the plain one are honest inside a text, but not where YAML counts the plain ones: at the start of a
# line, or after the dash or the name it starts with.
_OTHER_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FRONT = re.compile(r"^\s*(?:-\s+)*(?:[\w.\"']+:\s+)?", re.MULTILINE)
# The flags of England, Scotland and Wales: a black flag, then hidden letters.
_FLAG = "\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f"
_FLAG_OR_FORBIDDEN = re.compile(f"(?P<flag>{_FLAG})|{_FORBIDDEN}")

_PLAIN_NAMES = {
    "\t": "a tab",
    "\r": "a line end of an old kind (CR alone)",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "a zero-width no-break space",
    "\u00a0": "a no-break space",
    "\ufffd": "a replacement character, left where a letter was lost",
    "\u0085": "a line end of an old kind (NEL)",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield (position, plain name) of each character that may not stand in a file."""
    for match in _FLAG_OR_FORBIDDEN.finditer(text):
        if not match["flag"]:
            yield match.start(), name_of(match[0])


def misplaced_blanks(text: str) -> Iterator[tuple[int, str]]:
    """Yield (position, plain name) of each blank that looks like the plain one where a file needs the plain one."""
    if _OTHER_BLANK.search(text):
        for front in _FRONT.finditer(text):
            for match in _OTHER_BLANK.finditer(text, *front.span()):
                yield match.start(), name_of(match[0])


def blanked(text: str, positions: Iterable[int]) -> str:
    """Return the text with a plain blank at these positions, so that every other position stays true."""
    letters = list(text)
    for position in positions:
        letters[position] = " "
    return "".join(letters)


def name_of(letter: str) -> str:
    """Return a name for a character that does not show: "a zero-width space (U+200B)"."""
    known = unicodedata.name(letter, "")
    named = _PLAIN_NAMES.get(letter) or (f"the character {known.lower()}" if known else "a control character")
    return f"{named} (U+{ord(letter):04X})"
