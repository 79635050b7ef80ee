"""What editors are told of the plan format: the same as `validate` says, field by field, and nothing less."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import partial, reduce
from operator import getitem
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel

from conftest import AS_OF, LANCASHIRE, REPOSITORY, check, national, said
from deriving import bare, models_of
from ssc_site.corpus import _judged, plan_rules
from ssc_site.decode import _plain
from ssc_site.planschema import plan_schema
from ssc_site.schema import Plan
from ssc_site.spans import SourceFile
from ssc_site.yamltree import fold

Loc = tuple[str | int, ...]

CATALOGUE = national().catalogue
WRITTEN = (REPOSITORY / "schema" / "plan.schema.json").read_text("utf-8")
SCHEMA = json.loads(WRITTEN)
VALIDATOR = Draft7Validator(SCHEMA)
PLACED = SCHEMA["else"]["then"]["allOf"]
"""The laws that each item has its place, one an item."""

EVERY_FIELD = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")

FORM = {
    "bad-date", "bad-link", "bad-name", "bad-reference", "blank-text", "empty-value", "missing-field", "missing-item",
    "out-of-range", "too-long", "unknown-field", "unknown-item", "unknown-word", "wrong-kind",
}  # fmt: skip
"""The codes of the laws that a plan's schema knows. The other laws are told by validate only."""

FORM_RULES = [rule for rule in plan_rules() if rule.code.name in FORM]

PROBES: tuple[Any, ...] = (
    None, True, 0, 7, 100, 12.5, 2025, "", "  ", "some words", "x" * 20_001, "7.1", "010", "10.1-10.4",
    "2025", "2025-13", "0000", "2025-03-27 ", "http://example.org", "https://example.org/a b", "Tracker",
    {}, {"en": "words"}, {"fr": "words"}, {"en": None}, {"cy": " "}, [], [None], ["some words"], [[]], [{}],
)  # fmt: skip
"""What stands in place of each field in turn."""


def plain(text: str) -> Any:
    """Return the plan as JSON knows values, by our own reader."""
    tree, faults = fold(SourceFile("plans/lancashire.yaml", text.encode()))
    assert not faults
    assert tree is not None
    return in_json(_plain(tree))


def in_json(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: in_json(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [in_json(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value


def codes(plan: Any) -> set[str]:
    """Return the codes of what validate finds: JSON is YAML that our reader reads too."""
    return {each.code for each in check(in_yaml(plan)).diagnostics}


def form_codes(plan: Any) -> set[str]:
    """Return those of the codes that are laws of form. Faster: the other laws are not asked."""
    file = SourceFile("plans/lancashire.yaml", in_yaml(plan).encode())
    told = {each.code for each in _judged(file, Plan, FORM_RULES, national(), AS_OF).found}
    return {code for code in told if not code.startswith("private-")} - {"unused-clearance"}  # the guard's, not of form


def in_yaml(plan: Any) -> str:
    return json.dumps(plan, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a plan. kind: what should stand there. model, name: the field, where it is one."""

    loc: Loc
    kind: Any
    model: type[BaseModel] | None = None
    name: str = ""


def places(value: Any, kind: Any, loc: Loc = ()) -> Iterator[Place]:
    """Yield every field, key and list element of a plan, walking the models beside it."""
    kind = bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
        for name, inside in value.items():
            field = kind.model_fields[name]
            yield Place((*loc, name), field.annotation, kind, name)
            yield from places(inside, field.annotation, (*loc, name))
    elif isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        inner = get_args(kind)[1 if isinstance(value, dict) else 0]
        for step, inside in steps:
            yield Place((*loc, step), inner)
            yield from places(inside, inner, (*loc, step))


def changed(plan: Any, loc: Loc, change: Callable[[Any, Any], object]) -> Any:
    """Return a copy of the plan with the value at loc changed: change is given what holds it, and its name there."""
    copy = deepcopy(plan)
    change(reduce(getitem, loc[:-1], copy), loc[-1])
    return copy


def delete(holder: Any, step: Any) -> None:
    del holder[step]


def misspell(holder: Any, step: Any) -> None:
    holder[f"{step}x"] = holder.pop(step)


def put(value: Any, holder: Any, step: Any) -> None:
    holder[step] = value


def once(every: Iterator[Place]) -> Iterator[Place]:
    """Yield the places without fields that stood at the same depth before, under another number."""
    seen = set()
    for place in every:
        way = tuple(step for step in place.loc if isinstance(step, str) and step.isidentifier())
        if not place.model or way not in seen:
            yield place
        seen.add(way)


def mutants(plan: Any) -> Iterator[tuple[str, Any]]:
    """Yield the plan with one value missing, misspelt, or with a probe in its place; every value, every probe."""
    for place in once(places(plan, Plan)):
        name = ".".join(map(str, place.loc))
        yield f"{name} missing", changed(plan, place.loc, delete)
        if isinstance(place.loc[-1], str):
            yield f"{name} misspelt", changed(plan, place.loc, misspell)
        for probe in PROBES:
            yield f"{name} = {json.dumps(probe)[:30]}", changed(plan, place.loc, partial(put, probe))


def refusals(plan: Any) -> list[str]:
    """Return what the schema says against a plan."""
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message[:80]}" for error in VALIDATOR.iter_errors(plan)]


def test_the_file_is_what_the_models_and_the_catalogue_say() -> None:
    assert plan_schema(CATALOGUE) == WRITTEN, "run ssc-site schema"


def test_the_file_stays_readable() -> None:
    assert len(WRITTEN) < 150_000
    assert WRITTEN.endswith("}\n")
    assert "\\u" not in WRITTEN


def test_the_schema_is_draft_07_and_nothing_else() -> None:
    Draft7Validator.check_schema(SCHEMA)
    known = {
        "$schema", "$comment", "$ref", "definitions", "description", "default", "examples", "errorMessage",
        "type", "enum", "const", "pattern", "maxLength", "minimum", "maximum", "exclusiveMaximum",
        "properties", "patternProperties", "additionalProperties", "required", "minProperties",
        "items", "minItems", "contains", "allOf", "anyOf", "if", "then", "else",
    }  # fmt: skip
    for schema in schemas(SCHEMA):
        assert schema.keys() <= known
        assert "$ref" not in schema or len(schema) == 1, "draft-07 passes over what stands beside $ref"
        assert "null" not in schema.get("type", ())
        assert schema.get("default", "") is not None


def schemas(schema: Any) -> Iterator[Any]:
    """Yield every schema inside a schema, itself first."""
    if not isinstance(schema, dict):
        return
    yield schema
    for word, inside in schema.items():
        if word in ("properties", "patternProperties", "definitions"):
            inner = list(inside.values())
        elif word in ("allOf", "anyOf"):
            inner = inside
        else:
            inner = [inside] if word in ("items", "contains", "additionalProperties", "if", "then", "else") else []
        for each in inner:
            yield from schemas(each)


def test_every_pattern_is_one_that_editors_read_too() -> None:
    """With the u flag, JavaScript refuses a backslash before a letter or sign that needs none."""
    patterns = {each["pattern"] for each in schemas(SCHEMA) if "pattern" in each}
    patterns |= {key for each in schemas(SCHEMA) for key in each.get("patternProperties", ())}
    assert patterns
    for pattern in patterns:
        assert set(re.findall(r"\\(.)", pattern)) <= set("sS.\\"), pattern
        assert "(?P" not in pattern
        assert "\\A" not in pattern


def described() -> Iterator[tuple[str, Any]]:
    """Yield every field of the format by name, those that only restate others for completeness left out."""
    form = {word: inside for word, inside in SCHEMA.items() if word not in ("if", "else")}
    for schema in schemas(form):
        yield from schema.get("properties", {}).items()


def test_every_field_has_a_description() -> None:
    fields = list(described())
    assert len(fields) > 100
    assert [name for name, schema in fields if not schema.get("description", "").strip()] == []


def test_every_example_is_right() -> None:
    for name, schema in described():
        validator = VALIDATOR.evolve(schema={"definitions": SCHEMA["definitions"], **schema})
        for example in schema.get("examples", ()):
            assert list(validator.iter_errors(example)) == [], name


def test_keys_are_described_by_the_catalogue() -> None:
    keys = SCHEMA["properties"]["responses"]["properties"]
    assert tuple(keys) == CATALOGUE.keys
    assert tuple(SCHEMA["properties"]["accepts"]["properties"]) == tuple(CATALOGUE.for_forces)
    assert keys["7.1"]["description"] == (
        "7.1 Processes so the system is used effectively. In short: There should be processes to make sure officers "
        "and staff effectively use this capability of the system. Due 27 March 2025."
    )
    assert keys["16.1"]["description"] == "16.1 Working together on victim support services. Due 27 March 2025."
    assert keys["28.1"]["description"] == (
        "28.1 Action plan and progress update. Part a, Publish an action plan and send the link: due 22 November 2024. "
        "Part b, Report progress to the NPCC: due 27 March 2025."
    )


PLANS = [*sorted(REPOSITORY.glob("plans/*.yaml")), *sorted(REPOSITORY.glob("tests/cases/good/*.yaml"))]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_the_plans_here_are_valid(path: Path) -> None:
    assert refusals(plain(path.read_text("utf-8-sig"))) == []


def test_a_plan_with_every_field_is_valid() -> None:
    report = check(EVERY_FIELD)
    assert report.diagnostics == (), said(report.diagnostics)
    assert refusals(plain(EVERY_FIELD)) == []


def test_the_plan_with_every_field_has_every_field() -> None:
    has = {(place.model, place.name) for place in places(plain(EVERY_FIELD), Plan)}
    every = {(model, name) for model in models_of(Plan) for name in model.model_fields}
    assert [f"{model.__name__}.{name}" for model, name in every - has] == []


@pytest.mark.slow
def test_the_schema_and_validate_agree() -> None:
    total, disagreements = 0, []
    for name, plan in mutants(plain(EVERY_FIELD)):
        total += 1
        ours = form_codes(plan)
        if VALIDATOR.is_valid(plan) == bool(ours):
            disagreements.append(f"{name}: validate says {sorted(ours)}, the schema {refusals(plan)}")
        assert ours <= FORM, name
    assert total > 2000
    assert disagreements == [], "\n" + "\n".join(disagreements)


WIDER = {
    "no such day": ("published", "2026-02-30", "bad-date"),
    "a zero after the point": ("progress", "25.0", "wrong-kind"),
    "an unquoted number with more digits than any item": ("answered_by", "10.123", "bad-reference"),
}
"""What JSON Schema cannot know: the calendar, and how a number was written. Field, value, what validate says of it."""


@pytest.mark.parametrize(("field", "value", "code"), WIDER.values(), ids=WIDER)
def test_only_validate_refuses(field: str, value: str, code: str) -> None:
    text, count = re.subn(rf"\b{field}: [^\n}}]+", f"{field}: {value}", EVERY_FIELD, count=1)
    assert count == 1
    assert {each.code for each in check(text).diagnostics} & FORM == {code}
    assert refusals(plain(text)) == []


@pytest.mark.parametrize("item", CATALOGUE.items)
def test_an_item_without_a_place_is_refused_by_both(item: str) -> None:
    plan = changed(plain(LANCASHIRE), ("responses", item), delete)
    assert refusals(plan) == [f"responses: '{item}' is a required property"]
    assert "missing-item" in codes(plan)


@pytest.mark.parametrize("item", CATALOGUE.items)
def test_an_item_said_to_be_unread_is_accepted_by_both(item: str) -> None:
    number = item.partition(".")[0]
    siblings = CATALOGUE.under(number)
    for reference, gone in (
        (item, (item,)),
        (float(item), (item,)),
        (f"{item}-{item}", (item,)),
        (number, siblings),
        (int(number), siblings),
        (f"{number}-{number}", siblings),
        (f"{siblings[0]}-{siblings[-1]}", siblings),
    ):
        plan = plain(LANCASHIRE)
        plan["unread"] = {"reason": "The copy lost it.", "items": [reference]}
        plan["responses"] = {key: [] for key in plan["responses"] if key not in gone}
        assert refusals(plan) == [], reference
        assert codes(plan) == set(), reference


@pytest.mark.parametrize("number", CATALOGUE.for_forces)
def test_a_recommendation_answered_whole_has_all_its_items(number: str) -> None:
    plan = plain(LANCASHIRE)
    plan["responses"] = {key: [] for key in CATALOGUE.items if key not in CATALOGUE.under(number)}
    assert len(refusals(plan)) == len(CATALOGUE.under(number))
    plan["responses"][number] = [{"says": "The plan answers it."}]
    assert refusals(plan) == []
    assert codes(plan) == set()


def test_each_range_means_the_items_that_the_catalogue_says() -> None:
    """All pairs of keys, in either order and of either kind."""
    patterns = {item_of(law): pattern_of(law) for law in PLACED}
    assert list(patterns) == list(CATALOGUE.items)
    for reference in [f"{first}-{last}" for first in CATALOGUE.keys for last in CATALOGUE.keys]:
        matched = {item for item, pattern in patterns.items() if pattern.search(reference)}
        assert matched == CATALOGUE.item_keys((reference,)), reference


def item_of(law: Any) -> Any:
    return law["else"]["properties"]["responses"]["else"]["required"][0]


def pattern_of(law: Any) -> re.Pattern[str]:
    items = law["if"]["properties"]["unread"]["properties"]["items"]
    return re.compile(items["contains"]["anyOf"][0]["pattern"])


def test_a_plan_without_responses_is_told_once() -> None:
    bare_plan = {"force": "lancashire", "wording": "force"}
    assert refusals(bare_plan) == [": 'responses' is a required property"]
    assert "missing-item" in codes(bare_plan)
    assert refusals({**bare_plan, "unread": {"reason": "The copy lost it.", "items": ["7-28"]}}) == []


def test_a_plan_held_elsewhere_needs_no_items() -> None:
    plan = {
        "force": "lancashire",
        "wording": "force",
        "held": "elsewhere",
        "sources": {"tracker": {"title": "Plan", "url": "https://example.org/plan"}},
    }
    assert refusals(plan) == []
    assert codes(plan) == set()


def test_unread_without_items_is_refused_by_both() -> None:
    plan = {**plain(LANCASHIRE), "unread": {"reason": "The copy lost it.", "items": []}}
    assert refusals(plan) == ["unread.items: [] should be non-empty"]
    assert codes(plan) == {"empty-value"}
