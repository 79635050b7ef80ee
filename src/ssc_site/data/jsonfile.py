"""Rows to JSON, and the schema that describes it: for programs.

Each row stands on a line of its own. Every sign outside ASCII, and `<`, `>` and `&`, are written as numbers: nothing in
the file can end a script or a tag, wherever it is put.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.data.entryrows import Value
from ssc_site.data.fields import NOT_STATED, TABLES, VERSION, Field, Kind, Table
from ssc_site.data.rows import Row

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def told(value: object) -> str:
    """Return a value as JSON that is harmless anywhere. Raises ValueError for a number that JSON does not have."""
    return _harmless(json.dumps(value, ensure_ascii=True, allow_nan=False))


def json_of(bodies: Mapping[str, Iterable[str]], corpus: Corpus, as_of: date, path: str) -> bytes:
    """Return the file at a path: what it is, then the rows of each table, those of one force or of several.

    bodies: for each table's name, what `body_of` makes of rows.
    """
    head = {
        "version": VERSION,
        "schema": urls.relative(path, urls.DATA_SCHEMA),
        "name": corpus.national.site.name,
        "as_of": as_of.isoformat(),
        "commit": corpus.commit or NOT_STATED,
        "example": corpus.national.site.example,
    }
    parts = [f"{told(key)}: {told(value)}" for key, value in head.items()]
    parts += [f"{told(name)}: [{','.join(filter(None, found))}\n]" for name, found in bodies.items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("ascii")


def body_of(table: Table, rows: Iterable[Row]) -> str:
    """Return rows as JSON, each on a line of its own, with commas between them."""
    return ",".join("\n" + told({name: _plain(row[name]) for name in table.names}) for row in rows)


def _plain(value: Value) -> str | int:
    return value.isoformat() if isinstance(value, date) else value


def json_schema(corpus: Corpus) -> bytes:
    """Return the schema of the files. Fields may be added within a version: it forbids none that it does not know."""
    base = corpus.national.site.base
    head: dict[str, Any] = {"$schema": _SCHEMA}
    if base:
        head["$id"] = urls.full(base, urls.DATA_SCHEMA)
    known = {
        "version": {"const": VERSION},
        "schema": {"type": "string", "description": "Where this schema is, from the file."},
        "name": {"type": "string", "description": "The name of the site."},
        "as_of": {"type": "string", "format": "date", "description": "The day the file is shown for."},
        "commit": {"type": "string", "description": "The version of the plan files it was made from, if it was said."},
        "example": {"type": "boolean", "description": "Whether the forces are invented."},
        **{table.name: _rows_schema(table) for table in TABLES},
    }
    whole = {**head, "title": "Answers of police forces", "type": "object"}
    whole |= {"properties": known, "required": list(known)}
    return (told_in_lines(whole) + "\n").encode("ascii")


def told_in_lines(value: object) -> str:
    """Return a value as JSON for people to read, as harmless as the rest."""
    return _harmless(json.dumps(value, ensure_ascii=True, allow_nan=False, indent=1))


def _harmless(text: str) -> str:
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _rows_schema(table: Table) -> Mapping[str, Any]:
    row = {field.name: {"description": described(field), **_value_schema(field)} for field in table.fields}
    return {
        "type": "array",
        "description": table.row,
        "items": {"type": "object", "properties": row, "required": list(table.names)},
    }


def described(field: Field) -> str:
    """Return what a field means, with its unit."""
    return f"{field.meaning} Unit: {field.unit}." if field.kind is Kind.COUNT else field.meaning


_TYPES: Mapping[Kind, Mapping[str, Any]] = {
    Kind.TEXT: {"type": "string", "minLength": 1},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.COUNT: {"type": "integer", "minimum": 0},
}


def _value_schema(field: Field) -> Mapping[str, Any]:
    """Return the law of a field: its kind, or one of the words for a missing value."""
    if field.kind is Kind.CODE:
        return {"enum": [*field.words, *field.silent]}
    kind = _TYPES[field.kind]
    silent = field.silent and field.kind is not Kind.TEXT
    return {"anyOf": [kind, {"enum": list(field.silent)}]} if silent else kind
