"""The summary of a pull request: the verdict first, then what to do, what changes, what remains, and the pages."""

import re

import pytest
from versions import EVERY_FIELD, TOP, answers, judged

from conftest import check
from ssc_site.diagnostics import Report, Severity, report_of
from ssc_site.reporters.summary import Pages, summary_of
from ssc_site.scope import scope_fault

OLD = "{date: 2025-03-05, status: in-progress, says: A draft.}"
DONE = "{date: 2026-03-05, status: complete, says: Done.}"


def summary(before: str | None, after: str | None, pages: Pages | None = None) -> str:
    made = judged(before, after)
    report: Report = check(after) if after else report_of((), (), 0)
    return summary_of(made.comparison, report, made.refused, pages or Pages(why="The pages were not made."))


def heading(text: str) -> str:
    return text.split("\n", 1)[0]


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        (answers(OLD, DONE), "## Ready to be read and accepted"),
        (answers(DONE), "## Not ready: published entries are not as they were"),
        (answers(OLD, DONE.replace("Done.", "Done., reason: So., progress: 3")), "## Not ready: 1 fault to correct"),
        (
            answers(OLD, DONE) + "x: [",
            "## Not ready: 1 fault to correct",
        ),
        (
            answers(DONE.replace("complete", "blocked")),
            "## Not ready: 1 fault to correct; published entries are not as they were",
        ),
    ],
)
def test_the_first_line_says_whether_it_may_be_accepted_and_why_not(after: str, verdict: str) -> None:
    assert heading(summary(answers(OLD), after)) == verdict


def test_where_the_earlier_version_cannot_be_read_nobody_says_that_all_is_well() -> None:
    assert heading(summary("x: [", answers(OLD))) == "## Not ready: nobody can tell yet whether published entries stay"


def test_a_redaction_says_where_to_read_on() -> None:
    after = f"{OLD[:-1]}, corrections: [{{date: 2026-11-20, kind: redacted, why: It named a person.}}]}}"
    assert '"When something private was published" in `CONTRIBUTING.md`' in summary(answers(OLD), answers(after))


def test_what_to_do_follows_and_is_for_whoever_can_do_it() -> None:
    assert "nothing has to be mended. One warning below is worth a look" in summary(answers(OLD), answers(OLD, DONE))
    assert 'open "Files changed" in this pull request' in summary(answers(OLD), answers(DONE))
    assert "ask the people who keep this site." in summary("x: [", answers(OLD))


def test_what_is_not_allowed_stands_by_file_item_and_line_with_its_remedy() -> None:
    text = summary(answers(OLD), answers(DONE))
    section = text.partition("## Changes that are not allowed")[2].partition("\n## ")[0]
    assert "**`plans/lancashire.yaml`**" in section
    assert re.search(
        r"\*\*7\.1 \(.*\)\*\*\n\n- line 9: The entry of 5 March 2025 is already published, and was rewritten", section
    )
    assert "**Fix:** put the old words back" in section
    assert "Done." not in text


def test_what_is_complete_and_what_remains_is_counted_for_each_recommendation() -> None:
    text = summary(answers(OLD), answers(OLD, DONE))
    totals = "complete 0 → 1, in progress 1 → 0, answered without a status 1, without an answer 1, not read 36."
    assert f"As this pull request would leave the plan: {totals}" in text
    rows = re.findall(r"^\| \**(\d+) [^|]*\| (\d+) of (\d+) \| (\d+) of \d+ \|", text, flags=re.MULTILINE)
    assert sum(int(total) for *_, total, _ in rows) == 39
    assert (sum(int(answered) for _, answered, *_ in rows), sum(int(complete) for *_, complete in rows)) == (2, 1)
    assert "| **7 Searchable crime records** | 1 of 2 | 1 of 2 | no answer published: 7.2 |" in text


def test_of_a_plan_with_faults_the_changes_are_told_and_no_counts() -> None:
    text = summary(answers(OLD), answers(OLD, DONE.replace("complete", "blocked")))
    assert "in progress to blocked" in text
    assert "This is told when the faults are corrected." in text
    assert "| recommendation |" not in text


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (Pages(why="No pages were made: correct the faults first."), "No pages were made: correct the faults first."),
        (Pages(), "No page of the website is different."),
        (Pages(("index.html",)), "1 page would be different: the force's own,"),
        (
            Pages(("index.html",), before=False),
            "No page from before is shown, because it has the words that are taken out.",
        ),
        (Pages(tuple(f"{number}.html" for number in range(60))), "- … and 48 more, all in `index.html`"),
    ],
)
def test_the_pages_are_named_or_why_there_are_none(pages: Pages, said: str) -> None:
    assert said in summary(answers(OLD), answers(OLD, DONE), pages)


def test_the_parts_stand_in_the_order_of_their_weight() -> None:
    text = summary(answers(OLD), answers(DONE.replace("complete", "blocked")))
    parts = re.findall(
        r"^#+ (?:Not ready|Lancashire|Changes that|Faults and|What changes|What is complete|Pages before)",
        text,
        flags=re.MULTILINE,
    )
    assert [part.lstrip("# ") for part in parts] == [
        "Not ready", "Changes that", "Faults and", "What changes", "Lancashire", "What is complete", "Pages before",
    ]  # fmt: skip


def test_more_than_one_plan_at_once_has_to_be_agreed() -> None:
    made = judged(answers(OLD), answers(OLD, DONE))
    text = summary_of(
        made.comparison, check(answers(OLD, DONE)), (), Pages(), scope_fault(["plans/a.yaml", "plans/b.yaml"])
    )
    assert heading(text) == "## Not ready, unless agreed: 2 plans are changed at once"
    assert "make one pull request for each plan" in text


def test_how_to_put_words_back_or_correct_them_stands_above_what_is_refused() -> None:
    text = summary(answers(OLD), answers(DONE))
    line = '      corrections:\n        - {date: 2026-11-21, kind: corrected, what: "What was wrong.", why: "Why."}'
    assert line in text
    assert "the published lines are red and start with a minus sign: copy them back" in text


def test_nothing_changed_is_said_in_a_sentence() -> None:
    text = summary(EVERY_FIELD, EVERY_FIELD)
    assert "\n\nNo plan changed.\n\n" in text


def test_a_warning_stops_nothing() -> None:
    report = check(answers(OLD, DONE))
    assert report.count(Severity.WARNING) == 1
    assert heading(summary(TOP + '  "7.1": []\n  "7.2": []\n', answers(OLD, DONE))).startswith("## Ready")
