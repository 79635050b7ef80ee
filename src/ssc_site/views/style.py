"""The page that shows every component of the pages with its name and use, on invented examples."""

from dataclasses import dataclass
from datetime import date

from ssc_site import markdown, urls
from ssc_site.census import Answer, Census
from ssc_site.corpus import Corpus
from ssc_site.dates import day_words, parse_period
from ssc_site.deadline import Deadline
from ssc_site.language import key, say
from ssc_site.views.changed import ChangeView
from ssc_site.views.entries import ActionView, EntryView, Prose
from ssc_site.views.examples import example_chart, example_map, example_matrix
from ssc_site.views.frame import Frame, Link, frame_of
from ssc_site.views.help import HelpView
from ssc_site.views.items import AnswerView, AskView
from ssc_site.views.listing import CountView, Sentence
from ssc_site.views.matrix import Matrix
from ssc_site.views.tiles import TileMap
from ssc_site.views.timeline import Timeline
from ssc_site.views.words import ANSWERS, DEADLINES, STATUSES, of_items, out_of


@dataclass(frozen=True, slots=True)
class ShapeView:
    """A shape, and what it is called."""

    kind: str
    word: str


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
    shapes: tuple[ShapeView, ...]
    change: ChangeView
    sentence: Sentence
    tiles: TileMap
    matrix: Matrix
    timeline: Timeline


def style_page(corpus: Corpus, census: Census) -> StylePage:
    """Return the page of components."""
    href = urls.relative(urls.STYLE_PAGE, urls.ABOUT)
    return StylePage(
        frame=frame_of(
            urls.STYLE_PAGE, say("Style"), corpus.national.site, census.as_of, urls.NATIONAL_STYLE, urls.PLAN_STYLE
        ),
        count=CountView(out_of(3, 5), say("items have an answer"), href),
        service=HelpView(say("Example service"), "01632 960 001", "tel:01632960001", "", href, ""),
        asked=_asked(href),
        entry=_entry(),
        reply=_reply(),
        note=_prose(say("A remark on an example.")),
        shapes=tuple(ShapeView(kind, say(word)) for kind, word in _SHAPES.items()),
        change=ChangeView(_day(), Link(say("Example, 7.1"), href), say("words taken out")),
        sentence=_sentence(href),
        tiles=example_map(),
        matrix=example_matrix(href),
        timeline=example_chart(href),
    )


_SHAPES = {
    "full": key("full"),
    "part": key("part"),
    "whole": key("whole"),
    "none": key("none"),
    "unread": key("unread"),
    "absent": key("absent"),
}


def _sentence(href: str) -> Sentence:
    return Sentence.around(say("An example answers %(link)s."), Link(of_items(3, 5), href))


def _asked(href: str) -> AskView:
    return AskView(
        number="7",
        anchor="recommendation-7",
        title=say("Example"),
        ask=say("Do a thing."),
        unnumbered="",
        place=say("Part one, on page 1"),
        due=_day(),
        addressees=say("all"),
        href=href,
    )


def _reply() -> AnswerView:
    name, answer, deadline = say("Example, 7.1"), ANSWERS[Answer.OWN].word, DEADLINES[Deadline.CANNOT_TELL].word
    return AnswerView(name, answer, "full", True, None, "", deadline, (), (_entry(),), ())


def _day() -> str:
    return day_words(date(2025, 5, 1))


def _prose(words: str) -> Prose:
    return Prose("", markdown.html(words))


def _entry() -> EntryView:
    """Return an invented entry with a text, an action and a source."""
    action = ActionView("a", "", _prose(say("Do it by the spring.")), parse_period("2025-03").words, "", "", None)
    return EntryView(
        date=_day(),
        part="",
        status=STATUSES["in-progress"].word,
        stated_as="",
        progress="",
        reason=None,
        in_place=_prose(say("It is done at each monthly meeting.")),
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
        source=say("From an invented source."),
    )
