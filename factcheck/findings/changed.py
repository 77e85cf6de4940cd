"""What changed in a draft since an earlier version, so that a desk can lint only what somebody touched.

Both are compared here, line by line, whatever their line ends: git would run the filters that a repository names.
"""

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from factcheck.records.finding import Finding

Pair: TypeAlias = tuple[int, int]
"""The number of a line in the earlier version, and in the present one."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SMALL = 20_000
"""Pairs of lines that are compared each with each, where nothing tells them apart sooner."""


class Stretch(NamedTuple):
    """A half-open stretch of the present text that is new; an empty one where something was taken out."""

    start: int
    end: int


def stretches(before: str, now: str) -> list[Stretch]:
    """What differs in `now`, in its order, by whole lines."""
    places = [match.span() for match in _LINE.finditer(now) if match.group()]
    old, new = _lines(before), _lines(now)
    found: list[Stretch] = []
    left = right = 0
    for at, to in (*_common(old, new), (len(old), len(new))):
        if to > right:
            found.append(Stretch(places[right][0], places[to - 1][1]))
        elif at > left:
            gone = places[to][0] if to < len(places) else len(now)
            found.append(Stretch(gone, gone))
        left, right = at + 1, to + 1
    return found


def touched(found: Sequence[Finding], changed: Sequence[Stretch]) -> list[Finding]:
    """The findings that speak of something that changed."""

    def hit(start: int, end: int) -> bool:
        at = bisect_left(changed, start, key=lambda stretch: stretch.end)
        return any(_meets(stretch, start, end) for stretch in changed[at : at + 2])

    return [
        row for row in found if hit(row.start, row.end) or any(hit(place.start, place.end) for place in row.related)
    ]


def _meets(stretch: Stretch, start: int, end: int) -> bool:
    if stretch.start == stretch.end:
        return start < stretch.start < end
    return start < stretch.end and stretch.start < max(end, start + 1)


def _lines(text: str) -> list[str]:
    return [line.rstrip("\r\n") for line in _LINE.findall(text) if line]


def _common(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Lines that both have, in the order of both. Lines that stand once in each are the fixed points: the work grows
    as the text does, and where nothing is fixed more is called changed, never less.
    """
    spans = [(0, len(old), 0, len(new))]
    while spans:
        at, end, to, stop = spans.pop()
        while at < end and to < stop and old[at] == new[to]:
            yield at, to
            at, to = at + 1, to + 1
        tail: list[Pair] = []
        while at < end and to < stop and old[end - 1] == new[stop - 1]:
            end, stop = end - 1, stop - 1
            tail.append((end, stop))
        if tail:
            spans.append((end, end + len(tail), stop, stop + len(tail)))
        if at == end or to == stop:
            continue
        fixed = _fixed(old[at:end], new[to:stop])
        if fixed:
            ends = [*((at + one, to + two) for one, two in fixed), (end, stop)]
            parts = [(at, ends[0][0], to, ends[0][1])]
            parts += [(one[0], two[0], one[1], two[1]) for one, two in itertools.pairwise(ends)]
            spans += reversed(parts)
        elif (end - at) * (stop - to) <= _SMALL:
            from difflib import SequenceMatcher

            for block in SequenceMatcher(None, old[at:end], new[to:stop], autojunk=False).get_matching_blocks():
                yield from ((at + block.a + step, to + block.b + step) for step in range(block.size))


def _fixed(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The longest row of lines that stand once in each version, in the order of both."""
    before, now = Counter(old), Counter(new)
    where = {line: number for number, line in enumerate(new) if now[line] == 1}
    pairs = [(number, where[line]) for number, line in enumerate(old) if before[line] == 1 and line in where]
    tops: list[int] = []  # the least end of a row of each length
    last: list[int] = []  # and which pair that is
    earlier: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(tops, place)
        tops[length : length + 1] = [place]
        last[length : length + 1] = [number]
        earlier.append(last[length - 1] if length else -1)
    row: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        row.append(pairs[at])
        at = earlier[at]
    return row[::-1]
