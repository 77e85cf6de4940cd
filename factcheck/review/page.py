"""The article as it is shown: safe text with room for a sign before every claim, wrapped to a width.

Offsets of the prose turn into offsets of the shown text and back, since each claim's sign takes one cell.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len

from factcheck.text.visible import visible

SIGN = "\ue000"
"""Stands in the shown text where a claim's sign will be drawn; one cell wide."""


_NARROW = re.compile(f"[ -~\u00a0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf{SIGN}]*")
"""Text of which every character is known to take one cell, so that nobody has to measure it."""


@dataclass(frozen=True)
class Page:
    """`shown` is the prose with a `SIGN` before each claim start; `starts` are those starts, sorted, in the prose."""

    shown: str
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The shown offset of the prose character at `offset`: behind its own sign."""
        return offset + bisect_right(self.starts, offset)

    def end_at(self, offset: int) -> int:
        """The shown offset of a half-open end: before the sign of a claim that begins there."""
        return offset + bisect_left(self.starts, offset)

    def prose(self, shown: int) -> int:
        """The prose offset of the character shown at `shown`; of a sign, that of the claim behind it."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] + middle < shown:
                low = middle + 1
            else:
                high = middle
        return shown - low

    @cached_property
    def sign_places(self) -> tuple[int, ...]:
        """The shown offsets of the signs."""
        return tuple(start + number for number, start in enumerate(self.starts))


def page(prose: str, starts: Sequence[int]) -> Page:
    """The page of `prose` with claims beginning at `starts` (half-open offsets into it, in any order)."""
    places = tuple(sorted({start for start in starts if 0 <= start < len(prose)}))
    safe = visible(prose).replace(SIGN, "\N{REPLACEMENT CHARACTER}")
    pieces, before = [], 0
    for place in places:
        pieces.append(safe[before:place])
        before = place
    pieces.append(safe[before:])
    return Page(SIGN.join(pieces), places)


def wrap(shown: str, width: int) -> list[tuple[int, int]]:
    """The lines of `shown` at `width` cells: half-open offsets, without the line feeds and break spaces.

    Breaks at spaces, and inside a word only where the word alone is wider than a line.
    """
    width = max(width, 1)
    lines: list[tuple[int, int]] = []
    start, total = 0, len(shown)
    while start <= total:
        stop = shown.find("\n", start)
        stop = total if stop < 0 else stop
        _wrap_paragraph(shown, start, stop, width, lines)
        start = stop + 1
    return lines


def _wrap_paragraph(shown: str, start: int, stop: int, width: int, lines: list[tuple[int, int]]) -> None:
    if start == stop:
        lines.append((start, stop))
        return
    narrow = _NARROW.fullmatch(shown, start, stop)
    while start < stop:
        reach = min(start + width, stop) if narrow else _reach(shown, start, stop, width)
        if reach >= stop:
            lines.append((start, stop))
            return
        space = shown.rfind(" ", start + 1, reach + 1)
        if space < 0:
            lines.append((start, reach))
            start = reach
            continue
        lines.append((start, space))
        start = space + 1


def _reach(shown: str, start: int, stop: int, width: int) -> int:
    """How far a line from `start` gets before it is wider than `width` cells; at least one character."""
    reach = min(start + width, stop)
    over = cell_len(shown[start:reach]) - width
    while over > 0 and reach > start + 1:  # a wide character has two cells: give back half of what is over
        reach -= max(1, over // 2)
        over = cell_len(shown[start:reach]) - width
    while reach < stop and cell_len(shown[start : reach + 1]) <= width:  # marks of no width still fit
        reach += 1
    return max(reach, start + 1)


def line_of(lines: Sequence[tuple[int, int]], shown: int) -> int:
    """The number of the line that the character at `shown` stands on."""
    return max(0, bisect_right(lines, (shown, len(lines) and lines[-1][1] + 1)) - 1)
