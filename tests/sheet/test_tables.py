"""Tables of text as programs save them, and OpenDocument sheets: they come back, or one line says what to do."""

import csv
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli.main import commands
from factcheck.ledger.board import Board
from factcheck.records.errors import SheetError
from factcheck.sheet.back.read import read_sheet
from tests.sheet.grid import Grid, back, read, taken, told

NOTE = "Zoë asked: “£5 – or €6?”"


def text(grid: Grid, separator: str = ",", *, head: bool = False, end: str = "\r\n") -> str:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator=end)
    if head:
        writer.writerows(grid.head)
    writer.writerows([["" if cell.value is None else str(cell.value) for cell in row] for row in grid.rows])
    return made.getvalue()


SAVED: dict[str, Callable[[Grid], bytes]] = {
    "CSV UTF-8": lambda grid: text(grid).encode("utf-8-sig"),
    "UTF-8 without a mark": lambda grid: text(grid).encode(),
    "CSV of a western Windows": lambda grid: text(grid).encode("cp1252"),
    "the same with semicolons": lambda grid: text(grid, ";").encode("cp1252"),
    "CSV of a Mac": lambda grid: text(grid, end="\r").encode("mac_roman", "replace"),
    "Unicode Text": lambda grid: text(grid, "\t", head=True).encode("utf-16"),
    "Unicode Text, the other way round": lambda grid: b"\xfe\xff" + text(grid, "\t").encode("utf-16-be"),
    "Unicode Text without its mark": lambda grid: text(grid, "\t").encode("utf-16-le"),
    "with a line that names the separator": lambda grid: ("sep=;\r\n" + text(grid, ";")).encode("utf-8-sig"),
    "with line feeds": lambda grid: text(grid, end="\n").encode(),
    "with the head of a workbook": lambda grid: text(grid, head=True).encode("utf-8-sig"),
}


@pytest.mark.parametrize("name", SAVED)
def test_a_table_comes_back_however_it_was_saved(name: str, held: Board, made: Grid, tmp_path: Path) -> None:
    note = NOTE if "Mac" not in name else "Zoe: 5 or 6?"
    made.put(5, "Note", note)
    sheet = tmp_path / "s.csv"
    sheet.write_bytes(SAVED[name](made))
    merged = back(held, sheet)
    assert [cells["note"] for _, _, cells in taken(merged)] == [note], told(merged)
    assert merged.problems == []


def test_an_encoding_that_is_named_is_the_one(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Note", "Žižek")
    sheet = tmp_path / "s.csv"
    sheet.write_bytes(text(made).replace("£", "").encode("cp1250", "replace"))
    (edited,) = (row for row in read_sheet(sheet, encoding="cp1250").rows if row.cells["note"].endswith("ek"))
    assert edited.cells["note"] == "Žižek"


@pytest.mark.parametrize(
    ("content", "encoding", "says"),
    [
        (b"\xff\xfe\x00", None, "is not UTF-16-LE"),
        (b"id,base\n\x81\x8d,1\n", "cp1252", "s.csv:2: is not CP1252"),
        (b"id,base\n", "no-such", "no encoding is called"),
        (b'id,base\nx,"y\n' + b"z,z\n" * 50, None, r"s.csv:\d+: .*nothing closes it"),
        (b'id,base\n"x"y,z\n', None, "s.csv:2: .*goes on after its closing quotation mark"),
        (b"caf\xe9,1\n", None, "s.csv:1: is not UTF-8"),
        (b"a,b\n1,2\n", None, "has no columns 'id' and 'base'"),
    ],
)
def test_a_fault_of_a_table_is_one_line(content: bytes, encoding: str | None, says: str, tmp_path: Path) -> None:
    sheet = tmp_path / "s.csv"
    sheet.write_bytes(content)
    with pytest.raises(SheetError, match=says) as refused:
        read_sheet(sheet, encoding=encoding)
    assert "\n" not in str(refused.value)


def test_the_encoding_may_be_the_sheets_alone(tmp_path: Path) -> None:
    draft = tmp_path / "d.md"
    draft.write_text("Zoë paid £31 for “two” lamps in May 2019.\n", encoding="utf-8")

    def run(*arguments: str) -> str:
        whole = ["sheet", *arguments, "--ledger", str(tmp_path / "l.db")]
        return CliRunner().invoke(commands, whole, standalone_mode=False, catch_exceptions=False).stdout

    run(str(draft), "-o", str(tmp_path / "s.csv"))
    content = (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "s.csv").write_bytes(content.replace(",open,", ",verified,").encode("utf-16-be"))
    told = run("import", str(tmp_path / "s.csv"), "--as", "eve", "--encoding", "utf-16-be", "--dry-run")
    assert "3 edits by eve would be kept" in told


HEAD = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'office:version="1.3"><office:automatic-styles><style:style style:name="gone" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def opendocument(path: Path, tables: str, head: str = HEAD) -> Path:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{KIND}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", KIND)
        made.writestr("content.xml", head + tables + "</office:spreadsheet></office:body></office:document-content>")
        made.writestr("META-INF/manifest.xml", manifest)
    return path


def escaped(words: object) -> str:
    plain = "" if words is None else str(words)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def cell(words: object, more: str = "", inner: str = "") -> str:
    lines = "".join(f"<text:p>{line}</text:p>" for line in escaped(words).split("\n")) if words is not None else ""
    return f"<table:table-cell {more}>{inner}{lines}</table:table-cell>"


def table(rows: list[list[str]], more: str = "") -> str:
    lines = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    return f'<table:table table:name="Claims">{lines}{more}</table:table>'


def cells_of(grid: Grid) -> list[list[str]]:
    head = [[cell(words or None) for words in line] for line in grid.head]
    return head + [[cell(each.value) for each in row] for row in grid.rows]


def test_an_opendocument_sheet_comes_back_with_all_that_is_on_it(held: Board, made: Grid, tmp_path: Path) -> None:
    made.put(5, "Note", "two\nlines")
    rows = cells_of(made)
    at = made.top
    rows[at + 5][made.column("Evidence")] = (
        "<table:table-cell><text:p><text:a xlink:href='https://example.org/r'>Re<text:span>port</text:span></text:a>"
        "</text:p></table:table-cell>"
    )
    said = "<dc:creator>eve</dc:creator><text:p>who</text:p><text:p>says so?</text:p>"
    rows[at + 6][1] = cell(made.rows[7][1].value, inner=f"<office:annotation>{said}</office:annotation>")
    rows[at + 1][made.column("Note")] = (
        '<table:table-cell><text:p>stays <text:span text:style-name="gone">goes</text:span></text:p></table:table-cell>'
    )
    rows[at + 2][made.column("Note")] = cell("for two", 'table:number-rows-spanned="2"')
    rows[at + 3][made.column("Note")] = "<table:covered-table-cell/>"
    empty = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    merged = back(held, opendocument(tmp_path / "s.ods", table(rows, empty)))
    after = {(words, group): cells for words, group, cells in taken(merged)}
    assert after["Monday", "note"]["note"] == "two\nlines"
    (evidence,) = (cells for (_, group), cells in after.items() if group == "evidence")
    assert (evidence["evidence"], evidence["locator"]) == ("https://example.org/r", "Report")
    assert "who\nsays so?" in {cells.get("note") for cells in after.values()}
    assert after["412 residents", "note"]["note"] == "for two"
    assert "struck through" in told(merged)
    assert f"J{at + 3}:J{at + 4}: merged" in told(merged)


BOMBS: dict[str, str] = {
    "a row a million times": '<table:table-row table:number-rows-repeated="1000000">{}</table:table-row>',
    "a cell a million times": "<table:table-row>{}</table:table-row>".replace(
        "{}", '<table:table-cell table:number-columns-repeated="100000000"><text:p>x</text:p></table:table-cell>'
    ),
    "both": '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>',
    "merged to the million": '<table:table-row><table:table-cell table:number-rows-spanned="99999999999">'
    "<text:p>x</text:p></table:table-cell></table:table-row>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_repeated_rows_and_cells_do_not_swell(name: str, made: Grid, tmp_path: Path) -> None:
    rows = cells_of(made)
    sheet = opendocument(tmp_path / "s.ods", table(rows, BOMBS[name].replace("{}", cell("x"))))
    if name == "merged to the million":
        assert len(read(sheet).rows) == 8
    else:
        with pytest.raises(SheetError, match=r"has more (than 200,000 rows|cells than)"):
            read(sheet)


def test_entities_are_refused_in_opendocument(made: Grid, tmp_path: Path) -> None:
    head = HEAD.replace("?>", '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1)
    with pytest.raises(SheetError, match="entities"):
        read(opendocument(tmp_path / "s.ods", table(cells_of(made)), head))


def test_without_its_library_one_line_says_how_to_install_it(
    made: Grid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "odfdo", None)
    with pytest.raises(SheetError, match=r"pip install 'factcheck-desk\[ods\]'"):
        read(opendocument(tmp_path / "s.ods", table(cells_of(made))))
