"""What the YAML parser complains of, in our words: where to look, what is wrong, what to do.

Knows libyaml's messages, which tests pin, and nothing of plans.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from ssc_site.spans import Span

Explanation = tuple[str, Any, str, str]
"""(code, the parser's mark, message, hint)."""


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, Span, str, str]:
    """Return the code, place, message and hint for what stopped the parser. lines: the file's, without their ends."""
    problem = error.problem or ""
    explanation = next((said for part, said in _SYNTAX if part in problem), _unreadable)
    code, mark, message, hint = explanation(error, lines)
    return code, _place(mark, lines), message, hint


def _place(mark: Any, lines: list[str]) -> Span:
    """Return the mark's place; after the last word where the parser stopped only past the blank lines that follow."""
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    if not lines[line].strip():
        line = max((number for number in range(line) if lines[number].strip()), default=line)
        column = len(lines[line].rstrip())
    return Span(line, column, line, column + 1)


def _unquoted_colon(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.problem_mark
    if mark and re.fullmatch(r"\s*[\w.-]+", lines[mark.line][: mark.column]):
        message = "this looks like a field, but to YAML it continues the text above"
        hint = "give it the same indent as the fields it belongs to; see that the line above has its colon"
        return "indentation", mark, message, hint
    message = "this colon, followed by a space, looks like the start of a new field"
    hint = "if it belongs to the text, put the whole text in straight quotes; if not, check the spaces before it"
    return "unquoted-colon", mark, message, hint


def _cannot_start(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.problem_mark
    letter = lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""
    if letter == "\t":
        return _tab(error, lines)
    message = f"text cannot start with {letter} here"
    return "yaml-syntax", mark, message, "put the whole text in straight quotes"


def _tab(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    mark = error.problem_mark
    return "tab", mark, "a tab stands here where only spaces may stand", "replace it with spaces"


def _open_quote(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "this quotation mark is never closed"
    hint = "add the same mark at the end of the text; inside it, write '' for ' in single quotes"
    return "open-quote", error.context_mark or error.problem_mark, message, hint


def _no_colon(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "a field's name must be followed by a colon and a space; none follows here"
    hint = "if this line continues the text above, indent it more; if it is a field, add the colon"
    return "missing-colon", error.context_mark or error.problem_mark, message, hint


def _escape(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "a backslash in double quotes starts a code, and this is none"
    return "yaml-syntax", error.problem_mark, message, "write \\\\ for a backslash, or use single quotes"


def _bracket(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "this bracket is not closed on the way to the next one, or a comma is missing inside it"
    hint = "close it with ] or }; inside, put texts that hold commas, colons or # signs in straight quotes"
    return "open-bracket", error.context_mark or error.problem_mark, message, hint


def _misfit(error: yaml.MarkedYAMLError, lines: list[str]) -> Explanation:
    mark = error.problem_mark
    if mark and lines[mark.line][: mark.column].rstrip().endswith(("'", '"')):
        message = "the text goes on after its closing quotation mark"
        hint = "put double quotes round the whole text, and inside it use single ones"
        return "quote-inside", mark, message, hint
    message = "this line does not fit the lines above it"
    hint = "give the fields of one section the same indent"
    return "indentation", mark, message, hint


def _unreadable(error: yaml.MarkedYAMLError, _lines: list[str]) -> Explanation:
    message = "this line cannot be read as YAML"
    hint = "check its indent, its quotes and its colon against the lines above it"
    return "yaml-syntax", error.problem_mark or error.context_mark, message, hint


_SYNTAX: tuple[tuple[str, Callable[[yaml.MarkedYAMLError, list[str]], Explanation]], ...] = (
    ("mapping values are not allowed", _unquoted_colon),
    ("tab", _tab),
    ("cannot start any token", _cannot_start),
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document indicator", _open_quote),
    ("could not find expected ':'", _no_colon),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("did not find expected ',' or", _bracket),
    ("did not find expected key", _misfit),
    ("did not find expected '-' indicator", _misfit),
    ("block sequence entries are not allowed", _misfit),
)
"""A part of libyaml's message (pinned by tests) -> our explanation of it."""
