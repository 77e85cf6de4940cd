"""The writer's own precision: which values a figure stands for, judged by how it is written.

"40" is exactly 40, "1,200" is 1,150 to 1,250, "$4 million" 3.5 to 4.5 million, "13%" 12.5 to 13.5. "About" and
"nearly" widen a side by what writers allow themselves; "more than" and "up to" open one.
"""

import re
from fractions import Fraction
from math import inf

from factcheck.figures.interval import Interval
from factcheck.records.claims import Measure, Modifier
from factcheck.text.patterns import pattern

_DIGITS = pattern(r"(\d[\d,\u00a0\u202f]*)(\.\d+)?|\.\d+")
_COMPOUND = pattern(r"(\d[\d,]*)[ \u00a0]?(?:[a-z]+|[′'])\.?,?[ \u00a0]?(?:and[ \u00a0])?(\d+)$")
_SEPARATORS = str.maketrans("", "", ",\u00a0\u202f")
_SCALES = {"hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9}
_SCALES |= {"trillion": 10**12}
_BELOW = pattern(r"\b(?:nearly|almost|barely|close to|approaching|just (?:under|below|short of|shy of)|shy of)\b", re.I)
_COMPUTED: frozenset[Measure] = frozenset({"percent", "percentage_points", "measurement", "ratio"})
"""Measures that are read off or computed: even small whole numbers of them are good to half a unit only."""
_LOOSE = Fraction(3, 40)
"""How far from "about" a value may lie, at least, as a share of it."""


def meant(value: Fraction, *, text: str, measure: Measure | None, modifier: Modifier, lead: str = "") -> Interval:
    """The values that `text` ("$4 million", "three", "13") stands for; `lead` is the hedge before it, as written."""
    if modifier in ("over", "at_least"):
        return Interval(value, inf)
    if modifier in ("under", "at_most"):
        return Interval(-inf if value < 0 else Fraction(0), value)
    half = spacing(value, text=text, measure=measure) / 2
    below = lead != "" and _BELOW.search(lead) is not None
    if not below and modifier not in ("about", "vague"):
        return Interval(value - half, value + half) if half else Interval(value, value)
    loose = max(half, leading_place(value) / 2, abs(value) * _LOOSE)
    return Interval(value - loose, value + (half if below else loose))


def spacing(value: Fraction, *, text: str, measure: Measure | None = None) -> Fraction:
    """How far apart the figures are that the writer could have chosen from; 0 for one that is exact."""
    if two := _COMPOUND.search(text):
        return _lesser(value, *(Fraction(number.translate(_SEPARATORS)) for number in two.groups()))
    digits = _DIGITS.search(text)
    if digits and "." in digits.group():
        written = Fraction(digits.group().translate(_SEPARATORS))
        scale = abs(value / written) if written else Fraction(1)
        return scale * Fraction(1, 10 ** len(digits.group().partition(".")[2]))
    if measure in ("fraction", "multiple"):
        return abs(value) * _LOOSE * 2  # "a third" of what is 35%, "doubled" of what is 2.1 times as much
    scale = _smaller(value, digits.group() if digits else "")
    if (value.denominator != 1 and not scale) or not value:
        return Fraction(1 if measure in _COMPUTED and digits else 0)
    scale = scale or _scale(value, text, digits.group() if digits else "")
    size = abs(value / scale)
    if size.denominator != 1:
        return abs(value) / 5  # "half a million", "two and a half billion"
    place = _round_place(size.numerator)
    if place == 0 and (scale > 1 or measure in _COMPUTED):
        place = 1
    return scale * place


def _lesser(value: Fraction, many: Fraction, few: Fraction) -> Fraction:
    """What one of the smaller unit of "6ft 2in" is of the unit that `value` is told in."""
    return Fraction(1) if value > many + few or not few else abs(value - many) / few


def leading_place(value: Fraction) -> Fraction:
    """The place of the last digit that isn't a padding zero: 1,000 for 21,000, 1 for 21,171, 0.1 for 3.2."""
    size, place = abs(value), Fraction(1)
    if size.denominator != 1:
        while size.denominator != 1 and place > Fraction(1, 10**6):
            size, place = size * 10, place / 10
        return place
    count = size.numerator
    while count and count % 10 == 0:
        count, place = count // 10, place * 10
    return place


def _smaller(value: Fraction, digits: str) -> Fraction:
    """What one of a smaller unit is of the figure's own, "50p" of pounds; 0 where it was written in its own unit."""
    written = int(digits.translate(_SEPARATORS)) if digits else 0
    return abs(value) / written if 0 < abs(value) < written else Fraction(0)


def _scale(value: Fraction, text: str, digits: str) -> Fraction:
    """What the words after the digits, or the words alone, multiply by: 1,000,000 in "$4 million"."""
    if digits:
        written = int(digits.translate(_SEPARATORS))
        if value == written:
            return Fraction(1)
        return abs(value / written) if written else Fraction(1)
    words = text.lower()
    found = [size for word, size in _SCALES.items() if word in words and abs(value) >= size >= 1000]
    return Fraction(max(found, default=1))


def _round_place(size: int) -> int:
    """The spacing of a whole number from 100 up, whose trailing zeros count as padding down to two digits."""
    if size < 100 or size % 10:
        return 0
    padding, kept = leading_place(Fraction(size)).numerator, int("1" + "0" * (len(str(size)) - 2))
    return min(padding, kept)
