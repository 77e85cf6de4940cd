"""Whatever an editor does to a sheet: no edit lands on another claim, and every edit is taken or told.

What is written is a token that nothing else holds, so that it is known where it was put and where it ended up.
"""

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.ledger.board import Board
from tests.sheet.grid import Cell, Grid, back, told
from tests.sheet.test_programs import OFFICE, converted

ROWS = st.integers(1, 8)
TYPED = ["Note", "Concern", "Second checker", "Change made"]
"""Columns into which a token can be written as it is."""
VISIBLE = [
    "No.",
    "Claim",
    "In its sentence",
    "Read as",
    "Said by",
    "When",
    "Status",
    *TYPED,
    "Findings",
    "Place",
    "Kind",
]
RENAMED = [*TYPED, "Status"]
ORDERS = st.permutations(range(1, 9))
PARTS = st.lists(st.sampled_from(VISIBLE), unique=True, max_size=8)


@dataclass
class Desk:
    """A grid in an editor's hands: for every token that was written, the words of the claim that its row showed."""

    grid: Grid
    shown: dict[str, str] = field(default_factory=dict)

    def token(self, row: int) -> str:
        """A new token, meant for the claim that a row shows."""
        made = f"token{len(self.shown)}x"
        headings = [str(cell.value).strip().casefold() for cell in self.grid.rows[0]]
        at = headings.index("claim") if "claim" in headings else None
        self.shown[made] = "" if at is None else str(self.grid.rows[row][at].value)
        return made


Step = tuple[str, tuple[object, ...]]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.tuples(ROWS, st.sampled_from(TYPED))),
        st.tuples(st.just("verdict"), st.tuples(ROWS, st.sampled_from(["verified", "disputed", "unsourced"]))),
        st.tuples(st.just("sort"), st.tuples(PARTS, ORDERS)),
        st.tuples(st.just("sort whole"), st.tuples(ORDERS)),
        st.tuples(st.just("link"), st.tuples(ROWS)),
        st.tuples(st.just("comment"), st.tuples(ROWS, st.sampled_from(VISIBLE))),
        st.tuples(st.just("rename"), st.tuples(st.sampled_from(RENAMED), st.sampled_from(["Verdict", "notes"]))),
        st.tuples(st.just("restyle heading"), st.tuples(st.sampled_from([*TYPED, "Status", "Claim"]))),
        st.tuples(st.just("insert column"), st.tuples(st.integers(0, 9), ROWS)),
        st.tuples(st.just("delete column"), st.tuples(st.sampled_from(["Read as", "Findings", "Kind", "Look out"]))),
        st.tuples(st.just("insert row"), st.tuples(ROWS)),
        st.tuples(st.just("delete row"), st.tuples(ROWS)),
        st.tuples(st.just("double row"), st.tuples(ROWS)),
        st.tuples(st.just("merge"), st.tuples(ROWS, st.integers(1, 2), st.sampled_from(TYPED))),
        st.tuples(st.just("number"), st.tuples()),
    ),
    min_size=1, max_size=7,
)  # fmt: skip


def play(desk: Desk, step: Step) -> None:
    """Do one thing to the grid, as a spreadsheet program does it; nothing where it can't be done."""
    name, arguments = step
    grid = desk.grid
    headings = [str(cell.value) for cell in grid.rows[0]]
    if arguments and isinstance(arguments[0], int) and name != "insert column" and arguments[0] >= len(grid.rows):
        return
    match name, arguments:
        case "type", (int(row), str(heading)) if heading in headings:
            grid.put(row, heading, desk.token(row))
        case "verdict", (int(row), str(status)) if "Status" in headings:
            grid.put(row, "Status", status)
        case "sort", (list(part), list(order)):
            there = [each for each in part if each in headings]
            rows = [row for row in order if row < len(grid.rows)]
            if {"Claim", "No."} & set(there):  # what only the columns for edits can show has tests of its own
                grid.sort(there, rows)
        case "sort whole", (list(order),):
            grid.rows[1:] = [grid.rows[row] for row in order if row < len(grid.rows)] + grid.rows[9:]
        case "link", (int(row),) if "Evidence" in headings:
            grid.put(row, "Evidence", "the minutes", link=f"https://example.org/{desk.token(row)}")
        case "comment", (int(row), str(heading)) if heading in headings:
            grid.cell(row, heading).comment = desk.token(row)
        case "rename", (str(heading), str(to)) if heading in headings:
            grid.rows[0][grid.column(heading)].value = to
        case "restyle heading", (str(heading),) if heading in headings:
            grid.rows[0][grid.column(heading)].value = f" {heading.upper()}\xa0"
        case "insert column", (int(at), int(row)):
            for line in grid.rows:
                line.insert(at, Cell())
            if row < len(grid.rows):
                grid.rows[row][at].value = desk.token(row)
        case "delete column", (str(heading),) if heading in headings:
            at = grid.column(heading)
            for line in grid.rows:
                del line[at]
        case "insert row", (int(row),):
            grid.rows.insert(row, [Cell(), Cell(desk.token(row)), *[Cell() for _ in grid.rows[0][2:]]])
        case "delete row", (int(row),) if len(grid.rows) > 2:
            for line in [grid.rows.pop(row)]:
                for token in [each for each in desk.shown if any(each in of(cell) for cell in line)]:
                    del desk.shown[token]
        case "double row", (int(row),):
            grid.rows.append(copy.deepcopy(grid.rows[row]))
        case "merge", (int(row), int(more), str(heading)) if heading in headings and row + more < len(grid.rows):
            letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[grid.column(heading)]
            if not grid.merged:
                grid.merged.append(f"{letters}{grid.top + row}:{letters}{grid.top + row + more}")
        case "number", () if "No." in headings:
            for row in range(1, len(grid.rows)):
                text = str(grid.cell(row, "No.").value)
                if text.isdecimal():
                    grid.put(row, "No.", int(text))
        case _:
            pass


def of(cell: Cell) -> str:
    return f"{cell.value} {cell.link} {cell.comment}"


def check(held: Board, exported: Grid, desk: Desk, sheet: Path) -> None:
    """What holds of every sheet: `exported` is how it went out."""
    merged = back(held, sheet)
    said = told(merged)
    plain = {claim.id: " ".join(claim.plain.split()) for claim in held.version.claims}
    after = [(edit, json.dumps(dict(edit.after))) for edit in merged.edits]
    for token, shown in desk.shown.items():
        where = [edit for edit, text in after if token in text]
        for edit in where:
            assert plain[edit.claim] == shown, f"{token}, written beside {shown!r}, is taken for {plain[edit.claim]!r}"
        places = [
            f"{desk.grid.top + line}"
            for line, row in enumerate(desk.grid.rows)
            if any(token in of(cell) for cell in row)
        ]
        hidden = desk.grid.merged and not where
        if places and not where and token not in said and not hidden:
            assert any(f"{line}{mark}" in said for line in places for mark in ":, "), (token, said)
    bases = dict(zip(plain, exported.rows[1:], strict=True))
    for edit in merged.edits:  # no status of one claim on another
        if edit.group == "status" and edit.claim in bases:
            own = [row for row in desk.grid.rows[1:] if any(cell.value == edit.claim for cell in row)]
            values = [str(cell.value).strip().casefold() for row in own for cell in row]
            assert edit.after["status"] in values
            assert any(" ".join(str(cell.value).split()) == plain[edit.claim] for row in own for cell in row)
    if "nothing was edited" in said:
        assert not desk.shown


@given(steps=STEPS, ending=st.sampled_from(["xlsx", "xlsx", "csv"]))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_every_edit_is_taken_or_told(exported: tuple[Board, Grid, Path], steps: list[Step], ending: str) -> None:
    held, before, _ = exported
    desk = Desk(copy.deepcopy(before))
    for step in steps:
        if ending == "csv" and step[0] in ("link", "comment", "merge"):
            continue  # which CSV can't hold
        play(desk, step)
    with TemporaryDirectory() as folder:
        sheet = desk.grid.write(Path(folder) / f"s.{ending}")
        check(held, before, desk, sheet)


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_an_office_program_saves_again_says_the_same(
    kind: str, exported: tuple[Board, Grid, Path], tmp_path: Path
) -> None:
    held, before, _ = exported
    desk = Desk(copy.deepcopy(before))
    steps: list[Step] = [
        ("comment", (1, "Claim")), ("link", (5,)), ("type", (6, "Note")), ("merge", (6, 1, "Note")),
        ("sort whole", ([3, 1, 2, 4, 8, 7, 6, 5],)), ("rename", ("Concern", "Verdict")),
        ("type", (2, "Second checker")),
        ("insert row", (4,)), ("number", ()), ("restyle heading", ("Status",)),
    ]  # fmt: skip
    for step in steps:
        play(desk, step)
    desk.grid.merged.clear()
    sheet = desk.grid.write(tmp_path / "s.xlsx")
    first = back(held, sheet)
    saved = converted(sheet, kind)
    again = back(held, saved)
    assert [(edit.claim, edit.group, edit.after) for edit in again.edits] == [
        (edit.claim, edit.group, edit.after) for edit in first.edits
    ]
    assert len(first.edits) == 4
    assert again.problems == first.problems
    check(held, before, desk, saved)
