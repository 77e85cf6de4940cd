"""`factcheck status`: what is left to do on drafts, what changed since it was checked, and who did what."""

import json
from datetime import date
from typing import Any

import click

from factcheck import api
from factcheck.cli.batch import Batch
from factcheck.cli.options import READER, Day
from factcheck.cli.terminal import colour, complain, escaped, width, write
from factcheck.ledger.board import Board, Held
from factcheck.records.claims import Span
from factcheck.text.document import Anchor


@click.command(epilog="\b\nExamples:\n  factcheck status draft.md\n  factcheck status drafts/ --format json")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines for people, or one list of all marked claims.",
)  # fmt: skip
@click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
@click.option("--published", type=Day(), help="The day of publication; else as when the draft was marked last.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]), help="As for extract.")
@click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8.")
@READER
def command(
    files: tuple[str, ...], form: str, ledger: str | None, published: date | None, anchor: Anchor | None,
    encoding: str | None, reader: str | None,
) -> int:  # fmt: skip
    """Say how the claims of FILES stand: what is open, what changed since it was marked, what is gone."""

    def work(file: str) -> Board:
        return api.open_board(
            file, address=ledger, published=published, anchor=anchor, encoding=encoding, reader=reader
        )

    batch = Batch()
    listed: list[dict[str, Any]] = []
    for board in batch.over(files, work):
        if board.ledger.warning:
            complain(board.ledger.warning)
        if form == "json":
            listed += [row(board, held) for held in board.held]
        else:
            from factcheck.cli.standing import lines

            write(lines(board, width=width(), colour=colour()))
    if form == "json":
        write((escaped(json.dumps(listed, ensure_ascii=False, indent=2)),))
    return 2 if batch.failed else 0


def row(board: Board, held: Held) -> dict[str, Any]:
    """One marked claim as JSON: `id` by which it was marked first, `after` null where it is gone, `what` changed."""
    mark = held.mark
    after = held.anchored.after if held.anchored else None
    return {
        "file": board.version.document.file,
        "id": mark.claim,
        "kind": held.entry.anchor.kind if held.entry.anchor else None,
        "status": mark.status,
        "state": mark.state,
        "kept": mark.kept,
        "before": _place(mark.before),
        "after": None if after is None else {**(_place(after) or {}), "id": held.present},
        "what": list(mark.what),
        "who": mark.who,
        "when": mark.when.isoformat(),
        "conflict": [opinion.model_dump(mode="json") for opinion in mark.opinions] if mark.conflict else [],
        "missing": mark.missing,
        "dismissed": mark.dismissed,
        "note": mark.note,
    }


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}
