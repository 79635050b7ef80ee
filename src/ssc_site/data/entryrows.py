"""What one entry of a plan becomes in the tables: every field it may have, in words, numbers and days.

Knows nothing of forces, pages or formats.
"""

from collections.abc import Iterable
from datetime import date

from ssc_site.data.fields import NONE, NOT_STATED
from ssc_site.dates import Period
from ssc_site.fields import Text
from ssc_site.rules.walk import redacted
from ssc_site.schema import Correction, Document, Entry, Plan, Source
from ssc_site.views.entries import (
    correction_view,
    document_view,
    made_by,
    measure_words,
    partner_words,
    people_words,
)
from ssc_site.views.words import STATUSES

Value = str | int | date
"""What a field may hold."""


def entry_row(entry: Entry, plan: Plan, as_of: date) -> dict[str, Value]:
    """Return the fields of an entry that come from the plan alone, with the corrections made by a day."""
    return {
        **days("date", entry.date, NOT_STATED),
        **_states(entry),
        **texts("in_place", entry.in_place),
        **texts("says", entry.says),
        **texts("reason", entry.reason),
        **texts("unclear", entry.unclear),
        "actions": len(entry.actions),
        "answered_by": entry.answered_by or NONE,
        "see": ", ".join(entry.see) or NONE,
        "also_answers": ", ".join(entry.also_answers) or NONE,
        "owners": people_words(entry.owners) or NOT_STATED,
        "partners": lines(map(partner_words, entry.partners), NOT_STATED),
        "documents": lines(map(_document, entry.documents), NOT_STATED),
        "measures": lines(map(measure_words, entry.measures), NOT_STATED),
        **texts("note", entry.note, NONE),
        **corrected(entry.corrections, as_of),
        "redacted": "yes" if redacted(entry) else "no",
        **_origin(entry, plan),
    }


def _states(entry: Entry) -> dict[str, Value]:
    return {
        "part": entry.part or NONE,
        "status": one_of(entry.status, NOT_STATED),
        "status_words": STATUSES[entry.status].word if entry.status else NOT_STATED,
        "stated_as": entry.stated_as or NOT_STATED,
        "progress": entry.progress or NOT_STATED,
    }


def _origin(entry: Entry, plan: Plan) -> dict[str, Value]:
    """Return where an entry is from, and whose words it is in."""
    source = plan.source_of(entry)
    return {
        "wording": plan.wording_of(source) if source else plan.wording,
        "source": source.title if source else NOT_STATED,
        "source_link": (source.url if source else None) or NOT_STATED,
        "source_read": _read(source),
        "place": entry.place or NOT_STATED,
    }


def _read(source: Source | None) -> Value:
    return source.read.last if source and source.read else NOT_STATED


def texts(name: str, text: Text | None, silence: str = NOT_STATED) -> dict[str, Value]:
    """Return a text in both languages, each as the plan writes it."""
    return {
        f"{name}_en": (text.en if text else None) or silence,
        f"{name}_cy": (text.cy if text else None) or silence,
    }


def days(name: str, period: Period | None, silence: str) -> dict[str, Value]:
    """Return a date as its source gives it, and the first and last day it may mean."""
    if period is None:
        return {name: silence, f"{name}_from": silence, f"{name}_to": silence}
    return {name: period.text, f"{name}_from": period.first, f"{name}_to": period.last}


def one_of(state: str | None, silence: str) -> str:
    """Return a state's fixed word, or the silence where there is none."""
    return str(state) if state else silence


def lines(words: Iterable[str], silence: str) -> str:
    """Return several things in one field, a line each."""
    return "\n".join(words) or silence


def corrected(corrections: Iterable[Correction], as_of: date) -> dict[str, Value]:
    """Return what was corrected, and the last day this was done: none that is later than the day shown."""
    known = made_by(corrections, as_of)
    done = [correction.date.last for correction in known if correction.date.last <= as_of]
    return {"corrections": lines(map(_correction, known), NONE), "corrected_on": max(done, default=NONE)}


def _document(document: Document) -> str:
    shown = document_view(document)
    return ": ".join(part for part in (shown.title, shown.href or shown.reason) if part)


def _correction(correction: Correction) -> str:
    shown = correction_view(correction)
    what = "" if correction.kind == "redacted" else shown.what
    return " ".join(part for part in (f"{shown.heading}.", what, shown.why) if part)
