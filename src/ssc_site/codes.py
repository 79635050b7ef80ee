"""The codes of what the reader finds: files, characters, YAML, fields. The laws across fields name their own codes.

Each text is shown by `ssc-site rules`; its first sentence is the summary.
"""

from ssc_site.diagnostics import Code, Severity

_LAWS = {
    "unreadable-file": "Every plan is an ordinary file. No folder, link, pipe or locked file is read.",
    "misnamed-file": "Plans are named after their force: <force>.yaml, in small letters.",
    "too-large": "A file is at most 256 kB, with 5,000 names, values and list items, 500 of them in one place.",
    "not-utf8": "Files are saved as UTF-8. Windows line ends and a byte order mark are fine.",
    "hidden-character": "Readers see what is there. Hidden, control and direction-changing characters are refused.",
    "yaml-syntax": "The file can be read as YAML. Reading stops at the first place where it cannot.",
    "unquoted-colon": "A colon followed by a space starts a field. Texts that hold one stand in straight quotes.",
    "missing-colon": "A field's name is followed by a colon and a space.",
    "tab": "Lines are indented with spaces, never with tabs.",
    "open-quote": "A quotation mark that opens a text also closes it.",
    "quote-inside": "A text in quotes ends at its closing quotation mark.",
    "open-bracket": "A bracket that opens a list also closes it, and commas stand between what is inside.",
    "indentation": "Fields of one section have the same indent.",
    "text-cut": "Nothing is lost after a # sign. Text with one stands in quotes, comments on their own line.",
    "yaml-feature": "Plans use plain YAML. No anchors, aliases, merges, tags, directives or second documents.",
    "duplicate-key": "Each field stands once in its section.",
    "too-deep": "Lists and sections are at most 20 deep.",
    "too-many-faults": "A file is read as far as its first two hundred faults. The rest may follow from them.",
    "empty-value": "Nothing is left empty. A field has a value; [] says the plan has no answer.",
    "blank-text": "A text has words in it.",
    "too-long": "A text has at most 20,000 characters.",
    "unknown-field": "Fields are the ones the format has. A misspelt field would be lost silently.",
    "missing-field": "Fields that every section needs are there.",
    "wrong-kind": "Each value is of its field's kind: a text, a number, a list or a section of fields.",
    "unknown-word": "Fields with a fixed choice hold one of its words.",
    "out-of-range": "Numbers are within their field's range.",
    "bad-date": "Dates are real days, months or years: 2025-03-27, 2025-03 or 2025.",
    "bad-link": "Links start with https:// or mailto:.",
    "bad-reference": "References are written as 7.1, 7 or 10.1-10.4.",
    "other-parts": "What the site puts into words, such as %(date)s, stands in both languages.",
    "bad-name": "Short names keep their pattern: a to z for actions, L1 for local actions, small letters for sources.",
}

READER_CODES = tuple(Code(name, Severity.ERROR, law) for name, law in _LAWS.items())
