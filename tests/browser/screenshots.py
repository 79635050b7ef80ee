"""Run as a script: the README's pictures of the three main kinds of page, from the four real plans.

    PYTHONPATH=src:tests:tests/browser python tests/browser/screenshots.py [FOLDER]

Without a folder it writes to .github/images/. The pictures show the first screen; the command ends with 1 when one of
them is over 150 kB.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from sites import Built, built

from conftest import NO_CHROMIUM, REPOSITORY, chromium

PICTURES = {
    "national": "index.html",
    "force": "forces/lancashire/index.html",
    "recommendation": "recommendations/14/index.html",
}
WIDTH, HEIGHT = 1100, 760
MOST = 150_000


def pictures(site: Built, folder: Path) -> dict[str, int]:
    """Write the pictures into the folder and return the size of each by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {}
    with sync_playwright() as playwright:
        browser = chromium(playwright, "--disable-lcd-text") or sys.exit(NO_CHROMIUM)
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for name, path in PICTURES.items():
            tab.goto(site.address(path))
            place = folder / f"{name}.png"
            tab.screenshot(path=place)
            sizes[name] = place.stat().st_size
        browser.close()
    return sizes


def main() -> None:
    """Write all pictures and say how large they are; end with 1 where one is too large."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / ".github" / "images"
    sizes = pictures(built("real"), folder)
    for name, size in sizes.items():
        sys.stdout.write(f"{folder / name}.png {size:,} bytes\n")
    sys.exit(max(sizes.values()) > MOST)


if __name__ == "__main__":
    main()
