"""The page of what changed and its lists: what they tell, in which order, what they leave out, and how they hold."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from conftest import AS_OF, REPOSITORY, frozen_inputs, inputs_of, national
from recount.invented import ELSEWHERE, ESSEX, KENT
from recount.markup import Node, target, tree
from ssc_site.census import Census, take_census
from ssc_site.changes.dated import Change, What, dated_changes, undated
from ssc_site.changes.facts import Fact, Kind
from ssc_site.changes.setbacks import is_back, is_complete, is_earlier, is_later, is_withdrawn, went_back
from ssc_site.corpus import Corpus, read_corpus
from ssc_site.dates import parse_period
from ssc_site.files import read_templates
from ssc_site.language import speaking
from ssc_site.render import View, environment, render
from ssc_site.views.changelists import KINDS, change_lists
from ssc_site.views.changes import MOST, changes_page
from ssc_site.views.factwords import fact_words
from ssc_site.views.frame import frame_of
from ssc_site.views.national import national_page

PLANS = {"essex.yaml": ESSEX, "kent.yaml": KENT, "lancashire.yaml": ELSEWHERE}


def corpus_of(plans: Mapping[str, str]) -> Corpus:
    corpus, report = read_corpus(inputs_of(plans), AS_OF)
    assert corpus is not None
    assert not report.failed, report.diagnostics
    return corpus


@cache
def invented() -> Corpus:
    return corpus_of(PLANS)


def census_of(corpus: Corpus, day: date) -> Census:
    return take_census(corpus, day)


def pages_of(corpus: Corpus, day: date = AS_OF) -> dict[str, Node]:
    """Return the main part of the page of changes and of each of its lists, by path."""
    census, jinja = census_of(corpus, day), environment(read_templates(REPOSITORY))
    views: list[tuple[str, View]] = [("changes/index.html", changes_page(corpus, census))]
    views += change_lists(corpus, census)
    return {path: tree(render(view, jinja)).one("main") for path, view in views}


@cache
def made(day: date = AS_OF) -> dict[str, Node]:
    return pages_of(invented(), day)


def lines_of(main: Node) -> list[str]:
    """Return the lines of a page: "1 May 2025 | Kent, 7.2 …: In progress to complete."."""
    return [
        " | ".join(span.text for span in row.all("span")[:2]) for ul in main.all("ul.ssc-dated") for row in ul.all("li")
    ]


def told(start: str, path: str = "changes/index.html", day: date = AS_OF) -> list[str]:
    """Return the lines that begin with these words, without them."""
    return [line.removeprefix(start).strip() for line in lines_of(made(day)[path]) if line.startswith(start)]


# Order and months


def test_months_stand_newest_first_and_a_year_without_month_above_its_december() -> None:
    heads = [head.text for head in made()["changes/index.html"].all("h3")]
    assert heads[:8] == [
        "November 2026",
        "October 2026",
        "February 2026",
        "January 2026",
        "2025, month not given",
        "December 2025",
        "October 2025",
        "September 2025",
    ]


def test_no_month_without_a_change_has_a_heading_or_a_page() -> None:
    assert "November 2025" not in made()["changes/index.html"].text
    assert "changes/2025-11/index.html" not in made()
    for path, main in made().items():
        assert not re.search(r"/\d{4}", path) or lines_of(main), path


def test_of_one_day_changes_stand_by_force_then_in_the_reports_order_then_local_ones() -> None:
    of_may = [
        line.partition(":")[0]
        for line in lines_of(made()["changes/2025-05/index.html"])
        if "| E" in line or "| K" in line
    ]
    first = [line.partition(" | ")[2] for line in of_may if line.startswith("1 May")]
    assert [" ".join(line.split()[:2]) for line in first] == [
        "Essex, 7.2",
        "Essex, 10",
        "Essex, 14.1",
        "Essex, L2,",
        "Essex, L10,",
        "Kent, 7.2",
        "Kent, 10.1",
    ]


def test_a_month_counts_once_it_is_over_and_a_year_likewise() -> None:
    before, after = (dated_changes(invented(), date(2025, 6, day)) for day in (29, 30))
    fresh = {(each.key, each.date.text) for each in after} - {(each.key, each.date.text) for each in before}
    assert fresh == {("7.1", "2025-06"), ("L2", "2025-06-30")}
    assert "2025" not in {each.date.text for each in dated_changes(invented(), date(2025, 12, 30))}
    assert "2025" in {each.date.text for each in dated_changes(invented(), date(2025, 12, 31))}


def test_what_is_dated_after_the_day_shown_is_not_there() -> None:
    assert "2026" not in {each.date.text for each in dated_changes(invented(), AS_OF)}
    assert "changes/2026/index.html" not in made()
    assert all(each.date.last <= AS_OF for each in dated_changes(invented(), AS_OF))


@pytest.mark.parametrize(
    "day", [date(2024, 11, 10), date(2025, 3, 27), date(2025, 12, 31), date(2026, 11, 20)], ids=str
)
def test_an_earlier_day_shows_less_and_nothing_else(day: date) -> None:
    def named(each: Change) -> tuple[str, str, str, str]:
        return each.slug, each.key, each.date.text, each.what

    early, late = ([named(each) for each in dated_changes(invented(), shown)] for shown in (day, AS_OF))
    assert len(early) < len(late)
    remaining = iter(late)
    assert all(each in remaining for each in early), "or the order differs"


def test_an_entry_is_held_against_those_that_count_on_the_day_alone() -> None:
    """The first entry under 7.1 has no date: it counts with the plan, published in November 2024."""
    unpublished = ESSEX.replace("published: 2024-11\n", "")
    changes = dated_changes(corpus_of({"essex.yaml": unpublished}), date(2025, 2, 1))
    assert [(each.key, each.earlier) for each in changes] == [("7.1", ())]


# What lines tell


def test_a_status_that_goes_back_says_so_and_stands_on_its_list() -> None:
    (line,) = told("June 2025 | Essex, 7.1 Processes so the system is used effectively:")
    assert line == (
        "Back from complete to in progress. 60% to 40%. Target of action a withdrawn, it was 25 June 2025,"
        " reason given. Action b: status given: complete. New: the status in the force's own words."
    )
    back = [" ".join(each.split(" | ")[1].split()[:2]) for each in lines_of(made()["changes/status-back/index.html"])]
    assert back == ["Essex, 7.1", "Essex, 28.1", "Essex, 7.1", "Essex, 25"]


def test_a_target_moved_earlier_is_told_and_is_not_on_the_list_of_those_moved_later() -> None:
    (line,) = told("27 March 2025 | Essex, 7.1 Processes so the system is used effectively:")
    assert line == (
        "In progress to complete, no document cited. Target of action a moved 90 days later, from 27 March 2025 to"
        " 25 June 2025, reason given. Target of action b moved earlier, from September 2025 to May 2025, reason given."
    )
    later = lines_of(made()["changes/targets-later/index.html"])
    assert [line.partition(":")[0].split(" | ")[1][:11] for line in later] == ["Essex, 7.1 ", "Kent, 12.3 "]


def test_a_reason_why_there_is_no_document_is_none_that_is_cited() -> None:
    assert told("20 May 2025 | Essex, L10, an action of the force's own:") == [
        "Status given: complete, no document cited. New: why there is no document."
    ]


def test_a_correction_says_what_and_why_on_the_day_it_was_made() -> None:
    assert told("2 July 2025 | Essex, 7.2") == [
        "Searchable records while changes are pending: Corrected. The day. The letter says so."
    ]
    assert told("20 November 2026 | Essex:")[0] == "Corrected. The name of a lead. The plan gives another."
    assert told("2 July 2025 |", day=date(2025, 7, 1)) == []


def test_a_redaction_says_no_more_than_that_words_were_taken_out() -> None:
    taken = [line for line in lines_of(made()["changes/corrections/index.html"]) if "taken out" in line]
    assert len(taken) == 3
    assert all(line.endswith(": Words were taken out to protect somebody.") for line in taken)
    assert [path for path, main in made().items() if "could have been known" in main.text] == []
    assert told("31 December 2025 | Essex, 14.4 Timely referral to support:") == ["Words taken out."]


def test_each_part_of_28_is_held_against_its_own_past() -> None:
    lines = [
        line.partition("progress update: ")[2]
        for line in lines_of(made()["changes/forces/essex/index.html"])
        if "28.1" in line
    ]
    assert lines == [
        "Part a: not started to in progress.",
        "Part a. New: what the force says.",
        "Part a: back from in progress to not started. New: what the force says.",
        "Part b: not started to in progress. Part b: 10% done.",
        "Part b: status given: not started.",
        "First answer. Part a: status given: in progress. Part a: 80% done.",
    ]


def test_an_answer_shared_with_another_item_says_with_which() -> None:
    assert told("2 May 2025 | Essex, 14.2") == ["Telling victims about their rights: Same answer as 14.1."]


def test_a_local_action_is_marked_as_the_forces_own_and_leads_to_its_place() -> None:
    main = made()["changes/forces/essex/index.html"]
    links = {link.text: target("changes/forces/essex/index.html", link.href) for link in main.all("a")}
    assert links["Essex, L2, an action of the force's own"] == ("forces/essex/index.html", "local-L2")
    assert told("30 June 2025 | Essex, L2, an action of the force's own:") == ["New: who owns action a."]


def test_a_plan_held_elsewhere_changes_nothing() -> None:
    assert [path for path, main in made().items() if "Lancashire" in main.text] == []
    assert "changes/forces/lancashire/index.html" not in made()


def test_plans_first_published_or_read_on_one_day_share_a_line_and_count_each() -> None:
    corpus = corpus_of(
        {f"{force}.yaml": re.sub("^force: kent", f"force: {force}", KENT) for force in ("kent", "dorset")}
    )
    main = pages_of(corpus)["changes/2026-11/index.html"]
    assert lines_of(main) == ["21 November 2026 | Plan first read for this site: Dorset, Kent"]
    assert main.one("p.ssc-lead").text.startswith("2 of ")


def test_a_welsh_page_has_the_plans_welsh_and_marks_their_english() -> None:
    welsh = national().languages[1]
    with speaking(welsh):
        pages = pages_of(invented())
    (row,) = [row for row in pages["changes/2025-07/index.html"].all("li") if "7.2" in row.text]
    assert "Y diwrnod." in row.text
    assert [span.text for span in row.all("span") if span.attrs.get("lang") == "en"] == ["The letter says so."]
    assert "2 Gorffennaf 2025" in row.text
    assert pages["changes/index.html"].one("h1").text == "Beth newidiodd"


# Lists and numbers


def test_every_change_stands_on_one_list_of_months_and_one_of_forces() -> None:
    changes = dated_changes(invented(), AS_OF)
    by_month = [line for path, main in made().items() if re.search(r"/\d{4}", path) for line in lines_of(main)]
    by_force = [line for path, main in made().items() if "/forces/" in path for line in lines_of(main)]
    assert sorted(by_month) == sorted(by_force)
    assert len(by_force) == len(changes) == 46


def test_every_link_of_these_pages_leads_to_a_page_that_is_there() -> None:
    for path, main in made().items():
        goals = {target(path, link.href)[0] for link in main.all("a")}
        assert {goal for goal in goals if goal.startswith("changes/")} <= made().keys(), path


def test_entries_without_a_date_are_counted_with_the_way_to_them() -> None:
    forces = made()["changes/index.html"].one("h2#forces")
    plans = [undated(plan, AS_OF) for plan in invented().plans.values()]
    bare, every = sum(each.number for each in plans), sum(each.total for each in plans)
    assert forces.after("p").text.startswith(f"{bare} of {every} entries have no date. Nobody can say when")
    essex = forces.after("ul").all("li")[0].all("a")
    assert [link.text for link in essex] == ["Essex: 30 changes", "2 of 24 entries have no date, Essex"]
    assert target("changes/index.html", essex[1].href)[0] == "forces/essex/index.html"


def test_of_many_changes_the_newest_hundred_stand_here_and_all_on_the_pages_of_their_months() -> None:
    days = [f"2025-{month:02}-{day:02}" for month in (1, 2, 3, 4, 5) for day in range(1, 26)]
    entries = "".join(f"    - {{date: {day}, says: Note of {day}.}}\n" for day in days)
    plan = "force: kent\nwording: force\nunread: {reason: Lost., items: ['7.2-28.1']}\n"
    pages = pages_of(corpus_of({"kent.yaml": f'{plan}responses:\n  "7.1":\n{entries}'}))
    main = pages["changes/index.html"]
    assert main.one("h2#newest").after("p").text == "Here are the newest 100 of 125 changes."
    assert len(lines_of(main)) == MOST == 100
    assert [head.text for head in main.all("h3")] == ["May 2025", "April 2025", "March 2025", "February 2025"]
    assert main.one("h2#months").after("ul").text.endswith("January 2025: 25 changes")
    assert len(lines_of(pages["changes/2025-01/index.html"])) == 25


def test_a_month_of_which_not_all_is_shown_says_so() -> None:
    entries = "".join(f"    - {{date: 2025-01-{day:02}, says: Note {day}.}}\n" for day in range(1, 31))
    responses = "".join(f'  "{item}":\n{entries}' for item in ("7.1", "7.2", "10.1", "10.2"))
    plan = "force: kent\nwording: force\nunread: {reason: Lost., items: ['10.3-28.1']}\n"
    main = pages_of(corpus_of({"kent.yaml": f"{plan}responses:\n{responses}"}))["changes/index.html"]
    assert main.one("h3").after("p").text == "100 of 120 changes, January 2025"


def test_an_empty_list_says_why_and_is_named_beside_the_counts() -> None:
    corpus, _ = read_corpus(frozen_inputs(), AS_OF)
    assert corpus is not None
    pages = pages_of(corpus)
    for kind in KINDS:
        assert (
            "This list is empty: no change with a date is of this kind."
            in pages[f"changes/{kind.name}/index.html"].text
        )
    said = pages["changes/index.html"].one("h2#kinds").after("p").text
    assert said.startswith("No change of these kinds is listed: Targets moved later, Targets withdrawn, ")
    assert pages["changes/index.html"].all("dl.ssc-counts") == []


def test_the_published_plans_have_seven_changes_and_the_page_says_what_it_cannot_list() -> None:
    corpus, _ = read_corpus(frozen_inputs(), AS_OF)
    assert corpus is not None
    main = pages_of(corpus)["changes/index.html"]
    assert main.one("p.ssc-lead").text == "7 changes with a date in the plans on this site, the newest first."
    assert lines_of(main)[:2] == [
        "21 November 2026 | Plan first read for this site: Cambridgeshire, Cleveland, Lancashire, North Wales",
        "November 2024 | Plan first published: North Wales",
    ]
    assert "64 of 66 entries have no date." in main.text


def test_without_a_plan_and_before_any_date_the_page_is_honest() -> None:
    none = pages_of(corpus_of({}))
    assert "No plan is on this site yet." in none["changes/index.html"].text
    early = pages_of(invented(), date(2024, 10, 1))
    assert "Nothing in these plans that was known on this day has a date." in early["changes/index.html"].text
    assert "nothing in this plan that was known on this day has a date" in early["changes/forces/kent/index.html"].text
    assert [path for path in early if re.search(r"/\d{4}", path)] == []


@pytest.mark.parametrize(
    "word", ["late", "behind", "failed", "delay", "slipped", "poor", "good", "well", "worse", "better"]
)
def test_no_line_praises_or_blames(word: str) -> None:
    lines = [line for main in made().values() for line in lines_of(main)]
    assert [line for line in lines if re.search(rf"\b{word}\b", line, re.IGNORECASE)] == []


def test_the_national_page_tells_the_newest_entries_in_the_same_words_and_leads_to_all() -> None:
    page = render(national_page(invented(), census_of(invented(), AS_OF)), environment(read_templates(REPOSITORY)))
    main = tree(page).one("main")
    mine = [
        " | ".join(span.text for span in row.all("span")[:2]) for row in main.one("h2#latest").after("ul").all("li")
    ]
    assert len(mine) == 10
    assert mine[0].startswith("January 2026 | Kent, 12.3"), "what is no entry is not there"
    assert set(mine) <= set(lines_of(made()["changes/index.html"]))
    assert "changes/index.html" in [link.href for link in main.all("a")]


def test_what_changed_is_the_fourth_of_the_links_that_lead_and_marked_on_its_lists() -> None:
    site = invented().national.site
    frame = frame_of("changes/2025-05/index.html", "May 2025", site, AS_OF)
    assert [link.text for link in frame.nav][:5] == ["Forces", "Recommendations", "Dates", "What changed", "About"]
    assert [link.text for link in frame.nav if link.here == "true"] == ["What changed"]
    assert [(link.text, link.href) for link in frame.trail] == [("What changed", "../index.html")]


def test_the_list_of_a_force_offers_the_feed_of_that_force() -> None:
    site = invented().national.site.model_copy(update={"base": "https://example.org/"})
    feeds = [frame_of(path, "", site, AS_OF).feed for path in ("changes/forces/kent/index.html", "changes/index.html")]
    assert feeds == ["../../../forces/kent/feed.xml", "../feed.xml"]


# Turns


@pytest.mark.parametrize(
    ("before", "after", "back"),
    [
        ("complete", "in-progress", True),
        ("complete", "blocked", True),
        ("complete", "not-applicable", True),
        ("in-progress", "not-started", True),
        ("in-progress", "not-yet-applicable", True),
        ("in-progress", "blocked", False),
        ("blocked", "not-started", False),
        ("not-started", "not-yet-applicable", False),
        ("in-progress", "complete", False),
        ("complete", "complete", False),
        ("", "not-started", False),
    ],
)
def test_which_statuses_went_back(before: str, after: str, back: bool) -> None:
    assert went_back(before, after) is back
    assert is_back(Fact(Kind.STATUS, before=before, after=after)) is back
    assert is_back(Fact(Kind.ACTION_STATUS, "a", before=before, after=after)) is back
    assert not is_back(Fact(Kind.TARGET, "a", before=before, after=after))


def test_which_turns_are_complete_later_or_withdrawn() -> None:
    assert is_complete(Fact(Kind.STATUS, before="", after="complete"))
    assert not is_complete(Fact(Kind.STATUS, before="complete", after="complete"))
    assert not is_complete(Fact(Kind.ACTION_STATUS, "a", after="complete"))
    for due, later in {"2026-05": False, "2026": False, "2026-06": True, "2026-04": False, "2027": True}.items():
        assert is_later(Fact(Kind.TARGET, "a", before="2026-05-15", after=due)) is later
    assert not is_later(Fact(Kind.TARGET, "a", before="2026-05", after="2026"))
    assert is_earlier(Fact(Kind.TARGET, "a", before="2026", after="2025-12"))
    assert not is_earlier(Fact(Kind.TARGET, "a", before="2026", after="2026-01"))
    assert not is_later(Fact(Kind.TARGET, "a", before="2026", after="withdrawn"))
    assert is_withdrawn(Fact(Kind.TARGET, "a", after="withdrawn"))
    assert not is_withdrawn(Fact(Kind.ACTION, "a", after="withdrawn"))
    assert is_back(Fact(Kind.PROGRESS, before="60", after="7"))
    assert not is_back(Fact(Kind.PROGRESS, before="7", after="60"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2025-03-27", "2025-06-25", "moved 90 days later, from 27 March 2025 to 25 June 2025, no reason given"),
        ("2025-03-27", "2025-03-26", "moved 1 day earlier, from 27 March 2025 to 26 March 2025, no reason given"),
        ("2025-03", "2025-09", "moved later, from March 2025 to September 2025, no reason given"),
        ("2025-03-27", "2025", "changed from 27 March 2025 to 2025, no reason given"),
        ("2025-03", "2025", "changed from March 2025 to 2025, no reason given"),
        ("2025-03-27", "2026", "moved later, from 27 March 2025 to 2026, no reason given"),
        ("2025", "2024-12", "moved earlier, from 2025 to December 2024, no reason given"),
        ("2025-03-31", "2025-03", "changed from 31 March 2025 to March 2025, no reason given"),
        ("withdrawn", "2025-03", "set to March 2025, no reason given"),
        ("", "withdrawn", "withdrawn, no reason given"),
    ],
)
def test_days_are_counted_between_two_days_alone(before: str, after: str, said: str) -> None:
    both = [parse_period(due).last for due in (before, after) if due.count("-") == 2]
    days = (both[1] - both[0]).days if len(both) == 2 else None
    assert fact_words(Fact(Kind.TARGET, "a", "", before, after, days)) == f"target of action a {said}"


def test_changes_of_whole_plans_stand_below_those_of_entries_of_their_day() -> None:
    kinds = [each.what for each in dated_changes(invented(), AS_OF) if each.date.text == "2026-11-20"]
    assert kinds == [What.CORRECTED, What.REDACTED]
    november = [
        (each.date.text, each.what) for each in dated_changes(invented(), AS_OF) if each.month.text == "2024-11"
    ]
    assert november == [("2024-11", What.PUBLISHED), ("2024-11-22", What.PUBLISHED), ("2024-11-20", What.ENTRY)]
