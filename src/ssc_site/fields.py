"""The kinds of value that plan, catalogue and register fields share: texts, dates, links, references.

Each kind reads the plain tree (str, int, Decimal, tuple, dict), says in plain words what is wrong, and describes itself
in JSON Schema for editors. Knows nothing of which fields there are.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from ssc_site.dates import Period, certain_date, likely_date, parse_period

CURLY_QUOTES = "\u2018\u2019\u201c\u201d"
"""What word processors make of straight ones."""
_AROUND = f" '\"{CURLY_QUOTES}"
"""What hands put round a value that needs nothing round it."""
LONGEST_TEXT = 20_000
"""Characters."""


class Model(BaseModel):
    """What every part of a file has in common: frozen, no fields beyond the described ones, no guessing of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=False)


def _spelled(value: object) -> object:
    """Return an unquoted number as the text it was written as (7.10 stays 7.10)."""
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError(
            "blank-text", "there is nothing between the quotes; write the text or delete the line"
        )
    if len(text) > LONGEST_TEXT:
        raise PydanticCustomError(
            "too-long",
            "this text has {length} characters; the most is {most}",
            {"length": len(text), "most": LONGEST_TEXT},
        )
    return text


_WORDS_SCHEMA: dict[str, Any] = {
    "type": ["string", "number"],
    "pattern": r"\S",
    "maxLength": LONGEST_TEXT,
    # Not a keyword of JSON Schema: editors that know it show it in place of "does not match the pattern".
    "errorMessage": f"a text of 1 to {LONGEST_TEXT:,} characters is expected here",
}

Words = Annotated[str, BeforeValidator(_spelled), AfterValidator(_not_blank), WithJsonSchema(_WORDS_SCHEMA)]
"""Words in one language, or a name: anything but blank."""


class Text(Model):
    """A text in English, in Welsh or in both. A plain string is English."""

    en: Words | None = Field(None, description="The text in English.", examples=["Officers are trained each year."])
    cy: Words | None = Field(None, description="The text in Welsh.", examples=["Caiff swyddogion hyfforddiant."])

    @model_validator(mode="before")
    @classmethod
    def _one_shape(cls, value: object) -> object:
        """Give a plain string the shape of a text in English."""
        spelled = _spelled(value)
        if isinstance(spelled, str):
            return {"en": spelled}
        if spelled == {}:
            raise PydanticCustomError("blank-text", "there is no text here; write en: and the text in English")
        return spelled

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe both shapes a text may be written in, in one: editors explain a failed choice of two poorly."""
        reference = handler(core)
        both = handler.resolve_ref_schema(reference)
        both.update({**_WORDS_SCHEMA, "type": [*_WORDS_SCHEMA["type"], "object"], "minProperties": 1})
        return reference

    @property
    def first(self) -> str:
        """The text in English, else in Welsh."""
        return self.en or self.cy or ""

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """The texts that are given, each as (language, text)."""
        return tuple((tag, text) for tag, text in (("en", self.en), ("cy", self.cy)) if text)


def _period(value: object) -> Period:
    return _dated(value, exact=False)


def _day(value: object) -> Period:
    period = _dated(value, exact=True)
    if period.first != period.last:
        raise PydanticCustomError("bad-date", "the day is needed here, such as 2025-03-27")
    return period


def _dated(value: object, *, exact: bool) -> Period:
    """Return the date. exact: whether only a day is of use as the likely one."""
    spelled = _spelled(value)
    if not isinstance(spelled, str):
        raise PydanticCustomError("wrong-kind", "a date is expected here, such as 2025-03-27")
    try:
        return parse_period(spelled)
    except ValueError as error:
        bare = spelled.strip(_AROUND)
        likely = likely_date(bare)
        likely = "" if exact and likely.count("-") < 2 else likely  # noqa: PLR2004 - year, month and day
        why = f"; did you mean {likely}?" if likely else f": {error}"
        fix = certain_date(bare) if likely else ""
        raise PydanticCustomError("bad-date", "{found} is not a date{why}", _found(spelled, why=why, fix=fix)) from None


def _target(value: object) -> Period | Literal["withdrawn"]:
    return "withdrawn" if value == "withdrawn" else _period(value)


def _found(text: str, **more: str) -> dict[str, Any]:
    """Return what a message may show of a value: cut short, so that output stays bounded."""
    return {"found": f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"', **more}  # noqa: PLR2004 - fits in a message


_YEAR, _MONTH = r"(?!0000)[0-9]{4}", r"(0[1-9]|1[0-2])"
_DAY_PATTERN = rf"^{_YEAR}-{_MONTH}-(0[1-9]|[12][0-9]|3[01])$"
_DATE_PATTERN = rf"^{_YEAR}(-{_MONTH}(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_DATE_SCHEMA = {
    "type": ["string", "integer"],
    "pattern": _DATE_PATTERN,
    "minimum": 1000,
    "maximum": 9999,
    "errorMessage": "a date is expected here: 2025-03-27, or 2025-03 or 2025 when the day or month is not known",
}
_DAY_SCHEMA = {"type": "string", "pattern": _DAY_PATTERN, "errorMessage": "a day is expected here, such as 2025-03-27"}
_TARGET_SCHEMA = {
    **_DATE_SCHEMA,
    "pattern": rf"{_DATE_PATTERN}|^withdrawn$",
    "errorMessage": "a date is expected here (2025-03-27, 2025-03 or 2025), or the word withdrawn",
}

Date = Annotated[Period, PlainValidator(_period), WithJsonSchema(_DATE_SCHEMA)]
"""A day, a month or a year: 2025-03-27, 2025-03 or 2025."""
Day = Annotated[Period, PlainValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
"""A date that must name the day."""
Target = Annotated[Period | Literal["withdrawn"], PlainValidator(_target), WithJsonSchema(_TARGET_SCHEMA)]
"""A target date, or the word withdrawn."""


def _link(text: str) -> str:
    if text.startswith("http://"):
        raise PydanticCustomError("bad-link", "this link starts with http://; use the https:// address")
    if not LINK.fullmatch(text):
        meant = text.strip(_AROUND)
        fix = f'"{meant}"' if LINK.fullmatch(meant) else ""
        message = "{found} is not a link; it starts with https:// or mailto:"
        raise PydanticCustomError("bad-link", message, _found(text, fix=fix))
    return text


LINK = re.compile(r'(https://[A-Za-z0-9]|mailto:[^\s@]+@)[^\s<>"\\^`{|}]{1,2000}')
_LINK_SCHEMA = {
    "type": "string",
    "pattern": f"^{LINK.pattern}$",
    "errorMessage": "a link is expected here; it starts with https:// or mailto:",
}

Link = Annotated[str, AfterValidator(_link), WithJsonSchema(_LINK_SCHEMA)]
"""A web address over https, or an e-mail address as mailto:."""


def _worded(pattern: str, code: str, law: str) -> AfterValidator:
    """Return a validator that holds a word to a pattern and says the law in our words where it does not fit."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if compiled.fullmatch(text):
            return text
        meant = _DASH.sub("-", text.strip(_AROUND)) if len(text) <= _LONGEST_WORD else ""
        if not compiled.fullmatch(meant):
            raise PydanticCustomError(code, "{found} does not fit: {law}", _found(text, law=law))
        written = f'"{meant}"' if code == "bad-reference" else meant
        why = f"write {meant} without curly quotes" if set(text) & set(CURLY_QUOTES) else f"write {written}"
        raise PydanticCustomError(code, "{found} does not fit: {law}", _found(text, law=why, fix=written))

    return AfterValidator(check)


_LONGEST_WORD = 100
_DASH = re.compile(" *[-\u2010-\u2015\u2212] *")
"""What word processors make of a hyphen, and blanks beside it."""


def _described(pattern: str, law: str, **more: object) -> WithJsonSchema:
    """Return the same law for editors. more: what differs from a plain text."""
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "errorMessage": law, **more})


_NUMBERS = {"type": ["string", "number"], "minimum": 1, "exclusiveMaximum": 100}
_NUMBER = r"[1-9][0-9]?(\.[1-9][0-9]?)?"
_NUMBER_LAW = 'write one item or recommendation: "14.1" or "14"'
_REFERENCE = rf"{_NUMBER}(-{_NUMBER})?"
_REFERENCE_LAW = 'write an item, a recommendation or a range: "7.1", "7" or "10.1-10.4"'

Reference = Annotated[
    str,
    BeforeValidator(_spelled),
    _worded(_REFERENCE, "bad-reference", _REFERENCE_LAW),
    _described(_REFERENCE, _REFERENCE_LAW, **_NUMBERS),
]
"""An item, a recommendation, or a range of items."""
Number = Annotated[
    str,
    BeforeValidator(_spelled),
    _worded(_NUMBER, "bad-reference", _NUMBER_LAW),
    _described(_NUMBER, _NUMBER_LAW, **_NUMBERS),
]
"""One item or recommendation."""
_SLUG, _SLUG_LAW = r"[a-z][a-z0-9-]{0,59}", "use small letters, digits and hyphens"
Slug = Annotated[str, _worded(_SLUG, "bad-name", _SLUG_LAW), _described(_SLUG, _SLUG_LAW)]
"""A name in addresses: small letters, digits, hyphens."""
_LETTER, _LETTER_LAW = r"[a-z]", "an action's name is one small letter, a to z"
Letter = Annotated[str, _worded(_LETTER, "bad-name", _LETTER_LAW), _described(_LETTER, _LETTER_LAW)]
_LOCAL, _LOCAL_LAW = r"L[1-9][0-9]?", "local actions are numbered L1, L2, L3 …"
LocalKey = Annotated[str, _worded(_LOCAL, "bad-name", _LOCAL_LAW), _described(_LOCAL, _LOCAL_LAW)]

_GUARD, _GUARD_LAW = r"private-[a-z-]{2,40}", "write the code of the false alarm, such as private-number-likely"
GuardCode = Annotated[str, _worded(_GUARD, "bad-name", _GUARD_LAW), _described(_GUARD, _GUARD_LAW)]
"""A code of the publication guard."""


def _figure(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        message = "a plain number is expected here, such as 200 or 12.5, without quotes"
        fix = value.replace(",", "") if isinstance(value, str) and _QUOTED_FIGURE.fullmatch(value) else ""
        raise PydanticCustomError("wrong-kind", message, {"fix": fix})
    return Decimal(value)


_QUOTED_FIGURE = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
"""A number, with commas between the thousands or without."""


Figure = Annotated[Decimal, PlainValidator(_figure), WithJsonSchema({"type": "number"})]
"""A whole or decimal number, as written."""
