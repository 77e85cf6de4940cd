"""An interval is in order, however the text turns its ends, in whatever notation and unit."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import api
from factcheck.records.claims import Attribution, Claim, Dating, Period, Quantity
from factcheck.records.exact import number_text
from factcheck.records.readings import DateReading, QuantityReading, Reading
from factcheck.rulebook.load import load
from factcheck.text.document import Publication
from factcheck.text.readers import plain

RULEBOOK = load()
PUBLISHED = Publication(date(2025, 6, 20), "as given")
WORDS = ("zero", "one", "two", "six", "twelve", "twenty-five", "ninety", "two hundred", "a half", "a third", "dozens")
NUMBERS = st.one_of(
    st.integers(0, 250).map(str),
    st.integers(1, 40_000).map(lambda number: f"{number:,}"),
    st.decimals(min_value=-60, max_value=60, places=1).map(lambda number: f"{number:f}"),
    st.integers(1, 30).map(lambda number: f"−{number}"),
    st.integers(1, 30).map(lambda number: f"minus {number}"),
    st.integers(1, 9).map(lambda number: f"{number}½"),
    st.sampled_from(WORDS),
)
SCALES = st.sampled_from(("", "", "", " thousand", " million", "m", "bn"))
UNITS = st.sampled_from((
    "", " percent", "%", " km", " metres", " miles", "ft", " kg", " tonnes", " kWh", " people", " points", " hours",
    " minutes", " days", " weeks", " months", " years", " years old", "p", " pence", " cents", "¢", " euros", " C",
    "°F", " degrees", " jobs a year", " times", "-year",
))  # fmt: skip
SIGNS = st.sampled_from(("", "", "", "$", "£", "€", "A$"))
ENDS = st.builds(lambda sign, number, scale, unit: f"{sign}{number}{scale}{unit}", SIGNS, NUMBERS, SCALES, UNITS)
FRAMES = st.sampled_from((
    "It lay between {} and {}.", "It went from {} to {}.", "Some {} to {} of them.", "A range of {}–{} is usual.",
    "Costs ranging from {} to {} were seen.", "It is {}-{} wide.", "It fell from {} to {}.", "{} or {} came.",
    "It was more than {} but less than {}.", "Less than {} and more than {} are left.", "They are aged {} to {}.",
    "Between {} ($4) and {} a head.", "It takes {} and {}.", "It won {}–{}.", "One to {} of every {} pupils.",
))  # fmt: skip
DAYS = st.dates(date(1890, 1, 1), date(2030, 12, 31))
WRITTEN = (
    "%B %-d, %Y",
    "%-d %B %Y",
    "%B %-d",
    "%B %Y",
    "%Y",
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%A",
    "early %Y",
    "the %Ys",
    "%B",
)
DATES = st.builds(lambda day, form: day.strftime(form), DAYS, st.sampled_from(WRITTEN))
PERIODS = st.sampled_from((
    "It ran from {} to {}.", "It ran between {} and {}.", "It ran {}–{}.", "It ran {} until {}.",
    "It ran {} through {}.", "It ran since {} and by {}.", "“We met,” she said on {} to {}.",
))  # fmt: skip


def check(text: str) -> None:
    """What the engines read of `text` is in order, and so are the claims made of it."""
    linked = api.link_up(plain.read(text, file="-", published=PUBLISHED), rulebook=RULEBOOK)
    for found in (*linked.readings, *linked.claims):
        assert in_order(found), (text, found)


def in_order(found: Claim | Period | Reading) -> bool:
    if isinstance(found, Quantity | QuantityReading):
        return found.low is None or found.high is None or found.low <= found.high
    if isinstance(found, Dating | Period | DateReading):
        return found.from_ is None or found.to is None or found.from_ <= found.to
    return not isinstance(found, Attribution) or found.date is None or in_order(found.date)


@settings(max_examples=300, deadline=None)
@given(FRAMES, ENDS, ENDS)
def test_figures_are_in_order(frame: str, one: str, other: str) -> None:
    check(frame.format(one, other))


@settings(max_examples=150, deadline=None)
@given(PERIODS, DATES, DATES)
def test_days_are_in_order(frame: str, one: str, other: str) -> None:
    check(frame.format(one, other))


def test_a_record_of_an_earlier_version_is_put_in_order() -> None:
    """Ledgers and sheets keep what was read, and an earlier version kept "between $35 and $25" as it stands there."""
    place: dict[str, object] = {"rule": "", "id": "", "file": "", "start": 0, "end": 1, "text": "x", "plain": "x"}
    place |= {"line": 1, "column": 1}
    figure = Quantity.model_validate(
        place | {"measure": "money", "low": "35", "high": "25", "modifier": "between", "unit": "USD"}
    )
    assert (figure.low, figure.high) == (25, 35)
    days = Dating.model_validate(place | {"from": "2019-06-09", "to": "2019-06-04", "grain": "day"})
    assert (days.from_, days.to) == (date(2019, 6, 4), date(2019, 6, 9))
    said = Period.model_validate({"from": "2019-06-09", "to": "2019-06-04"})
    assert said == Period.model_validate({"from": "2019-06-04", "to": "2019-06-09"})
    half = Quantity.model_validate(place | {"measure": "fraction", "low": "1/2", "high": "0.4", "modifier": "between"})
    assert (half.low, half.high) == (Fraction(2, 5), Fraction(1, 2))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Rooms cost between $35 and $25 a night.", "25", "35", "USD"),
        ("It holds between 900 and 300 people.", "300", "900", "people"),
        ("Between 70 and 60 percent of them came.", "60", "70", "percent"),
        ("Loans range from $5 million to $200,000.", "200000", "5000000", "USD"),
        ("Highs between −5 and −10 C are likely.", "-10", "-5", "degree Celsius"),
        ("Lows of -5 to -10 C are likely.", "-10", "-5", "degree Celsius"),
        ("Lows between zero and minus 5 degrees are likely.", "-5", "0", "degree"),
        ("A swing of minus 3 to minus 8 percent is seen.", "-8", "-3", "percent"),
        ("It costs between 50 and 80p.", "0.5", "0.8", "GBP"),
        ("It costs 50 to 80 pence.", "0.5", "0.8", "GBP"),
        ("It costs 5-7 cents.", "0.05", "0.07", "USD"),
        ("It costs between £1.20 and 80p.", "0.8", "1.2", "GBP"),
        ("It costs between 80p and £1.20.", "0.8", "1.2", "GBP"),
        ("A walk of between 500 metres and 2 km.", "0.5", "2", "kilometre"),
        ("It took between 90 minutes and two hours.", "1.5", "2", "hour"),
        ("It took between 6 months and 2 years.", "0.5", "2", "year"),
        ("It weighs 800 g to 2 kg.", "0.8", "2", "kilogram"),
        ("They are between 40 and 30 years old.", "30", "40", "year"),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str) -> None:
    (claim,) = quantities(text)
    assert claim.low is not None
    assert claim.high is not None
    assert (number_text(claim.low), number_text(claim.high), claim.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It fell from 12 to 8 percent.", ["12", "8"]),
        ("The index fell from -5 to -10 points.", ["-5", "-10"]),
        ("It took between six weeks and three months.", ["6", "3"]),
        ("It takes more than 2 hours but less than 90 minutes.", ["2", "90"]),
        ("They won 3-1.", ["3", "1"]),
        ("It rose from 12 cents in 2008 to 15.", ["0.12", "0.15"]),
        ("The gap of $9 billion to $7 billion is closing.", ["9000000000", "7000000000"]),
        ("In 3-1 wins they scored 20 times.", ["3", "1", "20"]),
    ],
)
def test_two_figures_are_no_range(text: str, values: list[str]) -> None:
    found = quantities(text)
    assert [number_text(end) for claim in found for end in (claim.low or claim.high,) if end is not None] == values


def quantities(text: str) -> list[Quantity]:
    found = api.extract(plain.read(text, file="-", published=PUBLISHED), rulebook=RULEBOOK).claims
    return [claim for claim in found if isinstance(claim, Quantity)]
