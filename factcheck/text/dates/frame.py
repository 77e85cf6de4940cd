"""What dates count from, and how the one that is meant is chosen among those of several years."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.tense import Tense
from factcheck.text.dates.vocabulary import Vocabulary

_AGAINST_TENSE = 3
"""A date against the tense must be so many times nearer to be meant."""
_ASIDE = 3
"""A bare year so many years away from a story is mentioned in passing, until another one near it is named."""
_RECENT = timedelta(days=400)
_JUST_OVER = timedelta(days=25)
""" "Last May" isn't the May that ended so few days ago: that one is called last month."""


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
        if (
            bare_year
            and self.story
            and _far(interval, self.story)
            and not (self.aside and not _far(interval, self.aside))
        ):
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
    year: int | None, shift: int | None, frame: Frame, make: Callable[[int], Interval | None], *, lazy: int
) -> Interval | None:
    """What `make` gives for a year that is named, or for the one that is meant.

    `lazy`: how many times nearer a date ahead must be to be meant where no tense tells.
    """
    if year is not None:
        return make(year)
    base = frame.base
    if base is None:
        return None
    choices = [choice for step in range(-2, 2) if (choice := make(base.year + step))]
    if shift is not None:
        return _stepped(choices, shift, base)
    return meant(choices, frame, lazy=lazy)


def meant(choices: Iterable[Interval], frame: Frame, *, lazy: int) -> Interval | None:
    """The interval that is meant: near, and on the side where the tense points."""
    base = frame.base
    if base is None:
        return None
    around = frame.story if frame.near and frame.story else Interval(base, base, "day")
    return min(choices, key=lambda choice: _cost(choice, around, frame, lazy), default=None)


def _cost(choice: Interval, around: Interval, frame: Frame, lazy: int) -> int:
    """How unlikely a reading is: the days between, weighed by the direction that the text takes."""
    if choice.first > around.last:
        gap, ahead = (choice.first - around.last).days, True
    elif choice.last < around.first:
        gap, ahead = (around.first - choice.last).days, False
    else:
        return 0
    if frame.near:
        return gap
    if frame.tense:
        return gap * (1 if ahead == (frame.tense == "future") else _AGAINST_TENSE)
    return gap * (lazy if ahead else 1)


def _stepped(choices: list[Interval], shift: int, base: date) -> Interval | None:
    """ "last May" is the May before this one, and not the month just over; "this May" this year's."""
    if shift == 0:
        return next((choice for choice in choices if choice.first.year == base.year), None)
    if shift > 0:
        return next((choice for choice in choices if choice.first > base), None)
    over = base if choices and choices[0].grain == "day" else base - _JUST_OVER
    return next((choice for choice in reversed(choices) if choice.last < over), None)


def day_of(year: int, month: int, day: int) -> Interval | None:
    """A day, None where this year's month doesn't have it."""
    return calendar.day(date(year, month, day)) if day <= calendar.month(year, month).last.day else None
