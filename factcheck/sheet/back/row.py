"""One row of an edited sheet: the text of each cell, and what stands in the way of taking it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.records.errors import SheetError
from factcheck.sheet.back.cells import Cell, Range, letters
from factcheck.sheet.back.headings import Head
from factcheck.sheet.columns import BASE, BY_NAME, ID

_LINK = re.compile(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)', re.I)
"""A formula that is a link and nothing else."""


@dataclass(frozen=True)
class Report:
    """What is told of something on a sheet that isn't taken, and how many edits it comes to."""

    text: str
    edits: int = 1


@dataclass(frozen=True)
class Returned:
    """One row as it came back: the text of each column's cell, and its address as spreadsheet programs write it.

    `links` are the addresses behind cells, by column; `comments` what is pinned to the row's cells, each with its
    address and column (None: a column of no known heading). `unread` are the columns whose cell isn't what it seems:
    merged into another, there twice, struck through. `reports` tell of them.
    """

    id: str
    base: str
    cells: Mapping[str, str]
    address: Mapping[str, str]
    line: int
    links: Mapping[str, str]
    comments: tuple[tuple[str, str | None, str], ...] = ()
    unread: frozenset[str] = frozenset()
    reports: tuple[Report, ...] = ()


def returned(head: Head, line: int, merged: Sequence[Range], *, file: str) -> Returned | None:
    """The row at `line`, which `merged` ranges cover; None where it has no id. A SheetError refuses formulas."""
    row = head.page.rows[line]
    columns = {name: at for at, name in head.names.items()}
    if not row.get(columns[ID], Cell()).text.strip():
        return None
    cells: dict[str, str] = {}
    links: dict[str, str] = {}
    unread: set[str] = set()
    reports: list[Report] = []
    address = {name: f"{letters(at)}{line}" for name, at in columns.items()}
    for name, at in columns.items():
        cell = row.get(at, Cell())
        editable = name in BY_NAME and BY_NAME[name].editable
        link = _LINK.fullmatch(cell.formula) if cell.formula else None
        if cell.formula is not None and (name in (ID, BASE) or (link is None and editable)):
            raise SheetError("holds a formula; write what it gives as text", file=f"{file}:{address[name]}")
        cells[name] = _quoted(link[1] if link[2] is None else link[2]) if link else cell.text
        if address_behind := _quoted(link[1]) if link else cell.link:
            links[name] = address_behind
        if cell.struck and editable:
            unread.add(name)
            reports.append(Report(f"{address[name]}: is struck through; write what it should say. Not taken"))
    for range_ in merged:
        unread |= {name for name, at in columns.items() if inside(range_, line, at)}
        reports += _merged(range_, line, columns)
    for at, name in head.again.items():
        other = row.get(at, Cell()).text
        if other.strip() != cells[name].strip():
            unread.add(name)
            both = f"{address[name]} and {letters(at)}{line}"
            reports.append(Report(f"{both}: two columns have this heading, and their cells differ; neither is taken"))
    comments = tuple(
        (f"{letters(at)}{line}", head.names.get(at), text) for at, cell in sorted(row.items()) for text in cell.comments
    )
    return Returned(
        cells.pop(ID).strip(), cells.pop(BASE, ""), cells, address, line, links, comments,
        frozenset(unread - {ID, BASE}), tuple(reports),
    )  # fmt: skip


def inside(range_: Range, line: int, at: int) -> bool:
    """Whether a cell is hidden in a merged range: within it, and not its first, which is the one that shows."""
    first = (range_.top, range_.left) == (line, at)
    return range_.top <= line <= range_.bottom and range_.left <= at <= range_.right and not first


def _merged(range_: Range, line: int, columns: Mapping[str, int]) -> list[Report]:
    """What is told of a merged range that touches the sheet's columns, once: at its first row."""
    if line != range_.top or not any(range_.left <= at <= range_.right for at in columns.values()):
        return []
    return [Report(f"{range_.name}: merged cells; taken for row {line} only: unmerge them, and write in each row")]


def _quoted(text: str) -> str:
    return text.replace('""', '"')
