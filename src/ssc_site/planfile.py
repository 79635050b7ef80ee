"""Puts a changed or a new plan in its place in one step: readers see the old file or the new one, whole.

Knows nothing of what is in it.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ssc_site.errors import CannotRunError
from ssc_site.files import UnreadableError, plain_reason, read_ordinary
from ssc_site.lock import locked

_CREATING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MODE = 0o666
"""Of a new file, less what the user's own mask takes off: as every other file of theirs."""


def replace_plan(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in a plan's place, if it still holds those that were read. Its permissions stay."""
    with _held(path):
        mode = _mode_of(path)
        with _beside(path, after, mode) as fresh:
            if _bytes_of(path) != before:
                raise CannotRunError(f"{path} was changed meanwhile. Nothing was written: look at it, then try again.")
            fresh.replace(path)


def create_plan(path: Path, data: bytes) -> None:
    """Put a new plan in a place where there is none, under this name or one like it."""
    with _held(path):
        twin = _twin_of(path)
        if twin:
            raise CannotRunError(
                f"{path.with_name(twin)} is there already, and was not touched. To add to it: ssc-site set {path.stem}"
            )
        with _beside(path, data, None) as fresh:
            fresh.rename(path)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the lock of a plan, and tell in plain words what the system refuses."""
    busy = f"{path} is being changed by somebody else just now. Nothing was written: try again."
    try:
        with locked(path.with_name(f".{path.name}.lock"), busy):
            yield
    except OSError as error:
        raise CannotRunError(f"{path} cannot be written: {plain_reason(error)}. It is as it was.") from error


def _mode_of(path: Path) -> int:
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode) and not mode & stat.S_IWUSR:
        raise CannotRunError(f"{path} may only be read. Nothing was written: change its permissions, then try again.")
    return stat.S_IMODE(mode)


def _bytes_of(path: Path) -> bytes:
    try:
        return read_ordinary(path)
    except UnreadableError as error:
        raise CannotRunError(f"{path} {error}. Nothing was written.") from error


@contextmanager
def _beside(path: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """Give a new file beside the plan, on the disk whole; it is gone afterwards, unless it took the plan's place."""
    fresh = path.with_name(f".{path.name}.new")
    with suppress(FileNotFoundError):
        fresh.unlink()  # left by a run that died: nobody else holds the lock
    try:
        _write(fresh, data, mode)
        yield fresh
    finally:
        with suppress(OSError):
            fresh.unlink()


def _write(path: Path, data: bytes, mode: int | None) -> None:
    descriptor = os.open(path, _CREATING, _MODE)
    try:
        if mode is not None:
            path.chmod(mode)
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _twin_of(path: Path) -> str:
    """Return the name of a file that is this plan or is meant to be, such as Kent.yaml or kent.yml; else nothing."""
    names = sorted(entry.name for entry in path.parent.iterdir())
    return next((name for name in names if name == path.name or _slug_of(name) == path.stem), "")


def _slug_of(name: str) -> str:
    stem, _, ending = name.lower().rpartition(".")
    return re.sub("[^a-z0-9]+", "-", stem).strip("-") if ending in ("yaml", "yml") else ""
