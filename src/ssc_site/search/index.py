"""The index as a script: one assignment, the same bytes from the same plans.

A dictionary for each language: its words in order, and for each the fields it stands in, as the steps from one to the
next. The English one has words without endings; the Welsh one has them as they were written.
"""

import json
from collections import defaultdict
from collections.abc import Iterable

from ssc_site import urls
from ssc_site.census import Census
from ssc_site.corpus import Corpus
from ssc_site.search.document import Fields, answers, fields_of, labels
from ssc_site.search.folding import ENDINGS, MUTATIONS, stem, words
from ssc_site.search.vocabulary import STOP, SYNONYMS, WELSH_SYNONYMS

Dictionary = dict[str, set[int]]
"""The fields that each word stands in."""

Line = tuple[int, list[str], list[list[str]]]
"""A line of synonyms: whether it is Welsh (1 or 0); the words said, English ones without endings; what they mean."""


def search_index(corpus: Corpus, census: Census) -> bytes:
    """Return the script that gives the search page its index."""
    fields = fields_of(corpus)
    found: dict[str, Dictionary] = {"en": defaultdict(set), "cy": defaultdict(set)}
    _add_labels(found, corpus, fields)
    tellers = _add_answers(found, corpus, census, fields)
    index = {
        "forces": fields.forces,
        "asked": fields.asked,
        "answers": [[key, _anchor(key), tellers[key]] for key in fields.keys],
        "books": [_packed(found["en"]), _packed(found["cy"])],
        "stop": sorted(STOP),
        "synonyms": _synonyms(),
        "endings": ENDINGS,
        "mutations": [(root, start) for root, starts in MUTATIONS.items() for start in starts],
    }
    return f"window.sscSearch = {json.dumps(index, separators=(',', ':'))};\n".encode("ascii")


def _anchor(key: str) -> str:
    """Return where on a force's page stands what it says under a key."""
    if key.isdigit():
        return urls.whole_anchor(key)
    return urls.item_anchor(key) if key else ""


def _add_labels(found: dict[str, Dictionary], corpus: Corpus, fields: Fields) -> None:
    """Add the words and numbers of names, titles and asks."""
    for field, (language, text) in labels(corpus, fields):
        _add(found[language], field, _kept(language, text))


def _add_answers(found: dict[str, Dictionary], corpus: Corpus, census: Census, fields: Fields) -> dict[str, list[int]]:
    """Add the words of answers; their numbers are no item's. Return the forces with something in a place of its own."""
    tellers: dict[str, list[int]] = {key: [] for key in fields.keys}
    for slug, key, spoken in answers(corpus, census, fields):
        field = fields.answer(key, slug)
        for language, text in spoken:
            _add(found[language], field, (word for word in _kept(language, text) if not _is_number(word)))
        if key:
            tellers[key].append(fields.forces.index(slug))
    return tellers


def _add(dictionary: Dictionary, field: int, found: Iterable[str]) -> None:
    for word in found:
        dictionary[word].add(field)


def _kept(language: str, text: str) -> set[str]:
    said = set(words(text)) - STOP
    return set(map(stem, said)) if language == "en" else said


def _is_number(word: str) -> bool:
    return word.replace(".", "").isdigit()


def _packed(dictionary: Dictionary) -> dict[str, list[str]]:
    order = sorted(dictionary)
    return {"order": order, "places": [_steps(dictionary[word]) for word in order]}


def _steps(numbers: Iterable[int]) -> str:
    """Return numbers in order, each as the step from the one before: "3,1,40"."""
    steps, last = [], 0
    for number in sorted(numbers):
        steps.append(str(number - last))
        last = number
    return ",".join(steps)


def _synonyms() -> list[Line]:
    """Return each line of both tables, those that say most words first."""
    english = [(0, list(map(stem, _phrase(said))), list(map(_phrase, meant))) for said, meant in SYNONYMS.items()]
    welsh = [(1, _phrase(said), list(map(_phrase, meant))) for said, meant in WELSH_SYNONYMS.items()]
    return sorted(english + welsh, key=lambda line: (-len(line[1]), line[1]))


def _phrase(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOP]
