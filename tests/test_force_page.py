"""A force's page answers first: what it does, who leads, what has no answer, what can be told of its dates."""

from functools import cache

import pytest

from conftest import AS_OF, REPOSITORY, frozen_inputs, inputs_of
from recount.invented import KENT
from recount.markup import Node, tree
from ssc_site.corpus import Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site

LANCASHIRE = "forces/lancashire/index.html"


def _built(inputs: Inputs) -> dict[str, bytes]:
    corpus, report = read_corpus(inputs, AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return build_site(corpus, read_templates(REPOSITORY), AS_OF)


@cache
def site() -> dict[str, bytes]:
    return _built(frozen_inputs())


@cache
def main_of(path: str) -> Node:
    return tree(site()[path]).one("main")


@cache
def kent() -> Node:
    return tree(_built(inputs_of({"kent.yaml": KENT}))["forces/kent/index.html"]).one("main")


def facts(main: Node) -> dict[str, Node]:
    return {row.one("dt").text: row.one("dd") for block in main.all("dl.ssc-facts") for row in block.all("div")}


@pytest.mark.parametrize(
    ("force", "told"),
    [
        ("lancashire", "Answers 36 of 39 items. Names 22 actions, 2 with a date. Gives no status."),
        ("cambridgeshire", "Answers 3 of 39 items. Names 5 actions, 2 with a date."),
        ("cleveland", "10 actions, 1 with a date. Gives a status for 1 of 39 items: 1 not yet applicable."),
    ],
)
def test_the_first_sentences_say_what_the_force_is_doing(force: str, told: str) -> None:
    assert told in main_of(f"forces/{force}/index.html").one("p.ssc-doing").text


def test_a_status_is_told_with_what_it_is_of() -> None:
    told = main_of("forces/cambridgeshire/index.html").one("p.ssc-doing").text
    assert "Gives a status for 2 of 39 items: 2 in progress." in told


def test_what_has_no_answer_is_named_by_title_and_linked() -> None:
    links = facts(main_of(LANCASHIRE))["No answer published"].all("a")
    assert [(link.text, link.href) for link in links] == [("28.1 Action plan and progress update", "#item-28-1")]


def test_silence_is_never_called_late() -> None:
    for force in ("lancashire", "cleveland", "cambridgeshire", "north-wales"):
        assert "Late" not in facts(main_of(f"forces/{force}/index.html"))
    assert "Cannot tell" in facts(main_of(LANCASHIRE))


def test_what_a_later_statement_calls_unfinished_is_late_and_told_first() -> None:
    by_date = [row.one("dt").text for row in kent().all("dl.ssc-facts")[1].all("div")]
    assert by_date[:2] == ["Late", "No update since the due date"]


def test_the_dates_a_force_set_itself_stand_apart() -> None:
    own = main_of(LANCASHIRE).all("dl.ssc-facts")[2]
    assert [row.text for row in own.all("div")] == [
        "March 2025 cannot tell: 11.1, action a",
        "May 2025 cannot tell: 11.4, action a",
    ]


def test_the_answer_comes_before_help_the_contents_and_the_recommendations() -> None:
    page = site()[LANCASHIRE].decode()
    places = [
        page.index(f'id="{each}"') for each in ("in-short", "help", "contents", "recommendation-7", "take", "cite")
    ]
    assert places == sorted(places)


def test_every_recommendation_and_item_has_a_link_to_itself() -> None:
    main = main_of(LANCASHIRE)
    linked = {link.href.removeprefix("#") for link in main.all("a.ssc-anchor")}
    headed = {head.id for rank in ("h2", "h3") for head in main.all(rank) if head.id.startswith(("rec", "item"))}
    assert len(headed) >= 15 + 39
    assert {each for each in headed if not each.endswith("-whole")} <= linked


def test_the_files_to_take_along_are_there() -> None:
    section = main_of(LANCASHIRE).one("h2#take").above("section")
    assert section
    hrefs = [link.href for link in section.all("a")]
    assert {f"../../data/v1/forces/lancashire-{name}.csv" for name in ("items", "entries", "actions", "plans")} <= set(
        hrefs
    )
    assert "feed" not in section.text, "without an address of the site there are no feeds"


def test_nothing_stands_in_a_closed_panel() -> None:
    assert [name for name in ("details", "dialog") if main_of(LANCASHIRE).all(name)] == []


def test_history_stands_newest_first_each_entry_under_its_date() -> None:
    item = kent().one("h3#item-12-3").above("section")
    assert item
    assert [when.text for when in item.all("p.ssc-when")] == ["January 2026", "10 March 2025", "Day not given"]
