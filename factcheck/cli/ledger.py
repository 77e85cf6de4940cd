"""`factcheck ledger`: looking after ledgers, and the history of a claim."""

from pathlib import Path

import click

from factcheck import api
from factcheck.cli.options import OUTPUT
from factcheck.cli.terminal import complain, safe, write
from factcheck.ledger import copies
from factcheck.ledger.fold import order
from factcheck.ledger.history import told
from factcheck.ledger.ledger import Ledger
from factcheck.ledger.place import LINES, TEXT
from factcheck.ledger.signature import is_ledger
from factcheck.output.destination import destination
from factcheck.records.errors import ConfigError, LedgerError, UntrustedError
from factcheck.records.regular import regular
from factcheck.tables.project import leads_out, remote

_LEDGER = click.option("--ledger", metavar="ADDRESS", help="The ledger: a .db or .jsonl file, or postgresql://…")
_DRAFT = click.argument("file", default=".", type=click.Path(path_type=str))


@click.group(name="ledger")
def command() -> None:
    """Look after the ledger of a draft. FILE is the draft, or a folder; its ledger is found upward from there."""


@command.command()
@_DRAFT
@_LEDGER
@click.option("--expect", multiple=True, metavar="HEAD", help="It must hold all that led up to this head, 57:3fa9c1…")
@click.option("--allowed-signers", type=click.Path(path_type=Path), help="The checkers' SSH keys; else the desk's.")
def verify(file: str, ledger: str | None, expect: tuple[str, ...], allowed_signers: Path | None) -> int:
    """Check the ledger: every event is there and unaltered, and commands show what the events say.

    Exits 1 where something is wrong, and 2 where there is no ledger, or none that can be read.
    """
    from factcheck.cli.verifying import verified

    desk = api.desk_for(file)
    named = desk.config.desk.allowed_signers
    beside = (desk.file.parent / named if desk.file else Path(named)) if named else None
    if beside and remote(beside):
        raise ConfigError("desk.allowed_signers is on another machine; name it with --allowed-signers", file=str(named))
    return verified(_opened(file, ledger), expected=expect, allowed=allowed_signers or beside)


@command.command()
@_DRAFT
@_LEDGER
def rebuild(file: str, ledger: str | None) -> int:
    """Make anew, from the log alone, what commands show; refused where the log itself was altered."""
    from factcheck.cli.verifying import rebuilt

    return rebuilt(_opened(file, ledger))


@command.command()
@_DRAFT
@_LEDGER
@click.option("--as", "who", metavar="NAME", help="Who you are; else FACTCHECK_CHECKER, else your user name.")
@click.option("--sign-key", metavar="KEY", help="Sign with this SSH key; else FACTCHECK_SIGNING_KEY.")
def sign(file: str, ledger: str | None, who: str | None, sign_key: str | None) -> int:
    """Sign everything unsigned in your name (--as) with your key (--sign-key), and print what it was."""
    from factcheck.cli.checker import checker
    from factcheck.cli.verifying import signed

    return signed(_open(file, ledger), who=checker(who), key=sign_key)


@command.command()
@click.argument("file", type=click.Path(path_type=str))
@click.argument("claim", required=False)
@_LEDGER
def history(file: str, claim: str | None, ledger: str | None) -> int:
    """Show what was said of a CLAIM, or of the whole draft, and by whom."""
    board = api.open_board(file, address=ledger)
    if board.ledger.warning:
        complain(board.ledger.warning)
    if claim:
        events = board.history(board.name_of(board.full_id(claim)))
    else:
        drafts = board.known.drafts
        events = sorted((event for draft in drafts for event in board.ledger.store.events(draft=draft)), key=order)
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
    count = copies.bring_in(taken, opened)
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
    opened = _opened(file, ledger)
    if opened.warning:
        complain(opened.warning)
    return opened


def _opened(file: str, ledger: str | None) -> Ledger:
    path = Path(file)
    if ledger is None and path.is_file() and (path.suffix in (".db", *LINES) or is_ledger(path)):  # not the draft
        return api.open_ledger(path.parent / "draft", address=file)
    return api.open_ledger(path / "draft" if path.is_dir() else path, desk=api.desk_for(file), address=ledger)


def _beside(opened: Ledger, name: str) -> Path:
    """A file beside the ledger, which nobody named: so it is neither a link out of the project nor a pipe."""
    if "://" in opened.place.address:
        raise LedgerError("name the output file with -o", file=opened.store.address)
    file = Path(opened.place.address).parent / name
    if file.is_symlink() and (leads := leads_out(file.absolute(), opened.place.root.absolute())):
        raise UntrustedError(f"a link to {leads}, outside of this project; name another file", file=str(file))
    regular(file, error=LedgerError)
    return file


def _stamp() -> str:
    from datetime import UTC, datetime

    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
