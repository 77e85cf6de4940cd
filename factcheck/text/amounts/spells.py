"""One of a unit without a number word: "a year", "a yard and a half", and "decades", "weeks-long"."""

from collections.abc import Iterator
from decimal import Decimal

from factcheck.text import units
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, word_behind
from factcheck.text.numbers.figure import Figure
from factcheck.text.patterns import pattern

_TIME = pattern(
    r" (?:second|minute|hour|day|week|fortnight|month|year|decade|century|millennium)"
    r"(?P<half>[ -]and[ -]a[ -](?:half|quarter))?(?![^\W_]|-)"
)
_ARTICLE = pattern(
    r"(?<![^\W_])(?P<article>[Aa]n?|[Tt]he)(?: (?:past|last|next|first|coming))?"
    r"(?P<adjective> (?:whole|full|entire|mere|further|solid|straight|good|single|half))?$"
)
_AND_A_HALF = pattern(r"and[ -]a[ -](?:half|quarter)(?![^\W_])")
_ONE = pattern(r"(?<![^\W_])[Aa]n?(?= [^\W\d_]+[ -]$)")
_LONG = pattern(r"-long(?![^\W_])")
_PLURAL = pattern(r"(?<![^\W_-])(?:days|weeks|months|years|hours|minutes|decades|centuries)$")
_DECADES = pattern(r"ecades(?=[ ,.])")


def single(text: str, lexicons: Lexicons) -> Iterator[Figure]:
    """Single units of time behind an article, where they measure something, in order."""
    before, behind = lexicons.words("contexts", "spell", "before"), lexicons.words("contexts", "spell", "behind")
    for match in _TIME.finditer(text):
        article = _ARTICLE.search(text, max(0, match.start() - 20), match.start())
        if article is None:
            continue
        start = article.start()
        if match["half"] or (
            article["article"].lower() != "the"
            and (article["adjective"] or word_before(text, start) in before)
            and _lasts(text, start, match.end(), behind)
        ):
            yield Figure(start, match.start(), Decimal(1), "indefinite")


def _lasts(text: str, start: int, end: int, never: frozenset[str]) -> bool:
    """Whether "a month" isn't counted from somewhere ("a month ago"); "barely a month after" measures all the same."""
    behind = word_behind(text, end)
    measured = word_before(text, start) in ("barely", "nearly", "almost", "than")
    return behind not in never or (measured and behind in ("after", "before", "later"))


def halves(text: str, lexicons: Lexicons) -> Iterator[Figure]:
    """One of a unit that is no time, and a part of it: "a yard and a half", in order."""
    for match in _AND_A_HALF.finditer(text):
        article = _ONE.search(text, max(0, match.start() - 24), match.start())
        unit = units.read(text, article.end(), lexicons) if article else None
        if article and unit and unit[0].sort != "time":
            yield Figure(article.start(), article.end(), Decimal(1), "indefinite")


def long(text: str) -> Iterator[Figure]:
    """Plurals that say how long: "weeks-long", in order. The figure is empty; its unit begins where it stands."""
    for match in _LONG.finditer(text):
        unit = _PLURAL.search(text, max(0, match.start() - 10), match.start())
        if unit:
            yield Figure(unit.start(), unit.start(), Decimal(1), "vague")


def decades(text: str) -> Iterator[Figure]:
    """ "decades" alone, in order; empty figures like those of `long`."""
    for match in _DECADES.finditer(text):
        start = match.start() - 1
        if (
            text[start : start + 1] in ("d", "D")
            and not text[start - 1 : start].isalnum()
            and text[start - 1 : start] != "-"
        ):
            yield Figure(start, start, Decimal(1), "vague")
