"""Where a way through a file stands in its text, and which way a place in the text lies on."""

import pytest

from conftest import source
from ssc_site.diagnostics import Loc, Point
from ssc_site.locate import locate, nearest
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
