"""The plan format and the national catalogue as JSON Schema (draft-07), for editors that help while a plan is typed.

A plan it refuses is refused by `validate` too; the laws across fields, completeness apart, are told by `validate` only.
Knows nothing of files.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ssc_site.national import Catalogue, recommendation_of
from ssc_site.schema import Plan

_DIALECT = "http://json-schema.org/draft-07/schema#"
_ORIGIN = (
    "Written by ssc-site schema, from src/ssc_site/schema.py and schema/catalogue.yaml. Change those, not this file."
)


def plan_schema(catalogue: Catalogue) -> str:
    """Return the text of schema/plan.schema.json: the same catalogue gives the same text."""
    generated = Plan.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = _adapted(dict(sorted(generated.pop("$defs").items())))
    plan = _adapted(generated)
    _name_keys(plan["properties"], catalogue)
    _move_own_words(definitions, plan)
    schema = {"$schema": _DIALECT, "$comment": _ORIGIN, **plan, **_complete(catalogue), "definitions": definitions}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Generator(GenerateJsonSchema):
    """pydantic's schema as plans are written: nothing is ever null, no field has a title, misfit keys are refused."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave the null out: a field without a value is left out of the file."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name a default only where it is a word; that what is left out is empty needs no saying."""
        word = isinstance(schema.get("default"), str)
        return super().default_schema(schema) if word else self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic asks for each field
        """Leave out titles made of field names."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Leave out titles made of class names."""
        described = super().model_schema(schema)
        described.pop("title", None)
        return described

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        """Keep the order things were described in."""
        return value

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Refuse the keys that do not fit their pattern."""
        described = super().dict_schema(schema)
        if described.pop("propertyNames", None) or "patternProperties" in described:
            described["additionalProperties"] = False
        return described


def _adapted(schema: Any) -> Any:
    """Return the schema with each reference on its own: draft-07 passes over what stands beside one."""
    if isinstance(schema, list):
        return [_adapted(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inside = {key: value if key == "examples" else _adapted(value) for key, value in schema.items()}
    if "$ref" in inside and len(inside) > 1:
        inside["allOf"] = [{"$ref": inside.pop("$ref")}]
    return inside


def _move_own_words(definitions: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
    """Turn the words of each definition that only described fields use into a comment: editors show the first found."""
    fields = [field for part in (plan, *definitions.values()) for field in part["properties"].values()]
    for name, definition in definitions.items():
        if any(field.get("allOf") == [{"$ref": f"#/definitions/{name}"}] for field in fields):
            definition["$comment"] = definition.pop("description")


def _name_keys(fields: dict[str, Any], catalogue: Catalogue) -> None:
    """Name every key that may stand under responses and accepts, and describe it by the catalogue."""
    history = fields["responses"].pop("additionalProperties")
    words = fields["accepts"].pop("patternProperties").popitem()[1]
    for field, keys, value in (("responses", catalogue.keys, history), ("accepts", catalogue.for_forces, words)):
        named = {key: {"description": _asked(key, catalogue), **value} for key in keys}
        fields[field] |= {"properties": named, "additionalProperties": False}


def _asked(key: str, catalogue: Catalogue) -> str:
    """Return what the catalogue says of a key: "7.1 Title. In short: what it asks. Due 27 March 2025."."""
    whole = catalogue.for_forces[recommendation_of(key)]
    asked = whole.items.get(key, whole)
    dated = [f"Due {whole.due.words}."] if whole.due else []
    dated += [f"Part {letter}, {part.title.first}: due {part.due.words}." for letter, part in whole.parts.items()]
    short = [f"In short: {asked.ask.first.strip()}"] if asked.ask else []
    return " ".join([f"{key} {asked.title.first}.", *short, *dated])


def _complete(catalogue: Catalogue) -> JsonSchemaValue:
    """Return the law that every item has its place, unless the plan is held elsewhere."""
    elsewhere = {"properties": {"held": {"const": "elsewhere"}}, "required": ["held"]}
    begun = {"anyOf": [{"required": ["responses"]}, {"required": ["unread"]}]}
    placed = [_placed(item, covering) for item, covering in _coverings(catalogue).items()]
    return {
        "if": elsewhere,
        "else": {"if": begun, "then": {"allOf": placed}, "else": {"required": ["responses"]}},
    }


def _placed(item: str, unread: JsonSchemaValue) -> JsonSchemaValue:
    """Return the law for one item, in a form whose failure editors tell as: the property "7.1" is missing."""
    listed = {"properties": {"items": {"contains": unread}}, "required": ["items"]}
    keyed = {"if": {"required": [recommendation_of(item)]}, "else": {"required": [item]}}
    return {
        "if": {"properties": {"unread": listed}, "required": ["unread"]},
        "else": {"properties": {"responses": keyed}, "required": ["responses"]},
    }


def _coverings(catalogue: Catalogue) -> Mapping[str, JsonSchemaValue]:
    """Return for each item what a line under unread may be to mean it: its number, its recommendation's, or a range."""
    singles = {key: catalogue.item_keys((key,)) for key in catalogue.keys}
    ranges = {(first, last): catalogue.item_keys((f"{first}-{last}",)) for first in singles for last in singles}
    return {
        item: _one_of(
            [key for key, meant in singles.items() if item in meant],
            [ends for ends, meant in ranges.items() if item in meant],
        )
        for item in catalogue.items
    }


def _one_of(singles: list[str], ranges: list[tuple[str, str]]) -> JsonSchemaValue:
    """Return the schema of any of these references, written as texts or, single ones, as numbers."""
    lasts: dict[str, tuple[str, ...]] = {}
    for first, last in ranges:
        lasts[first] = (*lasts.get(first, ()), last)
    firsts: dict[tuple[str, ...], list[str]] = {}
    for first, ends in lasts.items():
        firsts.setdefault(ends, []).append(first)
    choices = [*singles, *(f"({'|'.join(starts)})-({'|'.join(ends)})" for ends, starts in firsts.items())]
    pattern = f"^({'|'.join(choices)})$".replace(".", "[.]")
    numbers = [float(key) if "." in key else int(key) for key in singles]
    return {"anyOf": [{"type": "string", "pattern": pattern}, {"enum": numbers}]}
