"""The number words of the lexicon, as the look-ups and the trigger pattern that the grammar needs."""

from collections.abc import Iterable
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
    """Look-ups by lower-case word, except `abbreviations`, which keep their case.

    `triggers` begin a number; `spellings` are how they may be written, but for the case of their first letter.
    Without one of `onward` behind it, a number that stands in digits is at its end.
    """

    cardinals: dict[str, int]
    scales: dict[str, int]
    abbreviations: dict[str, int]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    groups: dict[str, int]
    vague: dict[str, int]
    triggers: frozenset[str]
    spellings: frozenset[str]
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
    onward: frozenset[str]

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
    spellings = _spellings(starters)
    return Vocabulary(
        cardinals=table["cardinals"],
        scales=scales,
        abbreviations={word: 10**power for word, power in table["abbreviations"].items()},
        ordinals=ordinals,
        denominators=denominators,
        groups=table["groups"],
        vague=table["vague"],
        triggers=frozenset(word.lower() for word in spellings),
        spellings=spellings,
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
        onward=_onward(scales.keys(), table["groups"], table["abbreviations"], denominators),
    )


def _onward(*tables: Iterable[str]) -> frozenset[str]:
    words = {word.lower() for table in tables for word in table} | {"point", "and"}
    return frozenset(words | {f"{word}s" for word in words})


def _spellings(words: set[str]) -> frozenset[str]:
    """`words`, also in the plural, in small letters or in capitals behind a small first letter."""
    cased = {spelt for word in words for spelt in (word, word[0] + word[1:].upper())}
    return frozenset(word + ending for word in cased for ending in ("", "s", "es"))
