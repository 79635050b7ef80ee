"""Two whole sites side by side, and the pages that differ: for whoever judges a change. Knows nothing of disks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from ssc_site import urls
from ssc_site.render import environment, render
from ssc_site.views.frame import Link
from ssc_site.views.sides import AFTER, BEFORE, Sides, sides_page

_TITLE = re.compile(rb"<title>(.*?)</title>")
_LINE = re.compile(rb"#L\d+")
INDEX = "index.html"

Site = Mapping[str, bytes]


def changed_pages(before: Site, after: Site, slugs: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of the pages that differ: those of these forces first, then the national ones, then all others.

    A page in a second language is listed only where it differs alone.
    """
    pages = {path for path in {**before, **after} if path.endswith(".html")}
    differing = {path for path in pages if _read(before.get(path)) != _read(after.get(path))}
    listed = {path for path in differing if _english(path, pages) not in differing - {path}}
    first = {urls.force_page(slug): place for place, slug in enumerate(slugs)}
    last = len(first)
    return tuple(sorted(listed, key=lambda path: (first.get(path, last), path.count("/"), path)))


def _read(page: bytes | None) -> bytes | None:
    """Return a page without the lines of plan files that it links to: each entry added moves those below it."""
    return _LINE.sub(b"", page) if page else page


def _english(path: str, pages: Iterable[str]) -> str:
    """Return the path of the same page in English."""
    folder, _, rest = path.partition("/")
    return rest if rest in pages and f"{folder}/{INDEX}" in pages else path


def side_by_side(
    before: Site, after: Site, names: tuple[str, str], changed: Iterable[str], templates: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return both sites, each in a folder of its own, and a page that leads to what differs. names: the versions'."""
    rows = tuple(_rows(before, after, changed))
    note = "Pages in Welsh differ in the same places." if any(path.startswith("cy/") for path in after) else ""
    index = render(sides_page(*names, rows, note if rows else ""), environment(templates))
    sites = {
        f"{folder}{path}": data for folder, site in ((BEFORE, before), (AFTER, after)) for path, data in site.items()
    }
    return {INDEX: index, **sites}


def _rows(before: Site, after: Site, changed: Iterable[str]) -> Iterator[Sides]:
    for path in changed:
        what = _title(after.get(path) or before[path])
        old = Link("before", f"{BEFORE}{path}") if path in before else None
        yield Sides(f"{what} ({path})", old, Link("after", f"{AFTER}{path}") if path in after else None)


def _title(page: bytes) -> str:
    found = _TITLE.search(page)
    return unescape(found[1].decode("utf-8")) if found else ""
