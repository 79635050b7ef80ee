"""A plan's file replaced or created in one step: whole, or untouched, whatever happens meanwhile."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REPOSITORY
from gitproject import project
from ssc_site import planfile
from ssc_site.errors import CannotRunError
from ssc_site.planfile import create_plan, replace_plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kent.yaml"
    path.write_bytes(b"old")
    return path


def names_beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_the_new_bytes_take_the_place_of_the_old_ones(plan: Path) -> None:
    replace_plan(plan, b"old", b"new")
    assert (plan.read_bytes(), names_beside(plan)) == (b"new", ["kent.yaml"])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    replace_plan(plan, b"old", b"new")
    assert stat.S_IMODE(plan.stat().st_mode) == mode


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root may give a file away")
def test_the_owner_stays(plan: Path) -> None:
    os.chown(plan, 1234, 2345)
    replace_plan(plan, b"old", b"new")
    assert (plan.stat().st_uid, plan.stat().st_gid) == (1234, 2345)


def test_what_somebody_else_wrote_meanwhile_is_kept(plan: Path) -> None:
    with pytest.raises(CannotRunError, match="changed meanwhile"):
        replace_plan(plan, b"older", b"new")
    assert (plan.read_bytes(), names_beside(plan)) == (b"old", ["kent.yaml"])


def test_what_is_written_while_we_write_is_kept(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write

    def slow(descriptor: int, data: bytes) -> int:
        plan.write_bytes(b"theirs")
        return write(descriptor, data[:1])

    monkeypatch.setattr(os, "write", slow)
    with pytest.raises(CannotRunError, match="changed meanwhile"):
        replace_plan(plan, b"old", b"new")
    assert plan.read_bytes() == b"theirs"


def test_a_link_is_neither_followed_nor_replaced(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "essex.yaml"
    link.symlink_to(plan)
    with pytest.raises(CannotRunError, match="is a link"):
        replace_plan(link, b"old", b"new")
    assert (link.is_symlink(), plan.read_bytes()) == (True, b"old")


def test_a_file_that_may_only_be_read_is_left_alone(plan: Path) -> None:
    plan.chmod(0o444)
    with pytest.raises(CannotRunError, match="may only be read"):
        replace_plan(plan, b"old", b"new")
    assert plan.read_bytes() == b"old"


def test_a_file_that_is_gone_is_not_made_again(plan: Path) -> None:
    plan.unlink()
    with pytest.raises(CannotRunError, match="no longer there"):
        replace_plan(plan, b"old", b"new")
    assert names_beside(plan) == []


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_only_be_read_is_told_of(plan: Path) -> None:
    plan.parent.chmod(0o555)
    try:
        with pytest.raises(CannotRunError, match="you do not have permission"):
            replace_plan(plan, b"old", b"new")
    finally:
        plan.parent.chmod(0o755)
    assert plan.read_bytes() == b"old"


FAILING = ["write", "fsync", "open", "replace"]


@pytest.mark.parametrize("call", FAILING)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_whatever_the_disk_refuses_the_old_file_is_whole(
    plan: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    owner = Path if call == "replace" else os
    monkeypatch.setattr(owner, call, refusing(number))
    with pytest.raises(CannotRunError, match=r"kent\.yaml cannot be written: .*Nothing was changed"):
        replace_plan(plan, b"old", b"new")
    monkeypatch.undo()
    assert (plan.read_bytes(), names_beside(plan)) == (b"old", ["kent.yaml"])


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_run_that_died_leaves_nothing_in_the_way(plan: Path) -> None:
    plan.with_name(".kent.yaml.new").write_bytes(b"half")
    plan.with_name(".kent.yaml.lock").touch()
    replace_plan(plan, b"old", b"new")
    assert (plan.read_bytes(), names_beside(plan)) == (b"new", ["kent.yaml"])


def test_two_at_once_do_not_mix(plan: Path) -> None:
    with planfile._held(plan), pytest.raises(CannotRunError, match="somebody else just now"):
        replace_plan(plan, b"old", b"new")
    assert plan.read_bytes() == b"old"


def test_a_new_plan_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", refusing(errno.ENOSPC))
    with pytest.raises(CannotRunError, match="the disk is full"):
        create_plan(tmp_path / "kent.yaml", b"new")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    create_plan(tmp_path / "kent.yaml", b"new")
    assert names_beside(tmp_path / "kent.yaml") == ["kent.yaml"]


def test_a_new_plan_never_takes_the_place_of_one_that_came_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kent.yaml"
    monkeypatch.setattr(os, "fsync", lambda _: path.write_bytes(b"theirs"))
    with pytest.raises(CannotRunError, match="is there already"):
        create_plan(path, b"new")
    assert (path.read_bytes(), names_beside(path)) == (b"theirs", ["kent.yaml"])


def test_a_new_plan_is_made_on_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    create_plan(tmp_path / "kent.yaml", b"new")
    assert names_beside(tmp_path / "kent.yaml") == ["kent.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there, a file is never renamed over another")
def test_a_disk_that_fails_otherwise_makes_no_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, path: Path) -> None:
        path.write_bytes(b"theirs")
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "link", fail)
    with pytest.raises(CannotRunError, match="cannot be written"):
        create_plan(tmp_path / "kent.yaml", b"new")
    assert (tmp_path / "kent.yaml").read_bytes() == b"theirs"


def test_something_in_the_way_of_the_lock_is_told_of_in_words_that_fit(plan: Path) -> None:
    plan.with_name(".kent.yaml.lock").write_bytes(b"x")
    with pytest.raises(CannotRunError, match="in the way of the lock: move it elsewhere, then try again"):
        replace_plan(plan, b"old", b"new")


def test_what_a_run_that_died_leaves_is_never_committed(tmp_path: Path) -> None:
    repository = project(tmp_path / "project", {".gitignore": (REPOSITORY / ".gitignore").read_text("utf-8")})
    left = [f"plans/.kent.yaml.{ending}" for ending in ("lock", "new")]
    assert repository.git("check-ignore", *left, "plans/kent.yaml", "--no-index").split() == left
