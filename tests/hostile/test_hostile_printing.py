"""What a plan and its names hold never commands a terminal or a runner, nor makes more than words of a summary."""

import json
import os
import re
import sys
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from conftest import HEAD, RootOf, check
from ssc_site import cli
from ssc_site.diagnostics import Report
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.visible import visible
from test_cli import AS_OF, run

FOREIGN = [
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\", "\x9b2J", "\x07\x08",
    "\r::error::forged", "::error file=a,line=1::forged", "::stop-commands::x", "##[error]forged", ":octocat:",
    "0123abcdef", "> [!NOTE]", "GHSA-1234-abcd-5678", "$a$", "- a", "1. a", "a\n===", "~~a~~", "[^1]", "##[add-mask]x",
    "a%0A::error::forged", "::set-output name=x::y", "<script>alert(1)</script>", "<img src=x onerror=y>", "![a](//b)",
    "[a](https://evil.example)", "@everyone", "#123", "www.evil.example", "`a`", "| a | b |", "# a", "a\u202etxt.exe",
    "a\u2028::error::forged", "\ufeff", "\ud83d", "*a*", "a\u0301" * 50, "https://evil.example", "a  b", "'", '"',
]  # fmt: skip
"""Words for names, values and unknown fields."""
COMMANDING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""Letters that a terminal obeys, hides or turns round; stdout cannot take the last."""
GITHUBS = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LINKED = r"@\w|\w*#\w+|www\.|https?://|gh-\d+|ghsa-|:[a-z0-9_+-]+:|\b(?=[a-f]*\d)[0-9a-f]{7,40}\b|\$\w"
"""What GitHub links, or makes a picture, a note or a formula of, after Markdown is done."""


def escaped(words: str) -> str:
    """Return the words as YAML in double quotes, every odd one as an escape."""
    return '"' + "".join(
        letter if letter.isprintable() and letter.isascii() and letter not in '"\\' else f"\\u{ord(letter):04x}"
        for letter in words
    ) + '"'  # fmt: skip


def raw(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def faulty(words: str) -> str:
    """Return a plan with these words wherever a message may tell of them."""
    return (
        f"force: {words}\nwording: {words}\n{words}: {words}\naccepts: {{{words}: {words}}}\n"
        f"responses:\n  {words}:\n    - says: x\n      {words}: x\n      date: {words}\n      see: [{words}]\n"
        f"      source: {words}\n      documents: [{{title: a, url: {words}}}]\n      answered_by: {words}\n"
        f"      actions: {{a: {{text: {words}, due: 27/3/2025}}}}\n      status: Complete # {words}\n"
        f"  {words}: []\n"
    )


EVERY = [*dict.fromkeys(made for words in FOREIGN for made in (escaped(words), raw(words), words))]
"""The words as YAML: spelt out as escapes, in quotes, and as they are."""


@cache
def reports() -> tuple[Report, ...]:
    """Return the reports on plans of foreign words and on files with foreign names."""
    plans = [check(faulty(words).encode("utf-8", "surrogatepass")) for words in EVERY]
    return (*plans, *(check("force: kent\n", f"{words.replace('/', '')}.yaml") for words in FOREIGN))


@cache
def printed(form: str) -> tuple[str, ...]:
    assert all(report.failed for report in reports())
    return tuple(map(REPORTERS[form], reports()))


@pytest.mark.parametrize("form", REPORTERS)
def test_no_letter_commands_a_terminal(form: str) -> None:
    for text in printed(form):
        assert re.findall(COMMANDING, text) == []
        assert text.encode().decode() == text


@pytest.mark.parametrize("form", REPORTERS)
def test_no_line_is_a_command_but_ours(form: str) -> None:
    ours = re.compile(r"::(error|warning) file=plans/[^,:]*,line=\d+,col=\d+,title=[a-z0-9-]+::[^\r\n]*")
    for text in printed(form):
        assert "##[" not in text
        commands = [line for line in text.splitlines() if re.match(r"\s*::", line)]
        assert [line for line in commands if not ours.fullmatch(line)] == []
        assert (form == "github") == bool(commands)


def test_a_summary_holds_no_link_image_heading_table_or_html_of_theirs() -> None:
    for text in printed("markdown"):
        assert beyond_words(text) == [], text


def test_a_corrected_line_is_code_and_nothing_else_whatever_stands_in_it() -> None:
    shown = [block for text in printed("markdown") for block in BLOCK.findall(text)]
    assert len({words for words in FOREIGN if any(words in block[1] for block in shown)}) > 20
    for _, line in shown:
        assert visible(line) == line
        assert not re.match(r"\s*::", line)
    for text in printed("markdown"):
        assert GITHUBS.render(text).count("<pre>") == len(BLOCK.findall(text))


@pytest.mark.parametrize(
    "planted",
    [
        "# a", "a\n===", "[a](b)", "![a](b)", "<https://b.uk>", "<b>a</b>", "| a |\n|---|", "> a", "---", "```\na\n```",
        "~~a~~", "*a*", "1. a", "see www.b.uk", "see https://b.uk", "@a", "a#1", "GH-1", ":tada:", "0123abc", "[^1]",
        "$a$", "GHSA-1234-abcd-5678", "a@b.uk",
    ],
)  # fmt: skip
def test_what_a_summary_must_not_hold_is_seen(planted: str) -> None:
    assert beyond_words(f"- line 1: a\n\n{planted}\n")


BLOCK = re.compile(r"\n  (`{3,})yaml\n  (.*)\n  \1\n")
"""A corrected line: its fence, and itself."""


def beyond_words(summary: str) -> list[str]:
    """Return what of a summary GitHub would make more of than paragraphs, our lists, bold words and code."""
    summary = BLOCK.sub("\n", summary)
    html = GITHUBS.render(summary)
    tags = [tag for tag in re.findall(r"</?([a-z0-9]+)[^>]*>", html) if tag not in {"p", "ul", "li", "strong", "code"}]
    outside = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    notes = re.findall(r"(?<!\\)\[\^", re.sub(r"`.*?`", "", summary))
    return tags + notes + re.findall(LINKED, re.sub(r"</?[a-z]+>", "", outside), re.IGNORECASE)


def test_json_is_strict_and_says_each_problem_as_it_is() -> None:
    for text, report in zip(printed("json"), reports(), strict=True):
        document = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
        assert list(document) == ["version", "summary", "diagnostics"]
        told = [each["message"] for each in document["diagnostics"]]
        assert told == [each.message for each in report.diagnostics]
        assert document["summary"]["errors"] + document["summary"]["warnings"] == len(told)
        assert max(len(message) for message in told) < 1_500


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("form", REPORTERS)
def test_the_command_prints_no_more_than_that(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plans").mkdir()
    for number, words in enumerate(FOREIGN):
        name = words.replace("/", "").encode("utf-8", "surrogatepass")[:80]
        (tmp_path / "plans" / os.fsdecode(name + b".yaml")).write_text("force: kent\n", "utf-8")
        text = faulty(escaped(words)).encode("utf-8", "surrogatepass")
        (tmp_path / "plans" / f"force-{number}.yaml").write_bytes(text)
    arguments = ["validate", "--root", str(tmp_path), "--format", form, *AS_OF]
    assert cli._exit_code(lambda: cli.commands.main(arguments, standalone_mode=False)) == 1
    done = capsys.readouterr()
    assert done.err == "Judged for 21 November 2026.\n"
    assert re.findall(COMMANDING, done.out) == []
    assert form == "github" or not re.search(r"^\s*::|##\[", done.out, re.MULTILINE)
    assert form != "markdown" or beyond_words(done.out) == []
    assert done.out.count("\n::") <= 19


def test_build_says_the_same_of_them(root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": faulty(escaped("\x1b[31m::error::x"))})
    done = run("build", "--root", str(root), *AS_OF)
    assert done.returncode == 1
    assert not re.search(COMMANDING, done.stdout + done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("command", ["validate", "build", "status"])
@pytest.mark.parametrize("name", ["\x1b[31m", "a\nb", "::error::x", "\udcff", "##[x]", "a\u202eb"])
def test_a_folder_with_a_foreign_name_commands_nothing(
    tmp_path: Path, command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name / "plans").mkdir(parents=True)
    (tmp_path / name / "plans" / "kent.yaml").write_text(f"{HEAD}x: y\n", "utf-8")
    for folder in (tmp_path / name, tmp_path / name / "missing"):
        arguments = [command, "--root", str(folder), *AS_OF]
        assert cli._exit_code(lambda: cli.commands.main(arguments, standalone_mode=False)) in (1, 3)  # noqa: B023
        commands_nothing(capsys)


def commands_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    done = capsys.readouterr()
    assert not re.search(COMMANDING, done.out + done.err)
    assert not re.search(r"^\s*::|##\[", done.out + done.err, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("name", ["##[error]x.html", "::error::x.html", "\x1b[31mx.html", "a\n::error::x.html"])
def test_a_file_a_stranger_adds_elsewhere_commands_nothing(
    root_of: RootOf, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = root_of({})
    (root / "templates").mkdir()
    (root / "templates" / name).symlink_to("nowhere")
    arguments = ["build", "--root", str(root), *AS_OF]
    assert cli._exit_code(lambda: cli.commands.main(arguments, standalone_mode=False)) == 3
    commands_nothing(capsys)
