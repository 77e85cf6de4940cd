"""Stores of every kind for the conformance tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.ledger.ledger import open_store
from factcheck.ledger.stores.store import Store
from tests.ledger.damage import Bench, bench
from tests.ledger.ledgers import Open, fresh_database


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own folders, nor is it led by their settings."""
    folder = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("FACTCHECK_LEDGER", raising=False)
    monkeypatch.delenv("FACTCHECK_CHECKER", raising=False)
    return folder


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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing but a ledger lies."""
    made = tmp_path / "checkout"
    made.mkdir()
    return made


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Bench, Path]:
    """A database with marks of most kinds."""
    return bench(tmp_path, "ledger.db")


@pytest.fixture
def lines(tmp_path: Path) -> tuple[Bench, Path]:
    """A text form with marks of most kinds."""
    return bench(tmp_path, "ledger.jsonl")
