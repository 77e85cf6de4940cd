"""Damaged and forged ledgers: what commands show of them, whether it differs, and whether verifying says so."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

from factcheck import api
from factcheck.cli.main import run
from factcheck.cli.status import row
from factcheck.ledger import chain, marking
from factcheck.ledger.anchor.version import Version
from factcheck.ledger.board import Board
from factcheck.ledger.fold import order
from factcheck.ledger.history import told
from factcheck.ledger.ledger import Ledger, open_store
from factcheck.ledger.marking import Change
from factcheck.ledger.place import Place
from factcheck.ledger.stores.schema import statements
from factcheck.ledger.stores.sqlite import MIGRATIONS
from factcheck.ledger.stores.store import Store
from factcheck.ledger.verify import verify
from factcheck.records.errors import LedgerError
from factcheck.records.marks import Evidence

TEXT = """Low Mill, 12 May 2023

The weir was raised by 40 centimetres in 2021, said Ida Brook, the engineer.
It cost $1.2 million, and 17 families moved.
"""


@dataclass(frozen=True)
class Bench:
    """A draft that was read once, and what commands show of its undamaged ledger."""

    path: Path
    version: Version
    shown: object

    def show(self, ledger: Path) -> object:
        """What status, history and the verdict are made of."""
        store = open_store(str(ledger), patience=0.2)
        try:
            board = Board(Ledger(store, Place(str(ledger), ledger.parent)), self.path, self.version)
            held = [row(board, one) for one in board.held]
            drafts = board.known.drafts
            events = sorted((event for draft in drafts for event in store.events(draft=draft)), key=order)
            return held, list(told(events)), board.signed(), board.marks_digest(), [one.draft for one in store.drafts()]
        finally:
            store.close()

    def differs(self, ledger: Path) -> bool:
        """Whether anything else is shown than before; a LedgerError is one line instead."""
        try:
            return self.show(ledger) != self.shown
        except LedgerError as error:
            one_line(error)
            return True


def one_line(error: LedgerError) -> None:
    assert str(error).splitlines() == [str(error)]


def commands(made: Bench, ledger: Path) -> Iterator[list[str]]:
    """Every command that reads a ledger; those that write to it come last."""
    draft, folder = str(made.path), ledger.parent
    edited = made.path.with_name("edited.txt")
    edited.write_text(
        "One more line.\n\n" + TEXT.replace("17", "18").replace("The weir", "The old weir"), encoding="utf-8"
    )
    at = ("--ledger", str(ledger))
    yield ["status", draft, *at]
    yield ["status", draft, "--format", "json", *at]
    yield ["lint", draft, "--require", "verified", *at]
    yield ["sheet", draft, "-o", str(folder / "sheet.csv"), "--force", *at]
    yield ["ledger", "history", draft, *at]
    yield ["ledger", "verify", draft, *at]
    yield ["ledger", "backup", draft, "-o", str(folder / "backup.db"), *at]
    yield ["ledger", "export", draft, "-o", str(folder / "text.jsonl"), *at]
    yield ["ledger", "import", str(ledger), draft, "--ledger", str(folder / "fresh.jsonl")]
    yield ["ledger", "merge", str(ledger), "-o", str(folder / "merged.db")]
    yield ["mark", str(edited), "--from", draft, *at]
    yield ["status", str(edited), *at]
    yield ["mark", draft, "--all", "--status", "verified", "--as", "ann", *at]
    yield ["mark", draft, "--all", "--undo", "--as", "ann", *at]
    yield ["ledger", "rebuild", draft, *at]


def run_all(made: Bench, ledger: Path) -> list[str]:
    """What is wrong with how commands take a ledger: more than a line, a fault of the program's own, another code."""
    wrong = []
    for arguments in commands(made, ledger):
        for name in ("backup.db", "text.jsonl", "fresh.jsonl", "merged.db", "sheet.csv"):
            (ledger.parent / name).unlink(missing_ok=True)
            emptied(ledger.parent / name)
        out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(arguments)
        said = err.getvalue()
        if code not in (0, 1, 2) or "fault of its own" in said or (code == 2 and not said):
            wrong.append(f"{' '.join(arguments)}: {code} {said[:300]}")
        if code == 2 and len(said.splitlines()) > 1 and "verify" not in arguments:
            wrong.append(f"{' '.join(arguments)}: more than a line: {said[:500]}")
    return wrong


def found(ledger: Path, *, head: bool = False) -> list[str]:
    """What verifying says of a ledger; without `head`, as if nothing were kept beside it."""
    try:
        store = open_store(str(ledger), patience=0.2)
        try:
            return list(verify(store, ledger=ledger if head else None).problems)
        finally:
            store.close()
    except LedgerError as error:
        one_line(error)
        return [str(error)]


def bench(folder: Path, name: str) -> tuple[Bench, Path]:
    """A ledger with marks of most kinds, closed, in one file, and the bench that looks at it."""
    path = folder / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    ledger = folder / name
    board = api.open_board(path, address=str(ledger))
    claims = [claim.id for claim in board.version.claims]
    proof = Evidence(address="https://example.org/report", locator="p. 3")
    marking.mark(board, claims, Change(status="verified", evidence=[proof]), who="ann")
    marking.mark(board, claims[:2], Change(status="disputed", note="the clerk says “no”"), who="bob")
    undone = marking.mark(board, claims[2:3], Change(status="unsourced"), who="bob")
    marking.undo(board, undone, who="bob")
    marking.judge(board, "f00d", "sum-of-parts", who="ann", note="rounded")
    marking.sign_off(board, who="eve", despite_open=True)
    store: Store = board.ledger.store
    store.close()
    if ledger.suffix == ".db":
        with closing(sqlite3.connect(ledger)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made = Bench(path, board.version, None)
    return Bench(path, board.version, made.show(ledger)), ledger


def emptied(ledger: Path) -> None:
    """Take away what stands beside a ledger."""
    for name in ("-wal", "-shm", ".head"):
        Path(f"{ledger}{name}").unlink(missing_ok=True)


def missed(made: Bench, ledger: Path, texts: Iterator[tuple[str, bytes]]) -> tuple[int, int, list[str]]:
    """How many damaged ledgers there were, how many showed something else, and which of these verifying didn't find."""
    damaged, count, differing, wrong = ledger.with_name(f"damaged{ledger.suffix}"), 0, 0, []
    for name, text in texts:
        damaged.write_bytes(text)
        emptied(damaged)
        count += 1
        problems = found(damaged)
        if problems:
            assert all("\n" not in problem for problem in problems)
        damaged.write_bytes(text)
        emptied(damaged)
        if made.differs(damaged):
            differing += 1
            if not problems:
                wrong.append(name)
    return count, differing, wrong


FLIPS: dict[str, Callable[[int, random.Random], int]] = {
    "one bit": lambda byte, dice: byte ^ 1 << dice.randrange(8),
    "a digit": lambda byte, dice: ord(dice.choice("0123456789")),
    "a quote": lambda byte, dice: ord('"'),
}


def flips(text: bytes, *, step: int = 1, every_way: bool = False, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """The text with every `step`-th byte turned into another one, in one way after the other, or in all of them."""
    dice = random.Random(seed)
    ways = list(FLIPS.items())
    for number, at in enumerate(range(0, len(text), step)):
        for name, flip in ways if every_way else (ways[number % len(ways)],):
            byte = flip(text[at], dice)
            if byte != text[at]:
                yield f"{name} at {at}", text[:at] + bytes([byte]) + text[at + 1 :]


STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 1 << 70, -(1 << 63), 1.5, 1e300, "", "x", "\u202e", "\ud800", "2024-99-99",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z", "2024-01-01T00:00:00", [], {}, [[]], [None], {"a": 1}, ["x"] * 50, "f" * 64, "a" * 5000,
    float("nan"), float("inf"), [1 << 40, -5],
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to every value in an object."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def resealed(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events with all ties and hashes made anew, as a forger would."""
    now: dict[str, str] = {}
    for written in objects:
        if isinstance(written.get("after"), list):
            written["after"] = [
                now.get(hash_, hash_) if isinstance(hash_, str) else hash_ for hash_ in written["after"]
            ]
        old = written.get("hash")
        try:
            written["hash"] = chain.digest(written)
        except (ValueError, RecursionError):
            continue
        if isinstance(old, str):
            now[old] = written["hash"]
    return objects


def mutated(text: bytes, dice: random.Random) -> bytes:
    """A ledger with something of its structure changed, most of it so that it gets past the first check."""
    objects = [json.loads(line) for line in text.splitlines()]
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        number = dice.randrange(len(objects))
        kind = dice.randrange(8)
        if kind < 5:
            *outer, last = dice.choice(list(places(objects[number])))
            inner = objects[number]
            for key in outer:
                inner = inner[key]
            if kind == 4 and isinstance(inner, dict):
                inner.pop(last)
            else:
                inner[last] = dice.choice(STRANGE)
        elif kind == 5:
            objects.insert(dice.randrange(len(objects)), json.loads(json.dumps(objects[number])))
        elif kind == 6:
            objects.append(objects.pop(number))
        else:
            objects[number][dice.choice(("id", "over", "claim", "extra", "body"))] = dice.choice(STRANGE)
    if dice.random() < 0.7:
        resealed(objects)
    lines = [json.dumps(one, sort_keys=True, separators=(",", ":")) for one in objects]
    if dice.random() < 0.1:
        number = dice.randrange(len(lines))
        lines[number] = dice.choice(
            (
                lines[number][:-1] + ',"who":"eve"}', "[" * 3000 + "]" * 3000, "{" + lines[number], "null",
                "[1]", '"x"',
                '{"a":' * 4000 + "1" + "}" * 4000, "9" * 5000, lines[number].replace('"n":', '"n":1e'),
                "\ufeff" + lines[number],
            )
        )  # fmt: skip
    return ("\n".join(lines) + dice.choice(("\n", "\n", ""))).encode(errors="surrogatepass")


TABLES = {
    "events": ("id", "hash", "draft", "claim", "line"),
    "entries": ("draft", "claim", "n", "kind", "version", "id", "start", "stop", "state"),
    "versions": ("draft", "version", "sentences"),
    "meta": ("name", "value"),
}
STATEMENTS = (
    "DROP TABLE entries", "DROP TABLE versions", "DROP TABLE meta", "DELETE FROM events", "DELETE FROM meta",
    "DROP INDEX events_of_claim", "DELETE FROM entries WHERE claim = ''", "DELETE FROM versions",
    "ALTER TABLE entries RENAME TO kept; CREATE VIEW entries AS SELECT draft, claim, n, kind, version, id, start, stop,"
    " replace(state, 'disputed', 'verified') AS state FROM kept",
    "CREATE TRIGGER later AFTER INSERT ON entries BEGIN UPDATE entries SET state = replace(state, 'disputed',"
    " 'verified'); END",
    "ALTER TABLE entries ADD COLUMN more TEXT", "ALTER TABLE entries DROP COLUMN kind", "PRAGMA user_version = 1",
    "PRAGMA user_version = -1", "PRAGMA user_version = 0", "PRAGMA application_id = 7", "CREATE TABLE more (a)",
    "DELETE FROM events WHERE seq > 4; UPDATE meta SET value = (SELECT json_array(4, 4, json_array(hash)) FROM events"
    " WHERE seq = 4)",
    "UPDATE events SET claim = (SELECT claim FROM events WHERE seq = 2) WHERE claim <> ''",
    "UPDATE entries SET state = replace(state, 'disputed', 'verified')",
)  # fmt: skip


def altered_tables(base: Path, target: Path, dice: random.Random) -> str:
    """A database with something in it changed by hand; what."""
    shutil.copy(base, target)
    emptied(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        database.execute("DROP TRIGGER events_stay")
        database.execute("DROP TRIGGER events_remain")
        if dice.random() < 0.3:
            done = dice.choice(STATEMENTS)
            database.executescript(done)
        else:
            table = dice.choice(list(TABLES))
            column = dice.choice(TABLES[table])
            (at, old), *_ = sorted(
                database.execute(f"SELECT rowid, {column} FROM {table}").fetchall(), key=lambda _: dice.random()
            )
            value = _another(old, dice)
            done = f"{table}.{column} of {at}: {value!r}"
            try:
                database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (value, at))
            except (sqlite3.Error, OverflowError, UnicodeError):
                return ""
        if dice.random() < 0.7:  # as somebody would who knows how a ledger is made
            database.execute(_TRIGGERS[0])
            database.execute(_TRIGGERS[1])
    return done


def _another(old: object, dice: random.Random) -> object:
    """What somebody may put in the place of a value."""
    if isinstance(old, str) and old.startswith(("{", "[")) and dice.random() < 0.6:
        kept = json.loads(old)
        *outer, last = dice.choice(list(places(kept)))
        inner = kept
        for key in outer:
            inner = inner[key]
        inner[last] = dice.choice(STRANGE)
        return json.dumps(kept)
    return dice.choice(
        [*(one for one in STRANGE if not isinstance(one, list | dict)), b"\xff\x00", b"{}", 7, "verified"]
    )


_TRIGGERS = tuple(statement for statement in statements(MIGRATIONS[0]) if "TRIGGER" in statement)
