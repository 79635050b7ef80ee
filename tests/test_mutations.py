"""A whole plan changed in every single place: told of inside the file, or still valid, and never a traceback."""

from pathlib import Path

import pytest

from conftest import FROZEN, LANCASHIRE, REPOSITORY, check, said
from mutating import CHANGES, mutants
from ssc_site.diagnostics import Report

EVERY_FIELD = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_lancashires_plan_is_told_of_once_inside_the_file_or_harmless(change: str) -> None:
    for part, changed in mutants(LANCASHIRE, change):
        report = check(changed)
        assert len(report.diagnostics) <= 1, said(report.diagnostics)
        assert_inside(report, changed, LANCASHIRE[part.start : part.end])


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_any_field_is_told_of_inside_the_file_or_harmless(change: str) -> None:
    unseen = set()
    for part, changed in mutants(EVERY_FIELD, change):
        report = check(changed)
        own = EVERY_FIELD[part.start : part.end]
        assert_inside(report, changed, own)
        if not report.diagnostics:
            unseen.add(own.partition(":")[0])
    assert unseen <= HARMLESS.get(change, unseen)


HARMLESS = {
    # What a change of this kind may do to a field and leave the plan valid. Other kinds may be harmless anywhere.
    "renamed": {"L1"},
    "emptied": set(),
    "made a word": {"in_place"},
    "made true": set(),
    "made a list": set(),
    "made a section": set(),
}


@pytest.mark.slow
@pytest.mark.parametrize("plan", sorted(FROZEN.glob("*.yaml")), ids=lambda plan: plan.stem)
def test_a_change_of_any_plan_is_told_of_inside_the_file_or_harmless(plan: Path) -> None:
    text = plan.read_text("utf-8")
    for change in CHANGES:
        for part, changed in mutants(text, change):
            assert_inside(check(changed, plan.name), changed, text[part.start : part.end])


@pytest.mark.slow
def test_a_plan_cut_off_anywhere_is_told_of_inside_the_file() -> None:
    for length in range(0, len(LANCASHIRE), 7):
        cut = LANCASHIRE[:length]
        assert_inside(check(cut), cut, cut[-40:])


@pytest.mark.slow
@pytest.mark.parametrize("sign", [*"\"'[]{}:#-|>&*!%@`\\?,~\t\r\n\0", "\n  ", "\u00a0", "\u200b", "\U0001f600"])
def test_a_sign_slipped_in_anywhere_is_told_of_inside_the_file_or_harmless(sign: str) -> None:
    for at in range(0, len(EVERY_FIELD), 3):
        changed = EVERY_FIELD[:at] + sign + EVERY_FIELD[at:]
        assert_inside(check(changed), changed, changed[at - 20 : at + 20])


def assert_inside(report: Report, text: str, about: str) -> None:
    """Assert that each diagnostic stands inside the file and says what is wrong and what to do."""
    lines = text.split("\n")
    for diagnostic in report.diagnostics:
        span = diagnostic.span
        assert (span.line, span.column) <= (span.end_line, span.end_column), about
        assert span.end_line < len(lines), about
        assert span.column <= len(lines[span.line]), about
        assert diagnostic.message, about
        assert diagnostic.hint, about
