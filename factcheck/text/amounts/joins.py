"""Two figures that make one amount: ranges ("10 to 20 percent", "$3-5 billion") and ratios ("1 in 5")."""

import re
from decimal import Decimal
from fractions import Fraction

from factcheck.records.exact import Number
from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, words_between

_TO = re.compile(
    r"[ \u00a0](?:to|through|till|until)[ \u00a0]|[ \u00a0]?[-–—−][ \u00a0]?(?:to[ \u00a0]?-?[ \u00a0]?)?|[ \u00a0]to-"
)
_AND = re.compile(r"[ \u00a0]?(?:\([^()\n]{1,40}\)[ \u00a0])?and[ \u00a0](?:up to[ \u00a0])?")
_OR = re.compile(r"[ \u00a0]or[ \u00a0](?:even[ \u00a0])?")
_IN = re.compile(r"[ \u00a0](?:in|in every|out of|out of every|of every|over)[ \u00a0](?:every[ \u00a0])?")
_OF = re.compile(r"[ \u00a0]of[ \u00a0]")
_BETWEEN = re.compile(r"(?<![^\W_])(?:somewhere |anywhere )?between[ \u00a0]$", re.IGNORECASE)
_FROM = re.compile(
    r"(?<![^\W_])from[ \u00a0](?:(?:about|around|roughly|nearly|almost|just|up to|as \w+ as|a)[ \u00a0])?$",
    re.IGNORECASE,
)
_NEVER = frozenset({"ordinal", "ratio", "multiple", "score", "decade"})


def joined(text: str, first: Amount, second: Amount, lexicons: Lexicons) -> Amount | None:
    """The one amount that two neighbours make: a range, a ratio, or a sum in two units of a currency; else None."""
    return ranged(text, first, second, lexicons) or ratio(text, first, second) or _coins(text, first, second)


_COINS = re.compile(r"[ \u00a0](?:and[ \u00a0])?")


def _coins(text: str, first: Amount, second: Amount) -> Amount | None:
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


def ranged(text: str, first: Amount, second: Amount, lexicons: Lexicons) -> Amount | None:
    """The range that two neighbours make; None where they are two amounts."""
    link = text[first.end : second.start]
    if first.form in _NEVER - {"decade"} or second.form in _NEVER:
        return None
    between = _BETWEEN.search(text, max(0, first.start - 22), first.start)
    if between:
        if not _AND.fullmatch(link) and not _TO.fullmatch(link):
            return None
    elif _TO.fullmatch(link):
        if not _is_span(text, first, second, lexicons):
            return None
    elif not (_OR.fullmatch(link) and _next_door(first, second)):
        return None
    low, high = _shared(first, second)
    if not _comparable(first, second) or low >= high:
        return None
    unit = second if second.sort or not first.sort else first
    return Amount(
        start=between.start() if between else first.start,
        end=second.end,
        number=(first.number[0], second.number[1]),
        low=low,
        high=high,
        form="vague" if "vague" in (first.form, second.form) else "plain",
        modifier="between",
        sort=unit.sort,
        unit=unit.unit,
        per=second.per or first.per,
        digits=first.digits,
        scale=second.scale,
        joined=second.joined,
        noun=second.noun,
        sign=unit.sign,
    )


def _is_span(text: str, first: Amount, second: Amount, lexicons: Lexicons) -> bool:
    """Whether "X to Y" spans an interval, and isn't a movement ("rose $1 to $80", "from 5% to 10%")."""
    come = _FROM.search(text, max(0, first.start - 24), first.start)
    if come:
        begin = max(text.rfind(". ", 0, come.start()), text.rfind("\n", 0, come.start()), come.start() - 90) + 1
        before = words_between(text, begin, come.start())
        if not lexicons.words("contexts", "movement", "spans").isdisjoint(before[-5:]):
            return True
        return lexicons.words("contexts", "movement").isdisjoint(before)
    moved = word_before(text, first.start) in lexicons.words("contexts", "movement", "by")
    if moved and "to" in text[first.end : second.start]:
        return first.sort == second.sort == "percent" and Fraction(second.value) <= 3 * Fraction(first.value)
    return True


def _next_door(first: Amount, second: Amount) -> bool:
    """Small neighbours, the first without a unit of its own: "three or four"."""
    if first.sort or first.noun or isinstance(first.value, Fraction) or isinstance(second.value, Fraction):
        return False
    return first.form == second.form == "plain" and 0 < second.value - first.value <= max(Decimal(5), first.value)


def _shared(first: Amount, second: Amount) -> tuple[Number, Number]:
    """The two ends, the first with the second's scale where it shares it: "$3 to $5 billion"."""
    low, high = first.value, second.value
    if (
        isinstance(low, Fraction)
        or isinstance(high, Fraction)
        or first.scale > 1
        or second.scale < 100
        or first.form != "plain"
    ):
        return low, high
    return (low * second.scale if low < 1000 and low * second.scale < high else low), high


def _comparable(first: Amount, second: Amount) -> bool:
    if first.form == "fraction" and second.form == "plain" and not second.sort:
        return False
    if first.sort and second.sort:
        return first.sort == second.sort and (
            first.unit == second.unit or first.sort in ("time", "length", "mass", "temperature")
        )
    if first.sort:
        return first.sort in ("money", "percent", "temperature") and second.noun is None
    return first.noun is None


def ratio(text: str, first: Amount, second: Amount) -> Amount | None:
    """The share in "1 in 5 children", a mark in "3.4 out of 5"; None where the figures are neither."""
    if first.sort or first.noun or first.form != "plain" or second.form != "plain":
        return None
    link = text[first.end : second.start]
    of = bool(_OF.fullmatch(link))
    if not (of or _IN.fullmatch(link)) or second.sort in ("time", "money", "percent") or second.low != second.high:
        return None
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


def _divides(below: int, link: str, *, of: bool) -> bool:
    """Whether people say "one in …" or "one of …" with that number when they mean a share."""
    if of:
        return 3 <= below <= 10 or below in (100, 1000)
    return link not in ("in", "over") or below <= 30 or below % 10 == 0
