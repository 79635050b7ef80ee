"""A plan held elsewhere is a link: nothing counts, lists or tells it as if its answers were on the site."""

from collections.abc import Mapping
from functools import cache

from conftest import AS_OF, FROZEN, REPOSITORY, RootOf, check, inputs_of
from recount.invented import ELSEWHERE
from recount.markup import Node, tree
from ssc_site.census import Answer, take_census
from ssc_site.corpus import Corpus, read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site
from ssc_site.statustable import status_table
from ssc_site.views.coverage import coverage_of
from test_cli import run

CLEVELAND = (FROZEN / "cleveland.yaml").read_text("utf-8")
PLANS = {"cleveland.yaml": CLEVELAND, "lancashire.yaml": ELSEWHERE}


@cache
def corpus() -> Corpus:
    made, report = read_corpus(inputs_of(PLANS), AS_OF)
    assert made is not None
    assert not report.failed, report.diagnostics
    return made


@cache
def site() -> Mapping[str, bytes]:
    return build_site(corpus(), read_templates(REPOSITORY), AS_OF, press=lambda _path, page: page)


def main_of(path: str) -> Node:
    return tree(site()[path]).one("main")


def test_it_is_no_plan_of_the_site_and_all_its_items_are_absent() -> None:
    assert (list(corpus().plans), list(corpus().elsewhere)) == (["cleveland"], ["lancashire"])
    covered = coverage_of(corpus())
    assert covered.here == ("cleveland",)
    assert "lancashire" in covered.linked
    cells = take_census(corpus(), AS_OF).cells["lancashire"].values()
    assert {cell.answer for cell in cells} == {Answer.ABSENT, Answer.COLLECTIVE}


def test_its_page_is_the_short_one_with_links_to_the_sources_of_its_file() -> None:
    main = main_of("forces/lancashire/index.html")
    assert "We have not read this force's plan into this site yet." in main.text
    assert "Not on this site, only linked, seen on 20 November 2026." in main.text
    links = {link.href: link.text for link in main.one("h2#plan").after("ul").all("a")}
    assert links == {
        "https://www.example.police.uk/plan": "The plan on the force's page",
        "https://www.example.police.uk/older": "An older copy",
    }
    assert "of 39" not in main.text


def test_the_page_of_all_forces_names_it_with_the_linked_ones() -> None:
    main = main_of("forces/index.html")
    (line,) = [row for row in main.one("h3#linked").after("ul").all("li") if "Lancashire" in row.text]
    assert "The plan on the force's page" in line.text
    assert "Lancashire" not in main.one("h2#here").after("ul").text


def test_no_list_names_it() -> None:
    lists = [path for path in site() if path.startswith(("lists/", "recommendations/7/", "dates/"))]
    assert len(lists) > 30
    assert [path for path in lists if b"Lancashire" in site()[path]] == []


def test_no_recommendation_compares_it_and_each_counts_it_as_not_here() -> None:
    main = main_of("recommendations/7/index.html")
    assert "lancashire" not in {node.attrs.get("data-force") for node in main.nodes()}
    assert "Not on this site: 42 forces" in main.text


def test_it_has_no_file_of_data_and_no_document_to_print() -> None:
    own = [path for path in site() if "lancashire" in path]
    assert own == ["cy/forces/lancashire/index.html", "forces/lancashire/index.html"]
    assert "Lancashire" not in main_of("data/index.html").text


def test_pages_table_and_command_line_count_the_same_plans(root_of: RootOf) -> None:
    assert "1 plan" in main_of("about/index.html").text
    assert "Lancashire" not in site()["404.html"].decode()
    table = status_table(corpus(), take_census(corpus(), AS_OF))
    assert table.startswith("1 of 43 forces on 21 November 2026.")
    assert "Lancashire" not in table
    assert "42 of 43 forces are not here." in table
    done = run("build", "--root", str(root_of(PLANS)), "--as-of", "2026-11-21")
    assert done.stdout.startswith("1 of 43 forces, "), done.stdout


def test_its_file_is_judged_as_any_other() -> None:
    assert not check(ELSEWHERE).failed
    assert check(ELSEWHERE.replace("held: elsewhere", "held: elsewhere\nunread: {reason: A, items: ['7.1']}")).failed
