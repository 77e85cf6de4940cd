"""Quarters and halves of a year: "third-quarter", "Q3 2015", "last year's first half", "the year-ago period"."""

from __future__ import annotations

from typing import Literal

from factcheck.text.dates.beside import year_after
from factcheck.text.dates.forms import Ago, Same, Season, Section, Shift, YearOf
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import ordinal
from factcheck.text.dates.parsed import Parsed

_LETTERS = ("q", "h")
LIKE = ("same", "corresponding", "comparable", "similar", "like")
_AGO = ("ago", "earlier", "before")
_STEPS = {"the": 0, "this": 0, "last": -1, "next": 1}


def section(line: Line, at: int) -> Parsed | None:
    """A quarter or half by its number, with the year after it: "the third quarter of 1984", "3Q", "H1 2015"."""
    words = line.words
    word = words[at]
    if line.tight(at + 1) and (word in _LETTERS or words[at + 1] in _LETTERS):
        return _lettered(line, at)
    if word in ("latest", "recent") and words[at + 1] in ("quarter", "period"):
        return Parsed(Section("quarter", 0, None, -1), at + 2)
    number = ordinal(line, at)
    if number is None or number.value > 4:
        return None
    after = number.after + (words[number.after] == "-")
    after += words[after] == "fiscal"
    if words[after] == "quarter":
        return _of_year(line, "quarter", number.value, after + 1)
    if words[after] == "half" and number.value <= 2:
        found = _of_year(line, "half", number.value, after + 1)
        told = line.before(at) == "the" and line.before(at, 2) in ("in", "for") and words[after + 1] != "of"
        dated = isinstance(found.form, Section) and found.form.year is not None
        return found if told or dated or words[after - 1] == "-" else None
    return None


def _lettered(line: Line, at: int) -> Parsed | None:
    """ "Q3", "3Q 2015", "2H"; a bare H2 is a gas, 4Q a part of a figure, and Q1 with a colon a question."""
    first, second = line.words[at : at + 2]
    letter, number = (first, second) if first in _LETTERS else (second, first)
    if number not in ("1", "2", "3", "4") or (letter == "h" and number > "2"):
        return None
    found = _of_year(line, "quarter" if letter == "q" else "half", int(number), at + 2)
    dated = isinstance(found.form, Section) and found.form.year is not None
    year_before = line.before(at, 1 + (line.before(at) == "-"))
    if dated or (len(year_before) == 4 and year_before.isdigit()):
        return found
    closed = not line.tight(at + 2) or line.words[at + 2] in (",", ".", ";", "'")
    return found if first == "q" and line.capital(at) and closed else None


def _of_year(line: Line, unit: Literal["quarter", "half"], number: int, at: int) -> Parsed:
    """A quarter or half with the year after it, if there is one: "of 1984", "2015", "of this year", "a year ago"."""
    words = line.words
    start = at + (words[at] == "of")
    step = _STEPS.get(words[start]) if start > at or words[start] in ("last", "this") else None
    if step is not None and words[start + 1] == "year":
        return Parsed(Section(unit, number, Shift("year", step)), start + 2)
    if words[start] == "that" and words[start + 1] == "year":
        return Parsed(Section(unit, number, Same("year")), start + 2)
    fiscal = start + 1 + (words[start + 1] == "year")
    if words[start] == "fiscal" and line.digits(fiscal) and len(words[fiscal]) == 4:
        return Parsed(Section(unit, number, int(words[fiscal])), fiscal + 1)
    year = year_after(line, at)
    return Parsed(Section(unit, number, year.form), year.after) if year else Parsed(Section(unit, number, None), at)


def year_before(line: Line, year: YearOf, after: int) -> Parsed | None:
    """ "the 1988 third quarter", "last year's quarter", "the 1989 period", "2015-Q1", "this year's first half"."""
    words = line.words
    if words[after] == "'" and words[after + 1] == "s":
        after += 2
    after += words[after] == "-" and words[after + 1] in ("q", "h")
    after += words[after] == "fiscal"
    found = section(line, after)
    if found and isinstance(found.form, Section) and found.form.year is None and found.form.number:
        return Parsed(Section(found.form.unit, found.form.number, year), found.after)
    if words[after] in ("quarter", "period") and words[after + 1] not in ("of", "-"):
        return Parsed(Section("quarter", 0, year), after + 1)
    name = line.vocabulary.seasons.get(words[after])
    if name and words[after] != "fall" and words[after - 1] != "s":
        return Parsed(Season(name, year), after + 1)
    return None


def year_ago(line: Line, at: int) -> Parsed | None:
    """ "year-ago quarter", "year-earlier period", "corresponding period last year", "quarter a year ago"."""
    words = line.words
    like = words[at] in LIKE
    at += like
    if words[at] == "year" and words[at + 1] == "-" and words[at + 2] in ("ago", "earlier"):
        found = section(line, at + 3)
        if found and isinstance(found.form, Section) and found.form.number:
            return Parsed(Section(found.form.unit, found.form.number, Shift("year", -1)), found.after)
        return Parsed(Ago("year", -1, last_named=True), at + 3 + (words[at + 3] in ("quarter", "period")))
    if words[at] not in ("period", "quarter"):
        return None
    after = at + 1 + (words[at + 1] in ("of", "in", "from"))
    ago = Ago("year", -1, last_named=True)
    if words[after : after + 2] == ["last", "year"]:
        return Parsed(ago, after + 2)
    if words[after : after + 2] == ["a", "year"] and words[after + 2] in _AGO:
        return Parsed(ago, after + 3)
    if words[after] == "the" and words[after + 1] in ("previous", "prior", "preceding") and words[after + 2] == "year":
        return Parsed(ago, after + 3)
    if like and line.digits(after) and len(words[after]) == 4:
        return Parsed(Section("quarter", 0, int(words[after])), after + 1)
    return None
