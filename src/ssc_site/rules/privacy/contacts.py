"""Ways to reach somebody: telephone numbers, e-mail addresses, handles, addresses of devices."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv6Address

from ssc_site.rules.privacy.names import COMMON
from ssc_site.rules.privacy.reading import Reading, Sight

# Patterns start with the one letter they need and look back from there: so the search leaps from one to the next.
_BRITISH = re.compile(
    r"[+04(](?<![0-9].)(?<![0-9][./-].)(?!(?<=[0-9])[0-9]?[ .-][0-9]{1,2}[ .-](?:19|20)[0-9]{2})"
    r"(?:(?:(?<=\+)44|(?<=0)044|(?<=4)4)[ \n.()-]{0,3}(?:\(?0\)?[ .-]?)?|(?<=\()0|(?<=0))(?=[ \n.()-]{0,2}[1257])"
    r"(?:[ \n.()-]{0,3}[0-9]){9,10}(?![0-9])"
)
_FOREIGN = re.compile(r"(?:\+|00)(?<![0-9A-Za-z]\+)(?<![0-9A-Za-z]00)(?!44)[1-9](?:[ \n.()-]{0,2}[0-9]){7,14}(?![0-9])")
_SAID = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|ff[oô]n|ext|extn|extension|estyniad)\b[.: ]*(?:no|number|rhif)?[.: ]*\Z"
)
_PUBLIC = re.compile(r"(?:44)?0?(?:3|8[04])[0-9]*|1800[0-9].*|116[0-9]{3}")
"""Numbers no private person has: freephone, those of public bodies, text relay, helplines of social value."""


def telephone(read: Reading) -> Iterator[Sight]:
    """No private telephone number stands in a file. 101, 999, 0800, 0808, 03 numbers and our helplines pass."""
    for pattern in (_BRITISH, _FOREIGN):
        yield from (Sight(*match.span()) for match in pattern.finditer(read.text))
    for token in read.tokens:
        if token.digits >= _SHORTEST and not _PUBLIC.fullmatch(token.text) and _SAID.search(read.before(token.start)):
            yield Sight(token.start, token.end, certain=False)


_SHORTEST = 4


_PART = r"[A-Za-z0-9-]{1,63}"
_HIDDEN_DOT = r"(?: ?[\[({] ?(?:\.|dot|punt) ?[\])}] ?|\.| dot )"
_MAIL = (
    re.compile(rf"@[ \n]?({_PART}(?:\.{_PART}){{1,8}})"),
    re.compile(rf"[\[({{<] ?(?:at|@|a) ?[\])}}>][ \n]?({_PART}(?:{_HIDDEN_DOT}{_PART}){{1,4}})"),
    re.compile(rf" at ({_PART}(?: dot [a-z]{{2,20}}){{1,4}})"),
    re.compile(r"@[ \n]?((?:gmail|googlemail|hotmail|outlook|yahoo|icloud)(?: ?\. ?[a-z]{2,20}){1,2})"),
    re.compile(rf" at ((?:gmail|googlemail|hotmail|yahoo|icloud)(?:{_HIDDEN_DOT}[A-Za-z]{{2,20}}){{1,2}})"),
)  # fmt: skip
_LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}(?=[ \n]?\Z)")
_PUBLIC_DOMAIN = re.compile(
    r"(?:.+\.)?(?:police\.uk|gov\.uk|gov\.wales|llyw\.cymru|example\.(?:com|org|net|police\.uk|org\.uk)|example|test)"
)
_FREE_MAIL_WORDS = """
gmail googlemail hotmail outlook live yahoo ymail rocketmail icloud me mac aol msn btinternet btopenworld sky
virginmedia virgin blueyonder talktalk ntlworld tiscali orange o2 protonmail proton pm gmx mail zoho tutanota fastmail
hey mailinator
"""
_FREE_MAIL = frozenset(_FREE_MAIL_WORDS.split())
_ROLES_WORDS = """
info information help helpline helpdesk support enquiries enquiry inquiries contact contactus office admin advice
advocacy services service referral referrals team press media training hello mail reception feedback stalking
ymholiadau gwybodaeth cymorth swyddfa helo
"""
_ROLES = frozenset(_ROLES_WORDS.split())


def email(read: Reading) -> Iterator[Sight]:
    """No private e-mail address stands in a file. Those at police.uk and gov.uk, and help@ or info@ a body, pass."""
    for pattern in _MAIL:
        for match in pattern.finditer(read.low):
            local = _LOCAL.search(read.text, max(0, match.start() - 64), match.start())
            domain = re.sub(rf"{_HIDDEN_DOT}| ?\. ?", ".", match[1]).rstrip(".-")
            if local and not _is_public(local[0].lower(), domain):
                yield Sight(local.start(), match.end())


def _is_public(local: str, domain: str) -> bool:
    """Whether an address is that of a public body, or the front desk of any body."""
    if not re.fullmatch(r".*\.[a-z]{2,}", domain) or _PUBLIC_DOMAIN.fullmatch(domain):
        return True
    front_desk = re.split(r"[._-]", local)[0] in _ROLES
    return front_desk and _FREE_MAIL.isdisjoint(domain.split("."))


_HANDLE = re.compile(r"@([A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)")
_NO_HANDLE = re.compile(r"[A-Za-z0-9._%+/-]\Z")
_PROFILE = re.compile(r"\.(?:com|net|me|gg)/(?:(?:in|add|user|u|c|people)/|profile\.php\?id=)?(@?[A-Za-z0-9_.-]{2,60})")
_NETWORK = re.compile(
    r"(?:^|[^a-z0-9-])(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|threads|t|telegram|linkedin|youtube|reddit|"
    r"discord)\Z"
)
_NAMED = re.compile(
    r"\b(?:instagram|insta|snapchat|tiktok|twitter|facebook|discord|telegram|kik|linkedin|reddit|ig(?=:))\b"
    r"([ \n:(]*(?:(?:user ?name|user|handle|profile|account|name|id|enw|cyfrif)\b[ \n:]*)*"
    r"(?:(?:is|was|yw|oedd)\b)?[ \n:]*)(?:u/)?([a-z][\w.-]{3,29}(?:#[0-9]{4})?)"
)
_NETWORKS = (
    "ig:",
    "insta",
    "snapchat",
    "tiktok",
    "twitter",
    "facebook",
    "discord",
    "telegram",
    "kik",
    "linkedin",
    "reddit",
)
_OF_A_BODY = re.compile(r"police|heddlu|constab|pcc|npcc|iopc|hmicfrs|govuk|crimestoppers|policing", re.IGNORECASE)
_LEAST = 3
_LONG = 6


def handle(read: Reading) -> Iterator[Sight]:
    """No handle or profile of a person on social media stands in a file. Those of police forces and bodies pass."""
    for match in _HANDLE.finditer(read.text):
        before = read.text[max(0, match.start() - 1) : match.start()]
        passes = match[1].lower() in COMMON or _NO_HANDLE.search(before) or _OF_A_BODY.search(match[1])
        if len(match[1]) >= _LEAST and not passes:
            yield Sight(*match.span())
    for match in _PROFILE.finditer(read.text):
        network = _NETWORK.search(read.before(match.start()))
        if network and not _OF_A_BODY.search(match[1]):
            yield Sight(match.start() - len(network[0]), match.end())
    for match in _NAMED.finditer(read.low) if any(network in read.low for network in _NETWORKS) else ():
        certain = bool(re.search(r"[0-9_#]|[a-z]\.[a-z]", match[2]))
        likely = match[1].strip() and read.text[match.start(2)].isupper() and len(match[2]) > _LONG
        if (certain or likely) and not _OF_A_BODY.search(match[2]):
            yield Sight(*match.span(2), certain=certain)


_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_IPV4 = re.compile(rf"[0-9](?<![0-9A-Za-z.].)[0-9]{{0,2}}(?:\[?\.\]?{_OCTET}){{3}}(?![0-9]|\.[0-9])")
_COLONS = re.compile(r":[0-9A-Fa-f]{0,4}:")
_HEXES_BEFORE, _HEXES = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f:]{1,40}\Z"), re.compile(r"[0-9A-Fa-f:]{1,40}")
_MAC = re.compile(r"[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}")
_MAC_WITH_HYPHENS = re.compile(r"[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}")
_DEVICE = re.compile(r"\b(?:ip|address|cyfeiriad|server|router|host|gateway|device)\b")
_VERSION = re.compile(r"\b(?:version|v|fersiwn|release|paragraph|section|item|software)[ \n]?\.?\Z")
_OWN_DEVICE = ("127.0.0.1", "0.0.0.0")  # noqa: S104 - a name for every device's self
_OUTER, _NOT_A_NUMBERING = 100, 20


def ip_address(read: Reading) -> Iterator[Sight]:
    """No address of a device stands in a file: IP addresses, old and new, and those of network cards."""
    for match in _IPV4.finditer(read.text):
        before = read.before(match.start())
        most = max(int(part) for part in re.findall(r"[0-9]+", match[0]))
        certain = most >= _OUTER or bool(_DEVICE.search(before[-30:]))
        if match[0] not in _OWN_DEVICE and not _VERSION.search(before) and (certain or most >= _NOT_A_NUMBERING):
            yield Sight(*match.span(), certain=certain)
    yield from _with_colons(read)
    for token in read.tokens:
        if _MAC_WITH_HYPHENS.fullmatch(token.text) and not token.text.replace("-", "").isdigit():
            yield Sight(token.start, token.end)


def _with_colons(read: Reading) -> Iterator[Sight]:
    """Yield new IP addresses, and those of network cards."""
    end = 0
    for match in _COLONS.finditer(read.text):
        front = _HEXES_BEFORE.search(read.text, max(end, match.start() - 40), match.start())
        start = front.start() if front else match.start()
        whole = _HEXES.match(read.text, start)
        if whole and start >= end and (_MAC.fullmatch(whole[0]) or _is_ipv6_alone(read.text, whole)):
            end = whole.end()
            yield Sight(start, end)


def _is_ipv6_alone(text: str, whole: re.Match[str]) -> bool:
    """Whether these hex digits and colons are an address, and no part of a word such as std::error."""
    around = text[max(0, whole.start() - 1) : whole.start()] + text[whole.end() : whole.end() + 1]
    try:
        return bool(IPv6Address(whole[0].rstrip(":"))) and not any(letter.isalnum() for letter in around)
    except AddressValueError:
        return False
