"""Areas by which answers can be chosen: nations and regions. Knows forces, and no answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssc_site.corpus import Corpus
from ssc_site.language import say
from ssc_site.national import Force


@dataclass(frozen=True, slots=True)
class Area:
    """A nation or a region, and the forces in it whose plan is on the site.

    kind: "nation" or "region". value: its name in addresses. slugs: forces with a plan here. absent: the others.
    """

    kind: str
    name: str
    value: str
    slugs: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def words(self) -> str:
        """Its name in the language spoken: a text of the national files, as its English name is."""
        return say(self.name)

    @property
    def folder(self) -> str:
        """The name of its pages in addresses: "nation-wales"."""
        return f"{self.kind}-{self.value}"


def area_value(name: str) -> str:
    """Return how a nation or a region is called in addresses: "north-west"."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())


def areas(corpus: Corpus) -> tuple[Area, ...]:
    """Return the nations, then the regions, by which some of the plans here can be chosen, and not all of them.

    A region that is a nation too, as Wales is, is a nation only.
    """
    nations = tuple(_areas(corpus, "nation"))
    names = {area.name for area in nations}
    regions = (area for area in _areas(corpus, "region") if area.name not in names)
    return tuple(area for area in (*nations, *regions) if 0 < len(area.slugs) < len(corpus.plans))


def _areas(corpus: Corpus, kind: str) -> Iterator[Area]:
    forces = corpus.national.register.forces
    for name in sorted({_name(force, kind) for force in forces.values()}):
        inside = [slug for slug, force in forces.items() if _name(force, kind) == name]
        here = tuple(slug for slug in corpus.plans if slug in inside)
        yield Area(kind, name, area_value(name), here, tuple(slug for slug in inside if slug not in corpus.plans))


def _name(force: Force, kind: str) -> str:
    return force.nation if kind == "nation" else force.region
