"""`set` on every item of every plan, in every layout: no byte changes that need not, and the file says what it should.

What the file says is read by PyYAML, and its lines are compared one by one: neither asks the code under test.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from styles import STYLES, WHOLE, read, written

from conftest import AS_OF, FROZEN, REPOSITORY, national, said
from ssc_site.corpus import _judged, plan_rules
from ssc_site.diagnostics import Diagnostic, Severity
from ssc_site.edit.addition import amended
from ssc_site.edit.news import News
from ssc_site.edit.target import addition_to
from ssc_site.national import recommendation_of
from ssc_site.schema import Plan
from ssc_site.spans import SourceFile

PLANS = {path.stem: path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))}
NASTY = "T\u0177: # - \"two\" 'one' \\ {a: [b]} & *c !d %e @f ` | > ~ \u201cx\u201d 1st\t2nd \U0001f469\u200d\U0001f692"
LONG = f"{NASTY}\n\n- one: \u0175\n- two\n  - inside\n\nThe end: {'very ' * 300}long."
KINDS = {
    "a status": News(date="2026-11-21", status="in-progress", progress="25", stated_as=NASTY, place=NASTY),
    "a long text": News(date="2026-11-21", says=LONG.replace("\t", " "), in_place=LONG),
    "actions and a document": News(date="2026-11-21", actions=(NASTY, LONG), document=NASTY, held=NASTY),
}


@cache
def judged(slug: str, text: str) -> tuple[Plan, tuple[Diagnostic, ...]]:
    read_file = _judged(source(slug, text), Plan, plan_rules(), national(), AS_OF)
    assert isinstance(read_file.value, Plan)
    return read_file.value, read_file.found


def source(slug: str, text: str) -> SourceFile:
    return SourceFile(f"plans/{slug}.yaml", text.encode())


def errors(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [each for each in found if each.severity is Severity.ERROR]


def key_for(plan: Plan, item: str) -> str:
    """Return where a plan has the answer of an item: under it, or under its recommendation."""
    number = recommendation_of(item)
    return number if number in plan.responses and item not in plan.responses else item


def hold(slug: str, text: str, item: str, news: News) -> None:
    """Set the item and hold the new file against the old one."""
    plan, before = judged(slug, text)
    assert not errors(before), said(before)
    key = key_for(plan, item)
    addition = addition_to(plan, key, news, national().catalogue)
    new = amended(source(slug, text), addition, national().catalogue)
    changed = new.source.data.decode()
    hold_content(read(ended(text)), read(ended(changed)), key, dict(addition.entry))
    hold_lines(text, changed, new.lines)
    after = _judged(new.source, Plan, plan_rules(), national(), AS_OF).found
    assert not errors(after), said(after)


def ended(text: str) -> str:
    """Return a text with a line end at its end: without one, a text under a bar would lack it too."""
    return f"{text}\n" if text.rpartition("\n")[2].strip() else text


def hold_content(before: Any, after: Any, key: str, entry: dict[str, Any]) -> None:
    """Assert that the new content is the old one with the entry, and nothing else."""
    section = "local" if key.startswith("L") else "responses"
    added = after[section][key].pop()
    assert plain(added) == plain(entry)
    if "force" not in before["sources"]:
        assert after["sources"].pop("force") == {"title": "Given by the force", "wording": "force"}
    if key not in before.get(section, {}):
        assert after[section].pop(key) == []
        hold_unread(before, after)
    assert before == after
    assert list(before.get(section, {})) == list(after.get(section, {}))


def hold_unread(before: Any, after: Any) -> None:
    """Assert that only answered items of one recommendation went off the list, and take the list out of both."""
    listed, left = (national().catalogue.item_keys(each.pop("unread")["items"]) for each in (before, after))
    assert left < listed
    assert len({recommendation_of(item) for item in listed - left}) == 1


def plain(value: Any) -> Any:
    """Return an entry as PyYAML reads it; a text under a bar ends with a line end."""
    if isinstance(value, str):
        return value.removesuffix("\n")
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return {name: plain(part) for name, part in value.items()}


def hold_lines(before: str, after: str, told: tuple[int, ...]) -> None:
    """Assert that every line of the old file is in the new one, in order and with its end, but for those told of."""
    old, new = before.split("\n"), after.split("\n")
    kept = [line for number, line in enumerate(new) if number not in told]
    place = 0
    for line in old:
        if place < len(kept) and kept[place] == line:
            place += 1
        else:
            assert any(is_grown(line, new[number]) for number in told), line
    assert place == len(kept)
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert after.endswith("\n") == before.endswith("\n")


def is_grown(old: str, new: str) -> bool:
    """Whether a line is the old one with more in it, with another end, or without its brackets or a reference."""
    letters = iter(new)
    more = all(letter in letters for letter in old.rstrip("\r"))
    return more or old.replace(" []", "") == new or bool(_UNREAD.search(old))


_UNREAD = re.compile(r"""items: \[|^ *- *['"]?[0-9.-]+['"]?( |\r?$)""")


LAYOUTS = [(style, whole) for style in STYLES for whole in WHOLE]


@cache
def laid_out(slug: str, style: str, whole: str) -> str:
    return WHOLE[whole](written(read(PLANS[slug]), STYLES[style]))


def every_item() -> Iterator[str]:
    yield from national().catalogue.items


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", PLANS)
def test_an_entry_is_added_to_every_item_of_every_plan(slug: str, kind: str) -> None:
    for item in every_item():
        hold(slug, PLANS[slug], item, KINDS[kind])


def test_what_holds_of_the_plans_of_2026_holds_of_those_that_are_there_now() -> None:
    for path in sorted((REPOSITORY / "plans").glob("*.yaml")):
        hold(path.stem, path.read_text("utf-8"), "14.1", KINDS["a status"])


@pytest.mark.parametrize("whole", WHOLE)
def test_an_entry_is_added_in_every_layout(whole: str) -> None:
    """Each layout, with items, plans and kinds of news taken in turn: CI takes all of each."""
    items, slugs, kinds = list(every_item()), list(PLANS), list(KINDS)
    for number, style in enumerate(STYLES):
        for turn in range(2):
            slug = slugs[(number + turn) % len(slugs)]
            item = items[(7 * number + 20 * turn + 3 * len(whole)) % len(items)]
            hold(slug, laid_out(slug, style, whole), item, KINDS[kinds[(number + turn) % len(kinds)]])


@pytest.mark.slow
@pytest.mark.parametrize("slug", PLANS)
@pytest.mark.parametrize(("style", "whole"), LAYOUTS)
def test_an_entry_is_added_to_every_item_in_every_layout(style: str, whole: str, slug: str) -> None:
    kinds = list(KINDS)
    for number, item in enumerate(every_item()):
        hold(slug, laid_out(slug, style, whole), item, KINDS[kinds[number % len(kinds)]])


def test_layouts_differ_and_say_the_same() -> None:
    """The layouts are what they claim to be: else the tests above would test one layout many times."""
    for slug, plan in PLANS.items():
        texts = {(style, whole): laid_out(slug, style, whole) for style, whole in LAYOUTS}
        assert len(set(texts.values())) > len(LAYOUTS) * 0.9
        for (style, _), text in texts.items():
            if "arrow" not in style and "bar" not in style and style != "backwards":
                assert read(text) == read(plan)
