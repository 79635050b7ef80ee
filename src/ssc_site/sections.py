"""Which section of the models a place of a file is, what it is called, and which fields it has.

Knows the models, and nothing of values, trees or faults.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from ssc_site.diagnostics import Loc
from ssc_site.fields import Text, Words


def part_of(loc: Loc, model: type[BaseModel]) -> str:
    """Return what the section at loc is called: "the file", "an action", or its own field's name in quotes."""
    if not loc:
        return "the file"
    if loc[-1] in fields_at(loc[:-1], model):
        return f'"{loc[-1]}"'
    name = model_at(loc, model).__name__.lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def fields_at(loc: Loc, model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the fields of the section at loc, by name."""
    return model_at(loc, model).model_fields


def model_at(loc: Loc, model: type[BaseModel]) -> type[BaseModel]:
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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of all fields of a file.

    top: those of the file itself. texts: those that hold words of any kind, wherever they stand. holding: those that
    hold a list or a section.
    """

    names: frozenset[str]
    top: frozenset[str]
    texts: frozenset[str]
    holding: frozenset[str]


@cache
def vocabulary(model: type[BaseModel]) -> Vocabulary:
    """Return the names of the fields of this model and of those inside it."""
    fields = [pair for each in _models_in(model) for pair in each.model_fields.items()]
    other = {name for name, field in fields if not _is_text(field)}
    names = frozenset(name for name, _ in fields)
    holding = frozenset(name for name, field in fields if _holds(_bare(field.annotation)))
    return Vocabulary(names, frozenset(model.model_fields), names - other, holding)


def _holds(kind: Any) -> bool:
    """Whether values of this kind are lists or sections."""
    section = isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Text
    return section or get_origin(kind) in (tuple, Mapping)


def _is_text(field: Any) -> bool:
    kinds = (field.annotation, *get_args(field.annotation))
    return Text in kinds or Words in kinds or tuple(field.metadata) == get_args(Words)[1:]


def _models_in(kind: Any) -> Iterator[type[BaseModel]]:
    """Yield every model that values of this kind are made of."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from _models_in(field.annotation)
    for argument in get_args(kind):
        yield from _models_in(argument)
