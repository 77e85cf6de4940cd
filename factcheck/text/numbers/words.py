"""Numbers written in words, or begun in digits and carried on in words: "a hundred and six", "4.5 million"."""

from decimal import Decimal
from typing import NamedTuple

from factcheck.records.exact import Number
from factcheck.text.numbers.parts import and_part, denominator, joined, point
from factcheck.text.numbers.vocabulary import STEP, Vocabulary


class Read(NamedTuple):
    """A value, where it ends, the last scale that was said (1: none), and whether it is an ordinal."""

    value: Number
    end: int
    scale: int = 1
    ordinal: bool = False


_LARGEST = 10**24


def read_words(text: str, start: int, words: Vocabulary) -> Read | None:
    """The number that begins with the word at `start`; None where the word begins none."""
    step = STEP.match(text, start)
    if step is None:
        return None
    word = step[1].lower()
    if word in words.cardinals or word == "hundred":
        value, end, ordinal = _below_thousand(text, step.end(), words.cardinals.get(word, 100), words)
        if ordinal:
            return Read(Decimal(value), end, ordinal=True)
        return carried_on(text, end, Decimal(value), words, said=100 if value % 100 == 0 and value else 1)
    if word in words.scales:
        return carried_on(text, start, Decimal(1), words)
    return None


def carried_on(text: str, at: int, value: Decimal, words: Vocabulary, *, said: int = 1) -> Read:
    """`value`, which ends at `at`, with its decimals, scales, further groups and halves.

    `said` is the scale that is part of the value already ("two hundred").
    """
    value, at = point(text, at, value, words)
    total, limit, scale = Decimal(0), None, said
    while True:
        value, factor, at = _scaled(text, at, value, limit, words)
        total += value * factor
        scale = max(factor, said) if factor > 1 else scale
        group = _next_group(text, at, factor, words) if factor > 1 else None
        if group is None:
            break
        value, limit, at, ordinal = Decimal(group[0]), factor, group[1], group[2]
        if ordinal:
            return Read(total + value, at, scale, ordinal=True)
    part = and_part(text, at, words)
    if part is None:
        return Read(total, at, scale)
    if part.scale > 1 and scale <= 100:  # "four and a half million"
        return Read(joined(total * part.scale, part.value * part.scale), part.end, part.scale)
    of = part.scale if part.scale > 1 else scale if scale >= 1000 else 1  # "a million and a half" is 1.5 million
    return Read(joined(total, part.value * of), part.end, scale)


def _below_thousand(text: str, at: int, value: int, words: Vocabulary) -> tuple[int, int, bool]:
    """`value`, which ends at `at`, with the words that add to it up to "nine hundred and ninety-nine";
    its end, and whether the last word was an ordinal.
    """
    while step := STEP.match(text, at):
        if "," in text[at : step.start(1)]:
            break
        word, end = step[1].lower(), step.end()
        if word == "and" and value and value % 100 == 0:
            step = STEP.match(text, end)
            if step is None:
                break
            word, end = step[1].lower(), step.end()
            if words.cardinals.get(word, 10) < 10 and _part_follows(text, end, words):
                break
        more = words.cardinals.get(word, 0)
        if more and _fits(value, more):
            value += more
        elif word == "hundred" and 0 < value < 100:
            value *= 100
        elif word in words.ordinals and _fits(value, words.ordinals[word]):
            return value + words.ordinals[word], end, True
        else:
            break
        at = end
    return value, at, False


def _fits(value: int, more: int) -> bool:
    """Whether `more` may follow `value` within one group: "twenty" + "one", "six hundred" + "twelve"."""
    if value % 100 == 0:
        return value > 0 and more < 100
    return value % 10 == 0 and value % 100 >= 20 and more < 10


def _scaled(text: str, at: int, value: Decimal, limit: int | None, words: Vocabulary) -> tuple[Decimal, int, int]:
    """`value` as its scale words multiply it, their product from thousand on, and where they end.

    A product of `limit` or more belongs to no group of this number.
    """
    factor = 1
    while (step := STEP.match(text, at)) and "," not in step[0]:
        word = step[1].lower()
        by = words.scales.get(word)
        if by is None or (by == 100 and (value >= 100 or factor > 1)) or (limit and factor * by >= limit):
            break
        if factor * by > _LARGEST:
            break
        at = step.end()
        if by > 100:
            factor *= by
        elif value == int(value):
            below, at, _ = _below_thousand(text, at, int(value) * 100, words)
            value = Decimal(below)
        else:
            value *= 100
    return value, factor, at


def _next_group(text: str, at: int, factor: int, words: Vocabulary) -> tuple[int, int, bool] | None:
    """The group that goes on after one of `factor`: "(two thousand) and six", "(4 thousand) 3 hundred"."""
    step = STEP.match(text, at)
    if step is None:
        return None
    comma = "," in step[0]
    told_apart = comma or step[1].lower() == "and"
    if told_apart and not comma:
        step = STEP.match(text, step.end())
        if step is None or "," in step[0]:
            return None
    word = step[1].lower()
    if words.cardinals.get(word):
        below, end, ordinal = _below_thousand(text, step.end(), words.cardinals[word], words)
    elif word.isdecimal() and len(word) <= 3:
        after = STEP.match(text, step.end())
        if after is None or "," in after[0] or after[1].lower() not in words.scales:
            return None
        below, end, ordinal = int(word), step.end(), False
    elif word in words.ordinals and not comma:
        return words.ordinals[word], step.end(), True
    else:
        return None
    if below >= factor or (comma and below < 100 and not _scale_follows(text, end, words)):
        return None
    if told_apart and _scale_follows(text, end, words, least=factor):  # "2 million and 3 million" are two numbers
        return None
    return below, end, ordinal


def _scale_follows(text: str, at: int, words: Vocabulary, *, least: int = 1) -> bool:
    """Whether a scale of `least` or more follows."""
    step = STEP.match(text, at)
    return step is not None and "," not in step[0] and words.scales.get(step[1].lower(), 0) >= least


def _part_follows(text: str, at: int, words: Vocabulary) -> bool:
    """Whether the name of a part follows: "(one hundred and three) quarters" is a hundred and 3/4."""
    step = STEP.match(text, at)
    return step is not None and "," not in step[0] and denominator(step[1].lower(), words, plural=True) is not None
