"""Verifying finds whatever changes what commands show; rebuilding mends what follows from the log."""

import json
import os
import random
from pathlib import Path

import pytest

from factcheck.ledger import chain
from factcheck.ledger.ledger import open_store
from factcheck.records.errors import LedgerError
from tests.ledger.damage import Bench, altered_tables, bench, emptied, found, resealed
from tests.ledger.ledgers import Open, fresh_database, marked, problems
from tests.ledger.verifying import FORGED, OPEN, change, run, verified

ROW = "n, kind, version, id, start, stop, state"
REWRITTEN = """CREATE TRIGGER later AFTER UPDATE ON entries BEGIN
    UPDATE entries SET state = replace(state, 'disputed', 'verified'); END"""
CUT = (
    "DELETE FROM events WHERE seq > 9",
    "UPDATE meta SET value = (SELECT json_array(9, 9, json_array(hash)) FROM events WHERE seq = 9)",
)


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        ((FORGED,), "is shown as verified by ann, verified by bob, and was marked disputed by bob, verified by ann"),
        (("DELETE FROM entries WHERE claim <> ''",), "are in the log and are not shown"),
        (("UPDATE entries SET state = '{}' WHERE claim <> ''",), "is damaged and can't be shown"),
        (("UPDATE entries SET version = 'x', start = start + 1 WHERE claim <> ''",), "kept at a wrong place"),
        (("UPDATE entries SET n = 99 WHERE n = 2",), "kept at a wrong place"),
        ((f"INSERT INTO entries SELECT draft, 'x', {ROW} FROM entries LIMIT 1",), "forged"),
        (("UPDATE versions SET sentences = 'AAAAAAAA'",), "versions of the drafts"),
        (("DELETE FROM versions",), "versions of the drafts"),
        (("DELETE FROM meta",), "the end of the log isn't kept"),
        (("UPDATE meta SET value = 'x'",), "end of the log is damaged"),
        (("UPDATE meta SET value = json_array(3, 3, json_array())",), "3 events were counted"),
        ((*OPEN, "UPDATE events SET claim = 'elsewhere' WHERE seq = 3"), "the column 'claim' of event 3"),
        ((*OPEN, *CUT, "DELETE FROM entries WHERE n > 9"), "of event"),
        (OPEN, "keeps the log from being changed, is gone"),
        ((REWRITTEN,), "trigger 'later' doesn't belong to a ledger"),
        (("DROP INDEX events_of_claim",), "index 'events_of_claim' is gone"),
        (("CREATE TABLE more (a)",), "table 'more' doesn't belong to a ledger"),
        (("CREATE VIEW more AS SELECT * FROM entries",), "view 'more' doesn't belong to a ledger"),
    ],
)  # fmt: skip
def test_tables_changed_by_hand_are_found(tables: tuple[Bench, Path], statements: tuple[str, ...], told: str) -> None:
    change(tables[1], *statements)
    if (
        told == "of event"
    ):  # the cut is perfect, but for what stands of the events that are gone, and the head beside it
        told = "the last ones were cut off"
    done = verified(tables[1])
    assert done.return_value == 1
    assert told in done.stderr
    assert all(line.startswith(str(tables[1])) for line in done.stderr.splitlines())


def test_a_view_in_a_table_s_place_is_refused(tables: tuple[Bench, Path]) -> None:
    change(tables[1], "ALTER TABLE entries RENAME TO kept", "CREATE VIEW entries AS SELECT * FROM kept")
    assert "a view stands where a table should" in str(verified(tables[1]).exception)


def test_a_mark_that_only_the_projection_has_is_brought_back_before_a_rebuild_drops_it(
    tables: tuple[Bench, Path],
) -> None:
    last = "(SELECT max(seq) FROM events)"
    tip = f"SELECT json_array(seq, seq, json_array(hash)) FROM events WHERE seq = {last}"
    change(tables[1], *OPEN, f"DELETE FROM events WHERE seq = {last}", f"UPDATE meta SET value = ({tip})")
    emptied(tables[1])
    (said,) = (problem for problem in found(tables[1]) if "isn't shown as it was marked" in problem)
    assert "the log says nothing of it" in said
    assert "ledger import" in said
    change(tables[1], FORGED)
    assert not any("says nothing" in problem for problem in found(tables[1]) if "disputed" in problem)


def test_the_order_of_rows_and_lines_changes_nothing(tables: tuple[Bench, Path], tmp_path: Path) -> None:
    made, ledger = tables
    highest = "(SELECT max(seq) FROM events)"
    change(ledger, OPEN[0], f"UPDATE events SET seq = -seq WHERE seq IN (2, 7, {highest})")
    assert not made.differs(ledger)
    (tmp_path / "lines").mkdir()
    made, ledger = bench(tmp_path / "lines", "ledger.jsonl")
    text = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    for seed in range(5):
        random.Random(seed).shuffle(text)
        ledger.write_text("".join(text), encoding="utf-8", newline="")
        assert not made.differs(ledger)


def test_a_rebuild_brings_back_what_was_shown(tables: tuple[Bench, Path]) -> None:
    made, base = tables
    rebuilt = 0
    for seed in range(60):
        target = base.with_name(f"changed-{seed}.db")
        how = altered_tables(base, target, random.Random(seed))
        if not how or "seq > 4" in how:  # a perfect cut: without a head beside it, the log is all there is
            continue
        before = found(target)
        done = run("ledger", "rebuild", made.path, "--ledger", target)
        if isinstance(done.exception, LedgerError):  # the log itself, or the file's name for what it is
            assert before
            continue
        assert done.return_value == 0
        if before:
            assert "mended" in done.stdout
        assert found(target) == []
        assert not made.differs(target)
        rebuilt += 1
    assert rebuilt > 30


def test_a_rebuild_refuses_an_altered_log(tables: tuple[Bench, Path]) -> None:
    change(tables[1], *OPEN, "UPDATE events SET line = replace(line, 'disputed', 'verified')", FORGED)
    before = tables[1].read_bytes()
    done = run("ledger", "rebuild", tables[0].path, "--ledger", tables[1])
    assert "was altered" in str(done.exception)
    assert "nothing was written" in str(done.exception)
    assert tables[1].read_bytes() == before


def test_a_rebuild_refuses_where_the_end_was_cut_off(tables: tuple[Bench, Path]) -> None:
    change(tables[1], *OPEN, *CUT)
    done = run("ledger", "rebuild", tables[0].path, "--ledger", tables[1])
    assert "events are missing" in str(done.exception)


def test_a_rebuild_takes_out_what_a_merge_doubled(lines: tuple[Bench, Path]) -> None:
    made, ledger = lines
    text = ledger.read_bytes()
    first, *rest = text.splitlines(keepends=True)
    ledger.write_bytes(b"".join([first, *rest, first, *rest[:3]]))
    assert not made.differs(ledger)
    done = verified(ledger)
    assert (done.return_value, len(done.stderr.splitlines())) == (1, 4)
    assert f"{ledger}:{len(rest) + 2}: says the same as line 1" in done.stderr
    assert run("ledger", "rebuild", made.path, "--ledger", ledger).return_value == 0
    assert ledger.read_bytes() == text
    assert verified(ledger).return_value == 0


def test_a_rebuild_through_a_link_mends_the_real_file(lines: tuple[Bench, Path], tmp_path: Path) -> None:
    made, ledger = lines
    text = ledger.read_bytes()
    ledger.write_bytes(text + text.splitlines(keepends=True)[0])
    ledger.chmod(0o640)
    link, victim = tmp_path / "elsewhere" / "link.jsonl", tmp_path / "victim.txt"
    link.parent.mkdir()
    link.symlink_to(ledger)
    victim.write_text("untouched", encoding="utf-8")
    for planted in (link, ledger):  # a name that anybody could guess
        planted.with_name(f".{planted.name}.{os.getpid()}").symlink_to(victim)
    done = run("ledger", "rebuild", made.path, "--ledger", link)
    assert done.exception is None
    assert "mended: 1 duplicate line\n" in done.stdout
    assert link.is_symlink()
    assert ledger.read_bytes() == text
    assert ledger.stat().st_mode & 0o777 == 0o640
    assert victim.read_text(encoding="utf-8") == "untouched"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"status":"disputed"', '"status":"verified"', "was altered"),
        ('"who":"bob"', '"who":"bob","who":"ann"', "a duplicate key"),
        ('"n":3', '"n":NaN', "NaN, which isn't a number"),
        ('"n":3', '"n":3.0', "was altered"),
        ('"n":3', '"n":' + "9" * 5000, "too many digits"),
        ("“no”", "\\ud83d", "a lone surrogate"),
        ('"kind":"status"', '"kind":"spell"', "not an event"),
        ('"kind":"status"', '"kind":' + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ('"v":1', '"v":true', "was altered"),
    ],
)
def test_a_line_changed_by_hand_is_found(lines: tuple[Bench, Path], old: str, new: str, told: str) -> None:
    text = lines[1].read_text(encoding="utf-8")
    assert old in text
    lines[1].write_text(text.replace(old, new, 1), encoding="utf-8")
    done = verified(lines[1])
    assert done.return_value in (1, 2)
    (line,) = done.stderr.splitlines()
    assert told in line


def objects(ledger: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("number", [1, 5, -2])
def test_a_line_taken_out_is_found(lines: tuple[Bench, Path], number: int) -> None:
    kept = lines[1].read_bytes().splitlines(keepends=True)
    del kept[number]
    lines[1].write_bytes(b"".join(kept))
    emptied(lines[1])
    assert "is missing: it was taken out or rewritten" in verified(lines[1]).stderr


def test_a_number_that_no_log_gives_is_found(lines: tuple[Bench, Path]) -> None:
    events = objects(lines[1])
    events[-1]["n"] = 400
    lines[1].write_text("".join(chain.line(one) + "\n" for one in resealed(events)), encoding="utf-8")
    emptied(lines[1])
    assert "has a wrong number" in verified(lines[1]).stderr


def test_what_is_no_ledger_fails(tmp_path: Path) -> None:
    nothing, empty, foreign = (tmp_path / name for name in ("nothing.db", "empty.jsonl", "other.jsonl"))
    empty.touch()
    foreign.write_text('{"a": 1}\n', encoding="utf-8")
    open_store(str(tmp_path / "unused.db")).tip()
    for path, told in ((nothing, "there is no ledger"), (empty, "is empty"), (foreign, "not a ledger")):
        done = verified(path)
        assert isinstance(done.exception, LedgerError)
        assert told in str(done.exception)


def test_every_store_is_verified_and_rebuilt(reopen: Open) -> None:
    store = reopen()
    store.append([marked("a"), marked("b")])
    store.append([marked("a", status="disputed")])
    assert problems(store) == []
    assert store.rebuild() == []
    assert problems(reopen()) == []
    store.append([marked("c")])
    assert problems(reopen()) == []
    assert [entry.claim for entry in reopen().entries("d")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE entries SET state = replace(state, 'disputed', 'verified')", "is shown as verified by ann"),
        ("DELETE FROM entries", "are not shown"),
        ("DROP TRIGGER events_stay ON events", "trigger"),
        ("CREATE RULE r AS ON UPDATE TO entries DO INSTEAD NOTHING", "rule r on entries doesn't belong to a ledger"),
        ("CREATE OR REPLACE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", "function"),
    ],
)
def test_a_server_s_tables_changed_by_hand_are_found(postgres: str, statement: str, told: str) -> None:
    import psycopg

    address = fresh_database(postgres, "altered")
    store = open_store(address)
    store.append([marked("a", status="disputed"), marked("b")])
    with psycopg.connect(address, autocommit=True, options="-c search_path=factcheck") as base:
        base.execute(statement)
    wrong = problems(store)
    assert any(told in problem for problem in wrong), wrong
    store.rebuild()
    assert problems(store) == []
    store.append([marked("c")])
    assert problems(store) == []
    store.close()
