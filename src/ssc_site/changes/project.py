"""Two versions of all plans and reviews: which files differ, and what each difference means.

Pure: files as they were read in, values out. Knows nothing of Git or of words for readers.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ssc_site.changes.compared import PlanChange, compared
from ssc_site.changes.sameness import essence
from ssc_site.corpus import Inputs, decoded_file
from ssc_site.diagnostics import Report, Severity
from ssc_site.national import National
from ssc_site.schema import Plan, Review
from ssc_site.spans import SourceFile
from ssc_site.yamltree import Node


@dataclass(frozen=True, slots=True)
class Version:
    """A plan's file in one of the two versions, decoded."""

    source: SourceFile
    plan: Plan
    tree: Node | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan that differs, in both versions. None: there is no such file."""

    change: PlanChange
    before: Version | None
    after: Version | None


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A plan's file that differs, but one version has faults, so that nothing can be said. before: the earlier one."""

    path: str
    before: bool


@dataclass(frozen=True, slots=True)
class MarksChange:
    """Reviewers' marks on one item of a force that differ: how many came, and how many are gone."""

    slug: str
    key: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a project. others: every other file that differs."""

    national: National
    as_of: date
    plans: tuple[Compared, ...]
    not_compared: tuple[NotCompared, ...]
    marks: tuple[MarksChange, ...]
    others: tuple[str, ...]


def compare(
    before: Inputs, after: Inputs, national: National, report: Report, *, as_of: date, changed: Iterable[str]
) -> Comparison:
    """Return what differs. report: the judgement of the later version; changed: every path known to differ."""
    faulty = {found.path for found in report.diagnostics if found.severity is Severity.ERROR}
    pairs = tuple(_differing(before.plans, after.plans, _unreadable(before), _unreadable(after)))
    judged = [_judged(pair, national, faulty, as_of) for pair in pairs]
    marks = tuple(_marks(before.reviews, after.reviews, national))
    own = {path for pair in pairs for path in pair.paths} | {
        source.path for source in (*before.reviews, *after.reviews)
    }
    others = tuple(path for path in changed if path not in own)
    plans = (each for each in judged if isinstance(each, Compared) and not each.change.nothing)
    failed = (each for each in judged if isinstance(each, NotCompared))
    return Comparison(national, as_of, tuple(plans), tuple(failed), marks, others)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two files of one force. lost: which of them cannot be read at all: before, after, or nothing."""

    path: str
    before: SourceFile | None
    after: SourceFile | None
    lost: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path of the two."""
        return (self.path, *(source.path for source in (self.before, self.after) if source))


def _unreadable(inputs: Inputs) -> Mapping[str, str]:
    """Return the plans that are there but cannot be read: path by the force they may be of."""
    return {found.force: found.path for found in inputs.unreadable if found.force}


def _differing(
    before: Iterable[SourceFile], after: Iterable[SourceFile], no_before: Mapping[str, str], no_after: Mapping[str, str]
) -> Iterator[_Pair]:
    """Yield the plans whose files differ in any byte, in order of force."""
    olds, news = ({source.stem: source for source in sources} for sources in (before, after))
    for stem in sorted({*olds, *news, *no_before, *no_after}):
        old, new = olds.get(stem), news.get(stem)
        path = (new or old).path if (new or old) else no_after.get(stem) or no_before[stem]  # type: ignore[union-attr]
        if not new and stem in no_after:
            yield _Pair(path, old, None, "after")
        elif not old and stem in no_before:
            yield _Pair(path, None, new, "before")
        elif not (old and new and old.data == new.data):
            yield _Pair(path, old, new)


def _judged(pair: _Pair, national: National, faulty: set[str], as_of: date) -> Compared | NotCompared:
    if pair.lost:
        return NotCompared(pair.path, before=pair.lost == "before")
    before, after = (_version(source, national) for source in (pair.before, pair.after))
    if pair.after and (after is None or pair.after.path in faulty):
        return NotCompared(pair.path, before=False)
    if pair.before and before is None:
        return NotCompared(pair.path, before=True)
    slug = (pair.after or pair.before or SourceFile(pair.path, b"")).stem
    old, new = before.plan if before else None, after.plan if after else None
    return Compared(compared(slug, old, new, national, as_of), before, after)


def _version(source: SourceFile | None, national: National) -> Version | None:
    """Return a file decoded, None where there is none or where any part of it cannot be decoded."""
    if source is None:
        return None
    plan, tree = decoded_file(source, Plan, national.catalogue)
    return Version(source, plan, tree) if plan else None


def _marks(before: Iterable[SourceFile], after: Iterable[SourceFile], national: National) -> Iterator[MarksChange]:
    """Yield the items whose reviewers' marks differ. Of a file with faults nothing is said: its faults are told."""
    olds, news = ({source.stem: source for source in sources} for sources in (before, after))
    for slug in sorted({**olds, **news}):
        was, now = _said(olds.get(slug), national), _said(news.get(slug), national)
        if was is None or now is None:
            continue
        for key in sorted({**was, **now}):
            one, other = was.get(key, Counter()), now.get(key, Counter())
            if one != other:
                yield MarksChange(slug, key, (other - one).total(), (one - other).total())


def _said(source: SourceFile | None, national: National) -> Mapping[str, Counter[Hashable]] | None:
    """Return each key's marks, None of a file with faults."""
    if source is None:
        return {}
    review, _ = decoded_file(source, Review, national.catalogue)
    return {key: Counter(map(essence, marks)) for key, marks in review.marks.items()} if review else None
