"""The workflows' own scripts, run as the platform runs them on real pull requests."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from gitproject import Files, Project
from histories import AMBERSAY, CALDERWYN, PLAN, SMALL, below, copy_of, edited, first_project
from runner import Runner

HISTORY = "Judge what becomes of published entries"
CHECK = "Check every plan, the most useful faults on their lines"
CHANGES, WRITTEN = "Say what changes, and make the pages before and after", "Put what changes into the summary"
ADDRESS = "https://example.org/artifacts/7"
REFUSED = "::error title=Published entries stay::Add a new entry, or mark a correction. The summary says where.\n"
UNKNOWN = "::error title=Not compared::It could not be told what becomes of published entries. The log says why.\n"

MINE = below("12.2", "date: 2026-10-05", "status: complete")
REWRITTEN = edited(PLAN, ("in force.\n      status: in-progress", "in force.\n      status: complete"))
BROKEN = edited(PLAN, ("  - {title: Operational Lead, rank: DCI}", "  - {title: Operational Lead, rank: DCI"))
SECRET = below("12.2", "date: 2026-10-05", 'says: "The victim, Jane Exampleton, was not told."')
EVIL = "$(touch evil)`touch evil`;touch evil"


@dataclass(frozen=True)
class Run:
    """What one job of a pull request's run left: each step's exit code, the log, the summary, and the pages made."""

    codes: tuple[int, ...]
    log: str
    summary: str
    pages: frozenset[str] = frozenset()


class Platform:
    """A repository on a server, to which pull requests are made."""

    def __init__(self, origin: Project, folder: Path) -> None:
        self.origin, self.folder = origin, folder
        origin.git("config", "uploadpack.allowAnySHA1InWant", "true")

    def request(self, *changes: Files) -> str:
        """Make a request of some commits, which no clone fetches by itself."""
        self.origin.git("checkout", "--quiet", "--detach", "main")
        for files in changes:
            head = self.origin.commit(files)
        self.origin.go("main")
        return head

    def history(self, head: str) -> Run:
        """Run the job History: it checks out the branch that the request is to go into, with all of its past."""
        place, runner = self.folder / "history", Runner(self.folder / "runner-history")
        self.origin.git("clone", "--quiet", self.origin.folder.as_uri(), str(place))
        done = runner.run("scope.yml", HISTORY, place, HEAD_SHA=head)
        assert not (place / "evil").exists()
        assert (place / AMBERSAY).read_text("utf-8") == PLAN, "the request's files were checked out"
        return Run((done.returncode,), done.stdout + done.stderr, runner.summary)

    def plans(self, head: str) -> Run:
        """Run the job Plans: it checks out the request merged, and one version before."""
        place, runner = self.folder / "plans", Runner(self.folder / "runner-plans")
        self.origin.git("checkout", "--quiet", "--detach", "main")
        self.origin.merge(head)
        self.origin.git("update-ref", "refs/pull/1/merge", "HEAD")
        self.origin.go("main")
        place.mkdir()
        fresh = Project(place)
        fresh.git("init", "--quiet")
        fresh.git("fetch", "--quiet", "--depth=2", self.origin.folder.as_uri(), "refs/pull/1/merge")
        fresh.go("FETCH_HEAD")
        return self._plans(place, runner)

    def _plans(self, place: Path, runner: Runner) -> Run:
        check = runner.run("pull-request.yml", CHECK, place)
        changes = runner.run("pull-request.yml", CHANGES, place)
        done = [check, changes]
        if changes.returncode == 0:
            done.append(runner.run("pull-request.yml", WRITTEN, place, PAGES=ADDRESS))
        made = runner.temp / "pages"
        pages = frozenset(path.relative_to(made).as_posix() for path in made.rglob("*.html"))
        log = "".join(each.stdout + each.stderr for each in done)
        assert not (place / "evil").exists()
        assert "Traceback" not in log
        return Run(tuple(each.returncode for each in done), log, runner.summary, pages)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_project(tmp_path_factory.mktemp("template") / "project").folder


@pytest.fixture
def platform(template: Path, tmp_path: Path) -> Platform:
    return Platform(copy_of(template, tmp_path / "origin"), tmp_path)


def commands(log: str) -> list[str]:
    """Return the lines by which a log tells the platform something."""
    return [line for line in log.splitlines(keepends=True) if re.match(r"\s*::|.*##\[", line)]


# The job History


@pytest.mark.parametrize(
    ("files", "code"),
    [({AMBERSAY: MINE}, 0), ({AMBERSAY: REWRITTEN}, 1)],
    ids=["added", "rewritten"],
)
def test_a_request_is_judged_by_what_becomes_of_published_entries(platform: Platform, files: Files, code: int) -> None:
    run = platform.history(platform.request(files))
    assert run.codes == (code,), run.log
    assert commands(run.log) == ([REFUSED] if code else [])
    assert ("**12.2**" in run.summary) == bool(code)


REQUESTS: dict[str, tuple[Files, int]] = {
    "nothing of the plans": ({"src/program.py": "x\n"}, 0),
    "a new plan": ({"plans/brindleshire.yaml": SMALL.replace("calderwyn", "brindleshire")}, 0),
    "a plan deleted": ({CALDERWYN: None}, 1),
    "a plan renamed": ({CALDERWYN: None, "plans/brindleshire.yaml": SMALL.replace("calderwyn", "brindleshire")}, 1),
    "a plan that cannot be read": ({AMBERSAY: BROKEN}, 1),
    "a plan that is no text": ({AMBERSAY: b"\x00\xff" * 500}, 1),
    "two plans and the program": ({AMBERSAY: MINE, CALDERWYN: SMALL.replace("05-01", "05-02"), "src/x.py": "x\n"}, 1),
    "a private name, which the other check refuses": ({AMBERSAY: SECRET}, 0),
    "settings of git": ({AMBERSAY: MINE, ".gitattributes": "* filter=x diff=x export-subst\n", ".gitmodules": "x"}, 0),
    "names that are commands": ({AMBERSAY: MINE, f"docs/{EVIL}": "x\n", "docs/\n::error::forged": "x\n"}, 0),
    "the national files": ({AMBERSAY: MINE, "schema/forces.yaml": "forces: {}\n", "schema/catalogue.yaml": "x\n"}, 0),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REQUESTS)
def test_every_kind_of_request_is_judged(platform: Platform, name: str) -> None:
    files, code = REQUESTS[name]
    run = platform.history(platform.request(files))
    assert run.codes == (code,), run.log
    assert commands(run.log) == ([REFUSED] if code else [])
    assert bool(run.summary) == bool(code)
    assert "Exampleton" not in run.log + run.summary


@pytest.mark.slow
def test_a_request_is_judged_by_all_of_its_commits_and_by_nothing_merged_meanwhile(platform: Platform) -> None:
    head = platform.request({AMBERSAY: REWRITTEN}, {AMBERSAY: PLAN}, {AMBERSAY: MINE})
    platform.origin.commit({CALDERWYN: f"{SMALL}    - says: Merged meanwhile.\n"})
    run = platform.history(head)
    assert (run.codes, commands(run.log), run.summary) == ((0,), [], "")


def test_a_request_already_merged_is_not_held_against_what_came_later(platform: Platform) -> None:
    """Its labels and its text can still change, which sets the check off again."""
    head = platform.request({AMBERSAY: MINE})
    platform.origin.merge(head)
    platform.origin.commit({CALDERWYN: f"{SMALL}    - says: Published later.\n"})
    platform.origin.commit({AMBERSAY: PLAN})  # so that the branch holds what the tests look for
    run = platform.history(head)
    assert (run.codes, commands(run.log), run.summary) == ((0,), [], "")


@pytest.mark.slow
def test_a_plan_that_is_a_link_is_refused_and_not_followed(platform: Platform) -> None:
    blob = platform.origin.git("hash-object", "-w", "--stdin", given=b"../../secret.yaml")
    platform.origin.git("checkout", "--quiet", "--detach")
    platform.origin.git("update-index", "--add", "--cacheinfo", f"120000,{blob},{AMBERSAY}")
    head = platform.origin.record()
    platform.origin.git("checkout", "--quiet", "--force", "main")
    run = platform.history(head)
    assert (run.codes, commands(run.log)) == ((1,), [REFUSED])


@pytest.mark.slow
def test_what_cannot_be_compared_is_red_and_says_so(platform: Platform) -> None:
    platform.origin.git("checkout", "--quiet", "--detach", "main")
    blob = platform.origin.git("hash-object", "-w", "--stdin", given=b"/etc")
    platform.origin.git("rm", "--quiet", "-r", "plans")
    platform.origin.git("update-index", "--add", "--cacheinfo", f"120000,{blob},plans")
    head = platform.origin.record()
    platform.origin.git("checkout", "--quiet", "--force", "main")
    run = platform.history(head)
    assert (run.codes, commands(run.log), run.summary) == ((3,), [UNKNOWN], "")
    assert "plans is not a folder" in run.log


@pytest.mark.slow
@pytest.mark.parametrize("head", ["0" * 40, "--upload-pack=touch evil", EVIL])
def test_a_head_that_is_none_is_red(platform: Platform, head: str) -> None:
    run = platform.history(head)
    assert run.codes != (0,)
    assert commands(run.log) == []


@pytest.mark.slow
def test_a_head_without_a_common_past_is_judged_as_it_is(platform: Platform) -> None:
    platform.origin.git("checkout", "--quiet", "--orphan", "stranger")
    head = platform.origin.commit({AMBERSAY: REWRITTEN})
    platform.origin.go("main")
    assert platform.history(head).codes == (1,)


@pytest.mark.slow
def test_a_fork_is_judged_like_any_other(platform: Platform, tmp_path: Path) -> None:
    """The platform keeps a fork's commits where the repository itself can be asked for them."""
    platform.origin.git("clone", "--quiet", ".", str(tmp_path / "fork"))
    head = Project(tmp_path / "fork", day=3).commit({AMBERSAY: REWRITTEN})
    platform.origin.git("fetch", "--quiet", str(tmp_path / "fork"), f"{head}:refs/pull/1/head")
    run = platform.history(head)
    assert (run.codes, commands(run.log)) == ((1,), [REFUSED])


# The job Plans


def test_a_request_has_a_summary_and_pages_before_and_after(platform: Platform) -> None:
    platform.origin.git("branch", "feature")
    head = platform.request({AMBERSAY: MINE})
    platform.origin.commit({CALDERWYN: f"{SMALL}    - says: Merged meanwhile.\n"})
    run = platform.plans(head)
    assert run.codes == (0, 0, 0), run.log
    assert "in progress to complete, no document cited" in run.summary
    assert "Calderwyn" not in run.summary
    assert f"({ADDRESS})" in run.summary
    assert {"index.html", "before/forces/ambersay/index.html", "after/forces/ambersay/index.html"} <= run.pages
    assert len(run.summary.encode()) < 1_000_000


PLANS: dict[str, tuple[Files, tuple[int, ...], str]] = {
    "only the program": ({"src/program.py": "x\n"}, (0, 0, 0), "No plan changed"),
    "a plan that cannot be read": ({AMBERSAY: BROKEN}, (1, 0, 0), "Not ready"),
    "a plan rewritten": ({AMBERSAY: REWRITTEN}, (0, 0, 0), "Not ready"),
    "a plan deleted": ({CALDERWYN: None}, (0, 0, 0), "Not ready"),
    "a plan with a wrong name": ({CALDERWYN: None, "plans/Calderwyn.yml": SMALL}, (1, 0, 0), "Not ready"),
    "two plans and the program": (
        {AMBERSAY: MINE, CALDERWYN: f"{SMALL}    - says: x\n", "x.py": "x\n"},
        (0, 0, 0),
        "**7.1**",
    ),
    "a private name": ({AMBERSAY: SECRET}, (1, 0, 0), "Not ready"),
    "names that are commands": (
        {AMBERSAY: MINE, f"docs/{EVIL}": "x\n", "docs/\n::error::f": "x\n"},
        (0, 0, 0),
        "**12.2**",
    ),
    "broken national files": ({"schema/forces.yaml": "forces: 7\n"}, (1, 1), ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_every_kind_of_request_has_its_summary(platform: Platform, name: str) -> None:
    files, codes, words = PLANS[name]
    run = platform.plans(platform.request(files))
    assert run.codes == codes, run.log
    assert words in run.summary
    assert (ADDRESS in run.summary) == (codes[-1] == 0)
    assert "Exampleton" not in run.log + run.summary
    assert [line for line in commands(run.log) if "forged" in line or "::error::f" in line] == []


@pytest.mark.slow
def test_the_first_plans_of_a_repository_have_a_summary(platform: Platform) -> None:
    platform.origin.commit({AMBERSAY: None, CALDERWYN: None, "plans/README.md": "The guide.\n"})
    run = platform.plans(platform.request({AMBERSAY: PLAN}))
    assert run.codes == (0, 0, 0), run.log
    assert "new on this site" in run.summary.lower()
