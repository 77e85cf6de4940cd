"""Parts and factors: fractions, ratios, multiples."""

from collections.abc import Iterable, Sequence
from typing import Literal

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.rulebook.quantities import reading
from factcheck.rulebook.schema import Rule
from factcheck.text.tokens import Tokens


class Options(Rule):
    """`forms`: how the figure is said; `measure`: what its claims carry."""

    forms: tuple[Literal["fraction", "ratio", "multiple"], ...]
    measure: Measure


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[QuantityReading]:
    """One claim for each part or factor, by the first rule that takes its form."""
    for amount in tokens.amounts:
        for rule in rules:
            if amount.form in rule.forms and not amount.sort:
                yield reading(rule.name, amount, rule.measure)
                break
