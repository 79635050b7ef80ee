"""The page that shows every component of the pages with its name and use, on invented examples."""

from dataclasses import dataclass

from ssc_site import markdown, urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.views.entries import ActionView, EntryView, Prose
from ssc_site.views.examples import example_chart, example_map, example_matrix
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView
from ssc_site.views.items import AnswerView, AskView
from ssc_site.views.listing import CountView, Sentence
from ssc_site.views.matrix import Matrix
from ssc_site.views.tiles import TileMap
from ssc_site.views.timeline import Timeline


@dataclass(frozen=True, slots=True)
class StylePage:
    """One invented example of each thing that components show."""

    frame: Frame
    count: CountView
    service: HelpView
    asked: AskView
    entry: EntryView
    reply: AnswerView
    note: Prose
    shapes: tuple[str, ...]
    sentence: Sentence
    tiles: TileMap
    matrix: Matrix
    timeline: Timeline


def style_page(corpus: Corpus, census: Census) -> StylePage:
    """Return the page of components."""
    href = urls.relative(urls.STYLE_PAGE, urls.ABOUT)
    return StylePage(
        frame=frame_of(urls.STYLE_PAGE, "Style", corpus.national.site, census.as_of),
        count=CountView("3 of 5", "items have an answer", href),
        service=HelpView("Example service", "01632 960 001", "tel:01632960001", "", href, ""),
        asked=AskView(
            "7", "recommendation-7", "Example", "Do a thing.", "", "Part one, on page 1", "1 May 2025", "all", href
        ),
        entry=_entry(),
        reply=AnswerView("Example, 7.1", "Answered", "full", True, None, "", "Cannot tell", (), (_entry(),), ()),
        note=_prose("A remark on an example."),
        shapes=("full", "part", "whole", "none", "unread", "absent"),
        sentence=Sentence("An example answers ", Link("3 of 5 items", href), "."),
        tiles=example_map(),
        matrix=example_matrix(href),
        timeline=example_chart(href),
    )


def _prose(words: str) -> Prose:
    return Prose("en", markdown.html(words))


def _entry() -> EntryView:
    """Return an invented entry with a text, an action and a source."""
    action = ActionView("a", "", _prose("Do it by the spring."), "March 2025", "", "", None)
    return EntryView(
        date="1 May 2025",
        part="",
        status="In progress",
        stated_as="",
        progress="",
        reason=None,
        in_place=_prose("It is done at each monthly meeting."),
        says=None,
        unclear=None,
        actions=(action,),
        see=(),
        owners="",
        partners=(),
        documents=(),
        measures=(),
        note=None,
        corrections=(),
        source="From an invented source.",
    )
