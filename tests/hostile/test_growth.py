"""No text of some length keeps the command busy for longer than its length is worth.

The limit of CPU is the operating system's, and tens of times what linear work takes: a slow or loaded machine passes.
How cost grows with size is measured in benchmarks/growth.py.
"""

from pathlib import Path

import pytest

from tests.hostile.growth import GUARDED, Growth
from tests.hostile.limits import run

SIZE = 40_000


@pytest.mark.parametrize("case", GUARDED, ids=lambda case: case.name)
def test_cost_grows_with_the_text(case: Growth, tmp_path: Path) -> None:
    draft = tmp_path / f"draft.{case.ending}"
    draft.write_text(case.text(SIZE), encoding="utf-8")
    done = run(["extract", "--format", "jsonl", str(draft)])
    assert not done.out_of_time, "too slow"
    assert done.code == 0, done.err
