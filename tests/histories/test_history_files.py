"""Files that come, go, break or are only laid out anew: what is a change, what cannot be told, and no secret told."""

import codecs
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from markdown_it import MarkdownIt

from country import country
from gitproject import Files, Project, project
from histories import (
    AMBERSAY,
    CALDERWYN,
    PLAN,
    SMALL,
    as_data,
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

BRINDLESHIRE = "plans/brindleshire.yaml"
NEW = SMALL.replace("calderwyn", "brindleshire")
BROKEN = edited(PLAN, ("  - {title: Operational Lead, rank: DCI}", "  - {title: Operational Lead, rank: DCI"))
ENTRY = below("12.2", "date: 2026-10-05", "status: complete")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_project(tmp_path_factory.mktemp("template") / "project").folder


@pytest.fixture
def made(template: Path, tmp_path: Path) -> Project:
    return copy_of(template, tmp_path / "project")


def some_slow(names: Iterable[str], *quick: str) -> list[ParameterSet]:
    """Return the parameters, all of them slow but these."""
    return [pytest.param(name, marks=() if name in quick else pytest.mark.slow) for name in names]


# The same plan, laid out otherwise


def quoted(text: str) -> str:
    return re.sub(r"(says|in_place|unclear): ([A-Z][^\n{]*)", r'\1: "\2"', text)


def folded(text: str) -> str:
    def fold(found: re.Match[str]) -> str:
        start, first, rest = found.groups()
        below = " " * (len(start) + 2)
        return f"{start}says: >-\n{below}{first}\n{below}{rest}"

    return re.sub(r"^( +(?:- )?)says: (\w+ \w+ \w+) ([^\n{]*)", fold, text, flags=re.MULTILINE)


def in_block(text: str) -> str:
    return re.sub(r"\{(title: [^,{}]+), (rank: \w+)\}", r"\1\n    \2", text)


def in_flow(text: str) -> str:
    words = "The draft of the problem profile was agreed by the board."
    old = f"    - date: 2025-10-06\n      says: {words}\n"
    new = f'    - {{date: 2025-10-06, says: "{words}", status: in-progress, progress: 60}}\n'
    return edited(text, (f"{old}      progress: 60\n      status: in-progress\n", new))


def keys_moved(text: str) -> str:
    return edited(
        text,
        ("wording: force\n", ""),
        ('accepts: {"7": yes, "22": partly}\n', 'accepts: {"22": partly, "7": yes}\nwording: force\n'),
        (
            "      in_place: A policy on assessing risk is in force.\n      status: in-progress\n",
            "      status: in-progress\n      in_place: A policy on assessing risk is in force.\n",
        ),
        ('  "7.2": []\n', ""),
        ('  "12.4": []\n', '  "12.4": []\n  "7.2": []\n'),
    )


LAYOUTS: dict[str, Callable[[str], str]] = {
    "comments": lambda text: text.replace("\n", "  # a remark\n", 3).replace(
        "responses:", "# Below are the answers.\nresponses:"
    ),
    "no comments": lambda text: re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE),
    "quotation marks": quoted,
    "texts folded": folded,
    "sections in lines of their own": in_block,
    "an entry in brackets": in_flow,
    "fields and items in another order": keys_moved,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a mark at the start": lambda text: codecs.BOM_UTF8.decode() + text,
    "empty lines": lambda text: text.replace('\n  "', '\n\n  "'),
    "blanks at the ends of lines": lambda text: text.replace("seriously.\n", "seriously.   \n"),
    "items without quotation marks": lambda text: re.sub(r'^  "(\d+\.?\d?)":', r"  \1:", text, flags=re.MULTILINE),
    "no line end at the end": lambda text: text.removesuffix("\n"),
}


@pytest.mark.parametrize("layout", some_slow(LAYOUTS, "line ends of Windows", "fields and items in another order"))
def test_a_file_laid_out_otherwise_is_no_change(made: Project, layout: str) -> None:
    after = LAYOUTS[layout](PLAN)
    assert after != PLAN
    made.commit({AMBERSAY: after})
    found = checked(made)
    assert (found.code, found.out.count("\n")) == (0, 1)
    assert "1 plan only laid out otherwise" in found.out
    assert f"\n\n{found.out}\n" in summarised(made).out


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["line ends of Windows", "texts folded", "fields and items in another order"])
def test_a_file_laid_out_otherwise_hides_no_change(made: Project, layout: str) -> None:
    made.commit({AMBERSAY: LAYOUTS[layout](edited(PLAN, ("trained officer", "trained person")))})
    found = checked(made)
    assert found.code == 1
    assert list(told(found.out)["Ambersay"]) == ["", "12.1"]


# Whole files


@pytest.mark.parametrize(
    ("files", "code", "heads"),
    [
        ({BRINDLESHIRE: NEW}, 0, {"Brindleshire": "new on this site: 2 of 39 items answered"}),
        ({CALDERWYN: None}, 1, {"Calderwyn": "the plan is no longer there"}),
        (
            {CALDERWYN: None, BRINDLESHIRE: NEW},
            1,
            {"Calderwyn": "the plan is no longer there", "Brindleshire": "new on this site"},
        ),
        (
            {AMBERSAY: ENTRY, CALDERWYN: SMALL.replace("2025-05-01", "2025-05-02")},
            1,
            {"Calderwyn": "not allowed", "Ambersay": "1 new entry"},
        ),
        ({AMBERSAY: ENTRY, "src/program.py": "x\n", "README.md": "y\n"}, 0, {"Ambersay": "1 new entry"}),
    ],
    ids=["new", "gone", "renamed", "two", "with-code"],
)
def test_whole_plans_come_go_and_change_together(made: Project, files: Files, code: int, heads: dict[str, str]) -> None:
    made.commit(files)
    found = checked(made)
    assert found.code == code, found.all
    forces = {force: parts[""][0] for force, parts in told(found.out).items() if not force.startswith("Other")}
    assert forces.keys() == heads.keys()
    assert [words for force, words in heads.items() if words not in forces[force]] == []
    assert list(forces) == list(heads), "what is not allowed comes first"
    assert [each for each in as_data(made)["other_files"] if each.startswith("plans/")] == []


def test_other_files_are_named_and_no_more_is_said_of_them(made: Project) -> None:
    made.commit({"src/program.py": "x\n", "plans/README.md": "The guide.\n", "schema/rounds/one.yaml": "x\n"})
    found = checked(made)
    assert found.code == 0
    assert found.out.endswith(
        "3 other files changed.\n\n"
        "Other files changed:\n  plans/README.md\n  schema/rounds/one.yaml\n  src/program.py\n"
    )


@pytest.mark.slow
def test_a_change_of_every_plan_has_a_summary_that_the_platform_takes(tmp_path: Path) -> None:
    plans = {path: data.decode() for path, data in country().items() if path.startswith("plans/")}
    made = project(tmp_path / "project", {**national(), **plans})
    made.commit({path: re.sub(r"(says: )(\w)", r"\1Indeed \2", text) for path, text in plans.items()})
    for found in (summarised(made), said(made.folder, "diff", "--check", "HEAD~1", "HEAD", "--format", "markdown")):
        assert found.code == 1
        assert "43 plans changed" in found.out
        assert len(found.out.encode()) < 1_000_000


def test_names_of_other_files_can_command_nothing(made: Project) -> None:
    odd = "docs/`x` <b>\n::error::forged ##[error] \u202e[a](https://example.org).md"
    made.commit({odd: "x\n", **{f"many/{number}": "x\n" for number in range(40)}})
    for found in (checked(made), summarised(made), said(made.folder, "diff", "HEAD~1", "HEAD", "--format", "markdown")):
        assert found.code == 0
        assert not re.search(r"\u202e|^\s*::error|##\[error", found.all, re.MULTILINE)
        assert "and 21 more" in found.out
    page = MarkdownIt("commonmark").render(summarised(made).out)
    assert "<code>docs/`x` &lt;b&gt;" in page
    assert "example.org" not in re.sub(r"<code>.*?</code>", "", page)


def test_a_plan_of_which_only_a_link_is_left_is_refused(made: Project) -> None:
    made.commit(
        {
            CALDERWYN: "force: calderwyn\nwording: force\nheld: elsewhere\nsources:\n"
            '  page: {title: Action plan, url: "https://www.example.org/plan"}\n'
        }
    )
    found = checked(made)
    assert found.code == 1
    assert [each["code"] for each in as_data(made)["refused"]] == ["dropped-plan"]
    assert told(found.out) == {"Calderwyn": {"": ["not allowed: of the plan only a link is left"]}}


def test_a_plan_that_was_only_linked_to_may_be_taken_in(made: Project) -> None:
    made.commit(
        {
            CALDERWYN: "force: calderwyn\nwording: force\nheld: elsewhere\nsources:\n"
            '  page: {title: Action plan, url: "https://www.example.org/plan"}\n'
        }
    )
    made.commit({CALDERWYN: SMALL})
    found = checked(made)
    assert found.code == 0
    assert "new on this site: 2 of 39 items answered" in found.out


def test_reviewers_marks_are_counted_by_item(made: Project) -> None:
    mark = "    - {date: 2026-10-05, by: HMICFRS, finding: confirmed}\n"
    made.commit({"plans/reviews/ambersay.yaml": f'force: ambersay\nmarks:\n  "12.2":\n{mark}'})
    found = checked(made)
    assert found.code == 0, found.all
    assert "mark" in found.out


# Files that cannot be read


def unreadable() -> dict[str, tuple[Files, Files]]:
    return {
        "broken after": ({}, {AMBERSAY: BROKEN}),
        "broken before": ({AMBERSAY: BROKEN}, {AMBERSAY: PLAN}),
        "broken both times": ({AMBERSAY: BROKEN}, {AMBERSAY: f"{BROKEN}# more\n"}),
        "a fault of one field": ({}, {AMBERSAY: edited(PLAN, ("status: complete", "status: done"))}),
        "no text at all": ({}, {AMBERSAY: bytes(range(256)) * 40}),
        "another encoding": ({}, {AMBERSAY: PLAN.encode("utf-16")}),
        "empty": ({}, {AMBERSAY: ""}),
        "too large": ({}, {AMBERSAY: PLAN + "#" * 300_000}),
        "a folder": ({}, {AMBERSAY: None, f"{AMBERSAY}/ambersay.yaml": PLAN}),
    }


@pytest.mark.parametrize("name", some_slow(unreadable(), "broken after", "broken before"))
def test_where_a_version_cannot_be_read_nobody_is_told_that_all_is_well(made: Project, name: str) -> None:
    before, after = unreadable()[name]
    if before:
        made.commit(before)
    made.commit(after)
    found, summary = checked(made), summarised(made)
    assert (found.code, summary.code) == (1, 1)
    assert [each["code"] for each in as_data(made)["refused"]] == ["history-unknown"]
    assert told(found.out).keys() <= {AMBERSAY, "Other files changed:"}
    assert re.search(f"{AMBERSAY}: .*cannot be told", found.out)
    assert "Ready to be read" not in summary.out
    assert "No plan changed" not in summary.out


def test_the_changes_of_one_plan_are_told_while_another_cannot_be_read(made: Project) -> None:
    made.commit({AMBERSAY: BROKEN, CALDERWYN: f"{SMALL}    - date: 2026-10-05\n      status: complete\n"})
    found = checked(made)
    assert found.code == 1
    assert "in progress to complete, no document cited" in found.out
    assert re.search(f"{AMBERSAY}: .*cannot be told", found.out)


@pytest.mark.parametrize(
    "name", ["plans/Ambersay.yaml", "plans/ambersay.yml", "plans/ambersay.txt", "plans/a/ambersay.yaml"]
)
def test_a_plan_under_another_name_is_a_plan_that_is_gone(made: Project, name: str) -> None:
    made.commit({AMBERSAY: None, name: PLAN})
    found, summary = checked(made), summarised(made)
    assert (found.code, summary.code) == (1, 1)
    assert "Ready to be read" not in summary.out


def test_a_plan_that_has_become_a_link_is_not_followed(made: Project) -> None:
    (made.folder / "secret.yaml").write_text(PLAN.replace("ambersay", "Zuzka Nevidim"), "utf-8")
    (made.folder / AMBERSAY).unlink()
    (made.folder / AMBERSAY).symlink_to("../secret.yaml")
    made.git("add", AMBERSAY)
    made.record()
    for found in (checked(made), summarised(made), checked(made, "HEAD~1", "")):
        assert found.code == 1
        assert "Nevidim" not in found.all


# What may not be told

SECRETS = {
    "certain": ("The victim, Jane Exampleton, was not told.", "Exampleton"),
    "likely": ("The victim, Zuzka Nevidim, was not told.", "Nevidim"),
    "a number": ("Ring 07700 900123 for the advocate.", "900123"),
}

PLACES = (
    "text",
    "correction",
    "why",
    "reason",
    "reason of an action",
    "document",
    "new action",
    "lead",
    "source",
    "comment",
)
FORMS = ("text", "markdown", "json")
LINE = "corrections:\n        - {date: 2026-10-05, kind: corrected, "


def printed(made: Project) -> str:
    """Return all that the program prints of the last commit."""
    forms = [said(made.folder, "diff", "--check", "HEAD~1", "HEAD", "--format", form) for form in FORMS]
    return "".join(found.all for found in (*forms, summarised(made)))


def pages(made: Project, folder: Path) -> str:
    """Return all that the program makes of the last commit for people to look at."""
    said(made.folder, "summary", "HEAD~1", "HEAD", "--pages", str(folder))
    return "".join(path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", SECRETS)
@pytest.mark.parametrize("where", some_slow(PLACES, "correction"))
def test_what_must_not_be_published_is_not_printed_when_it_is_added(made: Project, kind: str, where: str) -> None:
    text, secret = SECRETS[kind]
    after = {
        "text": below("12.2", "date: 2026-10-05", f'says: "{text}"'),
        "correction": edited(
            PLAN,
            (
                "is in force.\n",
                f'is used.\n      {LINE}what: "{text}", why: A slip.}}\n',
            ),
        ),
        "why": edited(
            PLAN,
            (
                "is in force.\n",
                f'is used.\n      {LINE}what: All., why: "{text}"}}\n',
            ),
        ),
        "reason": below("12.2", "date: 2026-10-05", "status: blocked", f'reason: "{text}"'),
        "reason of an action": below(
            "12.2", "date: 2026-10-05", "actions:", f'  a: {{due: withdrawn, reason: "{text}"}}'
        ),
        "document": below("12.2", "date: 2026-10-05", f'documents: [{{title: "{text}", held: By the force.}}]'),
        "new action": below("12.2", "date: 2026-10-05", "actions:", f'  c: {{text: "{text}"}}'),
        "lead": edited(PLAN, ("{title: Operational Lead", f'{{title: "{text}"')),
        "source": edited(PLAN, ("title: Action plan of the force", f'title: "{text}"')),
        "comment": f"# {text}\n{PLAN}",
    }[where]
    made.commit({AMBERSAY: after})
    assert secret not in printed(made)


@pytest.mark.slow
@pytest.mark.parametrize("kind", SECRETS)
def test_what_is_redacted_is_not_printed_again(made: Project, tmp_path: Path, kind: str) -> None:
    text, secret = SECRETS[kind]
    old = "A policy on assessing risk is in force."
    made.commit({AMBERSAY: edited(PLAN, (f"in_place: {old}", f'in_place: "{old} {text}"'))})
    redacted = (
        f"{old}\n      corrections:\n        - {{date: 2026-10-05, kind: redacted, why: It pointed to a person.}}"
    )
    made.commit({AMBERSAY: edited(PLAN, (old, redacted))})
    found = checked(made)
    assert (found.code, secret in printed(made) + pages(made, tmp_path / "pages")) == (0, False), found.all
    assert "words are taken out of the entry of 2 June 2025" in found.out


@pytest.mark.slow
@pytest.mark.parametrize("kind", SECRETS)
def test_what_is_taken_out_without_a_mark_is_refused_and_not_printed(made: Project, kind: str) -> None:
    text, secret = SECRETS[kind]
    made.commit({AMBERSAY: edited(PLAN, ("in_place: A policy on assessing risk is in force.", f'in_place: "{text}"'))})
    made.commit({AMBERSAY: PLAN})
    assert (checked(made).code, secret in printed(made)) == (1, False)
