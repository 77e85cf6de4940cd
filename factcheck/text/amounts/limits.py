"""Open ends: vague amounts have no upper one, and "more than 20 but fewer than 30" has both."""

from collections.abc import Sequence

from factcheck.text.amounts.amount import Amount
from factcheck.text.patterns import pattern

_AND = pattern(r"(?:,?[ \u00a0](?:and|but|yet)|,)[ \u00a0]")


def joined(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """`amounts`, with a lower and an upper limit that stand side by side made one."""
    found: list[Amount] = []
    for amount in amounts:
        if amount.form == "vague" and amount.modifier not in ("between", "under", "at_most"):
            amount.modifier, amount.high = "vague", None
        if found and _limits(text, found[-1], amount):
            first = found.pop()
            low, high = (first.low, amount.high) if first.high is None else (amount.low, first.high)
            amount.low, amount.high, amount.modifier = low, high, "between"
            amount.start, amount.number = first.start, (first.number[0], amount.number[1])
        found.append(amount)
    return found


def _limits(text: str, first: Amount, second: Amount) -> bool:
    """Whether one is a lower limit only, the other an upper one above it, and only "and" or "but" between them."""
    if first.form == "vague" or second.form == "vague" or not _AND.fullmatch(text[first.end : second.start]):
        return False
    if first.sort and (first.sort, first.unit) != (second.sort, second.unit):
        return False
    if first.high is None and first.low is not None and second.low is None and second.high is not None:
        return first.low < second.high
    if first.low is None and first.high is not None and second.high is None and second.low is not None:
        return second.low < first.high
    return False
