"""Temperatures in degrees Celsius, degrees Fahrenheit and kelvin, as levels and as differences."""

from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.interval import Interval, point
from factcheck.rulebook.kinds.conversion.pairs import Pair


class Scale(NamedTuple):
    """A scale by its degree and its zero, both in degrees Celsius."""

    degree: Fraction
    zero: Fraction


SCALES = {
    "degree Celsius": Scale(Fraction(1), Fraction(0)),
    "degree Fahrenheit": Scale(Fraction(5, 9), Fraction(-160, 9)),
    "kelvin": Scale(Fraction(1), Fraction(-27315, 100)),
}
_NEAR = Interval(Fraction(-1, 2), Fraction(1, 2))


def amiss(pair: Pair, *, difference: bool) -> Fraction | None:
    """What the first temperature comes to on the scale of the second, where the text says something else.

    Looked at is what the text says to be a `difference`, or what it doesn't.
    """
    if pair.step is not difference or pair.one.unit == pair.other.unit:
        return None
    step, level = _steps(pair.one_value, pair), _levels(pair.one_value, pair)
    fits_step = (step + _NEAR).meets(pair.other_value)
    if difference:
        return None if fits_step else Fraction(_steps(point(pair.one.value), pair).low)
    fits = fits_step or (level + _NEAR).meets(pair.other_value)
    return None if fits else Fraction(_levels(point(pair.one.value), pair).low)


def _steps(value: Interval, pair: Pair) -> Interval:
    one, other = SCALES[pair.one.unit or ""], SCALES[pair.other.unit or ""]
    return value * point(one.degree / other.degree)


def _levels(value: Interval, pair: Pair) -> Interval:
    one, other = SCALES[pair.one.unit or ""], SCALES[pair.other.unit or ""]
    return _steps(value, pair) + point((one.zero - other.zero) / other.degree)
