"""What a page weighs on its way, packed as servers pack it: the sizes are promises to people with little signal."""

import pytest
from sites import NAMES, Built, built, corpus_of, packed

from ssc_site import urls
from ssc_site.rules.walk import texts

STYLE_AND_SCRIPT, PLAIN, FORCE, NATIONAL = 8_000, 5_250, 40_000, 60_000
PROSE = 2.6
"""How many times smaller packing makes the texts of the four real plans, at least. Invented ones pack better."""


def _whole(site: Built, path: str) -> int:
    return packed(site.files[path]) + sum(packed(site.files[each]) for each in site.brought(path))


@pytest.mark.parametrize("name", NAMES)
def test_style_and_script_of_a_page_are_small(name: str) -> None:
    site = built(name)
    sizes = {path: sum(packed(site.files[each]) for each in _brought(site, path)) for path in site.pages}
    assert {path: size for path, size in sizes.items() if size > STYLE_AND_SCRIPT} == {}


def _brought(site: Built, path: str) -> list[str]:
    """Return the styles and scripts of a page. The index of the search is data, with a limit of its own."""
    return [each for each in site.brought(path) if each != urls.SEARCH_INDEX]


def test_pages_that_show_no_answers_bring_little() -> None:
    """What every page brings; only pages that need more of it have more."""
    site = built("real")
    plain = {site.kinds[kind] for kind in ("ForcesPage", "ListPage", "AboutPage", "HelpPage", "PrivacyPage")}
    for path in plain:
        assert sum(packed(site.files[each]) for each in site.brought(path)) <= PLAIN
    sheets = {each for path in site.pages for each in site.brought(path) if each.endswith(".css")}
    assert sheets == {path for path in site.files if path.endswith(".css")}


@pytest.mark.parametrize("name", NAMES)
def test_the_national_page_is_light(name: str) -> None:
    assert _whole(built(name), "index.html") <= NATIONAL


def test_a_force_page_is_light_when_every_force_has_answered() -> None:
    """The invented sentences pack better than honest ones: the difference is added."""
    heavy = {}
    for slug, plan in corpus_of("country").plans.items():
        prose = "\n".join(text for _, text in texts(plan)).encode()
        size = _whole(built("country"), f"forces/{slug}/index.html") + max(0, int(len(prose) / PROSE) - packed(prose))
        if size > FORCE:
            heavy[slug] = size
    assert heavy == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_list_of_changes_is_light_however_much_a_month_has(name: str) -> None:
    site = built(name)
    sizes = {path: _whole(site, path) for path in site.pages if "changes/" in path}
    assert {path: size for path, size in sizes.items() if size > FORCE} == {}


def test_the_texts_of_the_real_plans_pack_as_said() -> None:
    known = corpus_of("real").plans.values()
    ratios = []
    for plan in known:
        prose = "\n".join(text for _, text in texts(plan)).encode()
        ratios.append(len(prose) / packed(prose))
    assert max(ratios) >= PROSE
    assert sorted(ratios)[1] >= PROSE - 0.1, "the country's pages are judged by the wrong measure"
