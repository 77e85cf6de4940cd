"""The figures of a document, read off its claims: value, interval, and where hedge, number and unit stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.interval import point
from factcheck.figures.precision import meant
from factcheck.figures.sentence import Figure
from factcheck.records.claims import Measure
from factcheck.records.exact import Number
from factcheck.records.readings import QuantityReading, Reading
from factcheck.text.patterns import pattern
from factcheck.text.tokens import Tokens

_HEDGE = pattern(
    r"(?:\b(?:an? estimated|an? (?:total|average|estimated total) of|about|around|roughly|approximately|some|nearly|"
    r"almost|over|under|more than|less than|fewer than|at least|at most|up to|as (?:many|much|few|little) as|only|"
    r"just|just (?:over|under|shy of)|shy of|close to|a (?:mere|whopping|record|bit|little)|upwards of|not quite|"
    r"precisely|exactly|well)\s+)+$",
    re.IGNORECASE,
)
_BETWEEN = pattern(r"(?:\w+ )?between\s", re.IGNORECASE)
_SIGN = pattern(r"(?:[A-Z]{0,3}[$£€¥₹#]|[A-Z]{3}\s?)$")
_PER = pattern(r"\s*,?\s(?:an?|per(?!\s?cent)|each|every|for|of|in|from|out|the)\b")
_OVER = pattern(r"\b(?:more than|over|above|at least)\b", re.IGNORECASE)
_SAID = pattern(r"(?:another|an? further|an additional|the remaining)\s+(?=\S)", re.IGNORECASE)
_TOTAL = pattern(r"(?:an?|the|in)\s+(?:combined |grand |estimated )?total of\s+|total of\s+", re.IGNORECASE)
_TO = pattern(r"(?P<unit>.*?)(?:\s*[-–—]\s*|\s+(?:to|and|or|versus|against)\b)", re.DOTALL)
_AGO = pattern(r"\s(?:ago|before|earlier|later|previously)\b")
_LONGEST = 400
"""Characters of a number that a person may have written."""
_REACH = 10**60
_TAKES_UNIT: frozenset[Measure] = frozenset({"percent", "percentage_points", "money", "measurement", "duration"})


class _Place(NamedTuple):
    """Where a figure stands: the number alone, and all that belongs to it."""

    number: tuple[int, int]
    span: tuple[int, int]
    fraction: bool = False


def figures(tokens: Tokens, readings: Sequence[Reading]) -> tuple[Figure, ...]:
    """The figures of `readings`, in the order of the text; one that is a range gives two."""
    found = [
        figure
        for index, reading in enumerate(readings)
        if isinstance(reading, QuantityReading)
        for figure in _figures(tokens, reading, index)
    ]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _figures(tokens: Tokens, reading: QuantityReading, index: int) -> Iterator[Figure]:
    low, high = reading.low, reading.high
    if reading.number[1] - reading.number[0] > _LONGEST or not all(map(_within_reach, (low, high))):
        return
    if low is not None and high is not None and low != high:
        ends = _two(tokens, reading)
        if ends:
            values = sorted((Fraction(low), Fraction(high)), reverse=reading.turned)
            yield _figure(tokens.text, reading, index, values[0], ends[0])
            yield _figure(tokens.text, reading, index, values[1], ends[1])
            return
    value = low if low is not None else high
    if value is not None:
        place = _Place(reading.number, (reading.start, reading.end))
        yield _figure(tokens.text, reading, index, Fraction(value), place)
        if reading.measure in ("count", "rate") and reading.per and reading.per[0].isdigit():
            yield from _base(tokens, reading, index)


def _base(tokens: Tokens, reading: QuantityReading, index: int) -> Iterator[Figure]:
    """The thousand in "5 per 1,000", which a rate is of: mentioned by the way, and exact."""
    numbers = tokens.numbers
    at = bisect_left(numbers, reading.number[1], key=lambda number: number.start)
    if at < len(numbers) and numbers[at].end <= reading.end:
        start, end, value = numbers[at].start, numbers[at].end, Fraction(numbers[at].value)
        written, meaning = tokens.text[start:end], point(value)
        yield Figure(start, end, written, written, value, meaning, meaning, "count", "exact", reading=index, aside=True)


def _within_reach(value: Number | None) -> bool:
    """Whether a value can be reckoned with: no article says one beyond that, and a formula might multiply two."""
    if value is None:
        return True
    exact = Fraction(value)
    return abs(exact.numerator) <= _REACH and exact.denominator <= _REACH


def _two(tokens: Tokens, reading: QuantityReading) -> tuple[_Place, _Place] | None:
    """The places of the two ends of a range, as they stand."""
    numbers = tokens.numbers
    first = bisect_left(numbers, reading.number[0], key=lambda number: number.start)
    inside = [number for number in numbers[first : first + 2] if number.end <= reading.number[1]]
    if len(inside) != 2:
        return None
    one, other = inside
    later = other.start
    unit = _TO.match(tokens.text, one.end, later)
    split = unit.end("unit") if unit else one.end
    sign = _SIGN.search(tokens.text, split, later)
    between = _BETWEEN.match(tokens.text, reading.start)
    return (
        _Place(
            (one.start, one.end),
            (between.end() if between else reading.start, split),
            fraction=one.form == "fraction" != other.form,
        ),
        _Place((other.start, other.end), (sign.start() if sign else later, reading.end)),
    )


def _figure(text: str, reading: QuantityReading, index: int, value: Fraction, place: _Place) -> Figure:
    (first, last), (start, stop) = place.number, place.span
    measure, modifier, end = reading.measure, reading.modifier, last
    if place.fraction:  # "more than half — 45 percent" is no range
        measure = "fraction"
    if measure in _TAKES_UNIT:
        per = _PER.search(text, end, stop)
        end = max(end, per.start() if per else stop)
    elif measure == "count" and text[end : end + 1] == "%":
        measure, end = "percent", end + 1
    elif reading.unit == "times":
        measure = "multiple"
    elif measure == "ratio" and 0 < value < 1 and "." not in text[first:last]:  # "one in five", not "a ratio of 0.7"
        measure = "fraction"
    sign = _SIGN.search(text, max(start, first - 4), first)
    bare = sign.start() if sign else first
    for said in (_TOTAL.match(text, start, first), _SAID.match(text, start, last)):
        start = said.end() if said else start
    bare = max(bare, start)
    lead = text[start:bare]
    if text[max(0, first - 14) : first].lower() == "plus or minus ":
        bare = start = first
    hedge = _HEDGE.search(text, max(0, start - 40), start)
    lead = (hedge.group() if hedge else "") + lead
    if modifier == "between":
        modifier = "over" if _OVER.search(lead) else "exact"
    interval = meant(value, text=text[first:last], measure=measure, modifier=modifier, lead=lead)
    hedged = lead != "" or modifier != "exact"
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        bare=text[bare:end],
        value=value,
        interval=interval,
        unhedged=meant(value, text=text[first:last], measure=measure, modifier="exact") if hedged else interval,
        measure=measure,
        modifier=modifier,
        unit=reading.unit,
        per=None if _AGO.match(text, reading.end) else reading.per,
        reading=index,
    )
