"""The published plans as they were copied, each cut into pieces: the force's own text by key, and all the rest.

One reader for each source, since no two have the same shape. Knows nothing of plan files.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

HEAD = "head"
"""The key of what stands outside the answers: title, leads, introduction."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source. key: the item or recommendation it answers, or head; empty for what is not the force's.

    goes_on: the last piece under the key may have been cut in a sentence, by a new page.
    """

    whose: Literal["force", "national", "furniture"]
    key: str
    text: str
    goes_on: bool = False


def pieces_of(force: str, source: str) -> list[Piece]:
    """Return the whole source as pieces, in its order; no word is left out."""
    return [replace(each, text=plain(each.text)) for each in READERS[force](source.splitlines())]


def own_text(pieces: Iterable[Piece]) -> dict[str, str]:
    """Return the force's own text by key, in the order the keys come up; a key without text is not there."""
    texts: dict[str, str] = {}
    for piece in pieces:
        if piece.whose == "force" and piece.text:
            before = texts.get(piece.key, "")
            joint = " " if piece.goes_on and not before.endswith(".") else "\n"
            texts[piece.key] = f"{before}{joint}{piece.text}".strip()
    return texts


def plain(text: str) -> str:
    """Return the text without tags, a line for each paragraph or bullet."""
    lines = re.sub(r"</?sup>", "", text)
    lines = re.sub(r"</p>|<li>|\t", "\n", lines)
    lines = re.sub(r"</?[a-z][^>]*>", " ", lines)
    return "\n".join(" ".join(line.split()) for line in lines.splitlines() if line.strip())


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a source, as they come."""
    return re.findall(r"\w+", plain(text))


_SHARED = {"14.2": "14.1", "14.3": "14.1", "14.4": "14.1", "14.5": "14.1"}
"""Lancashire's one cell beside five items, cut by a page break: the item it is printed at -> the first of the five."""


def _lancashire(lines: Iterable[str]) -> Iterator[Piece]:
    """A table with a row for each item: recommendation, its text, item, evidence, update.

    Numbers may be missing, or share a cell with the text; the update is always the last cell.
    """
    for line in lines:
        *cells, update = line.split("\t")
        item = re.search(r"(?:\t|<b>)(\d+\.\d)(?=\t|<)", line)
        if item:
            yield from (Piece("national", "", cell) for cell in cells)
            yield Piece("force", _SHARED.get(item[1], item[1]), update, goes_on=item[1] in _SHARED)
        elif len(cells) > 1:
            yield Piece("furniture", "", line)
        else:
            yield Piece("force", HEAD, line.lstrip("# ").replace(":</b>\t", ":</b> "))


def _cleveland(lines: Iterable[str]) -> Iterator[Piece]:
    """A table with a row for each recommendation: number, text, update. A row may go on over the page.

    Each page repeats the title; the introduction stands in the table's first row.
    """
    key = HEAD
    title = ""
    for line in lines:
        number, national, update = (*line.split("\t"), "", "")[:3]
        if line.startswith("## "):
            yield Piece("furniture" if title == line else "force", HEAD, line.lstrip("# "))
            title = line
        elif number in ("Introduction", "Recommendation Number"):
            yield Piece("furniture", "", line)
        elif number.startswith("<p>"):
            yield Piece("force", HEAD, number)
        else:
            key = number or key
            yield Piece("furniture", "", number)
            yield Piece("national", "", national)
            yield Piece("force", key, update, goes_on=not number)


_LABEL = re.compile(r"(Recommendation Owner|Force Update|Date|Status): ")


def _cambridgeshire(lines: Iterable[str]) -> Iterator[Piece]:
    """A web page: the browser's notices, the head, then national text under item numbers, seldom with an answer.

    An answer starts at its owner and ends with its status.
    """
    whose: Literal["force", "national", "furniture"] = "furniture"
    key = HEAD
    for line in lines:
        label, text = _LABEL.match(line), line
        if label:
            yield Piece("furniture", "", label[0])
            text = line[label.end() :]
        if line.startswith("The following") or (label and label[1] == "Recommendation Owner"):
            whose = "force"
        elif line.startswith("By "):
            whose = "national"
        number = re.match(r"\d+\.\d\b", line)
        key = number[0] if number else key
        yield Piece(whose, key, text)


_FURNITURE = re.compile(r"\*\*|[A-Z ]+(?:\*\*)?$|Recommendations to Policing and our response$")
"""The masthead and the two headings."""


def _north_wales(lines: Iterable[str]) -> Iterator[Piece]:
    """Paragraphs: masthead, introduction, then the answer to each recommendation below its number and text."""
    key = ""
    for line in lines:
        heading = re.match(r"Recommendation (\d+); ", line)
        if heading:
            key = heading[1]
            yield Piece("national", "", line)
        elif _FURNITURE.match(line):
            yield Piece("furniture", "", line)
        else:
            yield Piece("force", key or HEAD, line)


READERS: Mapping[str, Callable[[Iterable[str]], Iterator[Piece]]] = {
    "cambridgeshire": _cambridgeshire,
    "cleveland": _cleveland,
    "lancashire": _lancashire,
    "north-wales": _north_wales,
}
