"""Two versions of all plans and reviews: which files differ, and what each difference means.

Pure: files as they were read in, values out. Knows nothing of Git or of words for readers.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ssc_site.changes.compared import Judge, PlanChange, compared, gone, new
from ssc_site.changes.keeping import corrections_added, fresh, takes_away
from ssc_site.changes.sameness import essence
from ssc_site.corpus import Inputs, decoded_file, plan_rules
from ssc_site.diagnostics import Point, Report, Severity
from ssc_site.fields import Model
from ssc_site.locate import locate
from ssc_site.masking import private_name, without_private_names
from ssc_site.national import National
from ssc_site.rules import Case, privacy
from ssc_site.schema import Correction, Mark, Plan, Review
from ssc_site.spans import START, SourceFile, Span
from ssc_site.yamltree import Node

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Version:
    """A plan's file in one of the two versions, decoded."""

    source: SourceFile
    plan: Plan
    tree: Node | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan that differs, in both versions. None: there is no such file.

    faulty: whether the later version has faults. quotable: whether its words may be repeated: nothing private is in it.
    """

    change: PlanChange
    before: Version | None
    after: Version | None
    faulty: bool = False
    quotable: bool = True

    @property
    def redacts(self) -> bool:
        """Whether words are taken out of the plan to protect somebody."""
        entries = (correction for found in self.change.alterations for correction in found.corrections)
        return any(each.kind == "redacted" for each in (*entries, *self.corrections))

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The new corrections at the top of the plan."""
        if self.before is None or self.after is None:
            return ()
        old, now = self.before.plan.corrections, self.after.plan.corrections
        return corrections_added(old, now) or corrections_added(old, now, takes_away) or ()


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A file that differs, but one version cannot be read or has an unknown item. before: the earlier one."""

    path: str
    before: bool


@dataclass(frozen=True, slots=True)
class MarksChange:
    """Reviewers' marks on one item of a force that differ. added: how many came. lost: how many are not as they were.

    path, span: where they stand in the later version, or where they should.
    """

    slug: str
    key: str
    added: int
    lost: int
    path: str = ""
    span: Span = START


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a project. others: every other file that differs; hidden: how many more have a private name.

    laid_out: how many plans say the same in a file that differs.
    """

    national: National
    as_of: date
    plans: tuple[Compared, ...]
    not_compared: tuple[NotCompared, ...] = ()
    marks: tuple[MarksChange, ...] = ()
    others: tuple[str, ...] = ()
    hidden: int = 0
    laid_out: int = 0

    @property
    def may_show_before(self) -> bool:
        """Whether plans may be shown as they were: not where words are taken out to protect somebody."""
        return not any(each.redacts for each in self.plans)


def compare(
    before: Inputs, after: Inputs, national: National, report: Report, *, as_of: date, changed: Iterable[str]
) -> Comparison:
    """Return what differs. report: the judgement of the later version; changed: every path known to differ."""
    olds, news = _named(before, after)
    pairs = tuple(_differing(olds.plans, news.plans, _unreadable(before), _unreadable(after)))
    looked_at = _LookedAt(national, as_of, _paths(report, Severity.ERROR), _paths(report, None))
    judged = [looked_at.plan(pair) for pair in pairs]
    plans = [each for each in judged if isinstance(each, Compared)]
    marks = [each for pair in _differing(olds.reviews, news.reviews, {}, {}) for each in looked_at.marks(pair)]
    own = {path for inputs in (before, after) for path in _own_paths(inputs)}
    others = [path for path in changed if path not in own]
    named = tuple(path for path in others if not any(private_name(part) for part in path.split("/")))
    return Comparison(
        national,
        as_of,
        tuple(each for each in plans if not each.change.nothing),
        tuple(each for each in (*judged, *marks) if isinstance(each, NotCompared)),
        tuple(each for each in marks if isinstance(each, MarksChange)),
        named,
        len(others) - len(named),
        sum(each.change.nothing for each in plans),
    )


@dataclass(frozen=True, slots=True)
class _Files:
    """The plans and reviews of one version, under names that may be printed."""

    plans: tuple[SourceFile, ...]
    reviews: tuple[SourceFile, ...]


def _named(before: Inputs, after: Inputs) -> tuple[_Files, _Files]:
    """Return the files of both versions; what has a private name has the same other name in both."""
    groups = (after.plans, after.reviews, before.plans, before.reviews)
    left = iter(without_private_names([source for group in groups for source in group], ()).sources)
    plans, reviews, old_plans, old_reviews = (tuple(next(left) for _ in group) for group in groups)
    return _Files(old_plans, old_reviews), _Files(plans, reviews)


def _own_paths(inputs: Inputs) -> Iterator[str]:
    yield from (source.path for source in (*inputs.plans, *inputs.reviews))
    yield from (found.path for found in inputs.unreadable)


def _paths(report: Report, severity: Severity | None) -> frozenset[str]:
    """Return the files with faults, or without a severity those in which something looks private."""
    codes = {code.name for code in privacy.codes()}
    found = (each for each in report.diagnostics if (each.severity is severity if severity else each.code in codes))
    return frozenset(each.path for each in found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two files of one name. lost: which of them cannot be read at all: before, after, or nothing."""

    path: str
    before: SourceFile | None
    after: SourceFile | None
    lost: str = ""


def _unreadable(inputs: Inputs) -> Mapping[str, str]:
    """Return the plans that are there but cannot be read: path by the force they may be of."""
    return {found.force: found.path for found in inputs.unreadable if found.force and not private_name(found.path)}


def _differing(
    before: Sequence[SourceFile], after: Sequence[SourceFile], no_before: Mapping[str, str], no_after: Mapping[str, str]
) -> Iterator[_Pair]:
    """Yield the files that differ in any byte, in order of force."""
    olds, news = ({source.stem: source for source in sources} for sources in (before, after))
    paths = {**no_before, **no_after, **{stem: source.path for stem, source in (olds | news).items()}}
    for stem, path in sorted(paths.items()):
        old, now = olds.get(stem), news.get(stem)
        lost = "after" if stem in no_after and not now else "before" if stem in no_before and not old else ""
        if lost or old is None or now is None or old.data != now.data:
            yield _Pair(path, old, now, lost)


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """By what files are compared. faulty: the later version's files with errors; private: those with private words."""

    national: National
    as_of: date
    faulty: frozenset[str] = field(default=frozenset())
    private: frozenset[str] = field(default=frozenset())

    def plan(self, pair: _Pair) -> Compared | NotCompared:
        """Return what became of a plan."""
        old, now = self._version(pair.before), self._version(pair.after)
        lost = self._lost(pair, old, now)
        if lost:
            return lost
        faulty = bool(now and now.source.path in self.faulty)
        judge = Judge(self.national, self.as_of, states=not faulty and self._is_sound(old))
        slug = pair.path.rpartition("/")[2].removesuffix(".yaml")
        if old and now:
            change = compared(slug, old.plan, now.plan, judge)
        elif now:
            change = new(slug, now.plan, judge)
        elif old:
            change = gone(slug, old.plan, judge)
        else:
            return NotCompared(pair.path, before=True)
        return Compared(change, old, now, faulty, quotable=pair.path not in self.private)

    def marks(self, pair: _Pair) -> Iterator[MarksChange | NotCompared]:
        """Yield the items of a file of reviewers' marks on which they differ."""
        (was, _), (now, tree) = self._said(pair.before), self._said(pair.after)
        if was is None or now is None:
            yield NotCompared(pair.path, before=now is not None)
            return
        for key in {**was, **now}:
            added, lost = _counted(was.get(key, ()), now.get(key, ()))
            if added or lost:
                span = locate(tree, ("marks", key), Point.KEY)
                yield MarksChange(pair.path.rpartition("/")[2].removesuffix(".yaml"), key, added, lost, pair.path, span)

    def _lost(self, pair: _Pair, old: Version | None, now: Version | None) -> NotCompared | None:
        if pair.lost == "after" or (pair.after and now is None):
            return NotCompared(pair.path, before=False)
        return NotCompared(pair.path, before=True) if pair.lost or (pair.before and old is None) else None

    def _version(self, source: SourceFile | None) -> Version | None:
        """Return a file decoded, None where there is none, a part cannot be decoded or an item is unknown."""
        plan, tree = decoded_file(source, Plan, self.national.catalogue) if source else (None, None)
        return Version(source, plan, tree) if source and plan and self._knows(plan.responses) else None

    def _knows(self, keys: Iterable[str]) -> bool:
        """Whether all are items of the report. What else stands there may be anything, and would be printed."""
        return set(keys) <= set(self.national.catalogue.keys)

    def _is_sound(self, version: Version | None) -> bool:
        """Whether no law of plans is broken by an earlier version, so that it can be said what held."""
        if version is None:
            return True
        case = Case(version.plan, version.source.stem, self.national, date.max)
        errors = (rule for rule in plan_rules() if rule.code.severity is Severity.ERROR)
        return not any(True for rule in errors for _ in rule.broken(case))

    def _said(self, source: SourceFile | None) -> tuple[Mapping[str, tuple[Mark, ...]] | None, Node | None]:
        """Return each key's marks, None of a file with faults or with an unknown key."""
        if source is None:
            return {}, None
        review, tree = decoded_file(source, Review, self.national.catalogue)
        return (review.marks if review and self._knows(review.marks) else None), tree


def _counted(old: Sequence[Mark], now: Sequence[Mark]) -> tuple[int, int]:
    """Return how many marks came, and how many are not there as they were."""
    came = fresh(old, now)
    if came is not None:
        return len(came), 0
    was: Counter[Hashable] = Counter(map(essence, old))
    are: Counter[Hashable] = Counter(map(essence, now))
    return (are - was).total(), (was - are).total()
