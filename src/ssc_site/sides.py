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
TAKEN_OUT = "it has the words that are taken out"
"""Why pages as they were are shown to nobody, as a rule."""

Site = Mapping[str, bytes]


def changed_pages(before: Site, after: Site, slugs: Iterable[str]) -> tuple[str, ...]:
    """Return the paths of the pages that differ: those of these forces, the first page, recommendations, all others.

    The pages of what changed, each of which counts all months, come last.
    A page in a second language is listed only where it differs alone.
    """
    pages = {path for path in {**before, **after} if path.endswith(".html")}
    differing = {path for path in pages if _read(before.get(path)) != _read(after.get(path))}
    listed = {path for path in differing if _english(path, pages) not in differing - {path}}
    first = [*(urls.force_page(slug) for slug in slugs), urls.NATIONAL]
    order = {path: place for place, path in enumerate(first)}
    answers = re.compile(rf"{urls.RECOMMENDATIONS.removesuffix(INDEX)}\d+/{INDEX}")
    months = urls.CHANGES.removesuffix(INDEX)

    def place(path: str) -> tuple[int, bool, bool, str]:
        return order.get(path, len(order)), not answers.match(path), path.startswith(months), path

    return tuple(sorted(listed, key=place))


def _read(page: bytes | None) -> bytes | None:
    """Return a page without the lines of plan files that it links to: each entry added moves those below it."""
    return _LINE.sub(b"", page) if page else page


def _english(path: str, pages: Iterable[str]) -> str:
    """Return the path of the same page in English."""
    folder, _, rest = path.partition("/")
    return rest if rest in pages and f"{folder}/{INDEX}" in pages else path


def side_by_side(
    before: Site | None,
    after: Site,
    names: tuple[str, str],
    changed: Iterable[str],
    templates: Mapping[str, bytes],
    *,
    because: str = TAKEN_OUT,
) -> dict[str, bytes]:
    """Return both sites, each in a folder of its own, and a page that leads to what differs.

    before: None where pages as they were are not to be shown. because: why not. names: the versions'.
    """
    sites = {AFTER: after} if before is None else {BEFORE: before, AFTER: after}
    rows = tuple(_rows(sites, changed))
    notes = [
        f"No page from before is shown here, because {because}." if before is None else "",
        "Pages in Welsh differ in the same places." if rows and any(path.startswith("cy/") for path in after) else "",
    ]
    index = render(sides_page(*names, rows, tuple(note for note in notes if note)), environment(templates))
    files = {f"{folder}{path}": data for folder, site in sites.items() for path, data in site.items()}
    return {INDEX: index, **files}


def _rows(sites: Mapping[str, Site], changed: Iterable[str]) -> Iterator[Sides]:
    for path in changed:
        there = {folder: site[path] for folder, site in sites.items() if path in site}
        if there:
            what = _title(next(reversed(there.values())))
            old = Link("before", f"{BEFORE}{path}") if BEFORE in there else None
            new = Link("after", f"{AFTER}{path}") if AFTER in there else None
            yield Sides(what, old, new, _only(sites, old, new))


def _only(sites: Mapping[str, Site], old: Link | None, new: Link | None) -> str:
    """Return why a page is there in one version only; nothing where the other is not shown at all."""
    if BEFORE not in sites or (old and new):
        return ""
    return "a new page" if new else "no longer there"


def _title(page: bytes) -> str:
    """Return a page's title, without the site's name after it."""
    found = _TITLE.search(page)
    title = unescape(found[1].decode("utf-8")) if found else ""
    return title.rpartition(" - ")[0] or title
