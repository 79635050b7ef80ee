"""The bounds of a file: what is just inside passes, what is just outside is told once, with its place."""

import json

import pytest

from conftest import HEAD, check, found, source
from ssc_site.corpus import MOST_OF_A_LAW
from ssc_site.decode import MOST_PROBLEMS
from ssc_site.fields import LONGEST_TEXT
from ssc_site.markdown import LONGEST_HTML, MOST_SIGNS, crowded, faults, html
from ssc_site.yamltree import MOST_FAULTS, MOST_IN_ONE, MOST_PARTS, fold

ANSWER = f'{HEAD}responses:\n  "7.1":\n'


def codes_of(text: str) -> list[str]:
    return [fault.code for fault in fold(source("plans/kent.yaml", text))[1]]


@pytest.mark.parametrize(
    ("most", "one_more"),
    [
        ("".join(f"k{number}: a\n" for number in range(MOST_IN_ONE)), "k: a\n"),
        ("- a\n" * MOST_IN_ONE, "- a\n"),
        ("a:\n" + "- b: c\n" * MOST_IN_ONE, "- d\n"),
    ],
)
def test_a_list_or_section_holds_five_hundred_and_no_more(most: str, one_more: str) -> None:
    assert MOST_IN_ONE == 500
    assert codes_of(most) == []
    assert codes_of(most + one_more) == ["too-large"]


def test_a_file_holds_five_thousand_parts_and_no_more() -> None:
    words = "[" + ", ".join("a" * 198) + "]"
    full = "".join(f"k{number}: {words}\n" for number in range(25))  # 200 parts each, with its name and its list
    assert MOST_PARTS == 5_000
    assert codes_of(full.replace("[a, a,", "[a,", 2)) == []
    assert codes_of(full) == ["too-large"]


@pytest.mark.parametrize("line", ["- *a\n", "- &a b\n", "- a b # c\n", '- "\\0"\n', "a: b\n", "--- a\n"])
def test_reading_stops_after_a_hundred_faults(line: str) -> None:
    assert MOST_FAULTS == 100
    codes = codes_of(line * 300)
    assert (len(codes), codes[-1]) == (101, "too-many-faults")


def test_of_one_law_a_hundred_problems_are_told() -> None:
    assert MOST_OF_A_LAW == 100
    report = check(ANSWER + "    - note: a\n" * 300)
    assert found(report) == [f"{line}:7 empty-entry" for line in range(6, 106)]


def test_after_two_hundred_faults_of_fields_no_law_is_judged() -> None:
    report = check(ANSWER + "    - {onwer: a, note: b}\n" * 300)
    assert (MOST_PROBLEMS, len(report.diagnostics)) == (200, 201)
    assert {each.code for each in report.diagnostics} == {"unknown-field", "too-many-faults"}


def test_a_text_of_the_largest_length_passes_and_one_longer_does_not() -> None:
    assert check(f"{ANSWER}    - says: {'a' * LONGEST_TEXT}\n").diagnostics == ()
    assert found(check(f"{ANSWER}    - says: {'a' * (LONGEST_TEXT + 1)}\n")) == ["6:13 too-long"]


@pytest.mark.parametrize("number", ["9" * 15, "9" * 16, "9" * 4300, "9" * 4301, "9" * 200_000, f"{'9' * 5000}.5"])
def test_numbers_of_any_length_are_read_as_they_are_written(number: str) -> None:
    assert "Traceback" not in str(check(f"{HEAD}{number}: a\nresponses: {{{number}: [{{progress: {number}}}]}}\n"))
    report = check(f"{ANSWER}    - measures: [{{name: a, value: {number}}}]\n")
    assert [each.code for each in report.diagnostics if not each.code.startswith("private")] == (
        [] if len(number) < 16 else ["wrong-kind"]
    )


# --- texts


@pytest.mark.parametrize("deepest", [1, 5])
def test_lists_may_be_five_deep(deepest: int) -> None:
    text = "\n".join(f"{'  ' * depth}- a{depth}" for depth in range(deepest))
    assert faults(text) == ()
    assert html(text).count("<ul>") == deepest


@pytest.mark.parametrize("sign", ["-", "1."])
def test_lists_that_would_lose_their_words_are_told_of(sign: str) -> None:
    text = "\n".join(f"{' ' * (len(sign) + 1) * depth}{sign} a{depth}" for depth in range(12))
    assert "a11" not in html(text)
    (fault,) = faults(text)
    assert (fault.kind, fault.line, fault.message) == ("form", 5, "lists inside lists, more than 5 deep")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("One &amp; two", 0, "code for a letter"),
        ("One\ntwo&nbsp;three", 1, "code for a letter"),
        ("<https://b.uk>", 0, "between < and >"),
        ("One\n<jo@b.uk>", 1, "between < and >"),
        ('[a](https://b.uk "two")', 0, "words in quotes after a link"),
        ("One\n\n[a]: https://b.uk", 2, "address on a line of its own"),
        ("One [a]\n\n[a]: https://b.uk\n[c]: https://d.uk", 2, "address on a line of its own"),
        ("- One | two\n  ---|---", 0, "tables"),
    ],
)
def test_more_of_markdown_is_told_of(text: str, line: int, words: str) -> None:
    first = faults(text)[0]
    assert (first.kind, first.line) == ("form", line)
    assert words in first.message
    assert first.hint


@pytest.mark.parametrize(
    "text", ["AT&T & Sons", "R&D; T&C", "a < b > c", "[sic] and [1]: see", "A | B\n- C", "a|b\n--"]
)
def test_signs_of_honest_texts_are_no_markdown(text: str) -> None:
    assert [fault for fault in faults(text) if "heading" not in fault.message] == []


def test_a_link_shows_no_words_that_are_not_in_the_text() -> None:
    assert html('[a](https://b.uk "two")') == '<p><a href="https://b.uk">a</a></p>\n'


def test_no_text_fills_more_of_a_page_than_ten_times_its_largest_length() -> None:
    growing = ("-\n+\n*\n" * 5000)[:LONGEST_TEXT]
    assert len(html(growing)) <= LONGEST_HTML == 200_000
    assert html(growing).count("<") == 2
    assert "this text would fill too much of the page" in {fault.message for fault in faults(growing)}
    assert len(html('"' * LONGEST_TEXT)) > 6 * LONGEST_TEXT
    assert faults('"' * LONGEST_TEXT) == ()


def test_emoji_in_an_address_do_not_fill_the_page() -> None:
    text = "[a](#" + "\U0001f600" * 19_000 + ")"
    assert len(html(text)) <= LONGEST_HTML
    assert faults(text)


def test_a_text_of_many_faults_is_told_of_twenty_times() -> None:
    assert len(faults("# a\n" * 5000)) == 20


def test_signs_that_take_long_to_weigh_are_counted_over_the_whole_plan() -> None:
    assert crowded(["[" * MOST_SIGNS]) is None
    assert crowded(["a", "[" * MOST_SIGNS, "a[", "["]) == 2
    texts = [json.dumps("[" * 9000) for _ in range(4)]
    report = check(ANSWER + "".join(f"    - says: {text}\n" for text in texts))
    assert found(report) == ["8:13 text-form"]
    assert "more than 25,000 signs" in report.diagnostics[0].message
