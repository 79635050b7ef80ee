"""What stands outside the entries, and what reviewers found: what may change there silently, and what may not."""

import pytest
from versions import NONE, Judged, answers, judged

from conftest import AS_OF, check, inputs_of, national, source
from ssc_site.changes.law import breaches
from ssc_site.changes.project import compare
from ssc_site.corpus import Inputs

OLD = "{date: 2025-03-05, says: The review of all cases has begun.}"
PLAN = answers(OLD).replace(
    "sources:\n",
    "reviewed: 2025-03\nnext_review: 2026-03\nintroduction: We take each report seriously.\n"
    'accepts: {"7": yes}\nleads: [{rank: ACC}]\nnote: A note.\nsources:\n',
)
URL = "url: https://www.example.police.uk/plan"
LINE = "corrections: [{date: 2026-11-20, kind: corrected, what: It was wrong., why: It was misread.}]\n"
REDACTION = "corrections: [{date: 2026-11-20, kind: redacted, why: It pointed to a person.}]\n"
"""A correction at the top of the plan, and a redaction."""


def edited(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("wording: force", "wording: summarised"),
        ("published: 2024-11-22", "published: 2024-11-21"),
        ("published: 2024-11-22\n", ""),
        ("reviewed: 2025-03", "reviewed: 2025-02"),
        ("reviewed: 2025-03\n", ""),
        ("next_review: 2026-03", "next_review: 2027-03"),
        ("next_review: 2026-03\n", ""),
        ("We take each report seriously.", "We take some reports seriously."),
        ("introduction: We take each report seriously.\n", ""),
        ('accepts: {"7": yes}', 'accepts: {"7": partly}'),
        ('accepts: {"7": yes}\n', ""),
        ("title: Action plan", "title: Another plan"),
        ("read: 2026-11-20", "read: 2026-11-19"),
        (", read: 2026-11-20", ""),
        ("read: 2026-11-20", "read: 2026-11-20, wording: summarised"),
        ("  plan: {", "  first: {title: Another paper, read: 2026-11-20}\n  plan: {"),
    ],
)
def test_what_says_when_and_in_whose_words_changes_with_a_correction_only(old: str, new: str) -> None:
    silent = judged(PLAN, edited(PLAN, (old, new)))
    assert silent.codes == ["rewritten-top"]
    assert "not allowed: " in silent.text
    assert not silent.comparison.plans[0].change.lawful
    visible = judged(PLAN, edited(PLAN, (old, new)) + LINE)
    assert visible.codes == []
    assert 'what was wrong: "It was wrong."; why: "It was misread."' in visible.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewed: 2025-03", "reviewed: 2026-10"),
        ("reviewed: 2025-03\nnext_review: 2026-03", "reviewed: 2026-03\nnext_review: 2027-03"),
        ("next_review: 2026-03", "next_review: 2026-01"),
        ("We take each report seriously.", "{en: We take each report seriously., cy: Derbyniwn bob adroddiad.}"),
        ('accepts: {"7": yes}', 'accepts: {"7": yes, "22": no}'),
        ("leads: [{rank: ACC}]", "leads: [{rank: DCC}]"),
        ("note: A note.", "note: Another note."),
        ("note: A note.\n", ""),
        ("read: 2026-11-20", f"read: 2026-11-20, {URL}"),
        ("read: 2026-11-20}", "read: 2026-11-20}\n  force: {title: Given by the force, wording: force}"),
        ("wording: force\n", "wording: force\nheld: here\n"),
        ("plan: {", "paper: {"),
        ("read: 2026-11-20", "read: 2026-11-20, wording: force"),
        ('"10.1-28.1"]}', '"10.1-28.1"]}\nlocal: {L1: [{says: A day.}]}'),
    ],
)
def test_what_goes_on_by_itself_or_is_new_needs_no_correction(old: str, new: str) -> None:
    assert judged(PLAN, edited(PLAN, (old, new))).codes == []


def test_the_wording_of_a_plan_may_be_given_source_by_source() -> None:
    after = edited(
        PLAN, ("wording: force", "wording: summarised"), ("read: 2026-11-20", "read: 2026-11-20, wording: force")
    )
    assert judged(PLAN, after).codes == []


def test_a_source_that_is_no_longer_there_is_refused_and_not_named() -> None:
    two = edited(PLAN, ("read: 2026-11-20}", "read: 2026-11-20}\n  zuzka: {title: A letter, read: 2026-11-20}"))
    made = judged(two, PLAN)
    assert made.codes == ["rewritten-top"]
    assert not [name for name, text in made.outputs().items() if "zuzka" in text]


def test_an_address_may_be_added_to_a_source_and_no_more_be_another_one() -> None:
    linked = edited(PLAN, ("read: 2026-11-20", f"read: 2026-11-20, {URL}"))
    assert judged(linked, edited(linked, ("/plan,", "/other,") if "/plan," in linked else (URL, f"{URL}-2"))).codes == [
        "rewritten-top"
    ]
    assert judged(linked, PLAN).codes == ["rewritten-top"]


def test_a_redaction_at_the_top_takes_words_away_and_changes_nothing_else() -> None:
    named = edited(PLAN, ("each report seriously.", "each report seriously. Zuzka Nevidim said so."))
    assert judged(named, PLAN).codes == ["rewritten-top"]
    assert judged(named, PLAN + REDACTION).codes == []
    assert judged(named, edited(PLAN, ("each report", "every report")) + REDACTION).codes == ["rewritten-top"]
    assert judged(PLAN, edited(PLAN, ("published: 2024-11-22\n", "")) + REDACTION).codes == ["rewritten-top"]
    assert judged(PLAN, edited(PLAN, ("title: Action plan", "title: Action […]")) + REDACTION).codes == [
        "history-unknown"
    ]
    assert judged(PLAN, edited(PLAN, ("title: Action plan", 'title: "Action […]"')) + REDACTION).codes == []


def test_a_correction_at_the_top_stays_and_covers_no_entry() -> None:
    once = PLAN + LINE
    assert judged(once, PLAN).codes == ["rewritten-top"]
    assert judged(once, once.replace("It was misread.", "It was lost.")).codes == ["rewritten-top"]
    rewritten = edited(PLAN, ("has begun", "has ended")) + LINE
    assert judged(PLAN, rewritten).codes == ["rewritten-entry 7.1"]


def test_a_correction_of_an_entry_covers_nothing_at_the_top() -> None:
    own = OLD[:-1] + ", corrections: [{date: 2026-11-20, kind: corrected, what: It was wrong., why: So.}]}"
    after = edited(PLAN, (OLD, own), ("published: 2024-11-22", "published: 2024-11-21"))
    assert judged(PLAN, after).codes == ["rewritten-top"]


def test_an_item_without_an_answer_is_not_silently_said_to_be_unread() -> None:
    after = edited(PLAN, (NONE, ""), ('"10.1-28.1"]', '"7.2", "10.1-28.1"]'))
    made = judged(PLAN, after)
    assert made.codes == ["rewritten-top"]
    assert "before: no answer published; now: not read" in made.text
    assert judged(after, PLAN).codes == []
    assert judged(PLAN, after + LINE).codes == []


def test_of_a_recommendation_without_an_answer_no_item_is_silently_said_to_be_unread() -> None:
    whole = edited(PLAN, (f'  "7.1":\n    - {OLD}\n', '  "7": []\n'), (NONE, ""))
    one = edited(whole, ('"7": []', '"7.1": []'), ('"10.1-28.1"]', '"7.2", "10.1-28.1"]'))
    made = judged(whole, one)
    assert made.codes == ["rewritten-top"]
    assert "7.2 was published as without an answer" in made.refused[0].message
    assert judged(whole, edited(whole, ('"7": []', f'"7.1": []\n{NONE}'))).codes == []
    assert judged(whole, one + LINE).codes == []


# Marks

MARKS = """\
force: lancashire
marks:
  "7.1":
    - {date: 2026-03, by: HMICFRS, finding: not-confirmed, note: A sample of 20 was read.}
  "7.2":
    - {date: 2026-03, by: HMICFRS, finding: confirmed}
"""


def reviewed(before: str | None, after: str | None) -> Judged:
    """Compare two versions of a file of marks."""
    path = "plans/reviews/lancashire.yaml"
    old, new = (Inputs({}, (), (source(path, text),) if text else ()) for text in (before, after))
    made = compare(old, new, national(), check(PLAN), as_of=AS_OF, changed=[path])
    return Judged(made, tuple(breaches(made)))


def test_marks_may_be_added_and_gain_a_language() -> None:
    more = MARKS + "    - {date: 2026-09, by: HMICFRS, finding: not-confirmed}\n"
    assert reviewed(MARKS, more).codes == []
    assert "reviewers' marks on 7.2: 1 new mark" in reviewed(MARKS, more).text
    welsh = MARKS.replace("note: A sample of 20 was read.", "note: {en: A sample of 20 was read., cy: Darllenwyd 20.}")
    assert reviewed(MARKS, welsh).codes == []
    assert reviewed(None, MARKS).codes == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("not-confirmed", "confirmed"), ("A sample of 20", "A sample of 30"), (", note: A sample of 20 was read.", "")],
)
def test_a_published_mark_is_not_made_another(old: str, new: str) -> None:
    made = reviewed(MARKS, MARKS.replace(old, new, 1))
    assert made.codes == ["dropped-mark 7.1"]
    assert "A sample" not in "".join(made.outputs().values())


def test_marks_are_not_dropped_nor_their_file_nor_by_a_fault_in_it() -> None:
    assert reviewed(MARKS, MARKS[: MARKS.index('  "7.2"')]).codes == ["dropped-mark 7.2"]
    assert reviewed(MARKS, None).codes == ["dropped-mark 7.1", "dropped-mark 7.2"]
    assert reviewed(MARKS, MARKS + "unknown: 1\n").codes == ["history-unknown"]


def test_a_plan_beside_marks_is_told_with_them() -> None:
    path = "plans/reviews/lancashire.yaml"
    after = edited(PLAN, ("note: A note.", "note: Another note."))
    olds, news = inputs_of({"lancashire.yaml": PLAN}), inputs_of({"lancashire.yaml": after})
    news = Inputs(news.national, news.plans, (source(path, MARKS),))
    made = compare(olds, news, national(), check(after), as_of=AS_OF, changed=[path])
    text = Judged(made, ()).text
    assert text.count("Lancashire") == 1
    assert "reviewers' marks on 7.1: 1 new mark" in text
