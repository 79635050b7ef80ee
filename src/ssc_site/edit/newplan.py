"""A whole plan to fill in: every field explained, every item with what it asks and when, and [] for its answer.

Says nothing of any force but its name. Knows nothing of files.
"""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, get_args

from ssc_site.edit.written import Value, field
from ssc_site.national import Catalogue, Force, Recommendation
from ssc_site.schema import Plan

SCHEMA_LINE = "# yaml-language-server: $schema=../schema/plan.schema.json"
"""What editors find the schema by."""
_WIDTH = 118
_TOP = """\
Answers of {name} to the national recommendations. Begun with "ssc-site new {slug}".

This file is public from the first time it is saved to GitHub. Never name a victim, a suspect or a case in it.
plans/README.md shows how to fill it in. "ssc-site set {slug} 7.1" adds an answer too.

BEFORE IT IS PUBLISHED: every item below reads []. That says that the plan was read whole and has no answer: pages say
"No answer published". Put the force's answer in place of each []. Leave [] only where the plan has none. Is there an
answer that could not be read yet? Delete the item's line, and list its number under unread.

Lines that start with # are explanations and examples. No page shows them. To use an example, delete its # sign. What
you do not know, leave out.
"""
_KEEPERS = ("held", "cleared")
"""Fields that the guide leaves to the people who keep the site."""
_HISTORY = ("corrections",)
"""Fields that the check of published entries asks for."""


def new_plan(slug: str, force: Force, catalogue: Catalogue) -> str:
    """Return the text of a force's file with no answers in it yet. It is valid as it is."""
    top = [" ".join(paragraph.split()) for paragraph in _TOP.format(name=force.name.first, slug=slug).split("\n\n")]
    lines = [SCHEMA_LINE, *_comment("\n\n".join(top)), ""]
    given = {"force": slug, "wording": "force"}
    for name, about in Plan.model_fields.items():
        if name in given:
            lines += [*_about(name, about), *field(name, given[name]), ""]
        elif name != "responses":
            lines += [*_about(name, about), *(f"#{line}" for line in field(name, _example(about))), ""]
    lines += [*_about("responses", Plan.model_fields["responses"]), "responses:"]
    for number, asked in catalogue.for_forces.items():
        lines += _recommendation(number, asked, catalogue)
    return "\n".join(lines) + "\n"


def _comment(text: str, indent: int = 0) -> list[str]:
    """Return a text as lines of comment."""
    start = " " * indent + "# "
    return [
        f"{start}{line}".rstrip()
        for paragraph in text.strip().split("\n")
        for line in wrap(paragraph, _WIDTH - len(start), break_on_hyphens=False) or [""]
    ]


def _about(name: str, about: Any) -> list[str]:
    keepers = " Ask the people who keep this site before you use it." if name in _KEEPERS else ""
    history = " Add it when the History check of a pull request asks for it." if name in _HISTORY else ""
    return _comment(f"{name}: {about.description}{keepers}{history}")


def _example(about: Any) -> Value:
    """Return the field's example, as the format has it; of a list of sections, the examples of their own fields."""
    example = (about.examples or [""])[0]
    if example:
        return _value(example)
    section = get_args(about.annotation)[0]
    return ({name: _value((inner.examples or [""])[0]) for name, inner in section.model_fields.items()},)


def _value(example: Any) -> Value:
    if isinstance(example, Mapping):
        return {name: _value(part) for name, part in example.items()}
    return tuple(map(_value, example)) if isinstance(example, list) else str(example)


def _recommendation(number: str, asked: Recommendation, catalogue: Catalogue) -> Iterator[str]:
    """Yield the lines of a recommendation and its items."""
    report = catalogue.programme.published.words
    place = f'In the report of {report}: "{asked.place.section}", from page {asked.place.page}.'
    more = f" It also asks: {asked.unnumbered.first.strip()}" if asked.unnumbered else ""
    together = " It is answered for all forces by the NPCC." if asked.collective else ""
    yield ""
    yield from _comment(f"{number}. {asked.title.first}. {_due(asked)}", 2)
    yield from _comment(f"In short, in our words: {asked.ask.first.strip()}{more}{together}", 2)
    yield from _comment(place, 2)
    for item, each in asked.items.items():
        ask = f"In short: {each.ask.first.strip()}" if each.ask else f"It has no text of its own: see {number} above."
        yield "  #"
        yield from _comment(f"{item} {each.title.first}. {_due(asked)}\n{ask}", 2)
        yield f'  "{item}": []'


def _due(asked: Recommendation) -> str:
    """Return when a recommendation is due, each of its parts by itself."""
    parts = [f"Part {letter}, {part.title.first}: due {part.due.words}." for letter, part in asked.parts.items()]
    return " ".join([f"Due {asked.due.words}.", *parts] if asked.due else parts)
