"""Honest words of every kind pass, and stand on the page as they were written."""

import json
from html.parser import HTMLParser

import pytest

from conftest import AS_OF, HEAD, REPOSITORY, inputs_of, said
from ssc_site.corpus import read_corpus
from ssc_site.files import read_templates
from ssc_site.site import build_site

TEXTS = {
    "welsh": "Mae\u2019r heddlu yn adolygu pob un: ll\u0177n, \u0175y, \u00efon, Si\u00e2n, t\u1ef5, C\u0175n.",
    "urdu": "\u067e\u0648\u0644\u06cc\u0633 \u06c1\u0631 \u0631\u067e\u0648\u0631\u0679 "
    "\u06a9\u0627 \u062c\u0627\u0626\u0632\u06c1 "
    "\u0644\u06cc\u062a\u06cc \u06c1\u06d2\u06d4 \u0645\u06cc\u200c\u062e\u0648\u0627\u06c1\u0645 \u200f(\u0627)\u200e",
    "punjabi": "\u0a2a\u0a41\u0a32\u0a3f\u0a38 \u0a30\u0a3f\u0a2a\u0a4b\u0a30\u0a1f \u0a15\u0a4d\u200d\u0a37",
    "polish": "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144",
    "chinese": "\u8b66\u5bdf\u5be9\u67e5\u6bcf\u4efd\u5831\u544a\uff0c\u5305\u62ec\u300c\u98a8\u96aa\u300d\u3002",
    "emoji": "A family \U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466, a hand "
    "\U0001f44d\U0001f3fd, \u2764\ufe0f and 1\ufe0f\u20e3",
    "flags": "\U0001f1ec\U0001f1e7 \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f "
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f "
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "quotes": "\u201cIt\u2019s \u2018agreed\u2019,\u201d said the lead \u2013 \u2026 \u2014 \u00abso\u00bb",
    "straight quotes": 'It\'s "agreed", 5\' 6"',
    "blanks": "10\u00a0km, 5\u202f000, a\u2003b\u2009c",
    "accents apart": "Sia\u0302n, cafe\u0301, n\u0303",
    "signs": "\u00a3250,000; \u20ac6; 50%; \u00bd; 5 < 6 & 7 > 3; 2 \u00d7 3; a/b; \u00a7 4; "
    "no. 7; #3; @ten; C:\\x; {a} [b] a|b ~ ^ =",
    "lists": "One:\n\n- two\n- three\n\n1. four\n2. five",
    "dashes": "- one \u2013 two\n- three \u2014 four",
    "long word": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3,
    "numbers": "Officers: 1,200 of 3,400 (35.3%), from 1/4/2025 to 31/3/2026, 24/7, 9-5, 1st, 2nd",
}
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz ")
STYLES = {
    "quoted": lambda text: json.dumps(text, ensure_ascii=False),
    "escaped": lambda text: (
        '"' + "".join(letter if letter in LETTERS else f"\\U{ord(letter):08x}" for letter in text) + '"'
    ),
    "under a sign": lambda text: "|\n" + "\n".join(f"        {line}".rstrip(" ") for line in text.split("\n")),
}


class Words(HTMLParser):
    """The words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_honest_words_pass_and_stand_on_the_page_as_written(style: str, line_end: str) -> None:
    entries = "".join(f"    - says: {STYLES[style](text)}\n" for text in TEXTS.values())
    names = "".join(f"  - name: {json.dumps(text, ensure_ascii=False)}\n" for text in TEXTS.values())
    plan = f'{HEAD}responses:\n  "7.1":\n{entries}leads:\n{names}'.replace("\n", line_end)
    corpus, report = read_corpus(inputs_of({"lancashire.yaml": plan}), AS_OF)
    assert said(report.diagnostics) == ""
    assert corpus is not None
    page = build_site(corpus, read_templates(REPOSITORY), AS_OF)["forces/lancashire/index.html"].decode()
    words = Words(page).said
    for name, text in TEXTS.items():
        if name not in ("lists", "dashes"):
            assert words.count(text) == 2, name
        for line in text.split("\n"):
            assert line.lstrip("-12. ") in words, name


@pytest.mark.parametrize("name", TEXTS)
def test_each_passes_alone_and_unquoted_where_yaml_lets_it(name: str) -> None:
    text = TEXTS[name]
    if "\n" in text or set(text) & set(":#\"'&"):
        text = json.dumps(text, ensure_ascii=False)
    _, report = read_corpus(inputs_of({"lancashire.yaml": f'{HEAD}responses:\n  "7.1":\n    - says: {text}\n'}), AS_OF)
    assert said(report.diagnostics) == ""
