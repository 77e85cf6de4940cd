"""A table of phrases: every figure in them, and nothing else."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck import api
from factcheck.records.claims import Quantity
from factcheck.records.exact import number_text
from factcheck.rulebook.load import load
from factcheck.text.readers import plain

TABLE = tomllib.loads((Path(__file__).parent / "table.toml").read_text(encoding="utf-8"))
PHRASES = [(text, told) for group in TABLE.values() for text, told in group.items()]
RULEBOOK = load()


def quantities(text: str) -> list[Quantity]:
    found = api.extract(plain.read(text, file="-", published=None), rulebook=RULEBOOK).claims
    return [claim for claim in found if isinstance(claim, Quantity)]


def told(claim: Quantity, like: str) -> str:
    """The claim as the table writes it, with the columns that `like` has."""
    low, high = (None if end is None else number_text(end) for end in (claim.low, claim.high))
    value = str(low) if low == high else f"{low or ''}..{high or ''}"
    columns = len(like.split())
    fields = [value, claim.modifier, claim.unit or "-"][: min(columns, 3)]
    return " ".join(fields)


@pytest.mark.parametrize(("text", "expected"), PHRASES, ids=[text for text, _ in PHRASES])
def test_phrase(text: str, expected: list[str]) -> None:
    found = quantities(text)
    got = [told(claim, like) for claim, like in zip(found, expected, strict=False)]
    got += [told(claim, "a b c") for claim in found[len(expected) :]]
    assert got == expected


def test_values_are_exact() -> None:
    (claim,) = quantities("0.1 percent")
    assert Fraction(str(claim.low)) == Fraction(1, 10)
