"""Pages of the whole site in another language: words of ours are said, names and the files' own words stay.

The words of that language are invented: which Welsh the site speaks is another matter.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from conftest import AS_OF, frozen_inputs
from ssc_site import urls
from ssc_site.census import Census, take_census
from ssc_site.corpus import Corpus, read_corpus
from ssc_site.data.fields import SILENCE, TABLES
from ssc_site.language import Language, speaking
from ssc_site.views.changed import newest_entries
from ssc_site.views.coverage import coverage_sentences
from ssc_site.views.data import data_page
from ssc_site.views.dates import dates_page
from ssc_site.views.forces import absent_force_page, forces_page
from ssc_site.views.frame import Link, frame_of
from ssc_site.views.matrix import matrix
from ssc_site.views.tiles import tile_map
from ssc_site.views.timeline import timeline

OTHER = Language(
    "cy",
    "cy/",
    {
        "Answers from %(link)s are on this site.": "Yma: %(link)s.",
        "%(some)s of %(forces)s": "%(forces)s, %(some)s",
        "Police action plans": "SITE",
        "Dates": "DAYS",
        "\u201c%(page)s\u201d, %(site)s, shown for %(day)s.": "%(day)s: %(site)s, %(page)s.",
        "Recommendation %(number)s": "NUMBER %(number)s",
        "November": "ELEVEN",
        "September": "NINE",
        "plan on this site": "HERE",
        "not read": "UNREAD",
        "Items": "THINGS",
        "due %(date)s": "by %(date)s",
        "Action plan and progress update": "TITLE",
        "status given: %(status)s": "%(status)s given",
        "In progress": "DOING",
        "North West": "UP LEFT",
        "England": "LAND",
    },
    {"force": {"other": "%(number)s of forces"}},
)


@cache
def published() -> tuple[Corpus, Census]:
    corpus = read_corpus(frozen_inputs(), AS_OF)[0]
    assert corpus is not None
    return corpus, take_census(corpus, AS_OF)


@pytest.fixture
def other() -> Iterator[None]:
    with speaking(OTHER):
        yield


@pytest.mark.usefixtures("other")
def test_a_sentence_has_its_link_where_its_language_has_it() -> None:
    sentence, *_ = coverage_sentences(published()[0])
    assert (sentence.before, sentence.link, sentence.after) == ("Yma: ", Link("43 of forces, 4", "#find"), ".")


@pytest.mark.usefixtures("other")
def test_the_frame_is_said_and_its_addresses_stay() -> None:
    corpus, _ = published()
    frame = frame_of(urls.DATES, "DAYS", corpus.national.site, AS_OF)
    assert (frame.title, frame.site_name, frame.shown_on) == ("DAYS - SITE", "SITE", "21 ELEVEN 2026")
    assert frame.cite == "21 ELEVEN 2026: SITE, DAYS."
    assert [(link.text, link.href) for link in frame.nav if link.here] == [("DAYS", "index.html")]
    below = frame_of(urls.recommendation_area("7", "nation-wales"), "", corpus.national.site, AS_OF)
    assert [link.text for link in below.trail] == ["Recommendations", "NUMBER 7"]


def test_a_force_is_called_by_its_welsh_name_where_welsh_is_spoken_and_never_twice() -> None:
    corpus, census = published()
    english = absent_force_page(corpus, census, "dyfed-powys")
    with speaking(OTHER):
        welsh, plain = (absent_force_page(corpus, census, slug) for slug in ("dyfed-powys", "kent"))
        tiles = {tile.label: tile.title for tile in tile_map(corpus).tiles}
    assert (english.name, english.welsh_name) == ("Dyfed-Powys Police", "Heddlu Dyfed-Powys")
    assert (welsh.name, welsh.welsh_name) == ("Heddlu Dyfed-Powys", "")
    assert (plain.name, plain.welsh_name) == ("Kent Police", "")
    assert tiles["LAN"] == "Lancashire: HERE"


@pytest.mark.usefixtures("other")
def test_where_a_force_is_is_said() -> None:
    places = {force.link.text: force.where for force in forces_page(*published()).here}
    assert places["Lancashire Constabulary"] == "UP LEFT, LAND"


@pytest.mark.usefixtures("other")
def test_days_and_months_are_said_in_pictures_tables_and_lists() -> None:
    corpus, census = published()
    chart = timeline(corpus, AS_OF)
    assert (chart.first.text, chart.last.text, chart.points[-1].day) == ("NINE 2024", "ELEVEN 2026", "21 ELEVEN 2026")
    assert {due.split()[0] for column in matrix(corpus, census).columns for due in column.dues} == {"by", "due"}
    assert any("ELEVEN" in due.due for due in dates_page(corpus, census).report)


@pytest.mark.usefixtures("other")
def test_words_of_the_files_stay_as_they_are_where_a_word_of_ours_is_spelled_the_same() -> None:
    page = data_page(*published())
    assert [term.word for term in page.silence] == list(SILENCE)
    assert [field.name for table in page.tables for field in table.fields] == [
        field.name for table in TABLES for field in table.fields
    ]
    assert [table.name for table in page.tables] == ["THINGS", "Entries", "Actions", "Plans"]
    assert page.forces[0].files[0].text == "tHINGS (CSV)"


@pytest.mark.usefixtures("other")
def test_what_changed_last_is_said_with_the_title_and_the_status() -> None:
    told = {each.link.text: each for each in newest_entries(published()[0], AS_OF) if each.link}
    change = told["Cambridgeshire, 28.1 TITLE"]
    assert change.day == "11 ELEVEN 2024"
    assert "First answer. DOING given." in change.what
