"""Every fact of a force's own text stands in the plan under the same key, and the plan has no other.

Needs the sources the plans were written from: set SSC_SEEDS to their folder.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from exceptions import EXCEPTIONS, EXPANSIONS, OWN_NAMES, SMALL, Difference
from facts import Fact, Reading, Usage, left_out, ordinary_words, read, words_in
from plantext import plan_text
from sources import READERS, own_text, pieces_of, words_of
from strength import strength_of

from conftest import AS_OF, REPOSITORY, inputs_of
from ssc_site.corpus import read_corpus
from ssc_site.schema import Plan

SEEDS = os.environ.get("SSC_SEEDS")
NATIONAL = "national-report"
USAGE = Usage({short: expansion.words for short, expansion in EXPANSIONS.items()}, SMALL)

pytestmark = pytest.mark.skipif(not SEEDS, reason="set SSC_SEEDS to the folder of the sources")
each_force = pytest.mark.parametrize("force", READERS)


@cache
def seeds() -> Mapping[str, str]:
    """The sources by name. A folder that is not there, or has none, is a fault, no reason to skip."""
    found = {path.stem: path.read_text("utf-8") for path in sorted(Path(SEEDS or "").glob("*.txt"))}
    assert found, f"no source in {SEEDS}"
    return found


@cache
def ordinary() -> frozenset[str]:
    return ordinary_words(seeds().values())


@cache
def source_texts(force: str) -> Mapping[str, str]:
    return own_text(pieces_of(force, seeds()[force]))


@cache
def plan_file(force: str) -> str:
    return (REPOSITORY / "plans" / f"{force}.yaml").read_text("utf-8")


@cache
def plan_of(force: str, text: str) -> Plan:
    corpus, report = read_corpus(inputs_of({f"{force}.yaml": text}), AS_OF)
    assert corpus is not None
    assert force in corpus.plans, report.diagnostics
    return corpus.plans[force]


@cache
def plan_texts(force: str) -> Mapping[str, str]:
    return plan_text(plan_of(force, plan_file(force)))


@cache
def reading(force: str, text: str) -> Reading:
    return read(re.sub(OWN_NAMES[force], "the force", text), ordinary())


def differences(force: str, planned: Mapping[str, str], usage: Usage = USAGE) -> Iterator[Difference]:
    """Yield what the source has and this plan has not under the same key, and the other way round."""
    told = source_texts(force)
    for key in {**told, **planned}:
        both = told.get(key, ""), planned.get(key, "")
        source, plan = (reading(force, text) for text in both)
        firm, kept = (strength_of(text) for text in both)
        for fact in left_out(source, plan, usage) | (firm - kept):
            yield Difference(force, key, "left out", *fact)
        for fact in left_out(plan, source, usage) | (kept - firm):
            yield Difference(force, key, "added", *fact)


def listed(force: str) -> set[Difference]:
    return {difference for difference in EXCEPTIONS if difference.force == force}


# The sources


def test_every_source_has_a_reader_and_a_plan() -> None:
    assert set(seeds()) - {NATIONAL} == set(READERS)
    assert [force for force in READERS if not (REPOSITORY / "plans" / f"{force}.yaml").exists()] == []


@each_force
def test_a_reader_drops_no_word_of_its_source(force: str) -> None:
    assert [word for piece in pieces_of(force, seeds()[force]) for word in words_of(piece.text)] == words_of(
        seeds()[force]
    )


KEYS = {
    "cambridgeshire": "head 23.1 28.1",
    "cleveland": "head 7 10 11 12 13 14 16 17 18 20 22 23 25 28",
    "lancashire": (
        "head 7.1 7.2 10.1 10.2 10.3 10.4 10.5 11.1 11.2 11.3 11.4 12.1 12.2 12.3 12.4 13.1 13.2 14.1 16.1 17.1 18.1"
        " 18.2 20.1 20.2 20.3 20.4 22.1 23.1 25.1 25.2 25.3"
    ),
    "north-wales": "head 7 10 11 12 13 14 16 17 18 20 22 23 25",
}


@each_force
def test_a_reader_finds_the_keys_its_source_has_text_for(force: str) -> None:
    assert list(source_texts(force)) == KEYS[force].split()


@each_force
def test_no_national_wording_is_taken_for_the_forces_own(force: str) -> None:
    pieces = pieces_of(force, seeds()[force])
    national = {piece.text for piece in pieces if piece.whose == "national" and len(piece.text.split()) > 5}
    assert len(national) >= len(KEYS[force].split()) - 1
    assert [text for text in national if any(text in own for own in source_texts(force).values())] == []
    assert [own for own in source_texts(force).values() if own.startswith("By 2")] == []


def test_a_row_cut_by_a_page_is_one_text() -> None:
    assert "Stalking Prevention Orders" in source_texts("cleveland")["13"]
    assert source_texts("lancashire")["14.1"].count("enhanced rights") == 2  # the page break repeats half a sentence


# The plans


@each_force
def test_a_plan_answers_where_its_source_has_text_and_nowhere_else(force: str) -> None:
    assert set(plan_texts(force)) == set(source_texts(force))


@each_force
def test_plan_and_source_give_the_same_facts(force: str) -> None:
    found = sorted(set(differences(force, plan_texts(force))) - listed(force))
    assert not found, "\n".join(f"{each.key}: {each.side}: {each.kind} {each.value}" for each in found)


@each_force
def test_every_exception_is_needed(force: str) -> None:
    assert sorted(listed(force) - set(differences(force, plan_texts(force)))) == []


def test_every_exception_is_about_a_force_with_a_source() -> None:
    assert {difference.force for difference in EXCEPTIONS} - set(READERS) == set()


def test_lancashires_actions_promise_as_firmly_as_in_the_source() -> None:
    told = {key: text.split("Action:") for key, text in source_texts("lancashire").items() if "Action:" in text}
    planned = {
        key: " ".join(action.text.first for entry in entries for action in entry.actions.values() if action.text)
        for key, entries in plan_of("lancashire", plan_file("lancashire")).responses.items()
        if any(entry.actions for entry in entries)
    }
    assert len(told) == 22
    assert {key: len(parts) for key, parts in told.items() if len(parts) != 2} == {}
    assert {key: strength_of(text) for key, text in planned.items()} == {
        key: strength_of(action) for key, (_, action) in told.items()
    }


# The usages that make no difference


@pytest.mark.parametrize("words", SMALL)
def test_every_usage_of_capitals_is_needed(words: str) -> None:
    without = Usage(USAGE.expansions, set(SMALL) - {words})
    assert any(
        set(differences(force, plan_texts(force), without)) != set(differences(force, plan_texts(force)))
        for force in READERS
    )


def spelled_out() -> Iterator[tuple[str, str, bool]]:
    """Yield each "words (ABBR)" of a plan: the abbreviation, the words up to it, and whether the source has it so."""
    for force in READERS:
        for key, text in plan_texts(force).items():
            for match in re.finditer(r"\(([A-Z][A-Z-]+)s?\)", text):
                before = words_in(text[: match.start()])
                last = f" {' '.join(before.split()[-2:])} {match[1]} "
                yield match[1], before, last in words_in(source_texts(force).get(key, ""))


def test_what_a_plan_spells_out_is_spelled_as_the_source_or_the_table_has_it() -> None:
    wrong = [
        (short, before[-60:])
        for short, before, in_source in spelled_out()
        if not in_source and not (short in EXPANSIONS and before.lower().endswith(f" {EXPANSIONS[short].words} "))
    ]
    assert wrong == []


def test_every_expansion_is_used() -> None:
    assert set(EXPANSIONS) == {short for short, _, in_source in spelled_out() if not in_source}


@pytest.mark.parametrize("short", EXPANSIONS)
def test_an_expansion_is_in_print_or_says_how_we_know(short: str) -> None:
    words, reason = EXPANSIONS[short]
    printed = any(
        f" {words} {short} ".lower() in words_in(re.sub(r"<[^>]*>", "", text)).lower() for text in seeds().values()
    )
    assert printed != bool(reason)


# The tests themselves


class Planted(NamedTuple):
    """A fault to put into a plan file, and how it must be found. right, wrong: words of the file, and those instead."""

    right: str
    wrong: str
    expected: Difference


PLANTED = [
    Planted("up to 60", "up to 600", Difference("lancashire", "16.1", "left out", "number", "up to 60")),
    Planted("up to 60", "up to 600", Difference("lancashire", "16.1", "added", "number", "600")),
    Planted("for two years", "for two months", Difference("lancashire", "16.1", "added", "number", "2 month")),
    Planted("Paladin", "the charity", Difference("lancashire", "16.1", "left out", "name", "Paladin")),
    Planted("Winstanley", "Winstanly", Difference("lancashire", "head", "left out", "name", "Mark Winstanley")),
    Planted("rank: DCI", "rank: DS", Difference("lancashire", "head", "added", "rank", "detective sergeant")),
    Planted("(DIU)", "(DIU, ISVA)", Difference("lancashire", "20.4", "added", "abbreviation", "ISVA")),
    Planted("NC15", "NC16", Difference("lancashire", "7.2", "left out", "abbreviation", "NC15")),
    Planted(
        "Screening Tool",
        "screening tool",
        Difference("lancashire", "12.1", "left out", "name", "Stalking Screening Tool"),
    ),
    Planted("due: 2025-05", "due: 2025-06", Difference("lancashire", "11.4", "added", "date", "2025-06")),
    Planted("1 April 2025", "April 2025", Difference("lancashire", "16.1", "added", "date", "2025-04")),
    Planted('see: ["11.2"]', 'see: ["11.3"]', Difference("lancashire", "18.2", "added", "reference", "11.3")),
    Planted("will consider the", "will use the", Difference("lancashire", "12.1", "left out", "strength", "consider")),
    Planted("is exploring", "is starting", Difference("lancashire", "14.1", "left out", "strength", "exploring")),
    Planted("monthly", "weekly", Difference("cleveland", "14", "left out", "often", "monthly")),
    Planted('"deep dive"', '"close look"', Difference("cleveland", "18", "added", "quotation", "close look")),
    Planted("Home Office", "Cabinet Office", Difference("cleveland", "20", "added", "name", "Cabinet Office")),
    Planted("progress: 25", "progress: 35", Difference("cambridgeshire", "28.1", "added", "number", "35 %")),
    Planted("over 200", "under 200", Difference("north-wales", "10", "left out", "number", "over 200")),
    Planted("published: 2024-11", "published: 2024-12", Difference("north-wales", "head", "added", "date", "2024-12")),
]


@pytest.mark.parametrize(("right", "wrong", "expected"), PLANTED)
def test_a_planted_fault_is_found(right: str, wrong: str, expected: Difference) -> None:
    force = expected.force
    assert right in plan_file(force)
    faulty = plan_text(plan_of(force, plan_file(force).replace(right, wrong)))
    assert expected in set(differences(force, faulty)) - set(differences(force, plan_texts(force)))


@each_force
def test_an_answer_that_is_lost_is_missed_as_a_whole(force: str) -> None:
    for key in source_texts(force):
        facts = reading(force, source_texts(force)[key]).facts | strength_of(source_texts(force)[key])
        rest = {other: text for other, text in plan_texts(force).items() if other != key}
        missed = {Fact(found.kind, found.value) for found in differences(force, rest) if found.key == key}
        assert facts, f"nothing to compare under {key}"
        assert missed == facts
