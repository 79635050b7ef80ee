"""One plan changed from one commit to the next: the right verdict, and words for every change and nothing else."""

import json
import re
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from histories import (
    AMBERSAY,
    PLAN,
    as_data,
    below,
    checked,
    copy_of,
    edited,
    first_project,
    refusals,
    same,
    summarised,
    told,
)


@dataclass(frozen=True)
class Scenario:
    """A plan changed.

    refused: what the check refuses, as "code item". told: words of each part of what is said, by item; "": of the plan.
    """

    after: str
    told: dict[str, list[str]] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    before: str = PLAN


ONE, NONE = "1 new entry", "no entry is different"
REFUSED = "not allowed: 1 published entry is not as before"
BOTH = f"{ONE}; {REFUSED}"
TOP = "not allowed: the top of the plan is not as before"
UNREAD = "the list of items that could not be read is different"

PROFILE = "    - date: 2025-10-06\n      says: The draft of the problem profile was agreed by the board.\n"
DRAFT = f"{PROFILE}      progress: 60\n      status: in-progress\n"
WEEKLY, MONTHLY = "    - says: Each week.\n", "    - says: Each month.\n"
RIGHTS = "    - says: Each victim is offered an advocate, and is told of their rights.\n"
NOT_DONE = "    - says: It is not done.\n      status: in-progress\n"
DONE = "    - says: It is done.\n      status: complete\n"
IN_FORCE = "A policy on assessing risk is in force."
FORM = "{en: The form for assessing risk is used in every case., cy: Defnyddir y ffurflen asesu risg ym mhob achos.}"
SURE = "Every report is assessed by a trained officer.\n"
OLDER = "{date: 2025-08-01, kind: corrected, what: The day was given as 3 June., why: It was misread.}"
CORRECTED = "corrections:\n        - {date: 2026-10-05, kind: corrected, what: The form., why: A slip.}"
REDACTED = "corrections:\n        - {date: 2026-10-05, kind: redacted, why: It pointed to a person.}"
FILLED = edited(PLAN, ('"16.1-28.1"', '"17.1-28.1"')) + '  "16.1":\n    - date: 2026-10-05\n      says: It is funded.\n'
UNPLACED = edited(PLAN, ("tracker: {title", "page: {title"))
LOCAL = PLAN + "local:\n  L1:\n    - date: 2025-05-05\n      says: The force looks at its own figures.\n"

ADDED = {
    "an entry": Scenario(
        below("12.2", "date: 2026-10-05", "says: The policy was sent to partners."),
        {"": [ONE], "12.2": ["new entry of 5 October 2026: new words (what the force says)"]},
    ),
    "an entry without a date": Scenario(
        below("12.2", "says: The policy was sent to partners."),
        {"": [ONE], "12.2": ["new entry without a date: new words (what the force says)"]},
    ),
    "a status that moves on": Scenario(
        below("12.2", "date: 2026-10-05", "status: complete", "documents: [{title: Policy, held: By the force.}]"),
        {
            "": [ONE],
            "12.2": ["in progress to complete", "1 document", "Policy", "this is also the answer of 12.3"],
        },
    ),
    "complete without a document": Scenario(
        below("12.2", "date: 2026-10-05", "status: complete"),
        {
            "": [ONE],
            "12.2": ["in progress to complete, no document cited", "this is also the answer of 12.3"],
        },
    ),
    "a status that goes back": Scenario(
        below("11.2", "date: 2026-10-05", "status: in-progress"),
        {"": [ONE], "11.2": ["back from complete to in progress"]},
    ),
    "a status that was not given": Scenario(
        below("12.1", "date: 2026-10-05", "status: not-applicable", "reason: Another force does this."),
        {"": [ONE], "12.1": ["status given: not applicable, reason given", "Another force does this."]},
    ),
    "a target moved": Scenario(
        below("12.2", "date: 2026-10-05", "actions:", "  a: {due: 2026-08-30, reason: The course was full.}"),
        {
            "": [ONE],
            "12.2": [
                "target of action a moved 90 days later, from 1 June 2026 to 30 August 2026, reason given",
                "The course was full.",
            ],
        },
    ),
    "a target moved forward": Scenario(
        below("12.2", "date: 2026-05-05", "actions:", "  a: {due: 2026-05-31, reason: It was easy.}"),
        {
            "": [ONE],
            "12.2": [
                "target of action a moved 1 day earlier, from 1 June 2026 to 31 May 2026, reason given",
                "It was easy.",
            ],
        },
    ),
    "a target withdrawn": Scenario(
        below("12.2", "date: 2026-10-05", "actions:", "  a: {due: withdrawn, reason: It is not needed.}"),
        {"": [ONE], "12.2": ["target of action a withdrawn, it was 1 June 2026, reason given", "It is not needed."]},
    ),
    "an action": Scenario(
        below("12.2", "date: 2026-10-05", "actions:", "  c: {text: Ask for views, due: 2027-01}"),
        {"": [ONE], "12.2": ["new action c, target January 2027"]},
    ),
    "entries of two items": Scenario(
        below("11.4", "date: 2026-10-05", "says: It is.", plan=below("12.1", "date: 2026-10-06", "says: It is still.")),
        {
            "": ["2 new entries"],
            "11.4": ["new entry of 5 October 2026", "before: no answer published", "now: answered"],
            "12.1": ["new entry of 6 October 2026"],
        },
    ),
    "two entries of one item": Scenario(
        below(
            "12.1",
            "date: 2026-10-06",
            "status: complete",
            plan=below("12.1", "date: 2026-09-06", "status: in-progress"),
        ),
        {"": ["2 new entries"], "12.1": ["6 September 2026: status given: in progress", "in progress to complete"]},
    ),
    "an answer where there was none": Scenario(
        below("7.2", "date: 2026-10-05", "says: The records are searched by hand."),
        {"": [ONE], "7.2": ["new entry of 5 October 2026", "before: no answer published", "now: answered"]},
    ),
    "an answer where none was read": Scenario(
        FILLED,
        {"": [ONE, UNREAD], "16.1": ["5 October 2026", "before: not read", "now: answered"]},
    ),
    "an answer where it was unclear": Scenario(
        below("11.3", "date: 2026-10-05", "says: Victims are asked every year."),
        {"": [ONE], "11.3": ["new entry of 5 October 2026", "before: unclear", "now: answered"]},
    ),
    "an entry above the published ones": Scenario(
        edited(PLAN, ('"12.2":\n', '"12.2":\n    - date: 2025-01-07\n      says: A policy is being written.\n')),
        {
            "": [ONE],
            "12.2": [
                "new entry of 7 January 2025: new words",
                "this new entry stands above an entry that was already there",
            ],
        },
    ),
    "an action of the force's own": Scenario(
        LOCAL,
        {"": [ONE], "L1": ["new entry of 5 May 2025: new words (what the force says)"]},
    ),
}

REWRITTEN = {
    "a text": (edited(PLAN, (IN_FORCE, "A policy is nearly in force.")), "12.2", ["rewritten: what is in place"]),
    "a word less": (
        edited(PLAN, ("is offered an advocate, and", "is offered an advocate and")),
        "14",
        ["rewritten: what"],
    ),
    "a date": (
        edited(PLAN, ("date: 2025-02-10", "date: 2025-02-01")),
        "10",
        ["10 February 2025…1 February 2025"],
    ),
    "a date made more exact": (
        edited(PLAN, ('"11.2":\n    - date: 2025-03\n', '"11.2":\n    - date: 2025-03-04\n')),
        "11.2",
        ["date…March 2025…4 March 2025"],
    ),
    "a date taken away": (edited(PLAN, ("date: 2025-02-10\n      says", "says")), "10", ["10 February 2025"]),
    "a target": (
        edited(PLAN, ("due: 2026-06-01}", "due: 2026-12-01}")),
        "12.2",
        ["target of action a…1 June 2026…1 December 2026"],
    ),
    "a progress": (edited(PLAN, ("progress: 60", "progress: 90")), "11.1", ["progress…60…90"]),
    "an owner": (edited(PLAN, ("Head of Analysis", "Head of Crime")), "11.1", ["owners of action a"]),
    "a document added": (
        edited(PLAN, (SURE, f"{SURE}      documents: [{{title: A, held: By the force.}}]\n")),
        "12.1",
        ["documents"],
    ),
    "a note added": (edited(PLAN, (SURE, f"{SURE}      note: The form was seen.\n")), "12.1", ["note"]),
    "an action dropped": (
        edited(PLAN, ("        b: {text: Train every supervisor, due: 2026-09}\n", "")),
        "12.2",
        ["action b"],
    ),
    "an action's letter": (edited(PLAN, ("b: {text: Train", "c: {text: Train")), "12.2", ["action b", "action c"]),
    "a translation": (edited(PLAN, ("asesu risg ym mhob achos", "asesu risg")), "13", ["what the force says"]),
    "a translation dropped": (edited(PLAN, (FORM, FORM[5 : FORM.index(", cy:")])), "13", ["what the force says"]),
    "languages taken for each other": (
        edited(PLAN, ("{en: The form", "{cy: The form"), ("case., cy: Def", "case., en: Def")),
        "13",
        ["what the force says"],
    ),
    "an older correction dropped": (
        edited(
            PLAN,
            (
                f"      corrections:\n        - {OLDER}\n",
                "",
            ),
        ),
        "12.1",
        [""],
    ),
    "an older correction reworded": (edited(PLAN, ("It was misread.", "It was mistyped.")), "12.1", [""]),
    "corrected, and an older correction dropped": (
        edited(
            PLAN,
            (
                OLDER,
                "{date: 2026-08-01, kind: corrected, what: All., why: A slip.}",
            ),
            (SURE, "Most reports are assessed.\n"),
        ),
        "12.1",
        ["what the force says"],
    ),
    "redacted, with nothing to mark the gap": (
        edited(PLAN, (RIGHTS, f"    - says: Each victim is told of their rights.\n      {REDACTED}\n")),
        "14",
        ["what the force says"],
    ),
    "redacted, and something added": (
        edited(PLAN, (RIGHTS, f"    - says: Each victim is now offered an advocate.\n      {REDACTED}\n")),
        "14",
        ["what the force says"],
    ),
    "redacted, and a status added": (
        edited(
            PLAN,
            (RIGHTS, f"    - says: Each victim is offered an advocate.\n      status: complete\n      {REDACTED}\n"),
        ),
        "14",
        ["what the force says", "status"],
    ),
    "redacted, and a claim put in brackets": (
        edited(
            PLAN,
            (
                RIGHTS,
                f"    - says: Each victim [of 200 this year] is offered an advocate.\n      {REDACTED}\n",
            ),
        ),
        "14",
        ["what the force says"],
    ),
}
"""Entries that are not as they were: the plan, the item, and which fields are named."""

LAWFUL = {
    "a correction in view of all": Scenario(
        edited(PLAN, (f"{IN_FORCE}\n", f"A policy on risk is in force.\n      {CORRECTED}\n")),
        {
            "": ["1 entry corrected"],
            "12.2": ["the entry of 2 June 2025 is corrected: what is in place", 'wrong: "The form."', 'why: "A slip."'],
        },
    ),
    "a correction beside an older one": Scenario(
        edited(
            PLAN,
            (
                "why: It was misread.}\n",
                "why: It was misread.}\n        - {date: 2026-10-05, kind: corrected, what: All., why: Slip.}\n",
            ),
            (SURE, "Most are.\n"),
        ),
        {
            "": ["1 entry corrected"],
            "12.1": ["the entry of 2 June 2025 is corrected: what the force says", '"All."', '"Slip."'],
        },
    ),
    "a redaction of a sentence": Scenario(
        edited(PLAN, (RIGHTS, f"    - says: Each victim is offered an advocate.\n      {REDACTED}\n")),
        {
            "": ["1 entry with words taken out"],
            "14": ["words are taken out of the first entry", 'why: "It pointed to a person."'],
        },
        before=edited(PLAN, (RIGHTS, "    - says: Each victim is offered an advocate. One of them has a shop.\n")),
    ),
    "a redaction that marks its gap": Scenario(
        edited(
            PLAN, (RIGHTS, f'    - says: "Each victim […], and is [name removed] of their rights."\n      {REDACTED}\n')
        ),
        {"": ["1 entry with words taken out"], "14": ["words are taken out of", 'why: "It pointed to a person."']},
    ),
    "a redaction of a whole text": Scenario(
        edited(
            PLAN, (DRAFT, f"    - date: 2025-10-06\n      progress: 60\n      status: in-progress\n      {REDACTED}\n")
        ),
        {"": ["1 entry with words taken out"], "11.1": ["words are taken out of the entry of 6 October 2025", "why"]},
    ),
    "a language": Scenario(
        edited(PLAN, (SURE, "{en: Every report is assessed by a trained officer., cy: Asesir pob adroddiad.}\n")),
        {
            "": ["1 entry with a further language"],
            "12.1": ["the entry of 2 June 2025 has gained a language: what the force says"],
        },
    ),
    "another name for a source": Scenario(UNPLACED),
    "a source named where there is only one": Scenario(
        edited(PLAN, ('"14":\n    - says', '"14":\n    - source: tracker\n      says')),
    ),
    "another source": Scenario(
        edited(PLAN, ("2026-11-20}\n", "2026-11-20}\n  letter: {title: A letter, read: 2026-11-21}\n")),
        {"": [NONE, 'the source "letter" is added']},
    ),
    "entries in another order that decides nothing": Scenario(
        edited(PLAN, (RIGHTS, MONTHLY + WEEKLY)), before=edited(PLAN, (RIGHTS, WEEKLY + MONTHLY))
    ),
    "another lead": Scenario(edited(PLAN, ("rank: ACC", "rank: CC")), {"": [NONE, "who leads the work"]}),
    "the next review, once one was held": Scenario(
        edited(PLAN, ("next_review: 2027-03", "reviewed: 2026-10\nnext_review: 2028-03")),
        {"": [NONE, "when the force last reviewed the plan", "will review the plan…March 2027…March 2028"]},
    ),
    "an introduction corrected in view of all": Scenario(
        edited(PLAN, ("every report seriously.\n", f"each report seriously.\n{CORRECTED}\n")),
        {"": [NONE, "the introduction", "corrections", "The form", "A slip"]},
    ),
    "an item not read that has no answer after all": Scenario(
        edited(PLAN, ('["16.1-28.1"]', '["17.1-28.1"]')) + '  "16.1": []\n',
        {"": [NONE, UNREAD], "16.1": ["before: not read", "now: no answer published"]},
    ),
}

REFUSALS = {
    "another title of a source": Scenario(
        edited(PLAN, ("title: Action plan of the force", "title: The action plan")),
        {"": [TOP, "not allowed: …title…"]},
        ("rewritten-top",),
    ),
    "a review put off that was not held": Scenario(
        edited(PLAN, ("2027-03", "2028-03")),
        {"": [TOP, "not allowed: when the force will review the plan…March 2027…March 2028"]},
        ("rewritten-top",),
    ),
    "a recommendation no longer accepted": Scenario(
        edited(PLAN, ('"22": partly', '"22": no')),
        {"": [TOP, "accepts 22…partly…no"]},
        ("rewritten-top",),
    ),
    "several things outside the answers": Scenario(
        edited(PLAN, ("every report seriously", "each report seriously"), ('"7": yes', '"7": partly')),
        {"": [TOP, "not allowed: the introduction", "accepts 7…yes…partly"]},
        ("rewritten-top", "rewritten-top"),
    ),
    "an empty answer said to be unread": Scenario(
        edited(PLAN, ('["16.1-28.1"]', '["12.4", "16.1-28.1"]'), ('  "12.4": []\n', "")),
        {"": [TOP, UNREAD], "12.4": ["before: no answer published", "now: not read"]},
        ("rewritten-top",),
    ),
    "a status rewritten in place": Scenario(
        edited(PLAN, (f"{IN_FORCE}\n      status: in-progress", f"{IN_FORCE}\n      status: complete")),
        {
            "": [REFUSED],
            "12.2": ["is rewritten: status…in progress…complete", "this is also the answer of 12.3"],
        },
        ("rewritten-entry 12.2",),
    ),
    "an entry dropped": Scenario(
        edited(PLAN, (DRAFT, "")),
        {"": [REFUSED], "11.1": ["the entry of 6 October 2025 is published, and is no longer there"]},
        ("dropped-entry 11.1",),
    ),
    "an entry dropped and its item said to be empty": Scenario(
        edited(PLAN, ('"11.3":\n    - unclear: The row of the table is cut off.\n', '"11.3": []\n')),
        {
            "": [REFUSED],
            "11.3": ["is no longer there", "before: unclear", "now: no answer published"],
        },
        ("dropped-entry 11.3",),
    ),
    "an entry dropped and its item said to be unread": Scenario(
        edited(
            PLAN, ('  "11.3":\n    - unclear: The row of the table is cut off.\n', ""), ('["16.1', '["11.3", "16.1')
        ),
        {"": [REFUSED, UNREAD], "11.3": ["is no longer there", "before: unclear", "now: not read"]},
        ("dropped-entry 11.3",),
    ),
    "an entry in the place of another": Scenario(
        edited(PLAN, (PROFILE, "    - date: 2026-10-06\n      says: The profile was published.\n")),
        {"": [REFUSED], "11.1": ["rewritten: date…6 October 2025…6 October 2026, what the force says"]},
        ("rewritten-entry 11.1",),
    ),
    "an entry moved to another item": Scenario(
        edited(
            PLAN, ('  "12.4": []\n', ""), ('  "12.1":', '  "12.4":'), ('  "11.4": []', '  "11.4": []\n  "12.1": []')
        ),
        {
            "": [BOTH],
            "12.1": [
                "the entry of 2 June 2025 is published, and stands under 12.4 now",
                "before: answered",
                "now: no answer",
            ],
            "12.4": ["new entry of 2 June 2025", "before: no answer published", "now: answered"],
        },
        ("moved-entry 12.1",),
    ),
    "items that become their recommendation": Scenario(
        edited(PLAN, ('  "7.2": []\n', ""), ('  "7.1":', '  "7":')),
        {
            "": [BOTH],
            "7": ["new entry without a date: new words (what is in place)", "what the force says"],
            "7.1": ["stands under 7 now", "before: answered", "now: answered for the recommendation as a whole"],
            "7.2": ["before: no answer published", "now: answered for the recommendation as a whole"],
        },
        ("moved-entry 7.1",),
    ),
    "a recommendation that becomes its items": Scenario(
        edited(PLAN, ('  "13":\n', '  "13.2": []\n  "13.1":\n')),
        {
            "": [f"{ONE}; not allowed: 2 published entries are not as before"],
            "13": ["stands under 13.1 now"],
            "13.1": ["new entry of 2 June 2025: new words", "before: answered for the recommendation", "now: answered"],
            "13.2": ["its own key hides what is published", "before: answered", "now: no answer published"],
        },
        ("moved-entry 13", "hidden-entry 13.2"),
    ),
    "entries in another order, and something else holds": Scenario(
        edited(PLAN, (RIGHTS, DONE + NOT_DONE)),
        {
            "": [REFUSED],
            "14": ["in another place, so that something else holds now", "back from complete to in progress"],
        },
        ("reordered-entries 14",),
        before=edited(PLAN, (RIGHTS, NOT_DONE + DONE)),
    ),
    "an action of the force's own dropped": Scenario(
        PLAN,
        {"": [REFUSED], "L1": ["the entry of 5 May 2025 is published, and is no longer there"]},
        ("dropped-entry L1",),
        before=LOCAL,
    ),
    "one thing allowed and two that are not": Scenario(
        edited(below("7.2", "date: 2026-10-05", "says: Yes."), (DRAFT, ""), ("date: 2025-02-10", "date: 2025-02-01")),
        {
            "": ["1 new entry; not allowed: 2 published entries are not as before"],
            "10": ["rewritten: date"],
            "11.1": ["is no longer there"],
            "7.2": ["new entry", "no answer", "now: answered"],
        },
        ("rewritten-entry 10", "dropped-entry 11.1"),
    ),
    "an entry dropped in the shadow of a correction": Scenario(
        edited(PLAN, (DRAFT, ""), ("due: 2026-03}\n", f"due: 2026-03}}\n      {CORRECTED}\n")),
        {
            "": [REFUSED],
            "11.1": ["is corrected: nothing else in it is different", "what was wrong", "why", "no longer there"],
        },
        ("dropped-entry 11.1",),
    ),
}


def rewritten(after: str, item: str, fields: list[str]) -> Scenario:
    return Scenario(after, {"": [REFUSED], item: ["…".join(fields)]}, (f"rewritten-entry {item}",))


SCENARIOS = {
    "nothing": Scenario(PLAN),
    **{f"added: {name}": scenario for name, scenario in ADDED.items()},
    **{f"allowed: {name}": scenario for name, scenario in LAWFUL.items()},
    **{f"refused: {name}": scenario for name, scenario in REFUSALS.items()},
    **{f"rewritten: {name}": rewritten(*each) for name, each in REWRITTEN.items()},
}


QUICK = {
    "nothing",
    "added: complete without a document",
    "added: a target moved",
    "added: entries of two items",
    "allowed: a correction in view of all",
    "allowed: a redaction that marks its gap",
    "allowed: a language",
    "allowed: another name for a source",
    "allowed: entries in another order that decides nothing",
    "refused: an entry dropped",
    "refused: an entry moved to another item",
    "refused: items that become their recommendation",
    "refused: entries in another order, and something else holds",
    "refused: one thing allowed and two that are not",
    "refused: several things outside the answers",
    "rewritten: a text",
    "rewritten: an older correction dropped",
    "rewritten: redacted, and a claim put in brackets",
}
"""One of each kind: the others are looked at in CI."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_project(tmp_path_factory.mktemp("template") / "project").folder


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in SCENARIOS]
)
def test_a_changed_plan_is_judged_and_told(template: Path, tmp_path: Path, name: str) -> None:
    scenario = SCENARIOS[name]
    made = copy_of(template, tmp_path / "project")
    if scenario.before != PLAN:
        made.commit({AMBERSAY: scenario.before})
    made.commit({AMBERSAY: scenario.after})
    found = checked(made)
    assert refusals(found.out) == list(scenario.refused), found.all
    assert found.code == (1 if scenario.refused else 0)
    expected = {"Ambersay": scenario.told} if scenario.told else {}
    assert same(told(found.out), expected), json.dumps([told(found.out), expected], indent=1)


def test_the_quick_scenarios_are_among_all() -> None:
    assert QUICK - SCENARIOS.keys() == set()


FORMS = ("refused: one thing allowed and two that are not", "allowed: a correction in view of all")


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_every_format_tells_the_same(template: Path, tmp_path: Path, name: str) -> None:
    """The summary has each line of the plain text, and the data each place and refusal."""
    made = copy_of(template, tmp_path / "project")
    made.commit({AMBERSAY: SCENARIOS[name].after})
    plain, data, summary = checked(made), as_data(made), in_plain_words(summarised(made).out).casefold()
    for key, parts in told(plain.out)["Ambersay"].items():
        assert [part for part in (key, *parts) if part.casefold() not in summary] == []
    assert {each["item"] for each in data["plans"][0]["entries"]} == told(plain.out)["Ambersay"].keys() - {""}
    assert [f"{each['code']} {each['item']}" for each in data["refused"]] == list(SCENARIOS[name].refused)


def in_plain_words(markdown: str) -> str:
    return unescape(re.sub(r"<.*?>", "", MarkdownIt("commonmark").render(markdown)))
