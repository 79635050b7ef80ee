"""Every page of the four real plans and of the invented country, once, on a phone: the long look that CI takes."""

from collections.abc import Iterator
from typing import Any

import pytest
from checks import axe, in_order, shifts, sideways, targets
from looking import PHONE, window
from sites import NAMES, built


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_in_order_on_a_phone(browser: Any, name: str) -> None:
    in_order(_faults(browser, name))


def _faults(browser: Any, name: str) -> Iterator[str]:
    site = built(name)
    with window(browser, site, PHONE) as seen:
        for path in site.pages:
            tab = seen.open(path)
            found = [*axe(tab, sampled=True), *sideways(tab), *targets(tab), *shifts(tab)]
            yield from (f"{path}: {fault}" for fault in found)
        yield from seen.told
