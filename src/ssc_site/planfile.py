"""Puts a changed or a new plan in its place in one step: readers see the old file or the new one, whole.

Knows nothing of what is in it.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ssc_site.errors import CannotRunError
from ssc_site.files import UnreadableError, plain_reason, read_ordinary
from ssc_site.lock import locked

_CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MODE = 0o666
"""Of a new file, less what the user's own mask takes off: as every other file of theirs."""
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS})
"""What a disk answers on which no file can have a second name."""


def replace_plan(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in a plan's place, if it still holds those that were read. Its permissions stay."""
    with _held(path), _beside(path, after, _writable(path)) as fresh:
        if _bytes_of(path) != before:
            raise CannotRunError(f"{path} was changed meanwhile. Nothing was written: look at it, then try again.")
        fresh.replace(path)


def create_plan(path: Path, data: bytes) -> None:
    """Put a new plan in a place where there is none, under this name or one like it."""
    with _held(path):
        twin = _twin_of(path)
        if twin:
            raise _there_already(path, twin)
        with _beside(path, data, None) as fresh:
            _take_free(fresh, path)


def _there_already(path: Path, twin: str) -> CannotRunError:
    shown = path.with_name(twin)
    return CannotRunError(f"{shown} is there already, and was not touched. To add to it: ssc-site set {path.stem}")


def _take_free(fresh: Path, path: Path) -> None:
    """Let a new file have its name, if nobody took it meanwhile; where the disk cannot tell, that is not asked."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise _there_already(path, path.name) from None
    except OSError as error:
        if sys.platform != "win32" and error.errno not in _NO_LINKS:
            raise
        fresh.rename(path)  # on Windows, this takes no other's place either


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the lock of a plan, and tell in plain words what the system refuses."""
    busy = f"{path} is being changed by somebody else just now. Nothing was written: try again."
    try:
        with locked(path.with_name(f".{path.name}.lock"), busy):
            yield
    except OSError as error:
        raise CannotRunError(f"{path} cannot be written: {plain_reason(error)}. Nothing was changed.") from error


def _writable(path: Path) -> os.stat_result:
    """Return whose the file is and who may do what with it. One that its owner made read-only is left alone."""
    found = path.lstat()
    if stat.S_ISREG(found.st_mode) and not found.st_mode & stat.S_IWUSR:
        raise CannotRunError(f"{path} may only be read. Nothing was written: change its permissions, then try again.")
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        return read_ordinary(path)
    except UnreadableError as error:
        raise CannotRunError(f"{path} {error}. Nothing was written.") from error


@contextmanager
def _beside(path: Path, data: bytes, like: os.stat_result | None) -> Iterator[Path]:
    """Give a new file beside the plan, on the disk whole; it is gone afterwards, unless it took the plan's place.

    like: whose permissions it has, where it replaces another.
    """
    fresh = path.with_name(f".{path.name}.new")
    with suppress(FileNotFoundError):
        fresh.unlink()  # left by a run that died: nobody else holds the lock
    try:
        _write(fresh, data, like)
        yield fresh
    finally:
        with suppress(OSError):
            fresh.unlink()


def _write(path: Path, data: bytes, like: os.stat_result | None) -> None:
    descriptor = os.open(path, _CREATING, _MODE)
    try:
        if like:
            _own_as(path, like)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _own_as(path: Path, like: os.stat_result) -> None:
    """Give a file the permissions of another, and its owner as far as we may."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def _twin_of(path: Path) -> str:
    """Return the name of a file that is this plan or is meant to be, such as Kent.yaml or kent.yml; else nothing."""
    names = sorted(entry.name for entry in path.parent.iterdir())
    return next((name for name in names if name == path.name or _slug_of(name) == path.stem), "")


def _slug_of(name: str) -> str:
    stem, _, ending = name.lower().rpartition(".")
    return re.sub("[^a-z0-9]+", "-", stem).strip("-") if ending in ("yaml", "yml") else ""
