"""Dates as exact as their source: a day, a month or a year."""

from datetime import date

import pytest

from ssc_site.dates import likely_date, parse_period, period_of


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2025-03-27", date(2025, 3, 27), date(2025, 3, 27), "27 March 2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), "February 2025"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "December 2026"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1), "1 January 1"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "9999"),
    ],
)
def test_a_date_is_the_interval_it_may_mean(text: str, first: date, last: date, words: str) -> None:
    period = parse_period(text)
    assert (period.text, period.first, period.last, period.words) == (text, first, last, words)
    assert str(period) == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-02-30", "February 2026 has no day 30"),
        ("2025-02-29", "February 2025 has no day 29"),
        ("2025-04-31", "April 2025 has no day 31"),
        ("2025-01-00", "January 2025 has no day 00"),
        ("2025-13", "there is no month 13"),
        ("2025-00", "there is no month 00"),
        ("0000", "there is no year 0"),
        ("27/03/2025", "write it as 2025-03-27"),
        ("27 March 2025", "write it as 2025-03-27"),
        ("2025-3-27", "write it as 2025-03-27"),
        ("2025-03-27T10:00", "write it as 2025-03-27"),
        ("12:30", "write it as 2025-03-27"),
        ("25", "write it as 2025-03-27"),
        ("20255", "write it as 2025-03-27"),
        ("٢٠٢٥", "write it as 2025-03-27"),
        ("2025\n", "write it as 2025-03-27"),
        ("", "write it as 2025-03-27"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}"):
        parse_period(text)


def test_a_day_is_a_period_of_itself() -> None:
    assert period_of(date(2026, 11, 21)) == parse_period("2026-11-21")


@pytest.mark.parametrize(
    ("written", "here"),
    [
        ("27/03/25", "2025-03-27"),
        ("11/11/2024", "2024-11-11"),
        ("1.3.2025", "2025-03-01"),
        ("Nov-24", "2024-11"),
        ("21st November 2024", "2024-11-21"),
        ("27th March 2025", "2025-03-27"),
        ("March 2025", "2025-03"),
        ("Sept 2025", "2025-09"),
        ("31/02/2025", ""),
        ("03/27/2025", ""),
        ("soon", ""),
        ("next March 2025", ""),
        ("Marchish 2025", ""),
        ("Spring 2025", ""),
    ],
)
def test_a_date_as_people_write_it_is_offered_as_it_is_written_here(written: str, here: str) -> None:
    assert likely_date(written) == here
