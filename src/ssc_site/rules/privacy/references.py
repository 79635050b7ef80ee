"""Numbers that lead to a case or a person in police systems: crime, custody, intelligence, PNC.

A number is told by its own form, or by the words just before it.
"""

import re
from collections.abc import Iterator

from ssc_site.rules.privacy.reading import Reading, Sight, Token

_NOUN = (
    r"(?:ref|refs|reference|references|no|nos|num|number|numbers|id|urn|log|logs|report|reports|record|rec|submission"
    r"|item)"
)
_SIGNS = r"[ \n]*[:#.,(='\"\[-]*[ \n]*"
_FILL = rf"(?:{_SIGNS}(?:{_NOUN}|is|was|oedd|yw|the|of)\b)*{_SIGNS}(?:[a-z]{{1,4}}[ \n])?\Z"

_CUSTODY = re.compile(
    rf"(?:\b(?:custody|cust|detention|detainee|detained person|bail)[ \n]+{_NOUN}\b|\b(?:cofnod|rhif) d?dalfa\b)"
    + _FILL
)
_CUSTODY_AFTER = re.compile(r"[ \n,(-]{1,3}custody (?:record|ref|no|number)")
_INTELLIGENCE = re.compile(
    rf"(?:\b(?:intelligence|intel|5x5x5|3x5x2)[ \n]+{_NOUN}\b|\bchis\b|\bcyfeirnod (?:y )?cudd-?wybodaeth\b)" + _FILL
)
_CRIME = re.compile(
    r"(?:\b(?:crime|occurrence|incident|investigation|case|offence|niche|athena|storm|cris|connect|police)[ \n]+"
    r"(?:(?:report|record|system)[ \n]+)?(?:ref|reference|no|num|number|id|urn|log|crn)\b|\b(?:cad|crn|urn|cris)\b"
    r"|\b(?:rhif|cyfeirnod)(?: y| yr)? (?:d?trosedd|drosedd|digwyddiad|achos)\b)" + _FILL
)
_CRIME_LONG = re.compile(
    r"\b(?:crime|occurrence|incident|investigation|case|niche|athena|storm|cris|ecins|log|digwyddiad)" + _FILL
)
_LOG = re.compile(r"\b(?:log|incident|serial|cad|digwyddiad|cofnod)[ \n]*(?:no\.?|number|rhif)?[ \n]*\Z")
_OF_A_DAY = re.compile(
    r" (?:of|o|dated) (?:the )?(?:[0-9]{1,2}[./ -][0-9]{1,2}[./ -](?:[0-9]{2}){1,2}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)? [a-z]{3,9} (?:[0-9]{2}){1,2})(?![0-9])"
)
_CRIME_FORMS = re.compile(
    r"[0-9]{2}[A-Z]{0,3} ?/ ?(?!(?:19|20)[0-9]{2} ?/)[0-9]{4,7} ?/ ?[0-9]{2}(?:[0-9]{2})?"
    r"|(?:CRI|CRIS|CRN|CR|INC|OCC|BCU|CU|INT|IR) ?/ ?[0-9]{3,7} ?/ ?(?:20)?[0-9]{2}"
    r"|(?:CRI|OCC|INC|INT|IR) ?/ ?[0-9]{2} ?/ ?[0-9]{4,7}|(?:IR|INT)[0-9]{2}-[0-9]{4,6}"
    r"|[A-Z]{2,4}-[0-9]{2}-[0-9]{5,7}|[A-Z]{2,4}-(?:19|20)[0-9]{6}-[0-9]{2,5}"
    r"|[0-9]{6,7}/[0-4][0-9]|T20[0-9]{6}|[0-9]{2}[A-Z]{2}[0-9]{7}"
)
_CRIME_LIKE = re.compile(r"[A-Z]{2,5} ?/ ?[0-9]{3,7} ?/ ?(?:20)?[0-9]{2}")
_PUBLISHED = re.compile(
    r"\b(?:foi|eir|circular|si|s\.i\.|iso|iec|en|bs|isbn|issn|doi|hc|cm|cp|ewca|ewhc|uksc|act|volume|vol|page|section)\b"
    r"[a-z .:]*\Z|/(?:iec|foi) ?\Z"
)
_NO_REFERENCE = re.compile(
    r"(?:19|20)[0-9]{2}|20[0-9]{2}[/-](?:20)?[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?|[0-9]+\.[0-9]+"
)
"""Years, spans of years, days, decimal numbers."""
_FEWEST, _FEWEST_IN_CUSTODY, _MANY = 4, 3, 6


def custody_reference(read: Reading) -> Iterator[Sight]:
    """No custody or bail reference stands in a file. It leads to a person who was held."""
    for token in _references(read, _FEWEST_IN_CUSTODY):
        if _CUSTODY.search(read.before(token.start)) or _CUSTODY_AFTER.match(read.after(token.end)):
            yield Sight(token.start, token.end)


def intelligence_reference(read: Reading) -> Iterator[Sight]:
    """No intelligence reference stands in a file. It leads to a source. Names of forms, such as 3x5x2, pass."""
    for token in _references(read, _FEWEST):
        if _INTELLIGENCE.search(read.before(token.start)):
            yield Sight(token.start, token.end)


def crime_reference(read: Reading) -> Iterator[Sight]:
    """No crime, incident or court case number stands in a file. It leads to a victim."""
    for token in _references(read, 1):
        certain = bool(_CRIME_FORMS.fullmatch(token.text.upper()))
        if certain or _CRIME_LIKE.fullmatch(token.text):
            named = f"{read.before(token.start)}{token.text.split('/')[0].lower()} "
            if not _PUBLISHED.search(read.before(token.start)) and not _PUBLISHED.search(named):
                yield Sight(token.start, token.end, certain)
        elif end := _end_of_said(read, token):
            yield Sight(token.start, end)


def _end_of_said(read: Reading, token: Token) -> int:
    """Return the end of what the words around it say is a log of some day or a crime's number; 0 where they do not."""
    day = _OF_A_DAY.match(read.low, token.end)
    before = read.before(token.start) if day or token.digits >= _FEWEST else ""
    if day and _LOG.search(before):
        return day.end()
    said = _CRIME.search(before) or (token.digits >= _MANY and _CRIME_LONG.search(before))
    return token.end if token.digits >= _FEWEST and said else 0


def _references(read: Reading, fewest: int) -> Iterator[Token]:
    """Yield the words that may be references: with so many digits, and neither years nor days nor amounts."""
    for token in read.tokens:
        if token.digits >= fewest and not _NO_REFERENCE.fullmatch(token.text):
            yield token


_PNC = re.compile(r"((?:19|20)?[0-9]{2}) ?[/-] ?([0-9]{1,7})([A-Z])")
_CRO = re.compile(r"([0-9]{1,6}) ?/ ?([0-9]{2})([A-Z])")
_CRO_FILE = re.compile(r"SF ?([0-9]{2}) ?/ ?([0-9]{1,6})([A-Z])")
_ARREST = re.compile(r"[0-9]{2,4} ?/ ?[0-9A-Z]{2,4} ?/ ?[0-9]{2} ?/ ?(?:[0-9]{1,11}[A-Z]|[0-9]{5,11})")
_PNC_SAID = re.compile(
    rf"\b(?:pnc|pncid|cro|phoenix|police national computer|arrest summons)(?:[ \n]+{_NOUN}\b)?{_FILL}"
)
_CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_SERIAL, _LONG_SERIAL = 4, 6


def pnc(read: Reading) -> Iterator[Sight]:
    """No PNC, CRO or arrest summons number stands in a file. It leads to a person's record."""
    for token in read.tokens:
        said = token.digits > _SERIAL and bool(_PNC_SAID.search(read.before(token.start)))
        if said and not _NO_REFERENCE.fullmatch(token.text):
            yield Sight(token.start, token.end)
        elif certain := _record_number(token.text):
            yield Sight(token.start, token.end, certain == "right")


def _record_number(word: str) -> str:
    """Return whether a word is a record number: "right" by its check letter, "long" by its form alone, or not: ""."""
    if _ARREST.fullmatch(word):
        return "right"
    if match := _PNC.fullmatch(word) or _CRO_FILE.fullmatch(word):
        year, serial, letter, width = match[1], match[2], match[3], 6 if word.startswith("SF") else 7
    elif match := _CRO.fullmatch(word):
        year, serial, letter, width = match[2], match[1], match[3], 6
    else:
        return ""
    if len(serial) >= _SERIAL and _CHECK_LETTERS[int(year[-2:] + serial.zfill(width)) % 23] == letter:
        return "right"
    return "long" if len(serial) >= _LONG_SERIAL else ""
