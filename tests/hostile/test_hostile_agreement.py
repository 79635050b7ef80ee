"""Validate and build agree on every odd file, and a bad one leaves the last good site as it was, byte for byte."""

import json
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from bombs import bombs

from bench_caps import KINDS, project
from conftest import HEAD, LANCASHIRE
from ssc_site import cli
from ssc_site.reporters import REPORTERS
from test_cli import AS_OF, files_of, run

MOST_PRINTED = 64_000
ANSWER = f'{HEAD}responses:\n  "7.1":\n'
ODD: dict[str, str | bytes] = {
    "anchor": f"{ANSWER}    - says: &a One.\n",
    "alias": f"{ANSWER}    - says: *a\n",
    "merge": f"{ANSWER}    - <<: {{says: One.}}\n",
    "tag": f"{ANSWER}    - says: !!python/object/apply:os.system ['true']\n",
    "directive": f"%YAML 1.2\n---\n{ANSWER}    - says: One.\n",
    "unknown directive": f"%TAG !e! tag:example.org,2000:\n---\n{ANSWER}    - says: One.\n",
    "two documents": f"{ANSWER}    - says: One.\n---\nforce: kent\n",
    "document of nothing": f"{ANSWER}    - says: One.\n---\n",
    "document marks": f"---\n{ANSWER}    - says: One.\n...\n",
    "comment after the end": f"---\n{ANSWER}    - says: One.\n...\n# more\n",
    "json": '{"force": "lancashire", "wording": "force", "unread": {"reason": "a", "items": ["7-28"]}}',
    "json of strings": '"force: lancashire"',
    "list": "- force: lancashire\n",
    "complex key": f"{ANSWER}    - ? says\n      : One.\n",
    "list as key": f"{ANSWER}    - ? [says]\n      : One.\n",
    "duplicate": f"{ANSWER}    - says: One.\n      says: Two.\n",
    "same key twice in two spellings": f'{HEAD}responses: {{"7.1": [], 7.1: []}}\n',
    "tabs": f'{HEAD}responses:\n\t"7.1": []\n',
    "tab in a text": f"{ANSWER}    - says: 'One\ttwo.'\n",
    "byte order mark": f"\ufeff{ANSWER}    - says: One.\n",
    "mark inside": f"{ANSWER}    - says: One\ufefftwo.\n",
    "windows": f"{ANSWER}    - says: |\n        One.\n\n        Two.\n".replace("\n", "\r\n"),
    "mixed": f"{ANSWER}    - says: |\r\n        One.\n\r\n        Two.\n",
    "old line ends": f"{ANSWER}    - says: One.\n".replace("\n", "\r"),
    "next line": f"{ANSWER}    - says: One.\u0085      note: Two.\n",
    "line separator": f'{ANSWER}    - says: "One.\u2028Two."\n',
    "escape": f'{ANSWER}    - says: "One\\u0020two \\U0001F600."\n',
    "escaped control": f'{ANSWER}    - says: "One\\e[31m"\n',
    "lone surrogate": f'{ANSWER}    - says: "One\\ud83d"\n',
    "pair of surrogates": f'{ANSWER}    - says: "One\\ud83d\\ude00"\n',
    "override": f"{ANSWER}    - says: One\u202etwo.\n",
    "private use": f"{ANSWER}    - says: One\ue000two.\n",
    "no character": f"{ANSWER}    - says: One\ufffe.\n",
    "nul": f"{ANSWER}    - says: One\0two.\n",
    "null": f"{ANSWER}    - says: null\n",
    "true": f"{ANSWER}    - says: true\n",
    "number": f"{ANSWER}    - says: 1.50\n",
    "long number": f"{ANSWER}    - says: {'1' * 5000}\n",
    "date": f"{ANSWER}    - {{says: One., date: 2026-02-30}}\n",
    "date and time": f"{ANSWER}    - {{says: One., date: 2026-02-03 12:00:00}}\n",
    "octal": f"{HEAD}accepts: {{07: yes}}\nresponses: {{7.1: []}}\n",
    "sexagesimal": f"{ANSWER}    - says: 12:30:45\n",
    "folded": f"{ANSWER}    - says: >-\n        One\n        two.\n",
    "kept line ends": f"{ANSWER}    - says: |+\n        One.\n\n\n",
    "indent said": f"{ANSWER}    - says: |2\n        One.\n",
    "comment in a text": f"{ANSWER}    - says: One # two\n",
    "html": f"{ANSWER}    - says: <b>One</b>\n",
    "table": f"{ANSWER}    - says: |\n        a | b\n        --|--\n",
    "script in a link": f"{ANSWER}    - says: '[a](javascript:alert(1))'\n",
    "script as address": f"{ANSWER}    - {{says: a, documents: [{{title: a, url: 'javascript:alert(1)'}}]}}\n",
    "control in an address": f'{ANSWER}    - {{says: a, documents: [{{title: a, url: "https://a.uk/\\tb"}}]}}\n',
    "empty": "",
    "blank": "\n\n",
    "one letter": "x",
    "utf-16": ANSWER.encode("utf-16"),
    "utf-32": ANSWER.encode("utf-32"),
    "latin-1": f"{ANSWER}    - says: caf\u00e9\n".encode("latin-1"),
    "cut in a letter": f"{ANSWER}    - says: caf\u00e9".encode()[:-1],
    "too large": f"{ANSWER}    - says: One.\n".encode() + b"#" * 256_000,
}  # fmt: skip


def code_of(*arguments: str) -> int:
    return cli._exit_code(lambda: cli.commands.main([*arguments], standalone_mode=False))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with a good site."""
    root = tmp_path_factory.mktemp("good")
    (root / "plans").mkdir()
    (root / "plans" / "lancashire.yaml").write_text(LANCASHIRE, "utf-8")
    assert code_of("build", "--root", str(root), *AS_OF) == 0
    return root


def agree(root: Path, data: str | bytes, capsys: pytest.CaptureFixture[str]) -> int:
    """Return how validate and build both end with this plan."""
    (root / "plans" / "lancashire.yaml").write_bytes(data.encode() if isinstance(data, str) else data)
    return verdict_of(root, capsys)


def verdict_of(root: Path, capsys: pytest.CaptureFixture[str], form: str = "text") -> int:
    """Return how validate and build both end, in few words; with faults, the site stays as it was."""
    site = files_of(root / "site")
    verdict = code_of("validate", "--root", str(root), "--format", form, *AS_OF)
    told = capsys.readouterr()
    assert verdict in (0, 1), told.err
    assert code_of("build", "--root", str(root), *AS_OF) == verdict
    if verdict:
        assert files_of(root / "site") == site
    for printed in (told, capsys.readouterr()):
        assert "fault of ours" not in printed.err
        assert len((printed.out + printed.err).encode()) < MOST_PRINTED
    return verdict


@pytest.mark.slow
def test_validate_and_build_agree_on_odd_files(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = {name: agree(good, data, capsys) for name, data in ODD.items()}
    assert {name for name, verdict in verdicts.items() if not verdict} == {
        "document marks", "comment after the end", "complex key", "tab in a text", "byte order mark", "windows",
        "mixed", "escape", "number", "long number", "sexagesimal", "folded", "kept line ends", "private use",
        "indent said", "json",
    }  # fmt: skip


def link(place: Path) -> None:
    place.symlink_to("/etc/passwd")


def loop(place: Path) -> None:
    place.symlink_to(place.name)


def folder(place: Path) -> None:
    place.mkdir()
    (place / "kent.yaml").write_text("force: kent\n", "utf-8")


def socket_file(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(place))


def text(place: Path) -> None:
    place.write_bytes(HEAD.encode())


PLACES: tuple[tuple[Callable[[Path], None], str], ...] = (
    *((make, "kent.yaml") for make in (link, loop, folder, os.mkfifo, socket_file)),
    *((text, name) for name in ("Lancashire.yaml", "lancashire.yml", "KENT.YAML", "notes.txt", "kent.yaml~")),
    *((text, name) for name in ("a\nb.yaml", "\x1b[31m.yaml", "::error::x.yaml", "##[error]x.yaml", "e\u202e.yaml")),
    (text, "\udcff.yaml"), (text, "-rf.yaml"), (text, f"{'k' * 250}.yaml"), (folder, "north"), (link, "notes"),
)  # fmt: skip


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems have neither these files nor these names")


@contextmanager
def placed(root: Path, make: Callable[[Path], None], name: str) -> Iterator[None]:
    """Have a good plan in the root, and this beside it."""
    (root / "plans" / "lancashire.yaml").write_text(LANCASHIRE, "utf-8")
    place = root / "plans" / name
    make(place)
    try:
        yield
    finally:
        shutil.rmtree(place) if make is folder else place.unlink()


@pytest.mark.slow
@LINUX
def test_validate_and_build_agree_on_odd_places(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for (make, name), form in zip(PLACES, cycle(REPORTERS), strict=False):
        with placed(good, make, name):
            assert verdict_of(good, capsys, form) == 1, name
    assert verdict_of(good, capsys) == 0


@LINUX
def test_an_odd_place_is_refused_with_its_name_and_a_fix(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for make, name in PLACES:
        with placed(good, make, name):
            code_of("validate", "--root", str(good), "--format", "json", *AS_OF)
        (told,) = json.loads(capsys.readouterr().out)["diagnostics"]
        assert told["path"] == f"plans/{''.join(letter if letter.isprintable() else '?' for letter in name)}"
        assert told["code"] == ("unreadable-file" if name == "kent.yaml" else "misnamed-file")
        assert told["hint"]


@pytest.mark.slow
def test_validate_and_build_agree_on_bombs(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for data in [*bombs(9_000).values()][::8]:
        agree(good, data, capsys)


@pytest.mark.slow
def test_validate_and_build_agree_on_every_case(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = Path(__file__).parents[1] / "cases"
    for case in sorted(cases.glob("*/*.yaml")):
        verdict = agree(good, case.read_bytes(), capsys)
        assert verdict == 0 or case.parent.name == "bad", case.name


def test_what_click_cannot_read_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["validate", "--format", "\x1b[31m"], ["build", "--as-of", "9" * 5000], ["x" * 5000], ["--no\n"]):
        assert code_of(*arguments) == 2
        assert "\x1b" not in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_plans_at_every_cap_pass(tmp_path: Path, kind: str) -> None:
    """A few forces suffice to say so. How long all 43 take is what tests/bench_caps.py prints."""
    done = run("build", "--root", str(project(tmp_path, kind, 3)), *AS_OF)
    assert (done.returncode, done.stdout[:14]) == (0, "3 of 43 forces")
