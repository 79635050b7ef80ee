"""What is wrong with a field, in our words: each of pydantic's errors given our code, message and fix.

Knows the models' descriptions and examples, and nothing of trees, lines or files.
"""

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ssc_site.diagnostics import Fix, Loc, Point, Problem
from ssc_site.fields import Text
from ssc_site.sections import fields_at, model_at, part_of
from ssc_site.slips import bare, certain_word


@dataclass(frozen=True, slots=True)
class Coded:
    """A problem with its code."""

    code: str
    problem: Problem


def explain(error: ErrorDetails, model: type[BaseModel]) -> Coded:
    """Return the error in our code and words."""
    kind = error["type"]
    loc = tuple(part for part in error["loc"] if part != "[key]")
    if kind == "extra_forbidden":
        return _unknown_field(loc, model, error["input"])
    if kind == "missing":
        return _missing_field(loc, model)
    if kind == "literal_error":
        return _unknown_word(error)
    point = Point.KEY if loc != error["loc"] else Point.VALUE
    special = _field_without_colon(error, loc, model) or _no_entries(error, loc, model)
    return special or _said(error, loc, model, point)


def _field_without_colon(error: ErrorDetails, loc: Loc, model: type[BaseModel]) -> Coded | None:
    """Return the problem of a text that starts with a field's name, where a section of fields is expected."""
    found = error["input"]
    name = re.split(r"[:\s]", found, maxsplit=1)[0] if error["type"] == "model_type" and isinstance(found, str) else ""
    if name == found or name not in fields_at(loc, model):
        return None
    message = f'a colon and a space must follow "{name}"'
    value = _GLUED_VALUE.fullmatch(found, len(name))
    certain = value and _fits(model_at(loc, model), name, next(filter(None, value.groups())))
    fix = Fix(loc, f"{name}: {found[len(name) + 1 :]}") if certain else None
    return Coded("missing-colon", Problem(loc, message, f"write {name}: then a space, then the value", fix=fix))


_GLUED_VALUE = re.compile(r""":(?:(?!\w )|(?=A [a-z]))(?:"([^"\\]+)"|'([^']+)'|([A-Za-z0-9][^"'\[\]{},#]*))""")
"""A colon and, with no space between, a value that is read the same behind one."""


def _no_entries(error: ErrorDetails, loc: Loc, model: type[BaseModel]) -> Coded | None:
    """Return the problem of a free name, such as an item's number, that holds anything but a list."""
    found = error["input"]
    if error["type"] != "tuple_type" or loc[-1] in fields_at(loc[:-1], model):
        return None
    name, fix = part_of((*loc, 0), model), None
    first = next(iter(found), "") if isinstance(found, Mapping) else ""
    if not isinstance(found, Mapping):
        message = f"{name} is expected below this number, not {_what(found)} beside it"
        hint = "write [] for no answer; else start a line below with four spaces, a dash and a field"
    elif first.startswith("-"):
        message, hint = "a space must follow the dash below this number", "put a space between the dash and the field"
        alone = len(found) == 1 and first[1:] in fields_at((*loc, 0), model)
        fix = Fix((*loc, first), f"- {first[1:]}", Point.KEY) if alone else None
    else:
        message = f"the {name.split()[-1]} below this number has no dash"
        hint = "put a dash and a space before its first field"
        fix = Fix((*loc, first), "- ", Point.DASH) if first in fields_at((*loc, 0), model) else None
    return Coded("wrong-kind", Problem(loc, message, hint, fix=fix))


def _said(error: ErrorDetails, loc: Loc, model: type[BaseModel], point: Point) -> Coded:
    kind, context, hint = error["type"], error.get("ctx", {}), _example(loc, model)
    fix = Fix(loc, context["fix"], point) if context.get("fix") else None
    if kind in _KINDS:
        expected = "a text" if context.get("class_name") == "Text" else _KINDS[kind]
        dash = "start each with a dash and a space. " if kind == "tuple_type" else ""
        message = f"{expected} is expected here, not {_what(error['input'])}"
        return Coded("wrong-kind", Problem(loc, message, dash + hint, fix=_other_kind(error, loc, model)))
    if kind in _LIMITS:
        code, message = _LIMITS[kind]
        return Coded(code, Problem(loc, message.format(**context), hint))
    if kind in _OWN:
        return Coded(kind, Problem(loc, error["msg"], hint, point, fix=fix))
    return Coded("wrong-kind", Problem(loc, "this is not what is expected here", hint))


def _other_kind(error: ErrorDetails, loc: Loc, model: type[BaseModel]) -> Fix | None:
    """Return the fix of a percentage that is no plain number, or of references that lack the brackets round them."""
    found = error["input"]
    if isinstance(found, bool) or not isinstance(found, str | int | Decimal):
        return None
    holder, name = model_at(loc[:-1], model), str(loc[-1])
    number = re.fullmatch(r"([1-9][0-9]?) ?%?", str(found)) if error["type"] == "int_type" else None
    if number and _fits(holder, name, int(number[1])):
        return Fix(loc, number[1])
    told = str(found) if error["type"] == "tuple_type" and _REFERENCES.fullmatch(str(found)) else ""
    references = tuple(part.strip() for part in re.split("[,;]", told))
    listed = told and _fits(holder, name, references)
    return Fix(loc, f"[{', '.join(map(json.dumps, references))}]") if listed else None


_REFERENCES = re.compile(r"[0-9.,; -]{1,200}")


def _fits(holder: type[BaseModel], name: str, value: object) -> bool:
    """Whether a section may have this value in its field of this name, and says something by it."""
    if _has_gap(value):
        return False
    try:
        holder.model_validate({name: value})
    except ValidationError as error:
        return all(each["loc"][:1] != (name,) for each in error.errors())
    return True


def _has_gap(value: object) -> bool:
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    return value is None or any(map(_has_gap, inside))


_OWN = frozenset(
    {"wrong-kind", "blank-text", "too-long", "bad-date", "bad-link", "bad-reference", "bad-name", "other-parts"}
)
"""The codes `fields` raises, with messages of our own."""

_KINDS = {
    "string_type": "a word or text",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "model_type": "a section of fields",
    "mapping_type": "a section of fields",
    "dict_type": "a section of fields",
}
"""pydantic's error type -> what should stand there."""

_LIMITS = {
    "greater_than_equal": ("out-of-range", "the number must be at least {ge}"),
    "less_than_equal": ("out-of-range", "the number must be at most {le}"),
    "too_short": ("empty-value", "this list needs at least {min_length} thing in it"),
}


def _what(value: object) -> str:
    """Return what a value is, as somebody who has never programmed would call it."""
    if isinstance(value, Mapping):
        return "a section of fields"
    if isinstance(value, tuple):
        return "a list"
    if isinstance(value, bool):
        return "the word true or false without quotes"
    if isinstance(value, Decimal):
        return "a decimal number"
    return "a number" if isinstance(value, int) else "a text"


def _unknown_field(loc: Loc, model: type[BaseModel], found: object) -> Coded:
    name, known = shown(loc[-1]), sorted(fields_at(loc[:-1], model))
    close = meant(loc, model)[-1]
    guess = f'; did you mean "{close}"?' if close != loc[-1] else ""
    message = f'"{name}" is not a field of {part_of(loc[:-1], model)}{guess}'
    hint = f"the fields here are {', '.join(known)}"
    holders = "" if guess else _holders(name, loc[:-1], model)
    if holders:
        hint = holders
    elif found is None:
        hint = f"if it belongs to the text before it, put the whole text in straight quotes; {hint}"
    return Coded("unknown-field", Problem(loc, message, hint, Point.KEY, fix=_misspelt(loc, model, found)))


def _misspelt(loc: Loc, model: type[BaseModel], found: object) -> Fix | None:
    """Return the fix of a field's name that is one slip from a field which may hold the value."""
    name = certain_word(str(loc[-1]), fields_at(loc[:-1], model), "_", _SHORTEST_NAME)
    # Words that start a sentence of a text are no field: the editors' note is the one that forces should not use.
    certain = name and name != "note" and _fits(model_at(loc[:-1], model), name, found)
    return Fix(loc, name, Point.KEY) if certain else None


_SHORTEST_NAME = 3
"""Letters: that the value fits is one more sign of which field is meant."""


def _holders(name: str, loc: Loc, model: type[BaseModel]) -> str:
    """Return where a field belongs that sections inside the one at loc have; nothing where none has it."""
    own = model_at(loc, model)
    inside = {field: model_at((*loc, field, "", 0), model) for field in own.model_fields}
    holding = [field for field, held in inside.items() if held not in (own, Text) and name in held.model_fields]
    if holding == ["actions"]:
        return f"{name} belongs to an action: write it under actions:, after the action's letter"
    spaces = "" if loc else "; count the spaces before it"
    return f"{name} belongs under {' or '.join(holding)}{spaces}" if holding else ""


def meant(loc: Loc, model: type[BaseModel]) -> Loc:
    """Return where the field would be if its unknown name were the nearest known one."""
    name = bare(str(loc[-1])).lower().replace("-", "_")
    close = difflib.get_close_matches(name, fields_at(loc[:-1], model), 1, 0.6)
    return (*loc[:-1], close[0]) if close else loc


def _missing_field(loc: Loc, model: type[BaseModel]) -> Coded:
    message = f'the field "{shown(loc[-1])}" is missing from {part_of(loc[:-1], model)}'
    return Coded("missing-field", Problem(loc[:-1], message, _example(loc, model)))


def _unknown_word(error: ErrorDetails) -> Coded:
    expected = error["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    found = error["input"]
    if not isinstance(found, str):
        message = f"one word is expected here, not {_what(found)}"
        return Coded("wrong-kind", Problem(error["loc"], message, f"write one of {', '.join(expected)}"))
    close = difflib.get_close_matches(found.lower().replace(" ", "-"), expected, 1, 0.6)
    guess = f'; did you mean "{close[0]}"?' if close else ""
    hint = f"write one of {', '.join(expected)}"
    message, certain = f'"{shown(found)}" is not a word used here{guess}', certain_word(found, expected)
    fix = Fix(error["loc"], certain) if certain else None
    return Coded("unknown-word", Problem(error["loc"], message, hint, fix=fix))


def _example(loc: Loc, model: type[BaseModel]) -> str:
    """Return the description of the field that loc ends in, and an example: what to write."""
    for end in range(len(loc), 0, -1):
        holder = model_at(loc[: end - 1], model)
        field = holder.model_fields.get(str(loc[end - 1]))
        if field is not None and holder is not Text:  # the language of a text may not stand in the file
            example = json.dumps(field.examples[0], ensure_ascii=False) if field.examples else ""
            return f"{field.description} For example: {loc[end - 1]}: {example}"
    return ""


def shown(part: str | int) -> str:
    """Return a name short enough for a message."""
    text = str(part)
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - fits in a message
