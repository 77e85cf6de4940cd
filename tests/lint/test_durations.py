"""A duration beside its two ends is amiss only where it is so however the ends are counted."""

from datetime import date, timedelta

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
