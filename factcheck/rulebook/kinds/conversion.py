"""Checks of conversions: a value and the same in another unit or currency beside it, "17 km (10.6 miles)"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from factcheck.figures.interval import Interval, point
from factcheck.figures.linked import Linked
from factcheck.figures.precision import leading_place
from factcheck.figures.sentence import Figure, Item, Stretch
from factcheck.figures.show import plain
from factcheck.figures.written import WrittenNumber, written_interval
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.text.lexicons import Lexicons

Of = Literal["unit", "difference", "currency"]


class Options(Check):
    """What is converted: a `unit`, the `difference` of two temperatures, or a `currency`.

    Values may lie `tolerance` (a share) farther apart than their own precision allows. Temperatures are a difference
    where one of the words `difference_words` stands shortly before them.
    """

    of: Of
    tolerance: WrittenNumber = "0.05"
    difference_words: tuple[str, ...] = ()


class _Pair(NamedTuple):
    """Two figures that the text sets side by side as the same, and the words before them."""

    one: Figure
    other: Figure
    before: tuple[str, ...]
    one_value: Interval
    other_value: Interval


_HEDGES = frozenset(
    {"about", "some", "roughly", "around", "nearly", "almost", "or", "approximately", "just", "over", "more", "than"}
)
_CELSIUS, _FAHRENHEIT = "degree Celsius", "degree Fahrenheit"
_MINOR = {"cent": "USD", "cents": "USD"}


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the conversion checks of `rules` find."""
    beside = [
        (stretch.items, at, then) for stretch in linked.stretches("sentence") for at, then in _beside_each(stretch)
    ]
    if not beside:
        return
    sizes = linked.tokens.lexicons.built(_sizes)
    found = [_pair(items, at, then, sizes) for items, at, then in beside]
    for rule in rules:
        if rule.of == "currency":
            yield from _currencies(rule, [pair for pair in found if _money(pair.one) and _money(pair.other)])
        else:
            for pair in found:
                yield from _units(rule, pair, sizes)


def _sizes(lexicons: Lexicons) -> dict[str, tuple[str, Interval]]:
    """Each unit's dimension, and how many base units it is."""
    table: Mapping[str, Mapping[str, str]] = lexicons["conversions"]
    return {
        unit: (dimension, written_interval(size)) for dimension, units in table.items() for unit, size in units.items()
    }


def _beside_each(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The indices of figures that have another one set beside them, and of that."""
    if stretch.words.isdisjoint(("(", "or")):
        return
    for at in stretch.places.get("#", ()):
        figure = stretch.items[at].figure
        then = _beside(stretch.items, at, money=_money(figure) is not None) if figure else 0
        if then and stretch.items[then].figure:
            yield at, then


def _pair(stretch: Sequence[Item], at: int, then: int, sizes: Mapping[str, tuple[str, Interval]]) -> _Pair:
    one, other = stretch[at].figure, stretch[then].figure
    assert one is not None
    assert other is not None
    before = tuple(word.word for word in stretch[max(0, at - 12) : at])
    return _Pair(one, other, before, _whole(stretch, at, sizes, -1), _whole(stretch, then, sizes, 1))


def _beside(stretch: Sequence[Item], at: int, *, money: bool) -> int:
    """The figure that stands in parentheses, or for money after "or", right behind the one at `at`; 0 for none."""
    here, limit = at + 1, 5 if money else 2
    while here < len(stretch) and stretch[here].word not in ("(", "#", ".", ";") and limit:
        if stretch[here].word == "or" and stretch[here - 1].word == ",":
            break
        here, limit = here + 1, limit - 1
    if here >= len(stretch) or stretch[here].word not in ("(", "or"):
        return 0
    said_or = stretch[here].word == "or"
    here += 1
    while here < len(stretch) and stretch[here].word in _HEDGES:
        here += 1
    found = stretch[here].figure if here < len(stretch) else None
    if not found or (said_or and found.aside):  # "$4 million, or 16 pence a share" converts nothing
        return 0
    return here


def _whole(stretch: Sequence[Item], at: int, sizes: Mapping[str, tuple[str, Interval]], step: int) -> Interval:
    """The figure at `at` in base units, with the one beside it that it is said with: "6 feet 2 inches"."""
    figure = stretch[at].figure
    assert figure is not None
    kind, value = _base(figure, sizes)
    value = _ranged(stretch, at, value, sizes)
    near = stretch[at + step].figure if 0 <= at + step < len(stretch) else None
    if near and kind and figure.measure == "measurement" and kind != "temperature" and near.unit != figure.unit:
        other, more = _base(near, sizes)
        if other == kind:
            return value + more
    return value


def _ranged(stretch: Sequence[Item], at: int, value: Interval, sizes: Mapping[str, tuple[str, Interval]]) -> Interval:
    """The whole range, if the figure at `at` is one of its ends: "100 to 250 kilometres"."""
    figure = stretch[at].figure
    for item in stretch[max(0, at - 2) : at + 3]:
        if figure and item.figure and item.figure is not figure and item.figure.reading == figure.reading:
            other = _base(item.figure, sizes)[1]
            value = Interval(min(value.low, other.low), max(value.high, other.high))
    return value


def _base(figure: Figure, sizes: Mapping[str, tuple[str, Interval]]) -> tuple[str, Interval]:
    """The figure's dimension and its value in base units; who converts rounds a little more than who counts."""
    dimension, size = sizes.get(figure.unit or "", ("", point(1)))
    rounding = leading_place(figure.value) / 4
    value = Interval(
        min(figure.unhedged.low, figure.value - rounding), max(figure.unhedged.high, figure.value + rounding)
    )
    return dimension, value * size


def _money(figure: Figure) -> tuple[str, Fraction] | None:
    """The currency, and how much of it one unit of the figure is."""
    if figure.measure == "money" and figure.unit:
        return figure.unit, Fraction(1)
    last = (figure.unit or "").rpartition(" ")[2]
    return (_MINOR[last], Fraction(1, 100)) if figure.measure == "count" and last in _MINOR else None


def _units(rule: Options, pair: _Pair, sizes: Mapping[str, tuple[str, Interval]]) -> Iterator[Spotted]:
    one, other = pair.one, pair.other
    if {one.unit, other.unit} in ({_CELSIUS, _FAHRENHEIT}, {_CELSIUS, "farad"}):
        yield from _temperature(rule, pair)
        return
    kinds = [_base(figure, sizes)[0] for figure in (one, other)]
    if rule.of != "unit" or one.unit == other.unit or not kinds[0] or kinds[0] != kinds[1] or one.per != other.per:
        return
    slack = Fraction(rule.tolerance)
    if pair.one_value.widened(slack).meets(pair.other_value):
        return
    size = sizes[other.unit or ""][1]
    true = pair.one_value * Interval(1 / Fraction(size.high), 1 / Fraction(size.low))
    middle = (Fraction(true.low) + Fraction(true.high)) / 2
    yield _spotted(rule, pair, {"true": f"{plain(_rounded(middle))} {_plural(other.unit or '')}"})


def _temperature(rule: Options, pair: _Pair) -> Iterator[Spotted]:
    first = pair.one.unit == _CELSIUS
    celsius = pair.one if first else pair.other
    warm, value = (pair.one_value, pair.other_value) if first else (pair.other_value, pair.one_value)
    moved = warm * point(Fraction(9, 5))
    absolute = moved + point(32)
    near = Interval(Fraction(-1, 2), Fraction(1, 2))
    is_level = (absolute + near).meets(value)
    is_step = (moved + near).meets(value)
    said_step = any(word in rule.difference_words for word in pair.before)
    if rule.of == "difference" and said_step and is_level and not is_step:
        yield _spotted(rule, pair, {"true": f"{plain(celsius.value * Fraction(9, 5))} degrees Fahrenheit"})
    if rule.of == "unit" and not is_level and not is_step:
        yield _spotted(rule, pair, {"true": f"{plain(celsius.value * Fraction(9, 5) + 32)} degrees Fahrenheit"})


def _currencies(rule: Options, pairs: Sequence[_Pair]) -> Iterator[Spotted]:
    """Pairs of the same two currencies whose rates can't be the same."""
    rates: dict[tuple[str, str], list[tuple[Interval, _Pair]]] = {}
    for pair in pairs:
        one, other = _money(pair.one), _money(pair.other)
        if one and other and one[0] != other[0]:
            rate = pair.other.unhedged * point(other[1]) / (pair.one.unhedged * point(one[1]))
            key, rate = ((one[0], other[0]), rate) if one[0] < other[0] else ((other[0], one[0]), point(1) / rate)
            rates.setdefault(key, []).append((rate.widened(Fraction(rule.tolerance)), pair))
    for same in rates.values():
        for rate, pair in same:
            others = [other for other in same if other[1] is not pair]
            agreeing = sum(rate.meets(other[0]) for other in others)
            if others and agreeing * 2 < len(others) and (len(others) > 1 or pair is same[-1][1]):
                first = others[0][1]
                yield Spotted(
                    rule.name,
                    pair.one.start,
                    pair.other.end,
                    _message(rule, pair, {"elsewhere": f"{first.one.bare} ({first.other.bare})"}),
                    related=tuple((near.one.start, near.other.end, "another rate") for _, near in others[:4]),
                    figures=frozenset({pair.one.start, pair.other.start}),
                )


def _rounded(value: Fraction) -> Fraction:
    """`value` to three digits, as one tells a conversion."""
    return Fraction(f"{float(value):.3g}")


def _plural(unit: str) -> str:
    head, _, tail = unit.partition(" per ")
    plural = {"foot": "feet", "inch": "inches"}.get(head.rpartition(" ")[2])
    shown = f"{head.rpartition(' ')[0]} {plural}".strip() if plural else f"{head}s"
    return f"{shown} per {tail}" if tail else shown


def _message(rule: Options, pair: _Pair, words: Mapping[str, str]) -> str:
    return filled(rule.message, {"one": pair.one.bare, "other": pair.other.bare, **words})


def _spotted(rule: Options, pair: _Pair, words: Mapping[str, str]) -> Spotted:
    return Spotted(
        rule.name,
        pair.other.start,
        pair.other.end,
        _message(rule, pair, words),
        related=((pair.one.start, pair.one.end, pair.one.bare),),
        figures=frozenset({pair.one.start, pair.other.start}),
    )
