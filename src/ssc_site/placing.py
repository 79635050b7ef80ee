"""Problems to diagnostics: the exact place, and the words that name the item it is in.

Knows nothing of how problems are found or printed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ssc_site.diagnostics import Code, Diagnostic, Elsewhere, Loc, Problem
from ssc_site.locate import locate, placed
from ssc_site.national import Catalogue
from ssc_site.spans import SourceFile
from ssc_site.yamltree import Node


def forced(fault: Diagnostic, source: SourceFile, loc: Loc, catalogue: Catalogue | None) -> Diagnostic:
    """Return a fault of the YAML with the force and item it concerns."""
    message = _sentence(_place_name(loc, catalogue, fault.message) + fault.message)
    return _about(replace(fault, message=message), source, item_of(loc), catalogue)


def _about(found: Diagnostic, source: SourceFile, item: str, catalogue: Catalogue | None) -> Diagnostic:
    """Return the diagnostic with the force and item it concerns."""
    title = catalogue.title(item) if catalogue and item in catalogue.keys else ""
    return replace(found, force=source.stem if catalogue else "", item=item, title=title)


def items_by_line(lines: Sequence[str]) -> list[tuple[int, Loc]]:
    """Return from which line on which item stands, by how the lines look: what is known of a file nobody can read.

    Where lines stand under no item, the loc is empty.
    """
    found: list[tuple[int, Loc]] = [(-1, ())]
    section = ""
    for number, line in enumerate(lines):
        if line[:1].isalpha():
            section = line.partition(":")[0]
            found.append((number, ()))
        elif section in ("responses", "local") and (key := _KEY.match(line)):
            found.append((number, (section, key[1])))
    return found


_KEY = re.compile(r""" {1,3}['"]?(L?[0-9]{1,2}(?:[.][0-9]{1,2})?)['"]?(?::|$)""")


def placed_in(
    source: SourceFile, tree: Node | None, code: Code, problem: Problem, catalogue: Catalogue | None
) -> Diagnostic:
    """Return the problem at its exact place, its message naming the item it is about."""
    elsewhere = tuple(Elsewhere(locate(tree, related.loc), related.label) for related in problem.related)
    item = item_of(problem.loc)
    message = _place_name(problem.loc, catalogue, problem.message) + problem.message
    span = locate(tree, problem.loc, problem.point, problem.line)
    found = Diagnostic(code.name, code.severity, source.path, span, _sentence(message), problem.hint, elsewhere)
    fix = placed(tree, problem.fix) if problem.fix else None
    return replace(_about(found, source, item, catalogue), replacement=fix)


def item_of(loc: Loc) -> str:
    """Return the item, recommendation or local action a loc lies under, or nothing."""
    inside = len(loc) > 1 and loc[0] in ("responses", "local", "marks", "accepts")
    return str(loc[1]) if inside else ""


def _place_name(loc: Loc, catalogue: Catalogue | None, message: str) -> str:
    """Return the words that say where in the plan a problem is: 'In 12.2 (Clear policies), action a: '."""
    item = item_of(loc)
    if catalogue is None or not (item in catalogue.keys or re.fullmatch("L[1-9][0-9]?", item)):
        return ""
    if len(loc) == len(("responses", item)) and item in message:
        return ""
    title = catalogue.title(item)
    action = f", action {loc[4]}" if len(loc) > len(("responses", item, 0, "actions")) and loc[3] == "actions" else ""
    return f"in {item}{f' ({title})' if title else ''}{action}: "


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
