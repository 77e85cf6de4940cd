"""Whole extraction against quantulum3 and dateparser.search on the same articles, in one run.

.venv/bin/python benchmarks/throughput.py              the comparison
.venv/bin/python benchmarks/throughput.py --profile    where the time of a megabyte goes
"""

import gc
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date

from text import text_of, texts

from factcheck import api
from factcheck.text.document import Publication
from factcheck.text.readers import plain

RULEBOOK = api.load()
ROUNDS = 3


def extract(source: str) -> None:
    """All claims of `source`, tied to each other."""
    document = plain.read(source, file="-", published=Publication(date(2024, 5, 14), "as given"))
    api.extract(document, rulebook=RULEBOOK)


def libraries(source: str) -> None:
    """What the two libraries find in `source`, called as their documentation does; the language needn't be guessed."""
    from dateparser.search import search_dates
    from quantulum3 import parser

    parser.parse(source)
    search_dates(source, languages=["en"])


def measure() -> dict[str, float]:
    """Kilobytes a CPU second of both, an article a call, after a first call that warms them up; and the ratio."""
    warnings.simplefilter("ignore")
    gc.set_threshold(100_000, 20, 50)  # as the command does, and for both
    sources = texts()
    size = sum(len(source.encode()) for source in sources) / 1000
    taken: dict[Callable[[str], None], list[float]] = {extract: [], libraries: []}
    for work in taken:
        work(sources[0])
    for round_ in range(ROUNDS):
        for work, times in taken.items():
            if round_ == 0 or work is extract:  # the libraries take so long that noise evens out
                start = time.process_time()
                for source in sources:
                    work(source)
                times.append(time.process_time() - start)
    ours, theirs = sorted(taken[extract])[ROUNDS // 2], taken[libraries][0]
    return {"factcheck": size / ours, "quantulum3 and dateparser.search": size / theirs, "ratio": theirs / ours}


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
        for name, value in measure().items():
            print(f"{name:<36} {value:8.1f}{' ×' if name == 'ratio' else ' KB a second'}")
