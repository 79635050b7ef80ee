"""How values are written in a plan, as the guide shows it: texts in straight quotes or under a | sign, words bare.

Whatever a text holds, it is written so that it is read back as the same text. Knows nothing of files or items.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Value: TypeAlias = "str | tuple[Value, ...] | Mapping[str, Value]"
"""A text, a list, or a section of fields."""

_BARE = frozenset(
    {"code", "date", "due", "force", "held", "kind", "next_review", "part", "progress", "published", "read", "reviewed"}
    | {"source", "status", "wording"}
)
"""Fields whose words, dates and numbers the guide writes without quotes."""
_WORD = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_-]*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def field(name: str, value: Value) -> list[str]:
    """Return the lines of a field, the first not indented."""
    if isinstance(value, str):
        return _paragraphs(name, value) if _is_long(value) else [f"{key(name)}: {scalar(name, value)}"]
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return [f"{key(name)}: {inline(name, value)}"]
    return [f"{key(name)}:", *(f"  {line}" if line else "" for line in _inside(value))]


def fields(section: Mapping[str, Value]) -> list[str]:
    """Return the lines of a section's fields, one below the other."""
    return [line for name, value in section.items() for line in field(name, value)]


def _inside(value: Value) -> Iterator[str]:
    """Yield the lines below a field's name. What lies deeper stands in brackets on one line."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from [f"{key(name)}: {inline(name, part)}"] if isinstance(part, Mapping) else field(name, part)
    else:
        yield from (f"- {inline('', part)}" for part in value)


def inline(name: str, value: Value) -> str:
    """Return a value on one line, in brackets where it holds others."""
    if isinstance(value, str):
        return scalar(name, value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key(part)}: {inline(part, inner)}' for part, inner in value.items())}}}"
    return f"[{', '.join(inline('', part) for part in value)}]"


def key(name: str) -> str:
    """Return a field's name as it stands before the colon: numbers of items in quotes."""
    return name if _NAME.fullmatch(name) else _quoted(name)


def scalar(name: str, text: str) -> str:
    """Return a text on one line: bare where the field is one for words, dates or numbers, else in straight quotes."""
    return text if name in _BARE and _WORD.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _is_long(text: str) -> bool:
    """Whether a text has several lines and keeps them under a | sign: no odd blanks, none at its start or end."""
    return "\n" in text and text == text.strip() and all(sign in " \n" or not sign.isspace() for sign in text)


def _paragraphs(name: str, text: str) -> list[str]:
    return [f"{key(name)}: |", *(f"  {line}" if line else "" for line in text.split("\n"))]
