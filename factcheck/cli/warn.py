"""What a checker should know of a draft and its ledger before what a command says of them."""

import os
from typing import TYPE_CHECKING

from factcheck.cli.terminal import complain, safe
from factcheck.text.document import Document

if TYPE_CHECKING:  # extract needs no ledger
    from factcheck.ledger.board import Board


def warn(board: "Board") -> None:
    """Say on standard error what is odd about the ledger, and about how the draft was read."""
    if board.ledger.warning:
        complain(board.ledger.warning)
    for line in notes(board.version.document):
        complain(line)
    file, known = board.version.document.file, board.known
    if known.like:
        there = safe(os.path.relpath(board.ledger.file(known.like) or known.like))
        complain(
            f"{file}: looks like {there}, whose marks are its own; to take them over: "
            f"factcheck mark {file} --from {there}"
        )
    elif known.moved:
        complain(f"{file}: marks taken over from {safe(known.moved)}, which isn't there any more")


def notes(document: Document) -> tuple[str, ...]:
    """What is odd about how a draft was read, a line each."""
    return tuple(f"{document.file}: {note}" for note in document.notes)
