"""Two bare figures that are the sides of one result: "52–48", "3-1", "7 to 2"."""

from factcheck.text.amounts.amount import Amount
from factcheck.text.patterns import pattern

_LINK = pattern(r"[-–—‑]|-to-|[ \u00a0](?:to|-|–)[ \u00a0]")
_MOST = 999


def sides(text: str, first: Amount, second: Amount) -> bool:
    """Whether the two are whole numbers with only a dash or "to" between them, the first not the lower one."""
    if first.sort or second.sort or first.unit or first.form != "plain" or second.form != "plain":
        return False
    if not _LINK.fullmatch(text[first.end : second.number[0]]) or first.modifier != "exact":
        return False
    if not all(amount.value == int(amount.value) and 0 <= amount.value <= _MOST for amount in (first, second)):
        return False
    return first.value >= second.value or (
        second.end == second.number[1] and "to" not in text[first.end : second.start]
    )


def split(first: Amount, second: Amount) -> None:
    """Make the two figures scores, each a claim of its own."""
    for amount in (first, second):
        amount.form, amount.unit, amount.noun, amount.end = "score", None, None, amount.number[1]
