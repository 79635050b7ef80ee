"""`new`: a whole plan to fill in, valid as it is, with what every item asks and when, and nothing invented."""

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from holding import KINDS, errors, hold, judged
from running import Run, runner
from styles import read

from conftest import REPOSITORY, RootOf, check, national, said
from ssc_site.diagnostics import Severity
from ssc_site.edit.newplan import SCHEMA_LINE, new_plan
from ssc_site.schema import Plan

FORCES = national().register.forces


def new_text(slug: str = "kent") -> str:
    return new_plan(slug, FORCES[slug], national().catalogue)


def comments(text: str) -> str:
    """Return all comments as one line of words."""
    return " ".join(word for line in text.split("\n") if line.lstrip().startswith("#") for word in line.split()[1:])


def test_the_new_plan_of_every_force_is_valid_at_once() -> None:
    for slug in FORCES:
        report = check(new_text(slug), f"{slug}.yaml")
        assert [(each.severity, each.code) for each in report.diagnostics] == [
            (Severity.WARNING, "nothing-answered")
        ], said(report.diagnostics)


def test_editors_find_nothing_wrong_with_it() -> None:
    schema: Any = json.loads((REPOSITORY / "schema" / "plan.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(yaml.safe_load(new_text()))


def test_it_says_of_the_force_no_more_than_its_name_and_that_nothing_is_answered() -> None:
    for slug in FORCES:
        empty: dict[str, list[str]] = {item: [] for item in national().catalogue.items}
        assert read(new_text(slug)) == {"force": slug, "wording": "force", "responses": empty}
        assert FORCES[slug].name.first in comments(new_text(slug))
    own = new_text().replace("Kent Police", "X").replace("kent", "x")
    assert own == new_text("surrey").replace("Surrey Police", "X").replace("surrey", "x")


def test_the_writer_adds_a_correction_when_the_history_check_asks_for_it_and_asks_nobody() -> None:
    about = re.split(r"^#?(?=\w+:)", new_text(), flags=re.MULTILINE)
    (above,) = (before for before, after in pairwise(about) if after.startswith("corrections:"))
    assert "Add it when the History check of a pull request asks for it." in comments(above)
    assert "Ask the people who keep this site" not in comments(above[above.rindex("# corrections:") :])


def test_every_item_stands_below_what_it_asks_and_when() -> None:
    catalogue: Any = yaml.safe_load((REPOSITORY / "schema" / "catalogue.yaml").read_text("utf-8"))
    blocks = re.split(r'^  "([\d.]+)": \[\]$', new_text(), flags=re.MULTILINE)
    above = {item: comments(block) for block, item in zip(blocks[0::2], blocks[1::2], strict=False)}
    for number, asked in catalogue["recommendations"].items():
        for place, (item, each) in enumerate(asked.get("items", {}).items()):
            dates = [part["due"] for part in asked.get("parts", {}).values()] or [asked["due"]]
            own = above[item]
            assert f"{item} {each['title']}." in own
            assert " ".join(each.get("ask", f"see {number} above").split()) in own
            assert [f"{day.day} {day:%B %Y}" in own.partition(f"{item} {each['title']}")[2] for day in dates]
            if place == 0:
                assert f"{number}. {asked['title']}." in own
                assert " ".join(asked["ask"].split()) in own
                assert f'"{" ".join(asked["place"]["section"].split())}", from page {asked["place"]["page"]}.' in own


def test_its_lines_keep_to_the_guide() -> None:
    lines = new_text().split("\n")
    assert lines[0] == SCHEMA_LINE == (REPOSITORY / "plans" / "lancashire.yaml").read_text("utf-8").split("\n")[0]
    assert lines[-1] == ""
    assert max(map(len, lines)) <= 120
    assert [line for line in lines if line != line.rstrip() or "\t" in line] == []
    assert {len(line) - len(line.lstrip()) for line in lines} == {0, 2}


FIELDS = [name for name in Plan.model_fields if name not in ("force", "wording", "responses")]


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_at_the_top_is_explained_and_its_example_is_valid(name: str) -> None:
    text = new_text()
    about = " ".join(str(Plan.model_fields[name].description).split())
    assert f"{name}: {about}" in comments(text)
    example = re.search(rf"^#{name}:.*(?:\n#  .*)*", text, re.MULTILINE)
    assert example is not None
    used = text.replace(example[0], re.sub("^#", "", example[0], flags=re.MULTILINE))
    if name == "unread":
        used = used.replace('  "7.1": []\n', "").replace('  "7.2": []\n', "")
    found = {each.code for each in check(used, "kent.yaml").diagnostics}
    allowed = {"cleared": "unused-clearance", "corrections": "date-range"}  # made up: no such alarm; a day to come
    assert found <= {"nothing-answered", allowed.get(name)}
    assert name in read(used)


def test_every_item_of_a_new_plan_can_be_set_one_after_the_other() -> None:
    text = new_text()
    for item in national().catalogue.items:
        text = hold("kent", text, item, KINDS["a status"])
    assert "[]\n" not in text
    assert comments(text).startswith(comments(new_text())[:5000])
    assert not errors(judged("kent", text)[1])


# --- the command


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def run(root_of: RootOf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(root_of({"lancashire.yaml": "force: lancashire\n"}), capsys, monkeypatch)


def test_new_writes_the_plan_and_says_what_it_publishes_so_far(run: Run, tmp_path: Path) -> None:
    code, printed = run("new", "kent")
    assert code == 0
    assert (tmp_path / "plans" / "kent.yaml").read_text("utf-8") == new_text()
    assert "No answer published" in printed
    assert "ssc-site set kent 7.1" in printed
    assert names_in(tmp_path / "plans") == ["kent.yaml", "lancashire.yaml"]


def test_a_new_plan_has_the_permissions_of_any_new_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    run("new", "kent")
    assert (tmp_path / "plans" / "kent.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("name", ["kent.yaml", "Kent.yaml", "kent.yml", "KENT.YAML", "kent .yaml"])
def test_new_touches_no_file_that_is_there_under_whatever_name(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "plans" / name).write_text("mine", "utf-8")
    code, printed = run("new", "kent")
    assert (code, name in printed, "was not touched" in printed) == (3, True, True)
    assert (tmp_path / "plans" / name).read_text("utf-8") == "mine"
    assert names_in(tmp_path / "plans") == sorted([name, "lancashire.yaml"])


def test_new_follows_no_link_and_fills_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plans" / "kent.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    (tmp_path / "plans" / "essex.yaml").mkdir()
    assert (run("new", "kent")[0], run("new", "essex")[0]) == (3, 3)
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("knet", 'did you mean "kent"?'),
        ("british-transport-police", "43 territorial"),
        ("../../etc/passwd", "is not one of the 43 forces"),
        ("", "is not one of the 43 forces"),
    ],
)
def test_what_is_no_force_is_wrong_usage_with_a_near_miss(run: Run, tmp_path: Path, given: str, why: str) -> None:
    code, printed = run("new", given)
    assert (code, why in printed) == (2, True), printed
    assert names_in(tmp_path / "plans") == ["lancashire.yaml"]


@pytest.mark.parametrize("given", ["Kent", "Kent Police", "kent.yaml", "plans/kent.yaml"])
def test_a_force_may_be_called_by_its_name_or_its_file(run: Run, tmp_path: Path, given: str) -> None:
    assert run("new", given)[0] == 0
    assert (tmp_path / "plans" / "kent.yaml").is_file()


def test_without_a_folder_of_plans_new_could_not_run(run: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "plans")
    code, printed = run("new", "kent")
    assert (code, "no plans/ folder" in printed) == (3, True)
