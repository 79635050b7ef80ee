"""Slips of the hand: which one of the known words somebody certainly meant. Knows nothing of where words stand."""

from collections.abc import Iterable
from itertools import takewhile

from ssc_site.fields import CURLY_QUOTES

_AROUND = f" '\"{CURLY_QUOTES}"
"""What hands put round a word that needs nothing round it."""
_SHORTEST = 6
"""Letters from which one slip leaves a word certain: "there" is not here, and "mo" may be no or an unfinished word."""

_LONGEST = 100
"""Characters of a word that is looked at."""


def bare(word: str) -> str:
    """Return the word without quotation marks and blanks round it."""
    return word.strip(_AROUND)


def certain_word(word: str, known: Iterable[str], between: str = "-", shortest: int = _SHORTEST) -> str:
    """Return the one known word that this is but for capitals, marks round it, or one slip; empty where unsure.

    between: what stands between the parts of a known word, which people write as a blank. shortest: the letters of the
    shortest known word that a slip is looked for in.
    """
    every = tuple(known) if len(word) <= _LONGEST else ()
    spelled = between.join(bare(word).lower().replace("_", " ").replace("-", " ").split())
    if spelled in every:
        return spelled
    near = [each for each in every if len(each) >= shortest and one_slip(spelled, each)]
    return near[0] if len(near) == 1 else ""


def one_slip(word: str, meant: str) -> bool:
    """Whether the two differ by one letter that is added, lost or another, or by two neighbours in the wrong order."""
    start = _same(word, meant)
    one, other = word[start:], meant[start:]
    same = _same(one[::-1], other[::-1])
    one, other = one[: len(one) - same], other[: len(other) - same]
    swapped = len(one) == 2 and one == other[::-1]  # noqa: PLR2004 - neighbours
    return max(len(one), len(other)) <= 1 or swapped


def _same(word: str, meant: str) -> int:
    """Return how many letters the two have in common from the front."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, meant, strict=False)))
