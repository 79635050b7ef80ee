"""Items that get an answer, taken off the list of those that could not be read."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from ssc_site.edit import RefusedError
from ssc_site.edit.layout import Layout, Pair, Splice
from ssc_site.edit.written import Value, inline
from ssc_site.national import Catalogue
from ssc_site.yamltree import Map, Node, Scalar, Seq


def left_unread(listed: Sequence[str], answered: Collection[str], catalogue: Catalogue) -> list[tuple[str, ...]]:
    """Return what stands in place of each reference on the list, once these items are answered."""
    return [tuple(_without(reference, answered, catalogue)) for reference in listed]


def _without(reference: str, answered: Collection[str], catalogue: Catalogue) -> Iterator[str]:
    meant = catalogue.item_keys((reference,))
    if meant.isdisjoint(answered):
        yield reference
        return
    order = [(item in meant and item not in answered, item) for item in catalogue.items]
    for is_left, run in groupby(order, key=lambda each: each[0]):
        items = [item for _, item in run]
        if is_left:
            yield items[0] if len(items) == 1 else f"{items[0]}-{items[-1]}"


def taken_off(layout: Layout, root: Map, left: Sequence[tuple[str, ...]]) -> list[Splice]:
    """Return the changes to the list. left: what stands in place of each of its references.

    Raises RefusedError where something else would go with a reference.
    """
    section = root.pair("unread")
    held = section[1].pair("items") if section and isinstance(section[1], Map) else None
    if section is None or held is None or not isinstance(held[1], Seq):
        return []
    if not any(left):
        return [_gone(layout, root, section)]
    if held[1].flow:
        return [_in_brackets(layout, held[1], left)]
    changes = [pair for pair in zip(held[1].elements, left, strict=True) if pair[1] != (_words(pair[0]),)]
    return [splice for element, new in changes for splice in _on_lines(layout, held[1], element, new)]


def _words(element: Node) -> str:
    return element.text if isinstance(element, Scalar) else ""


def _gone(layout: Layout, root: Map, section: Pair) -> Splice:
    """Return the change that takes the whole section out."""
    first, last = section[0].span.line, layout.last_line(section)
    own = "".join(layout.line(number) for number in range(first, last + 1))
    if root.flow or "#" in own or last + 1 >= len(layout.starts):
        raise _needs_a_hand(first, "Nothing would be left in this section, which may hold comments")
    return Splice(layout.starts[first], layout.starts[last + 1], "")


def _in_brackets(layout: Layout, held: Seq, left: Sequence[tuple[str, ...]]) -> Splice:
    """Return the change to a list in brackets: what stays is kept as it is written, with what stands before it."""
    spans = [element.span for element in held.elements]
    parts: list[str] = []
    for number, (element, new) in enumerate(zip(held.elements, left, strict=True)):
        gap = layout.text[layout.end(spans[number - 1]) : layout.start(spans[number])] if number else ""
        own = layout.text[layout.start(spans[number]) : layout.end(spans[number])]
        if not new and "#" in gap:
            raise _needs_a_hand(element.span.line, "A comment stands in the list of unread items")
        parts += [gap if parts else "", own if new == (_words(element),) else _inside(new)] if new else []
    return Splice(layout.start(spans[0]), layout.end(spans[-1]), "".join(parts))


def _inside(references: tuple[str, ...]) -> str:
    listed: Value = references
    return inline("", listed)[1:-1]


def _on_lines(layout: Layout, held: Seq, element: Node, new: tuple[str, ...]) -> list[Splice]:
    """Return the changes to a list with a line for each reference."""
    line = element.span.line
    if new:
        more = [f"{' ' * held.span.column}- {_inside((reference,))}" for reference in new[1:]]
        first = Splice(layout.start(element.span), layout.end(element.span), _inside(new[:1]))
        return [first, *([layout.below(line, more)] if more else [])]
    start, comment = layout.starts[line], layout.line(line).find("#")
    if comment >= 0:
        return [Splice(layout.text.rindex("-", start, layout.start(element.span)), start + comment, "")]
    return [Splice(start, layout.starts[line + 1] if line + 1 < len(layout.starts) else len(layout.text), "")]


def _needs_a_hand(line: int, why: str) -> RefusedError:
    return RefusedError(
        f"Line {line + 1}: {why}. Take the item off the list of unread ones by hand, write it with [] below responses, "
        "then try again."
    )
