"""Whatever the words of a plan are, its pages hold words: no element, attribute, link or title that is theirs."""

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

import pytest
from places import ADDRESS, FORCE, PLAIN, SHOWN, pages_of, plain_pages, plan_of, values_of, views_of
from structure import Structure, live, structure_of

from conftest import REPOSITORY, check, source
from ssc_site.data.crawlers import sitemap
from ssc_site.render import TEMPLATES
from ssc_site.views.sides import SidesPage
from ssc_site.yamltree import Map, Node, Scalar, Seq, fold

ATTACKS = [
    "<script>alert(1)</script>",
    "</p></div></main><script src=//evil.example/x.js></script>",
    "</title><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    '" style=position:fixed onmouseover=alert(1) x="',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=https://evil.example><input name=q></form>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css><style>*{display:none}</style>",
    "<!-- --!> <![CDATA[ x ]]> <?php x ?> <!doctype x>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &quot;",
    "{{ page }} {% include 'base.html' %} {# x #} ${1} <%= 1 %>",
    "[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x) [d](//evil.example) [e](/\\evil.example)",
    "[a]( javascript:alert(1)) [b](java\tscript:alert(1)) [c](&#106;avascript:alert(1)) [d](\\javascript:x)",
    "[a](JAVASCRIPT:alert(1)) [b](jav&#x09;ascript:x) [c](%6aavascript:x) [d](x:alert(1)) [e](feed:x)",
    '[a](https://b.uk "onmouseover=alert(1)") [b](<https://b.uk" onmouseover="alert(1)>)',
    '[a](https://b.uk/"onmouseover="alert(1)) [b](#"onclick=x) [c](<./" onclick=alert(1) x=">)',
    "![a](https://evil.example/x.png) ![b](javascript:alert(1)) <img src=x>",
    "<https://evil.example> <javascript:alert(1)> <mailto:a@b.uk>",
    "[a]\n\n[a]: javascript:alert(1)\n[b]: <https://evil.example> 'x'",
    "# One\n\nTwo\n===\n\n> three\n\n    four\n\n```\nfive\n```\n\n***\n\n| a | b |\n|---|---|\n| c | d |",
    "- <b>a</b>\n  - [b](javascript:x)\n\n1. <i>c</i>\n2. `d`",
    "* *[a*](https://b.uk)* **b* _c_ ~~d~~ \\<script> `<script>`",
    "<p class=ssc-leave onclick=alert(1)>x</p></div><div class=ssc-prose>",
    "\x00<scr\x00ipt>\x0b \u2028\u202e<b>\ufeff\u00a0",
    "\ufffe\uffff\U0001f600 <\u0130mg src=x> \uff1cscript\uff1e \u2039script\u203a",
]  # fmt: skip
ADDRESSES = [
    "https://b.uk/'onmouseover='alert(1)", "https://b.uk/&quot;onclick=x", "https://b.uk/?a=1&b=2&lt;script&gt;",
    "https://b.uk/*a*_b_[c](javascript:x)", "https://b.uk/$%7Bpage%7D", "mailto:a@b.uk?subject=%0d%0aBcc:c@d.uk",
    "https://b.uk/\u0130\uff1cscript\uff1e", "https://b.uk/;base64,PHNjcmlwdD4=", "https://user:pass@b.uk/=x",
]  # fmt: skip
"""Addresses by our law, with what might end an attribute or start another thing."""


def constructs(texts: list[str], shown: tuple[str, ...] = SHOWN) -> list[str]:
    return list(compared(pages_of(plan_of(texts), shown), plain_pages(len(texts), shown)))


def compared(made: dict[str, bytes], clean: dict[str, bytes], addresses: Iterable[str] = ()) -> Iterator[str]:
    for path, page in made.items():
        for found in live(structure_of(page), structure_of(clean[path]), set(addresses)):
            yield f"{path}: {found}"


@pytest.mark.parametrize("text", ATTACKS)
def test_words_that_attack_a_page_stay_words_even_where_no_law_stopped_them(text: str) -> None:
    assert constructs([text]) == []


def test_on_every_page_of_the_site_they_stay_words() -> None:
    assert constructs(ATTACKS, ()) == []
    assert constructs(["\"'><script>alert(1)</script><img src=x onerror=alert(1)>"], ()) == []


def test_an_address_ends_no_attribute() -> None:
    made = pages_of(plan_of([PLAIN] * len(ADDRESSES), ADDRESSES))
    assert list(compared(made, plain_pages(len(ADDRESSES)), ADDRESSES)) == []
    leads = [value for element in structure_of(made[FORCE]).own for _, value in element.attributes]
    assert set(ADDRESSES) <= set(leads)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<h1>", "<h1 onclick=x>"),
        ("<h1>", "<h1 style=color:red>"),
        ("<title>", "<title>Stalking "),
        ("</main>", "<img src=x></main>"),
        ("</main>", "<script>x</script></main>"),
        ("</main>", "<form></form></main>"),
        ("</main>", "</div></main>"),
        ("<link", "<base href=//evil.example><link"),
        ("<link", "<meta http-equiv=refresh content=0><link"),
        ("<p>Plain words</p>", "<p>Plain <b>words</b></p>"),
        ("<p>Plain words</p>", "<p>Plain <svg></svg></p>"),
        ("<p>Plain words</p>", "<p class=x>Plain words</p>"),
        ("<p>Plain words</p>", '<p><a href="javascript:x">Plain</a></p>'),
        ("<p>Plain words</p>", '<p><a href="data:x">Plain</a></p>'),
        ("<p>Plain words</p>", '<p><a href="//evil.example">Plain</a></p>'),
        ("<p>Plain words</p>", '<p><a href="https://b.uk" title="x">Plain</a></p>'),
        ("<p>Plain words</p>", "</div><p>Plain words</p><div>"),
        ("<p>Plain words</p>", "<!-- x -->"),
        ("<p>Plain words</p>", "<?x ?>"),
        ("<p>Plain words</p>", "<![CDATA[x]]>"),
        (ADDRESS, "https://evil.example"),
    ],
)
def test_the_comparison_sees_what_it_looks_for(old: str, new: str) -> None:
    page = plain_pages(1)[FORCE].decode()
    assert old in page
    planted = structure_of(page.replace(old, new, 1).encode())
    assert list(live(planted, structure_of(page.encode())))


def test_what_a_text_may_become_is_no_finding() -> None:
    allowed = "One *two* **three**\\\nfour [five](https://b.uk) [six](#a) [seven](mailto:a@b.uk)\n\n- eight\n\n3. nine"
    assert constructs([allowed]) == []
    tags = {element.tag for element in structure_of(pages_of(plan_of([allowed]))[FORCE]).prose}
    assert tags >= {"p", "em", "strong", "br", "a", "ul", "ol", "li"}


# Every page


def whole(number: int = 1) -> dict[str, Structure]:
    return {path: structure_of(page) for path, page in plain_pages(number, ()).items()}


def test_every_kind_of_page_is_looked_at_here() -> None:
    assert {*map(type, views_of(plan_of([PLAIN])).values()), SidesPage} == set(TEMPLATES)  # its own: tests/changes


def test_every_page_forbids_by_its_policy_all_that_it_does_not_hold_itself() -> None:
    for path, page in whole().items():
        metas = [dict(element.attributes) for element in page.own if element.tag == "meta"]
        (policy,) = [each["content"] for each in metas if each.get("http-equiv") == "Content-Security-Policy"]
        assert policy.split("; ")[0] == "default-src 'none'", path
        assert {"base-uri 'none'", "form-action 'none'"} <= set(policy.split("; ")), path
        assert not re.search(r"unsafe|https?:|data:|blob:|\*|nonce|sha\d", policy), path


def test_the_policy_stands_before_all_that_it_is_about() -> None:
    for path, page in plain_pages(1, ()).items():
        before = page[: page.index(b"Content-Security-Policy")]
        assert not re.search(rb"<(?:link|script|title|style|base)", before), path


def test_no_page_has_a_script_or_style_of_its_own_inside() -> None:
    for path, page in plain_pages(1, ()).items():
        assert not re.search(rb"<script(?![^>]*\ssrc=)[^>]*>|<script[^>]*>[^<]|<style", page), path
        for element in structure_of(page).own:
            names = dict(element.attributes)
            assert not [name for name in names if name == "style" or name.startswith("on")], f"{path}: {element}"
            assert element.tag not in {"iframe", "base", "object", "embed", "frame", "math"}, path
            assert re.match(r"[\w./-]*$|https:", names.get("src", "")), f"{path}: {element}"


def test_every_link_of_a_page_is_of_a_kind_that_runs_nothing() -> None:
    for path, page in whole().items():
        for element in page.own:
            for name, value in element.attributes:
                kind = re.match(r"https://\w|mailto:|tel:|[\w./#-]*$", value)
                assert name not in ("href", "action", "xlink:href") or kind, f"{path}: {element}"


def test_every_attribute_of_a_template_stands_in_quotation_marks() -> None:
    """Jinja's escaping holds inside quotation marks only, and nowhere inside a script, a style or a comment."""
    for template in (REPOSITORY / "templates").rglob("*.html"):
        assert unquoted(template.read_text("utf-8")) == [], template.name
    assert unquoted("<a href={{ x }}>") == ["={{"]
    assert unquoted("<script>{{ x }}</script>") == ["<script>{{"]
    assert unquoted("<{{ x }}>") == ["<{{"]


def unquoted(template: str) -> list[str]:
    return re.findall(r"=\s*\{\{|<(?:script|style)[^>]*>\s*\{\{|<!--[^>]*\{\{|</?\{\{", template)


def test_an_address_with_any_letters_leaves_the_sitemap_whole() -> None:
    made = ET.fromstring(sitemap("https://b.uk/?a=1&b='<x>]]>", {FORCE: b""}))  # noqa: S314 - of our own making
    assert [each.strip() for each in made.itertext() if each.strip()] == [
        "https://b.uk/?a=1&b='<x>]]>/forces/lancashire/"
    ]


# Every place

Loc = tuple[str | int, ...]


def test_every_field_that_takes_words_is_filled_here() -> None:
    """The fields of the plan with every field that take any words are found by trying each."""
    text = (REPOSITORY / "tests" / "cases" / "good" / "every-field.yaml").read_text("utf-8")
    tree, _ = fold(source("plans/lancashire.yaml", text))
    taking = set()
    for loc, scalar in words_in(tree):
        lines = text.split("\n")
        lines[scalar.span.line] = f'{lines[scalar.span.line][: scalar.span.column]}"Some, other: words"'
        if not check("\n".join(lines)).diagnostics:
            taking.add(field_of(loc))
    assert len(taking) > 20
    assert taking - {field_of(loc) for loc in locs_of(values_of([PLAIN], [ADDRESS]))} == set()


def words_in(node: Node | None, loc: Loc = ()) -> Iterator[tuple[Loc, Scalar]]:
    if isinstance(node, Map):
        for key, value in node.pairs:
            yield from words_in(value, (*loc, key.text))
    elif isinstance(node, Seq):
        for index, value in enumerate(node.elements):
            yield from words_in(value, (*loc, index))
    elif node:
        yield loc, node


def field_of(loc: Loc) -> str:
    """Return the name of a field and of the section it stands in."""
    names = [part for part in loc if isinstance(part, str) and part not in ("en", "cy", "a")]
    if names[0] == "sources":
        return ".".join([names[0], *names[2:]])
    return ".".join(names[2:][-2:] if names[0] in ("responses", "local") else names)


def locs_of(value: object, loc: Loc = ()) -> Iterator[Loc]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from locs_of(part, (*loc, key))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from locs_of(part, (*loc, index))
    else:
        yield loc
