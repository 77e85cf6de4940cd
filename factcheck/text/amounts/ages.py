"""Bare numbers that are ages: "aged 34", "Ana Ruiz, 49, said", "who was 10", "in his 40s"."""

import re
from fractions import Fraction

from factcheck.text.amounts.amount import Amount

_AGED = re.compile(
    r"(?<![^\W_])(?:aged?|ages|ages? of)[ \u00a0](?:(?:between|about|over|under)[ \u00a0])?$", re.IGNORECASE
)
_WHO_IS = re.compile(
    r"(?<![^\W_])(?:who|he|she|I)(?:,? now|,)?"
    r"(?:['’][sm]|[ \u00a0](?:is|was|turns|turned|am|will be|would be|would have been))"
    r"(?:[ \u00a0](?:just|only|about|now|nearly|almost))?[ \u00a0]$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[A-Z][\w.’'-]+,[ \u00a0]$")
_KIN = re.compile(
    r"\b(?:man|woman|boy|girl|son|daughter|wife|husband|mother|father|brother|sister|resident|student|officer|worker|driver),"
    r"[ \u00a0]$"
)
_YOUNGER = re.compile(r"(?:younger|older) than[ \u00a0]", re.IGNORECASE)
_UNDER = re.compile(r"(?:under|over|above|below)[ \u00a0]", re.IGNORECASE)
_ANYONE = re.compile(
    r"\b(?:people|persons?|adults|children|child|those|anyone|anybody|everyone|everybody|men|women|girls|boys|kids|voters|workers|players|"
    r"patients|drivers|Americans|students|somebody|someone)(?: aged)?[ \u00a0]$"
)
_OF_AGE = re.compile(
    r"\ban? (?:[\w-]+ ){0,2}(?:boy|girl|man|woman|child|youth|lad|driver|teenager|pupil|student) of[ \u00a0]$"
)
_BRACKETED = re.compile(r"[A-Z][\w.’'-]+[ \u00a0]\($")
_ENDS = re.compile(r"[,.;)]|[ \u00a0](?:and|of|who|from)\b|\s*$|,")
_DECADE = re.compile(r"(?:his|her|their|my|our|your)[ \u00a0](?:(?:early|mid|late|middle)[- ])?$", re.IGNORECASE)


def mark(text: str, amount: Amount) -> None:
    """Make the amount an age in years where the words around a bare number say so."""
    if amount.form == "decade":
        if _DECADE.search(text, max(0, amount.start - 16), amount.start) and amount.low is not None:
            amount.high, amount.modifier = amount.low + 9, "between"
            _set(amount)
        return
    if amount.sort or amount.unit or amount.form != "plain" or amount.scale > 1 or not _plausible(amount):
        return
    if text[amount.end : amount.end + 1] == "-":
        return
    before = max(0, amount.start - 32)
    if _YOUNGER.match(text, amount.start) or (
        _UNDER.match(text, amount.start) and _ANYONE.search(text, before, amount.start)
    ):
        _set(amount)
    elif _OF_AGE.search(text, before, amount.start):
        if _ENDS.match(text, amount.end):
            _set(amount)
    elif _AGED.search(text, before, amount.start) or text[amount.start : amount.start + 4].lower() == "aged":
        _set(amount)
    elif amount.value > 1 and _WHO_IS.search(text, before, amount.start):
        if _ENDS.match(text, amount.end) and text[amount.end : amount.end + 4] != " of ":
            _set(amount)
    elif amount.digits and amount.modifier == "exact" and _apposed(text, amount, before):
        _set(amount)


def _apposed(text: str, amount: Amount, before: int) -> bool:
    """ "Ana Ruiz, 49," and "Ana Ruiz (49)" """
    if _NAMED.search(text, before, amount.start) or _KIN.search(text, before, amount.start):
        return text[amount.end : amount.end + 1] in ",.;" and not text[amount.end + 1 : amount.end + 2].isdigit()
    return bool(_BRACKETED.search(text, before, amount.start)) and text[amount.end : amount.end + 1] == ")"


def _plausible(amount: Amount) -> bool:
    ends = [end for end in (amount.low, amount.high) if end is not None]
    return all(not isinstance(end, Fraction) and 0 < end <= 115 and end == int(end) for end in ends)


def _set(amount: Amount) -> None:
    amount.sort, amount.unit = "age", "year"
