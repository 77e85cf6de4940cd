"""What the readers of sheets give: pages of cells, each with all that an editor can put into or onto it."""

from dataclasses import dataclass, field

from factcheck.records.errors import SheetError

MOST_ROWS = 200_000
"""Rows that a sheet may have: a program's empty rows go on to the million."""
MOST_CELLS = 1_000_000
"""Cells that a sheet may have: those of forty thousand claims."""
_MOST_COVERED = 1_000_000
"""Rows that merged or linked ranges may cover, all together."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    `text` is what it shows; `link` the address behind it; `comments` what is pinned to it, `formula` the formula that
    gives the text; `struck`: some of the text is struck through.
    """

    text: str = ""
    link: str | None = None
    comments: tuple[str, ...] = ()
    formula: str | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """Cells from `top` to `bottom` (from 1) and from `left` to `right` (from 0), all inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """As spreadsheet programs write it: H13:H15."""
        return f"{letters(self.left)}{self.top}:{letters(self.right)}{self.bottom}"


@dataclass(slots=True)
class Page:
    """A page: the cells that hold something, by row (from 1) and column (from 0), and its merged ranges.

    `drawn` is the text of boxes and shapes that lie over the cells.
    """

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)


def covering(ranges: list[Range], rows: dict[int, dict[int, Cell]], *, file: str) -> dict[int, list[Range]]:
    """The ranges that cover each of `rows`; a SheetError where they cover more than anybody would merge or link."""
    found: dict[int, list[Range]] = {}
    count = 0
    for range_ in ranges:
        tall = range_.bottom - range_.top + 1
        over = range(range_.top, range_.bottom + 1) if tall <= len(rows) else rows
        for row in over:
            count += 1
            if row in rows and range_.top <= row <= range_.bottom:
                found.setdefault(row, []).append(range_)
        if count > _MOST_COVERED:
            raise SheetError("merges or links more cells than a sheet can have; it is not read", file=file)
    return found


def letters(column: int) -> str:
    """The letters of a column, from 0."""
    made = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        made = chr(65 + rest) + made
    return made


def place(reference: str) -> tuple[int, int] | None:
    """Row (from 1) and column (from 0) of a cell's address, or None for what is none."""
    head = reference.replace("$", "").rstrip("0123456789")
    tail = reference.replace("$", "")[len(head) :]
    if not (head.isascii() and head.isalpha() and len(head) <= 3 and 0 < len(tail) <= 15):
        return None
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - 64
    return int(tail), column - 1


def span(reference: str) -> Range | None:
    """The range of an address such as H13:H15 or H13, or None for what is none."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None:
        return None
    return Range(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
