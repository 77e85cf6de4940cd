"""Units that are said once for two figures: "7- or 8-inch", "from 660,000 dollars to 75,000"."""

from collections.abc import Sequence
from itertools import pairwise

from factcheck.text.amounts.amount import Amount
from factcheck.text.neighbours import word_before
from factcheck.text.numbers.parts import scaled
from factcheck.text.patterns import pattern

_SUSPENDED = pattern(r"-(?:,|,? (?:and|or|to)) (?:about |up to )?")
_MOVED = pattern(r"[^.;()\n]{0,40}?[ \u00a0]$")
_TO = pattern(r"[ \u00a0](?:to|versus|against)[ \u00a0]|[-–]")
_AND = pattern(r"(?:,| and| or|, and)[ \u00a0]")
_REACH = 48


def share(text: str, amounts: Sequence[Amount]) -> None:
    """Give bare figures the unit of the neighbour with which they share it."""
    for second, first in pairwise(reversed(amounts)):
        if not first.sort and first.unit is None and _SUSPENDED.fullmatch(text[first.end : second.start]):
            _give(second, first)
            first.joined = second.joined
    for second, first in pairwise(reversed(amounts)):
        if (
            second.sort == "percent"
            and not first.sort
            and first.unit is None
            and _TO.fullmatch(text[first.end : second.start])
        ):
            _give(second, first)
    for first, second in pairwise(amounts):
        if first.sort == "age" and _bare(second) and _AND.fullmatch(text[first.end : second.start]):
            _give(first, second)
        if not _bare(second) or second.start - first.end > _REACH:
            continue
        if first.noun and not first.joined and first.form == "plain" and _from_to(text, first, second):
            second.unit, second.carried = first.unit, True
        if not first.sort:
            continue
        if first.sort not in ("time", "age") and _from_to(text, first, second):
            _give(first, second)


def _bare(amount: Amount) -> bool:
    return not amount.sort and amount.unit is None and amount.form == "plain"


def _from_to(text: str, first: Amount, second: Amount) -> bool:
    """Whether a figure moves from the one to the other: "from 20 miles in 2008 to 29", "to 5% from 4.8"."""
    ends = word_before(text, first.start), word_before(text, second.start)
    if ends not in (("from", "to"), ("to", "from"), ("at", "from")):
        return False
    return _MOVED.fullmatch(text, first.end, second.start) is not None


def _give(giver: Amount, taker: Amount) -> None:
    taker.sort, taker.unit, taker.sign = giver.sort, giver.unit, giver.sign
    if giver.factor != 1:
        ends = (taker.low, taker.high)
        taker.low, taker.high = (None if end is None else scaled(end, giver.factor) for end in ends)
        taker.factor = giver.factor
