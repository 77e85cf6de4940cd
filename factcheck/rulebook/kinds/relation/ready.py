"""A relation check made ready to run: its templates and formulas are read once, when a draft first needs them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.formula import Formula, formula, later
from factcheck.figures.interval import Interval
from factcheck.figures.sentence import Stretch
from factcheck.figures.shapes import Date, Element, Group, Phrase, ShapeError, Slot, group, names, shapes
from factcheck.rulebook.kinds.relation.options import Options
from factcheck.rulebook.schema import WrongChoiceError
from factcheck.tables.written import written_number, written_range
from factcheck.text.lexicons import Lexicons


class Row(NamedTuple):
    """A template's elements, and what a stretch must hold for it to be worth a try: so many figures, one of each of
    `measures`, one of each of `words`, which begin the phrases that it can't do without.
    """

    elements: tuple[Element, ...]
    figures: int
    measures: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]

    def possible(self, stretch: Stretch) -> bool:
        """Whether `stretch` has enough figures, those of the measures that are asked for, and the words."""
        if stretch.figures < self.figures:
            return False
        for some in self.words:  # no generator: most rows of most rules end here
            if some.isdisjoint(stretch.words):
                return False
        return not any(some.isdisjoint(stretch.measures) for some in self.measures)

    def starts(self, stretch: Stretch) -> Sequence[int]:
        """The indices of the items of `stretch` at which the row may begin, in order."""
        first = self.elements[0]
        if isinstance(first, Phrase):
            present = stretch.words & self.words[0]
            return sorted([at for word in present for at in stretch.places[word]])
        return stretch.places.get("#" if isinstance(first, Slot) else "@", ())


@dataclass(frozen=True)
class Relation:
    """A rule with its templates and formulas read."""

    rule: Options
    rows: tuple[Row, ...]
    without: tuple[Row, ...]
    holds: Formula
    when: Formula | None
    show: Mapping[str, Formula]
    default: Mapping[str, Interval]
    units: Mapping[str, Mapping[str, Interval]]
    tolerance: Fraction


def ready(rule: Options, lexicons: Lexicons, *, strict: bool = False) -> Relation:
    """`rule` with its templates read, and its formulas where it is `strict`, else when they are first worked out.

    A WrongChoiceError says what is wrong with them.
    """
    read = formula if strict else later
    with _told("words"):
        groups = dict(lexicons.built(_shared_groups))
    for name, table in rule.words.items():
        with _told("words", name):
            groups[name] = _group(table)
    rows: list[tuple[Element, ...]] = []
    for index, named in enumerate(rule.shapes):
        with _told("shapes", index):
            rows += (row for template in _templates(named, lexicons) for row in _rows(template, groups, rule.at))
    without: list[tuple[Element, ...]] = []
    for index, template in enumerate(rule.without):
        with _told("without", index):
            without += shapes(template, groups)
    default, show = {}, {}
    for name, text in rule.default.items():
        with _told("default", name):
            default[name] = Interval(*written_range(text))
    units: dict[str, dict[str, Interval]] = {}
    for name, worths in rule.units.items():
        with _told("units", name):
            units[name] = {unit: Interval(*written_range(text)) for unit, text in worths.items()}
    bound = frozenset(name for row in rows for name in names(row))
    known = bound | {*default, *(f"{name}_unit" for name in units), "published"}
    for name, text in rule.show.items():
        with _told("show", name):
            show[name] = read(text, names=known)
    with _told("when"):
        when = read(rule.when, names=known) if rule.when else None
    with _told("holds"):
        holds = read(rule.holds, names=known)
    return Relation(
        rule=rule,
        rows=tuple(_row(row) for row in rows),
        without=tuple(_row(row) for row in without),
        holds=holds,
        when=when,
        show=show,
        default=default,
        units=units,
        tolerance=written_number(rule.tolerance),
    )


@contextmanager
def _told(*keys: str | int) -> Iterator[None]:
    """What can't be read becomes a WrongChoiceError at `keys` of the rule."""
    try:
        yield
    except ValueError as error:  # ShapeError and FormulaError are such
        raise WrongChoiceError(f"{error}; see the rule `percent-change` for how relations are written", *keys) from None


def check(rule: Options, lexicons: Lexicons) -> None:
    """Refuse templates and formulas that can't be read, when the rule file is."""
    ready(rule, lexicons, strict=True)


def made(lexicons: Lexicons) -> dict[str, Relation]:
    """The relations that are ready, by the name of the rule: none at first."""
    return {}


def _templates(named: str, lexicons: Lexicons) -> Iterator[str]:
    """The template itself, or those of a list that it names."""
    if not named.startswith("@"):
        yield named
    elif "shapes" in lexicons and named[1:] in lexicons["shapes"]:
        yield from lexicons["shapes"][named[1:]]
    else:
        raise ShapeError(f"no list {named[1:]!r} in the lexicon `shapes`")


def _row(elements: tuple[Element, ...]) -> Row:
    slots = [part for part in elements if isinstance(part, Slot) and not part.optional]
    phrases = [part.group.phrases for part in elements if isinstance(part, Phrase) and not part.optional]
    return Row(
        elements,
        sum(2 if slot.many else 1 for slot in slots),
        tuple(slot.measures for slot in slots if slot.measures),
        (*(frozenset(words) for words in phrases), *(frozenset("@") for part in elements if _is_date(part))),
    )


def _is_date(part: Element) -> bool:
    return isinstance(part, Date) and not part.optional


def _rows(template: str, groups: Mapping[str, Group], at: str) -> tuple[tuple[Element, ...], ...]:
    rows = shapes(template, groups)
    if at not in names(rows[-1]):
        raise ShapeError(f"{template!r} does not bind {at!r}, the place of the finding")
    return rows


def _shared_groups(lexicons: Lexicons) -> dict[str, Group]:
    return {name: _group(table) for name, table in lexicons["relations"].items()} if "relations" in lexicons else {}


def _group(table: Mapping[str, Sequence[str]]) -> Group:
    return group(
        {
            phrase: worth
            for value, phrases in table.items()
            for worth in (Interval(*written_range(value)),)
            for phrase in phrases
        }
    )
