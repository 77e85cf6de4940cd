"""Sheets that were damaged behind their first check: each is read, or refused in one line, in-process."""

import copy
import random
import zipfile
from pathlib import Path

import pytest

from factcheck.ledger.board import Board
from factcheck.records.errors import SheetError
from factcheck.sheet.back.telling import told as lines
from tests.sheet.grid import Grid, back
from tests.sheet.test_tables import cells_of, opendocument, table, text

NUMBERS = [
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"x",
    b"",
    b"\xff",
    b"1048577",
    b"\xef\xbf\xbf",
    b"&#0;",
]
WORDS = [
    b"<",
    b">",
    b"&",
    b"/",
    b'"',
    b"<!DOCTYPE x>",
    b"<a>",
    b"</c>",
    b"<v>",
    b"_xD800_",
    b"A1:XFD1048576",
    b"\0",
    b"\xc3",
]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """`content` changed in one to three places."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice([1, 1, 2, 5, 40, 400]))
        kind = chance.randrange(6)
        if kind == 0:
            content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        elif kind == 1:
            content = content[:at] + content[end:]
        elif kind == 2:
            content = content[:end] + content[at:]
        elif kind == 3:
            content = content[:at] + chance.choice(WORDS) + content[at:]
        elif quotes := [place for place in range(at, end) if content[place : place + 1] in (b'"', b">")]:
            place = quotes[0] + 1
            stop = next((n for n in range(place, len(content)) if content[n : n + 1] in b'"<'), place)
            content = content[:place] + chance.choice(NUMBERS) + content[stop:]
    return content


def rewritten(sheet: Path, target: Path, chance: random.Random) -> None:
    """The workbook with one of its parts damaged, and packed again so that the package itself is sound."""
    with zipfile.ZipFile(sheet) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    names = [
        name for name in parts if name.endswith((".xml", ".rels")) and "theme" not in name and "docProps" not in name
    ]
    name = chance.choice(names)
    parts[name] = mutated(parts[name], chance)
    with zipfile.ZipFile(target, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def survives(held: Board, sheet: Path) -> bool:
    """Whether a sheet is read; any other end than that and a line that refuses it is an error."""
    merged, line = None, ""
    try:
        merged = back(held, sheet)
    except SheetError as refused:
        line = str(refused)
    assert "\n" not in line
    if merged is None:
        return False
    assert all("\n" not in line for line in merged.problems)
    assert list(lines(merged, who="eve", dry_run=True, events=0))
    return True


@pytest.fixture
def damaged(made: Grid) -> Grid:
    """A sheet with all that can be put onto one."""
    grid = copy.deepcopy(made)
    grid.put(5, "Note", "a note")
    grid.put(6, "Evidence", "Report", link="https://example.org/r")
    grid.cell(7, "Claim").comment = "says who?"
    grid.merged.append(f"K{grid.top + 7}:K{grid.top + 8}")
    return grid


@pytest.mark.slow
def test_damaged_workbooks(held: Board, damaged: Grid, tmp_path: Path) -> None:
    sheet, target = damaged.write(tmp_path / "s.xlsx"), tmp_path / "t.xlsx"
    chance = random.Random(14)
    read = 0
    for _ in range(1_200):
        rewritten(sheet, target, chance)
        read += survives(held, target)
    assert 100 < read < 1_100, "both kinds are met"


@pytest.mark.slow
def test_damaged_tables(held: Board, damaged: Grid, tmp_path: Path) -> None:
    contents = [text(damaged).encode(), text(damaged, "\t").encode("utf-16"), text(damaged, ";").encode("cp1252")]
    chance = random.Random(15)
    read = 0
    for number in range(600):
        (tmp_path / "t.csv").write_bytes(mutated(contents[number % 3], chance))
        read += survives(held, tmp_path / "t.csv")
    assert 50 < read < 600


@pytest.mark.slow
def test_damaged_opendocument_sheets(held: Board, damaged: Grid, tmp_path: Path) -> None:
    sheet = opendocument(tmp_path / "s.ods", table(cells_of(damaged)))
    chance = random.Random(16)
    read = 0
    for _ in range(200):
        rewritten(sheet, tmp_path / "t.ods", chance)
        read += survives(held, tmp_path / "t.ods")
    assert 10 < read < 200
