"""All amounts of a text: every figure measured, neighbours joined, modifiers added."""

import re
from collections.abc import Sequence

from factcheck.text.amounts import ages, carry, extras, joins, modifiers, scores
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.bare import is_none
from factcheck.text.amounts.measure import measured
from factcheck.text.lexicons import Lexicons
from factcheck.text.numbers.figure import Figure


def read(text: str, figures: Sequence[Figure], lexicons: Lexicons) -> tuple[Amount, ...]:
    """The amounts of `text`, in order; identifiers are left out."""
    found: list[Amount] = []
    for figure in extras.merged(text, figures, lexicons):
        if figure.form == "identifier" or (found and figure.start < found[-1].end):
            continue
        amount = measured(text, figure, lexicons)
        if found and amount.start < found[-1].end:
            found[-1].end = min(found[-1].end, amount.start)
        last = found[-1] if found and amount.start - found[-1].end <= _FAR else None
        joined = last and (joins.ranged(text, last, amount, lexicons) or joins.ratio(text, last, amount))
        if joined:
            found[-1] = joined
            continue
        if last and scores.sides(text, last, amount):
            scores.split(last, amount)
        found.append(amount)
    for amount in found:
        _modify(text, amount, lexicons)
        ages.mark(text, amount)
    found = _limits(text, found)
    carry.carry(text, found)
    return tuple(amount for amount in found if not is_none(text, amount, lexicons))


_FAR = 56
"""How far apart, in characters, two figures of one amount may stand."""

_OVER_TIME = re.compile(r"(?:over|under|above|below|around)[ \u00a0](?:the |a |just )?$", re.IGNORECASE)
_SPENT = re.compile(r"[\d%)]|\b(?:billion|million|trillion|dollars|percent|times|spread|the)$", re.IGNORECASE)


def _modify(text: str, amount: Amount, lexicons: Lexicons) -> None:
    """The modifiers around the amount, and the ends that they open."""
    around = modifiers.before(text, amount.start, lexicons)
    if around and not _means_during(text, amount, around.edge):
        amount.start = around.edge
        if around.modifier != "exact":
            _open(amount, around.modifier)
    tail = modifiers.behind(text, amount.end, lexicons)
    if tail is None and amount.noun:
        tail = modifiers.behind(text, amount.number[1], lexicons)
        if tail:
            tail = modifiers.Around(tail.modifier, amount.end)
    if tail and amount.form != "ordinal":
        amount.end = max(amount.end, tail.edge)
        if amount.modifier in ("exact", "about") or tail.modifier == "at_least":
            _open(amount, tail.modifier)


def _means_during(text: str, amount: Amount, edge: int) -> bool:
    """Whether "over" before a time says when: "$2 trillion over 10 years", "over the last decade"."""
    if amount.sort != "time" or not _OVER_TIME.match(text, edge, amount.start):
        return False
    before = text[max(0, edge - 14) : edge].rstrip()
    return bool(_SPENT.search(before)) or text[edge : amount.start].split()[-1] == "the"


def _open(amount: Amount, modifier: str) -> None:
    value = amount.value
    if amount.modifier == "between" or (amount.low != amount.high):
        if modifier == "about":
            amount.modifier = "about"
        return
    if modifier in ("over", "at_least"):
        amount.low, amount.high = value, None
    elif modifier in ("under", "at_most"):
        amount.low, amount.high = None, value
    if modifier == "about" and amount.form == "vague":
        return
    amount.modifier = modifier  # type: ignore[assignment]


_BUT = re.compile(r",?[ \u00a0](?:and|but|yet)[ \u00a0]$")


def _limits(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """ "more than 20 but fewer than 30" as one amount; vague amounts lose their upper end."""
    found: list[Amount] = []
    for amount in amounts:
        if amount.form == "vague" and amount.modifier in ("exact", "about", "over", "at_least"):
            amount.modifier, amount.high = "vague", None
        if (
            found
            and found[-1].high is None
            and amount.low is None
            and amount.high is not None
            and found[-1].low is not None
        ):
            first = found[-1]
            link = text[first.end : amount.start]
            if first.low < amount.high and first.sort in ("", amount.sort) and _BUT.fullmatch(link):  # type: ignore[operator]
                amount.low, amount.modifier, amount.start = first.low, "between", first.start
                amount.number = (first.number[0], amount.number[1])
                found.pop()
        found.append(amount)
    return found
