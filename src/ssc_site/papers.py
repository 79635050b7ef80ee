"""Pages as PDF documents (PDF/UA-1): the printed page with its structure, for committees and for keeping.

The only module that asks for WeasyPrint, and only when papers are wanted. Knows nothing of what a page says.
"""

import importlib
import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from typing import Any
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import Element

from ssc_site import urls
from ssc_site.errors import CannotRunError
from ssc_site.site import Press

_LIBRARY = "--pdf needs WeasyPrint, which is not installed here. Install it with: python3 -m pip install '.[pdf]'"
_PANGO = (
    "--pdf needs Pango, a library of the system, which is not installed here. Install it with: apt-get install"
    " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation; on macOS: brew install pango"
)
_FONT = "--pdf needs a font, and this system has none. Install one with: apt-get install fonts-liberation"

_PAPER = "svg { display: none } body { padding: 0 }"
"""Marks repeat the words beside them: without a text of their own they may not stand in a tagged document. The line at
the foot of each sheet stands in the sheet's margin here, where browsers need room for it."""


def press_of(templates: Mapping[str, bytes], base: str = "") -> Press:
    """Return what makes a page's PDF document of its path and bytes: the same bytes for the same page and fonts.

    It reads the style sheets given here, the page and the system's fonts, and nothing else: every address is refused.
    base: the address of the site. Without it, links to other pages are relative, as in the pages.
    Raises CannotRunError where WeasyPrint, Pango or a font is missing.
    """
    weasyprint = _weasyprint()
    closed = weasyprint.urls.URLFetcher(allowed_protocols=())
    sheets = [
        weasyprint.CSS(string=templates[name].decode(), url_fetcher=closed, media_type="print")
        for name in (urls.STYLE, urls.PLAN_STYLE, urls.PRINT_STYLE)
        if name in templates
    ] + [weasyprint.CSS(string=_PAPER)]

    def press(path: str, page: bytes) -> bytes:
        address = urls.full(base, path) if base else None
        html = weasyprint.HTML(string=page.decode(), base_url=address, url_fetcher=closed)
        _open_groups(html.etree_element)
        return bytes(html.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1"))

    return press


def _open_groups(html: Element) -> None:
    """Take the groups out of description lists: a tagged list may hold nothing but its own parts."""
    for described in html.iter("dl"):
        for group in [child for child in described if child.tag == "div"]:
            place = list(described).index(group)
            described.remove(group)
            for part in reversed(group):
                described.insert(place, part)
            if "id" in group.attrib and len(group):
                group[0].set("id", group.attrib["id"])


def _weasyprint() -> Any:
    """Return the library. It prints and warns where something is missing; a sentence of ours is better."""
    try:
        with redirect_stdout(io.StringIO()), catch_warnings(record=True) as warned:
            simplefilter("always")
            library = importlib.import_module("weasyprint")
    except ImportError as error:
        raise CannotRunError(_LIBRARY) from error
    except OSError as error:
        raise CannotRunError(_PANGO) from error
    if any("FontConfig" in str(each.message) for each in warned):  # without a font, Pango would end the program
        raise CannotRunError(_FONT)
    return library
