"""A number written in any of the forms is read back exactly."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.rulebook.load import load
from factcheck.text.lexemes import Lexemes
from factcheck.text.numbers import Figure, scan
from tests.quantities.writing import digits_of, grouped, in_words, indian, plain

LEXICONS = load().lexicons
WHOLE = st.integers(2, 10**15 - 1)
DECIMALS = st.decimals("0.001", "99999.999", places=3).map(lambda value: value.normalize())
NAMES = {3: "third", 4: "quarter", 5: "fifth", 7: "seventh", 8: "eighth", 10: "tenth", 20: "twentieth"}
moderate = settings(max_examples=60, deadline=None)


def read(words: str) -> Figure:
    """The only figure of a sentence that has `words` in it; its place must give them back."""
    text = f"They say {words} came."
    (figure,) = scan(Lexemes(text), LEXICONS)
    assert text[figure.start : figure.end] == words
    return figure


@moderate
@given(WHOLE)
def test_words(value: int) -> None:
    for words in (in_words(value), in_words(value, joiner=" "), in_words(value, hyphen=" ")):
        assert read(words).value == value


@moderate
@given(st.integers(1000, 10**15), st.sampled_from([",", "\u00a0", "\u202f", "\u2009", " ", "’"]))
def test_grouped_digits(value: int, mark: str) -> None:
    assert read(grouped(value, mark)).value == value


@moderate
@given(st.integers(10**5, 10**12))
def test_indian_grouping(value: int) -> None:
    assert read(indian(value)).value == value


@moderate
@given(st.integers(2151, 10**12), st.sampled_from("0０٠۰०"))
def test_digits_of_any_script(value: int, zero: str) -> None:
    assert read(digits_of(value, zero)).value == value


@moderate
@given(DECIMALS, st.sampled_from(["thousand", "million", "billion", "trillion", "lakh", "crore"]))
def test_scaled(value: Decimal, scale: str) -> None:
    powers = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7}
    assert read(f"{plain(value)} {scale}").value == value * 10 ** powers[scale]
    assert read(f"{plain(value)}-{scale}").value == value * 10 ** powers[scale]


@moderate
@given(DECIMALS, st.sampled_from([("bn", 9), ("mn", 6), ("tn", 12), ("mln", 6), ("k", 3)]))
def test_scale_letters(value: Decimal, letters: tuple[str, int]) -> None:
    assert read(f"{plain(value)}{letters[0]}").value == value * 10 ** letters[1]


@moderate
@given(st.integers(1, 19), st.sampled_from(sorted(NAMES)))
def test_parts(above: int, below: int) -> None:
    name = NAMES[below] + ("s" if above > 1 else "")
    text = f"They lost {in_words(above)}-{name} of it."
    (figure,) = scan(Lexemes(text), LEXICONS)
    assert figure.value == Fraction(above, below)


@moderate
@given(st.integers(2, 900), st.sampled_from([("a half", "0.5"), ("a quarter", "0.25"), ("three quarters", "0.75")]))
def test_mixed(whole: int, part: tuple[str, str]) -> None:
    assert read(f"{in_words(whole)} and {part[0]}").value == whole + Decimal(part[1])
    assert read(f"{in_words(whole)} and {part[0]} million").value == (whole + Decimal(part[1])) * 10**6


@moderate
@given(st.integers(0, 99), st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_point(whole: int, decimals: list[int]) -> None:
    said = " ".join(in_words(digit) for digit in decimals)
    expected = Decimal(f"{whole}.{''.join(map(str, decimals))}")
    assert read(f"{in_words(whole)} point {said}").value == expected


@moderate
@given(DECIMALS, st.integers(-30, 30))
def test_powers_of_ten(value: Decimal, power: int) -> None:
    assert read(f"{plain(value)} × 10^{power}").value == value.scaleb(power)
    assert read(f"{plain(value)}e{power}").value == value.scaleb(power)


@moderate
@given(DECIMALS)
def test_negative(value: Decimal) -> None:
    for sign in ("-", "−", "minus ", "negative "):
        assert read(f"{sign}{plain(value)}").value == -value


@moderate
@given(st.text(alphabet="0123456789,.-–/$€£%: abkmonetwhdredillion\n()'", max_size=80))
def test_figures_stand_apart_and_in_order(text: str) -> None:
    figures = scan(Lexemes(text), LEXICONS)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
    assert all(one.end <= other.start for one, other in pairwise(figures))
