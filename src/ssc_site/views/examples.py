"""Invented pictures for the page of components: a map of three squares, a table of two forces, a chart of three days.

Knows the views of pictures, and nothing of plans.
"""

from datetime import date

from ssc_site.dates import day_words, parse_period
from ssc_site.language import count_of, say
from ssc_site.views.coverage import KINDS
from ssc_site.views.frame import Link
from ssc_site.views.matrix import Matrix, MatrixCell, MatrixColumn, MatrixRow
from ssc_site.views.tiles import Tile, TileMap
from ssc_site.views.timeline import Mark, Point, Timeline
from ssc_site.views.words import out_of


def example_map() -> TileMap:
    """Return a map with a square of each kind."""
    tiles = tuple(
        Tile(
            x=3 + 52 * at,
            y=3,
            middle=26 + 52 * at,
            base=31,
            label=label,
            title=f"{_example(label)}: {say(words)}",
            kind=kind,
        )
        for at, (label, (kind, words)) in enumerate(zip("ABC", KINDS.items(), strict=True))
    )
    return TileMap(
        width=312,
        height=52,
        side=46,
        title=say("Map of three invented examples"),
        description=say("A filled square, one with a whole outline and one with a broken outline."),
        tiles=tiles,
    )


def example_matrix(href: str) -> Matrix:
    """Return a table of two forces and one recommendation. href: where its links lead."""
    complete = say("%(number)s complete", number=1)
    rows = ((_example("A"), out_of(3, 3), "full", complete), (_example("B"), out_of(1, 3), "part", ""))
    return Matrix(
        caption=say("Each box says how many items two invented examples answer."),
        columns=(MatrixColumn("7", say("Example"), (say("due %(date)s", date=day_words(date(2025, 5, 1))),), href),),
        rows=tuple(
            MatrixRow(Link(name, href), answered, (MatrixCell(answered, complete, shape),))
            for name, answered, shape, complete in rows
        ),
        left_out=(),
    )


def _example(letter: str) -> str:
    return say("Example %(letter)s", letter=letter)


def example_chart(href: str) -> Timeline:
    """Return a chart of three days. href: where the links of its counts lead."""
    days = ((5, 0, 24, 160), (8, 2, 185, 73), (11, 2, 346, 73))
    points = tuple(
        Point(day=day_words(date(2025, month, 1)), about="", figure=out_of(count, 3), href=href, x=x, y=y)
        for month, count, x, y in days
    )
    return Timeline(
        sentence=say(
            "On %(first)s, no item of an invented example had an answer known; on %(last)s, %(figure)s.",
            first=points[0].day,
            last=points[-1].day,
            figure=points[-1].figure,
        ),
        notes=(say("The line rises on the day from which an answer counts."),),
        title=say("Items of an invented example with an answer known, day by day"),
        description=say("A line that rises in one step. The table has every day counted."),
        width=360,
        height=205,
        axes="M20 160H346M20 30H346",
        line="M24 160H185V73H346",
        points=points,
        nought=Mark(2, 165, "0"),
        most=Mark(20, 22, count_of(3, "item", "items")),
        years=(),
        first=Mark(20, 200, parse_period("2025-05").words),
        last=Mark(346, 200, parse_period("2025-11").words),
        first_count=Mark(24, 152, "0"),
        last_count=Mark(346, 65, "2"),
    )
