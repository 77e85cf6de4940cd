"""What goes wrong around a ledger: one clear line each time, nothing acknowledged lost, the draft never touched."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.ledger.events import Marked
from factcheck.ledger.ledger import open_store
from factcheck.records.errors import LedgerError
from tests.ledger.ledgers import marked, problems, said

TEXT = """Harl Dock, 4 March 2024

At least 31 people were hurt when the pier gave way, the port authority said on Monday.
Repairs will cost $2.4 million, according to the mayor, Ines Holt.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Path]:
    """A draft that must be the same, to the last byte and date, when the test is over."""
    path = tmp_path / "desk" / "draft.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    before = path.stat()
    yield path
    assert path.read_text(encoding="utf-8") == TEXT
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def factcheck(*arguments: object, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, "-m", "factcheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a refusal."""
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def mark(draft: Path, *more: object) -> subprocess.CompletedProcess[str]:
    done = factcheck("mark", draft, "--all", "--status", "verified", "--as", "ann", *more)
    assert done.returncode == 0, done.stderr
    return done


def verified(draft: Path, *more: object) -> int:
    return factcheck("status", draft, "--format", "json", *more).stdout.count('"status": "verified"')


def test_a_ledger_that_was_deleted_comes_back(draft: Path) -> None:
    mark(draft)
    count = verified(draft)
    assert count > 2
    shutil.rmtree(draft.parent / ".factcheck")
    status = factcheck("status", draft)
    (line,) = status.stderr.strip().splitlines()
    assert "the ledger that was here is gone" in line
    command = line.split("with: factcheck ")[1].split()
    assert verified(draft) == 0
    assert factcheck(*command, draft).returncode == 0
    assert verified(draft) == count
    assert factcheck("status", draft).stderr == ""


def test_marks_made_after_a_loss_dont_bury_those_before(draft: Path, own_data_folder: Path) -> None:
    mark(draft)
    count = verified(draft)
    shutil.rmtree(draft.parent / ".factcheck")
    assert "is gone" in mark(draft, "--note", "again").stderr
    (old,) = (own_data_folder / "factcheck" / "journal").glob("*T*.jsonl")
    assert sum(isinstance(event, Marked) for event in open_store(str(old)).events()) == count


@pytest.mark.parametrize("kind", ["db", "jsonl"])
def test_a_ledger_that_was_cut_off(draft: Path, kind: str) -> None:
    ledger = draft.parent / f"marks.{kind}"
    mark(draft, "--ledger", ledger)
    count = verified(draft, "--ledger", ledger)
    for name in ("-wal", "-shm"):
        Path(f"{ledger}{name}").unlink(missing_ok=True)
    half = ledger.read_bytes()[: ledger.stat().st_size // 2]
    ledger.write_bytes(half)
    done = factcheck("ledger", "verify", draft.parent, "--ledger", ledger)
    assert done.returncode != 0
    assert "factcheck ledger import" in done.stderr
    if kind == "db":
        ledger.unlink()
    (journal,) = Path(os.environ["XDG_DATA_HOME"]).rglob("*-marks.jsonl")
    assert factcheck("ledger", "import", journal, draft, "--ledger", ledger).returncode == 0
    assert verified(draft, "--ledger", ledger) == count
    assert factcheck("ledger", "verify", draft, "--ledger", ledger).returncode == 0


def test_a_ledger_that_was_replaced_by_something_else(draft: Path) -> None:
    mark(draft)
    ledger = draft.parent / ".factcheck" / "ledger.db"
    for name in ("", "-wal", "-shm"):
        Path(f"{ledger}{name}").unlink(missing_ok=True)
    ledger.write_bytes(b"a holiday picture " * 400)
    for done in (factcheck("status", draft), factcheck("mark", draft, "--all", "--status", "open")):
        assert "damaged, or not a ledger" in complaint(done)
    assert ledger.read_bytes() == b"a holiday picture " * 400


def test_the_database_of_another_program_is_left_alone(draft: Path) -> None:
    import sqlite3

    other = draft.parent / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    before = other.read_bytes()
    done = factcheck("mark", draft, "--all", "--status", "verified", "--ledger", other)
    assert "another program" in complaint(done)
    assert other.read_bytes() == before


@pytest.mark.parametrize("kind", ["db", "jsonl"])
def test_a_ledger_that_goes_while_it_is_open(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"ledger.{kind}"
    store = open_store(str(path))
    store.append([marked("a")])
    path.rename(tmp_path / "elsewhere")
    with pytest.raises(LedgerError, match="while it was open; nothing was written"):
        store.append([marked("b")])


def test_a_ledger_that_somebody_holds(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "ledger.db"
    store = open_store(str(path), patience=0.1)
    store.append([marked("a")])
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program holds the ledger"):
            store.append([marked("b")])
        other.execute("ROLLBACK")
    store.append([marked("b")])
    assert [entry.claim for entry in store.entries("d")] == ["a", "b"]


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = sys.argv[1:]
from tests.ledger.worker import work
sys.exit(work(sys.argv[1], "ann", 5000, 5000))
"""


@pytest.mark.parametrize("kind", ["db", "jsonl"])
def test_no_room_left(tmp_path: Path, kind: str) -> None:
    """A limit on the file's size stands for the disk: a write fails in the middle, as it does on a full one."""
    pytest.importorskip("resource")
    path = tmp_path / f"ledger.{kind}"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "300000", str(path)], capture_output=True, text=True, cwd=root, check=False
    )
    *acknowledged, refused = done.stdout.strip().splitlines()
    assert done.returncode == 2, done.stderr
    assert refused.startswith(f"refused: {path}: ")
    assert "nothing was written" in refused
    assert len(acknowledged) > 5
    store = open_store(str(path))
    assert [event.claim for event in store.events()] == [f"c{number}" for number in range(len(acknowledged))]
    assert problems(store) == []
    store.append([marked("later")])
    assert problems(open_store(str(path))) == []


def test_a_full_disk(tmp_path: Path) -> None:
    """The same on a real file system without room, where the machine lets us mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        worker = Path(__file__).parent / "worker.py"
        for kind in ("db", "jsonl"):
            path = disk / f"ledger.{kind}"
            command = [sys.executable, str(worker), str(path), "ann", "5000"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            *acknowledged, refused = done.stdout.strip().splitlines()
            assert "nothing was written" in refused
            store = open_store(str(path))
            assert len(list(store.events())) == len(acknowledged) > 5
            assert problems(store) == []
            store.close()
            for file in disk.iterdir():
                file.unlink()
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def within_temporary(draft: Path) -> list[Path]:
    """The folders around the draft up to the system's own one for temporary files, which pytest keeps to its user."""
    top = Path(tempfile.gettempdir()).resolve()
    return [parent for parent in draft.resolve().parents if parent.is_relative_to(top) and parent != top]


def without_rights() -> tuple[str, ...]:
    """How to run a program that may not write everywhere: as it is, or, for root, as nobody."""
    if os.getuid():
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is no setpriv to become somebody else")
    return ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def test_a_folder_that_cant_be_written(draft: Path, own_data_folder: Path) -> None:
    prefix = without_rights()
    own_data_folder.mkdir(mode=0o777)
    own_data_folder.chmod(0o777)
    for folder in within_temporary(draft):
        folder.chmod(0o555)
    try:
        if factcheck("--version", prefix=prefix).returncode:
            pytest.skip("nobody may not run this environment's Python")
        done = factcheck("mark", draft, "--all", "--status", "verified", "--as", "ann", prefix=prefix)
        assert done.returncode == 0, done.stderr
        assert str(own_data_folder) in done.stdout
        status = factcheck("status", draft, prefix=prefix)
        assert "verified" in status.stdout
        assert not (draft.parent / ".factcheck").exists()
    finally:
        for folder in within_temporary(draft):
            folder.chmod(0o755)


def test_a_ledger_that_cant_be_written_can_be_read(draft: Path) -> None:
    prefix = without_rights()
    mark(draft)
    folder = draft.parent / ".factcheck"
    for path in (*folder.iterdir(), folder):
        path.chmod(path.stat().st_mode & 0o555 | 0o444)
    for parent in within_temporary(draft):
        parent.chmod(0o755)
    try:
        if factcheck("--version", prefix=prefix).returncode:
            pytest.skip("nobody may not run this environment's Python")
        status = factcheck("status", draft, "--format", "json", prefix=prefix)
        assert '"status": "verified"' in status.stdout, status.stderr
        done = factcheck("mark", draft, "--all", "--status", "disputed", prefix=prefix)
        assert "can't be written" in complaint(done)
    finally:
        folder.chmod(0o755)


def test_a_clock_that_goes_backwards(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "ledger.db"))
    now = datetime.now(UTC)
    first = store.append([marked("a", status="verified", at=now)])[0]
    store.append([marked("a", status="disputed", at=now - timedelta(days=400), over=(first.id,))])
    assert said(store.entries("d")[0].standing) == [("ann", "disputed")]
    assert [event.n for event in store.events()] == [1, 2]
    assert problems(store) == []
