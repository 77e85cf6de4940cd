"""Write a sheet to a file: the form is chosen by its ending, and the file is whole or not there."""

from collections.abc import Sequence
from pathlib import Path

from factcheck.ledger.board import Board
from factcheck.records.finding import Finding
from factcheck.rulebook.load import Rulebook
from factcheck.sheet.columns import COLUMNS, Column
from factcheck.sheet.formats import format_for
from factcheck.sheet.sheet import Sheet, sheet
from factcheck.sheet.whole import write_whole


def write_sheet(
    board: Board,
    findings: Sequence[Finding],
    target: Path,
    *,
    rulebook: Rulebook,
    columns: tuple[Column, ...] | None = None,
    only: Sequence[str] | None = None,
    template: Path | None = None,
) -> Sheet:
    """Write the verification sheet to `target`, whole or not at all, in the form that its ending names.

    `only` are ids of claims; `template` is a desk's own page for HTML. A SheetError says what can't be done.
    """
    form = format_for(target)
    made = sheet(board, findings, rulebook=rulebook, columns=columns or COLUMNS, only=only)
    if template is not None and target.suffix.lower() == ".html":
        from factcheck.sheet.formats.html import write as write_html

        write_whole(target, lambda new: write_html(made, new, template=template))
    else:
        write_whole(target, lambda new: form.write(made, new))
    return made
