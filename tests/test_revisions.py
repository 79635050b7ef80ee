"""Two versions of a project: the right ones, read from objects alone, whatever a repository holds or is set to do."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from gitproject import BARE, Project, project
from ssc_site import repository, unpacking
from ssc_site.errors import CannotRunError
from ssc_site.files import read_inputs
from ssc_site.filetext import LARGEST_FILE
from ssc_site.revisions import compared

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="scripts, links and such names are not for Windows")
FIRST = {"plans/kent.yaml": "one\n", "plans/essex.yaml": "essex\n", "README.md": "about\n"}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("template") / "project", FIRST)
    made.commit({"plans/kent.yaml": "two\n"})
    return made.folder


@pytest.fixture
def kent(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with two plans and two commits: the second changes Kent's plan."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "scratch").mkdir()
    shutil.copytree(template, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project", day=2)


def plans(folder: Path) -> dict[str, str]:
    return {source.path.removeprefix("plans/"): source.data.decode() for source in read_inputs(folder).plans}


def seen(root: Path, base: str, head: str = "") -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Return the plans before, those after, and what changed."""
    with compared(root, base, head) as pair:
        return plans(pair.before.folder), plans(pair.after.folder), list(pair.changed)


def names(root: Path, base: str, head: str = "") -> tuple[str, str]:
    with compared(root, base, head) as pair:
        return pair.before.name, pair.after.name


def refusal(root: Path, base: str, head: str = "") -> str:
    with pytest.raises(CannotRunError) as refused, compared(root, base, head):
        pass
    said = str(refused.value)
    assert said == said.strip()
    assert said.isprintable()
    return said


def faults(folder: Path) -> list[str]:
    return [f"{fault.path}: {fault.message}" for fault in read_inputs(folder).unreadable]


# Which versions


def test_two_commits_are_read_as_they_were_whatever_lies_on_the_disk(kent: Project) -> None:
    kent.write({"plans/kent.yaml": "not committed\n"})
    before, after, changed = seen(kent.folder, "HEAD~1", "HEAD")
    assert (before["kent.yaml"], after["kent.yaml"]) == ("one\n", "two\n")
    assert before["essex.yaml"] == after["essex.yaml"] == "essex\n"
    assert changed == ["plans/kent.yaml"]


def test_without_a_second_version_the_files_on_disk_are_meant_new_ones_too(kent: Project) -> None:
    kent.write(
        {"plans/kent.yaml": "not committed\n", "plans/surrey.yaml": "not even added\n", "plans/essex.yaml": None}
    )
    before, after, changed = seen(kent.folder, "HEAD")
    assert before == {"essex.yaml": "essex\n", "kent.yaml": "two\n"}
    assert after == {"kent.yaml": "not committed\n", "surrey.yaml": "not even added\n"}
    assert changed == ["plans/essex.yaml", "plans/kent.yaml", "plans/surrey.yaml"]


def test_versions_are_named_in_words_and_by_their_commits(kent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = kent.git("rev-parse", "HEAD~1"), kent.git("rev-parse", "HEAD")
    with compared(kent.folder, "HEAD~1", "main") as pair:
        assert (pair.before.commit, pair.after.commit) == (first, second)
        assert pair.before.name == f"commit {first[:7]} of 12 March 2026"
        assert pair.after.name == f"commit {second[:7]} of 13 March 2026"
    with compared(kent.folder, "HEAD") as pair:
        assert (pair.after.commit, pair.after.name) == ("", f"the folder {kent.folder}")
    monkeypatch.chdir(kent.folder)
    assert names(Path(), "HEAD")[1] == "the files in this folder"


def test_a_commit_that_says_no_possible_day_is_named_without_one(kent: Project) -> None:
    who = "An editor <editor@example.org>"
    tree = kent.git("rev-parse", "HEAD^{tree}")
    for when in ("99999999999999999999 +0000", "never", "-5 +0000"):
        odd = f"tree {tree}\nauthor {who} {when}\ncommitter {who} {when}\n\nThe message\n".encode()
        commit = kent.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=odd)
        assert names(kent.folder, commit, "HEAD")[0].startswith(f"commit {commit[:7]}, which has no past in common")


@pytest.mark.parametrize("name", ["main", "v1", "HEAD", "HEAD^0", "main@{0}", ":/A change"])
def test_whatever_git_calls_a_commit_is_one(kent: Project, name: str) -> None:
    kent.git("tag", "--annotate", "--message", "A tag", "v1")
    assert seen(kent.folder, name) == ({"essex.yaml": "essex\n", "kent.yaml": "two\n"},) * 2 + ([],)


def test_a_project_may_be_a_part_of_a_repository(tmp_path: Path) -> None:
    inside = {f"a/pläns/{path}": content for path, content in FIRST.items()}
    made = project(tmp_path / "whole", {**inside, "plans/other.yaml": "not of this project\n"})
    root = made.folder / "a" / "pläns"
    made.commit({"a/pläns/plans/kent.yaml": "two\n", "plans/other.yaml": "changed\n", "a/pläns/a/pläns/x": "deep\n"})
    made.write({"a/pläns/plans/kent.yaml": "three\n", "a/outside": "new\n"})
    assert seen(root, "HEAD~1", "HEAD")[2] == ["a/pläns/x", "plans/kent.yaml"]
    before, after, changed = seen(root, "HEAD")
    assert (before["kent.yaml"], after["kent.yaml"], changed) == ("two\n", "three\n", ["plans/kent.yaml"])


def test_a_folder_with_plans_comes_before_a_branch_of_its_name(kent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kent.git("branch", "old")
    kent.write({"old/plans/kent.yaml": "from the folder\n"})
    assert seen(kent.folder, "old")[0] == {"kent.yaml": "from the folder\n"}
    monkeypatch.chdir(kent.folder)
    assert names(Path(), "old") == ("the folder old", "the files in this folder")
    shutil.rmtree(kent.folder / "old" / "plans")
    assert seen(Path(), "old")[0]["kent.yaml"] == "two\n"


def test_two_folders_need_no_git(kent: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    (other / "plans" / "reviews").mkdir(parents=True)
    (other / "plans" / "kent.yaml").write_text("other\n", "utf-8")
    (other / "plans" / "reviews" / "kent.yaml").write_text("a mark\n", "utf-8")
    (other / "plans" / ".kent.yaml.swp").write_text("an editor's\n", "utf-8")
    (other / "README.md").write_text("not compared\n", "utf-8")
    monkeypatch.setenv("PATH", "")
    before, after, changed = seen(kent.folder, str(other))
    assert (before, after["kent.yaml"]) == ({"kent.yaml": "other\n"}, "two\n")
    assert changed == ["plans/essex.yaml", "plans/kent.yaml", "plans/reviews/kent.yaml"]
    assert seen(kent.folder, str(other), str(other))[2] == []


def test_a_folder_stands_beside_a_commit_on_either_side(kent: Project, tmp_path: Path) -> None:
    shutil.copytree(kent.folder / "plans", tmp_path / "other" / "plans")
    (tmp_path / "other" / "plans" / "kent.yaml").write_text("other\n", "utf-8")
    before, after, changed = seen(kent.folder, str(tmp_path / "other"), "HEAD~1")
    assert (before["kent.yaml"], after["kent.yaml"], changed) == ("other\n", "one\n", ["plans/kent.yaml"])
    before, after, changed = seen(kent.folder, "HEAD~1", str(tmp_path / "other"))
    assert (before["kent.yaml"], after["kent.yaml"], changed) == ("one\n", "other\n", ["plans/kent.yaml"])


def test_naming_the_projects_own_folder_is_naming_the_disk(kent: Project) -> None:
    kent.write({"README.md": "new\n"})
    assert seen(kent.folder, "HEAD", str(kent.folder))[2] == ["README.md"]


# Where two versions parted


def test_what_was_merged_meanwhile_is_no_change_of_a_branch(kent: Project) -> None:
    parted = kent.git("rev-parse", "HEAD")
    kent.go("main", new="work")
    kent.commit({"plans/kent.yaml": "three\n"})
    kent.go("main")
    kent.commit({"plans/essex.yaml": "merged meanwhile\n"})
    with compared(kent.folder, "main", "work") as pair:
        assert (pair.before.commit, pair.changed) == (parted, ("plans/kent.yaml",))
        assert pair.before.name == f"where the two parted, commit {parted[:7]} of 13 March 2026"
    kent.go("work")
    kent.write({"plans/kent.yaml": "four\n"})
    assert seen(kent.folder, "main")[1:] == ({"essex.yaml": "essex\n", "kent.yaml": "four\n"}, ["plans/kent.yaml"])


def test_a_version_and_one_it_goes_on_from_are_compared_as_they_are_in_either_order(kent: Project) -> None:
    assert seen(kent.folder, "HEAD~1", "HEAD")[0]["kent.yaml"] == "one\n"
    before, after, changed = seen(kent.folder, "HEAD", "HEAD~1")
    assert (before["kent.yaml"], after["kent.yaml"], changed) == ("two\n", "one\n", ["plans/kent.yaml"])


def test_files_on_an_older_version_are_not_held_against_a_newer_base(kent: Project) -> None:
    """A copy that is behind: what it has not taken over yet was not dropped in it."""
    kent.git("branch", "newest")
    kent.git("reset", "--quiet", "--hard", "HEAD~1")
    kent.write({"plans/essex.yaml": "edited\n"})
    assert seen(kent.folder, "newest")[2] == ["plans/essex.yaml"]
    assert names(kent.folder, "newest")[0].startswith("where the two parted, commit ")


def test_a_merge_is_compared_with_the_branch_it_went_into(kent: Project) -> None:
    kent.go("HEAD", new="work")
    kent.commit({"plans/kent.yaml": "three\n"})
    kent.go("main")
    kent.commit({"plans/essex.yaml": "merged meanwhile\n"})
    kent.merge("work")
    assert seen(kent.folder, "HEAD^1")[2] == ["plans/kent.yaml"]
    assert seen(kent.folder, "HEAD^2")[2] == ["plans/essex.yaml"]


def test_branches_that_merged_each_other_say_that_they_parted_more_than_once(kent: Project) -> None:
    kent.go("HEAD", new="work")
    mine = kent.commit({"plans/kent.yaml": "three\n"})
    kent.go("main")
    theirs = kent.commit({"plans/essex.yaml": "changed\n"})
    kent.merge(mine)
    kent.go("work")
    kent.merge(theirs)
    kent.commit({"plans/kent.yaml": "four\n"})
    with compared(kent.folder, "main", "work") as pair:
        assert pair.before.commit in (mine, theirs)
        assert pair.before.name.endswith(", one of 2 such places")
        assert "plans/kent.yaml" in pair.changed


def test_a_version_without_a_common_past_is_compared_as_it_is_and_that_is_said(kent: Project) -> None:
    kent.git("checkout", "--quiet", "--orphan", "other")
    kent.commit({"plans/kent.yaml": "another past\n"})
    before, after, changed = seen(kent.folder, "main", "other")
    assert (before["kent.yaml"], after["kent.yaml"], changed) == ("two\n", "another past\n", ["plans/kent.yaml"])
    assert names(kent.folder, "main", "other")[0].endswith(", which has no past in common with the other")


# What differs


def test_every_path_that_differs_is_told_and_a_renamed_file_is_two(kent: Project) -> None:
    odd = "docs/ä\tb\nc.txt"
    kent.commit({"plans/kent.yaml": None, "plans/surrey.yaml": "two\n", odd: "new\n", "README.md": "changed\n"})
    changed = ["README.md", odd, "plans/kent.yaml", "plans/surrey.yaml"]
    assert seen(kent.folder, "HEAD~1", "HEAD")[2] == changed
    assert seen(kent.folder, "HEAD~1")[2] == changed


def test_on_disk_staged_deleted_moved_and_new_files_all_count_but_no_ignored_ones(kent: Project) -> None:
    kent.commit({".gitignore": "site/\n", "a": "a\n", "b": "b\n", "c": "c\n", "d": "d\n"})
    kent.write({"site/index.html": "made\n", "a": "staged\n", "new": "new\n"})
    kent.git("add", "a")
    kent.git("rm", "--quiet", "b")
    kent.git("rm", "--quiet", "--cached", "c")
    kent.git("mv", "d", "e")
    (kent.folder / "README.md").unlink()
    assert seen(kent.folder, "HEAD")[2] == ["README.md", "a", "b", "d", "e", "new"]


def test_a_file_touched_or_with_other_line_ends_is_the_same_file(kent: Project) -> None:
    os.utime(kent.folder / "README.md", (1, 1))
    kent.write({"plans/kent.yaml": "two\r\n"})
    assert seen(kent.folder, "HEAD")[2] == []
    kent.write({"plans/kent.yaml": "two \n"})
    assert seen(kent.folder, "HEAD")[2] == ["plans/kent.yaml"]


@POSIX
def test_links_folders_pipes_and_submodules_on_disk_are_compared_without_being_followed(kent: Project) -> None:
    (kent.folder / "same").symlink_to("README.md")
    (kent.folder / "moved").symlink_to("README.md")
    kent.git("add", "--all")
    kent.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},library")
    (kent.folder / "library").mkdir()
    kent.record()
    assert seen(kent.folder, "HEAD")[2] == []
    (kent.folder / "moved").unlink()
    (kent.folder / "moved").symlink_to("/dev/zero")
    (kent.folder / "README.md").unlink()
    os.mkfifo(kent.folder / "README.md")
    (kent.folder / "plans" / "essex.yaml").unlink()
    (kent.folder / "plans" / "essex.yaml").mkdir()
    assert seen(kent.folder, "HEAD")[2] == ["README.md", "moved", "plans/essex.yaml"]


def test_names_that_are_no_text_are_told_all_the_same(kent: Project) -> None:
    blob = kent.git("rev-parse", "HEAD:README.md")
    kent.git("update-index", "-z", "--index-info", given=f"100644 {blob}\tdocs/".encode() + b"\xff\xfe\x00")
    kent.record()
    assert seen(kent.folder, "HEAD~1", "HEAD")[2] == ["docs/\ufffd\ufffd"]


def test_repositories_of_the_newer_kind_are_read_too(tmp_path: Path) -> None:
    made = project(tmp_path / "project", FIRST, "--object-format=sha256")
    made.write({"plans/kent.yaml": "two\n"})
    assert seen(made.folder, "HEAD")[1:] == ({"essex.yaml": "essex\n", "kent.yaml": "two\n"}, ["plans/kent.yaml"])


def test_linked_folders_and_bare_copies_are_repositories_too(kent: Project, tmp_path: Path) -> None:
    kent.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "HEAD~1")
    assert seen(tmp_path / "linked", "HEAD", "main")[2] == ["plans/kent.yaml"]
    kent.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    assert seen(tmp_path / "bare", "main~1", "main")[2] == ["plans/kent.yaml"]


# What a commit keeps that is no plan


@POSIX
def test_what_is_no_ordinary_file_is_told_and_never_followed(kent: Project, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("not to be read\n", "utf-8")
    (kent.folder / "plans" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (kent.folder / "plans" / "twin.yaml").symlink_to("kent.yaml")
    kent.write({"plans/deeper/surrey.yaml": "deep\n", "plans/notes.txt": "notes\n", "plans/.hidden": "x\n"})
    (kent.folder / "plans" / "kent.yaml").chmod(0o755)
    kent.git("add", "--all")
    kent.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},plans/module.yaml")
    kent.record()
    with compared(kent.folder, "HEAD~1", "HEAD") as pair:
        assert plans(pair.after.folder) == {"essex.yaml": "essex\n", "kent.yaml": "two\n"}
        assert faults(pair.after.folder) == [
            'plans/deeper: "deeper" is a folder, which is not read',
            "plans/link.yaml: this is a link to another place",
            "plans/module.yaml: this is a folder",
            'plans/notes.txt: "notes.txt" is not a plan',
            "plans/twin.yaml: this is a link to another place",
        ]
        inside = [place for place in pair.after.folder.rglob("*") if not place.is_symlink()]
        assert not any(stat.S_IMODE(place.stat().st_mode) & 0o111 for place in inside if place.is_file())
        assert "surrey.yaml" not in {place.name for place in inside}


def test_where_links_cannot_be_made_a_link_is_still_not_read(kent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = kent.git("hash-object", "-w", "--stdin", given=b"kent.yaml")
    kent.git("update-index", "--add", "--cacheinfo", f"120000,{blob},plans/link.yaml")
    kent.record()

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    with compared(kent.folder, "HEAD~1", "HEAD") as pair:
        assert faults(pair.after.folder) == ["plans/link.yaml: this is a folder"]


def test_reviews_that_are_a_link_are_not_read(kent: Project) -> None:
    blob = kent.git("hash-object", "-w", "--stdin", given=b"../../secret")
    kent.git("update-index", "--add", "--cacheinfo", f"120000,{blob},plans/reviews")
    kent.record()
    with compared(kent.folder, "HEAD~1", "HEAD") as pair:
        assert read_inputs(pair.after.folder).reviews == ()
        assert faults(pair.after.folder) == ['plans/reviews: "reviews" is not a plan']


@pytest.mark.parametrize("mode", ["120000", "160000", "100644"])
def test_a_version_whose_plans_are_no_folder_is_refused(kent: Project, mode: str) -> None:
    blob = "1" * 40 if mode == "160000" else kent.git("hash-object", "-w", "--stdin", given=b"/etc")
    kent.git("rm", "--quiet", "-r", "--cached", "plans")
    kent.git("update-index", "--add", "--cacheinfo", f"{mode},{blob},plans")
    kent.record()
    assert "plans is not a folder: put the folder itself there" in refusal(kent.folder, "HEAD~1", "HEAD")


def tree(made: Project, entries: Mapping[bytes, str]) -> str:
    """Return the name of a tree with files of these names, however odd, each with this content."""
    blobs = {
        content: made.git("hash-object", "-w", "--stdin", given=content.encode()) for content in set(entries.values())
    }
    listed = (b"100644 " + name + b"\0" + bytes.fromhex(blobs[content]) for name, content in sorted(entries.items()))
    given = b"".join(listed)
    return made.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=given)


def with_plans(made: Project, plans_tree: str) -> str:
    """Return the name of a commit that keeps this tree as its plans."""
    whole = made.git("mktree", given=f"040000 tree {plans_tree}\tplans\n".encode())
    return made.git("commit-tree", whole, "-p", "HEAD", "-m", "Odd names")


ODD = {
    b"C:\\kent.yaml": "C__kent.yaml",
    b"\\server\\kent.yaml": "_server_kent.yaml",
    b"kent.yaml:stream": "kent.yaml_stream",
    b"a\nb.yaml": "a_b.yaml",
    b"\x1b[31m.yaml": "_[31m.yaml",
    b"\xff\xfe.yaml": "__.yaml",
    b"con.yaml": "_con.yaml",
    b"LPT1": "_LPT1",
    b"kent.yaml.": "kent.yaml_",
    b"a" * 250 + b".yaml": f"{'a' * 90}_.yaml",
    "\u202elmay.yaml".encode(): "_lmay.yaml",
}


def test_names_that_lead_away_or_that_some_system_has_no_file_for_become_harmless_ones(kent: Project) -> None:
    hidden = {b"..\\..\\kent.yaml": "hidden\n"}
    commit = with_plans(kent, tree(kent, {b"kent.yaml": "the plan\n", **hidden, **dict.fromkeys(ODD, "odd\n")}))
    with compared(kent.folder, "HEAD", commit) as pair:
        assert plans(pair.after.folder) == {"kent.yaml": "the plan\n"}
        assert len(faults(pair.after.folder)) == len(ODD)
        assert {place.name for place in (pair.after.folder / "plans").iterdir()} == {"kent.yaml", *ODD.values()}
        assert sorted(place.name for place in pair.after.folder.parent.iterdir()) == ["after", "before"]


def test_names_that_some_disk_takes_for_one_do_not_overwrite_each_other(kent: Project) -> None:
    twins = {b"KENT.yaml": "shouted\n", b"Kent.yaml": "twin\n", b"kent.yaml": "the plan\n"}
    commit = with_plans(kent, tree(kent, twins))
    with compared(kent.folder, "HEAD", commit) as pair:
        assert plans(pair.after.folder) == {"kent.yaml": "the plan\n"}
        there = [place.name for place in (pair.after.folder / "plans").iterdir()]
        assert len({name.casefold() for name in there}) == len(there) == len(twins)
        assert len(faults(pair.after.folder)) == len(twins) - 1


@pytest.mark.parametrize("name", [b"..", b".git", b"."])
def test_names_that_git_itself_would_refuse_are_not_read(kent: Project, name: bytes) -> None:
    commit = with_plans(kent, tree(kent, {b"kent.yaml": "the plan\n", name: "evil\n"}))
    with compared(kent.folder, "HEAD", commit) as pair:
        assert [place.name for place in (pair.after.folder / "plans").iterdir()] == ["kent.yaml"]


def test_a_file_that_is_too_large_is_refused_by_its_size_alone(kent: Project) -> None:
    kent.commit({"plans/kent.yaml": "x" * LARGEST_FILE, "plans/essex.yaml": "x" * 5_000_000})
    with compared(kent.folder, "HEAD~1", "HEAD") as pair:
        sizes = {name: len(text) for name, text in plans(pair.after.folder).items()}
        assert sizes == {"kent.yaml": LARGEST_FILE, "essex.yaml": LARGEST_FILE + 1}


def test_more_files_than_plans_can_be_are_refused_before_they_are_read(kent: Project) -> None:
    many = {f"p{number}.yaml".encode(): "x\n" for number in range(unpacking.MOST_FILES + 1)}
    assert "has 1,001 files among its plans" in refusal(kent.folder, "HEAD", with_plans(kent, tree(kent, many)))


def test_hundreds_of_files_are_each_read_as_they_are(kent: Project) -> None:
    numbered = {f"p{number}.yaml": f"{number}\n" * number for number in range(300)}
    kent.commit({f"plans/{name}": text for name, text in numbered.items()})
    after = seen(kent.folder, "HEAD~1", "HEAD")[1]
    assert {name: after[name] for name in numbered} == numbered


def test_a_version_without_plans_is_one_without_plans(kent: Project) -> None:
    kent.commit({"plans/kent.yaml": None, "plans/essex.yaml": None})
    assert seen(kent.folder, "HEAD~1", "HEAD")[1] == {}
    assert seen(kent.folder, "HEAD", "HEAD~1")[0] == {}
    kent.commit({"README.md": "more\n"})
    assert "neither version has a plans/ folder" in refusal(kent.folder, "HEAD~1", "HEAD")


# Nothing of a repository is run, and nothing in it is changed


@POSIX
def test_no_program_that_a_repository_names_is_run(kent: Project, tmp_path: Path) -> None:
    mark, evil = tmp_path / "mark", tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", "utf-8")
    evil.chmod(0o755)
    kent.commit({".gitattributes": "* filter=evil diff=evil merge=evil export-subst text eol=crlf\n"})
    (kent.folder / ".git" / "hooks").mkdir()
    for hook in ("post-checkout", "post-index-change", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(evil, kent.folder / ".git" / "hooks" / hook)
    settings = ["core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "core.gitProxy"]
    settings += ["diff.external", "diff.evil.command", "diff.evil.textconv", "gpg.program", "core.alternateRefsCommand"]
    settings += ["filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "pager.diff-tree", "pager.ls-tree"]
    for setting in settings:
        kent.git("config", setting, str(evil))
    for setting in ("filter.evil.required", "log.showSignature", "diff.mnemonicPrefix", "diff.noprefix"):
        kent.git("config", setting, "true")
    kent.git("config", "alias.cat-file", f"!{evil}")
    kent.write({"plans/kent.yaml": "three\n"})
    os.utime(kent.folder / "README.md", (1, 1))
    assert seen(kent.folder, "HEAD~1", "HEAD")[2] == [".gitattributes"]
    assert seen(kent.folder, "HEAD")[2] == ["plans/kent.yaml"]
    assert not mark.exists()
    subprocess.run(["git", "diff"], cwd=kent.folder, env=BARE, capture_output=True, check=False, timeout=60)
    assert mark.exists(), "these settings would run nothing anyway"


def test_nothing_is_written_into_a_repository_and_nothing_is_left_behind(kent: Project, tmp_path: Path) -> None:
    os.utime(kent.folder / "README.md", (1, 1))
    there = {place: place.read_bytes() for place in kent.folder.rglob("*") if place.is_file()}
    with compared(kent.folder, "HEAD~1") as pair:
        scratch = pair.before.folder.parent
        assert scratch.is_dir()
        assert scratch.parent == tmp_path / "scratch"
    seen(kent.folder, "HEAD~1", "HEAD")
    refusal(kent.folder, "nothing")
    assert {place: place.read_bytes() for place in kent.folder.rglob("*") if place.is_file()} == there
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_fault_while_versions_are_looked_at_stays_that_fault_and_leaves_nothing(
    kent: Project, tmp_path: Path
) -> None:
    with pytest.raises(BrokenPipeError), compared(kent.folder, "HEAD"):
        raise BrokenPipeError
    assert list((tmp_path / "scratch").iterdir()) == []


def test_the_environment_leads_to_no_other_repository(kent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a hook, where git sets these."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_EXTERNAL_DIFF"):
        monkeypatch.setenv(name, str(kent.folder / "nowhere"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.bare=nonsense'")
    assert seen(kent.folder, "HEAD~1")[2] == ["plans/kent.yaml"]


def test_what_another_object_was_put_in_place_of_is_read_as_it_was(kent: Project) -> None:
    blob = kent.git("hash-object", "-w", "--stdin", given=b"replaced\n")
    kent.git("replace", kent.git("rev-parse", "HEAD:plans/kent.yaml"), blob)
    assert seen(kent.folder, "HEAD~1", "HEAD")[1]["kent.yaml"] == "two\n"


# Versions that cannot be had

NO_COMMIT = [
    "nothing",
    "",
    "--output=evil",
    "-x",
    "--all",
    "--",
    "^HEAD",
    "HEAD..HEAD~1",
    "HEAD...HEAD~1",
    "HEAD^@",
    "HEAD:plans",
    "HEAD:plans/kent.yaml",
    "HEAD~7",
    "HEAD^2",
    "0" * 40,
    "main\nmain",
    "main\0",
    "$(touch evil)",
    "`touch evil`",
    "; touch evil",
    "\x1b[31m\u202e",
    "é" * 300,
    "x" * 100_000,
]


@pytest.mark.parametrize("name", NO_COMMIT, ids=range(len(NO_COMMIT)))
def test_what_is_no_version_is_told_so_and_does_nothing(
    kent: Project, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kent.folder)
    there = sorted(kent.folder.rglob("*"))
    for base, head in ((name, "HEAD"), *((("HEAD", name),) if name else ())):
        said = refusal(Path(), base, head)
        assert "no version" in said
        assert len(said) < 500
    assert sorted(kent.folder.rglob("*")) == there


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("master", "main"),
        ("mian", "main"),
        ("origin/main", "main"),
        ("update-kent", "origin/update-kent"),
        ("v1.O", "v1.0"),
        ("Main", "main"),
    ],
)
def test_a_name_that_is_nearly_one_is_answered_with_that_one(kent: Project, asked: str, meant: str) -> None:
    kent.git("tag", "v1.0")
    kent.git("update-ref", "refs/remotes/origin/update-kent", "HEAD")
    assert refusal(kent.folder, asked).endswith(f"did you mean {meant}?")


def test_a_name_like_none_is_answered_with_where_to_look(kent: Project) -> None:
    assert refusal(kent.folder, "zzz").endswith("git branch --all and git log list those there are")
    assert "no plans/ in the folder of that name" in refusal(kent.folder, str(kent.folder / "plans"))


def test_outside_of_a_repository_the_fix_is_a_clone_or_two_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "plans").mkdir()
    said = refusal(tmp_path, "main")
    assert "no folder main with plans/ in it, and no Git repository here" in said
    assert said.endswith("run this in a clone of the project, or name two folders")
    assert "no folder other with plans/" in refusal(tmp_path, str(tmp_path), "other")
    assert "there is no folder" in refusal(tmp_path / "nowhere", "main")


def test_a_copy_with_only_the_newest_versions_says_how_to_have_the_rest(kent: Project, tmp_path: Path) -> None:
    newest = tmp_path / "newest"
    kent.git("clone", "--quiet", "--depth=1", kent.folder.as_uri(), str(newest))
    assert seen(newest, "HEAD")[2] == []
    for name in ("HEAD~1", "HEAD^1", "some-branch"):
        said = refusal(newest, name)
        assert "this copy has only the newest versions" in said
        assert "git fetch --unshallow" in said
        assert "fetch-depth" in said


def test_with_two_versions_deep_a_merge_can_be_compared_as_in_a_workflow(kent: Project, tmp_path: Path) -> None:
    kent.go("HEAD~1", new="work")
    kent.commit({"plans/essex.yaml": "changed\n"})
    kent.go("main")
    kent.merge("work")
    kent.git("clone", "--quiet", "--depth=2", kent.folder.as_uri(), str(tmp_path / "runner"))
    assert seen(tmp_path / "runner", "HEAD^1")[2] == ["plans/essex.yaml"]


def test_where_it_cannot_be_seen_that_two_parted_they_are_not_compared(kent: Project, tmp_path: Path) -> None:
    kent.go("HEAD", new="work")
    kent.commit({"plans/essex.yaml": "changed\n"})
    kent.go("main")
    kent.commit({"plans/kent.yaml": "three\n"})
    runner = tmp_path / "runner"
    kent.git("clone", "--quiet", "--depth=1", "--no-single-branch", kent.folder.as_uri(), str(runner))
    assert "it cannot be seen where the two versions parted" in refusal(runner, "main", "origin/work")


def test_without_git_the_fix_is_to_install_it(kent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(kent.folder))
    assert refusal(kent.folder, "HEAD").endswith("install git")


@POSIX
def test_a_git_that_does_not_answer_is_not_waited_for_without_end(
    kent: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    (tmp_path / "bin" / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(repository, "LONGEST_WAIT", 0.2)
    assert "git has not answered" in refusal(kent.folder, "HEAD")


def test_a_repository_of_somebody_else_is_told_as_one(kent: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "_KEPT", {*repository._KEPT, "GIT_TEST_ASSUME_DIFFERENT_OWNER"})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "belongs to another user of this computer" in refusal(kent.folder, "HEAD")


def test_a_repository_that_is_damaged_or_not_whole_is_told_as_one(kent: Project, tmp_path: Path) -> None:
    kent.git("config", "uploadpack.allowFilter", "true")
    kent.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", kent.folder.as_uri(), str(tmp_path / "part"))
    assert "git could not read this repository" in refusal(tmp_path / "part", "HEAD~1", "HEAD")
    blob = kent.git("rev-parse", "HEAD:plans/kent.yaml")
    (kent.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert "not whole: clone it anew" in refusal(kent.folder, "HEAD~1", "HEAD")
