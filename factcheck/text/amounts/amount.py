"""An amount: one or two figures, with everything around them that says what was measured."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from factcheck.records.claims import Modifier, Role
from factcheck.records.exact import Number
from factcheck.records.readings import Place

AmountForm = Literal["plain", "fraction", "ratio", "multiple", "ordinal", "vague", "decade", "score", "indefinite"]


@dataclass(slots=True)
class Amount:
    """What is said at [start, end): modifier, figure, unit or head noun, and what it is counted by.

    `number` is the place of the figures alone; `digits` says that the first is written in digits, `scale` is its
    last scale word's factor. `sort` is the sort of the unit ("money", "percent", "time", "length" …), empty for what
    is counted: then `unit` is the head noun with its adjectives, as written, and `noun` its place. `joined`: a
    hyphen stands before unit or noun ("62-member"). `carried`: the noun was said with another count ("and another
    40 injured"); `of`: it stands behind "of the". `sign` is the sign of currency as written. `factor` is how many of
    `unit` one of the unit as written is: a hundredth for pence. `turned`: of two ends, the higher one was said first.
    """

    start: int
    end: int
    number: Place
    low: Number | None
    high: Number | None
    form: AmountForm
    modifier: Modifier = "exact"
    sort: str = ""
    unit: str | None = None
    per: str | None = None
    digits: bool = False
    scale: int = 1
    factor: Fraction = Fraction(1)
    turned: bool = False
    joined: bool = False
    noun: Place | None = None
    carried: bool = False
    of: bool = False
    sign: str = ""
    role: Role | None = None
    subject: str | None = None

    @property
    def value(self) -> Number:
        """The lower end, or the upper one where only that is known."""
        known = self.low if self.low is not None else self.high
        assert known is not None
        return known
