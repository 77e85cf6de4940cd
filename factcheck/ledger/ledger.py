"""Opening a ledger: the store behind its address, the journal beside it, and which draft a file is."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.ledger import heads, journal
from factcheck.ledger.address import server, shown, unfit
from factcheck.ledger.anchor.version import Version
from factcheck.ledger.drafts import Known, recognise
from factcheck.ledger.events import Event
from factcheck.ledger.keys import KEY, signer
from factcheck.ledger.place import LINES, Place, name_in, place_for
from factcheck.ledger.stores.store import Store
from factcheck.records.errors import LedgerError
from factcheck.records.regular import regular


@dataclass(frozen=True)
class Ledger:
    """A ledger that is open. `warning` is one line for the user where marks were lost since the last time; `key` the
    SSH key with which what is added is signed.
    """

    store: Store
    place: Place
    warning: str | None = None
    key: str | None = None

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Keep events for good; what comes back are they, sealed. A LedgerError: none of them was kept."""
        sealed = self.store.append(events, sign=signer(self.key) if self.key else None)
        if sealed and not server(self.place.address):
            journal.keep(self.store, Path(self.place.address), sealed)
            heads.keep(self.store, Path(self.place.address))
        return sealed

    def head(self) -> str | None:
        """The end of its log, as people copy it; None for an empty one."""
        return heads.printed(self.store.tip())

    def draft(self, path: Path, version: Version) -> Known:
        """Which of the ledger's drafts the file at `path`, with the text of `version`, is."""
        return recognise(self.store.drafts(), self.name(path), version, there=lambda name: self._there(name, path))

    def name(self, path: Path) -> str:
        """The name under which the ledger knows the file at `path`."""
        if server(self.place.address):
            return f"{_machine()}{path.absolute().as_posix()}"
        return name_in(self.place.root, path)

    def file(self, name: str) -> Path | None:
        """Where the file lies that the ledger knows by `name`; None for one on another machine."""
        if not server(self.place.address):
            return self.place.root / name
        machine = _machine()
        return Path(name.removeprefix(machine)) if name.startswith(machine) else None

    def _there(self, name: str, path: Path) -> bool:
        """Whether another file than the one at `path` lies where the ledger has one of this `name`."""
        other = self.file(name)
        try:
            return other is not None and other.is_file() and not (path.exists() and other.samefile(path))
        except OSError:
            return False

    def history(self, draft: str, claim: str) -> Iterator[Event]:
        """All events on a claim (by its name in the ledger; "": on the draft as a whole), the first one first."""
        return self.store.events(draft=draft, claim=claim)

    def close(self) -> None:
        """Let go of it."""
        self.store.close()


def _machine() -> str:
    import platform

    return f"{platform.node()}:"


def open_ledger(draft: Path, address: str | None = None, *, patience: float = 15.0) -> Ledger:
    """The ledger of the draft at `draft`, or the one at `address`; nothing is created before the first mark.

    `patience`: seconds to wait for another program that writes. A LedgerError where it can't be trusted.
    """
    place = place_for(draft, address)
    if not server(place.address) and _same(Path(place.address), draft):
        raise LedgerError("the draft itself, not a ledger; name another file", file=place.address)
    return open_at(place, patience=patience)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def open_at(place: Place, *, patience: float = 15.0) -> Ledger:
    """The ledger at a place."""
    store = open_store(place.address, patience=patience)
    path = None if server(place.address) else Path(place.address)
    warning = None
    with suppress(LedgerError):  # a ledger that can't be read is told by who reads it
        warning = (journal.lost(store, path) or heads.lost(store, path)) if path else None
    return Ledger(store, place, warning, os.environ.get(KEY) or None)


def open_store(address: str, *, patience: float = 15.0) -> Store:
    """The store at an address: a PostgreSQL server, a text form (.jsonl), or a SQLite file; a LedgerError else."""
    if wrong := unfit(address):
        raise LedgerError(wrong, file=shown(address))
    if server(address):
        from factcheck.ledger.stores.postgres import open_postgres

        return open_postgres(address, patience=patience)
    path = Path(address)
    regular(path, error=LedgerError)
    if path.suffix in LINES:
        from factcheck.ledger.stores.lines import LineStore

        return LineStore(path, patience=patience)
    from factcheck.ledger.stores.sqlite import open_sqlite

    return open_sqlite(path, patience=patience)
