"""Which way a date points whose year or week isn't named: back, ahead, or unknown, from the words around it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from factcheck.text.dates.forms import Day, Expression, Weekday
from factcheck.text.dates.vocabulary import Vocabulary
from factcheck.text.patterns import pattern

Tense: TypeAlias = Literal["past", "over", "future"] | None
"""`over` is certain where `past` is only told: "since May", "the year ended March 31"."""

_WORD = pattern(r"[a-z]+(?:'t)?|,|[.;:!?](?=\s)")
_BACK, _FORTH = 110, 90
"""How many characters on each side are looked at."""
_STOPS = frozenset(".;:!?")


def tense(expression: Expression, small: str, vocabulary: Vocabulary) -> Tense:
    """The tense around an expression; `small` is the whole text in lower case.

    The nearest deciding word on the left within the sentence counts, else the nearest on the right.
    """
    if expression.bound == "since":
        return "over"
    left = _WORD.findall(small, max(0, expression.start - _BACK), expression.start)[-14:]
    if "ended" in left[-2:]:
        return "over"
    if left[-2:] == ["ahead", "of"]:
        return "future"
    decided = _leftwards(left, vocabulary, day=isinstance(expression.form, (Weekday, Day)))
    put_off = len(left) > 1 and left[-2] in vocabulary.tense["delays"]
    if expression.bound == "by" or (expression.bound == "until" and (put_off or decided != "past")):
        return "future"
    return decided or _rightwards(_WORD.findall(small, expression.end, expression.end + _FORTH)[:13], vocabulary)


def _leftwards(words: list[str], vocabulary: Vocabulary, *, day: bool) -> Tense:
    """The tense of the last deciding word before a date."""
    lists, comma = vocabulary.tense, False
    for at in range(len(words) - 1, -1, -1):
        word, before = words[at], words[max(0, at - 3) : at]
        comma = comma or word == ","
        if word in _STOPS:
            return None
        if word in lists["future"]:
            return "future"
        if word == "to" and not comma and (told := _infinitive(before, vocabulary)):
            return told
        if day and word in lists["events"] and not (before and before[-1] in ("to", "the", "a")):
            return "future"
        if word in lists["past"] or _past_form(word, vocabulary):
            ahead = before[-1:] == ["be"] and not {"will", "shall", "to"}.isdisjoint(before)
            return "future" if ahead else "past"
    return None


def _infinitive(before: list[str], vocabulary: Vocabulary) -> Tense:
    """The tense of "to" and a verb, from the words before: "plans to" and "is trying to" point ahead."""
    if not vocabulary.tense["intent"].isdisjoint(before[-2:]):
        return "future"
    verb = before[-1:]
    if verb and (verb[0] in vocabulary.tense["past"] or _past_form(verb[0], vocabulary)):
        return "past"
    return None


def _rightwards(words: list[str], vocabulary: Vocabulary) -> Tense:
    """The tense of the first deciding word after a date."""
    lists = vocabulary.tense
    for at, word in enumerate(words):
        if word in _STOPS:
            return None
        if word in lists["future"] or (word == "to" and at and words[at - 1] in ("is", "are", "plans", "intends")):
            return "future"
        if word in lists["past"] or _past_form(word, vocabulary):
            return "past"
    return None


def _past_form(word: str, vocabulary: Vocabulary) -> bool:
    return word.endswith("ed") and len(word) > 4 and word not in vocabulary.tense["adjectives"]
