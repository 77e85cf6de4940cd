"""Whatever is altered, left out or put in between is found."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.ledger import chain
from factcheck.ledger.audit import audit
from factcheck.ledger.chain import Tip
from factcheck.ledger.events import Marked, Undone
from factcheck.ledger.fold import fold
from factcheck.ledger.stores.lines import LineStore
from factcheck.ledger.stores.sqlite import open_sqlite
from factcheck.ledger.stores.store import Kept
from factcheck.records.errors import LedgerError
from tests.ledger.ledgers import marked, problems


def wrong(events: list[dict[str, object]]) -> list[str]:
    """What is wrong with a log of these events."""
    return audit(Kept(number, chain.line(event)) for number, event in enumerate(events, start=1)).problems


def log(count: int = 6) -> list[dict[str, object]]:
    sealed, _ = chain.seal([marked(f"c{n}") for n in range(count)], Tip())
    from factcheck.ledger.events import as_object

    return [as_object(event) for event in sealed]


def test_a_whole_log_is_sound() -> None:
    assert wrong(log()) == []


@given(st.integers(0, 5), st.sampled_from(["who", "at", "claim", "status", "n"]))
@settings(max_examples=20, deadline=None)
def test_an_altered_event_is_found(number: int, name: str) -> None:
    events = log()
    events[number][name] = "2001-01-01T00:00:00Z"
    assert any("altered" in problem or "damaged" in problem for problem in wrong(events))


@given(st.integers(0, 4))
@settings(max_examples=5, deadline=None)
def test_a_missing_event_is_found(number: int) -> None:
    events = log()
    del events[number]
    assert any("missing" in problem for problem in wrong(events))


def test_the_end_cut_off_a_database_is_found(tmp_path: Path) -> None:
    import sqlite3

    store = open_sqlite(tmp_path / "ledger.db")
    store.append([marked("a"), marked("b")])
    with sqlite3.connect(tmp_path / "ledger.db") as database:
        database.execute("DROP TRIGGER events_remain")
        database.execute("DELETE FROM events WHERE seq = 2")
    assert any("2 events were kept, 1" in problem for problem in problems(store))


def test_a_database_doesnt_let_its_log_be_changed(tmp_path: Path) -> None:
    import sqlite3

    open_sqlite(tmp_path / "ledger.db").append([marked("a")])
    with sqlite3.connect(tmp_path / "ledger.db") as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE events SET line = '{}'")


def test_half_a_line_was_never_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    store = LineStore(path)
    store.append([marked("a"), marked("b")])
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"at":"2026-01-01T00:0')
    assert [event.claim for event in LineStore(path).events()] == ["a", "b"]
    LineStore(path).append([marked("c")])
    assert path.read_bytes().startswith(whole)
    assert problems(LineStore(path)) == []


def test_a_line_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    LineStore(path).append([marked("a")])
    path.write_bytes(path.read_bytes() + b"<<<<<<< HEAD\n")
    with pytest.raises(LedgerError, match=r"ledger\.jsonl:2: not a line of a ledger"):
        list(LineStore(path).events())


def test_a_newer_log_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(json.dumps({"v": 99, "kind": "hologram"}) + "\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="newer factcheck"):
        list(LineStore(path).events())


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "ledger.db"
    open_sqlite(path).append([marked("a")])
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="newer factcheck"):
        open_sqlite(path).append([marked("b")])
    assert path.read_bytes() == before


def test_an_older_database_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.ledger.stores import sqlite

    path = tmp_path / "ledger.db"
    open_sqlite(path).append([marked("a")])
    added = "CREATE TABLE extra (name TEXT); INSERT INTO extra VALUES ('kept');"
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS, added))
    open_sqlite(path).append([marked("b")])
    store = open_sqlite(path)
    assert [event.claim for event in store.events()] == ["a", "b"]
    import sqlite3

    with sqlite3.connect(path) as database:
        assert database.execute("SELECT name FROM extra").fetchall() == [("kept",)]
        assert database.execute("PRAGMA user_version").fetchone() == (len(sqlite.MIGRATIONS),)


@st.composite
def histories(draw: st.DrawFn) -> list[Marked | Undone]:
    """A claim's events: marks that replace some of those before, and marks taken back."""
    events: list[Marked | Undone] = []
    for n in range(draw(st.integers(1, 9))):
        earlier = [event.id for event in events]
        if earlier and draw(st.integers(0, 3)) == 0:
            events.append(Undone(who="ann", draft="d", claim="a", event=draw(st.sampled_from(earlier)), n=n))
        else:
            over = tuple(draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True))) if earlier else ()
            status = draw(st.sampled_from(["verified", "disputed"]))
            events.append(marked("a", status=status, over=over, n=n))
    return events


@given(histories(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_stands_doesnt_depend_on_the_order_of_arrival(events: list[Marked | Undone], dice: object) -> None:
    import random

    assert isinstance(dice, random.Random)
    arrived = list(events)
    dice.shuffle(arrived)
    assert fold("d", "a", arrived).standing == fold("d", "a", events).standing


@given(histories())
@settings(max_examples=60, deadline=None)
def test_the_entry_grows_as_the_events_fold(events: list[Marked | Undone]) -> None:
    from factcheck.ledger.fold import Entry, projected

    sealed, _ = chain.seal(events, Tip())
    entry = Entry("d", "a")
    for n, event in enumerate(sealed):
        (entry,) = projected([event], lambda draft, claim, held=entry: held, lambda draft, claim, n=n: sealed[: n + 1])
    assert entry == fold("d", "a", sealed)
