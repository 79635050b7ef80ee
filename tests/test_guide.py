"""The guide for force staff: every plan it shows is valid, and every message it quotes is the one people get."""

import re
from dataclasses import dataclass

import pytest

from conftest import AS_OF, REPOSITORY, check, national, said
from correcting import offered
from ssc_site.changes.law import breaches
from ssc_site.changes.project import compare
from ssc_site.corpus import Inputs
from ssc_site.diagnostics import Diagnostic, Severity
from ssc_site.reporters.markdown import _line, _title
from ssc_site.spans import SourceFile

GUIDE = (REPOSITORY / "plans" / "README.md").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A YAML block of the guide. line: its first, from one. after: what the guide says up to the next block."""

    text: str
    line: int
    faulty: bool
    after: str


_BLOCK = re.compile(r"(<!-- faulty -->\n)?```yaml\n(.*?)```\n(.*?)(?=(?:<!-- faulty -->\n)?```yaml|\Z)", re.DOTALL)


def snippets() -> list[Snippet]:
    found = _BLOCK.finditer(GUIDE)
    return [Snippet(each[2], GUIDE.count("\n", 0, each.start(2)) + 1, bool(each[1]), each[3]) for each in found]


SOUND = [snippet for snippet in snippets() if not snippet.faulty]
FAULTY = [snippet for snippet in snippets() if snippet.faulty]


def plan_of(items: str, first: int = 0) -> str:
    """Return a whole plan with these items below responses, from line `first` on; all others are unread."""
    keys = set(re.findall(r'^  "([\d.]+)":', items, re.MULTILINE))
    catalogue = national().catalogue
    unread = [f'"{item}"' for item in catalogue.items if item not in keys and item.split(".")[0] not in keys]
    head = f"force: lancashire\nwording: force\nunread: {{reason: Not shown., items: [{', '.join(unread)}]}}\n"
    sources = "" if items.startswith("sources:") else "sources:\n  force: {title: Given by the force}\n"
    top = "" if not sources else "responses:\n"
    return head + sources + "#\n" * (first - 7) + top + items


def errors_of(text: str) -> list[Diagnostic]:
    return [each for each in check(text).diagnostics if each.severity is Severity.ERROR]


def test_the_guide_shows_plans_and_faults() -> None:
    assert len(SOUND) >= 11
    assert len(FAULTY) == 2


@pytest.mark.parametrize("snippet", SOUND, ids=lambda snippet: f"line-{snippet.line}")
def test_what_the_guide_shows_is_valid(snippet: Snippet) -> None:
    report = check(plan_of(snippet.text))
    assert not report.diagnostics, said(report.diagnostics)


# --- the tables of fields


ROWS = re.findall(r"^\| (`\w+`.*) \| .* \| (.*) \|$", GUIDE[GUIDE.index("### Fields") :], re.MULTILINE)
EXAMPLES = [example[1:-1] for _, example in ROWS if re.fullmatch(r"`\w+: .*`", example)]
TOGETHER = {
    "progress: 25": "status: in-progress",
    'reason: "The supplier is late."': "status: blocked",
    'answered_by: "14.1"': "",
    'unclear: "The cell is empty."': "",
}
"""An example of an entry's field -> what must stand beside it; else a text."""


def entry_of(example: str) -> str:
    """Return items 12.2 to 14.2 with this line in an entry; an action's stands below actions."""
    beside = TOGETHER.get(example, "" if example.startswith(("says:", "actions:", "status:")) else 'says: "A."')
    lines = [line for line in (beside, example) if line]
    if re.match(r"[a-z]: \{", example):
        lines = ["actions:", f"  {example}"]
    elif example.startswith("part:"):
        return '  "28":\n    - part: b\n      says: "A."\n'
    return '  "14.1":\n    - says: "A."\n  "14.2":\n    - ' + "\n      ".join(lines) + "\n"


def top_of(example: str) -> str:
    return plan_of('  "22.1": []\n').replace("unread:", f"{example}\nunread:")


def test_the_examples_in_the_tables_are_valid() -> None:
    assert len(EXAMPLES) > 25
    for example in EXAMPLES:
        top = re.match(r"\w+", example)
        text = top_of(example) if top and top[0] in _TOP else plan_of(entry_of(example))
        assert not errors_of(text), f"{example}\n{said(errors_of(text))}"


_TOP = {"published", "reviewed", "next_review", "introduction", "leads", "accepts"}


# --- the faults of tasks 4 and 5


def quoted(snippet: Snippet) -> list[str]:
    """Return the lines of a report that the guide quotes, each on one line."""
    joined = re.sub(r"\n>  +", " ", snippet.after)
    return re.findall(r"^> - (line \d+.*)$", joined, re.MULTILINE)


def reported(text: str) -> list[str]:
    return [_line(each).removeprefix("- ").replace("\\_", "_") for each in errors_of(text)]


def without_fix(lines: list[str], as_quoted: list[str]) -> list[str]:
    """Return the report's lines, without the fix where the guide leaves it out."""
    return [
        line if "**Fix:**" in quote else line.partition(" **Fix:**")[0]
        for line, quote in zip(lines, as_quoted, strict=True)
    ]


def test_task_4_has_the_faults_it_tells_of_one_after_the_other() -> None:
    snippet = FAULTY[0]
    first, *others = quoted(snippet)
    at = first_line(first, snippet, "Two steps are done")
    told = reported(plan_of(snippet.text, at))
    assert without_fix(told, [first]) == [first]
    mended = re.sub("says: (.*)", r'says: "\1"', snippet.text)
    told = reported(plan_of(mended, at))
    assert without_fix(told, others) == others
    shown = {line.line + 1 for line in offered(check(plan_of(mended, at))).values()}
    assert [f"The report shows line {line} corrected." in GUIDE for line in sorted(shown)] == [True]
    mended = mended.replace("05/03/26", "2026-03-05").replace("Completed", "complete")
    (warning,) = check(plan_of(mended, at)).diagnostics
    assert warning.severity is Severity.WARNING
    assert warning.message.endswith('"complete" stands here without a document')
    assert '"complete" stands here without a document' in " ".join(snippet.after.split())


def test_task_5_has_the_fault_it_tells_of() -> None:
    snippet = FAULTY[1]
    before = GUIDE[: GUIDE.index(snippet.text)]
    line = " ".join(before[before.rindex("The report says:") :].split())
    (quote,) = re.findall(r'"(line \d+: .*)"', line)
    told = reported(plan_of(snippet.text, first_line(quote, snippet, "due: 2026-09")))
    assert without_fix(told, [quote]) == [quote]


def test_task_6_refuses_what_it_says_and_accepts_what_it_shows() -> None:
    published, not_allowed, right = (plan_of(each.text) for each in _of_section("## Task 6", "## Read the summary"))
    (refusal,) = _refused(published, not_allowed)
    heading, quote = _told_below("## Task 6")
    assert f"**{heading}**" == _title(refusal)
    told = _line(refusal).removeprefix("- ")
    assert without_fix([re.sub(r"^line \d+", quote.partition(":")[0], told)], [quote]) == [quote]
    assert _refused(published, right) == []


def _told_below(heading: str) -> tuple[str, str]:
    """Return the title and the line of a report that a section of the guide quotes."""
    section = " ".join(GUIDE[GUIDE.index(f"\n{heading}") :].split())
    quoted = re.search(r'heading "([^"]+)" stands: "(line \d+: [^"]+)"', section)
    assert quoted
    return quoted[1], quoted[2]


def test_the_link_to_the_pages_reads_as_the_guide_says() -> None:
    (words,) = re.findall(r'Click the link "(Download [^"]*)"', GUIDE)
    assert f"[{words}](%s)" in (REPOSITORY / ".github" / "workflows" / "pull-request.yml").read_text("utf-8")


def _of_section(start: str, end: str) -> list[Snippet]:
    first, last = (GUIDE.count("\n", 0, GUIDE.index(heading)) for heading in (f"\n{start}", f"\n{end}"))
    return [snippet for snippet in SOUND if first < snippet.line < last]


def _refused(before: str, after: str) -> list[Diagnostic]:
    path = "plans/lancashire.yaml"
    olds, news = (Inputs({}, (SourceFile(path, text.encode()),)) for text in (before, after))
    comparison = compare(olds, news, national(), check(after), as_of=AS_OF, changed=[path])
    return list(breaches(comparison))


def first_line(quote: str, snippet: Snippet, guilty: str) -> int:
    """Return the line of a file that the snippet starts on, from what the guide says of its guilty line."""
    lines = snippet.text.split("\n")
    within = next(number for number, line in enumerate(lines) if guilty in line)
    return int(re.findall(r"\d+", quote)[0]) - within


# --- the ten commonest messages


ITEM = '  "11.1":\n    - date: 2026-03-05\n      says: "One."\n'
MESSAGES = {
    "This line does not fit the lines above it": f'{ITEM}    \u2022 says: "Two."\n',
    "This looks like a field, but is read as part of the line above": '  "11.1":\n    - date:2026\n      says: "A."\n',
    "This colon, followed by a space, looks like the start of a new field": '  "11.1":\n    - says: One: two\n',
    "This text has no closing quotation mark": ITEM.replace('."', ".") + '    - says: "Two."\n',
    "The text goes on after its closing quotation mark": '  "11.1":\n    - says: "One" and two\n',
    "A field's name must be followed by a colon and a space; none follows here": f"{ITEM}      part b\n  10: []\n",
    "is not a date": ITEM.replace("2026-03-05", "5 March"),
    "is not a word used here": f"{ITEM}      status: done\n",
    "is not a field of": f"{ITEM}      due: 2027\n",
    "An entry is expected below this number": '  "11.1": Nothing yet.\n',
    "The entry below this number has no dash": '  "11.1":\n    says: "One."\n',
    "A list is expected here": f'{ITEM}      see: "11.2"\n',
    "A section of fields is expected here": '  "11.1":\n    - Nothing yet.\n',
    "stands here a second time": ITEM + ITEM,
    "is not in this file": '  "22.1": []\n',
}
"""What the guide quotes -> items that bring it up."""


def test_the_commonest_messages_are_the_ones_people_get() -> None:
    table = GUIDE[GUIDE.index("### The ten commonest messages") :].partition("\n### ")[0]
    cells = re.findall(r'^\| (".*?) \| (.*) \|$', table, re.MULTILINE)
    assert len(cells) == 10
    quotes = [quote.strip(". ") for cell, _ in cells for quote in re.findall(r'"([^"]*)"', cell)]
    assert {quote.lower().removeprefix("item ... ") for quote in quotes} == {quote.lower() for quote in MESSAGES}


@pytest.mark.parametrize("quote", MESSAGES)
def test_a_common_message_is_brought_up_as_quoted(quote: str) -> None:
    text = plan_of(MESSAGES[quote])
    if quote == "is not in this file":
        text = text.replace('"16.1", ', "")
    messages = [each.message.lower() for each in errors_of(text)]
    assert any(quote.lower() in message for message in messages), messages
