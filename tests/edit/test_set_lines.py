"""`set`: one entry more in a plan and nothing else changed; refused, with the fix, where it has no place."""

import difflib

import pytest
from holding import errors, judged, source

from conftest import national, said
from ssc_site.edit import RefusedError
from ssc_site.edit.addition import amended
from ssc_site.edit.news import News
from ssc_site.edit.target import addition_to, unknown_item

HEAD = """\
force: kent
wording: force
unread: {reason: Not part of this test., items: ["10.1-28.1"]}
responses:
"""


def set_in(text: str, item: str, news: News) -> str:
    """Return kent's plan with the news; both are valid."""
    plan, found = judged("kent", text)
    assert not errors(found), said(found)
    addition = addition_to(plan, item, news, national().catalogue)
    changed = amended(source("kent", text), addition, national().catalogue).source.data.decode()
    assert not errors(judged("kent", changed)[1]), said(judged("kent", changed)[1])
    return changed


def added(before: str, after: str) -> str:
    """Return the lines that came, with +, and those that went, with -."""
    compared = difflib.ndiff(before.split("\n"), after.split("\n"))
    return "\n".join(line[:1] + line[2:] for line in compared if line[0] in "+-")


SAYS = News(says="New.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('  "7.1": []\n  "7.2": []\n', '  "7.1":\n    - says: "New."\n  "7.2": []\n'),
        ('  "7.1": []  # none yet\n  "7": []\n', '  "7.1":  # none yet\n    - says: "New."\n  "7": []\n'),
        ('  "7.1":   []\n  "7": []', '  "7.1":\n    - says: "New."\n  "7": []'),
        ('  "7.2":\n  - says: A.\n  "7.1": []\n', '  "7.2":\n  - says: A.\n  "7.1":\n  - says: "New."\n'),
        (
            '  "7.1":\n    - says: A.\n    # of A\n\n  # of 7.2\n  "7.2": []\n',
            '  "7.1":\n    - says: A.\n    # of A\n    - says: "New."\n\n  # of 7.2\n  "7.2": []\n',
        ),
        (
            '  "7.1":\n    -   says: |\n          A.\n\n\n  "7.2": []\n',
            '  "7.1":\n    -   says: |\n          A.\n    -   says: "New."\n\n\n  "7.2": []\n',
        ),
        (
            '  "7.1":\n    - says: |+\n        A.\n\n\n  "7.2": []\n',
            '  "7.1":\n    - says: |+\n        A.\n\n\n    - says: "New."\n  "7.2": []\n',
        ),
        ('  "7.2": []\n  "7.1":\n    - says: A.', '  "7.2": []\n  "7.1":\n    - says: A.\n    - says: "New."'),
        ("  7.2: []\n  7.1: [{says: A.}] # x\n", '  7.2: []\n  7.1: [{says: A.}, {says: "New."}] # x\n'),
        ('  {"7.1": [], "7.2": []}\n', '  {"7.1": [{says: "New."}], "7.2": []}\n'),
        (
            '  "7.1": [\n    {says: A.},  # a\n  ]\n  "7": []\n',
            '  "7.1": [\n    {says: A.}, {says: "New."},  # a\n  ]\n  "7": []\n',
        ),
        ('  "7.1": [ # none\n  ]\n  "7": []\n', '  "7.1": [{says: "New."} # none\n  ]\n  "7": []\n'),
        ('  ? "7.1"\n  : - says: A.\n  "7": []\n', '  ? "7.1"\n  : - says: A.\n    - says: "New."\n  "7": []\n'),
        ('  "7.1":\n    []\n  "7": []\n', '  "7.1":\n    [{says: "New."}]\n  "7": []\n'),
    ],
)  # fmt: skip
def test_only_the_lines_that_must_change(before: str, after: str) -> None:
    for marks in ("", "\ufeff"):
        for ends in ("\n", "\r\n"):
            text, expected = ((marks + HEAD + items).replace("\n", ends) for items in (before, after))
            assert set_in(text, "7.1", SAYS) == expected


def test_mixed_line_ends_follow_the_line_above() -> None:
    text = HEAD + '  "7.1":\n    - says: A.\r\n  "7.2":\n    - says: B.\n'
    assert '    - says: "New."\r\n  "7.2"' in set_in(text, "7.1", SAYS)
    assert set_in(text, "7.2", SAYS).endswith('    - says: B.\n    - says: "New."\n')


# --- the tasks of the guide


ITEM = (
    '  "7.1":\n    - in_place: "Analysts read all new reports each month."\n'
    '      actions:\n        a: {text: "Write a problem profile.", due: 2025-03}\n  "7.2": []\n'
)
TASKS = {
    "an entry": (
        News(date="2026-03-05", source="force", status="in-progress", says="A first draft is done."),
        ["- date: 2026-03-05", "  source: force", "  status: in-progress", '  says: "A first draft is done."'],
    ),
    "a date moved": (
        News(date="2026-03-05", actions=("a",), due="2026-09", reason="The software is late."),
        [
            "- date: 2026-03-05",
            "  source: force",
            "  actions:",
            '    a: {due: 2026-09, reason: "The software is late."}',
        ],
    ),
    "a date withdrawn": (
        News(actions=("a",), due="withdrawn", reason="No date now."),
        ["- source: force", "  actions:", '    a: {due: withdrawn, reason: "No date now."}'],
    ),
    "an action done, the item blocked": (
        News(actions=("a",), action_status="complete", action_reason="It is out.", status="blocked", reason="Money."),
        [
            "- source: force",
            "  status: blocked",
            '  reason: "Money."',
            "  actions:",
            '    a: {status: complete, reason: "It is out."}',
        ],
    ),
    "a new action": (
        News(actions=("Train the staff.",), due="2027"),
        ["- source: force", "  actions:", '    b: {text: "Train the staff.", due: 2027}'],
    ),
    "not applicable": (
        News(status="not-applicable", reason="Another force does this."),
        ["- source: force", "  status: not-applicable", '  reason: "Another force does this."'],
    ),
    "a document": (
        News(document="Policy", url="https://example.org/policy"),
        ["- source: force", "  documents:", '    - {title: "Policy", url: "https://example.org/policy"}'],
    ),
    "a document that is held": (
        News(document="Profile", held="It names open cases."),
        ["- source: force", "  documents:", '    - {title: "Profile", held: "It names open cases."}'],
    ),
    "no document": (
        News(status="complete", none="The audit starts in May."),
        ["- source: force", "  status: complete", "  documents:", '    - {none: "The audit starts in May."}'],
    ),
}
SOURCES = 'sources:\n  plan: {title: A plan}\n  force: {title: "Given by the force", wording: force}\n'


@pytest.mark.parametrize("task", TASKS)
def test_each_task_of_the_guide_is_written_as_the_guide_shows_it(task: str) -> None:
    news, lines = TASKS[task]
    text = HEAD.replace("unread", f"{SOURCES}unread") + ITEM
    assert added(text, set_in(text, "7.1", news)) == "\n".join(f"+    {line}" for line in lines)


# --- sources


def test_the_force_becomes_the_last_of_the_sources_once() -> None:
    text = HEAD.replace("unread", "sources:\n  plan:\n    title: A plan\n  # the end\nunread") + ITEM
    once = set_in(text, "7.1", SAYS)
    assert '  plan:\n    title: A plan\n  force: {title: "Given by the force", wording: force}\n  # the end\n' in once
    assert set_in(once, "7.2", SAYS).count("Given by the force") == 1


def test_a_source_in_brackets_takes_the_force_in() -> None:
    text = HEAD.replace("unread", "sources: {plan: {title: A plan}}  # all\nunread") + ITEM
    line = 'sources: {plan: {title: A plan}, force: {title: "Given by the force", wording: force}}  # all\n'
    assert line in set_in(text, "7.1", SAYS)


def test_a_plan_without_sources_is_the_forces_own_and_gets_none_unasked() -> None:
    assert "source" not in set_in(HEAD + ITEM, "7.1", SAYS)
    asked = set_in(HEAD + ITEM, "7.1", News(says="New.", source="force"))
    assert 'sources:\n  force: {title: "Given by the force", wording: force}\nresponses:' in asked


# --- letters, keys, items not read


@pytest.mark.parametrize(("there", "letter"), [("a", "b"), ("abd", "e"), ("xyz", "a"), ("bcz", "a")])
def test_a_new_action_takes_the_letter_after_the_last(there: str, letter: str) -> None:
    actions = ", ".join(f"{each}: {{text: Do {each}.}}" for each in there)
    text = f'{HEAD}  "7.1":\n    - actions: {{{actions}}}\n  "7.2": []\n'
    assert f'        {letter}: {{text: "Next."}}' in set_in(text, "7.1", News(actions=("Next.",)))


def test_letters_go_no_further_than_z() -> None:
    actions = ", ".join(f"{chr(each)}: {{text: Do.}}" for each in range(ord("a"), ord("z") + 1))
    text = f'{HEAD}  "7.1":\n    - actions: {{{actions}}}\n  "7.2": []\n'
    with pytest.raises(RefusedError, match="a to z already"):
        set_in(text, "7.1", News(actions=("Next.",)))


@pytest.mark.parametrize(
    ("news", "why"),
    [
        (News(actions=("b",), due="2027", reason="Late."), 'no action "b": it has a'),
        (News(actions=("a",)), "Nothing is said of action a"),
        (News(due="2027", says="New."), "say which action"),
        (News(actions=("One.", "Two."), due="2027"), "one action at a time"),
    ],
)
def test_what_is_said_of_no_action_is_refused(news: News, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        set_in(HEAD + ITEM, "7.1", news)


def test_an_item_within_an_answer_as_a_whole_is_refused_and_the_whole_is_added_to() -> None:
    text = HEAD.replace("responses:\n", 'responses:\n  "7":\n    - says: A.\n')
    with pytest.raises(RefusedError, match=r"ssc-site set kent 7$"):
        set_in(text, "7.1", SAYS)
    assert added(text, set_in(text, "7", SAYS)) == '+    - says: "New."'
    with pytest.raises(RefusedError, match=r"Name one: 7\.1, 7\.2"):
        set_in(HEAD + ITEM, "7", SAYS)


@pytest.mark.parametrize(
    ("listed", "left"),
    [
        ('["10.1-28.1"]', '["10.1-11.1", "11.3-28.1"]'),
        ('["10", "11", "12-28"]', '["10", "11.1", "11.3-11.4", "12-28"]'),
        ("['10', 11.1, 11.2, '11.3-28.1']", "['10', 11.1, '11.3-28.1']"),
        ("[11.2, '10', '11.1', '11.3-28.1']", "['10', '11.1', '11.3-28.1']"),
        ("\n  - '10'\n  - 11.2 # c\n  - '11.1'\n  - '11.3-28.1'", "\n  - '10'\n  # c\n  - '11.1'\n  - '11.3-28.1'"),
        ("\n  - 10-11 # c\n  - '12-28'", '\n  - "10.1-11.1" # c\n  - "11.3-11.4"\n  - \'12-28\''),
    ],
)
def test_an_item_that_gets_an_answer_is_taken_off_the_unread_ones(listed: str, left: str) -> None:
    text = f"force: kent\nwording: force\nunread:\n  reason: Lost.\n  items: {listed}\nresponses:\n" + ITEM
    after = set_in(text, "11.2", SAYS)
    assert after == text.replace(listed, left) + '  "11.2":\n    - says: "New."\n'


def test_the_last_unread_item_takes_the_section_with_it() -> None:
    rest = HEAD.replace("10.1-28.1", "28.1") + "".join(f'  "{number}": []\n' for number in (7, 10, 11, 12, 13, 14, 16))
    text = rest + "".join(f'  "{number}": []\n' for number in (17, 18, 20, 22, 23, 25, 27))
    after = set_in(text, "28.1", SAYS)
    assert "unread" not in after
    assert after.endswith('  "27": []\n  "28.1":\n    - says: "New."\n')
    with pytest.raises(RefusedError, match="by hand"):
        set_in(text.replace("unread:", "unread: # why\n "), "28.1", SAYS)


def test_items_are_put_in_the_order_of_the_report() -> None:
    text = HEAD.replace("10.1-28.1", "7.1-10.5").replace("responses:", "responses:\n  # The answers.") + "".join(
        f'  "{number}": []\n' for number in (11, 12, 13, 14, 16, 17, 18, 20, 22, 23, 25, 27, 28)
    )
    after = set_in(set_in(set_in(text, "10.2", SAYS), "7.1", SAYS), "10.1", SAYS)
    keys = [line.split('"')[1] for line in after.split("\n") if line.startswith('  "')]
    assert keys[:4] == ["7.1", "10.1", "10.2", "11"]


def test_local_actions_are_added_to_and_begun_in_order() -> None:
    text = HEAD + ITEM
    first = set_in(text, "L1", SAYS)
    assert added(text, first) == '+local:\n+  L1:\n+    - says: "New."'
    second = set_in(set_in(first, "L2", SAYS), "L1", SAYS)
    assert second.endswith('local:\n  L1:\n    - says: "New."\n    - says: "New."\n  L2:\n    - says: "New."\n')
    with pytest.raises(RefusedError, match="The next new one is L2"):
        set_in(first, "L3", SAYS)


def test_a_plan_that_is_only_a_link_has_no_place_for_an_entry() -> None:
    link = 'force: kent\nwording: force\nheld: elsewhere\nsources: {plan: {title: A, url: "https://example.org/a"}}\n'
    with pytest.raises(RefusedError, match="held elsewhere"):
        set_in(link, "7.1", SAYS)


def test_a_layout_that_cannot_be_changed_safely_is_refused() -> None:
    odd = '? responses\n: {"7": []}\nforce: kent\nwording: force\nunread: {reason: Lost., items: ["10-28"]}\n'
    assert '{"7": [{says: "New."}]}' in set_in(odd, "7", SAYS)
    with pytest.raises(RefusedError, match="laid out in a way that cannot be changed safely"):
        set_in(odd, "7", News(says="New.", source="force"))


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("7.l", 'mean "7.1"'), ("7,1", 'mean "7.1"'), ("l1", 'mean "L1"'), ("11.11", 'mean "11.1"'),
        ("9", "recommendation 9 is not made to police forces"), ("9.1", "recommendation 9 is not"),
        ("nonsense", '"nonsense" is not an item of the report'), ("", '"" is not an item'),
    ],
)  # fmt: skip
def test_an_unknown_item_is_told_of_with_a_near_miss(item: str, why: str) -> None:
    assert why in unknown_item(item, national().catalogue)


def test_every_key_of_the_catalogue_is_known() -> None:
    assert [key for key in national().catalogue.keys if unknown_item(key, national().catalogue)] == []
