"""A draft on the disk and its board, as the tests of marking use them."""

from dataclasses import dataclass, field
from pathlib import Path

from factcheck import api
from factcheck.ledger.board import Board
from factcheck.ledger.desk import DeskRules

TEXT = """Harl Dock, 4 March 2024

At least 31 people were hurt when the pier gave way, the port authority said on Monday.
Repairs will cost $2.4 million, according to the mayor, Ines Holt.
Two cranes were lost.

“We warned them in 2019,” said Jon Abel, a crane driver.
"""


@dataclass
class Desk:
    """A folder with a draft in it."""

    path: Path
    rules: DeskRules = field(default_factory=DeskRules)

    def board(self, address: str | None = None) -> Board:
        board = api.open_board(self.path, address=address)
        board.rules = self.rules
        return board

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.write(text.replace(old, new))


def claim(board: Board, words: str) -> str:
    """The id of the claim that reads so."""
    (found,) = [claim.id for claim in board.version.claims if claim.plain == words]
    return found
