"""What a page says of its language: the same page in the other one, and what on it is not in its own."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from markupsafe import Markup

from ssc_site import urls
from ssc_site.language import Language, count_of, key, say, spoken
from ssc_site.views.entries import Prose
from ssc_site.views.frame import Frame, LanguageView, Link
from ssc_site.views.texts import FOREIGN

NAMES = {"en": "English", "cy": "Cymraeg"}
"""What each language calls itself."""
_UNCHECKED = key("No Welsh speaker has checked the Welsh words of this site yet.")
_PARTLY_UNCHECKED = key("A Welsh speaker has checked the Welsh words of this site, but for %(texts)s.")
_FOREIGN = key("On this page %(texts)s of plans are in English, because the plans do not have them in Welsh.")


def in_language(frame: Frame, view: object, path: str, other: Language, base: str | None) -> Frame:
    """Return the frame of the page at path with its language, and the same page in the other one.

    view: the page, whose texts in another language are counted. base: the address of the site.
    """
    address = urls.full(base, other.folder + path) if base and path != urls.NOT_FOUND else ""
    language = LanguageView(
        code=spoken().code,
        other=Link(NAMES[other.code], _switch(path, frame.home, other)),
        other_code=other.code,
        other_address=address,
        unchecked=unchecked_words(spoken()),
        foreign=_foreign_words(view) if spoken().folder else "",
    )
    return replace(frame, language=language)


def _switch(path: str, home: str, other: Language) -> str:
    """Return the link to the page in the other language; from the page for dead ends, to its first page."""
    if path == urls.NOT_FOUND:
        return home.removesuffix(urls.NATIONAL) + other.folder + urls.NATIONAL
    return urls.switched(path, other)


def unchecked_words(language: Language) -> str:
    """Return how far a speaker of the language has checked our words in it; nothing where all are signed."""
    if not language.unchecked:
        return ""
    if language.unchecked == len(language.words) + len(language.counted):
        return say(_UNCHECKED)
    return say(_PARTLY_UNCHECKED, texts=count_of(language.unchecked, "text", "texts"))


def _foreign_words(view: object) -> str:
    number = sum(1 for _ in _foreign(view))
    return say(_FOREIGN, texts=count_of(number, "text", "texts")) if number else ""


def _foreign(value: object) -> Iterator[None]:
    """Yield once for each text in a view that says it is in another language than the page."""
    if isinstance(value, Prose):
        yield from [None] if value.lang else []
    elif isinstance(value, Markup):
        yield from [None] * value.count(FOREIGN)
    elif isinstance(value, tuple):
        for each in value:
            yield from _foreign(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _foreign(getattr(value, each.name))
