"""Reports made by hand, and the exact text each format makes of them."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from ssc_site.characters import forbidden
from ssc_site.diagnostics import Diagnostic, Elsewhere, Replacement, Report, Severity, report_of
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.github import _command
from ssc_site.reporters.markdown import escaped
from ssc_site.reporters.snippet import snippet
from ssc_site.reporters.visible import visible
from ssc_site.spans import SourceFile, Span

KENT = "plans/kent.yaml"
YAML = "force: kent\nresponses:\n  '7.1':\n    - onwer: Kent\n      says: |\n        One.\n        Two words.\n"
OWNER = Diagnostic(
    "unknown-field",
    Severity.ERROR,
    KENT,
    Span(3, 6, 3, 11),
    'In 7.1: "onwer" is not a field of an entry; did you mean "owners"?',
    "the fields here are owners, says",
    (Elsewhere(Span(0, 7, 0, 11), "the force"),),
    "kent",
    "7.1",
)
WARNED = Diagnostic("stale", Severity.WARNING, KENT, Span(0, 7, 0, 11), "This is old", force="kent")

NASTY = (
    "::error::forged",
    "\n::error file=a::forged\r\n",
    "##[add-mask]forged",
    "100%0A::stop-commands::x",
    "\x1b[31mred\x07\x9b2J",
    "left \u202egnp.exe \u2066x\u2069 \u200fy",
    "lone \ud800 surrogate",
    "<script>alert(1)</script> <img src=x onerror=y> &lt;b&gt; <!-- --> &#64;x",
    "# heading\n- list\n> quote\n===\n---\n| a | b |\n|---|---|",
    "[link](https://evil.example) ![image](//evil.example/x.png) <https://evil.example>",
    "[ref]: https://evil.example 'x'",
    "@everyone and someone@kent.police.uk #123 owner/repo#12 GH-12 www.evil.example",
    "`code` ``` ~~~ **bold** __bold__ ~~gone~~ \\*x\\* $x$ a`@b`",
    "``@",
    "",
)


def report(*found: Diagnostic, plans: int = 4, text: str = YAML) -> Report:
    return report_of(found, [SourceFile(KENT, text.encode("utf-8", "replace"))], plans)


def many(number: int, **changes: Any) -> list[Diagnostic]:
    return [replace(OWNER, span=Span(line, 0, line, 0), elsewhere=(), **changes) for line in range(100, 100 + number)]


def shown(name: str, *found: Diagnostic, text: str = YAML) -> str:
    return REPORTERS[name](report(*found, text=text))


def test_the_formats_are_those_of_the_command() -> None:
    assert list(REPORTERS) == ["text", "json", "github", "markdown"]


# The summary


@pytest.mark.parametrize(
    ("found", "plans", "expected"),
    [
        ([], 4, "No problems in 4 plans."),
        ([], 1, "No problems in 1 plan."),
        ([], 0, "No problems; no plans were read."),
        ([OWNER], 1, "1 error in 1 of 1 plan."),
        ([WARNED], 4, "1 warning in 1 of 4 plans."),
        ([OWNER, WARNED], 4, "1 error and 1 warning in 1 of 4 plans."),
        ([*many(1200), WARNED, replace(WARNED, code="other")], 4, "1,200 errors and 2 warnings in 1 of 4 plans."),
        ([OWNER, replace(OWNER, path="plans/unread.yaml")], 4, "2 errors in 2 of 5 plans."),
        ([replace(OWNER, path="schema/forces.yaml")], 0, "1 error in 1 file; no plans read."),
        ([OWNER, replace(OWNER, path="plans/reviews/kent.yaml")], 4, "2 errors in 2 files; 4 plans read."),
    ],
)
def test_the_summary_counts_in_words(found: list[Diagnostic], plans: int, expected: str) -> None:
    given = report(*found, plans=plans)
    assert REPORTERS["text"](given).endswith(f"{expected}\n")
    assert expected in REPORTERS["github"](given).splitlines()
    assert REPORTERS["markdown"](given).startswith(f"{expected}\n")


# Text


def test_text_shows_the_line_the_fix_and_other_places() -> None:
    assert shown("text", OWNER, WARNED) == (
        "plans/kent.yaml:1:8: warning[stale] This is old\n"
        "  1 | force: kent\n"
        "    |        ^^^^\n"
        "\n"
        'plans/kent.yaml:4:7: error[unknown-field] In 7.1: "onwer" is not a field of an entry; did you mean "owners"?\n'
        "  4 |     - onwer: Kent\n"
        "    |       ^^^^^\n"
        "  fix: the fields here are owners, says\n"
        "  see: plans/kent.yaml:1:8 the force\n"
        "\n"
        "1 error and 1 warning in 1 of 4 plans.\n"
    )


def test_a_line_of_block_text_is_underlined_from_its_first_word() -> None:
    text = shown("text", replace(WARNED, span=Span(6, 0, 6, len("Two words."))))
    assert "  7 |         Two words.\n    |         ^^^^^^^^^^\n" in text
    assert "kent.yaml:7:1: " in text


@pytest.mark.parametrize(
    ("line", "span", "quote", "carets"),
    [
        ("force: kent", Span(0, 0, 2, 4), "force: kent", "^"),
        ("force: kent", Span(0, 5, 0, 5), "force: kent", "     ^"),
        ("force:", Span(0, 6, 0, 6), "force:", "      ^"),
        ("force:", Span(0, 60, 0, 70), "force:", "      ^"),
        ("ab\tc: \x1b[m d", Span(0, 7, 0, 8), "ab→c: <U+001B>[m d", "              ^"),
        ("\tx: 1", Span(0, 0, 0, 1), "→x: 1", "^"),
        ("a: \u202eb", Span(0, 3, 0, 4), "a: <U+202E>b", "   ^^^^^^^^"),
        ("a: 計画 x", Span(0, 6, 0, 7), "a: 計画 x", "        ^"),
        ("a: 計画 x", Span(0, 3, 0, 5), "a: 計画 x", "   ^^^^"),
        ("e\u0301a\u0308: x", Span(0, 6, 0, 7), "e\u0301a\u0308: x", "    ^"),
        ("🙂: x", Span(0, 3, 0, 4), "🙂: x", "    ^"),
        ("a: ##[error]x", Span(0, 12, 0, 13), "a: ##<U+005B>error]x", "                   ^"),
        ("not utf-8: \ufffd", Span(0, 11, 0, 12), "not utf-8: \ufffd", "           ^"),
    ],
)
def test_the_caret_stands_under_its_character(line: str, span: Span, quote: str, carets: str) -> None:
    assert snippet(line, span) == [f"  1 | {quote}", f"    | {carets}"]


@pytest.mark.parametrize(
    ("line", "span", "quote", "carets"),
    [
        ("a" * 100, Span(0, 50, 0, 51), "a" * 100, " " * 50 + "^"),
        ("a" * 100 + "X", Span(0, 100, 0, 101), "…" + "a" * 99 + "X", " " * 100 + "^"),
        ("X" + "a" * 100, Span(0, 0, 0, 1), "X" + "a" * 99 + "…", "^"),
        ("a" * 500 + "X" + "b" * 500, Span(0, 500, 0, 501), "…" + "a" * 40 + "X" + "b" * 59 + "…", " " * 41 + "^"),
        ("a" * 500 + "b" * 500, Span(0, 500, 0, 1000), "…" + "a" * 40 + "b" * 60 + "…", " " * 41 + "^" * 60),
        ("計" * 500, Span(0, 250, 0, 251), "…" + "計" * 50 + "…", " " * 41 + "^^"),
    ],
)
def test_long_lines_are_cut_around_the_caret(line: str, span: Span, quote: str, carets: str) -> None:
    assert snippet(line, span) == [f"  1 | {quote}", f"    | {carets}"]


@pytest.mark.parametrize(
    "found",
    [
        replace(WARNED, path="plans/gone.yaml"),
        replace(WARNED, span=Span(99, 0, 99, 1)),
        replace(WARNED, span=Span(7, 0, 7, 0)),
    ],
    ids=["file not read", "line not there", "blank line"],
)
def test_where_there_is_nothing_to_quote_nothing_is_quoted(found: Diagnostic) -> None:
    assert " | " not in shown("text", found)


def test_a_private_line_is_never_quoted_not_even_by_another_problem() -> None:
    private = replace(OWNER, code="private-name", span=Span(3, 0, 4, 3), message="A private name", hint="")
    beside = replace(WARNED, span=Span(4, 6, 4, 10))
    related = WARNED
    for name in REPORTERS:
        assert "Kent" not in shown(name, private, beside, related)
    text = shown("text", private, beside, related)
    assert "kent.yaml:4:1: error[private-name] A private name\n  see: plans/kent.yaml:1:8 the force\n" in text
    assert " | " not in text


def test_text_shows_a_hundred_problems_errors_first_in_order_of_place() -> None:
    warnings = [replace(WARNED, message=f"Old {number}") for number in range(30)]
    text = shown("text", *warnings, *many(90))
    assert text.count("error[") == 90
    assert text.count("warning[") == 10
    assert text.index("warning[") < text.index("error[")
    assert text.endswith("\n\n… and 20 more; correct these first.\n\n90 errors and 30 warnings in 1 of 4 plans.\n")


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize("letter", ["x", "計", "\x1b", "@", "*", "`@", " "])
def test_no_output_for_people_passes_sixty_kilobytes(name: str, letter: str) -> None:
    long = letter * 30_000
    places = tuple(Elsewhere(Span(line, 0, line, 1), long) for line in range(1000))
    found = [replace(each, hint=long, elsewhere=places, item=long) for each in many(200, message=long)]
    text = shown(name, *found)
    assert 5_000 < len(text.encode()) <= 60_000
    left = int(re.findall(r"… and (\d+) more; correct these first\.", text)[0])
    assert text.count(f"{KENT}:1") + text.count("- line ") >= 200 - left > 0


def test_headings_of_many_files_and_items_count_too() -> None:
    every = [
        replace(OWNER, path=f"plans/{'x' * 80}{number}.yaml", item=f"{number}", elsewhere=(), replacement=FIX)
        for number in range(400)
    ]
    text = REPORTERS["markdown"](report_of(every, [SourceFile(each.path, YAML.encode()) for each in every], 400))
    assert 40_000 < len(text.encode()) <= 60_000


FIX = Replacement(OWNER.span, "owners")


def test_only_five_other_places_are_shown() -> None:
    places = tuple(Elsewhere(Span(line, 0, line, 1), "here too") for line in range(7))
    text = shown("text", replace(OWNER, elsewhere=places))
    assert text.count("here too") == 5
    assert "  see: 2 more places\n" in text


# JSON


def test_json_has_its_documented_shape() -> None:
    assert shown("json", replace(OWNER, message="Plân", hint="fix")) == (
        "{\n"
        '  "version": 1,\n'
        '  "summary": {\n'
        '    "plans": 4,\n'
        '    "errors": 1,\n'
        '    "warnings": 0\n'
        "  },\n"
        '  "diagnostics": [\n'
        "    {\n"
        '      "code": "unknown-field",\n'
        '      "severity": "error",\n'
        '      "path": "plans/kent.yaml",\n'
        '      "line": 4,\n'
        '      "column": 7,\n'
        '      "end_line": 4,\n'
        '      "end_column": 12,\n'
        '      "message": "Plân",\n'
        '      "hint": "fix",\n'
        '      "force": "kent",\n'
        '      "item": "7.1",\n'
        '      "replacement": null,\n'
        '      "replacement_line": null\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_json_is_sorted_and_when_there_is_no_room_says_how_many_there_are() -> None:
    told = json.loads(shown("json", *reversed(many(5000))))
    lines = [found["line"] for found in told["diagnostics"]]
    assert lines == list(range(101, 101 + len(lines)))
    assert len(lines) < told["summary"]["errors"] + told["summary"]["warnings"] == 5000


@pytest.mark.parametrize("text", NASTY)
def test_json_gives_back_what_it_was_given(text: str) -> None:
    written = shown("json", replace(OWNER, message=text, hint=text))
    assert json.loads(written)["diagnostics"][0]["message"] == text
    written.encode()


# GitHub


def test_github_gets_one_command_a_problem_and_a_plain_summary() -> None:
    assert shown("github", OWNER, WARNED) == (
        "::error file=plans/kent.yaml,line=4,col=7,title=unknown-field::"
        'In 7.1: "onwer" is not a field of an entry; did you mean "owners"?%0Afix: the fields here are owners, says\n'
        "::warning file=plans/kent.yaml,line=1,col=8,title=stale::This is old\n"
        "1 error and 1 warning in 1 of 4 plans.\n"
    )


def test_commands_escape_what_the_runner_reads() -> None:
    assert _command("error", [("file", "a%,b:c\r\n")], "d%,e:f\r\n") == (
        "::error file=a%25%2Cb%3Ac%0D%0A::d%25,e:f%0D%0A"
    )


def test_a_file_name_forges_no_property() -> None:
    text = shown("github", replace(WARNED, path="plans/a,line=9::x%0A.yaml"))
    assert text.startswith("::warning file=plans/a%2Cline=9%3A%3Ax%250A.yaml,line=1,col=8,title=stale::This is old\n")


def test_github_gets_the_most_useful_ten_of_each_level() -> None:
    same = many(12)
    kinds = [replace(OWNER, span=Span(500 + n, 0, 500, 0), code=f"kind-{n}") for n in range(4)]
    other_force = replace(OWNER, path="plans/essex.yaml", span=Span(700, 0, 700, 0), force="essex")
    warnings = [replace(WARNED, message=f"Old {number}") for number in range(11)]
    lines = shown("github", *same, *kinds, other_force, *warnings).splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert [int(re.findall(r"line=(\d+)", line)[0]) for line in errors] == [
        *(701, 101, 501, 502, 503, 504),
        *(102, 103, 104, 105),
    ]
    assert [line[:9] for line in lines[10:20]] == ["::warning"] * 10
    assert lines[20:] == [
        "17 errors and 11 warnings in 2 of 5 plans.",
        "7 more errors and 1 more warning: see the summary",
    ]


@pytest.mark.parametrize(("number", "rest"), [(10, None), (11, "1 more error: see the summary")])
def test_github_says_what_is_left_only_when_something_is(number: int, rest: str | None) -> None:
    last = shown("github", *many(number)).splitlines()[-1]
    assert last == (rest or "10 errors in 1 of 4 plans.")


# Markdown


def test_markdown_lists_the_problems_by_file_and_item() -> None:
    earlier = replace(OWNER, span=Span(8, 0, 8, 1), message="Recommendation 9 is late", hint="", item="9")
    again = replace(OWNER, span=Span(9, 0, 9, 1), message="In 7.1, action a: again?", hint="")
    ten = replace(OWNER, span=Span(4, 0, 4, 1), message="In 10.2 (Skills): old", hint="", item="10.2", title="Skills")
    local = replace(OWNER, span=Span(2, 0, 2, 1), message="In L1: old", hint="", item="L1")
    odd = replace(OWNER, span=Span(2, 0, 2, 1), message="Old", hint="", item="x")
    first = replace(WARNED, span=Span(3, 0, 3, 1), message="In 7.1: new", item="7.1")
    essex = replace(WARNED, path="plans/essex.yaml")
    assert shown("markdown", OWNER, WARNED, earlier, again, essex, ten, local, odd, first) == (
        "6 errors and 3 warnings in 2 of 5 plans.\n"
        "\n"
        "**`plans/essex.yaml`**: 1 warning\n"
        "\n"
        "- line 1, warning: This is old.\n"
        "\n"
        "**`plans/kent.yaml`**: 6 errors and 2 warnings\n"
        "\n"
        "- line 1, warning: This is old.\n"
        "\n"
        "**7.1**\n"
        "\n"
        '- line 4: "onwer" is not a field of an entry; did you mean "owners"? '
        "**Fix:** the fields here are owners, says\n"
        "- line 10: Action a: again?\n"
        "- line 4, warning: New.\n"
        "\n"
        "**9**\n"
        "\n"
        "- line 9: Recommendation 9 is late.\n"
        "\n"
        "**10.2 (Skills)**\n"
        "\n"
        "- line 5: Old.\n"
        "\n"
        "**L1**\n"
        "\n"
        "- line 3: Old.\n"
        "\n"
        "**`x`**\n"
        "\n"
        "- line 3: Old.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* _c_ `d` [e](f) ![g] ~h~ |", r"a \*b\* \_c\_ \`d\` \[e\](f) \!\[g\] \~h\~ \|"),
        ("<b> & c", "&lt;b&gt; &amp; c"),
        ("ask @team, a@b.uk or #12", "ask `@team,` `a@b.uk` or `#12`"),
        (
            "see https://x.uk or WWW.x.uk or gh-1 for £1 or $1",
            "see `https://x.uk` or `WWW.x.uk` or `gh-1` for £1 or `$1`",
        ),
        ("`@x``y", "``` `@x``y ```"),
        ("12.2 (Clear policies): a-b # c", "12.2 (Clear policies): a-b # c"),
    ],
)
def test_markdown_escapes_foreign_text(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize("text", NASTY)
def test_foreign_text_becomes_nothing_but_text_in_markdown(text: str) -> None:
    nasty = replace(OWNER, message=text, hint=text, item=text)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    html = parser.render(shown("markdown", nasty))
    assert set(re.findall(r"<[^>]*>", html)) <= {
        f"<{slash}{tag}>" for slash in ("", "/") for tag in ("p", "ul", "li", "strong", "code")
    }
    assert html.count("<li>") == 1
    assert not re.search(r"[@$]|#\w|://|www\.|gh-\d", re.sub(r"<code>.*?</code>", "", html), re.IGNORECASE)
    words = re.sub(r"<[^>]*>", "", html)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        words = words.replace(entity, letter)
    assert words.count(visible(text).strip()) >= 2


# Every format


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("text", NASTY)
def test_no_format_lets_foreign_text_command_a_terminal_or_a_runner(name: str, text: str) -> None:
    nasty = replace(OWNER, message=text, hint=text, item=text, path=f"plans/{text}.yaml")
    beside = replace(OWNER, elsewhere=(Elsewhere(OWNER.span, text),))
    written = shown(name, nasty, beside, text="force: kent\n\n\n" + text.replace("\n", " "))
    written.encode()
    assert not re.search("[\u200e\u200f\t\r]", written)
    assert not list(forbidden(written))
    assert "##[" not in written
    commands = [line for line in written.splitlines() if line.lstrip().startswith("::")]
    assert all(re.match(r"::error file=plans/[^:,]*,line=4,col=7,title=unknown-field::", line) for line in commands)
    assert len(commands) == (2 if name == "github" else 0)


def test_harmless_characters_stay_as_they_are() -> None:
    wales = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
    honest = (
        f"Heddlu Gogledd Cymru\u2019s pl\u00e2n \u2013 \u201c\u0175y\u201d \u0627\u0631\u062f\u0648 👩\u200d🚒 {wales}"
    )
    assert visible(honest) == honest


def test_text_that_is_too_long_says_so() -> None:
    assert visible("x" * 1001) == "x" * 999 + "…"
    assert visible("x" * 1000) == "x" * 1000
