"""Which characters may stand in a file: honest text of any script passes, what hides or disguises does not."""

import unicodedata

import pytest

from ssc_site.characters import blanked, forbidden, misplaced_blanks, name_of

HONEST = [
    "Llŷn, Siân, ŵy, ïon, \u201ccurly\u201d, it\u2019s, 2\u20133, dashes\u2026 £5 · €6 ½",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian and Urdu part letters with the non-joiner
    "क्\u200dष",  # Hindi joins them with the joiner
    "עברית \u200f(א)\u200e abc",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 👍🏽 ❤️ 1️⃣",
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f is the flag of Wales",
    "漢字とかな 한국어",
    "a\tb\r\nc\n",
    "10\u00a0km, 5\u202f000",
]
HIDING = {
    "\x00": "control", "\x07": "control", "\x1b": "control", "\x7f": "control", "\x85": "NEL", "\x9f": "control",
    "\u00ad": "soft hyphen", "\u034f": "grapheme joiner", "\u061c": "arabic letter mark", "\u180e": "vowel separator",
    "\u200b": "zero-width space", "\u2028": "line separator", "\u2029": "paragraph separator",
    "\u202a": "embedding", "\u202e": "override", "\u2066": "isolate", "\u2069": "isolate", "\u2060": "word joiner",
    "\u2062": "invisible times", "\u3164": "hangul filler", "\uffa0": "hangul filler", "\ufeff": "no-break space",
    "\ufff9": "interlinear", "\ufffd": "replacement", "\ufffe": "control", chr(0xD800): "control",
    "\U000e0001": "language tag", "\U000e0041": "tag latin", "\U000e007f": "cancel tag",
}  # fmt: skip


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_passes(text: str) -> None:
    assert not list(forbidden(text))


@pytest.mark.parametrize("letter", HIDING, ids=lambda letter: f"{ord(letter):04X}")
def test_what_hides_is_named_at_its_position(letter: str) -> None:
    ((position, name),) = forbidden(f"ab{letter}c")
    assert position == 2
    assert HIDING[letter] in name
    assert f"U+{ord(letter):04X}" in name


def test_every_control_and_direction_character_is_refused() -> None:
    allowed = set("\t\n\u200c\u200d\u200e\u200f")
    passing = [
        letter
        for letter in map(chr, range(0x3000))
        if unicodedata.category(letter) in ("Cc", "Cf") and letter not in allowed and not list(forbidden(letter))
    ]
    # Signs that show: the Arabic and Syriac number and year signs.
    assert all(unicodedata.name(letter).startswith(("ARABIC", "SYRIAC")) for letter in passing), passing


def test_a_line_end_of_windows_passes_and_of_old_macs_does_not() -> None:
    assert [position for position, _ in forbidden("a\r\nb\rc\r")] == [4, 6]


def test_letters_hidden_after_a_flag_that_is_none_are_refused() -> None:
    assert len(list(forbidden("🏴\U000e0041\U000e0042"))) == 2
    assert len(list(forbidden("🏴" + "\U000e0062" * 7 + "\U000e007f"))) == 8


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("says:\u00a0One", [5]),
        ("  -\u00a0says: One", [3]),
        ("a:\n\u00a0\u00a0b: c", [3, 4]),
        ('  "7.1":\u2003[]', [8]),
        ("says: One\u00a0two: three", []),
        ("says: 10\u00a0km", []),
    ],
)
def test_blanks_of_another_kind_are_refused_where_yaml_counts_them(text: str, positions: list[int]) -> None:
    assert [position for position, _ in misplaced_blanks(text)] == positions


def test_blanking_moves_nothing() -> None:
    assert blanked("a\u200bb\u2028c", (1, 3)) == "a b c"
    assert blanked("abc", ()) == "abc"


def test_a_name_tells_the_number() -> None:
    assert name_of("\u200b") == "a zero-width space (U+200B)"
    assert name_of("\u202e") == "the character right-to-left override (U+202E)"
    assert name_of("\x01") == "a control character (U+0001)"
