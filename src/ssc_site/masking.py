"""Reports that repeat nothing private: messages that would quote it, and names of files that hold it.

Knows what is private from `guard`, and nothing of formats.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ssc_site.diagnostics import Diagnostic, Elsewhere
from ssc_site.guard import Private
from ssc_site.rules.privacy import Finding, findings
from ssc_site.rules.privacy.reading import plain, squeezed
from ssc_site.spans import START, SourceFile

_RUN = 5
"""Characters that, in a row, may not be repeated."""
_LONGEST = 400
"""Characters of a line that is searched for what is private. No longer one is shown to be copied."""
_HIDDEN = "…"
_UNSAID = "what is wrong here cannot be said without repeating something private"
_QUOTED = re.compile(r'"[^"]*"')


class _Runs(NamedTuple):
    """Runs of letters that may not be repeated; short: what is shorter than a run, whole."""

    long: frozenset[str]
    short: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mask:
    """What may not be repeated. values: what is private; around: the texts that hold it."""

    values: _Runs
    around: _Runs


def mask_of(private: Iterable[Private]) -> Mask:
    """Return the mask that hides these."""
    found = tuple(private)
    return Mask(_runs_of({each.value for each in found}), _runs_of({each.around for each in found}))


def _runs_of(texts: Iterable[str]) -> _Runs:
    runs = frozenset(run for text in texts for run in _runs(text))
    short = frozenset(run for run in runs if len(run) < _RUN)
    return _Runs(runs - short, short)


def _runs(text: str) -> Iterator[str]:
    """Yield every run of a plain text, in small letters, as written and without what stands between its letters."""
    for low in (" ".join(text.lower().split()), squeezed(text)):
        yield from (low[at : at + _RUN] for at in range(max(1, len(low) - _RUN + 1)) if low)


def masked(found: Diagnostic, mask: Mask, lines: Sequence[str]) -> Diagnostic:
    """Return the diagnostic without anything private in it, nor a fix of a line that holds any. lines: the file's."""
    if not any(mask.values):
        return found
    message, hint = _said(found.message, mask), _said(found.hint, mask)
    elsewhere = tuple(Elsewhere(other.span, _said(other.label, mask)) for other in found.elsewhere)
    fix = found.replacement
    line = lines[fix.span.line] if fix and fix.span.line < len(lines) else ""
    if fix and (len(line) > _LONGEST or _holds(f"{line} {fix.text}", mask.values)):
        fix = None
    return unplaced(replace(found, message=message, hint=hint, elsewhere=elsewhere, replacement=fix), mask)


def unplaced(found: Diagnostic, mask: Mask) -> Diagnostic:
    """Return the diagnostic without its item where that, a name written in the file, holds something private."""
    return replace(found, item="", title="") if _holds(found.item, mask.around) else found


def _said(text: str, mask: Mask) -> str:
    """Return the text with what it quotes of private texts left out; a sentence instead where that is not enough."""
    quotes_hidden = _QUOTED.sub(lambda match: f'"{_HIDDEN}"' if _holds(match[0][1:-1], mask.around) else match[0], text)
    return _UNSAID if _holds(quotes_hidden, mask.values) else quotes_hidden


def _holds(text: str, runs: _Runs) -> bool:
    shown = plain(text)
    return not runs.long.isdisjoint(_runs(shown)) or any(run in shown.lower() for run in runs.short)


def withheld(text: str) -> str:
    """Return a text of foreign origin with what is private in it left out, for whoever prints texts: diff, for one."""
    shown = plain(text)
    found = sorted(findings(shown), key=lambda finding: finding.start, reverse=True)
    for finding in found:
        shown = f"{shown[: finding.start]}{_HIDDEN}{shown[finding.end :]}"
    return shown if found else text


def private_name(path: str) -> Finding | None:
    """Return what is private in the name of a file, None where nothing is. Hyphens may stand there for blanks."""
    name = plain(re.sub(r"\.ya?ml$", "", path.rsplit("/", 1)[-1]))
    seen = [finding for words in (name, re.sub("[-_]", " ", name)) for finding in findings(words)]
    return min(seen, key=lambda finding: not finding.certain, default=None)


def without_private_names(sources: Sequence[SourceFile], faults: Sequence[Diagnostic]) -> "Renamed":
    """Return the files and faults with the names that hold something private replaced, and a diagnostic of each."""
    given: dict[str, str] = {}
    told: list[Diagnostic] = []
    for path in dict.fromkeys([*(source.path for source in sources), *(fault.path for fault in faults)]):
        finding = private_name(path)
        if finding:
            given[path] = f"{path[: path.rfind('/') + 1]}withheld-{len(given) + 1}.yaml"
            message = f"the name of this file looks like {finding.kind.words}"
            hint = "rename it; what its name tells stays in the history, so tell those who keep this site"
            told.append(Diagnostic(finding.code, finding.severity, given[path], START, message, hint))
    renamed = tuple(replace(source, path=given.get(source.path, source.path)) for source in sources)
    return Renamed(renamed, (*(fault for fault in faults if fault.path not in given), *told))


@dataclass(frozen=True, slots=True)
class Renamed:
    """The files under names that may be printed, and the faults of files, told without the others."""

    sources: tuple[SourceFile, ...]
    faults: tuple[Diagnostic, ...]
