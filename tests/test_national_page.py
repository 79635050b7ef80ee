"""The national page: the map, the table of forces by recommendations, answers over time, and what leads where."""

import re
from datetime import date
from functools import cache
from gzip import compress

import pytest

from conftest import AS_OF, FROZEN, REPOSITORY, frozen_inputs, inputs_of, national
from country import country_inputs
from recount import nation
from recount.markup import Node, numbers, target, tree
from recount.tally import Country, Tally
from ssc_site import history
from ssc_site.census import answered_items, take_census
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.render import environment, render
from ssc_site.site import pages
from ssc_site.views import timeline as module
from ssc_site.views.changed import NEWEST, newest_entries
from ssc_site.views.national import national_page
from ssc_site.views.timeline import counted_days, timeline

ELSEWHERE = """\
force: kent
wording: force
held: elsewhere
sources:
  page: {title: Action plan, url: "https://www.example.police.uk/plan"}
"""


def corpus_of(inputs: Inputs) -> Corpus:
    corpus, report = read_corpus(inputs, AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return corpus


@cache
def published() -> Corpus:
    return corpus_of(frozen_inputs())


@cache
def addresses() -> frozenset[str]:
    return frozenset(path for path, _ in pages(published(), take_census(published(), AS_OF)))


def made(corpus: Corpus, day: date = AS_OF) -> bytes:
    return render(national_page(corpus, take_census(corpus, day)), environment(read_templates(REPOSITORY)))


def page_of(corpus: Corpus, day: date = AS_OF) -> Node:
    return tree(made(corpus, day)).one("main")


@cache
def main(day: date = AS_OF) -> Node:
    return page_of(published(), day)


def sentence_after(anchor: str, page: Node) -> str:
    return page.one(f"h2#{anchor}").after("p").text


# Coverage


def test_the_first_sentence_is_the_coverage() -> None:
    first = main().all("p")[0].text
    assert first.startswith("Answers from 4 of 43 forces are on this site. 21 more plans are linked.")


def test_a_plan_held_elsewhere_is_a_linked_one_and_has_no_row() -> None:
    page = page_of(corpus_of(inputs_of({"kent.yaml": ELSEWHERE})))
    assert page.all("p")[0].text.startswith("Answers from 0 of 43 forces are on this site.")
    assert "Kent" in page.one("h3#linked").after("ul").text
    assert page.all("table.ssc-matrix") == []


def test_every_number_of_the_first_sentences_and_counts_leads_to_a_list_that_is_there() -> None:
    anchors = {node.id for node in main().nodes() if node.id}
    for block in (main().one("p.ssc-lead"), main().one("p.ssc-made-of"), *main().all("dl.ssc-counts")):
        links = block.all("a")
        assert sorted(numbers(block.text)) == sorted(number for link in links for number in numbers(link.text))
        for link in links:
            path, anchor = target("index.html", link.href)
            assert path in addresses()
            assert path != "index.html" or anchor in anchors


def test_forces_and_recommendations_stand_in_order_of_name_and_number_never_of_count() -> None:
    forces = [item.all("a")[0].text for item in main().one("ul.ssc-here").all("li")]
    rows = [row.all("a")[0].text for row in main().one("table.ssc-matrix").one("tbody").all("tr")]
    assert forces == rows == sorted(forces)
    asked = [item.all("a")[0].text.split()[0] for item in main().all("ul.ssc-rows")[0].all("li")]
    assert asked == list(national().catalogue.for_forces)


@pytest.mark.parametrize("word", ["score", "rank", "best", "worst", "top", "bottom", "performance", "behind", "rating"])
def test_the_page_neither_ranks_nor_judges(word: str) -> None:
    assert not re.search(rf"\b{word}\b", main().text, re.IGNORECASE)


# The map


def test_the_map_is_a_picture_with_a_title_and_a_description_and_no_links() -> None:
    svg = main().one("figure.ssc-map").all("svg")[0]
    assert svg.attrs["role"] == "img"
    assert (
        svg.one(f"title#{svg.attrs['aria-labelledby']}").text
        == "Map of the 43 forces: a square for each, all of one size"
    )
    told = svg.one(f"desc#{svg.attrs['aria-describedby']}").text
    assert "Cambridgeshire, Cleveland, Lancashire and North Wales" in told
    assert svg.all("a") == []


def test_the_map_has_each_force_of_the_register_once_where_the_register_puts_it() -> None:
    squares = main().one("figure.ssc-map").all("svg")[0].all("g")
    forces = list(national().register.forces.values())
    places = {(int(each.one("rect").attrs["x"]), int(each.one("rect").attrs["y"])) for each in squares}
    assert len(squares) == len(places) == len(forces) == 43
    for force, square in zip(forces, squares, strict=True):
        rect = square.one("rect").attrs
        assert square.one("text").text == force.tile.label
        assert square.one("title").text.startswith(f"{force.short.first}: ")
        assert (int(rect["x"]) // 52, int(rect["y"]) // 52) == (force.tile.column, force.tile.row)


def test_a_square_tells_its_kind_without_colour() -> None:
    """Its class gives it a fill, a whole outline or a broken one; its title says the same in words."""
    said = {"here": "plan on this site", "linked": "plan linked", "unlinked": "no address known to us"}
    styles = read_templates(REPOSITORY)["static/national.css"].decode()
    for square in main().one("figure.ssc-map").all("svg")[0].all("g"):
        assert square.one("title").text.endswith(said[square.classes[0].removeprefix("ssc-tile-")])
    assert re.search(r"\.ssc-tile-unlinked rect \{[^}]*stroke-dasharray", styles)
    assert re.search(r"forced-colors: active\) \{ \.ssc-tile-here rect", styles)


# The table


def test_a_cell_has_a_mark_and_at_most_six_words_and_no_link() -> None:
    for cell in main().one("table.ssc-matrix").all("td"):
        assert 1 <= len(cell.text.split()) <= 6
        assert cell.all("a") == []
    body = main().one("table.ssc-matrix").one("tbody")
    assert {len(row.all("svg")) for row in body.all("tr")} == {15}


def test_the_table_has_its_links_in_the_heads_of_rows_and_columns() -> None:
    table = main().one("table.ssc-matrix")
    heads = table.all("th")
    assert [head.attrs["scope"] for head in heads] == ["col"] * 17 + ["row"] * 4
    linked = [link for part in (table.one("thead"), table.one("tbody")) for link in part.all("a")]
    assert len(linked) == 15 + 4
    assert all(link.above("th") for link in linked)


def test_the_table_stands_in_a_named_region_that_takes_the_focus_and_can_be_skipped() -> None:
    region = main().one(".ssc-scroll")
    assert (region.attrs["role"], region.attrs["tabindex"]) == ("region", "0")
    assert main().one(f"h2#{region.attrs['aria-labelledby']}").text
    links = main().all("a")
    skip = next(link for link in links if link.text == "Skip the table")
    assert links[links.index(skip) + 1].above("table") is main().one("table.ssc-matrix")
    assert links[-1].above("table") is None
    after = next(link for link in links[links.index(skip) + 1 :] if link.above("table") is None)
    assert after.above("ul") is main().one(f"h2{skip.href}").after("ul")


def test_under_each_columns_title_stands_its_date_and_the_caption_says_how_to_read_the_table() -> None:
    table = main().one("table.ssc-matrix")
    for head, asked in zip(table.one("thead").all("th")[2:], national().catalogue.for_forces.values(), strict=True):
        dues = [asked.due] if asked.due else [part.due for part in asked.parts.values()]
        assert [span.text[-len(due.words) :] for span, due in zip(head.all("span"), dues, strict=True)] == [
            due.words for due in dues
        ]
    assert table.one("caption").text.startswith("Each box says how many items")


# Over time


@pytest.mark.parametrize("day", [date(2024, 12, 15), date(2025, 3, 28), AS_OF], ids=str)
def test_the_tables_counts_are_those_of_another_count_for_each_day(day: date) -> None:
    texts = [path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))]
    expected = nation.series(Tally(Country(REPOSITORY / "schema"), texts, day))
    rows = main(day).one(".ssc-chart").one("tbody").all("tr")
    assert [numbers(row.one("td").text)[0] for row in rows] == list(expected.values())


def test_the_drawing_is_a_picture_with_the_tables_points_at_their_heights() -> None:
    svg = main().one(".ssc-chart").one("svg")
    assert svg.attrs["role"] == "img"
    assert svg.one(f"title#{svg.attrs['aria-labelledby']}").text
    assert "The table has every day counted." in svg.one(f"desc#{svg.attrs['aria-describedby']}").text
    view = timeline(published(), AS_OF)
    counts = [numbers(point.figure)[0] for point in view.points]
    assert [round((160 - point.y) / 130, 1) for point in view.points] == [round(count / 156, 1) for count in counts]
    assert [point.x for point in view.points] == sorted(point.x for point in view.points)
    assert (len(svg.all("circle")), len(view.points)) == (14, 14)


def test_the_drawing_takes_every_length_from_the_view(monkeypatch: pytest.MonkeyPatch) -> None:
    before = timeline(published(), AS_OF)
    for edge in ("HEIGHT", "RIGHT", "TOP", "BOTTOM"):
        monkeypatch.setattr(module, edge, getattr(module, edge) + 7)
    after = timeline(published(), AS_OF)
    assert after.height == before.height + 7
    assert after.axes.startswith("M20 167H353M20 37H353M")
    for name in ("nought", "most", "first", "last"):
        assert getattr(after, name).y == getattr(before, name).y + 7
    template = (REPOSITORY / "templates" / "parts" / "chart.html").read_text("utf-8")
    assert re.findall(r'\b(?:x|y|cx|cy|d|viewBox)="(?!0 0 \{)[^"{]*\d', template) == []


def test_days_that_are_all_alike_have_a_sentence_and_a_table_and_no_drawing() -> None:
    chart = main(date(2024, 10, 1)).one(".ssc-chart")
    assert chart.all("svg") == []
    assert len(chart.one("tbody").all("tr")) == 3
    told = "On each day counted, from 27 September 2024 to 1 October 2024, 4 of 156 items had an answer known."
    assert chart.all("p")[0].text == told


def test_the_page_of_a_day_before_the_report_counts_that_day_alone() -> None:
    assert counted_days(published(), date(2024, 1, 2)) == (date(2024, 1, 2),)
    assert "On 2 January 2024, 4 of 156 items had an answer known." in main(date(2024, 1, 2)).text


def test_the_days_counted_are_the_reports_the_quarters_ends_and_the_day_shown() -> None:
    days = counted_days(published(), date(2025, 4, 2))
    assert [day.isoformat() for day in days] == [
        "2024-09-27",
        "2024-09-30",
        "2024-11-22",
        "2024-12-31",
        "2025-03-27",
        "2025-03-31",
        "2025-04-02",
    ]


def test_a_plan_is_counted_anew_only_where_something_new_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[date] = []
    counted = answered_items

    def noting(*given: object) -> int:
        taken.append(given[2])  # type: ignore[arg-type]
        return counted(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(history, "answered_items", noting)
    corpus = corpus_of(frozen_inputs("cleveland"))
    days = counted_days(corpus, AS_OF)
    assert len(days) == 14
    assert history.answered_on(corpus, days) == (1,) * 13 + (39,)
    assert len(taken) == 2


# What changed last, what is to come


def test_the_newest_entries_stand_first_and_lead_to_their_items() -> None:
    found = list(newest_entries(published(), AS_OF))
    assert [(each.day, each.link and each.link.text) for each in found] == [
        ("11 November 2024", "Cambridgeshire, 23.1 Screening of similar crimes"),
        ("11 November 2024", "Cambridgeshire, 28.1 Action plan and progress update"),
    ]
    assert found[0].link
    assert found[0].link.href == "forces/cambridgeshire/index.html#item-23-1"
    assert found[0].what == (
        "First answer. Status given: in progress. New action a, target March 2025. New action b, no date."
        " New action c, no date. New: what is in place, who owns the answer and the status in the force's own words."
    )


def test_of_many_dated_entries_ten_are_told() -> None:
    entries = "".join(f"    - {{date: 2025-01-{day:02}, says: Note {day}.}}\n" for day in range(1, 13))
    plan = "force: kent\nwording: force\nunread: {reason: Lost., items: ['7.2-28.1']}\n"
    corpus = corpus_of(inputs_of({"kent.yaml": f'{plan}responses:\n  "7.1":\n{entries}'}))
    found = list(newest_entries(corpus, AS_OF))
    assert [each.day for each in found] == [f"{day} January 2025" for day in range(12, 2, -1)]
    assert len(found) == NEWEST
    assert {each.what for each in found} == {"New: what the force says."}
    assert next(newest_entries(corpus, date(2025, 1, 1))).what == "First answer. New: what the force says."


def test_where_no_entry_has_a_date_the_page_says_so() -> None:
    page = page_of(corpus_of(frozen_inputs("cleveland")))
    assert sentence_after("latest", page).startswith("No answer in these plans has a date of its own")


def test_the_next_dates_are_told_and_where_there_is_none_the_page_says_so() -> None:
    early = main(date(2025, 3, 27))
    rows = [[span.text for span in row.all("span")] for row in early.one("h3#coming").after("ul").all("li")]
    assert rows[0] == ["27 March 2025", rows[0][1]]
    assert rows[0][1].startswith("The report: 7 Searchable crime records, ")
    assert rows[0][1].endswith(" and more")
    told = "No date is still to come: the report's are over, and no open action on this site has a later one."
    assert told in main().text


def test_an_action_that_is_complete_is_not_open_even_where_its_date_is_to_come() -> None:
    action = "{text: Train., due: 2027-03, status: complete}"
    plan = "force: kent\nwording: force\nunread: {reason: Lost., items: ['7.2-28.1']}\n"
    made = inputs_of(
        {"kent.yaml": f'{plan}responses:\n  "7.1":\n    - {{date: 2025-01-05, actions: {{a: {action}}}}}\n'}
    )
    page = page_of(corpus_of(made))
    assert page.all("h3#coming") == []
    assert "no open action on this site has a later one" in page.text


def test_without_a_plan_the_dates_to_come_stand_under_a_heading_of_their_own() -> None:
    page = page_of(corpus_of(inputs_of({})), date(2024, 12, 1))
    heads = [head.id for head in page.nodes() if head.tag in ("h2", "h3") and head.id]
    assert heads[heads.index("recommendations") :][:3] == ["recommendations", "dates", "coming"]
    assert page.all("dl.ssc-counts") == []


# Weight


@pytest.mark.slow
def test_the_page_of_43_full_plans_stays_light() -> None:
    statics = [data for path, data in read_templates(REPOSITORY).items() if path.startswith("static/")]
    page = made(corpus_of(country_inputs()))
    assert len(tree(page).one("table.ssc-matrix").one("tbody").all("tr")) == 43
    assert sum(len(compress(data)) for data in (page, *statics)) <= 60_000
