"""The figures of a document, read off its claims: value, interval, and where hedge, number and unit stand."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.figures.precision import meant
from factcheck.figures.sentence import Figure
from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading, Reading
from factcheck.text.tokens import Tokens

_HEDGE = re.compile(
    r"(?:\b(?:an? estimated|an? (?:total|average|estimated total) of|about|around|roughly|approximately|some|nearly|"
    r"almost|over|under|more than|less than|fewer than|at least|at most|up to|as (?:many|much|few|little) as|only|"
    r"just|just (?:over|under)|close to|a (?:mere|whopping|record|bit|little)|well|upwards of|not quite|precisely|"
    r"exactly|another|the|a|an|its|their)\s+)+$",
    re.IGNORECASE,
)
_TWO = re.compile(r"(?P<first>\S*?[\d.,]*\d\S*?)(?:\s*[-–—]\s*|\s+(?:to|and)\s+)(?P<second>\S*\d.*)", re.DOTALL)
_PER = re.compile(r"\s*,?\s(?:an?|per|each|every|for|of|in|from|out|the)\b")
_TAKES_UNIT: frozenset[Measure] = frozenset({"percent", "percentage_points", "money", "measurement", "duration"})


def figures(tokens: Tokens, readings: Sequence[Reading]) -> tuple[Figure, ...]:
    """The figures of `readings`, in the order of the text; one that is a range gives two."""
    found = [
        figure
        for index, reading in enumerate(readings)
        if isinstance(reading, QuantityReading)
        for figure in _figures(tokens.text, reading, index)
    ]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _figures(text: str, reading: QuantityReading, index: int) -> Iterator[Figure]:
    first, last = reading.number
    written = text[first:last]
    two = _TWO.fullmatch(written) if reading.low != reading.high else None
    if two and reading.low is not None and reading.high is not None:
        low, high = Fraction(reading.low), Fraction(reading.high)
        split = first + two.end("first")
        yield _figure(text, reading, index, low, (first, split), (reading.start, split))
        yield _figure(
            text, reading, index, high, (first + two.start("second"), last), (first + two.start("second"), reading.end)
        )
        return
    value = reading.low if reading.low is not None else reading.high
    if value is not None:
        yield _figure(text, reading, index, Fraction(value), (first, last), (reading.start, reading.end))


def _figure(
    text: str, reading: QuantityReading, index: int, value: Fraction, number: tuple[int, int], span: tuple[int, int]
) -> Figure:
    start, end = span[0], number[1]
    if reading.measure in _TAKES_UNIT:
        per = _PER.search(text, end, span[1])
        end = max(end, per.start() if per else span[1])
    lead = text[start : number[0]]
    if reading.number[0] == number[0]:
        hedge = _HEDGE.search(text, max(0, start - 40), start)
        lead = (hedge.group() if hedge else "") + lead
    meaning = meant(
        value, text=text[number[0] : number[1]], measure=reading.measure, modifier=reading.modifier, lead=lead
    )
    return Figure(
        start=start,
        end=end,
        text=text[start:end],
        bare=text[_currency(text, number[0]) : end],
        value=value,
        interval=meaning,
        measure=reading.measure,
        modifier=reading.modifier,
        unit=reading.unit,
        per=reading.per,
        reading=index,
    )


def _currency(text: str, start: int) -> int:
    """Where the figure begins whose digits begin at `start`, its currency sign included."""
    while start and text[start - 1] in "$£€¥₹#":
        start -= 1
    return start
