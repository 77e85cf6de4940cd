"""Reading a SQLite ledger without writing a byte beside it: no index, no log, no migration.

A file that nobody writes to is read as it is. Where a program writes to it, or left a log behind, or an older factcheck
wrote it, a copy is read in memory. What was read while the file changed is read again.
"""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from factcheck.ledger.stores.foreign import fit_for_database, fit_to_take_back
from factcheck.ledger.stores.opening import opened
from factcheck.records.errors import LedgerError
from factcheck.records.regular import regular

Answer = TypeVar("Answer")
Stamp: TypeAlias = tuple[tuple[int, int, int, int] | None, ...]
"""Device, inode, size and change time of the file, and of the logs beside it; None for one that isn't there."""
_BESIDE = ("-wal", "-journal")
_LEAST = 512
"""Bytes of the smallest database: a shorter file is an empty one to SQLite, whatever it holds."""


class _ChangedError(Exception):
    """Somebody wrote to the file while it was read."""


class Snapshot:
    """Questions to the ledger at `path`. `check` refuses what is no ledger; `migrate` brings a copy up to date;
    `current` says whether a database needs that.
    """

    def __init__(
        self,
        path: Path,
        *,
        patience: float,
        check: Callable[[sqlite3.Connection], None],
        current: Callable[[sqlite3.Connection], bool],
        migrate: Callable[[sqlite3.Connection], None],
    ) -> None:
        self._path = path
        self._patience = patience
        self._check, self._current, self._migrate = check, current, migrate
        self._stamp: Stamp | None = None
        self._database: sqlite3.Connection | None = None

    def rows(self, sql: str, values: Mapping[str, Any]) -> list[Any]:
        """The rows of a question; none where there is no ledger yet."""
        return self.asked(lambda database: database.execute(sql, values).fetchall()) or []

    def asked(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """What `question` is answered by the database as it is now; None where there is no ledger yet."""
        until = time.monotonic() + self._patience
        while True:
            try:
                return self._asked(question)
            except _ChangedError:
                if time.monotonic() > until:
                    raise LedgerError("another program writes to the ledger; try again", file=str(self._path)) from None
                time.sleep(0.005)

    def close(self) -> None:
        """Let go of the file."""
        self._stamp = None
        if self._database:
            self._database.close()
            self._database = None

    def _asked(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        stamp = _stamp(self._path)
        try:
            if stamp != self._stamp:
                self._open(stamp)
            found = question(self._database) if self._database else None
        except (sqlite3.Error, LedgerError):
            self.close()
            if _stamp(self._path) != stamp:  # half of what was read was old
                raise _ChangedError from None
            raise
        if _stamp(self._path) != stamp:
            raise _ChangedError
        return found

    def _open(self, stamp: Stamp) -> None:
        self.close()
        file, *logs = stamp
        logged = any(log and log[2] for log in logs)
        if file is not None and 0 < file[2] < _LEAST:
            fit_for_database(self._path)
        if file is not None and (file[2] or logged):
            database = None if logged else self._as_it_is()
            self._database = database or self._copied(stamp)
        self._stamp = stamp

    def _as_it_is(self) -> sqlite3.Connection | None:
        """The file itself, without locks; None where an older factcheck wrote it."""
        uri = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        database = opened(uri, uri=True)
        try:
            self._check(database)
            if self._current(database):
                return database
        except BaseException:
            database.close()
            raise
        database.close()
        return None

    def _copied(self, stamp: Stamp) -> sqlite3.Connection:
        """A copy in memory, with what stands in the logs, brought up to date."""
        real = os.path.realpath(self._path)
        memory = opened(":memory:")
        try:
            with tempfile.TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True) as folder:
                copy = Path(folder) / "ledger.db"
                for ending, there in zip(("", *_BESIDE), stamp, strict=True):
                    if there:
                        regular(Path(real + ending), error=LedgerError)  # a link to a device never ends
                        shutil.copyfile(real + ending, f"{copy}{ending}")
                if _stamp(self._path) != stamp:
                    raise _ChangedError
                fit_to_take_back(Path(f"{copy}-journal"), file=str(self._path))
                database = opened(copy)
                try:
                    self._check(database)
                    database.execute("SELECT count(*) FROM sqlite_schema")  # what a crash left is taken back here
                    database.backup(memory)
                finally:
                    database.close()
            if not self._current(memory):
                self._migrate(memory)
        except OSError as error:
            memory.close()
            if isinstance(error, FileNotFoundError):
                raise _ChangedError from None
            raise LedgerError(f"can't be read: {error.strerror}", file=str(self._path)) from None
        except BaseException:
            memory.close()
            raise
        return memory


def _stamp(path: Path) -> Stamp:
    real = os.path.realpath(path)
    return tuple(_of(real + ending) for ending in ("", *_BESIDE))


def _of(file: str) -> tuple[int, int, int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 (asked with every question: a Path costs more)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
