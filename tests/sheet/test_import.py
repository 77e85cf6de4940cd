"""`factcheck sheet import` as an editor's desk uses it: decisions stay, rehearsals tell the truth, nothing is lost."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.comments import Comment

from factcheck.cli.main import commands
from factcheck.ledger import marking
from factcheck.ledger.marking import Change
from tests.sheet import desk
from tests.sheet.editing import edit, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = desk.draft(tmp_path)
    desk.marked(made)
    return made


def run(path: Path, *arguments: object) -> Result:
    whole = [*map(str, arguments), "--ledger", str(path.with_name("ledger.db"))]
    return CliRunner().invoke(commands, whole, standalone_mode=False)


def signed(sheet: Path) -> None:
    """Fill in the editor's signature at the head of a workbook."""
    book = load_workbook(sheet)
    page = book["Claims"]
    row = next(row for row in range(1, 40) if page.cell(row, 1).value == "Signature and date")
    page.cell(row, 3).value = "E. V."
    book.save(sheet)


def conflict(path: Path, sheet: Path) -> str:
    """Both sides change a note; the address of the cell."""
    desk.write(path, sheet)
    held = desk.board(path)
    marking.mark(held, [held.version.claims[0].id], Change(note="seen twice"), who="ann")
    edit(sheet, lambda table: put(table, 1, "Note", "not seen"))
    told = run(path, "sheet", "import", sheet, "--as", "ed")
    assert told.return_value == 1
    assert "the ledger 'seen twice' by ann, 20" in told.stdout
    return told.stdout.partition(" ")[0]


def test_a_decision_for_the_ledger_is_remembered(path: Path) -> None:
    sheet = path.with_name("s.csv")
    cell = conflict(path, sheet)
    assert run(path, "sheet", "import", sheet, "--as", "ed", "--decide", f"{cell}=ledger").return_value == 0
    again = run(path, "sheet", "import", sheet, "--as", "ed")
    assert (again.return_value, "left as the ledger has it" in again.stdout) == (0, True)
    held = desk.board(path)
    marking.mark(held, [held.version.claims[0].id], Change(note="seen thrice"), who="ann")
    assert run(path, "sheet", "import", sheet, "--as", "ed").return_value == 1, "the ledger says something else now"
    assert run(path, "sheet", "import", sheet, "--as", "ed", "--decide", f"{cell}=sheet").return_value == 0
    assert run(path, "sheet", "import", sheet, "--as", "ed").stdout.strip() == "nothing was edited"


def test_a_decision_where_nothing_differs_is_refused_and_nothing_kept(path: Path) -> None:
    sheet = path.with_name("s.csv")
    cell = conflict(path, sheet)
    before = desk.events(path)
    done = run(path, "sheet", "import", sheet, "--as", "ed", "--decide", "ZZ99=sheet", "--decide", f"{cell}=sheet")
    assert "nothing was edited at ZZ99" in str(getattr(done.exception, "message", ""))
    assert desk.events(path) == before


def test_a_sheet_with_edits_is_not_written_over(path: Path) -> None:
    sheet = path.with_name("s.xlsx")
    desk.write(path, sheet)
    assert run(path, "sheet", path, "-o", sheet).exception is None
    edit(sheet, lambda table: put(table, 1, "Note", "not seen"))
    content = sheet.read_bytes()
    refused = run(path, "sheet", path, "-o", sheet)
    assert "holds 1 edit that nobody has imported" in str(refused.exception)
    assert sheet.read_bytes() == content
    assert run(path, "sheet", "import", sheet, "--as", "ed").return_value == 0
    assert run(path, "sheet", path, "-o", sheet).exception is None
    edit(sheet, lambda table: put(table, 1, "Note", "seen"))
    assert run(path, "sheet", path, "-o", sheet, "--force").exception is None


def test_what_is_no_sheet_is_not_written_over(path: Path) -> None:
    table = path.with_name("budget.csv")
    table.write_text("month,sum\nMay,40\n", encoding="utf-8")
    refused = run(path, "sheet", path, "-o", table)
    assert "can't be read back as a sheet" in str(refused.exception)
    assert table.read_text(encoding="utf-8") == "month,sum\nMay,40\n"


def test_a_sheet_of_some_columns_may_be_written_again(path: Path) -> None:
    sheet = path.with_name("short.csv")
    for _ in range(2):
        assert run(path, "sheet", path, "-o", sheet, "--columns", "claim,status").exception is None


@pytest.mark.parametrize("who", ["ann", "eve"])
def test_a_rehearsal_answers_as_the_import_does(path: Path, who: str) -> None:
    sheet = path.with_name("s.xlsx")
    desk.write(path, sheet)
    signed(sheet)
    rehearsed = run(path, "sheet", "import", sheet, "--as", who, "--dry-run")
    real = run(path, "sheet", "import", sheet, "--as", who)
    refusal = next(line for line in real.stdout.splitlines() if line.startswith("not signed off: "))
    assert refusal in rehearsed.stdout
    assert "claims are not settled" in refusal
    assert ("marked 1 of these claims" in refusal) == (who == "ann")


def test_edits_that_settle_the_last_claims_are_rehearsed_with_the_signature(path: Path) -> None:
    held = desk.board(path)
    rest = [claim.id for claim in held.version.claims][1:]
    marking.mark(held, rest, Change(status="verified", settle=True), who="ann")
    marking.mark(held, [held.version.claims[0].id], Change(status="disputed"), who="ann")
    sheet = path.with_name("s.xlsx")
    desk.write(path, sheet)
    signed(sheet)
    before = desk.events(path)
    assert "would be signed off by eve" in run(path, "sheet", "import", sheet, "--as", "eve", "--dry-run").stdout
    assert desk.events(path) == before
    assert "signed off by eve" in run(path, "sheet", "import", sheet, "--as", "eve").stdout
    assert desk.board(path).signed_off()
    held = desk.board(path)
    (event, *_) = marking.mark(held, [rest[0]], Change(status="disputed", settle=True), who="ann")
    assert desk.board(path).signed_off() is None, "other marks than were signed off"
    marking.undo(desk.board(path), [event], who="ann")
    assert desk.board(path).signed_off()


def test_a_sheet_of_some_claims_signs_nothing_off(path: Path) -> None:
    held = desk.board(path)
    marking.mark(held, [claim.id for claim in held.version.claims], Change(status="verified", settle=True), who="ann")
    sheet = path.with_name("s.xlsx")
    assert run(path, "sheet", path, "-o", sheet, "--only", "kind=quantity").exception is None
    signed(sheet)
    told = run(path, "sheet", "import", sheet, "--as", "eve").stdout
    assert "not signed off: the sheet has " in told
    assert desk.board(path).signed_off() is None


def test_what_an_import_would_report_is_not_written_over_either(path: Path) -> None:
    sheet = path.with_name("s.xlsx")
    for row, text in ((3, None), (40, "one claim is missing")):
        desk.write(path, sheet)
        book = load_workbook(sheet)
        cell = book["Claims"].cell(row, 2)
        if text:
            cell.value = text
        else:
            cell.comment = Comment("who?", "eve")
        book.save(sheet)
        content = sheet.read_bytes()
        refused = run(path, "sheet", path, "-o", sheet)
        assert "that nobody has imported" in str(refused.exception)
        assert sheet.read_bytes() == content


def test_nothing_is_said_to_be_unedited_that_was_edited(path: Path) -> None:
    sheet = path.with_name("s.xlsx")
    desk.write(path, sheet)
    edit(sheet, lambda table: put(table, 0, "Status", "Verdict") or put(table, 4, "Verdict", "disputed"))
    told = run(path, "sheet", "import", sheet, "--as", "ed")
    assert told.return_value == 1
    assert told.stdout.splitlines()[-1] == "nothing was taken; 1 not taken, for the reasons above"
    assert "was exported as 'Status'" in told.stdout


def test_a_comment_is_taken_once(path: Path) -> None:
    sheet = path.with_name("s.xlsx")
    desk.write(path, sheet)
    book = load_workbook(sheet)
    row = next(row for row in range(1, 40) if book["Claims"].cell(row, 1).value == "No.") + 1
    book["Claims"].cell(row, 2).comment = Comment("it was £4,300", "eve")
    book.save(sheet)
    assert run(path, "sheet", "import", sheet, "--as", "ed").return_value == 0
    assert desk.board(path).mark(desk.board(path).version.claims[0].id).note == "seen\nit was £4,300"  # type: ignore[union-attr]
    again = run(path, "sheet", "import", sheet, "--as", "ed")
    assert (again.return_value, again.stdout.strip()) == (0, "nothing was edited")
    assert run(path, "sheet", path, "-o", sheet).exception is None


def test_a_signature_waits_while_edits_can_not_be_taken(path: Path) -> None:
    held = desk.board(path)
    marking.mark(held, [claim.id for claim in held.version.claims], Change(status="verified", settle=True), who="ann")
    sheet = path.with_name("s.xlsx")
    desk.write(path, sheet)
    edit(sheet, lambda table: put(table, 1, "Claim", "£9,900"))
    signed(sheet)
    told = run(path, "sheet", "import", sheet, "--as", "eve")
    assert "the signature waits" in told.stdout
    assert desk.board(path).signed_off() is None
