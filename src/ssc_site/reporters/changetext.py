"""What changed in plans as plain text, for a terminal. Nothing foreign reaches it but made visible."""

from collections.abc import Iterator

from ssc_site.changes.project import Comparison
from ssc_site.reporters.changes import ForceTold, forces_told, head_of
from ssc_site.reporters.visible import visible

MOST_FILES = 20
"""Other files named; how many more there are is said."""


def changes_as_text(comparison: Comparison) -> str:
    """Return every change of plans, force by force, then what could not be compared, then the other files."""
    parts = [head_of(comparison), *map(_force, forces_told(comparison)), *_not_compared(comparison)]
    if comparison.others:
        parts.append("\n".join(["Other files changed:", *(f"  {name}" for name in other_files(comparison))]))
    return "\n\n".join(parts) + "\n"


def _force(told: ForceTold) -> str:
    return "\n".join(_lines(told))


def _lines(told: ForceTold) -> Iterator[str]:
    yield visible(f"{told.name}: {told.head}" if told.head else told.name)
    for item in told.told:
        yield visible(f"  {item.key} {item.title}".rstrip())
        yield from (visible(f"    {said}") for said in item.said)
    yield from (visible(f"  {said}") for said in told.rest)
    if told.open:
        yield visible(f"  {told.open}")


def _not_compared(comparison: Comparison) -> Iterator[str]:
    for failed in comparison.not_compared:
        which = "its earlier version has faults" if failed.before else "it has faults, to be corrected first"
        yield f"{visible(failed.path)}: its changes cannot be told, because {which}."


def other_files(comparison: Comparison) -> list[str]:
    """Return the names of the other files that differ, and how many more there are."""
    more = len(comparison.others) - MOST_FILES
    names = [visible(path, 200) for path in comparison.others[:MOST_FILES]]
    return [*names, f"… and {more:,} more"] if more > 0 else names
