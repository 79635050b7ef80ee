"""Names, colons and dashes: what lacks a blank or a colon, and brackets or bullets that should not be there."""

import re

from ssc_site.diagnostics import Replacement
from ssc_site.mending.lines import CLOSED, NUMBER, Place, indent_of, own_name, says


def space_before_bracket(place: Place) -> Replacement | None:
    """Put a space between a colon and the bracket that follows it at once."""
    glued = place.text[max(0, place.column - 1) : place.column + 1] in (":[", ":{")
    closed = all(place.text.count(one) == place.text.count(other) for one, other in ("[]", "{}"))
    return place.over(place.column, place.column, " ") if glued and closed else None


def space_after_colon(place: Place) -> Replacement | None:
    """Put a space between the colon of a known name and the value that follows it at once."""
    return _glued(place, place.line, place.column)


def _glued(place: Place, line: int, column: int) -> Replacement | None:
    """Put a space after the colon of the name that starts here, where a value follows the colon at once."""
    found = re.compile(rf"([a-z_]+):(?:(?!\w )|(?=A [a-z]))({CLOSED}) *").fullmatch(place.lines[line], column)
    front = re.fullmatch(" *(?:- +)*", place.lines[line][:column])
    # One letter alone has got in front of the blank that belongs before it: "date:2 026", "source:s".
    if not found or not front or found[1] not in place.known.names or f"{found[1]}{found[2]}" in place.known.names:
        return None
    return place.over(found.end(1) + 1, found.end(1) + 1, " ", line)


def colon_at_end(place: Place) -> Replacement | None:
    """Put a colon after a name that stands alone above its content."""
    own = place.text.rstrip(" ")
    found = re.fullmatch(rf" *(?:(?P<name>[a-z_]+)|(?=['\"]){NUMBER})", own)
    known = found and (found["name"] is None or found["name"] in place.known.holding)
    content = re.match(rf" *(?:- |[a-z_]+: |{NUMBER}:)", place.below)
    return place.over(len(own), len(own), ":") if known and content and place.goes_on(indent_of(own)) else None


def glued_above(place: Place) -> Replacement | None:
    """Put a space after the colon of the line above, whose name stands where this line's stands."""
    own, above = own_name(place), place.above
    return _glued(place, above, own) if own is not None and above is not None else None


def dash_glued_above(place: Place) -> Replacement | None:
    """Put a space after the dash of the line above, where this line's name stands in line with that."""
    own, above = own_name(place), place.above
    found = re.match(r" *-(?P<name>[a-z_]+):(?= |$)", place.lines[above]) if above is not None else None
    if not found or own != found.start("name") + 1 or found["name"] not in place.known.names:
        return None
    return place.over(found.start("name"), found.start("name"), " ", above)


def empty_list_above(place: Place) -> Replacement | None:
    """Take away the brackets of an empty answer above, where an entry follows."""
    above = place.above
    found = re.fullmatch(rf" *{NUMBER}:( +\[ *\] *)", place.lines[above]) if above is not None else None
    if not found or not place.text.lstrip(" ").startswith("- ") or indent_of(place.text) < indent_of(found[0]) + 2:
        return None
    return place.over(found.start(2), found.end(2), "", above)


def bullet(place: Place) -> Replacement | None:
    """Put a plain dash in place of a bullet or a long dash that stands where a dash belongs."""
    found = re.match(r"( *)([^\w\s\"'-]) ([a-z_]+):(?= |$)", place.text)
    if not found or found[2] not in _BULLETS or found[3] not in place.known.names:
        return None
    at = found.start(2)
    holder = next((line for line in reversed(place.lines[: place.line]) if says(line) and indent_of(line) <= at), "")
    below_number = indent_of(holder) == at - 2 and holder.rstrip().endswith(":")
    return place.over(at, at + 1, "-") if below_number or holder.startswith(f"{found[1]}- ") else None


_BULLETS = "\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25e6\u00b7\uf0a7\uf0b7\u2010\u2011\u2012\u2013\u2014\u2015\u2212*"
