"""The tile map: a square for each force of the register, near where it lies, and whether its plan is here.

It shows coverage alone: no figures, and nothing that ranks.
"""

from dataclasses import dataclass

from ssc_site.corpus import Corpus
from ssc_site.language import count_of, say
from ssc_site.national import Force
from ssc_site.views.coverage import KINDS, Coverage, coverage_of
from ssc_site.views.texts import name
from ssc_site.views.words import listed

SIDE, GAP = 46, 6
"""The length of a square's side and the space to the next, in the drawing's own units."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A square: its place in the drawing, the place of its letters, and its kind: here, linked or unlinked."""

    x: int
    y: int
    middle: int
    base: int
    label: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """The map: its size in units, what it shows in words, and its squares."""

    width: int
    height: int
    side: int
    title: str
    description: str
    tiles: tuple[Tile, ...]


def tile_map(corpus: Corpus) -> TileMap:
    """Return the map of all forces of the register."""
    forces, covered = corpus.national.register.forces, coverage_of(corpus)
    tiles = tuple(_tile(force, covered.kind(slug)) for slug, force in forces.items())
    step = SIDE + GAP
    return TileMap(
        width=step * (1 + max(force.tile.column for force in forces.values())),
        height=step * (1 + max(force.tile.row for force in forces.values())),
        side=SIDE,
        title=_title(len(forces)),
        description=_description(corpus, covered),
        tiles=tiles,
    )


def _tile(force: Force, kind: str) -> Tile:
    """Return a force's square. The letters stand in its middle; half the gap is left around the drawing."""
    place = force.tile
    x, y = (GAP // 2 + (SIDE + GAP) * number for number in (place.column, place.row))
    title = f"{name(force.short)}: {say(KINDS[kind])}"
    return Tile(x, y, x + SIDE // 2, y + SIDE // 2 + 5, place.label, title, kind)


def _title(forces: int) -> str:
    return say("Map of the %(forces)s: a square for each, all of one size", forces=count_of(forces, "force", "forces"))


def _description(corpus: Corpus, covered: Coverage) -> str:
    forces = corpus.national.register.forces
    names = listed(name(forces[slug].short) for slug in covered.here)
    filled = say("A filled square has a plan on this site: %(names)s.", names=names) if names else ""
    others = say(
        "A square with a whole outline has a linked plan. Of a square with a broken outline no address is known to us. "
        "The lists on this page name them all."
    )
    return f"{filled or say('No square is filled.')} {others}"
