"""Which way a date points whose year or week isn't named: back, ahead, or unknown, from the words around it."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from factcheck.text.dates.forms import Expression
from factcheck.text.dates.vocabulary import Vocabulary, word_set

Tense: TypeAlias = Literal["past", "future"] | None

_WORD = re.compile(r"[a-z]+|[.;:!?](?=\s)")
_BACK, _FORTH = 110, 60
_ADJECTIVES = word_set("united red hundred need speed indeed bed led feed seed proposed based limited")
_STOPS = frozenset(".;:!?")


def tense(expression: Expression, small: str, vocabulary: Vocabulary) -> Tense:
    """The tense around an expression; `small` is the whole text in lower case.

    The nearest deciding word on the left within the sentence counts, else the nearest on the right.
    """
    if expression.bound == "since":
        return "past"
    left = _WORD.findall(small, max(0, expression.start - _BACK), expression.start)
    decided = _decide(list(reversed(left)), vocabulary, limit=14, backwards=True)
    if expression.bound in ("until", "by"):
        return "future" if decided != "past" or expression.bound == "by" else decided
    if decided:
        return decided
    right = _WORD.findall(small, expression.end, expression.end + _FORTH)
    return _decide(right, vocabulary, limit=7, backwards=False)


def _decide(words: list[str], vocabulary: Vocabulary, *, limit: int, backwards: bool) -> Tense:
    """The tense of the first word that has one; going backwards, "to" before a verb points ahead."""
    for index, word in enumerate(words[:limit]):
        if word in _STOPS:
            return None
        if word in vocabulary.future:
            return "future"
        if word in vocabulary.past or (word.endswith("ed") and len(word) > 4 and word not in _ADJECTIVES):
            before = words[index + 1 : index + 3] if backwards else []
            if "be" in before or "will" in before:
                return "future"
            return "past"
    return None
