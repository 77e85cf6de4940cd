"""Odd or foreign date strings that the grammar delimits but doesn't read ("7 octobre 2015"): the work of dateparser."""

from __future__ import annotations

from datetime import datetime

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval


def read(text: str) -> Interval | None:
    """The day that an isolated date string names with day, month and year, else None.

    Imports dateparser, which is slow to load; nothing else of factcheck does.
    """
    import dateparser

    found = dateparser.parse(
        text,
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),  # neither the day nor the time zone of the machine may matter
            "TIMEZONE": "UTC",
            "TO_TIMEZONE": "UTC",
        },
    )
    return calendar.day(found.date()) if found else None
