"""Two figures that a text sets side by side as the same: "17 km (10.6 miles)", "163 pesos a day, or $9.40"."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.interval import Interval
from factcheck.figures.precision import leading_place
from factcheck.figures.sentence import Figure, Item, Stretch
from factcheck.text.sizes import Size

Sizes = Mapping[str, Size]


class Pair(NamedTuple):
    """Two figures set side by side, and what they are with those beside them that they are said with, in base units.

    `step`: the words say that the first is a difference, not a level; `alone`: the second stands right behind the
    first, and nothing else in its parentheses.
    """

    one: Figure
    other: Figure
    one_value: Interval
    other_value: Interval
    step: bool = False
    alone: bool = False


_HEDGES = frozenset(
    {"about", "some", "roughly", "around", "nearly", "almost", "or", "approximately", "just", "over", "more", "than"}
)
_MINOR = {"cent": "USD", "cents": "USD"}
"""Minor units that are counted where no figure of money is read."""


def beside_each(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The indices of figures that have another one set beside them, and of that."""
    if stretch.words.isdisjoint(("(", "or")):
        return
    for at in stretch.places.get("#", ()):
        figure = stretch.items[at].figure
        then = _beside(stretch.items, at, money=money(figure) is not None) if figure else 0
        if then and stretch.items[then].figure:
            yield at, then


def pair(stretch: Sequence[Item], at: int, then: int, sizes: Sizes, *, step: bool) -> Pair:
    """The figures at `at` and `then` as a pair."""
    one, other = stretch[at].figure, stretch[then].figure
    assert one is not None
    assert other is not None
    alone = stretch[at + 1].word == "(" and then + 1 < len(stretch) and stretch[then + 1].word == ")"
    return Pair(one, other, _whole(stretch, at, sizes, -1), _whole(stretch, then, sizes, 1), step, alone)


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


def _whole(stretch: Sequence[Item], at: int, sizes: Sizes, step: int) -> Interval:
    """The figure at `at` in base units, with the one beside it that it is said with: "6 feet 2 inches"."""
    figure = stretch[at].figure
    assert figure is not None
    kind, value = base(figure, sizes)
    value = _ranged(stretch, at, value, sizes)
    near = stretch[at + step].figure if 0 <= at + step < len(stretch) else None
    if near and kind and figure.measure == "measurement" and kind != "temperature" and near.unit != figure.unit:
        other, more = base(near, sizes)
        if other == kind:
            return value + more
    return value


def _ranged(stretch: Sequence[Item], at: int, value: Interval, sizes: Sizes) -> Interval:
    """The whole range, if the figure at `at` is one of its ends: "100 to 250 kilometres"."""
    figure = stretch[at].figure
    for item in stretch[max(0, at - 2) : at + 3]:
        if figure and item.figure and item.figure is not figure and item.figure.reading == figure.reading:
            other = base(item.figure, sizes)[1]
            value = Interval(min(value.low, other.low), max(value.high, other.high))
    return value


def base(figure: Figure, sizes: Sizes) -> tuple[str, Interval]:
    """The figure's dimension and its value in base units; who converts rounds a little more than who counts."""
    dimension, least, most = sizes.get(figure.unit or "", Size("", Fraction(1), Fraction(1)))
    if not dimension:  # a temperature: its zero is anywhere, so that its zeros tell nothing of its precision
        return dimension, figure.unhedged
    rounding = leading_place(figure.value) / 4
    value = Interval(
        min(figure.unhedged.low, figure.value - rounding), max(figure.unhedged.high, figure.value + rounding)
    )
    return dimension, value * Interval(least, most)


def money(figure: Figure) -> tuple[str, Fraction] | None:
    """The currency, and how much of it one unit of the figure is."""
    if figure.measure == "money" and figure.unit:
        return figure.unit, Fraction(1)
    last = (figure.unit or "").rpartition(" ")[2]
    return (_MINOR[last], Fraction(1, 100)) if figure.measure == "count" and last in _MINOR else None
