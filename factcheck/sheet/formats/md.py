"""Markdown: the head and a table, with everything that Markdown would act on written out."""

import re

from factcheck.sheet.links import link
from factcheck.sheet.sheet import Sheet

_ACTIVE = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@])")
_PARTING = frozenset("<>|`\\")
"""What ends an address between angle brackets, or the cell that it stands in."""


def render(sheet: Sheet) -> bytes:
    """A heading, the head as a list, and the claims as a table."""
    lines = [f"# Verification sheet: {inert(sheet.title)}", ""]
    lines += [f"- **{name}:** {inert(value)}" for name, value in sheet.head]
    lines += ["", "| " + " | ".join(column.heading for column in sheet.columns) + " |"]
    lines.append("|" + " --- |" * len(sheet.columns))
    for row in sheet.rows:
        cells = [_cell(column.name, row.cells[column.name]) for column in sheet.columns]
        lines.append("| " + " | ".join(cells) + " |")
    return ("\n".join(lines) + "\n").encode()


def inert(text: str) -> str:
    """`text` on one line, as Markdown shows it to the letter."""
    return "<br>".join(_ACTIVE.sub(r"\\\1", line) for line in text.split("\n"))


def _cell(name: str, text: str) -> str:
    if name != "evidence":
        return inert(text)
    return "<br>".join(
        f"<{line}>" if link(line) and not _PARTING & set(line) else inert(line) for line in text.split("\n")
    )
