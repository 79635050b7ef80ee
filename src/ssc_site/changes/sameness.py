"""Whether two versions say the same to a reader: how a file is laid out, quoted, ordered or wrapped tells nothing.

Knows nothing of lists of entries or of what a difference means.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from pydantic import BaseModel

from ssc_site.fields import Text
from ssc_site.markdown import html
from ssc_site.schema import Entry, Plan

Names = Mapping[str, str]
"""The short name a source has in one file -> the one it has in the file it is compared with."""


def essence(value: Any) -> Hashable:
    """Return what a value says, equal for all ways to write it down. What is not given is nothing."""
    if isinstance(value, Text):
        return tuple((language, _shown(words)) for language, words in value.versions)
    if isinstance(value, BaseModel):
        return _essences({name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, Mapping):
        return _essences(value)
    if isinstance(value, tuple):
        return tuple(sorted((essence(each) for each in value), key=repr))
    return value if isinstance(value, Hashable) else repr(value)


def _essences(fields: Mapping[str, Any]) -> Hashable:
    given = ((name, essence(value)) for name, value in fields.items() if value not in (None, (), {}))
    return tuple(sorted(given))


def _shown(words: str) -> str:
    """Return a text as a page shows it, its lines run together: where they break is no difference."""
    return " ".join(html(words).split())


def of_entry(entry: Entry, plan: Plan, names: Names) -> dict[str, Hashable]:
    """Return what each given field of an entry says. Its source is named as in the other file, said or not."""
    fields = {name: getattr(entry, name) for name in Entry.model_fields if name != "source"}
    told = {name: essence(value) for name, value in fields.items() if value not in (None, (), {})}
    source = entry.source or next(iter(plan.sources), "")
    return told | {"source": names.get(source, source)}


def source_names(before: Plan, after: Plan) -> Names:
    """Return what the earlier file's sources are called in the later one: as they were, or the one that is equal.

    What had no source is from the first of the later file: naming where a plan was taken from rewrites none of it.
    """
    fresh = {essence(source): name for name, source in after.sources.items() if name not in before.sources}
    return {"": next(iter(after.sources), "")} | {
        name: name if name in after.sources else fresh.get(essence(source), name)
        for name, source in before.sources.items()
    }
