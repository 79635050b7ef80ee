"""YAML text to nodes that know where they stand: what words mean, where things are, and the strict subset."""

import codecs
import itertools
from typing import Any

import pytest
import yaml

from conftest import found, said, source
from ssc_site.diagnostics import Diagnostic, report_of
from ssc_site.filetext import LARGEST_FILE
from ssc_site.spans import Span
from ssc_site.yamlsyntax import _SYNTAX
from ssc_site.yamltree import DEEPEST, Map, Node, Scalar, Seq, fold, number_of


def tree_of(text: str | bytes) -> Node:
    tree, faults = fold(source("plans/kent.yaml", text))
    assert not faults, said(faults)
    assert tree is not None
    return tree


def faults_of(text: str | bytes) -> tuple[Diagnostic, ...]:
    return fold(source("plans/kent.yaml", text))[1]


def placed(text: str | bytes) -> list[str]:
    return found(report_of(faults_of(text), [], 1))


def scalar_of(text: str) -> Scalar:
    tree = tree_of(f"a: {text}\n")
    assert isinstance(tree, Map)
    value = tree.pairs[0][1]
    assert isinstance(value, Scalar)
    return value


# --- what words mean


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("7", "int"), ("0", "int"), ("-3", "int"), ("100000", "int"),
        ("7.1", "number"), ("7.10", "number"), ("-0.5", "number"),
        ("true", "bool"), ("FALSE", "bool"),
        ("", "nothing"), ("~", "nothing"), ("null", "nothing"), ("Null", "nothing"),
        ("no", "text"), ("yes", "text"), ("on", "text"), ("Off", "text"), ("n", "text"),
        ("12:30", "text"), ("1:2:3", "text"), ("010", "text"), ("0o7", "text"), ("0x7", "text"), ("1_000", "text"),
        ("0b1", "text"), (".5", "text"), ("5.", "text"), ("1e3", "text"), (".inf", "text"), (".nan", "text"),
        ("+7", "text"), ("2025-03-27", "text"), ("2026-02-30", "text"), ("2025-03", "text"), ("=", "text"),
        ("1" * 16, "text"), ("1" * 5000, "text"), ("\u0667", "text"),
        ("'7'", "text"), ('"true"', "text"), ("''", "text"), ("'~'", "text"),
    ],
)  # fmt: skip
def test_an_unquoted_word_means_what_it_looks_like(text: str, kind: str) -> None:
    assert scalar_of(text).kind == kind


def test_a_number_keeps_its_zeros() -> None:
    assert str(number_of(scalar_of("7.10"))) == "7.10"
    assert number_of(scalar_of("7")) == 7


def test_a_key_is_the_text_in_the_file() -> None:
    tree = tree_of("7.1: a\n7.10: b\n010: c\n1_0: d\n0x7: e\n0:7: f\nno: g\ntrue: h\n2025-03-27: i\n")
    assert isinstance(tree, Map)
    assert [key.text for key, _ in tree.pairs] == [
        "7.1",
        "7.10",
        "010",
        "1_0",
        "0x7",
        "0:7",
        "no",
        "true",
        "2025-03-27",
    ]


# --- where things stand


def test_spans_count_characters_from_zero() -> None:
    tree = tree_of('a: "😀😀" # x\nb: [{c: d}, "e"]\n')
    assert isinstance(tree, Map)
    (_, smile), (key, value) = tree.pairs
    assert smile.span == Span(0, 3, 0, 7)
    assert key.span == Span(1, 0, 1, 1)
    assert isinstance(value, Seq)
    assert value.flow
    assert [element.span for element in value.elements] == [Span(1, 4, 1, 10), Span(1, 12, 1, 15)]


@pytest.mark.parametrize("text", ["a: |\n  b\n\n  c\nd:\n  - e: 'f\n      g'\n  - h\n", "a: b # c\nd: {e: f}\n"])
def test_windows_line_ends_and_a_byte_order_mark_move_nothing(text: str) -> None:
    tree = tree_of(text)
    assert tree_of(text.replace("\n", "\r\n")) == tree
    assert tree_of(b"\xef\xbb\xbf" + text.encode()) == tree


def test_a_block_of_text_knows_where_its_lines_start() -> None:
    assert scalar_of("|\n    b\n      c").block == 4
    assert scalar_of("|2\n    b").block == 2
    assert scalar_of("|-\n\n   b").block == 3
    assert scalar_of(">\n    b").block is None
    assert scalar_of("'|'").block is None


# --- the strict subset


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&x a: b\n", ["1:1 yaml-feature"]),
        ("a: &x b\n", ["1:4 yaml-feature"]),
        ("a: &x\n  b: c\n", ["1:4 yaml-feature"]),
        ("a: &x [b]\n", ["1:4 yaml-feature"]),
        ("a: *x\n", ["1:4 yaml-feature"]),
        ("*x : a\nb: c\n", ["1:1 yaml-feature"]),
        ("a:\n  <<: *x\n  <<: *y\n", ["2:3 yaml-feature", "3:3 yaml-feature"]),
        ("a: !x b\n", ["1:4 yaml-feature"]),
        ("a: !!int '7'\n", ["1:4 yaml-feature"]),
        ("a: !<tag:x> b\n", ["1:4 yaml-feature"]),
        ("a: !!python/object:os.system [x]\n", ["1:4 yaml-feature"]),
        ("%YAML 1.1\n---\na: b\n", ["1:1 yaml-feature"]),
        ("%TAG ! tag:x,2000:\n---\na: b\n", ["1:1 yaml-feature"]),
        ("a: b\n---\nc: d\n", ["2:1 yaml-feature"]),
        ("a: b\n---\nc: d\n---\ne: f\n", ["2:1 yaml-feature", "4:1 yaml-feature"]),
        ("[a, b]: c\n", ["1:1 yaml-feature"]),
        ("{a: b}: c\n", ["1:1 yaml-feature"]),
        ("? [a]\n: c\n", ["1:3 yaml-feature"]),
        ("a: b\na: c\n", ["2:1 duplicate-key"]),
        ("7: b\n\"7\": c\n'7': d\n", ["2:1 duplicate-key", "3:1 duplicate-key"]),
        ("a: {b: 1, c: 2, b: 3}\n", ["1:17 duplicate-key"]),
        ("---\na: b\n...\n", []),
        ("? a\n: b\n", []),
        ("{a: b, c: d,}\n", []),
    ],
)
def test_plans_use_plain_yaml(text: str, expected: list[str]) -> None:
    assert placed(text) == expected


def test_a_second_key_tells_where_the_first_is() -> None:
    (fault,) = faults_of("a: b\nc: d\na: e\n")
    assert "on line 1" in fault.message
    assert fault.elsewhere[0].span == Span(0, 0, 0, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a: Action #3 is done", ["1:11 text-cut"]),
        ("a: Action # 3", ["1:11 text-cut"]),
        ("a: 50% #done", ["1:8 text-cut"]),
        ("a: blocked #3", ["1:12 text-cut"]),
        ("a: blocked # a comment", []),
        ("a: 2025-03 # a comment", []),
        ("a: Two words  # a comment", []),
        ("a: Two words # a comment", ["1:14 text-cut"]),
        ("a: Two words #", ["1:14 text-cut"]),
        ("a: 'Action #3' # a comment", []),
        ("a: C#3", []),
        ("a: # a comment", []),
        ("a: {b: c} # a comment", []),
        ("a: [Two words] #3", []),
        ("a: |\n  Action #3 is done", []),
        ("a: One\n  two #3 three", ["2:7 text-cut"]),
    ],
)
def test_nothing_of_a_text_is_lost_after_a_hash(line: str, expected: list[str]) -> None:
    assert placed(f"{line}\nz: y\n") == expected


# --- characters


@pytest.mark.parametrize("letter", ["\u200b", "\u202e", "\x85", "\u2028", "\ufeff", "\x07", "\ufffd", "\u3164"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b", "c\n"),
        ("a: b\nfor", "ce: x\n"),
        ("a: b\n", "c: d\n"),
        ("a:\n  ", "- b\n  - c\n"),
        ("a:", " b\n"),
        ("a: ", "b\n"),
        ('a: "b', '"\n'),
        ("a: |\n  b", "\n  c\n"),
        ("# a comm", "ent\na: b\n"),
        ("a: 😀", "\n"),
        ("a: b", ""),
    ],
)
def test_a_hidden_character_is_told_of_at_its_place_and_only_once(letter: str, before: str, after: str) -> None:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert placed(before + letter + after) == [f"{line}:{column} hidden-character"]


@pytest.mark.parametrize("escape", [r"\0", r"\e[31m", r"\u200b", r"\N", r"\L", r"\P", r"\r", r"\u202e", r"\x07", r"\a"])
def test_an_escape_that_stands_for_a_hidden_character_is_refused(escape: str) -> None:
    assert placed(f'a: b\nc: "d{escape}e"\n') == ["2:4 hidden-character"]


@pytest.mark.parametrize("escape", [r"\ud800", r"\UFFFFFFFF", r"\xZZ", r"\q", r"\U"])
def test_an_escape_that_stands_for_nothing_is_refused(escape: str) -> None:
    (fault,) = faults_of(f'a: b\nc: "d{escape}e"\n')
    assert fault.code == "yaml-syntax"
    assert fault.span.line == 1


def test_a_text_full_of_hidden_characters_is_broken_once_not_a_thousand_times() -> None:
    assert len(faults_of("a: " + "b\u200b" * 5000)) == 20


def test_old_line_ends_are_told_of_once() -> None:
    assert placed("a: b\rc: d\re: f\r") == ["1:5 hidden-character"]


def test_equal_hidden_characters_in_a_row_are_told_of_once() -> None:
    assert placed("a: b\n\u00a0\u00a0\u00a0\u00a0c: d\n")[0] == "2:1 hidden-character"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: café".encode("latin-1"), "1:7 not-utf8"),
        ("a: b\nc: 😀é".encode() + b"\xe9", "2:6 not-utf8"),
        (codecs.BOM_UTF8 + b"a: \xff", "1:4 not-utf8"),
        ("a: b".encode("utf-16"), "1:1 not-utf8"),
        ("a: b".encode("utf-16-be"), "1:1 hidden-character"),
        (b"a: \xed\xa0\x80", "1:4 not-utf8"),
    ],
)
def test_a_file_of_another_encoding_is_told_of_at_the_first_letter(data: bytes, expected: str) -> None:
    assert placed(data)[0] == expected


# --- sizes


def test_a_file_may_have_256_kb_and_not_a_byte_more() -> None:
    assert LARGEST_FILE == 256_000
    comment = "#" * (LARGEST_FILE - len("\na: b\n"))
    assert tree_of(f"{comment}\na: b\n")
    assert placed(f"#{comment}\na: b\n") == ["1:1 too-large"]


def test_lists_may_be_twenty_deep_and_no_deeper() -> None:
    assert DEEPEST == 20
    assert tree_of("[" * 20 + "a" + "]" * 20)
    assert placed("[" * 21 + "a" + "]" * 21) == ["1:22 too-deep"]


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000, "[" * 99_999 + "]" * 99_999]
)
def test_brackets_without_end_are_one_fault_and_no_more(text: str) -> None:
    assert [fault.code for fault in faults_of(text)] == ["too-deep"]


def test_a_great_many_fields_in_one_place_are_refused_once() -> None:
    text = "".join(f"key-{number}: a\n" for number in range(15_000))
    assert [(fault.span.line, fault.code) for fault in faults_of(text)] == [(500, "too-large")]


# --- never raises


@pytest.mark.parametrize("text", ["", "\n", "# a\n# b\n", "---\n", "---\n---\n", "\ufeff", " ", "\n\n\n"])
def test_a_file_of_nothing_has_no_fault_of_its_yaml_but_hidden_ones(text: str) -> None:
    assert {fault.code for fault in faults_of(text)} <= {"yaml-feature"}


def test_no_three_signs_bring_it_down() -> None:
    signs = [*"\"'[]{}:#-|>&*!%@`\\?, \n\t~<a7.", "\u2028", "\r"]
    for three in itertools.product(signs, repeat=3):
        fold(source("plans/kent.yaml", "a: b\n" + "".join(three)))


# --- libyaml's own messages


MESSAGES = {
    "mapping values are not allowed": "a: b: c",
    "tab": "a: b\n\t\tc: d",
    "cannot start any token": "a: @b",
    "found unexpected end of stream": "a: 'b",
    "found unexpected document indicator": "a: 'b\n---\nc'",
    "could not find expected ':'": "a: b\nc\nd: e",
    "escape": 'a: "\\q"',
    "hexdecimal": 'a: "\\xZZ"',
    "while scanning an alias": "a: *",
    "while scanning an anchor": "a: & b",
    "while scanning a tag": "a: !<b",
    "while scanning a directive": "%b\na: c",
    "while scanning a block scalar": "a: | b",
    "did not find expected ',' or": "a: [b",
    "did not find expected node content": "a: ]",
    "did not find expected key": "a: b\n- c",
    "did not find expected '-' indicator": "- a\nb: c",
    "block sequence entries are not allowed": "a: - b",
}


def test_the_parser_says_what_our_explanations_look_for() -> None:
    assert [part for part, _ in _SYNTAX] == list(MESSAGES)
    for part, text in MESSAGES.items():
        with pytest.raises(yaml.MarkedYAMLError) as caught:
            list[Any](yaml.parse(text, Loader=yaml.CSafeLoader))
        assert part in f"{caught.value.context or ''}: {caught.value.problem}"


@pytest.mark.parametrize("text", MESSAGES.values())
def test_no_message_of_the_parser_is_shown(text: str) -> None:
    (fault,) = faults_of(text)
    for words in ("mapping", "scalar", "token", "expected", "context", "scanning", "sequence"):
        assert words not in fault.message + fault.hint


ITEM = 'responses:\n  "7.1":\n    - says: "One."\n'


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f'{ITEM}    \u2022 says: "Two."\n', "count the spaces: 2 before an item's number"),
        (f'{ITEM}    -says: "Two."\n', "start an entry with a plain dash and a space"),
        (f'{ITEM}     note: "Two."\n', "6 before its fields"),
        (f"{ITEM}- says: Two.\n", "4 before the dash of an entry"),
        ('responses:\n  "7.1": []  # none\n    - says: Two.\n', "delete the [] above"),
        ("leads: []\n  - role: Head\n", "give the fields of one section the same indent"),
        ("leads:\n  - role: Head\n   rank: DCI\n", "give the fields of one section the same indent"),
    ],
)  # fmt: skip
def test_a_line_that_does_not_fit_is_told_how_deep_it_stands(text: str, hint: str) -> None:
    (fault,) = faults_of(text)
    assert (fault.code, fault.message) == ("indentation", "this line does not fit the lines above it")
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "b\nc: "d"\n', "1:4"),
        ('- a: "b\n  c: d\n- a: "e: f"\n', "1:6"),
        ('"7.1": "b\n"7.2": []\n', "1:8"),
        ("a: 'b\nc: 'd'\n", "1:4"),
        ('a: {b: "c, d: e}\nf: {b: "g"}\n', "1:8"),
    ],
)
def test_a_text_closed_by_the_next_ones_opening_mark_is_told_of_where_it_opens(text: str, place: str) -> None:
    (fault,) = faults_of(text)
    assert fault.message == "this text has no closing quotation mark"
    assert placed(text) == [f"{place} open-quote"]


@pytest.mark.parametrize("text", ['a: "b "c" d"\n', 'a: "b\n  "c" d"\n', 'a: "b\n  said c: "d" e"\n'])
def test_a_text_with_marks_inside_is_not_taken_for_an_open_one(text: str) -> None:
    (fault,) = faults_of(text)
    assert (fault.code, fault.message) == ("quote-inside", "the text goes on after its closing quotation mark")
    assert fault.hint.startswith("put double quotes round the whole text, and inside it only '")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('a: {b: "c" d: e}\n', "quote-inside"),
        ("a: {b: 2025 d: e}\n", "unquoted-colon"),
        ("a: {b: c\nd: {e: f}\n", "open-bracket"),
    ],
)
def test_a_missing_comma_is_thought_of_inside_brackets_only(text: str, code: str) -> None:
    (fault,) = faults_of(text)
    assert fault.code == code
    assert "put a comma between two fields" in fault.hint
    assert "comma" not in faults_of("a: b: c\n")[0].hint


@pytest.mark.parametrize("text", ['a:{b: "c", d: e}\n', "a:{b: c, d: e}\n"])
def test_a_space_left_out_before_a_bracket_is_told_of(text: str) -> None:
    (fault,) = faults_of(text)
    assert fault.code == "missing-colon"
    assert fault.message == "a space must follow the colon before this bracket"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\n  - b: c\n    d: e\n    b: f\n", "if this starts a new entry, put a dash before the entry's first line"),
        ('"7.1": []\n"7.2": []\n"7.1": []\n', "move the new entries below those of the first one"),
        ('"7": yes\n"7": no\n', "delete one of the two"),
        ("- {b: c, b: d}\n", "delete one of the two"),
        ("a: b\na: c\n", "delete one of the two"),
    ],
)
def test_a_second_key_is_told_by_its_shape_what_to_do(text: str, hint: str) -> None:
    assert faults_of(text)[0].hint.startswith(hint)


def test_a_fault_the_parser_meets_past_the_end_is_told_after_the_last_word() -> None:
    assert placed("a: b\nc: [d\n\n\n") == ["2:4 open-bracket"]
    assert placed("a: b\nc\n\n\n") == ["2:1 missing-colon"]
