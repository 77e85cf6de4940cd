"""Reading and resolving dates against dateparser.search on the same articles, in one run; and growth with the text.

.venv/bin/python benchmarks/dates.py
"""

import gc
import time
import warnings
from collections.abc import Callable
from datetime import date

from text import text_of, texts
from throughput import RULEBOOK

from factcheck.text.document import Publication
from factcheck.text.readers import plain
from factcheck.text.tokens import Tokens

SIZES = (100_000, 1_000_000, 10_000_000)


def dates(source: str) -> int:
    """The number of dates in `source`, resolved."""
    document = plain.read(source, file="-", published=Publication(date(2024, 5, 14), "as given"))
    return len(Tokens(document, RULEBOOK.lexicons).dates)


def dateparser_search(source: str) -> int:
    """The number of dates that dateparser finds in `source`, told that it is English."""
    from dateparser.search import search_dates

    return len(search_dates(source, languages=["en"]) or ())


def cpu(work: Callable[[str], int], sources: list[str]) -> float:
    """CPU seconds of `work` on all of `sources`, the better of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        for source in sources:
            work(source)
        taken.append(time.process_time() - start)
    return min(taken)


def measure() -> dict[str, float]:
    """Kilobytes a CPU second of both, an article a call, and the ratio."""
    gc.set_threshold(100_000, 20, 50)  # as the command does, and for both
    warnings.simplefilter("ignore")
    sources = texts()
    size = sum(len(source.encode()) for source in sources) / 1000
    ours, theirs = cpu(dates, sources), cpu(dateparser_search, sources)
    return {"factcheck": size / ours, "dateparser.search": size / theirs, "ratio": theirs / ours}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:<20} {value:8.1f}")
    for length in SIZES:
        source = text_of(length)
        print(f"{length:>12,} bytes {cpu(dates, [source]) * 1e6 / len(source.encode()):8.3f} µs a byte")
