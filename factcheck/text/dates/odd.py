"""Odd or foreign date strings that the grammar delimits but doesn't read ("7 octobre 2015"): the work of dateparser."""

from __future__ import annotations

from datetime import date, datetime

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval


def read(text: str, now: date | None) -> Interval | None:
    """The day that an isolated date string names, or None. Imports dateparser, which is slow to load."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RELATIVE_BASE": datetime(2000, 1, 1), "TIMEZONE": "UTC"}
    found = dateparser.parse(text, settings=settings)
    return calendar.day(found.date()) if found else None
