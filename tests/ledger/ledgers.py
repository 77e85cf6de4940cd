"""What the tests of the ledger share."""

import shutil
from collections.abc import Callable
from pathlib import Path

from factcheck.ledger.events import Event, Marked
from factcheck.ledger.ledger import open_store
from factcheck.ledger.stores.store import Store
from factcheck.ledger.verify import verify

Open = Callable[[], Store]


def fresh_database(server: str, name: str) -> str:
    """The address of a new, empty database on the server."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.rsplit("/", 1)[0] + f"/{name}"


def marked(claim: str, *, who: str = "ann", status: str = "verified", **more: object) -> Marked:
    return Marked.model_validate({"who": who, "draft": "d", "claim": claim, "status": status, **more})


def said(events: tuple[Event, ...]) -> list[tuple[str, str]]:
    return [(event.who, event.status) for event in events if isinstance(event, Marked)]


def problems(store: Store) -> list[str]:
    """What is wrong with a ledger."""
    return list(verify(store).problems)


def listing(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    files = {path: path.stat() for path in folder.iterdir()}
    found = {path.name: (at.st_mtime_ns, at.st_size, path.read_bytes()) for path, at in files.items()}
    return found | {".": (folder.stat().st_mtime_ns, 0, b"")}


def everything(store: Store) -> list[str]:
    store.drafts(), store.tip(), store.versions("d"), store.has("x"), list(store.kept())
    return [entry.claim for entry in store.entries("d")]


def left_behind(folder: Path, *, claims: str, index: bool = True) -> Path:
    """A ledger as a checker leaves it whose machine dies: its last marks stand in the log beside it."""
    made = folder.parent / "made.db"
    store = open_store(str(made))
    for claim in claims:
        store.append([marked(claim)])
    for ending in ("", "-wal", "-shm") if index else ("", "-wal"):
        shutil.copy(f"{made}{ending}", folder / f"ledger.db{ending}")
    store.close()
    return folder / "ledger.db"
