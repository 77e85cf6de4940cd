"""What a sheet of 10,000 claims costs: the workbook beside the plain CSV of the same rows, in CPU and in memory.

.venv/bin/python benchmarks/sheet.py
"""

import tempfile
import time
import tracemalloc
from pathlib import Path

from factcheck import api
from factcheck.sheet.formats import format_for
from factcheck.sheet.sheet import Sheet, sheet

CLAIMS = 10_000
PARAGRAPH = "The city spent £{a},200 on {b} lamps in 20{c:02}, and {d} came. “We paid £{e} million,” Ada Moor said.\n\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = sheet_of(Path(folder))
        print(f"{len(made.rows)} rows")
        taken = {ending: cost(made, Path(folder), ending) for ending in (".csv", ".xlsx", ".html")}
        for ending, (seconds, memory) in taken.items():
            ratio = seconds / taken[".csv"][0]
            print(f"{ending:<6} {ratio:5.1f} × the CSV's CPU, {memory / 2**20:5.1f} MiB more at its peak")


def sheet_of(folder: Path) -> Sheet:
    """A sheet with about as many rows as `CLAIMS`."""
    draft = folder / "draft.txt"
    lines = (
        PARAGRAPH.format(a=n % 97 + 3, b=n % 300 + 31, c=n % 20, d=n + 412, e=n % 50 + 2) for n in range(CLAIMS // 6)
    )
    draft.write_text("".join(lines), encoding="utf-8")
    board, findings, desk = api.checked_board(draft, address=str(folder / "ledger.db"))
    return sheet(board, findings, rulebook=desk.rulebook)


def cost(made: Sheet, folder: Path, ending: str) -> tuple[float, int]:
    """CPU seconds (the best of three) and bytes of memory at the peak."""
    target = folder / f"sheet{ending}"
    write = format_for(target).write
    write(made, target)
    times = []
    for _ in range(3):
        began = time.process_time()
        write(made, target)
        times.append(time.process_time() - began)
    tracemalloc.start()
    write(made, target)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return min(times), peak


if __name__ == "__main__":
    main()
