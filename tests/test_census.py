"""The state of every item as of a day: what counts as an answer, from when, and what never does."""

from datetime import date

import pytest

from conftest import national_files
from ssc_site.census import Answer, Cell, take_census, tally
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.spans import SourceFile

TODAY = date(2026, 11, 21)


def corpus_of(head: str, responses: str) -> Corpus:
    """A Lancashire plan of which only some items matter: the others are said to be unread."""
    spoken = [line.strip().split('"')[1] for line in responses.splitlines() if line.startswith('  "')]
    catalogue = read_corpus(Inputs(national_files(), ()), TODAY)[0].national.catalogue  # type: ignore[union-attr]
    covered = {item for key in spoken for item in catalogue.under(key)}
    unread = ", ".join(f'"{item}"' for item in catalogue.items if item not in covered)
    text = f"force: lancashire\nwording: force\n{head}unread: {{reason: x, items: [{unread}]}}\nresponses:\n{responses}"
    corpus, report = read_corpus(Inputs(national_files(), (SourceFile("plans/lancashire.yaml", text.encode()),)), TODAY)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return corpus


def cell(item: str, responses: str, on: date = TODAY, head: str = "published: 2024-11\n") -> Cell:
    return take_census(corpus_of(head, responses), on).cells["lancashire"][item]


def test_an_entry_with_actions_only_is_an_answer() -> None:
    assert cell("7.1", '  "7.1": [{actions: {a: {text: Review.}}}]\n').answer is Answer.OWN


def test_an_empty_list_says_that_no_answer_was_published() -> None:
    assert cell("7.1", '  "7.1": []\n').answer is Answer.NONE


def test_an_item_listed_as_unread_is_never_without_an_answer() -> None:
    assert cell("10.1", '  "7.1": []\n').answer is Answer.UNREAD


def test_an_unclear_item_is_not_answered() -> None:
    found = cell("7.1", '  "7.1": [{unclear: The cell is empty.}]\n')
    assert (found.answer, found.answered) == (Answer.UNCLEAR, False)


def test_a_shared_answer_counts_and_says_where_it_stands() -> None:
    found = cell("14.2", '  "14.1": [{says: Done., status: complete}]\n  "14.2": [{answered_by: "14.1"}]\n')
    assert (found.answer, found.shared_with, found.status) == (Answer.SHARED, "14.1", "complete")


def test_a_shared_answer_is_followed_to_the_item_that_holds_it() -> None:
    chain = '  "14.1": [{says: Done.}]\n  "14.2": [{answered_by: "14.1"}]\n  "14.3": [{answered_by: "14.2"}]\n'
    assert cell("14.3", chain).shared_with == "14.1"


def test_a_shared_answer_that_does_not_count_yet_does_not_count_twice() -> None:
    late = '  "14.1": [{date: 2026-05, says: Done.}]\n  "14.2": [{answered_by: "14.1"}]\n'
    assert cell("14.2", late, date(2026, 5, 1)).answer is Answer.NOT_KNOWN


def test_an_answer_for_the_recommendation_covers_its_items() -> None:
    found = cell("14.5", '  "14": [{says: For all of it.}]\n')
    assert found.answer is Answer.WHOLE


def test_an_items_own_answer_goes_before_the_recommendations() -> None:
    both = '  "14": [{says: For all of it.}]\n  "14.1": [{says: Its own.}]\n'
    assert (cell("14.1", both).answer, cell("14.2", both).answer) == (Answer.OWN, Answer.WHOLE)


def test_recommendation_27_is_answered_together_for_all_43_forces() -> None:
    cells = take_census(corpus_of("", '  "7.1": []\n'), TODAY).cells
    assert {force["27.1"].answer for force in cells.values()} == {Answer.COLLECTIVE}


def test_a_force_without_a_file_is_absent_not_silent() -> None:
    assert take_census(corpus_of("", '  "7.1": []\n'), TODAY).cells["kent"]["7.1"].answer is Answer.ABSENT


@pytest.mark.parametrize(
    ("day", "answer"),
    [(date(2025, 3, 30), Answer.NOT_KNOWN), (date(2025, 3, 31), Answer.OWN), (date(2025, 4, 1), Answer.OWN)],
)
def test_an_entry_dated_to_a_month_counts_from_its_last_day(day: date, answer: Answer) -> None:
    assert cell("7.1", '  "7.1": [{date: 2025-03, says: Done.}]\n', day).answer is answer


def test_an_undated_entry_counts_from_the_plans_publication() -> None:
    before, after = date(2024, 11, 29), date(2024, 11, 30)
    found = [cell("7.1", '  "7.1": [{says: Done.}]\n', day).answer for day in (before, after)]
    assert found == [Answer.NOT_KNOWN, Answer.OWN]


def test_an_undated_entry_of_an_undated_plan_counts_from_the_day_its_source_was_read() -> None:
    head = "sources: {tracker: {title: Tracker, read: 2026-06-01}}\n"
    days = (date(2026, 5, 31), date(2026, 6, 1))
    assert [cell("7.1", '  "7.1": [{says: Done.}]\n', day, head).answer for day in days] == [
        Answer.NOT_KNOWN,
        Answer.OWN,
    ]


def test_silence_before_the_plan_was_known_is_not_called_silence() -> None:
    assert cell("7.1", '  "7.1": []\n', date(2024, 10, 1)).answer is Answer.NOT_KNOWN


def test_an_entry_without_a_status_leaves_the_last_one() -> None:
    history = '  "7.1":\n    - {date: 2025-01, status: in-progress}\n    - {date: 2025-02, says: More.}\n'
    assert cell("7.1", history).status == "in-progress"


def test_a_regression_is_the_status_and_its_history_stays() -> None:
    history = '  "7.1":\n    - {date: 2025-01, status: complete}\n    - {date: 2025-02, status: in-progress}\n'
    found = cell("7.1", history)
    assert (found.status, len(found.entries)) == ("in-progress", 2)


def test_no_status_is_never_derived_from_what_a_text_says() -> None:
    assert cell("7.1", '  "7.1": [{says: This is complete and fully done.}]\n').status is None


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ("{part: a, status: complete}", None),
        ("{part: a, status: complete}, {part: b, status: in-progress}", "in-progress"),
        ("{part: a, status: complete}, {part: b, status: complete}", "complete"),
        ("{status: complete}", "complete"),
    ],
)
def test_28_is_complete_only_when_both_its_parts_are(entries: str, status: str | None) -> None:
    assert cell("28.1", f'  "28.1": [{entries}]\n').status == status


def test_a_tally_counts_every_cell_once() -> None:
    counts = tally(take_census(corpus_of("", '  "7.1": []\n'), TODAY).cells["lancashire"].values())
    assert sum(counts.answers.values()) == counts.total == 39


def test_a_redacted_answer_is_still_an_answer() -> None:
    taken = "{corrections: [{date: 2026-01-02, kind: redacted, why: It named somebody.}]}"
    assert cell("7.1", f'  "7.1": [{taken}]\n').answer is Answer.OWN
