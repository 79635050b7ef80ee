"""The corrected line of a report: offered only where it is certain, safe to print, and right when it is copied."""

from collections import Counter
from pathlib import Path

import pytest

from conftest import FROZEN, HEAD, REPOSITORY, check, check_one, said
from correcting import copied, corrected, errors, offered, plan_of
from handslips import SLIPS, slips
from ssc_site.codes import READER_CODES
from ssc_site.diagnostics import Diagnostic, Replacement, Severity, report_of
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.corrected import patched
from ssc_site.spans import SourceFile, Span
from test_cases import BAD
from test_derived_faults import FAULTS, PLAN

ITEM = f'{HEAD}responses:\n  "7.1":\n'


def lines_of(text: str) -> list[str]:
    """Return the corrected lines that a file's report offers, each once, in the file's order."""
    return [line.text for line in sorted(set(offered(check(text)).values()), key=lambda line: line.line)]


# What is certain


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("    - date: 27/03/2025", "    - date: 2025-03-27"),
        ("    - date: 05/05/25", "    - date: 2025-05-05"),
        ("    - date: 27 March 2025", "    - date: 2025-03-27"),
        ("    - date: March 2025", "    - date: 2025-03"),
        ("    - date: 2025-3-5", "    - date: 2025-03-05"),
        ("    - date: 2025/03/05", "    - date: 2025-03-05"),
        ("    - date: 2025\u201303\u201305", "    - date: 2025-03-05"),
        ("    - date: \u201c2025-03-05\u201d", "    - date: 2025-03-05"),
        ("    - status: Completed", "    - status: complete"),
        ("    - status: In Progress", "    - status: in-progress"),
        ("    - status: \u201ccomplete\u201d", "    - status: complete"),
        ("    - status: compelte", "    - status: complete"),
        ("    - in-place: One.", "    - in_place: One."),
        ("    - Says: One.", "    - says: One."),
        ("    - sasy: One.", "    - says: One."),
        ("    - owner: [{rank: DCI}]", "    - owners: [{rank: DCI}]"),
        ("    - says: Two steps: draft, review", '    - says: "Two steps: draft, review"'),
        ("    - says: The steps are:", '    - says: "The steps are:"'),
        ("    - actions: {a: {text: One: two, due: 2025}}", '    - actions: {a: {text: "One: two", due: 2025}}'),
        ("    - actions: {a: {due: 2025, text: One: two}}", '    - actions: {a: {due: 2025, text: "One: two"}}'),
        ("    - says: *Bold* words", '    - says: "*Bold* words"'),
        ("    - says: & more", '    - says: "& more"'),
        ("    - says: @home", '    - says: "@home"'),
        ("    - says: [One] two", '    - says: "[One] two"'),
        ("    - says: 'The force's plan'", '    - says: "The force\'s plan"'),
        ('    - says: "The "old" reports"', "    - says: 'The \"old\" reports'"),
        ('    - says: "One" and "two"', "    - says: '\"One\" and \"two\"'"),
        ('    - says: One."', '    - says: "One."'),
        ('    - says: \u201cOne."', '    - says: "One."'),
        ("    - says:One.", "    - says: One."),
        ('    - says:"One."', '    - says: "One."'),
        ("    -says: One.", "    - says: One."),
        ("      says: One.", "    - says: One."),
        ("    -\tsays: One.", "    - says: One."),
        ("    -\u00a0says: One.", "    - says: One."),
        ("    - sa\u200bys: One.", "    - says: One."),
        ("    - {says: One., see: 10.1}", '    - {says: One., see: ["10.1"]}'),
        ("    - {says: One., see: [\u201c10.1\u201d]}", '    - {says: One., see: ["10.1"]}'),
        ("    - {says: One., see: [10.1\u201310.4]}", '    - {says: One., see: ["10.1-10.4"]}'),
        ("    - {status: in-progress, progress: 25%}", "    - {status: in-progress, progress: 25}"),
        ("    - measures: [{name: One, value: '1,200'}]", "    - measures: [{name: One, value: 1200}]"),
        ("    - documents: [{title: A, url: \u201chttps://b.uk\u201d}]", '    - documents: [{title: A, url: "https://b.uk"}]'),
        ("    - says: One.\n       status: blocked", "      status: blocked"),
        ("    - says: One.\n\tstatus: blocked", "      status: blocked"),
        ("    - says: One.\n\t- status: blocked", "    - status: blocked"),
        ("    - date:2025\n      says: One.", "    - date: 2025"),
        ("    -date: 2025\n      says: One.", "    - date: 2025"),
        ("    - says: One.\n    \u2022 says: Two.", "    - says: Two."),
        ("    - says: One.\n     - says: Two.", "    - says: Two."),
        ("    - says: One.\n      actions\n        a: {text: One.}", "      actions:"),
        ("    - actions:\n        a:{text: 'One.', due: 2025}", "        a: {text: 'One.', due: 2025}"),
    ],
)  # fmt: skip
def test_a_certain_fix_is_offered_as_a_whole_line(typed: str, right: str) -> None:
    assert lines_of(f"{ITEM}{typed}\n") == [right]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('responses:\n  "7.1"\n    - says: One.\n', '  "7.1":'),
        ('responses\n  "7.1": []\n', "responses:"),
        ('responses:\n  "7.1":[]\n', '  "7.1": []'),
        ('responses:\n  "7.1": []\n    - says: One.\n', '  "7.1":'),
        ("responses:\n  \u201c7.1\u201d: []\n", '  "7.1": []'),
        ('responses:\n   "7.1": []\nlocal:\n  L1: []\n   L2: []\n', "  L2: []"),
    ],
)
def test_an_items_line_is_corrected_too(text: str, right: str) -> None:
    assert lines_of(f"{HEAD}{text}") == [right]


def test_the_forces_name_is_corrected_from_that_of_the_file() -> None:
    assert lines_of(f"{ITEM}    - says: A\n".replace("lancashire", "lancashier", 1)) == ["force: lancashire"]
    assert lines_of(f"{ITEM}    - says: A\n".replace("lancashire", "cleveland", 1)) == []


def test_a_source_is_corrected_where_it_is_misspelt_once() -> None:
    sources = f"{HEAD}sources: {{tracker: {{title: A}}}}\nresponses:\n"
    once = '  "7.1":\n    - {says: A., source: trakcer}\n'
    assert lines_of(f"{sources}{once}") == ["    - {says: A., source: tracker}"]
    assert lines_of(f"{sources}{once}    - {{says: B., source: trakcer}}\n") == []


# What is not


@pytest.mark.parametrize(
    "typed",
    [
        "    - date: 05/03/26",
        "    - date: 13/13/2025",
        "    - date: Mar-25",
        "    - date: 2025.1",
        "    - date: 2024-01-2",
        "    - date: 31/02/2025",
        "    - date: Spring 2025",
        "    - corrections: [{date: March 2025, kind: corrected, what: A., why: B.}]\n      says: One.",
        "    - status: done",
        "    - status: ongoing",
        "    - status: incomplete",
        "    - onwer: [{rank: DCI}]",
        "    - owner: DCI Example",
        "    - sayz: [One.]",
        "    - says: One.\n      Says: Two.",
        "    - says: One.\n      Note: this was late.",
        "    - statsu: complete\n      stauts: complete",
        "    - says: One. status: complete",
        "    - says: One. a: two",
        "    - status: complete date: 2026",
        "    - says: One: two # three",
        "    - says: One: two\n        and three",
        '    - says: One: "two"',
        "    - says: The steps are:\n        - one",
        "    - actions: {a: {text: One: two, three, due: 2025}}",
        "    - see: *a",
        "    - says: - One",
        "    - says: | One",
        '    - says: "One." And two.',
        '    - says: "One." And "two."',
        '    - says: "One',
        '    - says: "C:\\Users"',
        "    - says: \u201cOne.",
        "    - says: One # two",
        "    - date:2 026",
        "    - says: One.\n      status complete",
        "    - says: One.\n     status: blocked",
        "    - says: One.\n\tnote: Two.",
        "    - says: One.\n\tstatus: blocked\n\treason: Two.",
        "    - says: |\n        \u2022 one\n        \u2022 two",
        "    - documents: [{title: A, url: www.example.org}]",
        "    - documents: [{title: A, url: 'http://b.uk'}]",
        "    - see: [10.9]\n      says: One.",
        "    - {says: One., see: some words}",
        "    - {status: in-progress, progress: 0%}",
        "    - measures: [{name: One, value: about 200}]",
        "    -says: One.\n    note: Two.",
        "",
    ],
)
def test_what_could_be_meant_in_two_ways_is_not_offered(typed: str) -> None:
    report = check(f"{ITEM}{typed}\n")
    assert report.diagnostics
    assert offered(report) == {}


# How lines are made


def test_all_certain_fixes_of_a_line_stand_in_it_together_and_it_is_told_once() -> None:
    report = check(f"{ITEM}    - {{date: 27/03/2025, status: Complete, sasy: One., part: b}}\n")
    line = "    - {date: 2025-03-27, status: complete, says: One., part: b}"
    assert {each.text for each in offered(report).values()} == {line}
    assert len(offered(report)) == 3
    for name in ("text", "markdown"):
        assert REPORTERS[name](report).count(line) == 1
    assert REPORTERS["json"](report).count(f'"replacement": "{line}"') == 3


def test_where_another_error_of_the_line_stays_the_words_say_so() -> None:
    part, whole = (check(f"{ITEM}    - {{status: Complete, date: {date}}}\n") for date in ("05/03/26", "27/03/25"))
    said_of_part = "Line 6, corrected in part (its other faults are still in it), ready to copy:\n"
    assert said_of_part in REPORTERS["markdown"](part)
    assert "Line 6, corrected, ready to copy:\n" in REPORTERS["markdown"](whole)
    assert "corrected" not in REPORTERS["github"](part)


def test_every_format_gives_the_line_as_it_can_be_copied() -> None:
    report = check(f"{ITEM}    - status: In Progress\n")
    assert "\n  line 6, corrected, ready to copy:\n    - status: in-progress\n" in REPORTERS["text"](report)
    block = "\n\n  Line 6, corrected, ready to copy:\n\n  ```yaml\n      - status: in-progress\n  ```\n"
    assert block in REPORTERS["markdown"](report)
    assert '"replacement": "    - status: in-progress",\n      "replacement_line": 6\n' in REPORTERS["json"](report)
    assert "%0Acorrected (leave the blanks before it as they are): - status: in-progress\n" in REPORTERS["github"](
        report
    )


@pytest.mark.parametrize(
    "typed",
    ["    - date:2025\n      says: One.", "    - says: One.\n       status: blocked", f"    - Says: {'x' * 130}"],
)
def test_an_annotation_leaves_out_a_line_that_would_be_copied_wrongly(typed: str) -> None:
    report = check(f"{ITEM}{typed}\n")
    assert offered(report)
    assert "corrected" not in REPORTERS["github"](report)


@pytest.mark.parametrize(
    ("replacements", "made"),
    [
        ([], "abcdef"),
        ([(1, 2, "X"), (4, 6, "")], "aXcd"),
        ([(0, 0, "X"), (6, 6, "Y")], "XabcdefY"),
        ([(1, 3, "X"), (2, 4, "Y")], ""),
        ([(5, 7, "X")], ""),
    ],
)
def test_fixes_that_do_not_go_together_make_no_line(replacements: list[tuple[int, int, str]], made: str) -> None:
    assert patched("abcdef", [Replacement(Span(0, start, 0, end), text) for start, end, text in replacements]) == made


def test_windows_line_ends_and_a_byte_order_mark_stay_as_they_are() -> None:
    text = f"{ITEM}    - status: Complete\n      date: 27/03/25\n"
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert lines_of(windows) == lines_of(text)
    mended, _ = corrected(windows)
    assert mended == "\ufeff" + corrected(text)[0].replace("\n", "\r\n")
    assert errors(check(mended)) == []
    first = "\ufeffForce: lancashire\r\n" + HEAD.partition("\n")[2].replace("\n", "\r\n") + 'responses: {"7.1": []}'
    assert lines_of(first) == ["force: lancashire"]


# What is never shown


@pytest.mark.parametrize("odd", ["\u200e", "\u200f", "\u202e", "\t", "##[error]", "\u0007"])
def test_a_line_with_anything_hidden_or_commanding_is_not_offered(odd: str) -> None:
    report = check(f"{ITEM}    - {{says: 'One {odd} two', status: Complete}}\n")
    assert any(found.replacement for found in report.diagnostics) or odd in "\u202e\u0007"
    assert offered(report) == {}


def test_a_line_that_would_be_a_command_is_not_offered() -> None:
    found = Diagnostic("a", Severity.ERROR, "plans/a.yaml", Span(0, 0, 0, 1), "b")
    for line in ("  ::error::x y", "::stop-commands::x y"):
        fix = Replacement(Span(0, len(line) - 1, 0, len(line)), "z")
        told = Diagnostic(found.code, found.severity, found.path, found.span, found.message, replacement=fix)
        report = report_of([told], [SourceFile(found.path, line.encode())], 1)
        assert offered(report) == {}


def test_a_long_line_is_not_offered() -> None:
    for length, lines in ((250, 1), (290, 0), (20_000, 0)):
        assert len(lines_of(f"{ITEM}    - {{says: {'x' * length}, status: Complete}}\n")) == lines


@pytest.mark.parametrize(
    "typed",
    [
        "    - {says: The number is AB123456C, status: Complete}",
        "    - says: The number is AB123456C: or so.",
        "    - says: The number is AB123456C.\n    - note: AB123456C\n      Says: Two.",
        "    - Says: The number is AB123456C.",
        "    - {AB123456C: One., sasy: Two.}",
        "    - status: Complete # AB123456C",
        '    - {says: "The number is AB12\\u0033456C", status: Complete}',
    ],
)
def test_no_corrected_line_holds_anything_private(typed: str) -> None:
    report = check(f"{ITEM}{typed}\n")
    assert any(found.code.startswith("private-") for found in report.diagnostics)
    assert not any("123456" in line.text or "u0033" in line.text for line in offered(report).values())
    for write in REPORTERS.values():
        assert "123456" not in write(report)


def test_a_line_that_repeats_what_is_private_elsewhere_is_not_offered() -> None:
    private = "    - says: The victim, Jane Roe, agreed.\n"
    again = "    - {place: 'Row of Jane Roe', status: Complete}\n"
    assert lines_of(f"{ITEM}{again}") == ["    - {place: 'Row of Jane Roe', status: complete}"]
    report = check(f"{ITEM}{private}{again}")
    assert any(found.code.startswith("private-person") for found in report.diagnostics)
    assert offered(report) == {}
    assert lines_of(f"{ITEM}{private}    - status: Complete\n") == ["    - status: complete"]


def test_private_findings_have_no_fix() -> None:
    text = (REPOSITORY / "tests" / "cases" / "bad" / "private.yaml").read_text("utf-8")
    private = [found for found in check(text).diagnostics if found.code.startswith("private-")]
    assert private
    assert not any(found.replacement for found in private)


# That they are right


def test_a_misspelt_name_or_word_of_any_field_is_corrected_to_the_letter() -> None:
    slipped = {name: fault.text for name, fault in FAULTS.items() if name.endswith(("-misspelt", "-unknown-word"))}
    undone = {name for name, text in slipped.items() if corrected(text)[0] == PLAN}
    assert slipped.keys() - undone == UNSURE
    assert not [name for name in UNSURE if offered(check(slipped[name]))]


UNSURE = {
    "wording-unknown-word",  # "forcex": too short a word
    "held-unknown-word",
    "note-misspelt",  # could start a sentence of the text above
    "responses.7.1.0.note-misspelt",
    "responses.11.0.in_place.en-misspelt",  # of two letters
    "responses.11.0.in_place.cy-misspelt",
}


@pytest.mark.slow
def test_every_derived_fault_with_a_certain_fix_is_undone_by_it_to_the_letter() -> None:
    mended = {name: corrected(fault.text)[0] for name, fault in FAULTS.items() if offered(check(fault.text))}
    assert len(mended) > 70
    assert [name for name, text in mended.items() if text != PLAN] == []


_READING = {code.name for code in READER_CODES}


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_each_corrected_line_of_a_bad_case_ends_its_fault_and_brings_no_new_one(case: Path) -> None:
    """What a law then says was so before: of what cannot be read, and of an item with a faulty field, none is asked."""
    text = case.read_bytes().decode()
    before = check(text)
    for found, line in offered(before).items():
        after = check(copied(text, [line]))
        assert (found.span, found.code) not in {(each.span, each.code) for each in after.diagnostics}
        told = {(each.code, each.message) for each in before.diagnostics}
        new = [each for each in after.diagnostics if (each.code, each.message) not in told]
        assert not [each for each in new if each.code in _READING], said(new)
        assert not found.item or {each.item for each in new} <= {found.item}, said(new)
    again, _ = corrected(text)
    assert offered(check(again)) == {}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_hand_is_corrected_to_what_was_meant_or_not_at_all(slip: str) -> None:
    outcomes = Counter(outcome(each.text, each.meant) for each in slips(PLAN, slip, 6))
    assert outcomes["wrong"] == 0
    everywhere = Counter(outcome(each.text, each.meant) for each in slips(_SMALL, slip))
    assert everywhere["wrong"] == 0
    assert outcomes["right"] + everywhere["right"] > 0


_SMALL = f"""\
{HEAD}sources:
  tracker: {{title: Stalking action plan}}
local:
  L1:
    - date: 2025-05-05
      says: The force reviews its process, in part.
      see: ["10.1", "11.1"]
    - date: 2025-06-27
      status: in-progress
      progress: 25
      actions:
        a: {{text: "One: two", due: 2027-03}}
      in_place: A daily check of new reports.
    - status: complete
responses:
  "7.1": []
"""


def outcome(text: str, meant: str, name: str = "lancashire.yaml") -> str:
    """Return what the corrected lines make of a file: right, wrong, or nothing where none is offered."""
    if not offered(check(text, name)):
        return "none"
    made = plan_of(corrected(text, name)[0], name)
    return "right" if made is not None and made == plan_of(meant, name) else "wrong"


@pytest.mark.slow
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_any_plan_is_corrected_to_what_was_meant_or_not_at_all(slip: str) -> None:
    for plan in sorted(FROZEN.glob("*.yaml")):
        text = plan.read_text("utf-8")
        wrong = [each.line for each in slips(text, slip, 6) if outcome(each.text, each.meant, plan.name) == "wrong"]
        assert wrong == [], plan.stem


@pytest.mark.slow
@pytest.mark.parametrize("sign", [*"\"'[]{}:|>&*!%@`\\?,~\t", "\u00a0", "\u200b", " ", "  ", "\U0001f600"])
def test_a_sign_slipped_in_anywhere_is_taken_out_again_kept_in_a_text_or_not_corrected(sign: str) -> None:
    meant = plan_of(PLAN)
    for at in range(0, len(PLAN), 4):
        text = PLAN[:at] + sign + PLAN[at:]
        if offered(check(text)):
            made = plan_of(corrected(text)[0])
            assert made == meant or without(sign, made) == without(sign, meant), text[max(0, at - 40) : at + 40]


def without(sign: str, plan: object) -> str:
    return repr(plan).replace(repr(sign)[1:-1], "").replace(sign, "")


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["-", "#", "\n", "\r", "\n  ", "\n      ", "\ud800", "- ", ": "])
def test_whatever_is_slipped_in_correcting_comes_to_an_end(sign: str) -> None:
    for at in range(0, len(PLAN), 3):
        text = PLAN[:at] + sign + PLAN[at:]
        if not offered(check(text.encode("utf-8", "replace"))):
            continue
        mended, times = corrected(text.encode("utf-8", "replace").decode())
        assert times <= 4
        assert offered(check(mended)) == {}


def test_a_clean_plan_has_nothing_to_correct() -> None:
    for plan in FROZEN.glob("*.yaml"):
        assert offered(check(plan.read_text("utf-8"), plan.name)) == {}
    assert check_one(f"{ITEM}    - status: Complete\n").replacement == Replacement(Span(5, 14, 5, 22), "complete")
