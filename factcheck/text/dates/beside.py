"""The year beside a month or day: ", 2015", "of 2015", "last year", "of that year", "'15"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.text.dates.forms import Same, Shift, YearOf
from factcheck.text.dates.line import Line
from factcheck.text.dates.numerals import century_of, spoken_year


class YearRead(NamedTuple):
    """A year beside a month or day, and the index of the word after it."""

    form: YearOf
    after: int


def year_after(line: Line, at: int) -> YearRead | None:
    """The year that follows a day or month: ", 2015", "of 2015", "last year", "of that year", "'15"."""
    words = line.words
    begin = at
    at += words[at] in ("-", "/") and line.tight(at)
    at += words[at] == ","
    comma = words[at - 1] == "," and at > begin
    of = words[at] in ("of", "in")
    at += of
    if line.digits(at):
        if len(words[at]) == 4 and 1000 <= int(words[at]) <= 2199 and year_ends(line, at):
            return YearRead(int(words[at]), at + 1)
        if len(words[at]) == 2 and of and words[at - 1] == "of" and year_ends(line, at):
            return YearRead(century_of(int(words[at])), at + 1)
        return None
    if words[at] == "'" and line.digits(at + 1) and len(words[at + 1]) == 2 and line.tight(at + 1):
        return YearRead(century_of(int(words[at + 1])), at + 2)
    spoken = spoken_year(line, at)
    if spoken:
        return YearRead(*spoken)
    return None if comma and not of else _counted_year(line, at)


def _counted_year(line: Line, at: int) -> YearRead | None:
    """ "last year", "that year", "the same year", "the year before"."""
    words, shift = line.words, line.vocabulary.shift
    at += words[at] == "the"
    if words[at + 1] != "year":
        return None
    if words[at] in ("last", "this", "next"):
        return YearRead(Shift("year", shift[words[at]]), at + 2)
    if words[at] in ("that", "same"):
        return YearRead(Same("year"), at + 2)
    if words[at] in ("previous", "preceding", "following"):
        return YearRead(Same("year", shift[words[at]]), at + 2)
    return None


def year_ends(line: Line, at: int) -> bool:
    """Whether nothing hangs on the right of a year beside a month."""
    after = at + 1
    if line.hangs(after):
        return line.words[after] == ":"
    if line.tight(after):
        return line.words[after] != "%" and not line.words[after].isalpha()
    return not line.trap(after, "years.counted") or line.words[after] in ("people", "times", "days", "points", "votes")
