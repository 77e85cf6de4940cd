"""A stretch of prose as checks read it: figures, dates, and the words and marks between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from factcheck.figures.interval import Interval
from factcheck.records.claims import Measure, Modifier
from factcheck.text.patterns import pattern
from factcheck.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at [start, end) of the prose, hedge and unit included; `text` is that, `bare` the same
    without the hedge, `interval` what it may mean, `unhedged` what it would mean without the hedge.

    `reading` is its index among the readings, -1 for a number that no claim holds. `aside` marks what a sentence
    mentions by the way: a value per unit, a conversion in parentheses.
    """

    start: int
    end: int
    text: str
    bare: str
    value: Fraction
    interval: Interval
    unhedged: Interval
    measure: Measure
    modifier: Modifier
    unit: str | None = None
    per: str | None = None
    noun: str | None = None
    reading: int = -1
    aside: bool = False


class Item(NamedTuple):
    """A word (lower case) or a mark; `word` is "#" for a figure, "@" for a date, "." for the end of a sentence.

    `wall` is what it parts: 1 what a comma does, and a figure that is mentioned by the way, 2 clauses, 3 sentences, as
    any other figure does for shapes; 0 nothing.
    """

    start: int
    end: int
    word: str
    figure: Figure | None = None
    date: "Day | None" = None
    wall: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A date at [start, end) of the prose: the days that it may be, from the first to the last, as ordinals."""

    start: int
    end: int
    text: str
    interval: Interval

    @property
    def bare(self) -> str:
        """The date as written."""
        return self.text


_STOPS = "and but while whereas although though which who because if when after before despite until unless"
_WALLS = {",": 1, ".": 3} | dict.fromkeys((*_STOPS.split(), ";", ":", "?", "!", "—", "–"), 2)
_WORD = pattern(r"\w+(?:['’./-]\w+)*|[^\w\s.]")
_RANGES = frozenset({("from", "to"), ("between", "and")})
_ENDS = 3  # items before the second end of a range
_QUOTES = str.maketrans("’‘“”", "''\"\"")


class Stretch(NamedTuple):
    """The items of one or more sentences, and what tells quickly that a shape can't be there.

    `places` are the indices of the items by their word.
    """

    items: tuple[Item, ...]
    figures: int
    measures: frozenset[str]
    words: frozenset[str]
    places: Mapping[str, Sequence[int]]


def stretch(sentences: Sequence[tuple[Item, ...]]) -> Stretch:
    """The items of `sentences`, which follow each other, as one."""
    row = sentences[0] if len(sentences) == 1 else tuple(item for sentence in sentences for item in sentence)
    places: dict[str, list[int]] = {}
    for index, item in enumerate(row):
        places.setdefault(item.word, []).append(index)
    measures = [figure.measure for index in places.get("#", ()) if (figure := row[index].figure)]
    return Stretch(row, len(measures), frozenset(measures), frozenset(places), places)


def items(text: str, sentence: Sentence, figures: Sequence[Figure] = (), dates: Sequence[Day] = ()) -> tuple[Item, ...]:
    """The items of `sentence`; `figures` and `dates` are those that lie in it, in order."""
    fixed: list[Figure | Day] = sorted(
        [*figures, *dates], key=lambda place: (place.start, isinstance(place, Day), -place.end)
    )
    found: list[Item] = []
    here = sentence.start
    for place in fixed:
        if place.start < here:
            continue
        _words(text, here, place.start, found)
        if isinstance(place, Figure):
            found.append(Item(place.start, place.end, "#", place, wall=1 if place.aside else 3))
        else:
            found.append(Item(place.start, place.end, "@", date=place))
        here = place.end
    _words(text, here, sentence.end, found)
    found.append(Item(sentence.end, sentence.end, ".", wall=3))
    return _asides(found)


def _words(text: str, start: int, end: int, into: list[Item]) -> None:
    for word in _WORD.finditer(text, start, end):
        said, (begin, stop) = word.group().lower(), word.span()
        if not said.isascii():
            said = said.translate(_QUOTES)
        into.append(Item(begin, stop, said, None, None, _WALLS.get(said, 0)))


def _asides(found: list[Item]) -> tuple[Item, ...]:
    """`found` with its figures marked that stand in parentheses or say what one unit costs or earns."""
    depth = 0
    for index, item in enumerate(found):
        if item.word in "()." and item.word:
            depth = 1 if item.word == "(" else 0
        if item.figure and not item.figure.aside and (depth or item.figure.per or _each(found, index)):
            found[index] = item._replace(figure=replace(item.figure, aside=True), wall=1)
            _shared(found, index)
    return tuple(found)


def _shared(found: list[Item], index: int) -> None:
    """Give the unit of "€90 a month" at `index` to the other end: "from €80 to €90 a month"."""
    if index < _ENDS or (found[index - 3].word, found[index - 1].word) not in _RANGES:
        return
    figure, other = found[index].figure, found[index - 2].figure
    if (
        figure
        and figure.per
        and other
        and not other.per
        and (figure.measure, figure.unit) == (other.measure, other.unit)
    ):
        found[index - 2] = found[index - 2]._replace(figure=replace(other, per=figure.per, aside=True), wall=1)


def _each(found: list[Item], index: int) -> bool:
    """Whether "a share", "per barrel" or "each" follows the figure at `index`."""
    after = [item.word for item in found[index + 1 : index + 3]]
    return after[:1] == ["each"] or after[:1] == ["per"] or after in (["a", "share"], ["an", "hour"], ["a", "barrel"])
