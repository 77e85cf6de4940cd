"""The number token that rules look at."""

from dataclasses import dataclass
from typing import Literal

from factcheck.records.exact import Number

Form = Literal["digits", "words", "fraction", "ordinal", "vague", "decade", "indefinite", "multiple", "identifier"]


@dataclass(slots=True)
class Figure:
    """A number at [start, end), half-open code points, without sign of currency, unit or modifier.

    `form`: "digits" and "words" are plain numbers, also scaled ("4.5 million", "a dozen"); "fraction" is a part
    ("one third", "½", "half"); "ordinal" is a place ("15th", "third"); "vague" has only its own size ("dozens",
    "tens of millions"); "decade" is a plural of tens ("40s"); "indefinite" is an article before a unit of time
    ("a year"); "multiple" is a factor ("doubled"); "identifier" is no number at all (F-16, 7:30, Highway 61), kept
    so that nobody reads it anew. `scale` is the factor of the last
    scale word or letter ("million" in "4.5 million"), 1 where there is none.
    """

    start: int
    end: int
    value: Number
    form: Form
    scale: int = 1
