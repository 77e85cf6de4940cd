"""Texts generated with figures that agree, rounded as writers round, never fire; a figure moved out of bounds does."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lint.drafts import grave

MODERATE = settings(max_examples=25, deadline=None)


def money(value: Fraction) -> str:
    """As newspapers write it: "$12.1 million", "$3 billion"."""
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if value >= size:
            shown = f"{float(value / size):.1f}".removesuffix(".0")
            return f"${shown} {word}"
    return f"${round(value):,}"


def percent(value: Fraction, decimals: int) -> str:
    return f"{float(value):.{decimals}f}%"


AMOUNTS = st.fractions(min_value=110_000_000, max_value=450_000_000, max_denominator=1)
RATES = st.fractions(min_value=12, max_value=60, max_denominator=100)


@MODERATE
@given(AMOUNTS, RATES, st.booleans(), st.integers(min_value=0, max_value=1))
def test_changes_that_agree_are_left_alone(then: Fraction, rate: Fraction, up: bool, decimals: int) -> None:
    now = then * (1 + rate / 100) if up else then * (1 - rate / 100)
    verb = "rose" if up else "fell"
    assert grave(f"Sales {verb} {percent(rate, decimals)} to {money(now)} from {money(then)} a year earlier.") == []


@MODERATE
@given(AMOUNTS, RATES, st.booleans())
def test_a_rate_moved_out_of_bounds_fires(then: Fraction, rate: Fraction, up: bool) -> None:
    now = then * (1 + rate / 100) if up else then * (1 - rate / 100)
    wrong = rate * 2 + 15
    verb = "rose" if up else "fell"
    found = grave(f"Sales {verb} {percent(wrong, 0)} to {money(now)} from {money(then)} a year earlier.")
    assert "percent-change" in found


@MODERATE
@given(AMOUNTS, RATES)
def test_a_verb_that_says_the_other_way_fires(then: Fraction, rate: Fraction) -> None:
    now = then * (1 + rate / 100)
    found = grave(f"Sales fell {percent(rate, 0)} to ${int(now):,} from ${int(then):,}.")
    assert {"direction", "percent-change"} & set(found)  # a dollar cut off may take the rate out of its bounds as well


@MODERATE
@given(
    st.integers(min_value=13, max_value=9_999),
    st.integers(min_value=13, max_value=9_999),
    st.sampled_from((1, 100, 1000)),
)
def test_sums_that_agree_are_left_alone(killed: int, hurt: int, rounding: int) -> None:
    total = killed + hurt
    shown = f"{total:,}" if rounding == 1 or total < rounding * 10 else f"More than {total // rounding * rounding:,}"
    text = f"{shown} people were killed or injured this year: {killed:,} were killed and another {hurt:,} injured."
    assert grave(text) == []


@MODERATE
@given(st.integers(min_value=113, max_value=9_999), st.integers(min_value=113, max_value=9_999))
def test_a_part_moved_out_of_bounds_fires(killed: int, hurt: int) -> None:
    total = killed + hurt
    text = (
        f"{total:,} people were killed or injured this year. The ministry counted "
        f"{killed + 2_000:,} people killed and another {hurt:,} injured."
    )
    assert "sum-of-parts" in grave(text)


@MODERATE
@given(st.integers(min_value=20, max_value=60), st.integers(min_value=20, max_value=39), st.booleans())
def test_leads_that_agree_are_left_alone(ahead: int, behind: int, points: bool) -> None:
    lead = abs(ahead - behind)
    unit = "percentage points" if points else "points"
    assert grave(f"Okafor leads by {lead} {unit}, {max(ahead, behind)}% to {min(ahead, behind)}%, in the poll.") == []


@MODERATE
@given(st.integers(min_value=40, max_value=60), st.integers(min_value=20, max_value=39))
def test_a_lead_moved_out_of_bounds_fires(ahead: int, behind: int) -> None:
    lead = ahead - behind + 5
    assert "poll-lead" in grave(f"Okafor leads by {lead} percentage points, {ahead}% to {behind}%, in the poll.")


@MODERATE
@given(st.fractions(min_value=3, max_value=900, max_denominator=10), st.integers(min_value=0, max_value=1))
def test_conversions_that_agree_are_left_alone(miles: Fraction, decimals: int) -> None:
    kilometres = round(miles * Fraction(1609344, 1000000), decimals)
    text = f"The mine lies {float(miles):.1f} miles ({float(kilometres):.{decimals}f} kilometers) from the town."
    assert grave(text) == []


@MODERATE
@given(st.integers(min_value=3, max_value=900))
def test_a_conversion_turned_round_fires(miles: int) -> None:
    wrong = round(miles / 1.609344)
    if wrong != miles:
        assert "unit-conversion" in grave(f"The mine lies {miles} miles ({wrong} kilometers) from the town.")


@MODERATE
@given(st.integers(min_value=2, max_value=9))
def test_lists_of_any_length_agree_with_their_number(number: int) -> None:
    towns = ["Ado", "Bly", "Cor", "Dun", "Elk", "Fay", "Gil", "Hod", "Ivo", "Jay"][:number]
    listed = ", ".join(towns[:-1]) + f" and {towns[-1]}"
    assert grave(f"Trains stop in {number} towns: {listed}.") == []
    assert grave(f"Trains stop in {number + 1} towns: {listed}.") == ["count-list"]
