"""Every field of every file, each with every fault it can have: exactly one diagnostic, at the exact place."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from conftest import AS_OF, REPOSITORY, check, national, placed, said, source
from deriving import Derived, faults_of, fields_of, models_of
from ssc_site.corpus import _decoded, _judged, codes
from ssc_site.diagnostics import Diagnostic
from ssc_site.national import Catalogue, Register, Site, Support
from ssc_site.rules import review, rules_of
from ssc_site.schema import Plan, Review

PLAN = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")
REVIEW = """\
force: lancashire
marks:
  "11.1":
    - date: 2026-11
      by: HMICFRS
      finding: confirmed
      note: A sample of 20 was read.
      documents:
        - title: Report
          url: https://www.example.org/report
        - title: Notes
          held: They name people.
        - none: Nothing was written.
cleared:
  - code: private-number-likely
    place: comment
    reason: It is the number of the published paper.
    date: 2026-11-21
# Paper 45678912.
"""
FAULTS = {derived.name: derived for derived in faults_of(PLAN, Plan)}
REVIEW_FAULTS = {derived.name: derived for derived in faults_of(REVIEW, Review)}

LAWS = {
    # What no model requires, a law across fields may: its code, and the words of the file it points at.
    "sources-missing": ("summary-source", "summarised"),
    "sources.tracker.read-missing": ("summary-source", "tracker:"),
    "unread-missing": ("missing-item", "responses:"),
    "responses-missing": ("missing-item", "force:"),
    "responses.7.1.0.actions.a.text-missing": ("action-history", "a:\n"),
    "responses.7.1.0.actions.a.reason-missing": ("status-reason", "blocked"),
    "responses.7.1.0.status-missing": ("progress", "progress: 25"),
    "responses.7.1.0.documents.0.title-missing": ("document", "url: https://www.example.police.uk/policy"),
    "responses.7.1.0.documents.0.url-missing": ("document", "title: Stalking policy"),
    "responses.7.1.0.documents.1.held-missing": ("document", "title: Case file"),
    "responses.7.1.0.documents.2.none-missing": ("document", "{}"),
    "responses.7.1.0.corrections.0.what-missing": ("correction", "date: 2026-01-05"),
    "responses.7.2.0.answered_by-missing": ("empty-entry", "{}"),
    "responses.10.0.unclear-missing": ("empty-entry", "{}"),
}


@pytest.mark.parametrize("model", [Plan, Review])
def test_the_file_faults_are_derived_from_has_every_field(model: type[BaseModel]) -> None:
    there = set(fields_of(PLAN if model is Plan else REVIEW, model))
    assert there == {(each, name) for each in models_of(model) for name in each.model_fields} & there
    lacking = {(each.__name__, name) for each in models_of(model) for name in each.model_fields} - {
        (each.__name__, name) for each, name in there
    }
    assert not lacking - _TEXTS, "give the new field a line in the file"


_TEXTS = {("Text", "en"), ("Text", "cy")}
"""In the file of marks every text is a plain one."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_plan_is_told_once_at_its_place(name: str) -> None:
    derived = FAULTS[name]
    report = check(derived.text)
    told = [diagnostic for diagnostic in report.diagnostics if not _let_pass(diagnostic.code, derived)]
    assert [placed(diagnostic) for diagnostic in told] == _expected(derived), said(report.diagnostics)
    assert all(_is_helpful(derived, diagnostic) for diagnostic in told)


@pytest.mark.parametrize("name", REVIEW_FAULTS)
def test_a_fault_of_a_reviewers_file_is_told_once_at_its_place(name: str) -> None:
    derived = REVIEW_FAULTS[name]
    read = _judged(source("plans/reviews/lancashire.yaml", derived.text), Review, rules_of(review), national(), AS_OF)
    told = tuple(diagnostic for diagnostic in read.found if not _let_pass(diagnostic.code, derived))
    assert _places(told) == _expected(derived), said(read.found)


def _let_pass(code: str, derived: Derived) -> bool:
    """Whether this is the false alarm that a clearance, now faulty, let pass."""
    return derived.name.startswith("cleared") and code == "private-number-likely"


@pytest.mark.parametrize("stem", ["catalogue", "forces", "site", "support"])
def test_a_fault_of_a_national_file_is_told_once_at_its_place(stem: str) -> None:
    model: Any = {"catalogue": Catalogue, "forces": Register, "site": Site, "support": Support}[stem]
    data = yaml.load((REPOSITORY / "schema" / f"{stem}.yaml").read_text("utf-8"), _Texts)  # noqa: S506 - texts only
    short = {name: _short(part) for name, part in data.items()}
    text = yaml.dump(short, Dumper=_Lines, sort_keys=False, allow_unicode=True, width=100_000)
    for derived in faults_of(f"{text}\n", model):
        if not yaml.safe_load(derived.text):
            continue  # the file's only field was taken away
        read = _decoded(source(f"schema/{stem}.yaml", derived.text), model, None)
        assert _places(read.found) == ([derived.expected] if derived.expected else []), derived.name


def _short(data: Any) -> Any:
    """Return the data with only those parts of a long section that have fields the ones before have not."""
    if not isinstance(data, dict):
        return data
    seen: set[str] = set()
    kept = {}
    for name, part in data.items():
        fields = set(_names(part))
        if not _is_free(data) or fields - seen:
            kept[name] = _short(part)
        seen |= fields
    return kept


def _is_free(section: dict[str, Any]) -> bool:
    """Whether the section's names are free, each holding the same fields."""
    return all(isinstance(part, dict) for part in section.values())


def _names(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for name, part in data.items():
            yield from () if _is_free(data) else (name,)
            yield from _names(part)
    for part in data if isinstance(data, list) else ():
        yield from _names(part)


class _Texts(yaml.CSafeLoader):
    """Reads dates and words like yes as texts: what our own reader does."""


_Texts.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":int")]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class _Lines(yaml.SafeDumper):
    """Writes each field on a line of its own, lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's own
        super().increase_indent(flow, indentless=False)


def _expected(derived: Derived) -> list[str]:
    if derived.name not in LAWS:
        return [derived.expected] if derived.expected else []
    code, words = LAWS[derived.name]
    before = derived.text[: derived.text.index(words)]
    times = 11 if derived.name == "unread-missing" else 1  # each recommendation that is now missing, on its own
    return [f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))} {code}"] * times


def _places(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return sorted(f"{each.span.line + 1}:{each.span.column + 1} {each.code}" for each in diagnostics)


def _is_helpful(derived: Derived, diagnostic: Diagnostic) -> bool:
    """Whether the diagnostic says what to do, and for a misspelt name which one was meant."""
    field = derived.name.removesuffix("-misspelt").rpartition(".")[2]
    guessed = not derived.name.endswith("-misspelt") or f'did you mean "{field}"?' in diagnostic.message
    return guessed and bool(diagnostic.hint) and diagnostic.code in codes()
