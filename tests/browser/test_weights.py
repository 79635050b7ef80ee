"""What a page weighs on its way, packed as servers pack it: the sizes are promises to people with little signal."""

import gzip
import re
from posixpath import dirname, join, normpath

import pytest
from sites import NAMES, Built, built, corpus_of

from ssc_site.rules.walk import texts

STYLE_AND_SCRIPT, FORCE, NATIONAL = 8_000, 40_000, 60_000
PROSE = 2.6
"""How many times smaller packing makes the texts of the four real plans, at least. Invented ones pack better."""


def _packed(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))


def _brought(site: Built, path: str) -> list[str]:
    """Return the files a page brings with it: styles, scripts, pictures."""
    page = site.files[path].decode()
    places = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<(?:script|img)[^>]* src="([^"]+)"', page)
    found = [one or other for one, other in places]
    base = site.base or "\0"
    return [
        place.removeprefix(base) if place.startswith(base) else normpath(join(dirname(path), place))
        for place in found
        if not place.startswith("data:")
    ]


def _whole(site: Built, path: str) -> int:
    return _packed(site.files[path]) + sum(_packed(site.files[each]) for each in _brought(site, path))


@pytest.mark.parametrize("name", NAMES)
def test_style_and_script_of_a_page_are_small(name: str) -> None:
    site = built(name)
    sizes = {path: sum(_packed(site.files[each]) for each in _brought(site, path)) for path in site.pages}
    assert {path: size for path, size in sizes.items() if size > STYLE_AND_SCRIPT} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_national_page_is_light(name: str) -> None:
    assert _whole(built(name), "index.html") <= NATIONAL


def test_a_force_page_is_light_when_every_force_has_answered() -> None:
    """The invented sentences pack better than honest ones: the difference is added."""
    heavy = {}
    for slug, plan in corpus_of("country").plans.items():
        prose = "\n".join(text for _, text in texts(plan)).encode()
        size = _whole(built("country"), f"forces/{slug}/index.html") + max(0, int(len(prose) / PROSE) - _packed(prose))
        if size > FORCE:
            heavy[slug] = size
    assert heavy == {}


def test_the_texts_of_the_real_plans_pack_as_said() -> None:
    known = corpus_of("real").plans.values()
    ratios = []
    for plan in known:
        prose = "\n".join(text for _, text in texts(plan)).encode()
        ratios.append(len(prose) / _packed(prose))
    assert max(ratios) >= PROSE
    assert sorted(ratios)[1] >= PROSE - 0.1, "the country's pages are judged by the wrong measure"
