"""`set` on every item of every plan, in every layout: no byte changes that need not, and the rest is as meant."""

from functools import cache

import pytest
from holding import KINDS, hold
from styles import STYLES, WHOLE, read, written

from conftest import FROZEN, REPOSITORY, national

PLANS = {path.stem: path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))}
LAYOUTS = [(style, whole) for style in STYLES for whole in WHOLE]
ITEMS = list(national().catalogue.items)
NEWS = list(KINDS.values())


@cache
def laid_out(slug: str, style: str, whole: str) -> str:
    return WHOLE[whole](written(read(PLANS[slug]), STYLES[style]))


def test_an_entry_is_added_to_items_of_every_plan() -> None:
    for number, (slug, plan) in enumerate(PLANS.items()):
        for place, item in enumerate(ITEMS[number :: len(PLANS)]):
            hold(slug, plan, item, NEWS[place % len(NEWS)])


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", PLANS)
def test_an_entry_is_added_to_every_item_of_every_plan(slug: str, kind: str) -> None:
    for item in ITEMS:
        hold(slug, PLANS[slug], item, KINDS[kind])


def test_what_holds_of_the_plans_of_2026_holds_of_those_that_are_there_now() -> None:
    for path in sorted((REPOSITORY / "plans").glob("*.yaml")):
        for news in NEWS:
            hold(path.stem, path.read_bytes().decode(), "14.1", news)


@pytest.mark.parametrize("whole", WHOLE)
def test_an_entry_is_added_in_every_layout(whole: str) -> None:
    """Every other style, with items, plans and kinds of news in turn: CI takes all styles, and many more of each."""
    for number, style in list(enumerate(STYLES))[len(whole) % 2 :: 2]:
        slug = list(PLANS)[number % len(PLANS)]
        item = ITEMS[(7 * number + 3 * len(whole)) % len(ITEMS)]
        hold(slug, laid_out(slug, style, whole), item, NEWS[number % len(NEWS)])


@pytest.mark.slow
@pytest.mark.parametrize("slug", PLANS)
@pytest.mark.parametrize("whole", WHOLE)
def test_an_entry_is_added_to_every_item_in_every_layout(whole: str, slug: str) -> None:
    """Every third item, another third in each style, so that each layout of the whole meets every item."""
    for number, style in enumerate(STYLES):
        for place, item in enumerate(ITEMS[number % 3 :: 3]):
            hold(slug, laid_out(slug, style, whole), item, NEWS[(number + place) % len(NEWS)])


def test_layouts_differ_and_say_the_same() -> None:
    """The layouts are what they claim to be: else the tests above would test one layout many times."""
    plan = PLANS["lancashire"]
    texts = {layout: laid_out("lancashire", *layout) for layout in LAYOUTS}
    assert len(set(texts.values())) > len(LAYOUTS) * 0.9
    for style, _ in texts:
        if "arrow" not in style and "bar" not in style and style != "backwards":
            assert read(texts[style, "comments above"]) == read(plan)
