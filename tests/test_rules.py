"""Each law across fields: a plan that breaks it, told of at its exact place, and one close by that keeps it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from conftest import AS_OF, HEAD, check, found, national, said, source
from ssc_site.corpus import _judged, other_rules, plan_rules
from ssc_site.dates import parse_period
from ssc_site.diagnostics import Severity
from ssc_site.national import Catalogue, National, Recommendation
from ssc_site.rules import Case, Rule, review, rules_of
from ssc_site.rules import national as national_rules
from ssc_site.schema import Review


@dataclass(frozen=True, slots=True)
class Law:
    """broken, kept: what stands below HEAD, or the whole file where it starts with force. places: "line:column"."""

    code: str
    broken: str
    places: tuple[str, ...]
    kept: str


def entry(*lines: str) -> str:
    """Return item 7.1 with one entry of these lines; its first is line 6, its names start in column 7."""
    return 'responses:\n  "7.1":\n    - ' + "\n      ".join(lines) + "\n"


def entries(*blocks: str) -> str:
    """Return item 7.1 with an entry on each line, from line 6."""
    return 'responses:\n  "7.1":\n' + "".join(f"    - {{{block}}}\n" for block in blocks)


def head(*lines: str) -> str:
    """Return these lines from line 4 on, and an item without an answer."""
    return "\n".join([*lines, 'responses: {"7.1": []}']) + "\n"


WHOLE = 'unread: {reason: Lost., items: ["7.2-28.1"]}\nresponses: {"7.1": []}\n'
SOME = 'force: lancashire\nwording: force\nunread: {reason: Lost., items: ["10.1-28.1"]}\n'
ELSEWHERE = 'force: lancashire\nwording: force\nheld: elsewhere\nsources: {a: {title: A, url: "https://a.uk/b"}}\n'
SOURCE = "sources: {b: {title: B}}\n"
LONG = "The same long answer, word for word, under two of the items."

NONE_ANSWERED = "\n".join(
    ["force: lancashire", "wording: force", "responses:", *map('  "{}": []'.format, national().catalogue.items)]
)

LAWS = [
    Law("force-name", f"force: lancs\nwording: force\n{WHOLE}", ("1:8",), head()),
    Law("force-name", f"force: kent\nwording: force\n{WHOLE}", ("1:8",), head()),
    Law("force-name", f"force: british-transport-police\nwording: force\n{WHOLE}", ("1:8",), head()),
    Law("missing-item", "force: lancashire\nwording: force\n", ("1:1",), head()),
    Law(
        "missing-item",
        'force: lancashire\nwording: force\nunread: {reason: Lost., items: ["10.3-28.1"]}\nresponses: {"10.2": []}\n',
        ("4:1", "4:1"),
        head(),
    ),
    Law(
        "nothing-answered",
        f"{NONE_ANSWERED}\n",
        ("3:1",),
        f"{NONE_ANSWERED.removesuffix('[]')}[{{says: The plan is published.}}]\n",
    ),
    Law("unknown-item", 'responses:\n  "7.1": []\n  "9.1": []\n', ("6:3",), head()),
    Law("unknown-item", head("accepts: {29: yes}"), ("4:11",), head("accepts: {28: yes}")),
    Law("unread-answered", 'responses: {"7.1": [], "12.3": []}\n', ("3:50",), head()),
    Law(
        "unread-answered",
        'force: lancashire\nwording: force\nunread: {reason: Lost., items: ["7-28", "19"]}\n',
        ("3:41",),
        head(),
    ),
    Law(
        "summary-source",
        f"force: lancashire\nwording: summarised\n{WHOLE}",
        ("2:10",),
        f"force: lancashire\nwording: summarised\nsources: {{a: {{title: A, read: 2026-01-02}}}}\n{WHOLE}",
    ),
    Law(
        "summary-source",
        f"force: lancashire\nwording: summarised\nsources: {{a: {{title: A}}}}\n{WHOLE}",
        ("3:11",),
        head("sources: {a: {title: A}}"),
    ),
    Law(
        "held-elsewhere",
        "force: lancashire\nwording: force\nheld: elsewhere\n",
        ("3:7",),
        ELSEWHERE,
    ),
    Law(
        "held-elsewhere",
        f"{ELSEWHERE}accepts: {{7: no}}\n",
        ("5:1",),
        "force: lancashire\nwording: force\nheld: here\naccepts: {7: no}\n" + WHOLE,
    ),
    Law(
        "review-order",
        head("published: 2025-03", "reviewed: 2025-02"),
        ("5:11",),
        head("published: 2025-03", "reviewed: 2025"),
    ),
    Law(
        "review-order",
        head("reviewed: 2025", "next_review: 2024-12-31"),
        ("5:14",),
        head("reviewed: 2025", "next_review: 2025-01"),
    ),
    Law("person", head("leads: [{title: Chief}]"), ("4:10",), head("leads: [{title: Chief, role: Head}]")),
    Law("person", entries("owners: [{title: Chief}]"), ("6:18",), entries("owners: [{rank: DCI}]")),
    Law(
        "correction",
        head("corrections: [{date: 2026-01-01, kind: corrected, why: One.}]"),
        ("4:16",),
        head("corrections: [{date: 2026-01-01, kind: corrected, what: A., why: B.}]"),
    ),
    Law(
        "correction",
        head("corrections: [{date: 2026-01-01, kind: redacted, what: A., why: B.}]"),
        ("4:50",),
        head("corrections: [{date: 2026-01-01, kind: redacted, why: B.}]"),
    ),
    Law("text-link", entry("says: '[a](http://b.uk)'"), ("6:13",), entry("says: '[a](https://b.uk)'")),
    Law("text-form", entry("says: |", "  One.", "", "  # Two"), ("9:9",), entry("says: |", "  One.", "", "  #Two")),
    Law("unpaired-quote", entry('says: A b."'), ("6:13",), entry("says: The word 'b\"'")),
    Law("unpaired-quote", entry("says: \u201cA b."), ("6:13",), entry("says: \u201cA b\u201d, she said")),
    Law("unpaired-quote", entry("says: A b.\u201d"), ("6:13",), entry("says: \u201cA\u201d and \u201cb\u201d")),
    Law(
        "same-text",
        f'force: lancashire\nwording: force\nunread: {{reason: L., items: ["10-28"]}}\nresponses:\n'
        f'  "7.1":\n    - says: {LONG}\n  "7.2":\n    - says: {LONG}\n',
        ("8:13",),
        entry(f"says: {LONG}", f"in_place: {LONG}"),
    ),
    Law("reference", entry("says: A", 'see: ["7.9"]'), ("7:13",), entry("says: A", 'see: ["7.2"]')),
    Law("reference", entry("says: A", 'see: ["7", "7.1-7.2"]'), ("7:18",), entry("says: A", 'see: ["10-11"]')),
    Law(
        "shared-answer",
        'responses:\n  "7.1":\n    - answered_by: "7.2"\n',
        ("6:20",),
        f'{SOME}responses:\n  "7":\n    - says: A\n  "7.1":\n    - answered_by: "7"\n',
    ),
    Law("mixed-entry", entries("unclear: A, says: B"), ("6:8",), entries("unclear: A", "says: B")),
    Law("empty-entry", entries("note: A"), ("6:8",), entries("note: A, stated_as: B")),
    Law(
        "entry-order",
        entries("says: A, date: 2025", "says: B, date: 2025-12-30"),
        ("7:23",),
        entries("says: A, date: 2025", "says: B, date: 2025-12-31"),
    ),
    Law("date-range", entries("says: A, date: 2026-11-22"), ("6:23",), entries("says: A, date: 2026-11-21")),
    Law("date-range", entries("says: A, date: 2022-10"), ("6:23",), entries("says: A, date: 2022")),
    Law("date-not-over", entries("says: A, date: 2026"), ("6:23",), entries("says: A, date: 2026-10")),
    Law("status-reason", entries("status: not-applicable"), ("6:16",), entries("status: not-applicable, reason: A")),
    Law("status-reason", entries("says: A, reason: B"), ("6:17",), entries("status: not-started, reason: B")),
    Law("progress", entries("says: A, progress: 5"), ("6:17",), entries("status: in-progress, progress: 5")),
    Law(
        "part",
        entries("says: A, part: a"),
        ("6:23",),
        f'{SOME}responses: {{"7": [], "28": [{{says: A, part: b}}]}}\n'.replace("28.1", "27.1"),
    ),
    Law(
        "complete-without-evidence",
        entries("status: complete, date: 2026-01-01"),
        ("6:16",),
        entries("status: complete, date: 2026-01-01, documents: [{none: A}]"),
    ),
    Law("source", entries("says: A, source: b"), ("6:25",), SOURCE + entries("says: A, source: b")),
    Law(
        "source-date",
        "sources: {b: {title: B, read: 2025-02-01}}\n" + entries("date: 2025-02-02, says: A"),
        ("7:14",),
        "sources: {b: {title: B, read: 2025-02-01}}\n" + entries("date: 2025-02, says: A"),
    ),
    Law("document", entries("documents: [{title: A}]"), ("6:21",), entries("documents: [{title: A, held: B}]")),
    Law(
        "interval",
        entries("partners: [{name: A, starts: 2025-02, ends: 2025-01}]"),
        ("6:52",),
        entries("partners: [{name: A, starts: 2025-02, ends: 2025}]"),
    ),
    Law("action-history", entries("actions: {a: {due: 2025}}"), ("6:18",), entries("actions: {a: {text: A}}")),
    Law(
        "action-history",
        entries("actions: {a: {text: A, due: 2025}}", "actions: {a: {due: 2026}}"),
        ("7:27",),
        entries("actions: {a: {text: A, due: 2025}}", "actions: {a: {due: 2026, reason: B}}"),
    ),
    Law(
        "action-history",
        entries("actions: {a: {text: A}}", "actions: {a: {text: B, due: withdrawn}}"),
        ("7:28",),
        entries("actions: {a: {text: A}}", "actions: {a: {text: B, due: withdrawn, reason: C}}"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("law", LAWS, ids=lambda law: f"{law.code}-{LAWS.index(law)}")
def test_a_broken_law_is_told_of_at_its_place_and_a_kept_one_is_not(law: Law) -> None:
    report = check(_whole(law.broken))
    assert found(report) == [f"{place} {law.code}" for place in law.places], said(report.diagnostics)
    kept = check(_whole(law.kept))
    assert not [each for each in kept.diagnostics if each.code == law.code], said(kept.diagnostics)
    assert not [each for each in kept.diagnostics if each.severity is Severity.ERROR], said(kept.diagnostics)


def _whole(text: str) -> str:
    return text if text.startswith("force") else HEAD + text


def test_every_law_of_a_plan_is_here() -> None:
    assert {law.code for law in LAWS} == {rule.code.name for rule in plan_rules()}


def test_a_law_says_in_its_docstring_what_holds() -> None:
    for rule in (*plan_rules(), *other_rules()):
        first = rule.code.law.split(". ")[0]
        assert 10 < len(first) < 110, rule.code.name
        assert rule.code.law.endswith("."), rule.code.name


def test_a_later_entry_says_only_what_changed() -> None:
    assert not found(
        check(
            HEAD
            + entries(
                "date: 2025, actions: {a: {text: A, due: 2025-03}, b: {text: B}}",
                "date: 2026-01, actions: {b: {status: complete}}",
                "date: 2026-02, actions: {a: {due: withdrawn, reason: C}, c: {text: D}}",
                "date: 2026-03, actions: {a: {text: A, due: 2026-12, reason: Found again.}}",
            )
        )
    )


def test_the_same_wording_again_is_no_revision() -> None:
    assert not found(check(HEAD + entries("actions: {a: {text: A, due: 2025}}", "actions: {a: {text: A, due: 2025}}")))


def test_a_revision_is_measured_against_the_last_one() -> None:
    again = "actions: {a: {due: 2025}}"
    moved = "actions: {a: {due: 2026, reason: B}}"
    assert found(check(HEAD + entries("actions: {a: {text: A, due: 2025}}", moved, again))) == ["8:27 action-history"]


def test_a_redacted_action_needs_no_text() -> None:
    redaction = "corrections: [{date: 2026-01-01, kind: redacted, why: A}]"
    assert not found(check(HEAD + entries(f"actions: {{a: {{due: 2026}}}}, {redaction}")))


def test_a_circle_of_shared_answers_is_told_of_once() -> None:
    text = 'responses:\n  "7.1": [{answered_by: "7.2"}]\n  "7.2": [{answered_by: "7.1"}]\n'
    assert found(check(HEAD.replace("7.2-", "10.1-") + text)) == ["5:25 shared-answer"]


@pytest.mark.parametrize(
    ("reference", "key", "hint"),
    [
        ("7.1", "7.1", "take it off this list"),
        ("7.1", "7", "take it off this list"),
        ("7", "7.1", 'take it off this list; in place of "7" write the items still unread, such as "7.2"'),
    ],
)
def test_an_answered_item_comes_off_the_list_of_unread_ones(reference: str, key: str, hint: str) -> None:
    text = f'{HEAD.replace("7.2-28.1", reference)}responses: {{"{key}": []}}\n'
    (told,) = [each for each in check(text).diagnostics if each.code == "unread-answered"]
    assert told.message == f"{key} is listed as unread, but is answered below"
    assert told.hint == hint


def test_a_day_is_judged_for_the_day_asked_for() -> None:
    text = HEAD + entries("says: A, date: 2026-12-01")
    assert found(check(text, as_of=date(2026, 11, 30))) == ["6:23 date-range"]
    assert not found(check(text, as_of=date(2026, 12, 1)))


def test_an_unknown_source_is_told_of_once_with_the_other_places() -> None:
    report = check(HEAD + "sources: {b: {title: B}}\n" + entries("says: A, source: c", "says: D, source: c"))
    (diagnostic,) = report.diagnostics
    assert [each.span.line for each in diagnostic.elsewhere] == [7]


# --- the other files


REVIEW = 'force: lancashire\nmarks:\n  "11.1":\n    - {date: 2026-10, by: A, finding: confirmed}\n'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("", ""), []),
        (("force: lancashire", "force: kent"), ["1:8 review-force"]),
        (("force: lancashire", "force: lancs"), ["1:8 review-force"]),
        (('"11.1"', '"11.9"'), ["3:3 review-item"]),
        (('"11.1"', '"L1"'), ["3:3 review-item"]),
        (("2026-10", "2026-12"), ["4:14 mark-order"]),
    ],
)
def test_a_reviewers_file_keeps_its_laws(change: tuple[str, str], expected: list[str]) -> None:
    assert _review(REVIEW.replace(*change)) == expected


def test_marks_stand_in_order_of_date() -> None:
    earlier = "    - {date: 2026-09, by: A, finding: confirmed}\n"
    assert _review(REVIEW + earlier) == ["5:14 mark-order"]


def _review(text: str) -> list[str]:
    read = _judged(source("plans/reviews/lancashire.yaml", text), Review, rules_of(review), national(), AS_OF)
    return [f"{each.span.line + 1}:{each.span.column + 1} {each.code}" for each in read.found]


def _with(catalogue: Catalogue, number: str, **changes: Any) -> National:
    """Return the national files with one recommendation changed."""
    changed: Recommendation = catalogue.recommendations[number].model_copy(update=changes)
    recommendations = {**catalogue.recommendations, number: changed}
    changed_catalogue = Catalogue(
        programme=catalogue.programme, recommendations=recommendations, actions=catalogue.actions
    )
    return replace(national(), catalogue=changed_catalogue)


def _broken(bundle: National) -> set[str]:
    def breaks(rule: Rule[Any]) -> bool:
        return any(rule.broken(Case(bundle, "", bundle, AS_OF)))

    return {rule.code.name for rule in rules_of(national_rules) if breaks(rule)}


def test_the_national_files_keep_their_laws() -> None:
    assert not _broken(national())


def test_each_national_law_can_be_broken() -> None:
    catalogue, register = national().catalogue, national().register
    items = catalogue.recommendations["7"].items
    assert _broken(_with(catalogue, "7", items={"7.1": items["7.1"]})) == {"national-total"}
    assert _broken(_with(catalogue, "7", items={"7.1": items["7.1"], "8.2": items["7.2"]})) == {"item-place"}
    assert _broken(_with(catalogue, "7", due=None)) == {"due-date"}
    kent, essex = register.forces["kent"], register.forces["essex"]
    forces = {**register.forces, "kent": kent.model_copy(update={"tile": essex.tile})}
    assert _broken(replace(national(), register=register.model_copy(update={"forces": forces}))) == {"tile"}
    for label in (essex.tile.label, "KENT", "K3N", "Ken", "\u00c9SS", "K N"):
        named = kent.model_copy(update={"tile": kent.tile.model_copy(update={"label": label})})
        forces = {**register.forces, "kent": named}
        assert _broken(replace(national(), register=register.model_copy(update={"forces": forces}))) == {"tile"}
    support = national().support
    old = tuple(line.model_copy(update={"checked": parse_period("2026-05-24")}) for line in support.helplines)
    assert _broken(replace(national(), support=support.model_copy(update={"helplines": old}))) == {"support-age"}
