"""The publication guard: it finds what must never be published, lets the ordinary pass, and repeats nothing."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from conftest import AS_OF, HEAD, REPOSITORY, RootOf, check, found, inputs_of, national, placed, said
from ssc_site.corpus import read_corpus
from ssc_site.diagnostics import Diagnostic, Report, Severity
from ssc_site.guard import ADVICE
from ssc_site.masking import private_name, withheld
from ssc_site.reporters import REPORTERS
from ssc_site.rules.privacy import KINDS, codes, findings
from ssc_site.rules.privacy.reading import plain, squeezed
from test_cli import AS_OF as AS_OF_OPTION
from test_cli import run

FOLDER = Path(__file__).parent / "privacy"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with something private in it. value: the part that may stand in no output."""

    kind: str
    text: str
    value: str
    code: str


@cache
def examples(kind: str) -> tuple[Example, ...]:
    listed = yaml.safe_load((FOLDER / "examples.yaml").read_text("utf-8"))[f"private-{kind}"]
    return tuple(
        Example(kind, each["text"], each["value"], f"private-{kind}{'-likely' * bool(each.get('likely'))}")
        for each in listed
    )


NAMES = [kind.name for kind in KINDS]
ORDINARY = [line for line in (FOLDER / "ordinary.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
HELPLINES = frozenset(squeezed(line.phone) for line in national().support.helplines)


def codes_in(text: str) -> set[str]:
    return {finding.code for finding in findings(plain(text), HELPLINES)}


# What is found, and what passes


@pytest.mark.parametrize("kind", NAMES)
def test_every_planted_identifier_is_found(kind: str) -> None:
    assert len(examples(kind)) >= 12
    assert [each for each in examples(kind) if each.value not in each.text] == []
    assert [each for each in examples(kind) if each.code not in codes_in(each.text)] == []


@pytest.mark.parametrize("kind", NAMES)
def test_what_is_found_covers_the_identifier(kind: str) -> None:
    for each in examples(kind):
        text = plain(each.text)
        shown = withheld(each.text)
        core = squeezed(plain(each.value))[-4:]
        assert core not in squeezed(shown).replace(squeezed(text.replace(plain(each.value), "")), ""), each


def test_what_was_written_after_the_patterns_is_found_too() -> None:
    later = yaml.safe_load((FOLDER / "later.yaml").read_text("utf-8"))
    missed = later.pop("missed")
    assert sum(map(len, later.values())) + len(missed) == 87
    assert {text for texts in later.values() for text in texts if not codes_in(text)} == set()
    assert [text for text in missed if codes_in(text)] == [], "found now: move it up"


def test_ordinary_sentences_pass() -> None:
    assert len(ORDINARY) >= 300
    assert {line: codes_in(line) for line in ORDINARY if codes_in(line)} == {}


def test_ordinary_sentences_pass_one_below_the_other() -> None:
    text = "".join(f"    - says: {json.dumps(line, ensure_ascii=False)}\n" for line in ORDINARY)
    report = check(f'{HEAD}responses:\n  "7.1":\n{text}')
    assert [each for each in report.diagnostics if each.code.startswith("private-")] == []


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("plans/*.yaml")), ids=lambda path: path.stem)
def test_the_plans_pass_whole_and_as_mere_text(path: Path) -> None:
    assert said(check(path.read_bytes(), path.name).diagnostics) == ""
    assert codes_in(path.read_text("utf-8")) == set()


def test_the_names_of_forces_pass_and_the_words_of_the_catalogue() -> None:
    assert [slug for slug in national().register.forces if private_name(f"plans/{slug}.yaml")] == []
    for name in ("catalogue", "forces", "support"):
        assert codes_in((REPOSITORY / "schema" / f"{name}.yaml").read_text("utf-8")) == set()


def test_a_lead_may_be_named_beside_victims() -> None:
    lead = "leads:\n  - {rank: DCI, name: Jane Exampleton}\n"
    text = entries("Jane Exampleton, the victims' voice on the board, reports.", "The victim met Jane Exampleton.")
    assert found(check(HEAD + lead + text)) == []
    assert {each.code for each in check(HEAD + text).diagnostics} == {"private-person"}


def test_our_helplines_pass_and_no_other_number_of_their_kind() -> None:
    assert found(check(HEAD + entries("Ring 020 3866 4107, or +44 20 3866 4107, or (020) 3866-4107."))) == []
    assert {each.code for each in check(HEAD + entries("Ring 020 3866 4108.")).diagnostics} == {"private-telephone"}


# Nothing is repeated


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def entries(*texts: str) -> str:
    return 'responses:\n  "7.1":\n' + "".join(f"    - says: {quoted(text)}\n" for text in texts)


def each_as(form: str, before: str = "", after: str = "") -> Callable[[list[str]], str]:
    """Return how to plant texts: each in the form in place of %s, all of them between what stands before and after."""

    def planted(texts: list[str]) -> str:
        return before + "".join(form.replace("%s", quoted(text)) for text in texts) + after

    return planted


def in_lines(form: str, indent: str, before: str = "", after: str = "") -> Callable[[list[str]], str]:
    """Return how to plant texts as they are, each line of them behind the indent."""

    def planted(texts: list[str]) -> str:
        return before + "".join(form.replace("%s", text.replace("\n", f"\n{indent}")) for text in texts) + after

    return planted


ITEM = f'{HEAD}responses:\n  "7.1":\n'
PLACES: dict[str, Callable[[list[str]], str]] = {
    "value": each_as("    - says: %s\n", ITEM),
    "welsh": each_as("    - says: {en: Two words., cy: %s}\n", ITEM),
    "note": each_as("    - {says: A., note: %s}\n", ITEM),
    "action": each_as("    - actions: {a: {text: %s, status: complete}}\n", ITEM),
    "correction": each_as("    - {says: A., corrections: [{date: 2026-01-01, kind: redacted, why: %s}]}\n", ITEM),
    "key": each_as("  %s: []\n", f"{HEAD}responses:\n"),
    "source name": each_as("  %s: {title: A}\n", f"{HEAD}sources:\n", entries("A.", "B.")),
    "field name": each_as("    - {says: A., %s: b}\n", ITEM),
    "field of the file": each_as("%s: b\n", HEAD),
    "lead": each_as("  - {rank: DCI, name: %s, onwer: 1}\n", f"{HEAD}leads:\n"),
    "link": each_as("    - {says: A., documents: [{title: A, url: %s}]}\n", ITEM),
    "wrong word": each_as("    - {says: A., status: %s}\n", ITEM),
    "wrong date": each_as("    - {says: A., date: %s}\n", ITEM),
    "wrong reference": each_as("    - {says: A., see: [%s], answered_by: %s}\n", ITEM),
    "wrong kind": each_as("    - {says: [%s], part: %s}\n", ITEM),
    "wrong source": each_as("    - {says: A., source: %s}\n", ITEM),
    "local": each_as("    - says: %s\n", f"{HEAD}local:\n  L1:\n"),
    "local name": each_as("  %s:\n    - says: A\n", f"{HEAD}local:\n"),
    "twice": each_as("    - {says: A., says: %s}\n", ITEM),
    "second document": each_as("- %s\n", f"{ITEM}    - says: A.\n---\n"),
    "Markdown": each_as("    - {says: %s, in_place: '# %s'}\n", ITEM),
    "place": each_as("    - {says: A., place: %s, owners: [{title: %s}]}\n", ITEM),
    "clearance": each_as(
        "  - {code: private-nhs, place: comment, reason: %s, date: 2026-01-01}\n", f"{ITEM}    - says: A.\ncleared:\n"
    ),
    "comment": in_lines("# %s\n", "# ", HEAD, "onwer: 1\n"),
    "comment behind": in_lines("    - says: A # %s\n", "    # ", ITEM),
    "comment behind a bar": in_lines("    - says: | # %s\n        Two words.\n", "        # ", ITEM),
    "block": in_lines("    - says: |-\n        Two words.\n        %s\n", "        ", ITEM),
    "folded": in_lines("    - says: >-\n        Two words.\n        %s\n", "        ", ITEM),
    "not YAML": in_lines('    - says: "%s\n', "        ", ITEM),
    "no plan": in_lines("%s\n", ""),
    "not UTF-8": in_lines("    - says: '%s'\n", "        ", f"{ITEM}    - says: \udce9\n"),
}
"""How texts are planted in a file, in every kind of place."""

_MAY_STAND = " ".join([ADVICE, *(kind.words for kind in KINDS), *(code.name for code in codes())])
_RUN = 5


_CHANCE = frozenset({"ne 20", " of 1", "force", "field", "ting ", " for ", "cemen", "ement"})
"""Runs that our own words have too: line 20, 1 of 1 plan, the force, an unknown field, pointing at, replacement."""


def leaks(value: str, output: str, ordinary: str = "") -> list[str]:
    """Return the runs of a value that an output holds, without those it would hold anyway."""
    runs = {value[at : at + _RUN] for at in range(max(1, len(value) - _RUN + 1))} - _CHANCE
    return [run for run in sorted(runs) if run in output and run not in ordinary + _MAY_STAND]


def outputs(report: Report) -> str:
    return "\n".join(write(report) for write in REPORTERS.values())


def report_on(text: str) -> Report:
    return check(text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("place", PLACES)
def test_no_format_repeats_what_is_private(place: str) -> None:
    ordinary = outputs(report_on(PLACES[place](["Two ordinary words.", "And two more."])))
    for kind in NAMES:
        known = [each for each in examples(kind) if place != "comment behind a bar" or "\n" not in each.text]
        report = report_on(PLACES[place]([each.text for each in known]))
        output = outputs(report)
        assert {(each.value, run) for each in known for run in leaks(each.value, output, ordinary)} == set(), output
        told = [each.code for each in report.diagnostics]
        assert set(told) >= {each.code for each in known}, (kind, told)
        assert place == "no plan" or sum(code.startswith("private-") for code in told) >= len(known), (kind, told)


@pytest.mark.parametrize("kind", NAMES)
def test_each_alone_is_told_at_its_line(kind: str) -> None:
    for each in examples(kind):
        lines = 1 + each.text.count("\n")
        report = check(PLACES["block"]([each.text]))
        told = [diagnostic for diagnostic in report.diagnostics if diagnostic.code == each.code]
        first = ITEM.count("\n") + 2
        assert told, each
        assert first <= told[0].span.line <= told[0].span.end_line < first + lines, each


def test_other_faults_on_its_line_are_told_without_it() -> None:
    report = check(f"{ITEM}    - {{says: A., status: ring 07700 900123 now, onwer: 07700 900123}}\n")
    assert [each.code for each in report.diagnostics] == [
        "private-telephone", "unknown-word", "unknown-field", "private-telephone",
    ]  # fmt: skip
    by_code = {each.code: each for each in report.diagnostics}
    assert by_code["unknown-word"].message.endswith('"…" is not a word used here')
    assert by_code["unknown-field"].message.endswith('"onwer" is not a field of an entry; did you mean "owners"?')
    assert "07700" not in outputs(report)
    assert "|" not in REPORTERS["text"](report)


def test_a_fault_elsewhere_that_names_it_is_told_without_it() -> None:
    sources = "sources:\n  tel-07700900123: {title: A}\n"
    report = check(HEAD + sources + 'responses:\n  "7.1":\n    - {says: A., source: tel-0770090}\n')
    by_code = {each.code: each for each in report.diagnostics}
    assert by_code.keys() == {"private-telephone", "source"}
    assert '"…" is not one of this plan\'s sources; did you mean "…"?' in by_code["source"].message
    assert "07700" not in "".join(write(report) for name, write in REPORTERS.items() if name != "text")


def test_its_item_is_not_named_where_the_name_is_private() -> None:
    report = check(f'{HEAD}responses:\n  "07700 900123":\n    - says: Ring 07700 900124.\n')
    assert not [each for each in report.diagnostics if "07700" in each.item]


def test_a_private_error_stops_the_build_and_a_likely_one_does_not(root_of: RootOf) -> None:
    for number, code in (("07700 900123", 1), ("45678912", 0)):
        root = root_of({"lancashire.yaml": HEAD + entries(f"It is {number}.")})
        done = run("build", "--root", str(root), *AS_OF_OPTION)
        assert done.returncode == code
        assert "private-" in done.stderr
        assert number not in done.stderr + done.stdout


@pytest.mark.parametrize("form", REPORTERS)
def test_the_command_repeats_nothing_in_any_format(root_of: RootOf, form: str) -> None:
    known = [each for kind in NAMES for each in examples(kind)]
    root = root_of({"lancashire.yaml": PLACES["wrong word"]([each.text for each in known])})
    done = run("validate", "--root", str(root), "--format", form, *AS_OF_OPTION)
    assert done.returncode == 1
    ordinary = done.stdout[-100:]  # the summary
    assert {each.value for each in known if leaks(each.value, done.stdout + done.stderr, ordinary)} == set()


# Names of files


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("victim-jane-exampleton", "private-person-likely"),
        ("tel-07700-900123", "private-telephone"),
        ("crime-ref-12345678", "private-crime-reference"),
        ("a45678912-45678912", "private-number-likely"),
        ("kent-pr1-2ab", "private-postcode"),
    ],
)
def test_the_name_of_a_file_is_withheld(name: str, code: str) -> None:
    _, report = read_corpus(inputs_of({f"{name}.yaml": "force: kent\nonwer: 1\n", "essex.yaml": "x: 1\n"}), AS_OF)
    assert leaks(name, outputs(report), outputs(check("force: kent"))) == []
    told = [each for each in report.diagnostics if each.code == code]
    assert [each.path for each in told] == ["plans/withheld-1.yaml"]


def test_the_name_of_an_unreadable_file_is_withheld(root_of: RootOf) -> None:
    root = root_of({"Jane.Exampleton@gmail.com.yaml": "x: 1\n", "07700 900123.txt": "x: 1\n"})
    done = run("validate", "--root", str(root), *AS_OF_OPTION)
    assert done.returncode == 1
    assert "withheld-1.yaml" in done.stdout
    assert not re.search("(?i)jane|exampleton|gmail|07700|900123", done.stdout + done.stderr)


# Exceptions


def cleared(*clearances: str) -> str:
    return "cleared:\n" + "".join(f"  - {{{each}, reason: A form., date: 2026-11-20}}\n" for each in clearances)


NUMBER = entries("Form 45678912.", "Form 45678913.")


def test_a_clearance_lets_its_code_pass_at_its_place() -> None:
    one = 'code: private-number-likely, place: "7.1"'
    assert found(check(HEAD + NUMBER)) == ["6:13 private-number-likely", "7:13 private-number-likely"]
    assert found(check(HEAD + NUMBER + cleared(one))) == []


@pytest.mark.parametrize(
    "clearance",
    [
        "code: private-number-likely, place: 7.2",
        "code: private-number-likely, place: responses",
        "code: private-number-likely, place: comment",
        "code: private-number, place: 7.1",
        "code: private-telephone, place: 7.1",
    ],
)
def test_a_clearance_for_something_else_is_told_of(clearance: str) -> None:
    report = check(HEAD + NUMBER + cleared(clearance))
    assert [each.code for each in report.diagnostics] == [*["private-number-likely"] * 2, "unused-clearance"]
    assert placed(report.diagnostics[-1]) == "9:6 unused-clearance"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("comment", "# Form 45678912.\n" + entries("A.")),
        ("note", "note: Form 45678912.\n" + entries("A.")),
        ("sources", "sources: {a: {title: Form 45678912}}\n" + entries("A.")),
        ("L1", "local: {L1: [{says: Form 45678912.}]}\n" + entries("A.")),
    ],
)
def test_a_place_is_an_item_a_field_or_a_comment(place: str, text: str) -> None:
    assert found(check(HEAD + text + cleared(f"code: private-number-likely, place: {place}"))) == []


def test_a_clearance_never_clears_itself() -> None:
    quoting = "cleared:\n  - {code: private-nhs, place: cleared, reason: NHS number 943 476 5919., date: 2026-11-20}\n"
    assert {each.code for each in check(HEAD + entries("A.") + quoting).diagnostics} == {
        "private-nhs", "unused-clearance",
    }  # fmt: skip


def test_a_clearance_is_dated_by_today() -> None:
    late = 'cleared:\n  - {code: private-number-likely, place: "7.1", reason: A form., date: 2026-11-22}\n'
    assert [each.code for each in check(HEAD + NUMBER + late).diagnostics] == ["date-range"]


def test_a_clearance_with_another_fault_is_told_alone() -> None:
    undated = 'cleared:\n  - {code: private-number-likely, place: "7.1", reason: A form.}\n'
    assert [each.code for each in check(HEAD + NUMBER + undated).diagnostics] == ["missing-field"]


def test_clearances_are_on_no_page(root_of: RootOf) -> None:
    text = HEAD + NUMBER + cleared('code: private-number-likely, place: "7.1"').replace("A form.", "Quibblewort.")
    root = root_of({"lancashire.yaml": text})
    assert run("build", "--root", str(root), *AS_OF_OPTION).returncode == 0
    assert not [path for path in (root / "site").rglob("*") if path.is_file() and b"Quibblewort" in path.read_bytes()]


# Bounds


UNITS = (
    *"10aA@:.-_/(+%*' \n", "\u00e9", "\uff10", "\u064a",
    "0 ", "12 ", "1234 ", "1/", "1.", "a.", "a@", "@a", "A1 ", "Ab ", "a:",
    "(0", "+44 ", "O0", "victim ", "victim Jane ", "victim Jane Exampleton, ", "Jane Exampleton was stalked ", "no ",
    "12 Ab Ab Ab ", "12 a ", "crime ref 1234 ", "ref: ", "custody record 123 ", "01.02.2024-", "born 1 1 11 ", "AB 12 ",
    "a [at] b ", " at gmail dot", "P<GBR", "https://a.gov.uk/", "?a=", "%20", "07700 90012 ", "Flat 1 ", "@abc.",
    "lives at 1 a ", "203.0.113.", "2001:db8:", "NHS 943 476 ",
)  # fmt: skip
"""What, over and over, could lead a pattern astray."""


def effort(text: str) -> float:
    """The processor's seconds a search takes, the least of three: compared with another's, never with a clock."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        list(findings(plain(text)))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_eight_times_the_text_never_takes_anything_like_its_square(unit: str) -> None:
    small, large = ((unit * length)[:length] for length in (2_500, 20_000))
    assert effort(large) < 40 * max(effort(small), 0.001)


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("tests/cases/bad/*.yaml")), ids=lambda path: path.stem)
def test_a_file_cut_anywhere_is_guarded_inside_its_lines(path: Path) -> None:
    data = path.read_bytes()
    for end in range(0, len(data), 41):
        cut = data[:end] + b" 07700 900123 | # 07700 900124"
        report = check(cut)
        assert "private-telephone" in {each.code for each in report.diagnostics}
        last = cut.count(b"\n")
        assert all(0 <= each.span.line <= each.span.end_line <= last + 1 for each in report.diagnostics)
        assert "07700 9001" not in outputs(report)


# What it says of itself


def test_every_kind_has_an_error_but_the_one_that_is_never_certain() -> None:
    known = {code.name: code.severity for code in codes()}
    assert {name for name, severity in known.items() if severity is Severity.ERROR} == {
        f"private-{name}" for name in NAMES if name != "number"
    }
    assert all(name.endswith("-likely") == (severity is Severity.WARNING) for name, severity in known.items())


def test_a_text_is_printed_without_what_is_private() -> None:
    assert withheld("Ring 07700 900123 or 101.") == "Ring … or 101."
    assert withheld("Ring 101 — or 999.") == "Ring 101 — or 999."


def test_a_diagnostic_says_kind_and_place_only() -> None:
    told: Diagnostic = check(HEAD + entries("Ring 07700 900123.")).diagnostics[0]
    assert told.message == (
        "In 7.1 (Processes so the system is used effectively): this looks like a private telephone number"
    )
    assert (told.span.column, told.span.end_column) == (12, 12)
