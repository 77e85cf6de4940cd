"""Interval arithmetic and the writer's own precision."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.formula import FormulaError, formula
from factcheck.figures.interval import EVERYTHING, Interval, point
from factcheck.figures.precision import meant, spacing
from factcheck.records.claims import Measure, Modifier

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)


@st.composite
def holding(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a value inside it."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(low, high), low + (high - low) * draw(st.fractions(min_value=0, max_value=1, max_denominator=20))


@given(holding(), holding())
def test_results_hold_the_results_of_the_values(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, other
    results = {a + b: x + y, a - b: x - y, a * b: x * y, abs(a): abs(x), -a: -x}
    if y:
        results[a / b] = x / y
    for interval, value in results.items():
        assert interval.low <= value <= interval.high


@given(holding(), holding())
def test_meets_is_symmetric_and_true_of_shared_values(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]
) -> None:
    a, b = one[0], other[0]
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)
    assert a.meets(EVERYTHING)


@pytest.mark.parametrize(
    ("text", "value", "measure", "modifier", "low", "high"),
    [
        ("40", 40, "count", "exact", 40, 40),
        ("6,238", 6238, "count", "exact", 6238, 6238),
        ("1,200", 1200, "count", "exact", 1150, 1250),
        ("4 million", 4_000_000, "money", "exact", 3_500_000, 4_500_000),
        ("1.5bn", 1_500_000_000, "money", "exact", 1_450_000_000, 1_550_000_000),
        ("13", 13, "percent", "exact", Fraction(25, 2), Fraction(27, 2)),
        ("0.1", Fraction(1, 10), "percent", "exact", Fraction(1, 20), Fraction(3, 20)),
        ("three", 3, "count", "exact", 3, 3),
        ("three million", 3_000_000, "count", "exact", 2_500_000, 3_500_000),
        ("21,000", 21000, "count", "at_most", 0, 21000),
        ("100", 100, "count", "about", 50, 150),
    ],
)
def test_precision(text: str, value: int, measure: Measure, modifier: Modifier, low: Fraction, high: Fraction) -> None:
    found = meant(Fraction(value), text=text, measure=measure, modifier=modifier)
    assert (found.low, found.high) == (low, high)


def test_nearly_lies_below_and_more_than_above() -> None:
    nearly = meant(Fraction(300), text="300", measure="count", modifier="about", lead="nearly ")
    assert nearly.low < 280
    assert nearly.high <= 305
    assert meant(Fraction(300), text="300", measure="count", modifier="over").low == 300


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=3))
def test_rounded_values_lie_inside(value: int, decimals: int) -> None:
    """What a writer rounds to a number of decimals is meant by what is written."""
    exact = Fraction(value, 1000)
    shown = round(exact, decimals)
    text = f"{float(shown):.{decimals}f}"
    found = meant(Fraction(text), text=text, measure="percent", modifier="exact")
    assert found.low <= exact <= found.high


@given(st.integers(min_value=1, max_value=10**12))
def test_spacing_is_never_negative_nor_larger_than_the_value(value: int) -> None:
    step = spacing(Fraction(value), text=str(value), measure="count")
    assert 0 <= step <= value


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a + b == 7", True),
        ("a * b == 13", False),
        ("abs(a - b) < 2", True),
        ("a > b and b > 0", False),
        ("a > b or not (a > b)", True),
        ("sqrt(b * b) == b", True),
        ("sum(parts) == 6", True),
        ("unknown == 4", True),
        ("1 < a < 4", True),
        ("-a < 0", True),
    ],
)
def test_formulas(text: str, holds: bool) -> None:
    values = {"a": point(3), "b": point(4), "parts": (point(1), point(2), point(3))}
    assert formula(text)(values) is holds


@pytest.mark.parametrize(
    "text",
    [
        "a ==",
        "__import__('os')",
        "a.b",
        "a[0]",
        "lambda: 1",
        "'text'",
        "open(a)",
        "max(a, b)",
        "a if b else c",
        "a ** b",
    ],
)
def test_formulas_are_a_closed_language(text: str) -> None:
    with pytest.raises(FormulaError):
        formula(text)


def test_a_name_that_nothing_binds_is_refused() -> None:
    with pytest.raises(FormulaError, match="nothing binds"):
        formula("a == b", names=frozenset({"a"}))
