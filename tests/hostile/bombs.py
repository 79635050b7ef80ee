"""Plan files meant to make the reader slow, large, loud or wrong, each as large as it is asked to be."""

from collections.abc import Callable, Mapping

from conftest import HEAD

LONG = 19_990
"""Characters of a text that is as long as it may be, but for its first letter."""
START = "force: lancashire\nwording: force\n"
ANSWERS = 'responses:\n  "7.1":\n'
REDACTION = "{date: 2026-01-01, kind: redacted, why: a, what: b}"
CLEARANCE = "{code: private-number-likely, place: a, reason: b, date: 2026-01-01}"

REPEATED = (
    "[", "{", "(", "- ", "? ", ": ", ":", "-", "?", ",", '"', "'", "''", '""', "&a ", "*a ", "&a", "*a", "<<: ", "!a ",
    "!!str ", "|\n", ">\n", "@", "`", "%", "#", "# ", "\\", "~ ", "a", "a ", "1", "9.", "-1", "0x", "1:", "=", " ",
    "\t", "\n", "\r", "\r\n", "\n\r", "\x00", "\x07", "\x1b[", "\x7f", "\x85", "\u2028", "\u2029", "\u202e",
    "\u202e\u202c", "\u2066", "\u200b", "\u200ba", "\u200d", "\u00a0", "\u00a0\n", "\u3000", "\u00ad", "\ufeff",
    "\ufffd", "\uffff", "\U000e0041", "\U0001f3f4", "\U0001f469\u200d", "a\u0301", "\u0301", "\U0001f600",
    "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", "\U0001f3f4\U000e0067\U000e0062",
    "[]", "[],", "{},", "[[],", "[a]: ", "{a: ", "a: ", '"a" ', "a, ", "a: a: ",
    "-\n", "- -\n", "- - - -\n", "?\n", ":\n", "a:\n", "a: b\n", "a: # b\n", "- a b #c\n", "x #", "- *a\n", "- &a b\n",
    "- &a\n", "- !a b\n", "- <<\n", "<<: *a\n", "? [a]\n", "[a]: b\n", '- "\\0"\n', '- "\\ud800"\n', '- "\\x1b[31m"\n',
    "---\n", "--- a\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "# a\n", "#\n", "- yes\n- no\n- on\n- 12:30\n- 010\n",
    "- 2026-02-30\n", "- .inf\n- .nan\n- 1e9\n", "- a: b\n  a: c\n", "a: [b\n", "a: 'b\n", "- |\n", "- >-\n  a\n",
)  # fmt: skip
"""What a file is filled with from end to end."""

MARKDOWN = (
    "*a **a ", "*", "_", "*_", "**", "[", "![", "](", "[a](", "[a](b", "[a](<", "((", "[]", "[[]()", "![](", "`", "`a`",
    "<", "<a ", "<a>", "<!--", "<?", "<![CDATA[", "</a>", ">", "> ", "- ", "1. ", "- > ", "&", "&amp;", "&#x", "\\",
    "\\*", "|", "a|", "#", "~", '"', "'", "a@b.uk ", "https://b.uk ", "[a](https://b.uk) ", "<https://b.uk>", "07700 ",
    "1 ", "1", "A", "Ab ", "a.", "a-", "Victim ", "@a ", "AB1 2CD ", "1/2/", "::", "\\u0301", "\U0001f469\u200d",
)  # fmt: skip
"""What texts are filled with from end to end, on one line."""
MARKDOWN_LINES = (
    "a", "", "-", "- a", "1.", "1. a", "-\n+\n*", "#", "# a", "> a", "=", "-=", "```", "    a", "|a|", "|a|\n|-|",
    "\u2022 a", "[a]: b", "<div>", "  ", "a  ", "a\\\\", "***", "* * *", "\t",
)  # fmt: skip
"""Lines that texts are filled with."""


def repeated(sign: str, size: int) -> bytes:
    return (sign * (size // len(sign.encode()))).encode()


def texts_of(sign: str, size: int) -> bytes:
    """Return a plan of texts of the largest length, or of texts that are short, as many as fit."""
    text = sign * (min(LONG, size) // len(sign))
    quoted = text.replace("\\\\", "\0").replace('"', '\\"').replace("\0", "\\\\")
    entry = f'    - says: "a{quoted}"\n'
    return f"{HEAD}{ANSWERS}{entry * max(1, (size - 200) // len(entry.encode()))}".encode()


def short_texts_of(sign: str, size: int) -> bytes:
    entry = f"    - says: 'a{sign.replace(chr(39), chr(39) * 2) * (40 // len(sign))}'\n"
    some = entry * min(400, max(1, size // len(entry.encode())))
    keys = [f'  "{number}":\n' for number in range(7, 29)]
    return f"{START}responses:\n{''.join(key + some for key in keys)}".encode()[:size]


def block_texts_of(line: str, size: int) -> bytes:
    lines = "".join(f"        {each}\n" if each else "\n" for each in line.split("\n"))
    entry = f"    - says: |\n        a\n{lines * max(1, min(LONG, size) // len(line + chr(10)))}"
    return f"{HEAD}{ANSWERS}{entry * 12}".encode()[:size]


def _many(line: Callable[[int], str], size: int, start: str = "", end: str = "") -> bytes:
    made, number = [start], 0
    room = size - len(start) - len(end)
    while room > 0:
        made.append(line(number))
        room -= len(made[-1].encode())
        number += 1
    return ("".join(made[:-1]) + end).encode()


def _keys(inside: str, size: int) -> bytes:
    """Return a plan with these entries under every recommendation."""
    some = inside * max(1, size // 21 // len(inside))
    keys = "".join(f'  "{number}":\n{some}' for number in range(7, 27))
    return f"{START}responses:\n{keys}".encode()[:size]


def built(size: int) -> Mapping[str, bytes]:
    """Return the files that need more than one thing repeated."""
    deep = min(size // 2, 900)
    return {
        "unknown fields": _many(lambda number: f"field-{number}: a\n", size),
        "misspelt fields": _many(lambda number: f"respons{number}: a\n", size),
        "unknown fields of an entry": _many(lambda n: f"      f{n}: a\n", size, f"{HEAD}{ANSWERS}    - says: a\n"),
        "misspelt fields in entries": _keys("    - {onwer: a, ownrs: b}\n", size),
        "unknown items": _many(lambda number: f'  "{number}.{number}": []\n', size, f"{START}responses:\n"),
        "misspelt items": _many(lambda number: f'  "7.1{number}": []\n', size, f"{START}responses:\n"),
        "one item many times": _many(lambda _: '  "7.1": []\n', size, f"{START}responses:\n"),
        "many local actions": _many(lambda number: f"  L{number}: []\n", size, f"{START}local:\n"),
        "many accepted": _many(lambda number: f'  "{number}": yes\n', size, f"{START}accepts:\n"),
        "many entries": _many(lambda _: "    - says: a\n", size, f"{HEAD}{ANSWERS}"),
        "many empty entries": _many(lambda _: "    - {}\n", size, f"{HEAD}{ANSWERS}"),
        "entries in disorder": _many(lambda n: f"    - {{date: {2026 - n % 2}, says: a}}\n", size, f"{HEAD}{ANSWERS}"),
        "entries that say nothing": _keys("    - note: a\n", size),
        "wrong dates": _keys("    - date: x\n", size),
        "many certain fixes": _keys("    - {status: Complete, date: 27/3/2025, sasy: a, see: 7.1}\n", size),
        "certain fixes in one line": _many(
            lambda _: "{status: Complete, date: 27/3/2025}, ", size, f"{HEAD}{ANSWERS[:-1]} [", "]\n"
        ),
        "certain fixes beside a name": _keys("    - {says: The victim Jane Roe agreed., status: Complete}\n", size),
        "a certain fix below blanks": f"{HEAD}{ANSWERS}    - says: a{' ' * (size - 300)}\n       note: b\n".encode(),
        "many references": _many(lambda _: "7-28, ", size, f"{HEAD}{ANSWERS}    - {{says: a, see: [", "]}\n"),
        "many references everywhere": _keys("    - {says: a, see: [8-28, 8-28, 9, 10, 11, 12]}\n", size),
        "wrong references": _keys("    - {says: a, see: [99, 98.1, 1-2]}\n", size),
        "many also answered": _keys("    - {says: a, also_answers: [8-28]}\n", size),
        "many unread": _many(lambda _: "7-28, ", size, f"{START}unread: {{reason: a, items: [", "]}\nresponses: {}\n"),
        "answers in circles": "".join(
            [f"{START}responses:\n"]
            + [f'  "7.{n}":\n' + f'    - answered_by: "7.{n % 99 + 1}"\n' * (size // 3300) for n in range(1, 100)]
        ).encode()[:size],
        "unknown sources": _many(
            lambda n: f"  source-{n}: {{title: a}}\n", size // 4, f"{START}sources:\n"
        ) + _many(lambda n: f"    - {{says: a, source: sorce-{n}}}\n", size // 2, ANSWERS),
        "many actions": _keys("    - actions: {a: {due: 2025}, b: {due: withdrawn}}\n", size),
        "many leads": _many(lambda _: "- {}\n", size, f"{START}leads:\n"),
        "many corrections": _many(lambda _: f"- {REDACTION}\n", size, f"{START}corrections:\n"),
        "many clearances": _many(lambda _: f"- {CLEARANCE}\n", size, f"{START}cleared:\n"),
        "lone quotation marks": _keys("    - says: '\"a'\n", size),
        "one text many times": _keys(f"    - says: {'a' * 61}\n", size),
        "a long name": b"a" * (size - 4) + b": b\n",
        "long names": _many(lambda number: f"{'a' * 1000}{number}: b\n", size),
        "a long force": f"force: {'lancashire' * ((size - 40) // 10)}\nwording: force\n".encode(),
        "a long number": f"force: {'9' * (size - 40)}\n".encode(),
        "a number of 4,301 digits": f"{HEAD}x: {'1' * 4301}\n".encode(),
        "a large power": f"{HEAD}{ANSWERS}    - measures: [{{name: a, value: 1e999999999}}]\n".encode(),
        "a long decimal": f"{HEAD}{ANSWERS}    - measures: [{{name: a, value: {'1' * 4301}.5}}]\n".encode(),
        "a text of 20,001 characters": f"{HEAD}{ANSWERS}    - says: {'a' * 20_001}\n".encode(),
        "one long line": f"{HEAD}{ANSWERS}    - says: {'a ' * ((size - 200) // 2)}\n".encode(),
        "deep sections": "".join(" " * number + "a:\n" for number in range(min(deep, 700))).encode()[:size],
        "deep brackets closed": (b"[" * (size // 2 - 1) + b"]" * (size // 2 - 1)),
        "deep braces closed": b"{a: " * (size // 5) + b"}" * (size // 5),
        "doubling merges": "".join(
            ["a0: &a0 {x: 1}\n", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 200))]
        ).encode()[:size],
        "doubling aliases": "".join(
            ["a0: &a0 [x]\n", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 300))]
        ).encode()[:size],
        "utf-16": ("\ufeff" + START * (size // 100)).encode("utf-16-le"),
        "utf-16 without a mark": (START * (size // 100)).encode("utf-16-be"),
        "utf-32": (START * (size // 200)).encode("utf-32"),
        "not utf-8 at all": bytes(range(128, 256)) * (size // 128),
        "not utf-8 at the end": b"a: b\n" * (size // 5 - 1) + b"\xff",
        "half a letter": b"a: b\n" * (size // 5 - 1) + "\U0001f600".encode()[:3],
        "half a pair as bytes": b"a: \xed\xa0\x80\n" * (size // 8),
        "two marks of byte order": b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD.encode(),
        "old line ends": (HEAD + 'responses: {"7.1": []}\n').replace("\n", "\r").encode(),
        "mixed line ends": (HEAD.replace("\n", "\r\n", 1) + 'responses: {"7.1": []}\n\r').encode(),
        "more than the largest size": b"#" * 256_001,
        "nothing": b"",
    }  # fmt: skip


def bombs(size: int) -> Mapping[str, bytes]:
    """Return every such file at about this size, by what is in it."""
    return {
        **{f"file of {sign!r}": repeated(sign, size) for sign in REPEATED},
        **{f"unclosed {sign!r}": f"{HEAD}x: {sign}".encode() + repeated("a ", size - 200) for sign in "[{'\"|>&*!"},
        **{f"texts of {sign!r}": texts_of(sign, size) for sign in MARKDOWN},
        **{f"short texts of {sign!r}": short_texts_of(sign, size) for sign in MARKDOWN[::4] if "\\" not in sign},
        **{f"lines of {line!r}": block_texts_of(line, size) for line in MARKDOWN_LINES},
        **built(size),
    }
