"""What every page has around its content."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.dates import day_words
from ssc_site.national import Site
from ssc_site.views.searchwords import description_of


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

    about: what a search shows below the title; as neutral as that.
    national_style, plan_style: sheets of style that only some pages load, beside the one for all.
    trail: the way up, from a page below one of the main ones; else empty.
    wrong: where to report a mistake, empty where the site has no such address.
    address: the page's full address, empty where the site has none yet. cite: how to cite the page.
    feed: the feed of what the page is about, empty where the site has no address. feed_title: its title, neutral.
    banner: what every page must say first, such as that its data is an example; mostly empty.
    """

    title: str
    about: str
    site_name: str
    home: str
    nav: tuple[NavLink, ...]
    trail: tuple[Link, ...]
    footer: tuple[Link, ...]
    style: str
    national_style: str
    plan_style: str
    print_style: str
    script: str
    icon: str
    leave: str
    wrong: str
    shown_on: str
    address: str
    cite: str
    feed: str
    feed_title: str
    banner: str


_NAV = (
    ("Forces", urls.FORCES),
    ("Recommendations", urls.RECOMMENDATIONS),
    ("Dates", urls.DATES),
    ("Search", urls.SEARCH),
    ("About", urls.ABOUT),
)
EXAMPLE = "Example data. Not real forces."
_FOOTER = (
    ("Get help", urls.HELP),
    ("How we count", f"{urls.ABOUT}#counting"),
    ("Data", urls.DATA),
    ("Privacy", urls.PRIVACY),
    ("Accessibility", urls.ACCESSIBILITY),
)


def frame_of(path: str, heading: str, site: Site, as_of: date, base: str = "") -> Frame:
    """Return the frame of the page at path. heading: what this page is, neutral words only; empty on the first page.

    base: put before every address, for the one page that is shown at any address (404).
    """
    address = urls.full(site.base, path) if site.base else ""
    feed, feed_name = _feed(path, heading)
    return Frame(
        title=f"{heading} - {site.name}" if heading else site.name,
        about=description_of(path, heading),
        site_name=site.name,
        home=base + urls.relative(path, urls.NATIONAL),
        nav=tuple(NavLink(text, base + urls.relative(path, target), _here(path, target)) for text, target in _NAV),
        trail=tuple(Link(text, base + urls.relative(path, target)) for text, target in _trail(path, site)),
        footer=tuple(Link(text, base + urls.relative(path, target)) for text, target in _FOOTER),
        style=base + urls.relative(path, urls.STYLE),
        national_style=base + urls.relative(path, urls.NATIONAL_STYLE),
        plan_style=base + urls.relative(path, urls.PLAN_STYLE),
        print_style=base + urls.relative(path, urls.PRINT_STYLE),
        script=base + urls.relative(path, urls.SCRIPT),
        icon=base + urls.relative(path, urls.ICON),
        leave=site.exit,
        wrong=site.contact or (f"{site.repository}/issues" if site.repository else ""),
        shown_on=day_words(as_of),
        address=address,
        cite=_cite(heading, site, as_of, address),
        feed=base + urls.relative(path, feed) if site.base else "",
        feed_title=f"{feed_name} - {site.name}",
        banner=EXAMPLE if site.example else "",
    )


def _here(path: str, target: str) -> str:
    if path == target:
        return "page"
    return "true" if path.startswith(target.removesuffix("index.html")) else ""


def _trail(path: str, site: Site) -> Iterator[tuple[str, str]]:
    """Yield text and path of each page above this one, the top one first; nothing for a main page."""
    section, *below = path.split("/")[:-1] or [""]
    if section == "lists":
        yield site.name, urls.NATIONAL
    if section in _ABOUT_THE_SITE:
        yield "About", urls.ABOUT
    if below:
        yield from ((text, target) for text, target in _NAV if target == f"{section}/index.html")
    if section == "recommendations" and len(below) > 1:
        yield f"Recommendation {below[0]}", urls.recommendation_page(below[0])


_ABOUT_THE_SITE = ("accessibility", "data", "privacy", "style")


def _feed(path: str, heading: str) -> tuple[str, str]:
    """Return the path and name of the feed of what a page is about: a force, a recommendation, else all forces."""
    section, *below = path.split("/")[:-1] or [""]
    if section == "forces" and below:
        return urls.force_feed(below[0]), heading
    if section == "recommendations" and below:
        return urls.recommendation_feed(below[0]), f"Recommendation {below[0]}"
    return urls.FEED, "All forces"


def _cite(heading: str, site: Site, as_of: date, address: str) -> str:
    """Return how to cite a page: "“Lancashire”, Police action plans, shown for 21 November 2026." and its address."""
    named = f"\u201c{heading}\u201d, {site.name}" if heading else site.name
    return f"{named}, shown for {day_words(as_of)}. {address}".strip()
