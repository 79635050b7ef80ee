"""The published tables, read back by readers that others wrote, and held against pages, plans and an own recount."""

import csv
import io
import itertools
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from pydantic import BaseModel

from conftest import AS_OF, FROZEN, HEAD, REPOSITORY, library, national_files
from recount.invented import ELSEWHERE, KENT
from recount.markup import numbers, tree
from recount.tally import ANSWERED, Country, Tally
from ssc_site import markdown, urls
from ssc_site.census import take_census
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.data import fields
from ssc_site.data.csvfile import defused, restored
from ssc_site.data.dataset import data_files
from ssc_site.data.fields import ACTIONS, ENTRIES, LABELS, PLAN_FIELDS, SILENCE, TABLES, VERSION, Field, Kind, Table
from ssc_site.data.jsonfile import told
from ssc_site.data.rows import Row, Rows, rows_of
from ssc_site.data.workbook import CUT, LONGEST, MOST_ROWS, fitting, workbook_of
from ssc_site.files import read_templates
from ssc_site.national import NamedLink
from ssc_site.schema import Action, Entry, Plan
from ssc_site.site import build_site
from ssc_site.spans import SourceFile
from wording import TELLING

COUNTRY = Country(REPOSITORY / "schema")
PUBLISHED = {path.stem: path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))}
EVERY_FIELD = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "'=1",
    "''@x",
    " =1",
    "\uff1d1",
    'a "quoted" word, and a comma',
    "one\ntwo",
    "- a\n- b",
    "</script><!--",
    "_x0041_ & <b>",
    "\u0175\u0177 \U0001f600",
]
ODD = {
    "force": "kent",
    "wording": "force",
    "published": "2025-01-01",
    "unread": {"reason": "Not here.", "items": ("7.2-28.1",)},
    "responses": {
        "7.1": tuple(
            {"says": text, "in_place": {"cy": text}, "stated_as": text, "note": text, "actions": {"a": {"text": text}}}
            for text in HOSTILE
        )
    },
}
"""A plan that no law has judged: such words would not pass."""
PLANS: Mapping[str, Mapping[str, str]] = {
    "the published plans": PUBLISHED,
    "an invented plan": {"kent": KENT},
    "every field": {"lancashire": EVERY_FIELD},
    "a plan held elsewhere": {"cleveland": PUBLISHED["cleveland"], "lancashire": ELSEWHERE},
    "odd texts": {},
    "no plan": {},
}
DAYS = [date(2024, 11, 10), date(2025, 3, 28), AS_OF]
each_set = pytest.mark.parametrize("plans", PLANS)
each_day = pytest.mark.parametrize("day", DAYS, ids=str)


@cache
def corpus_of(plans: str) -> Corpus:
    files = [SourceFile(f"plans/{force}.yaml", text.encode()) for force, text in PLANS[plans].items()]
    corpus, report = read_corpus(Inputs(national_files(), tuple(files)), AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    if plans == "odd texts":
        return replace(corpus, plans={"kent": Plan.model_validate(ODD)}, lines={"kent": {}})
    return corpus


@cache
def rows(plans: str, day: date = AS_OF) -> Rows:
    """Return the rows of all forces."""
    return joined(rows_of(corpus_of(plans), take_census(corpus_of(plans), day)).values())


def joined(several: Iterable[Rows]) -> Rows:
    known = list(several)
    return Rows(*(tuple(row for each in known for row in each.of(table)) for table in TABLES))


def tables(found: Rows) -> list[tuple[Table, tuple[Row, ...]]]:
    return [(table, found.of(table)) for table in TABLES]


@cache
def files(plans: str, day: date = AS_OF) -> Mapping[str, bytes]:
    return data_files(corpus_of(plans), take_census(corpus_of(plans), day))


@cache
def pages(plans: str, day: date = AS_OF) -> Mapping[str, bytes]:
    return build_site(corpus_of(plans), read_templates(REPOSITORY), day)


def with_settings(plans: str, **settings: object) -> Corpus:
    corpus = corpus_of(plans)
    site = corpus.national.site.model_copy(update=settings)
    return replace(corpus, national=replace(corpus.national, site=site))


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Read a CSV file as strictly as Python can, and take away the apostrophes that stop formulas."""
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    header, *lines = reader
    return [dict(zip(header, map(restored, line), strict=True)) for line in lines]


def written(row: Row) -> dict[str, str]:
    return {name: str(value) for name, value in row.items()}


def every_table(plans: str) -> Iterator[tuple[Table, str, tuple[Row, ...]]]:
    """Yield every CSV file with its rows: those of the country, and those of each force."""
    for table, found in tables(rows(plans)):
        yield table, urls.table_csv(table.name), found
        for force in corpus_of(plans).plans:
            yield table, urls.force_csv(force, table.name), tuple(row for row in found if row["force"] == force)


# The rows


@each_day
@each_set
def test_every_row_holds_just_the_fields_and_none_is_empty(plans: str, day: date) -> None:
    for table, found in tables(rows(plans, day)):
        for row in found:
            assert set(row) == set(table.names)
            assert [name for name, value in row.items() if value == ""] == []


@each_day
@each_set
def test_a_field_holds_its_kind_or_a_word_it_may_hold_instead(plans: str, day: date) -> None:
    for table, found in tables(rows(plans, day)):
        for row, field in itertools.product(found, table.fields):
            assert fits(row[field.name], field), (table.name, field.name, row[field.name])


def fits(value: object, field: Field) -> bool:
    if value in field.silent:
        return True
    if field.kind is Kind.CODE:
        return value in field.words
    kind = {Kind.TEXT: str, Kind.COUNT: int, Kind.DAY: date}[field.kind]
    return isinstance(value, kind) and not (value in SILENCE and field.kind is not Kind.TEXT)


@each_set
def test_a_row_is_named_by_its_key(plans: str) -> None:
    for table, found in tables(rows(plans)):
        keys = Counter(tuple(row[name] for name in table.key) for row in found)
        assert [key for key, count in keys.items() if count > 1] == []


@each_day
def test_what_was_not_read_is_never_called_unanswered(day: date) -> None:
    for row in rows("the published plans", day).of_items:
        if row["answer"] in ("unread", "absent"):
            assert row["status"] == row["status_words"] == row["stated_as"] == "not read"
            assert row["position"] in ("cannot-tell", "not-due")
        if row["answer"] == "not-known":
            assert row["status"] == "not known"


def test_a_force_whose_plan_is_not_here_has_its_39_rows() -> None:
    found = [row for row in rows("the published plans").of_items if row["force"] == "kent"]
    assert len(found) == 39
    assert {row["answer"] for row in found} == {"absent", "collective"}
    assert {row["on_site"] for row in found} == {"no"}
    assert {row["status"] for row in found} == {"not read"}


def test_a_plan_as_a_whole_has_its_row() -> None:
    (row,) = [row for row in rows("every field").of_plans if row["force"] == "lancashire"]
    assert (row["plan"], row["plan_words"]) == ("here", "plan on this site")
    assert (row["published"], row["published_to"]) == ("2024-11-22", date(2024, 11, 22))
    page = pages("every field")[urls.force_page("lancashire")].decode()
    for name in ("leads", "introduction_en", "note_en", "unread_reason_en"):
        assert row[name] not in SILENCE, name
        assert all(str(markdown.html(line)).strip() in page or line in page for line in str(row[name]).split("\n")), (
            name
        )
    assert row["corrections"] != "none"


def test_each_force_of_the_register_has_one_row_of_plans_and_its_kind_is_that_of_the_map() -> None:
    found = rows("a plan held elsewhere").of_plans
    assert len({row["force"] for row in found}) == len(found) == 43
    tally = Tally(COUNTRY, PLANS["a plan held elsewhere"].values(), AS_OF)
    kinds = {"here": list(tally.plans), "linked": tally.linked, "unlinked": tally.unlinked}
    for kind, forces in kinds.items():
        assert sorted(str(row["force"]) for row in found if row["plan"] == kind) == sorted(forces)
    (row,) = [row for row in found if row["force"] == "lancashire"]
    assert row["links"] == (
        "The plan on the force's page: https://www.example.police.uk/plan\n"
        "An older copy: https://www.example.police.uk/older"
    )
    assert row["published"] == row["leads"] == row["note_en"] == "not read"


def test_what_a_plan_does_not_say_and_what_was_not_known_yet_are_told_apart() -> None:
    (after,) = [row for row in rows("an invented plan").of_plans if row["force"] == "kent"]
    assert (after["leads"], after["introduction_en"], after["note_en"]) == ("not stated", "not stated", "none")
    assert (after["unread"], after["unread_reason_en"]) == ("14-20", "The copy lost its tables.")
    (before,) = [row for row in rows("an invented plan", date(2024, 11, 10)).of_plans if row["force"] == "kent"]
    assert {before[name] for name in PLAN_FIELDS} == {"not known"}


def test_before_a_plan_was_known_its_page_tells_as_little_of_it_as_the_table() -> None:
    """Sources and corrections too; but for where the force's plan is to be found now, which is not of the plan."""
    corpus = corpus_of("every field")
    shown = {"leads": "Executive Lead", "sources": "Stalking action plan", "corrections": 'id="corrections"'}
    for day, known in ((date(2024, 11, 10), False), (AS_OF, True)):
        (row,) = [row for row in rows("every field", day).of_plans if row["force"] == "lancashire"]
        page = build_site(corpus, read_templates(REPOSITORY), day)[urls.force_page("lancashire")].decode()
        for field, words in shown.items():
            assert (row[field] != "not known") == (words in page) == known, (field, day)
        assert ("Not known on this date" in tree(page.encode()).one("h2#sources").after("p").text) == (not known)


def test_what_a_force_accepts_is_not_known_before_its_plan_is() -> None:
    corpus = read("kent", KENT.replace("responses:", "accepts: {'7': 'yes', '10': partly}\nresponses:", 1))
    told = {}
    for day in (date(2024, 11, 21), AS_OF):
        census = take_census(corpus, day)
        told[day] = {row["recommendation"]: row["accepts"] for row in rows_of(corpus, census)["kent"].of_items}
        page = build_site(corpus, read_templates(REPOSITORY), day)[urls.force_page("kent")].decode()
        assert ("Accepted by the force." in page) == ("Partly accepted by the force." in page) == (day == AS_OF)
    assert set(told[date(2024, 11, 21)].values()) == {"not known"}
    assert (told[AS_OF]["7"], told[AS_OF]["10"], told[AS_OF]["11"]) == ("yes", "partly", "not stated")


def test_a_correction_of_a_later_day_is_not_told_on_an_earlier_one() -> None:
    corpus = corpus_of("every field")
    day = date(2025, 12, 31)
    told = {on: next(row for row in rows("every field", on).of_entries if row["under"] == "7.1") for on in (day, AS_OF)}
    assert (told[day]["corrections"], told[day]["corrected_on"]) == ("none", "none")
    assert told[AS_OF]["corrected_on"] == date(2026, 1, 5)
    page = build_site(corpus, read_templates(REPOSITORY), day)[urls.force_page("lancashire")].decode()
    assert "Corrected on" not in page
    assert "Corrected on 5 January 2026" in pages("every field")[urls.force_page("lancashire")].decode()


def read(force: str, plan: str) -> Corpus:
    corpus, report = read_corpus(Inputs(national_files(), (SourceFile(f"plans/{force}.yaml", plan.encode()),)), AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return corpus


def test_texts_stand_in_both_languages_where_the_plan_gives_both() -> None:
    (row,) = [row for row in rows("every field").of_entries if row["under"] == "11"]
    assert row["in_place_en"] == "Officers are trained each year."
    assert row["in_place_cy"] == "Caiff swyddogion hyfforddiant bob blwyddyn."
    assert row["says_en"] == row["says_cy"] == "not stated"


def test_every_field_of_an_entry_is_told() -> None:
    (row,) = [row for row in rows("every field").of_entries if row["under"] == "7.1"]
    assert (row["date"], row["date_from"], row["date_to"]) == ("2024-11-11", date(2024, 11, 11), date(2024, 11, 11))
    assert (row["status"], row["stated_as"], row["progress"]) == ("in-progress", "In Progress 25%", 25)
    assert row["documents"] == (
        "Stalking policy: https://www.example.police.uk/policy\nCase file: It names open cases.\n"
        "No document: The audit starts in May."
    )
    assert row["measures"] == "Officers trained: over 200 of 1200 officers, January 2025 to March 2025"
    assert row["corrections"] == "Corrected on 5 January 2026. The year. The source gives 2025."
    assert (row["see"], row["also_answers"]) == ("11.1, 10.1-10.4", "12.1")
    assert str(row["owners"]) in pages("every field")[urls.force_page("lancashire")].decode()
    assert (row["source"], row["place"]) == ("Stalking action plan", "page 3, row 7.1")


def test_a_revised_action_stands_as_last_told() -> None:
    found = {(row["under"], row["action"]): row for row in rows("an invented plan").of_actions}
    first = found["12.3", "a"]
    assert (first["text_en"], first["due"], first["due_first"]) == ("Review the guidance.", "2025-09", "2025-03")
    assert (first["status"], first["reason_en"], first["position"]) == ("in-progress", "The reviewer left.", "late")
    assert (first["due_from"], first["due_to"]) == (date(2025, 9, 1), date(2025, 9, 30))
    withdrawn = found["12.3", "c"]
    assert (withdrawn["due"], withdrawn["due_to"], withdrawn["position"]) == (
        "withdrawn",
        "withdrawn",
        "does not apply",
    )
    assert found["L1", "a"]["recommendation"] == "does not apply"


def test_a_status_never_stands_beside_the_words_of_an_older_one() -> None:
    older = "{date: 2025-01, status: in-progress, stated_as: In Progress 25%, says: Begun.}"
    plan = KENT.replace("{date: 2024-12-10, status: in-progress, progress: 40, says: Under way.}", older)
    assert plan != KENT
    inputs = Inputs(national_files(), (SourceFile("plans/kent.yaml", plan.encode()),))
    corpus, _ = read_corpus(inputs, AS_OF)
    assert corpus is not None
    told = {day: next(row for row in rows_of(corpus, take_census(corpus, day))["kent"].of_items if row["item"] == "7.2")
            for day in (date(2025, 3, 1), AS_OF)}  # fmt: skip
    before, after = (told[day] for day in (date(2025, 3, 1), AS_OF))
    assert (before["status"], before["stated_as"]) == ("in-progress", "In Progress 25%")
    assert (after["status"], after["stated_as"]) == ("complete", "not stated")


REDACTED = KENT.replace(
    "- {date: 2025-02, status: complete, says: Done by the date.}",
    "- {date: 2025-02, corrections: [{date: 2026-11-20, kind: redacted, why: It pointed to a person.}]}",
)


def test_a_redaction_is_shown_and_its_words_are_nowhere() -> None:
    assert REDACTED != KENT
    inputs = Inputs(national_files(), (SourceFile("plans/kent.yaml", REDACTED.encode()),))
    corpus, _ = read_corpus(inputs, AS_OF)
    assert corpus is not None
    entry = next(row for row in rows_of(corpus, take_census(corpus, AS_OF))["kent"].of_entries if row["under"] == "7.1")
    assert (entry["redacted"], entry["says_en"]) == ("yes", "not stated")
    assert entry["corrections"] == "Words taken out on 20 November 2026. It pointed to a person."
    made = build_site(corpus, read_templates(REPOSITORY), AS_OF)
    assert [path for path, data in made.items() if b"Done by the date." in unpacked(path, data)] == []


def unpacked(path: str, data: bytes) -> bytes:
    if not path.endswith(".xlsx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return b"".join(book.read(name) for name in book.namelist())


# The figures


@each_day
@pytest.mark.parametrize("plans", ["the published plans", "an invented plan", "a plan held elsewhere"])
def test_every_figure_is_that_of_the_recount(plans: str, day: date) -> None:
    tally = Tally(COUNTRY, PLANS[plans].values(), day)
    found = [row for row in rows(plans, day).of_items if row["on_site"] == "yes"]
    cells = {(cell.force, cell.item): cell for cell in tally.cells}
    assert {(row["force"], row["item"]) for row in found} == set(cells)
    for row in found:
        cell = cells[str(row["force"]), str(row["item"])]
        assert row["answer"] == cell.answer
        assert row["answered"] == ("yes" if cell.answered else "no")
        assert row["position"] == cell.position
        assert row["status"] == (cell.status or row["status"])
        assert (row["status"] in SILENCE) == (cell.status is None)
    actions = [row for row in rows(plans, day).of_actions if row["recommendation"] != "does not apply"]
    assert Counter(row["force"] for row in actions) == Counter(
        {force: len(plan.actions) for force, plan in tally.plans.items() if plan.actions}
    )
    dated = Counter(row["force"] for row in actions if isinstance(row["due_to"], date))
    assert dated == Counter(
        {force: count for force, plan in tally.plans.items() if (count := sum(a.is_dated for a in plan.actions))}
    )
    entries = {force: sum(len(plan.known(key)) for key in plan.responses) for force, plan in tally.plans.items()}
    listed = Counter(row["force"] for row in rows(plans, day).of_entries if row["recommendation"] != "does not apply")
    assert listed == Counter({force: count for force, count in entries.items() if count})


@pytest.mark.slow
@each_day
@pytest.mark.parametrize("plans", ["the published plans", "an invented plan", "a plan held elsewhere"])
def test_the_lists_of_the_pages_hold_just_the_rows_of_the_table(plans: str, day: date) -> None:
    found = read_csv(files(plans, day)[urls.table_csv("items")])
    states = {row["answer"] for row in found if row["on_site"] == "yes"} | {"answered"}
    for state in states:
        chosen = [row for row in found if row["on_site"] == "yes" and state in (row["answer"], in_group(row))]
        page = tree(pages(plans, day)[f"lists/{state}/index.html"]).one("main")
        links = [link.text.split()[0] for link in page.all("a") if re.match(r"\d+\.\d+ ", link.text)]
        assert Counter(links) == Counter(row["item"] for row in chosen), state


def in_group(row: Mapping[str, str]) -> str:
    return "answered" if row["answered"] == "yes" else ""


def test_the_first_figures_of_the_national_page_are_in_the_table() -> None:
    found = [row for row in read_csv(files("the published plans")[urls.table_csv("items")]) if row["on_site"] == "yes"]
    page = tree(pages("the published plans")["lists/answered/index.html"]).one("main")
    figures = next(numbers(node.text) for node in page.all("p") if "in the plans on this site" in node.text)
    assert figures == [sum(row["answered"] == "yes" for row in found), len(found)] == [116, 156]
    assert sum(row["answer"] in ANSWERED for row in found) == 116


# What the pages show


@each_set
def test_every_text_of_the_tables_stands_on_the_page_it_names(plans: str) -> None:
    for row in rows(plans).of_entries:
        page = pages(plans)[urls.force_page(str(row["force"]))].decode()
        for name in ("in_place", "says", "unclear", "reason", "note"):
            shown = row[f"{name}_en"] if row[f"{name}_en"] not in SILENCE else row[f"{name}_cy"]
            assert shown in SILENCE or str(markdown.html(str(shown))) in page, (row["under"], name)


@each_set
def test_every_place_the_tables_name_is_there(plans: str) -> None:
    for _, found in tables(rows(plans)):
        for path, _, anchor in (str(row["page"]).partition("#") for row in found):
            page = pages(plans)[path].decode()
            assert not anchor or f'id="{anchor}"' in page, f"{path}#{anchor}"


def test_with_a_base_address_the_places_are_full_addresses() -> None:
    corpus = with_settings("the published plans", base="https://example.org/site/")
    found = rows_of(corpus, take_census(corpus, AS_OF))
    assert str(found["cambridgeshire"].of_entries[0]["page"]).startswith(
        "https://example.org/site/forces/cambridgeshire/#item-"
    )


# CSV


@each_set
def test_csv_comes_back_from_a_strict_reader_as_it_was(plans: str) -> None:
    for _, path, found in every_table(plans):
        assert read_csv(files(plans)[path]) == [written(row) for row in found], path


@each_set
def test_csv_is_marked_utf_8_with_the_line_ends_of_the_standard(plans: str) -> None:
    for table, path, found in every_table(plans):
        data = files(plans)[path]
        assert data.startswith(b"\xef\xbb\xbfforce,")
        text = data.decode("utf-8-sig")
        assert text.count("\r\n") == len(found) + 1, table.name
        assert text.count("\r") == text.count("\r\n")


FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|\s+[=+\-@]")


@each_set
def test_no_field_of_a_csv_starts_like_a_formula(plans: str) -> None:
    for _, path, _ in every_table(plans):
        reader = csv.reader(io.StringIO(files(plans)[path].decode("utf-8-sig"), newline=""), strict=True)
        assert [value for line in reader for value in line if FORMULA.match(value)] == []


def test_what_stops_a_formula_can_be_taken_away_again_whatever_the_text() -> None:
    letters = "'=+-@\t\r\n x"
    for size in range(6):
        for signs in itertools.product(letters, repeat=size):
            text = "".join(signs)
            assert restored(defused(text)) == text
            assert not FORMULA.match(defused(text))
    assert defused("plain - text") == "plain - text"
    assert defused("'quoted'") == "'quoted'"


@each_set
def test_frictionless_finds_the_package_and_its_tables_whole(plans: str, tmp_path: Path) -> None:
    frictionless = quiet_frictionless()
    for path, data in files(plans).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    report = frictionless.validate(str(tmp_path / urls.PACKAGE), type="package")
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert [task.stats.get("rows", 0) for task in report.tasks] == [len(found) for _, found in tables(rows(plans))]
    package = frictionless.Package(str(tmp_path / urls.PACKAGE))
    for table in TABLES:
        (described,) = [each for each in package.resources if each.name == table.name]
        for force in corpus_of(plans).plans:
            own = urls.force_csv(force, table.name)
            resource = frictionless.Resource(
                path=own, basepath=str(tmp_path), schema=described.schema, encoding="utf-8-sig"
            )
            with frictionless.system.use_context(trusted=True):
                assert resource.validate().valid, own


def quiet_frictionless() -> Any:
    """Import the library, which warns of its own parts."""
    import warnings  # noqa: PLC0415 - only here

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return library("frictionless")


def test_frictionless_reads_the_types_and_takes_the_words_for_missing_values(tmp_path: Path) -> None:
    frictionless = quiet_frictionless()
    for path, data in files("every field").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    package = frictionless.Package(str(tmp_path / urls.PACKAGE))
    found = {row["under"]: row for row in package.get_resource("entries").read_rows() if row["entry"] == 1}
    assert found["7.1"]["progress"] == 25
    assert found["7.1"]["date_to"] == date(2024, 11, 11)
    assert found["11"]["progress"] is None
    assert found["11"]["date"] == "not stated"
    assert found["11"]["date_to"] is None


def test_a_changed_table_no_longer_fits_its_fingerprint(tmp_path: Path) -> None:
    frictionless = quiet_frictionless()
    for path, data in files("an invented plan").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data.replace(b"Under way.", b"Under sway") if path.endswith(".csv") else data)
    report = frictionless.validate(str(tmp_path / urls.PACKAGE), type="package")
    assert not report.valid


# JSON


def strictly(data: bytes) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    return json.loads(data, parse_constant=refuse)


@each_set
def test_json_fits_its_schema_and_holds_the_rows_of_the_tables(plans: str) -> None:
    schema = strictly(files(plans)[urls.DATA_SCHEMA])
    Draft202012Validator.check_schema(schema)
    reader = Draft202012Validator(schema, format_checker=FormatChecker())
    whole = {urls.NATIONAL_JSON: rows(plans)}
    whole |= {
        urls.force_json(force): rows_of(corpus_of(plans), take_census(corpus_of(plans), AS_OF))[force]
        for force in corpus_of(plans).plans
    }
    for path, expected in whole.items():
        made = strictly(files(plans)[path])
        assert [error.message for error in reader.iter_errors(made)] == []
        assert made["as_of"] == "2026-11-21"
        for table, found in tables(expected):
            assert [{name: str(value) for name, value in row.items()} for row in made[table.name]] == [
                written(row) for row in found
            ]
            assert all(isinstance(row[f.name], int) or row[f.name] in f.silent
                       for row in made[table.name] for f in table.fields if f.kind is Kind.COUNT)  # fmt: skip


def test_the_schema_refuses_what_is_no_row() -> None:
    reader = Draft202012Validator(strictly(files("an invented plan")[urls.DATA_SCHEMA]), format_checker=FormatChecker())
    for table, field, value in (
        ("items", "answer", "yes"),
        ("items", "entries", "3"),
        ("items", "due_by", "soon"),
        ("entries", "progress", ""),
        ("entries", "says_en", ""),
        ("actions", "status", None),
    ):
        made = strictly(files("an invented plan")[urls.NATIONAL_JSON])
        made[table][0][field] = value
        assert not reader.is_valid(made), field
        del made[table][0][field]
        assert not reader.is_valid(made), field


@each_set
def test_json_ends_no_script_and_no_tag_wherever_it_is_put(plans: str) -> None:
    for path, data in files(plans).items():
        if path.endswith(".json"):
            assert data.isascii()
            assert not re.search(rb"[<>&]", data), path


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_json_has_no_number_that_json_lacks(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        told(number)


def test_a_file_names_its_schema_from_where_it_is() -> None:
    made = strictly(files("an invented plan")[urls.force_json("kent")])
    assert made["schema"] == "../answers.schema.json"
    corpus = with_settings("an invented plan", base="https://example.org/site")
    schema = strictly(data_files(corpus, take_census(corpus, AS_OF))[urls.DATA_SCHEMA])
    assert schema["$id"] == "https://example.org/site/data/v1/answers.schema.json"


# The workbook


@cache
def book(plans: str) -> Any:
    return load_workbook(io.BytesIO(files(plans)[urls.WORKBOOK]))


@each_set
def test_openpyxl_reads_no_formula_no_link_and_the_right_types(plans: str) -> None:
    for sheet in book(plans):
        for cell in itertools.chain.from_iterable(sheet.iter_rows()):
            assert cell.data_type in ("s", "n", "d"), (sheet.title, cell.coordinate)
            assert cell.hyperlink is None
    for table, found in tables(rows(plans)):
        header, *lines = book(plans)[table.name.capitalize()].iter_rows(values_only=True)
        assert header == table.names
        assert [tuple(map(as_written, line)) for line in lines] == [
            tuple(row[name] for name in table.names) for row in found
        ]


def as_written(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def test_the_workbook_has_a_sheet_for_each_recommendation() -> None:
    titles = book("the published plans").sheetnames
    assert titles[:5] == ["About", "Items", "Entries", "Actions", "Plans"]
    assert titles[5:] == [f"Recommendation {number}" for number in COUNTRY.recommendations]
    for number, asked in COUNTRY.recommendations.items():
        header, *lines = book("the published plans")[f"Recommendation {number}"].iter_rows(values_only=True)
        assert header[0] == "force_name"
        assert len(lines) == 43 * len(asked.items)
        assert all(line[-1] for line in lines)


def test_a_sheet_of_a_recommendation_holds_what_the_plans_say() -> None:
    lines = list(book("an invented plan")["Recommendation 12"].iter_rows(values_only=True))
    told = {line[1]: line[-1] for line in lines if line[0] == "Kent Police"}
    assert told["12.1"] == "Why it is unclear: The cell is empty."
    assert "Action a (target: 2025-09): Review the guidance." in told["12.3"]
    assert told["12.4"] == told["12.3"]
    assert told["12.2"] == "not stated"
    (whole,) = [line[-1] for line in book("an invented plan")["Recommendation 11"].iter_rows(values_only=True)
                if line[:2] == ("Kent Police", "11.1")]  # fmt: skip
    assert whole == "2025-01-15. What the force says: One answer to the whole."


def test_a_whole_recommendation_that_is_unclear_says_why_under_each_of_its_items() -> None:
    lines = list(book("an invented plan")["Recommendation 25"].iter_rows(values_only=True))
    told = {line[1]: line[-1] for line in lines if line[0] == "Kent Police"}
    assert told == dict.fromkeys(("25.1", "25.2", "25.3"), "Why it is unclear: The row may belong to another.")


def test_an_item_without_an_answer_never_shows_that_of_its_recommendation() -> None:
    corpus = read("kent", KENT.replace('  "12.1":\n', '  "11.1": []\n  "12.1":\n'))
    made = load_workbook(io.BytesIO(data_files(corpus, take_census(corpus, AS_OF))[urls.WORKBOOK]))["Recommendation 11"]
    told = {line[1]: line[-1] for line in made.iter_rows(values_only=True) if line[0] == "Kent Police"}
    assert told["11.1"] == "not stated"
    assert told["11.2"] == "2025-01-15. What the force says: One answer to the whole."


def _long_workbook(times: int) -> tuple[int, Workbook]:
    """Return how many rows the entries of a plan have that is so many times as long, and the workbook of it."""
    corpus, census = corpus_of("an invented plan"), take_census(corpus_of("an invented plan"), AS_OF)
    found = rows_of(corpus, census)
    many = found["kent"].of_entries * times
    made = workbook_of({**found, "kent": replace(found["kent"], of_entries=many)}, corpus, census)
    return len(many), load_workbook(io.BytesIO(made))


@pytest.mark.slow
def test_a_sheet_holds_every_row_of_its_table() -> None:
    rows, made = _long_workbook(400)
    sheet = made["Entries"]
    assert sheet.max_row == 1 + rows > 5_001
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(ENTRIES.names))}{sheet.max_row}"
    assert [cell.value for cell in sheet[sheet.max_row]][:2] == ["kent", "Kent Police"]


@pytest.mark.slow
def test_a_table_too_long_for_a_sheet_has_none_and_the_workbook_says_where_its_rows_are() -> None:
    rows, made = _long_workbook(2_000)
    assert rows > MOST_ROWS
    assert "Entries" not in made.sheetnames
    said = [cell for (cell,) in made["About"].iter_rows(values_only=True)]
    assert "There is no sheet Entries: it is too long. The CSV file entries.csv has it." in said


def test_the_texts_of_files_and_feeds_have_the_labels_of_the_pages_in_their_order() -> None:
    template = (REPOSITORY / "templates" / "parts" / "entry.html").read_text("utf-8")
    assert re.findall(r'labelled\(say\("([^"]+)"\), entry\.(\w+)\)', template) == [
        (word, name) for name, word in LABELS.items()
    ]


def test_the_workbook_says_of_which_day_it_is_and_that_an_example_is_none() -> None:
    words = [cell for (cell,) in book("the published plans")["About"].iter_rows(values_only=True)]
    assert "Shown for 21 November 2026. Answers from 4 of 43 forces." in words
    corpus = with_settings("an invented plan", example=True)
    made = data_files(corpus, take_census(corpus, AS_OF))
    about = load_workbook(io.BytesIO(made[urls.WORKBOOK]))["About"]
    assert "Example data. Not real forces." in [row[0] for row in about.iter_rows(values_only=True)]
    assert strictly(made[urls.NATIONAL_JSON])["example"] is True


def test_a_text_longer_than_a_field_of_excel_is_cut_and_says_so() -> None:
    assert fitting("a" * LONGEST) == "a" * LONGEST
    for letter, size in (("a", 1), ("\U0001f600", 2)):
        cut = fitting(letter * (LONGEST + 1))
        assert cut.endswith(CUT)
        assert len(cut.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - size + 1)
    long = "Long words. " * 1600
    plan = (
        HEAD
        + "responses:\n  '7.1':\n"
        + "\n".join(f"    - {{date: 2025-01-0{day}, says: {long}}}" for day in (1, 2, 3))
    )
    plan = plan.replace("lancashire", "kent")
    corpus, report = read_corpus(Inputs(national_files(), (SourceFile("plans/kent.yaml", plan.encode()),)), AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    made = data_files(corpus, take_census(corpus, AS_OF))
    sheet = load_workbook(io.BytesIO(made[urls.WORKBOOK]))["Recommendation 7"]
    longest = max((str(row[-1]) for row in sheet.iter_rows(values_only=True)), key=len)
    assert longest.endswith(CUT)
    assert len(longest) == LONGEST
    assert [row["says_en"] for row in read_csv(made[urls.table_csv("entries")])] == [long.strip()] * 3


def test_the_workbook_holds_no_time_but_a_fixed_one() -> None:
    with zipfile.ZipFile(io.BytesIO(files("an invented plan")[urls.WORKBOOK])) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        stamps = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", packed.read("docProps/core.xml"))
    assert set(stamps) == {b"2000-01-01T00:00:00Z"}


# All files


@each_set
def test_the_same_rows_give_the_same_bytes(plans: str) -> None:
    again = data_files(corpus_of(plans), take_census(corpus_of(plans), AS_OF))
    assert again == files(plans)


def test_the_address_of_every_file_of_data_holds_the_version() -> None:
    made = [path for path in files("an invented plan") if not path.endswith(".xml")]
    assert [path for path in made if not path.startswith(f"data/v{VERSION}/")] == []
    assert {"data/v1/answers.xlsx", "data/v1/datapackage.json", "data/v1/forces/kent-plans.csv"} <= set(made)


def test_the_page_promises_no_old_files_that_nothing_keeps() -> None:
    told = tree(pages("no plan")[urls.DATA]).one("h2#promise").after("p").text
    assert "A change of meaning gets a new version, and new addresses with it." in told
    assert "old files" not in told


def test_names_of_files_are_neutral() -> None:
    assert [path for path in files("the published plans") if TELLING.search(path)] == []


def test_without_a_licence_none_is_stated_and_with_one_it_is_named() -> None:
    assert "licenses" not in strictly(files("an invented plan")[urls.PACKAGE])
    assert "No licence is stated" in pages("an invented plan")[urls.DATA].decode()
    licence = NamedLink(title="A licence", url="https://example.org/licence")
    corpus = with_settings("an invented plan", licence=licence)
    package = strictly(data_files(corpus, take_census(corpus, AS_OF))[urls.PACKAGE])
    assert package["licenses"] == [{"title": "A licence", "path": "https://example.org/licence"}]
    page = build_site(corpus, read_templates(REPOSITORY), AS_OF)[urls.DATA].decode()
    assert '<a href="https://example.org/licence" rel="noreferrer">A licence</a>' in page


# The page about the data


def test_the_page_explains_every_field_and_every_word() -> None:
    page = tree(pages("the published plans")[urls.DATA]).one("main")
    for table in TABLES:
        for field in table.fields:
            assert field.meaning in page.text
    codes = {node.text for node in page.all("code")}
    words = {word for table in TABLES for field in table.fields for word in field.words if len(field.words) > 3}
    assert {*SILENCE, *words, *(name for table in TABLES for name in table.names)} <= codes


def test_the_page_leads_to_every_file_of_data() -> None:
    links = {link.href for link in tree(pages("the published plans")[urls.DATA]).one("main").all("a")}
    there = {urls.relative(urls.DATA, path) for path in files("the published plans")}
    assert there <= links


def test_every_field_has_a_meaning_and_one_meaning_in_a_table() -> None:
    for table in TABLES:
        assert len(set(table.names)) == len(table.names)
        assert set(table.key) <= set(table.names)
        for field in table.fields:
            assert re.fullmatch("[a-z_]+", field.name)
            assert field.meaning.endswith(".")
            assert set(field.silent) <= set(SILENCE)
            assert bool(field.words) == (field.kind is Kind.CODE)
            assert bool(field.unit) == (field.kind in (Kind.COUNT, Kind.DAY))


@pytest.mark.parametrize(
    ("model", "table", "others"),
    [(Entry, ENTRIES, set()), (Action, ACTIONS, set()), (Plan, fields.PLANS, {"responses", "local", "accepts"})],
)
def test_every_field_of_a_plan_is_in_the_data(model: type[BaseModel], table: Table, others: set[str]) -> None:
    """Answers and what is accepted have tables of their own; whose words they are is told of each entry."""
    lacking = {name for name in model.model_fields if not any(known.startswith(name) for known in table.names)}
    assert lacking - others <= {"wording", "held", "cleared"}


@pytest.mark.slow
def test_the_data_names_the_commit_it_was_made_from_where_that_is_said() -> None:
    said = replace(corpus_of("an invented plan"), commit="0123456789abcdef")
    for corpus, commit in ((said, "0123456789abcdef"), (corpus_of("an invented plan"), "not stated")):
        files = data_files(corpus, take_census(corpus, AS_OF))
        assert json.loads(files[urls.NATIONAL_JSON])["commit"] == commit
        assert json.loads(files[urls.PACKAGE])["commit"] == commit
        about = load_workbook(io.BytesIO(files[urls.WORKBOOK]))["About"]
        lines = [cell for (cell,) in about.iter_rows(values_only=True)]
        assert f"Version of the plan files (Git commit): {commit}." in lines
        page = build_site(corpus, read_templates(REPOSITORY), AS_OF)["data/index.html"].decode()
        assert ("its Git commit: 0123456789abcdef." in page) == (corpus is said)
