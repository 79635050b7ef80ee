"""For a pull request's summary: GitHub's Markdown, in which nothing foreign can be anything but text."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from ssc_site.diagnostics import Diagnostic, Report, Severity
from ssc_site.reporters.bounds import most_useful
from ssc_site.reporters.corrected import Corrected, Lines
from ssc_site.reporters.visible import visible
from ssc_site.reporters.words import left_out, summary, that_copies, together

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LINKING = re.compile(
    r"[@$]|#\w|://|www\.|gh-\d|ghsa-|:[\w+-]+:|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b",  # the last: a commit's number
    re.IGNORECASE,
)
"""What GitHub makes mentions, formulas, links or pictures of after Markdown is done, so that no backslash helps."""


def as_markdown(report: Report) -> str:
    """Return the summary, then the problems as lists: file by file, and in each item by item, errors first."""
    found = sorted(report.diagnostics, key=_order)
    corrected = Lines(report).below(found)
    written = {each: _line(each) + _copy(corrected.get(each)) for each in found}
    kept = [each for each, _ in most_useful(found, lambda each: _headed(each, written[each]), len(found))]
    parts = [summary(report)]
    for path, members in groupby(kept, lambda each: each.path):
        parts.append(_file(path, [each for each in found if each.path == path]))
        parts += [_section(list(same), written) for _, same in groupby(members, _title)]
    return "\n\n".join([*parts, *left_out(len(found) - len(kept))]) + "\n"


def _headed(found: Diagnostic, line: str) -> str:
    """Return a problem below headings of its own: what it takes up at most."""
    return "\n\n".join([_file(found.path, [found]), _title(found), line])


def _order(found: Diagnostic) -> tuple[object, ...]:
    """Return what problems are sorted by: file, item as the report numbers them, errors first, place."""
    number = _NUMBER.fullmatch(found.item)
    item = (1, number[1], int(number[2]), int(number[3] or 0)) if number else (2 if found.item else 0, found.item, 0, 0)
    return (found.path, item, found.severity is not Severity.ERROR, found.order)


_NUMBER = re.compile("(L?)([0-9]{1,4})(?:[.]([0-9]{1,4}))?", re.ASCII)
"""Of an item, a recommendation or a local action. Any other name in its place is a fault."""


def _file(path: str, found: Sequence[Diagnostic]) -> str:
    errors = sum(each.severity is Severity.ERROR for each in found)
    return f"**{code(visible(path))}**: {together(errors, len(found) - errors)}"


def _title(found: Diagnostic) -> str:
    """Return the heading of an item's problems, nothing for what concerns no item."""
    name = found.item if _NUMBER.fullmatch(found.item) else code(visible(found.item))
    title = f" ({escaped(found.title)})" if found.title else ""
    return f"**{name}{title}**" if found.item else ""


def _section(found: Sequence[Diagnostic], written: Mapping[Diagnostic, str]) -> str:
    title = _title(found[0])
    return "\n\n".join([*([title] if title else []), "\n".join(written[each] for each in found)])


def _line(found: Diagnostic) -> str:
    """Return one list item. Foreign text never starts a line, so only marks inside lines can harm."""
    warning = ", warning" if found.severity is Severity.WARNING else ""
    message = _said_below_title(found)
    stop = "" if message.endswith((".", "?", "!")) else "."
    fix = f" **Fix:** {escaped(found.hint)}" if found.hint else ""
    return f"- line {found.span.line + 1}{warning}: {escaped(message)}{stop}{fix}"


def _said_below_title(found: Diagnostic) -> str:
    """Return the message without the item that its heading names: "Action a: this changes …"."""
    place = f"In {found.item} ({found.title})" if found.title else f"In {found.item}"
    rest = found.message.removeprefix(place)
    if not found.item or rest == found.message or not rest.startswith((": ", ", ")):
        return found.message
    return rest[2:3].upper() + rest[3:]


def _copy(corrected: Corrected | None) -> str:
    """Return the corrected line as a block of code inside the list item, whose fence is longer than any in it."""
    if corrected is None:
        return ""
    words = that_copies(corrected.line, whole=corrected.whole)
    fence = "`" * max(3, len(_fence(corrected.text)))
    return f"\n\n  {words[0].upper()}{words[1:]}\n\n  {fence}yaml\n  {corrected.text}\n  {fence}"


def escaped(text: str) -> str:
    """Return Markdown that shows this text as it is; words GitHub would link stand as code."""
    return " ".join(code(word) if _LINKING.search(word) else _plain(word) for word in visible(text).split(" "))


def _plain(word: str) -> str:
    return re.sub(r"[\\`*_\[\]~|!&<>]", lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), word)


def code(word: str) -> str:
    """Return the word between more backticks than it has together."""
    fence = _fence(word)
    blank = " " if word.startswith("`") or word.endswith("`") else ""
    return f"{fence}{blank}{word}{blank}{fence}"


def _fence(text: str) -> str:
    """Return more backticks than the text has together."""
    return "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
