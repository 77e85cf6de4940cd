"""`factcheck ledger`: looking after ledgers, and the history of a claim."""

from pathlib import Path

import click

from factcheck import api
from factcheck.cli.options import OUTPUT
from factcheck.cli.terminal import complain, safe, write
from factcheck.ledger import copies
from factcheck.ledger.history import told
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.place import TEXT
from factcheck.output.destination import destination
from factcheck.records.errors import LedgerError

_LEDGER = click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
_DRAFT = click.argument("file", default=".", type=click.Path(path_type=str))


@click.group(name="ledger")
def command() -> None:
    """Look after the ledger of a draft. FILE is the draft, or a folder; its ledger is found upward from there."""


@command.command()
@_DRAFT
@_LEDGER
def verify(file: str, ledger: str | None) -> int:
    """Check that every event is there and unaltered."""
    opened = _open(file, ledger)
    problems = copies.verify(opened.store)
    problems += [opened.warning] if opened.warning else []
    for problem in problems:
        complain(f"{opened.store.address}: {problem}")
    if not problems:
        write((safe(f"{opened.store.address}: {opened.store.tip().count} events, none altered, none missing"),))
    return 1 if problems else 0


@command.command()
@click.argument("file", type=click.Path(path_type=str))
@click.argument("claim", required=False)
@_LEDGER
def history(file: str, claim: str | None, ledger: str | None) -> int:
    """Show what was said of a CLAIM, or of the whole draft, and by whom."""
    board = api.open_board(file, address=ledger)
    if claim:
        events = board.history(board.name_of(board.full_id(claim)))
    else:
        events = [event for draft in board.known.drafts for event in board.ledger.store.events(draft=draft)]
    write(safe(line) for line in told(events))
    return 0


@command.command()
@_DRAFT
@_LEDGER
@click.option("--output", "-o", type=OUTPUT, help="The copy; beside the ledger if not given.")
def backup(file: str, ledger: str | None, output: str | None) -> int:
    """Write a copy of the ledger, which takes its place if it is ever lost."""
    opened = _open(file, ledger)
    target = str(_beside(opened, f"ledger-{_stamp()}.db")) if output is None else output
    count = copies.copy(list(opened.store.events()), target, inputs=[opened.place.address])
    _say_written(target, f"{count} events")
    return 0


@command.command()
@_DRAFT
@_LEDGER
@click.option("--output", "-o", type=OUTPUT, help="The text form; beside the ledger if not given.")
def export(file: str, ledger: str | None, output: str | None) -> int:
    """Add to the text form, one line of JSON an event, what it hasn't yet; to be committed beside the draft."""
    opened = _open(file, ledger)
    target = str(_beside(opened, TEXT)) if output is None else output
    to = None if output is None else destination(target, error=LedgerError)
    is_file = to is None or to.file is not None
    if is_file and Path(target).suffix != ".jsonl":
        raise click.UsageError(f"{target} should end in .jsonl; for a database, use 'factcheck ledger backup'")
    count = copies.export(list(opened.store.events()), target)
    for line in copies.settle_in(Path(target)) if is_file else ():
        complain(line)
    _say_written(target, f"{count} new events")
    return 0


@command.command("import")
@click.argument("source", required=False, type=click.Path(path_type=Path))
@_DRAFT
@_LEDGER
def import_(source: Path | None, file: str, ledger: str | None) -> int:
    """Take in the events of SOURCE, a text form, a backup or another ledger, that the ledger of FILE hasn't."""
    opened = _open(file, ledger)
    taken = source or _beside(opened, TEXT)
    count = copies.bring_in(taken, opened.store)
    write((safe(f"{opened.store.address}: {count} new events"),))
    return 0


@command.command()
@click.argument("ledgers", nargs=-1, required=True)
@click.option("--output", "-o", type=OUTPUT, required=True, help="The ledger that holds them all.")
def merge(ledgers: tuple[str, ...], output: str) -> int:
    """Bring the events of several LEDGERS together in one; marks that differ are kept and shown as a conflict."""
    count = copies.copy(copies.union(ledgers), output, inputs=ledgers)
    _say_written(output, f"{count} events")
    return 0


def _say_written(target: str, what: str) -> None:
    """Say what was written, where it isn't in the way of the output itself."""
    line = safe(f"{target}: {what}")
    if destination(target, error=LedgerError).standard_output:
        complain(line)
    else:
        write((line,))


def _open(file: str, ledger: str | None) -> Ledger:
    path = Path(file)
    inside = path / "." if path.is_dir() else path
    opened = api.open_ledger(inside / "draft" if path.is_dir() else inside, desk=api.desk_for(file), address=ledger)
    if opened.warning:
        complain(opened.warning)
    return opened


def _beside(opened: Ledger, name: str) -> Path:
    if "://" in opened.place.address:
        raise LedgerError("say with -o where the file shall lie", file=opened.store.address)
    return Path(opened.place.address).parent / name


def _stamp() -> str:
    from datetime import UTC, datetime

    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
