"""Stores of every kind for the conformance tests, and a PostgreSQL cluster of the tests' own."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.ledger.ledger import open_store
from factcheck.ledger.stores.store import Store
from tests.ledger.ledgers import Open, fresh_database


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own folders, nor is it led by their settings."""
    folder = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.delenv("FACTCHECK_LEDGER", raising=False)
    monkeypatch.delenv("FACTCHECK_CHECKER", raising=False)
    return folder


def _program(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(found[0]) if found else shutil.which(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server that lives as long as the tests, in a temporary folder, as a user other than root."""
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy isn't installed (the extra `team`)")
    pytest.importorskip("psycopg", reason="psycopg isn't installed (the extra `team`)")
    initdb, server = _program("initdb"), _program("postgres")
    if not initdb or not server:
        pytest.skip("PostgreSQL isn't installed (Debian: apt-get install postgresql)")
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="factcheck-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, user)

    def run(*command: str) -> list[str]:
        return ["setpriv", f"--reuid={user}", "--clear-groups", *command] if os.getuid() == 0 else list(command)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    made = subprocess.run(
        run(initdb, "-D", str(data), "-A", "trust", "-U", "checker", "--no-sync", "-E", "UTF8"),
        capture_output=True, text=True, cwd=folder,
    )  # fmt: skip
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"initdb refuses: {made.stderr.strip().splitlines()[-1]}")
    settings = ("listen_addresses=127.0.0.1", "max_connections=40", "fsync=off")
    options = ("-p", str(port), "-k", str(folder), *(part for one in settings for part in ("-c", one)))
    running = subprocess.Popen(
        run(server, "-D", str(data), *options), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"postgresql://checker@127.0.0.1:{port}/postgres"
    try:
        _wait(address)
        yield address
    finally:
        running.send_signal(signal.SIGQUIT)  # at once, whoever is still connected
        running.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(address: str) -> None:
    import time

    import psycopg

    until = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(address, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@pytest.fixture(params=["sqlite", "text", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty ledger of each kind."""
    if request.param == "postgres":
        return fresh_database(request.getfixturevalue("postgres"), "conformance")
    return str(tmp_path / ("ledger.db" if request.param == "sqlite" else "ledger.jsonl"))


@pytest.fixture
def reopen(address: str) -> Iterator[Open]:
    """Opens the ledger anew, as another program would."""
    opened: list[Store] = []

    def open_() -> Store:
        opened.append(open_store(address, patience=10))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()
