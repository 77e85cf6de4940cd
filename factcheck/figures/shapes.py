"""Shapes: how a sentence holds figures together, told as templates that a desk can read and write.

    "<way:move> ~ {rate:percent} ~ to {now} ~ from {then}"

A template is a row of elements. A word stands for itself. `[a|the last]` is one of several phrases. `{name}` is a
figure, `{name:percent,money}` one of these measures, `{name*}` two or more in a row, `{name!about,over}` one
with such a hedge. `@name` is a date, `@name!ago` one told as so many years ago. `<group>` is a
phrase of a group, `<name:group>` gives `name` its value. `_` is up to six words without a comma, `~` up to nine of
one clause, `~~` words of the same sentence, `...` anything up to the end of the stretch; they pass over figures that
are mentioned by the way. A `?` after an element makes it optional.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

from factcheck.figures.interval import Interval
from factcheck.figures.sentence import Day, Figure, Item
from factcheck.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Word:
    """A phrase that a shape bound, at [start, end) of the prose, and what it is worth."""

    start: int
    end: int
    text: str
    interval: Interval


Bound: TypeAlias = Figure | tuple[Figure, ...] | Day | Word
Bindings: TypeAlias = dict[str, Bound]


class Group(NamedTuple):
    """Phrases and their values, by their first word, the longest first."""

    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Interval]]]


class Phrase(NamedTuple):
    """An element that is one phrase of a group."""

    group: Group
    name: str | None = None
    optional: bool = False


class Slot(NamedTuple):
    """An element that is a figure of one of `measures` and `modifiers` (any, where empty), or several of them."""

    name: str
    measures: frozenset[str]
    modifiers: frozenset[str] = frozenset()
    many: bool = False
    optional: bool = False


class Gap(NamedTuple):
    """An element that is up to `limit` items that don't matter, none with a higher wall than `wall` (see `Item`)."""

    limit: int
    wall: int


class Date(NamedTuple):
    """An element that is a date; with `ago` one that is told as so many years ago, without a hedge."""

    name: str
    optional: bool = False
    ago: bool = False


Element: TypeAlias = Phrase | Slot | Date | Gap


class ShapeError(ValueError):
    """A template that says something outside its language; the message says what."""


class Match(NamedTuple):
    """A shape found at items [start, end) of a stretch, and what its names stand for."""

    start: int
    end: int
    bindings: Bindings


GAPS = {"_": Gap(6, 0), "~": Gap(9, 1), "~~": Gap(24, 2), "...": Gap(70, 3)}
MEASURES: Mapping[str, frozenset[str]] = {
    "amount": frozenset({"count", "money", "measurement", "rate", "duration"}),
    "level": frozenset({"count", "money", "measurement", "rate", "percent"}),
    "share": frozenset({"percent", "fraction"}),
    "points": frozenset({"percentage_points", "count", "score"}),
    "margin": frozenset({"percentage_points", "count", "score", "percent"}),
}
"""Names for several measures at once."""
_AGO = pattern(r"[\w-]+ years? ago", re.IGNORECASE)
_ELEMENT = pattern(r"\[(?P<phrases>[^\]]+)\]|\{(?P<slot>[^}]+)\}|<(?P<group>[^>]+)>|(?P<word>[^\s\[{<?]+)")


def shapes(template: str, groups: Mapping[str, Group]) -> tuple[tuple[Element, ...], ...]:
    """`template` as rows of elements: one, and one more for each optional element that it begins with.

    A ShapeError where it can't be read, or begins with a gap.
    """
    return tuple(_begun(_row(template, groups), template))


def _begun(row: tuple[Element, ...], template: str) -> Iterator[tuple[Element, ...]]:
    if not row or isinstance(row[0], Gap):
        raise ShapeError(f"{template!r} must begin with a word or a figure")
    if not row[0].optional:
        yield row
        return
    yield (row[0]._replace(optional=False), *row[1:])
    yield from _begun(row[1:], template)


def _row(template: str, groups: Mapping[str, Group]) -> tuple[Element, ...]:
    row: list[Element] = []
    at = 0
    while at < len(template):
        if template[at].isspace():
            at += 1
            continue
        element = _ELEMENT.match(template, at)
        if not element:
            raise ShapeError(f"{template[at:]!r} is no element of a shape")
        at = element.end()
        optional = template[at : at + 1] == "?"
        at += optional
        row.append(_element(element, groups, optional=optional))
    if not row:
        raise ShapeError("a shape without elements")
    return tuple(row)


def group(phrases: Mapping[str, Interval]) -> Group:
    """A group of `phrases` and their values; phrases may have several words."""
    by_first: dict[str, list[tuple[tuple[str, ...], Interval]]] = {}
    for phrase, value in phrases.items():
        words = tuple(phrase.lower().split())
        if not words:
            raise ShapeError("a choice of nothing; write a word, or leave it out")
        by_first.setdefault(words[0], []).append((words, value))
    for row in by_first.values():
        row.sort(key=lambda entry: -len(entry[0]))
    return Group(by_first)


def _element(found: re.Match[str], groups: Mapping[str, Group], *, optional: bool) -> Element:
    if found["word"] and found["word"][0] == "@" and len(found["word"]) > 1:
        name, _, form = found["word"][1:].partition("!")
        if form not in ("", "ago"):
            raise ShapeError(f"{found['word']!r}: a date can be told as `ago`, and no other way")
        return Date(name, optional, form == "ago")
    if found["word"]:
        return GAPS[found["word"]] if found["word"] in GAPS else Phrase(_alike(found["word"]), None, optional)
    if found["phrases"]:
        return Phrase(_alike(found["phrases"]), None, optional)
    if found["group"]:
        name, _, kind = found["group"].rpartition(":")
        if kind not in groups:
            raise ShapeError(f"no group {kind!r}: there are {', '.join(sorted(groups))}")
        return Phrase(groups[kind], name or None, optional)
    slot, _, modifiers = found["slot"].rstrip("* ").partition("!")
    name, _, listed = slot.partition(":")
    kinds = [kind.strip() for kind in listed.split(",") if kind.strip()]
    measures = frozenset[str]().union(*(MEASURES.get(kind, frozenset({kind})) for kind in kinds))
    hedges = frozenset(modifiers.split(",")) if modifiers else frozenset[str]()
    return Slot(name.strip(), measures, hedges, found["slot"].rstrip().endswith("*"), optional)


@cache
def _alike(phrases: str) -> Group:
    """Phrases that are parted by bars, and worth nothing; templates say the same ones again and again."""
    return group(dict.fromkeys((phrase.strip() for phrase in phrases.split("|")), _NOTHING))


_NOTHING = Interval(0.0, 0.0)


def names(row: Sequence[Element]) -> dict[str, bool]:
    """The names that a shape binds, and whether each stands for several figures."""
    return {
        element.name: isinstance(element, Slot) and element.many
        for element in row
        if not isinstance(element, Gap) and element.name
    }


def matches(row: Sequence[Element], stretch: Sequence[Item], starts: Iterable[int]) -> Iterator[Match]:
    """Where `row` fits `stretch`, from each of `starts`: the first fit with the shortest gaps."""
    for start in starts:
        failed: set[tuple[int, int]] = set()
        found = _fit(row, 0, stretch, start, failed)
        if found:
            end, bound = found
            yield Match(start, end, _bindings(row, stretch, bound))


Trail: TypeAlias = "tuple[tuple[int, int, int], Trail] | None"
"""(element, from item, to item) for every element that bound something, the last first."""


def _fit(
    row: Sequence[Element], element: int, stretch: Sequence[Item], at: int, failed: set[tuple[int, int]]
) -> tuple[int, Trail] | None:
    """Fit `row` from `element` at item `at`. `failed` remembers dead ends, which keeps this linear in the stretch."""
    if element == len(row):
        return at, None
    if (element, at) in failed:
        return None
    part = row[element]
    if isinstance(part, Gap):
        ends: Iterable[int] = _gap(part, stretch, at, row[element + 1] if element + 1 < len(row) else None)
    else:
        ends = _ends(part, stretch, at)
    for end in ends:
        rest = _fit(row, element + 1, stretch, end, failed)
        if rest:
            return rest if isinstance(part, Gap) else (rest[0], ((element, at, end), rest[1]))
    failed.add((element, at))
    return None


def _ends(part: Phrase | Slot | Date, stretch: Sequence[Item], at: int) -> Sequence[int]:
    """The items at which `part`, begun at item `at`, may end: the most wanted first."""
    found: Sequence[int] = ()
    if at < len(stretch):
        if isinstance(part, Slot):
            found = _slot(part, stretch, at)
        elif isinstance(part, Date):
            found = (at + 1,) if _is_date(part, stretch[at].date) else ()
        else:
            found = _phrase(part, stretch, at)
    return (*found, at) if part.optional else found


def _is_date(part: Date, day: Day | None) -> bool:
    return day is not None and (not part.ago or _AGO.fullmatch(day.text) is not None)


def _phrase(part: Phrase, stretch: Sequence[Item], at: int) -> Sequence[int]:
    for words, _ in part.group.phrases.get(stretch[at].word, ()):
        end = at + len(words)
        if len(words) == 1 or tuple([item.word for item in stretch[at:end]]) == words:
            return (end,)
    return ()


def _gap(part: Gap, stretch: Sequence[Item], at: int, following: Element | None) -> Iterator[int]:
    """The items at which the gap may end: nearest first, and only where what follows may begin."""
    last = min(len(stretch), at + part.limit)
    sure = following is not None and not isinstance(following, Gap) and not following.optional
    for here in range(at, last + 1):
        if not sure or (here < len(stretch) and _may_begin(following, stretch[here])):
            yield here
        if here == last or stretch[here].wall > part.wall:
            return


def _may_begin(part: Element | None, item: Item) -> bool:
    if isinstance(part, Phrase):
        return item.word in part.group.phrases
    return bool(item.figure if isinstance(part, Slot) else item.date)


_LONGEST_LIST = 16
_LINKS = frozenset({",", "and", "another", "plus", "or", "the", "other", "further", "more", "additional", "remaining"})


def _slot(part: Slot, stretch: Sequence[Item], at: int) -> Sequence[int]:
    figure = stretch[at].figure
    if not figure or (part.measures and figure.measure not in part.measures):
        return ()
    if part.modifiers and figure.modifier not in part.modifiers:
        return ()
    if not part.many:
        return (at + 1,)
    ends = [at + 1]
    here = at + 1
    while len(ends) < _LONGEST_LIST:
        step, linked = here, False
        while step < len(stretch) and step - here < 9 and not stretch[step].figure and stretch[step].word != ".":
            linked = linked or stretch[step].word in _LINKS
            step += 1
        if step >= len(stretch) or not linked:
            break
        following = stretch[step].figure
        if not following or following.measure != figure.measure:
            break
        here = step + 1
        ends.append(here)
    return ends[:0:-1]


def _bindings(row: Sequence[Element], stretch: Sequence[Item], trail: Trail) -> Bindings:
    bound: Bindings = {}
    while trail:
        (element, start, end), trail = trail
        part = row[element]
        if isinstance(part, Gap) or not part.name or start == end:
            continue
        if isinstance(part, Slot):
            held = tuple(item.figure for item in stretch[start:end] if item.figure)
            bound[part.name] = held if part.many else held[0]
        elif isinstance(part, Date):
            day = stretch[start].date
            if day:
                bound[part.name] = day
        else:
            spoken = tuple(item.word for item in stretch[start:end])
            value = next(value for words, value in part.group.phrases[spoken[0]] if words == spoken)
            bound[part.name] = Word(stretch[start].start, stretch[end - 1].end, " ".join(spoken), value)
    return bound
