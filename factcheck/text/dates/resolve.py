"""From what the words say to an interval of days, counted from the publication day or the date named last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import MAXYEAR, timedelta

from factcheck.text.dates import calendar, counting, inside
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Ended,
    Form,
    Holiday,
    Month,
    Odd,
    Offset,
    Piece,
    Rolling,
    Same,
    Season,
    Section,
    Shift,
    Span,
    Weekday,
    Year,
    YearOf,
    Years,
)
from factcheck.text.dates.frame import DAYS, MONTHS, Frame, ImpossibleDayError, day_of, meant, of_year
from factcheck.text.dates.holidays import holiday


def resolve(form: Form, frame: Frame) -> Interval | None:
    """The interval of `form`; None where it can't be known; `ImpossibleDayError` for the 31st of June."""
    try:
        return _resolve(form, frame)
    except ImpossibleDayError:
        raise
    except (ValueError, OverflowError):
        return None  # beyond the calendar of `datetime`


def _resolve(form: Form, frame: Frame) -> Interval | None:
    match form:
        case Day():
            return _day(form, frame)
        case Month() | Season() | Holiday():
            return _in_year(form, frame)
        case Year():
            return calendar.year(form.year) if 0 < form.year <= MAXYEAR else None
        case Years():
            return calendar.years(form.first, form.length)
        case Section():
            return _section(form, frame)
        case Weekday():
            return counting.weekday(form, _resolve(form.week, frame) if form.week else None, frame)
        case Shift():
            return counting.shift(form, frame)
        case Same():
            return counting.same(form, frame)
        case Ago():
            return counting.ago(form, frame)
        case Rolling():
            return counting.rolling(form, frame)
        case Span():
            return _span(form, frame)
        case Odd():
            from factcheck.text.dates.odd import read

            return read(form.text)
        case _:
            return _around(form, frame)


def _around(form: Edge | Piece | Offset | Ended, frame: Frame) -> Interval | None:
    """A form that holds another one."""
    if isinstance(form, Ended):
        end = _resolve(form.end, replace(frame, tense="over") if form.over else frame)
        return inside.ended(form, end) if end else None
    whole = _resolve(_now_in_news(form.of, frame), frame)
    if whole is None:
        return None
    if isinstance(form, Offset):
        return calendar.day(calendar.add(whole.first, form.unit, form.by))
    return inside.edge(form, whole, frame) if isinstance(form, Edge) else inside.piece(form, whole)


def _now_in_news(form: Form, frame: Frame) -> Form:
    """ "the end of the year" is this year's, unless a history is told."""
    if isinstance(form, Same) and form.unit and form.bare and frame.now and not frame.near:
        return Shift(form.unit, 0)
    return form


def _number(year: YearOf, frame: Frame) -> int | None:
    """The number of a year that is named or counted; a ValueError where it can't be counted."""
    if year is None or isinstance(year, int):
        return year
    whole = _resolve(year, frame)
    if whole is None:
        raise ValueError("the year can't be known")
    return whole.first.year


def _in_year(form: Month | Season | Holiday, frame: Frame) -> Interval | None:
    def make(year: int) -> Interval:
        if isinstance(form, Month):
            return calendar.month(year, form.month)
        if isinstance(form, Season):
            return calendar.season(form.name, year)
        return holiday(form.name, year, frame.vocabulary)

    if form.last_named and frame.last:
        return _beside(form.shift or 0, frame.last, make)
    return of_year(_number(form.year, frame), form.shift, frame, make, MONTHS)


def _beside(step: int, last: Interval, make: Callable[[int], Interval]) -> Interval:
    """ "the following spring", "the previous May": the next one behind or before the date named last."""
    year = last.last.year if step > 0 else last.first.year
    choices = [make(year + further) for further in (0, step)]
    over = (choice.first > last.last if step > 0 else choice.last < last.first for choice in choices)
    return next((choice for choice, beside in zip(choices, over, strict=True) if beside), choices[0])


def _day(form: Day, frame: Frame) -> Interval | None:
    month = form.month
    if not isinstance(month, int):
        return _day_of_month(form, frame)
    if form.day > calendar.month(2000, month).last.day:  # of a leap year
        raise ImpossibleDayError
    year = _number(form.year, frame)
    if year is not None:
        if (found := day_of(year, month, form.day)) is None:
            raise ImpossibleDayError
        return found
    if form.day == 29 and month == 2 and (base := frame.base):
        leap = (day_of(base.year + step, month, form.day) for step in range(-8, 9))
        return meant((day for day in leap if day), frame, DAYS)
    return of_year(None, None, frame, lambda number: day_of(number, month, form.day), DAYS)


def _day_of_month(form: Day, frame: Frame) -> Interval | None:
    """The day of a month that isn't named: "Friday the 22nd", "the 15th of next month"."""
    if isinstance(form.month, Shift):
        whole = _resolve(form.month, frame)
        if whole and form.day > whole.last.day:
            raise ImpossibleDayError
        return calendar.day(whole.first.replace(day=form.day)) if whole else None
    base = frame.base
    if base is None:
        return None
    months = (calendar.month(base.year, base.month + step).first for step in range(-12, 13))
    days = (day for first in months if (day := day_of(first.year, first.month, form.day)))
    return meant((day for day in days if form.weekday in (None, day.first.weekday())), frame, MONTHS)


def _section(form: Section, frame: Frame) -> Interval | None:
    make = calendar.quarter if form.unit == "quarter" else calendar.half
    length = 3 if form.unit == "quarter" else 6
    year = _number(form.year, frame)
    if form.number:
        return of_year(year, form.shift, frame, lambda number: make(form.number, number), MONTHS)
    reported = frame.reported if form.unit == "quarter" else None
    if year is not None:
        if reported is None and frame.now:
            reported = calendar.around(calendar.add_months(frame.now, -length), form.unit)
        return make((reported.first.month - 1) // length + 1, year) if reported else calendar.year(year)
    if form.shift == -1 and reported:
        return reported
    return calendar.around(calendar.add_months(frame.now, (form.shift or 0) * length), form.unit) if frame.now else None


def _span(form: Span, frame: Frame) -> Interval | None:
    if isinstance(form.first, Weekday) and isinstance(form.last, Weekday):
        return _days_of_week(form.first, form.last, frame)
    first = _resolve(form.first, frame)
    last = _resolve(form.last, frame if first is None else replace(frame, last=first))
    if first is None or last is None:
        return None
    if last.last < first.first:
        if getattr(form.last, "year", 0) is not None:
            return None
        last = Interval(calendar.add_months(last.first, 12), calendar.add_months(last.last, 12), last.grain)
    return Interval(first.first, last.last, first.grain if first.grain == last.grain else "day")


def _days_of_week(first: Weekday, last: Weekday, frame: Frame) -> Interval | None:
    """ "from Monday to Friday": the end where the tense points, the beginning within a week before it."""
    end = _resolve(last, frame)
    if end is None:
        return None
    return Interval(end.first - timedelta(days=(last.weekday - first.weekday) % 7), end.first, "day")
