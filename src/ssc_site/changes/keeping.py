"""Whether a later version of something published keeps all it said: word for word, in more languages, or redacted.

Knows nothing of lists of entries. What was redacted is compared, never given back.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ssc_site.changes.sameness import essence, shown
from ssc_site.fields import Model, Text
from ssc_site.schema import Correction

M = TypeVar("M", bound=Model)
_GAP = re.compile(r"…|\[(?:…|\.\.\.|(?:[nN]ame|[nN]ames|[wW]ords)?\s?(?:[rR]emoved|[rR]edacted|taken out))\]")
"""What may stand where words were taken out of a sentence."""
_LANGUAGES = {"en", "cy"}
_FIXED = frozenset(
    {"date", "kind", "source", "part", "status", "progress", "answered_by", "see", "also_answers", "due",
     "starts", "ends", "value", "bound", "out_of", "unit", "wording", "read"}
)  # fmt: skip
"""Fields in which nobody can be named: protecting somebody changes none of them."""
_STAY = frozenset({"documents", "measures", "stated_as"})
"""Fields that may lose words and nothing else: what stands behind an answer stays."""
_PEOPLE = frozenset({"owners", "partners"})
"""Lists out of which somebody may be taken whole."""
_PIECE = re.compile(r"(?<=[.!?])\s+")
_SHORT = re.compile(
    r"(?:^|[\W_])(?:[^\W\d_]|mr|mrs|ms|dr|st|prof|rev|hon|insp|det|sgt|supt|ch|no|nos|para|paras|sec|fig|cf|vs|etc|"
    r"approx|incl|dept|ext|tel|ref)\.$",
    re.IGNORECASE,
)
"""The end of what is no sentence: a letter or a word cut short, as in "i.e." or "Mr."."""
_WORD = re.compile(r"\w+|[^\w\s]")


def adds_languages(new: object, old: object) -> bool:
    """Whether a value says all that the old one says, and no more but in a further language."""
    return _adds_languages(_plain(new, shown), _plain(old, shown))


def _adds_languages(new: object, old: object) -> bool:
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        spare = not old or not (set(new) <= _LANGUAGES and set(old) <= _LANGUAGES)
        gained = set(old) == set(new) if spare else set(old) <= set(new)
        return gained and all(_adds_languages(new[key], old[key]) for key in old)
    if isinstance(new, list) and isinstance(old, list):
        return len(new) == len(old) and _each_kept(new, old, _adds_languages) == []
    if isinstance(new, str) and isinstance(old, str):
        return essence(new) == essence(old)
    return new == old


def takes_away(new: object, old: object, name: str = "") -> bool:
    """Whether a value says nothing but some of what the old one said, with a mark where a sentence has a gap.

    Dates, statuses and the like are as they were, and each action, document and figure is still there. name: of the
    field, where it is one.
    """
    return _takes_away(_plain(new, str), _plain(old, str), name)


def _plain(value: object, said: Callable[[str], str]) -> object:
    """Return a value as lists, sections and words, without what is not given. said: of a text, what is compared."""
    if isinstance(value, Text):
        return {language: said(words) for language, words in value.versions}
    if isinstance(value, Model):
        given = {name: getattr(value, name) for name in type(value).model_fields}
        return {name: _plain(each, said) for name, each in given.items() if each not in (None, (), {})}
    if isinstance(value, tuple):
        return [_plain(each, said) for each in value]
    return {key: _plain(each, said) for key, each in value.items()} if isinstance(value, Mapping) else value


def _takes_away(new: object, old: object, name: str) -> bool:
    if new == old:
        return True
    if new in (None, [], ()):
        return name not in _STAY
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return _loses_fields(new, old)
    if isinstance(new, list) and isinstance(old, list):
        left = _each_kept(old, new, lambda one, other: _takes_away(other, one, ""))
        return left == [] or (left is not None and name in _PEOPLE)
    return isinstance(new, str) and isinstance(old, str) and _loses_words(new, old)


def _loses_fields(new: Mapping[str, object], old: Mapping[str, object]) -> bool:
    gone = set(old) - set(new)
    if not set(new) <= set(old) or gone & _FIXED or any(len(name) == 1 for name in gone):  # the letters of actions
        return False
    return all(
        value == old[name] if name in _FIXED else _takes_away(value, old[name], name) for name, value in new.items()
    )


def may_lose(name: str) -> bool:
    """Whether protecting somebody may change a field of this name."""
    return name not in _FIXED


def _each_kept(
    there: Iterable[object], wanted: Sequence[object], kept: Callable[[object, object], bool]
) -> list[object] | None:
    """Return what is left over when each wanted value has found its own, None where one finds none."""
    left = list(there)
    for value in wanted:
        found = next((at for at, each in enumerate(left) if kept(each, value)), None)
        if found is None:
            return None
        del left[found]
    return left


def _loses_words(new: str, old: str) -> bool:
    """Whether a text is an old one without some of its sentences, or with marks where words of one are missing."""
    return _fits(new, old) or _each_in_order(_sentences(new), _sentences(old))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text. Where it is not sure that one ends, it goes on."""
    found: list[str] = []
    for piece in _PIECE.split(text.strip()):
        begins = _GAP.match(piece) or piece.lstrip("\"'“(*_- ")[:1].isupper()
        if found and (not begins or _SHORT.search(found[-1])):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _each_in_order(new: Sequence[str], old: Sequence[str]) -> bool:
    left = iter(old)
    return all(any(_fits(sentence, known) for known in left) for sentence in new)


def _fits(new: str, old: str) -> bool:
    """Whether a text is the old one with marks in place of some words."""
    first, *others = (_WORD.findall(part) for part in _GAP.split(new))
    words = _WORD.findall(old)
    if not others:
        return first == words
    *middle, last = others
    if words[: len(first)] != first or len(words) < len(first) + len(last) or words[len(words) - len(last) :] != last:
        return False
    return _in_order(middle, words[len(first) : len(words) - len(last)])


def _in_order(parts: Sequence[list[str]], words: list[str]) -> bool:
    """Whether each part stands somewhere in the words, one after the other."""
    start = 0
    for part in parts:
        places = range(start, len(words) - len(part) + 1)
        found = next((at for at in places if words[at : at + len(part)] == part), None)
        if found is None:
            return False
        start = found + len(part)
    return True


def corrections_added(
    old: Sequence[Correction], new: Sequence[Correction], kept: Callable[[object, object], bool] = adds_languages
) -> tuple[Correction, ...] | None:
    """Return the corrections that are new, None where an older one is gone. kept: how much of it must be there.

    One that only repeats an older one says nothing of what is different now: it counts for nothing.
    """
    added = fresh(old, new, kept)
    known = [essence(each) for each in old]
    return None if added is None else tuple(each for each in added if essence(each) not in known)


def fresh(old: Sequence[M], new: Sequence[M], kept: Callable[[M, M], bool] = adds_languages) -> tuple[M, ...] | None:
    """Return the corrections, or marks, that are new; None where an older one is gone. kept: how much must be there."""
    left = list(new)
    for each in old:
        found = next((other for other in left if kept(other, each)), None)
        if found is None:
            return None
        left.remove(found)
    return tuple(left)
