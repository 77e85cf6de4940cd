"""The headings of a sheet, wherever they stand on whatever page: matched trimmed and in any case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.records.errors import SheetError
from factcheck.sheet.back.cells import Page
from factcheck.sheet.columns import BASE, COLUMNS, ID
from factcheck.sheet.restyled import fold

_SEARCHED = 2_000
"""Rows, from the first that holds something, among which the headings are looked for."""
_HEADINGS = {fold(column.heading): column.name for column in COLUMNS} | {ID: ID, BASE: BASE}


@dataclass(frozen=True)
class Head:
    """The row of headings: the column's name at each place, the places of further columns of the same name, and
    where headings that are none of ours stand."""

    page: Page
    line: int
    names: Mapping[int, str]
    again: Mapping[int, str]
    unknown: Mapping[int, str]


@dataclass(frozen=True)
class Stranger:
    """A column whose heading is none of the sheet's: its letters, and what its cells hold, by line."""

    heading: str
    letters: str
    cells: Mapping[int, str]


def heads(page: Page) -> Iterator[Head]:
    """The rows of `page` that hold both headings by which a sheet is read back."""
    for line in sorted(page.rows)[:_SEARCHED]:
        row = page.rows[line]
        found = {at: _HEADINGS.get(fold(cell.text), "") for at, cell in sorted(row.items()) if len(cell.text) < 100}
        if not {ID, BASE} <= set(found.values()):
            continue
        names: dict[int, str] = {}
        again: dict[int, str] = {}
        for at, name in found.items():
            if name:
                (again if name in names.values() else names)[at] = name
        unknown = {at: cell.text for at, cell in row.items() if at not in names and at not in again}
        yield Head(page, line, names, again, unknown)


def head_of(pages: Sequence[Page], *, file: str) -> Head:
    """The one row of headings among `pages`; a SheetError where there is none, or more than one page has one."""
    found = [head for page in pages if (head := next(heads(page), None))]
    if not found:
        raise SheetError(
            f"has no columns {ID!r} and {BASE!r}, by which a sheet is read back; export it anew", file=file
        )
    if len(found) > 1:
        names = ", ".join(repr(head.page.name[:40]) for head in found)
        raise SheetError(f"has {len(found)} pages of claims ({names}); keep the one that was edited", file=file)
    return found[0]
