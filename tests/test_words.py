"""What editors read: every code has a law and a test, and every message is in words of everyday."""

import re
from pathlib import Path

import pytest

from conftest import HEAD, REPOSITORY, check, national
from deriving import faults_of
from mutating import CHANGES, mutants
from ssc_site.corpus import codes
from ssc_site.diagnostics import Diagnostic
from ssc_site.schema import Plan

KNOWN = national().catalogue.keys
TESTS = Path(__file__).parent
EVERY_FIELD = (TESTS / "cases" / "good" / "every-field.yaml").read_text("utf-8")
JARGON = re.compile(
    r"\b(scalars?|mappings?|nodes?|null|tokens?|sequences?|strings?|booleans?|integers?|floats?|dict\w*|tuples?"
    r"|parse\w*|valid\w*|invalid|input|schema|pydantic|exception|error|key error|object|instance|literal|char)\b",
    re.IGNORECASE,
)
NOT_JARGON = ("schema/", "ssc-site schema")
"""The names of our own files and commands."""


@pytest.mark.parametrize("code", codes())
def test_a_code_has_a_law_in_a_sentence(code: str) -> None:
    law = codes()[code].law
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert law[0].isupper()
    assert law.endswith(".")
    assert not jargon_in(law)


@pytest.mark.parametrize("code", codes())
def test_a_code_has_a_test(code: str) -> None:
    written = [path.read_text("utf-8") for path in (*TESTS.glob("test_*.py"), *TESTS.glob("cases/bad/*.yaml"))]
    assert any(re.search(rf"\b{code}\b(?!-)", text) for text in written)


def test_every_code_of_a_plans_text_has_a_bad_case() -> None:
    cases = " ".join(path.read_text("utf-8") for path in TESTS.glob("cases/bad/*.yaml"))
    elsewhere = {"unreadable-file", "misnamed-file", "too-large", "not-utf8", "too-deep", "too-long", "missing-field"}
    elsewhere |= {"too-many-faults"}
    others = {code for code in codes() if code.startswith(("review-f", "review-i", "mark-"))}
    national = {"national-total", "item-place", "due-date", "tile", "support-age", "other-parts"}
    lacking = {code for code in codes() if not re.search(rf"# expect[^\n]* {code}\b", cases)}
    assert lacking <= elsewhere | others | national


def test_no_message_speaks_the_language_of_programs() -> None:
    spoken = {text for diagnostic in everything_said() for text in (diagnostic.message, diagnostic.hint)}
    assert len(spoken) > 300
    assert not {text: jargon_in(text) for text in spoken if jargon_in(text)}


def test_every_message_is_a_sentence_and_says_what_to_do() -> None:
    for diagnostic in everything_said():
        assert diagnostic.message[0] in '\u201c\u2018"' or not diagnostic.message[0].islower(), diagnostic.message
        assert not diagnostic.message.endswith("."), diagnostic.message
        assert diagnostic.hint, diagnostic.message
        assert len(diagnostic.message) < 300, diagnostic.message


def test_no_sentence_of_a_message_is_longer_than_25_words() -> None:
    texts = {text for diagnostic in everything_said() for text in (diagnostic.message, diagnostic.hint)}
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.!?:;])\s", unquoted(text))]
    assert [sentence for sentence in sentences if len(sentence.split()) > 25] == []


def unquoted(text: str) -> str:
    """Return a text with one X for each quotation."""
    return re.sub('"[^"]*"|\u201c[^\u201d]*\u201d', "X", text)


def test_a_message_about_an_item_names_it() -> None:
    for diagnostic in everything_said():
        if diagnostic.item in KNOWN:
            assert diagnostic.item in diagnostic.message, diagnostic


def everything_said() -> list[Diagnostic]:
    """Return what is said of every derived fault, every change of a plan, and every bad case."""
    if not _SAID:
        texts = [derived.text for derived in faults_of(EVERY_FIELD, Plan)]
        texts += [text for change in CHANGES for _, text in mutants(EVERY_FIELD, change)]
        texts += [path.read_bytes().decode() for path in (REPOSITORY / "tests" / "cases" / "bad").glob("*.yaml")]
        _SAID.extend({each for text in texts for each in check(text).diagnostics})
    return _SAID


_SAID: list[Diagnostic] = []


def jargon_in(text: str) -> list[str]:
    for ours in NOT_JARGON:
        text = text.replace(ours, "")
    return [match[0] for match in JARGON.finditer(re.sub(r'"[^"]*"', "", text))]


def test_of_hundreds_of_faults_the_first_are_told_and_then_that_there_are_more() -> None:
    report = check(f'{HEAD}responses: {{"7.1": []}}\n' + "".join(f"key-{number}: a\n" for number in range(300)))
    assert len(report.diagnostics) == 201
    assert [each.code for each in report.diagnostics].count("too-many-faults") == 1
