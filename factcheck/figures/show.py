"""Numbers for messages: computed values told the way the writer told theirs."""

import re
from fractions import Fraction

from factcheck.figures.sentence import Figure
from factcheck.text.patterns import pattern

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_MINUS = pattern(r"(?:[-−–]|\b(?:minus|negative)[ \u00a0-])$", re.IGNORECASE)
_NUMBER = pattern(r"\d[\d,]*(?:\.\d+)?|\.\d+")


def plain(value: Fraction, *, digits: int = 1) -> str:
    """`value` with thousands separators and at most `digits` decimals; below 1, enough for two that tell something."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    while abs(value) < 1 and abs(value) < Fraction(10, 10**digits) and digits < 6:
        digits += 1
    shown = f"{float(round(value, digits)):,.{digits}f}"
    return shown.rstrip("0").rstrip(".")


def like(figure: Figure, value: Fraction) -> str:
    """`value` as the writer of `figure` would write it: "$21.2 million" beside "$20 million", "34%" beside "30%"."""
    number = _NUMBER.search(figure.bare)
    if not number:
        scale_word = next((word for word in reversed(_SCALES) if word in figure.bare.lower()), "")
        return f"{plain(value / _SCALES[scale_word])} {scale_word}" if scale_word else plain(value)
    written = Fraction(number.group().replace(",", ""))
    scale = abs(figure.value / written) if written else Fraction(1)
    decimals = len(number.group().partition(".")[2])
    scaled, before = value / scale, figure.bare[: number.start()]
    if figure.value < 0 and (minus := _MINUS.search(before)):
        before = before[: minus.start()] + (minus.group() if scaled < 0 else "")
        scaled = abs(scaled)
    digits = max(decimals, 0 if scaled.denominator == 1 else 1)
    return before + plain(scaled, digits=digits) + figure.bare[number.end() :]
