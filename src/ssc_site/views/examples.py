"""Invented pictures for the page of components: a map of three squares, a table of two forces, a chart of three days.

Knows the views of pictures, and nothing of plans.
"""

from ssc_site.views.coverage import KINDS
from ssc_site.views.frame import Link
from ssc_site.views.matrix import Matrix, MatrixCell, MatrixColumn, MatrixRow
from ssc_site.views.tiles import Tile, TileMap
from ssc_site.views.timeline import Mark, Point, Timeline


def example_map() -> TileMap:
    """Return a map with a square of each kind."""
    tiles = tuple(
        Tile(
            x=3 + 52 * at, y=3, middle=26 + 52 * at, base=31, label=label, title=f"Example {label}: {words}", kind=kind
        )
        for at, (label, (kind, words)) in enumerate(zip("ABC", KINDS.items(), strict=True))
    )
    return TileMap(
        width=312,
        height=52,
        side=46,
        title="Map of three invented examples",
        description="A filled square, one with a whole outline and one with a broken outline.",
        tiles=tiles,
    )


def example_matrix(href: str) -> Matrix:
    """Return a table of two forces and one recommendation. href: where its links lead."""
    rows = (("Example A", "3 of 3", "full", "1 complete"), ("Example B", "1 of 3", "part", ""))
    return Matrix(
        caption="Each box says how many items two invented examples answer.",
        columns=(MatrixColumn("7", "Example", ("due 1 May 2025",), href),),
        rows=tuple(
            MatrixRow(Link(name, href), answered, (MatrixCell(answered, complete, shape),))
            for name, answered, shape, complete in rows
        ),
        left_out=(),
    )


def example_chart(href: str) -> Timeline:
    """Return a chart of three days. href: where the links of its counts lead."""
    days = (("1 May 2025", 0, 24, 160), ("1 August 2025", 2, 185, 73), ("1 November 2025", 2, 346, 73))
    points = tuple(Point(day=day, about="", figure=f"{count} of 3", href=href, x=x, y=y) for day, count, x, y in days)
    return Timeline(
        sentence="On 1 May 2025, no item of an invented example had an answer known; on 1 November 2025, 2 of 3.",
        notes=("The line rises on the day from which an answer counts.",),
        title="Items of an invented example with an answer known, day by day",
        description="A line that rises in one step. The table has every day counted.",
        width=360,
        height=205,
        axes="M20 160H346M20 30H346",
        line="M24 160H185V73H346",
        points=points,
        nought=Mark(2, 165, "0"),
        most=Mark(20, 22, "3 items"),
        years=(),
        first=Mark(20, 200, "May 2025"),
        last=Mark(346, 200, "November 2025"),
        first_count=Mark(24, 152, "0"),
        last_count=Mark(346, 65, "2"),
    )
