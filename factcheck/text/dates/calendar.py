"""Arithmetic on days and intervals of days; all intervals are inclusive, weeks run from Monday to Sunday."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from factcheck.records.claims import Grain
from factcheck.text.dates.forms import Unit


class Interval(NamedTuple):
    """Days from first to last, both included, and the unit that they make up; None is an open end."""

    first: date
    last: date
    grain: Grain


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The first month of each season."""


def day(at: date) -> Interval:
    """One day."""
    return Interval(at, at, "day")


def month(year: int, number: int) -> Interval:
    """A month; a number outside 1 to 12 counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def days_in_month(year: int, number: int) -> int:
    """How many days a month has."""
    return monthrange(year, number)[1]


def months(year: int, first: int, count: int, grain: Grain) -> Interval:
    """`count` months from month `first` of `year` on."""
    return Interval(month(year, first).first, month(year, first + count - 1).last, grain)


def year(number: int) -> Interval:
    """A calendar year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def years(first: int, length: int) -> Interval:
    """A decade or century, from its round year on."""
    return Interval(
        date(max(first, 1), 1, 1), date(first + length - 1, 12, 31), "century" if length == 100 else "decade"
    )


def week(at: date) -> Interval:
    """The week, from Monday to Sunday, around a day."""
    monday = at - timedelta(days=at.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def quarter(number: int, number_of_year: int) -> Interval:
    """A quarter of a year, by its number."""
    return months(number_of_year, 3 * number - 2, 3, "quarter")


def half(number: int, number_of_year: int) -> Interval:
    """A half of a year, by its number."""
    return months(number_of_year, 6 * number - 5, 6, "half")


def season(name: str, number_of_year: int) -> Interval:
    """A season in whole months: spring is March to May; winter begins in December of its year."""
    return months(number_of_year, SEASONS[name], 3, "season")


def add_months(at: date, count: int) -> date:
    """The same day of another month, or the last one that this month has."""
    place = at.year * 12 + at.month - 1 + count
    number_of_year, number = place // 12, place % 12 + 1
    return date(number_of_year, number, min(at.day, monthrange(number_of_year, number)[1]))


def add(at: date, unit: Unit, count: int) -> date:
    """`at` moved by `count` units."""
    if unit in _MONTHS:
        return add_months(at, count * _MONTHS[unit])
    return at + timedelta(days=count * (1 if unit == "day" else 7))


_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def around(at: date, unit: Unit) -> Interval:
    """The unit of the calendar that holds a day."""
    if unit == "day":
        return day(at)
    if unit == "week":
        return week(at)
    if unit == "weekend":
        saturday = week(at).first + timedelta(days=5)
        return Interval(saturday, saturday + timedelta(days=1), "day")
    if unit == "month":
        return month(at.year, at.month)
    if unit == "quarter":
        return quarter((at.month + 2) // 3, at.year)
    if unit == "half":
        return half((at.month + 5) // 6, at.year)
    if unit == "season":
        return months(at.year, at.month // 3 * 3, 3, "season")
    if unit == "year":
        return year(at.year)
    return years(at.year // 10 * 10, 10) if unit == "decade" else years(at.year // 100 * 100, 100)


def third(whole: Interval, part: Literal["early", "mid", "late"]) -> Interval:
    """The early, middle or late third of an interval: days 1 to 10, 11 to 20 and the rest of a month; four months
    of a year; years 0 to 3, 4 to 6 and 7 to 9 of a decade; Monday and Tuesday, two days, and the rest of a week.
    """
    first, last, grain = whole
    index = ("early", "mid", "late").index(part)
    inner: Grain = "day"
    if grain == "month":
        cuts = [first, first.replace(day=11), first.replace(day=21)]
    elif grain in ("year", "half", "quarter", "season"):
        step = ((last.year - first.year) * 12 + last.month - first.month + 1) // 3
        cuts = [add_months(first, step * number) for number in range(3)]
        inner = "month"
    elif grain in ("decade", "century"):
        length = last.year - first.year + 1
        cuts = [date(first.year + cut, 1, 1) for cut in (0, length * 4 // 10, length * 7 // 10)]
        inner = "year"
    elif grain == "week":
        cuts = [first, first + timedelta(days=2), first + timedelta(days=4)]
    else:
        return whole
    return Interval(cuts[index], cuts[index + 1] - timedelta(days=1) if index < 2 else last, inner)


def easter(number_of_year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13, 1876)."""
    a, b, c = number_of_year % 19, number_of_year // 100, number_of_year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, rest = divmod(h + m - 7 * n + 114, 31)
    return date(number_of_year, number, rest + 1)


def nth_weekday(number_of_year: int, number: int, nth: int, weekday: int) -> date:
    """The nth such weekday of a month, from 1; -1: the last."""
    if nth < 0:
        last = month(number_of_year, number).last
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(number_of_year, number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
