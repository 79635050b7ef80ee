"""Trees to models: every fault of every field in one pass, in our words, and the rest still decoded."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from conftest import REPOSITORY, check, check_one, source
from deriving import faults_of
from mutating import CHANGES, mutants
from ssc_site.codes import READER_CODES
from ssc_site.decode import Decoded, _plain, decode
from ssc_site.diagnostics import Point
from ssc_site.fieldfaults import _KINDS, _LIMITS, _OWN, explain
from ssc_site.schema import Entry, Plan, Review
from ssc_site.yamltree import fold

EVERY_FIELD = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")
SPARE = {"force": "lancashire", "wording": "force"}


def decoded(text: str, spare: dict[str, object] | None = None) -> Decoded[Plan]:
    tree, faults = fold(source("plans/lancashire.yaml", text))
    assert not faults
    return decode(tree, Plan, spare or {})


def entry_of(line: str) -> str:
    return f'force: lancashire\nwording: force\nresponses:\n  "7":\n    - {{{line}}}\n'


def test_what_is_sound_has_no_problem() -> None:
    made = decoded(EVERY_FIELD)
    assert made.value is not None
    assert not made.problems
    assert not made.faulty


def test_a_file_that_is_no_section_of_fields_is_nothing() -> None:
    assert decoded("[a]").value is None
    assert decode(None, Plan).value is None
    assert [coded.code for coded in decode(None, Plan).problems] == ["wrong-kind"]


def test_faulty_parts_are_set_aside_and_the_rest_is_decoded() -> None:
    made = decoded(
        "force: lancashire\nwording: force\nonwer: x\nheld: x\nsources: {a: {read: 2026-01-01}, b: {title: B}}\n"
        'responses:\n  "7.1": x\n  "7.2": [x, {says: A}, {status: x}]\n  "10": []\n'
    )
    assert made.value is not None
    assert made.value.held == "here"
    assert set(made.value.sources) == {"b"}
    assert list(made.value.responses) == ["7.2", "10"]
    assert [entry.says and entry.says.first for entry in made.value.responses["7.2"]] == ["A"]
    assert len(made.problems) == 6


def test_a_required_field_of_the_file_is_replaced_by_a_spare_one() -> None:
    assert decoded("responses: {}\n").value is None
    assert decoded("forc: kent\nwording: x\nresponses: {}\n", {**SPARE}).value == Plan(
        force="lancashire", wording="force"
    )


def test_what_follows_a_faulty_element_keeps_its_place() -> None:
    text = "force: lancashire\nwording: force\nleads:\n  - x\n  -\n  - {rank: [DCI]}\n  - {title: Chief}\n"
    assert [(each.span.line + 1, each.code) for each in check(text).diagnostics] == [
        (1, "missing-item"), (4, "wrong-kind"), (5, "empty-value"), (6, "wrong-kind"), (7, "person"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("says: [A]", "wrong-kind", "a text is expected here, not a list"),
        ("says: true", "wrong-kind", "a text is expected here, not the word true or false without quotes"),
        ("says: ''", "blank-text", "there is nothing between the quotes"),
        ("says: {}", "blank-text", "there is no text here"),
        ("says: {en: [A]}", "wrong-kind", "a word or text is expected here, not a list"),
        ("says: {fr: A}", "unknown-field", '"fr" is not a field of "says"'),
        ("says: A, place: {a: b}", "wrong-kind", "a word or text is expected here, not a section of fields"),
        ("says: A, see: 7.10", "wrong-kind", "a list is expected here, not a decimal number"),
        ("says: A, see: [seven]", "bad-reference", '"seven" does not fit'),
        ("says: A, see: [\u201c7.1\u201d]", "bad-reference", "write 7.1 without curly quotes"),
        ("says: A, see: [7.1.1]", "bad-reference", '"7.1.1" does not fit'),
        ("answered_by: 010", "bad-reference", '"010" does not fit'),
        ("says: A, source: \u2018tracker\u2019", "bad-name", "write tracker without curly quotes"),
        ("status: Complete", "unknown-word", 'did you mean "complete"?'),
        ("status: in progress", "unknown-word", 'did you mean "in-progress"?'),
        ("status: 7", "wrong-kind", "one word is expected here, not a number"),
        ("progress: 100", "out-of-range", "the number must be at most 99"),
        ("progress: 0", "out-of-range", "the number must be at least 1"),
        ("progress: 12.5", "wrong-kind", "a whole number is expected here, not a decimal number"),
        ("progress: 25%", "wrong-kind", "a whole number is expected here, not a text"),
        ("progress: " + "9" * 5000, "wrong-kind", "a whole number is expected here, not a text"),
        ("date: 2026-02-30", "bad-date", "February 2026 has no day 30"),
        ("date: 12:30", "bad-date", '"12:30" is not a date'),
        ("date: true", "wrong-kind", "a date is expected here"),
        ("date: " + "9" * 5000, "bad-date", "…"),
        ("actions: {A: {text: B}}", "bad-name", "one small letter"),
        ("says: A, due: 2025", "unknown-field", '"due" is not a field of an entry'),
        ("actions: [a]", "wrong-kind", "a section of fields is expected here, not a list"),
        ("actions: {a: text this}", "missing-colon", 'a colon and a space must follow "text"'),
        ("actions: {a: {text: A, then B}}", "unknown-field", '"then B" is not a field of an action'),
        ("measures: [{name: A, value: '7'}]", "wrong-kind", "a plain number is expected here"),
        ("documents: [{url: 'http://a.uk'}]", "bad-link", "use the https:// address"),
        ("documents: [{url: 'javascript:x'}]", "bad-link", "is not a link"),
        ("corrections: [{date: 2026-01, kind: corrected, why: A}]", "bad-date", "the day is needed here"),
    ],
)
def test_a_fault_is_said_in_our_words(line: str, code: str, words: str) -> None:
    (coded,) = decoded(entry_of(line)).problems
    assert coded.code == code
    assert words in coded.problem.message
    assert coded.problem.hint
    assert len(coded.problem.message) < 200


def test_an_unknown_field_without_a_value_may_be_a_comma_in_a_text() -> None:
    (coded,) = decoded(entry_of("actions: {a: {text: One, two}}")).problems
    assert "put the whole text in straight quotes" in coded.problem.hint


@pytest.mark.parametrize(
    ("below", "message", "hint"),
    [
        ('  "7": A', "an entry is expected below this number, not a text beside it", "write [] for no answer"),
        ('  "7": 8', "an entry is expected below this number, not a number beside it", "write [] for no answer"),
        ('  "7":\n    says: A', "the entry below this number has no dash", "put a dash and a space before"),
        ('  "7":\n    -says: A', "a space must follow the dash below this number", "put a space between"),
    ],
)
def test_an_item_without_a_list_is_told_what_its_entry_lacks(below: str, message: str, hint: str) -> None:
    (coded,) = decoded(f"force: lancashire\nwording: force\nresponses:\n{below}\n").problems
    assert (coded.code, coded.problem.message) == ("wrong-kind", message)
    assert hint in coded.problem.hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("due: 2025", "due belongs to an action: write it under actions:, after the action's letter"),
        ("url: 'https://a.uk/b'", "url belongs under documents"),
        ("name: A", "name belongs under owners or partners or measures"),
        ("en: A", "the fields here are actions, "),
    ],
)
def test_a_field_of_a_section_inside_is_told_where_it_belongs(line: str, hint: str) -> None:
    (coded,) = decoded(entry_of(f"says: B, {line}")).problems
    assert coded.problem.hint.startswith(hint)


def test_an_entrys_field_without_its_spaces_is_told_where_it_belongs() -> None:
    (coded,) = decoded("force: lancashire\nwording: force\nsays: A\n").problems
    assert coded.problem.hint == "says belongs under responses or local; count the spaces before it"


def test_a_value_that_is_a_comment_is_told_of_as_one() -> None:
    text = 'force: lancashire\nwording: force\nresponses:\n  "7.1": # A\n  "7.2":\n    - says: #1 of 2\n      note:\n'
    item, says, note = decoded(text).problems
    assert says.problem.message == '"says" is empty: what follows the # sign is not read'
    assert says.problem.hint.startswith("put the whole text in straight quotes")
    assert "has nothing after its colon" in item.problem.message
    assert "has nothing after its colon" in note.problem.message


def test_a_text_longer_than_twenty_thousand_characters_is_refused() -> None:
    assert not decoded(entry_of(f"says: {'a' * 20_000}")).problems
    (coded,) = decoded(entry_of(f"says: {'a' * 20_001}")).problems
    assert coded.code == "too-long"


def test_numbers_without_quotes_are_texts_where_texts_are_expected() -> None:
    made = decoded(
        "force: lancashire\nwording: force\naccepts: {7: no}\nresponses: {7.10: [{says: 7.10, see: [7.10, 7]}]}\n"
    )
    assert made.value is not None
    assert made.value.accepts == {"7": "no"}
    (entry,) = made.value.responses["7.10"]
    assert entry.says is not None
    assert entry.says.first == "7.10"
    assert entry.see == ("7.10", "7")


def test_a_misspelt_field_that_is_needed_is_not_missing_too() -> None:
    diagnostic = check_one(
        "force: lancashire\nwordng: force\nheld: elsewhere\nsources: {a: {title: A, url: 'https://a.uk/b'}}\n"
    )
    assert diagnostic.code == "unknown-field"
    assert diagnostic.message == '"wordng" is not a field of the file; did you mean "wording"?'


def test_an_empty_field_that_is_unknown_is_told_of_as_unknown() -> None:
    (coded,) = decoded("force: lancashire\nwording: force\nonwer:\n").problems
    assert coded.code == "unknown-field"
    assert coded.problem.point is Point.KEY


# --- pydantic's own errors


def errors_of(text: str, model: type[BaseModel]) -> set[str]:
    tree, _faults = fold(source("plans/lancashire.yaml", text))
    try:
        model.model_validate(_plain(tree) if tree else None)
    except ValidationError as error:
        return {each["type"] for each in error.errors()}
    return set()


WORDED = {"extra_forbidden", "missing", "literal_error", *_KINDS, *_LIMITS, *_OWN}


def test_every_error_a_plan_can_bring_up_is_worded_by_us() -> None:
    texts = [derived.text for derived in faults_of(EVERY_FIELD, Plan)]
    texts += [text for change in CHANGES for _, text in mutants(EVERY_FIELD, change)]
    raised = set().union(*(errors_of(text, Plan) for text in texts))
    assert raised <= WORDED
    assert raised >= {
        "extra_forbidden",
        "missing",
        "literal_error",
        "string_type",
        "model_type",
        "tuple_type",
        "int_type",
    }


def test_an_error_nobody_foresaw_is_still_worded_by_us() -> None:
    unforeseen: Any = {
        "type": "float_parsing",
        "loc": ("status",),
        "msg": "Input should be a valid number",
        "input": "x",
    }
    coded = explain(unforeseen, Entry)
    assert coded.code == "wrong-kind"
    assert "Input" not in coded.problem.message


def test_the_codes_fields_raise_are_codes() -> None:
    assert {code.name for code in READER_CODES} >= {*_OWN, *(code for code, _ in _LIMITS.values())}


def test_a_review_without_marks_is_nothing() -> None:
    tree, _faults = fold(source("plans/reviews/lancashire.yaml", "force: lancashire\n"))
    made = decode(tree, Review, {"force": "lancashire"})
    assert made.value is None
    assert [coded.code for coded in made.problems] == ["missing-field"]
