"""A thousand drafts on two processes beside one: how much sooner they are done, and whether the output is the same.

.venv/bin/python benchmarks/many.py
"""

import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cpu import seconds
from text import texts

COUNT = 1000
DAY = "2024-05-14"
ROUNDS = 3


def measure() -> dict[str, float]:
    """Seconds on the clock with one process and with two, the best of some rounds in turn; their ratio.

    `cpu` is the CPU of two processes against that of one. On a machine that does other work besides, the clock says
    less than it could: with nothing else to do, two cores are 2 / `cpu` times as fast, but for the common start.
    """
    sources = texts()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(COUNT):
            draft = f"{sources[number % len(sources)]}\n\nThis is draft {number}.\n"
            (Path(folder) / f"{number:04}.txt").write_text(draft, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "factcheck",
            "extract",
            folder,
            "--format",
            "jsonl",
            "--published",
            "2024-05-14",
        ]
        clock: dict[str, list[float]] = {"1": [], "2": []}
        printed = set()
        for _ in range(ROUNDS):
            for jobs, times in clock.items():
                begun = time.perf_counter()
                done = subprocess.run([*command, "--jobs", jobs], stdout=subprocess.PIPE, check=True)
                times.append(time.perf_counter() - begun)
                printed.add(hashlib.sha256(done.stdout).hexdigest())
        cost = {jobs: seconds([*command, "--jobs", jobs]) for jobs in clock}
    assert len(printed) == 1, "not the same bytes"
    one, two = min(clock["1"]), min(clock["2"])
    return {"one": one, "two": two, "ratio": one / two, "cpu": cost["2"] / cost["1"]}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<8} {value:8.2f}{' s' if name in ('one', 'two') else ' ×'}")
