"""The law that published entries stay: whatever is done to them, silently or in view of all, it gives its verdict."""

import re

import pytest
from versions import (
    EVERY_FIELD,
    NONE,
    PLANS,
    Place,
    answers,
    at,
    changed_at,
    corrected,
    few,
    judged,
    loaded,
    places,
    without,
)
from versions import written as yaml_of

from conftest import REPOSITORY
from ssc_site.changes.law import HISTORY_CODES
from ssc_site.changes.pairing import Fate
from test_words import jargon_in

EVERY = loaded(EVERY_FIELD)
PLACES = [place for place in places(EVERY) if "corrections" not in place.way]
CHANGED = [place for place in PLACES if isinstance(at(EVERY, place.way), str)]
NEEDED = {("partners", "name"), ("measures", "name"), ("measures", "value")}
"""What a section cannot be without, by the format: without it nothing is compared."""
DROPPABLE = [place for place in PLACES if not any({*need} <= {*map(str, place.way[3:])} for need in NEEDED)]


def test_the_codes_of_the_law_are_words_with_a_sentence_each_and_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (REPOSITORY / "tests" / "changes").glob("test_*.py"))
    for name, code in HISTORY_CODES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name)
        assert re.fullmatch(r"[A-Z].*\.", code.law)
        assert not jargon_in(code.law)
        assert f'"{name}' in tests


# Rewriting


def written_source(place: Place) -> bool:
    """Whether it is the name of the first source, which an entry is from without it too."""
    return place.way[-1] == "source" and len(place.way) == 4


@pytest.mark.parametrize("place", few(CHANGED, lambda place: place.name))
def test_another_value_anywhere_in_an_entry_is_refused_there_naming_its_field(place: Place) -> None:
    base, changed = EVERY_FIELD, changed_at(EVERY, place.way)
    made = judged(base, yaml_of(changed))
    (refused,) = made.refused
    assert (refused.code, refused.item) == ("rewritten-entry", place.key)
    assert place.field in refused.message or f"of action {place.way[4]}" in refused.message
    assert refused.hint
    (alteration,) = made.comparison.plans[0].change.items[place.key]
    assert alteration.differences[0].name[0] == place.field
    lawful = judged(base, yaml_of(corrected(changed, place.entry)))
    assert lawful.codes == []
    assert lawful.comparison.plans[0].change.items[place.key][0].fate is Fate.CORRECTED


@pytest.mark.parametrize(
    "place", few([each for each in DROPPABLE if not written_source(each)], lambda place: place.name)
)
def test_a_value_dropped_anywhere_in_an_entry_is_refused_there_unless_it_is_corrected(place: Place) -> None:
    changed = without(EVERY, place.way)
    assert judged(EVERY_FIELD, yaml_of(changed)).codes == [f"rewritten-entry {place.key}"]
    assert judged(EVERY_FIELD, yaml_of(corrected(changed, place.entry))).codes == lost_whole(EVERY, place)


def lost_whole(plan: object, place: Place) -> list[str]:
    """Return what is refused of an entry without this value whatever corrects it: the entry, where it says no more."""
    told = [name for name in at(plan, place.entry) if name not in ("source", "corrections", "part")]
    return [f"dropped-entry {place.key}"] if told == [*place.way[3:]] else []


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_so_it_is_for_every_value_of_the_four_plans(name: str) -> None:
    plan = loaded(PLANS[name])
    base = yaml_of(plan)
    for place in places(plan):
        needed = any({*need} <= {*map(str, place.way[3:])} for need in NEEDED)
        if isinstance(at(plan, place.way), str):
            changed = changed_at(plan, place.way)
            assert judged(base, yaml_of(changed), f"{name}.yaml").codes == [f"rewritten-entry {place.key}"], place
            assert judged(base, yaml_of(corrected(changed, place.entry)), f"{name}.yaml").codes == [], place
        if not needed:
            dropped = judged(base, yaml_of(without(plan, place.way)), f"{name}.yaml")
            assert dropped.codes == ([] if written_source(place) else [f"rewritten-entry {place.key}"]), place


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANS)
def test_no_entry_of_the_four_plans_can_be_dropped(name: str) -> None:
    plan = loaded(PLANS[name])
    for key, entries in plan.get("responses", {}).items():
        for index in range(len(entries)):
            made = judged(PLANS[name], yaml_of(without(plan, ("responses", key, index))), f"{name}.yaml")
            assert f"dropped-entry {key}" in made.codes


def test_an_entry_that_another_takes_the_place_of_is_rewritten() -> None:
    made = judged(answers("says: We review each case."), answers("says: All is well here now."))
    assert made.codes == ["rewritten-entry 7.1"]


OLD = "{date: 2025-03-05, status: in-progress, says: The review of all cases has begun.}"
LATER = (
    "{date: 2026-01-01, status: complete, says: The review has ended., documents: [{title: A, held: It names people.}]}"
)


PART = OLD.replace(" status: in-progress,", "")


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("rewritten-entry 7.1", answers(LATER)),
        ("dropped-entry 7.1", answers()),
        ("moved-entry 7.1", answers(more=f'  "7.2":\n    - {OLD}\n')),
        ("rewritten-entry 7.1", answers(OLD.replace("has begun", "has not begun"))),
        ("rewritten-entry 7.1", answers(OLD.replace("2025-03-05", "2025-03"))),
        ("rewritten-entry 7.1", answers(OLD.replace("in-progress", "complete"), LATER)),
        ("rewritten-entry 7.1", answers("{date: 2025-03-05, status: in-progress}", PART)),
    ],
    ids=["another instead", "all of them", "under another item", "a word", "a vaguer date", "a status", "in two"],
)  # fmt: skip
def test_what_is_published_is_not_made_other_silently(code: str, after: str) -> None:
    assert judged(answers(OLD), after).codes == [code]


def test_an_answer_is_not_moved_to_the_key_of_its_recommendation() -> None:
    after = answers(OLD).replace('"7.1"', '"7"').replace(NONE, "")
    assert judged(answers(OLD), after).codes == ["moved-entry 7.1"]


def test_a_local_action_keeps_its_number() -> None:
    local = 'local:\n  L1:\n    - {in_place: "An awareness day."}\n'
    made = judged(answers(OLD) + local, answers(OLD) + local.replace("L1", "L2"))
    assert made.codes == ["moved-entry L1"]


def test_of_two_equal_entries_none_can_be_dropped() -> None:
    assert judged(answers(OLD, OLD), answers(OLD)).codes == ["dropped-entry 7.1"]
    assert judged(answers(OLD, OLD), answers(OLD, OLD)).codes == []


# What may be done


def test_entries_may_be_added_at_the_end() -> None:
    made = judged(answers(OLD), answers(OLD, LATER))
    assert made.codes == []
    assert [each.fate for each in made.comparison.plans[0].change.alterations] == [Fate.ADDED]


def test_an_entry_added_above_one_that_was_there_is_lawful_and_told() -> None:
    made = judged(answers(OLD), answers("{date: 2024-12-01, status: complete, says: All done.}", OLD))
    assert made.codes == []
    assert "this new entry stands above an entry that was already there" in made.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("says: We train staff.", "says: {en: We train staff., cy: Hyfforddwn staff.}"),
        ("says: {cy: Hyfforddwn staff.}", "says: {en: We train staff., cy: Hyfforddwn staff.}"),
        ("actions: {a: {text: Train.}}", "actions: {a: {text: {en: Train., cy: Hyfforddi.}}}"),
        (
            "documents: [{title: A, held: No.}, {title: B, held: No.}]",
            "documents: [{title: B, held: No.}, {title: {en: A, cy: Dd}, held: No.}]",
        ),
    ],
)
def test_an_entry_may_gain_a_language(before: str, after: str) -> None:
    made = judged(answers(f"{{{before}}}"), answers(f"{{{after}}}"))
    assert made.codes == []
    assert "has gained a language" in made.text


@pytest.mark.parametrize(
    "after",
    [
        "says: {en: We train all staff., cy: Hyfforddwn staff.}",
        "says: {cy: Hyfforddwn staff.}",
        "{says: {en: We train staff., cy: Hyfforddwn staff.}, status: complete}",
    ],
)
def test_a_gained_language_covers_nothing_else(after: str) -> None:
    assert judged(answers("says: We train staff."), answers(after)).codes == ["rewritten-entry 7.1"]


CORRECTION = "{date: 2026-11-20, kind: corrected, what: The day., why: It was misread.}"


def with_corrections(entry: str, *corrections: str) -> str:
    return f"{entry[:-1]}, corrections: [{', '.join(corrections)}]}}"


def test_a_correction_covers_its_own_entry_and_no_other() -> None:
    second = "{date: 2026-02-01, says: A second review has begun.}"
    changed = with_corrections(OLD.replace("begun", "ended"), CORRECTION)
    assert judged(answers(OLD, second), answers(changed, second)).codes == []
    other = second.replace("begun", "ended")
    assert judged(answers(OLD, second), answers(changed, other)).codes == ["rewritten-entry 7.1"]


def test_a_rewritten_entry_does_not_hide_behind_a_new_one_with_a_correction() -> None:
    rewritten = OLD.replace("has begun", "has not begun")
    decoy = with_corrections("{date: 2026-02-01, status: in-progress, says: Something of its own.}", CORRECTION)
    made = judged(answers(OLD), answers(rewritten, decoy))
    assert made.codes == ["rewritten-entry 7.1"]


def test_an_entry_dropped_is_not_corrected_by_one_far_from_it() -> None:
    between = "{date: 2025-06-01, says: A second thing.}"
    decoy = with_corrections("{date: 2026-02-01, in_place: Wholly other words.}", CORRECTION)
    assert judged(answers(OLD, between), answers(between, decoy)).codes == ["dropped-entry 7.1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{says: The review of all cases has begun.}", "{in_place: Every officer was trained this year.}"),
        (
            "{date: 2025-03-05, says: The review of all cases has begun.}",
            "{date: 2025-03-05, in_place: Every officer was trained this year.}",
        ),
    ],
)
def test_a_correction_under_which_nothing_of_an_entry_is_left_is_no_correction(before: str, after: str) -> None:
    made = judged(answers(before), answers(with_corrections(after, CORRECTION)))
    assert made.codes == ["dropped-entry 7.1"]


@pytest.mark.parametrize(
    ("before", "after"), [("{status: complete}", "{status: in-progress}"), ("{answered_by: '7.2'}", "{see: ['11.1']}")]
)
def test_a_wrong_status_or_pointer_is_corrected_even_where_an_entry_says_no_more(before: str, after: str) -> None:
    assert judged(answers(before), answers(with_corrections(after, CORRECTION))).codes == []


def test_a_published_correction_stays_when_another_is_added() -> None:
    once = with_corrections(OLD, CORRECTION)
    newer = CORRECTION.replace("The day.", "The year.")
    assert judged(answers(once), answers(with_corrections(OLD, CORRECTION, newer))).codes == []
    assert judged(answers(once), answers(with_corrections(OLD, newer))).codes == ["rewritten-entry 7.1"]
    assert judged(answers(once), answers(OLD)).codes == ["rewritten-entry 7.1"]


def test_a_correction_written_twice_covers_nothing_new() -> None:
    once = with_corrections(OLD, CORRECTION)
    again = with_corrections(OLD.replace("begun", "ended"), CORRECTION, CORRECTION)
    assert judged(answers(once), answers(again)).codes == ["rewritten-entry 7.1"]
    assert judged(answers(once), answers(with_corrections(OLD, CORRECTION, CORRECTION))).codes == []


# Redaction

REDACTION = "{date: 2026-11-20, kind: redacted, why: It pointed to a person.}"
TOLD = "The case of Zuzka Nevidim, a clerk, was not reviewed. It will be. Ask the lead."


def redacted(before: str, after: str) -> list[str]:
    return judged(answers(f"{{{before}}}"), answers(with_corrections(f"{{{after}}}", REDACTION))).codes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'says: "{TOLD}"', 'says: "The case of […], a clerk, was not reviewed. It will be. Ask the lead."'),
        (f'says: "{TOLD}"', 'says: "The case of [name removed], […], was not reviewed. It will be. Ask the lead."'),
        (f'says: "{TOLD}"', 'says: "… It will be. Ask the lead."'),
        (f'says: "{TOLD}"', 'says: "It will be. Ask the lead."'),
        (f'says: "{TOLD}"', "says: It will be."),
        (f'date: 2025-01, says: "{TOLD}"', "date: 2025-01"),
        (f'date: 2025-01, status: complete, says: "{TOLD}"', "date: 2025-01, status: complete"),
        ("owners: [{rank: DCI, name: Jo Example}]", "owners: [{rank: DCI}]"),
        ("owners: [{rank: DCI}, {name: Jo Example}]", "owners: [{rank: DCI}]"),
        ("actions: {a: {text: Ask Jo Example., due: 2025-03}}", 'actions: {a: {text: "Ask […].", due: 2025-03}}'),
        ("actions: {a: {text: Ask Jo Example., due: 2025-03}}", "actions: {a: {due: 2025-03}}"),
        ("documents: [{title: Ask Jo., held: No.}]", 'documents: [{title: "Ask […].", held: No.}]'),
        ("measures: [{name: Jo trained, value: 20}]", 'measures: [{name: "[…] trained", value: 20}]'),
        ("partners: [{name: A}, {name: Jo, starts: 2025}]", "partners: [{name: A}]"),
        ("status: in-progress, stated_as: Begun (Jo)", 'status: in-progress, stated_as: "Begun (…)"'),
        ("says: We ask Jo at 9 a.m. today. Then go.", "says: Then go."),
        ('says: {en: "Ask Jo. Then go.", cy: Gofyn i Jo.}', "says: {en: Then go.}"),
    ],
)
def test_a_redaction_may_take_words_away(before: str, after: str) -> None:
    assert redacted(before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'says: "{TOLD}"', 'says: "The case of Zuzka Nevidim, a clerk, was reviewed. It will be. Ask the lead."'),
        (f'says: "{TOLD}"', 'says: "The case of another, a clerk, was not reviewed. It will be. Ask the lead."'),
        (f'says: "{TOLD}"', 'says: "The case of [all who were ever reviewed], a clerk, was not reviewed."'),
        (f'says: "{TOLD}"', 'says: "Ask the lead. It will be."'),
        (f'says: "{TOLD}"', f'says: "{TOLD} And more."'),
        ("date: 2025-01, says: Done.", "says: Done."),
        ("status: in-progress, says: Jo.", "says: Jo."),
        ("status: in-progress, says: Jo.", "status: complete, says: Jo."),
        ("says: Jo.", "says: Jo., status: complete"),
        ("progress: 25, status: in-progress, says: Jo.", "status: in-progress, says: Jo."),
        ("actions: {a: {text: Ask Jo., due: 2025-03}}", "actions: {a: {text: Ask Jo.}}"),
        ("actions: {a: {text: Ask Jo., due: 2025-03}}", "actions: {a: {text: Ask Jo., due: 2026-03}}"),
        ("actions: {a: {text: Go.}, b: {text: Ask Jo.}}", "actions: {a: {text: Go.}}"),
        ("measures: [{name: Jo, value: 20, bound: over}]", "measures: [{name: Jo, value: 20}]"),
        ("measures: [{name: Jo, value: 20}]", "measures: [{name: Jo, value: 200}]"),
        ("says: Jo., see: ['11.1']", "says: Jo."),
        ("documents: [{title: A, held: No.}, {title: Jo, held: No.}]", "documents: [{title: A, held: No.}]"),
        ("says: Jo., documents: [{title: Jo, held: No.}]", "says: Jo."),
        ("says: Jo., documents: [{none: Not yet.}]", "says: Jo."),
        ("says: Jo., measures: [{name: A, value: 20}]", "says: Jo."),
        ("measures: [{name: A, value: 20}, {name: B, value: 3}]", "measures: [{name: A, value: 20}]"),
        ("says: Jo., stated_as: Overdue", "says: Jo."),
        ("says: We never close a case i.e. not without a review.", "says: not without a review."),
        ("says: We do not act before 9 a.m. on a report.", "says: on a report."),
        ("says: No report goes to Mr. Smith now.", "says: Smith now."),
        ("documents: [{title: A, held: No.}]", "documents: [{title: B, held: No.}]"),
    ],
)
def test_a_redaction_changes_no_date_status_or_figure_and_adds_nothing(before: str, after: str) -> None:
    assert redacted(before, after) == ["rewritten-entry 7.1"]


def test_words_of_an_older_correction_may_be_redacted_and_only_then() -> None:
    once = with_corrections(OLD, CORRECTION.replace("The day.", "Jo was named. The day."))
    assert judged(answers(once), answers(with_corrections(OLD, CORRECTION, REDACTION))).codes == []
    assert judged(answers(once), answers(with_corrections(OLD, CORRECTION))).codes == ["rewritten-entry 7.1"]
    assert judged(answers(once), answers(with_corrections(OLD, REDACTION))).codes == ["rewritten-entry 7.1"]


# Order

A, B, C = "{says: One., status: complete}", "{says: Two., status: in-progress}", "{says: Three.}"


def test_order_that_decides_nothing_is_no_difference() -> None:
    made = judged(answers(A, C), answers(C, A))
    assert (made.codes, made.comparison.plans) == ([], ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((A, B), (B, A)),
        (("{actions: {a: {text: Go., due: 2025}}}", "{actions: {a: {due: 2026, reason: Later.}}}"),) * 2,
        ((A, "{status: blocked, reason: Two., part: a}"), ("{status: blocked, reason: Two., part: a}", A)),
    ],
)
def test_order_that_decides_what_holds_is_kept(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    after = after if after != before else tuple(reversed(before))
    assert "reordered-entries 7.1" in judged(answers(*before), answers(*after)).codes


def test_order_counts_for_what_held_on_an_earlier_day_too() -> None:
    one, two = "{date: 2025, status: blocked, reason: So.}", "{date: 2025-12, status: in-progress}"
    last = "{date: 2026-03, status: complete, says: Done.}"
    made = judged(answers(one, two, last), answers(two, one, last))
    assert made.codes == ["reordered-entries 7.1"]


# Whole plans, recommendations and reviewers


def test_a_plan_that_is_no_longer_there_is_refused() -> None:
    assert judged(answers(OLD), None).codes == ["dropped-plan"]


def test_a_plan_of_which_only_a_link_is_left_is_refused_once() -> None:
    link = (
        "force: lancashire\nwording: force\nheld: elsewhere\nsources:\n"
        "  plan: {title: Action plan, read: 2026-11-20, url: https://www.example.police.uk/p}\n"
    )
    made = judged(answers(OLD), link)
    assert made.codes == ["dropped-plan"]
    assert "of the plan only a link is left" in made.text
    assert judged(link, answers(OLD)).codes == []


def test_where_a_version_cannot_be_read_nobody_says_that_all_stays() -> None:
    assert judged(answers(OLD), "responses: [").codes == ["history-unknown"]
    assert judged("responses: [", answers(OLD)).codes == ["history-unknown"]


def test_a_plan_that_breaks_a_law_is_judged_all_the_same() -> None:
    made = judged(answers(OLD), answers(OLD.replace("in-progress", "blocked")))
    assert made.codes == ["rewritten-entry 7.1"]
    assert "the plan has faults, so where items stand now is not told" in made.text


WHOLE = answers(OLD).replace('"7.1"', '"7"').replace(NONE, "")


@pytest.mark.parametrize("own", ["[]", "\n    - unclear: The cell is empty.", f"\n    - {LATER}"])
def test_a_key_of_its_own_does_not_hide_the_answer_of_the_recommendation(own: str) -> None:
    made = judged(WHOLE, f'{WHOLE}  "7.1": {own}\n')
    assert made.codes == ["hidden-entry 7.1"]
    assert "its own key hides what is published for the recommendation as a whole" in made.text


def test_a_key_of_its_own_may_go_on_from_the_answer_of_the_recommendation() -> None:
    made = judged(WHOLE, f'{WHOLE}  "7.1":\n    - {OLD}\n    - {LATER}\n')
    assert made.codes == []
    assert [each.entry.status for each in made.comparison.plans[0].change.alterations] == ["complete"]


def test_a_key_of_its_own_may_start_with_the_recommendations_entries_as_they_are_now() -> None:
    both = OLD.replace(
        "says: The review of all cases has begun.", "says: {en: The review of all cases has begun., cy: A}"
    )
    made = judged(WHOLE, f'{WHOLE.replace(OLD, both)}  "7.1":\n    - {both}\n    - {LATER}\n')
    assert made.codes == []
    assert [each.fate for each in made.comparison.plans[0].change.alterations] == [Fate.LANGUAGE, Fate.ADDED]
    other = both.replace("has begun", "has ended")
    assert "hidden-entry 7.1" in judged(WHOLE, f'{WHOLE.replace(OLD, both)}  "7.1":\n    - {other}\n').codes


def test_an_entry_moved_from_a_recommendation_to_its_item_is_told_how_an_item_gets_its_own_key() -> None:
    made = judged(WHOLE, answers(OLD))
    (moved,) = [each for each in made.refused if each.code == "moved-entry"]
    assert 'put it back, and start "7.1" with the entries of "7"' in (moved.hint or "")
