"""Copies of a ledger: written whole or not at all, read back, and brought together."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.ledger import chain
from factcheck.ledger.address import scheme, server, shown, unfit
from factcheck.ledger.events import Event
from factcheck.ledger.ledger import open_store
from factcheck.ledger.place import FILE, FOLDER
from factcheck.ledger.stores.foreign import fit_to_replace
from factcheck.ledger.stores.store import Store
from factcheck.records.errors import LedgerError


def verify(store: Store) -> list[str]:
    """What is wrong with a log, a phrase each; empty where every event is there, unaltered."""
    problems = chain.broken(store.written())
    tip = store.tip()
    count = sum(1 for _ in store.written())
    if count != tip.count:
        problems.append(f"{tip.count} events were kept, {count} are there")
    problems += [f"the last event {head[:12]} is missing" for head in tip.heads if not store.has(head)]
    return problems


def copy(events: Sequence[Event], target: Path) -> int:
    """Write events into a new ledger at `target` (.db, or .jsonl for the text form), in place of what was there."""
    if wrong := unfit(str(target)) or (scheme(str(target)) and "a server, not a file; name a file"):
        raise LedgerError(wrong, file=shown(str(target)))
    fit_to_replace(target)
    with _aside(target) as aside:
        store = open_store(str(aside))
        store.insert(events)
        store.close()
    return len(events)


def bring_in(source: Path, store: Store) -> int:
    """Add the events of the ledger at `source` that `store` hasn't; the number of those. A LedgerError if altered."""
    if not source.exists():
        raise LedgerError("there is no such ledger", file=shown(str(source)))
    other = open_store(str(source))
    problems = chain.broken(other.written())
    if problems:
        raise LedgerError(f"not taken in: {problems[0]}", file=str(source))
    return store.insert(list(other.events()))


def union(sources: Sequence[str]) -> list[Event]:
    """The events of several ledgers, each once, in an order that every one of them agrees with."""
    found: dict[str, Event] = {}
    for address in sources:
        if not (server(address) or unfit(address) or Path(address).exists()):
            raise LedgerError("there is no such ledger", file=address)
        for event in open_store(address).events():
            if found.setdefault(event.id, event).hash != event.hash:
                raise LedgerError(f"event {event.id} differs between the ledgers: one was altered", file=shown(address))
    return sorted(found.values(), key=lambda event: (event.n, event.at, event.id))


def settle_in(path: Path) -> list[str]:
    """Make a text form at home in the git work tree that it lies in: merged by keeping the lines of both sides, and
    the database beside it not committed. A line for each thing that was written; none outside of a work tree.
    """
    if not any((folder / ".git").exists() for folder in path.absolute().parents):
        return []
    said = []
    if _add_line(path.parent / ".gitattributes", f"{path.name} merge=union"):
        said.append(f"{path.parent / '.gitattributes'}: git merges {path.name} by keeping the lines of both sides now")
    if path.parent.name == FOLDER and _add_line(path.parent / ".gitignore", f"{FILE}*"):
        said.append(f"{path.parent / '.gitignore'}: git leaves the database out now; commit {path.name}")
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
            for ending in ("-wal", "-shm", "-journal"):  # logs of the database that goes; the new one has none
                Path(f"{target}{ending}").unlink(missing_ok=True)
            aside.replace(target)
    except OSError as error:
        raise LedgerError(f"nothing was written: {error.strerror}", file=str(target)) from error
