"""Two versions of a project, each to be read like any other folder: from a Git commit, another folder, or the disk.

Knows nothing of what changed in a plan, only which files differ.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ssc_site.dates import day_words
from ssc_site.errors import CannotRunError
from ssc_site.files import UnreadableError, is_folder, plain_reason, printable, read_ordinary
from ssc_site.filetext import LARGEST_FILE
from ssc_site.repository import Repository, repository_at
from ssc_site.unpacking import PLANS, REVIEWS, is_read, unpack


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions compared.

    name: in words: "commit 3f2a1b4 of 12 March 2026", "the folder plans-before", "the files in this folder".
    commit: its full name; nothing for a folder. folder: where files.read_inputs can read its plans.
    """

    name: str
    commit: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions, and every path that differs between them, in order; a renamed file is two paths.

    Of two commits, or of a commit and the disk, they are those of the whole project; with another folder, those of
    plans and reviews.
    """

    before: Side
    after: Side
    changed: tuple[str, ...]


@contextmanager
def compared(root: Path, base: str, head: str = "") -> Iterator[Pair]:
    """Give two versions of the project in root, for as long as they are looked at.

    base, head: a folder with plans/ in it, else what Git calls a revision. No head: the files in root as they are on
    disk. Where both are of Git and have parted, the version before is the one at which they did: what one of them has
    not taken over yet is no change. Raises CannotRunError, with the fix, where a version cannot be had.
    """
    if not is_folder(root):
        raise CannotRunError(f"there is no folder {_shown(root)}: check what follows --root")
    with TemporaryDirectory(prefix="ssc-site-", ignore_cleanup_errors=True) as scratch:
        try:
            pair = _pair(root, base, head, Path(scratch))
        except OSError as error:
            raise CannotRunError(f"the versions cannot be put side by side: {plain_reason(error)}") from error
        yield pair


def _pair(root: Path, base: str, head: str, scratch: Path) -> Pair:
    old, new = _folder(root, base), _folder(root, head) if head else root
    if old and new:
        before, after = _at_folder(old), _at_folder(new)
        return Pair(before, after, _differing(old, new))
    repository = repository_at(root)
    if repository is None:
        missing = _shown(head if old else base)
        raise CannotRunError(
            f"there is no folder {missing} with plans/ in it, and no Git repository here to have a version of that "
            "name: run this in a clone of the project, or name two folders"
        )
    if old or (new and not _is_one(new, root)):
        return _with_folder(repository, old, new, head if old else base, scratch)
    return _of_repository(repository, base, "" if new else head, scratch)


def _folder(root: Path, given: str) -> Path | None:
    """Return the folder of that name with plans/ in it, from here or from the root."""
    places = (Path(given), root / given) if given and "\0" not in given else ()
    return next((place for place in places if is_folder(place / "plans")), None)


def _at_folder(folder: Path) -> Side:
    is_here = _is_one(folder, Path())
    return Side("the files in this folder" if is_here else f"the folder {_shown(folder)}", "", folder)


def _with_folder(repository: Repository, old: Path | None, new: Path | None, revision: str, scratch: Path) -> Pair:
    """Return a folder beside a commit, whichever comes first."""
    commit = _commit(repository, revision)
    kept = _at_commit(repository, commit, _named(repository, commit), scratch / "kept")
    before, after = _at_folder(old) if old else kept, _at_folder(new) if new else kept
    return Pair(before, after, _differing(before.folder, after.folder))


def _of_repository(repository: Repository, base: str, head: str, scratch: Path) -> Pair:
    """Return two commits, or a commit and the disk."""
    asked, to = _commit(repository, base), _commit(repository, head or "HEAD")
    start, name = _start(repository, asked, to, follows=not head)
    before = _at_commit(repository, start, name, scratch / "before")
    if not head:
        return Pair(before, _at_folder(repository.root), tuple(repository.changed_on_disk(start)))
    after = _at_commit(repository, to, _named(repository, to), scratch / "after")
    if not any(place for side in (before, after) for place in (side.folder / PLANS).iterdir()):
        raise CannotRunError("neither version has a plans/ folder: run this in the project's folder, or give --root")
    return Pair(before, after, tuple(repository.changed(start, to)))


def _start(repository: Repository, base: str, head: str, *, follows: bool) -> tuple[str, str]:
    """Return the commit to compare with, and its name: the base, or where the two parted if they have.

    follows: what is compared goes on from the head, so that it has parted from a base that has gone on alone.
    """
    common = repository.parted(base, head)
    if base in common or (head in common and not follows):
        return base, _named(repository, base)
    if common:
        more = f", one of {len(common)} such places" if len(common) > 1 else ""
        return common[0], f"where the two parted, {_named(repository, common[0])}{more}"
    if repository.is_shallow:
        raise CannotRunError(f"it cannot be seen where the two versions parted: {_SHALLOW}")
    return base, f"{_named(repository, base)}, which has no past in common with the other"


_SHALLOW = (
    "this copy has only the newest versions. Run git fetch --unshallow; in a workflow, give actions/checkout "
    "a fetch-depth of 0"
)


def _commit(repository: Repository, revision: str) -> str:
    commit = repository.commit(revision)
    if commit:
        return commit
    shown = _shown(revision)
    if repository.is_shallow:
        raise CannotRunError(f'there is no version "{shown}" here: {_SHALLOW}')
    close = _close(revision, repository.names())
    fix = f"did you mean {_shown(close)}?" if close else "git branch --all and git log list those there are"
    folder = " no plans/ in the folder of that name, and" if is_folder(Path(revision)) else ""
    raise CannotRunError(f'there is{folder} no version "{shown}" here: {fix}')


def _close(revision: str, names: Iterable[str]) -> str:
    """Return the branch or tag that was probably meant: one spelt nearly so, or the main one by its other name."""
    there = list(names)
    main = [name for name in there if name.rpartition("/")[2] in ("main", "master")]
    wanted = main if revision.rpartition("/")[2] in ("main", "master") else []
    far = [name for name in there if name.rpartition("/")[2] == revision]
    return next(iter([*wanted, *far, *difflib.get_close_matches(revision, there, 1)]), "")


def _named(repository: Repository, commit: str) -> str:
    day = repository.day(commit)
    return f"commit {commit[:7]} of {day_words(day)}" if day else f"commit {commit[:7]}"


def _at_commit(repository: Repository, commit: str, name: str, folder: Path) -> Side:
    unpack(repository, commit, name, folder)
    return Side(name, commit, folder)


def _differing(old: Path, new: Path) -> tuple[str, ...]:
    """Return the paths of plans and reviews that differ between two folders."""
    before, after = _files(old), _files(new)
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def _files(folder: Path) -> Mapping[str, bytes]:
    """Return the files that are read of a folder, with their beginnings: what is no file is only known to be there."""
    found = {}
    for part in (PLANS, REVIEWS):
        for place in (folder / part).iterdir() if is_folder(folder / part) else ():
            path = f"{part}{place.name}"
            if is_read(path) and not is_folder(place):
                found[_shown(path)] = _beginning(place)
    return found


def _beginning(place: Path) -> bytes:
    try:
        return read_ordinary(place, LARGEST_FILE + 1)
    except UnreadableError as error:
        return str(error).encode()


def _is_one(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False


def _shown(name: str | Path) -> str:
    """Return a name fit to print, and not too long."""
    return printable(str(name)[:200])
