"""The team's store: a PostgreSQL server, through SQLAlchemy and psycopg, which are imported only here."""

import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factcheck.ledger.address import shown, unfit, without_secrets
from factcheck.ledger.stores.catalog import ASIDE, ENTRIES, LOG, REST, THERE, differences
from factcheck.ledger.stores.reading import NO_TEXT
from factcheck.ledger.stores.sql import SqlStore
from factcheck.ledger.stores.store import Rows
from factcheck.records.errors import LedgerError, UnreachableError

try:
    import psycopg  # noqa: F401 (SQLAlchemy imports it, but only when it connects)
    from sqlalchemy import Connection, create_engine, event, text
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import OperationalError, SQLAlchemyError
except ImportError as error:  # pragma: no cover - depends on how factcheck was installed
    raise UnreachableError(
        "a ledger on a server needs more: pip install 'factcheck-desk[team]' (in a copy of the repository '.[team]')"
    ) from error

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
_READ_AS_NOW = {
    1: """WITH entries AS (SELECT draft, claim, n, state::json #>> '{anchor,kind}' AS kind,
        state::json #>> '{anchor,version}' AS version, state::json #>> '{anchor,id}' AS id,
        coalesce((state::json #>> '{anchor,start}')::bigint, 0) AS start,
        coalesce((state::json #>> '{anchor,end}')::bigint, 0) AS stop,
        jsonb_set(state::jsonb, '{n}', to_jsonb(n))::text AS state FROM factcheck.entries) """,
}
"""What comes before a question to an older version of the schema: reading brings nothing up to date."""
_CONNECT = 5
"""Seconds that a server may take to answer."""
_SLOW = 1.0
"""Seconds after which an attempt that failed wasn't refused, but waited in vain."""
_AGAIN = 30.0
"""Seconds for which such a server isn't tried again: a hundred drafts would wait a hundred times."""
_silent: dict[str, tuple[float, str]] = {}
"""The servers that didn't answer: when, and what was said then."""


def open_postgres(address: str, *, patience: float = 15.0) -> SqlStore:
    """The ledger at `address`, postgresql://user@host/database; its tables lie in the schema `factcheck`."""
    return SqlStore(Server(address, patience=patience))


class Server:
    """A `Connection` to a PostgreSQL database, made when it is first needed. Reading makes no tables there."""

    def __init__(self, address: str, *, patience: float) -> None:
        self.address = shown(address)
        try:
            url = make_url(address.strip()).set(drivername="postgresql+psycopg")
            waits = {} if "connect_timeout" in url.query else {"connect_timeout": max(1, min(_CONNECT, int(patience)))}
            self._engine = create_engine(url, pool_pre_ping=True, connect_args=waits)
        except (SQLAlchemyError, ValueError, TypeError):  # untold: what they say may hold the password
            advice = unfit(address) or "not an address like postgresql://user@host/database"
            raise LedgerError(advice, file=self.address) from None
        self._given = address
        self._patience = patience
        self._version: int | None = None  # of the tables, once it is known; 0: there are none
        self._lock = threading.RLock()
        self._writer: Connection | None = None
        event.listen(self._engine, "connect", _at_home)

    def rows(self, sql: str, **values: Any) -> Rows:
        """The rows of a question; inside `writing`, as the writer sees them."""
        with self._lock, self._told():
            if self._writer:
                return [tuple(row) for row in self._writer.execute(text(sql), values)]
            with self._connected() as connection:
                connection.execution_options(postgresql_readonly=True)
                if not self._version:  # somebody may have made the tables meanwhile
                    self._version = self._known(connection)
                if not self._version:
                    return []
                asked = text(_READ_AS_NOW.get(self._version, "").replace(":", "\\:") + sql)
                return [tuple(row) for row in connection.execute(asked, values)]

    def run(self, sql: str, rows: Sequence[dict[str, Any]]) -> None:
        """Run a statement for each row, within `writing`."""
        assert self._writer is not None
        if rows:
            self._writer.execute(text(sql), list(rows))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that holds the writers' lock and waits for the disk when it ends."""
        with self._lock, self._told():
            with self._connected() as connection, connection.begin():
                self._alone(connection)
                self._make(connection)
                self._writer = connection
                try:
                    yield
                finally:
                    self._writer = None
            self._version = len(MIGRATIONS)

    def faults(self) -> list[str]:
        """What differs from the tables, indexes, triggers and functions of a ledger."""
        there = [str(line) for (line,) in self.rows(THERE)]
        # The tables of an older factcheck are as they should be: the next mark brings them up to date.
        return list(differences(there)) if self._version == len(MIGRATIONS) else []

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

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection; an UnreachableError at once where the server was silent a moment ago."""
        since, said = _silent.get(self._given, (-_AGAIN, ""))
        began = time.monotonic()
        if said and began - since < _AGAIN:
            raise UnreachableError(said, file=self.address)
        try:
            connection = self._engine.connect()
        except (OperationalError, ValueError, OSError) as error:  # the last two: a host of no possible name
            said = f"can't be reached ({self._first_line(error)})"
            now = time.monotonic()
            if now - began > _SLOW:
                _silent[self._given] = now, said
            raise UnreachableError(said, file=self.address) from None
        with connection:
            yield connection

    def _make(self, connection: Connection) -> None:
        """Make the tables or bring them up to date, in the same transaction as the first mark."""
        if self._version == len(MIGRATIONS):
            return
        version = self._known(connection)
        if version == len(MIGRATIONS):
            return
        connection.execute(text("CREATE SCHEMA IF NOT EXISTS factcheck"))
        for script in MIGRATIONS[version:]:
            connection.exec_driver_sql(script)
        connection.execute(text(f"COMMENT ON SCHEMA factcheck IS 'ledger version {len(MIGRATIONS)}'"))

    def _known(self, connection: Connection) -> int:
        """The version of the tables that are there; a LedgerError if this program doesn't know it."""
        said = connection.execute(text(_VERSION)).scalar_one_or_none()
        if said is None:
            return 0
        # A plain query, and not obj_description: what a session once didn't find, the latter goes on not finding.
        found = re.fullmatch(r"ledger version ([0-9]{1,9})", str(said))
        if not found:
            raise LedgerError("the schema 'factcheck' there is another program's, not a ledger", file=self.address)
        if int(found[1]) > len(MIGRATIONS):
            raise LedgerError(
                f"written by a newer factcheck (ledger version {found[1]}, this program knows {len(MIGRATIONS)});"
                " update factcheck",
                file=self.address,
            )
        return int(found[1])

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The server's troubles, told in one line."""
        try:
            yield
        except SQLAlchemyError as error:
            kind = UnreachableError if isinstance(error, OperationalError) else LedgerError
            raise kind(self._first_line(error), file=self.address) from None
        except UnicodeError as error:
            raise LedgerError(NO_TEXT, file=self.address) from error
        except OverflowError as error:
            raise LedgerError(
                f"a number that can't be kept ({error}); nothing was written", file=self.address
            ) from error

    def _first_line(self, error: Exception) -> str:
        """What a library says, without what is secret in the address."""
        said = str(getattr(error, "orig", None) or error).strip().splitlines()
        return without_secrets(said[0], self._given) if said else type(error).__name__


def _at_home(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET search_path TO factcheck")
    connection.commit()
