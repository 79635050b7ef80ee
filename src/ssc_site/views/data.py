"""The page about the data: what can be taken away, what every field means, and what may be relied on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.data.fields import SILENCE, TABLES, Field, Kind, Table
from ssc_site.language import key, say
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.texts import name
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, Term, listed, lower_first


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
class CodeView:
    """A fixed word as the files have it, in every language the same, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class WordsView:
    """The fixed words of some fields, each with the words of the pages for it."""

    heading: str
    anchor: str
    terms: tuple[CodeView, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything the page about the data shows. feeds is empty where the site has no address yet."""

    frame: Frame
    files: tuple[FileView, ...]
    forces: tuple[ForceFiles, ...]
    feeds: tuple[Link, ...]
    silence: tuple[CodeView, ...]
    tables: tuple[TableView, ...]
    codes: tuple[WordsView, ...]
    licence: Link | None
    commit: str


def data_page(corpus: Corpus, census: Census) -> DataPage:
    """Return the page about the data."""
    site = corpus.national.site
    return DataPage(
        frame=frame_of(urls.DATA, say("Data"), site, census.as_of, urls.PLAN_STYLE),
        files=tuple(_files()),
        forces=tuple(_force(corpus, slug) for slug in corpus.plans),
        feeds=tuple(_feeds(corpus)) if site.base else (),
        silence=tuple(CodeView(word, say(meaning)) for word, meaning in SILENCE.items()),
        tables=tuple(map(_table, TABLES)),
        codes=_codes(),
        licence=Link(say(site.licence.title), site.licence.url) if site.licence else None,
        commit=corpus.commit,
    )


def _link(text: str, path: str) -> Link:
    return Link(text, urls.relative(urls.DATA, path))


def _files() -> Iterator[FileView]:
    """Yield the files of the whole country."""
    book = say("For Excel and other spreadsheets: all tables, and a sheet for each recommendation.")
    yield FileView(_link(say("Workbook (XLSX)"), urls.WORKBOOK), book)
    for table in TABLES:
        yield FileView(_link(say("%(table)s (CSV)", table=_title(table)), urls.table_csv(table.name)), say(table.row))
    yield FileView(_link(say("All tables (JSON)"), urls.NATIONAL_JSON), say("For programs."))
    schema = say("What each part of the JSON files may hold (JSON Schema).")
    yield FileView(_link(say("Schema of the JSON files"), urls.DATA_SCHEMA), schema)
    package = say("Describes the CSV files for data tools (Data Package), with the size and fingerprint of each.")
    yield FileView(_link(say("Description of the tables"), urls.PACKAGE), package)


_TITLES = {"items": key("Items"), "entries": key("Entries"), "actions": key("Actions"), "plans": key("Plans")}
"""What each table is called on the page. Its name in addresses stays as it is."""


def _title(table: Table) -> str:
    return say(_TITLES[table.name])


def _force(corpus: Corpus, slug: str) -> ForceFiles:
    feed = (_link(say("feed"), urls.force_feed(slug)),) if corpus.national.site.base else ()
    short = name(corpus.national.register.forces[slug].short)
    return ForceFiles(short, (*force_files(urls.DATA, slug, say("all (JSON)")), *feed))


def force_files(path: str, slug: str, whole: str) -> Iterator[Link]:
    """Yield links from the page at path to the files of a force's data. whole: words for the one that has all of it."""
    for table in TABLES:
        words = say("%(table)s (CSV)", table=lower_first(_title(table)))
        yield Link(words, urls.relative(path, urls.force_csv(slug, table.name)))
    yield Link(whole, urls.relative(path, urls.force_json(slug)))


def _feeds(corpus: Corpus) -> Iterator[Link]:
    yield _link(say("All forces"), urls.FEED)
    for number in corpus.national.catalogue.for_forces:
        yield _link(say("Recommendation %(number)s", number=number), urls.recommendation_feed(number))


def _table(table: Table) -> TableView:
    fields = tuple(_field(field) for field in table.fields)
    return TableView(_title(table), f"fields-{table.name}", say(table.row), listed(table.key), fields)


_HOLDS = {
    Kind.TEXT: key("Text"),
    Kind.CODE: key("One of the fixed words"),
    Kind.COUNT: key("Whole number"),
    Kind.DAY: key("Day"),
}
_LISTED_BELOW = 3
"""Fields with more fixed words than these have them explained in a section of their own."""


def _field(field: Field) -> FieldView:
    return FieldView(field.name, say(field.meaning), f"{_holds(field)}.", ", ".join(field.silent))


def _holds(field: Field) -> str:
    """Return what a field holds, with its unit or its fixed words."""
    if field.kind is Kind.CODE and len(field.words) <= _LISTED_BELOW:
        return ", ".join(field.words)
    holds = say(_HOLDS[field.kind])
    return f"{holds}, {say(field.unit)}" if field.unit else holds


def _codes() -> tuple[WordsView, ...]:
    """Return the fixed words for answers, statuses and positions, in the order of the pages."""
    known: tuple[tuple[str, str, Mapping[str, Term]], ...] = (
        ("answer", "answers", {str(code): term for code, term in ANSWERS.items()}),
        ("status", "statuses", {str(code): term for code, term in STATUSES.items()}),
        ("position", "positions", {str(code): term for code, term in DEADLINES.items()}),
    )
    return tuple(
        WordsView(field, anchor, tuple(CodeView(code, _explained(term)) for code, term in terms.items()))
        for field, anchor, terms in known
    )


def _explained(term: Term) -> str:
    return f"{term.word}. {term.meaning}"
