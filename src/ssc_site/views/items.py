"""What the report asks, and a force's answer to it: the parts that force and recommendation pages share."""

from dataclasses import dataclass

from ssc_site import urls
from ssc_site.census import Answer, Cell, counted
from ssc_site.corpus import Corpus
from ssc_site.language import key, say
from ssc_site.national import Addressee, Recommendation, recommendation_of
from ssc_site.schema import Entry, Plan
from ssc_site.views.entries import EntryView, Telling, entry_views
from ssc_site.views.frame import Link
from ssc_site.views.texts import in_english, name, ours
from ssc_site.views.words import ANSWERS, DEADLINES, SHAPES, STATUSES, listed, lower_first

ADDRESSEES: dict[Addressee, str] = {
    "chief-constables": key("chief constables"),
    "police-and-crime-commissioners": key("police and crime commissioners"),
    "home-office": key("the Home Office"),
    "ministry-of-justice": key("the Ministry of Justice"),
    "crown-prosecution-service": key("the Crown Prosecution Service"),
    "npcc": key("the National Police Chiefs' Council"),
    "npcc-lead": key("the National Police Chiefs' Council's lead for stalking and harassment"),
    "college-of-policing": key("the College of Policing"),
    "iopc": key("the Independent Office for Police Conduct"),
    "every-body": key("every body the report makes recommendations to"),
}


@dataclass(frozen=True, slots=True)
class AskView:
    """What a recommendation asks: our title and words, the report's place, date and addressees."""

    number: str
    anchor: str
    title: str
    ask: str
    unnumbered: str
    place: str
    due: str
    addressees: str
    href: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One force's answer to one item.

    name: what the answer is called among the others of its page: "10.1", or "Kent, 10.1" where several forces answer.
    answer: its state in words. shared: the item that holds the answer, when it is shared. deadline: in words, each
    part with its own where there are parts. also: answers to other items that speak of this one too. lines: where the
    plan's file says it.
    """

    name: str
    answer: str
    shape: str
    answered: bool
    shared: Link | None
    status: str
    deadline: str
    also: tuple[Link, ...]
    entries: tuple[EntryView, ...]
    lines: tuple[Link, ...]


def ask_view(number: str, asked: Recommendation, href: str = "") -> AskView:
    """Return what a recommendation asks. href: the link to its own page."""
    return AskView(
        number=number,
        anchor=urls.item_anchor(number),
        title=ours(asked.title),
        ask=ours(asked.ask),
        unnumbered=ours(asked.unnumbered) if asked.unnumbered else "",
        place=say(
            "the section \u201c%(section)s\u201d, which starts on page %(page)s",
            section=in_english(asked.place.section),
            page=asked.place.page,
        ),
        due=due_words(asked),
        addressees=listed(say(ADDRESSEES[addressee]) for addressee in asked.addressees),
        href=href,
    )


def due_words(asked: Recommendation) -> str:
    """Return when a recommendation is due: "27 March 2025", each part with its own date, or that no day is given."""
    if asked.due:
        return asked.due.words
    parts = (
        say("part %(letter)s, %(date)s", letter=letter, date=part.due.words) for letter, part in asked.parts.items()
    )
    return "; ".join(parts) or say("no day given")


def answer_view(cell: Cell, telling: Telling, corpus: Corpus, *, anchored: bool = False) -> AnswerView:
    """Return a force's answer to an item. anchored: whether its actions have their anchors here.

    An answer for the whole recommendation stands once, above the items, and is not repeated under each.
    """
    shown = () if cell.answer is Answer.WHOLE else cell.entries
    own = cell.item if anchored and not cell.shared_with else ""
    return AnswerView(
        name=_name(cell, telling, corpus),
        answer=ANSWERS[cell.answer].word,
        shape=SHAPES[cell.answer],
        answered=cell.answered,
        shared=Link(cell.shared_with, telling.place(cell.shared_with)) if cell.shared_with else None,
        status=STATUSES[cell.status].word if cell.status else "",
        deadline=deadline_words(cell),
        also=also_answered(cell.item, telling),
        entries=entry_views(shown, telling, own),
        lines=line_links(cell.item, telling.plan, corpus),
    )


def _name(cell: Cell, telling: Telling, corpus: Corpus) -> str:
    short = name(corpus.national.register.forces[telling.plan.force].short)
    return f"{short}, {cell.item}" if telling.page else cell.item


def deadline_words(cell: Cell) -> str:
    """Return where an item stands against its date; each part by itself where it has parts."""
    if not cell.parts:
        return DEADLINES[cell.deadline].word
    standing = ((letter, lower_first(DEADLINES[known].word)) for letter, known in cell.parts)
    return "; ".join(say("part %(letter)s, %(state)s", letter=letter, state=state) for letter, state in standing)


def also_answered(item: str, telling: Telling) -> tuple[Link, ...]:
    """Return links to the answers under other numbers that speak of this item too."""
    speaking = (key for key, entries in telling.plan.responses.items() if _speaks_of_others(entries))
    others = (key for key in speaking if recommendation_of(key) != recommendation_of(item))
    return tuple(Link(key, telling.place(key)) for key in others if _speaks_of(item, key, telling))


def _speaks_of_others(entries: tuple[Entry, ...]) -> bool:
    for entry in entries:  # noqa: SIM110 - asked of each entry for each item, and any() takes twice the time
        if entry.also_answers:
            return True
    return False


def _speaks_of(item: str, key: str, telling: Telling) -> bool:
    """Whether an entry under key, counted on the day, also answers the item."""
    entries = counted(telling.plan, key, telling.as_of)
    return item in telling.catalogue.item_keys({each for entry in entries for each in entry.also_answers})


def line_links(key: str, plan: Plan, corpus: Corpus) -> tuple[Link, ...]:
    """Return links to the line of the plan's file that holds a key, to read and to edit; none without a repository."""
    repository = corpus.national.site.repository
    lines = corpus.lines[plan.force]
    line = lines.get(key) or lines.get(recommendation_of(key))
    if not repository or not line:
        return ()
    path = f"main/plans/{plan.force}.yaml"
    return (
        Link(say("the line as published"), f"{repository}/blob/{path}#L{line}"),
        Link(say("suggest a correction"), f"{repository}/edit/{path}#L{line}"),
    )
