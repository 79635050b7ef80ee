"""What every page has around its content."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.dates import day_words
from ssc_site.language import key, say
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
class LanguageView:
    """The language of a page.

    other: the same page in the other language, in whose own name the link is; nothing where there is none.
    other_code, other_address: that language, and the page's full address in it, empty where the site has none.
    unchecked: that nobody has signed the words of the site in this language; empty where somebody has.
    foreign: how many texts of the page are in another language, and why; empty where none is.
    """

    code: str = "en"
    other: Link | None = None
    other_code: str = ""
    other_address: str = ""
    unchecked: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The title for the browser, the site's name, its addresses seen from this page, and the day shown.

    about: what a search shows below the title; as neutral as that.
    styles: its sheets of style, the one for all first. print_style: the one for paper.
    trail: the way up, from a page below one of the main ones; else empty.
    wrong: where to report a mistake, empty where the site has no such address.
    address: the page's full address, empty where the site has none yet. cite: how to cite the page.
    feed: the feed of what the page is about, empty where the site has no address. feed_title: its title, neutral.
    banner: what every page must say first, such as that its data is an example; mostly empty.
    language: English alone, unless the site is made in more.
    """

    title: str
    about: str
    site_name: str
    home: str
    nav: tuple[NavLink, ...]
    trail: tuple[Link, ...]
    footer: tuple[Link, ...]
    styles: tuple[str, ...]
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
    language: LanguageView = LanguageView()


_NAV = (
    (key("Forces"), urls.FORCES),
    (key("Recommendations"), urls.RECOMMENDATIONS),
    (key("Dates"), urls.DATES),
    (key("What changed"), urls.CHANGES),
    (key("About"), urls.ABOUT),
    (key("Search"), urls.SEARCH),
)
EXAMPLE = key("Example data. Not real forces.")
_FOOTER = (
    (key("Get help"), urls.HELP),
    (key("How we count"), f"{urls.ABOUT}#counting"),
    (key("Data"), urls.DATA),
    (key("Privacy"), urls.PRIVACY),
    (key("Accessibility"), urls.ACCESSIBILITY),
)


def frame_of(path: str, heading: str, site: Site, as_of: date, *sheets: str, base: str = "") -> Frame:
    """Return the frame of the page at path. heading: what this page is, neutral words only; empty on the first page.

    sheets: of style, that only some pages load.
    base: put before every address, for the one page that is shown at any address (404).
    """
    address = urls.full(site.base, urls.place(path)) if site.base else ""
    feed, feed_name = _feed(path, heading)
    site_name = say(site.name)
    return Frame(
        title=f"{heading} - {site_name}" if heading else site_name,
        about=description_of(path, heading),
        site_name=site_name,
        home=base + urls.relative(path, urls.NATIONAL),
        nav=tuple(NavLink(say(text), base + urls.relative(path, target), _here(path, target)) for text, target in _NAV),
        trail=tuple(Link(text, base + urls.relative(path, target)) for text, target in _trail(path, site)),
        footer=tuple(Link(say(text), base + urls.relative(path, target)) for text, target in _FOOTER),
        styles=tuple(base + urls.relative(path, sheet) for sheet in (urls.STYLE, *sheets)),
        print_style=base + urls.relative(path, urls.PRINT_STYLE),
        script=base + urls.relative(path, urls.SCRIPT),
        icon=base + urls.relative(path, urls.ICON),
        leave=site.exit,
        wrong=site.contact or (f"{site.repository}/issues" if site.repository else ""),
        shown_on=day_words(as_of),
        address=address,
        cite=_cite(heading, site, as_of, address),
        feed=base + urls.relative(path, feed) if site.base else "",
        feed_title=f"{feed_name} - {site_name}",
        banner=say(EXAMPLE) if site.example else "",
    )


def _here(path: str, target: str) -> str:
    if path == target:
        return "page"
    return "true" if path.startswith(target.removesuffix("index.html")) else ""


def _trail(path: str, site: Site) -> Iterator[tuple[str, str]]:
    """Yield text and path of each page above this one, the top one first; nothing for a main page."""
    section, *below = path.split("/")[:-1] or [""]
    if section == "lists":
        yield say(site.name), urls.NATIONAL
    if section in _ABOUT_THE_SITE:
        yield say("About"), urls.ABOUT
    if below:
        yield from ((say(text), target) for text, target in _NAV if target == f"{section}/index.html")
    if section == "recommendations" and len(below) > 1:
        yield say("Recommendation %(number)s", number=below[0]), urls.recommendation_page(below[0])


_ABOUT_THE_SITE = ("accessibility", "data", "privacy", "style")


def _feed(path: str, heading: str) -> tuple[str, str]:
    """Return the path and name of the feed of what a page is about: a force, a recommendation, else all forces."""
    section, *below = path.removeprefix("changes/").split("/")[:-1] or [""]
    if section == "forces" and below:
        return urls.force_feed(below[0]), heading
    if section == "recommendations" and below:
        return urls.recommendation_feed(below[0]), say("Recommendation %(number)s", number=below[0])
    return urls.FEED, say("All forces")


def _cite(heading: str, site: Site, as_of: date, address: str) -> str:
    """Return how to cite a page: "“Lancashire”, Police action plans, shown for 21 November 2026." and its address."""
    name, day = say(site.name), day_words(as_of)
    if heading:
        words = say("\u201c%(page)s\u201d, %(site)s, shown for %(day)s.", page=heading, site=name, day=day)
    else:
        words = say("%(site)s, shown for %(day)s.", site=name, day=day)
    return f"{words} {address}".strip()
