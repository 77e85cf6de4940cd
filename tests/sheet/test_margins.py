"""Links, comments, merged cells and headings: what an editor does to cells is taken or told, never dropped."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.ledger.board import Board
from factcheck.records.errors import SheetError
from tests.sheet.grid import Cell, Grid, back, read, taken, told

REPORT = "https://example.org/report"


def linked(row: int, heading: str, text: object, link: str = REPORT) -> Callable[[Grid], None]:
    return lambda grid: grid.put(row, heading, text, link=link)


EVIDENCE: dict[str, tuple[Callable[[Grid], None], str, str, str]] = {
    "a word with a link behind it": (linked(6, "Evidence", "Report"), REPORT, "Report", ""),
    "the address itself": (linked(6, "Evidence", REPORT), REPORT, "", ""),
    "the address without its scheme": (linked(6, "Evidence", "example.org/report"), REPORT, "", ""),
    "an address with a slash that a program added": (linked(6, "Evidence", REPORT, f"{REPORT}/"), REPORT, "", ""),
    "a file beside the draft, with a link": (
        linked(6, "Evidence", "The minutes", "minutes.pdf"), "minutes.pdf", "The minutes", "",
    ),
    "a formula that is a link": (
        linked(6, "Evidence", f'=HYPERLINK("{REPORT}","Report")', link=""), REPORT, "Report", "",
    ),
    "a formula that is a link without words": (
        linked(6, "Evidence", f'=HYPERLINK("{REPORT}")', link=""), REPORT, "", "",
    ),
    "another address typed where a link was": (
        linked(1, "Evidence", "https://example.org/other", link=""), "https://example.org/other", "p. 1", "",
    ),
    "a line more where a link was": (
        linked(1, "Evidence", "https://example.org/minutes-0\nledger.pdf", link=""),
        "https://example.org/minutes-0\nledger.pdf", "p. 1", "",
    ),
    "a word with another link, and a place that is said already": (
        linked(1, "Evidence", "Report"), REPORT, "p. 1", "seen by reader 0\nEvidence: Report",
    ),
    "a mail address in the evidence": (
        linked(6, "Evidence", "ada@example.org", "mailto:ada@example.org"), "mailto:ada@example.org", "", "",
    ),
    "one line of two is a word with a link": (
        linked(6, "Evidence", "ledger.pdf\nReport"), f"ledger.pdf\n{REPORT}", "\nReport", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EVIDENCE)
def test_the_link_of_evidence_is_its_address(name: str, held: Board, made: Grid, tmp_path: Path) -> None:
    change, address, locator, note = EVIDENCE[name]
    change(made)
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    after = {group: cells for _, group, cells in taken(merged)}
    assert (after["evidence"]["evidence"], after["evidence"]["locator"]) == (address, locator)
    assert after.get("note", {}).get("note", "") == note
    assert merged.problems == []


def test_a_link_to_a_file_that_is_not_there_is_told(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(6, "Evidence", "minutes.pdf", link="file:///home/eve/minutes.pdf")
    made.put(6, "Note", "the rest is taken")
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [group for _, group, _ in taken(merged)] == ["note"]
    assert "there is no file 'file:///home/eve/minutes.pdf'" in told(merged)


def test_links_elsewhere_are_kept_beside_the_words_or_told(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(6, "Note", "see here", link=REPORT)
    made.put(7, "Contact", "Ada Moor", link="mailto:ada@example.org")
    made.put(7, "Evidence", "ledger.pdf")
    made.put(8, "Claim", "17%", link=REPORT)
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    after = {group: cells for _, group, cells in taken(merged)}
    assert after["note"]["note"] == f"see here ({REPORT})"
    assert after["evidence"]["contact"] == "Ada Moor (mailto:ada@example.org)"
    assert f"B{made.top + 8}: its link to '{REPORT}' is not taken" in told(merged)


def test_a_comment_becomes_a_note(held: Board, made: Grid, tmp_path: Path) -> None:
    made.cell(1, "Claim").comment = "eve:\nit was £4,300"
    made.cell(5, "Status").comment = "who says so?"
    made.cell(6, "Note").comment = "and a comment"
    made.put(6, "Note", "a note")
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert {cells["note"] for _, _, cells in taken(merged)} == {
        "seen by reader 0\nit was £4,300", "Status: who says so?", "a note\nand a comment",
    }  # fmt: skip
    assert merged.problems == []


def test_comments_that_belong_to_no_claim_are_told(held: Board, made: Grid, tmp_path: Path) -> None:
    made.rows[0][1].comment = "a fine column"
    made.rows.append([Cell(), Cell(comment="one claim is missing")])
    made.cell(2, "Claim").comment = "on a row that is given up"
    made.put(2, "Claim", "June 2019")
    sheet = made.write(tmp_path / "s.xlsx")
    merged = back(held, sheet)
    assert taken(merged) == []
    for words in ("a fine column", "one claim is missing", "on a row that is given up"):
        assert words in told(merged)


def test_threads_are_read_from_their_own_part(held: Board, made: Grid, tmp_path: Path) -> None:
    made.cell(5, "Claim").comment = "[Threaded comment]\n\nYour version allows …\n\nComment:\n    a copy"
    sheet = made.write(tmp_path / "s.xlsx")
    assert [cells["note"] for _, _, cells in taken(back(held, sheet))] == ["a copy"]
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        f'<threadedComment ref="B{made.top + 5}" id="1"><text>Monday the 6th?</text></threadedComment>'
        f'<threadedComment ref="B{made.top + 5}" id="2" parentId="1"><text>Yes.</text></threadedComment>'
        "</ThreadedComments>"
    )
    whole = tmp_path / "t.xlsx"
    with zipfile.ZipFile(sheet) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml.rels"):
                related = (
                    b'<Relationship Id="t1" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
                    b'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", related)
            new.writestr(name, content)
        new.writestr("xl/threadedComments/threadedComment1.xml", thread)
    assert [cells["note"] for _, _, cells in taken(back(held, whole))] == ["Monday the 6th?\nYes."]


def test_merged_cells_are_told_and_take_nothing_away(held: Board, made: Grid, tmp_path: Path) -> None:
    at = made.top
    made.put(5, "Note", "for all three")
    made.merged.append(f"J{at + 5}:J{at + 7}")
    for row in (2, 3):
        made.put(row, "Note", None)
    made.put(2, "Note", "two in one")
    made.merged.append(f"J{at + 2}:J{at + 3}")
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [(words, cells["note"]) for words, _, cells in taken(merged)] == [
        ("May 2019", "two in one"), ("Monday", "for all three"),
    ]  # fmt: skip
    assert f"J{at + 5}:J{at + 7}: merged" in told(merged)
    assert f"J{at + 2}:J{at + 3}: merged" in told(merged)


def test_a_merged_claim_gives_up_the_rows_that_it_hides(held: Board, made: Grid, tmp_path: Path) -> None:
    at = made.top
    for row in (5, 6):
        made.put(row, "Status", "disputed")
    made.put(6, "Claim", None)
    made.merged.append(f"B{at + 5}:B{at + 6}")
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [words for words, _, _ in taken(merged)] == ["Monday"]
    assert f"G{at + 6}" in told(merged)


def renamed(heading: str, to: str) -> Callable[[Grid], None]:
    def change(grid: Grid) -> None:
        grid.rows[0][grid.column(heading)].value = to

    return change


@pytest.mark.parametrize("to", ["note", "NOTE ", "  Note", "Note\u200b", "Note\xa0", "nOTE\n"])
def test_headings_are_matched_trimmed_and_in_any_case(to: str, held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Note", "a note")
    renamed("Note", to)(made)
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert len(merged.edits) == 1
    assert merged.problems == []


@pytest.mark.parametrize(
    ("heading", "to", "text"),
    [
        ("Note", "Notes", "a note"),
        ("Status", "Verdict", "disputed"),
        ("Concern", "", "ask"),
        ("Evidence", "Source", "x.pdf"),
        ("Second checker", "Eve", "eve"),
    ],
)
def test_a_renamed_column_is_told_with_what_was_edited(
    heading: str, to: str, text: str, held: Board, made: Grid, tmp_path: Path
) -> None:
    made.put(6, heading, text)
    made.put(7, "Change made", "another edit")
    at = f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[made.column(heading)]}{made.top + 6}"
    renamed(heading, to)(made)
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [cells["change"] for _, _, cells in taken(merged)] == ["another edit"]
    assert f"Not taken: {at} {text!r}" in told(merged)
    assert merged.lost == 1


def test_a_column_of_the_editors_own_is_told(held: Board, made: Grid, tmp_path: Path) -> None:
    for row in made.rows:
        row.append(Cell())
        row.append(Cell())
    made.rows[0][-1].value = "My remarks"
    made.rows[3][-1].value = "look at this"
    made.rows[4][-2].value = "no heading"
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert "('My remarks')" in told(merged)
    assert "look at this" in told(merged)
    assert "no heading" in told(merged)
    assert merged.lost == 2


def test_two_columns_of_one_name_are_told_where_they_differ(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Note", "the first")
    for number, row in enumerate(made.rows):
        row.append(Cell(("note", *[row[made.column("Note")].value for row in made.rows[1:]])[number]))
    made.rows[6][-1].value = "the second"
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [cells["note"] for _, _, cells in taken(merged)] == ["the first"]
    assert "two columns have this heading" in told(merged)


def test_deleted_columns_are_named(held: Board, made: Grid, tmp_path: Path) -> None:
    for heading in ("Status", "Look out"):
        at = made.column(heading)
        for row in made.rows:
            del row[at]
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert told(merged) == "'Status', 'Look out': the columns are missing; what the ledger holds stays"


def test_cells_that_can_not_be_edited_are_told(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Read as", "Tuesday")
    made.put(6, "Read as", None)
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    at = made.top
    assert told(merged) == f"the column 'Read as' can't be edited; not taken: D{at + 5}, D{at + 6}"
    assert merged.lost == 2


def test_rows_and_words_around_the_claims_are_told(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Note", "a note")
    made.head.insert(0, ["Dear Ann, see row 14"])
    made.rows.append([Cell(), Cell("400 are women"), *[Cell()] * 7, Cell("you missed this")])
    made.rows.insert(4, [Cell(), Cell(), Cell(), Cell(), Cell(), Cell("in between")])
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert [cells["note"] for _, _, cells in taken(merged)] == ["a note"]
    for words in ("Dear Ann, see row 14", "400 are women", "you missed this", "in between"):
        assert words in told(merged)
    assert merged.lost == 3


def test_the_page_is_found_wherever_it_stands(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Note", "a note")
    made.name, made.before = "Tabelle1", ["Findings", "Pivot"]
    merged = back(held, made.write(tmp_path / "s.xlsx"))
    assert len(merged.edits) == 1
    assert merged.problems == []


def test_two_pages_of_claims_are_refused_by_name(made: Grid, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    sheet = made.write(tmp_path / "s.xlsx")
    book = load_workbook(sheet)
    book.copy_worksheet(book["Claims"]).title = "Claims (2)"
    book.create_sheet("Mine")["B2"] = "a remark"
    book.save(sheet)
    with pytest.raises(SheetError, match=r"2 pages of claims \('Claims', 'Claims \(2\)'\)"):
        read(sheet)
    del book["Claims (2)"]
    book.save(sheet)
    assert [report.text for report in read(sheet).reports] == ["on the page 'Mine', which isn't read: B2 'a remark'"]


def test_rich_text_struck_text_and_numbers_are_read_as_they_look(held: Board, made: Grid, tmp_path: Path) -> None:
    from datetime import date

    from openpyxl import load_workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Font

    sheet = made.write(tmp_path / "s.xlsx")
    book = load_workbook(sheet)
    page, at = book["Claims"], made.top
    page[f"J{at + 1}"] = CellRichText("half ", TextBlock(InlineFont(b=True), "bold"), " text")
    page[f"J{at + 2}"].font = Font(strike=True)
    page[f"J{at + 3}"] = CellRichText("stays ", TextBlock(InlineFont(strike=True), "goes"))
    shown = {5: (0.17, "0%", "17%"), 6: (1234.5, "#,##0.00", "1,234.50"), 7: (4200, "[$£-809]#,##0", "£4,200")}
    for row, (value, look, _) in shown.items():
        page[f"J{at + row}"] = value
        page[f"J{at + row}"].number_format = look
    page[f"J{at + 8}"] = date(2019, 5, 1)
    page[f"J{at + 8}"].number_format = "mmm\\-yy"
    page[f"K{at + 5}"] = 42
    page[f"K{at + 6}"] = True
    page.row_dimensions[at + 7].hidden = True
    book.save(sheet)
    merged = back(held, sheet)
    notes = {cells[group] for _, group, cells in taken(merged)}
    assert notes == {"half bold text", "17%", "1,234.50", "£4,200", "May-19", "42", "TRUE"}
    assert told(merged).count("struck through") == 2


@pytest.mark.parametrize("formula", ["=1+1", "=A1", '=HYPERLINK(A1,"x")', '="a"&"b"'])
def test_other_formulas_are_refused_where_edits_are_read(formula: str, made: Grid, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    sheet = made.write(tmp_path / "s.xlsx")
    book = load_workbook(sheet)
    book["Claims"][f"J{made.top + 1}"] = formula
    book.save(sheet)
    with pytest.raises(SheetError, match="formula") as refused:
        read(sheet)
    assert str(refused.value.file).endswith(f":J{made.top + 1}")


def test_text_in_boxes_is_told(held: Board, made: Grid, tmp_path: Path) -> None:
    from openpyxl import load_workbook
    from openpyxl.chart import BarChart

    sheet = made.write(tmp_path / "s.xlsx")
    book = load_workbook(sheet)
    chart = BarChart()
    chart.title = "Please see row 14"
    book["Claims"].add_chart(chart, "D4")
    book.save(sheet)
    runs = b"<a:r><a:t>Please see </a:t></a:r><a:r><a:t>row 14</a:t></a:r>"
    box = b"<xdr:sp><xdr:txBody><a:p>" + runs + b"</a:p></xdr:txBody></xdr:sp>"
    whole = tmp_path / "t.xlsx"
    with zipfile.ZipFile(sheet) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/drawings/drawing"):
                names = b'<w xmlns:xdr="urn:xdr" xmlns:a="urn:a">'
                content = names + box + b"</w>"
            new.writestr(name, content)
    assert told(back(held, whole)) == "in boxes on the page 'Claims', and not taken: 'Please see row 14'"


@pytest.mark.parametrize(
    ("page", "cell"), [("Findings", "E3"), ("Findings", "A40"), ("History", "B2"), ("History", "A2")]
)
def test_what_is_typed_on_pages_that_only_show_is_told(
    exported: tuple[Board, Grid, Path], tmp_path: Path, page: str, cell: str
) -> None:
    from openpyxl import load_workbook

    held, _, sheet = exported
    assert not back(held, sheet).problems
    book = load_workbook(sheet)
    book.save(tmp_path / "s.xlsx")
    assert not back(held, tmp_path / "s.xlsx").problems
    book[page][cell] = "settled: rounded"
    book.save(tmp_path / "s.xlsx")
    merged = back(held, tmp_path / "s.xlsx")
    assert merged.lost == 1
    assert f"the page {page!r} was edited" in told(merged)
