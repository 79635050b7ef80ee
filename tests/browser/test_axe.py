"""Every kind of page against WCAG 2.2 A, AA and good practice, over a covering set of width, mode and scripts."""

from itertools import combinations, product
from typing import Any

import pytest
from checks import axe, in_order
from looking import MODES, WIDTHS, Look, Script, window
from sites import built

KINDS = list(built("real").kinds.values())
SCRIPTS: tuple[Script, ...] = ("on", "blocked")


def _covering(kinds: list[str]) -> dict[Look, list[str]]:
    """Return looks and the pages seen in each: every two of page, width, mode and script come together somewhere."""
    rows: dict[Look, list[str]] = {}
    for (at, kind), (step, width) in product(enumerate(kinds), enumerate(WIDTHS)):
        look = Look(width, mode=MODES[(at + step) % len(MODES)], script=SCRIPTS[(at + step) % len(SCRIPTS)])
        rows.setdefault(look, []).append(kind)
    return rows


LOOKS = _covering(KINDS)


QUICK = [look for look in LOOKS if look.width in (WIDTHS[0], WIDTHS[2])][::4]
SLOW = [pytest.param(look, marks=pytest.mark.slow) for look in LOOKS if look not in QUICK]


@pytest.mark.parametrize("look", [*QUICK, *SLOW], ids=str)
def test_a_page_of_each_kind_has_no_barrier(browser: Any, look: Look) -> None:
    with window(browser, built("real"), look) as seen:
        found = [f"{path}: {fault}" for path in LOOKS[look] for fault in axe(seen.open(path))]
    in_order(found)


def test_every_two_of_page_width_mode_and_script_come_together() -> None:
    rows = [(path, look.width, look.mode, look.script) for look, paths in LOOKS.items() for path in paths]
    choices: tuple[tuple[Any, ...], ...] = (tuple(KINDS), WIDTHS, MODES, SCRIPTS)
    for one, other in combinations(range(len(choices)), 2):
        assert {(row[one], row[other]) for row in rows} == set(product(choices[one], choices[other]))
