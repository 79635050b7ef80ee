"""What is said of a change: in words of the police, all of it, never too much, and never what is to be hidden."""

import json
import re
from collections.abc import Callable

import pytest
from versions import EVERY_FIELD, Judged, answers, judged

from conftest import AS_OF, national, source
from country import country_inputs
from ssc_site.census import Answer, Cell
from ssc_site.changes.law import breaches
from ssc_site.changes.project import compare
from ssc_site.corpus import Inputs, read_corpus
from ssc_site.deadline import Deadline
from ssc_site.diagnostics import report_of
from ssc_site.reporters.standings import open_words
from test_privacy import NAMES, examples, leaks

OLD = "{date: 2025-03-05, status: in-progress, says: A draft., actions: {a: {text: Agree it., due: 2026-01-31}}}"


def lines(made: Judged, key: str = "7.1") -> list[str]:
    """Return what is said of an item."""
    below = made.text.partition(f"\n  {key} ")[2].split("\n")[1:]
    return [line.strip() for line in below[: next(at for at, line in enumerate(below) if not line.startswith("    "))]]


# In words

MOVED = "target of action a moved 90 days later, from 31 January 2026 to 1 May 2026, reason given"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "{date: 2026-03-05, status: complete, actions: {a: {due: 2026-05-01, reason: Delayed.}}}",
            f"new entry of 5 March 2026: in progress to complete, no document cited; {MOVED}",
        ),
        (
            "{date: 2026-03, status: blocked, reason: No staff.}",
            "new entry of March 2026: in progress to blocked, reason given",
        ),
        ("{status: in-progress, progress: 25}", "new entry without a date: still in progress; 25% done"),
    ],
)
def test_a_new_entry_is_told_by_what_it_adds(entry: str, said: str) -> None:
    assert lines(judged(answers(OLD), answers(OLD, entry)))[0] == said


def test_where_an_item_stands_against_its_national_date_is_told_as_it_was_and_is() -> None:
    done = "{date: 2026-03-05, status: complete, documents: [{title: A, held: It names people.}]}"
    told = lines(judged(answers(OLD), answers(OLD, done)))
    said, before = "said to be complete on 5 March 2026", "no update since the due date"
    assert f"national due date 27 March 2025: complete after the date ({said}; before: {before})" in told


def test_silence_is_never_called_late() -> None:
    made = judged(
        answers("says: We train staff."), answers("says: We train staff.", "{date: 2026-03-05, says: Still so.}")
    )
    assert "national due date 27 March 2025: cannot tell" in made.text
    assert not [name for name, text in made.outputs().items() if re.search(r"\blate\b", text)]


def test_what_has_no_answer_is_not_mixed_with_what_nobody_has_read() -> None:
    made = judged(answers(OLD), answers(OLD, "{date: 2026-03-05, says: More.}"))
    assert "  1 of 39 items still without an answer: 7.2; 36 not read: 10.1, 10.2," in made.text
    (plan,) = json.loads(made.outputs()["json"])["plans"]
    assert (plan["without_answer"], len(plan["not_read"])) == (["7.2"], 36)


def test_items_that_share_an_answer_are_told_with_it() -> None:
    shared = '  "7.2":\n    - answered_by: "7.1"\n'
    done = "{date: 2026-03-05, status: complete, says: Done.}"
    told = lines(judged(answers(OLD, more=shared), answers(OLD, done, more=shared)))
    assert told[-1] == "this is also the answer of 7.2"


def test_items_that_a_recommendation_answers_are_told_under_its_number_once() -> None:
    whole = answers(OLD).replace('"7.1"', '"7"').replace('  "7.2": []\n', "")
    done = "    - {date: 2026-03-05, status: complete, says: Done.}\n"
    made = judged(whole, whole + done)
    assert made.text.count("national due date 27 March 2025") == 1
    assert not re.search(r"^  7\.[12]", made.text, flags=re.MULTILINE)


def test_an_answer_that_comes_or_goes_is_told_before_and_now() -> None:
    empty = answers()
    assert "before: no answer published; now: answered" in lines(judged(empty, answers(OLD)))
    assert "before: answered; now: no answer published" in lines(judged(answers(OLD), empty))


def test_a_status_that_other_order_changes_is_told() -> None:
    one, two = "{says: One., status: complete}", "{says: Two., status: in-progress}"
    assert "in progress to complete" in lines(judged(answers(one, two), answers(two, one)))


def test_a_correction_is_told_with_what_was_wrong_and_why() -> None:
    after = OLD.replace("2025-03-05", "2025-03-06")[:-1]
    after += ", corrections: [{date: 2026-11-20, kind: corrected, what: The day., why: It was misread.}]}"
    assert lines(judged(answers(OLD), answers(after)))[:2] == [
        "the entry of 5 March 2025 is corrected: date from 5 March 2025 to 6 March 2025",
        'correction of 20 November 2026: what was wrong: "The day."; why: "It was misread."',
    ]


def test_a_refusal_is_told_first_and_says_what_to_do() -> None:
    made = judged(answers(OLD), answers(OLD.replace("in-progress", "complete")))
    assert (
        lines(made)[0]
        == "not allowed: the entry of 5 March 2025 is published, and is rewritten: status from in progress to complete"
    )
    (refused,) = made.refused
    assert refused.message.endswith("the entry of 5 March 2025 is already published, and was rewritten: status")
    assert refused.hint.startswith("put the old words back and add a new entry below")
    assert (refused.span.line, refused.title) == (8, national().catalogue.title("7.1"))


def test_why_a_status_or_a_date_changed_is_told_in_the_plans_own_words() -> None:
    entry = (
        "{date: 2026-03-05, status: blocked, reason: The software is late., "
        "documents: [{title: Report, held: It names people.}], actions: {a: {due: 2027, reason: It arrives later.}}}"
    )
    assert lines(judged(answers(OLD), answers(OLD, entry)))[1:4] == [
        'reason: "The software is late."', 'reason for action a: "It arrives later."', 'document: "Report"',
    ]  # fmt: skip


def test_a_percentage_rewritten_is_told_as_one() -> None:
    entry = "{date: 2025-03-05, status: in-progress, progress: 60}"
    assert "progress from 60 to 90" in judged(answers(entry), answers(entry.replace("60", "90"))).text


def test_a_plan_that_is_new_is_told_by_its_extent() -> None:
    made = judged(None, EVERY_FIELD)
    assert made.codes == []
    assert "Lancashire: new on this site: " in made.text
    assert "of 39 items answered; 1 action, 1 with a date; " in made.text


# All of it, and not too much


def test_each_of_26_actions_is_told_and_no_line_is_cut() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    given = ", ".join(
        f"{letter}: {{text: Do it., due: 2026-0{number % 9 + 1}-01}}" for number, letter in enumerate(letters)
    )
    made = judged(
        answers(OLD.replace(", actions: {a: {text: Agree it., due: 2026-01-31}}", "")),
        answers(
            OLD.replace(", actions: {a: {text: Agree it., due: 2026-01-31}}", ""),
            f"{{date: 2026-03-05, actions: {{{given}}}}}",
        ),
    )
    assert f"26 new actions ({', '.join(letters)}), 26 of them with a date" in made.text
    moved = ", ".join(f"{letter}: {{due: 2027-01-01, reason: Late.}}" for letter in letters)
    again = judged(
        answers(f"{{actions: {{{given}}}}}"),
        answers(f"{{actions: {{{given}}}}}", f"{{date: 2026-03-05, actions: {{{moved}}}}}"),
    )
    assert all(f"target of action {letter} moved" in again.text for letter in letters)
    assert "…" not in again.text


def test_a_thousand_entries_of_an_item_are_not_told_one_by_one() -> None:
    many = [f"{{says: Word {number}.}}" for number in range(400)]
    made = judged(answers(OLD), answers(OLD, *many))
    assert "more lines of this item" in made.text
    assert len(made.text) < 10_000


@pytest.mark.slow
def test_a_change_of_every_plan_of_a_country_is_told_within_bounds() -> None:
    after = country_inputs()
    before = Inputs(after.national, tuple(source(each.path, older(each.data)) for each in after.plans))
    corpus, report = read_corpus(after, AS_OF)
    assert corpus is not None
    made = compare(before, after, corpus.national, report, as_of=AS_OF, changed=[])
    outputs = Judged(made, tuple(breaches(made))).outputs()
    assert len(made.plans) == 43
    assert all(len(text.encode()) < 700_000 for name, text in outputs.items() if name != "json")
    assert "too much is different to be told here" in outputs["text"]


def older(plan: bytes) -> bytes:
    """Return an invented plan without its entries of 2026."""
    return re.sub(rb"(?m)^  - date: '2026[^\n]*\n(?:    [^\n]*\n)*", b"", plan)


def test_json_has_its_keys_whatever_changed() -> None:
    keys = {
        "version",
        "as_of",
        "plans",
        "only_laid_out",
        "not_compared",
        "marks",
        "other_files",
        "other_files_in_all",
        "refused",
    }
    for before, after in ((None, EVERY_FIELD), (EVERY_FIELD, None), (EVERY_FIELD, EVERY_FIELD), (answers(OLD), "x: [")):
        made = json.loads(judged(before, after).outputs()["json"])
        assert set(made) == keys
        assert made["version"] == 1


@pytest.mark.parametrize(
    "odd", ["", "\n", "a", "[]", "{}", "\0", "- " * 200, b"\xff\xfe", "#" * 300_000, "force: kent\n", "&a [*a]\n"]
)
def test_whatever_the_other_version_is_something_sound_is_said(odd: str) -> None:
    for before, after in ((odd, answers(OLD)), (answers(OLD), odd), (odd, odd), (odd, None)):
        made = judged(before, after)
        assert all(made.outputs().values())
        if before != after:
            assert made.codes in (["history-unknown"], ["dropped-plan"])


def test_items_that_answer_each_other_in_a_circle_stop_nothing() -> None:
    circle = answers('answered_by: "7.2"', more='  "7.2":\n    - answered_by: "7.1"\n')
    assert judged(circle, answers(OLD, more='  "7.2":\n    - answered_by: "7.1"\n')).text
    assert judged(answers(OLD), circle).text


# Nothing foreign but words, nothing private at all


ATTACKS = [
    "<script>alert(1)</script>",
    "</summary></details><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) ![b](https://evil.example/x.png)",
    "@someone #1 https://evil.example www.evil.example GH-1 :tada: $x$",
    "`code` ``` **bold** ~~gone~~ | a | b | _c_",
    "\n# One\n\n- two\n\n===\n\n> three",
    "a\u2028b\u202ec\ufeffd ##[error]x ::error::y",
    "&lt;b&gt; &#60;b&#62; \\<b>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_words_of_a_correction_stay_words_in_every_format(attack: str) -> None:
    said = json.dumps(attack)
    after = f"{OLD[:-1]}, corrections: [{{date: 2026-11-20, kind: corrected, what: {said}, why: {said}}}]}}"
    outputs = judged(answers(OLD), answers(after)).outputs()
    for name in ("markdown", "summary"):
        bare = re.sub(r"(`+).*?\1", "", outputs[name])
        assert not re.search(
            r"(?<!\\)[<>](?!$)|(?<!\\)\]\(|(?<!\\)!\[|^\s*[#|=]{1,6} ?(?:One|a )", bare, flags=re.MULTILINE
        ), bare
    for text in outputs.values():
        assert not re.search("[\0-\x08\x0b-\x1f\u2028\u2029\u202a-\u202e\ufeff]", text.replace("\n", ""))
    json.loads(outputs["json"])


def test_other_files_are_named_harmlessly_and_not_all_of_them() -> None:
    odd = ["a`b.md", "<b>.md", "@someone", "\u202egpj.exe", *(f"file-{number}" for number in range(3000))]
    made = compare(Inputs({}, ()), Inputs({}, ()), national(), report_of((), (), 0), as_of=AS_OF, changed=odd)
    outputs = Judged(made, ()).outputs()
    assert "`` a`b.md ``" in outputs["markdown"] or "``a`b.md``" in outputs["markdown"]
    assert "… and 2,984 more" in outputs["text"]
    assert all(len(text) < 60_000 for text in outputs.values())
    assert not [name for name, text in outputs.items() if "\u202e" in text]


def test_files_whose_names_hold_something_private_are_counted_and_not_named() -> None:
    private = "notes/call 07700 900123.txt"
    made = compare(Inputs({}, ()), Inputs({}, ()), national(), report_of((), (), 0), as_of=AS_OF, changed=[private])
    outputs = Judged(made, ()).outputs()
    assert "1 other file changed" in outputs["text"]
    assert not [name for name, text in outputs.items() if "900123" in text]


def test_a_plan_with_a_private_name_is_told_under_another() -> None:
    made = judged(answers(OLD), None, "call-07700-900123.yaml")
    assert made.codes == ["dropped-plan"]
    assert not [name for name, text in made.outputs().items() if "900123" in text]


FIELDS = (
    "{{place: {0}, stated_as: {0}, in_place: {0}, note: {0}, owners: [{{role: {0}}}], "
    "documents: [{{title: {0}, held: {0}}}], partners: [{{name: {0}}}], actions: {{a: {{text: {0}}}}}, "
    "measures: [{{name: {0}, value: 2, unit: {0}}}]}}"
)
WAYS: dict[str, Callable[[str], tuple[str, str]]] = {
    "taken out as a redaction": lambda text: (
        f"{{date: 2025-03, says: {text}}}",
        "{date: 2025-03, corrections: [{date: 2026-11-20, kind: redacted, why: It pointed to a person.}]}",
    ),
    "rewritten": lambda text: (f"{{date: 2025-03, says: {text}}}", "{date: 2025-03, says: Other words.}"),
    "dropped": lambda text: (f"{{date: 2025-03, says: {text}}}", "{date: 2025-03, status: blocked, reason: Other.}"),
    "put in": lambda text: (f"{{says: A.}}", f"{{says: {text}}}"),  # noqa: F541 - the braces of YAML
    "in a correction": lambda text: (
        "{says: A.}",
        f"{{says: B., corrections: [{{date: 2026-11-20, kind: corrected, what: {text}, why: {text}}}]}}",
    ),
    "as a reason of a new entry": lambda text: (
        "{date: 2025-03, says: A.}",
        f"{{status: blocked, reason: {text}, documents: [{{title: {text}, held: {text}}}]}}",
    ),
    "in fields of many kinds": lambda text: (FIELDS.format(text), "{says: A.}"),
}
"""What may become of private words: an entry before and after."""
KINDS = [pytest.param(kind, marks=[] if number % 9 == 0 else pytest.mark.slow) for number, kind in enumerate(NAMES)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_private_is_ever_repeated(kind: str, way: str) -> None:
    for example in examples(kind):
        before, after = WAYS[way](json.dumps(example.text, ensure_ascii=False))
        plain = judged(
            answers(before.replace(example.value, "nobody")), answers(after.replace(example.value, "nobody"))
        )
        ordinary = "".join(plain.outputs().values())
        for name, text in judged(answers(before), answers(after)).outputs().items():
            assert leaks(example.value, text, ordinary) == [], name


def test_no_word_of_an_earlier_version_is_ever_repeated() -> None:
    words = "Quillfeather"
    before = re.sub(
        r"(says|in_place|title|name|text|role|reason|unit|place|why|what|introduction|note|rank): (?!page)[A-Z][^\n]*",
        rf"\1: {words}",
        EVERY_FIELD,
    )
    assert before.count(words) > 15
    for after in (EVERY_FIELD, None, answers(OLD)):
        made = judged(before, after)
        assert made.refused
        assert not [name for name, text in made.outputs().items() if words in text]


def test_a_correction_is_not_repeated_where_anything_in_the_plan_looks_private() -> None:
    line = "{date: 2026-11-20, kind: corrected, what: Jolly, why: Good}"
    after = f"{OLD[:-1]}, note: Ring 07700 900123., corrections: [{line}]}}"
    made = judged(answers(OLD), answers(after))
    assert "the reason is not repeated here" in made.text
    assert not [name for name, text in made.outputs().items() if "Jolly" in text]


def test_what_looks_private_is_left_out_of_a_quotation_even_where_it_was_cleared() -> None:
    line = "{date: 2026-11-20, kind: corrected, what: The form., why: Form 07700 900123 is public.}"
    cleared = "cleared: [{code: private-telephone, place: '7.1', reason: It is a form., date: 2026-11-20}]\n"
    made = judged(answers(OLD), answers(f"{OLD[:-1]}, corrections: [{line}]}}") + cleared)
    assert (made.codes, made.comparison.plans[0].quotable) == ([], True)
    assert 'why: "Form … is public."' in made.text
    assert not [name for name, text in made.outputs().items() if "900123" in text]


def test_a_plan_that_answers_all_says_how_much_is_complete() -> None:
    cells = {item: Cell(item, Answer.OWN, Deadline.MET, status="complete") for item in ("7.1", "7.2")}
    assert open_words(cells) == "all 2 items have an answer; 2 are complete"
    half = {**cells, "7.2": Cell("7.2", Answer.UNCLEAR, Deadline.CANNOT_TELL)}
    assert open_words(half) == "no item without an answer; 1 unclear: 7.2"
