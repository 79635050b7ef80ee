"""All reading of the disk: plans, reviews, national files, templates. Only ordinary files are ever opened.

Knows nothing of YAML or of what the files mean; writing is the business of `publish`.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ssc_site.corpus import Inputs
from ssc_site.diagnostics import Diagnostic, Severity
from ssc_site.errors import CannotRunError
from ssc_site.filetext import LARGEST_FILE
from ssc_site.spans import START, SourceFile

_NATIONAL = ("catalogue", "forces", "site", "support", "welsh-pages", "welsh-data", "welsh-report")
NATIONAL_FILES = tuple(f"{stem}.yaml" for stem in _NATIONAL)
MOST_FAULTS = 50
"""Files that cannot be read, told one by one; a folder full of them is one mistake, not a thousand."""

Folder = Literal["schema", "templates"]

_PLAN_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}\.yaml")
_NOT_PLANS = frozenset({"README.md"})
_REVIEWS = "reviews"
_OPENING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""So that neither a link nor a pipe put in a file's place since it was looked at can lead away or hold us up."""

_ODD_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISLNK, "a link to another place"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you do not have permission",
    errno.EPERM: "you do not have permission",
    errno.ENOENT: "it is no longer there",
    errno.EIO: "the disk has a fault",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENAMETOOLONG: "a name is too long for this disk",
}


class UnreadableError(Exception):
    """A file is not read. The message goes on from its name: "is a folder"."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A path that should be a plan or a review. names: what lies beside it, to tell twins."""

    path: Path
    names: Collection[str] = ()

    @property
    def is_review(self) -> bool:
        """Whether it holds a reviewer's marks, which the folder alone tells."""
        return self.path.parent.resolve().name == _REVIEWS


def read_inputs(root: Path, only: Sequence[Path] = (), national_from: Path | None = None) -> Inputs:
    """Return every file of a run: the national ones, the plans and reviews in order of name, and what is unreadable.

    only: the plans to judge, or folders of them; all when empty. national_from: whose national files hold, if not its.
    """
    if not is_folder(root):
        raise CannotRunError(f"there is no folder {printable(root)}: check what follows --root")
    national = _read_national(national_from or root)
    plans: list[SourceFile] = []
    reviews: list[SourceFile] = []
    faults: list[Diagnostic] = []
    for candidate in _chosen(root, only) if only else _everything(root):
        read = _read_candidate(root, candidate)
        if isinstance(read, Diagnostic):
            faults.append(read)
        else:
            (reviews if candidate.is_review else plans).append(read)
    return Inputs(national, _each_once(plans), _each_once(reviews), _bounded([*dict.fromkeys(faults)]))


def _read_national(root: Path) -> Mapping[str, SourceFile]:
    """Return the national files by stem, all from one folder: a mixture would be nobody's register."""
    folder = resource_root(root, "schema")
    return {Path(name).stem: _read_national_file(folder, name) for name in NATIONAL_FILES}


def _read_national_file(folder: Path, name: str) -> SourceFile:
    if not os.path.lexists(folder / name):
        fix = "put it back, or remove the whole schema folder to use the one ssc-site brings"
        if folder == bundled("schema"):
            fix = "install ssc-site again"
        raise CannotRunError(f"{printable(folder / name)} is missing: {fix}")
    return SourceFile(f"schema/{name}", _read_needed(folder / name, LARGEST_FILE + 1))


def _read_needed(path: Path, most: int = -1) -> bytes:
    try:
        return read_ordinary(path, most)
    except UnreadableError as error:
        raise CannotRunError(f"{printable(path)} {error}: put an ordinary file in its place") from error


def read_ordinary(path: Path, most: int = -1) -> bytes:
    """Return the file's bytes, at most so many. Looked at before it is opened: opening a device can set it going."""
    try:
        _refuse_odd(os.lstat(path).st_mode)
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _OPENING)) as file:
            _refuse_odd(os.fstat(file.fileno()).st_mode)
            return file.read(most)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {plain_reason(error)}") from error


def _refuse_odd(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UnreadableError(f"is {next((kind for is_kind, kind in _ODD_KINDS if is_kind(mode)), 'a device')}")


def plain_reason(error: OSError) -> str:
    """Return why the system refused, in words of its users."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def _everything(root: Path) -> list[_Candidate]:
    if not is_folder(root / "plans"):
        raise CannotRunError(
            f"no plans/ folder in {printable(root.resolve())}: run this in the project's folder, or give --root"
        )
    return _at(root)


def is_folder(path: Path) -> bool:
    """Whether there is a folder here. Path.is_dir would raise inside a folder that may not be looked into."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def _in_folder(folder: Path) -> list[_Candidate]:
    """Return what lies in a folder of plans, in order of name; nothing where there is no such folder."""
    if not is_folder(folder):
        return []
    names = _names_in(folder)
    skipped = _NOT_PLANS | ({_REVIEWS} if is_folder(folder / _REVIEWS) else set())
    return [_Candidate(folder / name, names) for name in names if name not in skipped and not name.startswith(".")]


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise CannotRunError(
            f"the folder {printable(folder)} cannot be read: {plain_reason(error)}; change its permissions"
        ) from error


def _chosen(root: Path, only: Iterable[Path]) -> list[_Candidate]:
    """Return the named plans and reviews, each once. National files are judged anyway, so naming them adds nothing."""
    found: dict[Path, _Candidate] = {}
    for given in only:
        path = next((path for path in (given, root / given) if os.path.lexists(path)), None)
        if path is None:
            raise CannotRunError(f"there is no file {printable(given)}: check the name")
        for candidate in _at(path):
            if candidate.path.parent.resolve() != (root / "schema").resolve():
                found[candidate.path.parent.resolve() / candidate.path.name] = candidate
    return [found[path] for path in sorted(found)]


def _at(path: Path) -> list[_Candidate]:
    """Return the plans a path on the command line stands for: itself, or those of the folder or the project."""
    if not is_folder(path) or path.suffix == ".yaml":
        return [_Candidate(path)]
    folder = path / "plans" if is_folder(path / "plans") else path
    return [*_in_folder(folder), *_in_folder(folder / _REVIEWS)]


def _read_candidate(root: Path, candidate: _Candidate) -> SourceFile | Diagnostic:
    path = candidate.path
    if _leads_outside(root, path.parent):
        hint = "put the folder itself here: links that lead out of the project are not followed"
        return _fault("unreadable-file", _shown(root, path.parent), "this folder is a link", hint)
    shown = _shown(root, path)
    misnamed = _name_fault(candidate)
    if misnamed:
        return _fault("misnamed-file", shown, *misnamed)
    try:
        return SourceFile(shown, read_ordinary(path, LARGEST_FILE + 1))
    except UnreadableError as error:
        return _fault("unreadable-file", shown, f"this {error}", "put the plan here as an ordinary file you can open")


def _leads_outside(root: Path, folder: Path) -> bool:
    """Whether a folder seems to lie in the root but is a link to elsewhere."""
    seems_inside = folder.absolute().is_relative_to(root.absolute())
    return seems_inside and not folder.resolve().is_relative_to(root.resolve())


def _name_fault(candidate: _Candidate) -> tuple[str, str] | None:
    """Return what is wrong with a name and how to put it right, or None."""
    name, path = candidate.path.name, candidate.path
    if _PLAN_NAME.fullmatch(name):
        return None
    if path.suffix.lower() not in (".yaml", ".yml"):
        return _not_a_plan(path)
    proper = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") + ".yaml"
    if not _PLAN_NAME.fullmatch(proper):
        fix = "call it after its force, such as kent.yaml"
    elif proper in candidate.names:
        return f'"{printable(name)}" stands beside {proper}, the same name', f"keep one of the two, as {proper}"
    else:
        fix = f"call it {proper}"
    return f'"{printable(name)}" is not how a plan is named', f"{fix}: small letters, hyphens, and .yaml at the end"


def _not_a_plan(path: Path) -> tuple[str, str]:
    if is_folder(path):
        return f'"{printable(path.name)}" is a folder, which is not read', "move its plans up here, and delete it"
    return f'"{printable(path.name)}" is not a plan', "only plans lie here, each <force>.yaml: move this file elsewhere"


def _fault(code: str, shown: str, message: str, hint: str) -> Diagnostic:
    force = SourceFile(shown, b"").stem if shown.endswith(".yaml") else ""
    return Diagnostic(code, Severity.ERROR, shown, START, message, hint, force=force)


def _shown(root: Path, path: Path) -> str:
    """Return how a path is shown: from the root with forward slashes, or as it was given when it lies elsewhere."""
    place = path.parent.resolve() / path.name
    inside = place.is_relative_to(root.resolve())
    return printable((place.relative_to(root.resolve()) if inside else path).as_posix())


def printable(name: str | Path) -> str:
    """Return a name fit to print: a file's name may hold line ends, hidden letters, or bytes that are no letters."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(name))


def _each_once(sources: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Return the files in order of name; two of one name in different folders would be one force twice."""
    by_stem: dict[str, SourceFile] = {}
    for source in sources:
        twin = by_stem.setdefault(source.stem, source)
        if twin is not source:
            raise CannotRunError(f"{twin.path} and {source.path} are for the same force: check one at a time")
    return tuple(by_stem[stem] for stem in sorted(by_stem))


def _bounded(faults: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the first of many faults, and how many more there are at the last one's place."""
    more = len(faults) - MOST_FAULTS
    if more <= 0:
        return tuple(faults)
    last = faults[MOST_FAULTS]
    rest = _fault(last.code, last.path, f"{more} more files cannot be read as plans, from here on", last.hint)
    return (*faults[:MOST_FAULTS], rest)


def bundled(name: Folder) -> Path:
    """Return the folder ssc-site brings: inside the wheel, or the checkout's own."""
    within = Path(__file__).parent / "bundled" / name
    return within if is_folder(within) else Path(__file__).resolve().parents[2] / name


def resource_root(root: Path, name: Folder) -> Path:
    """Return the root's own folder of this name where it has one, else the bundled one; never a mixture."""
    own = root / name
    if not os.path.lexists(own):
        return bundled(name)
    if not is_folder(own) or _leads_outside(root, own):
        raise CannotRunError(f"{printable(own)} is not an ordinary folder: put the folder itself there, or remove it")
    return own


def read_templates(root: Path) -> Mapping[str, bytes]:
    """Return every file under the templates folder, by its path from there, in order of path."""
    folder = resource_root(root, "templates")
    paths = {path.relative_to(folder).as_posix(): path for path in _files_under(folder)}
    return {shown: _read_needed(paths[shown]) for shown in sorted(paths)}


def _files_under(folder: Path) -> Iterator[Path]:
    """Yield what is not a folder, at any depth. Names with a leading dot are an editor's or the system's."""
    for name in _names_in(folder):
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder(path) and not path.is_symlink():
            yield from _files_under(path)
        else:
            yield path
