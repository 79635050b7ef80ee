"""The national table in plain text, for a terminal: the same counts as the national page.

Pure: corpus and census in, text out.
"""

from ssc_site.census import Answer, Cell, Census, tally
from ssc_site.corpus import Corpus
from ssc_site.dates import day_words

_GAPS = {
    Answer.UNREAD: "could not be read",
    Answer.UNCLEAR: "are unclear",
    Answer.NOT_KNOWN: "are not known on this day",
    Answer.NONE: "have no published answer",
}


def status_table(corpus: Corpus, census: Census) -> str:
    """Return the table: a row for each force whose plan is here, a column for each recommendation, then the totals."""
    numbers = list(corpus.national.catalogue.for_forces)
    rows = [["Force", "answered", *numbers]]
    rows += [_row(corpus, census, slug, numbers) for slug in corpus.plans]
    here, total = len(corpus.plans), len(corpus.national.register.forces)
    lines = [f"{here} of {total} forces on {day_words(census.as_of)}. Each figure: items answered of items asked.", ""]
    lines += _aligned(rows) if corpus.plans else []
    lines += ["", *_totals(corpus, census), f"{total - here} of {total} forces are not here."]
    return "\n".join(lines) + "\n"


def _row(corpus: Corpus, census: Census, slug: str, numbers: list[str]) -> list[str]:
    counts = tally(census.cells[slug].values())
    name = corpus.national.register.forces[slug].short.first
    return [name, f"{counts.answered}/{counts.total}", *(_figure(census.of_recommendation(slug, n)) for n in numbers)]


def _figure(cells: tuple[Cell, ...]) -> str:
    """Return "3/5", or ? where nothing could be read."""
    if all(cell.answer is Answer.UNREAD for cell in cells):
        return "?"
    return f"{sum(cell.answered for cell in cells)}/{len(cells)}"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(word.ljust(width) if column == 0 else word.rjust(width) for column, (word, width) in enumerate(pairs))
        for pairs in (list(zip(row, widths, strict=True)) for row in rows)
    ]


def _totals(corpus: Corpus, census: Census) -> list[str]:
    counts = tally(census.of_plans(corpus.plans))
    found = [f"{counts.answered} of {counts.total} items have a published answer."]
    found += [f"{counts.answers[gap]} {words} (?)." if gap is Answer.UNREAD else f"{counts.answers[gap]} {words}."
              for gap, words in _GAPS.items() if counts.answers.get(gap)]  # fmt: skip
    return [*found, f"{sum(counts.statuses.values())} have a status from the force."]
