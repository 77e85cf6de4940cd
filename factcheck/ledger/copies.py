"""Copies of a ledger: written whole or not at all, read back, and brought together."""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from factcheck.ledger import chain
from factcheck.ledger.events import Event
from factcheck.ledger.ledger import open_store
from factcheck.ledger.place import server
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
    with _aside(target) as aside:
        store = open_store(str(aside))
        store.insert(events)
        store.close()
    return len(events)


def bring_in(source: Path, store: Store) -> int:
    """Add the events of the ledger at `source` that `store` hasn't; the number of those. A LedgerError if altered."""
    if not source.exists():
        raise LedgerError("there is no such ledger", file=str(source))
    other = open_store(str(source))
    problems = chain.broken(other.written())
    if problems:
        raise LedgerError(f"not taken in: {problems[0]}", file=str(source))
    return store.insert(list(other.events()))


def union(sources: Sequence[str]) -> list[Event]:
    """The events of several ledgers, each once, in an order that every one of them agrees with."""
    found: dict[str, Event] = {}
    for address in sources:
        if not server(address) and not Path(address).exists():
            raise LedgerError("there is no such ledger", file=address)
        for event in open_store(address).events():
            if found.setdefault(event.id, event).hash != event.hash:
                raise LedgerError(f"event {event.id} differs between the ledgers: one was altered", file=address)
    return sorted(found.values(), key=lambda event: (event.n, event.at, event.id))


def merge_quietly(path: Path) -> str | None:
    """Have git merge the text form at `path` line by line, where it lies in a work tree; a line about it, or None."""
    attribute = f"{path.name} merge=union"
    file = path.parent / ".gitattributes"
    if not any((folder / ".git").exists() for folder in (path.absolute().parent, *path.absolute().parents)):
        return None
    with contextlib.suppress(OSError, UnicodeDecodeError):
        said = file.read_text(encoding="utf-8") if file.exists() else ""
        if attribute in said.splitlines():
            return None
        with file.open("a", encoding="utf-8") as attributes:
            attributes.write(("" if not said or said.endswith("\n") else "\n") + attribute + "\n")
        return f"{file}: says now that git merges {path.name} by keeping the lines of both sides"
    return None


@contextlib.contextmanager
def _aside(target: Path):  # type: ignore[no-untyped-def]
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
            aside.replace(target)
    except OSError as error:
        raise LedgerError(f"nothing was written: {error.strerror}", file=str(target)) from error
