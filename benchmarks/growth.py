"""What a byte costs as a text grows, in CPU and in memory, from the command as people run it.

.venv/bin/python benchmarks/growth.py
.venv/bin/python benchmarks/growth.py --hostile [PART OF A CASE'S NAME]
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cpu import seconds
from text import text_of

from tests.hostile.growth import CASES, Growth

COMMAND = Path(sys.executable).with_name("factcheck")
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
BAR = 6.0
"""How many times the CPU a hostile text may take that is four times as long."""


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


def ratios(part: str = "") -> Iterator[tuple[str, float]]:
    """How many times the CPU each of the hostile texts takes when it is four times as long, start-up left out.

    A case is lengthened until its work can be told from the machine's noise, and tried again where it is over the bar.
    """
    for case in CASES:
        if part in case.name:
            ratio = _ratio(case, least=0.12)
            yield case.name, min(ratio, _ratio(case, least=0.5)) if ratio > BAR else ratio


def _ratio(case: Growth, *, least: float) -> float:
    start = _taken(case, 200)
    size = 20_000
    while (once := _taken(case, size) - start) < least and size < 1_000_000:
        size *= 2
    return (_taken(case, 4 * size) - start) / max(once, 0.02)


def _taken(case: Growth, size: int) -> float:
    """CPU seconds of the command on `size` characters: the best of three, or of one that takes long."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"draft.{case.ending}"
        draft.write_text(case.text(size), encoding="utf-8")
        command = [str(COMMAND), "extract", "--format", "jsonl", str(draft)]
        best = seconds(command)
        return best if best > 2 else min(best, seconds(command), seconds(command))


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


def main(*options: str) -> None:
    if "--hostile" in options:
        for name, ratio in ratios(*options[1:]):
            print(f"{ratio:6.2f}  {name}{'   over the bar' * (ratio > BAR)}", flush=True)
        return
    for size, cost in measure().items():
        print(f"{size:>12,} bytes {cost:8.2f} µs a byte")
    print(f"{SIZES[-1]:>12,} bytes {memory(SIZES[-1]):8.0f} MB at most")


if __name__ == "__main__":
    main(*sys.argv[1:])
