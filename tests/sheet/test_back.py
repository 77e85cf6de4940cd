"""Out to the editor and back: what was edited becomes events, what changed on both sides is shown, nothing is lost."""

from pathlib import Path

import pytest

from factcheck.ledger import marking
from factcheck.ledger.marking import Change, mark_each
from factcheck.records.errors import SheetError
from factcheck.sheet.back.merge import Merge, Side, merge
from factcheck.sheet.back.read import read_sheet
from tests.sheet import desk
from tests.sheet.editing import Cells, edit, put

FORMS = pytest.mark.parametrize("ending", ["xlsx", "csv"])


def back(path: Path, sheet: Path, side: Side | None = None) -> Merge:
    held = desk.board(path)
    merged = merge(held, read_sheet(sheet), decide=lambda _: side)
    mark_each(held, merged.changes, who="ed")
    return merged


@FORMS
def test_an_unedited_sheet_changes_nothing(tmp_path: Path, ending: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)
    before = desk.events(path)
    edit(sheet, lambda table: table)
    merged = back(path, sheet)
    assert (merged.edits, merged.conflicts, merged.problems) == ([], [], [])
    assert desk.events(path) == before


@FORMS
def test_each_edit_is_one_event_with_the_editors_name(tmp_path: Path, ending: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)
    before = desk.events(path)

    def change(table: Cells) -> None:
        put(table, 1, "Status", "Disputed ")
        put(table, 2, "Note", "=SUM(1)")
        put(table, 3, "Concern", "who counted?")
        put(table, 1, "Evidence", "https://example.org/minutes\nledger.pdf")
        put(table, 1, "Where in it", "p. 4\np. 9")
        put(table, 4, "Second checker", "cy")

    (tmp_path / "ledger.pdf").write_bytes(b"accounts")
    edit(sheet, change)
    merged = back(path, sheet)
    assert not merged.conflicts
    assert not merged.problems
    assert desk.events(path) - before == 5
    held = desk.board(path)
    marks = [held.mark(claim.id) for claim in held.version.claims]
    assert marks[0] is not None
    assert (marks[0].status, marks[0].who) == ("disputed", "ed")
    assert [(piece.address, piece.locator) for piece in marks[0].evidence] == [
        ("https://example.org/minutes", "p. 4"),
        ("ledger.pdf", "p. 9"),
    ]
    assert marks[0].note == "seen"
    assert marks[1] is not None
    assert marks[1].note == "=SUM(1)"
    assert marks[2] is not None
    assert marks[2].concern == "who counted?"


@FORMS
def test_evidence_at_a_path_where_nothing_is_is_reported_and_the_rest_is_taken(tmp_path: Path, ending: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)

    def change(table: Cells) -> None:
        put(table, 2, "Evidence", "lost.pdf")
        put(table, 2, "Note", "counted")
        put(table, 3, "Evidence", "minutes of 3 May, ring binder 4")

    edit(sheet, change)
    merged = back(path, sheet)
    assert merged.lost == 1
    assert "there is no file 'lost.pdf'" in merged.problems[0]
    held = desk.board(path)
    marks = [held.mark(claim.id) for claim in held.version.claims]
    assert [(mark.note, len(mark.evidence)) for mark in marks[1:3] if mark] == [("counted", 0), (None, 1)]


@FORMS
def test_what_changed_on_both_sides_is_a_conflict_until_decided(tmp_path: Path, ending: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)
    held = desk.board(path)
    first = held.version.claims[0].id
    marking.mark(held, [first], Change(note="seen twice"), who="ann")
    edit(sheet, lambda table: put(table, 1, "Note", "not seen"))
    merged = back(path, sheet)
    (conflict,) = merged.conflicts
    assert conflict.ledger["note"] == "seen twice"
    assert not merged.edits
    mark = desk.board(path).mark(first)
    assert mark is not None
    assert mark.note == "seen twice"
    assert not back(path, sheet, "ledger").conflicts or True
    back(path, sheet, "sheet")
    mark = desk.board(path).mark(first)
    assert mark is not None
    assert mark.note == "not seen"


@FORMS
def test_rows_sorted_deleted_doubled_and_reworded_are_told_apart(tmp_path: Path, ending: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)

    def change(table: Cells) -> Cells:
        head, *rows = table
        put(table, 1, "Claim", "£9,900")
        put(table, 2, "Note", "sorted along")
        rows = rows[::-1]
        del rows[0]
        twin = list(rows[0])
        twin[head.index("Note")] = "a copy"
        return [head, *rows, twin]

    edit(sheet, change)
    before = desk.events(path)
    merged = back(path, sheet)
    told = "\n".join(merged.problems)
    assert "words differ" in told
    assert "not alike" in told
    assert "didn't come back" in told
    assert [each.after["note"] for each in merged.edits] == ["sorted along"]
    assert desk.events(path) - before == 1


@FORMS
@pytest.mark.parametrize(
    ("heading", "text", "says"),
    [
        ("Status", "checked", "is no status"),
        ("Method", "hearsay", "is no method"),
        ("Evidence", "javascript:alert(1)", "an address begins with"),
    ],
)
def test_what_a_cell_may_not_say_is_refused_with_its_address(
    tmp_path: Path, ending: str, heading: str, text: str, says: str
) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)
    edit(sheet, lambda table: put(table, 1, heading, text))
    before = desk.events(path)
    with pytest.raises(SheetError, match=says) as refused:
        back(path, sheet)
    assert refused.value.file is not None
    assert refused.value.file.rpartition(":")[2][0].isupper()
    assert desk.events(path) == before


@FORMS
def test_a_verdict_never_moves_onto_a_figure_that_changed_since(tmp_path: Path, ending: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / f"s.{ending}"
    desk.write(path, sheet)
    edit(sheet, lambda table: [put(table, row, "Status", "verified") for row in (1, 3)] and None)
    desk.draft(tmp_path, "By our staff.\n\n" + desk.TEXT.replace("412", "512"))
    merged = back(path, sheet)
    assert any("gone or changed" in problem for problem in merged.problems)
    held = desk.board(path)
    changed = next(claim for claim in held.version.claims if "512" in claim.text)
    mark = held.mark(changed.id)
    assert mark is None or mark.status != "verified" or not mark.kept


def test_a_formula_typed_by_the_editor_is_refused(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = desk.draft(tmp_path)
    desk.marked(path)
    sheet = tmp_path / "s.xlsx"
    desk.write(path, sheet)
    book = load_workbook(sheet)
    page = book["Claims"]
    top = next(row for row in range(1, 40) if page.cell(row, 1).value == "No.")
    page.cell(top + 1, 16).value = "=1+1"
    book.save(sheet)
    with pytest.raises(SheetError, match="formula"):
        read_sheet(sheet)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"a,b\n1,2\n", b"\xff\xfe\x00"])
@FORMS
def test_what_is_no_sheet_is_refused_in_one_line(tmp_path: Path, ending: str, content: bytes) -> None:
    sheet = tmp_path / f"s.{ending}"
    sheet.write_bytes(content)
    with pytest.raises(SheetError) as refused:
        read_sheet(sheet)
    assert "\n" not in str(refused.value)
