"""Ledgers that earlier versions of the program wrote are read as they are, and brought up to date by the next mark."""

import json
import sqlite3
from pathlib import Path

import pytest

from factcheck.ledger.anchor.record import Anchor
from factcheck.ledger.ledger import open_store
from factcheck.ledger.stores import sqlite
from factcheck.ledger.stores.store import Store
from factcheck.records.errors import LedgerError
from tests.ledger.ledgers import fresh_database, marked, problems

FIRST = "draft TEXT NOT NULL, claim TEXT NOT NULL, n BIGINT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (draft, claim)"
"""The projection as the first stores had it: without what places an entry, and states without their `n`."""


ANCHOR = Anchor(
    id="c1", version="0123456789abcdef", kind="quantity", start=4, end=13, text="31 people",
    sentences=("The 31 people came.",), first=0, at=(4, 13), fields={"low": "31"},
)  # fmt: skip


def write(store: Store) -> None:
    store.append([marked("c1", body=ANCHOR, anchor=ANCHOR.digest), marked("c2"), marked("c1", who="bob")])
    store.close()


def first_rows(rows: list[tuple[str, str, int, str]]) -> list[tuple[str, str, int, str]]:
    states = [{name: value for name, value in json.loads(row[3]).items() if name != "n"} for row in rows]
    return [(*row[:3], json.dumps(state)) for row, state in zip(rows, states, strict=True)]


def aged(path: Path, *, columns: bool) -> None:
    """Make a ledger what version 1 of the program wrote, in the earlier or the later of its two forms."""
    base = sqlite3.connect(path)
    if not columns:
        rows = base.execute("SELECT draft, claim, n, state FROM entries").fetchall()
        base.execute("DROP TABLE entries")
        base.execute(f"CREATE TABLE entries ({FIRST})")
        base.executemany("INSERT INTO entries VALUES (?, ?, ?, ?)", first_rows(rows))
    base.execute("PRAGMA user_version = 1")
    base.commit()
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def told(address: str) -> list[object]:
    store = open_store(address)
    assert problems(store) == []
    return [(one.claim, one.n, one.anchor, [event.id for event in one.standing]) for one in store.entries("d")] + [
        (at.kind, at.version, at.id, at.start, at.stop) for at in store.sketches("d")
    ]


@pytest.mark.parametrize("columns", [False, True])
def test_a_sqlite_ledger_of_version_1_opens_with_every_mark(tmp_path: Path, columns: bool) -> None:
    path = tmp_path / "ledger.db"
    write(open_store(str(path)))
    now = told(str(path))
    aged(path, columns=columns)
    before = path.read_bytes()
    assert told(str(path)) == now
    assert path.read_bytes() == before, "reading brings nothing up to date"
    open_store(str(path)).append([marked("c3")])
    (version,) = sqlite3.connect(path).execute("PRAGMA user_version").fetchone()
    assert version == len(sqlite.MIGRATIONS)
    assert [entry.claim for entry in open_store(str(path)).entries("d")] == ["c1", "c2", "c3"]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    write(open_store(str(path)))
    aged(path, columns=False)
    base = sqlite3.connect(path)
    base.execute("UPDATE entries SET state = 'torn' WHERE claim = 'c2'")
    base.commit()
    base.close()
    with pytest.raises(LedgerError):
        open_store(str(path)).append([marked("c3")])
    base = sqlite3.connect(path)
    assert base.execute("PRAGMA user_version").fetchone() == (1,)
    assert base.execute("SELECT count(*) FROM entries").fetchone() == (2,)
    assert base.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'entries_of_1'").fetchone() == (0,)


def test_a_postgresql_ledger_of_version_1_opens_with_every_mark(postgres: str) -> None:
    import psycopg

    address = fresh_database(postgres, "migrations")
    write(open_store(address))
    now = told(address)
    with psycopg.connect(address, autocommit=True, options="-c search_path=factcheck") as base:
        rows = base.execute("SELECT draft, claim, n, state FROM entries").fetchall()
        base.execute("DROP TABLE entries")
        base.execute(f"CREATE TABLE entries ({FIRST})")
        for row in first_rows(rows):
            base.execute("INSERT INTO entries VALUES (%s, %s, %s, %s)", row)
        base.execute("COMMENT ON SCHEMA factcheck IS 'ledger version 1'")
    assert told(address) == now
    assert version_of(address) == "ledger version 1"
    open_store(address).append([marked("c3")])
    assert version_of(address) == "ledger version 2"
    assert [entry.claim for entry in open_store(address).entries("d")] == ["c1", "c2", "c3"]


def version_of(address: str) -> str:
    import psycopg

    with psycopg.connect(address) as base:
        found = base.execute("SELECT obj_description(to_regnamespace('factcheck'), 'pg_namespace')").fetchone()
    return str(found and found[0])
