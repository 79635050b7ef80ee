"""Slips of the hand, one on a line: what somebody types, and what was meant."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_FIELD = re.compile(r"( *(?:- )?)([a-z_]+): (.+)")


@dataclass(frozen=True, slots=True)
class Slip:
    """A file with one slip on one line. meant: the same file with the line as it was meant."""

    text: str
    meant: str
    line: int


Change = Callable[[str], tuple[str, str] | None]
"""Returns a line as typed and as meant, None where the slip cannot happen to it."""


def _typed(pattern: str, instead: str) -> Change:
    """Return the slip that puts other signs in place of what the pattern finds first; the line was right."""

    def change(line: str) -> tuple[str, str] | None:
        typed = re.sub(pattern, instead, line, count=1)
        return (typed, line) if typed != line else None

    return change


def _in_text(typed: Callable[[str], str]) -> Change:
    """Return the slip of a sentence that needs quotes and has none. typed: makes the sentence need them."""

    def change(line: str) -> tuple[str, str] | None:
        field = _FIELD.fullmatch(line)
        if not field or not re.fullmatch(r"[A-Z][\w' ]+ [\w', ]+\.", field[3]):
            return None
        words = typed(field[3])
        return f"{field[1]}{field[2]}: {words}", f'{field[1]}{field[2]}: "{words}"'

    return change


def _day_first(line: str) -> tuple[str, str] | None:
    day = re.search(r"(\d{4})-(\d\d)-(\d\d)", line)
    if not day or (int(day[3]) <= 12 and day[2] != day[3]):
        return None
    return line.replace(day[0], f"{day[3]}/{day[2]}/{day[1]}"), line


def _no_brackets(line: str) -> tuple[str, str] | None:
    listed = re.fullmatch(r"( *(?:- )?(?:see|also_answers|items): )\[([^\]]*)\]", line)
    return (listed[1] + listed[2].replace('"', ""), line) if listed else None


def _capital(line: str) -> tuple[str, str] | None:
    name = re.match(r" *(?:- )?[a-z][a-z_]+:", line)
    return (name[0].title() + line[name.end() :], line) if name else None


SLIPS: dict[str, Change] = {
    "no space after a colon": _typed(r"^( *(?:- )?[a-z_]+): (?=\S)", r"\1:"),
    "no space before a bracket": _typed(r": (?=[\[{])", ":"),
    "no space after a dash": _typed(r"^( *)- (?=[a-z_]+:)", r"\1-"),
    "no colon after a name": _typed(r"^( +[^ -][^ ]*|[a-z]+):$", r"\1"),
    "one blank too many": _typed(r"^( *)(?=\S)", r"\1 "),
    "one blank too few": _typed(r"^( *) (?=\S)", r"\1"),
    "a tab for the indent": _typed(r"^ +(?=\S)", "\t"),
    "a tab after the dash": _typed(r"^( *)- ", "\\1-\t"),
    "a bullet for the dash": _typed(r"^( *)- (?=[a-z_]+:)", "\\1\u2022 "),
    "a long dash for the dash": _typed(r"^( *)- (?=[a-z_]+:)", "\\1\u2013 "),
    "a no-break space for a blank": _typed(r"^( *(?:- )?[a-z_]+:) ", "\\1\u00a0"),
    "no-break spaces for the indent": _typed(r"^  ", "\u00a0\u00a0"),
    "a hidden letter": _typed(r"(?<=[a-z])(?=[a-z_]*:)", "\u200b"),
    "a capital": _capital,
    "letters swapped": _typed(r"^( *(?:- )?)([a-z])([a-z])(?=[a-z_]{3,}:)", r"\1\3\2"),
    "a letter lost": _typed(r"^( *(?:- )?[a-z]{3})[a-z](?=[a-z_]*:)", r"\1"),
    "a blank for an underscore": _typed(r"^( *(?:- )?[a-z]+)_(?=[a-z_]+:)", r"\1-"),
    "curly quotes": _typed(r"^( *(?:- )?(?:date|status|due|source|part|read): )\"?([^\"]+)\"?$", "\\1\u201c\\2\u201d"),
    "a status in words": _typed(r"\bin-progress\b", "In Progress"),
    "one letter more": _typed(r"\b(complete|blocked|not-started|in-progress)\b", r"\1d"),
    "the day first": _day_first,
    "no zeros": _typed(r"(\d{4})-0(\d)(?:-0(\d))\b", r"\1-\2-\3"),
    "no brackets": _no_brackets,
    "a percent sign": _typed(r"^( *progress: \d+)$", r"\1%"),
    "a colon in a text": _in_text(lambda words: words.replace(" ", ": ", 1)),
    "a star before a text": _in_text(lambda words: f"*{words}"),
    "an ampersand before a text": _in_text(lambda words: f"& {words}"),
    "a bracket before a text": _in_text(lambda words: f"[{words.replace(' ', '] ', 1)}"),
    "no quote before a text": _typed(r"^( *(?:- )?[a-z_]+: )([A-Z][^\":#]*\.)$", r'\1\2"'),
}  # fmt: skip


def slips(text: str, slip: str, every: int = 1) -> Iterator[Slip]:
    """Yield the file with the slip on one line at a time, on each of the lines or on every so many-th."""
    lines = text.split("\n")
    for number in range(0, len(lines), every):
        changed = SLIPS[slip](lines[number])
        if changed:
            typed, meant = ("\n".join([*lines[:number], line, *lines[number + 1 :]]) for line in changed)
            yield Slip(typed, meant, number)
