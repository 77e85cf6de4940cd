"""A second copy of every mark, in the user's data folder, for the day when a ledger is deleted or replaced.

It is written without waiting for the disk and never in the way of a mark: where it can't be kept, nothing is said.
Ledgers on a server have none.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from factcheck.ledger.chain import line
from factcheck.ledger.events import Event, as_object
from factcheck.ledger.place import data_folder, short
from factcheck.ledger.stores.lock import alone
from factcheck.ledger.stores.store import Store
from factcheck.output.write import open_private
from factcheck.records.errors import LedgerError

_TAIL = 1 << 18


def journal_of(ledger: Path) -> Path:
    """The journal of the ledger at a path: named after it."""
    whole = ledger.absolute()
    return data_folder() / "journal" / f"{short(str(whole))}-{whole.stem}.jsonl"


def lost(store: Store, ledger: Path) -> str | None:
    """One line that says so when marks that were written to this ledger are in it no longer; None when all is well."""
    journal = journal_of(ledger)
    last = _last_hash(journal)
    if last is None or store.has(last):
        return None
    what = "is gone" if not ledger.exists() else "has lost marks, or is another one"
    return f"{ledger}: the ledger that was here {what}; bring its marks back with: factcheck ledger import {journal}"


def keep(store: Store, ledger: Path, sealed: Sequence[Event]) -> None:
    """Add events that were just acknowledged; a journal of a lost ledger is put aside first, not mixed up with this."""
    journal = journal_of(ledger)
    lines = "".join(line(as_object(event)) + "\n" for event in sealed).encode()
    # The events are kept already: a journal that can't be read, or that another program keeps busy, changes nothing.
    with suppress(OSError, LedgerError):
        journal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        last = _last_hash(journal)
        if last is not None and not store.has(last):
            journal.rename(journal.with_suffix(f".{datetime.now(UTC):%Y%m%dT%H%M%S}.jsonl"))
        mode = "r+b" if journal.exists() else "a+b"
        with open(journal, mode, buffering=0, opener=open_private) as file, alone(file, patience=2, name=str(journal)):
            _add(file, lines)


def _add(file: IO[bytes], lines: bytes) -> None:
    """Add whole lines behind the last whole one; half a line that a crash left would spoil the next."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - _TAIL)
    file.seek(start)
    tail = file.read(_TAIL) or b""
    end = start + tail.rfind(b"\n") + 1 if b"\n" in tail or not start else size
    try:
        file.truncate(end)
        file.seek(end)
        left = memoryview(lines)
        while left:
            left = left[file.write(left) or 0 :]
    except OSError:
        file.truncate(end)
        raise


def _last_hash(journal: Path) -> str | None:
    """The hash of the last whole line."""
    try:
        with journal.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _TAIL))
            tail = file.read()
        text = tail[: tail.rindex(b"\n")].rsplit(b"\n", 1)[-1]
        found = json.loads(text).get("hash")
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return found if isinstance(found, str) else None
