"""What the YAML parser complains of, in our words: where to look, what is wrong, what to do.

Knows libyaml's messages, which tests pin, and of plans only how deep the lines of their answers stand.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from ssc_site.spans import Span

Explanation = tuple[str, Any, str, str]
"""(code, the parser's mark, message, hint)."""


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, Span, str, str]:
    """Return the code, place, message and hint for what stopped the parser. lines: the file's, without their ends."""
    said = f"{error.context or ''}: {error.problem or ''}"
    explanation = next((explained for part, explained in _SYNTAX if part in said), _unreadable)
    code, mark, message, hint = explanation(error, lines)
    return code, _place(mark, lines), message, hint


def reach(error: yaml.MarkedYAMLError) -> range:
    """Return the lines in which a fault may have led to this one: from the open bracket, else from the line above."""
    last: int = error.problem_mark.line if error.problem_mark else 0
    flow = error.context_mark if "flow" in (error.context or "") else None
    return range(flow.line if flow else last - 1, last + 1)


def _place(mark: Any, lines: list[str]) -> Span:
    """Return the mark's place; after the last word where the parser stopped only past the blank lines that follow."""
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    if not lines[line].strip():
        line = max((number for number in range(line) if lines[number].strip()), default=line)
        column = len(lines[line].rstrip())
    return Span(line, column, line, column + 1)


def _line(mark: Any, lines: list[str]) -> str:
    return lines[mark.line] if mark and mark.line < len(lines) else ""


def _before(mark: Any, lines: list[str]) -> str:
    """Return what stands before the mark on its line."""
    return _line(mark, lines)[: mark.column] if mark else ""


def _letter(mark: Any, lines: list[str]) -> str:
    return _line(mark, lines)[mark.column : mark.column + 1] if mark else ""


def _unquoted_colon(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark: Any = error.problem_mark
    if glued := _GLUED.match(_line(mark, lines)):
        return _no_space(mark.line, glued.end())
    if _NAME_ALONE.fullmatch(_before(mark, lines)):
        message = "this looks like a field, but is read as part of the line above"
        hint = (
            "give it the same indent as the fields it belongs to; "
            "see that the line above has its colon and a space after it"
        )
        return "indentation", mark, message, hint
    return _colon(mark)


_NAME_ALONE = re.compile(r"""\s*['"]?[\w.-]+['"]?""")


_GLUED = re.compile(r"""\s*(- )?['"]?[\w.-]+['"]?:(?=[\[{])""")
"""A name, its colon and, with no space between, a bracket."""


def _no_space(line: int, column: int) -> Explanation:
    place = Span(line, column, line, column + 1)
    return "missing-colon", place, "a space must follow the colon before this bracket", "put a space between the two"


def _colon(mark: Any, *, inside: bool = False) -> Explanation:
    """Return what is wrong with a second colon. inside: whether brackets are open."""
    message = "this colon, followed by a space, looks like the start of a new field"
    hint = "if it belongs to the text, put the whole text in straight quotes; if not, "
    return "unquoted-colon", mark, message, hint + (_COMMA if inside else "check the spaces before it")


_COMMA = "put a comma between two fields"


def _cannot_start(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.problem_mark
    if _letter(mark, lines) == "\t":
        return _tab(error, lines)
    return "yaml-syntax", mark, f"text cannot start with {_letter(mark, lines)} here", _QUOTE


def _feature(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    return _meant_as_text(_letter(error.context_mark, lines), error.context_mark)


def _meant_as_text(sign: str, place: Any) -> Explanation:
    return "yaml-feature", place, f"text that starts with {sign} has a meaning of its own in YAML", _QUOTE


def _block(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.context_mark
    message = f"after {_letter(mark, lines)} the text starts on the next line, but more follows on this one"
    return (
        "yaml-syntax",
        mark,
        message,
        "move it to the next line and indent it, or put the whole text in straight quotes",
    )


def _dash(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "a dash and a space start a list, which cannot stand on the line of its field's name"
    hint = "put the whole text in straight quotes, or start the list on the next line"
    return "yaml-syntax", error.problem_mark, message, hint


def _tab(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    mark = error.problem_mark
    return "tab", mark, "a tab stands here where only spaces may stand", "replace it with spaces"


def _open_quote(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "this quotation mark is never closed"
    hint = "add the same mark at the end of the text; inside it, write '' for ' in single quotes"
    return "open-quote", error.context_mark or error.problem_mark, message, hint


def _no_colon(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark: Any = error.context_mark or error.problem_mark
    if glued := _GLUED.match(_line(mark, lines)):
        return _no_space(mark.line, glued.end())
    message = "a field's name must be followed by a colon and a space; none follows here"
    hint = "if this line continues the text above, indent it more; if it is a field, add the colon"
    return "missing-colon", mark, message, hint


def _escape(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "a backslash in double quotes starts a code, and this is none"
    return "yaml-syntax", error.problem_mark, message, "write \\\\ for a backslash, or use single quotes"


def _bracket(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.problem_mark
    if _letter(mark, lines) == ":" and not _NAME_ALONE.fullmatch(_before(mark, lines)):
        return _colon(mark, inside=True)
    if _before(mark, lines).rstrip().endswith(("'", '"')):
        return _after_quote(mark, lines, inside=True)
    message = "this bracket is not closed on the way to the next one, or a comma is missing inside it"
    hint = f"close it with ] or }}; {_COMMA}; put texts that hold commas, colons or # signs in straight quotes"
    return "open-bracket", error.context_mark or mark, message, hint


def _nothing_inside(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.problem_mark
    if _letter(mark, lines) not in tuple(",]}"):
        return _unreadable(error, lines)
    message = f"something should stand before this {_letter(mark, lines)}"
    return "open-bracket", mark, message, "check the brackets and commas; put texts that hold them in straight quotes"


def _after_quote(mark: Any, lines: list[str], *, inside: bool = False) -> Explanation:
    opening = _unclosed(mark, lines)
    if opening:
        sign = _letter(opening, lines)
        hint = f"write {sign} at its end, and inside it only {_OTHER_QUOTE[sign]}"
        return "open-quote", opening, "this text has no closing quotation mark", hint
    message = "the text goes on after its closing quotation mark"
    hint = "put double quotes round the whole text, and inside it only '"
    if inside and _FIELD.match(_line(mark, lines), mark.column):
        return "quote-inside", mark, message, f"{_COMMA}; if this is one text, {hint}"
    hint = f"{hint}; see that the text above is closed"
    return "quote-inside", mark, message, hint


_OTHER_QUOTE = {'"': "'", "'": '"'}
_FIELD = re.compile(r"[a-z_]+:\s")
"""A field's name, its colon and the blank after it."""


def _unclosed(mark: Any, lines: list[str]) -> Any:
    """Return where a text opens that ends just before this mark, where the next text opens; None where none does."""
    for start, end in _quoted("\n".join(lines)):
        if end.line == mark.line > start.line and end.column <= mark.column:
            line = _line(mark, lines)
            opens = _NAME_AND_QUOTE.fullmatch(line, 0, end.column) or _NUMBER_AND_QUOTE.match(line, end.column)
            return start if opens else None
    return None


_NAME_AND_QUOTE = re.compile(r"""(\s*(- )?|.*[{,]\s*)['"]?[\w.-]+['"]?:\s+['"]""")
_NUMBER_AND_QUOTE = re.compile(r"""L?[\d.]+['"]:""")


def _quoted(text: str) -> Iterator[tuple[Any, Any]]:
    """Yield the marks of each text in quotes, from its first to past its last, up to where the parser stops."""
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and not token.plain:
                yield token.start_mark, token.end_mark
    except (yaml.YAMLError, ValueError):
        return


def _misfit(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark: Any = error.problem_mark
    before = _before(mark, lines).rstrip()
    if before.endswith(("'", '"')):
        glued = _GLUED.match(_line(mark, lines))
        return _no_space(mark.line, glued.end()) if glued else _after_quote(mark, lines)
    if before.endswith(("]", "}")):
        return "yaml-syntax", mark, "the text goes on after its closing bracket", _QUOTE
    alias = re.search(r"(?<=[:-] )\*\S+$", before)
    if alias:
        return _meant_as_text("*", Span(mark.line, alias.start(), mark.line, alias.end()))
    above = max((number for number in range(mark.line) if lines[number].strip()), default=0)
    if not before and _NAME_ALONE.fullmatch(lines[above]) and mark.column > _indent(lines[above]):
        return _colon_missing(lines, above)
    message = "this line does not fit the lines above it"
    return "indentation", mark, message, _depth(mark, lines, lines[above])


def _depth(mark: Any, lines: list[str], above: str) -> str:
    """Return how a line is made to fit. above: the last line before it that holds anything."""
    section = next((line for line in reversed(lines[: mark.line]) if line[:1].isalpha()), "")
    if not section.startswith(("responses:", "local:")):
        return "give the fields of one section the same indent"
    if _EMPTY_LIST.search(above) and mark.column > _indent(above) and _letter(mark, lines) == "-":
        return "delete the [] above: it says that there is no answer"
    return (
        "count the spaces: 2 before an item's number, 4 before the dash of an entry, 6 before its fields, "
        "8 before an action; start an entry with a plain dash and a space"
    )


_EMPTY_LIST = re.compile(r":\s+\[\s*\]\s*(#.*)?$")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _colon_missing(lines: list[str], number: int) -> Explanation:
    """Return what is wrong where a name stands alone on a line and its content below it."""
    place = Span(number, _indent(lines[number]), number, len(lines[number].rstrip()))
    return "missing-colon", place, "a colon must follow this name", "write the colon at the end of the line"


def _unreadable(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "this line cannot be read as YAML"
    hint = "check its indent, its quotes and its colon against the lines above it"
    return "yaml-syntax", error.problem_mark or error.context_mark, message, hint


_QUOTE = "put the whole text in straight quotes"

_SYNTAX: tuple[tuple[str, Callable[[yaml.MarkedYAMLError, list[str]], Explanation]], ...] = (
    ("mapping values are not allowed", _unquoted_colon),
    ("tab", _tab),
    ("cannot start any token", _cannot_start),
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document indicator", _open_quote),
    ("could not find expected ':'", _no_colon),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("while scanning an alias", _feature),
    ("while scanning an anchor", _feature),
    ("while scanning a tag", _feature),
    ("while scanning a directive", _feature),
    ("while scanning a block scalar", _block),
    ("did not find expected ',' or", _bracket),
    ("did not find expected node content", _nothing_inside),
    ("did not find expected key", _misfit),
    ("did not find expected '-' indicator", _misfit),
    ("block sequence entries are not allowed", _dash),
)
"""A part of libyaml's message (pinned by tests) -> our explanation of it."""
