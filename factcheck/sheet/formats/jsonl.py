"""JSON lines: every claim's record with its mark, one a line."""

import json

from factcheck.sheet.formats.json import record
from factcheck.sheet.sheet import Sheet


def render(sheet: Sheet) -> bytes:
    """A line a claim."""
    return "".join(json.dumps(record(row), ensure_ascii=True) + "\n" for row in sheet.rows).encode("ascii")
