"""Parts of a whole: its edges ("the end of the month", "mid-2014"), and pieces counted in it ("its third week")."""

from __future__ import annotations

from factcheck.text.dates.beside import year_after
from factcheck.text.dates.forms import (
    Ago,
    Day,
    Edge,
    Ended,
    Holiday,
    Month,
    Piece,
    Rolling,
    Same,
    Shift,
    Span,
    Unit,
    Weekday,
    Year,
)
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import count, ordinal
from factcheck.text.dates.parsed import Parsed, Point

_UNITS: dict[str, Unit] = {
    "year": "year", "month": "month", "week": "week", "decade": "decade", "century": "century", "quarter": "quarter",
    "weekend": "weekend",
}  # fmt: skip
_BEFORE_YEAR_END = ("by", "at", "around", "before", "after", "until")


def edge(line: Line, at: int, point: Point) -> Parsed | None:
    """ "early October", "mid-2014", "the end of the year", "later this month", "late in the week"."""
    words = line.words
    word = words[at]
    part = line.vocabulary.parts[word]
    after = at + 1
    if word in ("early", "late", "mid", "earlier", "later"):
        after += words[after] in ("-", "in", "on") and word not in ("earlier", "later")
        after += words[after] == "in" and words[after + 1] == "the"
        after += words[after] == "the"
        inner = point(line, after)
        if inner is None and words[after - 1] == "the":
            inner = whole_unit(line, after)
        if inner is None or isinstance(inner.form, (Edge, Piece, Ago, Span)):
            return None
        return Parsed(Edge(part, inner.form, open=word in ("earlier", "later")), inner.after)
    if words[after] != "of" or word in ("opening", "closing"):
        return None
    after += 1
    the = words[after] in ("the", "its", "my")
    inner = (whole_unit(line, after + 1) if the else None) or point(line, after)
    if inner is None or isinstance(inner.form, (Edge, Piece, Day, Weekday, Rolling, Holiday, Span)):
        return None
    if isinstance(inner.form, Shift) and inner.form.unit == "day":
        return None
    return Parsed(Edge(part, inner.form), inner.after)


def year_end(line: Line, at: int) -> Parsed | None:
    """The last day in "year-end", "by year end", "month's end"."""
    words = line.words
    after = at + 1
    if words[after] == "'" and words[after + 1] == "s":
        after += 2
    after += words[after] == "-"
    if words[after] != "end" or (after == at + 1 and line.before(at) not in _BEFORE_YEAR_END):
        return None
    return Parsed(Piece("day", -1, 1, Same("year" if words[at] == "year" else "month", bare=True)), after + 1)


def whole_unit(line: Line, at: int) -> Parsed | None:
    """The "year" or "month" in "the end of the …"."""
    unit = _UNITS.get(line.words[at])
    ended = line.words[at + 1] in ("ended", "ending")
    return None if unit is None or ended else Parsed(Same(unit, bare=True), at + 1)


def piece(line: Line, at: int, point: Point) -> Parsed | None:
    """ "first nine months of 1997", "last two weeks of February", "third week of January", "first Friday of July"."""
    words, vocabulary = line.words, line.vocabulary
    last = words[at] in ("last", "final", "closing")
    number = None if last else ordinal(line, at)
    if not last and number is None:
        return None
    first, after = (number.value, number.after) if number else (-1, at + 1)
    many = count(line, after, article=False) if first in (1, -1) else None
    length, after = (many.value, many.after) if many else (1, after)
    weekday = vocabulary.weekdays.get(words[after]) if length == 1 else None
    unit = vocabulary.units.get(words[after])
    if weekday is None and unit in (None, "century"):
        return None
    first = first if number else -length
    tail = after + 1
    if words[tail] == "of" or (words[tail] == "in" and (weekday is not None or unit == "week")):
        inner = (whole_unit(line, tail + 2) if words[tail + 1] == "the" else None) or point(line, tail + 1)
        if inner is None or isinstance(inner.form, (Piece, Ago, Day, Span)):
            return None
        return Parsed(Piece(unit or "day", first, length, inner.form, weekday), inner.after)
    if unit == "month" and length in (3, 6, 9) and first == 1 and line.before(at) == "the":
        return _months(line, length, tail)
    return None


def _months(line: Line, length: int, after: int) -> Parsed:
    """ "the first nine months" of a year that is named after them, or is the one that is meant."""
    year = year_after(line, after)
    if year is None or year.form is None:
        return Parsed(Piece("month", 1, length, Shift("year", 0)), after)
    return Parsed(Piece("month", 1, length, Year(year.form) if isinstance(year.form, int) else year.form), year.after)


def week(line: Line, at: int, point: Point) -> Parsed | None:
    """ "the week of March 6", "week 31 of 2018", "the week after next"."""
    words = line.words
    unit: Unit = "weekend" if words[at] == "weekend" else "week"
    if words[at + 1] in ("of", "beginning", "starting"):
        inner = point(line, at + 2)
        if inner and isinstance(inner.form, (Day, Holiday)):
            return Parsed(Piece(unit, 0, 1, inner.form), inner.after)
        return None
    if words[at + 1] in ("after", "before") and words[at + 2 + (words[at + 2] == "the")] in ("next", "last"):
        after = at + 2 + (words[at + 2] == "the")
        return Parsed(Shift(unit, 2 if words[after] == "next" else -2), after + 1)
    if unit == "week" and line.digits(at + 1) and 0 < int(words[at + 1][:3]) <= 53 and line.before(at) != "per":
        year = year_after(line, at + 2)
        if year and isinstance(year.form, int):
            return Parsed(Piece("week", int(words[at + 1]), 1, Year(year.form)), year.after)
        return Parsed(Piece("week", int(words[at + 1]), 1, Shift("year", 0)), at + 2) if line.capital(at) else None
    return None


def ended(line: Line, at: int, point: Point) -> Parsed | None:
    """The unit in "the year ended March 31"; the day is a date of its own."""
    unit = _UNITS.get(line.words[at])
    return _ended(line, at, 1, point) if unit in ("year", "quarter", "month", "week") else None


def months_ended(line: Line, at: int, point: Point) -> Parsed | None:
    """The months in "nine months ended June 30", "the 12 months to March"."""
    number = count(line, at, article=False)
    unit = line.vocabulary.units.get(line.words[number.after]) if number else None
    if number is None or unit not in ("week", "month", "year", "quarter"):
        return None
    return _ended(line, number.after, number.value, point)


def _ended(line: Line, at: int, by: int, point: Point) -> Parsed | None:
    """The units up to word `at`, if a day or month that ends them follows."""
    joint = line.words[at + 1]
    if joint not in ("ended", "ending") and (by == 1 or joint not in ("to", "through")):
        return None
    end = point(line, at + 2 + (line.words[at + 2] in ("on", "in")))
    if end is None or not isinstance(end.form, (Day, Month, Shift)):
        return None
    return Parsed(Ended(line.vocabulary.units[line.words[at]], by, end.form, joint != "ending"), at + 1)
