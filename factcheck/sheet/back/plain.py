"""Reads .csv as spreadsheet programs save it, in any of the encodings and with any of the separators that they use."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from factcheck.records.errors import SheetError
from factcheck.sheet.back.cells import MOST_CELLS, MOST_ROWS, Cell, Page
from factcheck.sheet.back.exported import base_of
from factcheck.sheet.back.headings import heads
from factcheck.sheet.columns import BASE
from factcheck.sheet.formats.csv import active
from factcheck.sheet.restyled import same

_LARGEST = 256 << 20
"""Bytes that a table may have."""
_FIELD = 1 << 20
"""Characters that a cell may have; spreadsheet programs write 32,767."""
_NAMED = re.compile(r"sep=.\r?\n", re.I)
"""The line by which some programs name the separator."""
_SEPARATORS = ",;\t|"
_SEARCHED = 200
"""Rows in which the headings are looked for, to tell the separator."""
_WITHIN = 100_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLDER = ("cp1252", "mac_roman", "cp1250", "iso8859_15", "cp850", "cp437", "cp1251")
"""What spreadsheet programs write where they don't write UTF-8; the likelier first."""


def read_table(path: Path, *, encoding: str | None = None) -> Page:
    """The table at `path`, in `encoding` where somebody names it; a SheetError says what is wrong and where."""
    raw = _bytes(path)
    if encoding:
        return _page(_decoded(raw, encoding, path), path)
    mark, name = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", None))
    if name is None:
        from factcheck.text.guess import wide

        name = wide(raw[: 1 << 13])
    if name:
        return _page(_decoded(raw[len(mark) :], name, path), path)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        return _older(raw, error, path)
    return _page(text, path)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise SheetError("is larger than a sheet can be; it is not read", file=str(path))
    return path.read_bytes()


def _decoded(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SheetError(
            f"is not {encoding.upper()} (byte 0x{raw[error.start]:02x}); name its --encoding, or save it as CSV UTF-8",
            file=str(path),
            line=line,
        ) from None
    except (LookupError, ValueError):
        raise SheetError(f"no encoding is called {encoding!r}; try windows-1252 or utf-16", file=str(path)) from None


def _older(raw: bytes, error: UnicodeDecodeError, path: Path) -> Page:
    """A table that isn't UTF-8: in the older encoding in which most of its claims are the ones that were exported."""
    best: tuple[int, Page] | None = None
    for name in _OLDER:
        try:
            page = _page(raw.decode(name), path)
        except UnicodeDecodeError:
            continue
        right, rows = _right(page)
        if rows and (best is None or right > best[0]):
            best = (right, page)
        if best and right == rows:
            break
    if best is None:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SheetError(
            f"is not UTF-8 (byte 0x{raw[error.start]:02x}); save it as “CSV UTF-8”, or name its --encoding",
            file=str(path), line=line,
        )  # fmt: skip
    return best[1]


def _right(page: Page) -> tuple[int, int]:
    """In how many rows every cell that a base knows is as it was exported, and how many rows there are."""
    found = next(heads(page), None)
    if found is None:
        return 0, 0
    names = {name: at for at, name in found.names.items()}
    right = rows = 0
    for line, cells in page.rows.items():
        base = base_of(cells[names[BASE]].text) if line > found.line and names[BASE] in cells else None
        if base:
            rows += 1
            known = {**base.seen, **{name: text for name, text in base.cells.items() if name in base.edited}}
            cell = {name: cells.get(names[name], Cell()).text for name in known if name in names}
            right += all(same(known[name], text) for name, text in cell.items())
    return right, rows


def _page(text: str, path: Path) -> Page:
    page = Page(path.name)
    if found := _NAMED.match(text):
        text = "\n" + text[found.end() :]
    limit = csv.field_size_limit(_FIELD)
    count = 0
    try:
        for line, row in enumerate(_rows(text, _separator(text), path), 1):
            cells = {at: Cell(active(cell)) for at, cell in enumerate(row) if cell}
            count += len(cells)
            if cells and line > MOST_ROWS:
                raise SheetError(f"has more than {MOST_ROWS:,} rows; it is not read", file=str(path))
            if count > MOST_CELLS:
                raise SheetError("has more cells than a sheet can have; it is not read", file=str(path))
            if cells:
                page.rows[line] = cells
    finally:
        csv.field_size_limit(limit)
    return page


def _rows(text: str, separator: str, path: Path) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        reason = str(error)
        if "unexpected end" in reason:
            reason = "a quotation mark opens a cell and nothing closes it"
        elif "expected after" in reason:
            reason = "a cell goes on after its closing quotation mark"
        elif "field larger" in reason:
            reason = f"a cell has more than {_FIELD:,} characters"
        raise SheetError(
            f"is no CSV that can be read: {reason}; save it again as “CSV UTF-8”", file=str(path), line=reader.line_num
        ) from None


def _separator(text: str) -> str:
    """The separator with which a row of headings is found; a comma where none is."""
    for separator in _SEPARATORS:
        if separator not in text[:_WITHIN]:
            continue
        page = Page("")
        rows = csv.reader(io.StringIO(text[:_WITHIN], newline=""), delimiter=separator)
        try:
            for line, row in enumerate(islice(rows, _SEARCHED), 1):
                page.rows[line] = {at: Cell(cell) for at, cell in enumerate(row) if cell}
        except csv.Error:
            pass
        if any(heads(page)):
            return separator
    return ","
