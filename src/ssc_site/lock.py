"""One build at a time: a lock that the system lets go of when its holder dies. Knows nothing of sites."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ssc_site.errors import CannotRunError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_OPENING = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def locked(place: Path, busy: str) -> Iterator[None]:
    """Hold the lock at this place; where another process holds it, say that we cannot run because it is busy."""
    descriptor = _open_locked(place, busy)
    try:
        yield
    finally:
        try:
            with suppress(OSError):  # Windows keeps an open file: it stays, empty, for the next build
                place.unlink()
        finally:
            os.close(descriptor)


def _open_locked(place: Path, busy: str) -> int:
    """Return the locked file, opened. One that its last holder removed while we waited for it locks nothing."""
    while True:
        descriptor = os.open(place, _OPENING, 0o666)
        try:
            _check(descriptor, place, busy)
            if _is_at(descriptor, place):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _check(descriptor: int, place: Path, busy: str) -> None:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode) or found.st_size:
        raise CannotRunError(f"{place} is in the way of the lock: move it elsewhere, then try again")
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError) as error:
        raise CannotRunError(busy) from error


def _is_at(descriptor: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(place))
    except FileNotFoundError:
        return False
