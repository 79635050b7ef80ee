"""What templates ask of views: every attribute they use exists on the view's type, and none computes."""

import dataclasses
import re
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import UnionType
from typing import Any

import pytest
from jinja2 import Environment, nodes

from ssc_site.language import parts_of
from ssc_site.render import HIDDEN, TEMPLATES
from ssc_site.views import changed, entries, frame, inshort, items, listing, matrix, recommendation, tiles, timeline
from ssc_site.views.help import HelpView

FOLDER = Path(__file__).parents[1] / "templates"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))

PARAMETERS: dict[str, Any] = {
    "kind": str,
    "label": str,
    "prose": entries.Prose,
    "action": entries.ActionView,
    "entry": entries.EntryView,
    "correction": entries.CorrectionView,
    "service": HelpView,
    "asked": items.AskView,
    "reply": items.AnswerView,
    "count": listing.CountView,
    "change": changed.ChangeView,
    "month": changed.MonthView,
    "fact": inshort.FactView,
    "sorts": recommendation.Sorts,
    "sentence": listing.Sentence,
    "tiles": tiles.TileMap,
    "matrix": matrix.Matrix,
    "timeline": timeline.Timeline,
    "frame": frame.Frame,
    "nav": tuple[frame.NavLink, ...],
    "up": tuple[frame.Link, ...],
    "links": tuple[frame.Link, ...],
    "href": str,
    "target": str,
    "anchor": str,
    "number": str,
    "words": str,
}
"""The type of each macro parameter, by its name: a name means one type in all templates."""

ALLOWED_FILTERS = {"length"}


@dataclasses.dataclass(frozen=True)
class AnyPage:
    """What the base template may ask of every page."""

    frame: frame.Frame


def parsed(name: str) -> nodes.Template:
    return Environment(autoescape=True).parse((FOLDER / name).read_text("utf-8"))


def page_types(name: str) -> list[type]:
    own = [view for view, template in TEMPLATES.items() if template == name]
    return own or [AnyPage]


def bare(kind: Any) -> Any:
    """The type without None, and of a tuple its element's type."""
    if isinstance(kind, UnionType):
        return next(part for part in typing.get_args(kind) if part is not type(None))
    return kind


def element(kind: Any) -> Any:
    assert typing.get_origin(kind) is tuple, f"looped over {kind}"
    return typing.get_args(kind)[0]


def said_by(holder: Any) -> dict[str, Any]:
    """The properties of a view, which say what it keeps, with their types."""
    made = {name: each.fget for name, each in vars(holder).items() if isinstance(each, property)}
    return {name: typing.get_type_hints(getter)["return"] for name, getter in made.items()}


class Contract:
    """Follows every expression of a template along the types of the views; gathers what does not fit."""

    def __init__(self, page: type) -> None:
        self.page = page
        self.broken: list[str] = []

    def check(self, node: nodes.Node, names: dict[str, Any]) -> None:
        if isinstance(node, nodes.For):
            kind = self.kind(node.iter, names)
            assert isinstance(node.target, nodes.Name)
            inside = {**names, node.target.name: element(kind), "loop": Any}
            self.each((*node.body, *node.else_), inside)
        elif isinstance(node, nodes.Macro):
            inside = {**names, **{argument.name: PARAMETERS[argument.name] for argument in node.args}}
            self.each(node.body, inside)
        elif isinstance(node, nodes.Expr):
            self.kind(node, names)
        elif isinstance(node, nodes.Assign):
            self.kind(node.node, names)
        elif isinstance(node, nodes.AssignBlock):
            self.each(node.body, names)
        else:
            self.each(node.iter_child_nodes(), names)

    def each(self, parts: Iterable[nodes.Node], names: dict[str, Any]) -> None:
        """Check parts in their order; a name set by one is known to those after it."""
        known = dict(names)
        for part in parts:
            self.check(part, known)
            if isinstance(part, nodes.Assign | nodes.AssignBlock):
                assert isinstance(part.target, nodes.Name)
                known[part.target.name] = str

    def kind(self, node: nodes.Node, names: dict[str, Any]) -> Any:
        if isinstance(node, nodes.Name):
            if node.name not in names:
                self.broken.append(f"line {node.lineno}: unknown name {node.name}")
            return names.get(node.name, Any)
        if isinstance(node, nodes.Getattr):
            return self.attribute(bare(self.kind(node.node, names)), node)
        if isinstance(node, nodes.Call):
            return self.call(node, names)
        if isinstance(node, nodes.Test) or (isinstance(node, nodes.Filter) and node.name not in ALLOWED_FILTERS):
            self.broken.append(f"line {node.lineno}: {node.name} is not allowed")
        for child in node.iter_child_nodes():
            self.kind(child, names)
        return str

    def attribute(self, holder: Any, node: nodes.Getattr) -> Any:
        if holder is Any:
            return Any
        hints = {**typing.get_type_hints(holder), **said_by(holder)} if dataclasses.is_dataclass(holder) else {}
        if node.attr not in hints:
            self.broken.append(f"line {node.lineno}: {getattr(holder, '__name__', holder)} has no {node.attr}")
        return hints.get(node.attr, Any)

    def call(self, node: nodes.Call, names: dict[str, Any]) -> Any:
        assert isinstance(node.node, nodes.Name), f"line {node.lineno}: only macros are called"
        if node.node.name == "say":
            return self.said(node, names)
        expected = names.get(node.node.name)
        given = [bare(self.kind(argument, names)) for argument in node.args]
        if expected is None:
            self.broken.append(f"line {node.lineno}: unknown macro {node.node.name}")
        elif len(given) != len(expected) or any(a != b for a, b in zip(given, expected, strict=True)):
            self.broken.append(f"line {node.lineno}: {node.node.name} takes {expected}, not {given}")
        return str

    def said(self, node: nodes.Call, names: dict[str, Any]) -> Any:
        """Words of ours stand there as they are, and each part they ask for is given."""
        given = {part.key for part in node.kwargs}
        for part in node.kwargs:
            self.kind(part.value, names)
        words = node.args[0] if node.args else None
        wanted = set(parts_of(str(words.value))) - set(HIDDEN) if isinstance(words, nodes.Const) else None
        if len(node.args) != 1 or wanted != given:
            self.broken.append(f"line {node.lineno}: say() takes words as they are, and just their parts: {given}")
        return str


def macros(name: str) -> dict[str, list[Any]]:
    found = {}
    for macro in parsed(name).find_all(nodes.Macro):
        found[macro.name] = [PARAMETERS[argument.name] for argument in macro.args]
    return found


def names_in(name: str, page: type) -> dict[str, Any]:
    known: dict[str, Any] = {"page": page, **macros(name)}
    for imported in parsed(name).find_all(nodes.FromImport):
        assert isinstance(imported.template, nodes.Const)
        offered = macros(imported.template.value)
        known |= {wanted: offered[wanted] for wanted in imported.names if isinstance(wanted, str)}
    return known


def faults(name: str) -> list[str]:
    found = []
    for page in page_types(name):
        contract = Contract(page)
        contract.check(parsed(name), names_in(name, page))
        found += contract.broken
    return found


@pytest.mark.parametrize("name", FILES)
def test_templates_use_only_what_their_view_has(name: str) -> None:
    assert faults(name) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("forbidden", ["|safe", "| safe", "is defined", "|default", "| default", "style=", "onclick"])
def test_templates_do_not_work_around_the_contract(name: str, forbidden: str) -> None:
    assert forbidden not in (FOLDER / name).read_text("utf-8")


def test_the_contract_notices_a_misspelt_attribute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    text = "{{ page.frame.titel }}{% for row in page.changes %}{{ row.cels }}{% endfor %}{% if page.none %}{% endif %}"
    (tmp_path / "pages" / "national.html").write_text(text, "utf-8")
    monkeypatch.setattr("test_templates.FOLDER", tmp_path)
    assert len(faults("pages/national.html")) == 3


@pytest.mark.parametrize(
    "text", ["{{ say(page.frame.title) }}", "{{ say('Due %(day)s') }}", "{{ say('Due', day='1 May') }}", "{{ say() }}"]
)
def test_the_contract_notices_words_that_could_not_be_said(
    text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "national.html").write_text(text, "utf-8")
    monkeypatch.setattr("test_templates.FOLDER", tmp_path)
    assert len(faults("pages/national.html")) == 1


TECHNICAL = re.compile(
    r'<meta (?:http-equiv|name="(?:viewport|referrer|color-scheme)"|property="og:(?:type|locale)")[^>]*>'
)
READ = re.compile(
    r'\b(?:alt|title|content|label|abbr|placeholder|aria-[a-z]*(?:label|description|text)|data-[a-z-]+)="([^"]*)"'
)
ATTRIBUTE, TAG = re.compile(r'\b[a-z-]+="[^"]*"'), re.compile(r"<[^>]*>")
CODE, LETTER = re.compile(r"<code>.*?</code>", re.DOTALL), re.compile(r"[^\W\d_]")
EXPRESSION = "\N{BULLET}"
NAMES = {"kind", "target", "anchor"}
"""Parameters of macros that are given a name of something, which nobody reads."""


def unsaid(name: str) -> list[str]:
    """What a template shows of words that no say() has: texts, attributes that are read out, constants."""
    tree = parsed(name)
    parts = [part for output in tree.find_all(nodes.Output) for part in output.nodes]
    page = "".join(part.data if isinstance(part, nodes.TemplateData) else EXPRESSION for part in parts)
    texts = TAG.split(ATTRIBUTE.sub("", CODE.sub("", page)))
    constants = [constant for part in tree.body for constant in shown(part, arguments(tree))]
    return [words for words in (*READ.findall(TECHNICAL.sub("", page)), *texts, *constants) if LETTER.search(words)]


def arguments(tree: nodes.Template) -> dict[str, list[str]]:
    """The parameters of the macros a template has or imports, by the macro's name."""
    known = [tree]
    for imported in tree.find_all(nodes.FromImport):
        assert isinstance(imported.template, nodes.Const)
        known.append(parsed(imported.template.value))
    found = (macro for each in known for macro in each.find_all(nodes.Macro))
    return {macro.name: [argument.name for argument in macro.args] for macro in found}


def shown(node: nodes.Node, macro: dict[str, list[str]]) -> Iterator[str]:
    """The constants of a node that may come to be read: none that is compared, imported, said or names something."""
    if isinstance(node, nodes.Const):
        yield str(node.value) if isinstance(node.value, str) else ""
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        names = macro.get(node.node.name, ["anchor"] if node.node.name == "say" else [])
        given = [argument for argument, name in zip(node.args, names, strict=False) if name not in NAMES]
        for argument in (*given, *(part.value for part in node.kwargs)):
            yield from shown(argument, macro)
    elif not isinstance(node, nodes.Compare | nodes.FromImport | nodes.Extends):
        for child in node.iter_child_nodes():
            yield from shown(child, macro)


IN_ENGLISH = ("pages/sides.html",)
"""What only those who judge a change see."""


@pytest.mark.parametrize("name", [name for name in FILES if name not in IN_ENGLISH])
def test_every_word_of_a_template_is_said(name: str) -> None:
    assert unsaid(name) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>Of {{ page.frame.title }}</p>",
        '<nav aria-label="Main"></nav>',
        '<p data-shown="none"></p>',
        "<svg><title>Map</title></svg>",
        '<meta name="description" content="{{ page.frame.about }} here">',
        "{{ 'Answers' }}",
        "{% from 'parts/skip.html' import skip %}{{ skip('main', 'Skip') }}",
        "{{ say('See %(link)s', link='there') }}",
        "{% set link %}<a href='#main'>Here</a>{% endset %}{{ say('%(link)s is more', link=link) }}",
    ],
)
def test_a_word_that_is_not_said_is_noticed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Environment(autoescape=True).parse(text)
    real = parsed
    monkeypatch.setattr("test_templates.parsed", lambda name: seen if name == "it" else real(name))
    assert len(unsaid("it")) == 1


DICT_METHODS = {name for name in dir(dict) if not name.startswith("_")}


def view_types(kind: Any, seen: set[type]) -> set[type]:
    kind = bare(kind)
    if typing.get_origin(kind) is tuple:
        return view_types(typing.get_args(kind)[0], seen)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind not in seen:
        seen.add(kind)
        for hint in typing.get_type_hints(kind).values():
            view_types(hint, seen)
    return seen


@pytest.mark.parametrize("view", TEMPLATES, ids=lambda view: view.__name__)
def test_views_are_frozen_and_no_field_is_named_like_a_method_of_a_dict(view: type) -> None:
    for kind in view_types(view, set()):
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert {field.name for field in dataclasses.fields(kind)} & DICT_METHODS == set()
