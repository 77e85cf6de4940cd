"""Whoever is killed, has no rights, or has a full disk leaves whole files: the old one or the new one."""

import os
import random
import re
import signal
import tempfile
import time
from pathlib import Path

import pytest

from factcheck.ledger import journal
from factcheck.ledger.ledger import open_store
from factcheck.output.write import write_output
from factcheck.records.errors import LedgerError, SheetError
from tests.ledger.ledgers import marked
from tests.output.test_write import fill, names, put, small_disk

WHOLE = [letter * 400_000 for letter in (b"a", b"b")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs fork")
def test_a_kill_leaves_a_whole_file(tmp_path: Path) -> None:
    path, dice = tmp_path / "out", random.Random(3)
    put(path, WHOLE[0])
    for _ in range(40):
        child = os.fork()
        if child == 0:
            while True:
                for content in WHOLE:
                    write_output(path, content, error=SheetError)
        time.sleep(dice.random() * 0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert path.read_bytes() in WHOLE
        assert set(names(tmp_path)) - {"out"} == {name for name in names(tmp_path) if name.startswith(".factcheck-")}


def test_a_journal_with_half_a_line_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ledger = tmp_path / "ledger.db"
    store = open_store(str(ledger))
    journal.keep(store, ledger, store.append([marked("a")]))
    kept = journal.journal_of(ledger)
    assert kept.stat().st_mode & 0o777 == 0o600
    for half in (b'{"half', b"x" * 10_000, b"{"):
        with kept.open("ab") as file:
            file.write(half)
        journal.keep(store, ledger, store.append([marked("b")]))
    assert [event.claim for event in open_store(str(kept)).events()] == ["a", "b", "b", "b"]


def test_a_journal_on_a_full_disk_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(tmp_path / "disk") as disk:
        monkeypatch.setenv("XDG_DATA_HOME", str(disk))
        ledger = tmp_path / "ledger.db"
        store = open_store(str(ledger))
        journal.keep(store, ledger, store.append([marked("a")]))
        fill(disk / "filled")
        for number in range(30):
            journal.keep(store, ledger, store.append([marked(f"c{number}")]))
        kept = list(open_store(str(journal.journal_of(ledger))).events())
        assert 1 <= len(kept) <= 31
        (disk / "filled").unlink()
        journal.keep(store, ledger, store.append([marked("z")]))
        assert next(reversed(list(open_store(str(journal.journal_of(ledger))).events()))).claim == "z"


@pytest.mark.parametrize("kind", ["db", "jsonl"])
def test_a_ledger_on_a_full_disk_still_opens(tmp_path: Path, kind: str) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk / f"ledger.{kind}"
        fill(disk / "filled")
        with pytest.raises(LedgerError, match=r"nothing was written|can't be (read or )?written"):
            open_store(str(path)).append([marked("a") for _ in range(99)])
        (disk / "filled").unlink()
        if kind == "jsonl":
            store = open_store(str(path))
            store.append([marked("a")])
            assert [event.claim for event in open_store(str(path)).events()] == ["a"]


def as_nobody(path: Path) -> str:
    """Write to `path` as a user without rights; what refused it, or "" where nothing did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            if not os.getuid():
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            write_output(path, b"new", error=SheetError)
        except BaseException as reason:
            said = f"{type(reason).__name__}: {reason}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(("folder", "file", "why"), [
    (0o555, 0o666, "nothing can be written in its folder"), (0o555, None, "nothing can be written in its folder"),
    (0o777, 0o444, "it is read-only"), (0o000, None, "permission denied|no such folder"), (0o777, 0o666, ""),
])  # fmt: skip
def test_without_rights(tmp_path: Path, folder: int, file: int | None, why: str) -> None:
    target = tmp_path / "folder" / "out"
    target.parent.mkdir()
    if file is not None:
        target.write_bytes(b"old")
        target.chmod(file)
    target.parent.chmod(folder)
    around = [parent for parent in target.parents[1:] if parent.is_relative_to(tempfile.gettempdir())]
    rights = [(parent, parent.stat().st_mode) for parent in around if not os.getuid()]
    for parent, mode in rights[:-1]:
        parent.chmod(mode | 0o055)
    try:
        said = as_nobody(target)
    finally:
        target.parent.chmod(0o755)
        for parent, mode in rights:
            parent.chmod(mode)
    if why:
        assert re.match(f"SheetError: {target}: .*(?:{why})", said), said
        assert target.read_bytes() == b"old" if file is not None else not target.exists()
    else:
        assert said == ""
        assert target.read_bytes() == b"new"
    assert [name for name in names(target.parent) if name != "out"] == []
