"""Arithmetic on days."""

from datetime import date

import pytest

from factcheck.text.dates import calendar
from factcheck.text.dates.holidays import holiday
from factcheck.text.dates.vocabulary import Vocabulary
from tests.dates.reading import lexicons


@pytest.mark.parametrize(
    ("year", "day"), [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2018, "2018-04-01")]
)
def test_easter(year: int, day: str) -> None:
    assert calendar.easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 2015, "2015-11-26"), ("labor day", 2015, "2015-09-07"), ("memorial day", 2015, "2015-05-25"),
        ("election day", 1998, "1998-11-03"), ("election day", 2016, "2016-11-08"), ("good friday", 2015, "2015-04-03"),
        ("christmas eve", 2015, "2015-12-24"), ("martin luther king day", 2013, "2013-01-21"),
        ("cyber monday", 2015, "2015-11-30"),
    ],
)  # fmt: skip
def test_holiday(name: str, year: int, day: str) -> None:
    assert holiday(name, year, Vocabulary(lexicons())).first == date.fromisoformat(day)


def test_months_count_on_into_other_years() -> None:
    assert calendar.month(2015, 14) == calendar.month(2016, 2)
    assert calendar.add_months(date(2015, 1, 31), 1) == date(2015, 2, 28)
    assert calendar.add_months(date(2015, 1, 31), -2) == date(2014, 11, 30)


@pytest.mark.parametrize("grain", ["week", "month", "quarter", "half", "season", "year", "decade", "century"])
def test_thirds_make_up_the_whole(grain: str) -> None:
    whole = calendar.around(date(2015, 5, 6), grain)  # type: ignore[arg-type]
    early, mid, late = (calendar.third(whole, part) for part in ("early", "mid", "late"))
    assert (early.first, late.last) == (whole.first, whole.last)
    assert (mid.first - early.last).days == (late.first - mid.last).days == 1
