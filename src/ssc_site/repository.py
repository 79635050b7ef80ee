"""A Git repository, read through the `git` program and nothing else: names, commits, trees and contents of files.

Only objects are read: nothing is checked out, and no hook, filter, pager or program that a repository names is run.
Knows nothing of plans.
"""

import hashlib
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ssc_site.errors import CannotRunError
from ssc_site.files import UnreadableError, plain_reason, read_ordinary

LONGEST_WAIT = 60
"""Seconds for one run of git."""
FILE, LINK, SUBMODULE, FOLDER = "100", "120", "160", "040"
"""How modes in a tree begin."""

_AT_ONCE = 64
"""Contents asked for in one run, so that no more than these are held at a time."""
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=off",
    "protocol.allow=never",
)
"""What a repository's own settings may not decide: which programs run, and that nothing is asked of another machine."""
_KEPT = frozenset({"GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})
_OURS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
    "LANGUAGE": "",
}
_NAME = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\n")
_COMMITTED = re.compile(rb"^committer .*> (\d{1,11}) [+-]\d{4}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing a commit keeps. path: from the root of the project. size: of a file, in bytes."""

    path: str
    mode: str
    name: str
    size: int

    def is_a(self, kind: str) -> bool:
        """Whether it is a FILE, a LINK, a SUBMODULE or a FOLDER."""
        return self.mode.startswith(kind)


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a project's folder lies in. prefix: the way there from its top, as "a/b/" or nothing."""

    root: Path
    prefix: str
    is_shallow: bool

    def commit(self, revision: str) -> str:
        """Return the full name of the commit a revision stands for; nothing where there is none here."""
        if not revision or "\0" in revision:
            return ""
        found = self._object(revision)
        return found and self._object(f"{found}^{{commit}}")

    def _object(self, name: str) -> str:
        done = _run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
        said = done.stdout.decode("ascii", "replace")
        return said.strip() if done.returncode == 0 and _NAME.fullmatch(said) else ""

    def parted(self, first: str, second: str) -> tuple[str, ...]:
        """Return the newest commits that two have in common; one of the two itself where the other goes on from it."""
        done = _run(self.root, "merge-base", "--all", first, second)
        if done.returncode == 1:
            return ()
        return tuple(_fine(done).decode("ascii").split())

    def day(self, commit: str) -> date | None:
        """Return the day (in UTC) a commit was made, where it says one."""
        said = _COMMITTED.search(_fine(_run(self.root, "cat-file", "commit", commit)).partition(b"\n\n")[0])
        try:
            return datetime.fromtimestamp(int(said[1]), UTC).date() if said else None
        except (OverflowError, OSError, ValueError):
            return None

    def names(self) -> list[str]:
        """Return the names of branches and tags."""
        asked = ("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
        return _fine(_run(self.root, *asked)).decode("utf-8", "replace").splitlines()

    def kept(self, commit: str, *folders: str) -> list[Kept]:
        """Return what a commit keeps directly in folders of the project, as "plans/", and other things by name."""
        inside = [f"{self.prefix}{folder}" for folder in folders]
        return list(self._listed("ls-tree", "-z", "-l", "--full-tree", commit, "--", *inside))

    def _listed(self, *asked: str) -> Iterator[Kept]:
        for line in _records(_fine(_run(self.root, "--literal-pathspecs", *asked))):
            facts, _, path = line.partition("\t")
            mode, _, name, size = facts.split()
            yield Kept(path.removeprefix(self.prefix), mode, name, int(size) if size.isdigit() else 0)

    def contents(self, names: Sequence[str]) -> Iterator[bytes]:
        """Yield the content of each file, in order."""
        for start in range(0, len(names), _AT_ONCE):
            yield from self._read(names[start : start + _AT_ONCE])

    def _read(self, names: Sequence[str]) -> Iterator[bytes]:
        asked = "".join(f"{name}\n" for name in names).encode("ascii")
        told = _fine(_run(self.root, "cat-file", "--batch", given=asked))
        for _ in names:
            facts, _, told = told.partition(b"\n")
            if not re.fullmatch(rb"[0-9a-f]+ blob \d+", facts):
                raise CannotRunError("this copy of the project is not whole: clone it anew, with all of its history")
            size = int(facts.split()[2])
            yield told[:size]
            told = told[size + 1 :]

    def changed(self, before: str, after: str) -> list[str]:
        """Return every path of the project that differs between two commits; a renamed file is two."""
        asked = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--relative", before, after)
        return _shown(_records(_fine(_run(self.root, *asked))))

    def changed_on_disk(self, before: str) -> list[str]:
        """Return every path of the project that differs between a commit and the disk, new files too.

        What is on disk is compared as it is, but for line ends: git would first run filters that a repository names.
        """
        inside = ("--", self.prefix) if self.prefix else ()
        kept = {each.path: each for each in self._listed("ls-tree", "-r", "-z", "-l", "--full-tree", before, *inside)}
        listed = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
        there = {*kept, *_records(_fine(_run(self.root, *listed)))}
        return _shown(path for path in there if not _is_same(kept.get(path), self.root / path))


def repository_at(root: Path) -> Repository | None:
    """Return the repository a folder lies in, or None. Raises CannotRunError where git is missing or refuses."""
    done = _run(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    said = done.stderr.decode("utf-8", "replace")
    if "dubious ownership" in said or "unsafe repository" in said:
        raise CannotRunError(
            "this folder belongs to another user of this computer, so git does not read its repository: "
            "clone the project into a folder of your own, or run git status here and do what it says"
        )
    if "not a git repository" in said:
        return None
    shallow, prefix = os.fsdecode(_fine(done)).split("\n")[:2]
    return Repository(root, prefix, shallow == "true")


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        raise CannotRunError("git is not installed, and older versions are read with it: install git")
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = [git, "--no-pager", *settings, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, no shell, and no option of a stranger's
            command, cwd=folder, env=_environment(), input=given, capture_output=True, check=False, timeout=LONGEST_WAIT
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRunError(f"git has not answered for {LONGEST_WAIT} seconds: try again") from error
    except OSError as error:
        raise CannotRunError(f"git cannot be run: {plain_reason(error)}") from error


def _environment() -> Mapping[str, str]:
    """Return this run's environment without what would lead git to another repository, and with what keeps it quiet."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**own, **_OURS}


def _fine(done: subprocess.CompletedProcess[bytes]) -> bytes:
    """Return what git said. What it says of a failure may quote anything, so it is not repeated."""
    if done.returncode != 0:
        what = next(word for word in done.args[1:] if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word))
        raise CannotRunError(
            f"git could not read this repository (git {what} ended with {done.returncode}): "
            "run git fsck here, which says what is wrong, or clone the project anew"
        )
    return done.stdout


def _records(told: bytes) -> list[str]:
    return [os.fsdecode(each) for each in told.split(b"\0") if each]


def _shown(paths: Iterable[str]) -> list[str]:
    """Return paths in order, as text: a name that is no UTF-8 has marks in place of what cannot be read."""
    return sorted({os.fsencode(path).decode("utf-8", "replace") for path in paths})


def _is_same(kept: Kept | None, place: Path) -> bool:
    """Whether a commit keeps just what is on the disk."""
    try:
        there = os.lstat(place)
    except (OSError, ValueError):
        return kept is None
    if kept is None or stat.S_ISDIR(there.st_mode):
        return kept is not None and kept.is_a(SUBMODULE)
    if stat.S_ISLNK(there.st_mode):
        return kept.is_a(LINK) and kept.name == _name_of(os.fsencode(place.readlink()), kept.name)
    return kept.is_a(FILE) and kept.size <= there.st_size <= 2 * kept.size and _has_content(kept, place)


def _has_content(kept: Kept, place: Path) -> bool:
    """Whether a file is the one kept, or would be with the line ends of another system."""
    try:
        content = read_ordinary(place)
    except UnreadableError:
        return False
    return kept.name in (_name_of(content, kept.name), _name_of(content.replace(b"\r\n", b"\n"), kept.name))


def _name_of(content: bytes, like: str) -> str:
    """Return the name git gives a content, by the digest that another name was made with."""
    made = hashlib.sha256() if len(like) == 64 else hashlib.sha1(usedforsecurity=False)  # noqa: PLR2004 - in hex
    made.update(b"blob %d\0" % len(content))
    made.update(content)
    return made.hexdigest()
