"""The store over SQL: the log in one table, the projection in two, the same statements for SQLite and PostgreSQL."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Protocol

from factcheck.ledger import chain
from factcheck.ledger.chain import Tip
from factcheck.ledger.events import EVENT, Event, Seen, as_object
from factcheck.ledger.fold import Entry, Sketch, fold, from_object, projected, sketch_of, to_object
from factcheck.records.errors import LedgerError

_EVENT = "INSERT INTO events (id, hash, draft, claim, line) VALUES (:id, :hash, :draft, :claim, :line)"
_ENTRY = """INSERT INTO entries (draft, claim, n, kind, version, id, start, stop, state)
    VALUES (:draft, :claim, :n, :kind, :version, :id, :start, :stop, :state)
    ON CONFLICT (draft, claim) DO UPDATE SET kind = excluded.kind, version = excluded.version, id = excluded.id,
    start = excluded.start, stop = excluded.stop, state = excluded.state"""
_SKETCHES = """SELECT claim, kind, version, id, start, stop, state FROM entries
    WHERE draft = :draft AND claim <> '' ORDER BY n"""
_VERSION = """INSERT INTO versions (draft, version, sentences) VALUES (:draft, :version, :sentences)
    ON CONFLICT (draft, version) DO NOTHING"""
_META = """INSERT INTO meta (name, value) VALUES (:name, :value)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value"""


class Connection(Protocol):
    """A database as the store needs it; statements name their values as `:name`."""

    address: str

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """The rows that a question gives, as tuples; none where the ledger isn't there yet."""
        ...

    def run(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement once for each row of values."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that is alone in writing from its first statement on, and durable when it ends."""
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

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Seal and keep `events`; they are on the disk when this returns."""
        if not events:
            return []
        with self._connection.writing():
            sealed, tip = chain.seal(events, self.tip())
            self._keep(sealed, tip)
            self._project(projected(sealed, self._entry, self._history))
        return sealed

    def insert(self, events: Iterable[Event]) -> int:
        """Take in those of `events` that are new here."""
        with self._connection.writing():
            known = dict(self._connection.rows("SELECT id, hash FROM events"))
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
        for (line,) in self._connection.rows(f"SELECT line FROM events{condition} ORDER BY seq", **given):
            yield EVENT.validate_json(line)

    def written(self) -> Iterator[dict[str, Any]]:
        """Every event as it is kept."""
        for (line,) in self._connection.rows("SELECT line FROM events ORDER BY seq"):
            yield json.loads(line)

    def entries(self, draft: str) -> list[Entry]:
        """The projection of one draft."""
        return [sketch.read() for sketch in self.sketches(draft)]

    def sketches(self, draft: str) -> list[Sketch]:
        """The same, to be read one by one."""
        return [
            Sketch(draft, claim, kind, version, id_, start, stop, partial(_read, draft, claim, state))
            for claim, kind, version, id_, start, stop, state in self._connection.rows(_SKETCHES, draft=draft)
        ]

    def drafts(self) -> list[Entry]:
        """An entry for each draft as a whole."""
        found = self._connection.rows("SELECT draft, state FROM entries WHERE claim = '' ORDER BY n")
        return [from_object(draft, "", json.loads(state)) for draft, state in found]

    def versions(self, draft: str) -> dict[str, str]:
        """The packed sentence digests of a draft's versions."""
        return dict(self._connection.rows("SELECT version, sentences FROM versions WHERE draft = :draft", draft=draft))

    def tip(self) -> Tip:
        """The end of the log."""
        for (value,) in self._connection.rows("SELECT value FROM meta WHERE name = 'tip'"):
            count, n, heads = json.loads(value)
            return Tip(count, n, tuple(heads))
        return Tip()

    def has(self, hash_: str) -> bool:
        """Whether the log holds the event with this hash."""
        return bool(list(self._connection.rows("SELECT 1 FROM events WHERE hash = :hash", hash=hash_)))

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _keep(self, sealed: Sequence[Event], tip: Tip) -> None:
        rows = [
            {"id": event.id, "hash": event.hash, "draft": event.draft, "claim": event.claim or "", "line": line}
            for event in sealed
            for line in (chain.line(as_object(event)),)
        ]
        self._connection.run(_EVENT, rows)
        seen = [
            {"draft": event.draft, "version": event.sha256[:16], "sentences": event.sentences}
            for event in sealed
            if isinstance(event, Seen)
        ]
        self._connection.run(_VERSION, seen)
        self._connection.run(_META, [{"name": "tip", "value": json.dumps([tip.count, tip.n, tip.heads])}])

    def _project(self, entries: Iterable[Entry]) -> None:
        self._connection.run(_ENTRY, [_row(entry) for entry in entries])

    def _entry(self, draft: str, claim: str) -> Entry:
        found = self._connection.rows(
            "SELECT state FROM entries WHERE draft = :draft AND claim = :claim", draft=draft, claim=claim
        )
        return next((from_object(draft, claim, json.loads(state)) for (state,) in found), Entry(draft, claim))

    def _history(self, draft: str, claim: str) -> Iterator[Event]:
        return self.events(draft=draft, claim=claim)


def _row(entry: Entry) -> dict[str, Any]:
    at = sketch_of(entry)
    placed = {"kind": at.kind, "version": at.version, "id": at.id, "start": at.start, "stop": at.stop}
    state = chain.line(to_object(entry))
    return {"draft": entry.draft, "claim": entry.claim, "n": entry.n, **placed, "state": state}


def _read(draft: str, claim: str, state: str) -> Entry:
    return from_object(draft, claim, json.loads(state))
