"""Whole extraction against quantulum3 and dateparser.search on the same text, in one run; and growth with the text.

.venv/bin/python benchmarks/throughput.py              both
.venv/bin/python benchmarks/throughput.py --profile    where the time of a megabyte goes
"""

import sys
import time
import warnings
from collections.abc import Callable
from datetime import date

from text import text, text_of

from factcheck import api
from factcheck.text.document import Publication
from factcheck.text.readers import plain

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
RULEBOOK = api.load()


def extract(source: str) -> int:
    """The number of claims in `source`."""
    document = plain.read(source, file="-", published=Publication(date(2024, 5, 14), "as given"))
    return len(api.extract(document, rulebook=RULEBOOK).claims)


def libraries(source: str) -> int:
    """What the two libraries find in `source`, paragraph by paragraph, as their documentation shows them."""
    from dateparser.search import search_dates
    from quantulum3 import parser

    found = 0
    for paragraph in source.split("\n\n"):
        found += len(parser.parse(paragraph))
        found += len(search_dates(paragraph, languages=["en"]) or ())
    return found


def cpu(work: Callable[[str], int], source: str) -> float:
    """CPU seconds of `work` on `source`, the better of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        work(source)
        taken.append(time.process_time() - start)
    return min(taken)


def against_libraries() -> dict[str, float]:
    """Kilobytes a CPU second of both, after a first run that warms them up, and the ratio."""
    warnings.simplefilter("ignore")
    source = text()
    size = len(source.encode()) / 1000
    for work in (extract, libraries):
        work(source[:2000])
    ours, theirs = cpu(extract, source), cpu(libraries, source)
    return {"factcheck": size / ours, "quantulum3 + dateparser.search": size / theirs, "ratio": theirs / ours}


def growth() -> dict[int, float]:
    """Microseconds of CPU a byte, by the size of the text in bytes."""
    extract(text_of(SIZES[0]))
    found = {}
    for size in SIZES:
        source = text_of(size)
        found[size] = cpu(extract, source) * 1e6 / len(source.encode())
    return found


def profile() -> None:
    """The fifty functions that take most of the time of a megabyte."""
    import cProfile
    import pstats

    source = text_of(1_000_000)
    extract(source[:10_000])
    profiler = cProfile.Profile()
    profiler.runcall(extract, source)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(50)


if __name__ == "__main__":
    if "--profile" in sys.argv:
        profile()
    else:
        for name, value in against_libraries().items():
            print(f"{name:<32} {value:10.1f}{'' if name == 'ratio' else ' KB a second'}")
        for size, cost in growth().items():
            print(f"{size:>12,} bytes {cost:8.2f} µs a byte")
