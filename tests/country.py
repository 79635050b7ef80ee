"""A whole country that does not exist: 43 forces with invented names and full plans, the same bytes from the same seed.

What the pages look like when every force has answered, and how heavy they are, is measured on it. Run as a script it
writes the country to a folder, where `ssc-site build --root FOLDER` makes its site:

    PYTHONPATH=src:tests python tests/country.py FOLDER
"""

import random
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import countrywords as bank
from conftest import REPOSITORY, national
from ssc_site.corpus import Inputs
from ssc_site.spans import SourceFile

SEED = 20261121
Entry = dict[str, Any]
Answers = dict[str, list[Entry]]


@cache
def country(seed: int = SEED) -> Mapping[str, bytes]:
    """Return the files of the country by path: its national files, and a plan for each force."""
    schema = REPOSITORY / "schema"
    files = {
        f"schema/{name}.yaml": (schema / f"{name}.yaml").read_bytes()
        for name in ("catalogue", "support", "welsh-pages", "welsh-data", "welsh-report")
    }
    files["schema/site.yaml"] = _written(_SETTINGS)
    files["schema/forces.yaml"] = _written({"forces": {_slug(name): _force(at, name) for at, name in _names()}})
    for at, name in _names():
        writer = _Writer(random.Random(seed + at), at)  # noqa: S311 - repeatable, not secret
        files[f"plans/{_slug(name)}.yaml"] = _written(writer.plan(_slug(name)))
    return files


def country_inputs(seed: int = SEED) -> Inputs:
    """Return what a run on the country reads."""
    files = {path: SourceFile(path, data) for path, data in country(seed).items()}
    plans = tuple(file for path, file in sorted(files.items()) if path.startswith("plans/"))
    return Inputs({Path(path).stem: file for path, file in files.items() if path.startswith("schema/")}, plans)


_SETTINGS = {
    "name": "Police action plans",
    "example": True,
    "base": "https://example.org/plans/",
    "repository": "https://example.org/repository",
    "contact": "https://example.org/contact",
    "exit": "https://example.org/weather",
}


class _Dumper(yaml.CSafeDumper):
    """Writes YAML without the anchors that a plan may not have."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _written(value: object) -> bytes:
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000).encode()


def _names() -> Iterator[tuple[int, str]]:
    return enumerate(name for name, _ in bank.FORCES)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _force(at: int, name: str) -> dict[str, Any]:
    region = bank.FORCES[at][1]
    welsh = bank.WELSH_NAMES.get(name)
    short: Any = {"en": name, "cy": welsh} if welsh else name
    return {
        "name": {"en": f"{name} Police", "cy": f"Heddlu {welsh}"} if welsh else f"{name} Police",
        "short": short,
        "nation": "Wales" if region == bank.WELSH_REGION else "England",
        "region": region,
        "website": f"https://www.{_slug(name)}.example",
        "tile": {"column": at % 7, "row": at // 7, "label": name[:3].upper()},
    }


class _Writer:
    """Writes one force's plan. Every choice comes from its own source of chance, in a fixed order."""

    def __init__(self, chance: random.Random, at: int) -> None:
        """at: the force's place in the list; the first has a full answer of its own to every item."""
        self._chance, self._at, self._number = chance, at, 0
        self._odd = at % 4 == 3
        """Whether the force leaves things unsaid more often than most."""

    def plan(self, slug: str) -> dict[str, Any]:
        """Return the plan as its file has it."""
        unread = ["27-28"] if self._odd else []
        plan: dict[str, Any] = {
            "force": slug,
            "wording": "summarised" if self._at % 3 == 1 else "force",
            "published": "2024-11-22",
            "reviewed": "2026-03",
            "next_review": "2027",
            "introduction": self._text(3),
            "leads": [{"title": "Executive Lead", **self._person()}, {"title": "Operational Lead", **self._person()}],
            "sources": self._sources(slug),
            "responses": self._answers(unread),
            "local": {"L1": [self._full("2025-06-02")]},
        }
        if unread:
            plan["unread"] = {"reason": "The copy lost its last two pages.", "items": unread}
        return plan

    def _sources(self, slug: str) -> dict[str, Any]:
        paper = {"title": "Action plan", "url": f"https://www.{slug}.example/plan", "read": "2026-11-20"}
        return {"plan": paper, "board": {"title": "Paper to the board", "read": "2026-11-20"}}

    def _answers(self, unread: list[str]) -> Answers:
        catalogue, answers = national().catalogue, Answers()
        for number, asked in catalogue.for_forces.items():
            if catalogue.item_keys(unread).issuperset(asked.items):
                continue
            if self._at and len(asked.items) > 1 and self._happens(0.12):
                answers[number] = self._history(has_parts=bool(asked.parts))
                continue
            for item in asked.items:
                own = [before for before in asked.items if any("date" in entry for entry in answers.get(before, []))]
                answers[item] = self._item(own, has_parts=bool(asked.parts))
        return answers

    def _item(self, own: list[str], *, has_parts: bool) -> list[Entry]:
        """Return the entries of an item. Of all but the first force, some are shared, unclear or missing.

        own: the items of the same recommendation that have an answer of their own so far.
        """
        often = 3 if self._odd else 1
        if self._at and self._happens(0.03 * often):
            return []
        if self._at and self._happens(0.03 * often):
            return [{"unclear": self._pick(bank.UNCLEAR)}]
        if self._at and own and self._happens(0.08):
            return [{"answered_by": own[0]}]
        return self._history(has_parts=has_parts)

    def _history(self, *, has_parts: bool) -> list[Entry]:
        """Return an answer and two dated updates, in parts where the recommendation has them."""
        if has_parts:
            return [
                {"part": "a", **self._full("2024-11-20", actions=False), **self._complete()},
                {"part": "b", **self._update("2025-11-18", "in-progress")},
            ]
        last = self._pick(("complete", "in-progress", "in-progress", "blocked", "not-applicable", ""))
        first, second = f"2025-0{self._chance.randint(1, 9)}-14", f"2026-0{self._chance.randint(1, 9)}-09"
        return [self._full("2024-11-11"), self._update(first, "in-progress"), self._revision(second, last)]

    def _full(self, day: str, *, actions: bool = True) -> Entry:
        """Return a first answer: two or three sentences, and one or two actions."""
        name = "says" if self._happens(0.4) else "in_place"
        entry: Entry = {"date": day, name: self._words()}
        if actions:
            letters = "ab"[: self._chance.randint(1, 2)]
            entry["actions"] = {letter: self._action(day) for letter in letters}
        if self._happens(0.2):
            entry["owners"] = [self._person()]
        if self._happens(0.15):
            entry["partners"] = [{"name": self._pick(bank.PARTNERS), "does": self._text(1), "starts": "2025-04"}]
        return entry

    def _words(self) -> Any:
        """Return a text, now and then in two languages, as a list, or with a word that does not break."""
        if bank.FORCES[self._at][1] == bank.WELSH_REGION and self._happens(0.4):
            return {"en": self._text(2), "cy": self._welsh()}
        if self._happens(0.06):
            return f"{self._text(1)}\n\n- {self._text(1)}\n- {self._text(1)}"
        if self._at and self._happens(0.03):
            return f"{self._text(1)} {bank.LONG}"
        return self._text(self._chance.randint(2, 3))

    def _welsh(self) -> str:
        """Return two sentences in Welsh and a number, so that no two items say the same."""
        self._number += 1
        return f"{self._pick(bank.WELSH)} {self._pick(bank.WELSH)} ({self._number})"

    def _action(self, day: str) -> Entry:
        action: Entry = {"text": f"{self._pick(_WILL).capitalize()} {self._object()} {self._pick(_WHEN)}."}
        if self._happens(0.5):
            action["due"] = self._pick(("2025-03", "2025-06-30", "2025-09", "2026-12", "2027"))
        if day and self._happens(0.3):
            action["owners"] = [{"role": self._pick(bank.ROLES)}]
        return action

    def _update(self, day: str, status: str) -> Entry:
        entry: Entry = {"date": day, "status": status, "says": self._text(2)}
        if self._happens(0.4):
            entry |= {"progress": (part := self._chance.randint(1, 9) * 10), "stated_as": f"In Progress {part}%"}
        if self._happens(0.2):
            entry["source"] = "board"
        if self._happens(0.15):
            name, unit = self._pick(bank.MEASURES)
            value = self._chance.randint(12, 900)
            entry["measures"] = [{"name": name, "value": value, "out_of": value * 2, "unit": unit, "ends": "2025-03"}]
        return entry

    def _revision(self, day: str, status: str) -> Entry:
        """Return the latest update: its status, what became of action a, sometimes a correction."""
        entry: Entry = {"date": day, "says": self._text(1)}
        if status:
            entry["status"] = status
        if status in ("blocked", "not-applicable"):
            entry["reason"] = self._pick(bank.REASON)
        if status == "complete":
            entry |= self._complete()
        if self._happens(0.3):
            entry["actions"] = {"a": {"status": "in-progress", "due": "2027-02", "reason": self._pick(bank.REASON)}}
        if self._happens(0.08):
            entry["corrections"] = [
                {"date": "2026-10-01", "kind": "corrected", "what": "The month.", "why": "The paper gives another."}
            ]
        return entry

    def _complete(self) -> Entry:
        self._number += 1
        title = f"{self._pick(_KIND).capitalize()} {self._pick(_THING)}, version {self._number}"
        paper = {"title": title, "url": f"https://www.example.org/papers/{self._at}-{self._number}"}
        return {"status": "complete", "documents": [paper if self._happens(0.8) else {"none": "It is not written up."}]}

    def _person(self) -> dict[str, str]:
        return {"rank": self._pick(bank.RANKS), "name": self._pick(bank.PEOPLE)}

    def _text(self, sentences: int) -> str:
        return " ".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        start = f"{self._pick(_WHO)} {self._pick(_HOW)} {self._pick(_DOES)} {self._object()}"
        more = f" {self._pick(_LINK)} {self._object()}" if self._happens(0.6) else ""
        return f"{start}{more} {self._pick(_WHEN)}."

    def _object(self) -> str:
        return f"{self._pick(_KIND)} {self._pick(_THING)}"

    def _pick(self, choices: tuple[Any, ...]) -> Any:
        return self._chance.choice(choices)

    def _happens(self, likelihood: float) -> bool:
        return self._chance.random() < likelihood


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\n", "|").split("|"))


_WHO, _HOW, _DOES, _WILL, _KIND, _THING, _LINK, _WHEN = map(
    _list, (bank.WHO, bank.HOW, bank.DOES, bank.WILL, bank.KIND, bank.THING, bank.LINK, bank.WHEN)
)


def write(folder: Path) -> None:
    """Write the country's files into a folder."""
    for path, data in country().items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
