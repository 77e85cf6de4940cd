"""Reading and resolving dates against dateparser.search on the same text, in one run; and growth with the text.

.venv/bin/python benchmarks/dates.py
"""

import sys
import warnings
from datetime import date

from text import text, text_of
from throughput import RULEBOOK, SIZES, cpu

from factcheck.text.document import Publication
from factcheck.text.readers import plain
from factcheck.text.tokens import Tokens


def dates(source: str) -> int:
    """The number of dates in `source`, resolved."""
    document = plain.read(source, file="-", published=Publication(date(2024, 5, 14), "as given"))
    return len(Tokens(document, RULEBOOK.lexicons).dates)


def dateparser_search(source: str) -> int:
    """What dateparser finds in `source`, paragraph by paragraph, told that it is English."""
    from dateparser.search import search_dates

    return sum(len(search_dates(paragraph, languages=["en"]) or ()) for paragraph in source.split("\n\n"))


def main() -> None:
    """Print both, and microseconds a byte by size."""
    source = text()
    dates(source)
    if "dateparser" in sys.modules:
        raise SystemExit("dateparser was loaded for ordinary text")
    warnings.simplefilter("ignore")
    dateparser_search(source[:2000])
    ours, theirs = cpu(dates, source), cpu(dateparser_search, source)
    size = len(source.encode()) / 1000
    print(f"factcheck {size / ours:.0f} KB a second, dateparser.search {size / theirs:.0f}: {theirs / ours:.0f} times")
    for length in SIZES:
        source = text_of(length)
        print(f"{length:>12,} bytes {cpu(dates, source) * 1e6 / len(source.encode()):8.3f} µs a byte")


if __name__ == "__main__":
    main()
