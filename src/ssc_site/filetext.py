"""A file's bytes to its text: its size, its encoding, and that nothing in it hides.

Knows nothing of YAML but where its blanks count.
"""

import codecs
from collections.abc import Iterable, Iterator

from ssc_site.characters import blanked, forbidden, misplaced_blanks
from ssc_site.diagnostics import Diagnostic, Severity
from ssc_site.spans import START, SourceFile, Span

LARGEST_FILE = 256_000
"""Bytes."""
MOST_CHARACTERS_NAMED = 20
"""Hidden characters told one by one in a file; a file full of them is broken once, not a thousand times."""


def read_text(source: SourceFile) -> tuple[str | None, list[Diagnostic]]:
    """Return the file's text with hidden characters blanked, None when it cannot be text of ours, and its faults."""
    if len(source.data) > LARGEST_FILE:
        message = f"this file has {len(source.data):,} bytes; the most is {LARGEST_FILE:,}"
        return None, [_fault(source, "too-large", START, message, "shorten its texts")]
    if source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = "this file is saved as UTF-16"
        return None, [_fault(source, "not-utf8", START, message, "save it again with the encoding UTF-8")]
    data = source.data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        place, message = span_at(before, len(before)), "a letter here is not saved as UTF-8"
        return None, [_fault(source, "not-utf8", place, message, "save the file with the encoding UTF-8")]
    hidden = dict(sorted([*forbidden(text), *misplaced_blanks(text)]))
    return blanked(text, hidden), list(_hidden_faults(source, text, hidden))


def _fault(source: SourceFile, code: str, span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, source.path, span, message, hint)


def _hidden_faults(source: SourceFile, text: str, hidden: dict[int, str]) -> Iterator[Diagnostic]:
    for position in _told_of(text, hidden)[:MOST_CHARACTERS_NAMED]:
        message = f"{hidden[position]} stands here, which may not stand in a file"
        place, hint = span_at(text, position), "delete it, then type what is meant"
        yield _fault(source, "hidden-character", place, message, hint)


def _told_of(text: str, hidden: Iterable[int]) -> list[int]:
    """Return where to tell of hidden characters: once for equal ones in a row, once a file for old line ends."""
    told = [at for at in hidden if text[at] != "\r" and (at == 0 or text[at - 1] != text[at])]
    return sorted([*told, *[at for at in hidden if text[at] == "\r"][:1]])


def span_at(text: str, position: int) -> Span:
    """Return the span of the one character at this position of a file's text."""
    line = text.count("\n", 0, position)
    column = position - (text.rfind("\n", 0, position) + 1)
    return Span(line, column, line, column + 1)
