"""Dates of the calendar: days, months, years, decades and centuries, in words and figures."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from factcheck.text.dates.forms import Day, Form, Month, Same, Shift, Span, Year, YearOf, Years
from factcheck.text.dates.gates import month_stands, weekday_stands, year_stands
from factcheck.text.dates.numerals import Number, day_number, ordinal, spoken_year
from factcheck.text.dates.numeric import numeric
from factcheck.text.dates.scan import Line

TO = frozenset(("to", "-", "–", "—", "through", "thru", "until", "till", "til", "~"))
"""What stands between the two ends of a period."""


class Parsed(NamedTuple):
    """A form and the index of the word after it."""

    form: Form
    after: int


def calendar_date(line: Line, at: int) -> Parsed | None:
    """A day or month, with the weekday before it: "Monday, May 3, 2016", "7 October", "June 2014"."""
    words, vocabulary = line.words, line.vocabulary
    if words[at] in vocabulary.weekdays:
        weekday = vocabulary.weekdays[words[at]]
        found = _after_weekday(line, at + 1, weekday)
        if found:
            return found
        return None
    if words[at] in vocabulary.months:
        return month_first(line, at)
    return day_first(line, at)


def _after_weekday(line: Line, at: int, weekday: int) -> Parsed | None:
    words = line.words
    at += words[at] == "."
    at += words[at] in (",", "-", "(", "–")
    bare = at
    at += words[at] == "the"
    found = (
        month_first(line, at) if words[at] in line.vocabulary.months else day_first(line, at) or numeric_day(line, at)
    )
    if found and isinstance(found.form, Day):
        return Parsed(
            replace(found.form, weekday=weekday), found.after + (words[bare - 1] == "(" and words[found.after] == ")")
        )
    number = ordinal(line, at)
    if number and at > bare and number.value <= 31 and words[number.after] != "of":
        return Parsed(Day(None, None, number.value, weekday), number.after)
    return None


def numeric_day(line: Line, at: int) -> Parsed | None:
    """A day in figures right after its weekday, where even "7/6" is one."""
    found = numeric(line, at, bare=True)
    return Parsed(*found) if found else None


def month_first(line: Line, at: int) -> Parsed | None:
    """ "October 7, 2015", "Oct. 7", "October the 7th", "October 2015", "April of last year", "October"."""
    words = line.words
    month = line.vocabulary.months[words[at]]
    after = at + 1
    if words[after] == "." and line.tight(after):
        after += 1
    joined = after + (words[after] in ("-", "/", ",") and (line.tight(after) or words[after] == ","))
    start = joined + (words[joined] == "the")
    number = day_number(line, start)
    if number and _is_day(line, start, number) and (words[joined] != "," or start > after):
        year = year_after(line, number.after)
        if words[joined - 1] == "," and not (year or ordinal(line, start)):
            year = None
        if words[joined - 1] == "," and joined > after and not ordinal(line, start):
            return _month(line, at, after, month)
        first = Day(year.form if year else None, month, number.value)
        last = _last_day(line, number, first) if not year else None
        if last:
            return last
        return Parsed(*_event(line, first, year.after if year else number.after))
    return _month(line, at, after, month)


class _YearRead(NamedTuple):
    form: YearOf
    after: int


def _month(line: Line, at: int, after: int, month: int) -> Parsed | None:
    year = year_after(line, after)
    if year:
        return Parsed(Month(year.form, month), year.after)
    dotted = after > at + 1 and len(line.words[at]) > 3 and line.words[at] not in ("sept",)
    return (
        Parsed(Month(None, month), at + 1 if dotted else _drop_stop(line, at, after))
        if month_stands(line, at)
        else None
    )


def _drop_stop(line: Line, at: int, after: int) -> int:
    """A full stop belongs to an abbreviated month unless the sentence ends there."""
    if after == at + 1 or not line.words[after] or line.capital(after):
        return at + 1
    return after


def _is_day(line: Line, at: int, number: Number) -> bool:
    """Whether a number beside a month is its day: not "May 10,000", "May 5.3%", "May 12 people", "May 12:30"."""
    words, after = line.words, number.after
    if not line.tight(after):
        if (
            words[at].isdigit()
            and words[after] in line.vocabulary.counted
            and words[after] not in ("est", "edt", "people")
        ):
            return False
        return not (words[after] == "people" and words[at].isdigit() and line.before(at, 2) in ("in", "since"))
    if words[after] in (".", ",", ":", "/"):
        return not line.figure_follows(after)
    return words[after] != "%" and not words[after].isalpha() and words[after] not in ("°",)


def year_after(line: Line, at: int) -> _YearRead | None:
    """The year that follows a day or month: ", 2015", "of 2015", "last year", "this year", "'15"."""
    words, vocabulary = line.words, line.vocabulary
    begin = at
    if words[at] in ("-", "/") and line.tight(at):
        at += 1
    at += words[at] == ","
    comma = at > begin
    at += words[at] in ("of", "in")
    word = words[at]
    if word.isascii() and word.isdigit():
        if len(word) == 4 and 1000 <= int(word) <= 2199 and _year_shape(line, at):
            return _YearRead(int(word), at + 1)
        if len(word) == 2 and at > begin and line.before(at) == "of" and _year_shape(line, at):
            return _YearRead(century(int(word)), at + 1)
        return None
    if word in ("'", "’", "‘") and words[at + 1].isdigit() and len(words[at + 1]) == 2 and line.tight(at + 1):
        return _YearRead(century(int(words[at + 1])), at + 2)
    spoken = spoken_year(line, at)
    if spoken:
        return _YearRead(*spoken)
    if comma and line.before(at) not in ("of", "in"):
        return None
    if word == "the" and words[at + 1] in ("same", "previous", "following") and words[at + 2] == "year":
        return _YearRead(Same("year", {"same": 0, "previous": -1, "following": 1}[words[at + 1]]), at + 3)
    if word == "that" and words[at + 1] == "year":
        return _YearRead(Same("year"), at + 2)
    if vocabulary.shift.get(word) is not None and words[at + 1] == "year" and word in ("last", "this", "next"):
        return _YearRead(Shift("year", vocabulary.shift[word]), at + 2)
    return None


def _year_shape(line: Line, at: int) -> bool:
    words, after = line.words, line.words[at + 1]
    if not line.tight(at + 1):
        return after not in line.vocabulary.counted or after in ("people", "times", "days", "points", "votes")
    if after in (".", ",", ":"):
        return not (line.tight(at + 2) and words[at + 2].isdigit() and len(words[at + 2]) == 3)
    return after not in ("%",) and not after.isalpha()


def century(short: int) -> int:
    """The year that two digits stand for: 50 to 99 are 1950 to 1999, the rest is this century."""
    return short + (1900 if short >= 50 else 2000)


def _last_day(line: Line, number: Number, first: Day) -> Parsed | None:
    """The second end of "October 7-9, 2015" or "April 9 through 17"."""
    words, at = line.words, number.after
    if words[at] not in TO:
        return None
    start = at + 1 + (words[at + 1] == "the")
    other = day_number(line, start)
    if (
        not other
        or other.value <= first.day
        or not _is_day(line, start, other)
        or words[other.after] in line.vocabulary.months
    ):
        return None
    if words[at] == "to" and words[other.after].isalpha() and not year_after(line, other.after):
        return None if words[other.after] in line.vocabulary.counted else _days(line, first, other)
    return _days(line, first, other)


def _days(line: Line, first: Day, other: Number) -> Parsed:
    year = year_after(line, other.after)
    known = year.form if year else None
    return Parsed(
        Span(replace(first, year=known), replace(first, day=other.value, year=known)),
        year.after if year else other.after,
    )


def _event(line: Line, form: Day, after: int) -> tuple[Form, int]:
    """The year of a day that an event made famous: "the September 11 attacks"."""
    known = line.vocabulary.events.get((form.month or 0, form.day)) if isinstance(form.month, int) else None
    if known and form.year is None and {line.words[after], line.words[after + 1]} & known[1]:
        return replace(form, year=known[0]), after
    return form, after


def day_first(line: Line, at: int) -> Parsed | None:
    """ "7 October 2015", "the 7th of October", "05-Aug-2016", "6-7 January 1916"."""
    words, months = line.words, line.vocabulary.months
    number = day_number(line, at)
    if number is None or (
        at and line.tight(at) and words[at - 1] in (".", ",", "$", "£", "€") and words[at - 2].isdigit()
    ):
        return None
    after = _to_month(line, number.after)
    if words[after] in months and _month_word(line, after):
        return _day(line, Day(None, months[words[after]], number.value), after + 1)
    if words[number.after] in TO or (words[number.after] == "and" and line.before(at) in ("between", "the")):
        start = number.after + 1 + (words[number.after + 1] == "the")
        other = day_number(line, start)
        if other and other.value > number.value:
            after = _to_month(line, other.after)
            if words[after] in months and _month_word(line, after):
                last = _day(line, Day(None, months[words[after]], other.value), after + 1)
                if isinstance(last.form, Day):
                    return Parsed(Span(replace(last.form, day=number.value), last.form), last.after)
    return None


def _to_month(line: Line, at: int) -> int:
    """Past what may stand between a day and its month: "of", "-", "/", "day of"."""
    words = line.words
    if words[at] in ("-", "/", ".") and line.tight(at):
        return at + 1
    return at + (words[at] == "of") + (words[at] == "of" and words[at + 1] == "the")


def _month_word(line: Line, at: int) -> bool:
    """Whether the word at `at` can be a month after a day number: "5 may" can't, "2 Sun" isn't asked."""
    word = line.words[at]
    return line.capital(at) or word not in ("may", "march", "mar", "dec", "sep", "jun")


def _day(line: Line, form: Day, after: int) -> Parsed:
    words = line.words
    stop = after + (words[after] == "." and line.tight(after) and len(words[after - 1]) <= 4)
    year = year_after(line, stop)
    if year:
        return Parsed(*_event(line, replace(form, year=year.form), year.after))
    return Parsed(*_event(line, form, after))


def single_year(line: Line, at: int) -> Parsed | None:
    """ "2015", "fiscal 1989", "the year 2000", "490 BC", "nineteen ninety-one", "the 1980s", "2010-14"."""
    words = line.words
    word = words[at]
    if word in ("fiscal", "year", "years", "fy", "ad", "cy", "calendar"):
        return _labelled_year(line, at)
    if not (word.isascii() and word.isdigit()):
        if word in ("'", "’", "‘") and line.tight(at + 1):
            return _short_decade(line, at + 1)
        spoken = spoken_year(line, at)
        if spoken:
            return Parsed(Year(spoken.value), spoken.after)
        return None
    value, after = int(word), at + 1
    era = _era(line, after)
    if era:
        return Parsed(Year(-value if words[after] in ("bc", "bce", "b") else value), era) if 0 < value < 3000 else None
    if (
        len(word) == 4
        and words[after] in ("s", "'", "’")
        and line.tight(after)
        and value % 10 == 0
        and 1000 <= value < 2100
    ):
        tail = after + (words[after] != "s")
        if words[tail] == "s" and line.tight(tail):
            return Parsed(Years(value, 10), tail + 1)
    if len(word) == 2 and value % 10 == 0:
        return _short_decade(line, at)
    if len(word) != 4 or not year_stands(line, at, value):
        return None
    return _years(line, at, value)


def _years(line: Line, at: int, value: int) -> Parsed | None:
    """A year, or with what follows it "2016 November", "2010-14", "2014/15"."""
    words, months = line.words, line.vocabulary.months
    after = at + 1
    named = words[after] in months and (line.capital(after) or words[after] not in line.vocabulary.ambiguous_months)
    if named and not day_number(line, after + 1) and not words[after + 1].isdigit():
        return Parsed(Month(value, months[words[after]]), after + 1)
    if words[after] in ("-", "–", "/", "—") and line.tight(after) and line.tight(after + 1):
        second = words[after + 1]
        if second.isdigit() and len(second) == 2 and not (line.tight(after + 2) and words[after + 2] in "-–/."):
            last = value - value % 100 + int(second)
            last += 100 if last < value and int(second) == (value + 1) % 100 else 0
            if value < last <= value + 60 and (words[after] != "/" or last == value + 1):
                return Parsed(Span(Year(value), Year(last)), after + 2)
    return Parsed(Year(value), after)


def _era(line: Line, at: int) -> int | None:
    """The index after BC, AD, BCE or CE at `at`."""
    words = line.words
    if words[at] in ("bc", "bce", "ad", "ce") and line.text[line.starts[at]].isupper():
        return at + 1
    if words[at] == "b" and words[at + 1] == "." and words[at + 2] == "c":
        return at + 3 + (words[at + 3] == ".")
    return None


def _short_decade(line: Line, at: int) -> Parsed | None:
    """ "'80s", "the 80s", and with an apostrophe "'99" no decade."""
    words = line.words
    word = words[at]
    if not (word.isdigit() and len(word) == 2):
        return None
    tail = at + 1 + (words[at + 1] in ("'", "’") and line.tight(at + 1))
    if words[tail] != "s" or not line.tight(tail) or int(word) % 10:
        return None
    marked = line.before(at) in ("'", "’", "‘", "the", "mid", "-") or line.before(at) in line.vocabulary.parts
    if not marked or (line.before(at, 2) in ("his", "her", "their", "my", "in") and line.before(at) in ("his", "her")):
        return None
    return Parsed(Years(century(int(word)) if int(word) > 20 else 2000 + int(word), 10), tail + 1)


def _labelled_year(line: Line, at: int) -> Parsed | None:
    words = line.words
    fiscal = words[at] in ("fiscal", "fy")
    after = at + 1
    after += fiscal and words[after] in ("year", "years")
    after += words[at] == "calendar" and words[after] == "year"
    after += words[after] == "of" and words[after - 1] == "year"
    word = words[after]
    if word in ("'", "’") and words[at] == "fy":
        after, word = after + 1, words[after + 1]
    if word.isascii() and word.isdigit():
        if len(word) == 4 and 1000 <= int(word) <= 2199:
            found = _years(line, after, int(word))
            return Parsed(Year(int(word), fiscal), after + 1) if found and isinstance(found.form, Year) else found
        if words[at] == "fy" and len(word) == 2:
            return Parsed(Year(century(int(word)), fiscal), after + 1)
        if words[at] in ("year", "ad") and 2 < len(word) < 4 and int(word) and not line.capital(after + 1):
            return Parsed(Year(int(word)), after + 1) if words[after + 1] not in line.vocabulary.counted else None
        return None
    spoken = spoken_year(line, after)
    return Parsed(Year(spoken.value, fiscal), spoken.after) if spoken else None


def word_decade(line: Line, at: int) -> Parsed | None:
    """ "the nineteen-eighties", "the eighties"."""
    words, vocabulary = line.words, line.vocabulary
    if words[at] in vocabulary.decades:
        if (
            line.before(at) in ("the", "early", "mid", "late", "-")
            and line.before(at, 2) not in ("in", "his", "her", "their")
        ) or (
            line.before(at) == "the" and line.before(at, 2) in ("in", "of", "since", "by", "from", "during", "until")
        ):
            return Parsed(Years(vocabulary.decades[words[at]], 10), at + 1)
        return None
    first = vocabulary.cardinals.get(words[at], 0)
    after = at + 1 + (words[at + 1] == "-")
    if first in (18, 19) and words[after] in vocabulary.decades:
        return Parsed(Years(first * 100 + vocabulary.decades[words[after]] % 100, 10), after + 1)
    return None


def centuries(line: Line, at: int) -> Parsed | None:
    """ "20th century", "nineteenth-century", and the 19th of "19th and 20th centuries"."""
    words = line.words
    number = ordinal(line, at)
    if number is None or number.value > 25:
        return None
    after = number.after + (words[number.after] == "-")
    if words[after] in ("century", "centuries"):
        era = _era(line, after + 1)
        before_christ = era is not None and words[after + 1].startswith("b")
        if before_christ:
            return Parsed(Year(-100 * number.value), era or after + 1)
        return Parsed(Years(100 * (number.value - 1), 100), era or after + 1)
    if words[after] in ("and", "or", "to", "through") or words[after] in "-–,":
        other = ordinal(line, after + 1 + (words[after + 1] == "the"))
        if other and words[other.after + (words[other.after] == "-")] in ("century", "centuries"):
            return Parsed(Years(100 * (number.value - 1), 100), number.after)
    return None


def weekday_alone(line: Line, at: int) -> bool:
    """Whether the weekday at `at` stands as a day by itself."""
    return weekday_stands(line, at)
