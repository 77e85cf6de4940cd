"""The sheet in programs that aren't ours, and editors and checkers at work at the same time."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.ledger import marking
from factcheck.ledger.marking import Change, mark_each
from factcheck.sheet.back.merge import merge
from factcheck.sheet.back.read import read_sheet
from factcheck.sheet.columns import STATUSES
from tests.sheet import desk
from tests.sheet.editing import Cells, edit, put

OFFICE = shutil.which("soffice")


def converted(sheet: Path, kind: str, *, infilter: str | None = None) -> Path:
    folder = sheet.parent / "office"
    command = [OFFICE or "soffice", f"-env:UserInstallation=file://{sheet.parent}/profile", "--headless"]
    command += [f"--infilter={infilter}"] if infilter else []
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", folder, sheet], check=True, capture_output=True, timeout=120
    )
    return folder / sheet.with_suffix("." + kind.partition(":")[0]).name


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_a_workbook_saved_by_another_program_comes_back(tmp_path: Path) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path, note="=1+1 “seen” 0.50")
    sheet = tmp_path / "s.xlsx"
    desk.write(path, sheet)
    saved = converted(sheet, "xlsx")
    merged = merge(desk.board(path), read_sheet(saved), decide=lambda _: None)
    assert (merged.edits, merged.conflicts, merged.problems) == ([], [], [])
    edit(saved, lambda table: put(table, 2, "Note", "from the office"))
    merged = merge(desk.board(path), read_sheet(saved), decide=lambda _: None)
    assert [each.after["note"] for each in merged.edits] == ["from the office"]
    assert converted(sheet, "pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_csv_and_word_survive_another_program(tmp_path: Path) -> None:
    path = desk.draft(tmp_path)
    desk.marked(path)
    desk.write(path, tmp_path / "s.csv")
    desk.write(path, tmp_path / "w.docx")
    utf8 = "Text - txt - csv (StarCalc)"
    saved = converted(tmp_path / "s.csv", f"csv:{utf8}:44,34,76,1", infilter=f"{utf8}:44,34,76,1")
    merged = merge(desk.board(path), read_sheet(saved), decide=lambda _: None)
    assert (merged.edits, merged.conflicts) == ([], [])
    assert all("words" in problem for problem in merged.problems), "a program may write “May 2019” as a date"
    assert converted(tmp_path / "w.docx", "pdf").read_bytes().startswith(b"%PDF")


def test_word_has_a_comment_at_every_claim(tmp_path: Path) -> None:
    from docx import Document

    path = desk.draft(tmp_path)
    held = desk.marked(path)
    desk.write(path, tmp_path / "w.docx")
    document = Document(str(tmp_path / "w.docx"))
    comments = list(document.comments)
    assert len(comments) == len(held.version.claims)
    assert "1. verified" in comments[0].text
    assert "The city spent £4,200" in "\n".join(paragraph.text for paragraph in document.paragraphs)


EDITS = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.one_of(
            st.tuples(st.just("Status"), st.sampled_from(list(STATUSES))),
            st.tuples(st.sampled_from(["Note", "Concern"]), st.sampled_from(["", "a", "b", "=c"])),
        ),
    ),
    max_size=5,
)
MARKS = st.lists(
    st.tuples(st.integers(1, 5), st.sampled_from([Change(status="disputed"), Change(note="b"), Change(concern="z")])),
    max_size=3,
)


@given(EDITS, MARKS, st.sampled_from(["xlsx", "csv"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_mark_is_lost_and_every_conflict_is_shown(
    edits: list[tuple[int, tuple[str, str]]], marks: list[tuple[int, Change]], ending: str
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = desk.draft(folder)
        desk.marked(path)
        sheet = folder / f"s.{ending}"
        desk.write(path, sheet)
        held = desk.board(path)
        ids = [claim.id for claim in held.version.claims]
        exported = read_sheet(sheet)
        for number, change in marks:
            marking.mark(held, [ids[number - 1]], change, who="ann")
        ledger = {id_: desk.board(path).mark(id_) for id_ in ids}

        def change_cells(table: Cells) -> None:
            for number, (heading, text) in edits:
                put(table, number, heading, text)

        edit(sheet, change_cells)
        edited = read_sheet(sheet)
        merged = merge(desk.board(path), edited, decide=lambda _: None)
        mark_each(desk.board(path), merged.changes, who="ed")
        after = desk.board(path)
        shown = {(conflict.edit.claim, conflict.edit.group) for conflict in merged.conflicts}
        taken = {(each.claim, each.group) for each in merged.edits}
        assert not shown & taken
        for row, before in zip(edited.rows, exported.rows, strict=True):
            for name_, field in (("status", "status"), ("note", "note"), ("concern", "concern")):
                mark, known = after.mark(row.id), ledger[row.id]
                now = (getattr(mark, field) if mark else None) or ("open" if field == "status" else "")
                was = (getattr(known, field) if known else None) or ("open" if field == "status" else "")
                changed_on_sheet = row.cells[name_] != before.cells[name_]
                if (row.id, name_) in shown:
                    assert changed_on_sheet
                    assert now == was, "a conflict leaves the ledger as it is"
                elif changed_on_sheet:
                    assert now == row.cells[name_]
                else:
                    assert now == was
