"""What changed in plans as GitHub's Markdown, in which nothing foreign can be anything but text."""

from ssc_site.changes.project import Comparison
from ssc_site.reporters.changes import ForceTold, ItemTold, forces_told, head_of
from ssc_site.reporters.changetext import other_files, why_not_compared, within_room
from ssc_site.reporters.markdown import code, escaped
from ssc_site.reporters.visible import visible


def changes_as_markdown(comparison: Comparison) -> str:
    """Return every change of plans: a heading a force, a list item for each item of the report."""
    parts = [head_of(comparison), *within_room([force_as_markdown(told) for told in forces_told(comparison)])]
    parts += [f"{code(visible(failed.path))}: {why_not_compared(failed)}." for failed in comparison.not_compared]
    others = other_files(comparison)
    if others:
        parts.append("\n".join(["**Other files changed**", "", *(f"- {code(name)}" for name in others)]))
    return "\n\n".join(parts) + "\n"


def force_as_markdown(told: ForceTold) -> str:
    """Return one force's changes under a heading of the third level."""
    head = escaped(f"{told.head[:1].upper()}{told.head[1:]}.") if told.head else ""
    items = "\n".join([*map(_item, told.told), *(f"- {escaped(said)}" for said in told.rest)])
    still = escaped(f"{told.open[:1].upper()}{told.open[1:]}.") if told.open else ""
    return "\n\n".join(part for part in (f"### {escaped(told.name)}", head, items, still) if part)


def _item(told: ItemTold) -> str:
    """Return a list item: the number and short title, then one line for each thing that is different."""
    title = f"**{escaped(told.key)}** {escaped(told.title)}".rstrip()
    return "\n".join([f"- {title}", *(f"  - {escaped(said)}" for said in told.said)])
