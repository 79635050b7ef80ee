"""What somebody wants to say of an item, and the one entry it becomes. Knows nothing of files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from string import ascii_lowercase

from ssc_site.edit import RefusedError
from ssc_site.edit.written import Value


@dataclass(frozen=True, slots=True)
class News:
    """What is to be said, in the words of its giver; None or () where nothing is.

    actions: the texts of new actions, or the letter of one that is there. due, action_status, action_reason: of the one
    action. reason: of the status where there is one, else of the action. document: a title; url, held, none: where it
    is, why it is not published, why there is none.
    """

    date: str | None = None
    source: str | None = None
    place: str | None = None
    part: str | None = None
    status: str | None = None
    stated_as: str | None = None
    progress: str | None = None
    reason: str | None = None
    in_place: str | None = None
    says: str | None = None
    unclear: str | None = None
    answered_by: str | None = None
    see: tuple[str, ...] = ()
    also_answers: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    due: str | None = None
    action_status: str | None = None
    action_reason: str | None = None
    document: str | None = None
    url: str | None = None
    held: str | None = None
    none: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is given."""
        return all(getattr(self, each.name) in (None, ()) for each in fields(self))


_WORDS = (
    "date", "source", "place", "part", "status", "stated_as", "progress", "reason", "in_place", "says", "unclear",
    "answered_by",
)  # fmt: skip


def entry_of(news: News, source: str | None, known: Collection[str], key: str) -> Mapping[str, Value]:
    """Return the entry for a key, its fields in the order of the guide.

    source: where it is from. known: the letters of the key's actions so far.

    Raises RefusedError where what is said of an action belongs to none, or to several.
    """
    own_reason = None if _reason_is_the_actions(news) else news.reason
    words = {name: getattr(news, name) for name in _WORDS} | {"source": source, "reason": own_reason}
    entry: dict[str, Value] = {name: _trimmed(text) for name, text in words.items() if text is not None}
    lists: dict[str, Value] = {
        "see": tuple(map(_trimmed, news.see)),
        "also_answers": tuple(map(_trimmed, news.also_answers)),
        "actions": _actions(news, known, key),
        "documents": _documents(news),
    }
    return entry | {name: value for name, value in lists.items() if value}


def _reason_is_the_actions(news: News) -> bool:
    return bool(news.actions) and news.status is None and news.action_reason is None


def _actions(news: News, known: Collection[str], key: str) -> Mapping[str, Value]:
    reason = news.reason if _reason_is_the_actions(news) else news.action_reason
    said = {"due": news.due, "status": news.action_status, "reason": reason}
    more = {name: _trimmed(text) for name, text in said.items() if text is not None}
    if more and len(news.actions) != 1:
        asked = "say which action this is of" if not news.actions else "give one action at a time"
        raise RefusedError(f"A date, status or reason is given for an action: {asked}, after --action.")
    found: dict[str, Value] = {}
    for action in map(_trimmed, news.actions):
        if len(action) == 1 and action.isalpha():
            found[_known_letter(action, known, key, more)] = more
        else:
            found[_new_letter({*known, *found}, key)] = {"text": action, **more}
    return found


def _known_letter(letter: str, known: Collection[str], key: str, more: Mapping[str, str]) -> str:
    if letter not in known:
        there = f"it has {', '.join(sorted(known))}" if known else "it has none so far"
        raise RefusedError(f'{key} has no action "{letter}": {there}. For a new action, write what will be done.')
    if not more:
        raise RefusedError(f"Nothing is said of action {letter}: add --due, --action-status or --reason.")
    return letter


def _new_letter(used: Collection[str], key: str) -> str:
    """Return the letter after the last one; letters are never used again."""
    last = max(used, default="")
    free = [letter for letter in ascii_lowercase if letter not in used]
    if not free:
        raise RefusedError(f"{key} has the actions a to z already. Say it of one of them, or as a text: --says.")
    return next((letter for letter in free if letter > last), free[0])


def _documents(news: News) -> tuple[Value, ...]:
    said = {"title": news.document, "url": news.url, "held": news.held, "none": news.none}
    document = {name: _trimmed(text) for name, text in said.items() if text is not None}
    return (document,) if document else ()


def _trimmed(text: str) -> str:
    """Return a text with plain line ends, and nothing blank around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
