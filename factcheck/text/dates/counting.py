"""Intervals that are counted from the publication day or from the date named last."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.records.claims import Grain
from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.forms import Ago, Rolling, Same, Shift, Unit, Weekday
from factcheck.text.dates.frame import Frame

_DAYS: dict[Unit, int] = {
    "day": 1, "weekend": 2, "week": 7, "month": 31, "quarter": 92, "half": 184, "season": 92, "year": 366,
    "decade": 3653, "century": 36525,
}  # fmt: skip


def shift(form: Shift, frame: Frame) -> Interval | None:
    """ "yesterday", "last week", "next year"."""
    if frame.now is None:
        return None
    step: Unit = "week" if form.unit == "weekend" else form.unit
    return calendar.around(calendar.add(frame.now, step, form.by), form.unit)


def same(form: Same, frame: Frame) -> Interval | None:
    """ "that year" around the date named last, if that lies in one."""
    if form.unit is None:
        return frame.last
    if form.unit == "weekend" and form.by == 0:
        return _weekend(frame)
    if form.unit == "quarter" and form.by == 0 and (reported := frame.reported):
        return reported
    last = frame.last
    if last is None or (last.last - last.first).days >= _DAYS[form.unit]:
        return None
    day = last.last if form.by > 0 else last.first
    step: Unit = "week" if form.unit == "weekend" else form.unit
    return calendar.around(calendar.add(day, step, form.by), form.unit)


def _weekend(frame: Frame) -> Interval | None:
    """ "the weekend": the last one, this one on its own days, the next one where the tense points ahead."""
    base = frame.base
    if base is None:
        return None
    past = frame.tense != "future" and base.weekday() < 5
    return calendar.around(base - timedelta(days=7 * past), "weekend")


def weekday(form: Weekday, week: Interval | None, frame: Frame) -> Interval | None:
    """A bare weekday; today counts."""
    if form.week is not None:
        return calendar.day(week.first + timedelta(days=form.weekday)) if week else None
    base = frame.base
    story = frame.story if frame.near else None
    if form.last_named and frame.last and frame.last.grain == "day":
        base = frame.last.first
    if base is None or (story and story.grain not in ("day", "week")):
        return None
    back = (base.weekday() - form.weekday) % 7
    if form.shift == 0:
        return calendar.day(calendar.week(base).first + timedelta(days=form.weekday))
    if form.shift is not None:
        return calendar.day(base - timedelta(days=back or 7) if form.shift < 0 else base + timedelta(days=7 - back))
    ahead = back and (story or frame.tense == "future")
    return calendar.day(base + timedelta(days=7 - back) if ahead else base - timedelta(days=back))


def ago(form: Ago, frame: Frame) -> Interval | None:
    """ "two years ago", in the grain of its unit; "a year ago" in a report on a quarter is that quarter's year."""
    if form.unit == "year" and form.by == -1 and not (form.halves or form.more) and (reported := frame.reported):
        return calendar.around(calendar.add_months(reported.first, -12), reported.grain)
    base, last = frame.now, frame.last
    if last and (form.last_named or frame.near):
        if (last.last - last.first).days >= 2 * _DAYS[form.unit]:
            return None  # "a week later" than a year
        base = last.last if form.by > 0 else last.first
    if base is None:
        return None
    day = calendar.add(base, form.unit, form.by)
    if form.more:
        for unit, count in form.more:
            day = calendar.add(day, unit, count)
        return calendar.day(day)
    if form.halves:
        return calendar.around(_half(day, form.unit, form.halves), "month" if form.unit == "year" else form.unit)
    return calendar.around(day, "year" if form.unit == "decade" else form.unit)


def rolling(form: Rolling, frame: Frame) -> Interval | None:
    """ "the past three months" ends with the publication day, "the next three" begin after it; quarters are whole."""
    now = frame.now
    if frame.near and frame.last and abs(form.by) == 1 and not form.halves:
        return same(Same(form.unit, form.by), frame)
    if now is None:
        return None
    if form.unit == "quarter":
        this = calendar.around(now, "quarter")
        other = calendar.around(calendar.add_months(this.first, 3 * form.by), "quarter")
        if form.by < 0:
            return Interval(other.first, this.first - timedelta(days=1), "quarter")
        return Interval(this.last + timedelta(days=1), other.last, "quarter")
    end = calendar.add(now, form.unit, form.by)
    if form.halves:
        end = _half(end, form.unit, form.halves)
    grain: Grain = "day" if form.unit == "weekend" else form.unit
    if form.by < 0:
        return Interval(end, now, grain)
    return Interval(now if form.today else now + timedelta(days=1), end, grain)


def _half(day: date, unit: Unit, halves: int) -> date:
    """`day` moved by half a unit."""
    if unit == "year":
        return calendar.add_months(day, 6 * halves)
    return day + timedelta(days=_DAYS[unit] // 2 * halves)
