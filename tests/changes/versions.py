"""Two versions of a plan, compared as `diff` does, and all that is printed of them."""

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from conftest import AS_OF, FROZEN, REPOSITORY, check, inputs_of, national
from ssc_site.changes.law import breaches
from ssc_site.changes.project import Comparison, compare
from ssc_site.corpus import Inputs
from ssc_site.diagnostics import Diagnostic, report_of
from ssc_site.reporters import REPORTERS
from ssc_site.reporters.changejson import changes_as_json
from ssc_site.reporters.changemarkdown import changes_as_markdown
from ssc_site.reporters.changetext import changes_as_text
from ssc_site.reporters.summary import Pages, summary_of

EVERY_FIELD = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")
PLANS = {path.stem: path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))}
TOP = """\
force: lancashire
wording: force
published: 2024-11-22
sources:
  plan: {title: Action plan, read: 2026-11-20}
unread: {reason: Not part of this test., items: ["10.1-28.1"]}
responses:
"""
"""The start of a plan that answers recommendation 7 only."""


@dataclass(frozen=True)
class Judged:
    """Two versions compared. refused: what the law does not allow."""

    comparison: Comparison
    refused: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of what is refused, each with its item where it has one."""
        return [f"{each.code} {each.item}".rstrip() for each in self.refused]

    @property
    def text(self) -> str:
        return changes_as_text(self.comparison)

    def outputs(self) -> dict[str, str]:
        """Everything that is printed of the two versions, by format."""
        report = report_of(self.refused, (), len(self.comparison.plans))
        return {
            "text": self.text,
            "markdown": changes_as_markdown(self.comparison),
            "json": changes_as_json(self.comparison, self.refused),
            "summary": summary_of(self.comparison, report, self.refused, Pages()),
            **{f"refusals as {name}": write(report) for name, write in REPORTERS.items()},
        }


def judged(before: str | bytes | None, after: str | bytes | None, name: str = "lancashire.yaml") -> Judged:
    """Compare two versions of a plan; None: there is none."""
    old, new = (inputs_of({name: each}) if each is not None else Inputs({}, ()) for each in (before, after))
    report = check(after, name) if after is not None else report_of((), (), 0)
    made = compare(old, new, national(), report, as_of=AS_OF, changed=[f"plans/{name}"])
    return Judged(made, tuple(breaches(made)))


def answers(*entries: str, more: str = "") -> str:
    """Return a plan whose 7.1 has these entries, and whose 7.2 has none. more: further lines under responses."""
    listed = "\n".join(f"    - {entry}" for entry in entries)
    return f'{TOP}  "7.1":{" []" if not entries else ""}\n{listed}\n{more or NONE}'


NONE = '  "7.2": []\n'
"""A second item with no answer."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


def loaded(text: str) -> Any:
    """Return a plan as plain values: numbers of dates, items and figures as they are written."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts, lists and sections


def written(value: Any, **style: Any) -> str:
    """Return plain values as YAML. What was a number or a date needs no quotes, so none are put round it."""
    layout = {"sort_keys": False, "width": 10_000} | style
    return str(yaml.dump(_bare(value), Dumper=_Dumper, allow_unicode=True, **layout))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _figure(each) if key in ("progress", "value", "out_of") else _bare(each) for key, each in value.items()
        }
    return [_bare(each) for each in value] if isinstance(value, list) else value


def _figure(text: str) -> float | int:
    return float(text) if "." in text else int(text)


@dataclass(frozen=True)
class Place:
    """A value in an entry of a plan. way: from the plan's top to it."""

    way: tuple[str | int, ...]

    @property
    def key(self) -> str:
        return str(self.way[1])

    @property
    def entry(self) -> tuple[str | int, ...]:
        return self.way[:3]

    @property
    def field(self) -> str:
        return str(self.way[3])

    @property
    def name(self) -> str:
        return ".".join(map(str, self.way))


def places(plan: Any) -> Iterator[Place]:
    """Yield every value inside an entry: whole fields, and all they are made of."""
    for section in ("responses", "local"):
        for key, entries in plan.get(section, {}).items():
            for index, entry in enumerate(entries):
                yield from (Place((section, key, index, *way)) for way in _ways(entry) if way)


def _ways(value: Any) -> Iterator[tuple[str | int, ...]]:
    yield ()
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, each in pairs:
        yield from ((part, *way) for way in _ways(each))


def at(plan: Any, way: tuple[str | int, ...]) -> Any:
    for part in way:
        plan = plan[part]
    return plan


def without(plan: Any, way: tuple[str | int, ...]) -> Any:
    """Return a copy of a plan in which this value is not there."""
    changed = copy.deepcopy(plan)
    del at(changed, way[:-1])[way[-1]]
    return changed


def changed_at(plan: Any, way: tuple[str | int, ...]) -> Any:
    """Return a copy of a plan with another value of the same kind at this place."""
    changed = copy.deepcopy(plan)
    at(changed, way[:-1])[way[-1]] = _other(str(way[-1]), at(plan, way))
    return changed


_WORDS = {
    "status": ("complete", "not-started"),
    "bound": ("over", "under"),
    "part": ("a", "b"),
    "source": ("tracker", "another"),
}


def _other(name: str, value: str) -> str:
    if name in _WORDS:
        return next(word for word in _WORDS[name] if word != value)
    if name in ("date", "due", "starts", "ends"):
        return "2024-11-12" if value != "2024-11-12" else "2024-11-13"
    if name in ("progress", "value", "out_of"):
        return str(int(float(value)) + 1)
    if name == "answered_by" or re.fullmatch(r"[0-9.]+(-[0-9.]+)?", value):
        return "20.1" if value != "20.1" else "20.2"
    return f"{value}/x" if value.startswith("https://") else f"Not so: {value}"


def few(every: Sequence[Any], name: Callable[[Any], str]) -> list[Any]:
    """Return all of these as parameters of a test: each fourth for every run, the others for the slow one."""
    slow = pytest.mark.slow
    return [pytest.param(each, id=name(each), marks=[slow] if at % 4 else []) for at, each in enumerate(every)]


def corrected(plan: Any, way: tuple[str | int, ...], kind: str = "corrected") -> Any:
    """Return a copy of a plan with a new correction of the entry at this place."""
    changed = copy.deepcopy(plan)
    line = {"date": "2026-11-20", "kind": kind, "why": "The source says otherwise."}
    line |= {"what": "It was wrong."} if kind == "corrected" else {}
    at(changed, way).setdefault("corrections", []).append(line)
    return changed
