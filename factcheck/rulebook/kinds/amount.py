"""Figures with a unit: money, percentages, lengths, durations … each rule takes the sorts of unit that it names."""

from collections.abc import Iterable, Sequence

from pydantic import Field

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.rulebook.quantities import reading
from factcheck.rulebook.schema import Rule
from factcheck.text.amounts import Amount
from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.tokens import Tokens


class Options(Rule):
    """`sorts`: the groups of units that it takes, as in the lexicon "units", or "money" or "age".

    `measure`: what its claims carry. `not_before`, `not_behind`: with one of these words right behind it, or right
    before it, the amount is no claim.
    """

    sorts: tuple[str, ...] = Field(min_length=1)
    measure: Measure
    not_before: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[QuantityReading]:
    """One claim for each amount whose sort some rule takes, by the first rule that does."""
    by_sort: dict[str, list[Options]] = {}
    for rule in rules:
        for sort in rule.sorts:
            by_sort.setdefault(sort, []).append(rule)
    for amount in tokens.amounts:
        for rule in by_sort.get(amount.sort, ()):
            if amount.form not in ("ratio", "multiple") and not _shut_out(rule, amount, tokens.text):
                yield reading(rule.name, amount, rule.measure)
                break


def _shut_out(rule: Options, amount: Amount, text: str) -> bool:
    if rule.not_before and word_behind(text, amount.end) in rule.not_before:
        return True
    return bool(rule.not_behind) and word_before(text, amount.start) in rule.not_behind
