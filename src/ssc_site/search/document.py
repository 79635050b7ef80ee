"""What is searched, each text under the number of the field it belongs to: names, titles, asks, and what entries say.

Takes from plans what their pages show on the census's day, in both languages. Knows nothing of how words are packed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ssc_site import markdown
from ssc_site.census import Answer, Census, counted, known_from
from ssc_site.corpus import Corpus
from ssc_site.fields import Text
from ssc_site.national import recommendation_of
from ssc_site.schema import Action, Document, Entry, Person, Plan
from ssc_site.urls import report_action

Spoken = tuple[str, str]
"""The language of some words, and the words."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The places of the site in order, and the numbers of their fields: names, regions, titles, asks, then answers.

    forces: by slug. asked: recommendations with their items, then the report's actions. keys: under what plans answer,
    in the order of a force's page; the first, empty, is the page itself.
    """

    forces: tuple[str, ...]
    asked: tuple[str, ...]
    keys: tuple[str, ...]

    def name(self, slug: str) -> int:
        """Return the field of a force's names."""
        return self.forces.index(slug)

    def region(self, slug: str) -> int:
        """Return the field of where a force is."""
        return len(self.forces) + self.forces.index(slug)

    def title(self, asked: str) -> int:
        """Return the field of the number and title of a recommendation, item or action."""
        return 2 * len(self.forces) + self.asked.index(asked)

    def ask(self, asked: str) -> int:
        """Return the field of what a recommendation, item or action asks."""
        return 2 * len(self.forces) + len(self.asked) + self.asked.index(asked)

    def answer(self, key: str, slug: str) -> int:
        """Return the field of what a force says under a key."""
        before = 2 * (len(self.forces) + len(self.asked))
        return before + self.keys.index(key) * len(self.forces) + self.forces.index(slug)


def fields_of(corpus: Corpus) -> Fields:
    """Return the fields of all places, in the order in which the search page lists them."""
    catalogue = corpus.national.catalogue
    others = (number for number in catalogue.recommendations if number not in catalogue.for_forces)
    local = dict.fromkeys(key for plan in corpus.plans.values() for key in plan.local)
    return Fields(
        forces=tuple(corpus.national.register.forces),
        asked=(*catalogue.keys, *others, *map(report_action, catalogue.actions)),
        keys=("", *catalogue.keys, *sorted(local, key=lambda key: int(key[1:]))),
    )


def labels(corpus: Corpus, fields: Fields) -> Iterator[tuple[int, Spoken]]:
    """Yield the field and words of every name, region, title and ask, in each language of the site."""
    for slug, force in corpus.national.register.forces.items():
        for words in (*force.name.versions, *force.short.versions):
            yield fields.name(slug), words
        for place in (force.nation, force.region):
            yield from ((fields.region(slug), words) for words in _ours(Text(en=place), corpus))
    for key, title, ask in _asked(corpus):
        yield fields.title(key), ("en", "" if key.startswith("action") else key)
        yield from ((fields.title(key), words) for words in _ours(title, corpus))
        yield from ((fields.ask(key), words) for words in (_ours(ask, corpus) if ask else ()))


def _ours(text: Text, corpus: Corpus) -> Iterator[Spoken]:
    """Yield a text of the national files as pages say it, in each language that has words for it."""
    given = dict(text.versions)
    yield from given.items()
    for language in corpus.national.languages:
        if language.code not in given and text.first in language.words:
            yield language.code, language.words[text.first]


def _asked(corpus: Corpus) -> Iterator[tuple[str, Text, Text | None]]:
    """Yield the key, title and ask of every recommendation, item and action."""
    catalogue = corpus.national.catalogue
    for number, asked in catalogue.recommendations.items():
        yield number, asked.title, asked.ask
        yield from ((key, item.title, item.ask) for key, item in asked.items.items())
    for number, action in catalogue.actions.items():
        yield report_action(number), action.title, action.ask


def answers(corpus: Corpus, census: Census, fields: Fields) -> Iterator[tuple[str, str, tuple[Spoken, ...]]]:
    """Yield the force, key and words of every answer that a force's page shows on the day, and first of the page."""
    for slug, plan in corpus.plans.items():
        if known_from(plan) <= census.as_of:
            yield slug, "", tuple(_of_page(plan))
        for key in fields.keys[1:]:
            if entries := _shown(plan, key, census):
                yield slug, key, tuple(words for entry in entries for words in _of_entry(entry))


def _shown(plan: Plan, key: str, census: Census) -> tuple[Entry, ...]:
    """Return the entries that the force's page shows in one place: an answer to a whole recommendation stands once."""
    if key in plan.local or key == recommendation_of(key):
        return counted(plan, key, census.as_of)
    cell = census.cells[plan.force].get(key)
    return () if cell is None or cell.answer is Answer.WHOLE else cell.entries


def _of_page(plan: Plan) -> Iterator[Spoken]:
    yield from _plain(plan.introduction)
    yield from _plain(plan.note)
    yield from _people(plan.leads)


def _of_entry(entry: Entry) -> Iterator[Spoken]:
    for text in (entry.unclear, entry.in_place, entry.says, entry.reason, entry.note):
        yield from _plain(text)
    yield "en", entry.stated_as or ""
    yield from _people(entry.owners)
    for action in entry.actions.values():
        yield from _of_action(action)
    for partner in entry.partners:
        yield "en", partner.name
        yield from _plain(partner.does)
    for measure in entry.measures:
        yield from _plain(measure.name)
    for document in entry.documents:
        yield from _of_document(document)


def _of_action(action: Action) -> Iterator[Spoken]:
    yield from _plain(action.text)
    yield from _plain(action.reason)
    yield from _people(action.owners)


def _of_document(document: Document) -> Iterator[Spoken]:
    for text in (document.title, document.held, document.none):
        yield from _plain(text)


def _people(people: tuple[Person, ...]) -> Iterator[Spoken]:
    for person in people:
        yield "en", " ".join(filter(None, (person.name, person.role, person.title)))


def _plain(text: Text | str | None) -> Iterator[Spoken]:
    """Yield the words of a text as a page shows them: of a link only its words."""
    if isinstance(text, str):
        yield "en", text
    elif text:
        for language, words in text.versions:
            yield language, _unlinked(words) if "](" in words else words


def _unlinked(words: str) -> str:
    return unescape(re.sub("<[^>]*>", " ", markdown.html(words)))
