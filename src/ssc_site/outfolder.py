"""The folder a site is published to: where it may be, what it holds, and that all of it is ours to replace.

Only reads. Knows nothing of how a site gets there.
"""

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ssc_site.errors import CannotRunError
from ssc_site.files import UnreadableError, read_ordinary

GITIGNORE = ".gitignore"
MANIFEST = ".manifest.json"
JOURNAL = ".journal.json"
LOCK = ".ssc-site.lock"
MARKERS = frozenset({MANIFEST, JOURNAL})
"""Each lists the files of ours in a folder: the manifest after publishing, the journal while it goes on."""

_SCRAP = re.compile(r"\.ssc-site-[0-9a-f]{16}\.tmp")
_PASSED_OVER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", LOCK})
"""What file managers leave in folders people look into, and our lock: neither kept nor in the way."""
_BAD_PART = re.compile(
    r'|\.|\.\.|.*[\x00-\x1f\x7f\ud800-\udfff\\:*?"<>|].*|.*[. ]|(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?', re.DOTALL
)
"""Parts of a path that would leave the folder, or that some system has no file for."""


def scrap_name(token: str) -> str:
    """Return the name of a file that is only being written."""
    return f".ssc-site-{token}.tmp"


def whole(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the site with what publishing adds to it: the folder's own .gitignore, and the manifest."""
    _check_paths(site)
    tree = {**site, GITIGNORE: b"*\n!.gitignore\n"}
    return {**tree, MANIFEST: _listing({path: hashlib.sha256(data).hexdigest() for path, data in tree.items()})}


def journal(paths: Iterable[str]) -> bytes:
    """Return the list of files that may lie in the folder while a new site is replacing the old one."""
    return _listing(dict.fromkeys(paths, ""))


def _listing(files: Mapping[str, str]) -> bytes:
    return (json.dumps({"version": 1, "files": files}, indent=1, sort_keys=True) + "\n").encode()


def _check_paths(paths: Iterable[str]) -> None:
    """Refuse paths that some disk would take for others, or that would leave the folder: mistakes of a program."""
    seen: dict[str, str] = {}
    files = set()
    for path in sorted(paths):
        parts = path.split("/")
        if any(_BAD_PART.fullmatch(part) for part in parts) or path in (GITIGNORE, LOCK, *MARKERS) or _is_scrap(path):
            raise ValueError(f"no page can be published at {path!r}")
        for depth in range(1, len(parts) + 1):
            place = "/".join(parts[:depth])
            if seen.setdefault(_folded(place), place) != place or _folded(place) in files:
                raise ValueError(f"{path!r} clashes with {seen[_folded(place)]!r}")
        files.add(_folded(path))


def _folded(path: str) -> str:
    """Return what paths have in common that a disk of Windows or macOS takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _is_scrap(path: str) -> bool:
    return _SCRAP.fullmatch(path) is not None


def place_of(out: Path, keep_out_of: Sequence[Path]) -> Path:
    """Return the folder as an absolute path, unless publishing there could cost somebody their files."""
    try:
        is_link, folder = out.is_symlink(), out.absolute().resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise CannotRunError(f"{out} cannot be used as a folder: choose another with --out") from error
    if is_link:
        raise CannotRunError(f"{out} is a link: give the folder itself with --out")
    if os.path.lexists(folder) and not folder.is_dir():
        raise CannotRunError(f"{out} is a file, not a folder: choose another with --out")
    if folder.parent == folder or _is_home(folder):
        raise CannotRunError(f"{out} is no folder for a site: choose an empty one with --out")
    for kept in keep_out_of:
        if _lies_in(folder, kept.resolve()) or _lies_in(kept.resolve(), folder):
            raise CannotRunError(f"a site in {out} would get mixed up with {kept}: choose another folder with --out")
    return folder


def _is_home(folder: Path) -> bool:
    try:
        return _is_same(folder, Path.home().resolve())
    except RuntimeError:
        return False


def _lies_in(inner: Path, outer: Path) -> bool:
    return any(_is_same(place, outer) for place in (inner, *inner.parents))


def _is_same(first: Path, second: Path) -> bool:
    """Whether two paths are one folder, also where a disk does not tell Plans from plans."""
    try:
        return first == second or first.samefile(second)
    except OSError:
        return False


def files_in(folder: Path) -> frozenset[str]:
    """Return what lies in the folder, every file of it ours: listed, still being written, or the first .gitignore.

    Refuses a folder with anything else: replacing it would delete what a person put there.
    """
    if not folder.is_dir():
        return frozenset()
    known = _known(folder)
    if known is None:
        return _first_files(folder)
    found = dict(_walk(folder))
    strange = sorted(path for path, ordinary in found.items() if not (ordinary and (path in known or _is_scrap(path))))
    if strange:
        files = f"{len(strange)} files" if len(strange) > 1 else "a file"
        raise CannotRunError(
            f"{folder} holds {files} that ssc-site did not put there ({ascii(strange[0])[1:-1]}), "
            "and publishing would delete what is in that folder: move yours elsewhere, then build again"
        )
    return frozenset(found)


def _first_files(folder: Path) -> frozenset[str]:
    """Return what lies in a folder that was never published to: a lone .gitignore at most."""
    found = {entry.name: entry.is_file(follow_symlinks=False) for entry in _entries(folder)}
    strange = sorted(
        name for name, is_file in found.items() if not is_file or not (name == GITIGNORE or _is_scrap(name))
    )
    if strange:
        raise CannotRunError(
            f"{folder} is not empty and ssc-site did not make it ({ascii(strange[0])[1:-1]} is there): "
            "choose another folder with --out, or empty this one"
        )
    return frozenset(found)


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if entry.name not in _PASSED_OVER)


def _walk(top: Path) -> Iterator[tuple[str, bool]]:
    """Yield the path of everything but folders, and whether it is an ordinary file. Links are not followed."""
    waiting = [""]
    while waiting:
        above = waiting.pop()
        for entry in _entries(top / above):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry.is_file(follow_symlinks=False)


def _known(folder: Path) -> frozenset[str] | None:
    """Return what files of ours the folder may hold, or None when it was never published to."""
    lists = [folder / name for name in MARKERS if os.path.lexists(folder / name)]
    return MARKERS.union(*map(_listed, lists)) if lists else None


def _listed(file: Path) -> Mapping[str, str]:
    """Return the files a manifest or journal of ours lists."""
    try:
        value = json.loads(read_ordinary(file))
        if value["version"] == 1 and all(isinstance(text, str) for text in value["files"].values()):
            return dict(value["files"])
    except UnreadableError as error:
        raise CannotRunError(
            f"{file} {error}. It says what of the folder is ours: put that right, then build again"
        ) from error
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        pass  # said below: whichever it is, the folder cannot be known to be ours
    raise CannotRunError(
        f"{file} is not a list this ssc-site can read, so nobody knows what is yours in that folder: "
        "delete the folder if nothing is, then build again"
    )
