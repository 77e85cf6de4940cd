"""The dates of a document as intervals of days, for formulas to compare."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from factcheck.figures.interval import Interval
from factcheck.figures.sentence import Day
from factcheck.records.readings import DateReading
from factcheck.text.patterns import pattern

_ENDS = pattern(
    r"(?:between |from )?(?P<first>.*?)\s*(?:-|–|—|\bto\b|\band\b|\bthrough\b|\buntil\b)\s*(?P<second>.+)",
    re.DOTALL | re.IGNORECASE,
)
_LENGTH = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half": 184, "season": 92, "year": 366, "decade": 3653}


def days(text: str, readings: Sequence[DateReading]) -> tuple[Day, ...]:
    """The dates of `readings` that are resolved at both ends, in the order of the text."""
    return tuple(day for reading in readings for day in _days(text, reading))


def _days(text: str, reading: DateReading) -> Iterator[Day]:
    if reading.from_ is None or reading.to is None:
        return
    written = text[reading.start : reading.end]
    length = _LENGTH.get(reading.grain, 36525)
    low, high = reading.from_.toordinal(), reading.to.toordinal()
    ends = _ENDS.fullmatch(written) if high - low >= length else None
    if not ends:
        yield Day(reading.start, reading.end, written, Interval(Fraction(low), Fraction(high)))
        return
    first = (reading.start + ends.start("first"), reading.start + ends.end("first"))
    second = (reading.start + ends.start("second"), reading.end)
    unit = 1 if reading.grain == "day" else length
    yield Day(*first, text[slice(*first)], Interval(Fraction(low), Fraction(low + unit - 1)))
    yield Day(*second, text[slice(*second)], Interval(Fraction(high - unit + 1), Fraction(high)))


def ordinal(day: date) -> Interval:
    """The interval of one day."""
    return Interval(Fraction(day.toordinal()), Fraction(day.toordinal()))
