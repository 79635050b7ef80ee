"""Our components beside those of the GOV.UK Design System: the same roles and headings, or a reason why not."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, PackageLoader, PrefixLoader

from conftest import AS_OF, REPOSITORY, frozen_inputs
from recount.markup import Node, tree
from ssc_site.corpus import read_corpus
from ssc_site.files import read_templates
from ssc_site.render import environment
from ssc_site.site import build_site
from ssc_site.views.frame import Link, NavLink

OURS = environment(read_templates(REPOSITORY))
THEIRS = Environment(  # its macros ask for what was not given, so they need names that may be missing
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}), autoescape=True
)
ROLES = {
    "nav": "navigation",
    "aside": "complementary",
    "ul": "list",
    "ol": "list",
    "li": "listitem",
    "a": "link",
    "dl": "descriptions",
    "dt": "term",
    "dd": "definition",
    "th": "header",
    "td": "cell",
    "tr": "row",
    **{name: name for name in ("main", "header", "footer", "button", "table", "caption", "thead", "tbody", "section")},
    **{f"h{rank}": f"heading {rank}" for rank in range(1, 7)},
}
"""What an element is to a screen reader; one that is not here is nothing of its own."""
TOLD = ("scope", "aria-current")


def roles(node: Node) -> Iterator[str]:
    """Yield what a screen reader meets, in order: roles, with the attributes that it tells."""
    if "hidden" in node.attrs or node.attrs.get("aria-hidden") == "true":
        return
    role = node.attrs.get("role") or ROLES.get(node.tag, "")
    if role:
        yield " ".join([role, *(f"{name}={node.attrs[name]}" for name in TOLD if name in node.attrs)])
    for child in node.children:
        if isinstance(child, Node):
            yield from roles(child)


def roles_of(markup: str) -> list[str]:
    return list(roles(tree(f"<div>{markup}</div>".encode())))


def our(file: str, macro: str, *given: Any) -> list[str]:
    return roles_of(getattr(OURS.get_template(f"parts/{file}.html").module, macro)(*given))


def their(component: str, **params: Any) -> list[str]:
    macro = "govuk" + "".join(word.capitalize() for word in component.split("-"))
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {macro} %}}{{{{ {macro}(params) }}}}'
    )
    return roles_of(THEIRS.from_string(source).render(params=params))


def site_of() -> dict[str, bytes]:
    corpus, _ = read_corpus(frozen_inputs("lancashire", "cleveland"), AS_OF)
    assert corpus is not None
    return build_site(corpus, read_templates(REPOSITORY), AS_OF)


@pytest.fixture(scope="module")
def pages() -> dict[str, Node]:
    return {path: tree(data) for path, data in site_of().items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def style(pages: dict[str, Node]) -> Node:
    return pages["style/index.html"]


def test_the_skip_link_is_theirs() -> None:
    assert our("skip", "skip", "main", "Skip") == their("skip-link", text="Skip", href="#main") == ["link"]


def test_the_way_up_is_their_breadcrumbs() -> None:
    ours = our("navigation", "trail", (Link("A", "a"), Link("B", "b")))
    assert ours == their("breadcrumbs", items=[{"text": "A", "href": "a"}, {"text": "B", "href": "b"}])
    assert ours[0] == "navigation"


def test_the_main_links_are_their_service_navigation() -> None:
    """Theirs is a section of its own with the service's name; ours stands in the header, beside the site's name."""
    ours = our(
        "navigation", "navigation", (NavLink("A", "a", ""), NavLink("B", "b", "page"), NavLink("C", "c", "true"))
    )
    given: list[dict[str, Any]] = [
        {"text": "A", "href": "a"},
        {"text": "B", "href": "b", "current": True},
        {"text": "C", "active": True},
    ]
    theirs = their("service-navigation", navigation=[{"href": "c", **link} for link in given])
    assert theirs in (["section", *ours], ours)
    assert "link aria-current=page" in ours


def test_the_way_out_is_their_exit_this_page_but_stays_a_link() -> None:
    """Theirs is called a button. Ours is a link, with scripts or without, in a landmark that is found by ear."""
    assert their("exit-this-page", text="Leave", redirectUrl="https://example.org") == ["button"]
    assert our("leave", "leaving", "https://example.org") == ["complementary", "link"]


def test_facts_are_their_summary_list(style: Node) -> None:
    rows = [{"key": {"text": "A"}, "value": {"text": "B"}}] * 2
    assert list(roles(style.one("dl.ssc-facts"))) == their("summary-list", rows=rows)


def test_a_note_is_their_inset_text(style: Node) -> None:
    assert list(roles(style.one("div.ssc-note"))) == their("inset-text", text="A") == []


def test_a_table_is_theirs_in_a_labelled_scroller(style: Node) -> None:
    head = [{"text": "A"}, {"text": "B"}, {"text": "C"}]
    theirs = their("table", caption="A", firstCellIsHeader=True, head=head, rows=[head, head])
    region = style.one("div.ssc-scroll")
    assert [role for role in roles(region) if role != "link"] == ["region", *theirs]
    assert region.attrs["tabindex"] == "0"
    assert style.one(f"#{region.attrs['aria-labelledby']}").tag == "h2"


SHOWN = {
    "answer": "p.ssc-state",
    "ask": "div.ssc-ask",
    "changed": "ul.ssc-dated",
    "chart": "path.ssc-step",
    "cite": "p.ssc-cite",
    "count": "dl.ssc-counts",
    "entry": "ul.ssc-actions",
    "heading": "a.ssc-anchor",
    "help": "ul.ssc-list",
    "leave": "aside.ssc-strip",
    "map": "g.ssc-tile-unlinked",
    "matrix": "table.ssc-matrix",
    "navigation": "ul.ssc-nav",
    "note": "div.ssc-note",
    "prose": "div.ssc-prose",
    "sentence": "p",
    "shape": "svg.ssc-shape",
    "skip": "a.ssc-skip",
}
"""By what each component is known when it is shown."""


def test_every_component_is_shown_and_named_on_the_page_of_style(style: Node) -> None:
    files = {path.stem for path in (REPOSITORY / "templates" / "parts").glob("*.html")}
    assert files == SHOWN.keys()
    assert {name for name in files if f"({name})" not in style.one("main").text} == set()
    assert {name for name, wanted in SHOWN.items() if not style.all(wanted)} == set()
    assert "An example answers 3 of 5 items." in [line.text for line in style.all("p") if line.all("a")]
    assert style.one("p.ssc-cite").text.startswith("\u201cStyle\u201d, Police action plans, shown for ")


def test_pictures_of_the_page_of_style_are_invented_and_say_so(style: Node) -> None:
    main = style.one("main")
    assert "invented examples" in main.one("p.ssc-lead").text
    told = [main.one(wanted).text for wanted in ("table.ssc-matrix", "div.ssc-chart", "figure.ssc-map")]
    assert [text for text in told if "invented example" not in text] == []
    assert [name for name in ("Lancashire", "Cleveland") if name in main.text] == []


def test_sections_of_answers_are_no_landmarks(pages: dict[str, Node]) -> None:
    """A page with a landmark for each of its items would have sixty; headings are the way through them."""
    for path, page in pages.items():
        named = [each for each in page.all("section") if {"aria-label", "aria-labelledby"} & each.attrs.keys()]
        assert named == [], path
        assert len(page.all("nav")) <= 5, path


def test_each_page_loads_the_sheets_whose_classes_it_has(pages: dict[str, Node]) -> None:
    folder = REPOSITORY / "templates" / "static"
    sheets = {name: own_classes(folder, name) for name in ("national.css", "plan.css")}
    for path, page in pages.items():
        loaded = {link.href.rpartition("/")[2] for link in page.all("link") if link.attrs["rel"] == "stylesheet"}
        used = {name for node in page.nodes() for name in node.classes}
        assert {name for name, classes in sheets.items() if classes & used} <= loaded, path


def own_classes(folder: Path, sheet: str) -> set[str]:
    """Return the classes that have their style in this sheet alone."""
    found = {path.name: set(re.findall(r"\.(ssc-[\w-]+)", path.read_text("utf-8"))) for path in folder.glob("*.css")}
    return found[sheet] - found["site.css"] - found["print.css"]


def test_every_page_has_each_landmark_once(pages: dict[str, Node]) -> None:
    for path, page in pages.items():
        assert [len(page.all(name)) for name in ("header", "main", "footer", "aside.ssc-strip")] == [1] * 4, path
        names = [nav.attrs.get("aria-label") or nav.attrs.get("aria-labelledby") for nav in page.all("nav")]
        assert None not in names, path
        assert len(names) == len(set(names)), path


def test_headings_are_one_of_the_first_rank_and_skip_none(pages: dict[str, Node]) -> None:
    for path, page in pages.items():
        ranks = [int(node.tag[1]) for node in headings(page)]
        assert ranks[0] == 1, path
        assert ranks.count(1) == 1, path
        assert all(below <= above + 1 for above, below in pairwise(ranks)), path


def headings(node: Node) -> Iterator[Node]:
    if re.fullmatch("h[1-6]", node.tag):
        yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from headings(child)


def test_every_class_of_the_style_sheets_is_used() -> None:
    folder = REPOSITORY / "templates"
    built = {"ssc-tile", "ssc-shape"}  # with a word of the view behind
    styled = {
        name
        for sheet in folder.glob("static/*.css")
        for name in re.findall(r"\.(ssc-[\w-]+)", sheet.read_text("utf-8"))
    }
    places = [*folder.rglob("*.html"), *folder.glob("static/*.js")]
    used = " ".join(path.read_text("utf-8") for path in places)
    assert {
        name for name in styled if name.rsplit("-", 1)[0] not in built and not re.search(rf"{name}(?![\w-])", used)
    } == set()
