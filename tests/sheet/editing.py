"""An editor at work on a sheet, with a library that isn't the one that wrote it."""

import csv
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook

Cells = list[list[str]]


def edit(path: Path, change: Callable[[Cells], Cells | None]) -> None:
    """Change the table of cells below and with its headings; `change` may return another table."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file))
        table = change(table) or table
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
        return
    book = load_workbook(path)
    page = book["Claims"]
    top = next(row for row in range(1, 40) if page.cell(row, 1).value == "No.")
    width, last = page.max_column, page.max_row
    table = [[page.cell(row, column).value or "" for column in range(1, width + 1)] for row in range(top, last + 1)]
    table = change(table) or table
    for row in range(top, last + 1):
        for column in range(1, width + 1):
            page.cell(row, column).value = None
    for at, cells in enumerate(table):
        for number, text in enumerate(cells):
            cell = page.cell(top + at, number + 1)
            cell.value = text or None
            if text:
                cell.data_type = "s"
    book.save(path)


def put(table: Cells, row: int, heading: str, text: str) -> None:
    """Write into the `row`-th claim's cell (from 1) under a heading."""
    table[row][table[0].index(heading)] = text
