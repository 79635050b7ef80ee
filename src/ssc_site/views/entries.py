"""Entries as pages show them: every field a plan can hold, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from ssc_site import markdown, urls
from ssc_site.fields import Text
from ssc_site.language import key, say, spoken
from ssc_site.national import Catalogue
from ssc_site.schema import Action, Correction, Document, Entry, Measure, Partner, Person, Plan, Source
from ssc_site.views.frame import Link
from ssc_site.views.texts import joined, marked, theirs, title_of, version
from ssc_site.views.words import STATUSES, listed, lower_first, out_of, person_words


@dataclass(frozen=True, slots=True)
class Telling:
    """On whose behalf entries are shown, for which day, and where.

    page: the link to the force's page, empty on that page itself.
    """

    plan: Plan
    catalogue: Catalogue
    as_of: date
    page: str = ""

    def place(self, number: str) -> str:
        """Return the link to an item's place on the force's page."""
        return f"{self.page}#{urls.item_anchor(number)}"


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as safe HTML, and its language where that is not the page's."""

    lang: str
    html: Markup


@dataclass(frozen=True, slots=True)
class ActionView:
    """Something the force says it will do, or a later revision of it. anchor: empty where it has one elsewhere."""

    letter: str
    anchor: str
    text: Prose | None
    due: str
    status: str
    owners: str
    reason: Prose | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: its title, linked where it is published, and why not where it is not."""

    title: str
    href: str
    reason: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was corrected or taken out, when and why."""

    heading: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry. date: in words, empty where the source gives none. progress: "25%", or empty."""

    date: str
    part: str
    status: str
    stated_as: str
    progress: str
    reason: Prose | None
    in_place: Prose | None
    says: Prose | None
    unclear: Prose | None
    actions: tuple[ActionView, ...]
    see: tuple[Link, ...]
    owners: str
    partners: tuple[str, ...]
    documents: tuple[DocumentView, ...]
    measures: tuple[str, ...]
    note: Prose | None
    corrections: tuple[CorrectionView, ...]
    source: str


def prose(text: Text | None) -> Prose | None:
    """Return the text as HTML: in the page's language where it is given in that, else marked with its own."""
    if text is None:
        return None
    code, words = version(text)
    return Prose("" if code == spoken().code else code, markdown.html(words))


def entry_view(entry: Entry, telling: Telling, item: str = "") -> EntryView:
    """Return an entry as a page shows it. item: the item whose actions have their anchors here, or nothing."""
    return EntryView(
        date=entry.date.words if entry.date else "",
        part=entry.part or "",
        status=STATUSES[entry.status].word if entry.status else "",
        stated_as=entry.stated_as or "",
        progress=f"{entry.progress}%" if entry.progress else "",
        reason=prose(entry.reason),
        in_place=prose(entry.in_place),
        says=prose(entry.says),
        unclear=prose(entry.unclear),
        actions=tuple(action_view(letter, action, item) for letter, action in entry.actions.items()),
        see=tuple(_reference(reference, telling) for reference in entry.see),
        owners=people_words(entry.owners),
        partners=tuple(map(partner_words, entry.partners)),
        documents=tuple(map(document_view, entry.documents)),
        measures=tuple(map(measure_words, entry.measures)),
        note=prose(entry.note),
        corrections=tuple(map(correction_view, made_by(entry.corrections, telling.as_of))),
        source=source_words(entry, telling.plan),
    )


def entry_views(entries: Iterable[Entry], telling: Telling, item: str = "") -> tuple[EntryView, ...]:
    """Return entries as a page shows them, newest first. An action has its anchor where it is first mentioned.

    Of several entries each stands under its date; one without says so.
    """
    anchored: set[str] = set()
    views = []
    for entry in entries:
        views.append(entry_view(entry, telling, "" if anchored & set(entry.actions) else item))
        anchored |= set(entry.actions)
    if len(views) > 1:
        views = [view if view.date else replace(view, date=say("Day not given")) for view in views]
    return tuple(reversed(views))


def _reference(reference: str, telling: Telling) -> Link:
    """Return a link to what a reference names, or to the first of a range."""
    first = telling.catalogue.meant(reference)[0]
    title, (start, _, end) = title_of(telling.catalogue, reference), reference.partition("-")
    if title:
        return Link(f"{reference} ({title})", telling.place(first))
    return Link(say("%(start)s to %(end)s", start=start, end=end) if end else start, telling.place(first))


def action_view(letter: str, action: Action, item: str = "") -> ActionView:
    """Return an action as a page shows it."""
    due = say("date withdrawn") if action.due == "withdrawn" else action.due.words if action.due else ""
    status = STATUSES[action.status].word if action.status else ""
    anchor = urls.action_anchor(item, letter) if item else ""
    return ActionView(
        letter, anchor, prose(action.text), due, status, people_words(action.owners), prose(action.reason)
    )


def people_words(people: tuple[Person, ...]) -> str:
    """Return who owns something, in a sentence's words; empty where nobody is named."""
    return listed(map(person_words, people))


def partner_words(partner: Partner) -> str:
    """Return a partner with what it does and for how long: "Paladin: support service, from 1 April 2025, two years"."""
    details = (
        theirs(partner.does) if partner.does else "",
        say("from %(date)s", date=partner.starts.words) if partner.starts else "",
        say("until %(date)s", date=partner.ends.words) if partner.ends else "",
        _length_words(partner.length) if partner.length else "",
    )
    return joined((partner.name, joined(details)), ": ")


def _length_words(length: Text) -> str:
    code, words = version(length)
    return marked(code, lower_first(words))


def document_view(document: Document) -> DocumentView:
    """Return a document as a page shows it."""
    if document.none:
        title = theirs(document.title) if document.title else say("No document")
        return DocumentView(title, "", theirs(document.none))
    title = theirs(document.title) if document.title else ""
    return DocumentView(title, document.url or "", theirs(document.held) if document.held else "")


_BOUNDS = {
    "over": key("over %(figure)s"),
    "under": key("under %(figure)s"),
    "at-least": key("at least %(figure)s"),
    "at-most": key("at most %(figure)s"),
    "about": key("about %(figure)s"),
}


def measure_words(measure: Measure) -> str:
    """Return a figure in words: "Officers trained: 200 of 1200 officers, January 2025 to March 2025"."""
    figure = out_of(measure.value, measure.out_of) if measure.out_of is not None else f"{measure.value}"
    value = say(_BOUNDS[measure.bound], figure=figure) if measure.bound else figure
    told = joined((joined((value, measure.unit or ""), " "), _period_words(measure)))
    return joined((theirs(measure.name), told), ": ")


def _period_words(measure: Measure) -> str:
    start, end = (period.words if period else "" for period in (measure.starts, measure.ends))
    return say("%(start)s to %(end)s", start=start, end=end) if start and end else start or end


def made_by(corrections: Iterable[Correction], as_of: date) -> tuple[Correction, ...]:
    """Return the corrections made by a day, and every redaction: its words are missing on earlier days too."""
    return tuple(each for each in corrections if each.date.last <= as_of or each.kind == "redacted")


def correction_view(correction: Correction) -> CorrectionView:
    """Return a correction as a page shows it. A redaction never says what was taken out."""
    done = _CORRECTED if correction.kind == "corrected" else _TAKEN_OUT
    what = theirs(correction.what) if correction.what else ""
    return CorrectionView(say(done, date=correction.date.words), what, theirs(correction.why))


_CORRECTED, _TAKEN_OUT = key("Corrected on %(date)s"), key("Words taken out on %(date)s")


def source_words(entry: Entry, plan: Plan) -> str:
    """Return whose words these are and from where, in a sentence; empty where the plan names no source."""
    source = plan.source_of(entry)
    if source is None:
        return ""
    origin = ", ".join(part for part in (source.title, entry.place or "", read_words(source)) if part)
    if plan.wording_of(source) == "summarised":
        return say("Summarised by the editors of this site from %(source)s. Not the force's own words.", source=origin)
    return say("In the force's own words, from %(source)s.", source=origin)


def read_words(source: Source) -> str:
    """Return when a source was read: "read on 21 November 2026"."""
    return say("read on %(date)s", date=source.read.words) if source.read else ""
