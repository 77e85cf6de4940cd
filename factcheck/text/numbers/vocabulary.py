"""The number words of the lexicon, as the look-ups and the trigger pattern that the grammar needs."""

import re
from dataclasses import dataclass

from factcheck.text import money, units
from factcheck.text.lexicons import Lexicons
from factcheck.text.patterns import pattern

_SUFFIXES = frozenset({"x", "p", "c", "ppg", "rpg", "apg"})
STEP = pattern(
    r"(?:[ \t\u00a0\u202f\u2009]{1,3}|[ \u00a0]?[-‐‑][ \u00a0]?|,[ \u00a0])?(\d+(?![\d.,:/]\d)|[^\W\d_]+)(?![^\W_])"
)
"""The next word or numeral of a number, after blanks, a hyphen or a comma, which `match[0]` still has."""


@dataclass(frozen=True)
class Vocabulary:
    """Look-ups by lower-case word, except `abbreviations`, which keep their case; `trigger` finds where to read."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    groups: dict[str, int]
    vague: dict[str, int]
    trigger: re.Pattern[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    labels: frozenset[str]
    weak_labels: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    function: frozenset[str]
    before_year: frozenset[str]
    before_date: frozenset[str]
    ranking: frozenset[str]
    streets: frozenset[str]
    streets_first: frozenset[str]
    counted: frozenset[str]
    equated: frozenset[str]

    def currency_before(self, text: str, start: int) -> bool:
        """Whether a sign or code of a currency stands right before `start`."""
        at = start - 1 if text[start - 1 : start].isspace() else start
        run = _SIGN_RUN.search(text, max(0, at - 6), at)
        return run is not None and run[0] in self.prefixes


_SIGN_RUN = pattern(r"[^\s\d(\[\"“‘'’,;:—–-]{1,6}$")


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """The vocabulary of the lexicon "numbers"."""
    table = lexicons["numbers"]
    ordinals: dict[str, int] = table["ordinals"]
    denominators = {word: value for word, value in ordinals.items() if value > 2} | table["denominators"]
    scales = {word: 10**power for word, power in table["scales"].items()}
    starters = {*table["cardinals"], *scales, *ordinals, *denominators, *table["groups"], *table["vague"]}
    return Vocabulary(
        cardinals=table["cardinals"],
        scales=scales,
        abbreviations={word: 10**power for word, power in table["abbreviations"].items()},
        ordinals=ordinals,
        denominators=denominators,
        groups=table["groups"],
        vague=table["vague"],
        trigger=_trigger(starters),
        prefixes=frozenset(sign for code, sign in money.signs(lexicons)),
        suffixes=units.symbols(lexicons) | frozenset(sign for code, sign in money.signs(lexicons)) | _SUFFIXES,
        labels=lexicons.words("labels", "labels", "always"),
        weak_labels=lexicons.words("labels", "labels", "unless-counted"),
        months=lexicons.words("labels", "months"),
        weekdays=lexicons.words("labels", "weekdays"),
        function=lexicons.words("labels", "function"),
        before_date=lexicons.words("contexts", "year", "before-date"),
        streets=lexicons.words("labels", "streets"),
        streets_first=lexicons.words("labels", "streets", "first"),
        ranking=lexicons.words("contexts", "rank", "before-number"),
        before_year=lexicons.words("contexts", "year", "before"),
        counted=lexicons.words("contexts", "year", "behind") | units.plain_names(lexicons),
        equated=lexicons.words("labels", "equated"),
    )


def _trigger(words: set[str]) -> re.Pattern[str]:
    """Digits, vulgar fractions, or one of `words`: the first letter as a class, so that the scan skips quickly."""
    first = "".join(sorted({word[0] for word in words}))
    rest = "|".join(sorted({word[1:] for word in words}, key=len, reverse=True))
    return re.compile(
        rf"\d|[¼-¾⅐-⅞]|(?<![^\W\d_])[{first}{first.upper()}](?:{rest}|{rest.upper()})(?:s|es)?(?![^\W\d_])"
    )
