"""Intervals inside another: its edges and the pieces that are counted in it."""

from __future__ import annotations

from datetime import timedelta

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.forms import Edge, Ended, Piece, Unit
from factcheck.text.dates.frame import Frame


def edge(form: Edge, whole: Interval, frame: Frame) -> Interval:
    """The third of `whole` that is meant, or its part before or after the publication day."""
    now = frame.now if frame.now and whole.first <= frame.now <= whole.last else None
    if whole.grain == "day":
        return whole
    if form.part == "rest":
        return Interval(now, whole.last, "day") if now else whole
    if form.open and now:
        return Interval(whole.first, now, "day") if form.part == "early" else Interval(now, whole.last, "day")
    return calendar.third(whole, form.part)


def piece(form: Piece, whole: Interval) -> Interval | None:
    """So many units from the beginning or the end of `whole`; None where it has not so many."""
    if form.first == 0:
        return calendar.around(whole.first, form.unit)
    if form.weekday is not None:
        return _weekday(form, form.weekday, whole)
    if form.unit == "week":
        return _weeks(form, whole)
    unit: Unit = "week" if form.unit == "weekend" else form.unit
    after = whole.last + timedelta(days=1)
    first = calendar.add(whole.first, unit, form.first - 1) if form.first > 0 else calendar.add(after, unit, form.first)
    last = calendar.add(first, unit, form.length) - timedelta(days=1)
    grain = "day" if form.unit == "weekend" else form.unit
    return Interval(first, last, grain) if whole.first <= first <= last <= whole.last else None


def _weekday(form: Piece, weekday: int, whole: Interval) -> Interval | None:
    if form.first < 0:
        return calendar.day(whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7))
    found = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (form.first - 1))
    return calendar.day(found) if found <= whole.last else None


def _weeks(form: Piece, whole: Interval) -> Interval:
    """Weeks of a month or year: the first is the one that holds its first Thursday (ISO 8601)."""
    if form.first > 0:
        thursday = whole.first + timedelta(days=(3 - whole.first.weekday()) % 7 + 7 * (form.first - 1))
    else:
        thursday = whole.last - timedelta(days=(whole.last.weekday() - 3) % 7 - 7 * (form.first + 1))
    first = thursday - timedelta(days=3)
    return Interval(first, first + timedelta(days=7 * form.length - 1), "week")


def ended(form: Ended, end: Interval) -> Interval:
    """The units that end with the day (or month) `end`."""
    first = calendar.add(end.last + timedelta(days=1), form.unit, -form.by)
    return Interval(first, end.last, "day" if form.unit == "weekend" else form.unit)
