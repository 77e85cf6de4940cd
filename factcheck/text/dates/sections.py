"""Parts of a year: quarters, halves, seasons, holidays; edges ("the end of the month") and pieces of a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from factcheck.text.dates.absolute import Parsed, year_after
from factcheck.text.dates.forms import (
    Ago,
    Edge,
    Ended,
    Form,
    Holiday,
    Piece,
    Same,
    Season,
    Section,
    Shift,
    Unit,
    Year,
    YearOf,
)  # fmt: skip
from factcheck.text.dates.numerals import count, ordinal
from factcheck.text.dates.scan import Line
from factcheck.text.dates.vocabulary import word_set

Point: TypeAlias = Callable[[Line, int], Parsed | None]
"""The parser of a single date, handed in where a form holds another."""

_IN_SEASON = word_set("in over during throughout by since until through mid early late of")
_PERIODS = frozenset(("period", "quarter", "quarters"))
_LIKE = word_set("same corresponding comparable similar like")
_LATEST = frozenset(("latest", "recent"))


def section(line: Line, at: int) -> Parsed | None:
    """ "third quarter", "third-quarter", "Q3 2015", "H1", "the first half of 2014", "the latest quarter"."""
    words = line.words
    word = words[at]
    if word in ("q", "h") and words[at + 1] in ("1", "2", "3", "4") and line.tight(at + 1):
        if word == "h" and (int(words[at + 1]) > 2 or not line.capital(at)):
            return None
        return _of_year(line, "quarter" if word == "q" else "half", int(words[at + 1]), at + 2)
    if word in ("1", "2", "3", "4") and words[at + 1] in ("q", "h") and line.tight(at + 1) and line.capital(at + 1):
        return _of_year(line, "quarter" if words[at + 1] == "q" else "half", int(word), at + 2)
    if word in _LATEST and words[at + 1] in _PERIODS and words[at + 1] != "quarters":
        return Parsed(Section("quarter", 0, None, shift=-1), at + 2)
    number = ordinal(line, at)
    if number is None or number.value > 4:
        return None
    after = number.after + (words[number.after] == "-")
    after += words[after] == "fiscal"
    if words[after] == "quarter":
        return _of_year(line, "quarter", number.value, after + 1)
    if words[after] == "half" and number.value <= 2:
        found = _of_year(line, "half", number.value, after + 1)
        if words[after - 1] == "-" or (isinstance(found.form, Section) and found.form.year is not None):
            return found
        return (
            found
            if line.before(at) == "the" and words[after + 1] != "of" and line.before(at, 2) in ("in", "for")
            else None
        )
    return None


def _of_year(line: Line, kind: Literal["quarter", "half"], number: int, at: int) -> Parsed:
    """A quarter or half with the year after it, if there is one: "of 1984", "2015", "a year ago"."""
    words = line.words
    if (words[at] == "of" and words[at + 1] in ("the", "this", "last", "next", "fiscal", "that")) or words[at] in (
        "last",
        "this",
    ):
        start = at + (words[at] == "of")
        step = {"the": 0, "this": 0, "last": -1, "next": 1}.get(words[start])
        if words[start + 1] == "year" and step is not None:
            return Parsed(Section(kind, number, Shift("year", step)), start + 2)
        if words[start] == "that" and words[start + 1] == "year":
            return Parsed(Section(kind, number, Same("year")), start + 2)
        fiscal = start + 1 + (words[start + 1] == "year")
        if words[start] == "fiscal" and words[fiscal].isdigit() and len(words[fiscal]) == 4:
            return Parsed(Section(kind, number, int(words[fiscal])), fiscal + 1)
    year = year_after(line, at)
    return Parsed(Section(kind, number, year.form), year.after) if year else Parsed(Section(kind, number, None), at)


def year_before(line: Line, at: int, year: YearOf, after: int) -> Parsed | None:
    """ "the 1988 third quarter", "last year's quarter", "the 1989 period", "this year's first half"."""
    words = line.words
    if words[after] in ("'", "’") and words[after + 1] == "s":
        after += 2
    fiscal = words[after] == "fiscal"
    found = section(line, after + fiscal)
    if found and isinstance(found.form, Section) and found.form.year is None and found.form.number:
        return Parsed(Section(found.form.unit, found.form.number, year), found.after)
    if words[after] in ("quarter", "period") and words[after + 1] != "of":
        return Parsed(Section("quarter", 0, year), after + 1)
    season_name = line.vocabulary.seasons.get(words[after])
    if (season_name and words[after - 1] in ("s", "-")) or (
        season_name and words[after] in ("summer", "winter", "spring")
    ):
        return Parsed(Season(season_name, year), after + 1)
    return None


def year_ago(line: Line, at: int) -> Parsed | None:
    """ "year-ago quarter", "year-earlier period", "corresponding period last year", "quarter a year ago"."""
    words = line.words
    word = words[at]
    if word == "year" and words[at + 1] == "-" and words[at + 2] in ("ago", "earlier"):
        found = section(line, at + 3)
        if found and isinstance(found.form, Section) and found.form.number:
            return Parsed(Section(found.form.unit, found.form.number, Shift("year", -1)), found.after)
        after = at + 3 + (words[at + 3] in _PERIODS and words[at + 3] != "quarters")
        return Parsed(Ago("year", -1, last_named=True), after)
    if word in _LIKE and words[at + 1] == "year" and words[at + 2] == "-":
        return year_ago(line, at + 1)
    after = at + (word in _LIKE)
    if words[after] not in ("period", "quarter"):
        return None
    tail = after + 1 + (words[after + 1] in ("of", "in", "from"))
    if words[tail : tail + 2] in (["last", "year"], ["year", "earlier"]):
        return Parsed(Ago("year", -1, last_named=True), tail + 2)
    if words[tail : tail + 2] == ["a", "year"] and words[tail + 2] in ("ago", "earlier", "before"):
        return Parsed(Ago("year", -1, last_named=True), tail + 3)
    if words[tail] == "the" and words[tail + 1] in ("previous", "prior", "preceding") and words[tail + 2] == "year":
        return Parsed(Ago("year", -1, last_named=True), tail + 3)
    if word in _LIKE and words[tail].isdigit() and len(words[tail]) == 4:
        return Parsed(Section("quarter", 0, int(words[tail])), tail + 1)
    return None


def ended(line: Line, at: int, point: Point) -> Parsed | None:
    """The unit in "the year ended March 31"; the day is a date of its own."""
    words = line.words
    if words[at + 1] not in ("ended", "ending"):
        return None
    unit: Unit | None = {"year": "year", "quarter": "quarter", "month": "month", "week": "week"}.get(words[at])  # type: ignore[assignment]
    if unit is None:
        return None
    after = at + 2 + (words[at + 2] in ("on", "in"))
    end = point(line, after)
    return Parsed(Ended(unit, 1, end.form), at + 1) if end else None


def season(line: Line, at: int, *, the: bool) -> Parsed | None:
    """ "the spring of 1916", "summer 2015", and after "in" or "over" a bare "the summer"."""
    words = line.words
    name = line.vocabulary.seasons[words[at]]
    year = year_after(line, at + 1)
    if year and (words[at + 1] != "," or isinstance(year.form, int)):
        after = year.after
        if (
            isinstance(year.form, int)
            and words[after] in "-/–"
            and words[after + 1].isdigit()
            and len(words[after + 1]) == 2
        ):
            after += 2  # the winter of 2013-14
        return Parsed(Season(name, year.form), after)
    prev = line.before(at, 2) if the else line.before(at)
    if prev not in _IN_SEASON or words[at + 1] in ("of", "-", "for", "from"):
        return None
    return Parsed(Season(name, None), at + 1)


def holiday(line: Line, at: int) -> Parsed | None:
    """ "Thanksgiving Day", "Christmas 2014", "New Year's Eve"."""
    words = line.words
    for name_words, name in line.vocabulary.holidays.get(words[at], ()):
        after = at + len(name_words)
        if tuple("'" if word == "’" else word for word in words[at:after]) == name_words and line.capital(at):
            if words[after] in ("island", "islands", "parade", "card", "cards", "tree", "trees", "present", "presents"):
                return None
            year = year_after(line, after)
            return Parsed(Holiday(name, year.form if year else None), year.after if year else after)
    return None


def edge(line: Line, at: int, point: Point) -> Parsed | None:
    """ "early October", "mid-2014", "the end of the year", "later this month", "year-end"."""
    words, parts = line.words, line.vocabulary.parts
    word = words[at]
    if word in ("year", "month") and (
        (words[at + 1] == "-" and words[at + 2] == "end")
        or (words[at + 1] == "end" and line.before(at) in ("by", "at", "around", "before", "after", "until"))
        or (words[at + 1] in ("'", "’") and words[at + 2 : at + 4] == ["s", "end"])
    ):
        after = at + 2 + (words[at + 1] == "-") + 2 * (words[at + 1] in ("'", "’"))
        return Parsed(Edge("late", Shift("year" if word == "year" else "month", 0), open=True), after)
    part = parts.get(word)
    if part is None:
        return None
    after = at + 1
    if word in ("earlier", "later"):
        if words[after] == "in" and words[after + 1] == "the":
            after += 1
        inner = point(line, after) or _whole_unit(line, after)
        if inner is None or isinstance(inner.form, (Edge, Piece)):
            return None
        return Parsed(Edge(part, inner.form, open=True), inner.after)
    if word in ("early", "late", "mid", "middle") and word != "middle":
        after += words[after] in ("-", "in", "on")
        after += words[after] == "the"
        inner = point(line, after)
        if inner is None and words[after - 1] in ("the", "in"):
            inner = _whole_unit(line, after)
        if inner is None or isinstance(inner.form, (Edge, Piece)):
            return None
        return Parsed(Edge(part, inner.form), inner.after)
    if words[after] not in ("of", "to") or word in ("opening", "closing"):
        return None
    after += 1
    inner = _whole_unit(line, after + 1) if words[after] in ("the", "my", "its") else None
    inner = inner or point(line, after)
    if (
        inner is None
        or isinstance(inner.form, (Edge, Piece))
        or (isinstance(inner.form, Shift) and inner.form.unit == "day")
    ):
        return None
    return Parsed(Edge(part, inner.form), inner.after)


def _whole_unit(line: Line, at: int) -> Parsed | None:
    """ "year", "month", "week" in "the end of the …"."""
    unit: dict[str, Unit] = {"year": "year", "month": "month", "week": "week", "decade": "decade", "century": "century",
                             "quarter": "quarter", "weekend": "weekend", "season": "season"}  # fmt: skip
    found = unit.get(line.words[at])
    if found is None or found == "season" or line.words[at + 1] in ("ended", "ending"):
        return None
    return Parsed(Same(found), at + 1)


def piece(line: Line, at: int, point: Point) -> Parsed | None:
    """ "first nine months of 1997", "last two weeks of February", "third week of January", "first Friday of July"."""
    words, vocabulary = line.words, line.vocabulary
    last = words[at] in ("last", "final", "closing")
    number = None if last else ordinal(line, at)
    if not last and (number is None or number.value > 60):
        return None
    after = at + 1 if number is None else number.after
    first = -1 if number is None else number.value
    many = count(line, after) if first in (1, -1) else None
    length = 1
    if many and words[after] not in ("a", "an"):
        length, after = many.value, many.after
    weekday = vocabulary.weekdays.get(words[after]) if length == 1 else None
    unit = vocabulary.units.get(words[after])
    if weekday is None and unit not in ("day", "week", "month", "quarter", "weekend", "year", "decade"):
        return None
    tail = after + 1
    first = first if length == 1 or first > 0 else -length
    if words[tail] in ("of", "in") and (words[tail] == "of" or weekday is not None):
        inner = _whole_unit(line, tail + 2) if words[tail + 1] == "the" else None
        inner = inner or point(line, tail + 1)
        if inner is None or isinstance(inner.form, (Piece, Ago)):
            return None
        return Parsed(Piece(unit or "day", first, length, inner.form, weekday), inner.after)
    if unit == "month" and length in (3, 6, 9) and first == 1 and line.before(at) == "the":
        year = year_after(line, tail)
        inner_form: Form = Section("half", 0, None) if year is None else Piece("month", 1, length, _year(year.form))
        return Parsed(inner_form, year.after) if year else Parsed(Piece("month", 1, length, Shift("year", 0)), tail)
    return None


def _year(form: YearOf) -> Form:
    return Year(form) if isinstance(form, int) else form or Shift("year", 0)


def week_of(line: Line, at: int, point: Point) -> Parsed | None:
    """ "the week of March 6", "the weekend of May 3"."""
    words = line.words
    if words[at] not in ("week", "weekend") or words[at + 1] not in ("of", "beginning", "starting"):
        return None
    inner = point(line, at + 2)
    if inner is None or isinstance(inner.form, (Edge, Piece, Shift)):
        return None
    return Parsed(Piece("week" if words[at] == "week" else "weekend", 0, 1, inner.form), inner.after)
