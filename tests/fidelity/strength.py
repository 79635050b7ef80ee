"""How firmly a text promises: the phrases that make a promise weaker, later or conditional.

Knows nothing of plans or sources.
"""

import re

from facts import Fact

PHRASES = {
    "as appropriate": r"as appropriate",
    "assess": r"\bassess(?:es|ed)?\b",
    "await": r"\bawait",
    "be amended": r"\bamend(?:ed)?\b",
    "commit": r"\bcommits? to\b",
    "consider": r"\bconsider\b",
    "continue": r"\bcontinu(?:es?|ing)\b",
    "could": r"\bcould\b",
    "developing": r"\b(?:is|are) developing\b|\bunder development\b",
    "ensure": r"\bensur|\bma(?:ke|kes|king) sure\b",
    "explore": r"\bexplore\b",
    "exploring": r"\bexploring\b",
    "identify opportunities": r"\bidentify opportunities\b",
    "if appropriate": r"\bif appropriate\b",
    "if necessary": r"\bif necessary\b|\bnecessary amendments\b|\bamendments that are necessary\b",
    "intend": r"\binten[dt]",
    "likely": r"\blikely\b",
    "look to": r"\blook(?:s|ing)? to\b",
    "may": r"\bmay\b",
    "need": r"\bneeds? to\b|\bwork is required\b",
    "plans are in place": r"\bplans are in place\b",
    "review": r"\breview",
    "scope": r"\bscope\b",
    "seek": r"\bseek(?:s|ing)? to\b",
    "should": r"\bshould\b",
    "strive": r"\bstrive\b",
    "where appropriate": r"\bwhere appropriate\b",
    "where necessary": r"\bwhere necessary\b",
    "will": r"\bwill\b",
    "working to": r"\bworking (?:to|on)\b",
}
"""What it is called -> how it may be written."""


def strength_of(text: str) -> frozenset[Fact]:
    """Return the phrases the text has."""
    return frozenset(Fact("strength", name) for name, form in PHRASES.items() if re.search(form, text, re.IGNORECASE))
