"""The embedded store: one SQLite file, written with full synchronisation, one writer at a time."""

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from factcheck.ledger.stores.foreign import fit_for_database
from factcheck.ledger.stores.opening import LARGEST, opened
from factcheck.ledger.stores.reading import NO_TEXT, REBUILD
from factcheck.ledger.stores.schema import SALVAGE, differences, foreign_trigger, remade, statements
from factcheck.ledger.stores.snapshot import Snapshot
from factcheck.ledger.stores.sql import SqlStore
from factcheck.output.write import open_private
from factcheck.records.errors import LedgerError

_POSING = """SELECT count(*) FROM sqlite_schema WHERE lower(name) IN ('events', 'entries', 'versions', 'meta')
    AND (type <> 'table' OR sql NOT LIKE 'CREATE TABLE%')"""
"""A view or a virtual table of a stranger's could calculate for ever."""
_CALCULATED = """SELECT count(*) FROM sqlite_schema AS made, pragma_table_xinfo(made.name) AS of_it
    WHERE lower(made.name) IN ('events', 'entries', 'versions', 'meta') AND of_it.hidden <> 0"""
"""So could a generated column."""
APPLICATION = 0x66616374  # "fact", so that another program's database is never taken for a ledger
MIGRATIONS = (
    """
    CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL UNIQUE,
        draft TEXT NOT NULL, claim TEXT NOT NULL, line TEXT NOT NULL);
    CREATE INDEX events_of_claim ON events (draft, claim);
    CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TABLE entries (draft TEXT NOT NULL, claim TEXT NOT NULL, n INTEGER NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (draft, claim));
    CREATE TABLE versions (draft TEXT NOT NULL, version TEXT NOT NULL, sentences TEXT NOT NULL,
        PRIMARY KEY (draft, version));
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    # What places an entry stands beside its state, so that a state is read when somebody looks at it. Ledgers of
    # version 1 may have these columns, and a state with its place, already: versions weren't counted yet.
    """
    ALTER TABLE entries RENAME TO entries_of_1;
    CREATE TABLE entries (draft TEXT NOT NULL, claim TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT,
        version TEXT, id TEXT, start INTEGER NOT NULL, stop INTEGER NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (draft, claim));
    INSERT INTO entries SELECT draft, claim, n, json_extract(state, '$.anchor.kind'),
        json_extract(state, '$.anchor.version'), json_extract(state, '$.anchor.id'),
        coalesce(json_extract(state, '$.anchor.start'), 0), coalesce(json_extract(state, '$.anchor.end'), 0),
        json_insert(state, '$.n', n) FROM entries_of_1;
    DROP TABLE entries_of_1;
    """,
)
"""One script for each version of the schema; the n-th leads from version n - 1 to n."""


def open_sqlite(path: Path, *, patience: float = 15.0) -> SqlStore:
    """The ledger in the file at `path`, which the first mark creates. `patience`: seconds to wait for a writer."""
    return SqlStore(SqliteFile(path, patience=patience))


class SqliteFile:
    """A `Connection` to one SQLite file, opened when it is first needed, and for writing only by the first mark."""

    def __init__(self, path: Path, *, patience: float) -> None:
        self.address = str(path)
        self._path = path
        self._patience = patience
        self._database: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._lock = threading.RLock()
        self._snapshot = Snapshot(
            path, patience=patience, check=partial(_check, address=self.address), current=_is_current,
            migrate=partial(_migrate, patience=patience),
        )  # fmt: skip

    def rows(self, sql: str, **values: Any) -> list[Any]:
        """The rows of a question; none where there is no file."""
        with self._lock, self._told():
            if self._database:
                return self._database.execute(sql, values).fetchall()
            found = self._snapshot.rows(sql, values)
            self._file = self._file or _identity(self._path)
            return found

    def run(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement for each row, within `writing`."""
        assert self._database is not None
        self._database.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """An immediate transaction, in which no trigger but those of a ledger can run."""
        with self._alone() as database:
            if name := foreign_trigger(database, MIGRATIONS):
                raise LedgerError(
                    f"the trigger {name!r} doesn't belong to a ledger and could change marks, so nothing was written; "
                    f"{REBUILD}",
                    file=self.address,
                )
            yield

    @contextmanager
    def _alone(self) -> Iterator[sqlite3.Connection]:
        """An immediate transaction: deferred ones lose writes when two programs write at once."""
        with self._lock, self._told():
            database = self._open_to_write()
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise

    def faults(self) -> list[str]:
        """What SQLite's own check finds, and what differs from the tables, indexes and triggers of a ledger."""
        with self._lock, self._told():
            return _faults(self._database) if self._database else self._snapshot.asked(_faults) or []

    @contextmanager
    def rebuilding(self) -> Iterator[list[str]]:
        """A transaction in which the projection's tables are made anew, and all indexes at its end."""
        with self._alone() as database, remade(database, MIGRATIONS, file=self.address) as mended:
            yield mended

    def close(self) -> None:
        """Close the file."""
        self._snapshot.close()
        if self._database:
            self._database.close()
            self._database = None

    def _open_to_write(self) -> sqlite3.Connection:
        if self._file and self._file != _identity(self._path):
            self.close()
            raise LedgerError(
                "the ledger was moved, deleted or replaced while it was open; nothing was written: open it again",
                file=self.address,
            )
        if self._database:
            return self._database
        self._snapshot.close()
        fit_for_database(self._path)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if not self._path.exists():  # what SQLite makes beside it gets the same rights
                os.close(open_private(str(self._path), os.O_RDWR | os.O_CREAT))
        except OSError as error:
            raise LedgerError(f"no ledger can be written here ({error.strerror})", file=self.address) from error
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        uri = f"{self._path.absolute().as_uri()}?mode=rwc"
        database = opened(uri, uri=True, patience=self._patience)
        try:
            _check(database, address=self.address)
            _migrate(database, patience=self._patience)
            database.execute("PRAGMA synchronous = FULL")
        except BaseException:
            database.close()
            raise
        self._database = database
        self._file = _identity(self._path)
        weakref.finalize(self, database.close)  # at the latest when the program ends: the log is folded into the file
        return database

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's troubles, told in one line."""
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(_said(error), file=self.address) from error
        except UnicodeError as error:
            raise LedgerError(NO_TEXT, file=self.address) from error
        except OverflowError as error:
            raise LedgerError(
                f"a number that can't be kept ({error}); nothing was written", file=self.address
            ) from error


_MISSING = ("no such table", "no such column", "table entries has no column", "cannot modify")
_DAMAGED = (
    "not a database", "malformed", "already exists", "corrupt", "decode to UTF-8", "constraint failed",
    "datatype mismatch", "unsupported file format",
)  # fmt: skip
"""What SQLite says of a file that isn't as a ledger should be: of its tables, and of the file itself."""


def _check(database: sqlite3.Connection, *, address: str) -> None:
    """Refuse what is another program's, or a newer factcheck's."""
    database.execute("BEGIN")  # one look: another program may be making the ledger between two
    try:
        (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        (application,) = database.execute("PRAGMA application_id").fetchone()
        (version,) = database.execute("PRAGMA user_version").fetchone()
    finally:
        if database.in_transaction:
            database.execute("ROLLBACK")
    if application != APPLICATION and (application or version or tables):
        raise LedgerError("the database of another program, not a ledger; name the right one", file=address)
    (posing,) = database.execute(_POSING).fetchone()
    if posing:
        raise LedgerError("not a ledger: a view stands where a table should; name the right one", file=address)
    (calculated,) = database.execute(_CALCULATED).fetchone()
    if calculated:
        raise LedgerError("not a ledger: a column of its tables is calculated; name the right one", file=address)
    if version < 0:
        raise LedgerError(
            "its version is damaged; put it aside and bring the marks back with 'factcheck ledger import'", file=address
        )
    if version > len(MIGRATIONS):
        raise LedgerError(
            f"written by a newer factcheck (ledger version {version}, this program knows {len(MIGRATIONS)});"
            " update factcheck",
            file=address,
        )


def _is_current(database: sqlite3.Connection) -> bool:
    return bool(database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),))


def _migrate(database: sqlite3.Connection, *, patience: float) -> None:
    """Make the tables, or bring them up to date."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == len(MIGRATIONS):
        return
    _keep_ahead(database, patience=patience)
    database.execute("BEGIN IMMEDIATE")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        for statement in statements(script):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute("COMMIT")


def _keep_ahead(database: sqlite3.Connection, *, patience: float) -> None:
    """Switch to write-ahead logging, which doesn't wait for others as other statements do."""
    until = time.monotonic() + patience
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _said(error: sqlite3.Error) -> str:
    text = str(error)
    if "locked" in text:
        return "another program holds the ledger; nothing was written: try again"
    if "full" in text:
        return "the disk is full; nothing was written: make room and mark again"
    if "too big" in text:
        return f"a value is larger than any that a ledger holds ({LARGEST >> 20} MB); nothing was written"
    if "readonly" in text or "unable to open" in text:
        return "the ledger can't be written here; name another with --ledger"
    if text.startswith(_MISSING) and "events" not in text:
        return f"its tables aren't as factcheck makes them ({text}); {REBUILD}"
    if any(sign in text for sign in (*_MISSING, *_DAMAGED)):
        return "damaged, or not a ledger; put it aside and bring the marks back with 'factcheck ledger import'"
    return f"the ledger can't be read or written ({text}); nothing was written"


def _faults(database: sqlite3.Connection) -> list[str]:
    return _checked(database) + differences(database, MIGRATIONS)


def _checked(database: sqlite3.Connection) -> list[str]:
    """What SQLite's own check of the file finds, a phrase each."""
    try:
        found = [str(text) for (text,) in database.execute("PRAGMA integrity_check(3)") if text != "ok"]
    except sqlite3.Error as error:
        found = [str(error)]
    return [f"the file itself is damaged ({' '.join(text.split())[:100]}); {SALVAGE}" for text in found]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
