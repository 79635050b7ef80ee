"""Texts in the language of the page: ours in it, a plan's in it where the plan has it, else marked with its own."""

from collections.abc import Iterable

from markupsafe import Markup

from ssc_site.fields import Text
from ssc_site.language import say, spoken
from ssc_site.national import Catalogue

_FOREIGN = Markup('<span lang="{}">{}</span>')
FOREIGN = _FOREIGN.partition("{")[0]
"""How a text in another language than the page's begins: by it such texts are counted."""


def ours(text: Text) -> str:
    """Return a text of the national files in the language spoken: as the file gives it, else in our words for it."""
    given = dict(text.versions)
    return given.get(spoken().code) or say(text.first)


def title_of(catalogue: Catalogue, key: str) -> str:
    """Return the title of an item or recommendation in the language spoken, empty where there is none."""
    known = catalogue.items.get(key) or catalogue.recommendations.get(key)
    return ours(known.title) if known else ""


def name(text: Text) -> str:
    """Return a name in plain words: in the language spoken where it has one in that, else as it is."""
    return version(text)[1]


def version(text: Text) -> tuple[str, str]:
    """Return a text with its language: in the language spoken where it is given in that, else in the other."""
    given = dict(text.versions)
    code = spoken().code
    return (code, given[code]) if code in given else text.versions[0]


def theirs(text: Text) -> str:
    """Return a short text of a plan; one in another language than the page's is safe HTML that says so."""
    return marked(*version(text))


def marked(code: str, words: str) -> str:
    """Return words in a language; where that is not the page's, they are safe HTML that says so."""
    return words if code == spoken().code else _FOREIGN.format(code, words)


def in_english(words: str) -> str:
    """Return words of others that are English only, such as the report's; elsewhere they are safe HTML that says so."""
    return words if spoken().code == "en" else Markup('<i lang="en">{}</i>').format(words)


def joined(parts: Iterable[str], sign: str = ", ") -> str:
    """Return the parts with a sign between them. Where one is safe HTML, all of it is, the others escaped."""
    known = [part for part in parts if part]
    safe = any(hasattr(part, "__html__") for part in known)
    return (Markup.escape(sign) if safe else sign).join(known)
