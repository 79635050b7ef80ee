"""Run as a script: the pictures of the README and of the guide.

    PYTHONPATH=src:tests:tests/browser python tests/browser/screenshots.py [FOLDER]

Without a folder it writes to .github/images/: three pages made from the four real plans; and what a pull request shows,
on an invented force, since nobody has opened one. The pictures show the first screen; the command ends with 1 when one
of them is over 150 kB.
"""

import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from markdown_it import MarkdownIt
from playwright.sync_api import sync_playwright
from sites import Built, built, write

from conftest import NO_CHROMIUM, REPOSITORY, chromium
from country import country
from ssc_site.cli import commands

PICTURES = {
    "national": "index.html",
    "force": "forces/lancashire/index.html",
    "recommendation": "recommendations/14/index.html",
}
WIDTH, HEIGHT = 1100, 760
MOST = 150_000


FORCE, AS_OF = "plans/ravelstoke.yaml", "2026-11-21"
NEWS: dict[str, dict[str, Any]] = {
    "11.1": {
        "date": "2026-11-09",
        "status": "complete",
        "says": "The problem profile was agreed by the board.",
        "documents": [{"title": "Problem profile", "held": "It names open cases."}],
    },
    "12.2": {
        "date": "2026-11-09",
        "status": "in-progress",
        "actions": {"a": {"due": "2028-03", "reason": "The new software arrives a year later."}},
    },
}
"""An invented force's news in the pull request that the guide shows."""
LOOK = """
body { font: 16px/1.5 "Helvetica Neue", Arial, sans-serif; margin: 24px 32px; color: #1f2328; max-width: 1000px }
h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px } h2, h3 { margin: 18px 0 10px }
code { background: #f1f2f4; padding: 2px 5px; border-radius: 4px }
table { border-collapse: collapse } td, th { border: 1px solid #d1d9e0; padding: 6px 12px; text-align: left }
"""
"""Roughly as GitHub shows Markdown."""


def pictures(site: Built, folder: Path) -> dict[str, int]:
    """Write the pictures into the folder and return the size of each by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {}
    with sync_playwright() as playwright, _pull_request() as (summary, sides):
        browser = chromium(playwright, "--disable-lcd-text") or sys.exit(NO_CHROMIUM)
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        shown = {name: site.address(path) for name, path in PICTURES.items()}
        for name, address in {**shown, "summary": summary, "before-after": sides}.items():
            tab.goto(address)
            place = folder / f"{name}.png"
            tab.screenshot(path=place)
            sizes[name] = place.stat().st_size
        browser.close()
    return sizes


@contextmanager
def _pull_request() -> Iterator[tuple[str, str]]:
    """Give the addresses of a pull request's summary, and of the list of its pages before and after."""
    files = {**country(), **{f"templates/{path}": data for path, data in _templates()}}
    with TemporaryDirectory() as scratch, chdir(scratch), redirect_stdout(StringIO()) as summary:
        write(files, Path("main"))
        write({**files, FORCE: _with_news(files[FORCE])}, Path("request"))
        commands.main(
            ["summary", "main", "--root", "request", "--pages", "pages", "--as-of", AS_OF], standalone_mode=False
        )
        html = MarkdownIt("commonmark").enable("table").render(summary.getvalue())
        page = Path(scratch) / "summary.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>{LOOK}</style>{html}", "utf-8")
        yield page.as_uri(), (Path(scratch) / "pages" / "index.html").as_uri()


def _templates() -> Iterator[tuple[str, bytes]]:
    folder = REPOSITORY / "templates"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _with_news(plan: bytes) -> bytes:
    content = yaml.safe_load(plan)
    for item, entry in NEWS.items():
        content["responses"].setdefault(item, []).append(entry)
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()


def main() -> None:
    """Write all pictures and say how large they are; end with 1 where one is too large."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".github" / "images"
    sizes = pictures(built("real"), folder)
    for name, size in sizes.items():
        sys.stdout.write(f"{folder / name}.png {size:,} bytes\n")
    sys.exit(max(sizes.values()) > MOST)


if __name__ == "__main__":
    main()
