"""A marked draft and the grid of its sheet, made once: merging writes nothing."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.ledger import marking
from factcheck.ledger.board import Board
from factcheck.ledger.marking import Change
from factcheck.records.marks import Evidence
from tests.sheet import desk
from tests.sheet.grid import Grid, grid

Made = Callable[[], Grid]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Board, Grid, Path]:
    """The board, the grid and the workbook of a draft of which four claims are marked, each with its own words."""
    folder = tmp_path_factory.mktemp("exported")
    path = desk.draft(folder)
    held = desk.board(path)
    for number, claim in enumerate(held.version.claims[:4]):
        piece = Evidence(address=f"https://example.org/minutes-{number}", locator=f"p. {number + 1}", method="primary")
        status = ("verified", "disputed", "verified", "unsourced")[number]
        marking.mark(
            held, [claim.id], Change(status=status, evidence=(piece,), note=f"seen by reader {number}"), who="ann"
        )
    desk.write(path, folder / "s.xlsx")
    for name in ("ledger.pdf", "minutes.pdf"):  # evidence at a path must be there
        (folder / name).write_bytes(b"accounts")
    return desk.board(path), grid(folder / "s.xlsx"), folder / "s.xlsx"


@pytest.fixture
def held(exported: tuple[Board, Grid, Path]) -> Board:
    return exported[0]


@pytest.fixture
def made(exported: tuple[Board, Grid, Path]) -> Grid:
    """A grid of the test's own."""
    return copy.deepcopy(exported[1])
