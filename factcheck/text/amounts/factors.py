"""Factors without a number word before "times": "doubled", "twice as many", "sixfold"."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.text.lexemes import Lexemes
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.vocabulary import vocabulary
from factcheck.text.patterns import pattern

_FOLD = pattern(r"fold(?![^\W_])")
_HOW_MANY = pattern(r"(?<![^\W_])([A-Za-z]{2,10}?|\d{1,8})-?$")
_FACTORS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5}
_WORDS = frozenset(stem + end for stem in (*_FACTORS, "halv") for end in ("e", "ed", "es", "ing")) | {"twice", "thrice"}
_ENDING = pattern(r"(?:e|ed|es|ing)$")


def verbs(lexemes: Lexemes, lexicons: Lexicons) -> Iterator[Figure]:
    """ "doubled", "halving", "twice as many", in order."""
    text = lexemes.text
    for start, end in lexemes.among(_WORDS):
        shouted = not text[start + 1 : end].islower()
        if shouted or text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        factor = _factor(text, start, end, lexicons)
        if factor:
            yield Figure(start, end, factor, "multiple")


def folds(text: str, lexicons: Lexicons) -> Iterator[Figure]:
    """ "sixfold", "10-fold", in order."""
    cardinals = lexicons.built(vocabulary).cardinals
    for match in _FOLD.finditer(text):
        many = _HOW_MANY.search(text, max(0, match.start() - 11), match.start())
        if many is None:
            continue
        factor = Decimal(many[1]) if many[1].isdecimal() else Decimal(cardinals.get(many[1].lower(), 0))
        if factor:
            yield Figure(many.start(), match.end(), factor, "multiple")


def _factor(text: str, start: int, end: int, lexicons: Lexicons) -> Decimal | Fraction | None:
    """What the word multiplies by; None where it doesn't ("he scored twice", "a double room")."""
    word, behind = text[start:end].lower(), word_behind(text, end)
    if word in ("twice", "thrice"):
        as_what = word_behind(text, end + 3) if behind == "as" else ""
        compared = not as_what or as_what in lexicons.words("contexts", "double", "as")
        said = compared and behind in lexicons.words("contexts", "double", "twice")
        return Decimal(2 if word == "twice" else 3) if said else None
    if word.startswith("halv"):
        return None if text[max(0, start - 2) : start] == ", " else Fraction(1, 2)
    factor = Decimal(_FACTORS[_ENDING.sub("", word)])
    if not word.endswith(("e", "es")):
        return factor
    before = word_before(text, start)
    follows = behind in lexicons.words("contexts", "double", "behind") or not behind
    return factor if follows and before in lexicons.words("contexts", "double", "before") else None
