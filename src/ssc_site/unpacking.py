"""The plans and reviews of a commit, put into a folder where they can be read like any others.

Nothing of a commit can lead out of that folder. Knows nothing of what the files mean.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from ssc_site.errors import CannotRunError
from ssc_site.filetext import LARGEST_FILE
from ssc_site.repository import FILE, FOLDER, LINK, Kept, Repository

PLANS, REVIEWS = "plans/", "plans/reviews/"
MOST_FILES = 1000
"""Files that a version may keep among its plans: twenty times the forces."""

_LONGEST_NAME = 100
_FORBIDDEN = frozenset('\\/:*?"<>|')
_DEVICE = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.DOTALL)
"""Names and letters that some system has no file for."""
_NOWHERE = "nothing-is-followed"


def unpack(repository: Repository, commit: str, name: str, folder: Path) -> None:
    """Put a commit's plans and reviews into a new folder, and nothing else of it.

    Raises CannotRunError, naming the commit, where its plans are no folder, or more files than plans can be.
    """
    (folder / PLANS).mkdir(parents=True)
    top = PLANS.rstrip("/")
    kept = [each for each in repository.kept(commit, top, PLANS, REVIEWS) if is_read(each.path)]
    if any(each.path == top and not each.is_a(FOLDER) for each in kept):
        raise CannotRunError(f"in {name}, {top} is not a folder: put the folder itself there")
    if len(kept) > MOST_FILES:
        raise CannotRunError(f"{name} has {len(kept):,} files among its plans; at most {MOST_FILES:,} can be compared")
    _fill(repository, kept, folder)


def is_read(path: str) -> bool:
    """Whether a file is one that is read, or that is told as one that should not be there."""
    return not path.rpartition("/")[2].startswith(".")


def _is_whole(kept: Kept) -> bool:
    return kept.is_a(FILE) and kept.size <= LARGEST_FILE


def _fill(repository: Repository, kept: Iterable[Kept], folder: Path) -> None:
    """Put files where they can be read. What is no file, or too large, becomes something that reading refuses too."""
    places = _places(kept, folder)
    whole = [each for each in places if _is_whole(each)]
    for each, content in zip(whole, repository.contents([each.name for each in whole]), strict=True):
        _write(places[each], content)
    for each in places.keys() - set(whole):
        if each.is_a(FILE):
            _write(places[each], b" " * (LARGEST_FILE + 1))
        else:
            _stand_in(places[each], is_link=each.is_a(LINK))


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(exist_ok=True)
    with place.open("xb") as file:
        file.write(content)


def _stand_in(place: Path, *, is_link: bool) -> None:
    """Put a link to nowhere in a link's place, else a folder."""
    if is_link:
        try:
            place.symlink_to(_NOWHERE)
        except OSError:  # a system that lets nobody make links
            pass
        else:
            return
    place.mkdir(exist_ok=True)


def _places(kept: Iterable[Kept], folder: Path) -> dict[Kept, Path]:
    """Return where each goes. Names of plans come first, so that none is taken by a name that only looks alike."""
    taken: set[str] = set()
    places = {}
    for each in sorted(kept, key=lambda each: (each.path != each.path.lower(), each.path)):
        above, _, name = each.path.rpartition("/")
        fit = _fit(name)
        while _folded(f"{above}/{fit}") in taken:
            fit = f"_{fit}"
        taken.add(_folded(f"{above}/{fit}"))
        places[each] = folder / above / fit
    return places


def _fit(name: str) -> str:
    """Return a name that every system has a file for: itself, or one with marks in it that no plan's name has."""
    fit = "".join("_" if letter in _FORBIDDEN or not letter.isprintable() else letter for letter in name)
    if len(fit) > _LONGEST_NAME:
        stem, dot, ending = fit.rpartition(".")
        fit = f"{stem[: _LONGEST_NAME - 10]}_{dot}{ending[:8]}"
    if fit.endswith((".", " ")):
        fit = f"{fit[:-1]}_"
    return f"_{fit}" if _DEVICE.fullmatch(fit) else fit


def _folded(path: str) -> str:
    """Return what paths have in common that some disk takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
