"""Weigh the matches of a relation: which of them apply, which hold, and what is said of those that don't."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import inf
from typing import TypeAlias

from factcheck.figures.days import ordinal
from factcheck.figures.formula import Formula, Values
from factcheck.figures.interval import Interval, point
from factcheck.figures.precision import leading_place
from factcheck.figures.sentence import Day, Figure, Item, Stretch
from factcheck.figures.shapes import Bindings, Bound, Match, Word, matches
from factcheck.figures.show import like, plain
from factcheck.records.spotted import Spotted
from factcheck.rulebook.kinds.relation.ready import Relation
from factcheck.rulebook.message import filled

_FEW = 20  # sets of figures that hold and are looked at for one figure
_BEFORE = 12  # words of the sentence before a match that `unless` looks at


Weigh: TypeAlias = Callable[[Relation, Stretch, date | None], Iterator[Spotted]]


def spotted(relation: Relation, stretch: Stretch, published: date | None) -> Iterator[Spotted]:
    """What doesn't hold in `stretch`: of matches over the same figures, or `together`, none may."""
    broken, held = _settled(relation, stretch, published)
    larger: dict[int, list[frozenset[int]]] = {}
    for match in held:
        for place in (places := _places(match.bindings)):
            larger.setdefault(place, []).append(places)
    for match in broken:
        mine = _places(match.bindings)
        if not any(mine < places for place in mine for places in larger.get(place, ())[:_FEW]):
            yield _finding(relation, match.bindings, published)


def holding(relation: Relation, stretch: Stretch, published: date | None) -> Iterator[Spotted]:
    """What holds in `stretch`, told as "name: figure"."""
    for match in _settled(relation, stretch, published)[1]:
        found = _finding(relation, match.bindings, published)
        words = _words(relation, match.bindings, published)
        yield replace(found, message="agree: " + ", ".join(f"{name} {said}" for name, said in words.items()))


def _settled(relation: Relation, stretch: Stretch, published: date | None) -> tuple[list[Match], list[Match]]:
    """The matches that don't hold, with no alternative that does, and those that do."""
    settled: dict[frozenset[int], Match | None] = {}
    held: list[Match] = []
    for row in relation.rows:
        if not row.possible(stretch):
            continue
        for match in matches(row.elements, stretch.items, row.starts(stretch)):
            key = _places(match.bindings, relation.rule.together)
            if settled.get(key, match) is None or not _applies(relation, match, stretch.items, published):
                continue
            holds = relation.holds(_values(relation, match.bindings, published)) is True
            settled[key] = None if holds else match
            if holds:
                held.append(match)
    broken = [match for match in settled.values() if match]
    return ([], held) if broken and _harmless(relation, stretch) else (broken, held)


def _harmless(relation: Relation, stretch: Stretch) -> bool:
    """Whether the stretch holds what the rule asks for besides: the absolute figures beside a relative one."""
    return any(
        row.possible(stretch) and any(matches(row.elements, stretch.items, row.starts(stretch)))
        for row in relation.without
    )


def _places(bindings: Bindings, only: Sequence[str] = ()) -> frozenset[int]:
    kept = {name: bound for name, bound in bindings.items() if name in only} if only else bindings
    return frozenset(place.start for place in _bound(kept))


def _bound(bindings: Mapping[str, Bound]) -> Iterator[Figure | Day]:
    for bound in bindings.values():
        if isinstance(bound, tuple):
            yield from bound
        elif isinstance(bound, Figure | Day):
            yield bound


def _applies(relation: Relation, match: Match, stretch: Sequence[Item], published: date | None) -> bool:
    rule = relation.rule
    for together in rule.same:
        bound = {name: match.bindings[name] for name in together if name in match.bindings}
        if len({_sort(figure, per_unit=rule.per_unit) for figure in _bound(bound) if isinstance(figure, Figure)}) > 1:
            return False
    if rule.unless:
        start = match.start
        while start and match.start - start < _BEFORE and stretch[start - 1].word != ".":
            start -= 1
        if any(item.word in rule.unless for item in stretch[start : match.end]):
            return False
    if relation.units and not _in_units(relation, match, stretch):
        return False
    if not all(_counts_each(match.bindings.get(one), match.bindings.get(of)) for one, of in rule.each.items()):
        return False
    return relation.when is None or relation.when(_values(relation, match.bindings, published)) is True


def _in_units(relation: Relation, match: Match, stretch: Sequence[Item]) -> bool:
    """Whether the figures that must have one of some units have it, and measure one thing."""
    rule = relation.rule
    for name, table in relation.units.items():
        figure = match.bindings.get(name)
        if not isinstance(figure, Figure):
            continue
        if figure.per or _unit(figure) not in table or not set(figure.text.lower().split()).isdisjoint(rule.unless):
            return False
        behind = next((item.word for item in stretch[match.start :] if item.start >= figure.end), "")
        if "-" in figure.text and behind.endswith("s") and not behind.endswith("ss"):
            return False
    return True


def _counts_each(one: Bound | None, of: Bound | None) -> bool:
    """Whether the one figure may be counted per one unit of the other: "€50 a tonne" and "200 tonnes"."""
    if not isinstance(one, Figure) or not isinstance(of, Figure) or of.measure not in ("measurement", "duration"):
        return True
    return one.per == of.unit


def _unit(figure: Figure) -> str:
    """The unit in the singular; what is counted has one as written ("nights")."""
    unit = (figure.unit or "").lower()
    return unit.removesuffix("s") if figure.measure == "count" else unit


def _sort(figure: Figure, *, per_unit: bool) -> tuple[str, str, str | None]:
    """What a figure must share with another to be compared with it; counts of things are told apart by shapes."""
    per = None if per_unit else figure.per
    if figure.measure in ("count", "rate"):
        return "count", "", per
    if figure.measure == "percentage_points":
        return "percent", "percent", per
    return figure.measure, (figure.unit or "").lower(), per


def _values(relation: Relation, bindings: Bindings, published: date | None, *, exact: bool = False) -> Values:
    values: dict[str, Interval | tuple[Interval, ...]] = dict(relation.default)
    if published:
        values["published"] = ordinal(published)
    for name, bound in bindings.items():
        if name in relation.units and isinstance(bound, Figure):
            values[f"{name}_unit"] = relation.units[name][_unit(bound)]
        tight, sharp = name in relation.rule.tight, exact or name in relation.rule.exact
        if isinstance(bound, tuple):
            values[name] = tuple(_worth(relation, figure, tight=tight, exact=sharp) for figure in bound)
        else:
            values[name] = _worth(relation, bound, tight=tight, exact=sharp)
    return values


def _worth(relation: Relation, bound: Figure | Day | Word, *, tight: bool, exact: bool) -> Interval:
    if not isinstance(bound, Figure):
        return bound.interval
    if exact:
        return point(bound.value)
    meant = bound.interval
    if tight and meant.high == inf:
        meant = Interval(meant.low, bound.value + leading_place(bound.value))
    elif tight and bound.modifier in ("under", "at_most"):
        meant = Interval(bound.value - min(leading_place(bound.value), abs(bound.value) / 10), meant.high)
    return meant.widened(relation.tolerance) if relation.tolerance else meant


def _finding(relation: Relation, bindings: Bindings, published: date | None) -> Spotted:
    rule = relation.rule
    about = bindings[rule.at]
    if isinstance(about, tuple):
        about = about[-1]
    places = sorted(_bound(bindings), key=lambda place: place.start)
    return Spotted(
        rule=rule.name,
        start=about.start,
        end=about.end,
        message=_filled(rule.message, _words(relation, bindings, published)),
        related=tuple((place.start, place.end, place.bare) for place in places if place.start != about.start),
        figures=frozenset(place.start for place in places),
    )


def _words(relation: Relation, bindings: Bindings, published: date | None) -> dict[str, str]:
    """What the names of the message stand for: figures as written, and the values of `show` written like them."""
    words = {
        name: " + ".join(part.bare for part in bound) if isinstance(bound, tuple) else bound.text
        for name, bound in bindings.items()
    }
    for name, together in relation.rule.joined.items():
        words[name] = " + ".join(words[part] for part in together if part in words)
    exact = _values(relation, bindings, published, exact=True)
    for name, compute in relation.show.items():
        words[name] = _shown(compute, exact, bindings.get(relation.rule.like.get(name, "")))
    return words


def _shown(compute: Formula, exact: Values, model: Bound | None) -> str:
    value = compute(exact)
    if not isinstance(value, Interval) or isinstance(value.low, float):
        return "something else"
    if isinstance(model, tuple):
        model = model[-1]
    return like(model, value.low) if isinstance(model, Figure) else plain(value.low)


def _filled(message: str, words: Mapping[str, str]) -> str:
    """`message` with its names filled in; a name that this shape left out is told as nothing."""
    return " ".join(filled(message, words, missing="").split())
