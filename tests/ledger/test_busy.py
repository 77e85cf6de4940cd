"""Verifying and rebuilding a ledger to which somebody writes meanwhile."""

from pathlib import Path
from typing import Any, cast

import pytest

from factcheck.cli.verifying import rebuilt
from factcheck.ledger import copies
from factcheck.ledger.ledger import Ledger, open_store
from factcheck.ledger.place import Place
from factcheck.ledger.stores.store import Store
from factcheck.ledger.verify import verify
from factcheck.records.errors import LedgerError
from tests.ledger.damage import Bench, bench, found
from tests.ledger.ledgers import marked
from tests.ledger.verifying import FORGED, change, run


class Busy:
    """A store to which somebody else adds a mark `times` times, each while it is read: after one part of it, before
    the next.
    """

    def __init__(self, path: Path, times: int, *, at: str = "projection") -> None:
        self._store, self._path, self._left, self._at = open_store(str(path)), str(path), times, at

    def __getattr__(self, name: str) -> Any:
        if name == self._at and self._left:
            return self._marked(name)
        return getattr(self._store, name)

    def _marked(self, name: str) -> Any:
        def read() -> Any:
            found = getattr(self._store, name)()
            found = list(found) if name == "kept" else found
            self._left -= 1
            other = open_store(self._path)
            other.append([marked(f"busy-{self._left}")])
            other.close()
            return found

        return read


@pytest.mark.parametrize("name", ["ledger.db", "ledger.jsonl"])
@pytest.mark.parametrize("at", ["projection", "kept", "faults"])
@pytest.mark.parametrize("times", [1, 3])
def test_marks_made_while_it_is_verified_are_no_forgery(tmp_path: Path, name: str, at: str, times: int) -> None:
    _, ledger = bench(tmp_path, name)
    store = cast(Store, Busy(ledger, times, at=at))
    verdict = verify(store, ledger=ledger)
    assert verdict.problems == ()
    assert len(verdict.log.events) == store.tip().count


def test_a_ledger_that_is_written_to_all_the_time_is_told_so(tables: tuple[Bench, Path]) -> None:
    with pytest.raises(LedgerError, match="is being written to; try again"):
        verify(cast(Store, Busy(tables[1], 1000)), ledger=tables[1])


def test_forgery_is_found_although_somebody_marks(tables: tuple[Bench, Path]) -> None:
    change(tables[1], FORGED)
    problems = verify(cast(Store, Busy(tables[1], 2)), ledger=tables[1]).problems
    assert any("is shown as verified" in problem for problem in problems)


def test_a_rebuild_isnt_misled_by_a_mark_made_while_it_reads(tables: tuple[Bench, Path]) -> None:
    _, ledger = tables
    store = cast(Store, Busy(ledger, 1, at="kept"))
    assert rebuilt(Ledger(store, Place(str(ledger), ledger.parent))) == 0
    assert found(ledger) == []


def test_a_file_made_anew_loses_no_mark_that_was_made_meanwhile(
    tables: tuple[Bench, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, ledger = tables
    change(ledger, "ALTER TABLE events ADD COLUMN more TEXT")
    make = copies._database

    def busy(events: Any, target: str) -> bytes:
        other = open_store(str(ledger))
        other.append([marked("meanwhile")])
        other.close()
        return make(events, target)

    with monkeypatch.context() as patched:
        patched.setattr(copies, "_database", busy)
        done = run("ledger", "rebuild", made.path, "--ledger", ledger)
    assert "was marked in meanwhile; try again" in str(done.exception)
    assert not list(ledger.parent.glob("*damaged*"))
    assert run("ledger", "rebuild", made.path, "--ledger", ledger).return_value == 0
    assert [event.claim for event in open_store(str(ledger)).events()][-1] == "meanwhile"
    assert found(ledger) == []
