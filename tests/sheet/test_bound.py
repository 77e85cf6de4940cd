"""A row's edits are its claim's only while its visible cells say that it is that claim's."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.ledger.board import Board
from factcheck.sheet.restyled import kept, same
from tests.sheet import desk
from tests.sheet.grid import Cell, Grid, back, grid, taken, told

Change = Callable[[Grid], object]
SHOWN = ["No.", "Claim", "In its sentence", "Read as", "Said by", "When", "Status", "Evidence", "Where in it", "Note"]
EDITED = ["Status", "Evidence", "Where in it", "Note", "Concern", "Method"]
BACKWARDS = [8, 7, 6, 5, 4, 3, 2, 1]


def hidden(name: str) -> Change:
    return lambda grid: grid.sort([name], BACKWARDS)


LOST: dict[str, Change] = {
    "all visible columns sorted": lambda grid: grid.sort([*SHOWN, *EDITED[4:], "Place", "Kind"], BACKWARDS),
    "the selected columns sorted": lambda grid: grid.sort(SHOWN, BACKWARDS),
    "two rows exchanged": lambda grid: grid.sort(SHOWN, [2, 1, 3, 4, 5, 6, 7, 8]),
    "the claims sorted alone": lambda grid: grid.sort(["Claim"], BACKWARDS),
    "the numbers sorted with the statuses": lambda grid: grid.sort(["No.", "Status"], BACKWARDS),
    "the hidden ids sorted": hidden("id"),
    "the hidden bases sorted": hidden("base"),
    "both hidden columns sorted": lambda grid: grid.sort(["id", "base"], BACKWARDS),
    "the claims moved down by one": lambda grid: grid.sort(["Claim", "In its sentence"], [8, 1, 2, 3, 4, 5, 6, 7]),
    "the statuses sorted": lambda grid: grid.sort(["Status"], [5, 6, 7, 8, 1, 2, 3, 4]),
    "the columns that can be edited sorted": lambda grid: grid.sort(EDITED, BACKWARDS),
    "evidence moved down by one": lambda grid: grid.sort(["Evidence", "Where in it"], [8, 1, 2, 3, 4, 5, 6, 7]),
    "the notes of two rows exchanged": lambda grid: grid.sort(["Note"], [2, 1, 3, 4, 5, 6, 7, 8]),
}  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", LOST)
def test_nothing_lands_on_another_claim(name: str, ending: str, held: Board, made: Grid, tmp_path: Path) -> None:
    LOST[name](made)
    merged = back(held, made.write(tmp_path / f"s.{ending}"))
    assert taken(merged) == []
    assert merged.lost > 0
    assert merged.problems


def test_a_new_text_in_a_sorted_column_is_held_back_too(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(7, "Note", "asked the archive")
    made.put(6, "Concern", "who says so?")
    made.sort(["Note"], BACKWARDS)
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [cells for _, _, cells in taken(merged)] == [{"concern": "who says so?"}]
    assert f"J{made.top + 2}" in told(merged)


def whole(grid: Grid) -> None:
    grid.rows[1:] = grid.rows[:0:-1]


def restyled(grid: Grid) -> None:
    for row in range(1, 9):
        for heading in ("Claim", "In its sentence"):
            text = str(grid.cell(row, heading).value)
            text = text.replace("“", '"').replace("”", '"').replace("'", "’").replace(" ", "\xa0", 1)
            grid.put(row, heading, f" {text[0].upper()}{text[1:]}\u200b ")


def retyped(grid: Grid) -> None:
    for row in range(1, 9):
        grid.put(row, "No.", row)
        text = grid.cell(row, "Claim").value
        grid.put(row, "Claim", {"£4,200": 4200, "17%": "0.17", "May 2019": "May-19"}.get(str(text), text))


KEPT: dict[str, Change] = {
    "as it is": lambda grid: None,
    "whole rows sorted": whole,
    "quotation marks, blanks and capitals changed": restyled,
    "numbers and dates typed anew by the program": retyped,
    "columns in another order": lambda grid: [row.reverse() for row in grid.rows],
    "an empty column put in": lambda grid: [row.insert(3, Cell()) for row in grid.rows],
    "the sentences deleted": lambda grid: [row.pop(2) for row in grid.rows],
    "empty rows above": lambda grid: grid.head.extend([[""]] * 90),
}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", KEPT)
def test_a_row_is_known_again(name: str, ending: str, held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(3, "Note", "a note of the third claim")
    made.put(6, "Status", "verified")
    KEPT[name](made)
    merged = back(held, made.write(tmp_path / f"s.{ending}"))
    notes = {words: after.get("note") or after.get("status") for words, _, after in taken(merged)}
    assert notes == {
        "412 residents": "a note of the third claim",
        "Another 1,207 people": "verified",
    }, told(merged)
    assert merged.problems == (
        ["'In its sentence': the column is missing; what the ledger holds stays"] if "deleted" in name else []
    )


def put(*cells: tuple[int, str, object]) -> Change:
    def change(grid: Grid) -> None:
        for row, heading, value in cells:
            grid.put(row, heading, value)

    return change


MINUTES = "https://example.org/minutes-0"
ORDINARY: dict[str, Change] = {
    "a verdict turned, another given": put((1, "Status", "disputed"), (6, "Status", "verified")),
    "a note copied to another row": put((6, "Note", "seen by reader 0")),
    "one source for several claims": put(*((row, "Evidence", MINUTES) for row in (6, 7, 8))),
    "all open ones verified": put(*((row, "Status", "verified") for row in (5, 6, 7, 8))),
    "a note emptied, another written": put((1, "Note", None), (6, "Note", "not what the minutes say")),
    "short words that recur": put(*((row, "Note", "ok") for row in (1, 2, 7))),
    "a verdict taken back": put((1, "Status", "open"), (2, "Status", "verified")),
    "a source replaced": put((1, "Evidence", "https://example.org/other"), (6, "Evidence", "https://example.org/new")),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_edits_are_not_taken_for_a_sort(name: str, held: Board, made: Grid, tmp_path: Path) -> None:
    before = [[cell.value for cell in row] for row in made.rows]
    ORDINARY[name](made)
    edits = sum(
        cell.value != was
        for row, old in zip(made.rows, before, strict=True)
        for cell, was in zip(row, old, strict=True)
    )
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert (len(merged.edits), merged.problems) == (edits, [])


def test_what_was_moved_on_purpose_is_taken_when_somebody_says_so(held: Board, made: Grid, tmp_path: Path) -> None:
    made.sort(["Note"], [2, 1, 3, 4, 5, 6, 7, 8])
    made.put(7, "Note", "new")
    sheet = made.write(tmp_path / "s.xlsx")
    asked = back(held, sheet)
    assert taken(asked) == []
    assert "--decide all=sheet" in told(asked)
    assert len(back(held, sheet, "sheet").edits) == 3


def test_a_claim_reworded_by_the_editor_gives_up_its_row(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(3, "Claim", "some 400 residents")
    made.put(3, "Status", "disputed")
    made.put(7, "Note", "another row's note")
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [group for _, group, _ in taken(merged)] == ["note"]
    assert "some 400 residents" in told(merged)
    assert f"G{made.top + 3}" in told(merged)
    assert merged.lost == 1


@pytest.mark.parametrize("columns", ["sentence,number,status,note", "number,status", "place,claim,status,evidence"])
def test_other_columns_tell_the_claim_where_the_claim_is_left_out(columns: str, tmp_path: Path) -> None:
    from factcheck import api
    from factcheck.sheet.columns import chosen
    from factcheck.sheet.export import write_sheet

    path = desk.draft(tmp_path, desk.TEXT.replace("\n\n", "\n\nNothing more.\n\n"))
    held, findings, settings = api.checked_board(path, address=str(path.with_name("ledger.db")))
    write_sheet(held, findings, tmp_path / "s.csv", rulebook=settings.rulebook, columns=chosen(columns))
    lines = (tmp_path / "s.csv").read_text(encoding="utf-8-sig").splitlines()
    (tmp_path / "same.csv").write_text("\n".join([lines[0], *lines[:0:-1]]), encoding="utf-8")
    assert back(held, tmp_path / "same.csv").problems == []
    cells = [line.split(',"{', 1) for line in lines[1:]]
    mixed = [f'{one[0].rpartition(",")[0]},{other[0].rpartition(",")[2]},"{{{other[1]}'
             for one, other in zip(cells, cells[::-1], strict=True)]  # fmt: skip
    (tmp_path / "mixed.csv").write_text(
        "\n".join([lines[0], *(line.replace("open", "verified") for line in mixed)]), encoding="utf-8"
    )
    merged = back(held, tmp_path / "mixed.csv")
    assert merged.edits == []
    assert merged.lost >= len(held.version.claims)


def test_a_base_of_version_0_1_still_binds_its_row(held: Board, made: Grid, tmp_path: Path) -> None:
    def older(grid: Grid) -> Grid:
        for row in range(1, 9):
            base = json.loads(str(grid.cell(row, "base").value))
            for key in ("id", "edited", "seen"):
                del base[key]
            grid.put(row, "base", json.dumps(base))
        return grid

    made.put(3, "Note", "a note")
    assert len(back(held, older(made).write(tmp_path / "s.xlsx")).edits) == 1
    for change in ("all visible columns sorted", "the hidden ids sorted", "both hidden columns sorted"):
        LOST[change](made)
        assert back(held, made.write(tmp_path / "s.xlsx")).edits == []
        LOST[change](made)


SAME = [
    ("May 2019", "May-19"), ("May 2019", "2019-05-01"), ("May 2019", "01/05/2019"), ("14 May 2024", "14/05/2024"),
    ("14 May 2024", "2024-05-14 00:00"), ("May 14", "14-May"), ("May 14", "2026-05-14"), ("£4,200", "4200"),
    ("£4,200", "£4,200.00"), ("17%", "0.17"), ("1,207", "1207"), ("“We can't”", '"we can’t"'), ("5–10", "5-10"),
    ("a — b", "a -- b"), ("so…", "so..."), ("½ mile", "1/2 mile"), ("ﬁve", "five"), ("2023", "2023.0"),
]  # fmt: skip
OTHER = [
    ("May 2019", "Jun-19"), ("May 2018", "May-19"), ("14 May 2024", "May 2024"), ("14 May 2024", "15/05/2024"),
    ("£4,200", "$4,200"), ("17%", "17"), ("17%", "1.7"), ("1,200 workers", "1200"), ("412 residents", "412 people"),
    ("", "x"), ("x", ""), ("10", "100"), ("2 May", "3-May"), ("not 5", "5"), ("hash:0", "hash:1"),
]  # fmt: skip


@pytest.mark.parametrize(("exported", "cell"), SAME)
def test_what_programs_restyle_is_the_same(exported: str, cell: str) -> None:
    assert same(kept(exported), cell)
    assert same(kept(exported * 40), exported * 40)


@pytest.mark.parametrize(("exported", "cell"), OTHER)
def test_what_says_something_else_is_not(exported: str, cell: str) -> None:
    assert not same(kept(exported), cell)
    assert not same(kept(f"{exported}{'.' * 99}"), f"{cell}{'.' * 99}")


def test_a_grid_comes_back_as_it_was_exported(exported: tuple[Board, Grid, Path]) -> None:
    held, before, sheet = exported
    assert back(held, sheet).problems == []
    assert [[cell.value for cell in row] for row in grid(sheet).rows] == [
        [cell.value for cell in row] for row in before.rows
    ]
