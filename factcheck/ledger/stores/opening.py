"""Opening a SQLite database that a stranger may have made: its schema runs nothing unsafe, its values have a limit."""

import sqlite3
from pathlib import Path

LARGEST = 1 << 26
"""Bytes of the largest value that a ledger may hold; the schema could make one of a gigabyte out of nothing."""


def opened(database: Path | str, *, uri: bool = False, patience: float = 5.0) -> sqlite3.Connection:
    """A connection to a database, which waits `patience` seconds for another program that writes."""
    made = sqlite3.connect(database, uri=uri, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        made.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
        made.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        made.close()
        raise
    return made
