"""Where somebody lives or drives: postcodes, street addresses, vehicle registrations."""

import re
from collections.abc import Iterator

from ssc_site.rules.privacy.reading import Reading, Sight, Token

_AREAS_WORDS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
WS WV YO ZE
"""
_AREAS = frozenset(_AREAS_WORDS.split())
_POSTCODE = re.compile(
    r"([A-Za-z]{1,2})[0-9][0-9A-Za-z]?[ \n-]{0,2}([0-9OIl][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
_NO_INWARD = re.compile("1st|2nd|3rd|[4-90]th|[0-9](?:hr|yr|wd|ft|ed|gb|tb|pp)")
"""Ordinals and units in small letters."""
_WORDS_LIKE_INWARD = frozenset({"OLD", "ONE", "OUR", "OUT", "OWN"})


def postcode(read: Reading) -> Iterator[Sight]:
    """No full postcode stands in a file. It leads to a dozen homes; the first half alone passes."""
    for token in read.tokens:
        match = _POSTCODE.match(read.text, token.start)
        if match and match[1].upper() in _AREAS and match[2] not in _WORDS_LIKE_INWARD:
            small = match[0].islower() and not _NO_INWARD.fullmatch(match[2])
            if match[0].isupper() or small or match[2].endswith(match[2][1:].upper()):
                yield Sight(*match.span())


_STREET = (
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Way|Court|Crescent|Gardens|Grove|Terrace|Place|Square|Hill|Walk|Mews|Rise"
    r"|Parade|Row|Croft|Fold|Brow|Wharf|Quay|Villas|View|Buildings|Cottages|Mount|Esplanade|Promenade|Rd|St|Ave|Cres|Dr|Ln|Gdns|Tce|Terr)\b(?!['-][a-z])"
)
_HOUSE = re.compile(r"[0-9]{1,4}[A-Za-z]?(?:-[0-9]{1,4})?")
_AT = (
    re.compile(rf",?[ \n]((?:[A-Z][A-Za-z'.-]{{0,24}}[ \n]){{1,4}}?){_STREET}"),
    re.compile(
        r",?[ \n](?:Heol|Ffordd|Stryd|Lôn|Rhodfa|Clos|Cilgant|Teras|Maes)[ \n](?!Ymlaen)"
        r"((?:(?:y|yr|'r)[ \n])?)[A-Z][\w'-]+"
    ),
)
_AT_SMALL = re.compile(rf",?[ \n](?:[a-z][a-z'.-]{{0,24}}[ \n]){{1,3}}?{_STREET.lower()}")
_GOES_ON = re.compile(r",?[ \n][A-Za-z]")
_FLAT = re.compile(r"\b(?:Flat|Apartment|Apt|Fflat)[ \n]\Z")
_NO_NUMBER = re.compile(
    r"\b(?:rec|recs|recommendation|recommendations|item|items|section|sections|part|phase|week|step|action|page|table"
    r"|court|in|since|by|until|adran)[ \n]*\Z"
)
_NO_NAME = re.compile(
    r"(?:Crown|Magistrates'?|County|High|Youth|Family|Supreme|Coroner'?s|Civil|Sessions)[ \n]\Z"
    r"|^(?:The|A|An|And|In|Of)\b"
)
_HOME = re.compile(r"\b(?:address|lives|lived|living|resides|resident|home|moved|cyfeiriad|byw|cartref)\b[^.]{0,30}\Z")
_YEARS = range(1900, 2100)
_NAMED_STREET = re.compile(r"(?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Gardens|Grove|Terrace)\b")
_HOUSE_NAME = re.compile(r"\b(?:cottage|house|farm|farmhouse|lodge|barn|villa|bungalow),[ \n]\Z")
_STREET_NAME = re.compile(r"(?<![A-Za-z])[A-Z][a-z'-]{2,24}[ \n](?:[A-Z][a-z'-]{2,24}[ \n])?\Z")


def address(read: Reading) -> Iterator[Sight]:
    """No street address stands in a file: a number with a street, a flat, or the street where somebody lives."""
    for token in read.tokens:
        in_flat = read.low[max(0, token.start - 2) : token.start - 1] == "t"
        flat = _FLAT.search(read.text, max(0, token.start - 12), token.start) if in_flat else None
        if flat and _HOUSE.fullmatch(token.text) and not read.after(token.end).startswith(("%", " %")):
            yield Sight(flat.start(), token.end)
        elif _GOES_ON.match(read.text, token.end) and (end := _end_of_address(read, token)):
            yield Sight(token.start, end)
    for match in _NAMED_STREET.finditer(read.text):
        name = _STREET_NAME.search(read.text, max(0, match.start() - 50), match.start())
        if name and (_HOME.search(read.before(name.start())) or _HOUSE_NAME.search(read.before(name.start()))):
            yield Sight(name.start(), match.end(), certain=False)


def _end_of_address(read: Reading, house: Token) -> int:
    """Return where the address ends whose number this is, 0 where it is no address."""
    if not _HOUSE.fullmatch(house.text):
        return 0
    before = read.before(house.start)
    for pattern in _AT:
        match = pattern.match(read.text, house.end)
        if match and not _NO_NAME.search(match[1]):
            is_year = house.text.isdigit() and int(house.text) in _YEARS
            return 0 if is_year or _NO_NUMBER.search(before) or before.endswith(tuple(".,£/:-")) else match.end()
    small = _AT_SMALL.match(read.low, house.end) if _HOME.search(before) else None
    return small.end() if small else 0


_PLATE = re.compile(r"[0-9](?<![0-9].)[0-9][ \n-]?[A-HJ-PR-Za-hj-pr-z]{3}(?![A-Za-z0-9])")
_PLATE_FRONT = re.compile(r"(?<![A-Za-z0-9])([A-HK-PRSV-Y][A-HJ-PR-Y])\Z", re.IGNORECASE)
_PREFIXED = re.compile(r"[A-HJ-NPR-TV-Y][0-9]{3}[ \n-]?[A-HJ-PR-Z]{3}(?![A-Za-z0-9])")
_OLD_PLATE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Z]{3}|[A-Z]{3} ?[0-9]{1,3}[A-Z]|[A-Z]{1,3} ?[0-9]{1,4}"
    r"|[0-9]{1,4} ?[A-Z]{1,3})(?![A-Za-z0-9])"
)
_AGES = frozenset(range(2, 30)) | frozenset(range(51, 80))
_FORMS = frozenset({"NC", "MG", "PIP", "MARAC"})
_VEHICLE = re.compile(
    r"(?:\b(?:vrm|vrn|reg|index|number plate|plate)\b|\b(?:vehicle|car|van)? ?registration\b|\brhif cofrestru\b)"
    r"(?:[ \n:.,=(-]*\b(?:mark|number|no|plate|of|the|was|is|yw)\b)*[ \n:.,=(-]*\Z"
)


def vehicle(read: Reading) -> Iterator[Sight]:
    """No vehicle registration stands in a file. It leads to a keeper. Form names, such as NC15, pass."""
    for match in _PLATE.finditer(read.text):
        front = _PLATE_FRONT.search(read.text, max(0, match.start() - 3), match.start())
        if front and int(match[0][:2]) in _AGES and front[1].upper() not in _FORMS:
            plate = read.text[front.start() : match.end()]
            if plate.isupper() or _VEHICLE.search(read.before(front.start())):
                yield Sight(front.start(), match.end())
    for token in read.tokens:
        start = max(0, token.start - 4)
        old = _OLD_PLATE.search(read.text, start, token.end + 4)
        if old and _VEHICLE.search(read.before(old.start())):
            yield Sight(*old.span())
        elif prefixed := _PREFIXED.match(read.text, token.start):
            yield Sight(*prefixed.span(), certain=False)
