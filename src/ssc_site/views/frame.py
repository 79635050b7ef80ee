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
class Frame:
    """The title for the browser, the site's name, its addresses seen from this page, and the day shown."""

    title: str
    site_name: str
    home: str
    forces: str
    style: str
    leave: str
    shown_on: str


def frame_of(path: str, heading: str, site: Site, as_of: date) -> Frame:
    """Return the frame of the page at path. heading: what this page is, neutral words only; empty on the first page."""
    return Frame(
        title=f"{heading} - {site.name}" if heading else site.name,
        site_name=site.name,
        home=urls.relative(path, urls.NATIONAL),
        forces=urls.relative(path, f"{urls.NATIONAL}#forces"),
        style=urls.relative(path, urls.STYLE),
        leave=site.exit,
        shown_on=day_words(as_of),
    )
