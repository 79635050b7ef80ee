"""Where somebody lives or drives: postcodes, street addresses, vehicle registrations."""

import re
from collections.abc import Iterator

from ssc_site.rules.privacy.reading import Reading, Sight

_AREAS = frozenset(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY "
    "G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR "
    "NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA "
    "WC WD WF WN WR WS WV YO ZE".split()
)
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])([A-Z]{1,2})[0-9][0-9A-Z]?[ \n-]{0,2}([0-9OIl][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])"
)
_POSTCODE_SAID = re.compile(
    r"\b(?:post ?code|cod post)\b[ \n:.,=(]*(?:(?:is|was|yw)\b[ \n:]*)?"
    r"([a-z]{1,2}[0-9][0-9a-z]?[ \n-]{0,2}[0-9][a-z]{2})(?![a-z0-9])"
)
_WORDS_LIKE_INWARD = frozenset({"OLD", "ONE", "OUR", "OUT", "OWN"})


def postcode(read: Reading) -> Iterator[Sight]:
    """No full postcode stands in a file. It leads to a dozen homes; the first half alone passes."""
    for match in _POSTCODE.finditer(read.text):
        if match[1] in _AREAS and match[2] not in _WORDS_LIKE_INWARD:
            yield Sight(*match.span())
    yield from (Sight(*match.span(1)) for match in _POSTCODE_SAID.finditer(read.low))


_STREET = (
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Gardens|Grove|Terrace|Place|Square|Hill|Walk|Mews|Rise"
    r"|Parade|Row|Croft|Fold|Brow|Wharf|Quay|Rd|St|Ave|Cres|Dr|Ln|Gdns|Tce|Terr)\b(?!['-][a-z])"
)
_NUMBER = r"(?<![A-Za-z0-9])(?<![.,£/:-])[0-9]{1,4}[A-Za-z]?(?:-[0-9]{1,4})?"
_ENGLISH = re.compile(rf"{_NUMBER},?[ \n]((?:[A-Z][A-Za-z'.-]{{0,24}}[ \n]){{1,4}}?){_STREET}")
_ENGLISH_SMALL = re.compile(rf"{_NUMBER},?[ \n]((?:[a-z][a-z'.-]{{0,24}}[ \n]){{1,3}}?){_STREET.lower()}")
_WELSH = re.compile(
    rf"{_NUMBER},?[ \n](?:Heol|Ffordd|Stryd|Lôn|Rhodfa|Clos|Cilgant|Teras|Maes)[ \n](?!Ymlaen)(?:(?:y|yr|'r)[ \n])?[A-Z]"
    r"[A-Za-zâêîôûŵŷ'-]+"
)
_FLAT = re.compile(r"\b(?:Flat|Apartment|Fflat)[ \n][0-9]{1,4}[A-Za-z]?\b(?! ?%)")
_NO_NUMBER = re.compile(
    r"\b(?:rec|recs|recommendation|recommendations|item|items|section|sections|part|phase|week|step|action|page|table"
    r"|court|in|since|by|until|adran)[ \n]*$"
)
_NO_NAME = re.compile(
    r"(?:Crown|Magistrates'?|County|High|Youth|Family|Supreme|Coroner'?s|Civil|Sessions)[ \n]$|^(?:The|A|An|And|In|Of)\b"
)
_HOME = re.compile(r"\b(?:address|lives|lived|living|resides|resident|home|moved|cyfeiriad|byw|cartref)\b[^.]{0,30}$")
_YEARS = range(1900, 2100)
_NAMED_STREET = re.compile(
    r"(?<![A-Za-z])[A-Z][a-z'-]{2,24}[ \n](?:[A-Z][a-z'-]{2,24}[ \n])?(?:Street|Road|Avenue|Lane|Close|Drive|Crescent"
    r"|Gardens|Grove|Terrace)\b"
)


def address(read: Reading) -> Iterator[Sight]:
    """No street address stands in a file: a number with a street, a flat, or the street where somebody lives."""
    for match in _ENGLISH.finditer(read.text):
        number = re.match("[0-9]+", match[0])
        numbered = number and int(number[0]) in _YEARS
        if not numbered and not _NO_NUMBER.search(read.before(match.start())) and not _NO_NAME.search(match[1]):
            yield Sight(*match.span())
    for match in (*_WELSH.finditer(read.text), *_FLAT.finditer(read.text)):
        yield Sight(*match.span())
    if _HOME_WORD.search(read.low):
        yield from _at_home(read)


_HOME_WORD = re.compile(r"\b(?:address|live|livi|resid|home|moved|cyfeiriad|byw|cartref)")


def _at_home(read: Reading) -> Iterator[Sight]:
    """Yield what is an address because the words before it say so."""
    for pattern, text, certain in ((_ENGLISH_SMALL, read.low, True), (_NAMED_STREET, read.text, False)):
        for match in pattern.finditer(text):
            if _HOME.search(read.before(match.start())):
                yield Sight(*match.span(), certain=certain)


_PLATE = re.compile(r"(?<![0-9])([0-9]{2})[ \n-]?([A-HJ-PR-Z]{3})(?![A-Za-z0-9])", re.IGNORECASE)
_PLATE_FRONT = re.compile(r"(?<![A-Za-z0-9])([A-HK-PRSV-Y][A-HJ-PR-Y])$", re.IGNORECASE)
_PREFIXED = re.compile(r"(?<![A-Za-z0-9])[A-HJ-NPR-TV-Y][0-9]{1,3}[ \n-]?[A-HJ-PR-Z]{3}(?![A-Za-z0-9])")
_OLD_PLATE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Z]{3}|[A-Z]{3} ?[0-9]{1,3}[A-Z]|[A-Z]{1,3} ?[0-9]{1,4}"
    r"|[0-9]{1,4} ?[A-Z]{1,3})(?![A-Za-z0-9])"
)
_AGES = frozenset(range(2, 30)) | frozenset(range(51, 80))
_FORMS = frozenset({"NC", "MG", "PIP", "MARAC"})
_VEHICLE = re.compile(
    r"(?:\b(?:vrm|vrn|reg|index|number plate|plate)\b|\b(?:vehicle|car|van)? ?registration\b|\brhif cofrestru\b)"
    r"(?:[ \n:.,=(-]*\b(?:mark|number|no|plate|of|the|was|is|yw)\b)*[ \n:.,=(-]*$"
)
_LONG_PREFIXED = 3


def vehicle(read: Reading) -> Iterator[Sight]:
    """No vehicle registration stands in a file. It leads to a keeper. Form names, such as NC15, pass."""
    for match in _PLATE.finditer(read.text):
        front = _PLATE_FRONT.search(read.text[max(0, match.start() - 3) : match.start()])
        if front and int(match[1]) in _AGES and front[1].upper() not in _FORMS:
            start = match.start() - len(front[0])
            if read.text[start : match.end()].isupper() or _VEHICLE.search(read.before(start)):
                yield Sight(start, match.end())
    for match in _OLD_PLATE.finditer(read.text):
        if _VEHICLE.search(read.before(match.start())):
            yield Sight(*match.span())
    for match in _PREFIXED.finditer(read.text):
        if sum(map(str.isdigit, match[0])) == _LONG_PREFIXED and not match[0][-3:].islower():
            yield Sight(*match.span(), certain=False)
