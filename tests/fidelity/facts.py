"""The facts of a text: its numbers, dates, ranks, names, abbreviations, references, how often, and what it quotes.

And which of them another text lacks. Knows nothing of plans or sources. How firmly a text promises is in `strength`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["abbreviation", "date", "name", "number", "often", "quotation", "rank", "reference", "strength"]


class Fact(NamedTuple):
    """One fact, spelled in one way whatever way the text spells it."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read: its facts, and all its words in order, each with a space on either side."""

    facts: frozenset[Fact]
    words: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What counts as the same. expansions: what abbreviations stand for. small: names that may lose their capitals."""

    expansions: Mapping[str, str]
    small: Collection[str]


def read(text: str, ordinary: frozenset[str]) -> Reading:
    """Return the text's facts. ordinary: words that are no names although a sentence begins with them."""
    facts: set[Fact] = set()
    rest = text.translate(_STRAIGHT)
    for pattern, facts_in in _KINDS:
        facts.update(fact for match in pattern.finditer(rest) for fact in facts_in(match))
        rest = pattern.sub(_mark, rest)
    facts.update(_names(rest, ordinary))
    return Reading(frozenset(facts), words_in(text))


def left_out(told: Reading, other: Reading, usage: Usage) -> set[Fact]:
    """Return the facts of the one text that the other does not give."""
    return {fact for fact in told.facts - other.facts if not _given(fact, other, usage)}


def _given(fact: Fact, other: Reading, usage: Usage) -> bool:
    """Whether the text gives the fact in another way.

    An abbreviation and what it stands for give each other. A name is given where its words stand together.
    """
    if fact.kind == "abbreviation":
        return f" {usage.expansions.get(fact.value, '|')} " in other.words.lower()
    if fact.kind not in ("name", "quotation"):
        return False
    words = words_in(fact.value)
    if words in other.words or (words.strip().lower() in usage.small and words.lower() in other.words.lower()):
        return True
    shorts = (short for short, long in usage.expansions.items() if words.lower() in f" {long} ")
    return any(Fact("abbreviation", short) in other.facts for short in shorts)


def words_in(text: str) -> str:
    """Return the words of a text, each in the singular and with a space on either side."""
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.translate(_STRAIGHT))
    return "".join(f" {fold(word)}" for word in re.findall(r"[^\W_]+(?:'[a-z]*)?", parts)) + " "


def fold(word: str) -> str:
    """Return a word without the ending of a plural or of an owner."""
    return re.sub(r"(?<=\w[^s\W])s$", "", re.sub(r"ies$", "y", re.sub(r"'s?$", "", word)))


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in small letters anywhere."""
    return frozenset(fold(word) for text in texts for word in re.findall(r"(?<![\w'-])[a-z]+(?!\w)", text))


def _mark(match: re.Match[str]) -> str:
    """Return what is left in the text where a fact was: no name goes on across it, a sentence may end with it."""
    return " |. " if re.search(r"\.\W$", match[0]) else " | "


_STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d\u2013", "''\"\"-")
"""Quotes and dashes as they are typed."""

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = (
    r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)(?:-(?P<day>\d\d))?\b",
    r"\b(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4}|\d\d)\b",
    rf"\b{_DAY} {_MONTH},? {_YEAR}\b",
    rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
    rf"\b{_MONTH}(?: |-)(?P<year>(?:19|20)\d\d|\d\d)\b",
    rf"\b{_YEAR}\b",
)


def _date(match: re.Match[str]) -> Iterator[Fact]:
    """As exact as the text: a day, a month or a year."""
    found = match.groupdict()
    month = found.get("number")
    if found.get("month"):
        month = str("janfebmaraprmayjunjulaugsepoctnovdec".index(found["month"][:3].lower()) // 3 + 1)
    parts = [f"{int(part):02}" for part in (month, found.get("day")) if part]
    yield Fact("date", "-".join([f"20{found['year']}"[-4:], *parts]))


_ITEM = r"\d{1,2}\.\d"
_RECOMMENDATION = r"[Rr]ecommendations? "


def _reference(match: re.Match[str]) -> Iterator[Fact]:
    numbers = re.findall(rf"{_ITEM}|\d+", match[0])
    yield Fact("reference", "-".join(numbers))


_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
"""From two. "One" mostly is no count."""
_NUMBER_WORD = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _NUMBERS)
_BOUND = r"(?:(?P<bound>[Oo]ver|[Uu]p to|[Ww]ithin|more than|fewer than|less than|under|at least|at most|about)\s+)?"
_UNIT = r"(?P<unit>%| ?(?:percent|per cent|years?|months?|weeks?|days?|hours?)\b)?"


def _number(match: re.Match[str]) -> Iterator[Fact]:
    """The number alone, and also with what bounds it and with its unit."""
    word = match["number"].lower()
    number = str(_NUMBERS.index(word) + 2) if word in _NUMBERS else word.replace(",", "")
    yield Fact("number", number)
    if match["bound"]:
        yield Fact("number", f"{match['bound'].lower()} {number}")
    if match["unit"]:
        unit = re.sub(r"per ?cent", "%", match["unit"]).strip().removesuffix("s")
        yield Fact("number", f"{number} {unit}")


_OFTEN = {
    "daily": r"daily|(?:every|each) day",
    "weekly": r"weekly|(?:every|each) week",
    "monthly": r"monthly|(?:every|each) month",
    "quarterly": r"quarterly|(?:every|each) quarter",
    "yearly": r"yearly|annual(?:ly)?|(?:every|each) year",
    "regularly": r"regular(?:ly)?",
    "continuously": r"continuous(?:ly)?(?! professional)",
}


def _often(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact("often", next(name for name, form in _OFTEN.items() if re.match(form, match[0], re.IGNORECASE)))


_RANKS = {
    "ACC": "assistant chief constable",
    "DCI": "detective chief inspector",
    "Det Supt": "detective superintendent",
    "DS": "detective sergeant",
    "PCSO": "police community support officer",
    "PC": "police constable",
}
_RANK = (
    r"(?:detective )?(?:chief )?(?:superintendent|inspector)s?\b(?! of)|(?:detective |police )?sergeants?\b"
    r"|(?:deputy |assistant )?chief constables?\b|police constables?\b"
)


def _rank(match: re.Match[str]) -> Iterator[Fact]:
    """In full, whatever way the text spells it."""
    short = re.sub(r"'?s$", "", match[0])
    yield Fact("rank", _RANKS.get(short, fold(match[0].lower())))


def _abbreviation(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact("abbreviation", re.sub(r"'?s$|\.", "", match[0]))


def _quotation(match: re.Match[str]) -> Iterator[Fact]:
    yield Fact("quotation", " ".join(match["words"].rstrip(".,").split()))


_KINDS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Fact]]]] = [
    (re.compile(r'(?<!\w)"(?P<words>[^"]+)"'), _quotation),
    (re.compile(r"(?<!\w)'(?P<words>[^']+)'(?!\w)"), _quotation),
    *((re.compile(form), _date) for form in _DATES),
    (re.compile(rf"\b(?:{_RECOMMENDATION})?{_ITEM}(?:(?:-| to ){_ITEM})?(?![\d%])"), _reference),
    (re.compile(rf"\b{_RECOMMENDATION}\d+\b"), _reference),
    (re.compile(rf"{_BOUND}\b(?P<number>\d[\d,]*(?<!,)|{_NUMBER_WORD})\b{_UNIT}"), _number),
    (re.compile(rf"\b(?:{'|'.join(_OFTEN.values())})\b", re.IGNORECASE), _often),
    (re.compile(rf"\b(?:{'|'.join(_RANKS)})(?:'?s)?\b"), _rank),
    (re.compile(rf"\b(?:{_RANK})", re.IGNORECASE), _rank),
    (re.compile(r"(?<!\w)(?:(?:[A-Z]\.){2,}|[A-Z][A-Z\d/-]*[A-Z\d](?:'?s)?\b)"), _abbreviation),
]
"""What is looked for, in this order: what one pattern finds, the next does not see."""

_CAPITAL = r"[A-Z]\w*(?:-\w+)*(?:(?<=s)'(?!\w))?"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:(?:of(?: the)?|for|&) )?{_CAPITAL})*")


def _names(text: str, ordinary: frozenset[str]) -> Iterator[Fact]:
    """Yield each run of words with capitals; whose something is ends a run.

    Where a sentence begins a capital says nothing, unless the word never stands in small letters in any source.
    """
    for sentence in re.split(r"(?<=[.!?:])\s+|\n", text):
        for run in _RUN.finditer(sentence):
            first, _, others = run[0].removeprefix("The ").partition(" ")
            begins = not re.search(r"[\w|]", sentence[: run.start()])
            words = (
                re.sub(r"^(?:(?:of|the|for|&) )+", "", others) if begins and fold(first.lower()) in ordinary else run[0]
            )
            if words.removeprefix("The "):
                yield Fact("name", words.removeprefix("The "))
