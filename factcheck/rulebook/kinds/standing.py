"""Places and results: "ranked third", "the second-largest", "passed 52–48", "won 3-1"."""

from collections.abc import Iterable, Sequence
from typing import Literal

from factcheck.records.claims import Measure
from factcheck.records.readings import QuantityReading
from factcheck.rulebook.quantities import reading
from factcheck.rulebook.schema import Rule
from factcheck.text.neighbours import word_before, word_behind, words_between
from factcheck.text.tokens import Tokens


class Options(Rule):
    """`forms`: "ordinal" for places, "score" for results. A claim needs a word of `cues` near it, if there are any.

    `where`: whether the cue stands right "before" the figure, right "behind" it, or "near" it, within a line's length.
    """

    forms: tuple[Literal["ordinal", "score"], ...]
    cues: frozenset[str] = frozenset()
    where: tuple[Literal["before", "behind", "near"], ...] = ("near",)
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
    if not rule.cues:
        return True
    if "before" in rule.where and word_before(text, start) in rule.cues:
        return True
    if "behind" in rule.where and word_behind(text, end) in rule.cues:
        return True
    if "near" not in rule.where:
        return False
    sentence = tokens.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence else (start, end)
    return not rule.cues.isdisjoint(words_between(text, max(first, start - _NEAR), min(last, end + _NEAR)))
