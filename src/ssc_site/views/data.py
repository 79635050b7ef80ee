"""The page about the data: what can be taken away, what every field means, and what may be relied on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.data.fields import SILENCE, TABLES, Field, Kind, Table
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, Term, listed


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take away, and what it is for."""

    link: Link
    text: str


@dataclass(frozen=True, slots=True)
class ForceFiles:
    """The files of one force: their short names as links."""

    name: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a table: what it means, what its values are, and the words it may hold where it has none."""

    name: str
    meaning: str
    holds: str
    missing: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: its name, what a row is, what names a row, and its fields."""

    name: str
    anchor: str
    row: str
    key: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class WordsView:
    """The fixed words of some fields, each with the words of the pages for it."""

    heading: str
    anchor: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything the page about the data shows. feeds is empty where the site has no address yet."""

    frame: Frame
    files: tuple[FileView, ...]
    forces: tuple[ForceFiles, ...]
    feeds: tuple[Link, ...]
    silence: tuple[Term, ...]
    tables: tuple[TableView, ...]
    codes: tuple[WordsView, ...]
    licence: Link | None


def data_page(corpus: Corpus, census: Census) -> DataPage:
    """Return the page about the data."""
    site = corpus.national.site
    return DataPage(
        frame=frame_of(urls.DATA, "Data", site, census.as_of),
        files=tuple(_files()),
        forces=tuple(_force(corpus, slug) for slug in corpus.plans),
        feeds=tuple(_feeds(corpus)) if site.base else (),
        silence=tuple(Term(word, meaning) for word, meaning in SILENCE.items()),
        tables=tuple(map(_table, TABLES)),
        codes=_codes(),
        licence=Link(site.licence.title, site.licence.url) if site.licence else None,
    )


def _link(text: str, path: str) -> Link:
    return Link(text, urls.relative(urls.DATA, path))


def _files() -> Iterator[FileView]:
    """Yield the files of the whole country."""
    book = "For Excel and other spreadsheets: all tables, and a sheet for each recommendation."
    yield FileView(_link("Workbook (XLSX)", urls.WORKBOOK), book)
    for table in TABLES:
        yield FileView(_link(f"{table.name.capitalize()} (CSV)", urls.table_csv(table.name)), table.row)
    yield FileView(_link("All tables (JSON)", urls.NATIONAL_JSON), "For programs.")
    schema = "What each part of the JSON files may hold (JSON Schema)."
    yield FileView(_link("Schema of the JSON files", urls.DATA_SCHEMA), schema)
    package = "Describes the CSV files for data tools (Data Package), with the size and fingerprint of each."
    yield FileView(_link("Description of the tables", urls.PACKAGE), package)


def _force(corpus: Corpus, slug: str) -> ForceFiles:
    tables = tuple(_link(f"{table.name} (CSV)", urls.force_csv(slug, table.name)) for table in TABLES)
    feed = (_link("feed", urls.force_feed(slug)),) if corpus.national.site.base else ()
    name = corpus.national.register.forces[slug].short.first
    return ForceFiles(name, (*tables, _link("all (JSON)", urls.force_json(slug)), *feed))


def _feeds(corpus: Corpus) -> Iterator[Link]:
    yield _link("All forces", urls.FEED)
    for number in corpus.national.catalogue.for_forces:
        yield _link(f"Recommendation {number}", urls.recommendation_feed(number))


def _table(table: Table) -> TableView:
    fields = tuple(_field(field) for field in table.fields)
    return TableView(table.name.capitalize(), f"fields-{table.name}", table.row, listed(table.key), fields)


_HOLDS = {Kind.TEXT: "Text", Kind.CODE: "One of the fixed words", Kind.COUNT: "Whole number", Kind.DAY: "Day"}
_LISTED_BELOW = 3
"""Fields with more fixed words than these have them explained in a section of their own."""


def _field(field: Field) -> FieldView:
    return FieldView(field.name, field.meaning, f"{_holds(field)}.", ", ".join(field.silent))


def _holds(field: Field) -> str:
    """Return what a field holds, with its unit or its fixed words."""
    if field.kind is Kind.CODE and len(field.words) <= _LISTED_BELOW:
        return ", ".join(field.words)
    return f"{_HOLDS[field.kind]}, {field.unit}" if field.unit else _HOLDS[field.kind]


def _codes() -> tuple[WordsView, ...]:
    """Return the fixed words for answers, statuses and positions, in the order of the pages."""
    known: tuple[tuple[str, str, Mapping[str, Term]], ...] = (
        ("answer", "answers", {str(code): term for code, term in ANSWERS.items()}),
        ("status", "statuses", {str(code): term for code, term in STATUSES.items()}),
        ("position", "positions", {str(code): term for code, term in DEADLINES.items()}),
    )
    return tuple(
        WordsView(name, anchor, tuple(Term(code, f"{term.word}. {term.meaning}") for code, term in terms.items()))
        for name, anchor, terms in known
    )
