"""What a checker should know of a draft and its ledger before what a command says of them."""

from typing import TYPE_CHECKING

from factcheck.cli.terminal import complain
from factcheck.text.document import Document

if TYPE_CHECKING:  # extract needs no ledger
    from factcheck.ledger.board import Board


def warn(board: "Board") -> None:
    """Say on standard error what is odd about the ledger, and about how the draft was read."""
    if board.ledger.warning:
        complain(board.ledger.warning)
    for line in notes(board.version.document):
        complain(line)


def notes(document: Document) -> tuple[str, ...]:
    """What is odd about how a draft was read, a line each."""
    return tuple(f"{document.file}: {note}" for note in document.notes)
