"""What changed in plans as GitHub's Markdown, in which nothing foreign can be anything but text."""

from collections.abc import Iterator

from ssc_site.changes.project import Comparison
from ssc_site.reporters.changes import ForceTold, ItemTold, forces_told, head_of
from ssc_site.reporters.changetext import other_files
from ssc_site.reporters.markdown import code, escaped

MOST_BYTES = 200_000
"""Of all forces together. A step's summary on GitHub holds 1 MiB, and nobody reads more than this."""


def changes_as_markdown(comparison: Comparison) -> str:
    """Return every change of plans: a heading a force, a list item for each item of the report."""
    parts = [head_of(comparison), *_forces(comparison), *_not_compared(comparison)]
    if comparison.others:
        parts.append(
            "\n".join(["**Other files changed**", "", *(f"- {code(name)}" for name in other_files(comparison))])
        )
    return "\n\n".join(parts) + "\n"


def _forces(comparison: Comparison) -> Iterator[str]:
    """Yield as many forces as there is room for, and how many are left out."""
    room = MOST_BYTES
    told = forces_told(comparison)
    for number, force in enumerate(told):
        text = force_as_markdown(force)
        room -= len(text.encode())
        if room < 0:
            yield f"… and {len(told) - number} more: too much is different to be told here. Run `ssc-site diff`."
            return
        yield text


def force_as_markdown(told: ForceTold) -> str:
    """Return one force's changes under a heading of the third level."""
    head = f"{told.head[:1].upper()}{told.head[1:]}." if told.head else ""
    items = "\n".join([*map(_item, told.told), *(f"- {escaped(said)}" for said in told.rest)])
    still = f"{escaped(told.open[:1].upper() + told.open[1:])}." if told.open else ""
    return "\n\n".join(part for part in (f"### {escaped(told.name)}", escaped(head), items, still) if part)


def _item(told: ItemTold) -> str:
    """Return a list item: the number and short title, then one line for each thing that is different."""
    title = f"**{escaped(told.key)}** {escaped(told.title)}".rstrip()
    return "\n".join([f"- {title}", *(f"  - {escaped(said)}" for said in told.said)])


def _not_compared(comparison: Comparison) -> Iterator[str]:
    for failed in comparison.not_compared:
        which = "its earlier version has faults" if failed.before else "it has faults, to be corrected first"
        yield f"{code(failed.path)}: its changes cannot be told, because {which}."
