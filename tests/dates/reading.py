"""Reading the dates of a text in tests: spans with their days, as short strings."""

from datetime import date
from functools import cache

from factcheck.rulebook.load import load
from factcheck.text.dates.token import DateToken
from factcheck.text.document import Anchor, Publication
from factcheck.text.lexicons import Lexicons
from factcheck.text.readers import plain
from factcheck.text.tokens import Tokens


@cache
def lexicons() -> Lexicons:
    return load().lexicons


def tokens(text: str, published: str | date | None = None, anchor: Anchor = "auto") -> Tokens:
    day = date.fromisoformat(published) if isinstance(published, str) else published
    document = plain.read(text, file="-", published=Publication(day, "as given") if day else None)
    return Tokens(document, lexicons(), anchor=anchor)


def dates(text: str, published: str | date | None = None, anchor: Anchor = "auto") -> tuple[DateToken, ...]:
    return tokens(text, published, anchor).dates


def found(text: str, published: str | date | None = None, anchor: Anchor = "auto") -> list[tuple[str, str]]:
    """Each date as it is written, with its interval: "2015-10-07", "2015-10-01..2015-10-31", "?" where unknown."""
    return [(text[token.start : token.end], interval(token)) for token in dates(text, published, anchor)]


def interval(token: DateToken) -> str:
    if token.first is None:
        return "impossible" if token.impossible else "?"
    return str(token.first) if token.first == token.last else f"{token.first}..{token.last}"
