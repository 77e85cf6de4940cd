"""What holds of all dates: they read back as they were written, and move with the day they count from."""

import locale
import os
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.reading import dates

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def suffixed(day: int) -> str:
    suffix = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


DAY_FORMS = [
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"the {suffixed(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} the {suffixed(day.day)}, {day.year}",
    lambda day: (
        f"{MONTHS[day.month - 1][:3]}. {day.day}, {day.year}" if day.month != 5 else f"May {day.day}, {day.year}"
    ),
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month:02}/{day.day:02}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    lambda day: f"{day.month}/{day.day}/{day.year}",
    lambda day: f"{day.day:02}-{MONTHS[day.month - 1][:3]}-{day.year}",
]
days = st.dates(date(1000, 1, 1), date(2199, 12, 31))
news_days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(day=days, form=st.sampled_from(DAY_FORMS), published=st.none() | news_days)
@settings(max_examples=300, deadline=None)
def test_a_day_reads_back(day: date, form, published: date | None) -> None:
    words = form(day)
    text = f"The treaty was signed on {words}, at noon."
    (token,) = dates(text, published)
    assert (token.first, token.last) == (day, day)
    assert text[token.start : token.end].removeprefix("the ") == words.removeprefix("the ")


@given(first=days, length=st.integers(1, 3000))
@settings(max_examples=100, deadline=None)
def test_a_period_reads_back(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2199, 12, 31))
    form = DAY_FORMS[0]
    (token,) = dates(f"It lasted from {form(first)} to {form(last)}, they say.")
    assert (token.first, token.last) == (min(first, last), last)


@given(day=news_days)
@settings(max_examples=100, deadline=None)
def test_a_day_without_year_near_publication_reads_back(day: date) -> None:
    (token,) = dates(f"The treaty was signed on {MONTHS[day.month - 1]} {day.day}.", day + timedelta(days=40))
    assert token.first == day


@given(published=news_days, shift=st.integers(-4000, 4000))
@settings(max_examples=100, deadline=None)
def test_relative_days_move_with_the_day_of_publication(published: date, shift: int) -> None:
    text = "It fell yesterday, the day before yesterday, 11 days ago, over the past 20 days; it will end today."
    moved = timedelta(days=shift)
    here, there = dates(text, published), dates(text, published + moved)
    assert [(a.first + moved, a.last + moved) for a in here if a.first and a.last] == [(b.first, b.last) for b in there]


@given(published=news_days, weeks=st.integers(-500, 500))
@settings(max_examples=100, deadline=None)
def test_weeks_and_weekdays_move_by_weeks(published: date, weeks: int) -> None:
    text = "It fell Tuesday, last Friday, last week, this week, two weeks ago, over the weekend; it ends next Monday."
    moved = timedelta(weeks=weeks)
    here, there = dates(text, published), dates(text, published + moved)
    assert [a.first + moved for a in here if a.first] == [b.first for b in there]


@given(st.text(alphabet=st.sampled_from("MayJuneocf 0123456789-/.,'’sthe\nlastyeargobw"), max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_sorted_dates_inside_it(text: str) -> None:
    at = 0
    for token in dates(text, "2015-10-13"):
        assert at <= token.start < token.end <= len(text)
        assert (token.first is None) == (token.last is None)
        assert token.first is None or token.last is None or token.first <= token.last
        at = token.end


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no time zones to set here")
def test_time_zone_and_locale_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It fell yesterday, on 10/07/2015, on 7 octobre 2015 and last week; the 3rd of May was fine."
    before = dates(text, "2015-10-13")
    old = locale.setlocale(locale.LC_ALL)
    try:
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            for name in ("de_DE.UTF-8", "tr_TR.UTF-8", "C"):
                try:
                    locale.setlocale(locale.LC_ALL, name)
                except locale.Error:
                    continue
                assert dates(text, "2015-10-13") == before
    finally:
        locale.setlocale(locale.LC_ALL, old)
        os.environ.pop("TZ", None)
        time.tzset()
