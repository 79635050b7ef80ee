"""All files of a run, read, decoded and judged in order: the valid plans, and the report on every file.

Pure: bytes and a day in, values out. Knows nothing of folders, output or pages.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel

from ssc_site.codes import READER_CODES
from ssc_site.decode import decode
from ssc_site.diagnostics import Code, Diagnostic, Loc, Problem, Report, Severity, report_of
from ssc_site.guard import UNUSED_CLEARANCE, guard, unused_clearance
from ssc_site.locate import nearest
from ssc_site.masking import mask_of, masked, unplaced, without_private_names
from ssc_site.mending import mended
from ssc_site.national import Catalogue, National, Register, Site, Support
from ssc_site.placing import forced, item_of, items_by_line, placed_in
from ssc_site.rules import Case, Rule, entry, national, plan, privacy, review, rules_of
from ssc_site.schema import Plan, Review
from ssc_site.sections import vocabulary
from ssc_site.spans import SourceFile
from ssc_site.welsh import Welsh
from ssc_site.yamltree import Map, Node, fold

M = TypeVar("M", bound=BaseModel)

MOST_OF_A_LAW = 100
"""Problems told of one file for each law."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a run as they were read, and what could not be read at all.

    national: the files of the folder schema that say what plans answer and in which words, by stem.
    """

    national: Mapping[str, SourceFile]
    plans: tuple[SourceFile, ...]
    reviews: tuple[SourceFile, ...] = ()
    unreadable: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the site is made of: plans without errors, by slug, in order of slug.

    plans: those whose answers are here. lines: for each plan, the line (from one) of each key of its responses.
    elsewhere: the plans that are no more than links: they have no answers, and count as not on the site.
    commit: the version of the files it was read from, where whoever builds says it; else empty.
    """

    national: National
    plans: Mapping[str, Plan]
    reviews: Mapping[str, Review]
    lines: Mapping[str, Mapping[str, int]]
    elsewhere: Mapping[str, Plan] = field(default_factory=dict)
    commit: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """One file after reading: its tree, its value (None: nothing to judge), its diagnostics so far.

    faulty: where in the file its faults are. whole: the tree with what was set aside as faulty.
    """

    source: SourceFile
    tree: Node | None
    value: BaseModel | None
    found: tuple[Diagnostic, ...]
    faulty: tuple[Loc, ...] = ()
    whole: Node | None = None


def plan_rules() -> tuple[Rule[Plan], ...]:
    """Return the laws of plan files."""
    return rules_of(plan) + rules_of(entry)


def other_rules() -> tuple[Rule[Any], ...]:
    """Return the laws of the other files."""
    return rules_of(review) + rules_of(national)


def read_corpus(inputs: Inputs, as_of: date) -> tuple[Corpus | None, Report]:
    """Return the valid plans, or None when the national files are not valid, and the report on all files."""
    bundle, found = _national(inputs.national, as_of)
    named = without_private_names((*inputs.plans, *inputs.reviews), inputs.unreadable)
    sources = [*inputs.national.values(), *named.sources]
    if bundle is None:
        return None, report_of([*found, *named.faults], sources, 0)
    of_plans, of_reviews = named.sources[: len(inputs.plans)], named.sources[len(inputs.plans) :]
    plans = {source.stem: _judged(source, Plan, plan_rules(), bundle, as_of) for source in of_plans}
    reviews = {source.stem: _judged(source, Review, rules_of(review), bundle, as_of) for source in of_reviews}
    every = [*found, *named.faults]
    for read in (*plans.values(), *reviews.values()):
        every.extend(read.found)
    valid = _valid(plans, Plan)
    here = {stem: each for stem, each in valid.items() if each.held == "here"}
    elsewhere = {stem: each for stem, each in valid.items() if each.held == "elsewhere"}
    lines = {stem: _lines(plans[stem].tree) for stem in here}
    corpus = Corpus(bundle, here, _valid(reviews, Review), lines, elsewhere)
    return corpus, report_of(every, sources, len(inputs.plans))


def decoded_file(source: SourceFile, model: type[M], catalogue: Catalogue) -> tuple[M | None, Node | None]:
    """Return a file's value and the tree it was made from: no value where any part of it is faulty. No law is asked."""
    read = _decoded(source, model, catalogue)
    sound = isinstance(read.value, model) and not read.found
    return (read.value if sound else None), read.tree  # type: ignore[return-value]


def _lines(tree: Node | None) -> dict[str, int]:
    """Return the line, from one, of each key of a plan's responses."""
    responses = tree.pair("responses") if isinstance(tree, Map) else None
    pairs = responses[1].pairs if responses and isinstance(responses[1], Map) else ()
    return {key.text: key.span.line + 1 for key, _ in pairs}


def _valid(read: Mapping[str, _Read], model: type[M]) -> dict[str, M]:
    """Return the values of the files without errors, in order of name."""
    return {
        stem: file.value
        for stem, file in sorted(read.items())
        if isinstance(file.value, model) and not any(found.severity is Severity.ERROR for found in file.found)
    }


def _national(files: Mapping[str, SourceFile], as_of: date) -> tuple[National | None, list[Diagnostic]]:
    """Return the national files as one value, None when any has an error, with their diagnostics."""
    read = {stem: _decoded(files[stem], model, None) for stem, model in _NATIONAL.items()}
    found = [diagnostic for file in read.values() for diagnostic in file.found]
    if found:
        return None, found
    bundle = National(**{_NATIONAL_FIELDS[stem]: file.value for stem, file in read.items()})  # type: ignore[arg-type]
    for rule in rules_of(national):
        for problem in rule.broken(Case(bundle, "", bundle, as_of)):
            holder = read[_HOLDERS.get(str(problem.loc[0]), "catalogue")]
            found.append(placed_in(holder.source, holder.tree, rule.code, problem, None))
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    return (None if failed else bundle), found


_NATIONAL: dict[str, type[BaseModel]] = {
    "catalogue": Catalogue,
    "forces": Register,
    "site": Site,
    "support": Support,
    "welsh-pages": Welsh,
    "welsh-data": Welsh,
    "welsh-report": Welsh,
}
_NATIONAL_FIELDS = {stem: stem.replace("-", "_") for stem in _NATIONAL} | {"forces": "register"}
_HOLDERS = {"forces": "forces", "helplines": "support"}
"""The first field of a law's place -> the file it stands in, where that is not the catalogue."""


def _judged(source: SourceFile, model: type[M], rules: Iterable[Rule[M]], bundle: National, as_of: date) -> _Read:
    """Return the file decoded, judged by these laws and guarded."""
    return _guarded(_ruled(source, model, rules, bundle, as_of), bundle)


def _guarded(read: _Read, bundle: National) -> _Read:
    """Return the file with what is private in it told, and nothing of that anywhere in what else is told."""
    guarded = guard(read.source, read.whole, (line.phone for line in bundle.support.helplines))
    told = [forced(each.told, read.source, each.loc, bundle.catalogue) for each in guarded.private]
    unused = [
        placed_in(read.source, read.whole, UNUSED_CLEARANCE, unused_clearance(number), bundle.catalogue)
        for number in guarded.unused
    ]
    mask = mask_of(guarded.private)
    if guarded.more:
        return replace(read, found=(*(unplaced(each, mask) for each in told), _overfull(told[-1])))
    lines = read.source.lines() if guarded.private else ()
    others = (masked(each, mask, lines) for each in read.found)
    return replace(read, found=(*others, *(unplaced(each, mask) for each in (*unused, *told))))


def _overfull(last: Diagnostic) -> Diagnostic:
    message = "More of this file looks private than can be told one by one; nothing else of it is judged"
    hint = "take out what was not written to be published, or what is no plan"
    return replace(last, code="too-many-faults", severity=Severity.ERROR, message=message, hint=hint, item="")


def _ruled(source: SourceFile, model: type[M], rules: Iterable[Rule[M]], bundle: National, as_of: date) -> _Read:
    """Return the file decoded and judged by these laws."""
    read = _decoded(source, model, bundle.catalogue)
    if not isinstance(read.value, model):
        return read
    case = Case(read.value, source.stem, bundle, as_of)
    broken = [
        placed_in(source, read.tree, rule.code, problem, bundle.catalogue)
        for rule in rules
        for problem in islice((each for each in rule.broken(case) if not _follows(each, read.faulty)), MOST_OF_A_LAW)
    ]
    return replace(read, found=(*read.found, *broken))


def _decoded(source: SourceFile, model: type[M], catalogue: Catalogue | None) -> _Read:
    tree, found_faults = fold(source)
    faults = mended(found_faults, source, vocabulary(model)) if found_faults else ()
    places = list(_places(tree, faults, source))
    found = [forced(fault, source, loc, catalogue) for fault, loc in zip(faults, places, strict=True)]
    if tree is None and found:
        return _Read(source, tree, None, tuple(found))
    spare = {"force": source.stem, "wording": "force"} if model is Plan else {}
    decoded = decode(tree, model, spare)
    wrong = [
        placed_in(source, tree, Code(coded.code, Severity.ERROR, ""), coded.problem, catalogue)
        for coded in decoded.problems
    ]
    # A fault of the YAML hides what is found later on its line.
    lines = {fault.span.line for fault in faults}
    found += [each for each in wrong if each.span.line not in lines]
    return _Read(source, decoded.tree, decoded.value, tuple(found), (*places, *decoded.faulty), tree)


def _places(tree: Node | None, faults: Iterable[Diagnostic], source: SourceFile) -> Iterator[Loc]:
    """Yield where each fault of the YAML is: in the tree, or by the look of the lines where there is none."""
    items = items_by_line(source.lines()) if tree is None else []
    for fault in faults:
        span = (fault.elsewhere[0] if fault.elsewhere else fault).span
        yield nearest(tree, span) if tree else items[bisect_right(items, span.line, key=lambda each: each[0]) - 1][1]


def _follows(problem: Problem, faulty: Iterable[Loc]) -> bool:
    """Whether the problem may only follow from a fault: in the item it is about, or in a place it rests on."""
    own, resting = _section(problem.loc), [_section(place) for place in problem.rests_on]
    sections = [_section(loc) for loc in faulty if loc]
    # In lists, the faulty are set aside and the rest move up: what is still there was judged as it is.
    whole = [section for section in sections if all(isinstance(part, str) for part in section)]
    return any(_one_way(own, section) for section in whole) or any(
        _one_way(place, section) for place in resting for section in sections
    )


def _one_way(one: Loc, other: Loc) -> bool:
    """Whether one place lies in the other."""
    return one[: len(other)] == other[: len(one)]


def _section(loc: Loc) -> Loc:
    """Return the item a loc lies in, else the loc: a fault anywhere in an item makes its laws unsure."""
    return loc[:2] if item_of(loc) else loc


@cache
def codes() -> Mapping[str, Code]:
    """Return every code a report can hold, by name, in order of name."""
    known = [
        *READER_CODES,
        *privacy.codes(),
        UNUSED_CLEARANCE,
        *(rule.code for rule in (*plan_rules(), *other_rules())),
    ]
    return {code.name: code for code in sorted(known, key=lambda code: code.name)}
