"""A Word document: the article with a comment at every claim, as editors mark up a text."""

import io
from typing import Any

from factcheck.sheet.marked import Piece, marked
from factcheck.sheet.rows import Row
from factcheck.sheet.sheet import Sheet

_TELLS = ("status", "read", "said_by", "when", "evidence", "locator", "method", "contact", "note", "concern", "change",
          "findings", "flags", "checker", "checked")  # fmt: skip


def render(sheet: Sheet) -> bytes:
    """The head, then the article; each claim's first words carry a comment with what is held of it."""
    from docx import Document

    document = Document()
    document.core_properties.title = _plain(f"Verification sheet: {sheet.title}")[:255]
    document.add_heading(_plain(f"Verification sheet: {sheet.title}"), level=1)
    for name, value in sheet.head:
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(_plain(value) or "____________________")
    document.add_heading("The article", level=2)
    for paragraph in marked(sheet):
        line = document.add_paragraph()
        for piece in paragraph:
            _add(document, line, piece)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _add(document: Any, line: Any, piece: Piece) -> None:
    run = line.add_run(_plain(piece.text))
    if piece.row is None:
        return
    run.underline = True
    if piece.first:
        who = _plain(piece.row.cells["checker"])[:100] or "factcheck"
        initials = "".join(word[:1] for word in who.split())[:4] if who != "factcheck" else "fc"
        document.add_comment(runs=[run], text=_comment(piece.row), author=who, initials=initials)


def _comment(row: Row) -> str:
    lines = [f"{row.cells['number']}. {row.cells['status']}"]
    lines += [f"{name.replace('_', ' ')}: {row.cells[name]}" for name in _TELLS[1:] if row.cells[name]]
    return _plain("\n".join(lines))


def _plain(text: str) -> str:
    """`text` without what XML can't hold; what steers a terminal is shown by a sign already."""
    return "".join(
        letter for letter in text if letter in "\n\t" or (letter >= " " and not 0xFFFE <= ord(letter) <= 0xFFFF)
    )
