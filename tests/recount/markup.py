"""A page read back as a small tree, by html.parser."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

VOID = {"meta", "link", "br", "img", "hr", "input", "circle", "path"}


class Node:
    """An element of a page: its children are elements and texts."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: "Node | None") -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Node | str] = []
        if parent is not None:
            parent.children.append(self)

    @property
    def text(self) -> str:
        return " ".join("".join(self._texts()).split())

    @property
    def href(self) -> str:
        return self.attrs["href"]

    @property
    def id(self) -> str:
        return self.attrs.get("id", "")

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    def nodes(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    def all(self, wanted: str) -> list["Node"]:
        """Return the elements inside that are meant by "tag", ".class", "tag.class" or "tag#id"."""
        match = re.fullmatch(r"([a-z0-9]*)(?:\.([\w-]+))?(?:#([\w-]+))?", wanted)
        if match is None:
            raise ValueError(wanted)
        tag, name, anchor = match.groups()
        return [
            node
            for node in self.nodes()
            if node is not self
            and (not tag or node.tag == tag)
            and (not name or name in node.classes)
            and (not anchor or node.id == anchor)
        ]

    def one(self, wanted: str) -> "Node":
        found = self.all(wanted)
        if len(found) != 1:
            raise LookupError(f"{len(found)} of {wanted} in <{self.tag} {self.attrs}>")
        return found[0]

    def after(self, wanted: str) -> "Node":
        """Return the next sibling with this tag."""
        siblings = self.parent.children if self.parent else []
        place = next(i for i, sibling in enumerate(siblings) if sibling is self)
        return next(each for each in siblings[place:] if isinstance(each, Node) and each.tag == wanted)

    def before(self) -> "Node":
        """Return the element that stands before this one, or the one around it where it is the first."""
        if self.parent is None:
            return self
        siblings = [each for each in self.parent.children if isinstance(each, Node)]
        place = next(i for i, sibling in enumerate(siblings) if sibling is self)
        return siblings[place - 1] if place else self.parent

    def above(self, wanted: str) -> "Node | None":
        """Return the nearest element around, or this one, with this tag or ".class"."""
        node: Node | None = self
        while node is not None and node.tag != wanted and wanted.removeprefix(".") not in node.classes:
            node = node.parent
        return node


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Node("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.here = self.here.parent or self.root

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def tree(page: bytes) -> Node:
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return reader.root


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d+(?:,\d{3})*", text)]


def shapes(node: Node) -> list[str]:
    """Return the marks drawn in an element: "full", "part", "whole" ..."""
    return [svg.classes[-1].removeprefix("ssc-shape-") for svg in node.all("svg.ssc-shape")]


def target(path: str, href: str) -> tuple[str, str]:
    """Return the path and the anchor that a link on a page leads to."""
    place, _, anchor = href.partition("#")
    return (normpath(join(dirname(path), place)) if place else path), anchor
