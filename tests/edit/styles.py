"""One plan laid out in many ways: line ends, brackets, quotes, indents, comments, and texts of every kind of block.

The layouts are made here, from PyYAML's own reading of the plan, and never by the code under test.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Style:
    """How a plan is written. flow: the depth from which all stands in brackets; 99 for none.

    step: blanks of each level. dash: blanks before the dashes of a list. gap: blanks after them. quote: of texts and
    keys. block: the sign that long texts stand under, if any. backwards: the fields of each section in reverse.
    """

    flow: int = 99
    step: int = 2
    dash: int = 2
    gap: int = 1
    quote: str = '"'
    block: str = ""
    backwards: bool = False


def read(text: str) -> Any:
    """Return a file's content by PyYAML: every text and number as it is written."""
    return _plain(yaml.compose(text, Loader=yaml.CSafeLoader))


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return [_plain(value) for value in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def written(content: Any, style: Style) -> str:
    """Return the content as a file in this style."""
    if style.flow <= 0:
        return f"{_flow(content, style)}\n"
    return "\n".join(_section(content, style, 1)) + "\n"


def _section(content: dict[str, Any], style: Style, depth: int) -> list[str]:
    lines = []
    pairs = list(content.items())
    for name, value in pairs[::-1] if style.backwards else pairs:
        lines += _field(name, value, style, depth)
    return lines


def _field(name: str, value: Any, style: Style, depth: int) -> list[str]:
    step = " " * style.step
    if isinstance(value, str):
        return _text(name, value, style)
    if depth >= style.flow or not value:
        return [f"{_key(name, style)}: {_flow(value, style)}"]
    if isinstance(value, dict):
        return [f"{_key(name, style)}:", *(step + line for line in _section(value, style, depth + 1))]
    lines = []
    for each in value:
        inner = _section(each, style, depth + 2) if isinstance(each, dict) and depth + 1 < style.flow else None
        lead = f"{' ' * style.dash}-{' ' * style.gap}"
        first, *rest = inner or [_flow(each, style)]
        lines += [lead + first, *(" " * len(lead) + line for line in rest)]
    return [f"{_key(name, style)}:", *lines]


def _text(name: str, value: str, style: Style) -> list[str]:
    is_long = name != "url" and len(value) > 60 and value == value.strip("\n ") + "\n" * value.endswith("\n")
    if not style.block or not is_long:
        return [f"{_key(name, style)}: {_scalar(name, value, style)}"]
    step = " " * style.step
    ends = [""] if "+" in style.block or "\n" in value else []
    return [f"{_key(name, style)}: {style.block}", *(step + line for line in value.strip("\n").split("\n")), *ends]


def _flow(value: Any, style: Style, name: str = "") -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key, style)}: {_flow(part, style, key)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(part, style) for part in value)}]"
    return _scalar(name, value, style)


def _key(name: str, style: Style) -> str:
    return name if style.quote == "" or name[0].isalpha() else f"{style.quote}{name}{style.quote}"


_WORDS = {"date", "due", "read", "status", "source", "force", "wording", "published", "progress", "part", "value"}


def _scalar(name: str, value: str, style: Style) -> str:
    if name in _WORDS or (not style.quote and re.fullmatch(r"[\w.-]+", value)):
        return value
    if style.quote == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


# --- changes to the text as a whole


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def mixed_ends(text: str) -> str:
    return "".join(line + ("\r\n" if number % 3 else "\n") for number, line in enumerate(text.split("\n")[:-1]))


def marked(text: str) -> str:
    return "\ufeff" + text


def no_end(text: str) -> str:
    return text.rstrip("\n")


def blank_lines(text: str) -> str:
    return "".join(f"{line}\n\n" if free else f"{line}\n" for line, free in _lines(text))


def comments_above(text: str) -> str:
    lines = list(_lines(text))
    above = [
        f"{_indent(line)}# \u00fa: - [x] \"y\" 'z' {{\n" if _own(lines, n) else "" for n, (line, _) in enumerate(lines)
    ]
    return "".join(f"{comment}{line}\n" for comment, (line, _) in zip(above, lines, strict=True)) + "# The end.\n"


def comments_behind(text: str) -> str:
    return "".join(f"{line}  # behind: it\n" if free and line.strip() else f"{line}\n" for line, free in _lines(text))


def comments_deeper(text: str) -> str:
    """Put a comment, indented as deep as an entry's fields, below each line that ends outside of all texts."""
    below = "\n      # - says: below\n"
    return "".join(f"{line}{below if free and line.strip() else chr(10)}" for line, free in _lines(text))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _own(lines: list[tuple[str, bool]], number: int) -> bool:
    """Whether a line starts outside of all texts."""
    return bool(lines[number][0].strip()) and (number == 0 or lines[number - 1][1])


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it ends outside of all texts, so that a comment may follow it."""
    inside: set[int] = set()
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        reach = range(event.start_mark.line, event.end_mark.line)
        inside.update(reach if isinstance(event, yaml.ScalarEvent) else ())
    for number, line in enumerate(text.removesuffix("\n").split("\n")):
        yield line, number not in inside


STYLES = {
    "as the guide shows": Style(),
    "single quotes": Style(quote="'"),
    "few quotes": Style(quote=""),
    "dashes below the names": Style(dash=0),
    "deeper indents": Style(step=4, dash=4, gap=3),
    "wide gaps": Style(gap=5),
    "all in brackets": Style(flow=0),
    "answers in brackets": Style(flow=1),
    "items in brackets": Style(flow=2),
    "entries in brackets": Style(flow=3),
    "texts under a bar": Style(block="|"),
    "texts under a bar, ends kept": Style(block="|+"),
    "texts under a bar, ends cut": Style(block="|-"),
    "texts under an arrow": Style(block=">-"),
    "backwards": Style(backwards=True, block="|"),
}
WHOLE: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "Windows line ends": crlf,
    "mixed line ends": mixed_ends,
    "a byte order mark": marked,
    "no line end at the end": no_end,
    "blank lines": blank_lines,
    "comments above": comments_above,
    "comments behind": comments_behind,
    "comments below, deeper": comments_deeper,
}
