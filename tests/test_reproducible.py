"""The same inputs and day give the same bytes, and a day changes only the pages it concerns."""

import os
import re
import shutil
import subprocess
import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from conftest import FROZEN, REPOSITORY, frozen_inputs, national
from ssc_site.census import counts_from, take_census, tally
from ssc_site.corpus import Corpus, read_corpus
from ssc_site.dates import Period, day_words
from ssc_site.files import read_templates
from ssc_site.language import speaking
from ssc_site.site import build_site
from test_cli import COMMAND, files_of

GOLD = REPOSITORY / "tests" / "gold" / "site"
AS_OF = date(2026, 11, 21)


def site_on(day: date) -> dict[str, bytes]:
    corpus, report = read_corpus(frozen_inputs(), AS_OF)
    assert corpus is not None
    assert not report.failed
    return build_site(corpus, read_templates(REPOSITORY), day)


WELSH = [
    f"cy/{page}index.html" for page in ("", "forces/lancashire/", "recommendations/14/", "changes/", "search/", "data/")
]
"""Welsh pages kept whole. The others are the English ones in other words, which tests/test_two_languages.py holds."""


def test_the_site_is_the_gold_site_byte_for_byte(update_gold: bool) -> None:
    made = {path: data for path, data in site_on(AS_OF).items() if not path.startswith("cy/") or path in WELSH}
    if update_gold:
        shutil.rmtree(GOLD, ignore_errors=True)
        for path, data in made.items():
            (GOLD / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLD / path).write_bytes(data)
    kept = files_of(GOLD)
    assert sorted(made) == sorted(kept)
    changed = [path for path in made if made[path] != kept[path]]
    assert changed == [], "look at the change, then run pytest --update-gold"


def root_at(root: Path, *, backwards: bool) -> Path:
    """Make a project folder with the frozen plans, its files written in this order or the other."""
    for name, source in (("templates", REPOSITORY / "templates"), ("schema", REPOSITORY / "schema"), ("plans", FROZEN)):
        for path in sorted(source.rglob("*"), reverse=backwards):
            if path.is_file():
                copy = root / name / path.relative_to(source)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    return root


def built(root: Path, out: Path, **environment: str) -> dict[str, bytes]:
    command = [*COMMAND, "build", "--root", str(root), "--out", str(out), "--as-of", "2026-11-21"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment}, timeout=60)
    return files_of(out)


def test_folder_time_zone_locale_hash_seed_umask_and_file_order_change_no_byte(tmp_path: Path) -> None:
    first = built(root_at(tmp_path / "a", backwards=False), tmp_path / "one")
    elsewhere = root_at(tmp_path / "a folder, with spaces \u2014 and more", backwards=True)
    odd = {"TZ": "Pacific/Kiritimati", "LC_ALL": "cy_GB.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    before = os.umask(0o077)
    try:
        second = built(elsewhere, tmp_path / "two", **odd)
    finally:
        os.umask(before)
    assert first == second


def concerned_days(corpus: Corpus) -> set[date]:
    """The days on which something on a page may change: after a due date or target, and on an entry's date."""
    days = set()
    for asked in corpus.national.catalogue.for_forces.values():
        days |= {
            due.last + timedelta(days=1) for due in (asked.due, *(part.due for part in asked.parts.values())) if due
        }
    for plan in corpus.plans.values():
        days |= {source.read.last for source in plan.sources.values() if source.read}
        days |= {plan.published.last} if plan.published else set()
        for entries in plan.responses.values():
            for entry in entries:
                days |= {entry.date.last} if entry.date else set()
                targets = [action.due for action in entry.actions.values() if isinstance(action.due, Period)]
                over = {target.last + timedelta(days=1) for target in targets}
                days |= {day for day in over if counts_from(plan, entry) < day}
    return days


def masked(site: dict[str, bytes], day: date) -> dict[str, str]:
    """Return the texts of the files without the day they are shown for, which each names in its own way.

    The section of answers over time goes too: it runs to the day shown, so its line is drawn anew every day.
    """
    over_time = r'(?s:(?<=id="over-time").*?(?=id="dates"))'
    shown = re.compile(rf"(?<=known on ){(words := re.escape(day_words(day)))}|(?<=hown for ){words}|{over_time}")
    with speaking(national().languages[1]):
        named = re.escape(day_words(day))
        welsh = re.compile(rf"(?<=yn hysbys ar ){named}|(?<=angosir ar gyfer ){named}|{over_time}")
    return {
        path: (welsh if path.startswith("cy/") else shown).sub("DAY", in_tables(text_of(path, data), day))
        for path, data in site.items()
    }


def text_of(path: str, data: bytes) -> str:
    if not path.endswith(".xlsx"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(data)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def in_tables(text: str, day: date) -> str:
    """Take out the last field of rows, and what is worked out from the bytes of a file."""
    last = rf"(?<=,){day}(?=\r\n)|(?<=\"as_of\": \"){day}(?=\")"
    serial = (day - date(1899, 12, 30)).days
    return re.sub(rf"{last}|<v>{serial}</v></c></row>|sha256:\w{{64}}", "DAY", text)


WINDOWS = [
    date(2024, 11, 8),
    date(2024, 11, 28),
    date(2025, 3, 24),
    date(2025, 5, 29),
    date(2025, 9, 25),
    date(2026, 11, 17),
]


@pytest.mark.slow
@pytest.mark.parametrize("start", WINDOWS, ids=str)
def test_a_day_changes_pages_only_when_a_date_of_theirs_has_come(start: date) -> None:
    corpus, _ = read_corpus(frozen_inputs(), AS_OF)
    assert corpus is not None
    days = concerned_days(corpus)
    before = masked(site_on(start), start)
    for step in range(1, 6):
        day = start + timedelta(days=step)
        after = masked(site_on(day), day)
        changed = {path for path in after if after[path] != before.get(path)}
        assert bool(changed) == (day in days), f"{day}: {sorted(changed)[:5]}"
        before = after


@pytest.mark.slow
def test_the_day_after_a_due_date_changes_just_the_pages_that_show_what_was_due() -> None:
    before, after = (masked(site_on(day), day) for day in (date(2025, 9, 27), date(2025, 9, 28)))
    differ = {path for path in after if after[path] != before[path] and path.endswith(".html")}
    welsh = {path for path in differ if path.startswith("cy/")}
    changed = differ - welsh
    lists = {path for path in changed if path.startswith("lists/date-")}
    forces = {f"forces/{slug}/index.html" for slug in ("cambridgeshire", "cleveland", "lancashire", "north-wales")}
    compared = {path for path in changed if path.startswith("recommendations/22/")}
    assert compared == {f"recommendations/22/{page}index.html" for page in ("", "nation-wales/")}  # it alone has texts
    assert welsh == {f"cy/{path}" for path in changed}
    assert changed - lists - compared == {"index.html", "dates/index.html", *forces}
    assert lists == {f"lists/date-{state}/index.html" for state in ("not-due", "cannot-tell")}


DUE_DATES = (date(2024, 11, 22), date(2025, 3, 27), date(2025, 9, 27))


@pytest.mark.parametrize("day", [due + timedelta(days=step) for due in DUE_DATES for step in (-1, 0, 1)], ids=str)
def test_each_of_the_1677_cells_is_in_one_state_around_every_due_date(day: date) -> None:
    corpus, _ = read_corpus(frozen_inputs(), AS_OF)
    assert corpus is not None
    cells = [cell for force in take_census(corpus, day).cells.values() for cell in force.values()]
    counts = tally(cells)
    assert len(cells) == sum(counts.answers.values()) == sum(counts.deadlines.values()) == 43 * 39 == 1677
