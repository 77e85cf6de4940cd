"""The text form: the log itself, one line of JSON an event, append-only, to be committed beside the draft."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from factcheck.ledger import chain
from factcheck.ledger.chain import Sign, Tip
from factcheck.ledger.events import Event, Seen, as_object
from factcheck.ledger.fold import Entry, Sketch, fold, sketch_of
from factcheck.ledger.stores.foreign import fit_for_lines
from factcheck.ledger.stores.lock import alone
from factcheck.ledger.stores.reading import NO_JSON, NO_TEXT, RESTORE, NewerError, event_of, parsed
from factcheck.ledger.stores.store import Kept
from factcheck.ledger.stores.tail import is_half, lines_of
from factcheck.output.write import open_private, replace
from factcheck.records.errors import LedgerError


class LineStore:
    """A `Store` in a text file. Branches of it merge by keeping the lines of both sides (git's merge=union)."""

    def __init__(self, path: Path, *, patience: float = 15.0) -> None:
        self._path = path
        self._patience = patience
        self._forget()

    @property
    def address(self) -> str:
        """The file's path."""
        return str(self._path)

    def append(self, events: Sequence[Event], *, sign: Sign | None = None) -> list[Event]:
        """Seal the events and write them as lines, synchronised to the disk."""
        if not events:
            return []
        with self._writing() as file:
            try:
                sealed, _ = chain.seal(events, self._tip, sign=sign)
            except UnicodeError as error:
                raise LedgerError(NO_TEXT, file=self.address) from error
            self._write(file, sealed)
        return sealed

    def insert(self, events: Iterable[Event]) -> int:
        """Add the lines of those events that are new here."""
        with self._writing() as file:
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

    def kept(self) -> Iterator[Kept]:
        """Every line that holds something."""
        lines, rest = self._text()
        for number, line in enumerate([*lines, b"" if is_half(rest) else rest], start=1):
            if line.strip():
                yield Kept(number, line)

    def projection(self) -> None:
        """None: the log is folded at each reading."""
        return

    def faults(self) -> list[str]:
        """A last line that stops in the middle."""
        rest = self._text()[1]
        if not rest or not is_half(rest):
            return []
        return [
            f"it ends in half a line ({len(rest)} bytes), which a crash or a cut left; the next mark takes it away; "
            "where marks are missing, bring them back with 'factcheck ledger import'"
        ]

    def rebuild(self) -> list[str]:
        """Take out lines that a merge doubled and half a line at the end."""
        with self._writing():
            lines, rest = self._text()
            once = list(dict.fromkeys(line.strip() + b"\n" for line in [*lines, b"" if is_half(rest) else rest]))
            whole = [line for line in once if line.strip()]
            doubled = len(list(self.kept())) - len(whole)
            mended = [f"{doubled} duplicate line{'s' * (doubled != 1)}"] if doubled else []
            mended += ["half a line at its end"] if rest and is_half(rest) else []
            if mended:
                self._replace(b"".join(whole))
        return mended

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
        return hash_ in self._hashes

    def close(self) -> None:
        """Nothing is held open."""

    def _forget(self) -> None:
        self._events: list[Event] = []
        self._ids: dict[str, str] = {}
        self._hashes: set[str] = set()
        self._tip = Tip()
        self._lines = 0
        self._ended = True  # whether a line end follows what was read
        self._read_to: tuple[int, int, int] = (0, 0, 0)  # device, inode, offset of what was read

    @contextmanager
    def _writing(self) -> Iterator[IO[bytes]]:
        """The file, held alone and read to its end; opened again where another one was put in its place meanwhile."""
        while True:
            with self._open() as file, alone(file, patience=self._patience, name=self.address):
                if self._path.exists() and os.path.samestat(self._path.stat(), os.fstat(file.fileno())):
                    self._catch_up(file)
                    yield file
                    return

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

    def _text(self) -> tuple[list[bytes], bytes]:
        try:
            return lines_of(self._path.read_bytes())
        except FileNotFoundError:
            return [], b""
        except OSError as error:
            raise LedgerError(error.strerror or str(error), file=self.address) from error

    def _catch_up(self, file: IO[bytes]) -> None:
        """Read what was added since the last time; from the start where it is another file, or a shorter one."""
        found = os.fstat(file.fileno())
        device, inode, offset = self._read_to
        if (device, inode) != (found.st_dev, found.st_ino) or offset > found.st_size:
            self._forget()
            offset = 0
        if offset == found.st_size:
            return
        file.seek(offset)
        before = self._lines if self._ended else self._lines - 1  # a line end alone only ends the last line
        lines, rest = lines_of(file.read())
        if rest and is_half(rest):
            rest = b""
        added: dict[str, Event] = {}
        for number, line in enumerate([*lines, rest] if rest else lines, start=before + 1):
            offset += len(line)
            if line.strip():
                event = self._event(line, number)
                known = self._ids.get(event.id) or (added[event.id].hash if event.id in added else None)
                if known is None:
                    added[event.id] = event
                elif known != event.hash:
                    raise self._damaged(ValueError(f"a second event with the id {event.id[:40]}"), number)
        self._events += added.values()
        self._ids |= {event.id: event.hash for event in added.values()}
        self._hashes.update(event.hash for event in added.values())
        self._tip = chain.extend(self._tip, list(added.values()))
        self._ended = not rest if lines or rest else self._ended
        self._lines = before + len(lines) + bool(rest)
        self._read_to = (found.st_dev, found.st_ino, offset)

    def _write(self, file: IO[bytes], sealed: Sequence[Event]) -> None:
        """Add lines behind the last whole one: half a line was never acknowledged to anybody."""
        offset = self._read_to[2]
        lines = "".join(chain.line(as_object(event)) + "\n" for event in sealed).encode()
        try:
            file.truncate(offset)
            file.seek(offset)
            left = memoryview(lines if self._ended else b"\n" + lines)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except OSError as error:
            with suppress(OSError):
                file.truncate(offset)
            raise LedgerError(f"nothing was written: {error.strerror}", file=self.address) from error
        self._catch_up(file)

    def _replace(self, text: bytes) -> None:
        """Put another text in the file's place, whole or not at all; who waits to write opens the new one."""
        try:
            replace(Path(os.path.realpath(self._path)), text)
        except OSError as error:
            raise LedgerError(f"nothing was written: {error.strerror}", file=self.address) from error
        self._forget()

    def _event(self, line: bytes, number: int) -> Event:
        try:
            written = parsed(line)
            event = event_of(written)
            if chain.digest(written) != event.hash:
                raise ValueError("an event that was altered after it was written")
            return event
        except ValueError as error:
            raise self._damaged(error, number) from error

    def _damaged(self, error: ValueError, number: int) -> LedgerError:
        """The refusal of the line with this number."""
        said = str(error)
        if said == NO_JSON:
            said = "not a line of a ledger; after a merge, keep the lines of both sides"
        message = said if isinstance(error, NewerError) else f"{said}; {RESTORE}"
        return LedgerError(message, file=self.address, line=number)
