"""Years, decades and centuries: "2015", "fiscal 1989", "490 BC", "2010-14", "the 1980s", "20th century"."""

from __future__ import annotations

from factcheck.text.dates.forms import Month, Span, Year, Years
from factcheck.text.dates.gates import year_stands
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import century_of, day_number, ordinal, spoken_year
from factcheck.text.dates.parsed import Parsed

_POSSESSIVES = ("his", "her", "their", "my")


def single_year(line: Line, at: int) -> Parsed | None:
    """A year or decade that begins at word `at`, in figures or words."""
    words = line.words
    if words[at] in ("fiscal", "year", "years", "fy", "ad", "calendar"):
        return _labelled(line, at)
    if not line.digits(at):
        if words[at] == "'" and line.tight(at + 1):
            return _short_decade(line, at + 1)
        spoken = spoken_year(line, at)
        return Parsed(Year(spoken.value), spoken.after) if spoken else None
    if len(words[at]) > 4:
        return None
    value, after = int(words[at]), at + 1
    era = _era(line, after)
    if era:
        past = words[after].startswith("b")
        return Parsed(Year(-value if past else value), era) if value else None
    if len(words[at]) == 2:
        return _short_decade(line, at)
    if len(words[at]) != 4:
        return None
    tail = after + (words[after] == "'")
    if words[tail] == "s" and line.tight(after) and line.tight(tail) and value % 10 == 0 and 1000 <= value < 2100:
        return Parsed(Years(value, 10), tail + 1)
    return _years(line, at, value) if year_stands(line, at, value) else None


def _years(line: Line, at: int, value: int) -> Parsed:
    """A year, or with what follows it "2016 November", "2010-14", "2014/15"."""
    words, after = line.words, at + 1
    month = after + (words[after] == ",")
    named = words[month] in line.vocabulary.months and (line.capital(month) or not line.trap(month, "months.lower"))
    if named and not day_number(line, month + 1) and not line.digits(month + 1) and (month == after or month > at + 2):
        return Parsed(Month(value, line.vocabulary.months[words[month]]), month + 1)
    second = words[after + 1]
    if words[after] in ("-", "–", "/", "—") and line.tight(after) and line.tight(after + 1) and line.digits(after + 1):
        last = value - value % 100 + int(second[:3])
        last += 100 if last <= value else 0
        whole = len(second) == 2 and not (line.tight(after + 2) and words[after + 2] in ("-", "–", "/"))
        if whole and last <= value + (1 if words[after] == "/" else 60):
            return Parsed(Span(Year(value), Year(last)), after + 2)
    return Parsed(Year(value), after)


def _labelled(line: Line, at: int) -> Parsed | None:
    """ "fiscal 1989", "the year 2000", "FY15", "AD 79", "the years 1955-1957"."""
    words = line.words
    fiscal = words[at] in ("fiscal", "fy")
    after = at + 1
    after += words[after] in ("year", "years") and words[at] in ("fiscal", "calendar")
    after += words[after] == "of" and words[after - 1] == "year"
    after += words[after] == "'" and words[at] == "fy"
    if not line.digits(after):
        spoken = spoken_year(line, after)
        return Parsed(Year(spoken.value, fiscal), spoken.after) if spoken else None
    value = int(words[after][:5])
    if len(words[after]) == 4 and 1000 <= value <= 2199 and not line.hangs(after + 1):
        found = _years(line, after, value)
        return Parsed(Year(value, fiscal), after + 1) if isinstance(found.form, Year) else found
    if words[at] == "fy" and len(words[after]) == 2:
        return Parsed(Year(century_of(value), fiscal), after + 1)
    small = words[at] == "ad" or (words[at] == "year" and len(words[after]) == 3)
    if small and value and not line.trap(after + 1, "years.counted") and not line.hangs(after + 1):
        return Parsed(Year(value), after + 1)
    return None


def _era(line: Line, at: int) -> int | None:
    """The index after BC, AD, BCE or CE at `at`."""
    words = line.words
    if words[at] in ("bc", "bce", "ad", "ce") and line.text[line.starts[at]].isupper():
        return at + 1
    if words[at] == "b" and words[at + 1] == "." and words[at + 2] == "c":
        return at + 3 + (words[at + 3] == ".")
    return None


def _short_decade(line: Line, at: int) -> Parsed | None:
    """ "'80s", "the 80s"; not his 80s, which are an age."""
    words = line.words
    if not (line.digits(at) and len(words[at]) == 2 and int(words[at]) % 10 == 0):
        return None
    tail = at + 1 + (words[at + 1] == "'" and line.tight(at + 1))
    if words[tail] != "s" or not line.tight(tail):
        return None
    marked = line.before(at) in ("'", "the", "-") or line.before(at) in line.vocabulary.parts
    if not marked or line.before(at, 2) in _POSSESSIVES:
        return None
    short = int(words[at])
    return Parsed(Years(short + (1900 if short > 20 else 2000), 10), tail + 1)


def word_decade(line: Line, at: int) -> Parsed | None:
    """ "the eighties", "nineteen-eighties"."""
    words, vocabulary = line.words, line.vocabulary
    if words[at] in vocabulary.decades:
        prev, older = line.before(at), line.before(at, 2)
        if line.capital(at) and line.capital(at + 1):
            return None  # the Forties Sandstone
        if prev == "the" or (prev in ("early", "mid", "late", "-") and older not in _POSSESSIVES):
            return Parsed(Years(vocabulary.decades[words[at]], 10), at + 1)
        return None
    first = vocabulary.cardinals.get(words[at], 0)
    after = at + 1 + (words[at + 1] == "-")
    if first in (18, 19) and words[after] in vocabulary.decades:
        return Parsed(Years(first * 100 + vocabulary.decades[words[after]] % 100, 10), after + 1)
    return None


def century(line: Line, at: int) -> Parsed | None:
    """ "20th century", "nineteenth-century", and the 19th of "19th and 20th centuries"."""
    words = line.words
    number = ordinal(line, at)
    if number is None or not 0 < number.value <= 25:
        return None
    after = number.after + (words[number.after] == "-")
    if words[after] in ("century", "centuries"):
        era = _era(line, after + 1)
        if era and words[after + 1].startswith("b"):
            return Parsed(Year(-100 * number.value), era)
        return Parsed(Years(100 * (number.value - 1), 100), era or after + 1)
    if words[after] in ("and", "or", "to", "through", "-", "–", ","):
        other = ordinal(line, after + 1 + (words[after + 1] == "the"))
        if other and words[other.after + (words[other.after] == "-")] in ("century", "centuries"):
            return Parsed(Years(100 * (number.value - 1), 100), number.after)
    return None
