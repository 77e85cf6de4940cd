"""Interval arithmetic on exact numbers: everything that a written figure may have meant, and what follows from it.

Ends are inclusive `Fraction`s, or an infinity where an end is open. A comparison asks whether *some* values inside
the intervals satisfy it, so that a check speaks only when none do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import TypeAlias

End: TypeAlias = Fraction | float
"""A `Fraction`, or one of the two infinities; never another float."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both ends included."""

    low: End
    high: End

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def __abs__(self) -> "Interval":
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(Fraction(0), max(-self.low, self.high))

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def widened(self, share: End) -> "Interval":
        """Wider at both ends by `share` of its larger absolute end (0.05: five per cent)."""
        low = self.low if self.low >= 0 else -self.low
        high = self.high if self.high >= 0 else -self.high
        return Interval(self.low - _times(low, share), self.high + _times(high, share))


EVERYTHING = Interval(-inf, inf)


def point(value: Fraction | int) -> Interval:
    """The interval of one exact value."""
    exact = Fraction(value)
    return Interval(exact, exact)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of `parts`."""
    whole = point(0)
    for part in parts:
        whole = whole + part
    return whole


def _times(a: End, b: End) -> End:
    return Fraction(0) if a == 0 or b == 0 else a * b


def _inverse(end: End) -> End:
    return Fraction(0) if end in (inf, -inf) else 1 / end
