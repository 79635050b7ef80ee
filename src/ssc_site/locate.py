"""Where a loc stands in the text: the one place that turns a way through a tree into a span.

Knows nothing of plans or of why somebody asks.
"""

from ssc_site.diagnostics import Loc, Point
from ssc_site.spans import START, Span
from ssc_site.yamltree import Map, Node, Scalar, Seq


def locate(root: Node | None, loc: Loc, point: Point = Point.VALUE, line: int = 0) -> Span:
    """Return the span to show for the value at loc: itself, its key, or what should hold it.

    Parts of loc that the tree does not have (the `en` of a text written as one string) are passed over. A section or
    list is shown by its key, or by its first line, never underlined whole. line: the line inside a text under a | sign.
    """
    node, key = root, None
    for part in loc:
        node, key = _step(node, part) or (node, key)
    if point is Point.KEY and key is not None:
        return key
    if isinstance(node, Scalar):
        return _line_of(node, line)
    return key or _first(node)


def _step(node: Node | None, part: str | int) -> tuple[Node, Span | None] | None:
    """Return the value one step down and its key's span, or None where there is no such step."""
    if isinstance(node, Map) and isinstance(part, str):
        pair = node.pair(part)
        return (pair[1], pair[0].span) if pair else None
    if isinstance(node, Seq) and isinstance(part, int) and part < len(node.elements):
        return node.elements[part], None
    return None


def _line_of(text: Scalar, line: int) -> Span:
    """Return the text's span, or for a text under a | sign that of one of its lines."""
    lines = text.text.split("\n")
    if not text.block or line >= len(lines):
        return text.span
    number = text.span.line + 1 + line
    return Span(number, 0, number, len(lines[line]))


def _first(node: Node | None) -> Span:
    """Return the span of the first word of a section or list, the start of the file where there is none."""
    if isinstance(node, Map) and node.pairs:
        return node.pairs[0][0].span
    if isinstance(node, Map | Seq):
        start = node.span
        return Span(start.line, start.column, start.line, start.column + 1)
    return node.span if isinstance(node, Scalar) else START
