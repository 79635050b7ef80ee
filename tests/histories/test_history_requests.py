"""Pull requests as people make them: branches, merges, forks and copies. What is told is what the request changes."""

from pathlib import Path

import pytest

from gitproject import Project, project
from histories import (
    AMBERSAY,
    CALDERWYN,
    PLAN,
    SMALL,
    below,
    checked,
    copy_of,
    edited,
    first_project,
    national,
    said,
    summarised,
    told,
)

MINE = below("12.2", "date: 2026-10-05", "status: complete")
THEIRS = below("11.2", "date: 2026-09-01", "says: It is done every two months.")
BOTH = below("12.2", "date: 2026-10-05", "status: complete", plan=THEIRS)
TOLD = {"Ambersay": ["", "12.2"]}
"""What is said of MINE."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_project(tmp_path_factory.mktemp("template") / "project").folder


@pytest.fixture
def made(template: Path, tmp_path: Path) -> Project:
    return copy_of(template, tmp_path / "project")


def items(out: str) -> dict[str, list[str]]:
    """Return which items are told of, by force."""
    return {force: list(parts) for force, parts in told(out).items()}


def test_what_others_merged_meanwhile_is_not_told_as_a_change(made: Project) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({AMBERSAY: THEIRS, CALDERWYN: f"{SMALL}    - says: Merged meanwhile.\n"})
    found = checked(made, "main", "work")
    assert (found.code, items(found.out)) == (0, TOLD)
    assert "where the two parted" in found.err


def test_a_merge_is_told_against_the_branch_it_goes_into(made: Project) -> None:
    """What a pull request's run checks out: the request merged into the newest main."""
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({AMBERSAY: THEIRS})
    made.merge("work")
    assert (made.folder / AMBERSAY).read_text("utf-8") == BOTH
    found = said(made.folder, "summary", "HEAD^1")
    assert found.code == 0
    assert "**12.2**" in found.out
    assert "**11.2**" not in found.out


def test_a_branch_that_took_over_what_was_merged_tells_its_own_changes_only(made: Project) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({AMBERSAY: THEIRS})
    made.go("work")
    made.merge("main")
    found = checked(made, "main", "work")
    assert (found.code, items(found.out)) == (0, TOLD)


def test_a_merge_that_drops_what_others_added_is_refused(made: Project) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({AMBERSAY: THEIRS})
    made.go("work")
    made.git("merge", "--quiet", "--strategy=ours", "--message", "Mine alone", "main")
    found = checked(made, "main", "work")
    assert found.code == 1
    assert "the entry of 1 September 2026 is published, and is no longer there" in found.out
    made.go("main")
    made.merge("work")
    assert checked(made, "HEAD^1").code == 1


def test_what_a_request_added_itself_it_may_still_change(made: Project) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: below("12.2", "date: 2026-10-05", "status: blocked", "reason: No time.")})
    made.commit({AMBERSAY: MINE})
    found = checked(made, "main", "work")
    assert (found.code, items(found.out)) == (0, TOLD)
    assert checked(made, "work~1", "work").code == 1


def test_many_commits_and_one_in_their_place_are_told_alike(made: Project) -> None:
    made.go("main", new="work")
    for number in range(3):
        made.commit({AMBERSAY: below("12.2", f"date: 2026-10-0{number + 1}", "status: complete")})
    made.commit({AMBERSAY: MINE})
    made.go("main", new="squashed")
    made.git("merge", "--quiet", "--squash", "work")
    made.record()
    assert checked(made, "main", "squashed").out == checked(made, "main", "work").out


def test_taking_back_what_was_merged_is_refused_and_putting_it_back_is_not(made: Project) -> None:
    made.commit({AMBERSAY: MINE})
    made.git("revert", "--no-edit", "HEAD")
    found = checked(made)
    assert found.code == 1
    assert "dropped-entry" in found.out
    made.git("revert", "--no-edit", "HEAD")
    assert (checked(made).code, checked(made, "HEAD~2").code) == (0, 0)
    assert checked(made, "HEAD~2").out == "No plan changed.\n"


def test_taking_back_a_correction_is_refused(made: Project) -> None:
    old = "A policy on assessing risk is in force.\n"
    line = "      corrections:\n        - {date: 2026-10-05, kind: corrected, what: The form., why: A slip.}\n"
    made.commit({AMBERSAY: edited(PLAN, (old, f"A policy is in force.\n{line}"))})
    assert checked(made).code == 0
    made.git("revert", "--no-edit", "HEAD")
    assert checked(made).code == 1


def test_the_same_entry_on_both_sides_is_no_refusal(made: Project) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({AMBERSAY: MINE})
    assert checked(made, "main", "work").code == 0
    made.merge("work")
    assert said(made.folder, "diff", "--check", "HEAD^1").out == "No plan changed.\n"


def test_a_rebased_branch_is_told_as_before(made: Project) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({CALDERWYN: f"{SMALL}    - says: Merged meanwhile.\n"})
    before = checked(made, "main", "work").out
    made.go("work")
    made.git("rebase", "--quiet", "main")
    assert checked(made, "main", "work").out == before


def test_a_request_from_a_fork_is_told_like_any_other(made: Project, tmp_path: Path) -> None:
    made.git("clone", "--quiet", ".", str(tmp_path / "fork"))
    fork = Project(tmp_path / "fork", day=5)
    head = fork.commit({AMBERSAY: MINE})
    made.commit({AMBERSAY: THEIRS})
    made.git("fetch", "--quiet", str(fork.folder), head)
    found = checked(made, "HEAD", head)
    assert (found.code, items(found.out)) == (0, TOLD)


def test_a_copy_with_too_little_history_could_not_run_and_says_what_to_do(made: Project, tmp_path: Path) -> None:
    made.commit({AMBERSAY: MINE})
    made.git("clone", "--quiet", "--depth=1", made.folder.as_uri(), str(tmp_path / "shallow"))
    for command in (("diff",), ("diff", "--check"), ("summary",)):
        found = said(tmp_path / "shallow", *command, "HEAD^1")
        assert (found.code, found.out) == (3, "")
        assert "git fetch --unshallow" in found.err


def test_a_copy_with_just_enough_history_is_enough(made: Project, tmp_path: Path) -> None:
    made.go("main", new="work")
    made.commit({AMBERSAY: MINE})
    made.go("main")
    made.commit({CALDERWYN: f"{SMALL}    - says: Merged meanwhile.\n"})
    made.merge("work")
    made.git("clone", "--quiet", "--depth=2", made.folder.as_uri(), str(tmp_path / "shallow"))
    found = said(tmp_path / "shallow", "diff", "--check", "HEAD^1")
    assert (found.code, items(found.out)) == (0, TOLD)


def test_files_that_are_not_committed_yet_are_told_too(made: Project) -> None:
    made.write({AMBERSAY: MINE, "plans/brindleshire.yaml": SMALL.replace("calderwyn", "brindleshire")})
    found = checked(made, "HEAD", "")
    assert (found.code, list(items(found.out))) == (0, ["Ambersay", "Brindleshire"])


def test_the_first_plans_of_all_are_new(tmp_path: Path) -> None:
    made = project(tmp_path / "project", {**national(), "plans/README.md": "The guide.\n"})
    made.commit({AMBERSAY: PLAN, CALDERWYN: SMALL})
    found = checked(made)
    assert found.code == 0
    assert [parts[""][0][:16] for parts in told(found.out).values()] == ["new on this site"] * 2
    assert summarised(made).code == 0


def test_where_nothing_was_published_yet_nothing_can_be_dropped(tmp_path: Path) -> None:
    made = project(tmp_path / "project", {**national(), "README.md": "About.\n"})
    made.commit({AMBERSAY: PLAN})
    assert (checked(made).code, said(made.folder, "summary", "HEAD~1").code) == (0, 0)


@pytest.mark.parametrize("name", ["nothing", "--check=x", "$(touch evil)", "HEAD~9", "a\nb"])
def test_a_version_that_is_none_could_not_run(made: Project, name: str) -> None:
    for command in (("diff", "--check", "--", name), ("summary", "--", name), ("diff", "--", "HEAD", name)):
        found = said(made.folder, *command)
        assert (found.code, found.out) == (3, "")
        assert "no version" in found.err
