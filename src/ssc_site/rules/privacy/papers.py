"""What stands in a person's papers: health, insurance and passport numbers, dates of birth; and marks of secrecy."""

import re
from collections.abc import Iterator

from ssc_site.rules.privacy.reading import Reading, Sight

_TEN = re.compile(r"[0-9](?<![0-9A-Za-z].)(?<![0-9][ .-].)[0-9]{2}([ \n-]?)[0-9]{3}([ \n-]?)[0-9]{4}(?![ -]?[0-9])")
_NHS = re.compile(r"\b(?:nhs|gig)\b[ \n]*(?:number|no|id)?[ \n:.=(-]*(?:is|was|yw|oedd)?[ \n:]*\Z")


def nhs(read: Reading) -> Iterator[Sight]:
    """No NHS number stands in a file. It leads to a person's health record."""
    for match in _TEN.finditer(read.text):
        said = bool(_NHS.search(read.before(match.start())))
        if said or (match[1] == match[2] and _is_nhs(re.sub(r"\D", "", match[0]))):
            yield Sight(*match.span(), certain=said or bool(match[1]))


def _is_nhs(digits: str) -> bool:
    """Whether ten digits are an NHS number by their check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return digits[0] != "0" and (11 - total % 11) % 11 == int(digits[-1]) and len(set(digits)) > 1


_SIX = re.compile(r"[0-9](?<![0-9].)[0-9](?:[ \n-]?[0-9]{2}[ \n-]?[0-9]{2}|[0-9][ \n-][0-9]{3})(?![0-9])")
_NI_PREFIX = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ \n-]?\Z")
_NI_SUFFIX = re.compile(r"[ \n-]?[A-D](?![A-Za-z0-9])", re.IGNORECASE)
_NI_LETTERS = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]")
_NI = re.compile(
    r"\b(?:national insurance|yswiriant gwladol|ni|nino)\b[ \n]*(?:number|no)?[ \n:.=(-]*(?:is|was|yw)?[ \n:]*\Z"
)


def insurance(read: Reading) -> Iterator[Sight]:
    """No National Insurance number stands in a file."""
    for match in _SIX.finditer(read.text):
        prefix = _NI_PREFIX.search(read.text[max(0, match.start() - 4) : match.start()])
        if not prefix:
            continue
        start = match.start() - len(prefix[0])
        suffix = _NI_SUFFIX.match(read.text, match.end())
        if _NI.search(read.before(start)):
            yield Sight(start, suffix.end() if suffix else match.end())
        elif _NI_LETTERS.fullmatch(prefix[1]) and not (suffix and suffix[0].islower()):
            yield Sight(start, suffix.end() if suffix else match.end(), certain=bool(suffix))


_PASSPORT = re.compile(
    r"(?:passport|pasbort|travel document)\b[ \n:.,=(-]*(?:(?:number|no|id|is|was|yw|oedd)\b[ \n:.=(-]*)*"
    r"([a-z]{0,3}[0-9](?:[ -]?[0-9]){6,8})(?![0-9])"
)
_MACHINE_READABLE = re.compile(r"P[<A-Z][A-Z]{3}[A-Z]{1,39}<<[A-Z<]{1,39}")


def passport(read: Reading) -> Iterator[Sight]:
    """No passport number stands in a file."""
    yield from (Sight(*match.span(1)) for match in _PASSPORT.finditer(read.low))
    yield from (Sight(*match.span()) for match in _MACHINE_READABLE.finditer(read.text))


_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september"
    r"|october|november|december|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
_DAY = re.compile(
    r"[0-9](?<![0-9A-Za-z].)(?<![0-9][./-].)(?:[0-9]{3}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]?[ ./\n-][01]?[0-9][ ./\n-](?:(?:19|20)[0-9]{2}|[0-9]{2})"
    rf"|[0-9]?(?:st|nd|rd|th)?[ \n-](?:of |o )?{_MONTH}\.?,?[ \n-](?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))(?![0-9])"
)
_DIGITS_ONLY = re.compile(r"(?:19|20)(?<![0-9A-Za-z]..)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9A-Za-z])")
_DAY_AND_YEAR = re.compile(r"[0-9](?<![0-9A-Za-z].)[0-9]?(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}(?![0-9])")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.? \Z")
_BORN = re.compile(
    r"(?:\bd\.?o\.?b\b|\bborn\b|\bbirth\b|\bbirth date\b|\bdyddiad geni\b|\bganwyd\b|\bganed\b)"
    r"(?:[ \n:.=(,-]*\b(?:is|was|on|the|date|ef|hi|ar|yw|oedd)\b)*[ \n:.=(,-]*\Z"
)
_BIRTHDAY = re.compile(r"[ \n]*(?:is|was|yw) (?:his|her|their|the [a-z]+'s) (?:birthday|date of birth)")
_BORN_IN = re.compile(r"(?:born|ganwyd|ganed|\(b\.)(?: (?:ef|hi|around|about))?(?: in| yn)? ((?:19|20)[0-9]{2})\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OLDEST, _YOUNGEST = 1915, 2010
"""Years in which somebody a plan could speak of may be born; in later ones, dates are mostly those of plans."""


def birth_date(read: Reading) -> Iterator[Sight]:
    """No date of birth stands in a file. A full date before 2011 may be one."""
    for start, end in _days(read):
        year = _YEAR.search(read.text, start, end)
        said = _BORN.search(read.before(start)) or _BIRTHDAY.match(read.after(end))
        if said or (year and _OLDEST <= int(year[0]) <= _YOUNGEST and not read.text[start:end].isdigit()):
            yield Sight(start, end, certain=bool(said))
    yield from (Sight(*match.span(1), certain=False) for match in _BORN_IN.finditer(read.low))


def _days(read: Reading) -> Iterator[tuple[int, int]]:
    """Yield where each day stands that is given in full."""
    for pattern in (_DAY, _DIGITS_ONLY):
        yield from (match.span() for match in pattern.finditer(read.low))
    for match in _DAY_AND_YEAR.finditer(read.low):
        month = _MONTH_BEFORE.search(read.low, max(0, match.start() - 12), match.start())
        if month:
            yield month.start(), match.end()


_CAPITALS = re.compile(r"[A-Z]{6,}")
_MARKING = re.compile(
    r"OFFICIAL[ \n:,/(-]{1,4}SENSITIVE|SWYDDOGOL[ \n:/-]{1,3}SENSITIF|(?:SECRET|RESTRICTED|CONFIDENTIAL|CYFRINACHOL)\b"
)
_MARKING_LIKE = re.compile(r"(?:OFFICIAL|SWYDDOGOL|PROTECT)\b")
_SAID = (
    re.compile(r"sensiti(?:ve|f)\b"),
    re.compile(r"eyes only\b"),
    re.compile(r"not for (?:onward|further) (?:dissemination|distribution|circulation|sharing|transmission)\b"),
    re.compile(r"gsc o-s\b"),
)
_IN_TITLE_CASE = re.compile(r"Official[ \n]Sensitive\b")
_SAID_BEFORE = re.compile(r"\b(?:(?:official|swyddogol) ?[-:/] ?|law enforcement |police |uk |gb )\Z")


def marking(read: Reading) -> Iterator[Sight]:
    """No protective marking stands in a file. What is marked is not for the public; unmarked text is published."""
    for match in _CAPITALS.finditer(read.text):
        for pattern, certain in ((_MARKING, True), (_MARKING_LIKE, False)):
            if marked := pattern.match(read.text, match.start()):
                yield Sight(*marked.span(), certain=certain)
    for pattern in _SAID[:2]:
        for match in pattern.finditer(read.low):
            if before := _SAID_BEFORE.search(read.low, max(0, match.start() - 20), match.start()):
                yield Sight(before.start(), match.end())
    yield from (Sight(*match.span()) for match in _IN_TITLE_CASE.finditer(read.text))
    for pattern in _SAID[2:]:
        yield from (Sight(*match.span()) for match in pattern.finditer(read.low))


_LONG = re.compile(r"[0-9](?<![0-9A-Za-z.,£$€].)(?<![0-9][/-].)(?>(?:[ /-]?[0-9])*)(?![0-9A-Za-z%]|[.,][0-9])")
_NO_LONG = re.compile(
    r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9][/-][01]?[0-9][/-](?:[0-9]{2}){1,2}(?![0-9])"
    r"|(?<![0-9])(?:19|20)[0-9]{2}[ /-]?(?:0[1-9]|1[0-2])[ /-]?(?:[0-2][0-9]|3[01])(?![0-9])"
    r"|(?<![0-9])(?:[01][0-9]|2[0-4])[0-5][0-9](?![0-9])|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![ ]?[0-9])"
)
"""Days, times of day, years, and amounts with blanks between thousands."""
_NOT_ONE = re.compile(
    r"\b(?:foi|eir|isbn|issn|doi|helpline|freephone|call|ring|ffoniwch|number is|samaritans)\b[a-z .:']*\Z"
)
_PUBLIC = re.compile(r"0[38]|1800|116")
_FEWEST, _LEAST_IN_ONE = 8, 3


def number(read: Reading) -> Iterator[Sight]:
    """No long number that may lead to a person or a case stands in a file. Dates, years and amounts pass."""
    for match in _LONG.finditer(read.text):
        rest = _NO_LONG.sub(" ", match[0])
        digits = sum(map(str.isdigit, rest))
        is_list = max(map(len, re.split("[ /-]", match[0]))) < _LEAST_IN_ONE
        if (
            digits >= _FEWEST
            and not is_list
            and not _PUBLIC.match(match[0])
            and not _NOT_ONE.search(read.before(match.start()))
        ):
            yield Sight(*match.span(), certain=False)
