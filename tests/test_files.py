"""Reading: plans are ordinary files with the names of forces; whatever else lies there is told, never opened."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ssc_site import files
from ssc_site.codes import READER_CODES
from ssc_site.corpus import Inputs
from ssc_site.diagnostics import Diagnostic
from ssc_site.errors import CannotRunError
from ssc_site.filetext import LARGEST_FILE
from ssc_site.spans import START

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, permissions and such names are not for Windows")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with an empty plans/ folder and nothing else."""
    (tmp_path / "project" / "plans").mkdir(parents=True)
    return tmp_path / "project"


def paths(inputs: Inputs) -> list[str]:
    return [source.path for source in inputs.plans]


def only_fault(root: Path) -> Diagnostic:
    inputs = files.read_inputs(root)
    assert inputs.plans == ()
    assert len(inputs.unreadable) == 1
    return inputs.unreadable[0]


def link_or_skip(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target)
    except OSError:
        pytest.skip("this system does not let us make links")


def test_plans_are_read_in_order_of_name_and_shown_from_the_root(root: Path) -> None:
    for name in ("surrey", "kent", "avon-and-somerset"):
        (root / "plans" / f"{name}.yaml").write_bytes(b"force: " + name.encode())
    inputs = files.read_inputs(root)
    assert paths(inputs) == ["plans/avon-and-somerset.yaml", "plans/kent.yaml", "plans/surrey.yaml"]
    assert inputs.plans[1].data == b"force: kent"
    assert inputs.unreadable == ()
    assert inputs.reviews == ()


def test_reviews_are_read_from_their_own_folder(root: Path) -> None:
    (root / "plans" / "reviews").mkdir()
    (root / "plans" / "kent.yaml").touch()
    (root / "plans" / "reviews" / "kent.yaml").touch()
    (root / "plans" / "reviews" / "Kent.yml").touch()
    inputs = files.read_inputs(root)
    assert paths(inputs) == ["plans/kent.yaml"]
    assert [source.path for source in inputs.reviews] == ["plans/reviews/kent.yaml"]
    assert [fault.path for fault in inputs.unreadable] == ["plans/reviews/Kent.yml"]


def test_the_guide_and_dot_files_are_passed_over(root: Path) -> None:
    for name in ("README.md", ".gitkeep", ".kent.yaml.swp", ".hidden.yaml"):
        (root / "plans" / name).touch()
    inputs = files.read_inputs(root)
    assert (inputs.plans, inputs.unreadable) == ((), ())


def test_without_folders_of_its_own_a_root_uses_the_bundled_ones(root: Path) -> None:
    national = files.read_inputs(root).national
    assert [source.path for source in national.values()] == [f"schema/{name}" for name in files.NATIONAL_FILES]
    assert national["forces"].data == (files.bundled("schema") / "forces.yaml").read_bytes()
    assert files.resource_root(root, "templates") == files.bundled("templates")


def test_a_roots_own_schema_is_used_whole(root: Path) -> None:
    (root / "schema").mkdir()
    for name in files.NATIONAL_FILES:
        (root / "schema" / name).write_text(name)
    national = files.read_inputs(root).national
    assert [source.data.decode() for source in national.values()] == list(files.NATIONAL_FILES)


@pytest.mark.parametrize("name", files.NATIONAL_FILES)
def test_a_schema_folder_is_never_mixed_with_the_bundled_one(root: Path, name: str) -> None:
    shutil.copytree(files.bundled("schema"), root / "schema")
    (root / "schema" / name).unlink()
    with pytest.raises(CannotRunError, match=f"{name} is missing: put it back, or remove the whole schema folder"):
        files.read_inputs(root)


def test_a_broken_installation_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "bundled", lambda name: root / "nowhere" / name)
    with pytest.raises(CannotRunError, match="missing: install ssc-site again"):
        files.read_inputs(root)


def test_the_wheels_folder_comes_before_the_checkouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "src" / "ssc_site" / "files.py"
    (module.parent).mkdir(parents=True)
    monkeypatch.setattr(files, "__file__", str(module))
    assert files.bundled("schema") == tmp_path.resolve() / "schema"
    (module.parent / "bundled" / "schema").mkdir(parents=True)
    assert files.bundled("schema") == module.parent / "bundled" / "schema"


@POSIX
def test_a_national_file_that_is_no_ordinary_file_is_not_read(root: Path) -> None:
    shutil.copytree(files.bundled("schema"), root / "schema")
    (root / "schema" / "site.yaml").unlink()
    os.mkfifo(root / "schema" / "site.yaml")
    with pytest.raises(CannotRunError, match=r"site\.yaml is a pipe"):
        files.read_inputs(root)


@pytest.mark.parametrize("name", ["schema", "templates"])
def test_a_resource_that_is_a_file_or_leads_outside_is_refused(root: Path, name: files.Folder) -> None:
    (root / name).touch()
    with pytest.raises(CannotRunError, match="not an ordinary folder"):
        files.resource_root(root, name)
    (root / name).unlink()
    link_or_skip(root / name, files.bundled(name))
    with pytest.raises(CannotRunError, match="not an ordinary folder"):
        files.resource_root(root, name)


def test_a_root_without_plans_says_where_to_run(tmp_path: Path) -> None:
    with pytest.raises(
        CannotRunError, match=r"no plans/ folder in .*: run this in the project's folder, or give --root"
    ):
        files.read_inputs(tmp_path)
    (tmp_path / "plans").touch()
    with pytest.raises(CannotRunError, match="no plans/ folder"):
        files.read_inputs(tmp_path)


def test_a_root_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRunError, match="there is no folder"):
        files.read_inputs(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("kent.yml", "call it kent.yaml"),
        ("Kent.yaml", "call it kent.yaml"),
        ("KENT.YAML", "call it kent.yaml"),
        ("Avon and Somerset.yaml", "call it avon-and-somerset.yaml"),
        ("avon_somerset.yaml", "call it avon-somerset.yaml"),
        ("kent.v2.yaml", "call it kent-v2.yaml"),
        ("7.yaml", "call it after its force"),
        ("-.yaml", "call it after its force"),
        ("k" * 70 + ".yaml", "call it after its force"),
        ("notes.txt", "move this file elsewhere"),
        ("kent.yaml.bak", "move this file elsewhere"),
        ("kent.yaml~", "move this file elsewhere"),
        ("readme.md", "move this file elsewhere"),
        ("reviews", "move this file elsewhere"),
    ],
)
def test_a_misnamed_file_is_told_with_its_fix(root: Path, name: str, fix: str) -> None:
    (root / "plans" / name).write_bytes(b"not read")
    fault = only_fault(root)
    assert (fault.code, fault.path, fault.span) == ("misnamed-file", f"plans/{name}", START)
    assert fix in fault.hint
    assert fault.code in {code.name for code in READER_CODES}


def test_a_folder_among_the_plans_is_told_since_it_is_not_read(root: Path) -> None:
    (root / "plans" / "north").mkdir()
    (root / "plans" / "north" / "cumbria.yaml").touch()
    fault = only_fault(root)
    assert (fault.code, fault.path) == ("misnamed-file", "plans/north")
    assert "a folder" in fault.message


@pytest.mark.parametrize("twin", ["Kent.yaml", "kent.yml"])
def test_names_that_differ_in_capitals_or_ending_only_are_told_as_twins(root: Path, twin: str) -> None:
    (root / "plans" / "kent.yaml").touch()
    (root / "plans" / twin).touch()
    if len(list((root / "plans").iterdir())) == 1:
        pytest.skip("this disk does not tell capitals")
    inputs = files.read_inputs(root)
    assert paths(inputs) == ["plans/kent.yaml"]
    assert [fault.message for fault in inputs.unreadable] == [f'"{twin}" stands beside kent.yaml, the same name']


@POSIX
def test_names_that_cannot_be_printed_are_shown_with_question_marks(root: Path) -> None:
    for name in (b"a\nb.yaml", b"c\x1b[31m.yaml", b"\xff.yaml", "e\u202e.yaml".encode()):
        try:
            (root / "plans" / os.fsdecode(name)).touch()
        except OSError:
            pytest.skip("this disk has no such names")
    faults = files.read_inputs(root).unreadable
    assert {fault.path for fault in faults} == {
        "plans/a?b.yaml",
        "plans/c?[31m.yaml",
        "plans/?.yaml",
        "plans/e?.yaml",
    }
    assert all((fault.message + fault.hint + fault.force).isprintable() for fault in faults)


def make_folder(place: Path) -> None:
    place.mkdir()


def make_link(place: Path) -> None:
    target = place.parent.parent / "target"
    target.write_text("force: kent")
    place.symlink_to(target)


def make_dangling_link(place: Path) -> None:
    place.symlink_to("nowhere")


def make_loop(place: Path) -> None:
    place.symlink_to(place)


def make_folder_link(place: Path) -> None:
    place.symlink_to(place.parent.parent)


def make_pipe(place: Path) -> None:
    os.mkfifo(place)


def make_socket(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place.parent)  # a socket's name may be only so long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def make_device_link(place: Path) -> None:
    place.symlink_to("/dev/zero")


@POSIX
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_folder, "this is a folder"),
        (make_link, "this is a link to another place"),
        (make_dangling_link, "this is a link to another place"),
        (make_loop, "this is a link to another place"),
        (make_folder_link, "this is a link to another place"),
        (make_device_link, "this is a link to another place"),
        (make_pipe, "this is a pipe"),
        (make_socket, "this is a socket"),
    ],
)
def test_what_is_no_ordinary_file_is_told_and_not_opened(root: Path, make: Callable[[Path], None], words: str) -> None:
    make(root / "plans" / "kent.yaml")
    fault = only_fault(root)
    assert (fault.code, fault.path, fault.force) == ("unreadable-file", "plans/kent.yaml", "kent")
    assert fault.message == words
    assert fault.hint


@POSIX
def test_a_pipe_put_in_a_files_place_meanwhile_does_not_hold_us_up(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "plans" / "kent.yaml")
    (root / "ordinary").touch()
    looked = os.lstat(root / "ordinary")
    monkeypatch.setattr(os, "lstat", lambda _path: looked)
    with pytest.raises(files.UnreadableError, match="is a pipe"):
        files.read_ordinary(root / "plans" / "kent.yaml")


@POSIX
def test_a_device_is_told(root: Path) -> None:
    with pytest.raises(files.UnreadableError, match="is a device"):
        files.read_ordinary(Path("/dev/null"))
    assert root


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is locked to root")
def test_a_locked_file_is_told(root: Path) -> None:
    (root / "plans" / "kent.yaml").touch(mode=0)
    assert only_fault(root).message == "this cannot be read: you do not have permission"


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is locked to root")
@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100])
def test_a_locked_folder_is_told(root: Path, mode: int) -> None:
    (root / "plans" / "kent.yaml").touch()
    (root / "plans").chmod(mode)
    try:
        assert files.read_inputs(root).unreadable
    except CannotRunError as error:
        said = str(error)
        assert "you do not have permission" in said
    finally:
        (root / "plans").chmod(0o700)


def test_a_file_the_disk_refuses_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "plans" / "kent.yaml").touch()

    real = os.open

    def refused(path: str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("kent.yaml"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refused)
    assert only_fault(root).message == "this cannot be read: you do not have permission"


def test_a_file_is_read_no_further_than_needed_to_refuse_it(root: Path) -> None:
    with (root / "plans" / "kent.yaml").open("wb") as file:
        file.truncate(10 * LARGEST_FILE)
    (plan,) = files.read_inputs(root).plans
    assert len(plan.data) == LARGEST_FILE + 1


def test_plans_behind_a_link_out_of_the_root_are_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    for name in ("kent.yaml", "surrey.yaml", "passwd"):
        (tmp_path / "elsewhere" / name).write_text("secret")
    (root / "plans").rmdir()
    link_or_skip(root / "plans", tmp_path / "elsewhere")
    fault = only_fault(root)
    assert (fault.code, fault.path, fault.message) == ("unreadable-file", "plans", "this folder is a link")
    assert files.read_inputs(root, [root / "plans" / "kent.yaml"]).unreadable == (fault,)


def test_reviews_behind_a_link_out_of_the_root_are_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kent.yaml").touch()
    (root / "plans" / "surrey.yaml").touch()
    link_or_skip(root / "plans" / "reviews", tmp_path / "elsewhere")
    inputs = files.read_inputs(root)
    assert paths(inputs) == ["plans/surrey.yaml"]
    assert [fault.path for fault in inputs.unreadable] == ["plans/reviews"]
    assert inputs.reviews == ()


def test_a_root_may_itself_be_reached_by_a_link(root: Path, tmp_path: Path) -> None:
    (root / "plans" / "kent.yaml").touch()
    link_or_skip(tmp_path / "link", root)
    assert paths(files.read_inputs(tmp_path / "link")) == ["plans/kent.yaml"]
    assert paths(files.read_inputs(tmp_path / "link", [root / "plans" / "kent.yaml"])) == ["plans/kent.yaml"]


def test_a_thousand_files_are_read(root: Path) -> None:
    for number in range(1000):
        (root / "plans" / f"force-{number:03}.yaml").write_bytes(b"force: x")
    assert len(files.read_inputs(root).plans) == 1000


def test_a_folder_full_of_other_files_is_told_in_bounds(root: Path) -> None:
    for number in range(1000):
        (root / "plans" / f"photo {number:03}.jpg").touch()
    faults = files.read_inputs(root).unreadable
    assert len(faults) == files.MOST_FAULTS + 1
    assert faults[-1].message == "950 more files cannot be read as plans, from here on"


@pytest.fixture
def three(root: Path) -> Path:
    """A project with two plans, one of them reviewed."""
    (root / "plans" / "reviews").mkdir()
    for name in ("kent.yaml", "surrey.yaml", "reviews/kent.yaml"):
        (root / "plans" / name).touch()
    return root


def test_only_the_named_plans_are_read_and_each_once(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (three / "plans" / "broken.yml").touch()
    monkeypatch.chdir(three)
    named = [Path("plans/surrey.yaml"), Path("plans/../plans/surrey.yaml"), three / "plans" / "surrey.yaml"]
    inputs = files.read_inputs(Path(), named)
    assert paths(inputs) == ["plans/surrey.yaml"]
    assert (inputs.reviews, inputs.unreadable) == ((), ())


def test_names_are_looked_for_in_the_root_when_they_are_not_here(three: Path, tmp_path: Path) -> None:
    assert tmp_path != three
    assert paths(files.read_inputs(three, [Path("plans/kent.yaml")])) == ["plans/kent.yaml"]


@pytest.mark.parametrize("folder", [".", "plans"])
def test_a_named_folder_stands_for_its_plans_and_reviews(three: Path, folder: str) -> None:
    inputs = files.read_inputs(three, [three / folder])
    assert inputs == files.read_inputs(three)
    assert len(inputs.plans) == 2
    assert len(inputs.reviews) == 1


@pytest.mark.parametrize("name", ["plans/reviews", "plans/reviews/kent.yaml"])
def test_a_named_review_is_read_as_a_review(three: Path, name: str) -> None:
    inputs = files.read_inputs(three, [three / name])
    assert inputs.plans == ()
    assert [source.path for source in inputs.reviews] == ["plans/reviews/kent.yaml"]


def test_naming_national_files_adds_no_plans(three: Path) -> None:
    shutil.copytree(files.bundled("schema"), three / "schema")
    for place in ("schema", "schema/forces.yaml"):
        inputs = files.read_inputs(three, [three / place])
        assert (inputs.plans, inputs.unreadable) == ((), ())


def test_a_plan_outside_the_root_is_shown_as_it_was_given(three: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").touch()
    assert paths(files.read_inputs(three, [tmp_path / "draft.yaml"])) == [(tmp_path / "draft.yaml").as_posix()]


def test_a_named_file_needs_no_plans_folder(tmp_path: Path) -> None:
    (tmp_path / "draft.yaml").touch()
    assert paths(files.read_inputs(tmp_path, [tmp_path / "draft.yaml"])) == ["draft.yaml"]


@pytest.mark.parametrize("name", ["plans/cumbria.yaml", "no\0thing", "x" * 5000])
def test_a_named_file_that_is_not_there_is_told(three: Path, name: str) -> None:
    with pytest.raises(CannotRunError, match="there is no file"):
        files.read_inputs(three, [Path(name)])


def test_two_plans_of_one_force_are_not_judged_together(three: Path, tmp_path: Path) -> None:
    (tmp_path / "kent.yaml").touch()
    with pytest.raises(CannotRunError, match="for the same force: check one at a time"):
        files.read_inputs(three, [three / "plans", tmp_path / "kent.yaml"])


def test_templates_are_read_at_every_depth_in_order_of_path(root: Path) -> None:
    for name in ("pages/b.html", "static/site.css", "pages/a.html", "words.yaml", ".swp", ".git/config", "pages/.x"):
        place = root / "templates" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name)
    templates = files.read_templates(root)
    assert list(templates) == ["pages/a.html", "pages/b.html", "static/site.css", "words.yaml"]
    assert templates["pages/a.html"] == b"pages/a.html"


def test_the_bundled_templates_are_read_when_the_root_has_none(root: Path) -> None:
    assert dict(files.read_templates(root)) == dict(files.read_templates(files.bundled("templates").parent))


@pytest.mark.parametrize("target", ["secret.html", "folder", "nowhere"])
def test_links_among_the_templates_are_not_followed(root: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret.html").touch()
    (root / "templates").mkdir()
    link_or_skip(root / "templates" / "page.html", tmp_path / target)
    with pytest.raises(CannotRunError, match=r"page\.html is a link"):
        files.read_templates(root)
