"""What follows the whole part of a number in words: "point six", "and a half", and the names of parts."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factcheck.records.exact import Number
from factcheck.text.numbers.vocabulary import STEP, Vocabulary
from factcheck.text.patterns import pattern

_POINT = pattern(r"[ \u00a0]point[ \u00a0-]", re.IGNORECASE)
_AND_PART = pattern(r"[ \u00a0-]and[ \u00a0-](an?|[^\W_]{1,6})[ \u00a0-]([^\W\d_]+)(?![^\W\d_])", re.IGNORECASE)


class Part(NamedTuple):
    """A part of one, where it ends, and the scale after it ("and a half million"), 1 where there is none."""

    value: Fraction
    end: int
    scale: int


def point(text: str, at: int, value: Decimal, words: Vocabulary) -> tuple[Decimal, int]:
    """`value`, which ends at `at`, with decimals in words: "one point six", "nine point nought four"."""
    match = _POINT.match(text, at)
    if match is None or value != int(value):
        return value, at
    digits, here = "", match.end() - 1
    while (step := STEP.match(text, here)) and "," not in step[0]:
        said = words.cardinals.get(step[1].lower())
        if said is None or (digits and (said > 9 or len(digits) > 8)):
            break
        here = step.end()
        digits += str(said)
        if said > 9:
            more = STEP.match(text, here)
            unit = words.cardinals.get(more[1].lower(), 0) if more and "," not in more[0] else 0
            if more and said >= 20 and 0 < unit < 10:
                digits, here = str(said + unit), more.end()
            break
    return (Decimal(f"{int(value)}.{digits}"), here) if digits else (value, at)


def and_part(text: str, at: int, words: Vocabulary) -> Part | None:
    """The part in "… and a half", "… and three quarters", which begins at `at`."""
    match = _AND_PART.match(text, at)
    if match is None:
        return None
    above, name = match[1].lower(), match[2].lower()
    count = 1 if above in ("a", "an") else int(above) if above.isdecimal() else words.cardinals.get(above, 0)
    below = denominator(name, words, plural=count != 1)
    if below is None or not 0 < count < below:
        return None
    end, scale = match.end(), 1
    step = STEP.match(text, end)
    if step and "," not in step[0] and step[1].lower() in words.scales:
        end, scale = step.end(), words.scales[step[1].lower()]
    return Part(Fraction(count, below), end, scale)


def denominator(word: str, words: Vocabulary, *, plural: bool) -> int | None:
    """What "third", "halves", "hundredths" divide by; None where the word names no part in that number."""
    if word.endswith("s") != plural:
        return None
    return words.denominators.get(word[:-1] if plural else word)


def joined(value: Decimal, part: Fraction) -> Number:
    """Their exact sum: a Decimal where it has a finite decimal form, as with halves and quarters."""
    total = Fraction(value) + part
    return decimal(total) if finite(total) else total


def finite(value: Fraction) -> bool:
    """Whether `value` has a finite decimal form."""
    below = value.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


def decimal(value: Fraction) -> Decimal:
    """A finite decimal, exactly."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def scaled(value: Number, factor: Fraction) -> Number:
    """`value` times `factor`, exactly: a Decimal where it has a finite decimal form."""
    product = Fraction(value) * factor
    return decimal(product) if finite(product) else product
