"""The language pages are made in: our words, counts, lists and days in it.

English is the key to every other language, so that code and templates say what a page says. Pages are made inside
`speaking(language)`; anywhere else the language is English. Knows nothing of pages, plans or files.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site.

    folder: where its pages stand. words: ours in it, by the English ones. counted: nouns with a number before them, by
    the English noun for one, and by class of number (zero, one, two, few, many, other). unchecked: how many of these a
    speaker of the language has not signed yet.
    """

    code: str
    folder: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unchecked: int = 0


ENGLISH = Language("en")
_PART = re.compile(r"%\((\w+)\)s")
_spoken: ContextVar[Language] = ContextVar("spoken", default=ENGLISH)


def spoken() -> Language:
    """Return the language pages are being made in."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Make what is made inside in this language."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def say(english: str, /, **parts: object) -> str:
    """Return our words in the language spoken, with parts put in for %(name)s. Safe HTML among the parts stays so."""
    words = spoken().words.get(english, english)
    if any(hasattr(part, "__html__") for part in parts.values()):
        return Markup.escape(words) % parts
    return words % parts if parts else words


def key(english: str) -> str:
    """Return the words as they are: marks, where they are kept, those of ours that `say` is asked for later."""
    return english


def count_of(number: int, one: str, several: str) -> str:
    """Return the number with its noun: "1 action", "22 actions"; "2 gam gweithredu" in Welsh."""
    return count_pattern(number, one, several) % {"number": number}


def count_pattern(number: int, one: str, several: str) -> str:
    """Return the noun as it follows the number, which is left to be put in: "%(number)s gam gweithredu" for 2."""
    forms = spoken().counted.get(one)
    if not forms:
        return f"%(number)s {one if number == 1 else several}"
    return forms.get(plural_class(number), forms["other"])


def plural_class(number: int) -> str:
    """Return which of the six classes of Welsh a number is in (Unicode CLDR)."""
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(number, "other")


def parts_of(words: str) -> list[str]:
    """Return which parts are put into words, in order of name: ["date"] for "Due %(date)s"."""
    return sorted(_PART.findall(words))


def can_be_said(words: str) -> bool:
    """Whether words with parts hold no other sign of percent; one of their own is written %%."""
    return not parts_of(words) or "%" not in _PART.sub("", words).replace("%%", "")
