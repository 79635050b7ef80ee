"""Two sites side by side: which pages differ, the page that leads to them, and what is never kept of the one before."""

import os
import re
from pathlib import Path

import pytest
from versions import answers

from conftest import REPOSITORY, RootOf
from ssc_site import cli
from ssc_site.files import read_templates
from ssc_site.sides import changed_pages, side_by_side
from test_cli import run

OLD = "{date: 2025-03-05, status: in-progress, says: A draft. Zuzka wrote it.}"
PAGE = b"<title>%s - Plans</title><p>%s</p>"


def page(title: str, words: str = "") -> bytes:
    return PAGE % (title.encode(), words.encode())


BEFORE = {
    "index.html": page("First"),
    "forces/kent/index.html": page("Kent"),
    "dates/index.html": page("Dates"),
    "cy/dates/index.html": page("Dyddiadau"),
    "cy/index.html": page("Cyntaf"),
    "gone/index.html": page("Gone"),
    "static/site.css": b"",
}
AFTER = {
    **BEFORE,
    "forces/kent/index.html": page("Kent", "New."),
    "dates/index.html": page("Dates", "New."),
    "cy/dates/index.html": page("Dyddiadau", "Newydd."),
    "cy/index.html": page("Cyntaf", "Newydd."),
    "new/index.html": page("A &lt;b&gt; page"),
    "static/site.css": b"a",
}
del AFTER["gone/index.html"]


def test_pages_that_differ_are_named_the_changed_forces_first_and_welsh_only_where_it_differs_alone() -> None:
    assert changed_pages(BEFORE, AFTER, ["kent"]) == (
        "forces/kent/index.html", "cy/index.html", "dates/index.html", "gone/index.html", "new/index.html",
    )  # fmt: skip


def test_a_page_that_links_to_another_line_of_a_plan_only_is_no_other_page() -> None:
    one, other = ({"index.html": page("First", f'<a href="https://example.org/a.yaml#L{line}">')} for line in (1, 2))
    assert changed_pages(one, other, []) == ()


def index(before: dict[str, bytes] | None) -> tuple[str, dict[str, bytes]]:
    changed = changed_pages(BEFORE, AFTER, ["kent"])
    made = side_by_side(before, AFTER, ("version <a>", "version b"), changed, read_templates(REPOSITORY))
    return made["index.html"].decode(), made


def test_each_page_is_led_to_as_it_was_and_as_it_would_be() -> None:
    text, made = index(BEFORE)
    links = re.findall(r'href="([^"]+)" target="(\w+)"', text)
    assert ("before/forces/kent/index.html", "before") in links
    assert ("after/forces/kent/index.html", "after") in links
    assert all(path in made for path, _ in links)
    assert "version &lt;a&gt;" in text
    assert "A &lt;b&gt; page (a new page)" in text
    assert "Gone (no longer there)" in text
    assert "Kent - Plans" not in text


def test_of_pages_that_hold_what_is_taken_out_none_is_kept() -> None:
    text, made = index(None)
    assert not [path for path in made if path.startswith("before/")]
    assert "No page from before is shown here, because it has the words that are taken out." in text
    assert "a new page" not in text


# The command


def folders(root_of: RootOf, before: str, after: str) -> Path:
    root = root_of({"lancashire.yaml": after})
    (root / "old" / "plans").mkdir(parents=True)
    (root / "old" / "plans" / "lancashire.yaml").write_text(before, "utf-8")
    return root


def ran(capsys: pytest.CaptureFixture[str], command: str, root: Path, *more: str) -> tuple[int, str, str]:
    """Run a command on the two versions, without starting another Python."""
    given = [command, str(root / "old"), "--root", str(root), "--as-of", "2026-11-21", *more]
    code = cli._exit_code(lambda: cli.commands.main(given, standalone_mode=False))
    said = capsys.readouterr()
    assert "fault of ours" not in said.err
    return code, said.out, said.err


@pytest.mark.slow
def test_the_pages_before_a_redaction_are_kept_nowhere(root_of: RootOf, capsys: pytest.CaptureFixture[str]) -> None:
    line = "{date: 2026-11-20, kind: redacted, why: It named a person.}"
    redacted = f"{{date: 2025-03-05, status: in-progress, says: A draft., corrections: [{line}]}}"
    root = folders(root_of, answers(OLD), answers(redacted))
    code, text, _ = ran(capsys, "summary", root, "--pages", str(root / "pages"))
    assert (code, "Zuzka" in text) == (0, False)
    written = [Path(folder) / name for folder, _, names in os.walk(root / "pages") for name in names]
    assert len(written) > 100
    assert not [path for path in written if b"Zuzka" in path.read_bytes()]


def test_diff_refuses_shows_no_line_of_a_plan_and_ends_with_one(
    root_of: RootOf, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folders(root_of, answers(OLD), answers(OLD.replace("A draft.", "Not a draft.")))
    code, told, _ = ran(capsys, "diff", root)
    assert (code, "not allowed: " in told) == (0, True)
    for form in ("text", "markdown", "json"):
        code, told, err = ran(capsys, "diff", root, "--check", "--format", form)
        assert (code, "rewritten" in told) == (1, True)
        assert "draft" not in told + err


def test_an_earlier_day_makes_no_faults_of_what_came_later(root_of: RootOf, capsys: pytest.CaptureFixture[str]) -> None:
    later = "{date: 2026-03-05, status: complete, says: Done.}"
    root = folders(root_of, answers(OLD), answers(OLD, later))
    code, told, _ = ran(capsys, "diff", root, "--check", "--as-of", "2025-12-01")
    assert (code, "new entry of 5 March 2026" in told) == (0, True)
    assert "late" not in told


def test_rules_lists_the_codes_of_history_too() -> None:
    assert "rewritten-entry (error)\n    A published entry is not rewritten." in run("rules").stdout
