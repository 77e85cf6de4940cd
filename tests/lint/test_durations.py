"""A duration beside its two ends is amiss only where it is so however the ends are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.rulebook.load import load
from factcheck.text.readers import plain

RULEBOOK = load()
STARTS = st.dates(date(1990, 1, 1), date(2024, 12, 31))
FRAMES = st.sampled_from((
    "The port was shut for {n} from {start} to {end}.",
    "From {start} to {end}, {n}, the port was shut.",
    "The strike lasted {n}, from {start} until {end}.",
    "The port was shut between {start} and {end}, {n} in all.",
    "The {n} from {start} through {end} were dry.",
))  # fmt: skip
FORMS = st.sampled_from(("%B %-d, %Y", "%-d %B %Y", "%-d %b %Y"))
LENGTHS = {"days": 1, "nights": 1, "weeks": 7, "fortnights": 14}


def found(text: str) -> bool:
    return any(finding.rule == "duration" for finding in api.lint(plain.read(text, file="-"), rulebook=RULEBOOK))


def told(frame: str, form: str, start: date, end: date, length: str) -> str:
    return frame.format(n=length, start=start.strftime(form), end=end.strftime(form))


@settings(max_examples=25, deadline=None)
@given(FRAMES, FORMS, STARTS, st.integers(2, 60), st.integers(-1, 1))
def test_days_with_both_ends_one_or_none(frame: str, form: str, start: date, days: int, counted: int) -> None:
    text = told(frame, form, start, start + timedelta(days), f"{days + counted} days")
    assert not found(text), text


@settings(max_examples=25, deadline=None)
@given(FRAMES, FORMS, STARTS, st.integers(3, 40), st.sampled_from(sorted(LENGTHS)), st.booleans())
def test_too_many_and_too_few(frame: str, form: str, start: date, many: int, unit: str, more: bool) -> None:
    """Twice as many, or half as many less two, is right in no reading."""
    end = start + timedelta(many * LENGTHS[unit])
    said = 2 * many + 2 if more else many // 2 - 1
    if said > 1:
        text = told(frame, form, start, end, f"{said} {unit}")
        assert found(text), text


@settings(max_examples=25, deadline=None)
@given(FRAMES, FORMS, STARTS, st.integers(2, 30))
def test_months_and_years_are_as_long_as_they_are(frame: str, form: str, start: date, many: int) -> None:
    months = start.month - 1 + many
    end = date(start.year + months // 12, months % 12 + 1, min(start.day, 28))
    assert not found(told(frame, form, start, end, f"{many} months"))
    later = date(start.year + many, start.month, min(start.day, 28))
    assert not found(told(frame, form, start, later, f"{many} years"))


LASTING = """
The nine-day strike ran from June 3 to June 28, 2019.
The 12-day truce lasted from June 3 to June 6, 2019.
The six-week course runs from May 1 to August 11, 2019.
The six-week summer course (May 1 to August 11, 2019) is full.
The three-month trial was held from March to November 2019.
Her five-year marriage, from 2001 to 2013, was happy.
For five years as mayor, from 2001 to 2013, she saved.
The 99-year war, between 1898 and 1927, ended.
The project took ten years, from 2001 to 2004.
A ten-day workshop in Rome, from June 3 to June 5, 2019, is planned.
The bridge was shut for 20 straight days from June 3 to June 5, 2019.
He spent 40 days in hospital between May 2 and May 12, 2019.
"""
NAMED_AFTER_A_TIME = """
The four-day week was tried from June 2018 to June 2019.
The five-day working week was law from 1990 to 2010.
The three-day weekend was law from 1990 to 2010.
The seven-day incidence rose from June 3 to June 28, 2019.
The 10-year bond yield fell from May 3 to May 28, 2019.
The 10-year bond yield fell between May 3 and May 28, 2019.
The 30-year mortgage rate rose from June 2018 to June 2019.
The five-year survival rate rose from 1990 to 2010.
The five-year survival rate (1990 to 2010) rose.
The three-month Treasury yield fell from May 2018 to May 2019.
Its two-year warranty covered cars built from 2001 to 2009.
The 12-month rate of inflation fell from May 2018 to July 2018.
In a two-day meeting they reviewed the accounts from 1990 to 2010.
A five-year study of patients treated from 1990 to 2010 was published.
A six-week maternity leave was the rule from 1990 to 2010.
The 28-day mortality fell from May 3 to May 28, 2020.
The 14-day quarantine was in force from March 1 to May 30, 2019.
A three-day workshop was offered from June 3 to August 28, 2019.
"""


@pytest.mark.parametrize("text", LASTING.strip().splitlines())
def test_what_lasts_lasts_from_end_to_end(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", NAMED_AFTER_A_TIME.strip().splitlines())
def test_what_is_named_after_a_time_need_not_last_it(text: str) -> None:
    assert not found(text)
