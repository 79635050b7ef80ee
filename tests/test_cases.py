"""Plan files that say themselves what is wrong with them: cases/bad, and cases/good where nothing is.

`# expect: code` ends a guilty line (several codes with blanks between). `# expect 7:13 code` stands on a line of its
own above, where the column matters or the guilty line can hold no comment.
"""

import re
from pathlib import Path

import pytest

from conftest import AS_OF, check, found, inputs_of, national, said
from ssc_site.corpus import read_corpus

CASES = Path(__file__).parent / "cases"
BAD, GOOD = sorted(CASES.glob("bad/*.yaml")), sorted(CASES.glob("good/*.yaml"))

_AT_LINE = re.compile(r"# expect: ([a-z0-9 -]+)$")
_AT_PLACE = re.compile(r"# expect (\d+:\d+ [a-z0-9-]+)$")


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.stem)
def test_a_bad_case_has_the_faults_it_states_and_no_other(case: Path) -> None:
    text = case.read_bytes().decode()
    report = check(text)
    at_places, at_lines = expected(text)
    assert at_places or at_lines, "a bad case states what is expected"
    left = found(report)
    for place in at_places:
        assert place in left, said(report.diagnostics)
        left.remove(place)
    assert sorted(re.sub(r":\d+", "", place) for place in left) == sorted(at_lines), said(report.diagnostics)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.stem)
def test_a_good_case_has_no_fault(case: Path) -> None:
    text = case.read_bytes().decode()
    assert not any(expected(text)), "this case belongs under bad/"
    assert said(check(text).diagnostics) == ""


def test_a_bad_case_keeps_its_faults_with_windows_line_ends() -> None:
    for case in BAD:
        text = case.read_bytes().decode()
        assert found(check(text.replace("\n", "\r\n"))) == found(check(text)), case.stem


def test_a_bad_case_keeps_its_faults_behind_a_byte_order_mark() -> None:
    for case in BAD:
        data = case.read_bytes()
        assert found(check(b"\xef\xbb\xbf" + data)) == found(check(data)), case.stem


def test_all_cases_in_one_run_are_told_of_as_each_alone() -> None:
    forces = [slug for slug in national().register.forces if slug != "lancashire"]
    for start in range(0, len(BAD), len(forces)):
        named = zip(forces, BAD[start : start + len(forces)], strict=False)
        plans = {
            f"{force}.yaml": re.sub("(?m)^force: lancashire", f"force: {force}", case.read_bytes().decode())
            for force, case in named
        }
        _corpus, report = read_corpus(inputs_of(plans), AS_OF)
        assert report.plans == len(plans)
        alone = [each for name, text in plans.items() for each in check(text, name).diagnostics]
        assert report.diagnostics == tuple(sorted(alone, key=lambda each: each.order))


def expected(text: str) -> tuple[list[str], list[str]]:
    """Return what the file states: ["line:column code"], ["line code"], counted from one."""
    at_places: list[str] = []
    at_lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if place := _AT_PLACE.search(line):
            at_places.append(place[1])
        elif codes := _AT_LINE.search(line):
            at_lines.extend(f"{number} {code}" for code in codes[1].split())
    return at_places, at_lines
