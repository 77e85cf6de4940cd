"""Prose with parts of it written anew, and the source map, blocks included, carried over."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from factcheck.text.document import Document, Segment, SourceMap


class Change(NamedTuple):
    """`words` instead of the half-open stretch [start, end) of the prose; empty where it goes."""

    start: int
    end: int
    words: str


def rewritten(document: Document, changes: Sequence[Change]) -> Document:
    """`document` with `changes`, which are in order and apart from each other, made in its prose."""
    if not changes:
        return document
    text, at = document.text, 0
    parts: list[str] = []
    for start, end, words in changes:
        parts += text[at:start], words
        at = end
    parts.append(text[at:])
    made = "".join(parts)
    moving = [change for change in changes if len(change.words) != change.end - change.start]
    if not moving:  # one character for one: everything stands where it stood
        return replace(document, text=made)
    source_map = _carried(document, moving)
    return replace(document, text=made, segments=_moved(document.segments, moving, made), source_map=source_map)


def _carried(document: Document, moving: Sequence[Change]) -> SourceMap:
    """The source map of the prose behind the changes that `moving` are: those that keep no length."""
    before, length = document.source_map, len(document.text)
    old = before.runs or ((0, 0), (length, len(document.source)))
    offsets = [offset for offset, _ in old]
    ended = sorted(before.ends)
    runs: list[tuple[int, int]] = []
    ends: dict[int, int] = {}

    def keep(start: int, end: int, to: int) -> None:
        """What stands at [start, end) stands at `to`."""
        if start >= end:
            return
        runs.append((to, before.source(start)))
        for index in range(bisect_right(offsets, start), bisect_left(offsets, end)):
            runs.append((to + old[index][0] - start, old[index][1]))
        for index in range(bisect_left(ended, start), bisect_left(ended, end)):
            ends[to + ended[index] - start] = before.ends[ended[index]]

    at = to = 0
    for start, end, words in moving:
        keep(at, start, to)
        to += start - at
        if words:
            begin, stop = before.source_span(start, end)
            for place in range(to, to + len(words)):
                runs.append((place, begin))
                if stop != begin + 1:
                    ends[place] = stop
        to, at = to + len(words), end
    keep(at, length, to)
    runs.append((to + length - at, old[-1][1]))
    return SourceMap(tuple(runs), ends)


def _moved(segments: Sequence[Segment], moving: Sequence[Change], text: str) -> tuple[Segment, ...]:
    """The blocks where they stand in `text` now; one that nothing is left of is gone."""
    starts = [change.start for change in moving]
    shifts = [0, *accumulate(len(change.words) - (change.end - change.start) for change in moving)]

    def moved(offset: int) -> int:
        at = bisect_right(starts, offset)
        if at and offset < moving[at - 1].end:
            return moving[at - 1].start + shifts[at - 1]
        return offset + shifts[at]

    found = []
    for segment in segments:
        start, end = moved(segment.start), moved(segment.end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(replace(segment, start=start, end=end))
    return tuple(found)
