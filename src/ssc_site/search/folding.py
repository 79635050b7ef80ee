"""Words as the search compares them: small letters without accents, English ones without their endings.

The script folds what a reader types the same way: it gets these tables with the index, and a test holds both together.
"""

import re
import unicodedata
from functools import lru_cache

_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"\d+\.\d+|[a-z0-9]{2,}|\d", re.ASCII)

Ending = tuple[str, str, int]
"""An ending, what takes its place, and how many letters must stand before it."""

ENDINGS: tuple[tuple[Ending, ...], ...] = (
    (("ies", "y", 2), ("sses", "ss", 1), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3)),
    (("eed", "eed", 0), ("ied", "y", 2), ("ing", "", 4), ("ed", "", 4)),
    (("ment", "", 5), ("tion", "t", 4), ("sion", "s", 4)),
    (("e", "", 4),),
)
"""Of each row the first ending that fits is taken: orders, order; trained, training, train; assessment, assess."""

MUTATIONS: dict[str, tuple[str, ...]] = {
    "c": ("g", "ngh", "ch"),
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "g": ("", "ng"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "m": ("f",),
    "ll": ("l",),
    "rh": ("r",),
    "": ("h",),
}
"""How a Welsh word starts, and how it starts where the words before it change it; h only comes before a vowel.

Only the script uses it, on what is typed, and only to look up Welsh words: an English word never finds another by it.
"""


def words(text: str) -> list[str]:
    """Return the words of a text in order, small and without accents: item numbers whole, other letters alone left out.

    What stands around an apostrophe or a hyphen is a word of its own: o'r is none, e-learning is learning.
    """
    plain = text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(plain.lower())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return an English word without what makes it plural, past or a deed; any other word much as it is."""
    for row in ENDINGS:
        for ending, left, before in row:
            if word.endswith(ending) and len(word) - len(ending) >= before:
                word = word[: len(word) - len(ending)] + left
                break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word  # noqa: PLR2004 - bb, but not in "add"
