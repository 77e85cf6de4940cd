"""Bare numbers that are ages: "aged 34", "Ana Ruiz, 49, said", "who was 10", "in his 40s"."""

import re
from fractions import Fraction

from factcheck.text.amounts.amount import Amount
from factcheck.text.lexicons import Lexicons
from factcheck.text.neighbours import word_before, words_between
from factcheck.text.patterns import pattern

_AGED = pattern(r"(?<![^\W_])(?:[Aa]ged?|[Aa]ges|[Aa]ges? of)[ \u00a0](?:(?:between|about|over|under)[ \u00a0])?$")
_NAMED = pattern(r"[A-Z][\w.’'-]+,[ \u00a0]$")
_KIN = pattern(r"([a-z]+),[ \u00a0]$")
_YOUNGER = ("younger than ", "older than ", "Younger than ", "Older than ")
_UNDER = ("under ", "over ", "above ", "below ")
_OF_AGE = pattern(r"\ban? (?:[\w-]+ ){0,2}([a-z]+) of[ \u00a0]$")
_BRACKETED = pattern(r"[A-Z][\w.’'-]+[ \u00a0]\($")
_ENDS = pattern(r"[,.;)]|[ \u00a0](?:and|of|who|from)\b|\s*$|,")
_DECADE = pattern(r"(?:his|her|their|my|our|your)[ \u00a0](?:(?:early|mid|late|middle)[- ])?$", re.IGNORECASE)


def mark(text: str, amount: Amount, lexicons: Lexicons) -> None:
    """Make the amount an age in years where the words around a bare number say so."""
    if amount.form == "decade":
        if _DECADE.search(text, max(0, amount.start - 16), amount.start) and amount.low is not None:
            amount.high, amount.modifier = amount.low + 9, "between"
            _set(amount)
        return
    if amount.sort or amount.unit or amount.form != "plain" or amount.scale > 1 or not _plausible(amount):
        return
    if text[amount.end : amount.end + 1] == "-":
        return
    before = max(0, amount.start - 32)
    person = lexicons.words("contexts", "age", "persons")
    of = _OF_AGE.search(text, before, amount.start)
    younger = text.startswith(_YOUNGER, amount.start)
    if younger or (text.startswith(_UNDER, amount.start) and word_before(text, amount.start) in person):
        _set(amount)
    elif of and of[1] in person:
        if _ENDS.match(text, amount.end):
            _set(amount)
    elif _AGED.search(text, before, amount.start) or text[amount.start : amount.start + 4].lower() == "aged":
        _set(amount)
    elif amount.value > 1 and _who_is(text, amount, lexicons):
        if _ENDS.match(text, amount.end) and text[amount.end : amount.end + 4] != " of ":
            _set(amount)
    elif amount.digits and amount.modifier == "exact" and _apposed(text, amount, before, person):
        _set(amount)


def _who_is(text: str, amount: Amount, lexicons: Lexicons) -> bool:
    """Whether "she was", "who turned", "he's" stands before the number."""
    said = words_between(text, max(0, amount.start - 28), amount.start)
    if not text[amount.start - 1 : amount.start].isspace() or len(said) < 2:
        return False
    while len(said) > 2 and said[-1] in ("just", "only", "about", "now", "nearly", "almost", "be", "been", "have"):
        said.pop()
    if said[-1] not in lexicons.words("contexts", "age", "verbs"):
        return False
    who = said[-3] if len(said) > 2 and said[-2] == "now" else said[-2]
    return who in ("who", "he", "she", "i")


def _apposed(text: str, amount: Amount, before: int, person: frozenset[str]) -> bool:
    """ "Ana Ruiz, 49," and "Ana Ruiz (49)" """
    kin = _KIN.search(text, before, amount.start)
    if _NAMED.search(text, before, amount.start) or (kin and kin[1] in person):
        return text[amount.end : amount.end + 1] in ",.;" and not text[amount.end + 1 : amount.end + 2].isdigit()
    return bool(_BRACKETED.search(text, before, amount.start)) and text[amount.end : amount.end + 1] == ")"


def _plausible(amount: Amount) -> bool:
    ends = [end for end in (amount.low, amount.high) if end is not None]
    return all(not isinstance(end, Fraction) and 0 < end <= 115 and end == int(end) for end in ends)


def _set(amount: Amount) -> None:
    amount.sort, amount.unit = "age", "year"
