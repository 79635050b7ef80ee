"""What holds the architecture together: who may import what, and what templates may ask of views."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import ssc_site

SOURCE = Path(ssc_site.__file__).parent
ROOT = Path(__file__).parents[1]

LIBRARIES = {
    "yaml": {"yamltree", "yamlsyntax"},
    "pydantic": {"fields", "schema", "national", "welsh", "decode", "fieldfaults", "sections", "corpus", "planschema"},
    "pydantic_core": {"fields", "welsh", "decode", "fieldfaults", "planschema"},
    "markdown_it": {"markdown"},
    "markupsafe": {"language", "markdown", "render", "views.entries", "views.languages", "views.texts"},
    "jinja2": {"render"},
    "click": {
        "cli",
        "cli.options",
        "cli.pages",
        "cli.plans",
        "cli.asking",
        "cli.saying",
        "cli.editing",
        "cli.comparing",
    },
    "xlsxwriter": {"data.workbook"},
    "weasyprint": {"papers"},
}
"""Library -> the modules that may import it. corpus takes pydantic's base class as a bound of a type, no more."""

ORDER = [
    {"language"},
    {"spans", "dates", "characters", "errors", "urls"},
    {"diagnostics"},
    {"codes", "comments", "duplicates", "filetext", "yamlsyntax"},
    {"yamltree"},
    {"locate", "fields"},
    {"slips", "sections"},
    {"mending"},
    {"welsh"},
    {"schema", "national", "fieldfaults"},
    {"decode", "placing"},
    {"markdown"},
    {"rules", "rules.walk"},
    {"rules.plan", "rules.entry", "rules.national", "rules.review", "rules.privacy"},
    {"guard"},
    {"masking"},
    {"corpus"},
    {"deadline"},
    {"census", "planschema"},
    {"history", "targets", "statustable"},
    {"changes", "edit", "edit.written", "edit.layout", "edit.news", "edit.unread", "edit.addition", "edit.target"},
    {"edit.newplan"},
    {"data.fields"},
    {"views"},
    {"data", "search"},
    {"render"},
    {"site"},
    {"sides"},
    {"files", "papers", "reporters"},
    {"exchange", "lock", "outfolder", "repository"},
    {"publish", "planfile", "unpacking"},
    {"revisions"},
    {"preview", "scope", "watch"},
    {"serve"},
    {"cli"},
]
"""Modules from left to right. A module imports only what stands further left, or a neighbour of its own package."""

PURE = {name for group in ORDER[: ORDER.index({"site"}) + 1] for name in group}
"""The core: no reading or writing, printing, clock or environment."""


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    return "ssc_site" if name == "__init__" else name.removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(SOURCE.rglob("*.py")) if path.parent.name != "bundled"}


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "ssc_site" or node.module.startswith("ssc_site."):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(name: str) -> set[str]:
    found = {module.removeprefix("ssc_site.") for module in imports_of(MODULES[name]) if module.startswith("ssc_site.")}
    return found & set(MODULES)


def rank(name: str) -> int:
    """The module's place in ORDER, or its package's where only that is listed; -1 where neither is."""
    places = {module: index for index, group in enumerate(ORDER) for module in group}
    return places.get(name, places.get(name.split(".", maxsplit=1)[0], -1))


@pytest.mark.parametrize("name", MODULES)
def test_every_module_has_its_place_in_the_flow(name: str) -> None:
    assert name == "ssc_site" or rank(name) >= 0, f"{name} is not in ORDER"


@pytest.mark.parametrize("name", MODULES)
def test_arrows_point_only_to_the_left(name: str) -> None:
    backwards = {
        other
        for other in own_imports(name)
        if rank(other) >= rank(name) and other.split(".")[0] != name.split(".", maxsplit=1)[0]
    }
    assert backwards == set()


@pytest.mark.parametrize("name", MODULES)
def test_each_library_has_its_few_importers(name: str) -> None:
    used = {module.split(".")[0] for module in imports_of(MODULES[name])}
    assert {library for library in used & set(LIBRARIES) if name not in LIBRARIES[library]} == set()


@pytest.mark.parametrize("name", MODULES)
def test_only_libraries_that_are_declared_are_imported(name: str) -> None:
    used = {module.split(".")[0] for module in imports_of(MODULES[name])}
    assert used - set(sys.stdlib_module_names) - set(LIBRARIES) - {"ssc_site"} == set()


IMPURE_NAMES = {"open", "print", "input", "exec", "eval"}
IMPURE_MODULES = {
    "os",
    "sys",
    "io",
    "time",
    "random",
    "pathlib",
    "subprocess",
    "socket",
    "locale",
    "tempfile",
    "shutil",
}


@pytest.mark.parametrize("name", [name for name in MODULES if name in PURE])
def test_the_core_reads_prints_and_waits_for_nothing(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert called & IMPURE_NAMES == set()
    assert attributes & {"today", "now", "strftime", "month_name", "environ"} == set()
    imported = {module.split(".")[0] for module in imports_of(MODULES[name])}
    assert imported & IMPURE_MODULES == ({"io"} if name == "data.workbook" else set())  # a file in memory: BytesIO


def test_no_module_is_called_utils() -> None:
    assert [name for name in MODULES if "util" in name or "helper" in name or "manager" in name] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name != "schema"])
def test_modules_stay_small(name: str) -> None:
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= 300


def test_functions_stay_small() -> None:
    lengths = {}
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lengths[f"{name}.{node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    ordered = sorted(lengths.values())
    assert max(ordered) <= 50
    assert ordered[len(ordered) // 2] <= 10
    assert ordered[int(len(ordered) * 0.9)] <= 25


@pytest.mark.parametrize("name", MODULES)
def test_few_modules_make_markup(name: str) -> None:
    """markdown of a text, views.texts of a text's language around it, render of an apostrophe."""
    tree = ast.parse(MODULES[name].read_text("utf-8"))
    makers = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"
    ]
    assert name in {"markdown", "render", "views.texts"} or makers == []


def test_every_module_and_public_name_is_documented() -> None:
    bare = []
    for name, path in MODULES.items():
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            bare.append(name)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                bare += [] if ast.get_docstring(node) else [f"{name}.{node.name}"]
    assert bare == []
