"""Publishing: the old site or the new one, whole, whatever happens; and nobody's files but ours."""

import ctypes
import errno
import hashlib
import itertools
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ssc_site import exchange, lock, outfolder, publish
from ssc_site.errors import CannotRunError
from ssc_site.exchange import CannotExchangeError

OLD = {
    "index.html": b"old first page\n" * 300,
    "forces/index.html": b"old forces\n",
    "forces/kent/index.html": b"the same in both\n",
    "static/site.css": b"the same in both {}\n",
    "static/old.js": b"old();\n",
    "gone/index.html": b"gone\n",
    "turns": b"a file that becomes a folder\n",
    "folded/deep/index.html": b"a folder that becomes a file\n",
}
NEW = {
    "index.html": b"new first page\n" * 400,
    "forces/index.html": b"new forces\n",
    "forces/kent/index.html": b"the same in both\n",
    "static/site.css": b"the same in both {}\n",
    "static/new.js": b"new();\n",
    "dates/index.html": b"dates\n",
    "turns/index.html": b"a page in it\n",
    "folded": b"a file\n",
}
STEPS = (
    "open",
    "write",
    "fsync",
    "sync",
    "mkdir",
    "rename",
    "replace",
    "link",
    "unlink",
    "rmdir",
    "scandir",
    "listdir",
)
"""Every call of the system by which publishing looks for, makes, moves or removes a file."""
MOST_STEPS = 400
SOURCES = str(Path(publish.__file__).parents[1])
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals, pipes and forks are not for Windows")


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def whole(site: Mapping[str, bytes]) -> dict[str, bytes]:
    return outfolder.whole(site)


def beside(out: Path) -> list[str]:
    return [path.name for path in out.parent.iterdir() if path != out]


def exchange_works(folder: Path) -> bool:
    for name in ("first", "second"):
        (folder / name).mkdir()
    try:
        exchange.exchange(folder / "first", folder / "second")
    except CannotExchangeError:
        return False
    return True


@pytest.fixture(params=["exchange", "journal"])
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way to publish over an old site; the system's own choice is the first where it can."""
    if request.param == "journal":
        monkeypatch.setattr(publish, "can_exchange", lambda _folder: False)
    else:
        (tmp_path / "probe").mkdir()
        if not exchange_works(tmp_path / "probe"):
            pytest.skip("this disk cannot exchange folders")
    return str(request.param)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the site goes, alone in its folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project" / "site"


@contextmanager
def steps(reached: Callable[[int, str, Callable[[], Any]], Any]) -> Iterator[None]:
    """Let every step of the system go through reached(its number, its name, the step)."""
    count = itertools.count(1)

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given, **named: reached(next(count), name, lambda: real(*given, **named))

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            if hasattr(os, name):
                patch.setattr(os, name, counted(name, getattr(os, name)))
        patch.setattr(publish, "exchange", counted("exchange", exchange.exchange))
        yield


def each_step(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Yield a step's number and a folder with the old site, for as many steps as the test wants."""
    for number in range(1, MOST_STEPS):
        folder = tmp_path / f"step-{number}"
        folder.mkdir()
        publish.publish(OLD, folder / "site")
        yield number, folder / "site"
    raise AssertionError("publishing never came to its end")


def assert_whole(out: Path, way: str) -> None:
    """Old or new, whole; file by file where that is the way, and no page missing that is in both."""
    there = files_of(out)
    if way == "exchange":
        assert there in (whole(OLD), whole(NEW))
        return
    for path in OLD.keys() & NEW.keys():
        assert there[path] in (OLD[path], NEW[path])
    for path in there.keys() & (OLD.keys() | NEW.keys()):
        assert there[path] in (OLD.get(path), NEW.get(path))


def assert_heals(out: Path) -> None:
    publish.publish(NEW, out)
    assert files_of(out) == whole(NEW)
    assert not [path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert beside(out) == []


class Count:
    """How far a publication got: whether the step that was to fail was reached."""

    reached = False


def test_a_first_site_is_written_whole(out: Path) -> None:
    assert publish.publish(OLD, out) == publish.Published(len(OLD), 0, 0, "exchange")
    assert files_of(out) == whole(OLD)
    assert beside(out) == []


def test_folders_above_the_site_are_made(out: Path) -> None:
    publish.publish(OLD, out / "deep" / "site")
    assert files_of(out / "deep" / "site") == whole(OLD)


@pytest.mark.parametrize("names", [[], [".gitignore"], [".DS_Store", ".gitignore"]])
def test_a_folder_with_no_more_than_a_gitignore_is_taken(out: Path, way: str, names: list[str]) -> None:
    out.mkdir()
    for name in names:
        (out / name).write_text("*\n")
    assert publish.publish(OLD, out).way == way
    assert {**files_of(out), ".DS_Store": b""} == {**whole(OLD), ".DS_Store": b""}


def test_the_site_ignores_itself_in_git_and_lists_its_files(out: Path) -> None:
    publish.publish({"index.html": b"page"}, out)
    assert (out / ".gitignore").read_bytes() == b"*\n!.gitignore\n"
    listed = json.loads((out / ".manifest.json").read_bytes())
    assert listed["version"] == 1
    assert sorted(listed["files"]) == [".gitignore", "index.html"]
    assert listed["files"]["index.html"] == hashlib.sha256(b"page").hexdigest()


def test_the_manifest_is_the_same_for_any_order_of_pages() -> None:
    assert whole(OLD) == whole(dict(reversed(OLD.items())))


def test_a_new_site_takes_the_old_ones_place(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    published = publish.publish(NEW, out)
    assert published == publish.Published(written=6, removed=4, unchanged=2, way=way)  # type: ignore[arg-type]
    assert_heals(out)


def test_nothing_is_written_when_nothing_changed(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    before = {path: path.stat() for path in [out, *out.rglob("*")]}
    taken: list[str] = []

    def reached(_number: int, name: str, step: Callable[[], Any]) -> Any:
        taken.append(name)
        return step()

    with steps(reached):
        assert publish.publish(OLD, out) == publish.Published(0, 0, len(OLD), "nothing")
    assert set(taken) <= {"mkdir", "open", "scandir", "listdir", "unlink"}, f"{way}: only the lock is made and removed"
    assert taken.count("unlink") == 1
    assert {path: path.stat() for path in [out, *out.rglob("*")]} == before


def test_a_page_changed_by_hand_is_put_right(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    (out / "index.html").write_bytes(OLD["index.html"].replace(b"old", b"bad"))
    assert publish.publish(OLD, out) == publish.Published(1, 0, len(OLD) - 1, way)  # type: ignore[arg-type]
    assert files_of(out) == whole(OLD)


def test_a_page_removed_by_hand_comes_back(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    (out / "index.html").unlink()
    assert publish.publish(OLD, out).way == way
    assert files_of(out) == whole(OLD)


def test_unchanged_files_are_not_written_again(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    before = (out / "static" / "site.css").stat()
    assert publish.publish(NEW, out).way == way
    after = (out / "static" / "site.css").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)


def test_a_disk_without_hard_links_gets_copies(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.publish(OLD, out)
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    publish.publish(NEW, out)
    assert files_of(out) == whole(NEW)


def refuse(number: int) -> Callable[..., Any]:
    def refused(*_given: object, **_named: object) -> Any:
        raise OSError(number, os.strerror(number))

    return refused


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EBUSY, errno.EPERM])
def test_where_the_system_refuses_to_exchange_each_file_is_replaced(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(_first: bytes, _second: bytes) -> int:
        ctypes.set_errno(number)
        return -1

    publish.publish(OLD, out)
    monkeypatch.setattr(exchange, "_call", lambda: refused)
    assert publish.publish(NEW, out).way == "journal"
    assert_heals(out)


def test_a_mount_point_is_not_exchanged(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.publish(OLD, out)
    monkeypatch.setattr(os.path, "ismount", lambda path: path == out)
    assert publish.publish(NEW, out).way == "journal"
    assert_heals(out)


def test_where_nothing_may_be_put_beside_the_site_it_is_published_within(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish.publish(OLD, out)
    monkeypatch.setattr(publish, "_room_beside", lambda _folder: False)
    with lock.locked(out / outfolder.LOCK, "busy"), pytest.raises(CannotRunError, match="another build"):
        publish.publish(NEW, out)
    assert publish.publish(NEW, out).way == "journal"
    assert_heals(out)


@pytest.mark.parametrize("machine", ["x86_64", "aarch64", "sparc"])
def test_c_libraries_without_the_calls_name_are_asked_by_number(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Musl:
        def syscall(self, number: ctypes.c_long, *_given: object) -> int:
            asked.append(number.value)
            return 0

    monkeypatch.setattr(platform, "machine", lambda: machine)
    call = exchange._on_linux(Musl())  # type: ignore[arg-type]
    assert (call is None) == (machine == "sparc")
    assert asked == [] if call is None else call(b"a", b"b") == 0


PLACES = ["index.html", "mine", "static/notes.txt"]


@pytest.mark.parametrize("place", PLACES)
def test_a_folder_that_is_not_ours_is_left_alone(out: Path, place: str) -> None:
    (out / place).parent.mkdir(parents=True)
    (out / place).write_text("mine")
    with pytest.raises(CannotRunError, match="did not make it"):
        publish.publish(OLD, out)
    assert files_of(out) == {place: b"mine"}
    assert beside(out) == []


def test_files_a_person_put_into_the_site_are_not_deleted(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    (out / "forces" / "notes.txt").write_text("mine")
    (out / "static" / "logo.svg").write_text("mine")
    with pytest.raises(CannotRunError, match=r"2 files .*\(forces/notes\.txt\)"):
        publish.publish(NEW, out)
    (out / "forces" / "notes.txt").unlink()
    with pytest.raises(CannotRunError, match=r"holds a file .*\(static/logo\.svg\)"):
        publish.publish(NEW, out)
    (out / "static" / "logo.svg").unlink()
    assert publish.publish(NEW, out).way == way


def test_a_file_put_there_while_the_site_is_written_is_not_deleted(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange_works(out.parent):
        pytest.skip("this disk cannot exchange folders")
    publish.publish(OLD, out)
    monkeypatch.setattr(publish, "_settle", lambda: (out / "mine").write_text("mine"))
    with pytest.raises(CannotRunError, match="holds a file"):
        publish.publish(NEW, out)
    assert files_of(out) == {**whole(OLD), "mine": b"mine"}


@POSIX
@pytest.mark.parametrize("kind", ["link", "folder link", "pipe"])
def test_what_is_no_ordinary_file_is_in_the_way(out: Path, tmp_path: Path, way: str, kind: str) -> None:
    publish.publish(OLD, out)
    (out / "index.html").unlink()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine").write_bytes(OLD["index.html"])
    if kind == "pipe":
        os.mkfifo(out / "index.html")
    else:
        (out / "index.html").symlink_to(tmp_path / "elsewhere" / ("mine" if kind == "link" else ""))
    with pytest.raises(CannotRunError, match=r"\(index\.html\)"):
        publish.publish(NEW, out)
    assert files_of(tmp_path / "elsewhere") == {"mine": OLD["index.html"]}
    assert way


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"version": 2, "files": {}}', '{"version": 1, "files": []}', "[" * 100_000, "\0", "1"],
)
def test_a_folder_with_a_manifest_that_is_not_ours_is_left_alone(out: Path, text: str) -> None:
    out.mkdir()
    (out / ".manifest.json").write_text(text)
    with pytest.raises(CannotRunError, match="not a list this ssc-site can read"):
        publish.publish(OLD, out)
    assert files_of(out) == {".manifest.json": text.encode()}


def test_a_manifest_that_names_files_elsewhere_removes_none(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    (out.parent / "mine").write_text("mine")
    listed = json.loads((out / ".manifest.json").read_bytes())
    listed["files"] |= {"../mine": "", str(out.parent / "mine"): "", "..": ""}
    (out / ".manifest.json").write_text(json.dumps(listed))
    assert publish.publish(NEW, out).way == way
    assert (out.parent / "mine").read_text() == "mine"


def test_a_file_is_not_a_place_for_a_site(out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(CannotRunError, match="is a file"):
        publish.publish(OLD, out)
    assert out.read_text() == "mine"


@pytest.mark.parametrize("target", ["missing", "empty", "ours"])
def test_a_link_is_not_a_place_for_a_site(out: Path, target: str) -> None:
    (out.parent / "empty").mkdir()
    publish.publish(OLD, out.parent / "ours")
    out.symlink_to(out.parent / target)
    with pytest.raises(CannotRunError, match="is a link"):
        publish.publish(NEW, out)
    assert files_of(out.parent / "ours") == whole(OLD)


def test_the_home_folder_and_a_disks_root_are_no_places_for_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    for place in (tmp_path / "home", Path(tmp_path.anchor)):
        with pytest.raises(CannotRunError, match="no folder for a site"):
            publish.publish(OLD, place)


def test_a_site_is_kept_out_of_the_projects_own_folders(out: Path) -> None:
    plans = out.parent / "plans"
    plans.mkdir()
    for place in (plans, plans / "site", plans / "deep" / "site", out.parent, plans / ".." / "plans"):
        with pytest.raises(CannotRunError, match="mixed up"):
            publish.publish(OLD, place, [plans])
    assert list(plans.iterdir()) == []
    publish.publish(OLD, plans / ".." / "site", [plans])
    assert files_of(out) == whole(OLD)


def test_a_relative_folder_is_meant_from_the_current_one(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    publish.publish(OLD, Path("site"))
    assert files_of(out) == whole(OLD)


@pytest.mark.parametrize("name", ["no\0thing", "x" * 300, "a/" * 3000])
def test_names_no_disk_has_are_refused_in_words(out: Path, name: str) -> None:
    with pytest.raises(CannotRunError):
        publish.publish(OLD, out / name)


@pytest.mark.parametrize(
    "path",
    [
        *("", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a\\b", "c:a", "a\nb", "a\x7f", "\ud800", "a.", "a "),
        *("aux.html", ".gitignore", ".manifest.json", ".journal.json", ".ssc-site-0123456789abcdef.tmp"),
    ],
)
def test_paths_that_would_leave_the_folder_or_no_disk_has_are_mistakes(out: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no page can be published"):
        publish.publish({path: b""}, out)
    assert not out.exists()


@pytest.mark.parametrize(
    "paths", [("a", "A"), ("a/x", "A/y"), ("a", "a/b"), ("a", "A/b"), ("é", "e\u0301"), ("ß", "SS")]
)
def test_paths_that_some_disk_takes_for_one_are_mistakes(out: Path, paths: tuple[str, str]) -> None:
    for pair in (paths, paths[::-1]):
        with pytest.raises(ValueError, match="clashes"):
            publish.publish(dict.fromkeys(pair, b""), out)


def test_a_thousand_pages_are_published(out: Path, way: str) -> None:
    pages = {f"forces/f{number}/index.html": b"page %d" % number for number in range(1000)}
    publish.publish(pages, out)
    changed = {**pages, "forces/f1/index.html": b"new"}
    assert publish.publish(changed, out) == publish.Published(1, 0, 999, way)  # type: ignore[arg-type]
    assert files_of(out) == whole(changed)


def test_a_fault_of_the_disk_at_any_step_leaves_whole_pages(tmp_path: Path, way: str) -> None:
    for number, out in each_step(tmp_path):
        count = Count()

        def reached(step: int, _name: str, real: Callable[[], Any], fails: int = number, count: Count = count) -> Any:
            if step == fails:
                count.reached = True
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real()

        with steps(reached):
            said = complaint(out)
        assert "the disk has a fault" in said or files_of(out) == whole(NEW)
        assert_whole(out, way)
        assert_heals(out)
        if not count.reached:
            return


def test_a_disk_that_is_full_from_any_step_on_leaves_whole_pages(tmp_path: Path, way: str) -> None:
    for number, out in each_step(tmp_path):
        count = Count()

        def reached(step: int, name: str, real: Callable[[], Any], full: int = number, count: Count = count) -> Any:
            if step >= full and name in ("open", "write", "fsync", "mkdir", "link", "rename"):
                count.reached = True
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real()

        with steps(reached):
            said = complaint(out)
        assert "the disk is full" in said or files_of(out) == whole(NEW)
        assert_whole(out, way)
        assert_heals(out)
        if not count.reached:
            return


def complaint(out: Path) -> str:
    """Publish the new site and return what is said where that is not possible."""
    try:
        publish.publish(NEW, out)
    except CannotRunError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("done", [False, True])
def test_an_interruption_at_any_step_leaves_whole_pages(tmp_path: Path, way: str, *, done: bool) -> None:
    for number, out in each_step(tmp_path):
        count = Count()

        def reached(step: int, name: str, real: Callable[[], Any], stops: int = number, count: Count = count) -> Any:
            if step == stops:
                count.reached = True
                if done:
                    close(name, real())
                raise KeyboardInterrupt
            return real()

        try:
            with steps(reached):
                publish.publish(NEW, out)
        except KeyboardInterrupt:
            pass
        assert_whole(out, way)
        assert_heals(out)
        if not count.reached:
            return


def close(name: str, result: Any) -> None:
    """Close what a step opened: the interruption keeps its caller from ever having it."""
    if name == "open":
        os.close(result)
    elif name == "scandir":
        result.close()


@POSIX
def test_a_kill_at_any_step_leaves_whole_pages(tmp_path: Path, way: str) -> None:
    for number, out in each_step(tmp_path):
        killed = killed_at(number, out)
        assert_whole(out, way)
        assert_heals(out)
        if not killed:
            assert way
            return


@POSIX
def test_a_first_publication_killed_at_any_step_is_made_good(tmp_path: Path, way: str) -> None:
    for number, out in each_step(tmp_path):
        for path in sorted(out.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        killed = killed_at(number, out)
        if way == "exchange":
            assert files_of(out) in ({}, whole(NEW))
        assert_heals(out)
        if not killed:
            return


def killed_at(number: int, out: Path) -> bool:
    """Whether a process of its own that publishes the new site was killed, before the step of this number."""

    def reached(step: int, _name: str, real: Callable[[], Any]) -> Any:
        if step == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real()

    process = os.fork()
    if process == 0:
        try:
            with steps(reached):
                publish.publish(NEW, out)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


ENDLESS = """
import sys
from pathlib import Path
from ssc_site import publish
if sys.argv[2] == "journal":
    publish.can_exchange = lambda _folder: False
big = {f"pages/{number}/index.html": b"page\\n" * 2000 for number in range(40)}
old, new = ({**big, "index.html": word * 30000, "pages/7/index.html": word} for word in (b"old ", b"new "))
print("ready", flush=True)
while True:
    for site in (new, old):
        publish.publish(site, Path(sys.argv[1]))
"""


def kill_at_instants(out: Path, way: str, instants: int) -> None:
    """Kill a process that does nothing but publish two sites by turns, each time a little later."""
    for instant in range(instants):
        process = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(out), way],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": SOURCES},
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.002 + 0.0017 * instant)
            process.kill()
        there = files_of(out)
        if out.exists():
            words = {there["index.html"], there["pages/7/index.html"] * 30000}
            assert len(there) == 43 or way == "journal"
            assert words <= {b"old " * 30000, b"new " * 30000}
            assert len(words) == 1 or way == "journal"


def test_a_kill_at_a_dozen_instants_leaves_whole_pages(out: Path, way: str) -> None:
    kill_at_instants(out, way, 6)
    assert_heals(out)


@pytest.mark.slow
def test_a_kill_at_a_hundred_instants_leaves_whole_pages(out: Path, way: str) -> None:
    kill_at_instants(out, way, 100)
    assert_heals(out)


def test_a_reader_finds_every_page_whole_while_sites_change_places(out: Path, way: str) -> None:
    publish.publish(OLD, out)
    seen: set[bytes] = set()
    faults: list[OSError] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add((out / "index.html").read_bytes())
            except OSError as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(15):
        assert publish.publish(NEW, out).way == way
        publish.publish(OLD, out)
    done.set()
    reader.join()
    assert faults == []
    assert seen <= {OLD["index.html"], NEW["index.html"]}


def test_a_page_is_never_there_before_what_it_needs(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.publish(OLD, out)
    monkeypatch.setattr(publish, "can_exchange", lambda _folder: False)
    replaced: list[str] = []
    real = publish._replace

    def replace(folder: Path, path: str, data: bytes) -> None:
        replaced.append(path)
        real(folder, path, data)

    monkeypatch.setattr(publish, "_replace", replace)
    publish.publish(NEW, out)
    assert replaced[0] == ".journal.json"
    assert replaced[-2:] == ["index.html", ".manifest.json"]
    pages = [path.endswith(".html") for path in replaced[1:-1]]
    assert pages == sorted(pages)


def hang(writing: int) -> None:
    os.write(writing, b".")
    time.sleep(60)


@POSIX
def test_a_second_build_is_refused_and_a_dead_ones_lock_does_not_block(out: Path) -> None:
    publish.publish(OLD, out)
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            with steps(lambda _step, name, real: hang(writing) if name in ("fsync", "sync") else real()):
                publish.publish(NEW, out)
        finally:
            os._exit(0)
    os.read(reading, 1)
    with pytest.raises(CannotRunError, match="another build is publishing"):
        publish.publish(NEW, out)
    assert files_of(out) == whole(OLD)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert len(beside(out)) == 2, "the dead build's lock and its unfinished site"
    os.close(reading)
    os.close(writing)
    assert_heals(out)


def test_a_lock_whose_holder_removed_it_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = iter([False, True])
    monkeypatch.setattr(lock, "_is_at", lambda _descriptor, _place: next(places))
    with lock.locked(tmp_path / "lock", "busy"):
        assert (tmp_path / "lock").exists()
    assert next(places, None) is None


def test_a_persons_file_in_the_locks_place_is_kept(out: Path) -> None:
    (out.parent / ".site.lock").write_text("mine")
    with pytest.raises(CannotRunError, match="in the way of the lock"):
        publish.publish(OLD, out)
    assert (out.parent / ".site.lock").read_text() == "mine"


@POSIX
def test_a_link_in_the_locks_place_is_not_followed(out: Path) -> None:
    (out.parent / ".site.lock").symlink_to(out.parent / "elsewhere")
    with pytest.raises(CannotRunError):
        publish.publish(OLD, out)
    assert beside(out) == [".site.lock"]


def test_only_folders_with_our_name_and_mark_are_swept_away(out: Path) -> None:
    ours, unmarked, other = (
        out.parent / name for name in (".site.new-" + "0" * 16, ".site.new-" + "1" * 16, ".site.new")
    )
    for folder in (ours, unmarked, other):
        folder.mkdir()
        (folder / "page.html").write_text("mine?")
    (ours / ".manifest.json").write_text("cut")
    link = out.parent / (".site.new-" + "2" * 16)
    link.symlink_to(ours)
    publish.publish(OLD, out)
    assert sorted(beside(out)) == sorted([unmarked.name, other.name, link.name])


def test_what_cannot_be_removed_does_not_stop_a_build(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish.publish(OLD, out)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuse(errno.EACCES))
        if publish.publish(NEW, out).way == "exchange":
            assert len(beside(out)) == 1
    assert files_of(out) == whole(NEW)
    assert_heals(out)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full.*free some space"),
        (errno.EROFS, "only be read.*--out"),
        (errno.EACCES, "--out"),
    ],
)
def test_faults_of_the_disk_are_told_in_words(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    publish.publish(OLD, out)
    monkeypatch.setattr(os, "write", refuse(number))
    with pytest.raises(CannotRunError, match=words):
        publish.publish(NEW, out)
    assert files_of(out) == whole(OLD)


def test_a_page_whose_name_changes_its_capitals_stays_on_disks_that_do_not_tell(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "can_exchange", lambda _folder: False)
    publish.publish({"About.html": b"old"}, out)
    real = publish._replace

    def replace(folder: Path, path: str, data: bytes) -> None:
        real(folder, path, data)
        if path == "about.html" and not (folder / "About.html").samefile(folder / path):
            (folder / "About.html").unlink()
            os.link(folder / path, folder / "About.html")

    monkeypatch.setattr(publish, "_replace", replace)
    publish.publish({"about.html": b"new"}, out)
    assert (out / "About.html").read_bytes() == b"new"
