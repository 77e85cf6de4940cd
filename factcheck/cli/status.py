"""`factcheck status`: what is left to do on drafts, what changed since it was checked, and who did what."""

import json
from collections import Counter
from datetime import date
from typing import Any

import click

from factcheck import api
from factcheck.cli import standing
from factcheck.cli.batch import Batch
from factcheck.cli.options import FORCE_EXCLUDE, READER, Day, statuses
from factcheck.cli.terminal import colour, escaped, width, write
from factcheck.cli.warn import warn
from factcheck.ledger.board import Board, Held
from factcheck.records.claims import Span
from factcheck.records.finding import Finding
from factcheck.records.marks import Evidence, FileState
from factcheck.text.document import Anchor

EXAMPLES = """\b
Examples:
  factcheck status draft.md
  factcheck status drafts/ --brief
  factcheck status drafts/ --format json
  factcheck status draft.md --verdict && echo publish"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Lines for people, or one list of all marked claims (with --verdict: of drafts).",
)  # fmt: skip
@click.option("--verdict", is_flag=True, help="Only whether each draft may be published; exits 1 where one may not.")
@click.option("--brief", is_flag=True, help="A line a draft: its claims by status, and the verdict.")
@click.option("--require", multiple=True, metavar="STATUS,…", help="What a claim may be; else the desk's, or verified.")
@click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
@click.option("--published", type=Day(), help="The day of publication; else as when the draft was marked last.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]), help="As for extract.")
@click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8.")
@READER
@FORCE_EXCLUDE
def command(
    files: tuple[str, ...], form: str, verdict: bool, brief: bool, require: tuple[str, ...], ledger: str | None,
    published: date | None, anchor: Anchor | None, encoding: str | None, reader: str | None,
    force_exclude: bool,
) -> int:  # fmt: skip
    """Say how the claims of FILES stand, what is left to do, and whether they may be published.

    Of several drafts, the last line counts them all.

    Exits 0, with --verdict 1 where a draft may not be published, and 2 where one can't be read.
    """
    if brief and (verdict or form != "text"):
        raise click.UsageError("--brief goes with neither --verdict nor --format json")
    asked = statuses(require)

    def work(file: str) -> Board | api.Judged:
        if form == "json" and not verdict:
            return api.open_board(
                file, address=ledger, published=published, anchor=anchor, encoding=encoding, reader=reader
            )
        return api.judge(
            file, require=asked, address=ledger, published=published, anchor=anchor, encoding=encoding, reader=reader
        )

    batch = Batch(forced=force_exclude)
    listed: list[dict[str, Any]] = []
    claims: Counter[str] = Counter()
    drafts: Counter[str] = Counter()
    for made in batch.over(files, work):
        board = made if isinstance(made, Board) else made.board
        warn(board)
        if isinstance(made, Board):
            listed += [row(board, held) for held in board.held]
            continue
        drafts[standing.stands(made.verdict)] += 1
        if form == "json":
            listed.append(verdict_row(made))
        else:
            claims += standing.counted(made)
            if verdict or brief:
                write(((standing.headline if verdict else standing.brief)(made, colour=colour()),))
            else:
                write(standing.lines(made, width=width(), colour=colour()))
    if form == "json":
        write((escaped(json.dumps(listed, ensure_ascii=False, indent=2)),))
    elif batch.drafts > 1 and not verdict:
        write((standing.total(claims, drafts, colour=colour()),))
    return 2 if batch.failed else int(verdict and drafts["not yet"] > 0)


def verdict_row(made: api.Judged) -> dict[str, Any]:
    """The verdict on one draft as JSON: `reasons` is empty where it may be published."""
    said = made.verdict
    return {
        "file": said.file,
        "publishable": said.publishable,
        "verdict": said.words,
        "reasons": [{"reason": reason.what, "count": reason.count} for reason in said.reasons],
        "signed_off": said.signed,
        "concerns": said.concerns,
        "findings": [_finding(finding) for finding in made.failing],
        "settled": [
            _finding(one.finding) | {"who": one.judgement.who, "note": one.judgement.note} for one in made.settled
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(include={"rule", "line", "column", "severity", "message", "fingerprint"})


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
        "after": None if after is None else {**(_place(after) or {}), "id": held.present, **_line(board, after)},
        "what": list(mark.what),
        "evidence": [_evidence(each, state) for each, state in zip(mark.evidence, mark.files, strict=False)],
        "redated": mark.redated,
        "who": mark.who,
        "when": mark.when.isoformat(),
        "conflict": [opinion.model_dump(mode="json") for opinion in mark.opinions] if mark.conflict else [],
        "missing": mark.missing,
        "dismissed": mark.dismissed,
        "note": mark.note,
    }


def _evidence(evidence: Evidence, state: FileState | None) -> dict[str, Any]:
    return {"address": evidence.address, "locator": evidence.locator, "state": state}


def _line(board: Board, span: Span) -> dict[str, int]:
    line, column = board.version.document.line_column(span.start)
    return {"line": line, "column": column}


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}
