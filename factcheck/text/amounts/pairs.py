"""Two figures that make one value: shares ("1 in 5"), marks ("3.4 out of 5"), sums ("two dollars and five cents")."""

from fractions import Fraction

from factcheck.text.amounts.amount import Amount
from factcheck.text.numbers.parts import decimal, finite
from factcheck.text.patterns import pattern

_IN = pattern(r"[ \u00a0](?:in|in every|out of|out of every|of every|over)[ \u00a0](?:every[ \u00a0])?")
_ONE_IN = pattern(r"[ \u00a0](?:in|out of)(?: every)?[ \u00a0]")
_OF = pattern(r"[ \u00a0]of[ \u00a0]")


def ratio(text: str, first: Amount, second: Amount) -> Amount | None:
    """The share in "1 in 5 children", a mark in "3.4 out of 5"; None where the figures are neither."""
    if first.sort or first.form != "plain" or second.form != "plain":
        return None
    link = text[first.end : second.start]
    of = bool(_OF.fullmatch(link))
    if first.noun and (of or first.low != 1 or second.noun or first.digits or not _ONE_IN.fullmatch(link)):
        return None
    if not (of or _IN.fullmatch(link)) or second.sort in ("time", "money", "percent") or second.low != second.high:
        return None
    if of and not first.digits and first.low == 1:
        return None
    if first.low != first.high:
        return _range_of(first, second) if "every" in link and first.modifier == "between" else None
    above, below = first.value, second.value
    if isinstance(above, Fraction) or isinstance(below, Fraction) or not 0 < above < below or below != int(below):
        return None
    if not _divides(int(below), link.strip(), of=of) or (link.strip() == "over" and second.noun):
        return None
    number = (first.number[0], second.number[1])
    if above != int(above):
        return Amount(first.start, second.number[1], number, above, above, "score", modifier=first.modifier)
    part = Fraction(int(above), int(below))
    return Amount(
        first.start,
        second.end,
        number,
        part,
        part,
        "ratio",
        first.modifier,
        unit=second.unit,
        digits=first.digits,
        noun=second.noun,
    )


def _range_of(first: Amount, second: Amount) -> Amount | None:
    """ "one to three of every 1,000" """
    below, low, high = second.value, first.low, first.high
    if low is None or high is None or below != int(below) or low != int(low) or high != int(high):
        return None
    ends = Fraction(int(low), int(below)), Fraction(int(high), int(below))
    number = (first.number[0], second.number[1])
    return Amount(first.start, second.end, number, *ends, "ratio", "between", unit=second.unit, noun=second.noun)


def _divides(below: int, link: str, *, of: bool) -> bool:
    """Whether people say "one in …" or "one of …" with that number when they mean a share."""
    if of:
        return 3 <= below <= 10 or below in (100, 1000)
    return link not in ("in", "over") or below <= 30 or below % 10 == 0


_COINS = pattern(r"[ \u00a0](?:and[ \u00a0])?")


def coins(text: str, first: Amount, second: Amount) -> Amount | None:
    """ "thirteen dollars and forty-five cents", "15 dollars 50" """
    if first.sort != "money" or first.sign or first.scale > 1 or not _COINS.fullmatch(text[first.end : second.start]):
        return None
    value, more = first.value, second.value
    if isinstance(value, Fraction) or isinstance(more, Fraction) or value != int(value) or second.form != "plain":
        return None
    if second.sort == "money" and second.unit == first.unit and 0 < more < 1:
        total = value + more
    elif not second.sort and second.noun is None and 10 <= more <= 99 and more == int(more):
        if "and" in text[first.end : second.start]:
            return None
        total = value + more / 100
    else:
        return None
    number = (first.number[0], second.number[1])
    return Amount(
        first.start, second.end, number, total, total, "plain", sort="money", unit=first.unit, digits=first.digits
    )


_SMALLER = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
    ("stone", "pound"): 14,
    ("pound", "ounce"): 16,
}
_THEN = pattern(r",?[ \u00a0](?:and[ \u00a0])?")
_SIZE = pattern(r"[ \u00a0]?(?:and[ \u00a0])?")


def compound(text: str, first: Amount, second: Amount) -> Amount | None:
    """One measure in two units: "six years and six months" is 6.5 years, "6ft 2in" 74 inches."""
    if first.sort not in ("time", "length", "mass") or first.joined or first.low != first.high:
        return None
    unit, end = second.unit or "", second.end
    if first.sort != second.sort:
        return None
    many = _SMALLER.get((first.unit or "", unit))
    link = (_THEN if first.sort == "time" else _SIZE).fullmatch(text[first.end : second.start])
    if many is None or second.low != second.high or second.value >= many or not link:
        return None
    whole = Fraction(first.value) + Fraction(second.value) / many
    main, value = (first.unit, decimal(whole)) if finite(whole) else (unit, decimal(whole * many))
    number = (first.number[0], second.number[1])
    return Amount(first.start, end, number, value, value, "plain", sort=first.sort, unit=main, digits=first.digits)
