"""The cells of an edited sheet, from a workbook or a CSV file, each with its address."""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from factcheck.records.errors import SheetError
from factcheck.records.regular import regular
from factcheck.sheet.columns import BASE, COLUMNS, ID
from factcheck.sheet.formats.csv import active

LARGEST = 512 << 20
"""Bytes that a workbook may unpack to."""
MOST = 200_000
"""Rows that a sheet may have: a program's empty rows go on to the million."""
_SEARCHED = 60
"""Rows among which the headings are looked for."""
_HEADINGS = {column.heading: column.name for column in COLUMNS} | {ID: ID, BASE: BASE}
_EDITOR, _SIGNATURE, _HASH = "Checked by (editor)", "Signature and date", "SHA-256 of its text"


@dataclass(frozen=True)
class Returned:
    """One row as it came back: `cells` by column name, `address` of each, as spreadsheet programs write it."""

    id: str
    base: str
    cells: dict[str, str]
    address: dict[str, str]
    line: int


@dataclass(frozen=True)
class Edited:
    """An edited sheet: its rows, the article's name as it was exported, and who is named as the editor.

    `signature` is what stands in the field for it; `sha256` the hash of the text that the sheet was made of.
    """

    path: Path
    rows: tuple[Returned, ...]
    article: str | None
    editor: str | None
    signature: str | None = None
    sha256: str | None = None


def read_sheet(path: Path) -> Edited:
    """The sheet at `path`; a SheetError says what is wrong with it and where."""
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise SheetError("only .xlsx and .csv sheets are read back", file=str(path))
    regular(path, error=SheetError)
    try:
        table = list(_workbook(path) if ending == ".xlsx" else _csv(path))
    except OSError as error:
        raise SheetError(f"can't be read: {(error.strerror or str(error)).lower()}", file=str(path)) from None
    top = next((at for at, row in enumerate(table[:_SEARCHED]) if ID in row and BASE in row), None)
    if top is None:
        raise SheetError(
            f"has no columns {ID!r} and {BASE!r}, by which a sheet is read back; export it anew", file=str(path)
        )
    head = {row[0]: next((cell for cell in row[1:] if cell), "") for row in table[:top] if row and row[0]}
    names = [_HEADINGS.get(heading) for heading in table[top]]
    rows = tuple(_rows(path, names, table[top + 1 :], first=top + 2))
    article = head.get("Article") or _file_of(rows)
    return Edited(path, rows, article, head.get(_EDITOR) or None, head.get(_SIGNATURE) or None, head.get(_HASH) or None)


def _rows(path: Path, names: Sequence[str | None], table: Iterable[Sequence[str]], *, first: int) -> Iterator[Returned]:
    for line, row in enumerate(table, first):
        if not any(row):
            continue
        cells = {name: text for name, text in zip(names, row, strict=False) if name}
        address = {name: f"{_letters(at)}{line}" for at, name in enumerate(names) if name}
        if not cells.get(ID):
            raise SheetError(
                "this row has no id: a claim is added in the article ('factcheck mark --add'), not on the sheet",
                file=f"{path}:{address[ID]}",
            )
        yield Returned(cells.pop(ID), cells.pop(BASE, ""), cells, address, line)


def _workbook(path: Path) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                raise SheetError("unpacks to more than a sheet can hold; it is not read", file=str(path))
        from openpyxl import load_workbook

        with closing(load_workbook(path, read_only=True)) as book:
            page = book["Claims"] if "Claims" in book.sheetnames else book.worksheets[0]
            for number, row in enumerate(page.iter_rows()):
                if number > MOST:
                    raise SheetError(f"has more than {MOST:,} rows; it is not read", file=str(path))
                yield [_text(cell, path) for cell in row]
    except SheetError:
        raise
    except OSError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise SheetError(f"is no workbook that can be read ({type(error).__name__})", file=str(path)) from None


def _text(cell: Any, path: Path) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise SheetError("holds a formula; write what it gives as text", file=f"{path}:{cell.coordinate}")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == datetime.min.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _csv(path: Path) -> Iterator[list[str]]:
    limit = csv.field_size_limit(1 << 24)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.read(1 << 16)
            file.seek(0)
            delimiter = max(",;\t", key=sample.partition("\n")[0].count)
            for row in csv.reader(file, delimiter=delimiter):
                yield [active(cell) for cell in row]
    except UnicodeDecodeError:
        raise SheetError("is not UTF-8; save it as “CSV UTF-8”", file=str(path)) from None
    except csv.Error as error:
        raise SheetError(f"is no CSV that can be read ({error})", file=str(path)) from None
    finally:
        csv.field_size_limit(limit)


def _letters(at: int) -> str:
    """The letters of column `at`, from 0."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _file_of(rows: Sequence[Returned]) -> str | None:
    """The article's name, as the column of places has it."""
    place = next((row.cells["place"] for row in rows if row.cells.get("place")), "")
    return place.rpartition(":")[0] or None
