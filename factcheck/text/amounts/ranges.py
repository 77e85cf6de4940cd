"""Two figures that are the ends of one interval: "10 to 20 percent", "$3-5 billion", "between 40 and 50"."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from factcheck.records.exact import Number
from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, words_between
from factcheck.text.numbers.parts import scaled
from factcheck.text.patterns import pattern
from factcheck.text.sizes import ratio

_TO = pattern(
    r"[ \u00a0](?:to|through|till|until)[ \u00a0]|[ \u00a0]?[-–—−][ \u00a0]?(?:to[ \u00a0]?-?[ \u00a0]?)?|[ \u00a0]to-"
)
_AND = pattern(r"[ \u00a0]?(?:\([^()\n]{1,40}\)[ \u00a0])?and[ \u00a0](?:up to[ \u00a0])?")
_OR = pattern(r"[ \u00a0]or[ \u00a0](?:even[ \u00a0])?")
_BETWEEN = pattern(
    r"(?<![^\W_])(?:somewhere |anywhere )?between[ \u00a0](?:the ages of[ \u00a0]|ages[ \u00a0])?$", re.IGNORECASE
)
_FROM = pattern(
    r"(?<![^\W_])from[ \u00a0](?:(?:about|around|roughly|nearly|almost|just|up to|as \w+ as|a)[ \u00a0])?$",
    re.IGNORECASE,
)
_NEVER = frozenset({"ordinal", "ratio", "multiple", "score", "decade"})


def ranged(text: str, first: Amount, second: Amount, lexicons: Lexicons) -> Amount | None:
    """The range that two neighbours make; None where they are two amounts."""
    link = text[first.end : second.start]
    if first.form in _NEVER or second.form in _NEVER:
        return None
    to = _TO.fullmatch(link)
    if to is None and "and" not in link and "or" not in link:
        return None
    opening = text[max(0, first.start - 34) : first.start].lower()
    between = _BETWEEN.search(text, max(0, first.start - 34), first.start) if "between" in opening else None
    if between:
        if not to and not _AND.fullmatch(link):
            return None
    elif not to and not (_OR.fullmatch(link) and _next_door(first, second)):
        return None
    spans = _spans(text, first, second, lexicons) if between is None and to else True
    ends = _in_one_unit(first, second, lexicons) if spans and _comparable(first, second) else None
    if ends is None or ends[0] == ends[1]:
        return None
    turned = ends[0] > ends[1]
    cold = turned and ends[0] < 0  # "-5 to -10": people tell what is below zero as if there were no sign
    if turned and not (between or spans == "said" or cold):  # said to be a range, although its ends are turned about
        return None
    low, high = sorted(ends)
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
        factor=unit.factor,
        turned=turned,
        joined=second.joined,
        noun=second.noun,
        sign=unit.sign,
    )


def _spans(text: str, first: Amount, second: Amount, lexicons: Lexicons) -> Literal["said", "read", ""]:
    """Whether "X to Y" spans an interval, as "said" by a word like "range", or is a movement ("rose $1 to $80")."""
    come = _FROM.search(text, max(0, first.start - 24), first.start)
    if come and text[first.end].isspace():  # "from 7.2-7.6" has no "to" of its own
        begin = max(text.rfind(". ", 0, come.start()), text.rfind("\n", 0, come.start()), come.start() - 90) + 1
        before = words_between(text, begin, come.start())
        if not lexicons.words("contexts", "movement", "spans").isdisjoint(before[-5:]):
            return "said"
        return "read" if lexicons.words("contexts", "movement").isdisjoint(before) else ""
    moved = word_before(text, first.start) in lexicons.words("contexts", "movement", "by")
    if moved and "to" in text[first.end : second.start]:
        percents = first.sort == second.sort == "percent"
        return "read" if percents and Fraction(second.value) <= 3 * Fraction(first.value) else ""
    return "read"


def _next_door(first: Amount, second: Amount) -> bool:
    """Small neighbours, the first without a unit of its own: "three or four"."""
    if first.sort or first.noun or isinstance(first.value, Fraction) or isinstance(second.value, Fraction):
        return False
    return first.form == second.form == "plain" and 0 < second.value - first.value <= max(Decimal(5), first.value)


def _in_one_unit(first: Amount, second: Amount, lexicons: Lexicons) -> tuple[Number, Number] | None:
    """The two ends in the unit of the range, as they are said; None where the units can't be brought to one."""
    low, high = _shared(first, second)
    if not first.sort:
        return (low if second.factor == 1 else scaled(low, second.factor)), high
    if first.unit == second.unit or not second.sort or first.unit == "degree":
        return low, high
    many = ratio(first.unit or "", second.unit or "", lexicons)
    return (scaled(low, many), high) if many else None


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
