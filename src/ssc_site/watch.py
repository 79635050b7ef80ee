"""Notices that a file of the project has changed. Looks at names, sizes and times only: opens no file."""

import os
from collections.abc import Iterator
from pathlib import Path

WATCHED = ("plans", "schema", "templates")

Signature = tuple[tuple[str, tuple[int, ...]], ...]
"""Each path with what the system says of it. Two that are equal stand for the same files, unchanged."""


def signature(root: Path) -> Signature:
    """Return what the project's folders look like now."""
    return tuple(found for name in WATCHED for found in _under(root / name, root))


def _under(top: Path, root: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the folder and all in it, in order of name. Links are seen, not followed; hidden files are an editor's."""
    yield str(top), _look(top)
    waiting = [top] if _lies_in(top, root) else []
    while waiting:
        folder = waiting.pop()
        for name, is_folder in _entries(folder):
            yield str(folder / name), _look(folder / name)
            waiting += [folder / name] if is_folder else []


def _entries(folder: Path) -> list[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            found = [(each.name, each.is_dir(follow_symlinks=False)) for each in entries]
    except OSError:  # gone, or not to be read: whoever makes the site has the words for it
        return []
    return sorted(each for each in found if not each[0].startswith("."))


def _lies_in(folder: Path, root: Path) -> bool:
    try:
        return folder.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _look(path: Path) -> tuple[int, ...]:
    try:
        seen = path.lstat()
    except OSError:
        return ()
    return (seen.st_mode, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
