"""What every page has around its content."""

from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.dates import day_words
from ssc_site.national import Site


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text and its address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the main navigation. here: "page" on the page itself, "true" on a page below it, else empty."""

    text: str
    href: str
    here: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The title for the browser, the site's name, its addresses seen from this page, and the day shown.

    wrong: where to report a mistake, empty where the site has no such address.
    """

    title: str
    site_name: str
    home: str
    nav: tuple[NavLink, ...]
    footer: tuple[Link, ...]
    style: str
    leave: str
    wrong: str
    shown_on: str


_NAV = (
    ("Forces", urls.FORCES),
    ("Recommendations", urls.RECOMMENDATIONS),
    ("Dates", urls.DATES),
    ("About", urls.ABOUT),
)
_FOOTER = (("Get help", urls.HELP), ("Privacy", urls.PRIVACY), ("How we count", f"{urls.ABOUT}#states"))


def frame_of(path: str, heading: str, site: Site, as_of: date, base: str = "") -> Frame:
    """Return the frame of the page at path. heading: what this page is, neutral words only; empty on the first page.

    base: put before every address, for the one page that is shown at any address (404).
    """
    return Frame(
        title=f"{heading} - {site.name}" if heading else site.name,
        site_name=site.name,
        home=base + urls.relative(path, urls.NATIONAL),
        nav=tuple(NavLink(text, base + urls.relative(path, target), _here(path, target)) for text, target in _NAV),
        footer=tuple(Link(text, base + urls.relative(path, target)) for text, target in _FOOTER),
        style=base + urls.relative(path, urls.STYLE),
        leave=site.exit,
        wrong=site.contact or (f"{site.repository}/issues" if site.repository else ""),
        shown_on=day_words(as_of),
    )


def _here(path: str, target: str) -> str:
    if path == target:
        return "page"
    return "true" if path.startswith(target.removesuffix("index.html")) else ""
