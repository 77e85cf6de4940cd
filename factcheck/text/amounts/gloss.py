"""Conversions in brackets: what "just under 296 hp (220 kW)" says of the one figure holds for the other."""

from collections.abc import Sequence
from itertools import pairwise

from factcheck.text.amounts.amount import Amount

_INHERITED = frozenset({"about", "over", "under", "at_least", "at_most"})
_CONVERTED = frozenset(
    {"money", "length", "area", "volume", "mass", "speed", "power", "energy", "temperature", "force"}
)


def share(text: str, amounts: Sequence[Amount]) -> None:
    """Give an exact amount in brackets the modifier of the one before them, in another unit of the same sort."""
    for first, second in pairwise(amounts):
        between = text[first.end : second.start]
        if first.modifier not in _INHERITED or second.modifier != "exact" or between not in (" (", " / ", "/"):
            continue
        if first.sort == second.sort and first.sort in _CONVERTED and first.unit != second.unit:
            value = second.value
            second.modifier = first.modifier
            second.low = None if first.low is None else value
            second.high = None if first.high is None else value
