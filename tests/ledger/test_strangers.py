"""A ledger that a stranger made does no harm: it runs nothing, burns no memory, deletes no file."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from factcheck.ledger.ledger import open_store
from factcheck.records.errors import LedgerError
from tests.ledger.damage import Bench, found
from tests.ledger.ledgers import everything, left_behind, listing, marked
from tests.ledger.verifying import OPEN, change, run, verified

FOREIGN_TRIGGERS = {
    "one of its own": "CREATE TRIGGER later AFTER INSERT ON entries BEGIN UPDATE entries SET state = 'x'; END",
    "one on the log": "CREATE TRIGGER later AFTER INSERT ON events BEGIN DELETE FROM meta; END",
    "one that burns memory": "CREATE TRIGGER later BEFORE INSERT ON meta BEGIN SELECT zeroblob(900000000); END",
    "one by the name of ours": "CREATE TRIGGER events_stay AFTER INSERT ON entries BEGIN DELETE FROM meta; END",
}


@pytest.mark.parametrize("how", FOREIGN_TRIGGERS)
def test_a_stranger_s_trigger_never_runs_and_a_rebuild_drops_it(tables: tuple[Bench, Path], how: str) -> None:
    made, ledger = tables
    change(ledger, *(OPEN[:1] if "events_stay" in FOREIGN_TRIGGERS[how] else ()), FOREIGN_TRIGGERS[how])
    store = open_store(str(ledger))
    for write in (lambda: store.append([marked("x")]), lambda: store.insert([])):
        with pytest.raises(LedgerError, match="doesn't belong to a ledger and could change marks, so nothing was"):
            write()
    store.close()
    assert verified(ledger).return_value == 1
    assert not made.differs(ledger)
    done = run("ledger", "rebuild", made.path, "--ledger", ledger)
    assert done.exception is None
    assert "mended: the trigger" in done.stdout
    assert not list(ledger.parent.glob("*damaged*")), "the file itself is mended"
    assert found(ledger) == []
    assert not made.differs(ledger)
    store.append([marked("x")])


def test_a_trigger_that_comes_while_the_ledger_is_open_never_runs(tables: tuple[Bench, Path]) -> None:
    store = open_store(str(tables[1]))
    store.append([marked("x")])
    change(tables[1], FOREIGN_TRIGGERS["one of its own"])
    with pytest.raises(LedgerError, match="could change marks"):
        store.append([marked("y")])
    change(tables[1], "DROP TRIGGER later")
    store.append([marked("y")])
    store.close()


@pytest.mark.parametrize("stored", ["VIRTUAL", "STORED"])
def test_a_column_that_is_calculated_is_refused(tables: tuple[Bench, Path], stored: str) -> None:
    change(
        tables[1],
        "ALTER TABLE versions RENAME TO kept",
        "CREATE TABLE versions (draft TEXT NOT NULL, version TEXT NOT NULL,"
        f" sentences TEXT NOT NULL AS (hex(zeroblob(300000000))) {stored}, PRIMARY KEY (draft, version))",
    )
    assert "is calculated" in str(verified(tables[1]).exception)
    assert "is calculated" in run("status", tables[0].path, "--ledger", tables[1]).stderr
    with pytest.raises(LedgerError, match="is calculated"):
        open_store(str(tables[1])).append([marked("x")])


def test_a_view_is_refused_in_whatever_case_its_name_is_written(tables: tuple[Bench, Path]) -> None:
    change(tables[1], "ALTER TABLE entries RENAME TO kept", "CREATE VIEW ENTRIES AS SELECT * FROM kept")
    assert "a view stands where a table should" in str(verified(tables[1]).exception)


def test_a_value_is_never_larger_than_a_ledger_s(tables: tuple[Bench, Path]) -> None:
    change(tables[1], "UPDATE versions SET sentences = zeroblob(70000000)")
    with pytest.raises(LedgerError, match="larger than any that a ledger holds"):
        open_store(str(tables[1])).projection()


def with_super_journal(path: Path, victim: Path) -> None:
    """Leave a hot rollback journal beside a ledger, as of a transaction over two databases, that names `victim`."""
    name = str(victim).encode()
    pages = path.stat().st_size // 4096
    head = bytes.fromhex("d9d505f920a163d7") + b"".join(
        number.to_bytes(4, "big") for number in (0, 0, pages, 512, 4096)
    )
    sum_ = sum(name) & 0xFFFFFFFF
    end = (0x40000000 // 4096 + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum_.to_bytes(4, "big")
    Path(f"{path}-journal").write_bytes(head.ljust(512, b"\0") + end + bytes.fromhex("d9d505f920a163d7"))


@pytest.mark.parametrize("linked", [False, True])
def test_a_journal_that_names_a_file_deletes_nothing(linked: bool, folder: Path) -> None:
    path, victim = folder / "ledger.db", folder.parent / "thesis.txt"
    store = open_store(str(path))
    store.append([marked("a")])
    store.close()
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA journal_mode = DELETE")
    base.close()
    victim.write_text("nobody's but mine", encoding="utf-8")
    with_super_journal(path, victim)
    named = folder.parent / "link.db" if linked else path
    if linked:
        named.symlink_to(path)
    before = listing(folder)
    for use in (lambda: everything(open_store(str(named))), lambda: open_store(str(named)).append([marked("b")]),
                lambda: open_store(str(named)).rebuild()):  # fmt: skip
        with pytest.raises(LedgerError, match="its journal names another file"):
            use()
        assert victim.exists()
        assert listing(folder) == before


def test_sqlite_deletes_the_file_that_such_a_journal_names(folder: Path) -> None:
    """Why it is refused: else the test above could not fail."""
    path, victim = folder / "ledger.db", folder.parent / "thesis.txt"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE t (a)")
    base.close()
    victim.write_text("nobody's but mine", encoding="utf-8")
    with_super_journal(path, victim)
    with sqlite3.connect(path) as base:
        base.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    base.close()
    assert not victim.exists()


def test_an_ordinary_journal_that_a_crash_left_is_taken_back(folder: Path) -> None:
    path = folder / "ledger.db"
    store = open_store(str(path))
    store.append([marked("a")])
    store.close()
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode = DELETE")
    base.execute("PRAGMA cache_spill = 1")
    base.execute("PRAGMA cache_size = 1")
    base.execute("BEGIN")
    base.execute("DELETE FROM entries")
    base.execute("CREATE TABLE more (a)")
    base.execute("INSERT INTO more SELECT randomblob(4000) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                 " SELECT i + 1 FROM n WHERE i < 50) SELECT i FROM n)")  # fmt: skip
    left = folder.parent / "left"
    shutil.copytree(folder, left)
    base.execute("ROLLBACK")
    base.close()
    assert (left / "ledger.db-journal").stat().st_size
    assert everything(open_store(str(left / "ledger.db"))) == ["a"]
    open_store(str(left / "ledger.db")).append([marked("b")])
    assert everything(open_store(str(left / "ledger.db"))) == ["a", "b"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_a_log_that_is_a_device_is_refused(folder: Path) -> None:
    path = left_behind(folder, claims="ab")
    Path(f"{path}-journal").symlink_to("/dev/zero")
    with pytest.raises(LedgerError, match=r"device|not a file|regular"):
        everything(open_store(str(path)))
