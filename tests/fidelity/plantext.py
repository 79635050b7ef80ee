"""What a plan file says in the force's name, by key, as plain text.

Leaves out what the site's editors add: notes, reasons why something is unclear, corrections, and also_answers.
"""

from collections.abc import Iterator

from sources import HEAD

from ssc_site.schema import Entry, Partner, Person, Plan


def plan_text(plan: Plan) -> dict[str, str]:
    """Return the text under each key that has any. Entries of a later source than the plan's first are another's."""
    first = next(iter(plan.sources), None)
    texts = {HEAD: "\n".join(_head(plan))}
    for key, entries in (*plan.responses.items(), *plan.local.items()):
        told = [line for entry in entries if entry.source in (None, first) for line in _entry(entry)]
        if told:
            texts[key] = "\n".join(told)
    return texts


def _head(plan: Plan) -> Iterator[str]:
    if plan.sources:
        yield next(iter(plan.sources.values())).title
    for part in (plan.published, plan.reviewed, plan.next_review):
        if part:
            yield str(part)
    if plan.introduction:
        yield plan.introduction.first
    yield from (_person(lead) for lead in plan.leads)


def _entry(entry: Entry) -> Iterator[str]:
    for text in (entry.in_place, entry.says, entry.reason):
        if text:
            yield text.first
    for action in entry.actions.values():
        yield from (text.first for text in (action.text, action.reason) if text)
        yield from (_person(owner) for owner in action.owners)
        if action.due:
            yield str(action.due)
    if entry.date:
        yield str(entry.date)
    if entry.stated_as:
        yield entry.stated_as
    if entry.progress:
        yield f"{entry.progress}%"
    yield from (_person(owner) for owner in entry.owners)
    yield from (f"See {key}." if "." in key else f"See recommendation {key}." for key in entry.see)
    for partner in entry.partners:
        yield from _partner(partner)
    yield from _evidence(entry)


def _evidence(entry: Entry) -> Iterator[str]:
    for document in entry.documents:
        yield from (text.first for text in (document.title, document.held, document.none) if text)
    for measure in entry.measures:
        yield measure.name.first
        yield f"{measure.value} {measure.unit or ''}"
        yield from (str(part) for part in (measure.out_of, measure.starts, measure.ends) if part is not None)


def _partner(partner: Partner) -> Iterator[str]:
    yield partner.name
    yield from (text.first for text in (partner.does, partner.length) if text)
    yield from (str(day) for day in (partner.starts, partner.ends) if day)


def _person(person: Person) -> str:
    """A lead's title stands before a colon, as sources print it."""
    name = " ".join(part for part in (person.rank, person.name, person.role) if part)
    return f"{person.title}: {name}" if person.title else name
