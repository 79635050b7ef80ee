"""Numbers on a page that nothing explains: what is left when known texts, dates, places and checked counts are gone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from recount.audit import Sheet
from recount.markup import Node, target
from recount.tally import Country, Span, read, words_of

DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
RANGE = re.compile(r"\d{1,2}(?:\.\d+)?-\d{1,2}(?:\.\d+)?")
MONTH = re.compile(r"changes/(\d{4})")
PLACE = re.compile(r"(?:item|recommendation|action)-(\d+)(?:-(\d+))?(?![\d])|recommendations/(\d+)/")


class Known:
    """All that the plan files and the national files say: texts and dates that a page may hold."""

    def __init__(self, country: Country, plans: Iterable[str], day: date) -> None:
        self.country, self.day = country, day
        self.files = [country.catalogue, country.register, country.support, *(read(text) for text in plans)]
        self.scalars = {scalar for file in self.files for scalar in scalars(file)}

    @cached_property
    def texts(self) -> list[str]:
        """Every paragraph with a number and a word in it, the longest first."""
        paragraphs = {" ".join(each.split()) for scalar in self.scalars for each in re.split(r"\n\s*\n", scalar)}
        ranges = {scalar.replace("-", " to ") for scalar in self.scalars if RANGE.fullmatch(scalar)}
        worded = {each for each in paragraphs if re.search(r"\d", each) and re.search("[A-Za-z]", each)}
        return sorted(worded | ranges | self.figures | self.local, key=len, reverse=True)

    @cached_property
    def local(self) -> set[str]:
        """Return the names of actions outside the recommendations: "L1"."""
        return {key for each in self.maps for key in each.get("local") or ()}

    @cached_property
    def figures(self) -> set[str]:
        """Telephone numbers, percentages of progress, and pages of the report."""
        phones = {service["phone"] for service in self.country.support["helplines"]}
        progress = {f"{entry['progress']}%" for entry in self.maps if "progress" in entry}
        return phones | progress | {f"on page {each['page']}" for each in self.maps if "page" in each}

    @cached_property
    def dates(self) -> list[str]:
        dates = {Span.of(scalar).words for scalar in self.scalars if DATE.fullmatch(scalar)} | {words_of(self.day)}
        return sorted(dates, key=len, reverse=True)

    @cached_property
    def maps(self) -> list[Mapping[str, Any]]:
        return [each for file in self.files for each in maps(file)]

    @cached_property
    def measures(self) -> list[Mapping[str, Any]]:
        return [each for each in self.maps if "value" in each and "name" in each]

    @cached_property
    def numbered(self) -> dict[str, str]:
        """Addresses of forces with several: each is shown with its number among them."""
        several = [urls for urls in map(self.country.addresses, self.country.forces) if len(urls) > 1]
        return {url: str(place) for urls in several for place, url in enumerate(urls, start=1)}

    def strip(self, text: str) -> str:
        for measure in self.measures:
            if measure["name"] in text:
                text = without(text.replace(measure["name"], " "), measure["value"], measure.get("out_of", ""))
        for known in (*self.texts, *self.dates):
            if known in text:
                text = re.sub(rf"(?<![\d.]){re.escape(known)}(?!\d)", " ", text)
        return text

    def is_quoted(self, text: str) -> bool:
        """Say whether a piece of prose, perhaps cut by emphasis or a link, stands in a known text."""
        return any(text in known for known in self.texts)


def unexplained(sheet: Sheet, known: Known) -> list[str]:
    """Return the texts of a page in which a number is left that is neither checked nor known."""
    left = []
    for node, raw in texts(sheet.root):
        text = " ".join(raw.split())
        if not re.search(r"\d", text) or is_checked(node, sheet) or is_place(node, text, sheet.path):
            continue
        if node.above(".ssc-prose") and known.is_quoted(text):
            continue
        rest = without(known.strip(text), *own_numbers(node, sheet.path, known))
        if re.search(r"\d", rest):
            left.append(f"{sheet.path}: {text!r} leaves {rest.strip()!r}")
    return left


def texts(node: Node) -> Iterator[tuple[Node, str]]:
    """Yield every text a reader can meet, with the element around it: labels for screen readers too."""
    for name in ("aria-label", "title", "alt"):
        if name in node.attrs:
            yield node, node.attrs[name]
    for child in node.children:
        if isinstance(child, str):
            yield node, child
        else:
            yield from texts(child)


def is_checked(node: Node, sheet: Sheet) -> bool:
    around: Node | None = node
    while around is not None:
        if id(around) in sheet.checked:
            return True
        around = around.parent
    return False


def is_place(node: Node, text: str, path: str) -> bool:
    """Say whether this is the number of a heading: that of its own anchor, or of its page."""
    if "ssc-number" not in node.classes or node.parent is None:
        return False
    number = place_number(node.parent.id or path)
    return bool(number) and text in (number, f"Recommendation {number}")


def own_numbers(node: Node, path: str, known: Known) -> list[str]:
    """Return the numbers that name what the element is about: the target of its link, or the page itself."""
    link = node.above("a")
    if link is not None:
        goal, place = target(path, link.href)
        return [place_number(place) or place_number(goal), known.numbered.get(link.href, "")]
    names_the_page = node.tag in ("title", "h1") or {"ssc-cite", "ssc-running"} & set(node.classes)
    return [place_number(path)] if names_the_page else []


def place_number(place: str) -> str:
    """Return "7.1" of "item-7-1", "28" of "recommendation-28-a" or of "recommendations/28/index.html"."""
    match = MONTH.match(place) or PLACE.search(place)
    return ".".join(filter(None, match.groups())) if match else ""


def without(text: str, *names: str) -> str:
    """Take each of these numbers out of a text once."""
    for number in filter(None, names):
        text = re.sub(rf"(?<![\d.,]){re.escape(number)}(?![\d]|\.\d)", " ", text, count=1)
    return text


def scalars(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    else:
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from scalars(each)


def maps(tree: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    if not isinstance(tree, str):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from maps(each)
