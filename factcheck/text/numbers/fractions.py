"""Parts and places in words: "half a million", "a third of", "two-thirds", "fifteenth"."""

import re
from decimal import Decimal
from fractions import Fraction

from factcheck.records.exact import Number
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.parts import decimal, denominator, finite
from factcheck.text.numbers.vocabulary import STEP, Vocabulary
from factcheck.text.patterns import pattern

_OF_A_SCALE = pattern(r"[ \u00a0-]of[ \u00a0-]an?[ \u00a0-]([^\W\d_]+)(?![^\W\d_])", re.IGNORECASE)
_HALF_SCALE = pattern(r"(?:[ \u00a0-]an?)?[ \u00a0-]{1,2}([^\W\d_]+)(?![^\W\d_])", re.IGNORECASE)
_ARTICLE = pattern(r"(?<![^\W_])an?[ \u00a0]$", re.IGNORECASE)


def half(text: str, start: int, end: int, words: Vocabulary, lexicons: Lexicons) -> Figure | None:
    """The figure that the "half" at [start, end) is or begins; None in "half-time", "the first half"."""
    before = text[max(0, start - 12) : start]
    scaled = _HALF_SCALE.match(text, end)
    name = scaled[1].lower() if scaled else ""
    if scaled and (name in words.scales or name in words.groups):
        scale = words.scales.get(name) or words.groups[name]
        article = _ARTICLE.search(before)  # "a half million"
        begin = start - len(article[0]) if article else start
        return Figure(begin, scaled.end(), Decimal(scale) / 2, "words", scale)
    if word_behind(text, end) in lexicons.words("contexts", "half", "never-behind"):
        return None
    if word_before(text, start) in lexicons.words("contexts", "half", "never-before") or text[start - 1 : start] == "-":
        return None
    if word_before(text, start) == "in" and word_behind(text, end) not in ("a", "an", "of", "the"):
        return None
    article = _ARTICLE.search(before)
    return Figure(start - len(article[0]) if article else start, end, Fraction(1, 2), "fraction")


def share(text: str, start: int, end: int, word: str, words: Vocabulary, lexicons: Lexicons) -> Figure | None:
    """ "a third of", "a quarter of a million": the article, the name of the part at [start, end), a scale."""
    article = _ARTICLE.search(text[max(0, start - 4) : start])
    below = denominator(word, words, plural=False)
    if article is None or below is None:
        return None
    begin = start - len(article[0])
    if word == "quarter" and (scaled := _HALF_SCALE.match(text, end)) and scaled[1].lower() in words.scales:
        scale = words.scales[scaled[1].lower()]
        return Figure(begin, scaled.end(), Decimal(scale) / 4, "words", scale)
    if text[end : end + 4].lower() in (" of ", "-of-", "\u00a0of "):
        return of_a_scale(text, begin, end, Fraction(1, below), words)
    century = word == "quarter" and text[end : end + 8].lower().lstrip(" -").startswith(("centur", "hour"))
    measured = word_before(text, begin) in lexicons.words("contexts", "share", "before")
    if century or (measured and _part_ends(text, end, lexicons)):
        return Figure(begin, end, Fraction(1, below), "fraction")
    return None


def _part_ends(text: str, end: int, lexicons: Lexicons) -> bool:
    """Whether the name of a part that ends at `end` is not the beginning of a noun phrase ("a third party")."""
    behind = word_behind(text, end)
    return not behind or behind in lexicons.words("contexts", "share", "behind")


def parts(text: str, start: int, end: int, count: Number, words: Vocabulary, lexicons: Lexicons) -> Figure | None:
    """ "two-thirds", "one eighth": the name of the part after the number at [start, end), if one stands there."""
    step = STEP.match(text, end)
    if step is None or "," in step[0] or isinstance(count, Fraction) or count != int(count):
        return None
    name = step[1].lower()
    below = denominator(name, words, plural=count != 1)
    if below is None:
        return None
    if name.startswith("quarter") and "-" not in step[0] and not _part_ends(text, step.end(), lexicons):
        return None
    return of_a_scale(text, start, step.end(), Fraction(int(count), below), words)


def of_a_scale(text: str, start: int, end: int, part: Fraction, words: Vocabulary) -> Figure:
    """`part` at [start, end), or the number in "two thirds of a million"."""
    match = _OF_A_SCALE.match(text, end)
    scale = words.scales.get(match[1].lower()) if match else None
    if match is None or scale is None:
        return Figure(start, end, part, "fraction")
    value = part * scale
    return Figure(start, match.end(), decimal(value) if finite(value) else value, "words", scale)
