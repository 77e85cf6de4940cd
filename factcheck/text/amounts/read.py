"""All amounts of a text: every figure measured, neighbours joined, modifiers added, nouns and units carried over."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

from factcheck.records.readings import Place
from factcheck.text.amounts import (
    ages,
    carry,
    cents,
    elided,
    factors,
    gloss,
    limits,
    modifiers,
    pairs,
    points,
    ranges,
    scores,
    spells,
)
from factcheck.text.amounts.amount import Amount
from factcheck.text.amounts.bare import is_none
from factcheck.text.amounts.measure import measured
from factcheck.text.lexemes import Lexemes
from factcheck.text.lexicons import Lexicons
from factcheck.text.numbers.figure import Figure


def read(lexemes: Lexemes, figures: Sequence[Figure], dates: Sequence[Place], lexicons: Lexicons) -> tuple[Amount, ...]:
    """The amounts of the text, in order; identifiers, and what is part of one of `dates`, are left out."""
    text = lexemes.text
    found = _joined(text, _all(lexemes, figures, lexicons), dates, lexicons)
    for amount in found:
        modifiers.modify(text, amount, lexicons)
        ages.mark(text, amount, lexicons)
    found = limits.joined(text, found)
    elided.share(text, found)
    gloss.share(text, found)
    points.mark(text, found, lexicons)
    carry.carry(text, found)
    return tuple(amount for amount in found if not is_none(text, amount, lexicons))


_FAR = 56
"""How far apart, in characters, two figures of one amount may stand."""


def _all(lexemes: Lexemes, figures: Sequence[Figure], lexicons: Lexicons) -> list[Figure]:
    """`figures` with those that have no number word between them, in order."""
    text = lexemes.text
    times = (spells.single(text, lexicons), spells.halves(text, lexicons), spells.long(text), spells.decades(text))
    factored = (factors.verbs(lexemes, lexicons), factors.folds(text, lexicons))
    return sorted(chain(figures, *times, *factored), key=lambda figure: figure.start)


def _joined(text: str, figures: Iterable[Figure], dates: Sequence[Place], lexicons: Lexicons) -> list[Amount]:
    """The figures measured, those that make one amount together as one."""
    found: list[Amount] = []
    money: Amount | None = None
    known = False
    for figure in figures:
        floor = found[-1].end if found else 0
        if figure.form == "identifier" or figure.start < floor:
            continue
        amount = measured(text, figure, lexicons, floor=floor)
        if amount.sort != "time" and _within(dates, figure):
            continue
        if amount.sort == "money":
            known = money is not None and cents.settle(text, money, amount, known=known)
            money = amount
        last = found[-1] if found and amount.start - floor <= _FAR else None
        whole = last and _together(text, last, amount, lexicons)
        if whole:
            found[-1] = whole
            continue
        in_brackets = (
            len(found) > 1 and amount.start - found[-2].end <= _FAR and text[found[-1].end : found[-1].end + 1] == ")"
        )
        around = ranges.ranged(text, found[-2], amount, lexicons) if in_brackets else None
        if around:  # "between £300 ($473) and £400": the gloss stays an amount of its own
            found[-2] = around
            continue
        if last and scores.sides(text, last, amount):
            scores.split(last, amount)
        found.append(amount)
    return found


def _together(text: str, first: Amount, second: Amount, lexicons: Lexicons) -> Amount | None:
    """The one amount that two neighbours make, or None."""
    return (
        ranges.ranged(text, first, second, lexicons)
        or pairs.ratio(text, first, second)
        or pairs.coins(text, first, second)
        or pairs.compound(text, first, second)
    )


def _within(dates: Sequence[Place], figure: Figure) -> bool:
    """Whether the figure is part of a date."""
    at = bisect_right(dates, (figure.start, figure.end + 1)) - 1
    return at >= 0 and dates[at][0] <= figure.start and figure.end <= dates[at][1]
