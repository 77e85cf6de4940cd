"""The store over SQL: the log in one table, the projection in two, the same statements for SQLite and PostgreSQL."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Protocol

from factcheck.ledger import chain
from factcheck.ledger.chain import Sign, Tip
from factcheck.ledger.events import Event, Seen, as_object
from factcheck.ledger.fold import Entry, Sketch, fold, folded, projected, sketch_of, to_object
from factcheck.ledger.stores.reading import RESTORE, NewerError, checked, damaged, entry_of, event_of, parsed, tip_of
from factcheck.ledger.stores.store import Kept, Projection, Rows
from factcheck.records.errors import LedgerError

_EVENT = "INSERT INTO events (id, hash, draft, claim, line) VALUES (:id, :hash, :draft, :claim, :line)"
_ENTRY = """INSERT INTO entries (draft, claim, n, kind, version, id, start, stop, state)
    VALUES (:draft, :claim, :n, :kind, :version, :id, :start, :stop, :state)
    ON CONFLICT (draft, claim) DO UPDATE SET n = excluded.n, kind = excluded.kind,
    version = excluded.version, id = excluded.id, start = excluded.start,
    stop = excluded.stop, state = excluded.state"""
_ASIDE = "UPDATE events SET id = :name, hash = :name WHERE seq = :seq"
_COLUMNS = "UPDATE events SET id = :id, hash = :hash, draft = :draft, claim = :claim WHERE seq = :seq"
_SKETCH = (str, str | None, str | None, str | None, int, int, str)
_SKETCHES = """SELECT claim, kind, version, id, start, stop, state FROM entries
    WHERE draft = :draft AND claim <> '' ORDER BY n"""
_VERSION = """INSERT INTO versions (draft, version, sentences) VALUES (:draft, :version, :sentences)
    ON CONFLICT (draft, version) DO NOTHING"""
_TIP = "SELECT (SELECT value FROM meta WHERE name = 'tip'), (SELECT min(seq) FROM events)"
"""One question: somebody may write the first event between two."""
_META = """INSERT INTO meta (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


class Connection(Protocol):
    """A database as the store needs it; statements name their values as `:name`."""

    address: str

    def rows(self, sql: str, **values: Any) -> Rows:
        """The rows that a question gives, as tuples; none where the ledger isn't there yet."""
        ...

    def run(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement once for each row of values."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that is alone in writing from its first statement on, and durable when it ends."""
        ...

    def faults(self) -> list[str]:
        """What is wrong with the file, or with what tables, indexes and triggers there are; a phrase each."""
        ...

    def rebuilding(self) -> AbstractContextManager[list[str]]:
        """As `writing`, with every table but that of the log made anew and empty, and the log's columns open to be
        mended; what else was mended, a phrase each. When it ends, the log is append-only again.
        """
        ...

    def close(self) -> None:
        """Let go."""
        ...


class SqlStore:
    """A `Store` over a `Connection`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def address(self) -> str:
        """The database's address, without a password."""
        return self._connection.address

    def append(self, events: Sequence[Event], *, sign: Sign | None = None) -> list[Event]:
        """Seal and keep `events`; they are on the disk when this returns."""
        if not events:
            return []
        with self._connection.writing():
            sealed, tip = chain.seal(events, self.tip(), sign=sign)
            self._keep(sealed, tip)
            self._project(projected(sealed, self._entry, self._history))
        return sealed

    def insert(self, events: Iterable[Event]) -> int:
        """Take in those of `events` that are new here."""
        with self._connection.writing():
            known: dict[str, str] = dict(self._connection.rows("SELECT id, hash FROM events"))
            fresh: list[Event] = []
            for event in events:
                if event.id not in known:
                    fresh.append(event)
                if known.setdefault(event.id, event.hash) != event.hash:
                    raise LedgerError(f"event {event.id} is another one than here: one of the logs was altered")
            if fresh:
                self._keep(fresh, chain.extend(self.tip(), fresh))
                keys = dict.fromkeys((event.draft, event.claim or "") for event in fresh)
                self._project([fold(*key, self._history(*key)) for key in keys])
        return len(fresh)

    def events(self, *, draft: str | None = None, claim: str | None = None) -> Iterator[Event]:
        """The events in the order in which they came."""
        where = [f"{name} = :{name}" for name, value in (("draft", draft), ("claim", claim)) if value is not None]
        condition = f" WHERE {' AND '.join(where)}" if where else ""
        given = {name: value for name, value in (("draft", draft), ("claim", claim)) if value is not None}
        for number, line in self._connection.rows(f"SELECT seq, line FROM events{condition} ORDER BY seq", **given):
            try:
                yield event_of(parsed(line if isinstance(line, str) else b"\xff"))
            except NewerError as error:
                raise LedgerError(str(error), file=self.address) from error
            except ValueError as error:
                raise LedgerError(f"event {number} is damaged ({error}); {RESTORE}", file=self.address) from error

    def kept(self) -> Iterator[Kept]:
        """Every row of the log."""
        rows = self._connection.rows("SELECT seq, line, id, hash, draft, claim FROM events ORDER BY seq")
        for number, line, *columns in rows:
            yield Kept(number, line if isinstance(line, str) else b"\xff", tuple(columns))

    def projection(self) -> Projection:
        """Every row of the projection."""
        return Projection(
            self._connection.rows("SELECT draft, claim, n, kind, version, id, start, stop, state FROM entries"),
            self._connection.rows("SELECT draft, version, sentences FROM versions"),
            self._connection.rows("SELECT name, value FROM meta"),
        )

    def faults(self) -> list[str]:
        """What is wrong with the file and its tables."""
        return self._connection.faults()

    def rebuild(self) -> list[str]:
        """Make the projection anew from the log."""
        with self._connection.rebuilding() as mended:
            events = list(self.events())
            wrong = [
                _columns(event) | {"seq": kept.place}
                for event, kept in zip(events, self.kept(), strict=True)
                if kept.columns != tuple(_columns(event).values())
            ]
            # Rows may have each other's names, which no two may have at once.
            self._connection.run(_ASIDE, [{"seq": row["seq"], "name": f"row {row['seq']}"} for row in wrong])
            self._connection.run(_COLUMNS, wrong)
            self._follow(events, chain.extend(Tip(), events))
            self._project(folded(events))
        return mended

    def entries(self, draft: str) -> list[Entry]:
        """The projection of one draft."""
        return [sketch.read() for sketch in self.sketches(draft)]

    def sketches(self, draft: str) -> list[Sketch]:
        """The same, to be read one by one."""
        found = []
        for row in self._connection.rows(_SKETCHES, draft=draft):
            claim, kind, version, id_, start, stop, state = checked(row, *_SKETCH, file=self.address)
            read = partial(entry_of, draft, claim, state, file=self.address)
            found.append(Sketch(draft, claim, kind, version, id_, start, stop, read))
        return found

    def drafts(self) -> list[Entry]:
        """An entry for each draft as a whole."""
        found = self._connection.rows("SELECT draft, state FROM entries WHERE claim = '' ORDER BY n")
        rows = (checked(row, str, str, file=self.address) for row in found)
        return [entry_of(draft, "", state, file=self.address) for draft, state in rows]

    def versions(self, draft: str) -> dict[str, str]:
        """The packed sentence digests of a draft's versions."""
        found = self._connection.rows("SELECT version, sentences FROM versions WHERE draft = :draft", draft=draft)
        return dict(tuple(checked(row, str, str, file=self.address)) for row in found)

    def tip(self) -> Tip:
        """The end of the log."""
        for value, event in self._connection.rows(_TIP):
            if value is not None:
                return tip_of(value, file=self.address)
            if event is not None:
                raise damaged("what is kept of the end of the log", file=self.address)
        return Tip()

    def has(self, hash_: str) -> bool:
        """Whether the log holds the event with this hash."""
        return bool(list(self._connection.rows("SELECT 1 FROM events WHERE hash = :hash", hash=hash_)))

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _keep(self, sealed: Sequence[Event], tip: Tip) -> None:
        rows = [_columns(event) | {"line": chain.line(as_object(event))} for event in sealed]
        self._connection.run(_EVENT, rows)
        self._follow(sealed, tip)

    def _follow(self, events: Iterable[Event], tip: Tip) -> None:
        """Keep what of the projection isn't entries: the versions that `events` tell of, and the end of the log."""
        seen = [
            {"draft": event.draft, "version": event.sha256[:16], "sentences": event.sentences}
            for event in events
            if isinstance(event, Seen)
        ]
        self._connection.run(_VERSION, seen)
        self._connection.run(_META, [{"name": "tip", "value": json.dumps([tip.count, tip.n, tip.heads])}])

    def _project(self, entries: Iterable[Entry]) -> None:
        self._connection.run(_ENTRY, [row_of(entry) for entry in entries])

    def _entry(self, draft: str, claim: str) -> Entry:
        found = self._connection.rows(
            "SELECT state FROM entries WHERE draft = :draft AND claim = :claim", draft=draft, claim=claim
        )
        entries = (entry_of(draft, claim, state, file=self.address) for (state,) in found)
        return next(entries, Entry(draft, claim))

    def _history(self, draft: str, claim: str) -> Iterator[Event]:
        return self.events(draft=draft, claim=claim)


def row_of(entry: Entry) -> dict[str, Any]:
    """The row of an entry, by column."""
    at = sketch_of(entry)
    placed = {"kind": at.kind, "version": at.version, "id": at.id, "start": at.start, "stop": at.stop}
    state = chain.line(to_object(entry))
    return {"draft": entry.draft, "claim": entry.claim, "n": entry.n, **placed, "state": state}


def _columns(event: Event) -> dict[str, Any]:
    return {"id": event.id, "hash": event.hash, "draft": event.draft, "claim": event.claim or ""}
