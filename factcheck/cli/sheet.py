"""`factcheck sheet`: write the verification sheet for the editor, and read an edited one back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from factcheck import api
from factcheck.cli.options import OUTPUT, READER, Day
from factcheck.cli.progress import Progress
from factcheck.cli.terminal import complain, safe, write
from factcheck.cli.warn import warn
from factcheck.records.errors import InputError
from factcheck.sheet.formats import FORMATS, form_of
from factcheck.text.document import Anchor

EXAMPLES = """\b
Examples:
  factcheck sheet draft.md -o draft-check.xlsx
  factcheck sheet draft.md -o draft-check.html --only status=open
  factcheck sheet import draft-check.xlsx --dry-run
  factcheck sheet import draft-check.xlsx --as "E. Ditor" --decide G14=sheet"""


class Sheets(click.Group):
    """`sheet FILE` writes one; `sheet import FILE` reads one back."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is no subcommand is a draft to write the sheet of."""
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["export", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Sheets, epilog=EXAMPLES, no_args_is_help=True)
def command() -> None:
    """Write the verification sheet of a draft (sheet FILE -o OUT), or read an edited one back (sheet import)."""


def _draft_options(function: Any) -> Any:
    """The options by which a draft and its ledger are found."""
    for option in (
        click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…"),
        click.option("--published", type=Day(), help="The day of publication; else as when the draft was marked last."),
        click.option("--anchor", type=click.Choice(["published", "text", "auto"]), help="As for extract."),
        click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8."),
        READER,
    ):
        function = option(function)
    return function


@command.command(name="export", short_help="Write the sheet of a draft; the word export may be left out.")
@click.argument("file", type=click.Path(path_type=str))
@click.option("-o", "--output", type=OUTPUT, required=True, help="The ending chooses the form; - is standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice([ending[1:] for ending in FORMATS]),
    help="The form, where the ending doesn't say it.",
)
@click.option("--only", multiple=True, metavar="FIELD=VALUE", help="The claims with this field; also status and state.")
@click.option("--columns", metavar="NAMES", help="The columns to show, with commas between.")
@click.option(
    "--template", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A desk's own page for .html."
)
@click.option("--force", is_flag=True, help="Write over a sheet with edits that nobody has imported.")
@_draft_options
def export(
    file: str, output: str, form: str | None, only: tuple[str, ...], columns: str | None, template: Path | None,
    force: bool, ledger: str | None, published: date | None, anchor: Anchor | None, encoding: str | None,
    reader: str | None,
) -> int:  # fmt: skip
    """Write the verification sheet of the draft FILE: .xlsx .csv .html .md .docx .json .jsonl .jsonld."""
    from factcheck.cli.choose import matching
    from factcheck.output.destination import destination
    from factcheck.records.errors import SheetError
    from factcheck.sheet.back.unread import keep_edits
    from factcheck.sheet.columns import chosen
    from factcheck.sheet.export import must_be_free, write_sheet

    shown = chosen(columns)
    form_of(output, named=form)  # before the work: is it a form, and can it be written there
    to = destination(output, error=SheetError)
    with Progress() as progress:
        progress.at(file)
        board, findings, desk = api.checked_board(
            file, address=ledger, published=published, anchor=anchor, encoding=encoding, reader=reader
        )
        ids = matching(board, only) if only else None
        must_be_free(board, output, template)
        if to.file and not force:
            keep_edits(board, Path(output))
        progress.at(output)
        made = write_sheet(
            board, findings, output, rulebook=desk.rulebook, columns=shown, only=ids, template=template, form=form
        )
    warn(board)
    line = f"{safe(output)}: {made.head[3][1]}"
    if to.standard_output:
        complain(line)
    else:
        write((line,))
    return 0


@command.command(name="import", short_help="Read an edited sheet back into the ledger.")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--draft", type=click.Path(path_type=Path), help="The draft, where the sheet doesn't lead to it.")
@click.option("--as", "who", metavar="NAME", help="The editor; else the name on the sheet.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and keep nothing.")
@click.option(
    "--decide", multiple=True, metavar="CELL=SIDE", help="Which side of a conflict counts: G14=sheet, all=ledger."
)
@_draft_options
def import_(
    sheet: Path, draft: Path | None, who: str | None, dry_run: bool, decide: tuple[str, ...], ledger: str | None,
    published: date | None, anchor: Anchor | None, encoding: str | None, reader: str | None,
) -> int:  # fmt: skip
    """Bring what was edited on SHEET (.xlsx, .csv or .ods) into the ledger; what changed on both sides is left to you.

    --encoding names the encoding of a .csv sheet, and of a draft that isn't UTF-8.
    """
    from factcheck.ledger.marking import decide as keep_decisions
    from factcheck.ledger.marking import mark_each, rehearse
    from factcheck.sheet.back.merge import merge
    from factcheck.sheet.back.read import read_sheet
    from factcheck.sheet.back.signing import sign
    from factcheck.sheet.back.telling import told

    edited = read_sheet(sheet, encoding=encoding)
    path = _draft(sheet, edited.article, draft)
    board = _board(path, encoding=encoding, address=ledger, published=published, anchor=anchor, reader=reader)
    warn(board)
    sides = _sides(decide)
    merged = merge(board, edited, decide=lambda cell: sides.get(cell.upper(), sides.get("ALL")))
    name = who or edited.editor or ""
    if not (name or dry_run):
        raise click.UsageError("nobody is named at the head of the sheet; say with --as whose edits these are")
    unasked = [cell for cell in sides if cell not in {"ALL", *merged.asked}]
    if unasked:
        raise click.BadParameter(
            f"nothing was edited at {safe(', '.join(unasked))}, so there is nothing to decide", param_hint="'--decide'"
        )
    if dry_run:
        rehearse(board, merged.changes, who=name)
        events = []
    else:
        events = mark_each(board, merged.changes, who=name)
        keep_decisions(
            board, ((one.name, f"{one.edit.group} of {one.edit.words[:60]!r}") for one in merged.left), who=name
        )
    signed = sign(board, edited, merged, who=name, dry_run=dry_run)
    write(safe(line) for line in told(merged, who=name, dry_run=dry_run, events=len(events)))
    write((safe(signed),) if signed else ())
    return 1 if merged.conflicts or merged.problems else 0


def _board(path: Path, *, encoding: str | None, **options: Any) -> Any:
    """The board of a draft, which needs no `encoding` where it is UTF-8: that one may be the sheet's alone."""
    try:
        return api.open_board(path, **options)
    except InputError:
        if encoding is None:
            raise
    return api.open_board(path, encoding=encoding, **options)


def _draft(sheet: Path, article: str | None, named: Path | None) -> Path:
    if named:
        return named
    for candidate in (Path(article), sheet.parent / article, sheet.parent / Path(article).name) if article else ():
        if candidate.is_file():
            return candidate
    raise click.UsageError(f"the sheet's article ({safe(article or 'not named')}) isn't found; name it with --draft")


def _sides(decide: tuple[str, ...]) -> Mapping[str, Any]:
    sides = {}
    for one in decide:
        cell, _, side = one.partition("=")
        if side not in ("sheet", "ledger"):
            raise click.BadParameter(f"{one!r} is not CELL=sheet or CELL=ledger", param_hint="'--decide'")
        sides[cell.strip().upper()] = side
    return sides
