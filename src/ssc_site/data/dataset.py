"""All files of data of a site, by path: {path: bytes}. Knows which there are, and nothing of how each is written."""

from collections.abc import Iterator, Mapping

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.data import csvfile, jsonfile
from ssc_site.data.feeds import feeds
from ssc_site.data.fields import TABLES
from ssc_site.data.package import data_package
from ssc_site.data.rows import Rows, rows_of
from ssc_site.data.workbook import workbook_of

Bodies = Mapping[str, Mapping[str, str]]
"""For each table's name and each force, its rows as they stand in a file: written once, for country and force alike."""


def data_files(corpus: Corpus, census: Census) -> dict[str, bytes]:
    """Return every file of data: the tables of the country and of each force, and the feeds where there is a base."""
    rows = rows_of(corpus, census)
    files = {**_csv_files(corpus, rows), **dict(_json_files(corpus, census, rows))}
    files[urls.PACKAGE] = data_package(files, corpus, census.as_of)
    files[urls.DATA_SCHEMA] = jsonfile.json_schema(corpus)
    files[urls.WORKBOOK] = workbook_of(rows, corpus, census)
    return files | feeds(corpus, rows)


def _csv_files(corpus: Corpus, rows: Mapping[str, Rows]) -> dict[str, bytes]:
    files = {}
    for table in TABLES:
        bodies = {slug: csvfile.body_of(table, found.of(table)) for slug, found in rows.items()}
        files[urls.table_csv(table.name)] = csvfile.csv_of(table, bodies.values())
        for slug in corpus.plans:
            files[urls.force_csv(slug, table.name)] = csvfile.csv_of(table, [bodies[slug]])
    return files


def _json_files(corpus: Corpus, census: Census, rows: Mapping[str, Rows]) -> Iterator[tuple[str, bytes]]:
    bodies: Bodies = {
        table.name: {slug: jsonfile.body_of(table, found.of(table)) for slug, found in rows.items()} for table in TABLES
    }
    every = {name: by_force.values() for name, by_force in bodies.items()}
    yield urls.NATIONAL_JSON, jsonfile.json_of(every, corpus, census.as_of, urls.NATIONAL_JSON)
    for slug in corpus.plans:
        path = urls.force_json(slug)
        own = {name: [by_force[slug]] for name, by_force in bodies.items()}
        yield path, jsonfile.json_of(own, corpus, census.as_of, path)
