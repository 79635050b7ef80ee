"""Faults derived from a good file: each field missing, misspelt, of the wrong kind, and so on, one at a time.

Places come from PyYAML's own node marks and from the text, not from the code under test.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel

from ssc_site.fields import Text


@dataclass(frozen=True, slots=True)
class Held:
    """A field where it first stands in the file. Lines and columns count from zero.

    holder: the place shown for a field missing here. path: the way to it, as a file's reader would say it.
    """

    model: type[BaseModel]
    name: str
    line: int
    column: int
    value_column: int
    holder: tuple[int, int]
    path: str

    @property
    def kind(self) -> Any:
        return bare(self.model.model_fields[self.name].annotation)

    @property
    def required(self) -> bool:
        return self.model.model_fields[self.name].is_required()


@dataclass(frozen=True, slots=True)
class Derived:
    """A file with one fault. expected: its only diagnostic, as "line:column code", from one; empty where valid."""

    name: str
    text: str
    expected: str


def bare(kind: Any) -> Any:
    """Return the type without "or nothing" and without notes; a word of a fixed choice as Literal."""
    if get_origin(kind) is Annotated:
        return bare(get_args(kind)[0])
    if isinstance(kind, UnionType):
        return bare(next(argument for argument in get_args(kind) if argument is not type(None)))
    return kind


def models_of(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield every model a kind of value is made of, itself first."""
    kind = bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from models_of(field.annotation)
    for argument in get_args(kind) if get_origin(kind) is not Literal else ():
        yield from models_of(argument)


def fields_of(text: str, model: type[BaseModel]) -> dict[tuple[type[BaseModel], str], Held]:
    """Return each field of each model where the file first has it."""
    first: dict[tuple[type[BaseModel], str], Held] = {}
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for held in _walk(root, model, _mark(root), ""):
        first.setdefault((held.model, held.name), held)
    return first


def _walk(node: Any, kind: Any, holder: tuple[int, int], path: str) -> Iterator[Held]:
    kind = bare(kind)
    if isinstance(node, yaml.SequenceNode):
        for number, element in enumerate(node.value):
            yield from _walk(element, get_args(kind)[0], _mark(element), f"{path}.{number}")
    elif isinstance(node, yaml.MappingNode) and get_origin(kind) is not None:
        for key, value in node.value:
            yield from _walk(value, get_args(kind)[1], _mark(key), f"{path}.{key.value}")
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = f"{path}.{key.value}".lstrip(".")
            value_column = value.start_mark.column if isinstance(value, yaml.ScalarNode) else -1
            yield Held(kind, key.value, *_mark(key), value_column, holder, here)
            yield from _walk(value, kind.model_fields[key.value].annotation, _mark(key), here)


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def faults_of(text: str, model: type[BaseModel]) -> Iterator[Derived]:
    """Yield the file with each fault of each field."""
    for held in fields_of(text, model).values():
        for fault, derive in _FAULTS.items():
            derived = derive(text, held)
            if derived:
                yield Derived(f"{held.path}-{fault}", *derived)


def _missing(text: str, held: Held) -> tuple[str, str]:
    return _replaced(text, held, None), _at(*held.holder, "missing-field") if held.required else ""


def _misspelt(text: str, held: Held) -> tuple[str, str]:
    changed = _replaced(text, held, misspelt(held.name) + _own(text, held)[len(held.name) :])
    return changed, _at(held.line, held.column, "unknown-field")


def misspelt(name: str) -> str:
    """Return the name as hasty fingers write it."""
    return name[0] + name[2] + name[1] + name[3:] if len(name) > 3 and name[1] != name[2] else name + name[-1]


def _wrong_kind(text: str, held: Held) -> tuple[str, str]:
    shown_by_value = is_list(held.kind) or is_section(held.kind) or held.kind is int or held.name in _FIGURES
    value = "some words" if shown_by_value else "[some words]"
    column = held.column + len(f"{held.name}: ") if shown_by_value else held.column
    return _replaced(text, held, f"{held.name}: {value}"), _at(held.line, column, "wrong-kind")


_FIGURES = ("value", "out_of")


def is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def is_section(kind: Any) -> bool:
    return get_origin(kind) is Mapping or (isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Text)


def _unknown_word(text: str, held: Held) -> tuple[str, str] | None:
    if get_origin(held.kind) is not Literal:
        return None
    word = f"{held.name}: {get_args(held.kind)[0]}x"
    return _replaced(text, held, word), _at(held.line, held.column + len(f"{held.name}: "), "unknown-word")


def _null(text: str, held: Held) -> tuple[str, str]:
    return _replaced(text, held, f"{held.name}:"), _at(held.line, held.column, "empty-value")


def _twice(text: str, held: Held) -> tuple[str, str]:
    own = _own(text, held)
    again = f"{own}\n{' ' * held.column}{own}"
    return _replaced(text, held, again), _at(held.line + own.count("\n") + 1, held.column, "duplicate-key")


_FAULTS = {
    "missing": _missing,
    "misspelt": _misspelt,
    "wrong-kind": _wrong_kind,
    "unknown-word": _unknown_word,
    "null": _null,
    "twice": _twice,
}


def _at(line: int, column: int, code: str) -> str:
    return f"{line + 1}:{column + 1} {code}"


def _extent(lines: list[str], held: Held) -> int:
    """Return the line after the field's last one."""
    for number in range(held.line + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= held.column:
            return number
    return len(lines)


def _own(text: str, held: Held) -> str:
    """Return the field as it is written, from its name on."""
    lines = text.rstrip("\n").split("\n")
    return "\n".join([lines[held.line][held.column :], *lines[held.line + 1 : _extent(lines, held)]])


def _replaced(text: str, held: Held, instead: str | None) -> str:
    """Return the text with the field written otherwise, or without it."""
    lines = text.rstrip("\n").split("\n")
    before, end = lines[held.line][: held.column], _extent(lines, held)
    new = [] if instead is None else (before + instead).split("\n")
    if instead is None and before.strip():
        new, end = _dash_moved(lines, before, end)
    return "\n".join([*lines[: held.line], *new, *lines[end:]]) + "\n"


def _dash_moved(lines: list[str], before: str, end: int) -> tuple[list[str], int]:
    """Give the list's dash to the next field of its section, or to an empty section where that was the last."""
    follows = end < len(lines) and lines[end].startswith(" " * len(before)) and not lines[end].lstrip().startswith("-")
    return ([before + lines[end].lstrip()], end + 1) if follows else ([before + "{}"], end)
