"""Papers: the PDF document of a page says what the page says, is tagged, and is the same whenever it is made."""

import os
import re
import socket
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from conftest import AS_OF, FROZEN, LANCASHIRE, REPOSITORY, RootOf, frozen_inputs, library, missing
from ssc_site import urls
from ssc_site.corpus import Corpus, read_corpus
from ssc_site.errors import CannotRunError
from ssc_site.files import read_templates
from ssc_site.papers import press_of
from ssc_site.site import Press, build_site
from test_cli import AS_OF as AS_OF_OPTION
from test_cli import files_of, run

pytestmark = pytest.mark.slow
"""Every one asks WeasyPrint for documents, or starts the program to."""
FORCE, RECOMMENDATION = urls.force_page("lancashire"), urls.recommendation_page("14")
FORCE_PDF, RECOMMENDATION_PDF = urls.force_pdf("lancashire"), urls.recommendation_pdf("14")


@pytest.fixture(scope="module")
def press() -> Press:
    """Give what makes the documents, or skip; in CI it must be there."""
    return press_for("")


def press_for(base: str) -> Press:
    try:
        return press_of(read_templates(REPOSITORY), base)
    except CannotRunError as error:
        missing(str(error))


@cache
def corpus_of(*slugs: str) -> Corpus:
    corpus, _ = read_corpus(frozen_inputs(*slugs), AS_OF)
    assert corpus is not None
    return corpus


@cache
def pages() -> dict[str, bytes]:
    """Return the site of the four frozen plans as it is built with papers; each paper only says whose it is."""
    return build_site(corpus_of(), read_templates(REPOSITORY), AS_OF, lambda path, _: path.encode())


def paper_of(path: str, press: Press) -> Any:
    return library("pypdf").PdfReader(BytesIO(press(path, pages()[path])))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def structure(paper: Any) -> list[tuple[str, ...]]:
    """Return the tags of a document in order, each with the tags it stands in."""
    found = []

    def follow(node: Any, above: tuple[str, ...]) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                follow(child, above)
        elif isinstance(node, dict) and "/S" in node:
            found.append((*above, node["/S"]))
            follow(node.get("/K", []), found[-1])

    follow(paper.trailer["/Root"]["/StructTreeRoot"]["/K"], ())
    return found


def links(paper: Any) -> set[str]:
    annotations = [each.get_object() for page in paper.pages for each in page.get("/Annots", [])]
    return {each["/A"]["/URI"] for each in annotations if "/A" in each and "/URI" in each["/A"]}


# Where the documents are, and the way to them


def test_each_plan_and_each_recommendation_has_a_document_beside_its_page() -> None:
    made = {path for path in pages() if path.endswith(".pdf")}
    plans = {urls.force_pdf(path.stem) for path in FROZEN.glob("*.yaml")}
    numbers = corpus_of().national.catalogue.for_forces
    english = plans | {urls.recommendation_pdf(number) for number in numbers}
    assert made == english | {f"cy/{path}" for path in english}
    assert {FORCE_PDF, RECOMMENDATION_PDF} <= made
    paths = {urls.force_page(path.stem) for path in FROZEN.glob("*.yaml")}
    paths |= {urls.recommendation_page(number) for number in numbers}
    assert {pages()[path].decode() for path in english} == paths


def test_a_page_leads_to_its_document_only_where_there_is_one() -> None:
    for page, paper in ((FORCE, "lancashire.pdf"), (RECOMMENDATION, "recommendation-14.pdf")):
        assert f'href="{paper}"' in pages()[page].decode()
    bare = build_site(corpus_of(), read_templates(REPOSITORY), AS_OF)
    assert [path for path, data in bare.items() if path.endswith(".pdf") or b'.pdf"' in data] == []


# What a document holds


@pytest.mark.parametrize("path", [path for path in pages() if path.endswith(".pdf")])
def test_every_document_keeps_the_rules_of_pdf_ua(path: str, press: Press) -> None:
    checker = library("page")
    page = pages()[path].decode()
    report = checker.validate_pdf_bytes(press(page, pages()[page]), profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.is_compliant
    assert report.rules.total > 100


def test_the_checker_finds_a_document_without_tags(press: Press) -> None:  # noqa: ARG001 - it skips
    checker, weasyprint = library("page"), library("weasyprint")
    plain = weasyprint.HTML(string='<html lang="en"><title>x</title><h1>x</h1>').write_pdf()
    assert not checker.validate_pdf_bytes(plain, profile="ua1").is_compliant


@pytest.mark.parametrize("path", [FORCE, RECOMMENDATION])
def test_a_document_says_its_title_and_language(path: str, press: Press) -> None:
    paper = paper_of(path, press)
    name = {FORCE: "Lancashire", RECOMMENDATION: "Recommendation 14"}[path]
    assert paper.metadata.title == f"{name} - Police action plans"
    assert paper.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("path", [FORCE, RECOMMENDATION])
def test_a_document_holds_every_heading_of_its_content_once_and_tags_it(path: str, press: Press) -> None:
    paper = paper_of(path, press)
    page = re.sub(r'<section class="ssc-take">.*?</section>', "", pages()[path].decode(), flags=re.DOTALL)
    headings = re.findall(r"<(h[123])[ >]", page.split("</main>")[0])
    tags = [each[-1] for each in structure(paper)]
    assert [tag.lower() for tag in tags if re.fullmatch("/H[1-6]", tag)] == [f"/{tag}" for tag in headings]


def test_a_document_holds_every_answer_of_the_plan(press: Press) -> None:
    text = squeezed(
        "".join(sheet.extract_text().rsplit("\u201cLancashire\u201d", 1)[0] for sheet in paper_of(FORCE, press).pages)
    )
    prose = re.findall(r'<div class="ssc-prose">\s*<p>([^<&]+)</p>', pages()[FORCE].decode())
    assert len(prose) > 50
    assert [each for each in prose if squeezed(each) not in text] == []


def test_each_sheet_says_what_it_is_for_which_day_and_its_number(press: Press) -> None:
    paper = paper_of(FORCE, press)
    for number, sheet in enumerate(paper.pages, 1):
        text = " ".join(sheet.extract_text().split())
        assert "\u201cLancashire\u201d, Police action plans, shown for 21 November 2026." in text
        assert f"{number} / {len(paper.pages)}" in text
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)


def test_a_document_leaves_out_what_only_a_screen_needs(press: Press) -> None:
    text = "".join(sheet.extract_text() for sheet in paper_of(FORCE, press).pages)
    assert [words for words in ("Leave this site", "Skip to", "Download", "Link to") if words in text] == []
    assert not re.search(r"\bLink\b", text)
    assert not any("/Figure" in each for each in structure(paper_of(FORCE, press)))


def test_the_contents_say_on_which_sheet_each_recommendation_starts(press: Press) -> None:
    sheets = [" ".join(sheet.extract_text().split()) for sheet in paper_of(FORCE, press).pages]
    named = re.findall(r"14 Victims' rights and support … (\d+)", " ".join(sheets))
    assert ["Recommendation 14 Victims' rights" in sheets[int(number) - 1] for number in named] == [True]


def test_addresses_of_links_are_printed_and_links_lead_where_those_of_the_page_lead(press: Press) -> None:
    paper = paper_of(RECOMMENDATION, press)
    hrefs = set(re.findall(r'href="([^"#][^"]*)"', pages()[RECOMMENDATION].decode()))
    assert links(paper)
    assert links(paper) <= hrefs
    force = paper_of(FORCE, press)
    addresses = {each for each in links(force) if each.startswith("http")}
    text = squeezed("".join(sheet.extract_text() for sheet in force.pages))
    assert addresses
    assert [each for each in addresses if f"({each})" not in text] == []


def test_with_an_address_of_the_site_links_are_whole() -> None:
    found = links(paper_of(FORCE, press_for("https://example.org/site/")))
    assert "https://example.org/site/recommendations/14/index.html" in found
    assert [each for each in found if not re.match("https?:|tel:|mailto:", each)] == []


# How it is made


def test_the_same_page_makes_the_same_bytes_in_another_run(press: Press, root_of: RootOf) -> None:
    root = root_of({"lancashire.yaml": LANCASHIRE})
    code = (
        "import sys; from pathlib import Path\n"
        "from ssc_site.papers import press_of; from ssc_site.files import read_templates\n"
        "press = press_of(read_templates(Path(sys.argv[1])))\n"
        "sys.stdout.buffer.write(press('p', sys.stdin.buffer.read()))"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        done = subprocess.run(
            [sys.executable, "-c", code, str(REPOSITORY)],
            input=pages()[RECOMMENDATION],
            capture_output=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        )
        assert done.stdout == press("p", pages()[RECOMMENDATION])


def test_a_document_is_made_of_the_page_alone(press: Press, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "x.css").write_text("p::after { content: 'leaked' }")
    added = (
        f'<link rel="stylesheet" href="{(tmp_path / "x.css").as_uri()}"><img alt="x" src="https://example.org/x.png">'
    )
    page = pages()[RECOMMENDATION].replace(b"<main", f"{added}<main".encode())
    paper = library("pypdf").PdfReader(BytesIO(press("p", page)))
    assert "leaked" not in "".join(sheet.extract_text() for sheet in paper.pages)


# The command


def test_build_makes_documents_when_asked(press: Press, root_of: RootOf, tmp_path: Path) -> None:  # noqa: ARG001 - it skips
    root = root_of({"lancashire.yaml": LANCASHIRE})
    done = run("build", "--pdf", "--root", str(root), "--out", str(tmp_path / "out"), *AS_OF_OPTION)
    assert (done.returncode, done.stderr) == (0, "Shown for 21 November 2026.\n")
    made = {path: data for path, data in files_of(tmp_path / "out").items() if path.endswith(".pdf")}
    assert {FORCE_PDF, RECOMMENDATION_PDF} <= made.keys()
    assert {data[:5] for data in made.values()} == {b"%PDF-"}


@pytest.mark.parametrize(
    ("fault", "named"),
    [
        ("raise ImportError('no')", "python3 -m pip install '.[pdf]'"),
        ("print('-----'); raise OSError('cannot load library')", "apt-get install libpango-1.0-0"),
        (
            "import warnings; warnings.warn('No fonts configured in FontConfig. Expect ugly output.')",
            "fonts-liberation",
        ),
    ],
)
def test_what_is_missing_is_said_in_one_line_and_the_last_site_stays(
    fault: str, named: str, root_of: RootOf, tmp_path: Path
) -> None:
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub" / "weasyprint.py").write_text(fault)
    root, out = root_of({"lancashire.yaml": LANCASHIRE}), tmp_path / "out"
    path = os.pathsep.join([str(tmp_path / "stub"), os.environ.get("PYTHONPATH", "")])
    done = run("build", "--pdf", "--root", str(root), "--out", str(out), *AS_OF_OPTION, PYTHONPATH=path)
    said = done.stderr.removeprefix("Shown for 21 November 2026.\n")
    assert (done.returncode, done.stdout, said.count("\n")) == (3, "", 1)
    assert said.startswith("--pdf needs ")
    assert named in said
    assert not out.exists()
    assert run("build", "--root", str(root), "--out", str(out), *AS_OF_OPTION, PYTHONPATH=path).returncode == 0
