"""Figures that begin with a digit: with their sign, scale and suffix, or told apart as a name."""

from decimal import Decimal
from fractions import Fraction

from factcheck.records.exact import Number
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_behind, words_between
from factcheck.text.numbers import apart
from factcheck.text.numbers.digits import read_digits
from factcheck.text.numbers.figure import Figure, Form
from factcheck.text.numbers.fractions import parts
from factcheck.text.numbers.hours import hour
from factcheck.text.numbers.sign import signed
from factcheck.text.numbers.vocabulary import STEP, Vocabulary
from factcheck.text.numbers.words import carried_on
from factcheck.text.patterns import pattern

_LETTERS = pattern(r"[^\W\d_]{1,60}")
"""No further than any word reaches: fractions such as ½ count as letters here, and thousands may stand in a row."""
_LONG = pattern(r"\d{25,}")
_LOOKS_COUNTED = pattern(
    r"[ \u00a0](?:of[ \u00a0](?:the|its|his|their|these|those|our)\b"
    r"|(?:[A-Za-z][\w’'.]*[ \u00a0-]){0,3}?[a-z]+(?:s|people|men|women|children|oil|gas)\b)"
)
_CONTEXT = 70
"""Characters before a figure in which a word may say that it counts money or people."""
_MOVING = frozenset("from to in by before after".split())
_AMBIGUOUS = frozenset(["m", "M", "b", "B", "T", "K", "k"])
"""Scale letters that are also units or names: they need a currency before them, or a noun behind."""


def read_written(text: str, start: int, words: Vocabulary, lexicons: Lexicons) -> Figure:
    """The figure or identifier whose first digit, or vulgar fraction, is at `start`."""
    if apart.glued(text, start, words):
        return _name(text, start)
    shape = apart.shape(text, start)
    if shape is not None:
        return Figure(start, shape, Decimal(0), "identifier")
    long = text[start + 24 : start + 25].isdecimal() and _LONG.match(text, start)
    if long:
        return Figure(start, long.end(), Decimal(0), "identifier")
    if start and text[start - 1] == "." and not text[start - 2 : start - 1].isalnum():
        read = _leading_point(text, start)
        start -= 1
    else:
        read = read_digits(text, start)
    if read is None:
        return _name(text, start)
    value, end = read
    letters = _LETTERS.match(text, end)
    if letters:
        return _suffixed(text, start, end, letters[0], value, words, lexicons)
    if isinstance(value, Fraction):
        return signed(text, _scaled_part(text, start, end, value, words))
    return _carried(text, start, end, value, words, lexicons)


def _carried(text: str, start: int, end: int, value: Decimal, words: Vocabulary, lexicons: Lexicons) -> Figure:
    """Plain digits, with what follows them after a blank: scale words, a dozen, a scale letter, the name of a part."""
    step, figure = STEP.match(text, end), None
    onward = step is not None and step[1].lower() in words.onward
    if onward:
        number = carried_on(text, end, value, words)
        if number.end > end:
            form: Form = "ordinal" if number.ordinal else "digits"
            return signed(text, Figure(start, number.end, number.value, form, number.scale))
        figure = _spaced_scale(text, start, end, value, words)
    place = apart.ranked(text, start, words)
    if place is not None:
        return Figure(place, end, value, "ordinal")
    if figure is None:
        plain = text[start:end].replace(".", "").isdecimal()
        if plain and (
            hour(text, start, end, value) or apart.furniture(text, start, end) or _is_name(text, start, end, words)
        ):
            return Figure(start, end, Decimal(0), "identifier")
        part = parts(text, start, end, value, words, lexicons) if onward else None
        figure = part or Figure(start, end, value, "digits")
    return signed(text, figure)


def _is_name(text: str, start: int, end: int, words: Vocabulary) -> bool:
    if words.currency_before(text, start):
        return False
    if "." in text[start:end]:
        return apart.referred(text, start, words)
    size = end - start
    if size == 4 and apart.year(text, start, end, words):
        return True
    if size <= 2 and apart.dated(text, start, end, words):
        return True
    if size <= 5 and apart.addressed(text, end, words):
        return True
    return size <= 6 and apart.labelled(text, start, end, words)


def _scaled_part(text: str, start: int, end: int, part: Fraction, words: Vocabulary) -> Figure:
    """A fraction in digits, or the number in "3/4 million"."""
    step = STEP.match(text, end)
    scale = words.scales.get(step[1].lower()) if step and "," not in step[0] else None
    if step and scale:
        return Figure(start, step.end(), Decimal(scale) * part.numerator / part.denominator, "digits", scale)
    return Figure(start, end, part, "fraction")


def _suffixed(
    text: str, start: int, end: int, letters: str, value: Number, words: Vocabulary, lexicons: Lexicons
) -> Figure:
    """Digits with letters right behind them: a scale ("3.2m"), an ordinal, a unit ("5kW"), or a name ("5G")."""
    lower, after = letters.lower(), end + len(letters)
    if isinstance(value, Fraction):
        return signed(text, Figure(start, end, value, "fraction")) if letters in words.suffixes else _name(text, start)
    if text[start:end].isdecimal():
        if lower in ("st", "nd", "rd", "th") and not (letters == "st" and _is_no_first(value)):
            return Figure(start, after, value, "ordinal")
        if lower == "s":
            return Figure(start, after, value, "decade" if value < 100 else "identifier")
    scale = words.abbreviations.get(letters)
    if scale and text[after : after + 1] not in ("/", "²", "³"):
        certain = letters not in _AMBIGUOUS or words.currency_before(text, start)
        if certain or _is_scale(text, start, after, letters, value, words, lexicons):
            return signed(text, Figure(start, after, value * scale, "digits", scale))
    square = text[after : after + 1] in ("2", "3") and f"{letters}{text[after : after + 1]}" in words.suffixes
    if square and not text[after + 1 : after + 2].isalnum():
        return signed(text, Figure(start, end, value, "digits"))
    coded = len(letters) == 4 and letters[0] in "kMB" and letters[1:] in words.prefixes
    if (letters in words.suffixes or coded) and not text[after : after + 1].isdecimal():
        return signed(text, Figure(start, end, value, "digits"))
    if lower in words.scales:
        number = carried_on(text, end, value, words)
        if number.end > end:
            return signed(text, Figure(start, number.end, number.value, "digits", number.scale))
    return _name(text, start)


def _is_scale(
    text: str, start: int, after: int, letters: str, value: Decimal, words: Vocabulary, lexicons: Lexicons
) -> bool:
    """Whether a scale letter after a number without currency is one: "1.8m people", "10k", not "37m long"."""
    if letters in "kK":
        return True
    if letters in "MB":
        return text[after : after + 1] != "-"
    if letters == "b":
        return not text[after : after + 1].strip(" .,;)\n") and value != int(value)
    if letters == "T" or text[after : after + 1] == "-":
        return False
    of_those = text[after : after + 4] == " of "
    behind = word_behind(text, after)
    measured = behind in lexicons.words("contexts", "dimension") and not of_those
    if not measured and (behind in words.counted or _LOOKS_COUNTED.match(text, after)):
        return True
    if measured and behind not in _MOVING:
        return False
    opening = max(text.rfind(mark, max(0, start - _CONTEXT), start) for mark in ".!?\n") + 1
    before = words_between(text, max(opening, start - _CONTEXT), start)
    return letters == "m" and not lexicons.words("contexts", "millions").isdisjoint(before)


def _spaced_scale(text: str, start: int, end: int, value: Decimal, words: Vocabulary) -> Figure | None:
    """A scale letter or a dozen after a blank: "$48.5 M", "8 B people", "10 bn", "2 dozen"."""
    step = STEP.match(text, end)
    if step is None or not end < step.start(1) <= end + 1 or text[end] in "-,":
        return None
    group = words.groups.get(step[1].lower().rstrip("s"))
    if group:
        return Figure(start, step.end(), value * group, "words", group)
    scale = words.abbreviations.get(step[1])
    if scale is None:
        return None
    if step[1] in _AMBIGUOUS and not words.currency_before(text, start):
        noun = word_behind(text, step.end())
        ends = step[1] in "kKM" and not text[step.end() : step.end() + 1].strip(" .,;)\n")
        counted = noun in words.counted or _LOOKS_COUNTED.match(text, step.end()) is not None
        if step[1] not in "MBkK" or not (counted or (ends and not noun)):
            return None
    return Figure(start, step.end(), value * scale, "digits", scale)


def _leading_point(text: str, start: int) -> tuple[Number, int] | None:
    """ ".534": the digits at `start` behind a point without a whole part."""
    read = read_digits(text, start)
    if read is None or not text[start : read[1]].isdecimal():
        return None
    return Decimal(f"0.{text[start : read[1]]}"), read[1]


def _is_no_first(value: Number) -> bool:
    """Whether "st" behind a figure can't be the ending of an ordinal, as in 21st: it is a weight, "11st 4lb"."""
    return value % 10 != 1 or value % 100 == 11


def _name(text: str, start: int) -> Figure:
    """The name that the digits at `start` are part of, to the end of its run of characters."""
    end = start + 1
    while end < min(len(text), start + 200):
        if not text[end].isalnum() and not (text[end] in "-_/.:" and text[end + 1 : end + 2].isalnum()):
            break
        end += 1
    return Figure(start, end, Decimal(0), "identifier")
