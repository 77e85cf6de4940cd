"""Dates in figures: 2015-10-07, 10/07/2015, 7.10.2015, 12/2015, 20151007.

Which of two small figures is the month: one above 12 is the day; between dots the day comes first; otherwise
other dates of the same text decide, and where none does, the lexicon's `order`.
"""

from __future__ import annotations

import re
from datetime import date

from factcheck.text.dates.forms import Day, Form, Month
from factcheck.text.dates.scan import Line
from factcheck.text.dates.vocabulary import word_set

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T[\d:.]+Z?)?(?![\d/]|[.,]\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[-.,:]\d|%)")
_NAMED = re.compile(r"(\d{4})([-/])([a-z]{3,9})\2(\d{1,2})(?!\d)")
_MONTH_LAST = re.compile(
    r"(\d{4})\s?[/-]\s?(\d{1,2})(?![\d/-]|[.,]\d)|(\d{1,2})\s?[/-]\s?((?:19|20)\d\d)(?![\d/-]|[.,]\d)"
)
_PACKED = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_BARE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?![\d/]|[-.,:]\d|%)")
_ON = word_set("on by until till since through dated before after")


def numeric(line: Line, at: int, *, bare: bool = False) -> tuple[Form, int] | None:
    """The date in figures at word `at`, with the index after it; `bare`: "7/6" without a year may be one."""
    start = line.starts[at]
    if line.tight(at) and line.words[at - 1] not in ("(", "[", '"', "'", "-", "=", "~", "–", "“", ":"):
        return None
    if (
        line.tight(at)
        and line.words[at - 1] in "-–~"
        and at > 1
        and line.tight(at - 1)
        and not line.words[at - 2].isdigit()
    ):
        return None
    text = line.text
    if found := _YEAR_FIRST.match(text, start):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
        return _checked(line, at, found.end(), year, month, day) if 1000 <= year <= 2199 else None
    if found := _YEAR_LAST.match(text, start):
        if found[2] == "." and len(found[4]) == 2:
            return None  # a version or a time
        first, second, short = int(found[1]), int(found[3]), found[4]
        year = int(short) if len(short) == 4 else int(short) + (1900 if int(short) >= 50 else 2000)
        if not 1000 <= year <= 2199:
            return None
        month, day = month_and_day(line, first, second, dotted=found[2] == ".")
        return _checked(line, at, found.end(), year, month, day)
    if found := _NAMED.match(text.lower() if False else text, start):
        return None
    if found := _PACKED.match(text, start):
        return _checked(line, at, found.end(), int(found[1]), int(found[2]), int(found[3]), strict=True)
    if found := _MONTH_LAST.match(text, start):
        year, month = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
        spaced = not found[0].replace("/", "-").replace("-", "").isdigit()
        if 1 <= month <= 12 and 1900 <= year <= 2100 and not (found[1] and "-" in found[0] and month > 9 and spaced):
            return (
                (Month(year, month), _after(line, at, found.end())) if found[1] is None or len(found[2]) > 1 else None
            )
        return None
    if (bare or line.before(at) in _ON) and (found := _BARE.match(text, start)):
        if not bare and found[2] != "/":
            return None
        month, day = month_and_day(line, int(found[1]), int(found[3]), dotted=False)
        if 1 <= month <= 12 and 1 <= day <= 31:
            after = _after(line, at, found.end())
            return (Day(None, month, day), after) if line.words[after] not in line.vocabulary.counted else None
    return None


def month_and_day(line: Line, first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Month and day of two figures, by the rule in this module's docstring."""
    if first > 12 or (second <= 12 and (dotted or line.day_first)):
        return second, first
    return first, second


def _checked(
    line: Line, at: int, end: int, year: int, month: int, day: int, *, strict: bool = False
) -> tuple[Form, int] | None:
    """A day, even one that its month doesn't have; None where it is none at all."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if strict:
        try:
            date(year, month, day)
        except ValueError:
            return None
    return Day(year, month, day), _after(line, at, end)


def _after(line: Line, at: int, end: int) -> int:
    while at < len(line) and line.starts[at] < end:
        at += 1
    return at


_EVIDENCE = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\d/])")


def day_comes_first(text: str, *, default: bool) -> bool:
    """Whether dates such as 25/12/2015 of this text show that its days come before its months."""
    days = months = 0
    if "/" in text:
        for found in _EVIDENCE.finditer(text):
            days += int(found[1]) > 12
            months += int(found[2]) > 12
    return days > months if days != months else default
