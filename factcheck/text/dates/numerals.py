"""Small numbers inside dates, in figures and words: counts, ordinals, and years as they are spoken."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.text.dates.scan import Line

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))


class Number(NamedTuple):
    """A value and the index of the word after it."""

    value: int
    after: int


def figure(line: Line, at: int, *, digits: int) -> int | None:
    """The figure at word `at` where it has at most `digits` digits, and no letter or decimal hangs on it."""
    word = line.words[at]
    return int(word) if word.isascii() and word.isdigit() and len(word) <= digits else None


def count(line: Line, at: int) -> Number | None:
    """How many: "3", "three", "twenty-one", "a", "a couple of", "a hundred"."""
    words, cardinals = line.words, line.vocabulary.cardinals
    word = words[at]
    if word.isascii() and word.isdigit():
        if len(word) > 4 or (at and line.words[at - 1] in ".," and line.tight(at)):
            return None
        return Number(int(word), at + 1)
    if word in ("a", "an") and words[at + 1] == "couple":
        at, word = at + 1, "couple"
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
    if words[after] == "hundred":
        value, after = value * 100, after + 1
    return Number(value, after)


def ordinal(line: Line, at: int) -> Number | None:
    """Which one: "3rd", "third", "twenty-first"."""
    words = line.words
    word = words[at]
    if word.isascii() and word.isdigit():
        if len(word) <= 2 and words[at + 1] in _SUFFIXES and line.tight(at + 1):
            return Number(int(word), at + 2)
        return None
    ordinals = line.vocabulary.ordinals
    if word in ordinals:
        return Number(ordinals[word], at + 1)
    tens = line.vocabulary.cardinals.get(word, 0)
    if tens in (20, 30, 40, 50, 60, 70, 80, 90):
        unit = at + 1 + (words[at + 1] == "-")
        ones = ordinals.get(words[unit], 0)
        if 0 < ones < 10:
            return Number(tens + ones, unit + 1)
    return None


def day_number(line: Line, at: int) -> Number | None:
    """A day of a month: "7", "7th", "seventh", "twenty-one"; up to 31."""
    found = ordinal(line, at)
    if found is None:
        word = line.words[at]
        if word.isascii() and word.isdigit():
            found = Number(int(word), at + 1) if len(word) <= 2 else None
        elif line.vocabulary.cardinals.get(word, 0) and word not in ("a", "an", "couple", "one", "two"):
            found = count(line, at)
    return found if found and 1 <= found.value <= 31 else None


def spoken_year(line: Line, at: int) -> Number | None:
    """A year in words: "nineteen ninety-one", "two thousand and eighteen", "nineteen hundred"."""
    words, cardinals = line.words, line.vocabulary.cardinals
    first = cardinals.get(words[at], 0)
    if first == 2 and words[at] == "two" and words[at + 1] == "thousand":
        after = at + 2 + (words[at + 2] == "and")
        rest = count(line, after) if words[after] not in ("a", "an") else None
        if rest and 0 < rest.value < 100 and not words[after].isdigit():
            return Number(2000 + rest.value, rest.after)
        return Number(2000, at + 2)
    if not 15 <= first <= 20 or words[at].isdigit():
        return None
    after = at + 1 + (words[at + 1] == "-")
    if words[after] == "hundred":
        rest = count(line, after + 1 + (words[after + 1] == "and"))
        if rest and 0 < rest.value < 100 and words[rest.after - 1] not in ("a", "an"):
            return Number(first * 100 + rest.value, rest.after)
        return Number(first * 100, after + 1)
    if words[after] == "oh":
        ones = cardinals.get(words[after + 1], 0)
        return Number(first * 100 + ones, after + 2) if 0 < ones < 10 else None
    rest = count(line, after)
    if rest and 10 <= rest.value < 100 and not words[after].isdigit():
        return Number(first * 100 + rest.value, rest.after)
    return None
