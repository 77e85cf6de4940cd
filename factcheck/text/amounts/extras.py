"""Figures without a number word: "a year", "decades", "doubled", "sixfold"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from heapq import merge

from factcheck.text import units
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.numbers.figure import Figure
from factcheck.text.numbers.vocabulary import vocabulary

_INDEFINITE = re.compile(
    r"""
      (?<![^\W_]) (?P<article>[Aa]n?|[Tt]he) (?:[ ](?:past|last|next|first|coming))?
      (?P<adjective>[ ](?:whole|full|entire|mere|further|solid|straight|good|single|half))?
      [ ](?:second|minute|hour|day|week|fortnight|month|year|decade|century|millennium)
      (?P<half>[ -]and[ -]a[ -](?:half|quarter))? (?![^\W_]|-)
    | (?<![^\W_-]) (?: (?:days|weeks|months|years|hours|minutes|decades|centuries) (?=-long) | [Dd]ecades (?=[ ,.]) )
    """,
    re.VERBOSE,
)
_TIMES = re.compile(
    r"(?<![^\W_])(?:(?P<word>[Dd]oubl(?:e|ed|es|ing)|[TtQq](?:ripl|rebl|uadrupl|uintupl)(?:e|ed|es|ing)|[Hh]alv(?:ed|es|e|ing)"
    r"|[Tt]wice|[Tt]hrice)|(?P<fold>[A-Za-z]+?|\d+)-?fold)(?![^\W_])"
)
_FACTORS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5}
_ENDING = re.compile(r"(?:e|ed|es|ing)$")


def merged(text: str, figures: Sequence[Figure], lexicons: Lexicons) -> Iterator[Figure]:
    """`figures` with the wordless ones between them, in order."""
    wordless = (indefinite(text, lexicons), halves(text, lexicons), multiples(text, lexicons))
    return merge(figures, *wordless, key=lambda figure: figure.start)


def indefinite(text: str, lexicons: Lexicons) -> Iterator[Figure]:
    """Single units of time behind an article where they measure something; "decades", "weeks-long"."""
    before, behind = lexicons.words("contexts", "spell", "before"), lexicons.words("contexts", "spell", "behind")
    for match in _INDEFINITE.finditer(text):
        if match["article"] is None:
            yield Figure(match.start(), match.start(), Decimal(1), "vague")
        elif match["half"] or (
            match["article"].lower() != "the"
            and (match["adjective"] or word_before(text, match.start()) in before)
            and _lasts(text, match, behind)
        ):
            words = match[0].removesuffix(match["half"] or "")
            yield Figure(match.start(), match.start() + words.rindex(" "), Decimal(1), "indefinite")


_AND_A_HALF = re.compile(r"(?<![^\W_])[Aa]n?(?= ([^\W\d_]+)[ -]and[ -]a[ -](?:half|quarter)(?![^\W_]))")


def halves(text: str, lexicons: Lexicons) -> Iterator[Figure]:
    """One of a unit, and a part of it: "a yard and a half"."""
    for match in _AND_A_HALF.finditer(text):
        unit = units.read(text, match.end(), lexicons)
        if unit and unit[0].sort != "time":
            yield Figure(match.start(), match.end(), Decimal(1), "indefinite")


def multiples(text: str, lexicons: Lexicons) -> Iterator[Figure]:
    """Factors: "doubled", "twice as many", "sixfold"."""
    words = lexicons.built(vocabulary)
    for match in _TIMES.finditer(text):
        factor: Decimal | Fraction | None
        if match["fold"]:
            said = match["fold"].lower()
            factor = Decimal(said) if said.isdecimal() and len(said) < 9 else Decimal(words.cardinals.get(said, 0))
        else:
            factor = _factor(text, match, lexicons)
        if factor:
            yield Figure(match.start(), match.end(), factor, "multiple")


def _factor(text: str, match: re.Match[str], lexicons: Lexicons) -> Decimal | Fraction | None:
    """What the word multiplies by; None where it doesn't ("he scored twice", "a double room")."""
    word, behind = match["word"].lower(), word_behind(text, match.end())
    if word in ("twice", "thrice"):
        compared = (
            word_behind(text, match.end() + 3) in lexicons.words("contexts", "double", "as") if behind == "as" else True
        )
        said = compared and behind in lexicons.words("contexts", "double", "twice")
        return Decimal(2 if word == "twice" else 3) if said else None
    if word.startswith("halv"):
        return None if text[max(0, match.start() - 2) : match.start()] == ", " else Fraction(1, 2)
    factor = Decimal(_FACTORS[_ENDING.sub("", word)])
    if not word.endswith(("e", "es")):
        return factor
    before = word_before(text, match.start())
    follows = behind in lexicons.words("contexts", "double", "behind") or not behind
    return factor if follows and before in lexicons.words("contexts", "double", "before") else None


def _lasts(text: str, match: re.Match[str], never: frozenset[str]) -> bool:
    """Whether "a month" isn't counted from somewhere ("a month ago"); "barely a month after" measures all the same."""
    behind = word_behind(text, match.end())
    measured = word_before(text, match.start()) in ("barely", "nearly", "almost", "than")
    return behind not in never or (measured and behind in ("after", "before", "later"))
