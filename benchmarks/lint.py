"""The lint beside proselint on the same articles in one run, its start beside Python's, and its growth with the text.

.venv/bin/python benchmarks/lint.py
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cpu import compare
from text import text_of, texts

from factcheck import api
from factcheck.text.document import Publication
from factcheck.text.readers import plain

RULEBOOK = api.load()
ROUNDS = 3


def lint(source: str) -> None:
    """All findings in `source`, by all checks."""
    document = plain.read(source, file="-", published=Publication(date(2024, 5, 14), "as given"))
    api.lint(document, rulebook=RULEBOOK)


def proselint() -> Callable[[str], None]:
    """All of proselint's findings, its registry filled once, as its command does."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    registry.register_many(__register__)

    def work(source: str) -> None:
        LintFile(content=source, source=Path("-")).lint()

    return work


def measure() -> dict[str, float]:
    """Words a CPU second of both, after a first call that warms them up; the ratio; start and growth of the lint."""
    gc.set_threshold(100_000, 20, 50)
    sources = texts()
    words = sum(len(source.split()) for source in sources)
    taken: dict[str, float] = {}
    for name, work in (("factcheck", lint), ("proselint", proselint())):
        work(sources[0])
        times = []
        for _ in range(ROUNDS):
            begun = time.process_time()
            for source in sources:
                work(source)
            times.append(time.process_time() - begun)
        taken[name] = min(times)
    per_byte = {}
    for size in (100_000, 1_000_000):
        source = text_of(size)
        begun = time.process_time()
        lint(source)
        per_byte[size] = (time.process_time() - begun) / size
    return {
        "factcheck": words / taken["factcheck"],
        "proselint": words / taken["proselint"],
        "ratio": taken["proselint"] / taken["factcheck"],
        "growth": per_byte[1_000_000] / per_byte[100_000],
        "start": start(),
    }


def start() -> float:
    """CPU of linting one short article by the command, against `python -c pass`."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(min(texts(), key=len), encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "lint", "--level", "error", str(article)]
        taken = compare({"pass": [sys.executable, "-c", "pass"], "lint": command}, rounds=7)
        return taken["lint"] / taken["pass"]


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<12} {value:10.2f}{' words a CPU second' if name in ('factcheck', 'proselint') else ' ×'}")
