"""How many figures and dates of the fixtures are found with the right value, by factcheck and by two libraries.

.venv/bin/python benchmarks/quality.py

A find is right if it overlaps an expected claim and has its value: a figure's lower or upper end, a day within the
expected interval. What overlaps none is wrong. Expectations with a question mark count neither way.
"""

import warnings
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from text import ROOT as ROOT
from throughput import RULEBOOK

from factcheck import api
from factcheck.records.claims import Dating, Quantity
from factcheck.records.exact import read_number
from factcheck.text.document import Publication
from factcheck.text.readers import plain
from tests.fixtures.expectations import Kind
from tests.fixtures.notation import Article, Expected, articles


class Find(NamedTuple):
    """Something that is found at [start, end), and the values that it is told to have."""

    start: int
    end: int
    values: tuple[float | date, ...]


class Score(NamedTuple):
    """Of the expected claims, how many were found right; of the finds, how many were right."""

    expected: int
    found: int
    right: int

    @property
    def told(self) -> str:
        """Recall and precision, for a table."""
        recall = self.right / self.expected if self.expected else 0
        precision = self.right / self.found if self.found else 0
        return f"{recall:.2f} | {precision:.2f}"


def ours(article: Article, kind: Kind) -> Iterator[Find]:
    """What factcheck finds."""
    document = plain.read(article.text, file="-", published=Publication(article.published, "as given"))
    for claim in api.extract(document, rulebook=RULEBOOK).claims:
        if isinstance(claim, Quantity) and kind == "quantity":
            ends = (claim.low, claim.high)
            yield Find(claim.start, claim.end, tuple(float(end) for end in ends if end is not None))
        elif isinstance(claim, Dating) and kind == "date":
            yield Find(claim.start, claim.end, tuple(day for day in (claim.from_, claim.to) if day))


def quantulum(article: Article, kind: Kind) -> Iterator[Find]:
    """What quantulum3 finds, called as its documentation does."""
    from quantulum3 import parser

    for quantity in parser.parse(article.text):
        yield Find(*quantity.span, (float(quantity.value),))


def dateparser_search(article: Article, kind: Kind) -> Iterator[Find]:
    """What dateparser finds, told the language and the day of publication."""
    from datetime import datetime

    from dateparser.search import search_dates

    base = datetime.combine(article.published, datetime.min.time())
    at = 0
    for words, day in search_dates(article.text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        start = article.text.find(words, at)
        at = start if start >= 0 else at
        if start >= 0:
            yield Find(start, start + len(words), (day.date(),))


def score(find: Callable[[Article, Kind], Iterator[Find]], kind: Kind) -> Score:
    """`find` on all articles."""
    expected = found = right = 0
    for article in articles():
        wanted = [claim for claim in article.expected if claim.kind == kind]
        finds = list(find(article, kind))
        met = [[claim for claim in wanted if _overlap(claim, one)] for one in finds]
        sure = {claim.label for claim in wanted if not claim.optional}
        good = {claim.label for one, near in zip(finds, met, strict=True) for claim in near if _right(claim, one)}
        expected += len(sure)
        right += len(sure & good)
        found += sum(not near or any(claim.label in sure for claim in near) for near in met)
    return Score(expected, found, right)


def _overlap(claim: Expected, find: Find) -> bool:
    return claim.span[0] < find.end and find.start < claim.span[1]


def _right(claim: Expected, find: Find) -> bool:
    for reading in claim.readings:
        if claim.kind == "date":
            days = [date.fromisoformat(day) for name in ("from", "to") for day in reading.fields.get(name, ()) if day]
            if days and any(isinstance(value, date) and min(days) <= value <= max(days) for value in find.values):
                return True
        else:
            ends = [float(read_number(end)) for name in ("low", "high") for end in reading.fields.get(name, ()) if end]
            values = [value for value in find.values if not isinstance(value, date)]
            if any(abs(value - end) <= 1e-9 * max(1, abs(end)) for value in values for end in ends):
                return True
    return False


def measure() -> dict[str, dict[str, Score]]:
    """The scores by what is looked for, and by who looks."""
    warnings.simplefilter("ignore")
    return {
        "figures": {"factcheck": score(ours, "quantity"), "quantulum3": score(quantulum, "quantity")},
        "dates": {"factcheck": score(ours, "date"), "dateparser.search": score(dateparser_search, "date")},
    }


def section() -> list[str]:
    """What the page of benchmarks says of it."""
    rows = [
        f"| {what} | {who} | {reached.told} | {reached.expected} | {reached.found} |"
        for what, scores in measure().items()
        for who, reached in scores.items()
    ]
    return [*PAGE.partition("ROWS\n")[0].splitlines(), *rows, *PAGE.partition("ROWS\n")[2].splitlines()]


PAGE = """## How well, beside others

The articles of `fixtures/`, in which a reader has marked every claim. A find is right if it overlaps an expected
claim and has its value: one end of the figure, a day of the interval. quantulum3 and dateparser are called as
their documentation does, told the language, and the day of publication.

| what | who | found right | right of what is found | expected | found |
| --- | --- | --- | --- | --- | --- |
ROWS

Read it with care. The articles were written for this project and its engines were mended on them, so its own
figures are flattered: on news that nobody here wrote, [they are lower](reading.md#how-often-it-is-right). The
libraries were made for other ends: quantulum3 for units in technical text (it reads more of them than we do),
dateparser to read a date that is known to be one, in two hundred languages; its search in whole texts is a side
line. And value is all that is compared: what a figure is of, who said it, and how it is hedged, the libraries
don't tell.
"""


if __name__ == "__main__":
    for what, scores in measure().items():
        for who, reached in scores.items():
            print(f"{what:8} {who:18} {reached.told:12}  of {reached.expected} expected, {reached.found} found")
