"""Times of a recording that a spreadsheet program keeps as numbers come back as the cell shows them."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from factcheck.ledger.board import Board
from factcheck.sheet.back.look import shown
from tests.sheet.grid import Grid, back, taken

START = datetime(1899, 12, 30)
SHOWN = {
    ("4:35 min", "mm:ss"): "04:35",
    ("4:35 min", "m:ss"): "4:35",
    ("4:35 min", "mm:ss.0"): "04:35",
    ("4:35 min", "h:mm:ss"): "0:04:35",
    ("75:30 min", "[mm]:ss"): "75:30",
    ("75:30 min", "[hh]:mm"): "01:15",
    ("75:30 min", "[h]:mm:ss"): "1:15:30",
    ("30 h", "[h]:mm:ss"): "30:00:00",
    ("30 h", "[h]:mm"): "30:00",
    ("30 h", "[mm]:ss.00"): "1800:00",
    # near-misses: months, colours and units
    ("a day in March", "mm/dd/yyyy"): "03/15/2023",
    ("a day in March", "d.m.yy h:mm"): "15.3.23 12:00",
    ("a day in March", "[$-409]d mmm yyyy"): "15 Mar 2023",
    ("a day in March", "mmm yyyy"): "Mar 2023",
    ("75:30 min", "[Red]0.00"): "0.05",
    ("30 h", '0.00"s"'): "1.25s",
}
NUMBERS = {"4:35 min": 275 / 86_400, "75:30 min": 4530 / 86_400, "30 h": 1.25, "a day in March": 45_000.5}


@pytest.mark.parametrize(("number", "code"), SHOWN)
def test_a_time_reads_as_its_format_shows_it(number: str, code: str) -> None:
    assert shown(Decimal(repr(NUMBERS[number])), code, start=START) == SHOWN[number, code]


@pytest.mark.parametrize(("code", "text"), [("mm:ss", "15:30"), ("[h]:mm:ss", "1:15:30"), ("mmss.0", "15:30")])
def test_the_formats_that_a_workbook_names_by_number(
    code: str, text: str, held: Board, made: Grid, tmp_path: Path
) -> None:
    made.put(1, "Note", 4530 / 86_400)
    sheet = made.write(tmp_path / "s.xlsx")
    book = load_workbook(sheet)
    book["Claims"].cell(made.top + 1, made.column("Note") + 1).number_format = code
    book.save(sheet)
    assert [after["note"] for _, _, after in taken(back(held, sheet))] == [text]
