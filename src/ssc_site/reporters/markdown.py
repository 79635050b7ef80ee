"""For a pull request's summary: GitHub's Markdown, in which nothing foreign can be anything but text."""

import re
from collections.abc import Sequence
from itertools import groupby

from ssc_site.diagnostics import Diagnostic, Report, Severity
from ssc_site.reporters.bounds import most_useful
from ssc_site.reporters.visible import visible
from ssc_site.reporters.words import left_out, summary

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINKING = re.compile(
    r"[@$]|#\w|://|www\.|gh-\d|ghsa-|:[\w+-]+:|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b",  # the last: a commit's number
    re.IGNORECASE,
)
"""What GitHub makes mentions, formulas, links or pictures of after Markdown is done, so that no backslash helps."""


def as_markdown(report: Report) -> str:
    """Return the summary, then the problems of each file and item as a list."""
    found = _by_item(report.diagnostics)
    kept = most_useful(found, lambda each: f"{_title(each)}\n\n{_line(each)}", len(found))
    groups = groupby((each for each, _ in kept), _title)
    parts = [f"{title}\n\n" + "\n".join(map(_line, members)) for title, members in groups]
    return "\n\n".join([summary(report), *parts, *left_out(len(found) - len(kept))]) + "\n"


def _by_item(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics with those of one file and item together, in order of the first of each."""
    first: dict[tuple[str, str], int] = {}
    for index, each in enumerate(found):
        first.setdefault((each.path, each.item), index)
    return sorted(found, key=lambda each: first[each.path, each.item])


def _title(found: Diagnostic) -> str:
    item = f", {escaped(found.item)}" if found.item else ""
    return f"**{code(visible(found.path))}**{item}"


def _line(found: Diagnostic) -> str:
    """Return one list item. Foreign text never starts a line, so only marks inside lines can harm."""
    warning = ", warning" if found.severity is Severity.WARNING else ""
    stop = "" if found.message.endswith((".", "?", "!")) else "."
    fix = f" **Fix:** {escaped(found.hint)}" if found.hint else ""
    return f"- line {found.span.line + 1}{warning}: {escaped(found.message)}{stop}{fix}"


def escaped(text: str) -> str:
    """Return Markdown that shows this text as it is; words GitHub would link stand as code."""
    return " ".join(code(word) if _LINKING.search(word) else _plain(word) for word in visible(text).split(" "))


def _plain(word: str) -> str:
    return re.sub(r"[\\`*_\[\]~|!&<>]", lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), word)


def code(word: str) -> str:
    """Return the word between more backticks than it has together."""
    fence = "`" * (max(map(len, re.findall("`+", word)), default=0) + 1)
    blank = " " if word.startswith("`") or word.endswith("`") else ""
    return f"{fence}{blank}{word}{blank}{fence}"
