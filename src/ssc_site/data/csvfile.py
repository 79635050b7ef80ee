"""Rows to CSV: for spreadsheets and for strict readers alike. UTF-8 with its mark, CRLF, quotation marks where needed.

Spreadsheets take a field that starts like a formula for one, and run it: `defused` is the one place that stops it.
"""

import csv
import re
from collections.abc import Iterable

from ssc_site.data.entryrows import Value
from ssc_site.data.fields import Table
from ssc_site.data.rows import Row

_FORMULA = re.compile(r"'*\s*(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|(?<=[\t\r\n]))")
"""What a formula starts with, in spreadsheets anywhere: also after blanks, and in the wide letters of East Asia."""


def defused(text: str) -> str:
    """Return a text that no spreadsheet runs: with an apostrophe before what looks like a formula.

    An apostrophe already there gets another one, so `restored` gives back exactly what was written.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """Return the text that was defused: for programs that read the file."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def csv_of(table: Table, bodies: Iterable[str]) -> bytes:
    """Return a table as a CSV file, of the lines of one force or of several."""
    return "".join((lines_of([table.names]), *bodies)).encode("utf-8-sig")


def body_of(table: Table, rows: Iterable[Row]) -> str:
    """Return rows as lines of a CSV file."""
    return lines_of([_told(row[name]) for name in table.names] for row in rows)


def lines_of(rows: Iterable[Iterable[str]]) -> str:
    """Return lists of texts as lines of a CSV file."""
    lines: list[str] = []
    csv.writer(_Lines(lines), lineterminator="\r\n", strict=True).writerows(rows)
    return "".join(lines)


def _told(value: Value) -> str:
    if isinstance(value, str):
        return defused(value)
    return str(value)


class _Lines:
    """What csv writes to: a list instead of a file."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
