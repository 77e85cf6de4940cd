"""JSON lines: every claim's record with its mark, one a line."""

import json
from pathlib import Path

from factcheck.sheet.formats.json import record
from factcheck.sheet.sheet import Sheet


def write(sheet: Sheet, target: Path) -> None:
    """A line a claim."""
    with target.open("w", encoding="ascii", newline="\n") as file:
        for row in sheet.rows:
            file.write(json.dumps(record(row), ensure_ascii=True) + "\n")
