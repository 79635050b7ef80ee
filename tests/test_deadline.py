"""The deadline table, cell by cell: what may be said of a status against a date, and what may not."""

from datetime import date

import pytest

from ssc_site.dates import Period, parse_period
from ssc_site.deadline import Deadline, least, position

DUE = parse_period("2025-03-27")
BEFORE, ON, AFTER = date(2025, 3, 26), date(2025, 3, 27), date(2025, 3, 28)
LONG_AFTER = date(2026, 11, 21)


def dated(text: str) -> Period | None:
    return parse_period(text) if text else None


@pytest.mark.parametrize(
    ("status", "stated", "until_due", "after_due"),
    [
        ("complete", "2025-03-27", "met", "met"),
        ("complete", "2025-02", "met", "met"),
        ("complete", "2025-03-28", "met-late", "met-late"),
        ("complete", "2025-04", "met-late", "met-late"),
        ("complete", "", "complete-undated", "cannot-tell"),
        ("complete", "2025-03", "complete-undated", "cannot-tell"),
        ("complete", "2025", "complete-undated", "cannot-tell"),
        ("not-applicable", "", "not-applicable", "not-applicable"),
        ("not-applicable", "2025-06", "not-applicable", "not-applicable"),
        ("in-progress", "2025-03-28", "not-due", "late"),
        ("blocked", "2025-04", "not-due", "late"),
        ("not-started", "2025-03-27", "not-due", "no-update"),
        ("not-yet-applicable", "2024", "not-due", "no-update"),
        ("in-progress", "", "not-due", "cannot-tell"),
        ("in-progress", "2025-03", "not-due", "cannot-tell"),
        (None, "", "not-due", "cannot-tell"),
        (None, "2024-11-11", "not-due", "cannot-tell"),
    ],
)
def test_the_table_of_positions(status: str | None, stated: str, until_due: str, after_due: str) -> None:
    found = [position(status, dated(stated), DUE, day).value for day in (BEFORE, ON, AFTER, LONG_AFTER)]
    assert found == [until_due, until_due, after_due, after_due]


def test_no_answer_is_said_only_once_the_date_is_over() -> None:
    assert [position(None, None, DUE, day, silent=True) for day in (ON, AFTER)] == [
        Deadline.NOT_DUE,
        Deadline.NO_ANSWER,
    ]


@pytest.mark.parametrize("stated", ["", "2024", "2024-11", "2025-03-27", "2025-03"])
@pytest.mark.parametrize("status", [None, "in-progress", "blocked", "complete", "not-started"])
def test_late_is_never_said_without_a_statement_made_after_the_date(status: str | None, stated: str) -> None:
    assert position(status, dated(stated), DUE, LONG_AFTER) not in (Deadline.LATE, Deadline.MET_LATE)


def test_a_target_month_is_due_on_its_last_day() -> None:
    month = parse_period("2025-03")
    found = [position("in-progress", dated("2025-01"), month, day) for day in (date(2025, 3, 31), date(2025, 4, 1))]
    assert found == [Deadline.NOT_DUE, Deadline.NO_UPDATE]


def test_an_item_stands_where_its_least_advanced_part_stands() -> None:
    assert least([Deadline.MET, Deadline.NOT_DUE]) is Deadline.NOT_DUE
    assert least([Deadline.MET, Deadline.LATE, Deadline.NO_UPDATE]) is Deadline.LATE
    assert {least([each]) for each in Deadline} == set(Deadline)
