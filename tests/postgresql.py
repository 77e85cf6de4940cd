"""A PostgreSQL cluster of the tests' own."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _program(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(found[0]) if found else shutil.which(name)


@contextmanager
def server() -> Iterator[str]:
    """The address of a server that lives as long as the block, in a temporary folder, as a user other than root.

    Skips the test where PostgreSQL or its client isn't installed.
    """
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy isn't installed (the extra `team`)")
    pytest.importorskip("psycopg", reason="psycopg isn't installed (the extra `team`)")
    initdb, postgres = _program("initdb"), _program("postgres")
    if not initdb or not postgres:
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
        run(postgres, "-D", str(data), *options), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
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
