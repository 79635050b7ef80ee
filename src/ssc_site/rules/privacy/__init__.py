"""What must never be published, told from a text alone: one generator a kind, its docstring the public law.

Certain is an error, likely a warning. Knows nothing of files, plans or lines, and never says what it found.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from ssc_site.diagnostics import Code, Severity
from ssc_site.rules.privacy import contacts, papers, persons, places, references
from ssc_site.rules.privacy.reading import Reading, Sight, squeezed


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of private thing. words: what it is called in messages. likely: whether it can be only likely."""

    name: str
    words: str
    sights: Callable[[Reading], Iterator[Sight]]
    likely: bool = False

    def code(self, *, certain: bool) -> str:
        """Return the name of the kind's code."""
        return f"private-{self.name}" if certain else f"private-{self.name}-likely"


KINDS = (
    Kind("marking", "a protective marking", papers.marking, likely=True),
    Kind("email", "a private e-mail address", contacts.email),
    Kind("handle", "somebody's name on social media", contacts.handle, likely=True),
    Kind("ip-address", "the address of a device", contacts.ip_address, likely=True),
    Kind("nhs", "an NHS number", papers.nhs, likely=True),
    Kind("insurance", "a National Insurance number", papers.insurance, likely=True),
    Kind("passport", "a passport number", papers.passport),
    Kind("birth-date", "a date of birth", papers.birth_date, likely=True),
    Kind("intelligence-reference", "an intelligence reference", references.intelligence_reference),
    Kind("custody-reference", "a custody or bail reference", references.custody_reference),
    Kind("pnc", "a PNC, CRO or arrest summons number", references.pnc, likely=True),
    Kind("crime-reference", "a crime, incident or case number", references.crime_reference, likely=True),
    Kind("telephone", "a private telephone number", contacts.telephone, likely=True),
    Kind("vehicle", "a vehicle registration", places.vehicle, likely=True),
    Kind("postcode", "a postcode", places.postcode),
    Kind("address", "a street address", places.address, likely=True),
    Kind("person", "the name of a victim or suspect", persons.person, likely=True),
    Kind("number", "a number of a person or a case", papers.number, likely=True),
)
"""Of two kinds that see the same words, the first stands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A private thing in a text. It holds its place, never its words."""

    kind: Kind
    certain: bool
    start: int
    end: int

    @property
    def code(self) -> str:
        """The name of its code."""
        return self.kind.code(certain=self.certain)

    @property
    def severity(self) -> Severity:
        """Certain is an error, likely a warning."""
        return Severity.ERROR if self.certain else Severity.WARNING


_TRUSTED = re.compile(
    r"https?://(?:[\w-]+\.)*(?:police\.uk|gov\.uk|gov\.wales|llyw\.cymru|parliament\.uk|senedd\.wales|judiciary\.uk"
    r"|nhs\.uk|bbc\.co\.uk|bailii\.org)(?=[/\s])[^\s?\"')>\]]*"
)
"""Addresses of public bodies: what stands in them is public there. Not what is asked of them after a question mark."""


def findings(text: str, known: AbstractSet[str] = frozenset()) -> Iterator[Finding]:
    """Yield what is private in a plain text: what is certain first, each in order of kind.

    known: numbers and names that may stand, squeezed: helplines, leads.
    """
    read = Reading(_TRUSTED.sub(lambda match: " " * len(match[0]), text))
    seen = [(kind, sight) for kind in KINDS for sight in kind.sights(read)]
    seen += [(_PERSON, sight) for sight in _named_again(read.text, (sight for kind, sight in seen if kind is _PERSON))]
    taken = bytearray(len(read.text))
    for kind, sight in sorted(seen, key=lambda each: not each[1].certain):
        if not any(taken[sight.start : sight.end]):
            taken[sight.start : sight.end] = b"x" * (sight.end - sight.start)
            if kind.name not in _KNOWABLE or _value(read.text[sight.start : sight.end]) not in known:
                yield Finding(kind, sight.certain, sight.start, sight.end)


_KNOWABLE = ("telephone", "number", "person")
_PERSON = next(kind for kind in KINDS if kind.name == "person")
_MOST_NAMES = 20


def _named_again(text: str, persons: Iterable[Sight]) -> Iterator[Sight]:
    """Yield where a victim or suspect is named once more, without the word that says so."""
    names = dict.fromkeys(" ".join(text[each.start : each.end].split()) for each in persons if each.certain)
    whole = [re.escape(name).replace(r"\ ", r"[ \n]") for name in islice(names, _MOST_NAMES) if " " in name]
    if whole:
        yield from (Sight(*match.span()) for match in re.finditer(rf"\b(?:{'|'.join(whole)})\b", text))


def _value(text: str) -> str:
    """Return a value squeezed, a British number as it is dialled at home."""
    value = squeezed(text)
    return re.sub(r"^(?:00)?440?(?=[1-9][0-9]{8,9}$)", "0", value)


def codes() -> Iterator[Code]:
    """Yield the codes of every kind: an error, and where it can be only likely, a warning."""
    for kind in KINDS:
        law = " ".join((kind.sights.__doc__ or "").split())
        if kind is not KINDS[-1]:
            yield Code(kind.code(certain=True), Severity.ERROR, law)
        if kind.likely:
            yield Code(kind.code(certain=False), Severity.WARNING, f"{law} This one is likely, not certain.")
