"""A damaged or forged ledger is found by verifying wherever it would show anything else, and never ends in a fault."""

import random
from pathlib import Path

import pytest

from tests.ledger.damage import (
    altered_tables,
    bench,
    emptied,
    flips,
    found,
    missed,
    mutated,
    run_all,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("name", "step"), [("ledger.jsonl", 89), ("ledger.db", 701)])
def test_whatever_a_flipped_byte_changes_is_found(tmp_path: Path, name: str, step: int) -> None:
    """`benchmarks/damage.py` does it for every byte."""
    made, ledger = bench(tmp_path, name)
    count, differing, wrong = missed(made, ledger, flips(ledger.read_bytes(), step=step))
    assert wrong == []
    assert count > 100
    assert differing > 10


@pytest.mark.slow
def test_whatever_a_cut_changes_is_found_with_the_head(tmp_path: Path) -> None:
    made, ledger = bench(tmp_path, "ledger.jsonl")
    text, damaged = ledger.read_bytes(), tmp_path / "damaged.jsonl"
    head = Path(f"{ledger}.head").read_bytes()
    from factcheck.ledger.ledger import open_store
    from factcheck.ledger.verify import verify

    for at in range(0, len(text) - 1, 211):
        damaged.write_bytes(text[:at])
        Path(f"{damaged}.head").write_bytes(head)
        assert made.differs(damaged)
        assert verify(open_store(str(damaged)), ledger=damaged).problems


@pytest.mark.slow
def test_ledgers_with_something_else_in_their_lines(tmp_path: Path) -> None:
    """Nothing but a line each, and what isn't sealed anew as a forger would is found."""
    made, ledger = bench(tmp_path, "ledger.jsonl")
    text, damaged = ledger.read_bytes(), tmp_path / "damaged.jsonl"
    told = 0
    for seed in range(200):
        damaged.write_bytes(mutated(text, random.Random(seed)))
        emptied(damaged)
        told += bool(found(damaged))
        made.differs(damaged)
    assert told > 150


@pytest.mark.slow
def test_ledgers_with_something_else_in_their_tables(tmp_path: Path) -> None:
    made, ledger = bench(tmp_path, "ledger.db")
    differing = 0
    for seed in range(70):
        damaged = tmp_path / f"damaged-{seed}.db"
        if altered_tables(ledger, damaged, random.Random(seed)):
            problems = found(damaged)
            if made.differs(damaged):
                differing += 1
                assert problems, seed
    assert differing > 20


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl", "db"])
def test_every_command_takes_a_damaged_ledger_in_one_line(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, ledger = bench(tmp_path, f"ledger.{kind}")
    text = ledger.read_bytes()
    for seed in range(1000, 1008):
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / f"data-{seed}"))
        folder = tmp_path / f"at-{seed}"
        folder.mkdir()
        damaged = folder / f"damaged.{kind}"
        if kind == "jsonl":
            damaged.write_bytes(mutated(text, random.Random(seed)))
        elif not altered_tables(ledger, damaged, random.Random(seed)):
            continue
        assert run_all(made, damaged) == [], seed
