"""Where text stands in a file that isn't text: on which page, in which box."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

Row = tuple[int, int, float, float]
"""From an offset on, text stands on this page, from 1, between this top and this bottom."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom: points (1/72 inch) from the upper left corner of the page as it is shown."""


@dataclass(frozen=True)
class Boxes:
    """The page and the box of every character of a text, line by line; `lefts` and `rights` of each character."""

    rows: tuple[Row, ...] = ()
    lefts: "array[float]" = field(default_factory=lambda: array("f"))
    rights: "array[float]" = field(default_factory=lambda: array("f"))

    def at(self, start: int, end: int) -> tuple[int, Box]:
        """The page on which [start, end) begins, and the smallest box around what of it stands on that page."""
        first = max(0, bisect_right(self.rows, start, key=lambda row: row[0]) - 1)
        page, top, bottom = self.rows[first][1:]
        left, right = self.lefts[start], self.rights[start]
        for index in range(first, len(self.rows)):
            begin, on, above, below = self.rows[index]
            if on != page or (begin >= end and index > first):
                break
            stop = min(end, self.rows[index + 1][0] if index + 1 < len(self.rows) else end)
            begin = max(start, begin)
            if begin >= stop:
                continue
            top, bottom = min(top, above), max(bottom, below)
            left, right = min(left, *self.lefts[begin:stop]), max(right, *self.rights[begin:stop])
        return page, (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
