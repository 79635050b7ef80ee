"""How a file is laid out, quoted, ordered or wrapped is no change, and whatever a reader would see otherwise is one."""

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from versions import EVERY_FIELD, PLANS, answers, at, changed_at, few, judged, loaded, places, without, written

from ssc_site.changes.law import breaches

FILES = {**PLANS, "every-field": EVERY_FIELD}


def name_of(file: str) -> str:
    return "lancashire.yaml" if file == "every-field" else f"{file}.yaml"


def commented(text: str) -> str:
    return "# A comment.\n" + re.sub(r"^(  \"?[0-9L][0-9.]*\"?:)", r"  # Another one.\n\1", text, flags=re.MULTILINE)


def reordered(value: Any, name: str = "") -> Any:
    """Return sections and lists the other way round, but entries, and sources: the first of them is the default."""
    if isinstance(value, dict):
        pairs = value.items() if name == "sources" else reversed(value.items())
        return {key: reordered(each, key) for key, each in pairs}
    if isinstance(value, list):
        is_entries = bool(re.fullmatch(r"L?[0-9.]+", name))
        return [reordered(each) for each in (value if is_entries else reversed(value))]
    return value


def renamed(plan: Any) -> Any:
    """Return a plan whose sources have other short names."""
    names = {name: f"{name}-2" for name in plan.get("sources", {})}
    plan["sources"] = {names[name]: each for name, each in plan.get("sources", {}).items()}
    for section in ("responses", "local"):
        for entry in (entry for entries in plan.get(section, {}).values() for entry in entries):
            for holder in (entry, *entry.get("measures", [])):
                if "source" in holder:
                    holder["source"] = names[holder["source"]]
    return plan


def blocks(text: str) -> str:
    """Return a plan with each plain text of one line as a block of two."""
    halves = r"\1\2: |\n\1  \3\n\1  \4"
    return re.sub(
        r"^( +)(in_place|says): ([^\s\"'{|>][^\n]*?) ([^\n:#]+)$",
        halves.replace(r"\1", r"\g<1>"),
        text,
        flags=re.MULTILINE,
    )


LAYOUTS: dict[str, Callable[[str], str]] = {
    "lines in place of brackets": lambda text: written(loaded(text), default_flow_style=False),
    "brackets in place of lines": lambda text: written(loaded(text), default_flow_style=True),
    "short lines": lambda text: written(loaded(text), width=20),
    "keys in another order": lambda text: written(reordered(loaded(text))),
    "comments": commented,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a mark at the start": lambda text: "\ufeff" + text,
    "sources by other names": lambda text: written(renamed(loaded(text))),
    "texts as blocks": blocks,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_is_no_change(layout: str) -> None:
    other = LAYOUTS[layout](EVERY_FIELD)
    assert other != EVERY_FIELD
    made = judged(EVERY_FIELD, other)
    assert (made.comparison.plans, made.comparison.not_compared, made.refused) == ((), (), ())
    assert made.comparison.laid_out == 1
    assert "only laid out otherwise" in made.text


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("file", PLANS)
def test_another_layout_is_no_change_of_any_plan(file: str, layout: str) -> None:
    made = judged(FILES[file], LAYOUTS[layout](FILES[file]), name_of(file))
    assert (made.comparison.plans, made.comparison.not_compared, made.refused) == ((), (), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('says: "Two  words."', "says: Two words."),
        ("says: Two words.", "says: |\n        Two\n        words."),
        ('says: "Caf\\u00e9."', 'says: "Cafe\\u0301."'),
        ("says: A *word*.", "says: A _word_."),
        ("measures: [{name: A, value: 20}]", "measures: [{name: A, value: 20.0}]"),
        ("{source: plan, says: A.}", "says: A."),
    ],
)
def test_two_ways_to_write_the_same_are_the_same(one: str, other: str) -> None:
    assert judged(answers(one), answers(other)).comparison.plans == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("says: A word.", "says: A *word*."),
        ("says: A, b.", "says: A b."),
        ("says: |\n        One.\n\n        Two.", "says: One. Two."),
        ("documents: [{title: A, held: B.}]", "documents: [{title: B., held: A}]"),
        ("documents: [{title: A, held: B.}, {title: A, held: B.}]", "documents: [{title: A, held: B.}]"),
        ("measures: [{name: A, value: 20}]", "measures: [{name: A, value: 2}]"),
        ("says: A.", "in_place: A."),
        ("says: {en: A.}", "says: {cy: A.}"),
    ],
)
def test_what_a_reader_sees_otherwise_is_another_thing(one: str, other: str) -> None:
    assert judged(answers(one), answers(other)).codes == ["rewritten-entry 7.1"]


PLAN = loaded(EVERY_FIELD)
TOPS = [(name,) for name in PLAN if name not in ("force", "wording", "responses", "local", "held")]
"""Sections that a plan can be without."""


VALUES = [place for place in places(PLAN) if isinstance(at(PLAN, place.way), str)]


@pytest.mark.parametrize("place", few(VALUES, lambda place: place.name))
def test_every_change_in_an_entry_is_told_under_its_item_and_under_no_other(place: Any) -> None:
    made = judged(EVERY_FIELD, written(changed_at(PLAN, place.way)))
    if made.comparison.not_compared:
        return
    (change,) = (each.change for each in made.comparison.plans)
    assert set(change.items) == {place.key}
    outputs = made.outputs()
    following = {"7.2"} if place.key == "7.1" else set()  # it has the answer of 7.1
    assert told_in(outputs["text"], r"^  (L?\d[\d.]*) ?") in ({place.key}, {place.key} | following)
    assert told_in(outputs["markdown"], r"^- \*\*(L?\d[\d.]*)\*\*") in ({place.key}, {place.key} | following)


def told_in(text: str, pattern: str) -> set[str]:
    known = "|".join(re.escape(each) for each in (*PLAN["responses"], *PLAN["local"], "7.2"))
    return {key for key in re.findall(pattern, text, flags=re.MULTILINE) if re.fullmatch(known, key)}


@pytest.mark.parametrize("way", TOPS)
def test_every_change_outside_the_entries_is_told(way: tuple[str]) -> None:
    made = judged(EVERY_FIELD, written(without(PLAN, way)))
    (change,) = (each.change for each in made.comparison.plans)
    assert {each.name[0] for each in change.differences} >= {way[0]}
    assert set(change.items) == set()


def test_a_plan_is_not_different_from_itself() -> None:
    for file, text in FILES.items():
        made = judged(text, copy.copy(text), name_of(file))
        assert (made.comparison.plans, made.comparison.laid_out, list(breaches(made.comparison))) == ((), 0, [])
        assert made.text == "No plan changed.\n"
