"""Reading a ledger changes nothing: not the file, not what lies beside it, not a server."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from factcheck.ledger import copies
from factcheck.ledger.ledger import open_ledger, open_store
from factcheck.records.errors import LedgerError
from tests.ledger.ledgers import everything, fresh_database, left_behind, listing, marked


@pytest.mark.parametrize("index", [True, False])
def test_what_a_crash_left_is_read_and_left(index: bool, folder: Path) -> None:
    path = left_behind(folder, claims="abc", index=index)
    assert Path(f"{path}-wal").stat().st_size
    before = listing(folder)
    assert everything(open_store(str(path))) == ["a", "b", "c"]
    assert listing(folder) == before
    open_store(str(path)).append([marked("d")])
    assert everything(open_store(str(path))) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("name", ["ledger.db", "ledger.jsonl", "ledger"])
def test_a_ledger_that_nobody_writes_to(name: str, folder: Path) -> None:
    path = folder / name
    store = open_store(str(path))
    store.append([marked("a")])
    store.close()
    for _ in range(2):
        before = listing(folder)
        assert everything(open_store(str(path))) == ["a"]
        assert listing(folder) == before
        path.chmod(0o444)
        folder.chmod(0o555)
    folder.chmod(0o755)


@pytest.mark.parametrize("content", [b"", None])
def test_no_ledger_yet(content: bytes | None, folder: Path) -> None:
    path = folder / "ledger.db"
    if content is not None:
        path.write_bytes(content)
    before = listing(folder)
    store = open_store(str(path))
    assert everything(store) == []
    assert listing(folder) == before
    store.append([marked("a")])
    assert everything(store) == everything(open_store(str(path))) == ["a"]


def test_a_database_without_tables_is_an_empty_ledger(folder: Path) -> None:
    path = folder / "ledger.db"
    base = sqlite3.connect(path)
    base.execute("PRAGMA journal_mode = WAL")
    base.close()
    before = listing(folder)
    assert everything(open_store(str(path))) == []
    assert listing(folder) == before
    open_store(str(path)).append([marked("a")])
    assert everything(open_store(str(path))) == ["a"]


def test_what_another_writes_meanwhile_is_seen(folder: Path) -> None:
    path = str(folder / "ledger.db")
    reader, writer = open_store(path), open_store(path)
    assert everything(reader) == []
    for number, claim in enumerate("abcd"):
        writer.append([marked(claim)])
        assert everything(reader) == list("abcd"[: number + 1])
    writer.close()
    assert everything(reader) == list("abcd")
    open_store(path).append([marked("e")])
    assert everything(reader) == list("abcde")
    reader.append([marked("f")])
    assert everything(reader) == list("abcdef")


def test_reading_beside_writers_never_sees_half(folder: Path) -> None:
    """Each mark is two events; whoever reads sees both of them or neither."""
    path = str(folder / "ledger.db")
    code = (
        "import sys; from factcheck.ledger.ledger import open_store; from tests.ledger.ledgers import marked\n"
        "for n in range(25):\n"
        "    store = open_store(sys.argv[1], patience=60)\n"
        "    store.append([marked(f'{sys.argv[2]}{n}'), marked(f'{sys.argv[2]}{n}', who='bob')])\n"
        "    store.close()\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", code, path, name], cwd=Path(__file__).parents[2]) for name in "ab"
    ]
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        store = open_store(path, patience=60)
        while not done.is_set():
            count = store.tip().count
            if count % 2:
                wrong.append(count)
            wrong.extend(entry for entry in store.entries("d") if len(entry.standing) != 2)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    codes = [writer.wait(120) for writer in writers]
    done.set()
    for reader in readers:
        reader.join()
    assert codes == [0, 0]
    assert not wrong
    assert open_store(path).tip().count == 100


def test_a_ledger_that_was_replaced_after_it_was_read_is_not_written(folder: Path) -> None:
    path = folder / "ledger.db"
    open_store(str(path)).append([marked("a")])
    store = open_store(str(path))
    assert everything(store) == ["a"]
    path.rename(folder / "elsewhere.db")
    with pytest.raises(LedgerError, match="nothing was written: open it again"):
        store.append([marked("b")])
    assert not path.exists()


def test_a_server_without_tables_gets_them_by_the_first_mark(postgres: str) -> None:
    import psycopg

    address = fresh_database(postgres, "reading")

    def schemas() -> int:
        with psycopg.connect(address) as base:
            found = base.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'factcheck'").fetchone()
        return int(found[0]) if found else 0

    store, other = open_store(address), open_store(address)
    assert everything(store) == everything(other) == []
    assert schemas() == 0
    store.append([marked("a")])
    assert schemas() == 1
    assert everything(store) == everything(other) == ["a"], "who looked before sees it too"
    other.append([marked("b")])
    assert everything(store) == ["a", "b"]
    for each in (store, other):
        each.close()


def test_a_reader_needs_no_right_to_write(postgres: str) -> None:
    import psycopg

    address = fresh_database(postgres, "readers")
    writer = open_store(address)
    writer.append([marked("a")])
    with psycopg.connect(address, autocommit=True) as base:
        base.execute("DROP ROLE IF EXISTS onlooker")
        base.execute("CREATE ROLE onlooker LOGIN")
        base.execute("GRANT USAGE ON SCHEMA factcheck TO onlooker")
        base.execute("GRANT SELECT ON ALL TABLES IN SCHEMA factcheck TO onlooker")
    reader = open_store(address.replace("checker@", "onlooker@"))
    assert everything(reader) == ["a"]
    with pytest.raises(LedgerError, match="permission denied"):
        reader.append([marked("b")])
    for each in (reader, writer):
        each.close()


def test_a_schema_of_another_program_is_left_alone(postgres: str) -> None:
    import psycopg

    address = fresh_database(postgres, "foreign")
    for comment in ("facts we have", "ledger version x", "version 2 of the ledger 2"):
        with psycopg.connect(address, autocommit=True) as base:
            base.execute("CREATE SCHEMA IF NOT EXISTS factcheck")
            base.execute(f"COMMENT ON SCHEMA factcheck IS '{comment}'")
        store = open_store(address)
        with pytest.raises(LedgerError, match="another program's"):
            store.tip()
        with pytest.raises(LedgerError, match="another program's"):
            store.append([marked("a")])
        store.close()
    with psycopg.connect(address) as base:
        found = base.execute("SELECT to_regclass('factcheck.events')").fetchone()
    assert found == (None,)


FOREIGN: dict[str, bytes] = {
    "notes.txt": b"Call Ines back.\n",
    "draft.md": "# Köln\n\nSales rose 30%.\n".encode(),
    "one.jsonl": b'{"a":1}',
    "lines.jsonl": b'{"a":1}\n{"a":2}\n',
    "list.jsonl": b"[1]\n",
    "text.jsonl": b"no line end",
    "half.jsonl": b'{"name": "x", "after',
    "two.jsonl": b'\n{"a":1}',
    "marks.csv": b"id,claim\n1,x\n",
    "short.db": b"x",
    "page.db": b"\0" * 4096,
    "picture.db": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "nearly.db": b"SQLite format 2\0" + b"\0" * 200,
    "paper.ndjson": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("name", [*FOREIGN, "recipes.db", "settings.db", "numbered.db"])
def test_what_is_no_ledger_is_never_written(name: str, folder: Path) -> None:
    path = folder / name
    if name in FOREIGN:
        path.write_bytes(FOREIGN[name])
    else:
        with sqlite3.connect(path) as base:
            base.execute(
                {"recipes.db": "CREATE TABLE recipes (name TEXT)", "settings.db": "PRAGMA application_id = 7",
                 "numbered.db": "PRAGMA user_version = 2"}[name]
            )  # fmt: skip
        base.close()
    before = listing(folder)
    events = open_store(str(folder.parent / "other.jsonl"))
    events.append([marked("a")])
    for write in (lambda: open_store(str(path)).append([marked("a")]),
                  lambda: open_store(str(path)).insert(events.events()),
                  lambda: copies.copy(list(events.events()), path)):  # fmt: skip
        with pytest.raises(LedgerError):
            write()
        assert listing(folder) == before
    if name not in NOTHING_YET:
        with pytest.raises(LedgerError):
            open_store(str(path)).tip()
    assert listing(folder) == before


def test_a_view_that_never_ends_is_no_table(folder: Path) -> None:
    path = folder / "ledger.db"
    store = open_store(str(path))
    store.append([marked("a")])
    store.close()
    with sqlite3.connect(path) as base:
        base.execute("DROP TABLE entries")
        base.execute(
            "CREATE VIEW entries AS WITH RECURSIVE n(draft) AS (SELECT 'd' UNION ALL SELECT draft FROM n)"
            " SELECT draft, '' AS claim, 1 AS n, '{}' AS state FROM n"
        )
    base.close()
    for use in (lambda: open_store(str(path)).drafts(), lambda: open_store(str(path)).append([marked("b")])):
        with pytest.raises(LedgerError, match="a view stands where a table should"):
            use()


@pytest.mark.parametrize(
    "named", ["mysql://me:hunter2@db/x", "sqlite:///x.db", "file:x.jsonl", "postgre://me:hunter2@h/x"]
)
def test_no_file_is_called_like_an_address(named: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    events = [marked("a")]
    for use in (lambda: open_store(named), lambda: copies.copy(events, Path(named)), lambda: copies.union([named]),
                lambda: copies.bring_in(Path(named), open_store("x.jsonl")),
                lambda: copies.copy(events, Path("postgresql://me:hunter2@h/x"))):  # fmt: skip
        with pytest.raises(LedgerError) as refused:
            use()
        assert "hunter2" not in str(refused.value)
    assert not list(folder.iterdir())


NOTHING_YET = {"one.jsonl", "text.jsonl", "half.jsonl", "two.jsonl"}
"""Half a line that a crash may have left, for who only reads."""


@pytest.mark.parametrize("name", ["a.jsonl", "b.db", "c.jsonl", "d.jsonl", "e.jsonl", "f.db"])
def test_what_may_become_a_ledger_is_written(name: str, folder: Path) -> None:
    path = folder / name
    store = open_store(str(folder.parent / "other.jsonl"))
    store.append([marked("z"), marked("y")])
    whole = (folder.parent / "other.jsonl").read_bytes()
    content = {"a.jsonl": b"", "b.db": b"", "c.jsonl": b"\n", "d.jsonl": whole[:3], "e.jsonl": whole[:-40]}.get(name)
    if content is not None:
        path.write_bytes(content)
    first = open_store(str(path))
    first.append([marked("a")])
    assert everything(open_store(str(path))) == (["z", "a"] if name == "e.jsonl" else ["a"])
    if name.endswith(".db"):
        with pytest.raises(LedgerError, match="is open in another program"):
            copies.copy(list(store.events()), path)
    first.close()
    with pytest.raises(LedgerError, match="marks that the copy doesn't hold"):
        copies.copy(list(store.events()), path)
    both = {event.id: event for event in (*store.events(), *open_store(str(path)).events())}
    copies.copy(list(both.values()), path)
    assert len(list(open_store(str(path)).events())) == len(both)


def test_a_ledger_is_never_the_draft_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    draft = folder / "draft.md"
    draft.touch()
    (folder / "same.md").symlink_to("draft.md")
    os.link(draft, folder / "twin.md")
    for named in ("draft.md", str(draft), "same.md", "twin.md"):
        with pytest.raises(LedgerError, match="the draft itself"):
            open_ledger(draft, named)
    assert draft.read_bytes() == b""
