"""Figures that begin with a number word."""

import re
from decimal import Decimal

from factcheck.text.lexicons import Lexicons
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.fractions import half, parts, share
from factcheck.text.numbers.hours import hour, minutes
from factcheck.text.numbers.sign import signed
from factcheck.text.numbers.vague import loosely, vague
from factcheck.text.numbers.vocabulary import STEP, Vocabulary
from factcheck.text.numbers.words import Read, read_words
from factcheck.text.patterns import pattern

_ARTICLE = pattern(r"(?<![^\W_])an?[ \u00a0]$", re.IGNORECASE)
_O_CLOCK = pattern(r"[ -]o['’]clock")


def read_spelled(text: str, start: int, end: int, words: Vocabulary, lexicons: Lexicons) -> Figure | None:
    """The figure that begins with the trigger word at [start, end); None where the word is no number here."""
    word = text[start:end].lower()
    if text[start - 1 : start] in ("-", "‑") and text[start - 2 : start - 1].isalpha():  # one-on-one
        return None
    if word == "half":
        return half(text, start, end, words, lexicons)
    if word in words.vague:
        return vague(text, start, end, word, words)
    if word in words.groups or word.rstrip("s") in words.groups:
        return _group(text, start, end, words.groups[word if word in words.groups else word.rstrip("s")])
    read = read_words(text, start, words)
    if read is not None:
        return _number(text, start, word, read, words, lexicons)
    figure = share(text, start, end, word, words, lexicons) if word in words.denominators else None
    if figure is None and word in words.ordinals:
        return Figure(start, end, Decimal(words.ordinals[word]), "ordinal")
    return figure


def _number(text: str, start: int, word: str, read: Read, words: Vocabulary, lexicons: Lexicons) -> Figure | None:
    """The number read, with an article before a bare scale, a dozen or the name of a part behind it."""
    value, end = read.value, read.end
    if read.ordinal:
        return Figure(start, end, value, "ordinal")
    if word in words.scales:
        loose = loosely(text, start)
        if loose is not None:
            return Figure(loose, end, value, "vague", read.scale)
        article = _ARTICLE.search(text, max(0, start - 3), start)
        start = article.start() if article else start
    elif read.scale == 1:
        step = STEP.match(text, end)
        follows = step[1].lower() if step and "," not in step[0] else ""
        if step and follows.rstrip("s") in words.groups:
            size = words.groups[follows.rstrip("s")]
            return Figure(start, step.end(), value * size, "words", size)
        if step and 10 <= value <= 21 and words.cardinals.get(follows, 0) >= 10:  # "nineteen ninety-seven"
            year = read_words(text, step.start(1), words)
            return Figure(start, year.end if year else end, Decimal(0), "identifier")
        if _O_CLOCK.match(text, end) or hour(text, start, end, value):
            return Figure(start, end, Decimal(0), "identifier")
        time = minutes(text, start)
        if time is not None:
            return Figure(start, time, Decimal(0), "identifier")
    part = parts(text, start, end, value, words, lexicons)
    return signed(text, part or Figure(start, end, value, "words", read.scale))


def _group(text: str, start: int, end: int, size: int) -> Figure:
    """A dozen without a number before it: "a dozen", "several dozen"."""
    loose = loosely(text, start)
    if loose is not None:
        return Figure(loose, end, Decimal(size), "vague", size)
    article = _ARTICLE.search(text, max(0, start - 3), start)
    return Figure(article.start() if article else start, end, Decimal(size), "words", size)
