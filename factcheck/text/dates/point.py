"""The parser of a single date: which of the grammar's parts may begin at a word, and in which order they are tried."""

from __future__ import annotations

from factcheck.text.dates import ages, counts, days, named, parts, relative, sections, steps
from factcheck.text.dates.forms import Day, Holiday, Month, Offset, Same, Section, Shift, Span, Weekday, Year, Years
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import ordinal
from factcheck.text.dates.numeric import numeric
from factcheck.text.dates.parsed import Parsed
from factcheck.text.dates.vocabulary import Vocabulary

_DEEPEST = 3
"""How many dates may hold each other: "the day after the first Friday of May" has three."""
_NOUNS = frozenset(("year", "month", "quarter", "period", "week", "weekend", *sections.LIKE))
_TYING = ("-", "/", ".")
_WHOLE = ("full", "whole", "entire")
_LABELS = frozenset(("fiscal", "calendar", "fy", "ad", "'", "years"))


def point(line: Line, at: int) -> Parsed | None:
    """A single date at word `at`, with the article before it where it belongs to it."""
    if line.depth >= _DEEPEST:
        return None
    line.depth += 1
    try:
        word = line.words[at]
        if word == "the":
            return _after_the(line, at + 1) if _may_follow_the(line.words[at + 1], line.vocabulary) else None
        if word in ("a", "an"):
            return counts.counted(line, at, point)
        return _plain(line, at, the=line.before(at) == "the")
    finally:
        line.depth -= 1


def _may_follow_the(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a date may begin with the word: a cheap look, because most of what follows "the" is none."""
    known = word in vocabulary.starters or word in vocabulary.measured or word.isdigit()
    return known or word in _NOUNS or word in _WHOLE or word in _LABELS


def _after_the(line: Line, at: int) -> Parsed | None:
    """What follows "the", unless it doesn't take the article with it: "the Friday vote", "the 1996 campaign"."""
    words = line.words
    found = _plain(line, at, the=True)
    if found is None:
        return _the_unit(line, at) or _the_fourth(line, at)
    form = found.form
    if isinstance(form, Holiday) or (isinstance(form, (Weekday, Year)) and words[at] != "year"):
        return None
    if isinstance(form, (Day, Month)) and words[at] in line.vocabulary.names:
        return None
    if isinstance(form, Span) and isinstance(form.first, Year) and line.digits(at):
        return None
    hyphened = isinstance(form, (Section, Years)) and "-" in words[at : found.after] and words[at] != "year"
    return None if hyphened and words[at] != "fiscal" else found


def _the_unit(line: Line, at: int) -> Parsed | None:
    """ "the weekend", "the full year", "for the year" at the end of a clause."""
    words = line.words
    if words[at] == "weekend" and words[at + 1] not in ("'", "edition", "-"):
        return Parsed(Same("weekend"), at + 1)
    if words[at] in _WHOLE and words[at + 1] == "year":
        return Parsed(Shift("year", 0), at + 2)
    if words[at] == "year" and line.before(at, 2) == "for" and words[at + 1] in (",", ".", ";", ""):
        return Parsed(Shift("year", 0), at + 1)
    return None


def _the_fourth(line: Line, at: int) -> Parsed | None:
    """ "on the 4th", a day of the month that is meant."""
    words = line.words
    number = ordinal(line, at) if line.before(at, 2) in ("on", "by", "until", "since", "before") else None
    if number is None or not 0 < number.value <= 31 or words[number.after] in ("-", "%"):
        return None
    if words[number.after].isalnum() and words[number.after] not in ("and", "when", "after", "but", "was"):
        return None
    return Parsed(Day(None, None, number.value), number.after)


def _plain(line: Line, at: int, *, the: bool) -> Parsed | None:
    words, vocabulary = line.words, line.vocabulary
    word = words[at]
    if word.isdigit():
        return _figures(line, at)
    if word in vocabulary.holidays and (found := named.holiday(line, at)):
        return found
    if word in vocabulary.names:
        found = days.calendar_date(line, at)
        return found or (relative.bare_weekday(line, at) if word in vocabulary.weekdays else None)
    if word in vocabulary.shift and (found := _stepped(line, at, the=the)):
        return found
    if word in ("that", "same") and (found := relative.same(line, at)):
        return found
    if word in vocabulary.deictic or word == "day":
        return relative.deictic(line, at) or (_day_beside(line, at) if word == "day" else None)
    if word in vocabulary.parts:
        return parts.edge(line, at, point)
    if word in vocabulary.seasons:
        return named.season(line, at, the=the)
    if word == "then":
        return relative.then(line, at)
    return _noun(line, at, the=the) if word in _NOUNS else _numbered(line, at)


def _stepped(line: Line, at: int, *, the: bool) -> Parsed | None:
    """What begins with "last", "next", "this" and their like."""
    found = relative.deictic(line, at) or (parts.piece(line, at, point) if line.words[at] == "last" else None)
    if found:
        return found
    found = steps.shifted(line, at, the=the)
    if found and isinstance(found.form, Shift) and found.form.unit == "year":
        return sections.year_before(line, found.form, found.after) or found
    return found


def _figures(line: Line, at: int) -> Parsed | None:
    """What begins with a figure."""
    size = len(line.words[at])
    bare = size != 4 and size != 8 and line.words[at + 1] not in _TYING
    if bare and line.vocabulary.behind_figures.isdisjoint(line.words[at + 1 : at + 10]):
        return None  # most figures: a cheap look
    found = numeric(line, at) or days.day_first(line, at)
    if found:
        return found
    year = ages.single_year(line, at)
    if year and isinstance(year.form, Year) and year.form.year > 0:
        return sections.year_before(line, year.form.year, year.after) or year
    return year or _numbered(line, at)


def _noun(line: Line, at: int, *, the: bool) -> Parsed | None:
    """What begins with the name of a unit: "year-end", "year-ago quarter", "week of March 6", "the quarter"."""
    words = line.words
    word = words[at]
    found = parts.year_end(line, at) if word in ("year", "month") else None
    found = found or sections.year_ago(line, at) or parts.ended(line, at, point)
    if found is None and word in ("week", "weekend"):
        found = parts.week(line, at, point)
    if found is None and word == "quarter" and the and words[at + 1] not in ("of", "final", "finals", "-", "century"):
        return Parsed(Same("quarter"), at + 1) if not line.capital(at) else None
    return found or ages.single_year(line, at)


def _numbered(line: Line, at: int) -> Parsed | None:
    """What begins with a number, in figures or words, or with a label such as "fiscal"."""
    word, vocabulary = line.words[at], line.vocabulary
    if word in _LABELS:
        return _labelled(line, at)
    if word not in vocabulary.measured and vocabulary.measures.isdisjoint(line.words[at + 1 : at + 6]):
        return None
    found = sections.section(line, at) or ages.century(line, at) or ages.word_decade(line, at)
    if found is None and not line.digits(at):
        found = ages.single_year(line, at) or days.day_first(line, at)
    return (
        found
        or days.of_month(line, at)
        or parts.piece(line, at, point)
        or parts.months_ended(line, at, point)
        or counts.counted(line, at, point)
        or days.leading(line, at)
    )


def _labelled(line: Line, at: int) -> Parsed | None:
    """ "fiscal 1989", "fiscal third quarter", "the fiscal year ended June 30", "'99"."""
    words = line.words
    found = ages.single_year(line, at)
    if found is None and words[at + 1] == "year" and words[at] in ("fiscal", "calendar"):
        return parts.ended(line, at + 1, point)
    if found is None and words[at] == "fiscal":
        return sections.section(line, at + 1 + (words[at + 1] == "-"))
    return found


def _day_beside(line: Line, at: int) -> Parsed | None:
    """ "the day before last Tuesday", "the day after Christmas"."""
    if line.words[at + 1] not in ("before", "after"):
        return None
    inner = point(line, at + 2)
    if inner is None or not isinstance(inner.form, (Day, Weekday, Holiday)):
        return None
    return Parsed(Offset("day", -1 if line.words[at + 1] == "before" else 1, inner.form), inner.after)
