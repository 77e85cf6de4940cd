"""The team's store: a PostgreSQL server, through SQLAlchemy and psycopg, which are imported only here."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factcheck.ledger.stores.catalog import ASIDE, ENTRIES, LOG, REST, THERE, differences
from factcheck.ledger.stores.reading import NO_TEXT
from factcheck.ledger.stores.sql import SqlStore
from factcheck.ledger.stores.store import Rows
from factcheck.records.errors import LedgerError

try:
    from sqlalchemy import Connection, create_engine, event, text
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import SQLAlchemyError
except ImportError as error:  # pragma: no cover - depends on how factcheck was installed
    raise LedgerError("a team ledger needs more parts: pip install 'factcheck-desk[team]'") from error

_LOCK = 0x66616374  # "fact": the advisory lock that a writer holds till the end of its transaction
_VERSION = """SELECT description FROM pg_namespace JOIN pg_description ON objoid = pg_namespace.oid
    WHERE classoid = CAST('pg_namespace' AS regclass) AND nspname = 'factcheck'"""
MIGRATIONS = (
    """
    CREATE TABLE events (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL UNIQUE, draft TEXT NOT NULL, claim TEXT NOT NULL, line TEXT NOT NULL);
    """
    + LOG
    + REST
    + """
    CREATE TABLE entries (draft TEXT NOT NULL, claim TEXT NOT NULL, n BIGINT NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (draft, claim));
    """,
    # As in SQLite: ledgers of version 1 may have these columns already.
    """
    ALTER TABLE entries RENAME TO entries_of_1;
    """
    + ENTRIES
    + """
    INSERT INTO entries SELECT draft, claim, n, state::json #>> '{anchor,kind}', state::json #>> '{anchor,version}',
        state::json #>> '{anchor,id}', coalesce((state::json #>> '{anchor,start}')::bigint, 0),
        coalesce((state::json #>> '{anchor,end}')::bigint, 0),
        jsonb_set(state::jsonb, '{n}', to_jsonb(n))::text FROM entries_of_1;
    DROP TABLE entries_of_1;
    """,
)
"""One script for each version of the schema; the n-th leads from version n - 1 to n."""


def open_postgres(address: str, *, patience: float = 15.0) -> SqlStore:
    """The ledger at `address`, postgresql://user@host/database; its tables lie in the schema `factcheck`."""
    return SqlStore(Server(address, patience=patience))


class Server:
    """A `Connection` to a PostgreSQL database, made when it is first needed."""

    def __init__(self, address: str, *, patience: float) -> None:
        try:
            url = make_url(address).set(drivername="postgresql+psycopg")
        except (SQLAlchemyError, ValueError) as error:
            raise LedgerError("not an address like postgresql://user@host/database", file=address) from error
        self.address = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": max(1, int(patience))})
        self._patience = patience
        self._ready = False
        self._lock = threading.RLock()
        self._writer: Connection | None = None
        event.listen(self._engine, "connect", _at_home)

    def rows(self, sql: str, **values: Any) -> Rows:
        """The rows of a question; inside `writing`, as the writer sees them."""
        with self._lock, self._told():
            if self._writer:
                return [tuple(row) for row in self._writer.execute(text(sql), values)]
            self._prepare()
            with self._engine.connect() as connection:
                return [tuple(row) for row in connection.execute(text(sql), values)]

    def run(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement for each row, within `writing`."""
        assert self._writer is not None
        if rows:
            self._writer.execute(text(sql), list(rows))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that holds the writers' lock and waits for the disk when it ends."""
        with self._lock, self._told():
            self._prepare()
            with self._engine.begin() as connection:
                self._alone(connection)
                self._writer = connection
                try:
                    yield
                finally:
                    self._writer = None

    def faults(self) -> list[str]:
        """What differs from the tables, indexes, triggers and functions of a ledger."""
        return list(differences(str(line) for (line,) in self.rows(THERE)))

    @contextmanager
    def rebuilding(self) -> Iterator[list[str]]:
        """A transaction in which the projection's tables are made anew."""
        with self.writing():
            assert self._writer is not None
            mended = [told.rpartition("; ")[0] for told in self.faults()]
            self._writer.exec_driver_sql(ASIDE + ENTRIES + REST)
            yield mended
            self._writer.exec_driver_sql(LOG)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _alone(self, connection: Connection) -> None:
        settings = {"lock_timeout": int(self._patience * 1000), "synchronous_commit": "on"}
        told = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in settings.items())
        connection.execute(text(f"SELECT {told}"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))

    def _prepare(self) -> None:
        """Make or migrate the tables, once in the life of this connection."""
        if self._ready:
            return
        with self._engine.connect() as connection:
            version = _version(connection)
        if version > len(MIGRATIONS):
            raise LedgerError(
                f"written by a newer factcheck (ledger version {version}, this program knows {len(MIGRATIONS)});"
                " update factcheck",
                file=self.address,
            )
        if version < len(MIGRATIONS):
            with self._engine.begin() as connection:
                self._alone(connection)
                version = _version(connection)  # another program may have been first
                connection.execute(text("CREATE SCHEMA IF NOT EXISTS factcheck"))
                for script in MIGRATIONS[version:]:
                    connection.exec_driver_sql(script)
                connection.execute(text(f"COMMENT ON SCHEMA factcheck IS 'ledger version {len(MIGRATIONS)}'"))
        self._ready = True

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The server's troubles, told in one line."""
        try:
            yield
        except SQLAlchemyError as error:
            said = str(getattr(error, "orig", None) or error).strip().splitlines()
            raise LedgerError(f"{said[0] if said else type(error).__name__}", file=self.address) from error
        except UnicodeError as error:
            raise LedgerError(NO_TEXT, file=self.address) from error
        except OverflowError as error:
            raise LedgerError(
                f"a number that can't be kept ({error}); nothing was written", file=self.address
            ) from error


def _at_home(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET search_path TO factcheck")
    connection.commit()


def _version(connection: Connection) -> int:
    # A plain query, and not obj_description: what a session once didn't find, the latter goes on not finding.
    said = connection.execute(text(_VERSION)).scalar_one_or_none()
    return int(str(said).rsplit(" ", 1)[-1]) if said else 0
