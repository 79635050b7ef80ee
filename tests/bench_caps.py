"""Run as a script: how long 43 plans take that are as large as the bounds allow. Not collected by pytest.

    PYTHONPATH=src:tests python tests/bench_caps.py [KIND …]

For each kind it makes a project of 43 valid plans, validates it, builds it, and prints the seconds and the size of the
site. The promise is 20 seconds to validate and 30 to build, in two languages. Kinds that fill the largest size:
`sentences`, texts of 20,000 characters; `signs`, such texts with as much emphasis as is judged; `lists`, texts of links
and lists. Kinds that fill the largest number of parts: `dated`, dated entries on all items that each speak of a further
one; `short`, a few words an entry; `fields`, entries with several texts; `actions`, actions with dates.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path

import yaml

from conftest import AS_OF, REPOSITORY, national
from ssc_site.fields import LONGEST_TEXT
from ssc_site.filetext import LARGEST_FILE
from ssc_site.yamltree import MOST_IN_ONE, MOST_PARTS
from test_cli import run

SENTENCE = "The force reviews every report within a day; its team checks that each risk was judged (see the policy). "
LINE = "- A [policy](https://www.example.police.uk/policy) and what it says of *risk*, in *short* words.\n"
HEAD = "force: {}\nwording: force\nresponses:\n"


def _filled(words: str, most: int) -> str:
    return (words * (most // len(words))).strip()


TEXTS: Mapping[str, str] = {
    "sentences": _filled(SENTENCE, LONGEST_TEXT),
    "signs": _filled("*a* **b** ", 1300) + " " + _filled(SENTENCE, LONGEST_TEXT - 1400),
    "lists": _filled(LINE, 9000),
}


def _dated(number: int) -> str:
    day = f"{2024 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
    return f"    - {{date: {day}, says: Note {number}. {SENTENCE[:60]}, also_answers: [28]}}\n"


def _short(number: int) -> str:
    return f"    - says: Note {number}.\n"


def _fields(number: int) -> str:
    return f"    - {{says: A {number}., in_place: B {number}., note: C {number}., stated_as: D {number}.}}\n"


def _actions(number: int) -> str:
    """Return as many actions as there are letters; told once, since an action that changes needs a reason."""
    action = "{{text: Review {} {}., due: 2027-{:02}}}".format
    each = ", ".join(f"{letter}: {action(number, letter, 1 + number % 12)}" for letter in "abcdefghijklmnopqr")
    return f"    - actions: {{{each}}}\n" if number == 0 else _short(number)


ENTRIES: Mapping[str, Callable[[int], str]] = {
    "dated": _dated,
    "short": _short,
    "fields": _fields,
    "actions": _actions,
}
KINDS = (*TEXTS, *ENTRIES)


def plan(slug: str, kind: str) -> str:
    """Return a valid plan of this kind that is as large as it may be."""
    head, items = HEAD.format(slug), tuple(national().catalogue.items)
    if kind in ENTRIES:
        bytes_left, parts_left = (LARGEST_FILE - len(head)) // len(items), (MOST_PARTS - 20) // len(items)
        answer = "".join(_fitting(ENTRIES[kind], bytes_left - 20, parts_left - 2))
        return head + "".join(f'  "{item}":\n{answer}' for item in items if item != "28.1") + '  "28.1": []\n'
    entry = f"    - says: {json.dumps(TEXTS[kind])}\n"
    answered = (LARGEST_FILE - len(head) - 20 * len(items)) // len(entry.encode())
    return head + "".join(
        f'  "{item}":\n{entry}' if number < answered else f'  "{item}": []\n' for number, item in enumerate(items)
    )


def _fitting(entry: Callable[[int], str], size: int, parts: int) -> Iterator[str]:
    """Yield entries while they fit in this many bytes and parts."""
    for number in range(MOST_IN_ONE):
        made = entry(number)
        size -= len(made)
        parts -= _parts(made)
        if min(size, parts) < 0:
            return
        yield made


def _parts(entry: str) -> int:
    """Return how many names, values and list items an entry has."""
    events = takewhile(lambda event: not isinstance(event, yaml.DocumentEndEvent), yaml.parse(entry, yaml.CSafeLoader))
    begun = (yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent)
    return sum(isinstance(event, begun) for event in events) - 1  # the list they stand in is no part of theirs


def project(folder: Path, kind: str, forces: int = 43) -> Path:
    """Make a project of so many such plans in a folder."""
    shutil.copytree(REPOSITORY / "schema", folder / "schema")
    (folder / "plans").mkdir()
    for slug in list(national().register.forces)[:forces]:
        (folder / "plans" / f"{slug}.yaml").write_text(plan(slug, kind), "utf-8")
    return folder


def main() -> None:
    """Print what each kind takes."""
    for kind in sys.argv[1:] or KINDS:
        with tempfile.TemporaryDirectory() as scratch:
            root = project(Path(scratch), kind)
            took = {command: _seconds(command, root) for command in ("validate", "build")}
            plans, site = (_megabytes(root / name) for name in ("plans", "site"))
            words = ", ".join(f"{command} {seconds:.1f} s" for command, seconds in took.items())
            sys.stdout.write(f"{kind}: {plans:.1f} MB of plans; {words}, site {site:.1f} MB\n")
            sys.stdout.flush()


def _seconds(command: str, root: Path) -> float:
    start = time.monotonic()
    done = run(command, "--root", str(root), "--as-of", AS_OF.isoformat())
    if done.returncode:
        sys.exit((done.stdout + done.stderr)[-2000:])
    return time.monotonic() - start


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
