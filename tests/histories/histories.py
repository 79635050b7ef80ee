"""Histories of plans of an invented country, and what the program says of two versions of them."""

import io
import json
import re
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from conftest import REPOSITORY
from country import _SETTINGS, _force, _names, _slug, _written
from gitproject import Project, project
from ssc_site import cli

AS_OF = ("--as-of", "2026-11-21")
AMBERSAY, CALDERWYN = "plans/ambersay.yaml", "plans/calderwyn.yaml"

PLAN = """\
# The plan of an invented force, as an example.
force: ambersay
wording: force
published: 2024-11-22
next_review: 2027-03
introduction: The force takes every report seriously.
leads:
  - {title: Executive Lead, rank: ACC}
  - {title: Operational Lead, rank: DCI}
sources:
  tracker: {title: Action plan of the force, read: 2026-11-20}
accepts: {"7": yes, "22": partly}
unread: {reason: The rest of the page could not be opened., items: ["16.1-28.1"]}

responses:
  "7.1":
    - in_place: Officers can search the records for each offence.
      says: Supervisors look at a sample of records every month.
  "7.2": []
  "10":
    - date: 2025-02-10
      says: All training was reviewed against the national curriculum.
      status: in-progress
  # What is known of the scale of the problem.
  "11.1":
    - date: 2025-03
      says: A problem profile is being written.
      status: in-progress
      actions:
        a: {text: Publish the problem profile, due: 2026-01-31, owners: [{role: Head of Analysis}]}
        b: {text: Present it to partners, due: 2026-03}
    - date: 2025-10-06
      says: The draft of the problem profile was agreed by the board.
      progress: 60
      status: in-progress
  "11.2":
    - date: 2025-03
      says: Assurance work is done every three months.
      status: complete
      documents: [{title: Assurance plan, held: It is kept by the force.}]
  "11.3":
    - unclear: The row of the table is cut off.
  "11.4": []
  "12.1":
    - date: 2025-06-02
      says: Every report is assessed by a trained officer.
      corrections:
        - {date: 2025-08-01, kind: corrected, what: The day was given as 3 June., why: It was misread.}
  "12.2":
    - date: 2025-06-02
      in_place: A policy on assessing risk is in force.
      status: in-progress
      actions:
        a: {text: Publish the new policy, due: 2026-06-01}
        b: {text: Train every supervisor, due: 2026-09}
  "12.3":
    - answered_by: "12.2"
  "12.4": []
  "13":
    - date: 2025-06-02
      says: {en: The form for assessing risk is used in every case., cy: Defnyddir y ffurflen asesu risg ym mhob achos.}
  "14":
    - says: Each victim is offered an advocate, and is told of their rights.
"""
"""A plan with something of every kind, and three items without an answer that its force could give."""

SMALL = """\
force: calderwyn
wording: force
unread: {reason: The rest of the page could not be opened., items: ["7.2-28.1"]}
responses:
  "7.1":
    - date: 2025-05-01
      says: The records are searched by hand.
      status: in-progress
"""


@cache
def national() -> Mapping[str, bytes]:
    """Return the national files of the invented country: no Welsh, so that reading them is quick."""
    schema = REPOSITORY / "schema"
    files = {f"schema/{name}.yaml": (schema / f"{name}.yaml").read_bytes() for name in ("catalogue", "support")}
    files |= {f"schema/welsh-{name}.yaml": b"words: {}\n" for name in ("pages", "data", "report")}
    files["schema/site.yaml"] = _written(_SETTINGS)
    files["schema/forces.yaml"] = _written({"forces": {_slug(name): _force(at, name) for at, name in _names()}})
    return files


def first_project(folder: Path) -> Project:
    """Return a new project with two plans and one commit."""
    return project(folder, {**national(), AMBERSAY: PLAN, CALDERWYN: SMALL, "README.md": "About.\n"})


def copy_of(template: Path, folder: Path) -> Project:
    """Return a project of one's own with the one commit of another."""
    shutil.copytree(template, folder, symlinks=True)
    return Project(folder, day=1)


def edited(text: str, *pairs: tuple[str, str]) -> str:
    """Return a text with each old part, which stands there once, replaced by the new one."""
    for old, new in pairs:
        assert text.count(old) == 1, f"{text.count(old)} times: {old}"
        text = text.replace(old, new)
    return text


def below(key: str, *lines: str, plan: str = PLAN) -> str:
    """Return the plan with a new entry at the end of an item's list."""
    start = plan.index(f'\n  "{key}":') + 1
    ends = [at for mark in ('\n  "', "\n  #") if (at := plan.find(mark, start)) > 0]
    end = min(ends, default=len(plan) - 1)
    entry = "\n".join([f"    - {lines[0]}", *(f"      {line}" for line in lines[1:])])
    head = plan[:end].removesuffix(" []")
    return f"{head}\n{entry}{plan[end:]}"


@dataclass(frozen=True, slots=True)
class Said:
    """How a run of the program ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


def said(folder: Path, *arguments: str) -> Said:
    """Run the program on a project without starting another Python."""
    out, err = io.StringIO(), io.StringIO()
    given = [arguments[0], "--root", str(folder), *AS_OF, *arguments[1:]]
    with redirect_stdout(out), redirect_stderr(err):
        code = cli._exit_code(lambda: cli.commands.main(given, standalone_mode=False))
    assert "Traceback" not in err.getvalue()
    assert "fault of ours" not in err.getvalue(), err.getvalue()
    return Said(code, out.getvalue(), err.getvalue())


def checked(made: Project, base: str = "HEAD~1", head: str = "HEAD") -> Said:
    return said(made.folder, "diff", "--check", base, head)


def summarised(made: Project, base: str = "HEAD~1", head: str = "HEAD") -> Said:
    return said(made.folder, "summary", base, head)


def refusals(out: str) -> list[str]:
    """Return what `diff --check` refuses in plain text, each as "code item"."""
    found = re.findall(r"^plans/\S+: error\[([\w-]+)\](?: In ([\w.]+))?", out, re.MULTILINE)
    return [" ".join(each).strip() for each in found]


def as_data(made: Project, base: str = "HEAD~1", head: str = "HEAD") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(said(made.folder, "diff", "--check", base, head, "--format", "json").out)
    return data


Told = dict[str, dict[str, list[str]]]
"""What is said of a change: its parts by force, and there by item. Under "", what is said of the plan as a whole."""


_OPEN = re.compile(r"  (?:\d+ of \d+ items|each of \d+ items|no item without)")
_ITEM = re.compile(r"  (\d+(?:\.\d)?|L\d+)(?: |$)")


def told(out: str) -> Told:
    """Return what `diff` says in plain text, each sentence in its parts.

    Left away: what stays as it was (the lines of national dates, and of what is still open), and refusals' places.
    """
    forces: Told = {}
    force, key = "", ""
    for line in out.partition("\n\n")[2].partition("\nplans/")[0].splitlines():
        if line and not line.startswith(" "):
            force, _, head = line.partition(": ")
            key, forces[force] = "", {"": [head] if head else []}
        elif line.startswith("    ") and not line.startswith("    national "):
            forces[force][key] += line.strip().split("; ")
        elif found := None if _OPEN.match(line) else _ITEM.match(line):
            key = found[1]
            forces[force][key] = []
        elif line and not line.startswith("    ") and not _OPEN.match(line):
            forces[force][""] += line.strip().split("; ")
    return forces


def same(found: Told, expected: Told) -> bool:
    """Whether the parts are as many as expected at each place, in their order, each with the words that matter."""
    counts = [
        {(force, key): len(parts) for force, items in each.items() for key, parts in items.items()}
        for each in (found, expected)
    ]
    return counts[0] == counts[1] and all(
        _says(part, words)
        for force, items in expected.items()
        for key, parts in items.items()
        for words, part in zip(parts, found[force][key], strict=True)
    )


def _says(part: str, words: str) -> bool:
    """Whether a part of a sentence holds these words; … stands for any others."""
    return re.search(".*".join(map(re.escape, words.split("…"))), part) is not None
