"""Dates in figures: 2015-10-07, 10/07/2015, 7.10.2015, 12/2015, 20151007, 2015/Oct/07.

Which of two small figures is the month: one above 12 is the day; between dots the day comes first; otherwise
other dates of the same text decide, and where none does, the lexicon's `order`.
"""

from __future__ import annotations

import re

from factcheck.text.dates.calendar import days_in_month
from factcheck.text.dates.forms import Day, Month
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import century_of
from factcheck.text.dates.parsed import Parsed

_EVIDENCE = r"/(\d\d?)/\d\d(?:\d\d)?(?![\d/])"
_ON = ("on", "by", "until", "till", "since", "through", "dated", "before", "after")
_TOUCHING = ("(", "[", '"', "'", "“", "-", "–", "=", ":")
_PARTS = ("-", "/", ".")


def numeric(line: Line, at: int, *, bare: bool = False) -> Parsed | None:
    """The date in figures at word `at`; `bare`: "7/6" may be one, as it stands beside a weekday."""
    if not line.digits(at) or (line.tight(at) and (line.before(at) not in _TOUCHING or line.hangs(at - 1))):
        return None
    if line.words[at + 1] not in _PARTS and len(line.words[at]) != 8:
        return None
    figures, mark, after = _chain(line, at)
    if mark == "" and len(figures[0]) == 8:
        packed = figures[0]
        found = _day(int(packed[:4]), int(packed[4:6]), int(packed[6:]), after)
        real = (
            found and isinstance(found.form, Day) and found.form.day <= days_in_month(int(packed[:4]), int(packed[4:6]))
        )
        return found if real else None
    if len(figures) == 3:
        return _with_year(line, figures, mark, after)
    if len(figures) == 2:
        return _month(figures, mark, after) or _without_year(line, at, figures, mark, after, bare=bare)
    return None


def _chain(line: Line, at: int) -> tuple[list[str], str, int]:
    """The figures that one mark ties together at word `at`, the mark, and the index after them.

    One of them may be a month's name; no figures at all where something else hangs on the right.
    """
    words, figures, mark = line.words, [line.words[at]], line.words[at + 1]
    after = at + 1
    if mark not in _PARTS:
        return figures, "", after
    while words[after] == mark and line.tight(after) and line.tight(after + 1) and len(figures) < 4:
        month = line.vocabulary.months.get(words[after + 1])
        if not line.digits(after + 1) and (month is None or len(figures) != 1 or len(figures[0]) != 4):
            break
        figures.append(str(month) if month else words[after + 1])
        after += 2
    if words[after] == "t" and line.tight(after) and line.digits(after + 1):
        after += 1
        while line.tight(after) and (line.digits(after) or line.hangs(after) or words[after] == "z"):
            after += 1
    mark = mark if len(figures) > 1 else ""
    loose = not line.tight(after) or not (words[after].isalnum() or words[after] == "%")
    return (figures, mark, after) if loose and not line.hangs(after) else ([], mark, after)


def _with_year(line: Line, figures: list[str], mark: str, after: int) -> Parsed | None:
    """Day, month and year in any order that has the year at one end."""
    first, second, third = (int(figure[:5]) for figure in figures)
    lengths = [len(figure) for figure in figures]
    if lengths[0] == 4 and lengths[1] < 3 and lengths[2] < 3:
        return _day(first, second, third, after)
    if lengths[0] > 2 or lengths[1] > 2 or lengths[2] not in (2, 4) or (mark == "." and lengths[2] == 2):
        return None
    month, day = _month_and_day(line, first, second, dotted=mark == ".")
    return _day(third if lengths[2] == 4 else century_of(third), month, day, after)


def _day(year: int, month: int, day: int, after: int) -> Parsed | None:
    """A day, even one that its month doesn't have; None where it is none at all."""
    if not (1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Parsed(Day(year, month, day), after)


def _month(figures: list[str], mark: str, after: int) -> Parsed | None:
    """ "2015-03", "3/2015"; not the years of "2014-15" and "2010-12"."""
    first, second = (int(figure[:5]) for figure in figures)
    lengths = len(figures[0]), len(figures[1])
    if lengths[0] == 4 and 1900 <= first < 2100 and lengths[1] <= 2 and 1 <= second <= 12:
        years = lengths[1] == 2 and (second == first % 100 + 1 or (mark == "-" and second > first % 100))
        return None if years or mark == "." else Parsed(Month(first, second), after)
    if lengths[1] == 4 and 1900 <= second < 2100 and lengths[0] <= 2 and 1 <= first <= 12 and mark != ".":
        return Parsed(Month(second, first), after)
    return None


def _without_year(line: Line, at: int, figures: list[str], mark: str, after: int, *, bare: bool) -> Parsed | None:
    """ "on 10/7", "Friday 7/6"."""
    if max(map(len, figures)) > 2 or not (bare or (mark == "/" and line.before(at) in _ON)):
        return None
    month, day = _month_and_day(line, int(figures[0]), int(figures[1]), dotted=False)
    if not (1 <= month <= 12 and 1 <= day <= 31) or line.trap(after, "years.counted"):
        return None
    return Parsed(Day(None, month, day), after)


def _month_and_day(line: Line, first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Month and day of two figures, by the rule in this module's docstring."""
    if first > 12 or (second <= 12 and (dotted or line.day_first)):
        return second, first
    return first, second


def day_comes_first(text: str, *, default: bool) -> bool:
    """Whether dates such as 25/12/2015 of this text show that its days come before its months."""
    days = months = 0
    for found in re.finditer(_EVIDENCE, text) if "/" in text else ():
        first = text[max(0, found.start() - 2) : found.start()].lstrip()
        days += first.isdigit() and int(first) > 12
        months += int(found[1]) > 12
    return days > months if days != months else default
