"""Whose cents are meant: beside euros a cent is one of a euro, alone it is one of a U.S. dollar."""

from fractions import Fraction

from factcheck.text.amounts.amount import Amount

_DIVIDED = frozenset({"EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR", "JMD", "TTD", "FJD", "NAD"})
"""Currencies, other than the U.S. dollar, whose hundredth is called a cent."""
_CENT = Fraction(1, 100)
_FAR = 200
"""Characters that may lie between cents and the currency that they are of."""


def settle(text: str, first: Amount, second: Amount, *, known: bool) -> bool:
    """Give cents the currency of the money before them in their paragraph, or else behind them in their sentence.

    `known`: whose the cents of the first are. Whether those of the second are known now.
    """
    between = text[first.end : second.start] if second.start - first.end <= _FAR else "\n"
    if _is_cent(text, second):
        if "\n" not in between:
            _take(second, first)
        return "\n" not in between
    if not known and _is_cent(text, first) and "\n" not in between and ". " not in between:
        _take(first, second)
    return False


def _is_cent(text: str, amount: Amount) -> bool:
    """Whether the amount is in cents of which nobody has said whose they are."""
    if amount.unit != "USD" or amount.factor != _CENT:
        return False
    return text[amount.number[1] : amount.end].lstrip(" \u00a0-").lower().startswith("cent")


def _take(amount: Amount, giver: Amount) -> None:
    if giver.unit in _DIVIDED:
        amount.unit = giver.unit
