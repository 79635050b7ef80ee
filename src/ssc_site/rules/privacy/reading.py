"""Text as its readers understand it: what disguises a number or a name undone, and the words that hold digits.

Knows nothing of what is private.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

BARRIER = "\0"
"""Stands between texts that are read as one; no plan can hold it, and nothing private goes across it."""

_BEFORE = 60
"""Characters that are looked back for the words that say what a number is."""


class Sight(NamedTuple):
    """Where in a text something private stands. certain: whether it can hardly be anything else."""

    start: int
    end: int
    certain: bool = True


class Token(NamedTuple):
    """Letters and digits without a blank, at least one a digit: MG11, 24/7, LC-20240312-0123. digits: how many."""

    start: int
    end: int
    text: str
    digits: int


@dataclass(frozen=True)
class Reading:
    """A plain text, read for what is private in it."""

    text: str

    @cached_property
    def low(self) -> str:
        """The text in small letters, every letter in its place."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(letter.lower()[:1] for letter in self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words with digits, in order."""
        return tuple(_tokens(self.text))

    def before(self, start: int) -> str:
        """Return what is read just before a place, in small letters."""
        return self.low[max(0, start - _BEFORE) : start].rpartition(BARRIER)[2]

    def after(self, end: int) -> str:
        """Return what is read just after a place, in small letters."""
        return self.low[end : end + _BEFORE].partition(BARRIER)[0]


_TOKEN = re.compile(r"[0-9](?>[A-Za-z0-9]*(?:(?: ?/ ?|[._-])[A-Za-z0-9]+)*)")
_TOKEN_FRONT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,8}(?: ?/ ?|[_-])?\Z")


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        ahead = text[max(0, match.start() - 2) : match.start()]
        joined = ahead[-1:].isalpha() or ahead[-1:] in ("-", "_") or "/" in ahead
        front = _TOKEN_FRONT.search(text[max(0, match.start() - 12) : match.start()]) if joined else None
        start = match.start() - (len(front[0]) if front else 0)
        word = text[start : match.end()]
        yield Token(start, match.end(), word, sum(map(str.isdigit, word)))


class _Letters(dict[int, str]):
    """Each letter beyond ASCII -> what a reader takes it for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kind = unicodedata.category(letter)
        if kind == "Nd":
            self[code] = str(unicodedata.digit(letter))
        else:
            self[code] = {"Pd": "-", "Zs": " ", "Pi": "'", "Pf": "'", "Cf": "", "Mn": "", "Me": ""}.get(kind, letter)
        return self[code]


_LOOKALIKE_LETTERS = (
    (
        "ABEKMHOPCTXaeopcyxi",
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456",
    ),
    ("ABEZHIKMNOPTYXo", "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"),
    ("-//", "\u2212\u2044\u2215"),
)
"""Latin letters, and those of the Cyrillic and Greek scripts that look like them; signs and their doubles."""
_LOOKALIKES = _Letters(
    {
        ord(double): letter
        for letters, doubles in _LOOKALIKE_LETTERS
        for letter, double in zip(letters, doubles, strict=True)
    }
)
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_CODED = re.compile(r"%([2-7][0-9A-Fa-f])")
_QUERY = re.compile(r"[?&][\w.-]+=[^\s&\"')>]*")
_MARKS = re.compile(r"[*`\\]+")
_EMPHASIS = re.compile(r"_+(?![A-Za-z0-9])|_(?<![A-Za-z0-9]_)")
_BLANKS = re.compile(r"[ \t\r]{2,}|\t")
_LINE_END = re.compile(r"[ \r]?\n ?(?:#+ ?)?")
_DIGIT_LIKE = re.compile(r"(?<![A-Za-z0-9])[0-9OoIl|]{2,}+[A-Z]?(?![A-Za-z0-9])")
_DIGITS_MEANT = str.maketrans("OoIl|", "00111")


def plain(text: str) -> str:
    """Return the text without disguises: one form of each letter, no marks of Markdown, single blanks.

    Its lines stay what they are, each as one line.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = _BEYOND_ASCII.sub(lambda match: match[0].translate(_LOOKALIKES), text)
    text = _CODED.sub(lambda match: chr(int(match[1], 16)), text).replace("&nbsp;", " ")
    text = _QUERY.sub(lambda match: match[0].replace("+", " "), text)
    text = _EMPHASIS.sub("", _MARKS.sub("", text))
    text = _LINE_END.sub("\n", _BLANKS.sub(" ", text))
    return _DIGIT_LIKE.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    """Return a word of digits and letters that look like them as digits; 2 of them, or half, must be digits."""
    word = match[0]
    digits = sum(map(str.isdigit, word))
    return word.translate(_DIGITS_MEANT) if 1 < digits < len(word) <= 2 * digits + 1 and word[0] not in "lI" else word


def squeezed(text: str) -> str:
    """Return a value as what two ways of writing it have in common: its letters, small, and its digits."""
    return "".join(letter for letter in text.lower() if letter.isalnum())
