"""What changed in plans and when, again from the files: each dated entry, correction, first publication and reading.

What an entry adds to those before it is told here in words of its own making, to be held against the page's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from recount.nation import SPEAKING, is_redacted, keys
from recount.tally import Country, Entry, Plan, Span, Tally

Told = Mapping[str, Any]
STEPS = ("not-started not-yet-applicable", "in-progress", "complete")


@dataclass(frozen=True)
class Change:
    """A change of a plan: of an item, or of a plan as a whole (key: ""). sorts: the lists it stands on, by address."""

    force: str
    key: str
    date: str
    kind: str
    told: str
    sorts: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        return Span.of(self.date)

    @property
    def month(self) -> str:
        return self.date[:7]

    @property
    def is_of_plan(self) -> bool:
        return self.kind in FIRST


FIRST = {"published": "Plan first published", "read": "Plan first read for this site"}


def changes(tally: Tally, states: Mapping[str, str]) -> list[Change]:
    """Return all changes known on the day, in the order of the page. states: what the site calls each state."""
    order = list(keys(tally.country))
    found = [each for plan in tally.plans.values() for each in of_plan(plan, states)]

    def place(each: Change) -> tuple[int, str, int]:
        own = int(each.key[1:]) if each.key.startswith("L") else 0
        in_report = order.index(each.key) if each.key in order else len(order) + own
        return ["", *FIRST].index(each.kind if each.is_of_plan else ""), each.force, in_report

    def age(each: Change) -> tuple[int, ...]:
        return -Span.of(each.month).last.toordinal(), len(each.month), -each.span.last.toordinal(), len(each.date)

    return sorted(sorted(found, key=place), key=age)


def of_plan(plan: Plan, states: Mapping[str, str]) -> Iterator[Change]:
    force = plan.force
    for key, history in ((plan.told.get("responses") or {}) | (plan.told.get("local") or {})).items():
        known = [entry for entry in map(plan.entry, history) if entry.counts_from <= plan.day]
        for place in range(len(known) - 1, -1, -1):
            yield from corrections(force, key, known[place].told, plan)
            if known[place].dated:
                told, sorts = added([entry.told for entry in known[:place]], known[place].told, states)
                yield Change(force, key, known[place].told["date"], "entry", told, sorts)
    if plan.counts_from() <= plan.day:
        yield from corrections(force, "", plan.told, plan)
    days = {"published": plan.told.get("published"), "read": min(reads(plan), default=None)}
    yield from (Change(force, "", day, kind, FIRST[kind]) for kind, day in days.items() if day and is_over(day, plan))


def reads(plan: Plan) -> list[str]:
    return [source["read"] for source in (plan.told.get("sources") or {}).values() if "read" in source]


def is_over(day: str, plan: Plan) -> bool:
    return Span.of(day).last <= plan.day


def corrections(force: str, key: str, told: Told, plan: Plan) -> Iterator[Change]:
    for each in told.get("corrections") or ():
        if is_over(each["date"], plan):
            words = f"Corrected. {english(each.get('what', ''))} {english(each['why'])}".replace("  ", " ")
            if each["kind"] == "redacted":
                words = "Words were taken out to protect somebody."
            yield Change(force, key, each["date"], each["kind"], words, frozenset({"corrections"}))


def english(text: Any) -> str:
    return str(text.get("en") or text["cy"]) if isinstance(text, dict) else str(text)


def added(before: Sequence[Told], told: Told, states: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """Return what an entry adds to those before it, in sentences, and the lists it stands on."""
    turns = [*of_answer(before, told, states), *of_actions(before, told, states)]
    turns.sort(key=lambda turn: ORDER.index(turn[0]))
    said = [words for _, words, _ in turns]
    if answers(told) and not any(map(answers, before)):
        said.insert(0, "first answer")
    elif "part" in told and not {"status", "progress"} & told.keys():
        said.insert(0, f"part {told['part']}")
    if is_redacted(told):
        said.append("words taken out")
    if new := list(beside(before, told)):
        said.append("new: " + (f"{', '.join(new[:-1])} and {new[-1]}" if new[1:] else new[0]))
    sentences = " ".join(f"{each[0].upper()}{each[1:]}." for each in said)
    return sentences or "A further entry.", frozenset(sort for _, _, sort in turns if sort)


ORDER = ("status", "progress", "due", "action status", "shared", "unclear", "action", "text", "note")
Turn = tuple[str, str, str]
"""What it is of, its words, and the list it stands on, if any."""


def answers(told: Told) -> bool:
    return any(told.get(name) for name in SPEAKING)


def of_answer(before: Sequence[Told], told: Told, states: Mapping[str, str]) -> Iterator[Turn]:
    part = told.get("part")
    head = f"part {part}: " if part else ""
    if "status" in told:
        last = [each["status"] for each in before if "status" in each and (not part or each.get("part", part) == part)]
        words, sort = turned(last[-1] if last else "", told["status"], states)
        if told["status"] == "complete":
            sort = sort if last[-1:] == ["complete"] else "status-complete"
            papers = [paper for each in (*before, told) for paper in each.get("documents") or ()]
            words += "" if any("none" not in paper for paper in papers) else ", no document cited"
        yield "status", f"{head}{words}{reason(told)}", sort
    if "progress" in told and differs("progress", before, told):
        known = [int(each["progress"]) for each in before if "progress" in each and each.get("part") == part]
        now = int(told["progress"])
        words = f"{known[-1]}% to {now}%" if known else f"{now}% done"
        yield "progress", head + words, "status-back" if known and now < known[-1] else ""
    if "answered_by" in told and differs("answered_by", before, told):
        yield "shared", f"same answer as {told['answered_by']}", ""
    if "unclear" in told and differs("unclear", before, told):
        yield "unclear", "unclear whether the plan answers this", ""
    if "note" in told and differs("note", before, told):
        yield "note", "a note by the editors of this site", ""


def turned(before: str, after: str, states: Mapping[str, str]) -> tuple[str, str]:
    """Return how a status went from one to another, and the list of those that went back where it did."""
    old, new = (states.get(f"status-{status}", "").casefold() for status in (before, after))
    if before in ("", after):
        return f"{'still' if before else 'status given:'} {new}", ""
    ranks = [place for status in (before, after) for place, step in enumerate(STEPS) if status in step.split()]
    if before == "complete" or (len(ranks) == len("ab") and ranks[1] < ranks[0]):
        return f"back from {old} to {new}", "status-back"
    return f"{old} to {new}", ""


def reason(told: Told) -> str:
    return ", reason given" if "reason" in told else ""


def of_actions(before: Sequence[Told], told: Told, states: Mapping[str, str]) -> Iterator[Turn]:
    for letter, action in (told.get("actions") or {}).items():
        past = [each["actions"][letter] for each in before if letter in (each.get("actions") or {})]
        dues = [each["due"] for each in past if "due" in each]
        due = action.get("due")
        if not past:
            target = f"target {Span.of(due).words}" if due else "no date"
            yield "action", f"new action {letter}, {target}", ""
        elif due and due != (dues[-1] if dues else None):
            words, sort = moved(dues[-1] if dues else "", due)
            yield "due", f"target of action {letter} {words}{reason(action) or ', no reason given'}", sort
        if "status" in action:
            last = [each["status"] for each in past if "status" in each]
            words, sort = turned(last[-1] if last else "", action["status"], states)
            yield "action status", f"action {letter}: {words}{reason(action)}", sort
        if past and "text" in action and reads_as(action["text"]) != last_said("text", past):
            yield "text", f"action {letter} reworded{reason(action)}", ""


def moved(before: str, after: str) -> tuple[str, str]:
    """Return how a target moved, counted in days where both are days, and its list."""
    if after == "withdrawn":
        return f"withdrawn, it was {Span.of(before).words}" if before else "withdrawn", "targets-withdrawn"
    new = Span.of(after)
    if before in ("", "withdrawn"):
        return f"set to {new.words}", ""
    old = Span.of(before)
    if old.first <= new.last and new.first <= old.last:
        return f"changed from {old.words} to {new.words}", ""
    days = (new.last - old.last).days
    by = f" {abs(days)} day{'s' * (abs(days) > 1)}" if len(before) == len(after) == len("2025-03-27") else ""
    way = "later" if days > 0 else "earlier"
    return f"moved{by} {way}, from {old.words} to {new.words}", "targets-later" if days > 0 else ""


def reads_as(value: Any) -> Any:
    """Return a value so that two which read alike are equal: lists in any order, words in any lines."""
    if isinstance(value, dict):
        return {name: reads_as(each) for name, each in value.items()}
    if isinstance(value, list):
        return sorted(map(reads_as, value), key=repr)
    return " ".join(str(value).split())


def last_said(name: str, past: Sequence[Told]) -> Any:
    return next((reads_as(each[name]) for each in reversed(past) if each.get(name)), None)


def differs(name: str, before: Sequence[Told], told: Told) -> bool:
    """Whether a field says anything that the list, of the same part, did not say last."""
    past = [each for each in before if each.get("part") == told.get("part")]
    return bool(told.get(name)) and reads_as(told[name]) != last_said(name, past)


def unsaid(found: Iterable[Any], past: Iterable[Any]) -> list[Any]:
    known = list(map(reads_as, past))
    return [each for each in found if reads_as(each) not in known]


def figures_last(figure: Told, before: Sequence[Told]) -> list[Any]:
    """Return the figures of its name in the last entry that has some."""
    named = [
        [each for each in entry.get("measures") or () if reads_as(each["name"]) == reads_as(figure["name"])]
        for entry in before
    ]
    return next((each for each in reversed(named) if each), [])


def beside(before: Sequence[Told], told: Told) -> Iterator[str]:
    """Yield what an entry brings that turns nothing."""
    names = {"in_place": "what is in place", "says": "what the force says"}
    yield from (words for name, words in names.items() if differs(name, before, told))
    papers = unsaid(told.get("documents") or (), (each for entry in before for each in entry.get("documents") or ()))
    lacking = sum("none" in paper for paper in papers)
    if len(papers) > lacking:
        yield f"{several(len(papers) - lacking, 'document')} cited"
    if lacking:
        yield "why there is no document"
    if figures := sum(bool(unsaid([each], figures_last(each, before))) for each in told.get("measures") or ()):
        yield several(figures, "figure")
    partners = [each["partners"] for each in before if each.get("partners")]
    if found := unsaid(told.get("partners") or (), partners[-1] if partners else ()):
        yield several(len(found), "partner")
    if differs("owners", before, told):
        yield "who owns the answer"
    for letter, action in (told.get("actions") or {}).items():
        past = [each["actions"][letter] for each in before if letter in (each.get("actions") or {})]
        if past and action.get("owners") and reads_as(action["owners"]) != last_said("owners", past):
            yield f"who owns action {letter}"
    if differs("stated_as", before, told):
        yield "the status in the force's own words"
    if differs("see", before, told) or differs("also_answers", before, told):
        yield "a pointer to other items"


def several(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number > 1)}"


Line = tuple[str, str, list[tuple[str, str]]]
"""A line of the page: its day, its words, and where its links lead."""


def lines(found: Iterable[Change], country: Country) -> Iterator[Line]:
    """Yield the lines of a list. Plans first published, or first read, on one day share a line."""
    for (day, kind), some in groupby(found, lambda each: (each.date, each.kind)):
        if kind in FIRST:
            forces = [each.force for each in some]
            goals = [(f"forces/{force}/index.html", "") for force in forces]
            names = ", ".join(short(force, country) for force in forces)
            yield Span.of(day).words, f"{FIRST[kind]}: {names}", goals
            continue
        for each in some:
            goal = f"forces/{each.force}/index.html", anchor(each.key)
            yield each.span.words, f"{named(each, country)}: {each.told}", [goal]


def anchor(key: str) -> str:
    if not key:
        return "corrections"
    kind = "local" if key[0] == "L" else "item" if "." in key else "recommendation"
    return f"{kind}-{key.replace('.', '-')}"


def short(force: str, country: Country) -> str:
    return english(country.register["forces"][force]["short"])


def named(each: Change, country: Country) -> str:
    """Return whose a change is, and of what: "Kent, 7.1 Search by offence"."""
    whose = short(each.force, country)
    if not each.key:
        return whose
    if each.key[0] == "L":
        return f"{whose}, {each.key}, an action of the force's own"
    asked = country.catalogue["recommendations"][each.key.partition(".")[0]]
    return f"{whose}, {each.key} {asked['items'][each.key]['title'] if '.' in each.key else asked['title']}"


def month_words(month: str) -> str:
    return Span.of(month).words if "-" in month else f"{month}, month not given"


def without_date(plan: Plan) -> tuple[int, int]:
    """Return how many of a plan's known entries have no date, of how many."""
    every = [
        told for field in ("responses", "local") for each in (plan.told.get(field) or {}).values() for told in each
    ]
    known: list[Entry] = [entry for entry in map(plan.entry, every) if entry.counts_from <= plan.day]
    return sum(entry.dated is None for entry in known), len(known)
