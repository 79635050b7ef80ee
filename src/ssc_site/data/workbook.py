"""Rows to an Excel workbook: a sheet that explains, a sheet for each table, a sheet for each recommendation.

Texts are written as texts: nothing in it is a formula or a live link. What is longer than a field of Excel may be is
cut, and says so: the CSV and JSON files have it whole.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from ssc_site.census import Answer, Census
from ssc_site.corpus import Corpus
from ssc_site.data.entryrows import Value
from ssc_site.data.fields import LABELS, NONE, NOT_STATED, SILENCE, TABLES, Field, Kind, Table
from ssc_site.data.rows import Row, Rows
from ssc_site.dates import day_words
from ssc_site.views.frame import EXAMPLE

LONGEST = 32_767
"""Characters that a field of Excel holds."""
MOST_ROWS = 20_000
"""Rows of the largest sheet, thrice what 43 full plans have. A larger table makes every build slow for little use."""
CUT = " [cut here: a field of Excel holds no more; the CSV file has it whole]"
_OLDEST = date(1900, 3, 1)
"""Excel counts days from here without its mistake of a 29 February 1900. Older days are written as text."""
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no time zones; a fixed day, so that the bytes are the same
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {Kind.TEXT: 24, Kind.CODE: 14, Kind.COUNT: 9, Kind.DAY: 12}
_WIDE, _LONG = 60, ("_en", "says", "documents", "page", "_words")

_COMPARED = ("force_name", "item", "title_en", "answer_words", "shared_with", "status_words", "stated_as",
             "due", "position_words", "page")  # fmt: skip
"""What the sheet of a recommendation takes of the items, before the texts."""


def workbook_of(rows: Mapping[str, Rows], corpus: Corpus, census: Census) -> bytes:
    """Return the workbook as a file, of the rows of every force."""
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": corpus.national.site.name, "created": _CREATED})
    pen, tables = _Pen(book), _fitting_tables(rows)
    pen.write("About", ("About this file",), ([line] for line in _about(corpus, census, tables)), (100,))
    for table in tables:
        body = ([row[name] for name in table.names] for own in rows.values() for row in own.of(table))
        pen.write(table.name.capitalize(), table.names, body, tuple(map(_width, table.fields)))
    for number in corpus.national.catalogue.for_forces:
        header = (*_COMPARED, "text")
        widths = (*(_WIDTHS[Kind.TEXT] for _ in _COMPARED), _WIDE)
        pen.write(f"Recommendation {number}", header, _compared(number, rows), widths)
    book.close()
    return out.getvalue()


def _fitting_tables(rows: Mapping[str, Rows]) -> list[Table]:
    """Return the tables that are short enough for a sheet, whole."""
    return [table for table in TABLES if sum(len(own.of(table)) for own in rows.values()) <= MOST_ROWS]


class _Pen:
    """Writes sheets into a workbook: each value by its kind."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})

    def write(self, name: str, header: Iterable[str], body: Iterable[list[Value]], widths: Iterable[int]) -> None:
        """Add a sheet: a header that stays in view and filters, then the rows."""
        sheet, words = self._book.add_worksheet(name), tuple(header)
        sheet.freeze_panes(1, 0)
        for column, (word, width) in enumerate(zip(words, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, word, self._head)
        last = 0
        for last, row in enumerate(body, 1):
            for column, value in enumerate(row):
                self._put(sheet, last, column, value)
        if len(words) > 1:
            sheet.autofilter(0, 0, last, len(words) - 1)

    def _put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if isinstance(value, str):
            sheet.write_string(row, column, fitting(value), self._text)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self._text)
        elif value >= _OLDEST:
            sheet.write_datetime(row, column, value, self._day)
        else:
            sheet.write_string(row, column, value.isoformat(), self._text)


def fitting(text: str) -> str:
    """Return a text that a field of Excel can hold. Excel counts a letter beyond the first 65,536 as two."""
    if len(text) * 2 <= LONGEST or _size(text) <= LONGEST:
        return text
    room = LONGEST - len(CUT)
    kept = text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore")
    return kept + CUT


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _width(field: Field) -> int:
    long = field.kind is Kind.TEXT and field.name.endswith(_LONG) and field.name != "title_en"
    return _WIDE if long else _WIDTHS[field.kind]


def _about(corpus: Corpus, census: Census, tables: Container[Table]) -> Iterator[str]:
    """Yield what a reader of a copy must know: whose it is, of which day, how complete, and what the words mean.

    tables: those that have a sheet.
    """
    site = corpus.national.site
    here, total = len(corpus.plans), len(corpus.national.register.forces)
    yield site.name
    if site.example:
        yield EXAMPLE
    yield f"Shown for {day_words(census.as_of)}. Answers from {here} of {total} forces."
    yield f"Version of the plan files (Git commit): {corpus.commit or NOT_STATED}."
    yield f"From {site.base}" if site.base else "The site has no address yet."
    yield f"Licence: {site.licence.title}, {site.licence.url}" if site.licence else "Licence: none is stated."
    yield "Texts may be summaries by the editors of the site, not the force's own words: see the field wording."
    yield from (f"{word}: {meaning}" for word, meaning in SILENCE.items())
    for table in TABLES:
        if table in tables:
            yield f"Sheet {table.name.capitalize()}. {table.row}"
            yield from (f"{field.name}: {field.meaning}" for field in table.fields)
        else:
            yield f"There is no sheet {table.name.capitalize()}: it is too long. The CSV file {table.name}.csv has it."
    yield "One more sheet for each recommendation: its items force by force, with the texts."


def _compared(number: str, rows: Mapping[str, Rows]) -> Iterator[list[Value]]:
    """Yield the rows of a recommendation's sheet: its items, force by force, with all that the plan says."""
    for own in rows.values():
        entries, actions = _under(own.of_entries, number), _under(own.of_actions, number)
        for item in own.of_items:
            if item["recommendation"] == number:
                holder = _holder(item, entries)
                text = "\n\n".join(_spoken(entries.get(holder, ()), actions.get(holder, ())))
                yield [*(item[name] for name in _COMPARED), text or _nothing(item)]


def _under(rows: Iterable[Row], number: str) -> Mapping[Value, list[Row]]:
    """Return the rows of a recommendation by the number they stand under."""
    found: dict[Value, list[Row]] = {}
    for row in rows:
        if row["recommendation"] == number:
            found.setdefault(row["under"], []).append(row)
    return found


def _holder(item: Row, entries: Container[Value]) -> Value:
    """Return the number under which the answer to an item stands: another item's, its own, or its recommendation's."""
    if item["shared_with"] != NONE:
        return item["shared_with"]
    own = item["item"] in entries or item["answer"] in (Answer.NONE, Answer.NOT_KNOWN)
    return item["item"] if own else item["recommendation"]


def _nothing(item: Row) -> Value:
    return item["status"] if item["status"] in SILENCE else NOT_STATED


def _spoken(entries: Iterable[Row], actions: Iterable[Row]) -> Iterator[str]:
    """Yield what a plan says under a number: entries from the oldest, then the actions as they stand."""
    for entry in entries:
        when = "" if entry["date"] == NOT_STATED else f"{entry['date']}. "
        parts = [f"{label}: {_worded(entry, name)}" for name, label in LABELS.items() if _worded(entry, name)]
        if parts:
            yield when + "\n".join(parts)
    for action in actions:
        due = "" if action["due"] == NOT_STATED else f" (target: {action['due']})"
        yield f"Action {action['action']}{due}: {_worded(action, 'text') or NOT_STATED}"


def _worded(row: Row, name: str) -> str:
    """Return a text in English, else in Welsh, else nothing."""
    return next((str(text) for text in (row[f"{name}_en"], row[f"{name}_cy"]) if text != NOT_STATED), "")
