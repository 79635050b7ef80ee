"""From the disk and without JavaScript: every link resolves, and the page says the same."""

import re
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from checks import in_order
from looking import Look, window
from sites import Built, built

LINES = (
    "() => [...new Set(document.querySelector('main').innerText.split('\\n').map(each => each.trim()).filter(Boolean))]"
)


@pytest.mark.parametrize("name", ["real", pytest.param("country", marks=pytest.mark.slow)])
def test_every_kind_of_page_says_the_same_without_scripts(browser: Any, name: str) -> None:
    """With scripts a page may offer more, such as a filter; it never says less."""
    site = built(name)
    with window(browser, site, Look(script="off")) as seen:
        without = {path: seen.open(path).evaluate(LINES) for path in site.kinds.values()}
        told = seen.told
    with window(browser, site) as seen:
        lost = [
            f"{path}: {line}"
            for path, lines in without.items()
            for line in sorted(set(lines).difference(seen.open(path).evaluate(LINES)))
        ]
    in_order(told + lost)


@pytest.mark.parametrize("name", ["real", pytest.param("country", marks=pytest.mark.slow)])
def test_every_link_resolves_on_the_disk(name: str) -> None:
    site = built(name)
    in_order(sorted({f"{path}: {target}" for path in site.pages for target in _dead(site, path)}))


def _dead(site: Built, path: str) -> list[str]:
    """Return the links of a page that lead to no file, or to no place in it."""
    base = f"{site.base}" if site.base else "\0"
    dead = []
    for target in re.findall(r'(?:href|src)="([^"]+)"', site.files[path].decode()):
        inside = target.removeprefix(base)
        if inside == target and re.match("https:|mailto:|data:|tel:", target):
            continue
        start = "" if inside != target else dirname(path)
        name, _, anchor = unquote(inside).partition("#")
        file = normpath(join(start, name)) if name else path
        file = join(file, "index.html").removeprefix("./") if inside != target and not file.endswith(SUFFIXES) else file
        if file not in site.files or (anchor and f'id="{anchor}"' not in site.files[file].decode()):
            dead.append(target)
    return dead


SUFFIXES = (".html", ".css", ".js", ".xml", ".json", ".csv", ".xlsx", ".ics", ".txt", ".pdf", ".yaml", ".svg", ".zip")
