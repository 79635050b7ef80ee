"""Every letter, byte, word and style anywhere in a plan is read or refused at its place."""

import pytest

from conftest import HEAD, LANCASHIRE, check
from ssc_site.reporters import REPORTERS

CLEAN = f'{HEAD}responses: {{"7.1": []}}\n'


def test_bytes_that_are_no_letters_are_told_of_where_they_stand() -> None:
    data = CLEAN.encode()
    for position in range(len(data) + 1):
        report = check(data[:position] + b"\xff" + data[position:])
        (fault,) = report.diagnostics
        before = data[:position].decode()
        assert (fault.code, fault.span.line) == ("not-utf8", before.count("\n"))
        assert fault.span.column == position - (before.rfind("\n") + 1)


WHOLE = f"""\
{HEAD}leads:
  - {{title: Lead, rank: ACC, name: "Jo Example"}}
responses:
  "7.1":
    - date: 2024-11-11
      says: |
        One *two* three.

        - four
      actions:
        a: {{text: 'Review the offer', due: 2025-03}}
      see: ["11.1", 10.1-10.4]
"""
LETTERS = [*map(chr, range(128)), *"\x80\x85\xa0\xad\u0301\u061c\u200b\u200d\u202e\u2028\u2066\u3164\ufdfa\ufeff\uffff"]
LETTERS += [
    "\U0001f3f4",
    "\U000e0041",
    "\U0010ffff",
    "\r\n",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    ": ",
    " #",
    "- ",
    "*a",
    "&a ",
]


@pytest.mark.parametrize("place", range(0, len(WHOLE), 50))
def test_any_letter_may_stand_anywhere(place: int) -> None:
    for letter in LETTERS:
        report = check(f"{WHOLE[:place]}{letter}{WHOLE[place:]}")
        last = report.sources["plans/lancashire.yaml"].data.decode().count("\n")
        assert all(found.span.line <= last for found in report.diagnostics), repr(letter)
        for reporter in REPORTERS.values():
            reporter(report)


@pytest.mark.slow
def test_any_letter_may_stand_in_place_of_any_other() -> None:
    for place in range(0, len(WHOLE), 10):
        for letter in LETTERS:
            check(f"{WHOLE[:place]}{letter}{WHOLE[place + 1 :]}")


def test_half_of_any_file_is_a_verdict() -> None:
    for end in range(0, len(LANCASHIRE), 211):
        check(LANCASHIRE[:end])
        check(LANCASHIRE[end:])


OLD_WORDS = ["no", "No", "NO", "yes", "y", "n", "on", "off", "12:30", "1_000", "0o7", "010", ".inf", "=", "+1", "1e3"]


@pytest.mark.parametrize("word", OLD_WORDS)
def test_yamls_old_words_are_words(word: str) -> None:
    assert check(f'{HEAD}responses:\n  "7.1":\n    - says: {word}\n').diagnostics == ()
    accepted = check(f"{HEAD}accepts: {{7: {word}}}\nresponses: {{7.1: []}}\n")
    assert [each.code for each in accepted.diagnostics] == ([] if word in ("no", "yes") else ["unknown-word"])


STYLES = ["One two.", "'One two.'", '"One two."', "|\n{}One two.", ">\n{}One two.", "|-\n{}One two.", ">+\n{}One two."]
STYLES += ["|2-\n{}One two.", "\n{}One two.", "One\n{}two.", '"One\\u0020two."', "'One\n{}two.'", '"One \\\n{}two."']


@pytest.mark.parametrize("style", STYLES)
def test_a_text_of_any_style_is_the_same_text(style: str) -> None:
    text = f'{HEAD}responses:\n  "7.1":\n    - says: {style.format(" " * 8)}\n'
    assert check(text).diagnostics == ()
    flow = style if "{" not in style else '"One two."'
    assert check(f'{HEAD}responses: {{"7.1": [{{says: {flow}}}]}}\n').diagnostics == ()
