"""The commands as a user meets them: what they print, what they leave behind, how they end."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import FROZEN, LANCASHIRE, REPOSITORY, RootOf

AS_OF = ("--as-of", "2026-11-21")
COMMAND = (sys.executable, "-c", "from ssc_site.cli import main; main()")


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_validate_is_clean_on_a_clean_plan(root_of: RootOf) -> None:
    done = run("validate", "--root", str(root_of({"lancashire.yaml": LANCASHIRE})), *AS_OF)
    assert (done.returncode, done.stdout) == (0, "No problems in 1 plan.\n")
    assert done.stderr == "Judged for 21 November 2026.\n"


def test_validate_says_every_fault_of_every_plan_and_ends_with_one(root_of: RootOf) -> None:
    faulty = LANCASHIRE.replace("leads:", "leeds:").replace("due: 2025-03}", "due: soon}")
    root = root_of({"lancashire.yaml": faulty, "kent.yaml": "force: kent\nwording: mine\n"})
    done = run("validate", "--root", str(root), "--format", "json", *AS_OF)
    found = {(each["path"], each["code"]) for each in json.loads(done.stdout)["diagnostics"]}
    assert done.returncode == 1
    assert found >= {
        ("plans/lancashire.yaml", "unknown-field"),
        ("plans/lancashire.yaml", "bad-date"),
        ("plans/kent.yaml", "unknown-word"),
    }


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_every_format_tells_of_a_fault(root_of: RootOf, form: str) -> None:
    done = run("validate", "--root", str(root_of({"kent.yaml": "wording: force\n"})), "--format", form, *AS_OF)
    assert done.returncode == 1
    assert "force" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_validate_can_judge_one_plan_alone(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE, "kent.yaml": "force: kent\n"})
    assert run("validate", str(root / "plans" / "lancashire.yaml"), "--root", str(root), *AS_OF).returncode == 0


def test_build_makes_the_site_and_says_what_it_wrote(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    done = run("build", "--root", str(root), *AS_OF)
    assert done.returncode == 0, done.stderr
    assert "1 of 43 forces" in done.stdout
    assert b"Lancashire Constabulary" in (root / "site" / "forces" / "lancashire" / "index.html").read_bytes()


def test_the_plans_of_this_repository_are_valid_and_build(tmp_path: Path) -> None:
    done = run("build", "--root", str(REPOSITORY), "--out", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr


def test_a_folder_with_only_plans_builds(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    shutil.copy(FROZEN / "lancashire.yaml", tmp_path / "plans")
    done = run("build", *AS_OF, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def test_building_again_writes_nothing(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    run("build", "--root", str(root), *AS_OF)
    assert "0 written" in run("build", "--root", str(root), *AS_OF).stdout


def test_a_plan_with_an_error_leaves_the_last_good_site(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    run("build", "--root", str(root), *AS_OF)
    before = files_of(root / "site")
    (root / "plans" / "lancashire.yaml").write_text(LANCASHIRE.replace("leads:", "leeds:"), "utf-8")
    done = run("build", "--root", str(root), *AS_OF)
    assert done.returncode == 1
    assert "Nothing was published." in done.stderr
    assert files_of(root / "site") == before


def test_a_warning_does_not_stop_the_build(root_of: RootOf) -> None:
    claimed = LANCASHIRE.replace('  "17.1":\n    - actions:', '  "17.1":\n    - status: complete\n      actions:')
    done = run("build", "--root", str(root_of({"lancashire.yaml": claimed})), *AS_OF)
    assert (done.returncode, "complete-without-evidence" in done.stderr) == (0, True)


def test_validate_and_build_agree(root_of: RootOf) -> None:
    root = root_of({"kent.yaml": "force: kent\nforce: kent\n"})
    assert {run(command, "--root", str(root), *AS_OF).returncode for command in ("validate", "build")} == {1}


def test_schema_prints_the_schema_that_is_kept() -> None:
    assert run("schema", "--root", str(REPOSITORY)).stdout == (REPOSITORY / "schema/plan.schema.json").read_text(
        "utf-8"
    )
    assert run("schema", "--check", "--root", str(REPOSITORY)).returncode == 0


def test_schema_check_notices_a_stale_file(root_of: RootOf) -> None:
    root = root_of({})
    (root / "schema" / "plan.schema.json").write_text("{}\n", "utf-8")
    done = run("schema", "--check", "--root", str(root))
    assert (done.returncode, "out of date" in done.stdout) == (1, True)


def test_rules_prints_every_code_with_its_law() -> None:
    printed = run("rules").stdout
    assert "entry-order (error)\n    Entries stand in order of date, oldest first." in printed
    assert "complete-without-evidence (warning)" in printed


def test_status_prints_the_national_table(root_of: RootOf) -> None:
    root = root_of({path.name: path.read_bytes() for path in FROZEN.glob("*.yaml")})
    printed = run("status", "--root", str(root), *AS_OF).stdout
    assert "4 of 43 forces on 21 November 2026." in printed
    assert "116 of 156 items have a published answer." in printed
    row = next(line for line in printed.splitlines() if line.startswith("Lancashire"))
    assert row.split()[1:5] == ["36/39", "2/2", "5/5", "4/4"]


def test_the_day_defaults_to_today_in_utc(root_of: RootOf) -> None:
    before = datetime.now(UTC).date()
    said = run("validate", "--root", str(root_of({})), TZ="Pacific/Kiritimati").stderr
    assert any(f"{day.day} " in said and str(day.year) in said for day in (before, datetime.now(UTC).date()))


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["validate", "--format", "xml"],
        ["build", "--as-of", "yesterday"],
        ["validate", "--as-of", "2026-02-30"],
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert done.stderr


def test_a_folder_without_plans_could_not_run(tmp_path: Path) -> None:
    done = run("validate", cwd=tmp_path)
    assert (done.returncode, "no plans/ folder" in done.stderr, "Traceback" in done.stderr) == (3, True, False)


def test_a_site_folder_that_is_not_ours_is_left_alone(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    (root / "photos").mkdir()
    (root / "photos" / "cat.txt").write_text("mine", "utf-8")
    done = run("build", "--root", str(root), "--out", str(root / "photos"), *AS_OF)
    assert done.returncode == 3
    assert files_of(root / "photos") == {"cat.txt": b"mine"}


STRUCK = """
import os, signal
from ssc_site import cli
from ssc_site.cli import options
options.read_corpus = lambda *_: os.kill(os.getpid(), signal.SIGINT)
cli.main()
"""
"""The command, struck by Ctrl-C while it reads."""


@pytest.mark.skipif(sys.platform == "win32", reason="no process there can send itself Ctrl-C")
@pytest.mark.parametrize("command", ["validate", "build", "status"])
def test_ctrl_c_ends_with_130_and_a_word(command: str, root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    before = files_of(root)
    done = subprocess.run(
        [sys.executable, "-c", STRUCK, command, "--root", str(root), *AS_OF],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (130, "", "Interrupted.")
    assert "Traceback" not in done.stderr
    assert files_of(root) == before


def test_every_command_explains_itself() -> None:
    for command in ("validate", "build", "schema", "rules", "status"):
        done = run(command, "--help")
        assert (done.returncode, "Usage:" in done.stdout) == (0, True)


def test_every_command_is_in_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    listed = run("--help").stdout.split("Commands:")[1].split("\n")
    names = [line.split()[0] for line in listed if line.startswith("  ") and line.strip()]
    assert [name for name in names if f"`ssc-site {name}" not in readme] == []


def test_a_closed_pipe_ends_quietly(root_of: RootOf) -> None:
    root = root_of({f"{slug}.yaml": "x: 1\n" for slug in ("kent", "essex", "surrey")})
    piped = f'"{COMMAND[0]}" -c "{COMMAND[2]}" validate --root "{root}" | head -c 1'
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("commit", ["abc", "HEAD", "0123456;", "A" * 40, "a" * 65])
def test_what_is_no_commit_is_refused_before_anything_is_built(root_of: RootOf, commit: str) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    done = run("build", "--root", str(root), "--commit", commit, *AS_OF)
    assert done.returncode == 2
    assert "is not a Git commit" in done.stderr
    assert not (root / "site").exists()


def test_a_commit_stands_in_the_data(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    assert run("build", "--root", str(root), "--commit", "abc1234", *AS_OF).returncode == 0
    assert b'"commit": "abc1234"' in (root / "site" / "data" / "v1" / "answers.json").read_bytes()
