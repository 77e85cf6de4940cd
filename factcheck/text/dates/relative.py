"""Dates beside today or beside the date named last: today, last night, Friday next week, that same day, by then."""

from __future__ import annotations

from factcheck.text.dates.forms import Same, Shift, Unit, Weekday
from factcheck.text.dates.gates import weekday_stands
from factcheck.text.dates.line import Line
from factcheck.text.dates.parsed import Parsed

BESIDE = ("previous", "prior", "preceding", "following")
"""Steps from the date that was named last, where "last" and "next" are steps from today."""


def deictic(line: Line, at: int) -> Parsed | None:
    """ "today", "last night", "the day before yesterday"."""
    words, days = line.words, line.vocabulary.deictic
    word = words[at]
    if word == "overnight" and not line.vocabulary.traps["days.overnight"].isdisjoint(words[max(0, at - 10) : at + 5]):
        return None
    if word in days:
        if line.capital(at) and line.before(at).isalpha():
            return None  # USA Today, the Today show
        return Parsed(Shift("day", days[word]), at + 1)
    if word == "this" and words[at + 1] in ("morning", "afternoon", "evening"):
        return Parsed(Shift("day", 0), at + 2)
    if word == "last" and words[at + 1] in ("night", "evening"):
        return Parsed(Shift("day", -1), at + 2)
    if word == "day" and words[at + 1] in ("before", "after") and words[at + 2] in ("yesterday", "tomorrow", "tmrw"):
        return Parsed(Shift("day", -2 if words[at + 1] == "before" else 2), at + 3)
    return None


def then(line: Line, at: int) -> Parsed | None:
    """The "then" of "by then" and "until then": the date named last."""
    if line.words[at] == "then" and line.before(at) in ("by", "until", "till"):
        return Parsed(Same(None), at + 1)
    return None


def same(line: Line, at: int) -> Parsed | None:
    """ "that year", "the same day", "that same month"."""
    words = line.words
    after = at + 1 + (words[at] == "that" and words[at + 1] in ("same", "very"))
    unit = unit_at(line, after)
    if unit is None or words[after].endswith("s") or words[after + 1] in ("-", "'"):
        return None
    return None if words[after + 1] == "when" else Parsed(Same(unit), after + 1)


def bare_weekday(line: Line, at: int) -> Parsed | None:
    """ "Friday", "Friday next week", "Monday of the following week"."""
    words, vocabulary = line.words, line.vocabulary
    if not weekday_stands(line, at):
        return None
    weekday = vocabulary.weekdays[words[at]]
    after = at + 1 + (words[at + 1] == "." and line.trap(at, "weekdays.ambiguous"))
    week = after + (words[after] == "of")
    week += words[week] == "the"
    step = vocabulary.shift.get(words[week])
    if step is not None and words[week + 1] == "week":
        beside = words[week] in BESIDE
        return Parsed(Weekday(weekday, None, Same("week", step) if beside else Shift("week", step)), week + 2)
    if words[after] == "last" and words[after + 1] not in vocabulary.units and not words[after + 1].isdigit():
        return Parsed(Weekday(weekday, -1), after)
    return Parsed(Weekday(weekday), after)


def unit_at(line: Line, at: int) -> Unit | None:
    """The unit of time named by word `at`."""
    return line.vocabulary.units.get(line.words[at])
