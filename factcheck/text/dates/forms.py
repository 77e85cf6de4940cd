"""What a date expression says, before it is known from where it is counted.

Years may be a number, a `Shift` ("June last year"), a `Same` ("May of that year"), or None where the words leave
the year open. Weekdays count from Monday = 0; months, days, quarters and halves from 1.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from factcheck.records.claims import Bound, Mod

Unit: TypeAlias = Literal["day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
Part: TypeAlias = Literal["early", "mid", "late", "rest"]


class Shift(NamedTuple):
    """A whole unit, counted from the one that holds the anchor: yesterday (day, -1), this year (year, 0)."""

    unit: Unit
    by: int


class Same(NamedTuple):
    """The unit around the date named last, or one beside it: "that year", "the next day"; unit None: "then".

    `bare`: "the year", which in the news is this one.
    """

    unit: Unit | None
    by: int = 0
    bare: bool = False


YearOf: TypeAlias = int | Shift | Same | None


class Day(NamedTuple):
    """A day of the calendar; without month "the 4th"; `weekday` is the one that is named beside it."""

    year: YearOf
    month: int | Shift | None
    day: int
    weekday: int | None = None


class Month(NamedTuple):
    """A month; `shift`: "last May" -1, "this May" 0, "next May" 1; `last_named`: "the following May"."""

    year: YearOf
    month: int
    shift: int | None = None
    last_named: bool = False


class Year(NamedTuple):
    """A year; negative: before Christ, which a date can't hold. Fiscal years count as the calendar's."""

    year: int
    fiscal: bool = False


class Years(NamedTuple):
    """A decade (10) or a century (100) by its first year."""

    first: int
    length: Literal[10, 100]


class Section(NamedTuple):
    """A quarter or half of a year, by its number; number 0: the one that is meant, "the quarter"."""

    unit: Literal["quarter", "half"]
    number: int
    year: YearOf
    shift: int | None = None


class Season(NamedTuple):
    """A season, in whole months; winter belongs to the year in which it begins; `last_named` as of a month."""

    name: str
    year: YearOf
    shift: int | None = None
    last_named: bool = False


class Holiday(NamedTuple):
    """A day with a name, see the lexicon `holidays`."""

    name: str
    year: YearOf
    shift: int | None = None
    last_named: bool = False


class Weekday(NamedTuple):
    """A bare weekday; `shift`: last, this or next; `week`: "Friday next week"; `last_named`: "the following Monday"."""

    weekday: int
    shift: int | None = None
    week: Shift | Same | None = None
    last_named: bool = False


class Ago(NamedTuple):
    """The unit that lies so many units back (negative) or ahead, from now or from the date named last.

    `more` are smaller units on top ("two years, one month and three days ago"), which make it a day.
    """

    unit: Unit
    by: int
    halves: int = 0
    last_named: bool = False
    more: tuple[tuple[Unit, int], ...] = ()


class Rolling(NamedTuple):
    """A stretch that ends (negative) or begins now: "the past three months", "the next two weeks".

    What lies ahead begins tomorrow, and with `today` ("within five days") today.
    """

    unit: Unit
    by: int
    halves: int = 0
    today: bool = False


class Edge(NamedTuple):
    """The early, middle or late third of something, or what is left of it.

    `open`: "earlier this year" reaches to the anchor, "later this year" begins there.
    """

    part: Part
    of: Form
    open: bool = False


class Piece(NamedTuple):
    """Units of a whole: its first nine months (1, 9), its last two weeks (-2, 2), its third week (3, 1), the week
    around it (0, 1). `weekday`: the units are such days ("the first Friday of July").
    """

    unit: Unit
    first: int
    length: int
    of: Form
    weekday: int | None = None


class Offset(NamedTuple):
    """So many units after (negative: before) something: "three days after Oct. 12"."""

    unit: Unit
    by: int
    of: Form


class Ended(NamedTuple):
    """The units that end with a day: "the year ended March 31", "nine months to June"; `over`: they have ended."""

    unit: Unit
    by: int
    end: Form
    over: bool


class Span(NamedTuple):
    """A period with two ends."""

    first: Form
    last: Form


class Odd(NamedTuple):
    """A date string that is delimited but not read: "7 octobre 2015"."""

    text: str


Form: TypeAlias = (
    Shift | Same | Day | Month | Year | Years | Section | Season | Holiday | Weekday
    | Ago | Rolling | Edge | Piece | Offset | Ended | Span | Odd
)  # fmt: skip


class Expression(NamedTuple):
    """A form at [start, end) of the text, with the bound that the words before it set."""

    start: int
    end: int
    form: Form
    bound: Bound | None = None
    mod: Mod | None = None


def named_year(form: Form, *, finer: bool = False) -> int | None:
    """The year that a form names in figures; `finer`: only beside a month, a day or a part of the year."""
    if isinstance(form, Span):
        return named_year(form.last, finer=finer)
    if isinstance(form, (Edge, Piece)):
        return named_year(form.of)
    if isinstance(form, Year):
        return None if finer else form.year
    if isinstance(form, (Day, Month, Season, Section, Holiday)):
        return form.year if isinstance(form.year, int) else None
    return None
