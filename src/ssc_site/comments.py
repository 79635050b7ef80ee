"""What stands behind a # sign, which YAML does not read: meant as a comment, or cut off a text by mistake.

Knows nothing of plans.
"""

import re

from ssc_site.spans import Span

_ONE_WORD = re.compile(r"[a-z0-9.-]+")
"""A status, a date, a number or a short name: what people write a comment behind."""


def comment_after(span: Span, lines: list[str]) -> str:
    """Return the comment that stands in the place of a value, or nothing. span: of the empty value."""
    rest = lines[span.line][span.column :].strip() if span.line < len(lines) else ""
    return rest if rest.startswith("#") else ""


def cut_at(text: str, span: Span, lines: list[str]) -> Span | None:
    """Return the place of a comment that its writer may have meant to be published, None where there is none."""
    rest = lines[span.end_line][span.end_column :]
    comment = rest.lstrip(" ")
    if not comment.startswith("#") or rest == comment:
        return None
    meant = comment[1:2] in ("", " ") and (_ONE_WORD.fullmatch(text) or rest.startswith("  "))
    start = span.end_column + len(rest) - len(comment)
    return None if meant else Span(span.end_line, start, span.end_line, start + len(comment.rstrip()))
