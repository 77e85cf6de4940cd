"""An edited sheet as its rows: every cell with its address, and what an editor has put onto cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.records.errors import SheetError
from factcheck.records.regular import regular
from factcheck.sheet.back.around import above, elsewhere, no_claim, strangers
from factcheck.sheet.back.cells import Page, covering
from factcheck.sheet.back.headings import Stranger, head_of
from factcheck.sheet.back.row import Report, Returned, returned

ENDINGS = (".xlsx", ".csv", ".ods")
"""The files that are read back."""
_EDITOR, _SIGNATURE, _HASH = "Checked by (editor)", "Signature and date", "SHA-256 of its text"


@dataclass(frozen=True)
class Edited:
    """An edited sheet: its rows, the article's name as it was exported, and who is named as the editor.

    `signature` is what stands in the field for it; `sha256` the hash of the text that the sheet was made of.
    `columns` are those that are there, `strangers` those with other headings. `reports` tell of what belongs to no
    claim, or can't be taken as it stands.
    """

    path: Path
    rows: tuple[Returned, ...]
    article: str | None
    editor: str | None
    signature: str | None = None
    sha256: str | None = None
    columns: frozenset[str] = frozenset()
    strangers: tuple[Stranger, ...] = ()
    reports: tuple[Report, ...] = ()


def read_sheet(path: Path, *, encoding: str | None = None) -> Edited:
    """The sheet at `path`; `encoding` is that of a table of text. A SheetError says what is wrong with it and where."""
    if path.suffix.lower() not in ENDINGS:
        raise SheetError(f"only {', '.join(ENDINGS)} sheets are read back", file=str(path))
    regular(path, error=SheetError)
    try:
        pages = _pages(path, encoding)
    except OSError as error:
        raise SheetError(f"can't be read: {(error.strerror or str(error)).lower()}", file=str(path)) from None
    head = head_of(pages, file=str(path))
    merged = covering(head.page.merged, head.page.rows, file=str(path))
    fields, reports = above(head)
    rows: list[Returned] = []
    for line in sorted(line for line in head.page.rows if line > head.line):
        row = returned(head, line, merged.get(line, ()), file=str(path))
        if row is not None:
            rows.append(row)
            reports += row.reports
        else:
            reports += no_claim(head, line, merged.get(line, ()))
    return Edited(
        path,
        tuple(rows),
        article=fields.get("Article") or _file_of(rows),
        editor=fields.get(_EDITOR) or None,
        signature=fields.get(_SIGNATURE) or None,
        sha256=fields.get(_HASH) or None,
        columns=frozenset(head.names.values()),
        strangers=strangers(head, [row.line for row in rows]),
        reports=(*reports, *elsewhere(pages, head)),
    )


def _pages(path: Path, encoding: str | None) -> list[Page]:
    ending = path.suffix.lower()
    if ending == ".csv":
        from factcheck.sheet.back.plain import read_table

        return [read_table(path, encoding=encoding)]
    if ending == ".ods":
        from factcheck.sheet.back.opendocument import read_opendocument

        return read_opendocument(path)
    from factcheck.sheet.back.workbook import read_workbook

    return read_workbook(path)


def _file_of(rows: Sequence[Returned]) -> str | None:
    """The article's name, as the column of places has it."""
    place = next((row.cells["place"] for row in rows if row.cells.get("place")), "")
    return place.rpartition(":")[0] or None
