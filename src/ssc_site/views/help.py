"""Where a reader gets help: on a page of its own, and in short on every force's page."""

from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.national import Support
from ssc_site.views.frame import Frame, frame_of


@dataclass(frozen=True, slots=True)
class HelpView:
    """One service: its name, number as people read it, number as a telephone dials it, and its own page."""

    name: str
    phone: str
    dial: str
    note: str
    href: str
    checked: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Everything the help page shows."""

    frame: Frame
    helplines: tuple[HelpView, ...]


def help_views(support: Support, *, short: bool = False) -> tuple[HelpView, ...]:
    """Return the services. short: without their notes, for a page about something else."""
    return tuple(
        HelpView(
            name=line.name,
            phone=line.phone,
            dial=f"tel:{''.join(line.phone.split())}",
            note="" if short or line.note is None else line.note.first,
            href=line.url or "",
            checked=line.checked.words,
        )
        for line in support.helplines
    )


def help_page(corpus: Corpus, as_of: date) -> HelpPage:
    """Return the help page."""
    return HelpPage(frame_of(urls.HELP, "Get help", corpus.national.site, as_of), help_views(corpus.national.support))
