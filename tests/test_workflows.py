"""What runs on GitHub: laws of our own, three checkers of others, and the scope check run against real git."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import HEAD, REPOSITORY, check, found, missing
from gitproject import Files, Project, project
from runner import GITHUB, TEXTS, Runner, jobs, read, step_called, steps
from ssc_site.scope import LABEL, scope_fault

PINS = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97",
    "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128",
}
"""Every action used, and the commit it was looked at. Another one is added here by somebody who has looked."""

RIGHTS = {
    ("pull-request.yml", "plans"): {"contents": "read"},
    ("pull-request.yml", "tests"): {"contents": "read"},
    ("scope.yml", "scope"): {"contents": "read"},
    ("scope.yml", "history"): {"contents": "read"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
}
FOR_STRANGERS = {"pull-request.yml", "scope.yml"}
OURS = {"push", "schedule", "workflow_dispatch"}
"""What nobody can set off who may not write to the repository."""


# The laws. Each yields what breaks it.

Law = Callable[[str, str], Iterator[str]]


def law_trigger(name: str, text: str) -> Iterator[str]:
    """Strangers set off pull_request only: every other way in runs with rights, or with secrets."""
    allowed = {"pull_request"} if name in FOR_STRANGERS else OURS
    triggers = read(text)["on"]
    yield from set(triggers if isinstance(triggers, dict | list) else [triggers]) - allowed


def law_rights(name: str, text: str) -> Iterator[str]:
    """No right by default, and each job only those that the table gives it."""
    if read(text).get("permissions") != {}:
        yield "no `permissions: {}` at the top"
    for job, content in jobs(text):
        if content.get("permissions") != RIGHTS.get((name, job)):
            yield f"{job} has other rights than the table says"


def law_writing(_: str, text: str) -> Iterator[str]:
    """A job that may write runs no program and holds no file of ours."""
    for job, content in jobs(text):
        if "write" in str(content.get("permissions")):
            for step in content["steps"]:
                if "run" in step or "checkout" in step.get("uses", ""):
                    yield f"{job} may write and runs {step}"


def law_secrets(_: str, text: str) -> Iterator[str]:
    """No secret and no token is ever named."""
    yield from re.findall(r"(?i)secrets\b|github\.token|github_token|\bGH_TOKEN", text)


def law_pins(_: str, text: str) -> Iterator[str]:
    """Each action is pinned to the commit that was looked at, with its version beside it."""
    for line in re.findall(r"uses:.*", text):
        pinned = re.fullmatch(r"uses: ([\w-]+/[\w/-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line)
        if not pinned or PINS.get(pinned[1]) != pinned[2]:
            yield line


def law_credentials(_: str, text: str) -> Iterator[str]:
    """No checkout leaves the run's token in the folder."""
    for step in steps(text):
        if "checkout" in step.get("uses", "") and step.get("with", {}).get("persist-credentials") != "false":
            yield str(step)


def law_templates(_: str, text: str) -> Iterator[str]:
    """Nothing is written into a script by the platform: a title or branch could be a command."""
    for step in steps(text):
        if "${{" in step.get("run", "") or "${{" in step.get("working-directory", ""):
            yield str(step)


def law_bounds(_: str, text: str) -> Iterator[str]:
    """Every job ends by itself, and a newer run of the same thing waits or takes over."""
    if not read(text).get("concurrency"):
        yield "no concurrency"
    for job, content in jobs(text):
        if not 0 < int(content.get("timeout-minutes", 0)) <= 60:
            yield f"{job} has no time limit"
        if content["runs-on"] != "ubuntu-24.04":
            yield f"{job} runs on a machine that is not named with its version"


def law_shell(_: str, text: str) -> Iterator[str]:
    """Scripts run in bash as the platform calls it by name: a failure anywhere in a pipe is a failure."""
    if read(text).get("defaults") != {"run": {"shell": "bash"}}:
        yield "no `shell: bash` for all"
    yield from (str(step) for step in steps(text) if "shell" in step)


def law_cache(_: str, text: str) -> Iterator[str]:
    """Nothing is kept from run to run, which a stranger's run could have changed."""
    yield from re.findall(r"(?i)\bcache:.*|actions/cache.*|download-artifact.*", text)


def law_surprises(_: str, text: str) -> Iterator[str]:
    """No failure is passed over, no job is put off to another file, and no machine of ours is used."""
    yield from re.findall(r"continue-on-error.*|self-hosted|\|\| true|workflow_call|workflow_run|\bcontainer:", text)


LAWS: list[Law] = [value for name, value in sorted(globals().items()) if name.startswith("law_")]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", TEXTS)
def test_every_workflow_keeps_every_law(name: str, law: Law) -> None:
    assert list(law(name, TEXTS[name])) == [], law.__doc__


BUILD = '        run: ssc-site build --pdf --commit "$GITHUB_SHA"\n'

BREACHES = [
    (law_trigger, "pull-request.yml", "  pull_request:", "  pull_request_target:"),
    (law_trigger, "scope.yml", "on:\n", "on:\n  issue_comment:\n"),
    (law_trigger, "publish.yml", "on:\n", "on:\n  pull_request:\n"),
    (law_trigger, "pull-request.yml", "on:\n  pull_request:\n", "on: [pull_request, workflow_run]\n"),
    (law_rights, "pull-request.yml", "permissions: {}\n", ""),
    (law_rights, "pull-request.yml", "permissions: {}\n", "permissions: read-all\n"),
    (law_rights, "pull-request.yml", "      contents: read\n", "      contents: write\n"),
    (law_rights, "scope.yml", "      contents: read\n", "      contents: read\n      pull-requests: write\n"),
    (law_writing, "publish.yml", "      - id: deployment\n", "      - run: make\n      - id: deployment\n"),
    (law_secrets, "publish.yml", BUILD, "        env: {A: '${{ secrets.A }}'}\n"),
    (law_secrets, "scope.yml", "        env:\n", "        env:\n          T: ${{ github.token }}\n"),
    (law_pins, "pull-request.yml", "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
    (law_pins, "pull-request.yml", " # v7.0.1", ""),
    (law_pins, "pull-request.yml", "3d3c42e5", "00000000"),
    (law_pins, "pull-request.yml", "actions/checkout", "somebody/checkout"),
    (law_credentials, "scope.yml", "          persist-credentials: false\n", ""),
    (law_templates, "scope.yml", 'origin "$HEAD_SHA"', "origin ${{ github.event.pull_request.head.ref }}"),
    (law_bounds, "scope.yml", "    timeout-minutes: 10\n", ""),
    (law_bounds, "scope.yml", "concurrency:", "concurrently:"),
    (law_bounds, "scope.yml", "ubuntu-24.04", "ubuntu-latest"),
    (law_shell, "scope.yml", "    shell: bash\n", "    shell: sh\n"),
    (law_cache, "pull-request.yml", 'python-version: "3.13"', 'python-version: "3.13"\n          cache: pip'),
    (law_surprises, "pull-request.yml", "test $? -eq 1", "true"),
    (law_surprises, "publish.yml", BUILD, "        continue-on-error: true\n"),
]


@pytest.mark.parametrize(("law", "name", "old", "new"), BREACHES)
def test_every_law_notices_a_breach(law: Law, name: str, old: str, new: str) -> None:
    assert old in TEXTS[name]
    assert list(law(name, TEXTS[name].replace(old, new))) != []


def test_every_law_has_a_breach() -> None:
    assert {law.__name__ for law, *_ in BREACHES} == {law.__name__ for law in LAWS}


def test_what_is_published_has_its_documents_and_all_they_need() -> None:
    """The same packages of the system as where the tests run, of which some make documents."""
    scripts = [step.get("run", "") for step in steps(TEXTS["publish.yml"])]
    assert "python3 -m pip install '.[pdf]'" in scripts
    assert BUILD.strip().removeprefix("run: ") in scripts
    named = {word for script in scripts for word in re.findall(r"\b(?:lib[\w.-]+|font[\w-]+)", script)}
    wanted = re.search(r"^ +(libpango.+?) >/dev/null$", (REPOSITORY / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert wanted
    assert named == set(wanted[1].split())


def test_there_are_no_other_workflows_or_actions() -> None:
    there = {path.name for path in (GITHUB / "workflows").iterdir()}
    assert there == {name for name, _ in RIGHTS} == {*FOR_STRANGERS, "publish.yml"}
    assert [path for path in GITHUB.rglob("action.y*ml")] == []  # noqa: C416 - a list to be shown


# Checkers of others


def tool(name: str, *arguments: str, content: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a checker that lies beside this Python."""
    beside = str(Path(sys.executable).parent)
    place = shutil.which(name, path=os.pathsep.join((beside, os.environ.get("PATH", ""))))
    if place is None:
        missing(f"{name} is not installed: it comes with pip install '.[test]'")
    return subprocess.run(
        [place, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=REPOSITORY,
        input=content,
        check=False,
        timeout=120,
    )


ZIZMOR = ("--offline", "--no-progress", "--no-config", "--persona", "pedantic")


def test_zizmor_finds_nothing() -> None:
    done = tool("zizmor", *ZIZMOR, "--strict-collection", ".github")
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout
    for name in (*TEXTS, "dependabot.yml"):
        assert f"{name}\n" in done.stderr, f"{name} was not looked at"


def test_zizmor_would_find_something() -> None:
    bad = TEXTS["scope.yml"].replace('"$HEAD_SHA"', "${{ github.event.pull_request.title }}")
    done = tool("zizmor", *ZIZMOR, "-", content=bad)
    assert done.returncode != 0
    assert "template-injection" in done.stdout


YAMLLINT = """
extends: default
rules:
  line-length: {max: 120}
  document-start: disable
  truthy: {check-keys: false}
  comments: {min-spaces-from-content: 1}
"""


def test_yamllint_finds_nothing() -> None:
    done = tool("yamllint", "--strict", "-d", YAMLLINT, ".github")
    assert (done.returncode, done.stdout) == (0, "")
    assert tool("yamllint", "--strict", "-d", YAMLLINT, "-", content="a: 1\na: 2\n").returncode == 1


SCHEMAS = [
    ("vendor.github-workflows", "workflows/*.yml"),
    ("custom.github-workflows-require-timeout", "workflows/*.yml"),
    ("vendor.dependabot", "dependabot.yml"),
    ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ("vendor.github-issue-forms", "ISSUE_TEMPLATE/[!c]*.yml"),
]


@pytest.mark.parametrize(("schema", "pattern"), SCHEMAS, ids=[schema for schema, _ in SCHEMAS])
def test_every_file_fits_the_platforms_schema(schema: str, pattern: str, tmp_path: Path) -> None:
    files = [str(path) for path in sorted(GITHUB.glob(pattern))]
    done = tool("check-jsonschema", "--builtin-schema", schema, *files)
    assert (done.returncode, files != []) == (0, True), done.stdout
    (tmp_path / "bad.yml").write_text("jobs: 7\nversion: x\nbody: 7\nblank_issues_enabled: 7\n", "utf-8")
    assert tool("check-jsonschema", "--builtin-schema", schema, str(tmp_path / "bad.yml")).returncode == 1


# Who may change what in one pull request


@pytest.mark.parametrize(
    "paths",
    [
        [],
        ["plans/kent.yaml"],
        ["plans/kent.yaml", "plans/kent.yaml"],
        ["src/ssc_site/cli/plans.py", "README.md", "plans/README.md"],
        ["plans/reviews/kent.yaml", "plans/reviews/essex.yaml"],
        ["schema/forces.yaml", "tests/cases/good/every-field.yaml"],
        ["docs/plans/kent.yaml", "docs/plans/essex.yaml"],
    ],
)
def test_one_plan_alone_or_no_plan_at_all_may_change(paths: list[str]) -> None:
    assert scope_fault(paths) == ""


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["plans/kent.yaml", "plans/essex.yaml"], "2 plans are changed at once:\n  - plans/essex.yaml\n"),
        (["plans/kent.yaml", "plans/Kent.yaml"], "2 plans are changed at once"),
        (["plans/kent.yaml", "plans/kent.yml"], "2 plans are changed at once"),
        (["plans/kent.yaml", "plans/deeper/essex.yaml"], "2 plans are changed at once"),
        (["plans/kent.yaml", "plans/.hidden"], "2 plans are changed at once"),
        (["plans/kent.yaml", "plans/README.md.yaml"], "2 plans are changed at once"),
        (["plans/kent.yaml", "src/ssc_site/cli/plans.py"], "plans/kent.yaml is changed together with 1 other file"),
        (["plans/kent.yaml", "plans/README.md"], "together with 1 other file:\n  - plans/README.md"),
        (["plans/kent.yaml", "plans/reviews/kent.yaml"], "together with 1 other file"),
        (["plans/kent.yaml", ".github/workflows/scope.yml", "a", "b"], "together with 3 other files"),
        (["plans/kent.yaml", "Plans/essex.yaml"], "together with 1 other file"),
    ],
)
def test_two_plans_or_a_plan_with_anything_else_may_not(paths: list[str], words: str) -> None:
    fault = scope_fault(paths)
    assert words in fault
    assert fault.endswith(f"fix: make one pull request for each plan, or ask a maintainer for the label {LABEL}")


def test_a_refusal_is_short_and_harmless_whatever_the_names() -> None:
    names = [f"plans/{each}\x1b[31m\n::error::forged ##[error]{'x' * 5000}" for each in range(5000)]
    fault = scope_fault(names)
    assert len(fault) < 4000
    assert "  … and 4,990 more" in fault
    assert not re.search(r"\x1b|##\[|^\s*::", fault, re.MULTILINE)


SCOPE, HISTORY = "Judge the names of the changed files", "Judge what becomes of published entries"
HISTORY_LABEL = "history-change-agreed"
LABELS = {SCOPE: LABEL, HISTORY: HISTORY_LABEL}
"""The steps that judge what a request changes, and by which label a maintainer lets it pass otherwise."""


def test_both_judges_work_on_the_other_branchs_files_and_name_only_the_head() -> None:
    checkouts = [step for step in steps(TEXTS["scope.yml"]) if "checkout" in step.get("uses", "")]
    assert [each["with"]["ref"] for each in checkouts] == ["${{ github.event.pull_request.base.ref }}"] * 2
    assert [each["with"]["fetch-depth"] for each in checkouts] == ["0"] * 2
    assert re.findall(r"head\.\w+", TEXTS["scope.yml"]) == ["head.sha"] * 2
    for judge in LABELS:
        found = step_called("scope.yml", judge)
        assert found["env"] == {"HEAD_SHA": "${{ github.event.pull_request.head.sha }}"}
        assert not re.search(r"git (?:checkout|switch|merge(?!-base)|pull|worktree|restore|reset)", found["run"])


def test_only_its_label_lets_a_request_pass_a_judge_and_it_is_looked_at_again_when_it_changes() -> None:
    for judge, label in LABELS.items():
        condition = f"${{{{ !contains(github.event.pull_request.labels.*.name, '{label}') }}}}"
        assert step_called("scope.yml", judge)["if"] == condition
    types = read(TEXTS["scope.yml"])["on"]["pull_request"]["types"]
    assert {"synchronize", "labeled", "unlabeled", "edited"} <= set(types)


def test_no_job_is_skipped_as_a_whole_since_a_skipped_one_counts_as_passed() -> None:
    assert [job for name in FOR_STRANGERS for job, content in jobs(TEXTS[name]) if "if" in content] == []


class Requests:
    """A repository with two plans, and the folder a runner would have checked its main branch out to."""

    def __init__(self, folder: Path) -> None:
        self.origin = project(
            folder / "origin", {"plans/kent.yaml": "a\nb\nc\nd\n", "plans/essex.yaml": "x\n", "README.md": "r\n"}
        )
        self.origin.git("config", "uploadpack.allowAnySHA1InWant", "true")
        self.clone, self.runner = folder / "clone", Runner(folder / "runner")

    def request(self, files: Files) -> str:
        """Commit on a branch that no clone fetches by itself, as a pull request's, and go back to main."""
        self.origin.git("checkout", "--quiet", "--detach", "main")
        head = self.origin.commit(files)
        self.origin.go("main")
        return head

    def judge(self, head: str) -> subprocess.CompletedProcess[str]:
        """Run the workflow's own script, as the platform would."""
        if not self.clone.exists():
            Project(self.origin.folder.parent).git("clone", "--quiet", self.origin.folder.as_uri(), str(self.clone))
        return self.runner.run("scope.yml", SCOPE, self.clone, HEAD_SHA=head)


@pytest.fixture
def requests(tmp_path: Path) -> Requests:
    return Requests(tmp_path)


@pytest.mark.parametrize(
    ("files", "passes"),
    [
        ({"plans/kent.yaml": "new\n"}, True),
        ({"plans/surrey.yaml": "a new force\n"}, True),
        ({"plans/kent.yaml": None}, True),
        ({"README.md": "new\n", "src/new.py": "new\n"}, True),
        ({"plans/kent.yaml": "new\n", "plans/essex.yaml": "new\n"}, False),
        ({"plans/kent.yaml": "new\n", "README.md": "new\n"}, False),
        ({"plans/kent.yaml": None, "plans/surrey.yaml": "a\nb\nc\nd\n"}, False),
        ({"plans/kent.yaml": "new\n", "plans/odd\nname \u202eé.yaml": "new\n"}, False),
        ({"plans/kent.yaml": "new\n", ".gitattributes": "* diff=evil\n"}, False),
    ],
    ids=["one", "new", "gone", "program", "two", "with-readme", "renamed", "odd-name", "attributes"],
)
def test_the_workflows_script_judges_real_requests(requests: Requests, files: Files, passes: bool) -> None:
    done = requests.judge(requests.request(files))
    assert (done.returncode == 0) == passes, done.stdout + done.stderr
    assert ("::error title=One plan at a time::" in done.stdout) == (not passes)
    assert requests.clone.joinpath("plans", "kent.yaml").read_text("utf-8") == "a\nb\nc\nd\n"


def test_what_others_merged_meanwhile_is_not_held_against_a_request(requests: Requests) -> None:
    head = requests.request({"plans/kent.yaml": "new\n"})
    requests.origin.commit({"plans/essex.yaml": "merged meanwhile\n"})
    assert requests.judge(head).returncode == 0


def test_a_request_that_took_over_what_was_merged_meanwhile_is_judged_by_its_own_changes(requests: Requests) -> None:
    requests.origin.commit({"plans/essex.yaml": "merged meanwhile\n"})
    assert requests.judge(requests.request({"plans/kent.yaml": "new\n"})).returncode == 0


def test_a_head_that_cannot_be_had_or_shares_no_past_is_refused(requests: Requests) -> None:
    assert requests.judge("0" * 40).returncode != 0
    requests.origin.git("checkout", "--quiet", "--orphan", "stranger")
    orphan = requests.origin.commit({"plans/kent.yaml": "new\n"})
    requests.origin.go("main")
    assert requests.judge(orphan).returncode != 0


# What a request changes, and the pages before and after

CHANGES, WRITTEN = "Say what changes, and make the pages before and after", "Put what changes into the summary"


def plans_step(name: str) -> dict[str, str]:
    found: dict[str, str] = step_called("pull-request.yml", name)
    return found


def test_what_changes_is_told_where_the_check_found_faults_or_no_pages_could_be_kept() -> None:
    always = "!cancelled() && steps.changes.outcome == 'success'"
    assert plans_step(CHANGES)["if"] == "${{ !cancelled() && steps.check.outcome != 'skipped' }}"
    assert plans_step("Keep the pages to look at")["if"] == plans_step(WRITTEN)["if"] == f"${{{{ {always} }}}}"
    (checkout, *_) = read(TEXTS["pull-request.yml"])["jobs"]["plans"]["steps"]
    assert (checkout["with"]["fetch-depth"], "HEAD^1" in plans_step(CHANGES)["run"]) == ("2", True)


@pytest.mark.parametrize(("code", "passes"), [(0, True), (1, True), (2, False), (3, False), (130, False)])
def test_what_changes_is_told_unless_it_cannot_be(tmp_path: Path, code: int, passes: bool) -> None:
    """Faults of plans are the step before's to refuse."""
    runner = Runner(tmp_path)
    (tmp_path / "bin" / "ssc-site").write_text(f'#!/bin/sh\necho "$@"\nexit {code}\n', "utf-8")
    done = runner.run("pull-request.yml", CHANGES, tmp_path)
    assert (done.returncode == 0) == passes
    assert (runner.temp / "summary.md").read_text("utf-8") == f"summary HEAD^1 --pages {runner.temp}/pages\n"


@pytest.mark.parametrize("address", ["", "https://example.org/artifacts/7"])
def test_the_summary_has_what_changes_and_where_the_pages_are(tmp_path: Path, address: str) -> None:
    runner = Runner(tmp_path)
    (runner.temp / "summary.md").write_text("What $(touch evil) `changes`\n", "utf-8")
    done = runner.run("pull-request.yml", WRITTEN, tmp_path, PAGES=address)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert runner.summary.startswith("What $(touch evil) `changes`\n")
    assert ("[Download the pages" in runner.summary) == bool(address)
    assert f"({address})" in runner.summary or not address


# What people read


def owners(path: str) -> list[str]:
    """Return who must approve a change of the path: the last line that fits it decides."""
    asked: list[str] = []
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        pattern, *named = line.partition("#")[0].split() or [""]
        if pattern == "*" or (pattern and f"/{path}".startswith(pattern)):
            asked = named
    return asked


@pytest.mark.parametrize(
    "path",
    [".github/workflows/scope.yml", ".github/CODEOWNERS", "src/ssc_site/cli/plans.py", "schema/site.yaml", ".ci/run"],
)
def test_the_program_and_its_settings_are_the_maintainers(path: str) -> None:
    assert [owner.rpartition("/")[2] for owner in owners(path)] == ["maintainers"]


def test_plans_have_owners_and_the_guide_is_not_a_plan() -> None:
    assert [owner.rpartition("/")[2] for owner in owners("plans/kent.yaml")] == ["editors"]
    assert [owner.rpartition("/")[2] for owner in owners("plans/README.md")] == ["maintainers"]


def test_owners_that_are_not_filled_in_are_admitted() -> None:
    text = (GITHUB / "CODEOWNERS").read_text("utf-8")
    filled_in = "@your_organisation" not in text
    assert filled_in or ("TO FILL IN" in text and "your_organisation" in (REPOSITORY / "README.md").read_text("utf-8"))


def test_the_settings_in_the_readme_name_every_required_check_and_the_label() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    settings = readme.split("## Repository settings without which none of this holds")[1]
    checks = [job["name"] for name in sorted(FOR_STRANGERS) for _, job in jobs(TEXTS[name])]
    assert [name for name in (*checks, *LABELS.values()) if f"`{name}`" not in settings] == []


def test_the_threat_model_and_the_drill_are_where_people_look() -> None:
    security = (REPOSITORY / "SECURITY.md").read_text("utf-8")
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    assert "## When something private was published" in contributing
    assert "CONTRIBUTING.md#when-something-private-was-published" in security
    for heading in ("## How to report", "## What is protected, from whom, and how", "## What is left"):
        assert heading in security


def test_the_redaction_that_the_drill_shows_is_a_lawful_one() -> None:
    (shown,) = re.findall(r"`(corrections: [^`]*)`", (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8"))
    plan = f'{HEAD}responses:\n  "7.1":\n    - {shown}\n'
    assert found(check(plan)) == []
    assert found(check(plan.replace("why:", 'what: "A name.", why:'))) != []


def test_forms_warn_before_they_ask() -> None:
    for path in GITHUB.glob("ISSUE_TEMPLATE/[!c]*.yml"):
        first = read(path.read_text("utf-8"))["body"][0]
        assert first["type"] == "markdown"
        assert "This form is public" in first["attributes"]["value"]
        assert "SECURITY.md" in first["attributes"]["value"]
