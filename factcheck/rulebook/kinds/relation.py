"""Checks that compare figures: shapes bind them to names, a formula says what must hold, intervals decide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from pydantic import Field

from factcheck.figures.formula import Formula, FormulaError, Values, formula
from factcheck.figures.interval import Interval, point
from factcheck.figures.linked import Linked, Scope
from factcheck.figures.sentence import Figure, Item
from factcheck.figures.shapes import (
    Bindings,
    Element,
    Group,
    Match,
    Phrase,
    ShapeError,
    Slot,
    Word,
    group,
    matches,
    names,
    shape,
)  # fmt: skip
from factcheck.figures.show import like, plain
from factcheck.records.errors import RuleError
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.text.lexicons import Lexicons


class Options(Check):
    """What a relation check says.

    `shapes` are templates (see `factcheck.figures.shapes`) over a `scope`. `words` are groups of phrases by the value
    that each has ("2", "1/3", "0.5..1"), beside those of the lexicon `relations`. Figures named together in `same`
    have one measure and unit. No word of `unless` stands in the sentence. `holds` and `when` are formulas; a name that
    a shape leaves out has its `default`. `show` are formulas for the message, `like` says after which figure a value
    is written. `tolerance` widens every value by that share. `at` is the figure that the finding is about.
    """

    scope: Scope = "sentence"
    shapes: tuple[str, ...] = Field(min_length=1)
    words: dict[str, dict[str, tuple[str, ...]]] = {}
    same: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    when: str | None = None
    holds: str
    default: dict[str, str] = {}
    show: dict[str, str] = {}
    like: dict[str, str] = {}
    tolerance: str = "0"
    at: str


@dataclass(frozen=True)
class Relation:
    """A relation check, made ready: its templates and formulas are read once."""

    rule: Options
    shapes: tuple[tuple[Element, ...], ...]
    holds: Formula
    when: Formula | None
    show: Mapping[str, Formula]
    default: Mapping[str, Interval]
    tolerance: Fraction


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the relations of `rules` find amiss."""
    made = linked.tokens.lexicons.built(_made)
    for rule in rules:
        for stretch in linked.stretches(rule.scope):
            if rule.name not in made:
                made[rule.name] = ready(rule, linked.tokens.lexicons)
            yield from _spotted(made[rule.name], stretch, linked.tokens.text)


def ready(rule: Options, lexicons: Lexicons) -> Relation:
    """`rule` with its templates and formulas read; a RuleError says what is wrong with them."""
    groups = {**lexicons.built(_shared_groups), **{name: _group(table) for name, table in rule.words.items()}}
    try:
        shapes = tuple(shape(template, groups) for template in rule.shapes)
        known = frozenset(name for row in shapes for name in names(row)) | frozenset(rule.default)
        for row, template in zip(shapes, rule.shapes, strict=True):
            if rule.at not in names(row):
                raise ShapeError(f"{template!r} does not bind {rule.at!r}, the place of the finding")
        return Relation(
            rule=rule,
            shapes=shapes,
            holds=formula(rule.holds, names=known),
            when=formula(rule.when, names=known) if rule.when else None,
            show={name: formula(text, names=known) for name, text in rule.show.items()},
            default={name: interval(text) for name, text in rule.default.items()},
            tolerance=Fraction(rule.tolerance),
        )
    except (ShapeError, FormulaError) as error:
        raise RuleError(f"{rule.name}: {error}") from error


def interval(text: str) -> Interval:
    """The value that a group or default names: "2", "1/3", "0.5..1"."""
    low, _, high = text.partition("..")
    return Interval(Fraction(low), Fraction(high or low))


def _made(lexicons: Lexicons) -> dict[str, Relation]:
    return {}


def _shared_groups(lexicons: Lexicons) -> dict[str, Group]:
    return {name: _group(table) for name, table in lexicons["relations"].items()} if "relations" in lexicons else {}


def _group(table: Mapping[str, Sequence[str]]) -> Group:
    return group({phrase: interval(value) for value, phrases in table.items() for phrase in phrases})


def _spotted(relation: Relation, stretch: Sequence[Item], text: str) -> Iterator[Spotted]:
    settled: dict[frozenset[int], Match | None] = {}
    for row in relation.shapes:
        if not _possible(row, stretch):
            continue
        for match in matches(row, stretch, _starts(row, stretch)):
            held = frozenset(figure.start for figure in _figures(match.bindings))
            if settled.get(held, match) is None or not _applies(relation, match, stretch):
                continue
            settled[held] = None if _true(relation.holds, _values(relation, match.bindings)) else match
    for held, broken in settled.items():
        if broken:
            yield _finding(relation, broken.bindings, held)


def _possible(row: Sequence[Element], stretch: Sequence[Item]) -> bool:
    """Whether `stretch` has enough figures of the measures that `row` asks for."""
    wanted = [part.measures for part in row if isinstance(part, Slot) and not part.optional]
    have = [item.figure.measure for item in stretch if item.figure]
    return len(have) >= len(wanted) and all(not some or any(measure in some for measure in have) for some in wanted)


def _starts(row: Sequence[Element], stretch: Sequence[Item]) -> Iterator[int]:
    first = row[0]
    for at, item in enumerate(stretch):
        if (isinstance(first, Slot) and item.figure) or (
            isinstance(first, Phrase) and item.word in first.group.phrases
        ):
            yield at


def _figures(bindings: Bindings) -> Iterator[Figure]:
    for bound in bindings.values():
        if isinstance(bound, tuple):
            yield from bound
        elif isinstance(bound, Figure):
            yield bound


def _applies(relation: Relation, match: Match, stretch: Sequence[Item]) -> bool:
    bindings = match.bindings
    for together in relation.rule.same:
        kinds = {
            (figure.measure, (figure.unit or "").lower() if figure.measure != "count" else "")
            for name in together
            if name in bindings
            for figure in _figures({name: bindings[name]})
        }
        if len(kinds) > 1:
            return False
    if relation.rule.unless and any(item.word in relation.rule.unless for item in stretch[match.start : match.end]):
        return False
    return relation.when is None or _true(relation.when, _values(relation, bindings))


def _true(condition: Formula, values: Values) -> bool:
    return condition(values) is True


def _values(relation: Relation, bindings: Bindings, *, exact: bool = False) -> Values:
    def worth(bound: Figure | Word) -> Interval:
        if isinstance(bound, Word):
            return bound.interval
        return point(bound.value) if exact else bound.interval.widened(relation.tolerance)

    values: dict[str, Interval | tuple[Interval, ...]] = dict(relation.default)
    for name, bound in bindings.items():
        values[name] = tuple(worth(part) for part in bound) if isinstance(bound, tuple) else worth(bound)
    return values


def _finding(relation: Relation, bindings: Bindings, held: frozenset[int]) -> Spotted:
    rule = relation.rule
    words: dict[str, str] = {}
    for name, bound in bindings.items():
        words[name] = " + ".join(part.bare for part in bound) if isinstance(bound, tuple) else bound.text
    exact = _values(relation, bindings, exact=True)
    for name, compute in relation.show.items():
        value = compute(exact)
        model = bindings.get(rule.like.get(name, ""))
        low = value.low if isinstance(value, Interval) else 0.0
        if isinstance(low, float):
            words[name] = "anything"
        else:
            words[name] = like(model, low) if isinstance(model, Figure) else plain(low)
    about = bindings[rule.at]
    places = sorted(_figures(bindings), key=lambda figure: figure.start)
    if isinstance(about, tuple):
        about = about[-1]
    return Spotted(
        rule=rule.name,
        start=about.start,
        end=about.end,
        message=_filled(rule.message, words),
        related=tuple((place.start, place.end, place.text) for place in places if place.start != about.start),
        figures=held,
    )


@lru_cache(maxsize=256)
def _blank(message: str) -> tuple[str, ...]:
    from string import Formatter

    return tuple(name for _, name, _, _ in Formatter().parse(message) if name)


def _filled(message: str, words: Mapping[str, str]) -> str:
    """`message` with its names filled in; a name that this shape left out is told as nothing."""
    return " ".join(message.format_map({name: words.get(name, "") for name in _blank(message)}).split())
