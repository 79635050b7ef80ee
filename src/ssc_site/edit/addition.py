"""One entry more in a plan's file: where it goes, what else has to change for it, and proof that nothing else did.

Touches only the lines it must. Knows nothing of the laws a plan is held to: whoever calls judges the file again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ssc_site.edit import RefusedError
from ssc_site.edit.layout import (
    Field,
    Layout,
    Pair,
    Splice,
    columns_beside,
    dashed,
    element,
    field_after,
    layout_of,
    with_text,
)
from ssc_site.edit.unread import left_unread, taken_off
from ssc_site.edit.written import Value, field, fields, inline, key
from ssc_site.national import Catalogue
from ssc_site.spans import SourceFile, Span
from ssc_site.yamltree import Map, Node, Scalar, Seq, fold

FORCE = "force"
"""The source that the guide has for what the force itself gives in its file."""
_FORCE_SOURCE: Mapping[str, Value] = {"title": "Given by the force", "wording": "force"}
_OF_THE_ENTRY = frozenset({"hidden-character", "too-large", "too-deep"})
"""What an entry may bring into a file that could be read before."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An entry for a key of a plan, below responses or local. with_source: the source "force" is not yet in the file.

    answered: the items that are no longer unread with it.
    """

    section: str
    key: str
    entry: Mapping[str, Value]
    with_source: bool
    answered: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amended:
    """A file with the addition in it. lines: those that are new or differ, from zero."""

    source: SourceFile
    lines: tuple[int, ...]


def amended(source: SourceFile, addition: Addition, catalogue: Catalogue) -> Amended:
    """Return a plan's file, one without errors, with the addition. Raises RefusedError where that cannot be done."""
    layout, root = layout_of(source), _tree(source, "")
    listed = _listed(root)
    left = left_unread(listed, addition.answered, catalogue)
    splices = [
        *(taken_off(layout, root, left) if left != [(each,) for each in listed] else []),
        *(_with_source(layout, root) if addition.with_source else []),
        *_with_entry(layout, root, addition, catalogue),
    ]
    changed = layout.changed(splices)
    new = with_text(source, changed.text)
    end = layout.line_end(len(layout.starts) - 1)
    if any(fault.code in _OF_THE_ENTRY for fault in fold(new)[1]):
        return Amended(new, changed.touched)  # whoever judges the file will tell of it
    if not _is_meant(_said(_tree(new, end)), _meant(_said(_tree(source, end)), addition, left), addition):
        raise _laid_out()
    return Amended(new, changed.touched)


def _tree(source: SourceFile, line_end: str) -> Map:
    """Return the file's tree, read as if its last line ended as the others do: a text under a | sign takes it in."""
    is_open = bool(source.data.rpartition(b"\n")[2].strip())
    data = source.data + line_end.encode() if is_open else source.data
    tree, faults = fold(SourceFile(source.path, data))
    if faults or not isinstance(tree, Map):
        raise _laid_out()
    return tree


def _laid_out() -> RefusedError:
    return RefusedError(
        "This file is laid out in a way that cannot be changed safely by a command: add the entry by hand, as the "
        "guide in plans/README.md shows."
    )


def _listed(root: Map) -> list[str]:
    section = root.pair("unread")
    held = section[1].pair("items") if section and isinstance(section[1], Map) else None
    return (
        [each.text for each in held[1].elements if isinstance(each, Scalar)]
        if held and isinstance(held[1], Seq)
        else []
    )


def _with_source(layout: Layout, root: Map) -> list[Splice]:
    """Return the changes that name the force among the sources, as the last: the first stands for unnamed ones."""
    held = root.pair("sources")
    own = Field([f"{FORCE}: {inline('', _FORCE_SOURCE)}"], f"{FORCE}: {inline('', _FORCE_SOURCE)}")
    if held and isinstance(held[1], Map):
        return field_after(layout, held[1], held[1].pairs[-1] if held[1].pairs else None, own)
    whole = Field(field("sources", {FORCE: _FORCE_SOURCE}), f"sources: {inline('', {FORCE: _FORCE_SOURCE})}")
    return field_after(layout, root, _above(root, "responses"), whole)


def _above(root: Map, name: str) -> Pair | None:
    """Return the field above another one, the last where there is none of that name, None above the first."""
    names = [each.text for each, _ in root.pairs]
    place = names.index(name) if name in names else len(names)
    return root.pairs[place - 1] if place else None


def _with_entry(layout: Layout, root: Map, addition: Addition, catalogue: Catalogue) -> list[Splice]:
    block, flow = fields(addition.entry), inline("", addition.entry)
    section = root.pair(addition.section)
    if section is None or not isinstance(section[1], Map):
        return field_after(layout, root, root.pairs[-1], _section_of(addition, block, flow))
    pair = section[1].pair(addition.key)
    if pair is None:
        above = _neighbour(section[1], addition.key, catalogue)
        beside = columns_beside(layout, section[1], Span(above[0].span.line + 1 if above else 0, 0, 0, 0))
        return field_after(layout, section[1], above, _item_of(addition, block, flow, beside))
    if not isinstance(pair[1], Seq):
        raise _laid_out()
    return element(layout, section[1], (pair[0], pair[1]), block, flow)


def _item_of(addition: Addition, block: list[str], flow: str, columns: tuple[int, int] = (2, 4)) -> Field:
    """Return an item with its first entry. columns: of its dash and fields, as seen from the item's number."""
    return Field([f"{key(addition.key)}:", *dashed(block, *columns)], f"{key(addition.key)}: [{flow}]")


def _section_of(addition: Addition, block: list[str], flow: str) -> Field:
    item = _item_of(addition, block, flow)
    lines = [f"{addition.section}:", *(f"  {line}" if line else "" for line in item.block)]
    return Field(lines, f"{addition.section}: {{{item.flow}}}")


def _neighbour(held: Map, name: str, catalogue: Catalogue) -> Pair | None:
    """Return the field that a new item stands below: the nearest before it in the catalogue's order."""
    order = {key: place for place, key in enumerate(catalogue.keys)}
    if name not in order:
        return held.pairs[-1]
    before = [pair for pair in held.pairs if order.get(pair[0].text, len(order)) < order[name]]
    return max(before, key=lambda pair: order[pair[0].text], default=None)


def _said(node: Node) -> Value:
    """Return a tree without its places."""
    if isinstance(node, Map):
        return {name.text: _said(value) for name, value in node.pairs}
    return tuple(_said(each) for each in node.elements) if isinstance(node, Seq) else node.text


def _section(plan: Value, name: str) -> dict[str, Value]:
    held = plan.get(name) if isinstance(plan, Mapping) else None
    return dict(held) if isinstance(held, Mapping) else {}


def _meant(plan: Value, addition: Addition, left: list[tuple[str, ...]]) -> dict[str, Value]:
    """Return what the changed file should say: what the old one says, and the addition."""
    meant = dict(plan) if isinstance(plan, Mapping) else {}
    history = _section(plan, addition.section)
    before = history.get(addition.key, ())
    history[addition.key] = (*before, addition.entry) if isinstance(before, tuple) else ()
    meant[addition.section] = history
    if addition.with_source:
        meant["sources"] = {**_section(plan, "sources"), FORCE: _FORCE_SOURCE}
    if left:
        meant["unread"] = {**_section(plan, "unread"), "items": tuple(each for new in left for each in new)}
    if left and not any(left):
        del meant["unread"]
    return meant


def _is_meant(said: Value, meant: Mapping[str, Value], addition: Addition) -> bool:
    """Whether the changed file says what is meant. A text of the new entry may keep the end of its last line."""
    history = _section(said, addition.section)
    held = history.get(addition.key)
    if isinstance(held, tuple) and held:
        history[addition.key] = (*held[:-1], _without_line_end(held[-1]))
    return isinstance(said, Mapping) and {**said, addition.section: history} == meant


def _without_line_end(value: Value) -> Value:
    if isinstance(value, str):
        return value.removesuffix("\n")
    if isinstance(value, Mapping):
        return {name: _without_line_end(part) for name, part in value.items()}
    return tuple(_without_line_end(part) for part in value)
