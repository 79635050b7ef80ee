"""Texts that need quotation marks, or other ones. Offers nothing where a part of the line may be a field of its own."""

import re

from ssc_site.diagnostics import Replacement
from ssc_site.mending.lines import FIELD, Place
from ssc_site.sections import Vocabulary


def quoted(place: Place) -> Replacement | None:
    """Put the text of a line in quotes, where all of it is one text."""
    field = FIELD.fullmatch(place.text)
    if not field or field["name"] not in place.known.texts or place.column < field.start("value"):
        return None
    if not _STARTS_TEXT.match(field["value"]) or place.goes_on(len(field["front"])):
        return None
    return _in_quotes(place, field.start("value"), field["value"])


_STARTS_TEXT = re.compile(r"[^\s\"'|>#?,\[\]{}-]|-\S|\[[^\[\]]*\] *[^\s,:#]|\{[^{}]*\} *[^\s,:#]")
"""What a text may start with, and a list or a section not; brackets that close before the text ends."""


def quoted_inside(place: Place) -> Replacement | None:
    """Put the text of a field between curly brackets in quotes, where it is clear which comma or bracket ends it."""
    names = [each for each in _INSIDE.finditer(place.text) if each[1] in place.known.names]
    here = max((number for number, each in enumerate(names) if each.end() <= place.column), default=-1)
    if here < 0 or names[here][1] not in place.known.texts:
        return None
    start, last = names[here].end(), place.text.find("}", names[here].end())
    end = names[here + 1].start() if here + 1 < len(names) else last
    value = place.text[start:end].rstrip(" ")
    if end < start or not value or not value[0].isalnum() or re.search(r"[,{}\[\]']", value):
        return None
    return _in_quotes(place, start, value)


_INSIDE = re.compile(r"[{,] *([a-z_]+): +")


def _in_quotes(place: Place, start: int, value: str) -> Replacement | None:
    one = re.search(r'["\\\t]| #', value) is None and not _names_field(value, place.known)
    return place.over(start, start + len(value), f'"{value}"') if one else None


def _names_field(text: str, known: Vocabulary) -> bool:
    """Whether a part of the text could be a field of its own: a known name, a letter or a number with its colon."""
    words = re.findall(r"([\w.-]+)[\"']?:(?= |$)", text)
    # A known name may also be glued to the word before it, where a line end was lost.
    endings = tuple(name for name in known.names if len(name) > len("en"))
    return any(word in known.names or word.endswith(endings) or _IS_KEY.fullmatch(word) for word in words)


_IS_KEY = re.compile(r"[a-zA-Z]|L?[0-9.]+")
"""An action's letter, or the number of an item or a local action."""


def quotes_changed(place: Place) -> Replacement | None:
    """Put a text with quotation marks inside between marks of the other kind."""
    field = FIELD.fullmatch(place.text)
    if not field or field["name"] not in place.known.texts or place.goes_on(len(field["front"])):
        return None
    value, start = field["value"], field.start("value")
    if place.column <= start + value.find(value[0], 1) or _names_field(value, place.known):
        return None
    words = _words_between(value)
    if not words or re.search(r"[\\\t]| #", words):
        return None
    other = "'" if '"' in words else '"'
    return place.over(start, start + len(value), f"{other}{words}{other}") if other not in words else None


def _words_between(value: str) -> str:
    """Return the text that a value with too many quotation marks was meant to be, empty where unsure."""
    apostrophes = re.fullmatch(r"'((?:[^']|(?<=\w)'(?=\w))+)'", value)
    outer = re.fullmatch(r'"((?:[^"]* "[^" ](?:[^"]*[^" ])?")+[^"]*)"', value)
    if apostrophes or outer:
        return (apostrophes or outer or [""])[1]
    # One quoted word first and one last: their marks are the text's own. A sentence may be followed by an added one.
    own = re.fullmatch(r'"[^"]*[^" .!?]"(?= )[^"]*(?: "[^" ][^"]*"[^"]*)* "[^" ][^"]*"', value)
    return value if own else ""
