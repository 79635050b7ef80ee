"""Lighthouse gives each main kind of page full marks for accessibility, good practice and being found.

It comes from npm at a fixed version, into $SSC_LIGHTHOUSE or a folder of the system's for temporary files.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from checks import in_order
from sites import built, served

from conftest import missing

VERSION = "12.8.2"
"""The newest that runs on the Node.js of Debian 12."""
FULL = ("accessibility", "best-practices", "seo")
NOT_ASKED = "robots-txt"
"""It asks for robots.txt from within the page, where the page's own policy rightly stops it; test_feeds reads it."""
PAGES = ("NationalPage", "ForcePage", "RecommendationPage")


@pytest.fixture(scope="module")
def lighthouse() -> Path:
    """Give the program, installed once; skip where it cannot be had, but not in CI."""
    folder = Path(os.environ.get("SSC_LIGHTHOUSE") or Path(tempfile.gettempdir()) / f"ssc-lighthouse-{VERSION}")
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    npm = shutil.which("npm")
    if not program.is_file() and npm:
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
        subprocess.run([*command, f"lighthouse@{VERSION}"], check=False, capture_output=True, timeout=300)
    if not program.is_file():
        message = f"no lighthouse {VERSION}: npm is missing or could not install it"
        missing(message)
    return program


def _faults(program: Path, url: str, chromium: str) -> list[str]:
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
    command = [shutil.which("node") or "node", str(program), url, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(FULL)}", f"--chrome-flags={flags}", f"--skip-audits={NOT_ASKED}"]
    surroundings = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180, env=surroundings)
    if done.returncode:
        return [f"{url}: {done.stderr[-300:]}"]
    return list(_lost(json.loads(done.stdout)))


def _lost(result: dict[str, Any]) -> Iterator[str]:
    """Yield each audit that costs a category its full marks, and each category that could not be scored."""
    for name in FULL:
        category = result["categories"][name]
        if category["score"] == 1:
            continue
        yield f"{result['requestedUrl']}: {name} {category['score']}"
        for ref in category["auditRefs"]:
            audit = result["audits"][ref["id"]]
            if ref["weight"] and audit["score"] not in (1, None):
                yield f"  {audit['id']}: {audit['title']}: {json.dumps(audit.get('details', {}))[:300]}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", PAGES)
def test_full_marks(browser: Any, lighthouse: Path, kind: str) -> None:
    site = built("real")
    with served(site.folder) as address:
        in_order(_faults(lighthouse, address + site.kinds[kind], browser.browser_type.executable_path))


def test_what_costs_marks_is_told() -> None:
    low = {"score": 0.5, "auditRefs": [{"id": "meta", "weight": 1}]}
    result = {
        "requestedUrl": "here",
        "categories": {"accessibility": {"score": 1}, "best-practices": {"score": 1}, "seo": low},
        "audits": {"meta": {"id": "meta", "title": "Document has no description", "score": 0}},
    }
    assert list(_lost(result)) == ["here: seo 0.5", "  meta: Document has no description: {}"]
