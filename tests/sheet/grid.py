"""A sheet as the grid of cells that an editor has before them, with all that a spreadsheet program lets them do to it.

A grid is made of an export, changed, and written by a library that isn't the one that wrote the export.
"""

import csv
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from factcheck.ledger.board import Board
from factcheck.sheet.back.merge import Merge, Side, merge
from factcheck.sheet.back.read import Edited, read_sheet


@dataclass
class Cell:
    """What stands in a cell: a value, and what is put onto it."""

    value: object = None
    link: str | None = None
    comment: str | None = None


@dataclass
class Grid:
    """`head` are the rows above the table, the first row of `rows` is that of the headings."""

    head: list[list[str]]
    rows: list[list[Cell]]
    merged: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """Other pages, before that of the claims."""
    name: str = "Claims"

    @property
    def top(self) -> int:
        """The line of the headings, from 1."""
        return len(self.head) + 1

    def column(self, heading: str) -> int:
        """The place of a heading."""
        return [cell.value for cell in self.rows[0]].index(heading)

    def cell(self, row: int, heading: str) -> Cell:
        """The cell of the `row`-th row below the headings (from 1)."""
        return self.rows[row][self.column(heading)]

    def put(self, row: int, heading: str, value: object, *, link: str | None = None) -> None:
        """Write into a cell; a link that it had stays behind it, as in a spreadsheet program."""
        cell = self.cell(row, heading)
        cell.value = value
        cell.link = link or cell.link

    def sort(self, headings: list[str], order: list[int]) -> None:
        """Sort the columns of `headings` and leave the others; `order` are the rows (from 1) in their new order."""
        for heading in headings:
            at = self.column(heading)
            cells = [self.rows[row][at] for row in order]
            for row, cell in enumerate(cells, 1):
                self.rows[row][at] = cell

    def write(self, path: Path) -> Path:
        """Write the grid as a workbook or as CSV."""
        if path.suffix == ".csv":
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in self.rows]
                csv.writer(file).writerows([*self.head, *rows])
            return path
        book = Workbook()
        page = book.active
        assert page is not None
        page.title = self.name
        for title in self.before:
            book.create_sheet(title, 0)["A1"] = "Rule"
        for line, texts in enumerate(self.head, 1):
            for at, text in enumerate(texts, 1):
                if text:
                    page.cell(line, at).value = text
        for line, row in enumerate(self.rows, self.top):
            for at, held in enumerate(row, 1):
                cell = page.cell(line, at)
                cell.value = held.value  # type: ignore[assignment]
                if isinstance(held.value, str) and not held.value.startswith("=HYPERLINK"):
                    cell.data_type = "s"
                if held.link:
                    cell.hyperlink = held.link
                    cell.value = held.value  # type: ignore[assignment]
                if held.comment:
                    cell.comment = Comment(held.comment, "eve")
        for name in self.merged:
            page.merge_cells(name)
        book.save(path)
        return path


def grid(sheet: Path) -> Grid:
    """The grid of a workbook as it was exported."""
    page = load_workbook(sheet)["Claims"]
    rows = list(page.iter_rows())
    top = next(at for at, row in enumerate(rows) if row[0].value == "No.")
    head = [[str(cell.value or "") for cell in row] for row in rows[:top]]
    cells = [
        [Cell(cell.value, cell.hyperlink.target if cell.hyperlink else None) for cell in row] for row in rows[top:]
    ]
    return Grid(head, cells)


def back(held: Board, path: Path, side: Side | None = None) -> Merge:
    """What the sheet at `path` amounts to."""
    return merge(held, read_sheet(path), decide=lambda _: side)


def read(path: Path) -> Edited:
    """The sheet at `path`."""
    return read_sheet(path)


def told(merged: Merge) -> str:
    """All that is told of a merge, but for the edits that are taken."""
    return "\n".join(merged.problems)


def taken(merged: Merge) -> list[tuple[str, str, dict[str, str]]]:
    """The edits that are taken: the claim's words, the group, and the cells as they are now."""
    return [(edit.words, edit.group, dict(edit.after)) for edit in merged.edits]
