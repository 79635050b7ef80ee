"""Whether a pull request keeps to one force's file. Pure: paths in, words out; knows nothing of git or GitHub."""

from collections.abc import Iterable

from ssc_site.reporters.visible import visible
from ssc_site.reporters.words import counted

LABEL = "several-files-agreed"
"""The label by which a maintainer lets a wider request pass: the workflow looks for it. Strangers cannot set it."""

_PLANS = "plans/"
_REVIEWS = "plans/reviews/"
_GUIDE = "plans/README.md"
_MOST = 10


def scope_fault(paths: Iterable[str]) -> str:
    """Return what is wrong with changing all these files in one pull request, or nothing.

    Who changes one force's file must not, unseen among many lines, change another's or the program.
    """
    changed = sorted(set(paths))
    plans = [path for path in changed if _is_plan(path)]
    others = [path for path in changed if not _is_plan(path)]
    if len(plans) > 1:
        return _told(f"{counted(len(plans), 'plan')} are changed at once", plans)
    if plans and others:
        return _told(f"{_shown(plans[0])} is changed together with {counted(len(others), 'other file')}", others)
    return ""


def _is_plan(path: str) -> bool:
    """Whether it is a force's file: all in the folder that is not known to be something else, however it is named."""
    return path.startswith(_PLANS) and not path.startswith(_REVIEWS) and path != _GUIDE


def _told(fault: str, paths: list[str]) -> str:
    more = [f"  … and {len(paths) - _MOST:,} more"] if len(paths) > _MOST else []
    fix = f"fix: make one pull request for each plan, or ask a maintainer for the label {LABEL}"
    return "\n".join([f"{fault}:", *(f"  - {_shown(path)}" for path in paths[:_MOST]), *more, fix])


def _shown(path: str) -> str:
    return visible(path, 200)
