"""Blanks: indents that are off, tabs, and letters that do not show."""

import re

from ssc_site.diagnostics import Replacement
from ssc_site.mending.lines import CLOSED, FIELD, NUMBER, Place, indent_of, says


def one_blank_off(place: Place) -> Replacement | None:
    """Move a line by one blank, to where the one it goes with stands."""
    at, meant = indent_of(place.text), None
    if _KEY.match(place.text):
        meant = _last_indent(place, _KEY)
    elif re.match(r"- [^\s-]", place.text[at:]) and indent_of(place.below) != at + len("- ") and not _opens_list(place):
        meant = _last_indent(place, re.compile(" *- "))
    elif indent_of(place.below) != at:
        meant = _beside(place)
        # With one blank too few it may also be a first field that has lost its dash.
        meant = None if meant is None or at < meant or not _is_new(place, at, meant) else meant
    off = meant is not None and meant % _STEP == 0 and abs(at - meant) == 1
    return place.over(0, at, " " * (meant or 0)) if off else None


_STEP = 2
"""Every line of a plan starts at an even column: of two that differ, the odd one is wrong."""
_KEY = re.compile(rf" *{NUMBER}:(?= |$)")


def _last_indent(place: Place, pattern: re.Pattern[str]) -> int | None:
    """Return the indent of the last line above that starts like this."""
    return next((indent_of(line) for line in reversed(place.lines[: place.line]) if pattern.match(line)), None)


def _opens_list(place: Place) -> bool:
    """Whether the line above is a name whose list may start here."""
    return place.above is not None and place.lines[place.above].rstrip(" ").endswith(":")


def _is_new(place: Place, at: int, column: int) -> bool:
    """Whether this is a known name that does not stand yet in the section whose names start at this column."""
    own = re.compile(r"([a-z_]+):(?= |$)").match(place.text, at)
    for line in reversed(place.lines[: place.line]) if own else ():
        front = len(line) - len(line.lstrip("- "))
        if own and front == column and line.startswith(own[0], front):
            return False
        if says(line) and (front < column or "-" in line[:front]):
            break
    return own is not None and own[1] in place.known.names


def _beside(place: Place) -> int | None:
    """Return the column of the name on the line above, where that line holds one whole field."""
    above = place.above
    field = FIELD.fullmatch(place.lines[above]) if above is not None else None
    whole = field and re.fullmatch(CLOSED, field["value"]) and field["name"] in place.known.names
    return len(field["front"]) if field and whole else None


def tab(place: Place) -> Replacement | None:
    """Put blanks in place of a tab: one behind a dash or colon; before a field as many as the field above has."""
    before = place.text[: place.column].rstrip("\t ")
    found = re.compile("[\t ]+").match(place.text, len(before))
    if not found or place.text[place.column : place.column + 1] != "\t" or place.below[:1] == "\t":
        return None
    if before:
        return place.over(found.start(), found.end(), " ") if re.search(r"(?:^ *-|\w:)$", before) else None
    own = re.match(r"(- +)?([a-z_]+):(?= |$)", place.text[found.end() :])
    known = own and own[2] in place.known.names - place.known.top and (own[1] or _is_new(place, found.end(), _OF_ENTRY))
    if not own or not known or _beside(place) != _OF_ENTRY or not _in_answers(place):
        return None
    return place.over(0, found.end(), " " * (_OF_ENTRY - len("- ") if own[1] else _OF_ENTRY))


_OF_ENTRY = 6
"""The column of an entry's fields in every plan."""


def _in_answers(place: Place) -> bool:
    section = next((line for line in reversed(place.lines[: place.line]) if line[:1].isalpha()), "")
    return section.startswith(("responses:", "local:"))


def hidden(place: Place) -> Replacement | None:
    """Take away a letter without width; put a plain blank in place of another one, where the indent is then even."""
    letter = place.text[place.column : place.column + 1]
    end = place.column + len(place.text[place.column :]) - len(place.text[place.column :].lstrip(letter))
    if letter and letter in _NO_WIDTH:
        return place.over(place.column, end, "")
    front = place.text.translate(dict.fromkeys(map(ord, _BLANKS), " "))
    even = (len(front) - len(front.lstrip("- "))) % _STEP == 0
    return place.over(place.column, end, " " * (end - place.column)) if letter and letter in _BLANKS and even else None


_NO_WIDTH = "\u200b\u2060\ufeff\u00ad"
_BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
