"""CSV: UTF-8 with a byte-order mark, as spreadsheet programs want it, and no cell that they would calculate."""

import csv
import io
import re

from factcheck.sheet.columns import BASE, ID
from factcheck.sheet.sheet import Sheet

_ACTIVE = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""What begins a cell that a spreadsheet program would take for a formula, or that only a sign keeps from it.

The wide forms count as the signs where East Asian text is typed (owasp.org/www-community/attacks/CSV_Injection).
"""


def render(sheet: Sheet) -> bytes:
    """Headings, then a row a claim; the two last columns are what reading back needs."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*(column.heading for column in sheet.columns), ID, BASE])
    for row in sheet.rows:
        writer.writerow([*(inert(row.cells[column.name]) for column in sheet.columns), row.id, row.base])
    return file.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """`text` with an apostrophe before what would make it a formula; `active` takes it off again."""
    return f"'{text}" if _ACTIVE.match(text) else text


def active(text: str) -> str:
    """The inverse of `inert`."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text[1:]) else text
