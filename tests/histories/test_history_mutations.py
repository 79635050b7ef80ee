"""Every field a plan may have, changed in place after it was published: refused in an entry, and nowhere untold."""

import re
from collections.abc import Iterator

import pytest
import yaml

from conftest import AS_OF, FROZEN, REPOSITORY, check, inputs_of, national
from mutating import Part, deleted, parts_of
from ssc_site.changes.law import breaches
from ssc_site.changes.project import Comparison, compare

EVERY_FIELD = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")
NAME = "lancashire.yaml"


def compared(before: str, after: str, name: str = NAME) -> tuple[list[str], Comparison]:
    """Return what is refused, and all that is found."""
    report = check(after, name)
    found = compare(inputs_of({name: before}), inputs_of({name: after}), national(), report, as_of=AS_OF, changed=())
    return [breach.code for breach in breaches(found)], found


def others(value: str) -> list[str]:
    """Return values of the same kind, as likely to be valid."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
        return [f"{int(value[:4]) - 1}{value[4:]}", value[:4]]
    if value in ("complete", "blocked", "in-progress"):
        return ["not-started", "blocked" if value == "in-progress" else "in-progress"]
    if value.isdigit():
        return [str(int(value) + 1), str(int(value) - 1)]
    if re.fullmatch(r"\d+\.\d", value):
        return ["14.3"]
    return [f"{value}x"] if value.startswith("http") else [f"{value} indeed", f"Not {value}", value.partition(" ")[0]]


def altered(text: str, part: Part) -> Iterator[str]:
    """Yield the text with this part deleted, then with other values in its place."""
    yield deleted(text, part)
    written = text[part.value : part.end]
    if part.kind == "scalar":
        quote = written[0] if written[0] in "\"'" else ""
        value = str(yaml.safe_load(written)) if quote else written
        yield from (f"{text[: part.value]}{quote}{other}{quote}{text[part.end :]}" for other in others(value))


def mutants(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each part's words, the text without or with another, and whether it belongs to an answer."""
    answers = text.index("\nresponses:") + 1
    end = text.index("\ncorrections:", answers) if "\ncorrections:" in text[answers:] else len(text)
    for part in parts_of(text):
        if part.start != answers:
            own = text[part.start : part.end].split("\n", maxsplit=1)[0]
            yield from ((own, mutant, answers < part.start < end) for mutant in altered(text, part) if mutant != text)


@pytest.mark.slow
def test_nothing_of_a_published_answer_can_be_changed_or_deleted_in_place() -> None:
    allowed = {own for own, mutant, inside in mutants(EVERY_FIELD) if inside and not compared(EVERY_FIELD, mutant)[0]}
    assert allowed == {"source: tracker"}, "the only source there is, named or not"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cambridgeshire.yaml", "lancashire.yaml"])
def test_nothing_of_a_real_plans_answers_can_be_changed_or_deleted_in_place(name: str) -> None:
    text = (FROZEN / name).read_text("utf-8")
    allowed = [own for own, mutant, inside in mutants(text) if inside and not compared(text, mutant, name)[0]]
    assert allowed == []


@pytest.mark.slow
def test_nothing_can_be_put_into_a_published_entry_but_a_language_or_a_correction() -> None:
    added = {own for own, mutant, inside in mutants(EVERY_FIELD) if inside and not compared(mutant, EVERY_FIELD)[0]}
    whole = {'"7.1":', '"7.2":', '"10":', '"11":', '"28":', "local:"}
    languages = {own for own in added if own.startswith(("en: ", "cy: "))}
    assert added - whole - languages == {"corrections:", "source: tracker"}
    assert len(languages) == 2


@pytest.mark.slow
def test_whatever_may_be_changed_is_told() -> None:
    untold = set()
    for own, mutant, _ in mutants(EVERY_FIELD):
        for before, after in ((EVERY_FIELD, mutant), (mutant, EVERY_FIELD)):
            refused, found = compared(before, after)
            if not (refused or found.plans or found.not_compared):
                untold.add(own)
    assert untold == {"held: here", "source: tracker"}, "said or not, it is so"
