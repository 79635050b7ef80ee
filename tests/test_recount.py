"""Every count printed on every page, counted again by another path: recount/tally.py reads the files with plain PyYAML.

Nothing of the program takes part but the building of the site. recount/audit.py finds the counts on the pages by
where they stand; recount/leftover.py looks for numbers that neither a check nor a known text explains.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from conftest import AS_OF, FROZEN, REPOSITORY, in_english, national_files
from recount.audit import Audit, items_listed
from recount.invented import ELSEWHERE, ESSEX, KENT
from recount.leftover import Known, unexplained
from recount.markup import numbers
from recount.tally import ANSWERED, POSITIONS, STATUSES, UNANSWERED, Country, Tally
from ssc_site.corpus import Corpus, Inputs, read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site
from ssc_site.spans import SourceFile

COUNTRY = Country(REPOSITORY / "schema")
PUBLISHED = {path.stem: path.read_text("utf-8") for path in sorted(FROZEN.glob("*.yaml"))}
PLANS: Mapping[str, Mapping[str, str]] = {
    "the published plans": PUBLISHED,
    "one plan": {"cleveland": PUBLISHED["cleveland"]},
    "no plan": {},
    "an invented plan": {"kent": KENT},
    "a plan held elsewhere": {"cleveland": PUBLISHED["cleveland"], "lancashire": ELSEWHERE, "essex": ESSEX},
}
DAYS = [date(2024, 11, 10), date(2024, 12, 15), date(2025, 3, 27), date(2025, 3, 28), date(2026, 11, 21)]
KINDS = {
    "national": r"index\.html",
    "forces": r"forces/index\.html",
    "force": r"forces/[a-z-]+/index\.html",
    "recommendations": r"recommendations/index\.html",
    "recommendation": r"recommendations/\d+/((nation|region)-[a-z-]+/)?index\.html",
    "list": r"(lists|recommendations/\d+)/(?!nation-|region-)[a-z-]+/index\.html",
    "dates": r"dates/index\.html",
    "about": r"about/index\.html",
    "search": r"search/index\.html",
    "invented examples": r"style/index\.html",
    "changes": r"changes/index\.html",
    "list of changes": r"changes/(forces/)?[a-z0-9-]+/index\.html",
    "without counts": r"(data|help|privacy|accessibility)/index\.html|404\.html",
}
MANY = 120
"""Of so many numbers on a page each is tried one too high; of more, every second or third."""
QUICK = (AS_OF, DAYS[0])
each_day = pytest.mark.parametrize(
    "day", [pytest.param(day, marks=[pytest.mark.slow] * (day not in QUICK)) for day in DAYS], ids=str
)
each_set = pytest.mark.parametrize("plans", PLANS)


@cache
def corpus_of(plans: str) -> Corpus:
    files = [SourceFile(f"plans/{force}.yaml", text.encode()) for force, text in PLANS[plans].items()]
    corpus, report = read_corpus(Inputs(national_files(), tuple(files)), AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return corpus


@cache
def site_of(plans: str, day: date) -> Mapping[str, bytes]:
    """Return the English site. The Welsh has the same numbers: tests/test_two_languages.py."""
    return build_site(in_english(corpus_of(plans)), read_templates(REPOSITORY), day)


@cache
def tally_of(plans: str, day: date) -> Tally:
    return Tally(COUNTRY, PLANS[plans].values(), day)


@cache
def audit_of(plans: str, day: date) -> Audit:
    return Audit(site_of(plans, day), tally_of(plans, day)).hold_all()


@cache
def known_of(plans: str, day: date) -> Known:
    return Known(COUNTRY, PLANS[plans].values(), day)


def test_the_recount_takes_nothing_from_the_program() -> None:
    helpers = (REPOSITORY / "tests" / "recount").glob("*.py")
    assert [
        path.name for path in helpers if re.search(r"^\s*(from|import) ssc_site", path.read_text("utf-8"), re.MULTILINE)
    ] == []


@each_day
@each_set
@pytest.mark.parametrize("kind", KINDS)
def test_every_count_on_the_pages_is_that_of_the_recount(kind: str, plans: str, day: date) -> None:
    sheets = [sheet for path, sheet in audit_of(plans, day).sheets.items() if re.fullmatch(KINDS[kind], path)]
    assert sheets
    assert [fault for sheet in sheets for fault in sheet.faults] == []


@each_day
@each_set
def test_no_number_on_a_page_goes_unrecounted(plans: str, day: date) -> None:
    sheets = audit_of(plans, day).sheets.values()
    assert [left for sheet in sheets for left in unexplained(sheet, known_of(plans, day))] == []


@each_set
def test_every_page_is_of_a_kind_that_is_recounted(plans: str) -> None:
    paths = [path for path in site_of(plans, AS_OF) if path.endswith(".html")]
    assert [path for path in paths if sum(bool(re.fullmatch(kind, path)) for kind in KINDS.values()) != 1] == []


@each_day
@each_set
def test_each_of_1677_cells_is_in_one_state(plans: str, day: date) -> None:
    """The lists of the answer states share out the items of the plans; the forces without a plan have the rest."""
    tally = tally_of(plans, day)
    sheets = audit_of(plans, day).sheets
    listed = Counter(
        goal for state in (*ANSWERED, *UNANSWERED) for goal in items_listed(sheets[f"lists/{state}/index.html"])
    )
    elsewhere = (len(COUNTRY.forces) - len(tally.plans)) * len(COUNTRY.items)
    assert set(listed.values()) <= {1}
    assert len(listed) + elsewhere == 43 * 39 == 1677


@each_day
@each_set
def test_the_lists_share_out_the_items(plans: str, day: date) -> None:
    sheets = audit_of(plans, day).sheets

    def listed(*names: str) -> list[tuple[str, str]]:
        return sorted(goal for name in names for goal in items_listed(sheets[f"lists/{name}/index.html"]))

    assert listed(*ANSWERED) == listed("answered")
    assert listed(*(f"status-{status}" for status in STATUSES)) == listed("status")
    assert listed(*(f"date-{position}" for position in POSITIONS)) == listed(*ANSWERED, *UNANSWERED)


@pytest.mark.parametrize(
    ("day", "answered", "gaps"),
    [
        (date(2024, 11, 10), 4, {"not-known": 152}),
        (date(2024, 12, 15), 43, {"not-known": 112, "none": 1}),
        (date(2025, 3, 28), 43, {"not-known": 112, "none": 1}),
        (date(2026, 11, 21), 116, {"unread": 36, "unclear": 2, "none": 2}),
    ],
    ids=str,
)
def test_the_recount_itself_is_right_by_hand(day: date, answered: int, gaps: Mapping[str, int]) -> None:
    """Two answers of Cambridgeshire are of 11 November 2024, North Wales's plan of that month; the rest of 2026."""
    four = {force: PUBLISHED[force] for force in ("cambridgeshire", "cleveland", "lancashire", "north-wales")}
    states = Counter(cell.answer for cell in Tally(COUNTRY, four.values(), day).cells)
    assert sum(states[state] for state in ANSWERED) == answered
    assert {state: states[state] for state in UNANSWERED if states[state]} == gaps


def test_what_the_catalogue_says_of_its_counts_is_so() -> None:
    asked = COUNTRY.recommendations.values()
    chiefs = [each.number for each in asked if each.addressees == ("chief-constables",)]
    jointly = [each.number for each in asked if len(each.addressees) > 1]
    to_all = [each.number for each in asked if each.addressees == ("every-body",)]
    assert (len(chiefs), jointly, to_all) == (12, ["16", "25"], ["27"])
    found = numbers(COUNTRY.catalogue["programme"]["counting"])
    assert found == [14, 15, 16, 25, 14, 27, 15, 15, 39, 43, 43, 39, 1677]
    assert (len(asked), len(COUNTRY.items), len(COUNTRY.forces)) == (15, 39, 43)


def test_the_recount_of_the_invented_plan_meets_every_state() -> None:
    """What the published plans lack is counted as well: late, met, blocked, complete, withdrawn."""
    tallies = [tally_of(plans, day) for plans in PLANS for day in DAYS]
    assert {cell.answer for tally in tallies for cell in tally.cells} == {*ANSWERED, *UNANSWERED}
    assert {cell.status for tally in tallies for cell in tally.cells} == {*STATUSES, None}
    assert {cell.position for tally in tallies for cell in tally.cells} == set(POSITIONS)


def test_a_cell_says_how_many_items_are_complete() -> None:
    plans = "an invented plan"
    complete = [tally_of(plans, AS_OF).complete("kent", number) for number in COUNTRY.recommendations]
    table = audit_of(plans, AS_OF).sheets["index.html"].main.one("table.ssc-matrix")
    cells = table.one("tbody").all("td")[1:]
    assert [numbers(cell.text)[2:] for cell in cells] == [[count] if count else [] for count in complete]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "dates/index.html",
        "about/index.html",
        "forces/index.html",
        "forces/kent/index.html",
        "recommendations/10/index.html",
        "recommendations/12/answered/index.html",
        "lists/own/index.html",
        "changes/index.html",
        "changes/2025-05/index.html",
        "changes/targets-later/index.html",
        "changes/forces/kent/index.html",
    ],
)
def test_the_audit_notices_every_number_that_is_one_too_high(path: str) -> None:
    plans, day = "an invented plan", AS_OF
    page = site_of(plans, day)[path].decode()
    unnoticed = []
    shown = numbers_shown(page)
    for start, end in shown[:: 1 + len(shown) // MANY]:
        changed = f"{page[:start]}{one_too_high(page[start:end])}{page[end:]}"
        sheet = audit_of(plans, day).hold_page(path, changed.encode())
        if not sheet.faults and not unexplained(sheet, known_of(plans, day)):
            unnoticed.append(page[start - 60 : end + 20])
    assert unnoticed == []


def one_too_high(number: str) -> int:
    """Return the next number; for a year, one that no date on the site is in."""
    return int(number) + (20 if len(number) == 4 else 1)


def numbers_shown(page: str) -> list[tuple[int, int]]:
    """Return where numbers stand in the texts of a page's main part; pages of the report and &#39; are left out."""
    texts = re.finditer(r">([^<>]+)<", page[page.index("<main") :])
    spans = [(page.index("<main") + text.start(1), text[1]) for text in texts]
    found = [(start, match) for start, text in spans for match in re.finditer(r"(?<!&#)(?<!on page )\b\d+\b", text)]
    return [(start + match.start(), start + match.end()) for start, match in found]
