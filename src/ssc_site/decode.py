"""Trees to models: every fault of every field in one pass, in our words, at a symbolic place.

Where parts are faulty, the rest is still decoded ("set aside"), so that the laws across fields can be checked in the
same run. Knows nothing of lines or files.
"""

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ssc_site.diagnostics import Loc, Point, Problem
from ssc_site.yamltree import Map, Node, Scalar, Seq, number_of

M = TypeVar("M", bound=BaseModel)

_ROUNDS = 8
"""Times faulty parts are set aside before giving up: a part set aside can leave what holds it incomplete."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A problem with its code."""

    code: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Decoded(Generic[M]):
    """value: the model, without the parts that are faulty; None when nothing can be made of it."""

    value: M | None
    problems: tuple[Coded, ...]


def decode(node: Node | None, model: type[M]) -> Decoded[M]:
    """Return what the tree says as this model, and every problem of its fields. Never raises."""
    if not isinstance(node, Map):
        return Decoded(None, (_not_fields(),))
    empty = tuple(_empty_values(node, (), model))
    plain = _plain(node)
    value, errors = _validated(plain, model)
    told = {coded.problem.loc for coded in empty}
    wrong = tuple(_told(error, model) for error in errors if not _is_told(error, told, node))
    for _ in range(_ROUNDS):
        if value is not None or not errors:
            break
        plain = _set_aside(plain, [error["loc"] for error in errors])
        value, errors = _validated(plain, model)
    return Decoded(value, empty + wrong)


def _not_fields() -> Coded:
    hint = "start with a field, such as force: and the force's name; ssc-site schema shows all"
    return Coded("wrong-kind", Problem((), "this file has no fields", hint))


def _plain(node: Node) -> Any:
    """Return the tree as plain values, without what has no value or was already reported."""
    if isinstance(node, Map):
        return {key.text: _plain(value) for key, value in node.pairs if not _is_gap(value)}
    if isinstance(node, Seq):
        return tuple(_plain(element) for element in node.elements if not _is_gap(element))
    if node.kind == "bool":
        return node.text.lower() == "true"
    return number_of(node) if node.kind in ("int", "number") else node.text


def _is_gap(node: Node) -> bool:
    return isinstance(node, Scalar) and node.kind in ("nothing", "void")


def _empty_values(node: Node, loc: Loc, model: type[BaseModel]) -> Iterator[Coded]:
    """Yield a problem for each field or list item with nothing after its colon or dash."""
    steps: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, Map):
        steps = ((key.text, value) for key, value in node.pairs)
    elif isinstance(node, Seq):
        steps = enumerate(node.elements)
    for step, value in steps:
        if isinstance(value, Scalar) and value.kind == "nothing":
            yield _empty_value((*loc, step))
        else:
            yield from _empty_values(value, (*loc, step), model)


def _empty_value(loc: Loc) -> Coded:
    if isinstance(loc[-1], int):
        return Coded(
            "empty-value", Problem(loc, "this dash has nothing after it", "write something there, or delete it")
        )
    hint = "write a value after the colon, or delete the line"
    if loc[:-1] == ("responses",):
        hint = "write [] after the colon where the plan has no answer, or an entry below it"
    return Coded("empty-value", Problem(loc, f'"{_shown(loc[-1])}" has nothing after its colon', hint, Point.KEY))


def _validated(plain: object, model: type[M]) -> tuple[M | None, list[ErrorDetails]]:
    try:
        return model.model_validate(plain), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _is_told(error: ErrorDetails, told: set[Loc], node: Node) -> bool:
    """Whether the error only follows from a value that is empty or void, which has been told at its own place."""
    loc = error["loc"]
    if error["type"] in ("missing", "too_short"):
        return loc in told or _has_gap(node, loc)
    return False


def _has_gap(node: Node | None, loc: Loc) -> bool:
    """Whether the file has something at loc, but nothing that can be read."""
    for part in loc:
        if isinstance(node, Map):
            pair = node.pair(str(part))
            node = pair[1] if pair else None
        elif isinstance(node, Seq) and isinstance(part, int) and part < len(node.elements):
            node = node.elements[part]
        else:
            return False
    return node is not None and (_is_gap(node) or (isinstance(node, Seq) and any(map(_is_gap, node.elements))))


def _set_aside(plain: Any, locs: Iterable[Loc]) -> Any:
    """Return the plain tree without the values at these places."""
    cuts = [loc for loc in locs if loc]
    for loc in cuts:
        plain = _without(plain, tuple(part for part in loc if part != "[key]"))
    return _compact(plain)


_CUT = object()


def _without(plain: Any, loc: Loc) -> Any:
    """Return plain with the deepest value that loc leads to marked as cut."""
    step, rest = loc[0], loc[1:]
    if isinstance(plain, dict) and step in plain:
        return {**plain, step: _without(plain[step], rest) if rest else _CUT}
    if isinstance(plain, tuple) and isinstance(step, int) and step < len(plain):
        cut = _without(plain[step], rest) if rest else _CUT
        return (*plain[:step], cut, *plain[step + 1 :])
    return _CUT  # loc goes on beyond the tree, or names what is missing: the holder goes


def _compact(plain: Any) -> Any:
    """Return plain without the cut values."""
    if isinstance(plain, dict):
        return {key: _compact(value) for key, value in plain.items() if value is not _CUT}
    if isinstance(plain, tuple):
        return tuple(_compact(value) for value in plain if value is not _CUT)
    return plain


def _told(error: ErrorDetails, model: type[BaseModel]) -> Coded:
    """Return the error in our code and words."""
    kind, loc = error["type"], error["loc"]
    if kind == "extra_forbidden":
        return _unknown_field(loc, model)
    if kind == "missing":
        return _missing_field(loc, model)
    if kind in _KINDS:
        return Coded(
            "wrong-kind",
            Problem(loc, f"{_KINDS[kind]} is expected here, not {_what(error['input'])}", _example(loc, model)),
        )
    if kind == "literal_error":
        return _unknown_word(error)
    if kind in _LIMITS:
        code, message = _LIMITS[kind]
        return Coded(code, Problem(loc, message.format(**error.get("ctx", {})), _example(loc, model)))
    point = Point.KEY if loc and loc[-1] == "[key]" else Point.VALUE
    return Coded(
        kind, Problem(tuple(part for part in loc if part != "[key]"), error["msg"], _example(loc, model), point)
    )


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
    return "a number" if not isinstance(value, str) else "a text"


def _unknown_field(loc: Loc, model: type[BaseModel]) -> Coded:
    name, known = _shown(loc[-1]), sorted(_fields_at(loc[:-1], model))
    close = difflib.get_close_matches(str(loc[-1]), known, 1, 0.6)
    guess = f'; did you mean "{close[0]}"?' if close else ""
    message = f'"{name}" is not a field of {_part_of(loc[:-1], model)}{guess}'
    hint = f"the fields here are {', '.join(known)}"
    return Coded("unknown-field", Problem(loc, message, hint, Point.KEY))


def _missing_field(loc: Loc, model: type[BaseModel]) -> Coded:
    message = f'the field "{_shown(loc[-1])}" is missing from {_part_of(loc[:-1], model)}'
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
    return Coded("unknown-word", Problem(error["loc"], f'"{_shown(found)}" is not a word used here{guess}', hint))


def _example(loc: Loc, model: type[BaseModel]) -> str:
    """Return the description of the field that loc ends in, and an example: what to write."""
    for end in range(len(loc), 0, -1):
        field = _fields_at(loc[: end - 1], model).get(str(loc[end - 1]))
        if field is not None:
            example = json.dumps(field.examples[0], ensure_ascii=False) if field.examples else ""
            return f"{field.description} For example: {loc[end - 1]}: {example}"
    return ""


def _part_of(loc: Loc, model: type[BaseModel]) -> str:
    """Return what the section at loc is called: "the file", "an action", or its own field's name in quotes."""
    if not loc:
        return "the file"
    if loc[-1] in _fields_at(loc[:-1], model):
        return f'"{loc[-1]}"'
    name = _model_at(loc, model).__name__.lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _fields_at(loc: Loc, model: type[BaseModel]) -> Mapping[str, Any]:
    return _model_at(loc, model).model_fields


def _model_at(loc: Loc, model: type[BaseModel]) -> type[BaseModel]:
    """Return the model that describes the section at loc, or the last one on the way."""
    here: Any = model
    last = model
    for part in loc:
        here = last.model_fields[str(part)].annotation if here is last and part in last.model_fields else _inside(here)
        here = _bare(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            last = here
    return last


def _inside(kind: Any) -> Any:
    """Return what a list or a section with free names holds."""
    arguments = [argument for argument in get_args(kind) if argument is not Ellipsis]
    return arguments[-1] if arguments else kind


def _bare(kind: Any) -> Any:
    """Return the type without "or nothing" and without notes."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if isinstance(kind, UnionType):
        return _bare(next(argument for argument in get_args(kind) if argument is not type(None)))
    return kind


def _shown(part: str | int) -> str:
    """Return a name short enough for a message."""
    text = str(part)
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - fits in a message
