"""What `serve` answers: the last good site, with the faults of a newer try on top of each page.

Pure: a path in, bytes out. Knows nothing of sockets, files or how a site is made.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote, unquote

from ssc_site import urls

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The pages' own policy, for what is not a page too; and what a page cannot say of itself: nobody may frame it."""

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)
"""Sent with every answer, refusals among them."""

OWN = "-/"
"""What only `serve` has stands under this name, so that no page of the site can clash with it."""

_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_SCRIPT = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"
_KINDS = {
    ".html": _HTML,
    ".css": _STYLE,
    ".js": _SCRIPT,
    ".txt": _TEXT,
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
}

# The pages' policy forbids fetch, so the question is a script too: empty, or the order to load the page again.
_RELOAD = b"""\
"use strict";
(() => {
  const version = document.currentScript.dataset.version;
  let asked = 0;
  const ask = () => {
    const question = document.createElement("script");
    question.onload = question.onerror = () => { question.remove(); setTimeout(ask, 500); };
    question.src = `/-/changed.js?since=${version}&n=${asked += 1}`;
    document.head.append(question);
  };
  setTimeout(ask, 500);
})();
"""
_CHANGED = b"location.reload();\n"
_LOOK = b"""\
#ssc-faults { background: #fff; border: 4px solid #b10e1e; color: #0b0c0c; font-family: sans-serif; padding: 0.5em; }
#ssc-faults h1 { font-size: 1.25em; margin: 0.25em 0; }
#ssc-faults pre { font-size: 0.9em; overflow: auto; white-space: pre-wrap; }
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What there is to see. site: the last good one, empty before the first. faults: why there is no newer one."""

    site: Mapping[str, bytes]
    faults: str = ""
    version: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the version from the content, so that a page is loaded again only when there is something new."""
        digest = hashlib.sha256(self.faults.encode("utf-8", "replace"))
        for path, data in sorted(self.site.items()):
            digest.update(b"\0%d %d " % (len(path), len(data)) + path.encode() + data)
        object.__setattr__(self, "version", digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. location: where to go instead, for a folder named without its slash."""

    status: int
    kind: str
    body: bytes
    location: str = ""


def refusal(status: int, why: str) -> Reply:
    """Return an answer that gives nothing, and repeats nothing of what was asked."""
    return Reply(status, _TEXT, f"{why}\n".encode())


def hosts(port: int) -> frozenset[str]:
    """Return the Host headers of a browser on this machine. Any other site's name may be made to lead here."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset(names) | {f"{name}:{port}" for name in names}


def reply(preview: Preview, target: str) -> Reply:
    """Return the answer to a request's target. Only names the site holds lead anywhere: no path is ever followed."""
    path, _, query = target.partition("?")
    try:
        path = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return _not_found(preview)
    if not path.startswith("/"):
        return _not_found(preview)
    place = path[1:]
    if place.startswith(OWN):
        return _own(preview, place.removeprefix(OWN), query)
    return _of_site(preview, place) if preview.site else Reply(503, _HTML, _bare(preview))


def _own(preview: Preview, name: str, query: str) -> Reply:
    match name:
        case "reload.js":
            return Reply(200, _SCRIPT, _RELOAD)
        case "faults.css":
            return Reply(200, _STYLE, _LOOK)
        case "changed.js":
            same = query.partition("&")[0] == f"since={preview.version}"
            return Reply(200, _SCRIPT, b"" if same else _CHANGED)
    return refusal(404, "There is nothing here.")


def _of_site(preview: Preview, place: str) -> Reply:
    if place.endswith("/") or not place:
        place += "index.html"
    if place in preview.site:
        return _file(preview, place, 200)
    if f"{place}/index.html" in preview.site:
        return Reply(302, _TEXT, b"", f"/{quote(place)}/")
    return _not_found(preview)


def _not_found(preview: Preview) -> Reply:
    if urls.NOT_FOUND in preview.site:
        return _file(preview, urls.NOT_FOUND, 404)
    return refusal(404, "There is nothing here.")


def _file(preview: Preview, path: str, status: int) -> Reply:
    kind = _KINDS.get(PurePosixPath(path).suffix, "application/octet-stream")
    data = preview.site[path]
    return Reply(status, kind, _with_ours(preview, data) if kind == _HTML else data)


def _with_ours(preview: Preview, page: bytes) -> bytes:
    """Return a page of the site with the script that loads it again, and on top the faults, if there are any."""
    head, end, rest = page.partition(b"</head>")
    before, start, words = rest.partition(b"<body")
    attributes, close, content = words.partition(b">\n")
    told = _faults(preview.faults, "Below is the site as it was before.") if preview.faults else b""
    return head + _ours(preview) + end + before + start + attributes + close + told + content


def _bare(preview: Preview) -> bytes:
    """Return the page that is shown while there has been no good site."""
    start = b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>No site yet</title>\n'
    told = _faults(preview.faults, "There is no site to show yet.")
    return start + _ours(preview) + b"</head>\n<body>\n" + told + b"</body>\n</html>\n"


def _ours(preview: Preview) -> bytes:
    script = f'<script src="/{OWN}reload.js" data-version="{preview.version}" defer></script>\n'
    return (f'<link rel="stylesheet" href="/{OWN}faults.css">\n' + script).encode()


def _faults(faults: str, meanwhile: str) -> bytes:
    told = escape(faults).encode("utf-8", "replace")
    title = f"The site could not be made. {meanwhile}".encode()
    return b'<section id="ssc-faults">\n<h1>' + title + b"</h1>\n<pre>" + told + b"</pre>\n</section>\n"
