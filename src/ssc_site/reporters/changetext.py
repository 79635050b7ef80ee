"""What changed in plans as plain text, for a terminal. Nothing foreign reaches it but made visible."""

from collections.abc import Iterator, Sequence

from ssc_site.changes.project import Comparison, NotCompared
from ssc_site.reporters.changes import ROOM, ForceTold, forces_told, head_of
from ssc_site.reporters.visible import visible

MOST_FILES = 20
"""Other files named; how many more there are is said."""


def changes_as_text(comparison: Comparison) -> str:
    """Return every change of plans, force by force, then what could not be compared, then the other files."""
    forces = within_room([("\n".join(_lines(told))) for told in forces_told(comparison)])
    parts = [head_of(comparison), *forces]
    parts += [f"{visible(failed.path)}: {why_not_compared(failed)}." for failed in comparison.not_compared]
    others = other_files(comparison)
    if others:
        parts.append("\n".join(["Other files changed:", *(f"  {name}" for name in others)]))
    return "\n\n".join(parts) + "\n"


def within_room(texts: Sequence[str]) -> Iterator[str]:
    """Yield as many texts, one a force, as there is room for, the first at least in part, and how many are left out."""
    room = ROOM
    for number, text in enumerate(texts):
        room -= len(text.encode())
        if room < 0:
            yield from _cut(text) if number == 0 else ()
            left = len(texts) - number - (number == 0)
            if left:
                yield f"… and {left} more: too much is different to be told here."
            return
        yield text


def _cut(text: str) -> Iterator[str]:
    """Yield the lines of a text there is room for."""
    yield text.encode()[:ROOM].decode("utf-8", "ignore").rpartition("\n")[0]
    yield "… and more of this plan: too much is different to be told here."


def _lines(told: ForceTold) -> Iterator[str]:
    yield visible(f"{told.name}: {told.head}" if told.head else told.name)
    for item in told.told:
        yield visible(f"  {item.key} {item.title}".rstrip())
        yield from (visible(f"    {said}") for said in item.said)
    yield from (visible(f"  {said}") for said in told.rest)
    if told.open:
        yield visible(f"  {told.open}")


def why_not_compared(failed: NotCompared) -> str:
    """Return why nothing is said of a file that differs."""
    if failed.before:
        return "its changes cannot be told, because its earlier version has faults"
    return "its changes cannot be told yet, because it has faults: correct them first"


def other_files(comparison: Comparison) -> list[str]:
    """Return the names of the other files that differ, and how many more there are."""
    shown = comparison.others[:MOST_FILES]
    more = len(comparison.others) + comparison.hidden - len(shown)
    names = [visible(path, 200) for path in shown]
    return [*names, f"… and {more:,} more"] if more else names
