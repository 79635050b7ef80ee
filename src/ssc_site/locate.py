"""Where a loc stands in the text: the one place that turns a way through a tree into a span.

Knows nothing of plans or of why somebody asks.
"""

from ssc_site.diagnostics import Fix, Loc, Point, Replacement
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


def placed(root: Node | None, fix: Fix) -> Replacement | None:
    """Return the fix at its exact place, None where that is no stretch of one line: a list, a text under a | sign."""
    node, key, above = root, None, None
    for part in fix.loc:
        above = key or above
        node, key = _step(node, part) or (node, key)
    if fix.point is Point.DASH:
        span = _before(key, above)
    else:
        span = key if fix.point is Point.KEY else node.span if isinstance(node, Scalar) and node.block is None else None
    return Replacement(span, fix.text) if span and span.line == span.end_line else None


def _before(key: Span | None, above: Span | None) -> Span | None:
    """Return the two blanks before a key, where it stands on a line below its section's key and so much deeper."""
    if key is None or above is None or key.line == above.line or key.column < above.column + 4:
        return None
    return Span(key.line, key.column - 2, key.line, key.column)


def nearest(root: Node | None, place: Span) -> Loc:
    """Return the way to the deepest value that this place lies in: a field's name lies in what holds it and in it."""
    here = (place.line, place.column)
    inside: tuple[str | int, Node] | None = None
    if isinstance(root, Map):
        begun = [pair for pair in root.pairs if _start(pair[0].span) <= here]
        if begun and (place.column > begun[-1][0].span.column or _start(begun[-1][0].span) == here):
            inside = (begun[-1][0].text, begun[-1][1])
    elif isinstance(root, Seq):
        begun_at = [number for number, value in enumerate(root.elements) if _start(value.span) <= here]
        if begun_at and place.column >= root.elements[begun_at[-1]].span.column:
            inside = (begun_at[-1], root.elements[begun_at[-1]])
    return (inside[0], *nearest(inside[1], place)) if inside else ()


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


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
    if text.block is None or not text.text or line >= len(lines):
        return text.span
    number, start = text.span.line + 1 + line, text.block if lines[line] else 0
    return Span(number, start, number, start + len(lines[line]))


def _first(node: Node | None) -> Span:
    """Return the span of the first word of a section or list, the start of the file where there is none."""
    if isinstance(node, Map) and node.pairs:
        return node.pairs[0][0].span
    if isinstance(node, Map | Seq):
        start = node.span
        return Span(start.line, start.column, start.line, start.column + 1)
    return node.span if isinstance(node, Scalar) else START
