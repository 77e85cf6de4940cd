"""Dates in figures: 2015-10-07, 10/07/2015, 7.10.2015, 12/2015, 20151007, 2015/Oct/07.

Which of two small figures is the month: one above 12 is the day; between dots the day comes first; otherwise
other dates of the same text decide, and where none does, the lexicon's `order`.
"""

from __future__ import annotations

import re
from datetime import date

from factcheck.text.dates.forms import Day, Month
from factcheck.text.dates.line import Line
from factcheck.text.dates.parsed import Parsed

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T[\d:.]+Z?)?(?![\d/]|[.,]\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.,:]\d|%)")
_NAMED = re.compile(r"(\d{4})([-/])([A-Za-z]{3,9})\2(\d{1,2})(?!\d)")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d) ?([-/]) ?(\d\d?)(?![\d/-]|[.,:]\d|%)")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-/] ?((?:19|20)\d\d)(?![\d/-]|[.,:]\d|%)")
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_BARE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?![\d/]|[-.,:]\d|%)")
_EVIDENCE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\d/])")
_ON = frozenset(("on", "by", "until", "till", "since", "through", "dated", "before", "after"))
_TOUCHING = frozenset(("(", "[", '"', "'", "“", "-", "–", "=", ":"))


def numeric(line: Line, at: int, *, bare: bool = False) -> Parsed | None:
    """The date in figures at word `at`; `bare`: "7/6" may be one, as it stands beside a weekday."""
    if not line.digits(at) or (line.tight(at) and not (line.before(at) in _TOUCHING and not line.hangs(at - 1))):
        return None
    return _full(line, at) or _month(line, at) or _without_year(line, at, bare=bare)


def _full(line: Line, at: int) -> Parsed | None:
    text, start = line.text, line.starts[at]
    if found := _YEAR_FIRST.match(text, start):
        return _checked(line, at, found.end(), int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_LAST.match(text, start):
        if found[2] == "." and len(found[4]) == 2:
            return None  # a version, or a time
        short = int(found[4])
        year = short if len(found[4]) == 4 else short + (1900 if short >= 50 else 2000)
        month, day = _month_and_day(line, int(found[1]), int(found[3]), dotted=found[2] == ".")
        return _checked(line, at, found.end(), year, month, day)
    if found := _PACKED.match(text, start):
        try:
            day = date(int(found[1]), int(found[2]), int(found[3])).day
        except ValueError:
            return None
        return _checked(line, at, found.end(), int(found[1]), int(found[2]), day)
    if found := _NAMED.match(text, start):
        month = line.vocabulary.months.get(found[3].lower(), 0)
        return _checked(line, at, found.end(), int(found[1]), month, int(found[4]))
    return None


def _checked(line: Line, at: int, end: int, year: int, month: int, day: int) -> Parsed | None:
    """A day, even one that its month doesn't have; None where it is none at all."""
    if not (1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Parsed(Day(year, month, day), _after(line, at, end))


def _month(line: Line, at: int) -> Parsed | None:
    """ "2015-03", "3/2015"; not the years of "2014-15" and "2010-12"."""
    text, start = line.text, line.starts[at]
    if found := _YEAR_MONTH.match(text, start):
        year, month = int(found[1]), int(found[3])
        years = found[2] == "-" and len(found[3]) == 2 and month > year % 100 and " " not in found[0]
        follows = month == year % 100 + 1 or (len(found[3]) == 1 and " " in found[0])
        if 1 <= month <= 12 and not years and not follows:
            return Parsed(Month(year, month), _after(line, at, found.end()))
        return None
    if (found := _MONTH_YEAR.match(text, start)) and 1 <= int(found[1]) <= 12:
        return Parsed(Month(int(found[2]), int(found[1])), _after(line, at, found.end()))
    return None


def _without_year(line: Line, at: int, *, bare: bool) -> Parsed | None:
    if not bare and line.before(at) not in _ON:
        return None
    found = _BARE.match(line.text, line.starts[at])
    if found is None or (found[2] != "/" and not bare):
        return None
    month, day = _month_and_day(line, int(found[1]), int(found[3]), dotted=False)
    after = _after(line, at, found.end())
    if not (1 <= month <= 12 and 1 <= day <= 31) or line.trap(after, "years.counted"):
        return None
    return Parsed(Day(None, month, day), after)


def _month_and_day(line: Line, first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Month and day of two figures, by the rule in this module's docstring."""
    if first > 12 or (second <= 12 and (dotted or line.day_first)):
        return second, first
    return first, second


def _after(line: Line, at: int, end: int) -> int:
    while at < len(line) and line.starts[at] < end:
        at += 1
    return at


def day_comes_first(text: str, *, default: bool) -> bool:
    """Whether dates such as 25/12/2015 of this text show that its days come before its months."""
    days = months = 0
    if "/" in text:
        for found in _EVIDENCE.finditer(text):
            days += int(found[1]) > 12
            months += int(found[2]) > 12
    return days > months if days != months else default
