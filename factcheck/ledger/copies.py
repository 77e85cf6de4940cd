"""Copies of a ledger: written whole or not at all, read back, and brought together."""

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck.ledger import chain, heads
from factcheck.ledger.address import scheme, server, shown, unfit
from factcheck.ledger.audit import audit
from factcheck.ledger.events import Event, as_object
from factcheck.ledger.ledger import Ledger, open_store
from factcheck.ledger.place import FILE, FOLDER, LINES
from factcheck.ledger.signature import is_ledger
from factcheck.ledger.stores.store import Store
from factcheck.output.destination import STDOUT, destination, must_not_be, unwritable
from factcheck.output.write import replace, write_output
from factcheck.records.errors import LedgerError


def copy(
    events: Sequence[Event], target: Path | str, *, inputs: Sequence[str] = (), check: Callable[[], None] | None = None
) -> int:
    """Write events into a new ledger at `target` (.db, or .jsonl for the text form), in place of an older copy.

    "-" is standard output. `inputs` are the ledgers that the events come from. A LedgerError where that can't be done,
    where `target` is one of them, where it is no ledger, and where it holds marks that the copy hasn't. `check`: what
    is asked instead of the last, just before `target` is written, and may refuse.
    """
    form = ".jsonl" if Path(target).suffix in LINES else ".db"
    file = _free(target, inputs)
    if file and any(Path(f"{file}{log}").exists() for log in ("-wal", "-journal")):
        raise LedgerError("is open in another program; name another file", file=str(target))
    content = _lines(events) if form == ".jsonl" else _database(events, str(target))
    if check:
        check()
    elif file:
        _holds_no_more(file, events)
    write_output(target, content, error=LedgerError, private=True, binary=form == ".db")
    if file:
        heads.file_of(file).unlink(missing_ok=True)  # the head of what was there before
        _keep_head(file)
    return len(events)


def export(events: Sequence[Event], target: Path | str) -> int:
    """Add to the text form at `target` the events that it hasn't yet; the number of those. "-" is standard output."""
    file = _free(target)
    if file is None or not file.exists() or not file.stat().st_size:
        write_output(target, _lines(events), error=LedgerError, private=True)
        if file:
            _keep_head(file)
        return len(events)
    return add(events, open_store(str(target)), str(target))


def _holds_no_more(file: Path, events: Sequence[Event]) -> None:
    """Refuse to put a copy in the place of a ledger with marks of its own."""
    if not file.exists() or not file.stat().st_size:
        return
    store = open_store(str(file))
    own = {event.hash for event in store.events()} - {event.hash for event in events}
    store.close()
    if own:
        raise LedgerError("is a ledger with marks that the copy doesn't hold; name another file", file=str(file))


def _keep_head(file: Path) -> None:
    store = open_store(str(file))
    heads.keep(store, file)
    store.close()


def _free(target: Path | str, inputs: Sequence[str] = ()) -> Path | None:
    """The file that a copy may be written to, whose folder is made if need be; None for a pipe or a device."""
    if target != STDOUT:
        if wrong := unfit(str(target)) or (scheme(str(target)) and "a server, not a file; name a file"):
            raise LedgerError(wrong, file=shown(str(target)))
        _make_folder(Path(target))
    must_not_be(target, [(path, "the ledger that is copied") for path in inputs if not server(path)], error=LedgerError)
    file = destination(target, error=LedgerError).file
    if file and file.exists() and file.stat().st_size and not is_ledger(file):
        raise LedgerError("is there already, and is no ledger; name another file", file=str(target))
    return file


def _make_folder(target: Path) -> None:
    with contextlib.suppress(FileExistsError):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as reason:
            raise unwritable(str(target), reason, LedgerError) from None


def _lines(events: Sequence[Event]) -> bytes:
    return "".join(chain.line(as_object(event)) + "\n" for event in events).encode()


def _database(events: Sequence[Event], target: str) -> bytes:
    """The content of a database that holds the events."""
    try:
        with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
            aside = Path(folder) / FILE
            store = open_store(str(aside))
            store.insert(events)
            store.close()
            return aside.read_bytes()
    except (OSError, LedgerError) as reason:
        said = reason.strerror or str(reason) if isinstance(reason, OSError) else reason.message
        raise LedgerError(f"the copy can't be made in the folder for temporary files: {said}", file=target) from None


def bring_in(source: Path, ledger: Ledger) -> int:
    """Add the events of the ledger at `source` that `ledger` hasn't; the number of those. A LedgerError if altered."""
    return add(_sound(str(source)), ledger.store, ledger.place.address)


def add(events: Sequence[Event], store: Store, address: str) -> int:
    """Add those of `events` that the store at `address` hasn't, and keep its head; the number of those."""
    count = store.insert(events)
    if not server(address):
        heads.keep(store, Path(address))
    return count


def union(sources: Sequence[str]) -> list[Event]:
    """The events of several ledgers, each once, in an order that every one of them agrees with."""
    found: dict[str, Event] = {}
    for address in sources:
        for event in _sound(address):
            if found.setdefault(event.id, event).hash != event.hash:
                raise LedgerError(f"event {event.id} differs between the ledgers: one was altered", file=shown(address))
    return sorted(found.values(), key=lambda event: (event.n, event.at, event.id))


def _sound(address: str) -> list[Event]:
    """The events of the ledger at an address; a LedgerError where it isn't there, or one of them was altered."""
    if not (server(address) or unfit(address) or Path(address).exists()):
        raise LedgerError("there is no such ledger", file=shown(address))
    store = open_store(address)
    log = audit(store.kept())
    store.close()
    if wrong := [*log.unreadable, *log.altered]:
        told = wrong[0].rpartition("; ")[0]
        raise LedgerError(f"not taken in: {told}; 'factcheck ledger verify' tells more", file=shown(address))
    return log.events


def settle_in(path: Path) -> list[str]:
    """Make a text form at home in the git work tree that it lies in: merged by keeping the lines of both sides, and
    the database beside it not committed. A line for each thing that was written; none outside of a work tree.
    """
    if not any((folder / ".git").exists() for folder in path.absolute().parents):
        return []
    said = []
    added = [
        _add_line(path.parent / ".gitattributes", f"{name} merge=union") for name in (path.name, f"{path.name}.head")
    ]
    if any(added):
        said.append(f"{path.parent / '.gitattributes'}: git merges {path.name} by keeping the lines of both sides now")
    if path.parent.name == FOLDER and _add_line(path.parent / ".gitignore", f"{FILE}*"):
        said.append(
            f"{path.parent / '.gitignore'}: git leaves the database out now; commit {path.name} and {path.name}.head"
        )
    return said


def _add_line(file: Path, line: str) -> bool:
    """Add a line to a file of git's if it isn't there; whether it was added. As git does, it follows no link there."""
    try:
        if file.is_symlink():
            return False
        said, added = file.read_bytes() if file.exists() else b"", line.encode()
        if added in said.splitlines():
            return False
        replace(file, said + (b"" if not said or said.endswith(b"\n") else b"\n") + added + b"\n")
    except OSError:
        return False
    return True
