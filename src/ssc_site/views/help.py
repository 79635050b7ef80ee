"""Where a reader gets help: on a page of its own, and in short on every force's page."""

from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.language import say
from ssc_site.national import Support
from ssc_site.views.frame import Frame, frame_of
from ssc_site.views.texts import ours


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
            name=say(line.name),
            phone=line.phone,
            dial=f"tel:{''.join(line.phone.split())}",
            note="" if short or line.note is None else ours(line.note),
            href=line.url or "",
            checked=line.checked.words,
        )
        for line in support.helplines
    )


def help_page(corpus: Corpus, as_of: date) -> HelpPage:
    """Return the help page."""
    frame = frame_of(urls.HELP, say("Get help"), corpus.national.site, as_of)
    return HelpPage(frame, help_views(corpus.national.support))
