"""Which diagnostics are shown when there is no room for all. Knows nothing of how they are shown."""

from collections.abc import Callable, Sequence

from ssc_site.diagnostics import Diagnostic, Severity

ROOM = 59_000
"""Bytes for the diagnostics. With the sentences around them an output stays below 60 kB."""


def most_useful(
    found: Sequence[Diagnostic], written: Callable[[Diagnostic], str], most: int
) -> list[tuple[Diagnostic, str]]:
    """Return as many as there is room for, each as written, in the order given. Warnings give way to errors."""
    kept: list[int] = []
    texts: dict[int, str] = {}
    used = 0
    ranked = sorted(range(len(found)), key=lambda place: found[place].severity is not Severity.ERROR)
    for place in ranked[:most]:
        texts[place] = written(found[place])
        used += len(texts[place].encode()) + len("\n\n")
        if used > ROOM:
            break
        kept.append(place)
    return [(found[place], texts[place]) for place in sorted(kept)]
