"""The tables, indexes and triggers of a SQLite ledger: told where they aren't as a ledger's should be, and mended."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from typing import NamedTuple

from factcheck.ledger.stores.reading import REBUILD
from factcheck.records.errors import LedgerError

SALVAGE = (
    "run 'factcheck ledger rebuild', which makes it anew where the log can be read; else put it aside and bring the "
    "marks back with 'factcheck ledger import'"
)
_PROJECTION = ("entries", "versions", "meta")
_STATISTICS = ("sqlite_stat1", "sqlite_stat4")


class Made(NamedTuple):
    """Something that a database has: a table, index, trigger or view, and the SQL that made it."""

    kind: str
    name: str
    table: str
    sql: str


def differences(database: sqlite3.Connection, migrations: Sequence[str]) -> list[str]:
    """What a database has too much, too little or otherwise than the migrations make it, a phrase each."""
    expected, there = _expected(tuple(migrations)), _made(database)
    told = []
    for made in expected:
        same = [one for one in there if one[:2] == made[:2]]
        if not same and made.kind == "trigger":
            told.append(f"the trigger {made.name!r}, which keeps the log from being changed, is gone; {REBUILD}")
        elif not same:
            told.append(f"the {made.kind} {made.name!r} is gone; {REBUILD}")
        elif made not in same or len(same) > 1:
            told.append(f"the {made.kind} {made.name!r} isn't as factcheck makes it; {REBUILD}")
    names = {made[:2] for made in expected}
    for one in there:
        if one[:2] not in names:
            told.append(f"the {one.kind} {one.name!r} doesn't belong to a ledger and could change marks; {REBUILD}")
    return told


def foreign_trigger(database: sqlite3.Connection, migrations: Sequence[str]) -> str | None:
    """The name of a trigger that the migrations don't make, by which whoever writes would run a stranger's statements;
    None where there is none.
    """
    expected = _expected(tuple(migrations))
    return next((one.name for one in _made(database) if one.kind == "trigger" and one not in expected), None)


@contextmanager
def remade(database: sqlite3.Connection, migrations: Sequence[str], *, file: str) -> Iterator[list[str]]:
    """Within a transaction: the projection's tables anew and empty, no trigger and no view while the block runs; then
    the log's own indexes and triggers, as they should be. A LedgerError if the log's table isn't that of a ledger.
    """
    expected, there = _expected(tuple(migrations)), _made(database)
    mended = [told.rpartition("; ")[0] for told in differences(database, migrations)]
    if not any(made in there for made in expected if (made.kind, made.name) == ("table", "events")):
        raise LedgerError(f"the table of its log isn't that of a ledger; {SALVAGE}", file=file)
    for kind in ("trigger", "view", "index"):
        for one in there:
            if one.kind == kind and not (kind == "index" and one.table in _PROJECTION):
                database.execute(f"DROP {kind} IF EXISTS {_quoted(one.name)}")
    for one in there:
        if one.kind == "table" and one.name in _PROJECTION:
            database.execute(f"DROP TABLE IF EXISTS {_quoted(one.name)}")
    for made in expected:
        if made.kind == "table" and made.name in _PROJECTION:
            database.execute(made.sql)
    yield mended
    for made in expected:
        if made.kind in ("index", "trigger"):
            database.execute(made.sql)
    database.execute("REINDEX")


def statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger's own semicolons don't end it."""
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@cache
def _expected(migrations: tuple[str, ...]) -> list[Made]:
    with closing(sqlite3.connect(":memory:")) as database:
        for script in migrations:
            for statement in statements(script):
                database.execute(statement)
        return _made(database)


def _made(database: sqlite3.Connection) -> list[Made]:
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    found = (Made(str(kind), str(name), str(table), sql) for kind, name, table, sql in rows)
    return [
        one._replace(sql=" ".join(str(one.sql).split()))
        for one in found
        if one.sql is not None and not (one.kind == "table" and one.name in _STATISTICS)
    ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
