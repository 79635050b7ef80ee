"""The page that leads to each changed page as it was and as it would be. For the judges of a change, in English."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.views.frame import Link

BEFORE, AFTER = "before/", "after/"
"""The folders of the two sites."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One page in two versions: None where it is not there. what: its title. only: why one of them is missing."""

    what: str
    before: Link | None
    after: Link | None
    only: str = ""


@dataclass(frozen=True, slots=True)
class SidesPage:
    """All changed pages. before, after: what the two versions are. notes: what is not listed one by one."""

    before: str
    after: str
    style: str
    changed: tuple[Sides, ...]
    notes: tuple[str, ...]


def sides_page(before: str, after: str, changed: tuple[Sides, ...], notes: tuple[str, ...]) -> SidesPage:
    """Return the page."""
    return SidesPage(before, after, f"{AFTER}{urls.STYLE}", changed, notes)
