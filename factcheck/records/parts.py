"""The parts of a claim in people's words: what was read ("exact to the"), and what changed ("the figure")."""

from collections.abc import Iterable

from factcheck.records.claims import Claim, Quantity

PARTS: dict[str, str] = {
    "measure": "what sort of figure", "low": "lowest value", "high": "highest value", "modifier": "exact, about …",
    "unit": "unit", "subject": "what it is said of", "event": "what happened to them", "role": "level or change",
    "per": "for each", "attributed_to": "who said it", "dated": "when it is true",
    "source": "who said it", "cue": "word for saying", "content": "what was said", "quote_type": "word for word or not",
    "anonymous": "nobody named", "resolved_source": "who is meant", "date": "when it was said",
    "place": "where it was said", "addressee": "to whom", "medium": "said in",
    "from": "from", "to": "to", "grain": "exact to the", "bound": "since, until, before …", "mod": "early, mid or late",
}  # fmt: skip
"""Each field that can have been read wrongly, by its name in the contract."""

_CHANGED: dict[str, str] = {
    "measure": "the sort of figure", "low": "the figure", "high": "the figure", "modifier": "how exact it is",
    "unit": "the unit", "event": "what happened", "role": "level or change", "per": "what it is counted by",
    "from": "the day", "to": "the day", "grain": "how exact the day is", "bound": "since, until or before",
    "mod": "early, mid or late", "source": "who says it", "cue": "the word for saying", "content": "what is said",
    "quote_type": "whether it is quoted", "date": "the day of saying it", "words": "the words", "name": "a name",
    "negation": "a “not”", "direction": "up or down",
}  # fmt: skip


def part(field: str, claim: Claim | None = None) -> str:
    """A field's name for people, of `claim` where that is at hand; a name that nobody knows as it is."""
    if field == "low" and isinstance(claim, Quantity) and claim.low == claim.high:
        return "value"
    return PARTS.get(field, field)


def changed(what: Iterable[str]) -> str:
    """What changed of a claim, for people: "the figure, the unit"; "the words" where nothing is named."""
    return ", ".join(dict.fromkeys(_CHANGED.get(field, field) for field in what)) or "the words"
