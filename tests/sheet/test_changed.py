"""What changed and what is gone since it was checked, as the workbook shows it; places in files without lines."""

from pathlib import Path

from click.testing import CliRunner
from docx import Document as Word
from openpyxl import load_workbook

from factcheck.cli.main import commands
from factcheck.ledger import marking
from factcheck.ledger.marking import Change
from tests.sheet import desk


def test_changed_claims_are_counted_coloured_and_show_what_they_said(tmp_path: Path) -> None:
    path = desk.draft(tmp_path)
    held = desk.board(path)
    ids = [claim.id for claim in held.version.claims if claim.plain in ("£4,200", "17%")]
    assert len(ids) == 2
    marking.mark(held, ids, Change(status="verified"), who="ann")
    text = desk.TEXT.replace("£4,200", "£4,900").replace(", and 17% of the lamps were broken", "")
    path.write_text(text, encoding="utf-8")
    desk.write(path, tmp_path / "s.xlsx")
    book = load_workbook(tmp_path / "s.xlsx")
    claims = book["Claims"]
    head = {row[0].value: row[2].value for row in claims.iter_rows(max_row=9)}
    assert head["Claims"].endswith("1 changed")
    heading = next(row for row in claims.iter_rows() if row[0].value == "No.")
    at = {cell.value: cell.column - 1 for cell in heading}
    row = next(row for row in claims.iter_rows() if row[at["Claim"]].value == "£4,900")
    assert (row[at["Status"]].value, row[at["Previous wording"]].value) == ("open", "£4,200")
    assert row[at["Claim"]].fill.fgColor.rgb == "FFE8DAEF"
    cells = [cell.value for line in book["Findings"].iter_rows() for cell in line]
    assert {"Gone from the text", "verified by ann", "17%"} <= set(cells)
    history = book["History"]
    assert (history.page_setup.orientation, history.page_setup.fitToHeight) == ("landscape", 0)
    assert history.print_title_rows == "$1:$1"


def test_places_in_a_word_file_are_paragraphs_everywhere(tmp_path: Path) -> None:
    word = Word()
    for paragraph in desk.TEXT.split("\n\n"):
        word.add_paragraph(" ".join(paragraph.split()))
    path = tmp_path / "lamps.docx"
    word.save(str(path))

    def run(*args: str) -> str:
        return CliRunner().invoke(commands, [*args], catch_exceptions=False).output

    address = str(tmp_path / "ledger.db")
    assert f"{path}: paragraph 2: info: " in run("lint", str(path), "--level", "info")
    assert "  paragraph 2  open  " in run("status", str(path), "--ledger", address)
    desk.write(path, tmp_path / "s.xlsx")
    places = [row[2].value for row in load_workbook(tmp_path / "s.xlsx")["Findings"].iter_rows()]
    assert "paragraph 2" in places


def test_comments_in_the_word_sheet_are_by_the_checker(tmp_path: Path) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    desk.write(path, tmp_path / "s.docx")
    authors = [comment.author for comment in Word(str(tmp_path / "s.docx")).comments]
    assert set(authors) == {"ann", "bob", "factcheck"}
