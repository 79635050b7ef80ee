"""Where a way through a file stands in its text, and which way a place in the text lies on."""

import pytest

from conftest import HEAD, check_one, source
from ssc_site.diagnostics import Fix, Loc, Point
from ssc_site.locate import locate, nearest, placed
from ssc_site.spans import START, Span
from ssc_site.yamltree import Node, fold

TEXT = """\
force: kent
leads:
  - rank: ACC
    name: Jo
  - {rank: DCI}
responses:
  "7.1":
    - says: |
        One.

        Three.
      see: ["7", "10"]
  "7.2": []
"""


def tree_of(text: str) -> Node | None:
    tree, faults = fold(source("plans/kent.yaml", text))
    assert not faults
    return tree


TREE = tree_of(TEXT)


def words_at(span: Span, text: str = TEXT) -> str:
    assert span.line == span.end_line
    return text.split("\n")[span.line][span.column : span.end_column]


@pytest.mark.parametrize(
    ("loc", "point", "words"),
    [
        (("force",), Point.VALUE, "kent"),
        (("force",), Point.KEY, "force"),
        (("leads",), Point.VALUE, "leads"),
        (("leads", 0), Point.VALUE, "rank"),
        (("leads", 0, "name"), Point.VALUE, "Jo"),
        (("leads", 1, "rank"), Point.KEY, "rank"),
        (("responses", "7.1"), Point.VALUE, '"7.1"'),
        (("responses", "7.1", 0, "see", 1), Point.VALUE, '"10"'),
        (("responses", "7.2"), Point.VALUE, '"7.2"'),
        # What is not there is shown by what should hold it.
        (("responses", "9.9"), Point.VALUE, "responses"),
        (("leads", 0, "role"), Point.VALUE, "rank"),
        (("leads", 7), Point.VALUE, "leads"),
        (("held",), Point.VALUE, "force"),
        ((), Point.VALUE, "force"),
        # The language of a text written as one is not in the file.
        (("force", "en"), Point.VALUE, "kent"),
    ],
)
def test_a_way_is_shown_by_its_value_its_name_or_its_holder(loc: Loc, point: Point, words: str) -> None:
    assert words_at(locate(TREE, loc, point)) == words


def test_a_line_inside_a_block_of_text_is_that_line() -> None:
    loc = ("responses", "7.1", 0, "says", "en")
    assert locate(TREE, loc, line=2) == Span(10, 8, 10, 14)
    assert locate(TREE, loc, line=0).line == 8
    assert locate(TREE, loc, line=99).line == 7


def test_a_file_without_fields_is_shown_by_its_start() -> None:
    assert locate(None, ("force",)) == START
    assert locate(tree_of("[a]"), ()) == Span(0, 0, 0, 1)


@pytest.mark.parametrize(
    ("line", "column", "loc"),
    [
        (0, 0, ("force",)),
        (0, 8, ("force",)),
        (2, 6, ("leads", 0, "rank")),
        (3, 4, ("leads", 0, "name")),
        (4, 5, ("leads", 1, "rank")),
        (4, 12, ("leads", 1, "rank")),
        (6, 2, ("responses", "7.1")),
        (10, 8, ("responses", "7.1", 0, "says")),
        (11, 17, ("responses", "7.1", 0, "see", 1)),
        (12, 2, ("responses", "7.2")),
        # A name that stands lower than the last and is not in the tree lies in what would hold it.
        (13, 2, ("responses",)),
        (13, 0, ()),
        (13, 6, ("responses", "7.2")),
    ],
)
def test_a_place_lies_in_the_deepest_value_around_it(line: int, column: int, loc: Loc) -> None:
    assert nearest(TREE, Span(line, column, line, column + 1)) == loc


def test_a_place_in_no_file_lies_nowhere() -> None:
    assert nearest(None, START) == ()


@pytest.mark.parametrize(
    ("fix", "words"),
    [
        (Fix(("force",), "x"), "kent"),
        (Fix(("leads", 1, "rank"), "x", Point.KEY), "rank"),
        (Fix(("responses", "7.1", 0, "see", 0), "x"), '"7"'),
        (Fix(("responses", "7.2"), "x", Point.KEY), '"7.2"'),
        (Fix(("leads",), "x"), None),
        (Fix(("responses", "7.1", 0, "says"), "x"), None),
        (Fix(("responses", "7.2"), "- ", Point.DASH), None),
        (Fix(("force",), "- ", Point.DASH), None),
    ],
)
def test_a_fix_stands_in_place_of_a_stretch_of_one_line_or_nowhere(fix: Fix, words: str | None) -> None:
    found = placed(TREE, fix)
    assert (found and words_at(found.span)) == words
    assert found is None or found.text == "x"


def test_a_lost_dash_belongs_where_two_blanks_are() -> None:
    text = 'responses:\n  "7.1":\n      says: One.\n  "7.2":\n    says: Two.\n'
    tree = tree_of(text)
    found = placed(tree, Fix(("responses", "7.1", "says"), "- ", Point.DASH))
    assert found is not None
    assert found.span == Span(2, 4, 2, 6)
    assert placed(tree, Fix(("responses", "7.2", "says"), "- ", Point.DASH)) is None


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ('responses:\n  "7.1": []\n  "7.2":\n    - says: a: b\n', "7.2"),
        ("responses:\n  7.2:\n    - says: |\n        5: words\n\n      note: a: b\n", "7.2"),
        ("local:\n  L1:\n    - says: a: b\nresponses: {}\n", "L1"),
        ('responses:\n  "7.1"\n    - says: a\n', "7.1"),
        ('responses:\n  "7.1": []\nintroduction: a: b\n', ""),
        ('accepts:\n  "7": yes: no\n', ""),
        ("introduction: a: b\n", ""),
    ],
)
def test_a_file_that_cannot_be_read_has_its_faults_at_the_item_above_them(text: str, item: str) -> None:
    found = check_one(f"{HEAD}{text}")
    assert found.item == item
    assert found.message.startswith(f"In {item}") == bool(item)
