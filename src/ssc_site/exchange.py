"""The one system call that exchanges two folders in a single step. Knows nothing of what is in them."""

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

_SWAP = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS happen to be the same number."""
_HERE = -100
"""AT_FDCWD: paths that do not start with a slash start in the current folder."""
_NUMBERS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}
"""The call's number, for C libraries (musl, old glibc) that have no name for it."""

_NOT_HERE = frozenset(
    {errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP}
)
"""What systems, disks and containers answer when they cannot or may not exchange these two at all."""


class CannotExchangeError(Exception):
    """No exchange is possible in this place: another way of publishing is needed."""


def exchange(first: Path, second: Path) -> None:
    """Put each of two folders in the other's place, in one step that nobody can see half done."""
    call = _call()
    if call is None:
        raise CannotExchangeError
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        raise CannotExchangeError
    raise OSError(number, os.strerror(number), str(second))


def can_exchange(folder: Path) -> bool:
    """Whether it is worth trying: some places are known to refuse before anything is written."""
    return _call() is not None and not os.path.ismount(folder)


def _call() -> Callable[[bytes, bytes], int] | None:
    """Return this system's call, or None where it has none."""
    if sys.platform not in ("linux", "darwin"):
        return None
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except OSError:  # a Python without a C library to ask
        return None
    if sys.platform == "darwin":
        return _on_macos(library)
    return _on_linux(library)


def _on_macos(library: ctypes.CDLL) -> Callable[[bytes, bytes], int] | None:
    if not hasattr(library, "renamex_np"):
        return None
    return lambda first, second: int(library.renamex_np(first, second, ctypes.c_uint(_SWAP)))


def _on_linux(library: ctypes.CDLL) -> Callable[[bytes, bytes], int] | None:
    if hasattr(library, "renameat2"):
        return lambda first, second: int(library.renameat2(_HERE, first, _HERE, second, ctypes.c_uint(_SWAP)))
    number = _NUMBERS.get(platform.machine())
    if number is None or ctypes.sizeof(ctypes.c_void_p) != ctypes.sizeof(ctypes.c_int64):
        return None
    here, swap = ctypes.c_long(_HERE), ctypes.c_long(_SWAP)
    return lambda first, second: int(library.syscall(ctypes.c_long(number), here, first, here, second, swap))
