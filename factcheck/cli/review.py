"""`factcheck review`: go through a draft's claims in the terminal."""

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from factcheck.cli.checker import checker
from factcheck.cli.options import OUTPUT, READER, Day
from factcheck.text.document import Anchor

EXAMPLES = """\b
Examples:
  factcheck review draft.md
  factcheck review drafts/*.md --published 2026-03-05
  factcheck review draft.md --record run.jsonl     (and --replay run.jsonl)"""


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", type=Day(), help="The day of publication; else as when the draft was marked last.")
@click.option("--anchor", type=click.Choice(["published", "text", "auto"]), help="As for extract.")
@click.option("--encoding", metavar="NAME", help="The encoding of files that aren't UTF-8.")
@READER
@click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
@click.option("--as", "who", metavar="NAME", help="Who you are; else FACTCHECK_CHECKER, else your user name.")
@click.option("--record", type=OUTPUT, help="Write the keys that are pressed here.")
@click.option("--replay", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Press recorded keys.")
def command(
    files: tuple[Path, ...], published: date | None, anchor: Anchor | None, encoding: str | None,
    reader: str | None, ledger: str | None,
    who: str | None, record: str | None, replay: Path | None,
) -> int:  # fmt: skip
    """Go through the claims of FILES, one key a claim; ? shows every key. What you mark is kept at once."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("review needs a terminal; 'factcheck mark' does the same from scripts")
    from factcheck.review.opening import desk_for

    desk = desk_for(
        files, published=published, dating=anchor, encoding=encoding, reader=reader, address=ledger, who=checker(who)
    )  # the drafts are read before the screen is taken, so that what is wrong with them is said in plain words
    from factcheck.review.app import Review
    from factcheck.review.recording import player, recording_to

    with ExitStack() as stack:
        recording = stack.enter_context(recording_to(record, files)) if record else None
        app = Review(desk, record=recording)
        app.run(auto_pilot=player(replay) if replay else None)
    if app.fault is not None:
        raise app.fault
    return 0
