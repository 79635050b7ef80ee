"""Texts of plans and words of ours on a page in another language: whole, safe, and marked where they are not in it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from markupsafe import Markup

from conftest import national
from ssc_site.census import Answer, Cell
from ssc_site.dates import day_words, parse_period
from ssc_site.deadline import Deadline
from ssc_site.fields import Text
from ssc_site.language import Language, say, speaking
from ssc_site.schema import Document, Measure, Partner, Person
from ssc_site.views.entries import document_view, measure_words, partner_words, prose
from ssc_site.views.frame import Link
from ssc_site.views.listing import LINK, STATES, Sentence
from ssc_site.views.plancounts import plan_counts
from ssc_site.views.texts import in_english, joined, name, ours, theirs, title_of
from ssc_site.views.words import ANSWERS, STATUSES, answered_words, listed, person_words

BOTH, ENGLISH_ONLY, WELSH_ONLY = Text(en="Two <b>", cy="Dwy"), Text(en="Two <b>"), Text(cy="Dwy")
WELSH = Language(
    "cy",
    "cy/",
    {
        "March": "Mawrth",
        "Complete": "Cyflawn",
        "Status: %(state)s": "Statws: %(state)s",
        "%(others)s and %(last)s": "%(others)s; %(last)s",
        "Chief Constable": "Prif Gwnstabl",
        "at least %(figure)s": "o leiaf %(figure)s",
        "Two <b>": "Dau",
    },
    {"plan": {"other": "%(number)s cynllun"}},
)


@pytest.fixture
def welsh() -> Iterator[None]:
    with speaking(WELSH):
        yield


def test_an_english_page_shows_the_english_and_marks_what_is_welsh_only() -> None:
    assert theirs(BOTH) == theirs(ENGLISH_ONLY) == "Two <b>"
    assert theirs(WELSH_ONLY) == Markup('<span lang="cy">Dwy</span>')
    assert (name(BOTH), name(WELSH_ONLY)) == ("Two <b>", "Dwy")
    assert in_english("A heading") == "A heading"


@pytest.mark.usefixtures("welsh")
def test_a_welsh_page_shows_the_welsh_and_marks_what_is_english_only() -> None:
    assert theirs(BOTH) == theirs(WELSH_ONLY) == "Dwy"
    assert theirs(ENGLISH_ONLY) == Markup('<span lang="en">Two &lt;b&gt;</span>')
    assert (name(BOTH), name(ENGLISH_ONLY)) == ("Dwy", "Two <b>")
    assert in_english("<b>") == Markup('<i lang="en">&lt;b&gt;</i>')
    assert (ours(BOTH), ours(ENGLISH_ONLY)) == ("Dwy", "Dau")


def test_a_text_says_its_language_only_where_that_is_not_the_pages() -> None:
    assert [each.lang for each in map(prose, (BOTH, ENGLISH_ONLY, WELSH_ONLY)) if each] == ["", "", "cy"]
    with speaking(WELSH):
        assert [each.lang for each in map(prose, (BOTH, ENGLISH_ONLY, WELSH_ONLY)) if each] == ["", "en", ""]
    assert prose(None) is None


def test_lists_with_safe_html_stay_safe_html() -> None:
    safe = Markup("<i>b</i>")
    assert joined(("<a>", safe, "")) == Markup("&lt;a&gt;, <i>b</i>")
    assert listed(("<a>", safe, "c")) == Markup("&lt;a&gt;, <i>b</i> and c")
    assert (listed(()), listed(("a",)), listed("ab"), listed("abc")) == ("", "a", "a and b", "a, b and c")
    assert not isinstance(listed("ab"), Markup)


@pytest.mark.usefixtures("welsh")
def test_what_is_made_of_several_texts_is_safe_html_if_one_of_them_is() -> None:
    partner = Partner.model_validate({"name": "A & B", "does": "Two <b>", "starts": "2025-03", "length": "Two years"})
    assert partner_words(partner) == Markup(
        'A &amp; B: <span lang="en">Two &lt;b&gt;</span>, from Mawrth 2025, <span lang="en">two years</span>'
    )
    measure = Measure(name=ENGLISH_ONLY, value=Decimal(200), bound="at-least", unit="<i>")
    assert measure_words(measure) == Markup('<span lang="en">Two &lt;b&gt;</span>: o leiaf 200 &lt;i&gt;')
    document = document_view(Document(title=BOTH, held=ENGLISH_ONLY))
    assert (document.title, document.reason) == ("Dwy", Markup('<span lang="en">Two &lt;b&gt;</span>'))


def test_a_figure_is_as_exact_as_it_is_given() -> None:
    given = {"name": "Trained", "value": 200}
    more: tuple[dict[str, object], ...] = (
        {},
        {"bound": "at-most", "out_of": Decimal("1200.5"), "unit": "%"},
        {"starts": "2025-01", "ends": "2025-03"},
    )
    told = [measure_words(Measure.model_validate({**given, **each})) for each in more]
    assert told == ["Trained: 200", "Trained: at most 200 of 1200.5 %", "Trained: 200, January 2025 to March 2025"]


@pytest.mark.usefixtures("welsh")
def test_terms_and_states_kept_in_constants_are_said_in_the_language_spoken() -> None:
    assert (STATUSES["complete"].word, STATUSES["blocked"].word) == ("Cyflawn", "Blocked")
    assert [state.word for state in STATES if state.name == "status-complete"] == ["Statws: cyflawn"]
    assert person_words(Person(rank="CC", name="A", role="B")) == "Prif Gwnstabl A, B"
    assert (day_words(date(2025, 3, 1)), parse_period("2025-03").words) == ("1 Mawrth 2025", "Mawrth 2025")
    assert ANSWERS[Answer.OWN].english == "Answered"


def test_titles_are_those_of_the_catalogue() -> None:
    catalogue = national().catalogue
    titles = {key: catalogue.title(key) for key in (*catalogue.keys, *catalogue.recommendations, "unknown")}
    assert {key: title_of(catalogue, key) for key in titles} == titles


def test_a_sentence_has_its_link_where_its_words_have_it() -> None:
    link = Link("3 items", "#a")
    assert Sentence.around(say("Names %(link)s, %(number)s with a date.", link=LINK, number=2), link) == Sentence(
        "Names ", link, ", 2 with a date."
    )


def _cells(*answers: Answer) -> tuple[Cell, ...]:
    return tuple(Cell("7.1", answer, Deadline.CANNOT_TELL) for answer in answers)


def test_how_much_is_answered_is_told_or_why_it_cannot_be() -> None:
    own, unread, unknown = Answer.OWN, Answer.UNREAD, Answer.NOT_KNOWN
    told = [answered_words(_cells(*answers)) for answers in ((own, unread), (unread, unread), (unknown,), (own,))]
    assert told == ["1 of 2 answered", "not read", "not known", "1 of 1 answered"]
    done = Cell("7.2", own, Deadline.CANNOT_TELL, status="complete")
    assert answered_words((*_cells(own), done)) == "2 of 2 answered, 1 complete"


def test_each_way_of_answering_that_a_plan_has_is_a_sentence() -> None:
    every, some, nothing = _cells(Answer.OWN), _cells(Answer.OWN, Answer.NONE), _cells(Answer.UNREAD)
    assert plan_counts([every, every, nothing]) == (
        "2 of 3 plans on this site answer every item.",
        "1 of 3 plans on this site answers no item that we could read.",
    )
    assert plan_counts([some], "Wales") == ("1 of 1 plan from Wales answers some items.",)
    with speaking(WELSH):
        assert plan_counts([some]) == ("1 of 1 cynllun on this site answers some items.",)
    assert plan_counts([]) == ()
