"""The files of Welsh words: what a Welsh speaker may get wrong in them is told at its line."""

from dataclasses import replace

import pytest

from conftest import AS_OF, national, national_files, source
from ssc_site.corpus import _national
from ssc_site.language import count_of, say, speaking
from ssc_site.welsh import Welsh, welsh_of

ENTRY = 'words:\n  pages:\n    - en: "Due %(date)s"\n      cy: "{}"\n      checked: true\n'


def _told(text: str) -> list[tuple[int, str]]:
    files = {**national_files(), "welsh-pages": source("schema/welsh-pages.yaml", text)}
    bundle, found = _national(files, AS_OF)
    assert (bundle is None) == bool(found)
    return [(each.span.line + 1, each.code) for each in found]


def test_an_entry_with_its_parts_is_fine() -> None:
    assert _told(ENTRY.format("Erbyn %(date)s")) == []


@pytest.mark.parametrize(
    "welsh",
    ["Erbyn", "Erbyn %(dyddiad)s", "Erbyn %(date)s %(day)s", "Erbyn %(date) s", "%(date)s %(date)s", "50% %(date)s"],
)
def test_parts_that_are_not_those_of_the_english_are_told_at_their_entry(welsh: str) -> None:
    assert _told(ENTRY.format(welsh)) == [(3, "other-parts")]


def test_a_noun_without_its_number_is_told_at_its_entry() -> None:
    assert _told("words: {}\ncounted:\n  - one: item\n    other: eitem\n") == [(3, "other-parts")]


def test_a_field_that_is_not_there_is_told_with_its_line() -> None:
    assert _told(ENTRY.format("Erbyn %(date)s") + "      cheked: true\n") == [(6, "unknown-field")]


def _words(*, checked: bool) -> Welsh:
    return Welsh.model_validate({"words": {"pages": ({"en": "Late", "cy": "Hwyr", "checked": checked},)}})


def test_what_nobody_has_signed_is_counted() -> None:
    assert [welsh_of([_words(checked=checked)]).unchecked for checked in (True, False)] == [0, 1]


def test_a_site_without_welsh_words_is_english_alone() -> None:
    none = Welsh.model_validate({"words": {}})
    bare = replace(national(), welsh_pages=none, welsh_data=none, welsh_report=none)
    assert [each.code for each in bare.languages] == ["en"]


def test_nouns_change_after_two_three_and_six_as_welsh_has_it() -> None:
    with speaking(national().languages[1]):
        said = [count_of(number, "plan", "plans") for number in (0, 1, 2, 3, 4, 6, 21)]
        assert said == ["0 cynllun", "1 cynllun", "2 gynllun", "3 chynllun", "4 cynllun", "6 chynllun", "21 cynllun"]
        assert say("Late") == "Hwyr"
