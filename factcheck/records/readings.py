"""What an engine read at a place, before overlaps are settled, ids given and claims tied together.

Light, mutable counterparts of the records, with offsets into the document's prose (`Document.text`):
half-open, in code points. `factcheck.link` turns them into frozen records over source offsets.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from factcheck.records.claims import Bound, Grain, Measure, Mod, Modifier, QuoteType, Role
from factcheck.records.exact import Number

Place: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class QuantityReading:
    """A figure at [start, end); `number` is the place of its bare figure, which no other claim may use.

    `turned`: of two ends the higher one was said first ("between $35 and $25"); `low` is the lower one all the same.
    """

    rule: str
    start: int
    end: int
    number: Place
    measure: Measure
    low: Number | None
    high: Number | None
    modifier: Modifier = "exact"
    unit: str | None = None
    subject: str | None = None
    event: str | None = None
    role: Role | None = None
    per: str | None = None
    turned: bool = False


@dataclass(slots=True)
class DateReading:
    """A date or period at [start, end), resolved as far as it can be."""

    rule: str
    start: int
    end: int
    from_: date | None
    to: date | None
    grain: Grain
    bound: Bound | None = None
    mod: Mod | None = None


@dataclass(slots=True)
class AttributionReading:
    """Source, cue and content as places; `start` and `end` cover all of them."""

    rule: str
    start: int
    end: int
    content: tuple[Place, ...]
    source: Place | None
    cue: Place | None
    quote_type: QuoteType


Reading: TypeAlias = QuantityReading | DateReading | AttributionReading
