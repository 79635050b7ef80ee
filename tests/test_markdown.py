"""Texts become paragraphs, lists, emphasis and links; what would be lost or changed is told with its line."""

import re

import pytest

from ssc_site.markdown import faults, html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>\n"),
        ("[a](https://b.uk/c?d=1&e=2)", '<p><a href="https://b.uk/c?d=1&amp;e=2">a</a></p>\n'),
        ("[a](mailto:b@c.uk)", '<p><a href="mailto:b@c.uk">a</a></p>\n'),
        ("[a](../dates/)", '<p><a href="../dates/">a</a></p>\n'),
        ("[a](#item-7-1)", '<p><a href="#item-7-1">a</a></p>\n'),
        ("5 < 6 & 7 > \"8\" 'x'", "<p>5 &lt; 6 &amp; 7 &gt; &quot;8&quot; 'x'</p>\n"),
        ("AT&T &amp; &copy;", "<p>AT&amp;T &amp;amp; &amp;copy;</p>\n"),
        ("https://a.uk", "<p>https://a.uk</p>\n"),
        ("", ""),
    ],
)
def test_the_forms_of_a_text(text: str, expected: str) -> None:
    assert html(text) == expected
    assert not [fault for fault in faults(text) if fault.kind == "link"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>One</b>",
        "One <img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](//evil.uk)",
        "[a](/\\evil.uk)",
        "[a](data:text/html,x)",
        "[a](blob:https://x)",
        "[a](intent://x)",
        "[a](http://b.uk)",
        "![a](https://b.uk/c.png)",
        "<https://b.uk>",
        "[a]: https://b.uk\n\n[a]",
    ],
)
def test_no_text_makes_markup_or_a_link_of_its_own(text: str) -> None:
    made = html(text)
    assert not re.findall(r"<(?!/?(?:p|a)\b)", made)
    assert all(address.startswith("https://b.uk/") for address in re.findall(r'href="([^"]*)"', made))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a", [("form", 0, "heading")]),
        ("One.\n\n## a", [("form", 2, "heading")]),
        ("a\n===", [("form", 0, "heading")]),
        ("One.\n\n***\n\nTwo.", [("form", 2, "rule across the page")]),
        ("One.\n\n> a", [("form", 2, "quotation")]),
        ("One.\n\n    a", [("form", 2, "code")]),
        ("One.\n\n```\na\n```", [("form", 2, "code")]),
        ("One `two`", [("form", 0, "code")]),
        ("One\ntwo `three`", [("form", 1, "code")]),
        ("<b>a</b>", [("form", 0, "HTML"), ("form", 0, "HTML")]),
        ("<div>\na\n</div>", [("form", 0, "HTML")]),
        ("One\n![a](b.png)", [("form", 1, "pictures")]),
        ("a | b\n--|--\n1 | 2", [("form", 0, "tables")]),
        ("- a\n- [b](http://c.uk)", [("link", 1, "leads nowhere")]),
        ("[b](ftp://c.uk)", [("link", 0, "leads nowhere")]),
        ("One:\n\n\u2022 two\n\u2022 three", [("form", 2, "bullet sign")]),
        ("One:\n\u00b7\ttwo", [("form", 1, "bullet sign")]),
        ("\u2013 one\n\u2013 two", [("form", 0, "bullet sign")]),
        ("One\n\u2013 two \u2013 three", []),
        ("One \u2022 two", []),
        ("One.\n\n- two", []),
        ("Read (it) [twice], at 12:30 - or #3 & more", []),
    ],
)
def test_what_would_be_shown_otherwise_than_meant_is_told_with_its_line(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    told = faults(text)
    assert [(fault.kind, fault.line) for fault in told] == [(kind, line) for kind, line, _ in expected]
    for fault, (_, _, words) in zip(told, expected, strict=True):
        assert words in fault.message
        assert fault.hint
