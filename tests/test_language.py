"""Our words in two languages: counts, lists and months, held against Unicode's own tables."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from markupsafe import Markup

from ssc_site.dates import day_words
from ssc_site.language import Language, count_of, parts_of, plural_class, say, speaking

PLAIN = Language("cy", "cy/", {"Due %(date)s": "Erbyn %(date)s"}, {"item": {"other": "%(number)s eitem"}})


def test_a_number_is_in_the_class_unicode_puts_it_in() -> None:
    rule = Locale("cy").plural_form
    assert all(plural_class(number) == rule(number) for number in range(100_000))


def test_words_are_english_where_no_other_language_is_spoken() -> None:
    assert say("Due %(date)s", date="27 March 2025") == "Due 27 March 2025"
    with speaking(PLAIN):
        assert say("Due %(date)s", date="27 March 2025") == "Erbyn 27 March 2025"
    assert say("Due %(date)s", date="27 March 2025") == "Due 27 March 2025"


def test_a_language_ends_with_its_pages_even_when_making_them_fails() -> None:
    with pytest.raises(ZeroDivisionError), speaking(PLAIN):
        _ = 1 / 0
    assert say("Due %(date)s", date="x") == "Due x"


def test_safe_html_stays_safe_and_what_is_around_it_does_not_become_html() -> None:
    said = say("Due %(date)s", date=Markup("<b>soon</b>"))
    assert said == Markup("Due <b>soon</b>")
    assert isinstance(said, Markup)
    assert say("<i> %(one)s %(two)s", one=Markup("<b>"), two="<b>") == "&lt;i&gt; <b> &lt;b&gt;"


def test_a_per_cent_sign_without_parts_is_just_a_sign() -> None:
    assert say("100 %") == "100 %"


def test_nouns_follow_their_number() -> None:
    assert [count_of(number, "item", "items") for number in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    with speaking(PLAIN):
        assert count_of(2, "item", "items") == "2 eitem"
        assert count_of(2, "plan", "plans") == "2 plans"


def test_parts_are_found_in_words() -> None:
    assert parts_of("From %(start)s to %(end)s, 100 %") == ["end", "start"]
    assert parts_of("Due") == []


@pytest.mark.parametrize("month", range(1, 13))
def test_days_are_written_as_unicode_writes_them(month: int) -> None:
    assert day_words(date(2026, month, 30 if month != 2 else 28)) == format_date(
        date(2026, month, 30 if month != 2 else 28), "d MMMM y", locale="en_GB"
    )
