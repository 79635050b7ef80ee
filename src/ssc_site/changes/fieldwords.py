"""What the fields of a plan are called in sentences about what changed. In English, like all that judges a change."""

_ENTRY = {
    "place": "where in the source it stands",
    "says": "what the force says",
    "in_place": "what is in place",
    "stated_as": "the status in the force's own words",
    "answered_by": "which item has the answer",
    "see": "which items it points to",
    "also_answers": "which other items it answers",
    "unclear": "why it is unclear",
    "measures": "figures",
    "note": "the note of this site's editors",
}
_ACTION = {"text": "what will be done", "due": "target"}
_SOURCE = {
    "title": "the title of {source}",
    "url": "the address of {source}",
    "read": "the day on which {source} was read",
    "wording": "whose sentences are taken from {source}",
}
_TOP = {
    "wording": "whose sentences these are",
    "held": "where the plan is held",
    "published": "when the plan was published",
    "reviewed": "when the force last reviewed the plan",
    "next_review": "when the force will review the plan",
    "introduction": "the introduction",
    "leads": "who leads the work",
    "unread": "the list of items that could not be read",
    "note": "the note of this site's editors on the plan",
    "corrections": "the list of corrections at the top of the plan",
    "cleared": "the list of false alarms that may pass",
}


def field_words(name: tuple[str, ...]) -> str:
    """Return a field of an entry as it stands in a sentence: "status", "target of action a", "action a"."""
    section, *rest = name
    if section != "actions":
        return _ENTRY.get(section, section)
    letter, *field = rest
    return f"{_ACTION.get(field[0], field[0])} of action {letter}" if field else f"action {letter}"


def top_field_words(name: tuple[str, ...], source: str) -> str:
    """Return a field outside the entries as it stands in a sentence. source: what a source may be called."""
    section, *rest = name
    if section == "accepts":
        return f"whether the force accepts {rest[0]}"
    if section == "sources" and len(rest) > 1:
        return _SOURCE[rest[1]].format(source=source)
    if section == "sources":
        return source if rest else "which source is the first"
    return _TOP.get(section, section)
