"""Hostile text in every field: no formula, no script, nothing lost on the way back."""

import csv
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from factcheck.sheet.back.merge import merge
from factcheck.sheet.back.read import read_sheet
from factcheck.sheet.columns import COLUMNS
from factcheck.sheet.formats.csv import active, inert
from factcheck.sheet.links import link
from tests.sheet import desk

HOSTILE = [
    "=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''", "=HYPERLINK(\"x\")", "_x0041_ _x001B_",
    "\x00\x01\x1b[31m\x07\x7f\x9b", "\ud800 \udfff", "\u202e\u200b\ufeff", "<script>alert(1)</script>", "]]>&lt;&amp;",
    "{{ 7*7 }}{% raw %}", "| a | b |\n---", "x" * 40_000, "0.50", "1e5", "007", "  two  blanks  ", "\n\n", "漢字🙂",
]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab\n\""), max_size=8))
def test_csv_cells_are_inert_and_come_back(text: str) -> None:
    assert active(inert(text)) == text
    assert not re.match(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", inert(text))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_hostile_notes_and_evidence_come_back_as_they_were(tmp_path: Path, ending: str) -> None:
    for number, text in enumerate(HOSTILE):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = desk.draft(folder)
        desk.marked(path, note=text, evidence=text.strip() or "none")
        sheet = folder / f"s.{ending}"
        desk.write(path, sheet)
        merged = merge(desk.board(path), read_sheet(sheet), decide=lambda _: None)
        assert (merged.edits, merged.conflicts, merged.problems) == ([], [], []), repr(text[:40])


def test_no_formula_in_the_workbook_and_no_script_on_the_page(tmp_path: Path) -> None:
    text = (
        desk.TEXT
        + "\n\n"
        + "\n".join(f"{words} 412 people" for words in HOSTILE if not {"\ud800", "\x00"} & set(words))
    )
    path = desk.draft(tmp_path, text)
    desk.marked(path, note="<img src=x onerror=alert(1)> =1+1", evidence="javascript:alert(1)")
    for ending in ("xlsx", "csv", "html", "md", "docx", "json", "jsonl", "jsonld"):
        desk.write(path, tmp_path / f"s.{ending}")
    with zipfile.ZipFile(tmp_path / "s.xlsx") as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                assert b"<f>" not in parts.read(name)
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            assert not any(re.match(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell) for cell in row)
    page = html.parse(str(tmp_path / "s.html"))
    assert not page.findall(".//script")
    assert not page.findall(".//img")
    hrefs = [anchor.get("href") for anchor in page.findall(".//a")]
    assert all(href.startswith(("#", "https://", "http://", "mailto:", "file:")) for href in hrefs)
    assert "Content-Security-Policy" in (tmp_path / "s.html").read_text(encoding="utf-8")


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_links_lead_only_where_links_may(address: str) -> None:
    for candidate in (address, f"javascript:{address}", f"data:{address}", f"vbscript:{address}"):
        found = link(candidate)
        assert found is None or found.lower().startswith(("http:", "https:", "mailto:", "file:"))


@pytest.mark.parametrize(
    "address",
    [
        "https://x.org/|[a](javascript:alert(1))", "https://x.org/`|`[a](javascript:alert(1))", "mailto:a|<b>x</b>",
        "https://x.org/\\|[a](javascript:alert(1))", "https://x.org/><script>alert(1)</script>", "https://x.org/a_b_c*d*",
    ],
)  # fmt: skip
def test_an_address_stays_in_its_cell_of_a_markdown_table(tmp_path: Path, address: str) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path, evidence=address)
    desk.write(path, tmp_path / "s.md")
    page = MarkdownIt("gfm-like", {"linkify": False}).render((tmp_path / "s.md").read_text(encoding="utf-8"))
    table = html.fromstring(page).find(".//table")
    (width,) = {len(row) for row in table.iter("tr")}
    assert width == len(COLUMNS)
    assert not table.findall(".//script")
    assert all(anchor.get("href").startswith(("https://x.org/", "mailto:a")) for anchor in table.iter("a"))
    assert address in {"".join(cell.itertext()) for cell in table.iter("td")}


@pytest.mark.parametrize("paper", [11.69, 11.0], ids=["A4", "Letter"])
def test_the_printed_columns_fit_the_width_of_a_page(tmp_path: Path, paper: float) -> None:
    path = desk.draft(tmp_path)
    desk.write(path, tmp_path / "s.xlsx")
    page = load_workbook(tmp_path / "s.xlsx")["Claims"]
    setup = page.page_setup
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 1, 0)
    last = page.print_area.split("$")[-2]
    top = next(row for row in range(1, 40) if page.cell(row, 1).value == "No.")
    assert page[f"{last}{top}"].value == "Look out"
    letters = [cell.column_letter for cell in page[top] if cell.column <= page[f"{last}{top}"].column]
    inches = sum(page.column_dimensions[letter].width * 7 + 5 for letter in letters) / 96
    margins = page.page_margins
    assert (paper - margins.left - margins.right) / inches > 0.56, "at less than 6 points nobody reads it"
