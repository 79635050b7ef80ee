"""A recommendation's page compares: every count leads to its list, and each nation and region has its own page."""

import re
from functools import cache

from conftest import AS_OF, REPOSITORY, frozen_inputs, inputs_of
from country import country_inputs
from recount.markup import Node, tree
from ssc_site.census import take_census
from ssc_site.corpus import read_corpus
from ssc_site.files import read_templates
from ssc_site.render import environment, render
from ssc_site.site import build_site
from ssc_site.views.forces import forces_page
from ssc_site.views.recommendation import recommendation_page

NUMBER = "14"
PAGE = f"recommendations/{NUMBER}/index.html"


@cache
def site(*slugs: str) -> dict[str, bytes]:
    corpus, _ = read_corpus(frozen_inputs(*slugs), AS_OF)
    assert corpus is not None
    return build_site(corpus, read_templates(REPOSITORY), AS_OF)


def main_of(path: str, *slugs: str) -> Node:
    return tree(site(*slugs)[path]).one("main")


def area_pages(made: dict[str, bytes]) -> set[str]:
    found = (re.fullmatch(rf"recommendations/{NUMBER}/((?:nation|region)-[a-z-]+)/index\.html", path) for path in made)
    return {match[1] for match in found if match}


def forces(main: Node) -> set[str]:
    return {node.attrs["data-force"] for node in main.nodes() if "data-force" in node.attrs}


def test_there_is_a_page_for_each_nation_and_region_with_a_plan_here() -> None:
    expected = {"nation-england", "nation-wales", "region-east-of-england", "region-north-east", "region-north-west"}
    assert area_pages(site()) == expected


def test_nothing_is_offered_that_would_leave_every_answer() -> None:
    assert area_pages(site("lancashire")) == set()
    assert "nation-england" not in area_pages(site("lancashire", "cleveland"))


def test_an_areas_page_compares_its_forces_alone() -> None:
    assert forces(main_of(f"recommendations/{NUMBER}/nation-wales/index.html")) == {"north-wales"}
    assert forces(main_of(PAGE)) == {"cambridgeshire", "cleveland", "lancashire", "north-wales"}


def test_an_areas_page_counts_its_own_plans_and_names_who_is_absent() -> None:
    text = main_of(f"recommendations/{NUMBER}/nation-wales/index.html").text
    assert "1 of 1 plan from Wales answers every item." in text
    assert "Not on this site: Dyfed-Powys, Gwent, South Wales" in text


def test_an_areas_page_marks_itself_and_leads_back_to_all_answers() -> None:
    main = main_of(f"recommendations/{NUMBER}/region-north-west/index.html")
    here = [link.text for link in main.one("nav.ssc-filter").all("a") if link.attrs.get("aria-current")]
    assert here == ["North West"]
    assert "../index.html" in [link.href for link in main.one("nav.ssc-filter").all("a")]


def test_the_script_is_asked_for_only_where_it_has_something_to_choose() -> None:
    with_script = [path for path, page in site().items() if b"filter.js" in page and path.endswith(".html")]
    assert {re.sub(r"\d+", "N", path) for path in with_script} == {
        f"{folder}recommendations/N/index.html" for folder in ("", "cy/")
    }
    assert [path for path, page in site("lancashire").items() if b"filter.js" in page and path.endswith(".html")] == []


def test_forces_without_an_answer_are_named_item_by_item() -> None:
    gaps = [gap.text for gap in main_of(PAGE).all("div.ssc-gap") if gap.text.startswith("Not read")]
    assert gaps == ["Not read: the force's page may answer this: Cambridgeshire"] * 5


def test_a_country_whose_every_plan_is_here_says_of_none_that_it_is_not() -> None:
    corpus, report = read_corpus(country_inputs(), AS_OF)
    assert corpus is not None
    assert not report.failed
    census, jinja = take_census(corpus, AS_OF), environment(read_templates(REPOSITORY))
    page = tree(render(recommendation_page(corpus, census, NUMBER), jinja)).one("main")
    assert "Not on this site" not in page.text
    forces_shown = tree(render(forces_page(corpus, census), jinja)).one("main")
    assert forces_shown.all("h2#others") == []
    assert len(main_of("forces/index.html").all("h2#others")) == 1


def test_without_a_plan_there_is_nothing_to_count() -> None:
    corpus, _ = read_corpus(inputs_of({}), AS_OF)
    assert corpus is not None
    page = recommendation_page(corpus, take_census(corpus, AS_OF), NUMBER)
    assert page.counts == ()
    assert page.elsewhere is not None
    assert page.elsewhere.text == "Not on this site: 43 forces"
