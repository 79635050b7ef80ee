"""The description of the national tables that data tools read: a data package with a table schema each.

Names size and SHA-256 of each file, so that whoever cites a copy can tell which one it is.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.data.fields import NOT_STATED, SILENCE, TABLES, VERSION, Field, Kind, Table
from ssc_site.data.jsonfile import described, told_in_lines

_TYPES = {Kind.TEXT: "string", Kind.CODE: "string", Kind.COUNT: "integer", Kind.DAY: "date"}


def data_package(files: Mapping[str, bytes], corpus: Corpus, as_of: date) -> bytes:
    """Return datapackage.json for the national tables among these files."""
    site = corpus.national.site
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "police-action-plans",
        "title": site.name,
        "description": " ".join(_sentences(corpus)),
        "version": str(VERSION),
        "as_of": as_of.isoformat(),
        "commit": corpus.commit or NOT_STATED,
        "example": site.example,
    }
    if site.base:
        package["homepage"] = urls.full(site.base, urls.DATA)
    if site.licence:
        package["licenses"] = [{"title": site.licence.title, "path": site.licence.url}]
    package["resources"] = [_resource(table, files[urls.table_csv(table.name)]) for table in TABLES]
    return (told_in_lines(package) + "\n").encode("ascii")


def _sentences(corpus: Corpus) -> list[str]:
    here, total = len(corpus.plans), len(corpus.national.register.forces)
    return [f"Answers from {here} of {total} forces.", "A field without a value holds one of these words.",
            *(f'"{word}": {meaning}' for word, meaning in SILENCE.items())]  # fmt: skip


def _resource(table: Table, data: bytes) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": urls.table_csv(table.name).rpartition("/")[2],
        "description": table.row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "missingValues": [],
            "primaryKey": list(table.key),
        },
    }


def _field(field: Field) -> Mapping[str, Any]:
    """Return the schema of a field. What is no number or day is text, and keeps its words for a missing value."""
    law: dict[str, Any] = {"required": not field.silent or field.kind in (Kind.TEXT, Kind.CODE)}
    missing = list(field.silent) if field.kind in (Kind.COUNT, Kind.DAY) else []
    if field.kind is Kind.CODE:
        law["enum"] = [*field.words, *field.silent]
    if field.kind is Kind.COUNT:
        law["minimum"] = 0
    return {
        "name": field.name,
        "type": _TYPES[field.kind],
        "description": described(field),
        "missingValues": missing,
        "constraints": law,
    }
