"""From what the words say to an interval of days, counted from the publication day or the date named last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

from factcheck.text.dates import calendar
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
)  # fmt: skip
from factcheck.text.dates.holidays import holiday
from factcheck.text.dates.tense import Tense
from factcheck.text.dates.vocabulary import Vocabulary


@dataclass(slots=True)
class Frame:
    """What an expression is counted from.

    `now`: the publication day. `last`: the interval named last. `near`: dates without year lie beside
    `last`, as in a history. `tense`: which way the words around point.
    """

    vocabulary: Vocabulary
    now: date | None
    last: Interval | None = None
    near: bool = False
    tense: Tense = None


class ImpossibleDayError(ValueError):
    """A day that its month doesn't have."""


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
        case Year():
            return calendar.year(form.year) if 0 < form.year <= MAXYEAR else None
        case Month():
            return _nearest(form.year, form.shift, frame, lambda year: calendar.month(year, form.month), lazy=2)
        case Years():
            return calendar.years(form.first, form.length)
        case Section():
            return _section(form, frame)
        case Season():
            return _nearest(form.year, form.shift, frame, lambda year: calendar.season(form.name, year), lazy=2)
        case Holiday():
            return _nearest(
                form.year, form.shift, frame, lambda year: holiday(form.name, year, frame.vocabulary), lazy=2
            )
        case Weekday():
            return _weekday(form, frame)
        case Shift():
            return _shift(form, frame)
        case Same():
            return _same(form, frame)
        case Ago():
            return _ago(form, frame)
        case Rolling():
            return _rolling(form, frame)
        case Edge():
            return _edge(form, frame)
        case Piece():
            return _piece(form, frame)
        case Offset():
            base = _resolve(form.of, frame)
            if base is None:
                return None
            return calendar.day(calendar.add(base.first, form.unit, form.count))
        case Span():
            return _span(form, frame)
        case Ended():
            end = _resolve(form.end, frame)
            if end is None:
                return None
            first = calendar.add(end.last + timedelta(days=1), form.unit, -form.count)
            return Interval(first, end.last, "quarter" if form.unit == "quarter" else "year")
        case Odd():
            from factcheck.text.dates.odd import read

            return read(form.text, frame.now)


def _year_of(year: YearOf, frame: Frame) -> int | None:
    """The number of a year that is named or counted."""
    if year is None or isinstance(year, int):
        return year
    whole = _resolve(year, frame)
    return whole.first.year if whole else None


def _nearest(
    year: YearOf, shift: int | None, frame: Frame, make: Callable[[int], Interval], *, lazy: int
) -> Interval | None:
    """What `make` gives for the year that is named, or else for the one that is meant."""
    if year is not None:
        number = _year_of(year, frame)
        return make(number) if number is not None else None
    base = _base(frame) if shift is None else frame.now
    if base is None:
        return None
    choices = [make(base.year + step) for step in (-1, 0, 1)]
    if shift is not None:
        return _stepped(choices, make(base.year - 2), shift, base)
    if frame.near:
        return min(choices, key=lambda choice: _gap(choice, base))
    return min(choices, key=lambda choice: _cost(choice, base, frame.tense, lazy))


def _base(frame: Frame) -> date | None:
    if frame.near and frame.last:
        return frame.last.first
    return frame.now


def _gap(choice: Interval, base: date) -> int:
    """How many days lie between an interval and a day."""
    if choice.last < base:
        return (base - choice.last).days
    return max(0, (choice.first - base).days)


def _cost(choice: Interval, base: date, tense: Tense, lazy: int) -> float:
    """How unlikely a reading is: far away, or against the tense; without tense the past is the rule."""
    gap = _gap(choice, base)
    if gap == 0:
        return 0
    ahead = choice.first > base
    if tense == "past":
        return gap * (4 if ahead else 1)
    if tense == "future":
        return gap * (1 if ahead else 4)
    return gap * (lazy if ahead else 1)


def _stepped(choices: list[Interval], earlier: Interval, shift: int, base: date) -> Interval:
    """ "last May" is the May before this one and not the month just over; "this May" this year's."""
    if shift == 0:
        return choices[1]
    if shift > 0:
        return next(choice for choice in (*choices[1:], choices[-1]) if choice.first > base or choice is choices[-1])
    before = [
        choice
        for choice in (earlier, *choices)
        if choice.last < base - timedelta(days=25) or (choice.grain == "day" and choice.last < base)
    ]
    return before[-1]


def _day(form: Day, frame: Frame) -> Interval | None:
    if form.month is None or isinstance(form.month, Shift):
        return _day_of_month(form, frame)
    month = form.month
    if form.day > calendar.month(2000, month).last.day:  # of a leap year
        raise ImpossibleDayError
    if form.year is not None:
        year = _year_of(form.year, frame)
        if year is None:
            return None
        if form.day > calendar.month(year, month).last.day:
            raise ImpossibleDayError
        return calendar.day(date(year, month, form.day))
    base = _base(frame)
    if base is None:
        return None
    days = []
    for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4) if (month, form.day) == (2, 29) else (-1, 0, 1):
        try:
            days.append(calendar.day(date(base.year + step, month, form.day)))
        except ValueError:
            continue
    if not days:
        return None
    if frame.near:
        return min(days, key=lambda choice: _gap(choice, base))
    return min(days, key=lambda choice: _cost(choice, base, frame.tense, 1))


def _day_of_month(form: Day, frame: Frame) -> Interval | None:
    """The day of a month that isn't named: "Friday the 22nd", "the 15th of next month"."""
    if isinstance(form.month, Shift):
        whole = _resolve(form.month, frame)
        if whole is None:
            return None
        if form.day > whole.last.day:
            raise ImpossibleDayError
        return calendar.day(whole.first.replace(day=form.day))
    base = _base(frame)
    if base is None:
        return None
    days = []
    for step in range(-12, 13):
        month = calendar.month(base.year, base.month + step)
        if form.day <= month.last.day:
            day = month.first.replace(day=form.day)
            if form.weekday is None or day.weekday() == form.weekday:
                days.append(calendar.day(day))
    return min(days, key=lambda choice: _cost(choice, base, frame.tense, 2)) if days else None


def _weekday(form: Weekday, frame: Frame) -> Interval | None:
    if form.week is not None:
        week = _resolve(form.week, frame)
        return calendar.day(week.first + timedelta(days=form.weekday)) if week else None
    base = frame.last.first if frame.near and frame.last and frame.last.grain == "day" else frame.now
    if base is None or (frame.near and frame.last and frame.last.grain != "day"):
        return None
    back = (base.weekday() - form.weekday) % 7
    if form.shift is None:
        if frame.near or (frame.tense == "future" and back):
            return calendar.day(base + timedelta(days=7 - back if back else 0))
        return calendar.day(base - timedelta(days=back))
    if form.shift < 0:
        return calendar.day(base - timedelta(days=back or 7))
    if form.shift > 0:
        return calendar.day(base + timedelta(days=(7 - back) or 7))
    return calendar.day(calendar.week(base).first + timedelta(days=form.weekday))


def _shift(form: Shift, frame: Frame) -> Interval | None:
    if frame.now is None:
        return None
    if form.unit == "weekend" and form.count == -1 and frame.now.weekday() < 5:
        return calendar.around(frame.now - timedelta(days=7), "weekend")
    return calendar.around(
        calendar.add(frame.now, "week" if form.unit == "weekend" else form.unit, form.count), form.unit
    )


def _same(form: Same, frame: Frame) -> Interval | None:
    """The unit around what was named last; in the news, where nothing near was named, around today."""
    if form.unit == "weekend" and form.count == 0:
        return _weekend(frame)
    if form.unit == "quarter" and form.count == 0:
        if frame.last and frame.last.grain == "quarter":
            return frame.last
        return _section(Section("quarter", 0, None, shift=-1), frame)
    base = frame.last
    if base is None:
        return calendar.around(calendar.add(frame.now, form.unit, form.count), form.unit) if frame.now else None
    day = base.last if form.count > 0 else base.first
    return calendar.around(calendar.add(day, "week" if form.unit == "weekend" else form.unit, form.count), form.unit)


def _weekend(frame: Frame) -> Interval | None:
    base = frame.last.first if frame.near and frame.last else frame.now
    if base is None:
        return None
    this = calendar.around(base, "weekend")
    return (
        this if frame.tense == "future" or base.weekday() >= 5 else calendar.around(base - timedelta(days=7), "weekend")
    )


def _section(form: Section, frame: Frame) -> Interval | None:
    make = calendar.quarter if form.unit == "quarter" else calendar.half
    many = 4 if form.unit == "quarter" else 2
    if form.number:
        return _nearest(form.year, form.shift, frame, lambda year: make(form.number, year), lazy=2)
    if form.year is not None:
        year = _year_of(form.year, frame)
        if year is None:
            return None
        last = frame.last if frame.last and frame.last.grain == form.unit else None
        if last is None and frame.now is not None:
            last = calendar.around(calendar.add_months(frame.now, -12 // many), form.unit)
        return make((last.first.month - 1) * many // 12 + 1, year) if last else calendar.year(year)
    if frame.now is None:
        return None
    if form.shift == -1 and frame.last and frame.last.grain == form.unit and not frame.tense:
        return frame.last
    return calendar.around(calendar.add_months(frame.now, (form.shift or 0) * 12 // many), form.unit)


def _ago(form: Ago, frame: Frame) -> Interval | None:
    last = frame.last
    if form.unit == "year" and form.count == -1 and last and last.grain in ("quarter", "half") and not form.halves:
        return calendar.around(calendar.add_months(last.first, -12), last.grain)
    base = frame.now
    if form.last_named:
        base = last.first if last and (frame.near or last.grain == "day" or form.unit == "year") else base
        if last and form.count > 0:
            base = last.last
        elif last is None and form.count > 0:
            return None
    if base is None:
        return None
    day = calendar.add(base, form.unit, form.count)
    if form.halves:
        day = calendar.add(day, "month", 6 * form.halves) if form.unit == "year" else day
        return calendar.around(day, "month" if form.unit == "year" else form.unit)
    if form.unit == "decade":
        return calendar.year(day.year)
    return calendar.around(day, form.unit)


def _rolling(form: Rolling, frame: Frame) -> Interval | None:
    """ "the past three months" ends with the publication day, "the next three" begins with it."""
    if frame.now is None:
        return None
    if form.unit == "quarter" and abs(form.count) > 1:
        near = calendar.around(frame.now, "quarter")
        edge = calendar.around(calendar.add_months(near.first, 3 * form.count), "quarter")
        if form.count < 0:
            return Interval(edge.first, near.first - timedelta(days=1), "quarter")
        return Interval(near.last + timedelta(days=1), edge.last, "quarter")
    other = calendar.add(frame.now, form.unit, form.count)
    if form.halves:
        other = calendar.add(other, "month", 6 * form.halves) if form.unit == "year" else _half(other, form)
    grain = form.unit if form.unit != "weekend" else "day"
    first, last = sorted((other, frame.now))
    return Interval(first, last, grain)


def _half(day: date, form: Rolling) -> date:
    days = {"day": 0, "week": 3, "month": 15, "decade": 1826, "century": 18262}.get(form.unit, 45)
    return day + timedelta(days=days * form.halves)


def _edge(form: Edge, frame: Frame) -> Interval | None:
    inner = form.of
    if isinstance(inner, Same) and inner.count == 0 and not frame.near:
        inner = Shift(inner.unit, 0)
    whole = _resolve(inner, frame)
    if whole is None:
        return None
    if form.part == "rest":
        now = frame.now
        return Interval(now, whole.last, whole.grain) if now and whole.first <= now <= whole.last else whole
    if whole.grain == "day" and whole.first == whole.last:
        return whole
    if (form.open and isinstance(inner, Shift) and inner.count == 0 and frame.now and form.of != inner) or (
        form.open and _has_now(whole, frame)
    ):
        return _open(form, whole, frame)
    return calendar.third(whole, form.part)


def _has_now(whole: Interval, frame: Frame) -> bool:
    return frame.now is not None and whole.first <= frame.now <= whole.last


def _open(form: Edge, whole: Interval, frame: Frame) -> Interval:
    """ "earlier this year": from its beginning to today; "year-end": its last day."""
    now = frame.now
    if now is None or not whole.first <= now <= whole.last:
        return calendar.third(whole, form.part)
    if form.part == "early":
        return Interval(whole.first, now, "day")
    return Interval(now, whole.last, "day")


def _piece(form: Piece, frame: Frame) -> Interval | None:
    inner = form.of
    if isinstance(inner, Same) and inner.count == 0 and not frame.near:
        inner = Shift(inner.unit, 0)
    whole = _resolve(inner, frame)
    if whole is None:
        return None
    if form.first == 0:
        return calendar.around(whole.first, form.unit)
    if form.weekday is not None:
        return _nth_weekday(form, whole)
    if form.unit == "week":
        return _weeks(form, whole)
    unit = "quarter" if form.unit == "weekend" else form.unit
    if form.first > 0:
        first = calendar.add(whole.first, unit, form.first - 1)
        last = calendar.add(first, unit, form.count) - timedelta(days=1)
    else:
        end = whole.last + timedelta(days=1)
        first = calendar.add(end, unit, form.first)
        last = calendar.add(first, unit, form.count) - timedelta(days=1)
    return Interval(first, last, "day" if form.unit == "weekend" else form.unit)


def _nth_weekday(form: Piece, whole: Interval) -> Interval | None:
    weekday = form.weekday or 0
    if form.first < 0:
        return calendar.day(whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7))
    found = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (form.first - 1))
    return calendar.day(found) if found <= whole.last else None


def _weeks(form: Piece, whole: Interval) -> Interval:
    """Weeks of a month or year: the first is the one that holds its first Thursday (ISO 8601)."""
    thursday = whole.first + timedelta(days=(3 - whole.first.weekday()) % 7)
    if form.first > 0:
        first = thursday - timedelta(days=3) + timedelta(days=7 * (form.first - 1))
    else:
        last_thursday = whole.last - timedelta(days=(whole.last.weekday() - 3) % 7)
        first = last_thursday - timedelta(days=3) + timedelta(days=7 * (form.first + 1))
    return Interval(first, first + timedelta(days=7 * form.count - 1), "week")


def _span(form: Span, frame: Frame) -> Interval | None:
    first = _resolve(form.first, frame)
    last = _resolve(form.last, replace(frame, last=first or frame.last))
    if first is None or last is None:
        return None
    if last.last < first.first:
        if getattr(form.first, "year", 0) is None and getattr(form.last, "year", 0) is None:
            later = _shifted_year(last)
            last = later if later.last >= first.first else last
        if last.last < first.first:
            return None
    grain = first.grain if first.grain == last.grain else "day"
    return Interval(first.first, last.last, grain)


def _shifted_year(interval: Interval) -> Interval:
    return Interval(calendar.add_months(interval.first, 12), calendar.add_months(interval.last, 12), interval.grain)
