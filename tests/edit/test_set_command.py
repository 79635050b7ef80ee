"""The command `set`: what it prints, writes and refuses, and the questions it asks on a terminal."""

import difflib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run, runner

from conftest import LANCASHIRE, RootOf


@pytest.fixture
def plan(root_of: RootOf) -> Path:
    return root_of({"lancashire.yaml": LANCASHIRE}) / "plans" / "lancashire.yaml"


@pytest.fixture
def run(plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(plan.parents[1], capsys, monkeypatch)


DATED = ("--date", "2026-11-20")


def test_set_prints_the_lines_it_wrote_with_their_numbers(run: Run, plan: Path) -> None:
    code, printed = run("set", "lancashire", "11.1", *DATED, "--says", "A draft is done.", "--status", "in-progress")
    lines = plan.read_text("utf-8").split("\n")
    shown = [line.split(" | ") for line in printed.split("\n") if " | " in line]
    assert code == 0
    assert [lines[int(number) - 1] for number, _ in shown] == [words for _, words in shown]
    assert [words for _, words in shown] == [
        '  force: {title: "Given by the force", wording: force}',
        "    - date: 2026-11-20",
        "      source: force",
        "      status: in-progress",
        '      says: "A draft is done."',
    ]
    assert "Written to plans/lancashire.yaml." in printed


REFUSED = {
    "a date to come": (["--says", "A.", "--date", "2027-01-01"], "date-range"),
    "a date before all": (["--says", "A.", "--date", "2020"], "date-range"),
    "no date at all": (["--says", "A.", "--date", "5 March: x"], "bad-date"),
    "an unknown status": (["--status", "done"], "unknown-word"),
    "blocked without a reason": (["--status", "blocked"], "status-reason"),
    "a percentage alone": (["--progress", "25"], "progress"),
    "too much done": (["--status", "in-progress", "--progress", "100"], "out-of-range"),
    "words for a percentage": (["--status", "in-progress", "--progress", "half"], "wrong-kind"),
    "nothing between the quotes": (["--says", " "], "blank-text"),
    "too long a text": (["--says", "x" * 20_001], "too-long"),
    "a hidden character": (["--says", "over\u202eturned"], "hidden-character"),
    "a heading": (["--says", "# Title"], "text-form"),
    "a document without a link": (["--document", "Policy"], "document"),
    "a link that is none": (["--document", "Policy", "--url", "http://example.org"], "bad-link"),
    "a date without a reason": (["--action", "a", "--due", "2027"], "action-history"),
    "an unknown source": (["--says", "A.", "--source", "trakcer"], "source"),
    "two kinds of entry": (["--says", "A.", "--unclear", "B."], "mixed-entry"),
    "a reference to itself": (["--says", "A.", "--see", "11.1"], "reference"),
    "a date alone": ([*DATED], "empty-entry"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_not_validate_is_refused_with_its_reason_and_nothing_is_written(
    run: Run, plan: Path, case: str
) -> None:
    arguments, law = REFUSED[case]
    code, printed = run("set", "lancashire", "11.1", *arguments)
    assert (code, f"error[{law}]" in printed, "Nothing was written." in printed) == (1, True, True), printed
    assert plan.read_text("utf-8") == LANCASHIRE


@pytest.mark.parametrize("name", ["says", "date", "status", "source", "action", "document", "progress", "see"])
def test_what_is_private_is_refused_and_never_repeated(run: Run, plan: Path, name: str) -> None:
    code, printed = run("set", "lancashire", "11.1", f"--{name}", "Ring her on 07700 900123 at home")
    assert (code, "private-" in printed) == (1, True), printed
    assert "900123" not in printed
    assert "07700" not in printed
    assert plan.read_text("utf-8") == LANCASHIRE


def test_what_may_be_private_is_written_with_a_warning_and_not_shown(run: Run, plan: Path) -> None:
    code, printed = run("set", "lancashire", "11.1", *DATED, "--says", "The reference is 45678912.")
    assert (code, "private-number-likely" in printed, "not shown here" in printed) == (0, True, True), printed
    assert "45678912" not in printed
    assert "45678912" in plan.read_text("utf-8")


def test_what_may_be_private_is_not_shown_when_something_else_stops_the_entry(run: Run, plan: Path) -> None:
    words = "Look at reference number 1234567890 again."
    code, printed = run("set", "lancashire", "11.1", *DATED, "--action", words, "--due", "05/03/26")
    assert (code, "error[bad-date]" in printed, "private-number-likely" in printed) == (1, True, True), printed
    assert "1234567890" not in printed
    assert plan.read_text("utf-8") == LANCASHIRE


def test_what_may_be_private_and_was_there_is_neither_told_again_nor_shown(run: Run) -> None:
    run("set", "lancashire", "11.1", *DATED, "--says", "The reference is 45678912.")
    code, printed = run("set", "lancashire", "11.1", *DATED, "--says", "A.", "--date", "5 March: x")
    assert (code, "private-" in printed, "45678912" in printed) == (1, False, False), printed


@pytest.mark.parametrize("arguments", [["07700 900123", "11.1"], ["lancashire", "07700 900123"]])
def test_what_is_private_is_not_repeated_as_wrong_usage_either(run: Run, arguments: list[str]) -> None:
    code, printed = run("set", *arguments, "--says", "A.")
    assert (code, "900123" in printed) == (2, False)


def test_a_warning_is_shown_and_stops_nothing(run: Run, plan: Path) -> None:
    code, printed = run("set", "lancashire", "11.1", *DATED, "--status", "complete")
    assert (code, "complete-without-evidence" in printed) == (0, True)
    assert plan.read_text("utf-8") != LANCASHIRE


def test_only_warnings_that_are_new_are_shown(run: Run) -> None:
    run("set", "lancashire", "11.1", *DATED, "--status", "complete")
    assert "complete-without-evidence" not in run("set", "lancashire", "11.2", *DATED, "--says", "A.")[1]
    assert "complete-without-evidence" in run("set", "lancashire", "11.1", *DATED, "--status", "complete")[1]


def test_an_entry_without_a_date_below_another_is_remarked_on(run: Run) -> None:
    assert "has no date" in run("set", "lancashire", "11.1", "--says", "A.")[1]
    assert "has no date" not in run("set", "lancashire", "27.1", "--says", "A.")[1]


def test_while_most_items_are_empty_it_says_so(run: Run) -> None:
    run("new", "kent")
    assert (
        '38 items still read [], which pages show as "No answer published"'
        in run("set", "kent", "7.1", "--says", "A.")[1]
    )
    assert "still read []" not in run("set", "lancashire", "27.1", "--says", "A.")[1]


def test_a_plan_that_lists_no_sources_gets_none(run: Run, plan: Path) -> None:
    run("new", "kent")
    code, _ = run("set", "kent", "7.1", "--says", "A.")
    entry = plan.with_name("kent.yaml").read_text("utf-8").partition('  "7.1":')[2].partition("#")[0]
    assert (code, "says:" in entry, "source" in entry) == (0, True, False)


def test_a_plan_with_errors_is_refused_with_them(run: Run, plan: Path) -> None:
    plan.write_text(LANCASHIRE.replace("leads:", "leeds:"), "utf-8")
    code, printed = run("set", "lancashire", "11.1", "--says", "A.")
    assert (code, "error[unknown-field]" in printed, "Correct these first." in printed) == (1, True, True)


def test_what_the_plan_has_no_place_for_is_refused_with_the_fix(run: Run, plan: Path) -> None:
    code, printed = run("set", "lancashire", "7", "--says", "A.")
    assert (code, "Name one: 7.1, 7.2" in printed) == (1, True)
    assert plan.read_text("utf-8") == LANCASHIRE


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["kent", "7.1", "--says", "A."], 3, "ssc-site new kent"),
        (["lancashrie", "7.1", "--says", "A."], 2, 'did you mean "lancashire"?'),
        (["lancashire", "7.l", "--says", "A."], 2, 'did you mean "7.1"?'),
        (["lancashire", "7.1"], 2, "Say what is new, such as:\n  ssc-site set lancashire 11.1"),
        (["lancashire", "7.1", "--says", "\udcff"], 2, "is no text"),
    ],
)
def test_wrong_usage_and_missing_files_end_as_they_should(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    ended, printed = run("set", *arguments)
    assert (ended, words in printed) == (code, True), printed


def test_a_link_in_a_plans_place_is_not_followed(run: Run, plan: Path) -> None:
    real = plan.rename(plan.parents[1] / "real.yaml")
    plan.symlink_to(real)
    code, printed = run("set", "lancashire", "11.1", "--says", "A.")
    assert (code, "this is a link to another place" in printed) == (1, True)
    assert real.read_text("utf-8") == LANCASHIRE


def test_a_misnamed_plan_is_told_of(run: Run, plan: Path) -> None:
    plan.rename(plan.with_name("Lancashire.yaml"))
    code, printed = run("set", "lancashire", "11.1", "--says", "A.")
    assert (code, "misnamed-file" in printed) == (1, True)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        (LANCASHIRE + "#" * (256_000 - len(LANCASHIRE.encode()) - 10) + "\n", "too-large"),
        (
            LANCASHIRE.replace('  "11.2":', "".join(f'    - says: "A {n}."\n' for n in range(499)) + '  "11.2":'),
            "too-large",
        ),
    ],
)
def test_a_plan_is_not_pushed_beyond_its_bounds(run: Run, plan: Path, text: str, law: str) -> None:
    plan.write_text(text, "utf-8")
    code, printed = run("set", "lancashire", "11.1", "--says", "A.")
    assert (code, f"error[{law}]" in printed) == (1, True), printed[:500]
    assert plan.read_text("utf-8") == text


# --- the guided prompt


def added(before: str, after: str) -> str:
    """Return the lines that came, with +, and those that went, with -."""
    compared = difflib.ndiff(before.split("\n"), after.split("\n"))
    return "\n".join(line[:1] + line[2:] for line in compared if line[0] in "+-")


def answered(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    left = iter(answers)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(left))


def test_the_prompt_asks_shows_and_writes_when_told_to(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        "A draft is done.",
        "",
        "2026-11-20",
        "in-progress",
        "In Progress 25%",
        "25",
        "a",
        "2026-12",
        "",
        "Staff.",
    ]
    answered(monkeypatch, *answers, "The draft", "https://example.org/draft", "", "y")
    code, printed = run("set", "lancashire", "11.1")
    assert code == 0, printed
    assert "11.1 Problem profiles" in printed
    assert "Action a: The force has a problem profile" in printed
    assert '"A draft is done."' in printed.partition("Write this")[0]
    assert added(LANCASHIRE, plan.read_text("utf-8")) == (
        '+  force: {title: "Given by the force", wording: force}\n'
        "+    - date: 2026-11-20\n+      source: force\n+      status: in-progress\n"
        '+      stated_as: "In Progress 25%"\n+      progress: 25\n+      says: "A draft is done."\n'
        '+      actions:\n+        a: {due: 2026-12, reason: "Staff."}\n'
        '+      documents:\n+        - {title: "The draft", url: "https://example.org/draft"}'
    )


def test_the_prompt_writes_nothing_unless_told_to(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, "A draft is done.", "", "2026-11-20", "", "", "", "tracker", "")
    code, printed = run("set", "lancashire", "11.1")
    assert (code, "source: tracker" in printed, "\nNothing was written.\n" in printed) == (0, True, True)
    assert plan.read_text("utf-8") == LANCASHIRE


def test_a_prompt_left_empty_writes_nothing(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answered(monkeypatch, *[""] * 6)
    code, printed = run("set", "lancashire", "27.1")
    assert (code, "Nothing was said." in printed) == (0, True)
    assert plan.read_text("utf-8") == LANCASHIRE


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminal there")
def test_on_a_real_terminal_it_asks_and_to_end_it_there_leaves_all_as_it_was(plan: Path) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", "from ssc_site.cli import main; main()", "set", "lancashire", "11.1"]
    asking = subprocess.Popen(
        [*command, "--root", str(plan.parents[1])], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    os.write(ours, b"A draft is done.\n\x04")
    printed, _ = asking.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert (asking.returncode, b"What does the force say?" in printed) == (130, True)
    assert plan.read_text("utf-8") == LANCASHIRE
