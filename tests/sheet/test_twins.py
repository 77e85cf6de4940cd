"""Claims with the same words: where few columns tell them apart, a sort must not bring edits of one to the other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from factcheck import api
from factcheck.sheet.back.merge import Merge, merge
from factcheck.sheet.back.read import read_sheet
from factcheck.sheet.columns import chosen
from factcheck.sheet.export import write_sheet
from tests.sheet import desk

TEXT = "Sales rose 10%. It lost 5 boats. Exports rose 10%. It lost 7 ships.\n"
Rows = list[list[str]]
Change = Callable[[Rows, list[str]], None]


def back(folder: Path, columns: str, change: Change) -> Merge:
    """What a sheet of these columns amounts to after a change of its visible cells."""
    path, sheet = desk.draft(folder, TEXT), folder / "s.xlsx"
    held, findings, at = api.checked_board(path, address=str(path.with_name("ledger.db")))
    write_sheet(held, findings, sheet, rulebook=at.rulebook, columns=chosen(columns))
    book = load_workbook(sheet)
    page = book["Claims"]
    top = next(row[0].row for row in page.iter_rows() if row[-1].value == "base")
    heads = [str(cell.value) for cell in page[top]][:-2]
    rows = [[str(cell.value or "") for cell in row[:-2]] for row in page.iter_rows(min_row=top + 1)]
    change(rows, heads)
    for line, texts in enumerate(rows, top + 1):
        for at_column, text in enumerate(texts, 1):
            page.cell(line, at_column).value = text
    book.save(sheet)
    return merge(held, read_sheet(sheet), decide=lambda _: None)


def last_verified(rows: Rows, heads: list[str]) -> None:
    rows[2][heads.index("Status")] = "verified"


def sorted_by_status(rows: Rows, heads: list[str]) -> None:
    last_verified(rows, heads)
    rows.sort(key=lambda row: row[heads.index("Status")], reverse=True)


def twins_exchanged(rows: Rows, heads: list[str]) -> None:
    last_verified(rows, heads)
    rows[0], rows[2] = rows[2], rows[0]


def others_exchanged(rows: Rows, heads: list[str]) -> None:
    last_verified(rows, heads)
    rows[1], rows[3] = rows[3], rows[1]


def one_reworded(rows: Rows, heads: list[str]) -> None:
    last_verified(rows, heads)
    rows[1][heads.index("Claim")] = "six boats"


@pytest.mark.parametrize(
    ("columns", "change"),
    [
        ("claim,status", sorted_by_status),
        ("claim,kind,status,note", sorted_by_status),
        ("claim,read,status", twins_exchanged),
        ("claim,status", others_exchanged),
        ("place,status,claim", sorted_by_status),
    ],
)
def test_a_sort_brings_nothing_to_a_claim_with_the_same_words(columns: str, change: Change, tmp_path: Path) -> None:
    merged = back(tmp_path, columns, change)
    assert merged.edits == []
    assert merged.lost
    assert "another row shows the same claim" in "\n".join(merged.problems)


@pytest.mark.parametrize("columns", ["claim,status", "claim,read,status", "number,claim,status"])
@pytest.mark.parametrize("change", [last_verified, one_reworded])
def test_a_claim_with_the_same_words_takes_its_edits_where_nothing_was_sorted(
    columns: str, change: Change, tmp_path: Path
) -> None:
    merged = back(tmp_path, columns, change)
    assert [(edit.words, edit.after["status"]) for edit in merged.edits] == [("10%", "verified")]


def test_numbers_tell_claims_with_the_same_words_apart(tmp_path: Path) -> None:
    merged = back(tmp_path, "number,claim,status", others_exchanged)
    assert [(edit.words, edit.after["status"]) for edit in merged.edits] == [("10%", "verified")]


@pytest.mark.parametrize("columns", ["status", "status,note", "note,evidence,status"])
def test_a_sheet_that_shows_no_claim_comes_back(columns: str, tmp_path: Path) -> None:
    merged = back(tmp_path, columns, last_verified)
    assert [(edit.words, edit.after["status"]) for edit in merged.edits] == [("10%", "verified")]
    assert merged.problems == []
