"""Points that are percentage points: "a 12-point drop in turnout", "ahead by 5 points" in a poll."""

from collections.abc import Sequence

from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.sentence import words_around
from factcheck.text.lexicons import Lexicons

_MOST = 100


def mark(text: str, amounts: Sequence[Amount], lexicons: Lexicons) -> None:
    """Make counted points percentage points where their sentence speaks of shares, and not of a game or an index."""
    for amount in amounts:
        if amount.sort or amount.unit not in ("point", "points") or not -_MOST <= amount.value <= _MOST:
            continue
        around = words_around(text, amount.start, amount.end)
        shares = "%" in around or not lexicons.words("contexts", "points", "cues").isdisjoint(around)
        if shares and lexicons.words("contexts", "points", "never").isdisjoint(around):
            amount.sort, amount.unit, amount.noun = "points", "percentage_point", None
