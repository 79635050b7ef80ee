"""Dates as plans give them: a day, a month or a year, never more exact than the source.

Knows nothing of files, forces or today.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from ssc_site.language import key, say

MONTHS = (
    key("January"), key("February"), key("March"), key("April"), key("May"), key("June"),
    key("July"), key("August"), key("September"), key("October"), key("November"), key("December"),
)  # fmt: skip
"""Our own list: the library's follows the machine's language."""

_PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A date of day, month or year precision: the interval of days it may mean.

    text: as written, "2025", "2025-03" or "2025-03-27". first, last: the first and last day it may mean.
    """

    text: str
    first: date
    last: date

    def __str__(self) -> str:
        """Return the date as written."""
        return self.text

    @property
    def words(self) -> str:
        """The date in words, as exact as it was given: "27 March 2025", "March 2025" or "2025"."""
        precision = self.text.count("-")
        return day_words(self.first).split(" ", 2 - precision)[-1]


def day_words(day: date) -> str:
    """Return the day in words, in the language spoken: "27 March 2025"."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {say(month)} {day.year}"


def parse_period(text: str) -> Period:
    """Return the period that text names. Raises ValueError with a plain reason when it names none."""
    match = _PATTERN.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError("write it as 2025-03-27, or 2025-03 or 2025 when the day or month is not known")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError("there is no year 0")
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError(f"there is no month {match[2]}")
    if month is None:
        return Period(text, date(year, 1, 1), date(year, 12, 31))
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return Period(text, date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        raise ValueError(f"{MONTHS[month - 1]} {year} has no day {match[3]}")
    return Period(text, date(year, month, day), date(year, month, day))


def period_of(day: date) -> Period:
    """Return the period that is just this day."""
    return Period(day.isoformat(), day, day)


_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})[ -](\d{4}|\d{2})")
_YEAR_FIRST = re.compile("(\\d{4})[-/.\u2010-\u2015\u2212](\\d{1,2})(?:[-/.\u2010-\u2015\u2212](\\d{1,2}))?")
"""As here, but with other signs between the numbers, or without a zero before them."""


def likely_date(text: str) -> str:
    """Return how a date that people write (27/03/25, 27th March 2025, Mar-25, 2025-3-27) is written here.

    Empty where unsure. Days stand before months, as in Britain.
    """
    numbers, words = _DAY_FIRST.fullmatch(text.strip()), _IN_WORDS.fullmatch(text.strip().lower())
    if numbers:
        day, month, year = numbers[1], int(numbers[2]), numbers[3]
    elif words:
        day, month, year = words[1], _month_of(words[2]), words[3]
    elif turned := _YEAR_FIRST.fullmatch(text.strip()):
        day, month, year = turned[3], int(turned[2]), turned[1]
    else:
        return ""
    century = "20" if len(year) == 2 else ""  # noqa: PLR2004 - a year of two digits
    likely = f"{century}{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    try:
        return parse_period(likely).text
    except ValueError:
        return ""


def certain_date(text: str) -> str:
    """Return the likely date where no other can be meant, else nothing.

    05/03/25 may be of March or, from an American table, of May; Mar-25 a day or a year; 2025.1 January or October.
    """
    numbers, words = _DAY_FIRST.fullmatch(text.strip()), _IN_WORDS.fullmatch(text.strip().lower())
    if numbers and int(numbers[1]) <= 12 and int(numbers[1]) != int(numbers[2]):  # noqa: PLR2004 - months of a year
        return ""
    if words and not words[1] and len(words[3]) == 2:  # noqa: PLR2004 - a year of two digits
        return ""
    # Of 2024-01-2 a digit may be lost; who writes 2024-1-2 leaves out zeros.
    unsure = re.fullmatch(r"\d{4}(\.\d|\D0\d\D\d|\D\d\D0\d)", text.strip())
    return "" if unsure else likely_date(text)


def _month_of(name: str) -> int:
    """Return the number of a month by its name or first three letters, 0 where there is none."""
    names = [month.lower() for month in MONTHS]
    return next((number for number, month in enumerate(names, 1) if name in (month, month[:3], month[:4])), 0)
