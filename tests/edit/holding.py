"""A plan with one item set, held against the plan as it was: what it says, and line by line.

What the file says is read by PyYAML, and its lines are compared one by one: neither asks the code under test.
"""

import re
from functools import lru_cache
from typing import Any

from styles import read

from conftest import AS_OF, national, said
from ssc_site.corpus import _judged, plan_rules
from ssc_site.diagnostics import Diagnostic, Severity
from ssc_site.edit.addition import amended
from ssc_site.edit.news import News
from ssc_site.edit.target import addition_to
from ssc_site.national import recommendation_of
from ssc_site.schema import Plan
from ssc_site.spans import SourceFile

NASTY = "T\u0177: # - \"two\" 'one' \\ {a: [b]} & *c !d %e @f ` | > ~ \u201cx\u201d 1st\t2nd \U0001f469\u200d\U0001f692"
LONG = f"{NASTY}\n\n- one: \u0175\n- two\n  - inside\n\nThe end: {'very ' * 300}long."
KINDS = {
    "a status": News(date="2026-11-21", status="in-progress", progress="25", stated_as=NASTY, place=NASTY),
    "a long text": News(date="2026-11-21", says=LONG.replace("\t", " "), in_place=LONG),
    "actions and a document": News(date="2026-11-21", actions=(NASTY, LONG), document=NASTY, held=NASTY),
}


@lru_cache(maxsize=8)
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


def hold(slug: str, text: str, item: str, news: News) -> str:
    """Set the item, hold the new file against the old one, and return it."""
    plan, before = judged(slug, text)
    assert not errors(before), said(before)
    key = key_for(plan, item)
    addition = addition_to(plan, key, news, national().catalogue)
    new = amended(source(slug, text), addition, national().catalogue)
    changed = new.source.data.decode()
    hold_content(read(ended(text)), read(ended(changed)), key, dict(addition.entry))
    hold_lines(text, changed, new.lines)
    _, after = judged(slug, changed)
    assert not errors(after), said(after)
    return changed


def ended(text: str) -> str:
    """Return a text with a line end at its end: without one, a text under a bar would lack it too."""
    return f"{text}\n" if text.rpartition("\n")[2].strip() else text


def hold_content(before: Any, after: Any, key: str, entry: dict[str, Any]) -> None:
    """Assert that the new content is the old one with the entry, and nothing else."""
    section = "local" if key.startswith("L") else "responses"
    added = after[section][key].pop()
    assert plain(added) == plain(entry)
    if "sources" in before and "force" not in before["sources"]:
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
