"""Days with a name: fixed ones, nth weekdays of a month, and those that move with Easter."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.text.dates import calendar
from factcheck.text.dates.calendar import Interval
from factcheck.text.dates.vocabulary import Vocabulary


def holiday(name: str, year: int, vocabulary: Vocabulary) -> Interval:
    """The day of `name` in `year`; a KeyError for a name that the lexicon doesn't have."""
    rule = vocabulary.holiday_rules[name]
    if isinstance(rule, str):
        month, day = rule.split("-")
        return calendar.day(date(year, int(month), int(day)))
    if isinstance(rule, int):
        return calendar.day(calendar.easter(year) + timedelta(days=rule))
    month_number, nth, weekday, after = rule
    return calendar.day(calendar.nth_weekday(year, month_number, nth, weekday) + timedelta(days=after))
