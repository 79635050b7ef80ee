"""What the tests share: their options, this repository's national files, and short ways to read a plan."""

import importlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest

from ssc_site.corpus import Corpus, Inputs, _judged, _national, plan_rules
from ssc_site.diagnostics import Diagnostic, Report, report_of
from ssc_site.national import National
from ssc_site.schema import Plan
from ssc_site.spans import SourceFile
from ssc_site.welsh import Welsh

REPOSITORY = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 21)
"""The day every test judges for, unless it is about another."""
FROZEN = REPOSITORY / "tests" / "gold" / "plans"
"""The plans as they stood in November 2026: a force that edits its plan must not turn a test of ours red."""
LANCASHIRE = (FROZEN / "lancashire.yaml").read_text("utf-8")
HEAD = """\
force: lancashire
wording: force
unread: {reason: Not part of this test., items: ["7.2-28.1"]}
"""
"""The start of a small plan that is whole: all items but 7.1 are said to be unread."""

RootOf = Callable[[Mapping[str, str | bytes]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", default=bool(os.environ.get("CI")), help="run the slow tests too")
    parser.addoption("--update-gold", action="store_true", help="write the gold files anew from what is made now")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))


@pytest.fixture(scope="session")
def update_gold(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update-gold"))


@pytest.fixture
def root_of(tmp_path: Path) -> RootOf:
    """Give a function that makes a root folder: this repository's schema/, and these files in plans/."""

    def make(plans: Mapping[str, str | bytes]) -> Path:
        shutil.copytree(REPOSITORY / "schema", tmp_path / "schema", dirs_exist_ok=True)
        (tmp_path / "plans").mkdir(exist_ok=True)
        for name, content in plans.items():
            place = tmp_path / "plans" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return make


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give the first Chromium there is, or skip; in CI there must be one."""
    with library("playwright.sync_api").sync_playwright() as playwright:
        found = chromium(playwright)
        if found is None:
            missing(NO_CHROMIUM)
        yield found
        found.close()


NO_CHROMIUM = "no Chromium: install one, or name it in SSC_CHROMIUM"


def chromium(playwright: Any, *flags: str) -> Any:
    """Return the first Chromium that starts, with these flags and ours; nothing where there is none."""
    given = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    given += ["--no-first-run", *(["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []), *flags]
    known = [place for place in (os.environ.get("SSC_CHROMIUM"), "/usr/bin/chromium") if place and Path(place).exists()]
    ways: list[dict[str, str]] = [{"executable_path": place} for place in known]
    ways += [{"channel": "chrome"}, {"channel": "msedge"}, {}]
    for way in ways:
        try:
            return playwright.chromium.launch(args=given, **way)
        except library("playwright.sync_api").Error:
            continue
    return None


def library(name: str) -> Any:
    """Return a module that tests need beside the program; skip without it, but fail in CI."""
    try:
        return importlib.import_module(name)
    except ImportError:
        missing(f"{name} is not installed: it comes with pip install '.[test,pdf]'")


def missing(what: str) -> NoReturn:
    """Skip a test for what is not on this machine. In CI nothing may be missing: there it fails."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


def inputs_of(plans: Mapping[str, str | bytes]) -> Inputs:
    """Return what a run on these plan files reads, with this repository's national files."""
    return Inputs(national_files(), tuple(source(f"plans/{name}", content) for name, content in plans.items()))


def frozen_inputs(*slugs: str) -> Inputs:
    """Return what a run on frozen plans reads: on these, or on all of them."""
    names = slugs or [path.stem for path in FROZEN.glob("*.yaml")]
    return inputs_of({f"{slug}.yaml": (FROZEN / f"{slug}.yaml").read_bytes() for slug in sorted(names)})


def source(path: str, content: str | bytes) -> SourceFile:
    return SourceFile(path, content.encode() if isinstance(content, str) else content)


@cache
def national_files() -> Mapping[str, SourceFile]:
    paths = {
        stem: REPOSITORY / "schema" / f"{stem}.yaml"
        for stem in ("catalogue", "forces", "site", "support", "welsh-pages", "welsh-data", "welsh-report")
    }
    return {stem: SourceFile(f"schema/{path.name}", path.read_bytes()) for stem, path in paths.items()}


@cache
def national() -> National:
    bundle, faults = _national(national_files(), AS_OF)
    assert not faults
    assert bundle is not None
    return bundle


def in_english(corpus: Corpus) -> Corpus:
    """Return a corpus whose site is made in English alone: half the work where a test reads no Welsh."""
    none = Welsh.model_validate({"words": {}})
    national_only = replace(corpus.national, welsh_pages=none, welsh_data=none, welsh_report=none)
    return replace(corpus, national=national_only)


def check(text: str | bytes, name: str = "lancashire.yaml", as_of: date = AS_OF) -> Report:
    """Return the report on one plan file: read_corpus without reading the national files each time."""
    file = source(f"plans/{name}", text)
    return report_of(_judged(file, Plan, plan_rules(), national(), as_of).found, [file], 1)


def found(report: Report) -> list[str]:
    """Return the diagnostics as "line:column code", both from one, in the report's order."""
    return [placed(diagnostic) for diagnostic in report.diagnostics]


def placed(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span.line + 1}:{diagnostic.span.column + 1} {diagnostic.code}"


def check_one(text: str | bytes, name: str = "lancashire.yaml", as_of: date = AS_OF) -> Diagnostic:
    """Return the one diagnostic of a plan file that has exactly one."""
    report = check(text, name, as_of)
    assert len(report.diagnostics) == 1, said(report.diagnostics)
    return report.diagnostics[0]


def said(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the diagnostics for a failing test's message."""
    return "\n".join(f"{placed(each)} {each.message} | {each.hint}" for each in diagnostics)
