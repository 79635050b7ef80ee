"""The certain fix of a fault of the YAML: what to write on which line.

Goes by how lines of our files look and by the names of fields. Knows nothing of the parser, and offers nothing where a
line could have been meant in two ways.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ssc_site.diagnostics import Diagnostic, Replacement
from ssc_site.mending import blanks, names, texts
from ssc_site.mending.lines import Place
from ssc_site.sections import Vocabulary
from ssc_site.spans import SourceFile


def mended(faults: Iterable[Diagnostic], source: SourceFile, known: Vocabulary) -> tuple[Diagnostic, ...]:
    """Return the faults of a file's YAML, each with its fix where that is certain. known: the names of its fields."""
    lines = [line if len(line) <= _LONGEST else line[:_LONGEST] + line[-1] for line in source.lines()]
    return tuple(replace(fault, replacement=_fix(fault, lines, known)) for fault in faults)


def _fix(fault: Diagnostic, lines: list[str], known: Vocabulary) -> Replacement | None:
    place = Place(lines, fault.span.line, fault.span.column, known)
    seen = fault.span.line < len(lines) and len(lines[fault.span.line]) <= _LONGEST
    ways = _WAYS.get(fault.code, ()) if seen else ()
    return next(filter(None, (way(place) for way in ways)), None)


_LONGEST = 400
"""Characters of a line that are looked at, besides its last. No longer line is shown to be copied."""

_MISFITS = (names.glued_above, names.dash_glued_above, names.empty_list_above, names.bullet)

_WAYS: Mapping[str, tuple[Callable[[Place], Replacement | None], ...]] = {
    "unquoted-colon": (texts.quoted, texts.quoted_inside),
    "yaml-feature": (texts.quoted,),
    "yaml-syntax": (texts.quoted,),
    "quote-inside": (texts.quotes_changed,),
    "missing-colon": (names.space_before_bracket, names.space_after_colon, names.colon_at_end),
    "indentation": (*_MISFITS, blanks.one_blank_off),
    "tab": (blanks.tab,),
    "hidden-character": (blanks.hidden,),
}
"""The code of a fault -> the ways in which its fix may be certain, the first that is so is taken."""
