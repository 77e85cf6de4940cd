"""What a date expression says, before it is known from where it is counted.

Years may be a number, a `Shift` ("June last year"), or None where the words leave the year open.
Weekdays count from Monday = 0, months, days, quarters and halves from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from factcheck.records.claims import Bound, Mod

Unit: TypeAlias = Literal["day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
Part: TypeAlias = Literal["early", "mid", "late", "rest"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A whole unit, counted from the one that holds the anchor: yesterday (day, -1), this year (year, 0)."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Same:
    """The unit around the date that was named last: "that year", "the same day", "the month"."""

    unit: Unit
    count: int = 0


YearOf: TypeAlias = int | Shift | Same | None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; without month "the 4th"; `weekday` is the one that is named beside it."""

    year: YearOf
    month: int | Shift | None
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month."""

    year: YearOf
    month: int
    shift: int | None = None  # "last May" -1, "this May" 0, "next May" 1


@dataclass(frozen=True, slots=True)
class Year:
    """A year; negative: before Christ, which a date can't hold. Fiscal years count as the calendar's."""

    year: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """A decade (10) or a century (100) by its first year."""

    first: int
    length: Literal[10, 100]


@dataclass(frozen=True, slots=True)
class Section:
    """A quarter or half of a year, by its number; number 0: the one that is meant, "the quarter"."""

    unit: Literal["quarter", "half"]
    number: int
    year: YearOf
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season, in whole months; winter belongs to the year in which it begins."""

    name: str
    year: YearOf
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name, see the lexicon `holidays`."""

    name: str
    year: YearOf
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A bare weekday; `shift`: last, this or next; `week`: "Friday next week"."""

    weekday: int
    shift: int | None = None
    week: Shift | None = None


@dataclass(frozen=True, slots=True)
class Ago:
    """The unit that lies so many units back (negative) or ahead, from now or from the date named last."""

    unit: Unit
    count: int
    halves: int = 0
    last_named: bool = False


@dataclass(frozen=True, slots=True)
class Rolling:
    """A stretch that ends (negative) or begins now: "the past three months", "the next two weeks"."""

    unit: Unit
    count: int
    halves: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """The early, middle or late third of something, or what is left of it."""

    part: Part
    of: Form
    open: bool = False  # "earlier this year": up to the anchor; "later this year": from it


@dataclass(frozen=True, slots=True)
class Piece:
    """Units of a whole: the first nine months of it (1, 9), its last two weeks (-2, 2), its third week (3, 1).

    `weekday`: the units are such days ("the first Friday of July").
    """

    unit: Unit
    first: int
    count: int
    of: Form
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units after (negative: before) something: "three days after Oct. 12"."""

    unit: Unit
    count: int
    of: Form


@dataclass(frozen=True, slots=True)
class Span:
    """A period with two ends."""

    first: Form
    last: Form


@dataclass(frozen=True, slots=True)
class Ended:
    """The year or quarter that ends with a day: "the year ended March 31"."""

    unit: Unit
    count: int
    end: Form


@dataclass(frozen=True, slots=True)
class Odd:
    """A date string that is delimited but not read: a foreign month, an odd order."""

    text: str


Form: TypeAlias = (
    Shift | Same | Day | Month | Year | Years | Section | Season | Holiday | Weekday
    | Ago | Rolling | Edge | Piece | Offset | Span | Ended | Odd
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A form at [start, end) of the text, and the bound that the words before it set.

    `rank` names the sort of form for rules: "day", "month", "year", "relative" and so on.
    """

    start: int
    end: int
    form: Form
    bound: Bound | None = None
    mod: Mod | None = None
