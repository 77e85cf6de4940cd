"""The text form: the log itself, one line of JSON an event, append-only, to be committed beside the draft."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from factcheck.ledger import chain
from factcheck.ledger.chain import Tip
from factcheck.ledger.events import EVENT, FORMAT, Event, Seen, as_object
from factcheck.ledger.fold import Entry, Sketch, fold, sketch_of
from factcheck.ledger.stores.foreign import fit_for_lines
from factcheck.ledger.stores.lock import alone
from factcheck.output.write import open_private
from factcheck.records.errors import LedgerError


class LineStore:
    """A `Store` in a text file. Branches of it merge by keeping the lines of both sides (git's merge=union)."""

    def __init__(self, path: Path, *, patience: float = 15.0) -> None:
        self._path = path
        self._patience = patience
        self._events: list[Event] = []
        self._ids: dict[str, str] = {}
        self._tip = Tip()
        self._read_to: tuple[int, int, int] = (0, 0, 0)  # device, inode, offset of what was read

    @property
    def address(self) -> str:
        """The file's path."""
        return str(self._path)

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Seal the events and write them as lines, synchronised to the disk."""
        if not events:
            return []
        with self._open() as file, alone(file, patience=self._patience, name=self.address):
            self._catch_up(file)
            sealed, _ = chain.seal(events, self._tip)
            self._write(file, sealed)
        return sealed

    def insert(self, events: Iterable[Event]) -> int:
        """Add the lines of those events that are new here."""
        with self._open() as file, alone(file, patience=self._patience, name=self.address):
            self._catch_up(file)
            known = dict(self._ids)
            fresh: list[Event] = []
            for event in events:
                if event.id not in known:
                    fresh.append(event)
                if known.setdefault(event.id, event.hash) != event.hash:
                    raise LedgerError(f"event {event.id} is another one than here: one of the logs was altered")
            if fresh:
                self._write(file, fresh)
        return len(fresh)

    def events(self, *, draft: str | None = None, claim: str | None = None) -> Iterator[Event]:
        """The events in the order of the lines."""
        self._refresh()
        for event in list(self._events):
            if draft in (None, event.draft) and claim in (None, event.claim or ""):
                yield event

    def written(self) -> Iterator[dict[str, Any]]:
        """Every line's object."""
        if self._path.exists():
            with self._path.open("rb") as file:
                for number, line in enumerate(_whole_lines(file.read()), start=1):
                    if line.strip():
                        yield self._parsed(line, number)

    def entries(self, draft: str) -> list[Entry]:
        """The entries of one draft, folded from its lines."""
        of_claim: dict[str, list[Event]] = {}
        for event in self.events(draft=draft):
            if event.claim:
                of_claim.setdefault(event.claim, []).append(event)
        return sorted((fold(draft, claim, events) for claim, events in of_claim.items()), key=lambda entry: entry.n)

    def sketches(self, draft: str) -> list[Sketch]:
        """The same, as sketches."""
        return [sketch_of(entry) for entry in self.entries(draft)]

    def drafts(self) -> list[Entry]:
        """An entry for each draft as a whole."""
        of_draft: dict[str, list[Event]] = {}
        for event in self.events(claim=""):
            of_draft.setdefault(event.draft, []).append(event)
        return [fold(draft, "", events) for draft, events in of_draft.items()]

    def versions(self, draft: str) -> dict[str, str]:
        """The packed sentence digests of a draft's versions."""
        seen = (event for event in self.events(draft=draft, claim="") if isinstance(event, Seen))
        return {event.sha256[:16]: event.sentences for event in seen}

    def tip(self) -> Tip:
        """The end of the log."""
        self._refresh()
        return self._tip

    def has(self, hash_: str) -> bool:
        """Whether a line holds the event with this hash."""
        self._refresh()
        return hash_ in self._ids.values()

    def close(self) -> None:
        """Nothing is held open."""

    def _open(self) -> IO[bytes]:
        if self._ids and not self._path.exists():
            raise LedgerError(
                "the ledger was moved or deleted while it was open; nothing was written: open it again",
                file=self.address,
            )
        fit_for_lines(self._path)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Unbuffered: what the disk refuses must not be tried again when the file is closed.
            mode = "r+b" if self._path.exists() else "a+b"
            return open(self._path, mode, buffering=0, opener=open_private)
        except OSError as error:
            raise LedgerError(f"the ledger can't be written here ({error.strerror})", file=self.address) from error

    def _refresh(self) -> None:
        try:
            with self._path.open("rb") as file:
                self._catch_up(file)
        except FileNotFoundError:
            return
        except OSError as error:
            raise LedgerError(error.strerror or str(error), file=self.address) from error

    def _catch_up(self, file: IO[bytes]) -> None:
        """Read what was added since the last time; from the start where it is another file, or a shorter one."""
        found = os.fstat(file.fileno())
        device, inode, offset = self._read_to
        if (device, inode) != (found.st_dev, found.st_ino) or offset > found.st_size:
            self._events, self._ids, self._tip, offset = [], {}, Tip(), 0
        if offset == found.st_size:
            return
        file.seek(offset)
        added: list[Event] = []
        for number, line in enumerate(_whole_lines(file.read()), start=len(self._events) + 1):
            offset += len(line)
            if line.strip():
                event = self._event(line, number)
                if self._ids.setdefault(event.id, event.hash) == event.hash and event.hash:
                    added.append(event)
        self._events += added
        self._tip = chain.extend(self._tip, added)
        self._read_to = (found.st_dev, found.st_ino, offset)

    def _write(self, file: IO[bytes], sealed: Sequence[Event]) -> None:
        """Add lines behind the last whole one: half a line was never acknowledged to anybody."""
        offset = self._read_to[2]
        lines = "".join(chain.line(as_object(event)) + "\n" for event in sealed).encode()
        try:
            file.truncate(offset)
            file.seek(offset)
            left = memoryview(lines)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError as error:
            file.truncate(offset)
            raise LedgerError(f"nothing was written: {error.strerror}", file=self.address) from error
        self._catch_up(file)

    def _event(self, line: bytes, number: int) -> Event:
        written = self._parsed(line, number)
        if isinstance(version := written.get("v"), int | float) and version > FORMAT:
            raise LedgerError("written by a newer factcheck; update factcheck", file=self.address, line=number)
        try:
            return EVENT.validate_python(written, strict=False)
        except ValueError as error:
            raise LedgerError("not an event of a ledger", file=self.address, line=number) from error

    def _parsed(self, line: bytes, number: int) -> dict[str, Any]:
        try:
            written = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise LedgerError(
                "not a line of a ledger; after a merge, keep the lines of both sides", file=self.address, line=number
            ) from error
        if not isinstance(written, dict):
            raise LedgerError("not an event of a ledger", file=self.address, line=number)
        return written


def _whole_lines(text: bytes) -> list[bytes]:
    """The lines that end; what stands behind the last line end is half a line that a crash left."""
    lines = text.splitlines(keepends=True)
    return lines if not lines or lines[-1].endswith(b"\n") else lines[:-1]
