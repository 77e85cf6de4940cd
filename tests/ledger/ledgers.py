"""What the tests of the ledger share."""

from collections.abc import Callable

from factcheck.ledger.events import Event, Marked
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
