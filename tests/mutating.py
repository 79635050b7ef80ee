"""A good file changed in one place: every field and every list element deleted, renamed, doubled or of another kind.

The changes are made to the text, at PyYAML's own marks, so that what surrounds them stays as people wrote it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Part:
    """A field with its value, or an element of a list, as positions in the text.

    start: of the name or the dash. value, end: of the value. name_end: of the name, None for an element.
    """

    start: int
    value: int
    end: int
    name_end: int | None
    flow: bool
    kind: str


def parts_of(text: str) -> list[Part]:
    """Return every part of the file, in its order."""
    return list(_walk(text, yaml.compose(text, Loader=yaml.CSafeLoader)))


def _walk(text: str, node: Any) -> Iterator[Part]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    elements = node.value if isinstance(node, yaml.SequenceNode) else ()
    for key, value in pairs:
        end = _end(text, value)
        yield Part(key.start_mark.index, value.start_mark.index, end, key.end_mark.index, node.flow_style, value.id)
        yield from _walk(text, value)
    for value in elements:
        start = value.start_mark.index
        dash = start if node.flow_style else text.rindex("-", 0, start)
        yield Part(dash, start, _end(text, value), None, node.flow_style, value.id)
        yield from _walk(text, value)


def _end(text: str, value: Any) -> int:
    """Return where the value ends; a block's own mark lies at the start of what follows it."""
    start: int = value.start_mark.index
    return start + len(text[start : value.end_mark.index].rstrip())


def deleted(text: str, part: Part) -> str:
    before, after = text[: part.start], text[part.end :]
    if part.flow and after.startswith(","):
        return before + after[1:]
    return (before.rstrip().removesuffix(",") if part.flow else before) + after


def doubled(text: str, part: Part) -> str:
    own = text[part.start : part.end]
    column = part.start - (text.rfind("\n", 0, part.start) + 1)
    between = ", " if part.flow else "\n" + " " * column
    return text[: part.end] + between + own + text[part.end :]


def renamed(text: str, part: Part) -> str | None:
    if part.name_end is None:
        return None
    last = part.name_end - (text[part.name_end - 1] in "'\"")
    return f"{text[:last]}x{text[last:]}"


def retyped(kind: str, value: str) -> Callable[[str, Part], str | None]:
    """Return a change that puts this value, of this kind, in the place of one of another."""

    def change(text: str, part: Part) -> str | None:
        return None if part.kind == kind else text[: part.value] + value + text[part.end :]

    return change


CHANGES: dict[str, Callable[[str, Part], str | None]] = {
    "deleted": deleted,
    "doubled": doubled,
    "renamed": renamed,
    "emptied": retyped("", ""),
    "made a word": retyped("scalar", "word"),
    "made true": retyped("", "true"),
    "made a number": retyped("", "7.10"),
    "made a list": retyped("sequence", "[word]"),
    "made a section": retyped("mapping", "{word: word}"),
}


def mutants(text: str, change: str) -> Iterator[tuple[Part, str]]:
    """Yield each part with the file in which only it is changed."""
    for part in parts_of(text):
        changed = CHANGES[change](text, part)
        if changed is not None:
            yield part, changed
