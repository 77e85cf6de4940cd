"""Dates a step away: "last year", "the next two weeks", "this coming Sunday", "last May", "the previous day"."""

from __future__ import annotations

from factcheck.text.dates.counts import HALF, weight
from factcheck.text.dates.days import calendar_date
from factcheck.text.dates.forms import Day, Holiday, Month, Rolling, Same, Season, Section, Shift, Unit, Weekday
from factcheck.text.dates.gates import month_stands
from factcheck.text.dates.line import Line
from factcheck.text.dates.named import holiday
from factcheck.text.dates.numerals import count
from factcheck.text.dates.parsed import Parsed
from factcheck.text.dates.relative import BESIDE, unit_at

_DAY_PARTS = ("morning", "afternoon", "evening", "night")
_DURING = ("over", "in", "during", "for", "within", "throughout")
_YEAR_SORTS = ("calendar", "fiscal", "financial")


def shifted(line: Line, at: int, *, the: bool) -> Parsed | None:
    """ "last year", "the next two weeks", "this coming Sunday", "last May", "the previous day"."""
    words, shift = line.words, line.vocabulary.shift
    word, after = words[at], at + 1
    if word == "this" and words[after] in shift:
        word, after = words[after], after + 1
    step = shift[word]
    if words[after] in _YEAR_SORTS and words[after + 1] == "year":
        after += 1
    unit = unit_at(line, after)
    if unit:
        return _whole(line, after, unit, word, the=the)
    number = count(line, after, article=False)
    unit = unit_at(line, number.after) if number and step else None
    if number and unit and unit != "weekend":
        return Parsed(Rolling(unit, step * number.value * weight(line, number.after)), number.after + 1)
    if words[after] in _DAY_PARTS and word in ("next", *BESIDE):
        return Parsed(Same("day", step), after + 1)
    return _named(line, after, step, the=the, beside=word in BESIDE)


def _named(line: Line, at: int, step: int, *, the: bool, beside: bool) -> Parsed | None:
    """ "last May", "next Tuesday", "this fall", "last Easter", with the step before them."""
    words, vocabulary = line.words, line.vocabulary
    word = words[at]
    if word in vocabulary.names or word in vocabulary.holidays:
        exact = calendar_date(line, at) if word in vocabulary.names else None
        if exact and isinstance(exact.form, Day):
            return exact if word in vocabulary.weekdays and isinstance(exact.form.month, int) else None
        feast = holiday(line, at, stepped=True)
        if feast and isinstance(feast.form, Holiday) and feast.form.year is None:
            return Parsed(Holiday(feast.form.name, None, step, beside), feast.after)
    if word in vocabulary.weekdays and (the or not beside) and (line.capital(at) or len(word) > 5):
        return _comma_day(line, at, Parsed(Weekday(vocabulary.weekdays[word], step, None, beside), at + 1))
    if word in vocabulary.months and (month_stands(line, at) or (line.capital(at) and len(word) > 3)):
        return Parsed(Month(None, vocabulary.months[word], step, beside), at + 1)
    if word in vocabulary.seasons and words[at + 1] != "of":
        return Parsed(Season(vocabulary.seasons[word], None, step, beside), at + 1)
    return None


def _comma_day(line: Line, at: int, weekday: Parsed) -> Parsed:
    """ "this coming Sunday, March eighth": the day that the weekday is explained by."""
    exact = calendar_date(line, at)
    return exact if exact and isinstance(exact.form, Day) else weekday


def _whole(line: Line, at: int, unit: Unit, word: str, *, the: bool) -> Parsed | None:
    """One unit after its step: "last week", "the past year and a half", "the previous day", "the next year or so"."""
    words, step, after = line.words, line.vocabulary.shift[word], at + 1
    plural = words[at].endswith("s")
    if plural or (words[after] == "-" and line.tight(after)) or (the and words[after] == "of"):
        return None  # "coming weeks": nobody knows how many; "the last week of the campaign": nor when
    if line.capital(at) and line.capital(at - 1) and line.before(at, 2) in ('"', "“", "'", "`", "«"):
        return None  # a title
    many = weight(line, at)
    if words[after : after + 3] == HALF:
        return Parsed(Rolling(unit, step, step), after + 3) if step else None
    if word in BESIDE:
        return Parsed(Same(unit, step * many), after)
    stretch = the and line.before(at, 3) in _DURING and unit not in ("day", "weekend")
    if many > 1 or word == "past" or (word in ("last", "next") and stretch):
        if unit in ("quarter", "weekend"):
            return Parsed(Shift(unit, step), after)
        so = words[after : after + 2] == ["or", "so"]
        return Parsed(Rolling(unit, step * many), after + 2 * so) if step else None
    if unit == "day":
        return Parsed(Same("day", 1), after) if word == "next" else None
    if unit == "quarter":
        return Parsed(Section("quarter", 0, None, step), after)
    day = after + (words[after] == "on")
    if unit == "week" and words[day] in line.vocabulary.weekdays and line.capital(day):
        return Parsed(Weekday(line.vocabulary.weekdays[words[day]], None, Shift("week", step)), day + 1)
    return Parsed(Shift(unit, step), after)
