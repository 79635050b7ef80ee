"""Answers over time: on a few days, how many items of the plans here had an answer known; as a drawing and a table."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ssc_site import urls
from ssc_site.corpus import Corpus
from ssc_site.dates import day_words, parse_period
from ssc_site.history import answered_on
from ssc_site.language import count_of, say
from ssc_site.views.words import listed, out_of

WIDTH, HEIGHT = 360, 205
"""The drawing's size, in its own units."""
LEFT, RIGHT, TOP, BOTTOM = 24, 346, 30, 160
"""The edges of the field inside it."""
AXIS = LEFT - 4
"""Where the lines of the axes start."""
QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


@dataclass(frozen=True, slots=True)
class Point:
    """A day that was counted, in words and in the drawing. href: the list behind its count, where there is one."""

    day: str
    about: str
    figure: str
    href: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A word in the drawing, and where it stands: its start, middle or end, as its kind is drawn."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing and its table.

    line: the path of the steps, empty where the sentence says as much. axes: the path of the lines around them.
    nought, most: the marks of the axis from none to all items. first, last: of the axis of days.
    """

    sentence: str
    notes: tuple[str, ...]
    title: str
    description: str
    width: int
    height: int
    axes: str
    line: str
    points: tuple[Point, ...]
    nought: Mark
    most: Mark
    years: tuple[Mark, ...]
    first: Mark
    last: Mark
    first_count: Mark
    last_count: Mark


def timeline(corpus: Corpus, as_of: date) -> Timeline:
    """Return how many items had an answer known on each counted day up to the day shown."""
    days = counted_days(corpus, as_of)
    counts, total = answered_on(corpus, days), len(corpus.plans) * len(corpus.national.catalogue.items)
    points, years = tuple(_points(corpus, days, counts, total)), tuple(_years(days))
    sentence = _sentence(points, counts, total)
    return Timeline(
        sentence=sentence,
        notes=tuple(_notes(corpus)),
        title=say("Items with an answer known, day by day"),
        description=say("A line that rises in steps. %(sentence)s The table has every day counted.", sentence=sentence),
        width=WIDTH,
        height=HEIGHT,
        axes=_axes(years),
        line=_steps(points) if len(set(counts)) > 1 else "",
        points=points,
        nought=Mark(2, BOTTOM + 5, "0"),
        most=Mark(AXIS, TOP - 8, count_of(total, "item", "items")),
        years=years,
        first=Mark(AXIS, HEIGHT - 5, _month(days[0])),
        last=Mark(RIGHT, HEIGHT - 5, _month(days[-1])),
        first_count=_count_mark(points[0], counts[0]),
        last_count=_count_mark(points[-1], counts[-1]),
    )


def counted_days(corpus: Corpus, as_of: date) -> tuple[date, ...]:
    """Return the days counted, in order: the report's own, the end of each quarter since, and the day shown."""
    start = corpus.national.catalogue.programme.published.last
    years = range(start.year, as_of.year + 1)
    quarters = {date(year, month, day) for year in years for month, day in QUARTER_ENDS}
    days = {start, *_due_days(corpus), *quarters}
    return tuple(sorted({day for day in days if start <= day < as_of} | {as_of}))


def _due_days(corpus: Corpus) -> set[date]:
    asked = corpus.national.catalogue.for_forces.values()
    dues = [each.due for each in asked if each.due] + [part.due for each in asked for part in each.parts.values()]
    return {due.last for due in dues}


def _points(corpus: Corpus, days: Sequence[date], counts: Sequence[int], total: int) -> Iterator[Point]:
    dues, start = _due_days(corpus), corpus.national.catalogue.programme.published.last
    for day, count in zip(days, counts, strict=True):
        about = say("report published") if day == start else say("a date of the report") if day in dues else ""
        href = urls.listing("answered") if day == days[-1] else ""
        height = BOTTOM - (BOTTOM - TOP) * count // (total or 1)
        yield Point(day_words(day), about, out_of(count, total), href, _across(day, days), height)


def _across(day: date, days: Sequence[date]) -> int:
    """Return where a day stands from left to right; days are as far apart as on a calendar."""
    return LEFT + (RIGHT - LEFT) * (day - days[0]).days // ((days[-1] - days[0]).days or 1)


def _sentence(points: Sequence[Point], counts: Sequence[int], total: int) -> str:
    first, last, items = points[0].day, points[-1].day, count_of(total, "item", "items")
    if len(points) == 1:
        return say("On %(day)s, %(some)s of %(items)s had an answer known.", day=last, some=counts[-1], items=items)
    if len(set(counts)) == 1:
        return say(
            "On each day counted, from %(first)s to %(last)s, %(some)s of %(items)s had an answer known.",
            first=first,
            last=last,
            some=counts[-1],
            items=items,
        )
    return say(
        "On %(first)s, %(some)s of %(items)s had an answer known; on %(last)s, %(figure)s.",
        first=first,
        some=counts[0],
        items=items,
        last=last,
        figure=points[-1].figure,
    )


def _notes(corpus: Corpus) -> Iterator[str]:
    yield say("An answer without a date counts from the day its plan was published, or else from the day we read it.")
    yield say("So a rise may mean that we read a plan, not that a force did more.")
    asked = corpus.national.catalogue.for_forces.values()
    joint = [item for each in asked if each.collective for item in each.items]
    named = listed(joint)
    if len(joint) == 1:
        yield say("Item %(item)s is answered together for all forces, and so counted on every day.", item=named)
    elif joint:
        yield say("Items %(items)s are answered together for all forces, and so counted on every day.", items=named)


def _steps(points: Sequence[Point]) -> str:
    """Return the path: from each day across to the next, then up."""
    moves = (f"H{after.x}V{after.y}" for _, after in itertools.pairwise(points))
    return f"M{points[0].x} {points[0].y}{''.join(moves)}"


def _count_mark(point: Point, count: int) -> Mark:
    """Return the count beside its point: above it, or below where the top of the field is near."""
    return Mark(point.x, point.y - 8 if point.y > TOP + 24 else point.y + 22, f"{count}")


def _axes(years: Iterable[Mark]) -> str:
    """Return the path of both lines across, at none and at all items, and of a short one where each year begins."""
    ticks = "".join(f"M{year.x} {BOTTOM}v6" for year in years)
    return f"M{AXIS} {BOTTOM}H{RIGHT}M{AXIS} {TOP}H{RIGHT}{ticks}"


def _years(days: Sequence[date]) -> Iterator[Mark]:
    """Yield where each year begins."""
    for year in range(days[0].year + 1, days[-1].year + 1):
        yield Mark(_across(date(year, 1, 1), days), BOTTOM + 20, f"{year}")


def _month(day: date) -> str:
    return parse_period(f"{day:%Y-%m}").words
