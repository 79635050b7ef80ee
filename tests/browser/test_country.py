"""The invented country: nobody takes it for a real one, it is whole, and it is the same each time."""

from sites import built, corpus_of

import country
from conftest import AS_OF, national
from ssc_site.corpus import read_corpus
from ssc_site.language import say, speaking
from ssc_site.views.frame import EXAMPLE, frame_of

BANNER = b"Example data. Not real forces."


def test_every_page_of_the_country_says_once_that_it_is_an_example() -> None:
    site = built("country")
    with speaking(national().languages[1]):
        welsh = say(EXAMPLE).encode()
    banners = {path: welsh if path.startswith("cy/") else BANNER for path in site.pages}
    assert [path for path, banner in banners.items() if site.files[path].count(banner) != 1] == []


def test_no_page_of_the_real_plans_says_so() -> None:
    assert [path for path, data in built("real").files.items() if BANNER in data] == []


def test_the_setting_alone_brings_the_banner() -> None:
    settings = national().site
    for example, banner in ((True, BANNER.decode()), (False, "")):
        site = settings.model_copy(update={"example": example})
        assert frame_of("index.html", "", site, AS_OF).banner == banner


def test_the_country_is_free_of_faults_and_warnings() -> None:
    _, report = read_corpus(country.country_inputs(), AS_OF)
    assert report.diagnostics == ()


def test_no_force_of_the_country_exists() -> None:
    real, invented = national().register.forces, corpus_of("country").national.register.forces
    assert set(invented).isdisjoint(real)
    assert {force.short.first for force in invented.values()}.isdisjoint(force.short.first for force in real.values())
    assert len(corpus_of("country").plans) == 43


def test_the_country_is_the_same_from_the_same_seed_and_another_from_another() -> None:
    fresh = country.country.__wrapped__
    assert fresh(7) == fresh(7)
    assert fresh(7) != fresh(8)


def test_the_country_has_every_kind_of_answer() -> None:
    text = b"".join(data for path, data in country.country().items() if path.startswith("plans/")).decode()
    wanted = ["answered_by", "unclear", "unread", "blocked", "not-applicable", "complete", "documents", "measures"]
    wanted += ["corrections", "cy:", "partners", "none:", "progress", "owners", "part: a", ": []", "local", "due:"]
    assert [word for word in wanted if word not in text] == []
