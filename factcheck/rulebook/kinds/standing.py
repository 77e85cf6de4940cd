"""Places and results: "ranked third", "the second-largest", "passed 52–48", "won 3-1"."""

from collections.abc import Iterable, Sequence
from typing import Literal

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.rulebook.quantities import reading
from factcheck.rulebook.schema import Rule
from factcheck.text.neighbours import word_behind, words_between
from factcheck.text.tokens import Tokens


class Options(Rule):
    """`forms`: "ordinal" for places, "score" for results. One of its words must stand by the figure: one of `before`
    at most a word away before it, one of `behind` right behind it, or one of `near` in its sentence, not far away.
    """

    forms: tuple[Literal["ordinal", "score"], ...]
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    measure: Measure


_NEAR = 60


def read(rules: Sequence[Options], tokens: Tokens) -> Iterable[QuantityReading]:
    """One claim for each place or result, by the first rule that takes it."""
    for amount in tokens.amounts:
        if amount.form not in ("ordinal", "score") or amount.sort:
            continue
        for rule in rules:
            if amount.form in rule.forms and _cued(rule, amount.start, amount.end, tokens):
                yield reading(rule.name, amount, rule.measure)
                break


def _cued(rule: Options, start: int, end: int, tokens: Tokens) -> bool:
    text = tokens.text
    if not rule.before.isdisjoint(words_between(text, max(0, start - 20), start)[-2:]):
        return True
    if word_behind(text, end) in rule.behind:
        return True
    sentence = tokens.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence else (start, end)
    return not rule.near.isdisjoint(words_between(text, max(first, start - _NEAR), min(last, end + _NEAR)))
