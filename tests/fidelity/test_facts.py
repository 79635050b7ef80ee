"""What counts as a fact in a text, and when another text gives it. Needs no source."""

import pytest
from facts import Fact, Kind, Usage, left_out, ordinary_words, read
from strength import PHRASES, strength_of

ORDINARY = ordinary_words(
    ["led a the force trains all staff in these, every officer; we see audits of those crimes over time"]
)
USAGE = Usage({"APP": "authorised professional practice"}, {"super complaint"})


def values(text: str, kind: Kind) -> set[str]:
    return {fact.value for fact in read(text, ORDINARY).facts if fact.kind == kind}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("27/03/25", "2025-03-27"),
        ("11/11/2024", "2024-11-11"),
        ("Nov-24", "2024-11"),
        ("27 March 2025", "2025-03-27"),
        ("27th March 2025", "2025-03-27"),
        ("April 1, 2025", "2025-04-01"),
        ("1 April 2025", "2025-04-01"),
        ("March 2025", "2025-03"),
        ("in 2024", "2024"),
        ("(2024)", "2024"),
        ("2025-03", "2025-03"),
        ("2025-03-27", "2025-03-27"),
        ("Sept 2024", "2024-09"),
    ],
)
def test_dates_in_any_form_are_one_and_as_exact_as_written(text: str, date: str) -> None:
    assert values(f"This is so by {text}.", "date") == {date}
    assert values(f"This is so by {text}.", "number") == set()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,000 staff", {"1000"}),
        ("over 1000 staff", {"1000", "over 1000"}),
        ("up to 60 people", {"60", "up to 60"}),
        ("for two years", {"2", "2 year"}),
        ("Fourteen of these", {"14"}),
        ("25%", {"25", "25 %"}),
        ("25 per cent", {"25", "25 %"}),
        ("within 56 days", {"56", "within 56", "56 day"}),
        ("the last 24 hours", {"24", "24 hour"}),
        ("one of these", set()),
        ("the mnemonic FOUR", set()),
        ("see 11.1", set()),
        ("PIP1 & 2", {"2"}),
    ],
)
def test_numbers(text: str, numbers: set[str]) -> None:
    assert values(text, "number") == numbers


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("known as NC15", {"NC15"}),
        ("the tool S-DASH", {"S-DASH"}),
        ("all SPOs", {"SPO"}),
        ("for SPO's", {"SPO"}),
        ("non-DA cases", {"DA"}),
        ("PIP1", {"PIP1"}),
        ("H.M. Prisons", {"HM"}),
        ("N/A at this time", {"N/A"}),
        ("the mnemonic FOUR", {"FOUR"}),
        ("A plan", set()),
    ],
)
def test_abbreviations(text: str, short: set[str]) -> None:
    assert values(text, "abbreviation") == short


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("ACC Jo Example", {"assistant chief constable"}),
        ("Assistant Chief Constable Jo Example", {"assistant chief constable"}),
        ("Det Supt Example", {"detective superintendent"}),
        ("a Detective Superintendent", {"detective superintendent"}),
        ("DCI", {"detective chief inspector"}),
        ("our DS", {"detective sergeant"}),
        ("detective sergeants", {"detective sergeant"}),
        ("Police Constables and PCSOs", {"police constable", "police community support officer"}),
        ("Chief Inspector", {"chief inspector"}),
    ],
)
def test_ranks(text: str, ranks: set[str]) -> None:
    assert values(text, "rank") == ranks


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("All staff see the Example Trust.", {"Example Trust"}),
        ("The Example Trust trains staff.", {"Example Trust"}),
        ("Example trains staff.", {"Example"}),
        ("Staff train. Officers see.", set()),
        ("Led by the Office for Example Conduct, and others", {"Office for Example Conduct"}),
        ("the Office of the Example", {"Office of the Example"}),
        ("The Victims' Code of Practice", {"Victims' Code of Practice"}),
        ("the Force's Example Group", {"Force", "Example Group"}),
        ("Executive Lead: ACC Jo Example", {"Executive Lead", "Jo Example"}),
        ("all Crime Managers", {"Crime Managers"}),
        ("a DA Matters course", {"Matters"}),
        ('called "outstanding." We see', set()),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert values(text, "name") == names


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("See 11.1.", {"11.1"}),
        ("Recommendations 10.1-10.4", {"10.1-10.4"}),
        ("at 10.1 to 10.4", {"10.1-10.4"}),
        ("recommendation 28", {"28"}),
        ("up by 2.5%", set()),
    ],
)
def test_references(text: str, references: set[str]) -> None:
    assert values(text, "reference") == references


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("an annual review", {"yearly"}),
        ("each year", {"yearly"}),
        ("on a daily basis", {"daily"}),
        ("every month", {"monthly"}),
        ("quarterly", {"quarterly"}),
        ("audits take place continuously", {"continuously"}),
        ("continuous professional development", set()),
    ],
)
def test_how_often(text: str, often: set[str]) -> None:
    assert values(text, "often") == often


@pytest.mark.parametrize(
    "text",
    ['a "deep look" at it', "a 'deep look' at it", "a \u2018deep look\u2019 at it", "a \u201cdeep look\u201d at it"],
)
def test_quotations(text: str) -> None:
    assert values(text, "quotation") == {"deep look"}


@pytest.mark.parametrize(
    ("told", "other", "missing"),
    [
        ("with the Example Trust", "the Example Trust's staff", set()),
        ("with the Example Trust", "with the Example Society", {Fact("name", "Example Trust")}),
        ("with the Example Trust", "with the example trust", {Fact("name", "Example Trust")}),
        ("this Super-complaint", "this super-complaint", set()),
        ("its SuperComplaint", "this super-complaint", set()),
        ("the new APP", "the new Authorised Professional Practice (APP)", set()),
        ("the new Authorised Professional Practice", "the new APP", set()),
        ("the new APP", "the new authorised professional practice", set()),
        ("the new APP", "the new practice", {Fact("abbreviation", "APP")}),
        ("by March 2025", "by 27 March 2025", {Fact("date", "2025-03")}),
        ("over 200 staff", "200 staff", {Fact("number", "over 200")}),
        ('a "deep look"', "a deep look", set()),
    ],
)
def test_what_another_text_leaves_out(told: str, other: str, missing: set[Fact]) -> None:
    assert left_out(read(told, ORDINARY), read(other, ORDINARY), USAGE) == missing


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The force will consider it.", {"will", "consider"}),
        ("The force will use it.", {"will"}),
        ("It is exploring this.", {"exploring"}),
        ("It will explore this.", {"will", "explore"}),
        ("A profile is under development.", {"developing"}),
        ("It is developing a profile.", {"developing"}),
        ("It will seek to do so if appropriate.", {"will", "seek", "if appropriate"}),
        ("It will continue, and make sure of it.", {"will", "continue", "ensure"}),
        ("It will ensure this and continues to.", {"will", "continue", "ensure"}),
        ("It uses a tool for assessing risk.", set()),
    ],
)
def test_how_firmly_a_text_promises(text: str, phrases: set[str]) -> None:
    assert {fact.value for fact in strength_of(text)} == phrases
    assert phrases <= set(PHRASES)
