"""What a key costs in the review of 10,000 claims in 1 MB, beside an empty Textual app on the same terminal.

    .venv/bin/python benchmarks/review.py

Marks are written durably; the ledger holds 300 marks when it is opened. Times are from the key to the last byte of
the repaint; a first paint is from the start of the program, with the claims extracted before.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.long_draft import long_draft
from benchmarks.terminal import Terminal

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    presses = 0
    def compose(self):
        yield Static("0")
    def on_key(self):
        self.presses += 1
        self.query_one(Static).update(str(self.presses))
Empty().run()
"""
"""An app that shows how many keys were pressed, and nothing else."""
KEYS = 60
BARS = {"key, median": 8, "key, 95th percentile": 12, "filter": 40, "first paint": 3}


def keys(terminal: Terminal, *presses: bytes) -> list[float]:
    """Milliseconds of each press."""
    return [1000 * terminal.press(press) for press in presses]


def first_paint(terminal: Terminal) -> float:
    """Milliseconds from the program's start until it has painted."""
    return 1000 * (terminal.quiet(2.0, first=30) - terminal.began)


def high(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(0.95 * len(times))]


def measure(folder: Path, *, rounds: int = 3) -> dict[str, tuple[float, float]]:
    """Each figure in milliseconds: the review's, and the empty app's."""
    draft = folder / "draft.txt"
    draft.write_text(long_draft(1_000_000), encoding="utf-8")
    home = {"XDG_STATE_HOME": str(folder), "XDG_CACHE_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    factcheck = [sys.executable, "-m", "factcheck"]
    ledger = ["--ledger", str(folder / "marks.db"), "--as", "ann"]
    review = [*factcheck, "review", str(draft), *ledger, "--published", "2024-03-15"]
    environment = os.environ | home
    told = subprocess.run(
        [*factcheck, "extract", str(draft), "--published", "2024-03-15", "--format", "jsonl"],
        capture_output=True, text=True, check=True, env=environment,
    ).stdout  # fmt: skip
    ids = [line.split('"id":', 1)[1].split('"')[1] for line in told.splitlines()]
    print(f"{len(ids)} claims in {draft.stat().st_size / 1e6:.2f} MB")
    mark = [*factcheck, "mark", str(draft), *ids[5000:5300], *ledger, "--status", "verified"]
    subprocess.run(mark, check=True, env=environment, stdout=subprocess.DEVNULL)
    warm = Terminal(review, environment=home)  # extracts, and keeps what it read
    warm.quiet(3.0, first=60)
    warm.close()
    paints: list[float] = []
    empty_paints: list[float] = []
    for _ in range(rounds):
        for command, times in ((review, paints), ([sys.executable, "-c", EMPTY], empty_paints)):
            terminal = Terminal(command, environment=home)
            times.append(first_paint(terminal))
            terminal.close()
    app, empty = Terminal(review, environment=home), Terminal([sys.executable, "-c", EMPTY], environment=home)
    first_paint(app)
    first_paint(empty)
    own: list[float] = []
    idle: list[float] = []
    for number in range(KEYS):
        own += keys(app, (b"v", b"d", b"j", b"u", b"n", b"k")[number % 6])
        idle += keys(empty, b"v")
    filters: list[float] = []
    for _ in range(rounds):
        app.press(b"/", pause=0.3)
        app.press(b"kind:quantity said", pause=0.3)
        filters += keys(app, b"\r")
        app.press(b"\x1b", pause=0.8)
    for terminal in (app, empty):
        terminal.close()
    return {
        "key, median": (statistics.median(own), statistics.median(idle)),
        "key, 95th percentile": (high(own), high(idle)),
        "filter": (statistics.median(filters), statistics.median(idle)),
        "first paint": (statistics.median(paints), statistics.median(empty_paints)),
    }


def main() -> int:
    """Print the figures; 1 where one is over its bar."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    over = False
    for name, (own, empty) in figures.items():
        over |= own / empty > BARS[name]
        print(f"{name:<22} {own:7.1f} ms, empty app {empty:6.1f} ms: {own / empty:5.1f} times (bar {BARS[name]})")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
