"""Where plan and source rightly differ, each difference with its reason; and the usages that make no difference.

Every line here is needed: a test fails for one that is not.
"""

from typing import Literal, NamedTuple

from facts import Kind


class Difference(NamedTuple):
    """A fact that stands on one side only. side: left out of the plan, or added in it."""

    force: str
    key: str
    side: Literal["left out", "added"]
    kind: Kind
    value: str


EXCEPTIONS: dict[Difference, str] = {
    Difference("cleveland", "12", "added", "reference", "10"): (
        'The source points back without a number ("as covered previously"); what it means stands under 10.'
    ),
    Difference("cleveland", "20", "added", "reference", "18"): (
        'The source points back without a number ("as mentioned previously"); what it means stands under 18.'
    ),
    Difference("lancashire", "10.4", "added", "number", "2"): (
        "A word of ours: it announces the two things that the source joins in one sentence."
    ),
    Difference("north-wales", "10", "left out", "name", "Stalking Protection Order Process"): (
        "The plan says the process of applying for a Stalking Protection Order; Process is no part of a name."
    ),
    Difference("north-wales", "23", "left out", "strength", "should"): (
        "Part of what will be considered: whether the tools should be used. The plan says whether to use them."
    ),
}

OWN_NAMES = {
    "cambridgeshire": r"\bCambridgeshire Constabulary\b",
    "cleveland": r"\bCleveland Police\b",
    "lancashire": r"\bLancashire\b",
    "north-wales": r"\b(?:North Wales Police|NWP)\b",
}
"""The force's name for itself, which says as much as "the force" or "we"."""

SMALL = {
    "domestic violence disclosure scheme": "The source writes scheme in small letters, the plan in capitals.",
    "force": "House style: the force, whatever the force calls itself.",
    "force intranet": "House style, as for force.",
    "inspected": "An ordinary word.",
    "law": "In Clare's Law, which the source writes with a small l.",
    "national": "An ordinary word.",
    "police": "An ordinary word where it names no body.",
    "primacy": "An ordinary word.",
    "probation service": "The source writes service in small letters, the plan in capitals.",
    "researcher": "An ordinary word.",
    "specialist": "An ordinary word.",
    "stalking": "An ordinary word.",
    "super complaint": "House style: super-complaint.",
    "support": "An ordinary word.",
}
"""What may stand in capitals on one side and in small letters on the other."""


class Expansion(NamedTuple):
    """What an abbreviation stands for. reason: how we know, only where no source prints the two side by side."""

    words: str
    reason: str = ""


EXPANSIONS: dict[str, Expansion] = {
    "APP": Expansion("authorised professional practice"),
    "CPS": Expansion("crown prosecution service"),
    "DA": Expansion("domestic abuse", "The sources write both, of the same cases; the usual term in policing."),
    "DIU": Expansion("digital investigation unit", "The answer that uses it also writes it out."),
    "DMI": Expansion("digital media investigator", "The answer that uses it also writes it out."),
    "DS": Expansion(
        "detective sergeant", "The answers that use it also write it out; the usual short form of the rank."
    ),
    "FMS": Expansion("force management statement", "It answers the item on force management statements."),
    "OPCC": Expansion("office of the police and crime commissioner", "PCC is in print; O for its office is usual."),
    "PCC": Expansion("police and crime commissioner"),
    "QA": Expansion("quality assurance", "The force's other answers write it out."),
    "SME": Expansion("subject matter expert", "The same sentence speaks of subject matter expertise."),
    "SPO": Expansion("stalking protection order"),
}
"""What plans spell out although the force's own text under the key does not."""
