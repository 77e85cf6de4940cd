"""What a byte costs as the text grows, in CPU and in memory, from the command as people run it.

.venv/bin/python benchmarks/growth.py
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from cpu import seconds
from text import text_of

COMMAND = Path(sys.executable).with_name("factcheck")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def measure() -> dict[int, float]:
    """Microseconds of CPU a byte by the size in bytes, without what a start on an empty text takes."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.txt"
        empty.write_text("")
        command = [str(COMMAND), "extract", "--format", "jsonl", "--published", "2024-05-14"]
        start = min(seconds([*command, str(empty)]) for _ in range(5))
        for size in SIZES:
            draft = Path(folder) / f"{size}.txt"
            draft.write_text(text_of(size), encoding="utf-8")
            rounds = 5 if size < 1_000_000 else 1
            taken = min(seconds([*command, str(draft)]) for _ in range(rounds))
            found[size] = (taken - start) * 1e6 / draft.stat().st_size
    return found


def memory(size: int) -> float:
    """Megabytes that the command holds at most on a text of `size` bytes (Linux)."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(text_of(size), encoding="utf-8")
        program = (
            "from factcheck.cli.main import run\n"
            f"run(['extract', '--format', 'jsonl', '--published', '2024-05-14', {str(draft)!r}])\n"
            "import pathlib, sys\n"
            "print(pathlib.Path('/proc/self/status').read_text(), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
        )
        peak = re.search(rb"VmHWM:\s+(\d+)", done.stderr)
        return int(peak[1]) / 1000 if peak else float("nan")


if __name__ == "__main__":
    for size, cost in measure().items():
        print(f"{size:>12,} bytes {cost:8.2f} µs a byte")
    print(f"{SIZES[-1]:>12,} bytes {memory(SIZES[-1]):8.0f} MB at most")
