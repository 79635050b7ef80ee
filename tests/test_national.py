"""The national files: their totals, the ranges of the catalogue, and asks that keep the report's strength."""

import re

import pytest

from conftest import national
from modals import MODALS
from ssc_site.national import recommendation_of

CATALOGUE = national().catalogue
ASKS = {
    **{number: asked.ask.first for number, asked in CATALOGUE.recommendations.items()},
    **{f"a{number}": asked.ask.first for number, asked in CATALOGUE.actions.items()},
    **{key: item.ask.first for key, item in CATALOGUE.items.items() if item.ask},
}


def test_the_totals_are_those_of_the_report_and_the_tracker() -> None:
    assert len(CATALOGUE.recommendations) == 29
    assert len(CATALOGUE.for_forces) == 15
    assert len(CATALOGUE.items) == 39
    assert len(CATALOGUE.actions) == 2
    assert len(national().register.forces) == 43


def test_twelve_recommendations_are_made_to_chief_constables_alone() -> None:
    forces = CATALOGUE.for_forces
    assert sum(asked.addressees == ("chief-constables",) for asked in forces.values()) == 12
    assert {number for number, asked in forces.items() if len(asked.addressees) == 2} == {"16", "25"}
    assert [number for number, asked in forces.items() if asked.collective] == ["27"]


def test_the_numbers_of_the_items_are_the_trackers() -> None:
    counts = {number: len(asked.items) for number, asked in CATALOGUE.for_forces.items()}
    assert counts == {
        "7": 2, "10": 5, "11": 4, "12": 4, "13": 2, "14": 5, "16": 1, "17": 1,
        "18": 4, "20": 4, "22": 1, "23": 1, "25": 3, "27": 1, "28": 1,
    }  # fmt: skip
    assert {item for item in CATALOGUE.items if not CATALOGUE.items[item].ask} == {"16.1", "22.1", "27.1", "28.1"}


def test_the_dates_are_the_reports() -> None:
    due = {number: asked.due.text if asked.due else "" for number, asked in CATALOGUE.for_forces.items()}
    assert due == {
        **dict.fromkeys(due, "2025-03-27"),
        "22": "2025-09-27",
        "27": "2024-11-22",
        "28": "",
    }
    parts = CATALOGUE.for_forces["28"].parts
    assert {letter: part.due.text for letter, part in parts.items()} == {"a": "2024-11-22", "b": "2025-03-27"}


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("7.1", ("7.1",)),
        ("7", ("7",)),
        ("10.1-10.4", ("10.1", "10.2", "10.3", "10.4")),
        ("7.2-10.2", ("7.2", "10.1", "10.2")),
        ("25.3-28.1", ("25.3", "27.1", "28.1")),
        ("16-20", ("16", "17", "18", "20")),
        ("7.1-7.1", ("7.1",)),
        ("8", ()),
        ("7.10", ()),
        ("7-7.2", ()),
        ("10.4-10.1", ()),
        ("10.1-10.6", ()),
    ],
)
def test_a_reference_means_its_items(reference: str, meant: tuple[str, ...]) -> None:
    assert CATALOGUE.meant(reference) == meant


def test_a_recommendation_means_all_of_its_items() -> None:
    assert CATALOGUE.item_keys(("7", "22", "10.5")) == {"7.1", "7.2", "22.1", "10.5"}
    assert CATALOGUE.item_keys(("7-28",)) == set(CATALOGUE.items)
    assert CATALOGUE.under("7.2") == ("7.2",)


def test_the_words_to_keep_are_listed_for_every_ask() -> None:
    assert set(MODALS) == set(ASKS)
    assert {recommendation_of(key) for key in MODALS} >= set(CATALOGUE.for_forces)


@pytest.mark.parametrize("key", MODALS)
def test_an_ask_keeps_the_strength_of_the_report(key: str) -> None:
    lost = [word for word in MODALS[key] if not re.search(rf"\b{re.escape(word)}\b", ASKS[key], re.IGNORECASE)]
    assert not lost


def test_titles_do_not_stand_out_in_a_history() -> None:
    shown = [national().site.name, *(force.name.first for force in national().register.forces.values())]
    assert not [title for title in shown if re.search("stalking|victim|abuse|harassment", title, re.IGNORECASE)]


def test_forces_of_wales_have_a_name_for_lists() -> None:
    wales = {slug for slug, force in national().register.forces.items() if force.nation == "Wales"}
    assert wales == {"dyfed-powys", "gwent", "north-wales", "south-wales"}
