"""The Welsh of our own words, as the files schema/welsh*.yaml give it. Knows nothing of pages or plans."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ssc_site.fields import Model, Slug, Words
from ssc_site.language import Language, can_be_said, parts_of

FOLDER = "cy/"


class Said(Model):
    """A text of ours in English and in Welsh. %(name)s is put in by the site, and stands in both."""

    en: Words = Field(description="The English, as the site says it.", examples=["Due %(date)s"])
    cy: Words = Field(description="The Welsh.", examples=["Dyddiad cau: %(date)s"])
    checked: bool = Field(False, description="true once a Welsh speaker has signed it.", examples=[False])

    @model_validator(mode="after")
    def _same_parts(self) -> Self:
        _hold_same_parts(self.en, self.cy)
        return self


class Counted(Model):
    """A noun with its number before it. Welsh has six classes of numbers; `other` serves where a class has no form."""

    one: Words = Field(description="The English noun for one.", examples=["action"])
    zero: Words | None = Field(None, description="The Welsh for 0.", examples=["%(number)s cam gweithredu"])
    two: Words | None = Field(None, description="The Welsh for 2.", examples=["%(number)s gam gweithredu"])
    few: Words | None = Field(None, description="The Welsh for 3.", examples=["%(number)s cham gweithredu"])
    many: Words | None = Field(None, description="The Welsh for 6.", examples=["%(number)s cham gweithredu"])
    other: Words = Field(description="The Welsh for 1 and all others.", examples=["%(number)s cam gweithredu"])
    checked: bool = Field(False, description="true once a Welsh speaker has signed it.", examples=[False])

    @model_validator(mode="after")
    def _hold_the_number(self) -> Self:
        for form in self.forms.values():
            _hold_same_parts("%(number)s", form)
        return self

    @property
    def forms(self) -> dict[str, str]:
        """The forms that are given, by class of number."""
        given = {each: getattr(self, each) for each in ("zero", "two", "few", "many", "other")}
        return {each: form for each, form in given.items() if form}


class Welsh(Model):
    """Welsh words, by the part of the site they are for."""

    words: Mapping[Slug, tuple[Said, ...]] = Field(description="Texts, by where they are used.", examples=[{}])
    counted: tuple[Counted, ...] = Field((), description="Nouns that follow a number.", examples=[[]])

    def each(self) -> Iterator[Said]:
        """Yield every text."""
        for part in self.words.values():
            yield from part


def welsh_of(files: Iterable[Welsh]) -> Language:
    """Return the language that the files describe."""
    read = tuple(files)
    texts = [each for file in read for each in file.each()]
    nouns = [each for file in read for each in file.counted]
    return Language(
        code="cy",
        folder=FOLDER,
        words={each.en: each.cy for each in texts},
        counted={each.one: each.forms for each in nouns},
        unchecked=sum(not each.checked for each in texts) + sum(not each.checked for each in nouns),
    )


def _hold_same_parts(english: str, welsh: str) -> None:
    if parts_of(english) != parts_of(welsh) or not can_be_said(welsh):
        wanted = ", ".join(f"%({part})s" for part in parts_of(english)) or "no part"
        message = (
            "what the site puts in is not that of the English; write {wanted}, each once, and no other percent sign"
        )
        raise PydanticCustomError("other-parts", message, {"wanted": wanted})
