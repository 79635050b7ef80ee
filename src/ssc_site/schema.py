"""The plan format: every field a force's file, or a file of reviewers' marks, may have.

Field laws only (kinds, words, lengths). Laws across fields live in `rules`. Each description and example is shown by
editors that follow the file's first line, and in `plans/README.md`'s place it is the reference.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from pydantic import Field

from ssc_site.fields import (
    Date,
    Day,
    Figure,
    GuardCode,
    Letter,
    Link,
    LocalKey,
    Model,
    Number,
    Reference,
    Slug,
    Target,
    Text,
    Words,
)

Status = Literal["not-started", "in-progress", "complete", "not-applicable", "not-yet-applicable", "blocked"]
STATUSES: tuple[str, ...] = get_args(Status)
_STATUS = (
    "What the force says of its progress: not-started, in-progress, complete, not-applicable (with a reason), "
    "not-yet-applicable or blocked (with a reason). Leave the line out where the force does not say."
)


class Person(Model):
    """Somebody who leads or owns a piece of work: a name, a rank, a role, or several of these."""

    title: Words | None = Field(None, description="What the plan calls this lead.", examples=["Executive Lead"])
    rank: Words | None = Field(None, description="The rank, as the force writes it.", examples=["ACC"])
    name: Words | None = Field(
        None, description="The name, only where the force publishes it.", examples=["Jo Example"]
    )
    role: Words | None = Field(
        None, description="The post, team or unit where no person is named.", examples=["Head of Crime"]
    )


class Source(Model):
    """A document the plan's content was taken from."""

    title: Words = Field(description="The document's own title.", examples=["Stalking action plan"])
    url: Link | None = Field(
        None, description="Where the document is published.", examples=["https://www.example.police.uk/plan"]
    )
    read: Day | None = Field(None, description="The day it was read for this file.", examples=["2026-11-21"])
    wording: Literal["force", "summarised"] | None = Field(
        None,
        description="Whose sentences the entries from it are, where that is not the plan's own wording.",
        examples=["force"],
    )


class Unread(Model):
    """Items whose answer may stand in the source but could not be read."""

    reason: Text = Field(description="Why they could not be read.", examples=["The copy lost its tables."])
    items: tuple[Reference, ...] = Field(
        min_length=1, description="The items, recommendations or ranges.", examples=[["7.1", "10.1-10.5"]]
    )


class Document(Model):
    """A supporting document: a link, or why there is no link, or why there is no document."""

    title: Text | None = Field(None, description="The document's title.", examples=["Stalking policy, version 3"])
    url: Link | None = Field(
        None, description="Where it is published.", examples=["https://www.example.police.uk/policy"]
    )
    held: Text | None = Field(
        None, description="The force holds it but does not publish it: why.", examples=["It names open cases."]
    )
    none: Text | None = Field(None, description="There is no document: why.", examples=["The audit starts in May."])


class Partner(Model):
    """A body outside the force that takes part, and the contract with it where there is one."""

    name: Words = Field(description="The partner's name.", examples=["Example Advocacy Service"])
    does: Text | None = Field(None, description="What it does.", examples=["Supports people after a report."])
    starts: Date | None = Field(None, description="When the contract or work starts.", examples=["2025-04-01"])
    ends: Date | None = Field(None, description="When it ends.", examples=["2027-03"])
    length: Text | None = Field(
        None, description="How long it lasts, where the source gives no end date.", examples=["Two years"]
    )


class Measure(Model):
    """One figure the force publishes about its work."""

    name: Text = Field(description="What is counted.", examples=["Officers trained"])
    value: Figure = Field(description="The figure.", examples=[200])
    bound: Literal["over", "under", "at-least", "at-most", "about"] | None = Field(
        None, description="Where the figure is not exact: over, under, at-least, at-most or about.", examples=["over"]
    )
    out_of: Figure | None = Field(None, description="The whole it is part of.", examples=[1200])
    unit: Words | None = Field(None, description="The unit.", examples=["officers", "%", "days"])
    starts: Date | None = Field(None, description="The first day, month or year counted.", examples=["2025-01"])
    ends: Date | None = Field(None, description="The last day, month or year counted.", examples=["2025-03"])
    source: Slug | None = Field(None, description="Which of the plan's sources gives it.", examples=["tracker"])


class Action(Model):
    """Something the force says it will do. In a later entry, the same letter revises it; say only what changed."""

    text: Text | None = Field(None, description="What will be done.", examples=["Review the training offer."])
    owners: tuple[Person, ...] = Field((), description="Who owns this action.", examples=[[{"role": "Head of Crime"}]])
    due: Target | None = Field(
        None,
        description="The force's own target date (2025-03-27, 2025-03 or 2025), or withdrawn.",
        examples=["2025-03", "withdrawn"],
    )
    status: Status | None = Field(None, description=_STATUS, examples=["in-progress"])
    reason: Text | None = Field(
        None, description="Why the date, wording or status changed.", examples=["The supplier is late."]
    )


class Correction(Model):
    """A visible change to something already published."""

    date: Day = Field(description="The day it was corrected.", examples=["2026-12-01"])
    kind: Literal["corrected", "redacted"] = Field(
        description="corrected: it was wrong. redacted: words were taken out to protect somebody.",
        examples=["corrected"],
    )
    what: Text | None = Field(
        None, description="What was wrong. Never for redacted: it would repeat the words.", examples=["The year."]
    )
    why: Text = Field(description="Why.", examples=["The source gives 2025."])


class Cleared(Model):
    """A false alarm of the publication guard, let pass at one place. It never repeats what was taken for private."""

    code: GuardCode = Field(description="The code of the false alarm.", examples=["private-number-likely"])
    place: Words = Field(
        description="Where: an item, a field of the file such as sources, or comment.", examples=["7.1", "comment"]
    )
    reason: Text = Field(
        description="Why nobody is told of here, without repeating it.", examples=["It is the number of a public form."]
    )
    date: Day = Field(description="The day it was cleared.", examples=["2026-11-21"])


class Entry(Model):
    """What the force says on one item at one time. Entries are never rewritten; a later one adds."""

    date: Date | None = Field(
        None, description="When the force said it, as exact as it says. Leave out if unknown.", examples=["2024-11-11"]
    )
    source: Slug | None = Field(
        None, description="Which of the plan's sources says it; left out, the first one.", examples=["tracker"]
    )
    place: Words | None = Field(
        None, description="Where in the source, in its own numbering.", examples=["page 3, row 12.2"]
    )
    part: Letter | None = Field(
        None, description="Which part of the recommendation, where the catalogue has parts.", examples=["a"]
    )
    says: Text | None = Field(
        None, description="What the force says, where present and future cannot be told apart.", examples=["We review."]
    )
    in_place: Text | None = Field(None, description="What is in place now.", examples=["A daily check of new reports."])
    actions: Mapping[Letter, Action] = Field(
        default_factory=dict,
        description="What will be done: each action under a letter, a to z, that it keeps.",
        examples=[{"a": {"text": "Review the training offer.", "due": "2025-03"}}],
    )
    status: Status | None = Field(None, description=_STATUS, examples=["in-progress"])
    stated_as: Words | None = Field(
        None, description="The status in the force's own words.", examples=["In Progress 25%"]
    )
    progress: int | None = Field(
        None, ge=1, le=99, description="How far, in percent, while in-progress (100 is complete).", examples=[25]
    )
    reason: Text | None = Field(
        None, description="Why it is blocked or does not apply.", examples=["The shared system sets the date."]
    )
    answered_by: Number | None = Field(
        None, description="Another item of the same recommendation whose answer also answers this.", examples=["14.1"]
    )
    see: tuple[Reference, ...] = Field(
        (), description="Items or recommendations the text points to.", examples=[["11.1", "10.1-10.4"]]
    )
    also_answers: tuple[Reference, ...] = Field(
        (), description="Other items this text speaks of. Shown there, never counted there.", examples=[["12.1"]]
    )
    unclear: Text | None = Field(
        None, description="Why it cannot be told whether the plan answers this.", examples=["The cell is empty."]
    )
    owners: tuple[Person, ...] = Field((), description="Who owns the answer.", examples=[[{"rank": "DCI"}]])
    partners: tuple[Partner, ...] = Field((), description="Bodies that take part.", examples=[[{"name": "A trust"}]])
    documents: tuple[Document, ...] = Field(
        (), description="Documents that show it.", examples=[[{"title": "Policy", "url": "https://example.org/policy"}]]
    )
    measures: tuple[Measure, ...] = Field((), description="Figures.", examples=[[{"name": "Trained", "value": 200}]])
    note: Text | None = Field(
        None, description="A note of this site's editors, shown as such.", examples=["The source misprints the year."]
    )
    corrections: tuple[Correction, ...] = Field(
        (), description="What was corrected in this entry, when and why.", examples=[[]]
    )


class Plan(Model):
    """One force's action plan, complete: every national item has a key, is listed as unread, or is said to be empty."""

    force: Slug = Field(description="The force: the file's name without .yaml.", examples=["lancashire"])
    wording: Literal["force", "summarised"] = Field(
        description="Whose sentences these are: the force's own, or a summary by this site's editors.",
        examples=["summarised"],
    )
    held: Literal["here", "elsewhere"] = Field(
        "here", description="elsewhere: only a link to the plan, no answers in this file.", examples=["here"]
    )
    published: Date | None = Field(
        None, description="When the plan was first published, if it says.", examples=["2024-11-22"]
    )
    reviewed: Date | None = Field(None, description="When the force last reviewed it.", examples=["2025-03"])
    next_review: Date | None = Field(None, description="When the force promises to review it.", examples=["2025-09"])
    introduction: Text | None = Field(
        None, description="The plan's introduction or position.", examples=["The force takes every report seriously."]
    )
    leads: tuple[Person, ...] = Field(
        (), description="Who leads the work.", examples=[[{"title": "Executive Lead", "rank": "ACC"}]]
    )
    sources: Mapping[Slug, Source] = Field(
        default_factory=dict,
        description="The documents this file was written from, each under a short name.",
        examples=[{"tracker": {"title": "Stalking action plan", "read": "2026-11-21"}}],
    )
    unread: Unread | None = Field(
        None, description="Items whose answer could not be read.", examples=[{"reason": "Lost.", "items": ["7"]}]
    )
    accepts: Mapping[Number, Literal["yes", "partly", "no"]] = Field(
        default_factory=dict,
        description="Whether the force accepts a recommendation: yes, partly or no.",
        examples=[{"7": "yes"}],
    )
    responses: Mapping[str, tuple[Entry, ...]] = Field(
        default_factory=dict,
        description="The answers: under each item or recommendation a list of entries, [] where the plan has none.",
        examples=[{"7.1": [{"in_place": "A search by any offence."}], "7.2": []}],
    )
    local: Mapping[LocalKey, tuple[Entry, ...]] = Field(
        default_factory=dict,
        description="The force's own actions outside the national recommendations, numbered L1, L2 …",
        examples=[{"L1": [{"in_place": "A yearly awareness day."}]}],
    )
    note: Text | None = Field(
        None,
        description="A note of this site's editors on the plan as a whole, shown as such.",
        examples=["The plan has no rows for recommendations 27 and 28."],
    )
    corrections: tuple[Correction, ...] = Field(
        (), description="What was corrected outside the entries.", examples=[[]]
    )
    cleared: tuple[Cleared, ...] = Field(
        (), description="False alarms of the publication guard that may pass. Not shown on pages.", examples=[[]]
    )

    def source_of(self, entry: Entry) -> Source | None:
        """Return the source an entry is from: the one it names, else the plan's first; None where there is none."""
        return self.sources.get(entry.source or next(iter(self.sources), ""))

    def wording_of(self, source: Source) -> str:
        """Return whose sentences the entries from a source are: force or summarised."""
        return source.wording or self.wording


class Mark(Model):
    """What a reviewer outside the force found on one item."""

    date: Date = Field(description="When it was found.", examples=["2026-11"])
    by: Words = Field(description="The body or role that reviewed, not a private person.", examples=["HMICFRS"])
    finding: Literal["confirmed", "partly-confirmed", "not-confirmed", "not-assessed"] = Field(
        description="Whether what the force says was confirmed.", examples=["confirmed"]
    )
    note: Text | None = Field(None, description="What was found, in short.", examples=["A sample of 20 was read."])
    documents: tuple[Document, ...] = Field(
        (), description="Where it is published.", examples=[[{"title": "Report", "url": "https://example.org/r"}]]
    )


class Review(Model):
    """The reviewers' marks on one force's plan, kept apart from what the force says: plans/reviews/<force>.yaml."""

    force: Slug = Field(description="The force: the file's name without .yaml.", examples=["lancashire"])
    marks: Mapping[str, tuple[Mark, ...]] = Field(
        description="Under each item or recommendation, the marks in order of date.",
        examples=[{"11.1": [{"date": "2026-11", "by": "HMICFRS", "finding": "confirmed"}]}],
    )
    cleared: tuple[Cleared, ...] = Field(
        (), description="False alarms of the publication guard that may pass. Not shown on pages.", examples=[[]]
    )
