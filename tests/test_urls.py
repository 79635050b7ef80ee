"""Addresses: full ones where the site has a base, and made in one place alone."""

import re
from pathlib import Path

import pytest

import ssc_site
from ssc_site import urls

SOURCE = Path(ssc_site.__file__).parent


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "https://example.org/site/"),
        ("forces/kent/index.html#item-7-1", "https://example.org/site/forces/kent/#item-7-1"),
        ("lists/own/index.html", "https://example.org/site/lists/own/"),
        ("data/v1/items.csv", "https://example.org/site/data/v1/items.csv"),
        ("forces/index.html-like/index.html#index.html", "https://example.org/site/forces/index.html-like/#index.html"),
    ],
)
def test_a_full_address_names_the_folder_of_a_page_and_keeps_its_anchor(path: str, address: str) -> None:
    assert urls.full("https://example.org/site/", path) == urls.full("https://example.org/site", path) == address
    assert urls.full(None, path) == path


def test_no_other_module_makes_full_addresses_by_hand() -> None:
    by_hand = re.compile(r"""rstrip\(["']/["']\)\}/\{|replace\(["']index\.html""")
    found = [path.name for path in SOURCE.rglob("*.py") if by_hand.search(path.read_text("utf-8"))]
    assert found == ["urls.py"]


def test_the_words_of_an_example_stand_in_one_place() -> None:
    found = [path.name for path in SOURCE.rglob("*.py") if "Example data." in path.read_text("utf-8")]
    assert found == ["frame.py"]
