"""Files meant to make the reader slow, large, loud or wrong end as a verdict: a place, a fix, few words."""

import pytest
from bombs import bombs

from conftest import AS_OF, RootOf, check, national_files, source
from ssc_site.corpus import Inputs, codes, read_corpus
from ssc_site.diagnostics import Report
from ssc_site.reporters import REPORTERS
from test_cli import AS_OF as ON_THE_DAY
from test_cli import run

SMALL = bombs(6_000)
MOST_PRINTED = 64_000


def longest_output(report: Report) -> int:
    """Return the bytes of the report in the format that takes most."""
    return max(len(reporter(report).encode()) for reporter in REPORTERS.values())


@pytest.mark.parametrize("name", SMALL)
def test_a_bomb_is_refused_with_its_line_and_a_fix(name: str) -> None:
    report = check(SMALL[name])
    lines = SMALL[name].decode("utf-8", "replace").count("\n") + 1
    assert report.failed or not name.startswith(("file of", "unclosed")), "taken for a plan"
    for each in report.diagnostics:
        assert each.code in codes()
        assert each.path == "plans/lancashire.yaml"
        assert 0 <= each.span.line < lines
        assert each.span.column >= 0
        assert each.message
        assert each.hint
    assert longest_output(report) < MOST_PRINTED


@pytest.mark.parametrize("form", REPORTERS)
def test_bombs_for_all_forces_together_are_told_in_few_words(root_of: RootOf, form: str) -> None:
    chosen = [*SMALL.values()][:: len(SMALL) // 42][:42]
    plans = {f"{'abcdefghijklmnop'[number // 8]}-force-{number}.yaml": data for number, data in enumerate(chosen)}
    done = run("validate", "--root", str(root_of(plans)), "--format", form, *ON_THE_DAY)
    assert (done.returncode, "fault of ours" in done.stderr, "Traceback" in done.stderr) == (1, False, False)
    assert len((done.stdout + done.stderr).encode()) < MOST_PRINTED


@pytest.mark.slow
@pytest.mark.parametrize("name", ["catalogue", "forces", "site", "support", "welsh-pages"])
def test_the_national_files_may_be_bombs_too(name: str) -> None:
    for data in [data for bomb, data in SMALL.items() if not bomb.startswith(("texts", "short", "lines"))][::5]:
        files = {**national_files(), name: source(f"schema/{name}.yaml", data)}
        corpus, report = read_corpus(Inputs(files, ()), AS_OF)
        assert corpus is None
        assert report.failed
        assert longest_output(report) < MOST_PRINTED


@pytest.mark.parametrize("form", REPORTERS)
def test_a_terminal_without_a_plans_letters_is_told_all_the_same(root_of: RootOf, form: str) -> None:
    root = root_of({"kent.yaml": "force: kent\nwording: \u0175\u2026 \u067e\u0648 \U0001f600\n"})
    done = run("validate", "--root", str(root), "--format", form, *ON_THE_DAY, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (1, "Judged for 21 November 2026.\n")
    assert "is not a word used here" in done.stdout
