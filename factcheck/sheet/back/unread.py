"""Whether a sheet that is about to be written over holds something that nobody has read back."""

from pathlib import Path

from factcheck.ledger.board import Board
from factcheck.records.errors import FactcheckError, SheetError
from factcheck.sheet.back.merge import merge
from factcheck.sheet.back.read import ENDINGS, read_sheet


def keep_edits(board: Board, target: Path) -> None:
    """A SheetError if `target` is a sheet with edits, or a signature, that aren't in the ledger yet."""
    if target.suffix.lower() not in ENDINGS or not target.is_file():
        return
    try:
        edited = read_sheet(target)
    except FactcheckError as reason:
        raise SheetError(
            f"is there already, and can't be read back as a sheet ({reason.message}): name another file, "
            "or write over it with --force",
            file=str(target),
        ) from None
    try:
        merged = merge(board, edited, decide=lambda _: None)
        held = len(merged.edits) + len(merged.conflicts) + (merged.lost or len(merged.problems))
    except SheetError:
        held = 1  # a status that doesn't exist is an edit, too
    signed_off = board.signed_off()
    signed = bool(edited.signature) and (
        signed_off is None or (edited.editor is not None and signed_off.who != edited.editor)
    )
    if held or signed:
        edits = f"{held} edit{'s' * (held != 1)}" if held else "a signature"
        raise SheetError(
            f"holds {edits} that nobody has imported: import it first ('factcheck sheet import {target}'), "
            "name another file, or write over it with --force",
            file=str(target),
        )
