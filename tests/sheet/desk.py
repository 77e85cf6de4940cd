"""A draft with marks in a ledger of its own, and the sheet of it, as the tests use them."""

from pathlib import Path

from factcheck import api
from factcheck.ledger import marking
from factcheck.ledger.board import Board
from factcheck.ledger.marking import Change
from factcheck.records.marks import Evidence
from factcheck.sheet.export import write_sheet

TEXT = """Council counts the cost

The city spent £4,200 on lamps in May 2019, and 412 residents came to the meeting. “We can't work here,” the clerk
Ada Moor said on Monday.

Another 1,207 people stayed at home, according to the council, and 17% of the lamps were broken.
"""


def draft(folder: Path, text: str = TEXT) -> Path:
    path = folder / "lamps.txt"
    path.write_text(text, encoding="utf-8")
    return path


def board(path: Path) -> Board:
    return api.open_board(path, address=str(path.with_name("ledger.db")))


def marked(path: Path, *, note: str = "seen", evidence: str = "https://example.org/minutes") -> Board:
    held = board(path)
    first, second, *_ = held.version.claims
    piece = Evidence(address=evidence, locator="p. 4", method="primary")
    marking.mark(held, [first.id], Change(status="verified", evidence=(piece,), note=note), who="ann")
    marking.mark(held, [second.id], Change(status="disputed", concern="ask again"), who="bob")
    return held


def write(path: Path, target: Path) -> None:
    held, findings, desk = api.checked_board(path, address=str(path.with_name("ledger.db")))
    write_sheet(held, findings, target, rulebook=desk.rulebook)


def events(path: Path) -> int:
    return board(path).ledger.store.tip().count
