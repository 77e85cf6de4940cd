"""Numbers that rules and lexicons hold in quotation marks: "0.05", "1/3", "225..366"."""

import re
from fractions import Fraction
from typing import Annotated, TypeAlias

from pydantic import AfterValidator

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30}|/0{0,29}[1-9][0-9]{0,29})?")
"""As long as people write them: a power of ten in few characters would take all memory."""


def written_number(text: str) -> Fraction:
    """The number that `text` is; a ValueError if it is none."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is not a number; write it like 2, 0.05 or 1/3")
    return Fraction(text)


def written_range(text: str) -> tuple[Fraction, Fraction]:
    """The ends of "0.5..1", or the number that `text` is, twice; a ValueError if it is neither."""
    low, dots, high = text.partition("..")
    first = written_number(low)
    last = written_number(high) if dots else first
    if first > last:
        raise ValueError(f"{text[:80]!r} begins above its end; put the smaller number first")
    return first, last


def _a_number(text: str) -> str:
    written_number(text)
    return text


WrittenNumber: TypeAlias = Annotated[str, AfterValidator(_a_number)]
"""A field of a rule file that holds a number in quotation marks."""
