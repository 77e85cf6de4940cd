"""What dates count from, and how the one that is meant is chosen among those of several years."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.tense import Tense
from factcheck.text.dates.vocabulary import Vocabulary

_ASIDE = 3
"""A bare year so many years away from a story is mentioned in passing, until another one near it is named."""
_NEVER = 1_000_000
_RECENT = timedelta(days=400)
_JUST_OVER = timedelta(days=25)
""" "Last May" isn't the May that ended so few days ago: that one is called last month."""


class Leaning(NamedTuple):
    """How many times nearer a date must be to be meant: one ahead where no tense tells, one against the tense."""

    ahead: int
    against_past: int
    against_future: int


DAYS = Leaning(ahead=1, against_past=3, against_future=4)
"""Days: "Nov. 20" in early November is a few days ahead, whatever the verb before it."""
MONTHS = Leaning(ahead=2, against_past=8, against_future=3)
"""Months and longer: without a tense they are over."""


class ImpossibleDayError(ValueError):
    """A day that its month doesn't have."""


@dataclass(slots=True)
class Frame:
    """What the expression at hand is counted from.

    `now` is the publication day, `last` the interval named last. With `near`, dates without a year stand beside
    `story`, the date that a history has come to; `aside` is a year that it may have jumped to, or only mentioned.
    `tense` says which way the words around point. `quarters` are those named so far, and how often: "a year ago"
    in a company's report means the quarter that it reports.
    """

    vocabulary: Vocabulary
    now: date | None
    last: Interval | None = None
    near: bool = False
    story: Interval | None = None
    aside: Interval | None = None
    tense: Tense = None
    quarters: dict[Interval, int] = field(default_factory=dict)

    @property
    def base(self) -> date | None:
        """The day that dates without a year stand around."""
        return self.story.first if self.near and self.story else self.now

    def remember(self, interval: Interval, *, bare_year: bool) -> None:
        """Let later dates count from this one; the story goes there unless it is a bare year far away."""
        self.last = interval
        confirmed = self.aside is not None and not _far(interval, self.aside)
        if bare_year and self.story and _far(interval, self.story) and not confirmed:
            self.aside = interval
        else:
            self.story, self.aside = interval, None

    def recent(self, interval: Interval) -> bool:
        """Whether an interval lies within about a year of the publication day."""
        return self.now is not None and abs(interval.first - self.now) < _RECENT

    @property
    def reported(self) -> Interval | None:
        """The quarter that the text speaks of most, the first of equals."""
        return max(self.quarters, key=lambda quarter: self.quarters[quarter]) if self.quarters else None


def _far(one: Interval, other: Interval) -> bool:
    return abs(one.first.year - other.first.year) > _ASIDE


def of_year(
    year: int | None, shift: int | None, frame: Frame, make: Callable[[int], Interval | None], leaning: Leaning
) -> Interval | None:
    """What `make` gives for a year that is named, or for the one that is meant."""
    if year is not None:
        return make(year)
    base = frame.base
    if base is None:
        return None
    choices = [choice for step in range(-2, 2) if (choice := make(base.year + step))]
    if shift is not None:
        return _stepped(choices, shift, base)
    return meant(choices, frame, leaning)


def meant(choices: Iterable[Interval], frame: Frame, leaning: Leaning) -> Interval | None:
    """The interval that is meant: near, and on the side where the tense points."""
    base = frame.base
    if base is None:
        return None
    around = frame.story if frame.near and frame.story else Interval(base, base, "day")
    return min(choices, key=lambda choice: _cost(choice, around, frame, leaning), default=None)


def _cost(choice: Interval, around: Interval, frame: Frame, leaning: Leaning) -> int:
    """How unlikely a reading is: the days between, weighed by the direction that the text takes."""
    if choice.first > around.last:
        gap, ahead = (choice.first - around.last).days, True
    elif choice.last < around.first:
        gap, ahead = (around.first - choice.last).days, False
    else:
        return 0
    if frame.near:
        return gap
    if frame.tense == "over":
        return gap + ahead * _NEVER
    if frame.tense is None:
        return gap * (leaning.ahead if ahead else 1)
    if frame.tense == "past":
        return gap * (leaning.against_past if ahead else 1)
    return gap * (1 if ahead else leaning.against_future)


def _stepped(choices: list[Interval], shift: int, base: date) -> Interval | None:
    """ "last May" is the May before this one, and not the month just over; "this May" this year's."""
    if shift == 0:
        return next((choice for choice in choices if choice.first.year == base.year), None)
    if shift > 0:
        return next((choice for choice in choices if choice.first > base), None)
    over = base - _JUST_OVER if choices and choices[0].grain == "month" else base
    return next((choice for choice in reversed(choices) if choice.last < over), None)


def day_of(year: int, month: int, day: int) -> Interval | None:
    """A day, None where this year's month doesn't have it."""
    return calendar.day(date(year, month, day)) if day <= calendar.month(year, month).last.day else None
