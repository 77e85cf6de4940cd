"""Write a sheet: the form is chosen by its ending, and a file is whole or not there."""

from collections.abc import Sequence
from pathlib import Path

from factcheck.ledger.address import server
from factcheck.ledger.board import Board
from factcheck.ledger.signature import may_be_ledger
from factcheck.output.destination import destination, must_not_be
from factcheck.output.write import write_output
from factcheck.records.errors import SheetError
from factcheck.records.finding import Finding
from factcheck.rulebook.load import Rulebook
from factcheck.sheet.columns import COLUMNS, Column
from factcheck.sheet.formats import BINARY, form_of, format_for
from factcheck.sheet.sheet import Sheet, sheet


def write_sheet(
    board: Board,
    findings: Sequence[Finding],
    target: Path | str,
    *,
    rulebook: Rulebook,
    columns: tuple[Column, ...] | None = None,
    only: Sequence[str] | None = None,
    template: Path | None = None,
    form: str | None = None,
) -> Sheet:
    """Write the verification sheet to `target`: a file as a whole or not at all, "-" for standard output.

    `form` ("xlsx") is needed where the ending of `target` doesn't name it; `only` are ids of claims; `template` is a
    desk's own page for HTML. A SheetError says what can't be done.
    """
    chosen = form_of(target, named=form)
    must_be_free(board, target, template)
    made = sheet(board, findings, rulebook=rulebook, columns=columns or COLUMNS, only=only)
    write_output(target, _rendered(made, chosen, template), error=SheetError, private=True, binary=chosen in BINARY)
    return made


def must_be_free(board: Board, target: Path | str, template: Path | None = None) -> None:
    """A SheetError if `target` is what the sheet is made of, or any ledger."""
    inputs: list[tuple[Path | str, str]] = [(board.path, "the draft")]
    if not server(board.ledger.place.address):
        inputs.append((board.ledger.place.address, "the ledger"))
    if template is not None:
        inputs.append((template, "the template"))
    must_not_be(target, inputs, error=SheetError)
    if (file := destination(target, error=SheetError).file) and may_be_ledger(file):
        raise SheetError("is a ledger; name another file for the output", file=str(target))


def _rendered(made: Sheet, form: str, template: Path | None) -> bytes:
    try:
        if template is not None and form == ".html":
            from factcheck.sheet.formats.html import render

            return render(made, template=template)
        return format_for(form).render(made)
    except OSError as reason:
        said = (reason.strerror or str(reason)).lower()
        raise SheetError(f"the sheet can't be made ({said}); make room in the folder for temporary files") from None
