"""Whether two versions say the same to a reader: how a file is laid out, quoted, ordered or wrapped tells nothing.

Knows nothing of lists of entries or of what a difference means.
"""

import unicodedata
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Any

from ssc_site.fields import Model, Text
from ssc_site.markdown import html
from ssc_site.schema import Entry, Plan, Source

Names = Mapping[str, str]
"""The short name a source has in one file -> the one it has in the file it is compared with."""


def essence(value: Any) -> Hashable:
    """Return what a value says, equal for all ways to write it down. What is not given is nothing."""
    if isinstance(value, Text):
        return tuple((language, shown(words)) for language, words in value.versions)
    if isinstance(value, Model):
        return _essences({name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, Mapping):
        return _essences(value)
    if isinstance(value, tuple):
        return tuple(sorted((essence(each) for each in value), key=repr))
    if isinstance(value, Decimal):
        return value.normalize()
    return _flat(value) if isinstance(value, str) else value if isinstance(value, Hashable) else repr(value)


def _essences(fields: Mapping[str, Any]) -> Hashable:
    given = ((name, essence(value)) for name, value in fields.items() if value not in (None, (), {}))
    return tuple(sorted(given))


def shown(words: str) -> str:
    """Return a text as a page shows it."""
    return _flat(html(words))


def _flat(words: str) -> str:
    """Return words without what nobody sees: where lines break, and how an accented letter is coded."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def of_entry(entry: Entry, names: Names, first: str) -> dict[str, Hashable]:
    """Return what each given field of an entry says. names: those of sources in the other file; first: of the first.

    An entry that names no source is from the first: which one that is, is a matter of the plan, not of the entry.
    """
    told = {name: essence(value) for name, value in _given(entry, names) if value not in (None, (), {})}
    return told | {"source": names.get(entry.source, entry.source) if entry.source else first}


def first_source(before: Plan, names: Names) -> str:
    """Return what the earlier file's first source is called in the later one, or what stands for it there."""
    return names[next(iter(before.sources), "")]


def _given(entry: Entry, names: Names) -> list[tuple[str, Any]]:
    """Return an entry's fields by name, all but its source. Sources of figures are named as in the other file."""
    named = tuple(
        each.model_copy(update={"source": names.get(each.source, each.source)}) if each.source else each
        for each in entry.measures
    )
    fields = [name for name in Entry.model_fields if name != "source"]
    return [(name, named if name == "measures" else getattr(entry, name)) for name in fields]


def source_names(before: Plan, after: Plan) -> Names:
    """Return what the earlier file's sources are called in the later one: as they were, or what they seem to be.

    What had no source is from the first of the later file: naming where a plan was taken from rewrites none of it.
    """
    fresh = {name: source for name, source in after.sources.items() if name not in before.sources}
    names = {"": next(iter(after.sources), "")}
    for name, source in before.sources.items():
        close = (other for other in fresh if _is_same(source, fresh[other]))
        names[name] = name if name in after.sources else next(close, name)
        fresh.pop(names[name], None)
    return names


def _is_same(old: Source, new: Source) -> bool:
    """Whether two sources seem to be one: of the same title or at the same address."""
    return essence(old.title) == essence(new.title) or bool(old.url and old.url == new.url)
