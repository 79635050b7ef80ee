"""A person's name beside words that make them a victim or a suspect."""

import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import NamedTuple
from unicodedata import combining, normalize

from ssc_site.rules.privacy.names import AMBIGUOUS, COMMON, GIVEN, RANKS
from ssc_site.rules.privacy.reading import Reading, Sight

_ROLE = (
    r"(?:victim|witness|ex-?(?:husband|wife|partner|boyfriend|girlfriend)|complainant|survivor|suspect|perpetrator|offender|stalker|defendant|detainee|accused|assailant|abuser"
    r"|dioddefwr|dioddefwyr|dioddefwraig|achwynydd|troseddwr|stelciwr|diffynnydd|sawl a ddrwgdybir)"
)
_HARMED = r"(?:stalked|harassed|assaulted|attacked|raped|abused|murdered|killed)"
_HELD = r"(?:arrested|charged|bailed|convicted|sentenced|remanded|cautioned|jailed|imprisoned|prosecuted)"
_TRIGGER = re.compile(
    rf"\b(?:(?P<role>{_ROLE})(?:s'|'s|s)?|(?P<by>{_HARMED} by)|(?P<held>{_HELD})|(?P<harmed>{_HARMED})"
    r"|(?P<deed>(?:murder|killing|manslaughter|stalking|harassment|rape|abuse) (?:of|by)))(?![\w-])"
)
_LINK = re.compile(
    r"(?:[ \n]+(?:full[ \n]+)?(?:name|called|named|known[ \n]+as|is|was|being|o'r[ \n]+enw|oedd|yw))*"
    r"[ \n]*(?:[,:(]|-[ \n])?[ \n]*(?:(?:called|named|known[ \n]+as|is|was|mr|mrs|ms|miss|mx)\.?[ \n]+)*",
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|mx)\.?[ \n]+\Z")
_BACK_LINK = re.compile(
    r"[ \n]*(?:[,(]|-[ \n]|[ \n](?:is|was)[ \n])[ \n]*(?:(?:the|a|an|our|this|y|yr)[ \n]+)?"
    r"(?:(?:alleged|main|first|second|original|repeat)[ \n]+)?\Z"
)
_WAS = re.compile(
    r"(?:,[ \n][0-9]{1,3},?)?[ \n]+(?:is|was|were|had been|has been|being|got)"
    r"(?:[ \n]+(?:then|later|being|also))?[ \n]+\Z"
)
_BLANK, _OWNED = re.compile(r"[ \n]+\Z"), re.compile(r"'s[ \n]+\Z")
_IN_OFFICE = re.compile(
    r"[ \n]+(?:lead|leads|champion|manager|coordinator|officer|officers|services|service|support|care|liaison|team|unit"
    r"|hub|code|needs|commissioner|advocate|adviser|strategy|board|programme|programmes|management)\b"
)
_WORD = r"[^\W\d_][\w'-]*"
_RUN = re.compile(rf"{_WORD}(?:[ \n]{_WORD}){{0,3}}")
_RUN_BACK = re.compile(rf"(?:\b{_WORD}[ \n]){{0,3}}\b{_WORD}\Z")
_REACH = 60


def person(read: Reading) -> Iterator[Sight]:
    """Nobody is named beside victim or suspect words. Ranks, leads, trusts and laws named after people pass."""
    for match in _TRIGGER.finditer(read.low):
        if match["role"] and not _IN_OFFICE.match(read.low, match.end()):
            yield from _named_after(read, match.end())
            yield from _named_before(read, match.start(), _BACK_LINK)
        elif match["by"] or match["held"]:
            yield from _named_after(read, match.end())
        elif match["deed"]:
            yield from (sight._replace(certain=False) for sight in _named_after(read, match.end()))
        elif match["harmed"]:
            yield from _named_after(read, match.end())
            yield from _named_before(read, match.start(), _BLANK)
        if match["held"] or match["harmed"]:
            yield from _named_before(read, match.start(), _WAS)
        elif match["role"]:
            yield from _named_before(read, match.start(), _OWNED)


def _named_after(read: Reading, at: int) -> Iterator[Sight]:
    """Yield the person whose name stands after this place."""
    link = _LINK.match(read.low, at)
    run = _RUN.match(read.text, link.end()) if link and link.end() > at else None
    if link and run:
        words = run[0].split()
        named = _named(words, titled=bool(_TITLE.search(link[0])))
        if named:
            yield Sight(run.start(), run.start() + len(" ".join(words[: named.words])), named.certain)


def _named_before(read: Reading, at: int, linked: re.Pattern[str]) -> Iterator[Sight]:
    """Yield the person whose name stands before this place."""
    link = linked.search(read.text, max(0, at - _REACH), at)
    run = _RUN_BACK.search(read.text, max(0, link.start() - _REACH), link.start()) if link else None
    if link and run:
        words = run[0].split()
        capitals = list(takewhile(_is_capital, reversed(words)))[::-1]
        before = words[: len(words) - len(capitals)]
        named = None if before and before[-1].lower() in RANKS else _named(_without_start(capitals), titled=False)
        if named:
            yield Sight(link.start() - len(" ".join(capitals)), link.start(), named.certain)


class _Named(NamedTuple):
    """A name: of how many words, and whether it can be nothing else."""

    words: int
    certain: bool


def _named(words: list[str], *, titled: bool) -> _Named | None:
    """Return what of these words is a person's name."""
    bare = [_bare(word) for word in words]
    capitals = len(list(takewhile(_is_capital, words)))
    if not bare or bare[0] in RANKS or any(word in COMMON for word in bare[: capitals or 2]):
        return None
    if titled and capitals:
        return _Named(capitals, certain=True)
    known = bare[0] in GIVEN
    if capitals > 1:
        return _Named(capitals, known) if known or not all(map(str.isupper, words[:capitals])) else None
    if known and bare[0] not in AMBIGUOUS and (capitals or len(bare) > 1):
        return _Named(capitals or 2, certain=False)
    return None


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _without_start(words: list[str]) -> list[str]:
    """Return the words without those that only start a sentence."""
    return [*dropwhile(lambda word: word.lower() in COMMON, words)]


def _bare(word: str) -> str:
    """Return the word small, without accents and without the 's of possession."""
    letters = normalize("NFD", word.lower().removesuffix("'s"))
    return "".join(letter for letter in letters if not combining(letter))
