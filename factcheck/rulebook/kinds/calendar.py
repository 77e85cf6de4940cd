"""Checks of the calendar: weekdays that aren't those of their dates, and days that no month has."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from factcheck.figures.linked import Linked
from factcheck.records.spotted import Spotted
from factcheck.rulebook.check import Check
from factcheck.rulebook.message import filled
from factcheck.text.patterns import pattern

Fault = Literal["weekday", "day"]


class Options(Check):
    """What a calendar check looks for: a `weekday` that isn't its date's, or a `day` that its month doesn't have.

    A date without a year is one within `window` days of publication, or of a year that its paragraph speaks of.
    """

    fault: Fault
    window: int = 300


_MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_DATE = pattern(
    r"(?:\b(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
    r"(?:[ ,]{1,3}(?:the )?|(?P<open>\s\()))?"
    rf"\b(?:(?P<month1>{_MONTHS})\s{_DAY.format(1)}|{_DAY.format(2)}\s(?:of )?(?P<month2>{_MONTHS}))"
    r"(?![\d%$]|[.,:/-]\d)(?:,?\s(?P<year>(?:1[5-9]|20)\d\d)\b(?!-))?(?(open)\)?)"
    r"(?:(?:,\s(?:which\s(?:is|was|will\sbe)\s)?an?\s|(?P<within>\s\()(?:an?\s)?)"
    r"(?P<after>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=[.,;:!?)]|\s(?:and|when|in|at|with|to|for|morning|afternoon|evening|night)\b)(?(within)\)?))?",
)
_TRIGGER = pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b")
_REACH = 24  # characters before a month that a weekday and a day may take
_BEHIND = 56  # characters behind it that a day, a year and a weekday may take
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = pattern(r"\b(?:1[5-9]|20)\d\d\b")


def spot(rules: Sequence[Options], linked: Linked) -> Iterable[Spotted]:
    """What the calendar checks of `rules` find."""
    text = linked.tokens.text
    for trigger in _TRIGGER.finditer(text):
        found = _around(trigger, text)
        if not found:
            continue
        day, month = int(found["day1"] or found["day2"]), _month(found["month1"] or found["month2"])
        for rule in rules:
            if rule.fault == "day":
                yield from _impossible(rule, found, day, month, text)
            elif (found["weekday"] or found["after"]) and day <= _longest(month):
                yield from _weekday(rule, found, day, month, linked)


def _around(trigger: re.Match[str], text: str) -> re.Match[str] | None:
    """The date whose month stands at `trigger`."""
    for found in _DATE.finditer(text, max(0, trigger.start() - _REACH), trigger.end() + _BEHIND):
        if trigger.start() in (found.start("month1"), found.start("month2")):
            return found
    return None


def _month(written: str) -> int:
    return _ORDER.index(written[:3].lower()) + 1


def _longest(month: int) -> int:
    return monthrange(2000, month)[1]


def _impossible(rule: Options, found: re.Match[str], day: int, month: int, text: str) -> Iterator[Spotted]:
    """A day that the month doesn't have, where the words leave no doubt that a day is meant."""
    written = found["month1"] or found["month2"]
    if not written[0].isupper() or not text[found.start() : found.end()].strip():
        return
    year = int(found["year"]) if found["year"] else None
    last = monthrange(year, month)[1] if year else _longest(month)
    meant = found["weekday"] or year or 28 < day <= 31
    if last < day and meant and (found["day1"] or found["weekday"] or year):
        what = f"{_ORDER[month - 1].title()} {year}" if year else written
        yield _spotted(rule, found, {"month": what, "days": str(last)})
    elif day == 0 and (found["weekday"] or year):
        yield _spotted(rule, found, {"month": written, "days": str(last)})


def _weekday(rule: Options, found: re.Match[str], day: int, month: int, linked: Linked) -> Iterator[Spotted]:
    said = _WEEKDAYS.index((found["weekday"] or found["after"])[:3].lower())
    if found["year"]:
        true = _on(int(found["year"]), month, day)
        if true and true.weekday() != said:
            yield _spotted(rule, found, {"true": _NAMES[true.weekday()], "year": str(true.year)})
        return
    published = linked.tokens.published
    if published is None:
        return
    near = [_on(year, month, day) for year in (published.year - 1, published.year, published.year + 1)]
    days = [day for day in near if day and abs((day - published).days) <= rule.window]
    mentioned = [_on(year, month, day) for year in _years(found, linked)]
    if days and all(day is None or day.weekday() != said for day in (*days, *mentioned)):
        closest = min(days, key=lambda day: abs((day - published).days))
        yield _spotted(rule, found, {"true": _NAMES[closest.weekday()], "year": str(closest.year)})


def _years(found: re.Match[str], linked: Linked) -> list[int]:
    """The years that the paragraph speaks of: the date may be one of theirs."""
    text = linked.tokens.text
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    around = text[max(start, found.start() - 1000) : min(end if end >= 0 else len(text), found.end() + 1000)]
    return [int(year) for year in _YEAR.findall(around)]


def _on(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spotted(rule: Options, found: re.Match[str], words: dict[str, str]) -> Spotted:
    written = " ".join(found.group().split())
    return Spotted(rule.name, found.start(), found.end(), filled(rule.message, {"date": written, **words}))
