"""How large units are beside each other, from the lexicon "conversions"."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from factcheck.tables.written import written_range
from factcheck.text.lexicons import Lexicons


class Size(NamedTuple):
    """A unit's dimension ("length"), and the least and the most base units that it may be: a ton is short or long."""

    dimension: str
    least: Fraction
    most: Fraction


def sizes(lexicons: Lexicons) -> dict[str, Size]:
    """The size of each unit, by its name."""
    table: Mapping[str, Mapping[str, str]] = lexicons["conversions"]
    return {
        unit: Size(dimension, *written_range(said))
        for dimension, units in table.items()
        for unit, said in units.items()
    }


def ratio(unit: str, other: str, lexicons: Lexicons) -> Fraction | None:
    """How many of `other` make one `unit`; None where they measure different things, or nobody can say exactly."""
    if unit == other:
        return Fraction(1)
    table = lexicons.built(sizes)
    one, two = table.get(unit), table.get(other)
    if not one or not two or one.dimension != two.dimension or one.least != one.most or two.least != two.most:
        return None
    return one.least / two.least
