"""The laws across fields: one generator each, its docstring the public text of its code.

A function called check_x yields errors of code x, one called warn_x warnings. Rules say where symbolically and know
nothing of lines, files or output.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any, Generic, TypeVar

from ssc_site.diagnostics import Code, Problem, Severity
from ssc_site.national import National

V = TypeVar("V")

_PREFIXES = {"check_": Severity.ERROR, "warn_": Severity.WARNING}


@dataclass(frozen=True, slots=True)
class Case(Generic[V]):
    """What a rule judges: one file's value, beside what it is judged against.

    stem: the file's name without its ending. as_of: the day the judgement is made for.
    """

    value: V
    stem: str
    national: National
    as_of: date


@dataclass(frozen=True, slots=True)
class Rule(Generic[V]):
    """A law: its code, and the generator that finds where it is broken."""

    code: Code
    broken: Callable[[Case[V]], Iterator[Problem]]


def rules_of(module: ModuleType) -> tuple[Rule[Any], ...]:
    """Return the module's rules, in the order they stand in."""
    found = []
    for name, function in vars(module).items():
        prefix = next((prefix for prefix in _PREFIXES if name.startswith(prefix)), None)
        if prefix:
            code = Code(name.removeprefix(prefix).replace("_", "-"), _PREFIXES[prefix], _law(function))
            found.append(Rule(code, function))
    return tuple(found)


def _law(function: Callable[..., object]) -> str:
    return " ".join((function.__doc__ or "").split())
