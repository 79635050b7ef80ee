"""Puts a whole site in its folder so that readers and crashes see the old site or the new one, never a mixture.

Knows nothing of pages: a site is paths and bytes. What may lie in the folder is `outfolder`'s to say.
"""

import errno
import os
import re
import secrets
import shutil
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ssc_site.errors import CannotRunError
from ssc_site.exchange import CannotExchangeError, can_exchange, exchange
from ssc_site.files import plain_reason
from ssc_site.lock import locked
from ssc_site.outfolder import (
    GITIGNORE,
    JOURNAL,
    LOCK,
    MANIFEST,
    MARKERS,
    files_in,
    journal,
    place_of,
    scrap_name,
    whole,
)

Way = Literal["exchange", "journal", "nothing"]

_REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EACCES: "change the folder's permissions, or choose another with --out",
    errno.EPERM: "change the folder's permissions, or choose another with --out",
    errno.EROFS: "choose another folder with --out",
}
_CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did to the site's files.

    way: in one step, file by file, or not at all, since the folder held this very site.
    """

    written: int
    removed: int
    unchanged: int
    way: Way


@dataclass(frozen=True, slots=True)
class _Change:
    """One site replacing another.

    tree: the new one. changed: its files that are new or differ. gone: what else lies in the folder.
    """

    folder: Path
    tree: Mapping[str, bytes]
    changed: frozenset[str]
    gone: frozenset[str]


def publish(site: Mapping[str, bytes], out: Path, keep_out_of: Sequence[Path] = ()) -> Published:
    """Make the folder hold this site and nothing else.

    keep_out_of: folders of the project that the site may neither be, nor hold, nor lie in.
    """
    tree, folder = whole(site), place_of(out, keep_out_of)
    busy = f"another build is publishing to {out}: wait until it is done, then build again"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with locked(_lock_of(folder), busy):
            _sweep(folder)
            change = _change(tree, folder)
            way = _make(change)
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "put that right")
        raise CannotRunError(
            f"the site cannot be written to {out}: {plain_reason(error)}. "
            f"Every page there is whole, as it was before or new: {remedy}, then build again"
        ) from error
    written = len(change.changed & site.keys())
    return Published(written, len(change.gone - MARKERS), len(site) - written, way)


def _lock_of(folder: Path) -> Path:
    """Return where the lock lies: beside the folder if possible, since an exchange carries away what is inside."""
    return folder.with_name(f".{folder.name}.lock") if _room_beside(folder) else folder / LOCK


def _room_beside(folder: Path) -> bool:
    return os.access(folder.parent, os.W_OK)


def _change(tree: Mapping[str, bytes], folder: Path) -> _Change:
    old = files_in(folder)
    changed = frozenset(path for path in tree if path not in old or not _holds(folder / path, tree[path]))
    return _Change(folder, tree, changed, old - tree.keys())


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file has these bytes now. Manifests and times are not believed."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _make(change: _Change) -> Way:
    if not change.changed and not change.gone:
        return "nothing"
    with suppress(CannotExchangeError):
        _in_one_step(change)
        return "exchange"
    _file_by_file(change)
    return "journal"


def _in_one_step(change: _Change) -> None:
    """Write the site beside its folder, then let the two change places."""
    folder, first = change.folder, not os.path.lexists(change.folder)
    if not _room_beside(folder) or not (first or can_exchange(folder)):
        raise CannotExchangeError
    fresh = _beside(folder, secrets.token_hex(8))
    try:
        fresh.mkdir()
        _fill(fresh, change)
        _settle()
        if first:
            fresh.rename(folder)
        else:
            files_in(folder)  # again: writing took a while, and what a person put there meanwhile would be lost
            exchange(fresh, folder)
    finally:
        _discard(fresh)  # the old site by now, or a new one that was not to be


def _beside(folder: Path, token: str) -> Path:
    return folder.with_name(f".{folder.name}.new-{token}")


def _fill(fresh: Path, change: _Change) -> None:
    """Write the site into a new folder, its manifest first: by it, a later build knows the folder for ours."""
    for path in sorted(change.tree, key=lambda path: (path != MANIFEST, path)):
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path in change.changed or not _linked(change.folder / path, target):
            _write(target, change.tree[path])


def _linked(old: Path, new: Path) -> bool:
    """Let an unchanged file be in both sites, where the disk can: no file of ours is ever changed in place."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def _write(path: Path, data: bytes, *, settled: bool = False) -> None:
    """Write a new file; settled: and wait until it is on the disk."""
    descriptor = os.open(path, _CREATING, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        if settled:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _settle() -> None:
    """Wait until all is on the disk, so that a power cut finds no empty pages. Once: thousands of fsync are slow."""
    if hasattr(os, "sync"):
        os.sync()


def _sweep(folder: Path) -> None:
    """Remove what builds that died left beside the folder: only folders of our name, and with our marks in them."""
    ours = re.compile(re.escape(_beside(folder, "").name) + "[0-9a-f]{16}")
    with os.scandir(folder.parent) as entries:
        found = [Path(entry.path) for entry in entries if ours.fullmatch(entry.name)]
    for left in found:
        if _is_marked(left):
            _discard(left)


def _is_marked(folder: Path) -> bool:
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return False
    return bool(names & MARKERS) or names <= {GITIGNORE}


def _discard(folder: Path) -> None:
    """Remove a folder as far as possible, its marks last, so that a later build can finish the work."""
    if folder.is_symlink():
        return
    with suppress(OSError):
        for path in sorted(folder.iterdir(), key=lambda path: (path.name in MARKERS, path.name)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        folder.rmdir()


def _file_by_file(change: _Change) -> None:
    """Replace each file of the old site in one step of its own. Pages follow what they need; what is gone goes last.

    The journal names every file that may be there meanwhile, so that the next build can finish this one.
    """
    folder = change.folder
    folder.mkdir(exist_ok=True)
    _replace(folder, JOURNAL, journal(change.tree.keys() | change.gone))
    for path in sorted(change.changed - {MANIFEST}, key=_order):
        _replace(folder, path, change.tree[path])
    kept = {path.casefold(): path for path in change.tree}
    for path in sorted(change.gone - {JOURNAL}, key=_order, reverse=True):
        _remove(folder, path, kept.get(path.casefold(), ""))
    _remove_empty(folder)
    _replace(folder, MANIFEST, change.tree[MANIFEST])
    (folder / JOURNAL).unlink()


def _order(path: str) -> tuple[bool, int, bool, str]:
    """What pages need, then the deepest pages, the first page last."""
    return (path.endswith(".html"), -path.count("/"), path == "index.html", path)


def _replace(folder: Path, path: str, data: bytes) -> None:
    fresh, target = folder / scrap_name(secrets.token_hex(8)), folder / path
    try:
        _write(fresh, data, settled=True)
        _clear(folder, path)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise


def _clear(folder: Path, path: str) -> None:
    """Make room: a folder may be needed where the old site had a page, or the other way round."""
    for place in reversed((folder / path).relative_to(folder).parents[:-1]):
        if (folder / place).is_file():
            (folder / place).unlink()
        (folder / place).mkdir(exist_ok=True)
    if (folder / path).is_dir():
        shutil.rmtree(folder / path)


def _remove(folder: Path, path: str, twin: str) -> None:
    """Remove a file the new site does not have.

    twin: the new site's file whose name differs in capitals only; to some disks it is the same file, and stays.
    """
    target = folder / path
    if not _is_file(target) or (twin and target.samefile(folder / twin)):
        return
    target.unlink()


def _remove_empty(folder: Path) -> None:
    """Remove the folders with nothing in them, also those a build that died left."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _is_file(path: Path) -> bool:
    """Whether a file is still there. Making room may have put it away, or a folder in its place."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
