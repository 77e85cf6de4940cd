"""Checks of conversions: a value and the same in another unit or currency beside it, "17 km (10.6 miles)"."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal

from pydantic import model_validator

from factcheck.figures.interval import Interval, point
from factcheck.figures.linked import Linked
from factcheck.figures.sentence import Stretch
from factcheck.figures.shapes import Element, ShapeError, matches, shapes
from factcheck.figures.show import like, plain
from factcheck.records.errors import RenamedWarning
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.kinds.conversion import temperature
from factcheck.rulebook.kinds.conversion.pairs import Pair, Sizes, base, beside_each, money, pair
from factcheck.rulebook.message import filled
from factcheck.rulebook.schema import WrongChoiceError
from factcheck.tables.written import WrittenNumber, written_number
from factcheck.text.lexicons import Lexicons
from factcheck.text.sizes import sizes as sizes_of

Of = Literal["unit", "difference", "currency"]


class Options(Check):
    """What is converted: a `unit`, the `difference` of two temperatures, or a `currency`.

    Values may lie `tolerance` (a share) farther apart than their own precision allows. A temperature `{one}` is a
    difference where one of the templates of `differences` says so (see `factcheck.figures.shapes`).
    """

    of: Of
    tolerance: WrittenNumber = "0.05"
    differences: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _renamed(cls, given: Any) -> Any:
        """Take `difference_words`, the old name of `differences`, which listed words before the figure."""
        if not isinstance(given, dict) or not isinstance(words := given.get("difference_words"), list):
            return given
        warnings.warn(
            f"{given.get('name')}: 'difference_words' is called differences now, and lists templates", RenamedWarning, 2
        )
        rest = {key: value for key, value in given.items() if key != "difference_words"}
        return {"differences": [f"{word} _ {{one}}" for word in words], **rest}


def check(rule: Options, lexicons: Lexicons) -> None:
    """Refuse templates that can't be read."""
    try:
        _rows([rule])
    except ShapeError as error:
        raise WrongChoiceError(f"{error}; see the rule `temperature-difference`", "differences") from None


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the conversion checks of `rules` find."""
    beside = [(stretch, at, then) for stretch in linked.stretches("sentence") for at, then in beside_each(stretch)]
    if not beside:
        return
    sizes = linked.tokens.lexicons.built(sizes_of)
    rows = _rows(rules)
    found = [
        pair(stretch.items, at, then, sizes, step=_is_difference(rows, stretch, at)) for stretch, at, then in beside
    ]
    for rule in rules:
        if rule.of == "currency":
            yield from _currencies(rule, [both for both in found if money(both.one) and money(both.other)])
        else:
            for both in found:
                yield from _units(rule, both, sizes)


def _rows(rules: Sequence[Options]) -> list[tuple[Element, ...]]:
    return [row for rule in rules for template in rule.differences for row in shapes(template, {})]


def _is_difference(rows: Sequence[tuple[Element, ...]], stretch: Stretch, at: int) -> bool:
    """Whether the words say that the temperature at `at` is a difference."""
    figure = stretch.items[at].figure
    if figure is None or figure.unit not in temperature.SCALES:
        return False
    starts = range(max(0, at - _REACH), at + 1)
    return any(match.bindings.get("one") is figure for row in rows for match in matches(row, stretch.items, starts))


_REACH = 12
"""Words before a figure in which a template may begin."""


def _units(rule: Options, pair: Pair, sizes: Sizes) -> Iterator[Spotted]:
    one, other = pair.one, pair.other
    if one.unit in temperature.SCALES and other.unit in temperature.SCALES:
        degrees = temperature.amiss(pair, difference=rule.of == "difference")
        if degrees is not None:
            yield _spotted(rule, pair, {"true": _told(pair, degrees)})
        return
    kinds = [base(figure, sizes)[0] for figure in (one, other)]
    if rule.of != "unit" or one.unit == other.unit or not kinds[0] or kinds[0] != kinds[1] or one.per != other.per:
        return
    if kinds[0] in _SPENT and not pair.alone:
        return
    slack = written_number(rule.tolerance)
    if pair.one_value.widened(slack).meets(pair.other_value):
        return
    size = sizes[other.unit or ""]
    true = pair.one_value * Interval(1 / size.most, 1 / size.least)
    yield _spotted(rule, pair, {"true": _told(pair, (Fraction(true.low) + Fraction(true.high)) / 2)})


def _currencies(rule: Options, pairs: Sequence[Pair]) -> Iterator[Spotted]:
    """Pairs of the same two currencies whose rates can't be the same."""
    rates: dict[tuple[str, str], list[tuple[Interval, Pair]]] = {}
    for both in pairs:
        one, other = money(both.one), money(both.other)
        if one and other and one[0] != other[0]:
            rate = both.other.unhedged * point(other[1]) / (both.one.unhedged * point(one[1]))
            key, rate = ((one[0], other[0]), rate) if one[0] < other[0] else ((other[0], one[0]), point(1) / rate)
            rates.setdefault(key, []).append((rate.widened(written_number(rule.tolerance)), both))
    for same in rates.values():
        for rate, both in same:
            others = [other for other in same if other[1] is not both]
            agreeing = sum(rate.meets(other[0]) for other in others)
            if others and agreeing * 2 < len(others) and (len(others) > 1 or both is same[-1][1]):
                first = others[0][1]
                yield Spotted(
                    rule.name,
                    both.one.start,
                    both.other.end,
                    _message(rule, both, {"elsewhere": f"{first.one.bare} ({first.other.bare})"}),
                    related=tuple((near.one.start, near.other.end, "another rate") for _, near in others[:4]),
                    figures=frozenset({both.one.start, both.other.start}),
                )


_SPENT = ("time", "months")
"""What is rarely converted: "two hours by car (40 minutes by train)" tells two times."""


def _told(pair: Pair, value: Fraction) -> str:
    """`value` in the unit of the second figure, as the writer tells that one where it stands in digits."""
    shown = _rounded(value)
    if pair.other.value in (0, 1) or not any(mark.isdigit() for mark in pair.other.bare):
        return f"{plain(shown)} {_plural(pair.other.unit or '')}"
    return like(pair.other, shown)


def _rounded(value: Fraction) -> Fraction:
    """`value` to three digits, as one tells a conversion."""
    return Fraction(f"{float(value):.3g}")


_PLURALS = {"foot": "feet", "inch": "inches", "stone": "stone", "kelvin": "kelvin", "hertz": "hertz"}


def _plural(unit: str) -> str:
    """The name of a unit behind another number than one: "square feet", "miles per hour", "degrees Fahrenheit"."""
    if unit.startswith("degree "):
        return unit.replace("degree", "degrees", 1)
    head, per, tail = unit.partition(" per ")
    words = head.split(" ")
    words[-1] = _PLURALS.get(words[-1], f"{words[-1]}s")
    return " ".join(words) + per + tail


def _message(rule: Options, pair: Pair, words: Mapping[str, str]) -> str:
    return filled(rule.message, {"one": pair.one.bare, "other": pair.other.bare, **words})


def _spotted(rule: Options, pair: Pair, words: Mapping[str, str]) -> Spotted:
    return Spotted(
        rule.name,
        pair.other.start,
        pair.other.end,
        _message(rule, pair, words),
        related=((pair.one.start, pair.one.end, pair.one.bare),),
        figures=frozenset({pair.one.start, pair.other.start}),
    )
