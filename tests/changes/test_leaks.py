"""What a comparison must not print or show: unknown keys, and pages that hold what may be private."""

from pathlib import Path

import pytest
from test_before_after import folders, ran
from test_summaries import summary
from versions import NONE, TOP, answers, judged

from conftest import AS_OF, REPOSITORY, RootOf, inputs_of, national
from ssc_site.changes.law import breaches
from ssc_site.changes.project import NotCompared, compare
from ssc_site.cli import comparing
from ssc_site.corpus import Inputs, read_corpus
from ssc_site.diagnostics import report_of
from ssc_site.files import read_templates
from ssc_site.reporters.changejson import changes_as_json
from ssc_site.reporters.changemarkdown import changes_as_markdown
from ssc_site.reporters.changetext import changes_as_text
from ssc_site.reporters.summary import Pages, summary_of
from ssc_site.revisions import Pair, Side
from ssc_site.sides import side_by_side
from ssc_site.spans import SourceFile

OLD = "{date: 2025-03-05, status: in-progress, says: A draft.}"
DONE = "{date: 2026-03-05, status: complete, says: Done.}"
PRIVATE = "07700 900123 Jane Smith"
HIDDEN = f'  "{PRIVATE}":\n    - {{date: 2025-03-05, says: A draft.}}\n'
LOCAL = f'{NONE}local:\n  "{PRIVATE}":\n    - {{date: 2025-03-05, says: A draft.}}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (answers(OLD), answers(OLD, more=HIDDEN)),
        (answers(OLD, more=HIDDEN), answers(OLD)),
        (answers(OLD, more=HIDDEN), answers(OLD, more=HIDDEN.replace("A draft", "Another"))),
        (answers(OLD), answers(OLD, more=f'  "{PRIVATE}": []\n')),
        (answers(OLD), answers(OLD, more=LOCAL)),
        (None, answers(OLD, more=HIDDEN)),
        (answers(OLD, more=HIDDEN), None),
    ],
)
def test_a_key_that_is_no_item_is_printed_by_no_format(before: str | None, after: str | None) -> None:
    made = judged(before, after)
    assert [type(each) for each in made.comparison.not_compared] == [NotCompared]
    printed = "".join(made.outputs().values()) + summary(before, after)
    assert not [word for word in ("07700", "900123", "Jane", "Smith") if word in printed]


def test_a_number_written_like_a_local_action_is_printed_by_no_format_either() -> None:
    made = judged(answers(OLD), answers(OLD, more=HIDDEN.replace(PRIVATE, "L07700900123")))
    assert "07700" not in "".join(made.outputs().values())


def review(key: str, note: str) -> bytes:
    mark = f"{{date: 2026-11, by: HMICFRS, finding: confirmed, note: {note}}}"
    return f'force: lancashire\nmarks:\n  "{key}":\n    - {mark}\n'.encode()


@pytest.mark.parametrize(("key", "compared"), [(PRIVATE, False), ("7.1", True)])
def test_of_reviewers_marks_too(key: str, compared: bool) -> None:
    path = "plans/reviews/lancashire.yaml"
    old, new = (
        Inputs({}, inputs_of({"lancashire.yaml": TOP}).plans, (SourceFile(path, review(key, note)),))
        for note in ("One.", "Another.")
    )
    report = report_of((), (), 1)
    made = compare(old, new, national(), report, as_of=AS_OF, changed=[path])
    refused = tuple(breaches(made))
    outputs = (changes_as_text(made), changes_as_markdown(made), changes_as_json(made, refused))
    printed = "".join((*outputs, summary_of(made, report, refused, Pages()), *(each.message for each in refused)))
    assert (len(made.marks), len(made.not_compared)) == ((1, 0) if compared else (0, 1))
    assert ("07700" in printed, "Jane" in printed) == (False, False)


# Pages as they were

NUMBERS = "{date: 2025-03-05, status: in-progress, says: Refer to 45678912 and 45678913.}"
"""Two numbers that look private, in one entry."""


def why_after_alone(before: str, after: str) -> str:
    """Return why pages as they were are not shown, or nothing."""
    old, new = (inputs_of({"lancashire.yaml": text, "kent.yaml": KENT}) for text in (before, after))
    corpus, report = read_corpus(new, AS_OF)
    earlier = read_corpus(old, AS_OF)[1]
    assert corpus
    made = compare(old, new, corpus.national, report, as_of=AS_OF, changed=[])
    side = Side("one", "", Path())
    return comparing._why_after_alone(
        comparing._Judged(Pair(side, side, ()), old, new, corpus, report, made, ()), earlier
    )


KENT = answers(NUMBERS).replace("force: lancashire", "force: kent")
"""A plan that no change touches."""


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (answers(NUMBERS), answers(NUMBERS.replace(" and 45678913", "")), "it may have what is private"),
        (answers(NUMBERS), answers(NUMBERS, DONE), "it may have what is private"),
        (answers(OLD), answers(OLD, DONE), ""),
        (answers(OLD.replace("A draft", "''")), answers(OLD), "the plans before this change have faults"),
        (
            answers(NUMBERS),
            answers(
                f"{OLD[:-1]}, corrections: [{{date: 2026-11-20, kind: redacted, why: It named a person.}}]}}",
            ),
            "it has the words that are taken out",
        ),
    ],
)
def test_pages_before_are_shown_only_where_nothing_in_a_changed_plan_looked_private(
    before: str, after: str, why: str
) -> None:
    assert why_after_alone(before, after) == why


def test_the_page_that_leads_there_says_why_too() -> None:
    page = {"index.html": b"<title>First - Plans</title>"}
    made = side_by_side(None, page, ("a", "b"), ["index.html"], read_templates(REPOSITORY), because="of a test")
    assert b"No page from before is shown here, because of a test." in made["index.html"]
    text = summary(answers(OLD), answers(OLD, DONE), Pages(("index.html",), before=False, because="of a test"))
    assert "No page from before is shown, because of a test." in text


@pytest.mark.slow
def test_where_only_the_earlier_plans_have_faults_the_later_pages_are_made(
    root_of: RootOf, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folders(root_of, answers(OLD.replace("in-progress", "begun")), answers(OLD))
    _, text, _ = ran(capsys, "summary", root, "--pages", str(root / "pages"))
    assert "No page from before is shown, because the plans before this change have faults." in text
    assert (root / "pages" / "after" / "index.html").is_file()
    assert not (root / "pages" / "before").exists()


# What to do, and what remains


def test_a_deleted_plan_is_not_edited_but_put_back() -> None:
    text = summary(answers(OLD), None)
    assert "To keep it, close this pull request without merging" in text
    assert "three dots" not in text


def test_who_can_allow_a_change_of_what_is_published_is_said_where_nothing_else_is_wrong() -> None:
    said = "Only if what is published has to change: ask the people who keep this site"
    assert said in summary(answers(OLD), answers(DONE))
    assert said not in summary(answers(OLD), answers(DONE.replace("complete", "blocked")))


@pytest.mark.parametrize(
    ("before", "after", "example", "copied"),
    [
        (answers(OLD), answers(DONE), True, True),
        (answers(OLD, DONE), answers(DONE), False, True),
        (
            answers(OLD, more=f'  "7.2":\n    - {DONE}\n'),
            answers(more=f'  "7.2":\n    - {DONE}\n    - {OLD}\n'),
            False,
            True,
        ),
    ],
)
def test_a_correction_is_offered_only_for_what_was_rewritten(
    before: str,
    after: str,
    example: bool,
    copied: bool,
) -> None:
    text = summary(before, after)
    assert ("```yaml" in text, "copy them back" in text) == (example, copied)


def test_what_all_forces_answer_together_does_not_remain() -> None:
    text = summary(answers(OLD), answers(OLD, DONE))
    row = next(line for line in text.splitlines() if line.startswith("| 27 "))
    assert "nothing (answered together through the NPCC: 27.1)" in row
