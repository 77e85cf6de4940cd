"""Copies of a ledger: written whole or not at all, read back, and brought together."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.ledger import heads
from factcheck.ledger.audit import audit
from factcheck.ledger.events import Event
from factcheck.ledger.ledger import Ledger, open_store
from factcheck.ledger.place import FILE, FOLDER, server
from factcheck.ledger.stores.store import Store
from factcheck.records.errors import LedgerError


def copy(events: Sequence[Event], target: Path) -> int:
    """Write events into a new ledger at `target` (.db, or .jsonl for the text form), in place of what was there."""
    with _aside(target) as aside:
        store = open_store(str(aside))
        store.insert(events)
        store.close()
    heads.file_of(target).unlink(missing_ok=True)  # the head of what was there before
    copied = open_store(str(target))
    heads.keep(copied, target)
    copied.close()
    return len(events)


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
                raise LedgerError(f"event {event.id} differs between the ledgers: one was altered", file=address)
    return sorted(found.values(), key=lambda event: (event.n, event.at, event.id))


def _sound(address: str) -> list[Event]:
    """The events of the ledger at an address; a LedgerError where it isn't there, or one of them was altered."""
    if not server(address) and not Path(address).exists():
        raise LedgerError("there is no such ledger", file=address)
    store = open_store(address)
    log = audit(store.kept())
    store.close()
    if wrong := [*log.unreadable, *log.altered]:
        told = wrong[0].rpartition("; ")[0]
        raise LedgerError(f"not taken in: {told}; 'factcheck ledger verify' tells more", file=address)
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
    """Add a line to a file of git's if it isn't there; whether it was added."""
    try:
        said = file.read_text(encoding="utf-8") if file.exists() else ""
        if line in said.splitlines():
            return False
        with file.open("a", encoding="utf-8", newline="\n") as lines:
            lines.write(("" if not said or said.endswith("\n") else "\n") + line + "\n")
    except (OSError, UnicodeDecodeError):
        return False
    return True


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A path to write to, which takes the target's place when the block ends well, and leaves no trace else."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".factcheck-") as folder:
            aside = Path(folder) / target.name
            yield aside
            if not aside.exists():
                aside.touch()
            with aside.open("rb+") as file:
                os.fsync(file.fileno())
            for name in ("-wal", "-shm"):  # of the database that was here: they would be read as the new one's
                Path(f"{target}{name}").unlink(missing_ok=True)
            aside.replace(target)
    except OSError as error:
        raise LedgerError(f"nothing was written: {error.strerror}", file=str(target)) from error
