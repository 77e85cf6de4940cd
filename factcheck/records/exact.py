"""Exact numbers: a `Decimal` for what was written in digits or words, a `Fraction` for "one third".

Never floats: a figure that a checker compares must be the figure that was written.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

Number: TypeAlias = Decimal | Fraction


def number_text(value: Number) -> str:
    """The contract's string: "20000000000", "0.05", "1/3". Never an exponent, no trailing zeros."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def read_number(value: object) -> Number:
    """The inverse of `number_text`; a ValueError says what is not a number."""
    if isinstance(value, (Decimal, Fraction)):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str):
        try:
            number = Fraction(value) if "/" in value else Decimal(value)
        except (ArithmeticError, ValueError):
            raise ValueError(f"{value!r} is not a decimal or a fraction") from None
        if isinstance(number, Fraction) or number.is_finite():
            return number
    raise ValueError(f"{value!r} is not a decimal or a fraction")


Exact = Annotated[
    Number,
    PlainValidator(read_number),
    PlainSerializer(number_text, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$|^-?[0-9]+/[1-9][0-9]*$"}),
]
"""A pydantic field that holds a `Number` and reads and writes it as the contract's string."""
