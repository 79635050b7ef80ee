"""Trees to models: every fault of every field in one pass, at a symbolic place.

Where parts are faulty, the rest is still decoded ("set aside"), so that the laws across fields can be checked in the
same run. Knows nothing of lines or files.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ssc_site.diagnostics import Fix, Loc, Point, Problem
from ssc_site.fieldfaults import Coded, explain, meant, shown
from ssc_site.yamltree import Map, Node, Scalar, Seq, number_of

M = TypeVar("M", bound=BaseModel)

MOST_PROBLEMS = 200
"""Told of one file's fields."""
_ROUNDS = 8
"""Times faulty parts are set aside before giving up: a part set aside can leave what holds it incomplete."""


@dataclass(frozen=True, slots=True)
class Decoded(Generic[M]):
    """What was made of a tree.

    value: the model, without the parts that are faulty; None when nothing can be made of it. tree: what the value was
    made from; places in the value are places in it. faulty: where, in the whole tree, the faulty parts are.
    """

    value: M | None
    problems: tuple[Coded, ...]
    tree: Node | None
    faulty: tuple[Loc, ...]


def decode(node: Node | None, model: type[M], spare: Mapping[str, object] = MappingProxyType({})) -> Decoded[M]:
    """Return what the tree says as this model, and every problem of its fields. Never raises.

    spare: what to go on with where a field of the file itself is missing or faulty.
    """
    if not isinstance(node, Map):
        return Decoded(None, (_not_fields(),), node, ((),))
    value, errors = _validated(_plain(node), model)
    errors = errors[: MOST_PROBLEMS + 1]
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    guessed = [meant(loc, model) for loc in unknown]
    empty = [coded for coded in islice(_empty_values(node, ()), MOST_PROBLEMS + 1) if coded.problem.loc not in unknown]
    wrong = [error for error in errors if not _is_told(error, node, guessed)]
    problems = tuple(_without_clash([*empty, *(explain(error, model) for error in wrong)], node))
    if len(problems) > MOST_PROBLEMS:
        told = problems[:MOST_PROBLEMS]
        return Decoded(None, (*told, _too_many(told)), node, ((),))
    cuts: tuple[Loc, ...] = (*(coded.problem.loc for coded in empty), *map(_loc_of, errors))
    faulty = (*cuts, *guessed)
    tree: Node = node
    for _ in range(_ROUNDS if cuts else 0):
        tree = _set_aside(tree, cuts, spare)
        value, errors = _validated({**spare, **_plain(tree)} if isinstance(tree, Map) else None, model)
        cuts = tuple(map(_loc_of, errors[:MOST_PROBLEMS]))
        if not cuts:
            break
    return Decoded(value, problems, tree, faulty)


def _without_clash(problems: Iterable[Coded], node: Node) -> Iterator[Coded]:
    """Yield the problems; without its fix each whose name would then stand twice in its section."""
    told = tuple(problems)
    renamed = Counter(_new_name(coded.problem.fix) for coded in told if coded.problem.fix)
    for coded in told:
        name = _new_name(coded.problem.fix) if coded.problem.fix else ()
        clash = name and (renamed[name] > 1 or _node_at(node, name) is not None)
        yield replace(coded, problem=replace(coded.problem, fix=None)) if clash else coded


def _new_name(fix: Fix) -> Loc:
    """Return where the value would then stand whose name a fix changes; nothing for other fixes."""
    return (*fix.loc[:-1], fix.text.strip('"')) if fix.point is Point.KEY else ()


def _too_many(problems: tuple[Coded, ...]) -> Coded:
    message = f"{MOST_PROBLEMS} faults stand above; the rest of the file is not judged"
    hint = "correct those first; often one cause has many"
    return Coded("too-many-faults", Problem(problems[-1].problem.loc, message, hint))


def _not_fields() -> Coded:
    hint = "start with a field, such as force: and the force's name; ssc-site schema shows all"
    return Coded("wrong-kind", Problem((), "this file has no fields", hint))


def _plain(node: Node) -> Any:
    """Return the tree as plain values. What has no value, or was already reported, is None."""
    if isinstance(node, Map):
        return {key.text: _plain(value) for key, value in node.pairs}
    if isinstance(node, Seq):
        return tuple(_plain(element) for element in node.elements)
    if _is_gap(node):
        return None
    if node.kind == "bool":
        return node.text.lower() == "true"
    return number_of(node) if node.kind in ("int", "number") else node.text


def _is_gap(node: Node) -> bool:
    return isinstance(node, Scalar) and node.kind in ("nothing", "void")


def _parts(node: Node) -> Iterator[tuple[str | int, Node]]:
    """Yield each value one step down, with the step."""
    if isinstance(node, Map):
        yield from ((key.text, value) for key, value in node.pairs)
    elif isinstance(node, Seq):
        yield from enumerate(node.elements)


def _empty_values(node: Node, loc: Loc) -> Iterator[Coded]:
    """Yield a problem for each field or list item with nothing after its colon or dash."""
    for step, value in _parts(node):
        if isinstance(value, Scalar) and value.kind == "nothing":
            yield _empty_value((*loc, step), value.text)
        else:
            yield from _empty_values(value, (*loc, step))


def _empty_value(loc: Loc, found: str) -> Coded:
    """Return the problem. found: the comment that stands in the value's place, if one does."""
    if isinstance(loc[-1], int):
        message, hint = "nothing stands here in this list", "write something there, or delete the dash or comma"
        return Coded("empty-value", Problem(loc, message, hint))
    hint = "write a value after the colon, or delete the line"
    if loc[:-1] == ("responses",):
        hint = "write [] after the colon where the plan has no answer, or an entry below it"
    message = f'"{shown(loc[-1])}" has nothing after its colon'
    if found.startswith("#") and loc[:-1] != ("responses",):
        message = f'"{shown(loc[-1])}" is empty: what follows the # sign is not read'
        hint = "put the whole text in straight quotes, or write a value before the # sign"
    return Coded("empty-value", Problem(loc, message, hint, Point.KEY))


def _validated(plain: object, model: type[M]) -> tuple[M | None, list[ErrorDetails]]:
    try:
        return model.model_validate(plain), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _loc_of(error: ErrorDetails) -> Loc:
    return tuple(part for part in error["loc"] if part != "[key]")


def _is_told(error: ErrorDetails, node: Node, guessed: Iterable[Loc]) -> bool:
    """Whether the error only follows from a value that is empty, void or misspelt: told at its own place."""
    if error["type"] == "missing":
        return _loc_of(error) in guessed
    found = _node_at(node, _loc_of(error))
    if found is None or error["type"] == "extra_forbidden":
        return False
    return _is_gap(found) or (error["type"] == "too_short" and any(_parts(found)))  # what is in it is faulty


def _node_at(node: Node | None, loc: Loc) -> Node | None:
    """Return what the file has at loc, None where it has nothing."""
    for part in loc:
        node = next((value for step, value in _parts(node) if step == part), None) if node else None
    return node


def _set_aside(tree: Node, locs: Iterable[Loc], spare: Mapping[str, object]) -> Node:
    """Return the tree without the values at these places, and without gaps."""
    for loc in locs:
        if loc and not (loc[0] in spare and _node_at(tree, loc[:1]) is None):
            tree = _without(tree, loc)
    return _compact(tree)


def _without(node: Node, loc: Loc) -> Node:
    """Return the tree with the deepest value that loc leads to made a gap; of a list, the whole element goes.

    Where loc goes on beyond the tree, or names what is missing, the holder goes.
    """
    known = loc and loc[0] in (step for step, _ in _parts(node))
    if isinstance(node, Map) and known:
        pairs = ((key, _without(value, loc[1:]) if key.text == loc[0] else value) for key, value in node.pairs)
        return Map(tuple(pairs), node.span, node.flow)
    if isinstance(node, Seq) and known:
        elements = (_without(value, ()) if step == loc[0] else value for step, value in enumerate(node.elements))
        return Seq(tuple(elements), node.span, node.flow)
    return Scalar("", node.span, "void")


def _compact(node: Node) -> Node:
    """Return the tree without its gaps. Each value keeps its span."""
    if isinstance(node, Map):
        pairs = ((key, _compact(value)) for key, value in node.pairs if not _is_gap(value))
        return Map(tuple(pairs), node.span, node.flow)
    if isinstance(node, Seq):
        return Seq(tuple(_compact(value) for value in node.elements if not _is_gap(value)), node.span, node.flow)
    return node
