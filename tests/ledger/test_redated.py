"""Dates whose words stay and whose days don't, since they are counted from another day of publication."""

from datetime import date
from pathlib import Path

import pytest

from factcheck import api
from factcheck.ledger import marking
from factcheck.ledger.board import Board
from factcheck.ledger.marking import Change
from tests.ledger.drafts import Desk, claim

TEXT = "WENLOW – The tram lost money last year, and in May 2011 nine people left.\n"
FIRST, LATER = date(2024, 3, 6), date(2025, 3, 6)


def published(desk: Desk, day: date | None) -> Board:
    return api.open_board(desk.path, published=day)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "draft.txt")


@pytest.fixture
def marked(desk: Desk) -> Desk:
    desk.write(TEXT)
    board = published(desk, FIRST)
    marking.mark(board, [one.id for one in board.version.claims], Change(status="verified"), who="ann")
    return desk


def changed(board: Board) -> list[tuple[str, str]]:
    return [(mark.before.text, mark.difference) for held in board.held if not (mark := held.mark).kept and mark.before]


@pytest.mark.parametrize("more", ["", "It rained.\n", "WENLOW"])
def test_a_date_counted_from_another_day_loses_its_mark(marked: Desk, more: str) -> None:
    marked.write(TEXT.replace("The tram", "The old tram") if more == "WENLOW" else TEXT + more)
    assert changed(published(marked, LATER)) == [("last year", "from, to: 2023 → 2024")]
    assert changed(published(marked, date(2024, 12, 30))) == []
    assert changed(published(marked, None)) == [], "read as when it was marked"


def test_marked_anew_it_is_read_as_it_was_then(marked: Desk) -> None:
    board = published(marked, LATER)
    marking.mark(board, [claim(board, "last year")], Change(status="verified"), who="bob")
    assert changed(board) == []
    assert changed(published(marked, None)) == []
    assert changed(published(marked, FIRST)) == [("last year", "from, to: 2024 → 2023")]


def test_a_day_that_was_unknown_and_is_known_now_was_never_checked(desk: Desk) -> None:
    desk.write("The tram lost money last year.\n")
    board = published(desk, None)
    marking.mark(board, [claim(board, "last year")], Change(status="verified"), who="ann")
    assert changed(published(desk, FIRST)) == [("last year", "from, to: no day → 2023")]
