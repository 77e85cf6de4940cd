"""Real programs at the same ledger: several that write at once, and such that are killed while they write."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from factcheck.ledger.events import Marked
from factcheck.ledger.ledger import open_store
from tests.ledger.ledgers import problems, said
from tests.ledger.worker import work

WORKER = Path(__file__).parent / "worker.py"


def start(address: str, name: str, count: int, claims: int) -> "subprocess.Popen[str]":
    command = [sys.executable, str(WORKER), address, name, str(count), str(claims)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_six_writers_lose_nothing(address: str) -> None:
    names = ["ann", "bob", "cid", "oda", "pia", "quy"]
    running = [start(address, name, 200, 100) for name in names]
    for process in running:
        printed, _ = process.communicate(timeout=120)
        assert process.returncode == 0, printed
    store = open_store(address)
    marks = Counter(event.who for event in store.events() if isinstance(event, Marked))
    assert marks == dict.fromkeys(names, 200)
    entries = store.entries("d")
    assert len(entries) == 100
    for entry in entries:
        assert Counter(said(entry.standing)) == Counter(
            [(name, "verified" if name < "n" else "disputed") for name in names for _ in range(2)]
        )
    assert problems(store) == []
    store.close()


def killed(address: str, name: str, after: float) -> int:
    """How many marks a child had acknowledged when it was killed, `after` seconds from its first one."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writer, 1)
        sys.stdout = os.fdopen(1, "w")
        os._exit(work(address, name, 10_000, 50))
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        heard = pipe.read(1)
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := pipe.read(65536):
            heard += more
    return heard.count(b"\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs fork")
@pytest.mark.parametrize(("kind", "kills"), [("db", 160), ("jsonl", 60)])
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path, kind: str, kills: int) -> None:
    address = str(tmp_path / f"ledger.{kind}")
    dice = random.Random(1)
    acknowledged = {f"k{number}": killed(address, f"k{number}", dice.random() * 0.02) for number in range(kills)}
    store = open_store(address)
    there = Counter(event.who for event in store.events())
    for name, count in acknowledged.items():
        assert count <= there[name] <= count + 1, "a mark was lost, or written without being asked for"
    assert sum(acknowledged.values()) > kills
    assert problems(store) == []
    assert {entry.claim for entry in store.entries("d")} == {event.claim for event in store.events()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 needs fork")
def test_a_killed_checker_leaves_the_team_ledger_whole(postgres: str) -> None:
    from tests.ledger.ledgers import fresh_database

    address = fresh_database(postgres, "killed")
    dice = random.Random(2)
    acknowledged = {f"k{number}": killed(address, f"k{number}", dice.random() * 0.03) for number in range(12)}
    store = open_store(address)
    there = Counter(event.who for event in store.events())
    assert all(count <= there[name] <= count + 1 for name, count in acknowledged.items())
    assert problems(store) == []
    store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_creating_a_ledger_can_be_killed_too(tmp_path: Path) -> None:
    for number in range(20):
        address = str(tmp_path / str(number) / "ledger.db")
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os._exit(work(address, "first", 3, 3))
        time.sleep(number * 0.0008)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        store = open_store(address)
        before = store.tip().count
        assert work_here(address) == before + 1
        assert problems(store) == []


def work_here(address: str) -> int:
    store = open_store(address)
    store.append([Marked(who="later", draft="d", claim="x", status="open")])
    return store.tip().count
