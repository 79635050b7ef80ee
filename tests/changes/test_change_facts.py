"""What one entry adds to those before it, as facts: what readers care for most first, and nothing that was there."""

import pytest
from versions import answers

from conftest import national, source
from ssc_site.changes.facts import Fact, Kind, facts, first_answer
from ssc_site.corpus import decoded_file
from ssc_site.schema import Entry, Plan


def entries(*written: str) -> tuple[Entry, ...]:
    plan, _ = decoded_file(source("plans/lancashire.yaml", answers(*written)), Plan, national().catalogue)
    assert plan is not None
    return plan.responses["7.1"]


def added(*written: str) -> tuple[Fact, ...]:
    """Return what the last of these entries adds to the others."""
    *earlier, last = entries(*written)
    return facts(earlier, last)


@pytest.mark.parametrize(
    ("before", "entry", "fact"),
    [
        (
            "{says: A., status: in-progress}",
            "{status: complete}",
            Fact(Kind.STATUS, before="in-progress", after="complete"),
        ),
        ("{says: A.}", "{status: blocked, reason: B.}", Fact(Kind.STATUS, after="blocked", reasoned=True)),
        (
            "{documents: [{title: A, held: B.}]}",
            "{status: complete}",
            Fact(Kind.STATUS, after="complete", cited=True),
        ),
        (
            "{actions: {a: {text: A., due: 2026-01-31}}}",
            "{actions: {a: {due: 2026-05-01, reason: B.}}}",
            Fact(Kind.TARGET, "a", "", "2026-01-31", "2026-05-01", 90, reasoned=True),
        ),
        (
            "{actions: {a: {text: A., due: 2026-05}}}",
            "{actions: {a: {due: 2026-03, reason: B.}}}",
            Fact(Kind.TARGET, "a", "", "2026-05", "2026-03", None, reasoned=True),
        ),
        (
            "{actions: {a: {text: A., due: 2026}}}",
            "{actions: {a: {due: withdrawn, reason: B.}}}",
            Fact(Kind.TARGET, "a", "", "2026", "withdrawn", None, reasoned=True),
        ),
        ("{says: A.}", "{actions: {a: {text: B., due: 2026}}}", Fact(Kind.ACTION, "a", after="2026")),
        (
            "{actions: {a: {text: A.}}}",
            "{actions: {a: {text: B., reason: C.}}}",
            Fact(Kind.REWORDED, "a", reasoned=True),
        ),
        (
            "{status: in-progress, progress: 25}",
            "{status: in-progress, progress: 50}",
            Fact(Kind.PROGRESS, before="25", after="50"),
        ),
        ("{says: A.}", "{documents: [{title: A, held: B.}, {none: C.}]}", Fact(Kind.DOCUMENTS, number=1)),
        ("{says: A.}", "{documents: [{title: A, held: B.}, {none: C.}]}", Fact(Kind.NO_DOCUMENT, number=1)),
        ("{says: A.}", "{answered_by: '7.2'}", Fact(Kind.SHARED, after="7.2")),
        ("{says: A.}", "{unclear: B.}", Fact(Kind.UNCLEAR)),
        ("{says: A.}", "{says: B., see: ['11.1'], also_answers: ['12.1']}", Fact(Kind.REFERENCES, number=2)),
    ],
)
def test_each_thing_that_is_new_is_a_fact(before: str, entry: str, fact: Fact) -> None:
    assert fact in added(before, entry)


def test_what_was_there_is_no_fact() -> None:
    assert added("{actions: {a: {text: A., due: 2026}}}", "{actions: {a: {due: 2026, reason: B.}}}") == ()
    assert [fact.kind for fact in added("{says: A., documents: [{title: A, held: B.}]}", "{says: C.}")] == [Kind.TEXT]


WHOLE = """status: in-progress, progress: 20, stated_as: A., in_place: B., says: C., note: D., see: ['11.1'],
  owners: [{rank: DCI}], partners: [{name: E}], documents: [{title: F, held: G.}], measures: [{name: H, value: 1}],
  actions: {a: {text: I., owners: [{rank: DS}], due: 2026}}"""


def test_an_entry_that_repeats_the_last_one_adds_only_what_is_different() -> None:
    again = WHOLE.replace("in-progress, progress: 20", "complete")
    assert added(f"{{{WHOLE}}}", f"{{{again}}}") == (
        Fact(Kind.STATUS, before="in-progress", after="complete", cited=True),
    )
    assert [fact.kind for fact in added(f"{{{WHOLE}}}", "{says: J.}", f"{{{WHOLE}}}")] == [Kind.STATUS, Kind.TEXT]


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("documents: [", "documents: [{title: Y, held: Z.}, ", Fact(Kind.DOCUMENTS, number=1)),
        ("measures: [", "measures: [{name: Y, value: 2}, ", Fact(Kind.MEASURES, number=1)),
        ("value: 1", "value: 2", Fact(Kind.MEASURES, number=1)),
        ("partners: [", "partners: [{name: Y}, ", Fact(Kind.PARTNERS, number=1)),
        ("owners: [{rank: DCI}]", "owners: [{rank: DI}]", Fact(Kind.OWNERS, number=1)),
        ("rank: DS", "rank: DC", Fact(Kind.ACTION_OWNERS, "a", number=1)),
        ("text: I.", "text: Y.", Fact(Kind.REWORDED, "a")),
        ("stated_as: A.", "stated_as: Y.", Fact(Kind.STATED_AS)),
        ("note: D.", "note: Y.", Fact(Kind.NOTE)),
        ("'11.1'", "'12.1'", Fact(Kind.REFERENCES, number=1)),
    ],
)
def test_of_an_entry_that_is_copied_what_differs_is_told_alone(old: str, new: str, fact: Fact) -> None:
    assert WHOLE.count(old) == 1
    _, told = added(f"{{{WHOLE}}}", f"{{{WHOLE.replace(old, new)}}}")
    assert told == fact


def test_facts_stand_in_the_order_in_which_readers_care() -> None:
    figures = "measures: [{name: C, value: 1}]"
    whole = f"{{note: A., says: B., {figures}, actions: {{b: {{text: D.}}}}, status: in-progress, progress: 3}}"
    kinds = [fact.kind for fact in added("{says: A.}", whole)]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert kinds[0] is Kind.STATUS


def test_the_first_entry_that_answers_is_the_first_answer() -> None:
    unclear, answer, more = entries("{unclear: A.}", "{says: B.}", "{says: C.}")
    assert [first_answer([], unclear), first_answer([unclear], answer), first_answer([unclear, answer], more)] == [
        False, True, False,
    ]  # fmt: skip
