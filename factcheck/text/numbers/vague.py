"""Amounts that have only a size: "dozens", "hundreds of thousands", "several hundred"."""

import re
from decimal import Decimal

from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.vocabulary import Vocabulary
from factcheck.text.patterns import pattern

_OF = pattern(r"[ \u00a0-](?:of|and)[ \u00a0-]([^\W\d_]+)(?![^\W\d_])", re.IGNORECASE)
_LOOSE = pattern(
    r"(?<![^\W_])(?:(?:a )?(?:few|couple)(?: of)?|several|many|some few|untold|countless)[ \u00a0]$", re.IGNORECASE
)


_COUNTED_OUT = frozenset({"tens", "scores"})
"""Plurals that are amounts only with "of" behind them."""


def vague(text: str, start: int, end: int, word: str, words: Vocabulary) -> Figure | None:
    """The amount that begins with the plural `word` at [start, end), "tens of millions"; None for other senses."""
    if word in _COUNTED_OUT and text[end : end + 4].lower() != " of ":
        return None
    value, scale = words.vague[word], words.vague[word]
    while match := _OF.match(text, end):
        more = words.vague.get(match[1].lower())
        if more is None or more < scale:
            break
        value, scale, end = (value * more if more != scale else value), more, match.end()
    begin = loosely(text, start)
    return Figure(start if begin is None else begin, end, Decimal(value), "vague", scale)


def loosely(text: str, start: int) -> int | None:
    """Where the loose count before a scale at `start` begins: "several (hundred)", "a few (dozen)"."""
    match = _LOOSE.search(text, max(0, start - 14), start)
    return match.start() if match else None
