"""Values as they are written: whatever a text holds, it is read back as the same text, in every place it may stand."""

import pytest
from styles import read

from ssc_site.edit.layout import dashed
from ssc_site.edit.written import Value, field, fields, inline

SIGNS = "\"'\\#:-?*&!%@`|>,[]{}<=~ \t\n.0eyŵ\u201c\u2019\u2013\u00a0\u200d\U0001f600"
TEXTS = [
    *(f"{sign}" for sign in SIGNS if sign.strip()),
    *(f"{sign}text" for sign in SIGNS),
    *(f"text{sign}" for sign in SIGNS),
    *(f"text {sign} {sign}text{sign}: {sign}#{sign} text" for sign in SIGNS),
    *(f"one{sign}\n{sign}two\n\n{sign} three{sign}" for sign in SIGNS),
    *(
        "true",
        "null",
        "~",
        "yes",
        "no",
        "2026",
        "7.10",
        "0x7",
        "1_000",
        "12:30",
        "<<",
        "=",
        "---",
        "...",
        "- a",
        "a: b",
    ),
    "one\n---\ntwo\n...\nthree",
    "one\n\n\n\ntwo",
    "one\n# two\n\n    three\n- four",
    "\\n \\u0041 \\x00 \\",
    "x" * 20_000,
    "two words " * 1_999,
]


@pytest.mark.parametrize("name", ["says", "date", "status", "progress", "see"])
def test_a_text_is_read_back_whatever_it_holds(name: str) -> None:
    for text in TEXTS:
        for lines in (field(name, text), dashed(fields({"date": "2026", name: text}), 3, 7)):
            found = read("\n".join(lines) + "\n")
            value = (found if isinstance(found, dict) else found[0])[name]
            assert value in (text, f"{text}\n"), text


def test_a_text_in_brackets_is_read_back_whatever_it_holds() -> None:
    entry: dict[str, Value] = {f"a{number}": text for number, text in enumerate(TEXTS)}
    every: dict[str, Value] = {"actions": {"a": entry}, "see": tuple(TEXTS), "7.1": ({"x": ({"y": "z"},)},)}
    assert read(inline("", every)) == {"actions": {"a": entry}, "see": TEXTS, "7.1": [{"x": [{"y": "z"}]}]}
    assert "\n" not in inline("", every)


def test_only_words_dates_and_numbers_go_without_quotes_and_only_where_they_are_expected() -> None:
    written = fields({"date": "2026-03", "status": "in-progress", "progress": "25", "says": "a", "see": ("7.1", "8")})
    assert written == ["date: 2026-03", "status: in-progress", "progress: 25", 'says: "a"', 'see: ["7.1", "8"]']
    assert field("date", "5 March: no") == ['date: "5 March: no"']


def test_an_entry_is_written_as_the_guide_shows_it() -> None:
    entry: dict[str, Value] = {
        "date": "2026-03-05",
        "says": "One.\n\n- two",
        "actions": {"a": {"text": "Write it.", "due": "2025-03"}},
        "documents": ({"title": "Policy", "url": "https://example.org/policy"},),
    }
    assert "\n".join(dashed(fields(entry), 4, 6)) == (
        "    - date: 2026-03-05\n"
        "      says: |\n"
        "        One.\n"
        "\n"
        "        - two\n"
        "      actions:\n"
        '        a: {text: "Write it.", due: 2025-03}\n'
        "      documents:\n"
        '        - {title: "Policy", url: "https://example.org/policy"}'
    )
