"""Small numbers inside dates, in figures and words: counts, ordinals, and years as they are spoken."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.text.dates.line import Line

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))


class Number(NamedTuple):
    """A value and the index of the word after it."""

    value: int
    after: int


def count(line: Line, at: int, *, article: bool = True) -> Number | None:
    """How many: "3", "three", "twenty-one", "a couple of", and with `article` "a"; below 10,000."""
    words, cardinals = line.words, line.vocabulary.cardinals
    word = words[at]
    if line.digits(at):
        whole = len(word) <= 4 and not (line.before(at) in (".", ",") and line.tight(at))
        return Number(int(word), at + 1) if whole else None
    if word in ("a", "an"):
        if words[at + 1] == "couple":
            at, word = at + 1, "couple"
        elif not article:
            return None
    value = cardinals.get(word)
    if value is None:
        return None
    after = at + 1
    if word == "couple":
        return Number(2, after + (words[after] == "of"))
    if value >= 20:
        unit = after + (words[after] == "-")
        ones = cardinals.get(words[unit], 0)
        if 0 < ones < 10 and words[unit] not in ("a", "an"):
            value, after = value + ones, unit + 1
    return Number(value * 100, after + 1) if words[after] == "hundred" else Number(value, after)


def ordinal(line: Line, at: int) -> Number | None:
    """Which one: "3rd", "third", "twenty-first"."""
    words, ordinals = line.words, line.vocabulary.ordinals
    word = words[at]
    if line.digits(at):
        suffixed = len(word) <= 2 and words[at + 1] in _SUFFIXES and line.tight(at + 1)
        return Number(int(word), at + 2) if suffixed else None
    if word in ordinals:
        return Number(ordinals[word], at + 1)
    tens = line.vocabulary.cardinals.get(word, 0)
    if tens >= 20 and tens % 10 == 0:
        unit = at + 1 + (words[at + 1] == "-")
        ones = ordinals.get(words[unit], 0)
        if 0 < ones < 10:
            return Number(tens + ones, unit + 1)
    return None


def day_number(line: Line, at: int) -> Number | None:
    """A day of a month: "7", "7th", "seventh", "twenty-one"; from 1 to 31."""
    found = ordinal(line, at)
    if found is None:
        word = line.words[at]
        if line.digits(at):
            found = Number(int(word), at + 1) if len(word) <= 2 else None
        elif line.vocabulary.cardinals.get(word, 0) > 2:
            found = count(line, at)
    return found if found and 1 <= found.value <= 31 else None


def spoken_year(line: Line, at: int) -> Number | None:
    """A year in words: "nineteen ninety-one", "two thousand and eighteen", "nineteen hundred"."""
    words, cardinals = line.words, line.vocabulary.cardinals
    first = cardinals.get(words[at], 0)
    if words[at] == "two" and words[at + 1] == "thousand":
        after = at + 2 + (words[at + 2] == "and")
        rest = _in_words(line, after)
        return Number(2000 + rest.value, rest.after) if rest and 0 < rest.value < 100 else Number(2000, at + 2)
    if not 15 <= first <= 20:
        return None
    after = at + 1 + (words[at + 1] == "-")
    if words[after] == "hundred":
        rest = _in_words(line, after + 1 + (words[after + 1] == "and"))
        if rest and 0 < rest.value < 100:
            return Number(first * 100 + rest.value, rest.after)
        return Number(first * 100, after + 1)
    if words[after] == "oh":
        ones = cardinals.get(words[after + 1], 0)
        return Number(first * 100 + ones, after + 2) if 0 < ones < 10 else None
    rest = _in_words(line, after)
    return Number(first * 100 + rest.value, rest.after) if rest and 10 <= rest.value < 100 else None


def _in_words(line: Line, at: int) -> Number | None:
    return None if line.digits(at) else count(line, at, article=False)


def century_of(short: int) -> int:
    """The year that two digits stand for: 50 to 99 are 1950 to 1999, the rest is this century."""
    return short + (1900 if short >= 50 else 2000)
