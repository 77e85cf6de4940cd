"""Damaged ledgers: every byte of a small text form turned into others in three ways, every seventh byte of a database,
and a thousand ledgers with something else in their lines and tables: `damage.py [lines|tables|forged]`.

For each it is compared what status, history and the verdict show; what differs must be found by verifying.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.ledger.damage import altered_tables, bench, emptied, flips, found, missed, mutated


def flipped(folder: Path, name: str, *, step: int, every_way: bool) -> None:
    made, ledger = bench(folder, name)
    text = ledger.read_bytes()
    count, differing, wrong = missed(made, ledger, flips(text, step=step, every_way=every_way))
    print(f"{name}, {len(text)} bytes: {count} flips, {differing} change what is shown, {len(wrong)} not found {wrong}")


def forged(folder: Path, count: int) -> None:
    made, ledger = bench(folder, "forged.jsonl")
    text, damaged = ledger.read_bytes(), folder / "other.jsonl"
    head = Path(f"{ledger}.head").read_bytes()
    told = with_head = differing = unseen = 0
    for seed in range(count):
        damaged.write_bytes(mutated(text, random.Random(seed)))
        emptied(damaged)
        told += bool(found(damaged))
        Path(f"{damaged}.head").write_bytes(head)
        seen, shown = bool(found(damaged, head=True)), made.differs(damaged)
        with_head, differing, unseen = with_head + seen, differing + shown, unseen + (shown and not seen)
    print(
        f"{count} text forms with something else in them: {differing} show something else; {told} are found, with the "
        f"head beside them {with_head}, and {unseen} of those that show something else aren't"
    )
    made, ledger = bench(folder, "forged.db")
    tried = told = differing = 0
    for seed in range(count):
        damaged = folder / f"other-{seed}.db"
        if altered_tables(ledger, damaged, random.Random(seed)):
            problems = bool(found(damaged))
            shown = made.differs(damaged)
            tried, told, differing = tried + 1, told + problems, differing + shown
            if shown and not problems:
                print(f"not found: {seed}")
        for name in ("", "-wal", "-shm"):
            Path(f"{damaged}{name}").unlink(missing_ok=True)
    print(f"{tried} databases with something else in them: {differing} show something else, {told} are found")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["lines", "tables", "forged"]
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["XDG_DATA_HOME"] = temporary
        if "lines" in wanted:
            flipped(Path(temporary), "ledger.jsonl", step=1, every_way=True)
        if "tables" in wanted:
            flipped(Path(temporary), "ledger.db", step=7, every_way=False)
        if "forged" in wanted:
            forged(Path(temporary), 1000)
